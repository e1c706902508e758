"""`Documents` on one SQLite file."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice

from crm_platform.documents.language import check_spec
from crm_platform.documents.port import (
    Doc,
    DocumentsError,
    DuplicateKey,
    Spec,
    Transaction,
    Unsupported,
    VersionConflict,
)
from crm_platform.documents.sqlite import schema
from crm_platform.documents.sqlite.collection import SqliteCollection
from crm_platform.documents.sqlite.database import Connection, Database
from crm_platform.documents.sqlite.keys import KeyNumbers
from crm_platform.documents.sqlite.transaction import SqliteTransaction, apply_together

LOAD = 500
REFUSALS = (DuplicateKey, VersionConflict, Unsupported)
"""What a transaction meets; everything else befalls the engine."""


class SqliteDocuments:
    """`db` is for what lives in the same file beside the documents (the log)."""

    def __init__(self, path: str, specs: Sequence[Spec], *, synchronous: str = "FULL") -> None:
        for spec in specs:
            check_spec(spec)
        if len({spec.name for spec in specs}) != len(specs):
            raise ValueError("two specs of one name")
        self.db = Database(path, synchronous=synchronous)
        self._listeners: list[Callable[[set[str]], None]] = []
        self._numbers = KeyNumbers(self.db)
        self._collections = {spec.name: SqliteCollection(spec, self.db, self._numbers) for spec in specs}

    def __getitem__(self, name: str) -> SqliteCollection:
        return self._collections[name]

    def transaction(self) -> SqliteTransaction:
        return SqliteTransaction(self._collections)

    async def commit(self, *transactions: Transaction) -> list[DocumentsError | None]:
        own = [transaction for transaction in transactions if isinstance(transaction, SqliteTransaction)]
        if len(own) != len(transactions):
            raise Unsupported("a transaction of another store")
        outcomes = await self._outcomes(own)
        topics = {topic for one, error in zip(own, outcomes, strict=True) if error is None for topic in one.topics}
        if topics:
            for listener in self._listeners:
                listener(topics)
        return outcomes

    def on_publish(self, listener: Callable[[set[str]], None]) -> None:
        """Call it in the event loop with the topics of each commit that published."""
        self._listeners.append(listener)

    async def load(self, name: str, docs: Iterable[Doc]) -> int:
        """Fill a collection, the quicker against inserts the more there come: documents first, then indexes and key
        tables over all there are in one go, sorted. Nobody may use the collection meanwhile. If it ends half way, the
        next `open` makes the rest.
        """
        rows, count = self._collections[name].rows, 0
        await self.db.write(lambda connection: schema.unbuild(connection, rows))
        source = iter(docs)
        while chunk := [rows.prepare(doc) for doc in islice(source, LOAD)]:
            await self.db.write(partial(rows.insert_bare, docs=chunk))
            count += len(chunk)
        await self.db.write(lambda connection: schema.build(connection, rows))
        return count

    async def open(self) -> None:
        await self.db.open(self._prepare)

    async def close(self) -> None:
        await self.db.close()

    async def backup(self, to: str) -> None:
        """A consistent copy of the whole file, log included, while work goes on. `to` must not exist."""
        await self.db.aside(lambda connection: schema.copy_to(connection, to))

    def _prepare(self, connection: Connection) -> None:
        self._numbers.load(connection)
        schema.prepare(connection, [one.rows for one in self._collections.values()])

    async def _outcomes(self, transactions: Sequence[SqliteTransaction]) -> list[DocumentsError | None]:
        """Without a savepoint for each where that is possible: one by itself, or several that only add while none of
        them is refused.
        """
        if len(transactions) == 1:
            try:
                await self.db.write(transactions[0].apply)
            except REFUSALS as refused:
                return [refused]
            return [None]
        if all(one.only_adds for one in transactions):
            with suppress(*REFUSALS):  # nothing of them is written then
                await self.db.write(lambda connection: apply_together(connection, transactions), alone=True)
                return [None] * len(transactions)
        return await self.db.write(lambda connection: [self._apply(connection, one) for one in transactions])

    def _apply(self, connection: Connection, transaction: SqliteTransaction) -> DocumentsError | None:
        try:
            with self.db.savepoint(connection):
                transaction.apply(connection)
        except DocumentsError as error:
            return error
        return None
