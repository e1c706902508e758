# ruff: noqa: S608 - names come from checked declarations, values are bound
"""One collection on SQLite, as the port has it."""

from collections.abc import AsyncIterator, Sequence

import orjson

from crm_platform.documents.language import check_filter, check_path, check_update
from crm_platform.documents.port import Doc, Filter, Page, PageQuery, Spec
from crm_platform.documents.sqlite.database import Database, all_rows
from crm_platform.documents.sqlite.keys import KeyNumbers
from crm_platform.documents.sqlite.pages import Pages
from crm_platform.documents.sqlite.rows import Projection, Rows


class SqliteCollection:
    def __init__(self, spec: Spec, database: Database, numbers: KeyNumbers) -> None:
        self.spec = spec
        self.rows = Rows(spec, numbers)
        self.pages = Pages(spec, self.rows)
        self._db = database

    async def get(self, id_: str, *, fields: Sequence[str] = ()) -> Doc | None:
        found = await self.get_many([id_], fields=fields)
        return found[0] if found else None

    async def get_many(self, ids: Sequence[str], *, fields: Sequence[str] = ()) -> list[Doc]:
        projection = _projection(fields)
        sql = f"select {projection.sql} from {self.rows.table} where id in (select value from json_each(?))"
        text = orjson.dumps(list(ids)).decode()
        docs = await self._db.read(lambda c: projection.docs(all_rows(c, sql, (text,))))
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
        projection = _projection(fields)
        sql, args = self.rows.select(projection.sql, where, sort, skip, limit)
        return await self._db.read(lambda c: projection.docs(all_rows(c, sql, args)))

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
        return await self._db.read(lambda c: self.rows.count(c, where, cap))

    async def page(self, query: PageQuery) -> Page:
        check_filter(query.where, self.spec)
        _check_fields(query.fields)
        return await self._db.read(lambda c: self.pages.page(c, query))

    async def count_visible(self, query: PageQuery, cap: int) -> int:
        check_filter(query.where, self.spec)
        return await self._db.read(lambda c: self.pages.count(c, query, cap))

    async def insert(self, doc: Doc) -> None:
        await self.insert_many([doc])

    async def insert_many(self, docs: Sequence[Doc]) -> None:
        prepared = [self.rows.prepare(doc) for doc in docs]
        await self._db.write(lambda c: self.rows.insert_all(c, prepared))

    async def update_one(
        self, where: Filter, update: Doc, *, upsert: bool = False, sort: Sequence[tuple[str, int]] = ()
    ) -> Doc | None:
        check_filter(where, self.spec)
        check_update(update, self.spec)
        return await self._db.write(lambda c: self.rows.update_one(c, where, update, upsert, sort))

    async def update_many(self, where: Filter, update: Doc) -> int:
        check_filter(where, self.spec)
        check_update(update, self.spec)
        return await self._db.write(lambda c: self.rows.update_many(c, where, update))

    async def delete(self, where: Filter) -> int:
        check_filter(where, self.spec)
        return await self._db.write(lambda c: self.rows.delete(c, where))


def _projection(fields: Sequence[str]) -> Projection:
    _check_fields(fields)
    return Projection(fields)


def _check_fields(fields: Sequence[str]) -> None:
    for field in fields:
        check_path(field)
