"""A list of writes, and how several of them become one MongoDB transaction.

All writes of a collection go in one bulk. MongoDB counts what a bulk matched but does not say which of it did not, so
when something fails the transaction is run again write by write to find whose it was.
"""

import secrets
import time
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pymongo import DeleteOne, InsertOne, ReplaceOne, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import PyMongoError

from crm_platform.documents.language import GUARD, check_update, check_value, touches_shape
from crm_platform.documents.mongo.collection import MongoCollection
from crm_platform.documents.mongo.language import by_id, failure_of
from crm_platform.documents.port import Doc, DocumentsError, VersionConflict
from crm_platform.documents.semantics import normal

OUTBOX = "_outbox"
AGAIN = "TransientTransactionError"
Operation = InsertOne[Doc] | ReplaceOne[Doc] | UpdateOne | DeleteOne
Outbox = AsyncCollection[Doc]


@dataclass(frozen=True, slots=True)
class Write:
    """`operation` is None for a guard that a document does not exist."""

    kind: Literal["insert", "match", "absent"]
    collection: str
    id: str
    operation: Operation | None
    shapes: bool = False  # changes what the orders are made of: the result must be looked at


class WriteFailed(Exception):
    """Aborts the transaction; `place` is the failing one of the transactions given."""

    def __init__(self, place: int, error: DocumentsError) -> None:
        super().__init__(place, error)
        self.place, self.error = place, error


class Stumbled(Exception):
    """Some write of a bulk failed, or matched nothing (then without a failure)."""

    def __init__(self, failure: DocumentsError | None = None) -> None:
        super().__init__(failure)
        self.failure = failure


class MongoTransaction:
    def __init__(self, collections: Mapping[str, MongoCollection]) -> None:
        self._collections = collections
        self.writes: list[Write] = []

    def insert(self, collection: str, doc: Doc) -> None:
        prepared = self._collections[collection].prepare(doc)
        self.writes.append(Write("insert", collection, doc["_id"], InsertOne(prepared)))

    def replace(self, collection: str, doc: Doc, *, version: int) -> None:
        prepared = self._collections[collection].prepare(doc)
        self._match(collection, doc["_id"], ReplaceOne(by_id(doc["_id"], version), prepared))

    def update(self, collection: str, id_: str, update: Doc, *, version: int | None = None) -> None:
        check_update(update, self._collections[collection].spec)
        operation = UpdateOne(by_id(id_, version), normal(update))
        shapes = touches_shape(update, self._collections[collection].spec)
        self.writes.append(Write("match", collection, id_, operation, shapes))

    def delete(self, collection: str, id_: str, *, version: int | None = None) -> None:
        _ = self._collections[collection]
        self._match(collection, id_, DeleteOne(by_id(id_, version)))

    def guard(self, collection: str, id_: str, *, version: int | None) -> None:
        """A guard is a write of a mark, since a snapshot alone would let two guarded writers pass each other. That
        something does not exist can only be read.
        """
        _ = self._collections[collection]
        if version is None:
            self.writes.append(Write("absent", collection, id_, None))
        else:
            mark = {"$set": {GUARD: secrets.token_hex(8)}}
            self._match(collection, id_, UpdateOne(by_id(id_, version), mark))

    def publish(self, topic: str, key: str, event_id: str, event: Doc, *, checked: bool = False) -> None:
        if not checked:
            check_value(event)
        row: Doc = {
            "_id": event_id,
            "topic": topic,
            "key": key,
            "at": time.time(),
            "state": "new",
            "body": normal(event),
        }
        self.writes.append(Write("insert", OUTBOX, event_id, InsertOne(row)))

    def _match(self, collection: str, id_: str, operation: Operation) -> None:
        self.writes.append(Write("match", collection, id_, operation))


Numbered = tuple[int, MongoTransaction]


class Applying:
    """Some transactions on their way into one transaction of the server."""

    def __init__(
        self, collections: Mapping[str, MongoCollection], outbox: Outbox, transactions: Sequence[Numbered]
    ) -> None:
        self._collections, self._outbox = collections, outbox
        self._writes = [(place, write) for place, one in transactions for write in one.writes]

    async def together(self, session: AsyncClientSession) -> None:
        """One bulk a collection. Raises Stumbled, without saying over which write."""
        written = {(write.collection, write.id) for _, write in self._writes if write.kind != "absent"}
        for _, write in self._writes:
            if write.kind == "absent":
                await self._expect_absent(session, write, written)
        for collection in dict.fromkeys(write.collection for _, write in self._writes):
            mine = [w for _, w in self._writes if w.collection == collection and w.operation is not None]
            if mine:
                await self._bulk(session, collection, mine)

    async def each(self, session: AsyncClientSession) -> None:
        """Write by write, in order: raises WriteFailed with the first that fails."""
        for place, write in self._writes:
            try:
                if write.kind != "absent":
                    await self._bulk(session, write.collection, [write])
                else:
                    await self._expect_absent(session, write, ())
            except Stumbled as stumbled:
                failure = stumbled.failure or VersionConflict(write.collection, write.id)
                raise WriteFailed(place, failure) from None

    async def _bulk(self, session: AsyncClientSession, collection: str, writes: Sequence[Write]) -> None:
        operations: list[Any] = [write.operation for write in writes]
        native = self._outbox if collection == OUTBOX else self._collections[collection].native
        try:
            result = await native.bulk_write(operations, session=session)
        except PyMongoError as error:
            failure = error if error.has_error_label(AGAIN) else failure_of(collection, error)
            if isinstance(failure, DocumentsError):
                raise Stumbled(failure) from error
            raise  # also what the driver runs again by itself
        if result.inserted_count + result.matched_count + result.deleted_count != len(writes):
            raise Stumbled
        shaped = [write.id for write in writes if write.shapes]
        if shaped:
            await self._check_shapes(session, self._collections[collection], shaped)

    async def _check_shapes(self, session: AsyncClientSession, one: MongoCollection, ids: Sequence[str]) -> None:
        try:
            await one.check_shapes(session, ids)
        except DocumentsError as failure:
            raise Stumbled(failure) from None

    async def _expect_absent(
        self, session: AsyncClientSession, write: Write, written: Container[tuple[str, str]]
    ) -> None:
        native = self._collections[write.collection].native
        known = (write.collection, write.id) in written
        if known or await native.find_one({"_id": write.id}, {"_id": 1}, session=session) is not None:
            raise Stumbled
