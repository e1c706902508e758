"""The documents port: a checked subset of MongoDB's filter and update language, one value model, one transaction.

Values: None, bool, int (64 bit), float, str, datetime (aware, UTC, kept to the millisecond), list, dict with str keys.
Both adapters check filters and updates, so a query that only one engine understands fails on both.
Documents have `_id` (str) and `version` (int). `DocumentsError` and below are the only errors an adapter raises
on purpose.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Doc = dict[str, Any]
Filter = dict[str, Any]
Scalar = str | int | float | bool | datetime
Position = list[Any]  # where a page ended: JSON values, the adapter's own, opaque to callers


class DocumentsError(Exception):
    """Root of what the port raises."""


class DuplicateKey(DocumentsError):
    """A unique index refused a write. `index` is its declared name, `collection` where."""

    def __init__(self, collection: str, index: str) -> None:
        super().__init__(collection, index)
        self.collection, self.index = collection, index


class VersionConflict(DocumentsError):
    """A write or guard met another version, or no document."""

    def __init__(self, collection: str, id_: str) -> None:
        super().__init__(collection, id_)
        self.collection, self.id = collection, id_


class Unsupported(DocumentsError):
    """Outside the checked subset."""


class StoreLocked(DocumentsError):
    """Another process has the data open, or its file may not be written."""


class StoreFull(DocumentsError):
    """No room left on the disk: nothing of the write happened."""


class StoreTooNew(DocumentsError):
    """The data were written by a newer release; nothing was touched."""


class StoreUnavailable(DocumentsError):
    """The engine does not answer, is damaged, or is too old to be trusted."""


@dataclass(frozen=True, slots=True)
class Index:
    """`keys`: (path, 1 or -1). `many`: the one path holds a list of scalars, each is a key (a 'multikey' index).

    `where`: a conjunction of equalities that makes the index partial. A path under a unique index holds no booleans
    beside numbers: SQLite takes true for 1.
    """

    name: str
    keys: tuple[tuple[str, int], ...]
    unique: bool = False
    many: bool = False
    where: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One declared list order, served together with the access keys (`page`).

    `path` holds the sort value: never null, always of one type (str, int or datetime). `hot`: scalar paths that may be
    filtered by equality at the price of an unfiltered page (each costs one more index row a key and record).
    """

    name: str
    path: str
    descending: bool = False
    hot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """A collection's shape. `arrays`: every path that holds a list, nested ones dotted (`lines`, `lines.tags`).

    `orders` need `access`, the path of a flat list of access keys.
    """

    name: str
    arrays: frozenset[str] = frozenset()
    indexes: tuple[Index, ...] = ()
    orders: tuple[Order, ...] = ()
    access: str = "access"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuery:
    """A page of what the holder of `keys` may see. An empty `keys` gives an empty page without touching data.

    `hot`: equality on at most one of the order's hot paths; a sequence means any of them.
    `after`: continue behind this position; `start_at`: begin at this sort value (not both).
    `fields`: top-level fields to return, `_id` and `version` always come; empty means all.
    `where`: a further filter tested on documents within a budget; the page may then be short with `more` set.
    """

    order: str
    keys: Sequence[str]
    descending: bool | None = None  # None: as the order is declared
    hot: Mapping[str, Scalar | Sequence[Scalar]] = field(default_factory=dict[str, Any])
    where: Filter = field(default_factory=dict[str, Any])
    after: Position | None = None
    start_at: Scalar | None = None
    limit: int = 50
    fields: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """`positions[i]` continues behind `rows[i]`; `next` continues behind the page, None at the end."""

    rows: list[Doc]
    positions: list[Position]
    next: Position | None


class Collection(Protocol):
    """Reads outside a transaction see the newest commit. Writes here are for platform's own rows; records use
    transactions.
    """

    async def get(self, id_: str, *, fields: Sequence[str] = ()) -> Doc | None: ...
    async def get_many(self, ids: Sequence[str], *, fields: Sequence[str] = ()) -> list[Doc]:
        """The documents that exist, in the order of `ids`."""
        ...

    async def find(
        self,
        where: Filter,
        *,
        sort: Sequence[tuple[str, int]] = (),
        skip: int = 0,
        limit: int = 0,
        fields: Sequence[str] = (),
    ) -> list[Doc]: ...
    def stream(self, where: Filter, *, fields: Sequence[str] = (), batch: int = 500) -> AsyncIterator[Doc]:
        """All that match, by `_id`, in constant memory; sees changes made meanwhile or not."""
        ...

    async def count(self, where: Filter, *, cap: int = 0) -> int:
        """How many match; with `cap`, stops counting there."""
        ...

    async def page(self, query: PageQuery) -> Page: ...
    async def count_visible(self, query: PageQuery, cap: int) -> int:
        """Records of the unpaged query, counted up to `cap`."""
        ...

    async def insert(self, doc: Doc) -> None: ...
    async def insert_many(self, docs: Sequence[Doc]) -> None: ...
    async def update_one(
        self, where: Filter, update: Doc, *, upsert: bool = False, sort: Sequence[tuple[str, int]] = ()
    ) -> Doc | None:
        """Find and change one atomically; returns the document after, None where nothing matched."""
        ...

    async def update_many(self, where: Filter, update: Doc) -> int: ...
    async def delete(self, where: Filter) -> int: ...


class Transaction(Protocol):
    """A list of writes, applied in one database transaction by `Documents.commit`; nothing is locked until then."""

    def insert(self, collection: str, doc: Doc) -> None: ...
    def replace(self, collection: str, doc: Doc, *, version: int) -> None:
        """Write the whole document over the one whose version is `version` (the new version is in `doc`)."""
        ...

    def update(self, collection: str, id_: str, update: Doc, *, version: int | None = None) -> None:
        """Apply update operators; does not touch `version` unless the update says so. Missing: VersionConflict."""
        ...

    def delete(self, collection: str, id_: str, *, version: int | None = None) -> None: ...
    def guard(self, collection: str, id_: str, *, version: int | None) -> None:
        """Fail unless the document still has this version (None: still does not exist)."""
        ...

    def publish(self, topic: str, key: str, event_id: str, event: Doc, *, checked: bool = False) -> None:
        """An outbox row (see crm_platform.log). `checked`: its values come out of documents."""
        ...


class Documents(Protocol):
    def __getitem__(self, name: str) -> Collection: ...
    def transaction(self) -> Transaction: ...
    async def commit(self, *transactions: Transaction) -> list[DocumentsError | None]:
        """Commit all in one database transaction with a savepoint each, durable on return: None or why it was undone.

        A failure of the engine itself (disk full) undoes all and is raised.
        """
        ...

    async def open(self) -> None: ...
    async def close(self) -> None: ...
    async def backup(self, to: str) -> None: ...
