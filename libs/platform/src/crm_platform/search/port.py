"""The search port: a small query model of its own (no engine's JSON), the same answers on every engine."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Scalar = str | int | float | bool | datetime


class UnknownField(ValueError):
    """A condition, order or group names a field that the index does not have, or not for this use."""

    def __init__(self, index: str, name: str) -> None:
        super().__init__(f"{index} has no such field for this use: {name}")
        self.index, self.field = index, name


@dataclass(frozen=True, slots=True)
class SearchField:
    """One indexed field.

    `text`: analysed (Chinese words and characters, pinyin where `pinyin`, typos of one letter), `weight` orders hits.
    `fragment`: digits and codes found by any piece of at least 3 characters (phones, e-mail, customer code).
    `keyword`, `number`, `instant`, `boolean`: exact, filterable; sortable where `sort`. `many`: a list of values.
    `group`: a keyword's records can be counted by its values, which costs each record something.
    `open`: {name: value or list of values} under names that need no declaration (`[a-z][a-z0-9_]*`). Each is asked for
    as `<field>.<name>`, by text, number, instant or boolean as it was put; not sortable.
    """

    name: str
    kind: Literal["text", "fragment", "keyword", "number", "instant", "boolean", "open"]
    weight: float = 1.0
    pinyin: bool = False
    many: bool = False
    sort: bool = False
    group: bool = True


@dataclass(frozen=True, slots=True)
class SearchSpec:
    """An index. Documents are flat: `id`, `access` (list of keys), and the declared fields; a missing field is null."""

    name: str
    fields: tuple[SearchField, ...]
    version: int = 1                        # raised when the analysis or the fields change: the index is rebuilt


@dataclass(frozen=True, slots=True)
class Compare:
    """`op`: = != < <= > >= ; `has` (list contains) ; `prefix` (text begins with) ; `null` (value is ignored)."""

    field: str
    op: Literal["=", "!=", "<", "<=", ">", ">=", "has", "prefix", "null"]
    value: Scalar | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    items: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    items: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    item: "Condition"


Condition = Compare | AnyOf | AllOf | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """`keys` filters by access before anything else. `words` is what a person typed. `order`: (field, descending),
    None means by relevance, newest first (by id) without words. `after`: opaque, from `Hits.next`.
    Ties are ordered by id in the same direction; records without a value come last in both.
    """

    keys: Sequence[str]
    words: str = ""
    where: Condition | None = None
    order: tuple[str, bool] | None = None
    after: list[Any] | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hits:
    ids: list[str]
    positions: list[list[Any]]
    next: list[Any] | None
    about: int                              # how many match in all


@dataclass(frozen=True, slots=True)
class Bucket:
    value: Scalar | None
    count: int


@dataclass(frozen=True, slots=True)
class Rebuild:
    read: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])


class SearchIndex(Protocol):
    async def open(self) -> None: ...
    async def close(self) -> None: ...
    async def put(
        self, index: str, docs: Sequence[Mapping[str, Any]], *, refresh: bool = False, bulk: bool = False
    ) -> None:
        """Add or replace by `id`; visible within a second, at once with `refresh`, within some seconds with `bulk`."""
        ...

    async def delete(self, index: str, ids: Sequence[str], *, refresh: bool = False) -> None: ...
    async def search(self, index: str, query: SearchQuery) -> Hits: ...
    async def group(self, index: str, query: SearchQuery, by: str, limit: int = 200) -> list[Bucket]:
        """Counts by the values of a keyword, number, boolean or open field, largest first, null included."""
        ...

    async def rebuild(self, index: str, source: AsyncIterator[Mapping[str, Any]]) -> int:
        """Replace the index's whole content; the old one answers until the new one is complete."""
        ...

    async def needs_rebuild(self, index: str) -> bool: ...
