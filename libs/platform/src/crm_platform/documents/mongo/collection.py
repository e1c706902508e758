"""One collection on MongoDB, as the port has it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar

import bson
from bson.errors import InvalidDocument, InvalidStringData
from bson.raw_bson import RawBSONDocument
from pymongo import AsyncMongoClient, ReturnDocument
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection

from crm_platform.documents.language import (
    GUARD,
    check_document,
    check_filter,
    check_path,
    check_shape,
    check_update,
    touches_shape,
)
from crm_platform.documents.mongo.language import failures, native_filter, native_projection
from crm_platform.documents.mongo.pages import MongoPages
from crm_platform.documents.port import Doc, Filter, Page, PageQuery, Spec, Unsupported
from crm_platform.documents.semantics import normal
from crm_platform.ids import new_id

T = TypeVar("T")


class MongoCollection:
    def __init__(self, spec: Spec, collection: AsyncCollection[Doc], client: AsyncMongoClient[Doc]) -> None:
        self.spec, self.native = spec, collection
        self.pages = MongoPages(spec, collection)
        self._client = client

    def prepare(self, doc: Doc) -> Any:
        """A checked document, encoded once."""
        check_document(doc)
        check_shape(doc, self.spec)
        try:
            return RawBSONDocument(bson.encode(doc))
        except (UnicodeError, InvalidDocument, InvalidStringData, OverflowError) as error:
            raise Unsupported(str(error)) from None

    async def get(self, id_: str, *, fields: Sequence[str] = ()) -> Doc | None:
        with failures(self.spec.name):
            return await self.native.find_one({"_id": id_}, _projection(fields))

    async def get_many(self, ids: Sequence[str], *, fields: Sequence[str] = ()) -> list[Doc]:
        with failures(self.spec.name):
            docs = await self.native.find({"_id": {"$in": list(ids)}}, _projection(fields)).to_list(None)
        found = {doc["_id"]: doc for doc in docs}
        return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found]

    async def find(
        self,
        where: Filter,
        *,
        sort: Sequence[tuple[str, int]] = (),
        skip: int = 0,
        limit: int = 0,
        fields: Sequence[str] = (),
    ) -> list[Doc]:
        check_filter(where, self.spec)
        for path, _ in sort:
            check_path(path)
        with failures(self.spec.name):
            cursor = self.native.find(native_filter(where), _projection(fields), skip=skip, limit=limit)
            return await (cursor.sort(list(sort)) if sort else cursor).to_list(None)

    async def stream(self, where: Filter, *, fields: Sequence[str] = (), batch: int = 500) -> AsyncIterator[Doc]:
        last = ""
        while True:
            behind: Filter = {"$and": [{"_id": {"$gt": last}}, where]} if where else {"_id": {"$gt": last}}
            docs = await self.find(behind, sort=[("_id", 1)], limit=batch, fields=fields)
            for doc in docs:
                yield doc
            if len(docs) < batch:
                return
            last = docs[-1]["_id"]

    async def count(self, where: Filter, *, cap: int = 0) -> int:
        check_filter(where, self.spec)
        with failures(self.spec.name):
            if cap:
                return await self.native.count_documents(native_filter(where), limit=cap)
            return await self.native.count_documents(native_filter(where))

    async def page(self, query: PageQuery) -> Page:
        check_filter(query.where, self.spec)
        for field in query.fields:
            check_path(field)
        with failures(self.spec.name):
            return await self.pages.page(query)

    async def count_visible(self, query: PageQuery, cap: int) -> int:
        check_filter(query.where, self.spec)
        with failures(self.spec.name):
            return await self.pages.count(query, cap)

    async def insert(self, doc: Doc) -> None:
        with failures(self.spec.name):
            await self.native.insert_one(self.prepare(doc))

    async def insert_many(self, docs: Sequence[Doc]) -> None:
        prepared = [self.prepare(doc) for doc in docs]
        if not prepared:
            return

        async def insert(session: AsyncClientSession) -> None:
            await self.native.insert_many(prepared, session=session)

        with failures(self.spec.name):
            await self._transacted(insert)

    async def update_one(
        self, where: Filter, update: Doc, *, upsert: bool = False, sort: Sequence[tuple[str, int]] = ()
    ) -> Doc | None:
        check_filter(where, self.spec)
        check_update(update, self.spec)
        change: Doc = normal(update)
        if upsert and "_id" not in where:
            change["$setOnInsert"] = {"_id": new_id(), **change.get("$setOnInsert", {})}

        async def run(session: AsyncClientSession | None = None) -> Doc | None:
            doc = await self.native.find_one_and_update(
                native_filter(where),
                change,
                projection={GUARD: 0},
                upsert=upsert,
                sort=list(sort) or None,
                return_document=ReturnDocument.AFTER,
                session=session,
            )
            if doc is not None:
                check_shape(doc, self.spec)
            return doc

        shapes = touches_shape(update, self.spec) or (upsert and bool(self.spec.orders))
        with failures(self.spec.name):
            return await (self._transacted(run) if shapes else run())

    async def update_many(self, where: Filter, update: Doc) -> int:
        check_filter(where, self.spec)
        check_update(update, self.spec)
        change: Doc = normal(update)
        shapes = touches_shape(update, self.spec)

        async def run(session: AsyncClientSession) -> int:
            found = native_filter(where)
            ids: list[str] = []
            if shapes:
                ids = [doc["_id"] async for doc in self.native.find(found, {"_id": 1}, session=session)]
                found = {"_id": {"$in": ids}}
            result = await self.native.update_many(found, change, session=session)
            await self.check_shapes(session, ids)
            return result.matched_count

        with failures(self.spec.name):
            return await self._transacted(run)

    async def check_shapes(self, session: AsyncClientSession, ids: Sequence[str]) -> None:
        """Refuse, before the transaction ends, documents that the orders could not list."""
        if ids:
            shape = {self.spec.access: 1}
            shape |= dict.fromkeys((path for order in self.spec.orders for path in (order.path, *order.hot)), 1)
            async for doc in self.native.find({"_id": {"$in": list(ids)}}, shape, session=session):
                check_shape(doc, self.spec)

    async def _transacted(self, run: Callable[[AsyncClientSession], Awaitable[T]]) -> T:
        async with self._client.start_session() as session:
            return await session.with_transaction(run)

    async def delete(self, where: Filter) -> int:
        check_filter(where, self.spec)
        with failures(self.spec.name):
            return (await self.native.delete_many(native_filter(where))).deleted_count


def _projection(fields: Sequence[str]) -> dict[str, int]:
    for field in fields:
        check_path(field)
    return native_projection(fields)
