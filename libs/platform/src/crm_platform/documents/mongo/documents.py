"""`Documents` on a MongoDB replica set, through pymongo's asyncio client."""

import asyncio
import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bson import json_util
from pymongo import AsyncMongoClient
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import CollectionInvalid

from crm_platform.documents.language import check_spec
from crm_platform.documents.mongo.collection import MongoCollection
from crm_platform.documents.mongo.language import failures
from crm_platform.documents.mongo.pages import index_keys, index_name
from crm_platform.documents.mongo.transaction import OUTBOX, Applying, MongoTransaction, Stumbled, WriteFailed
from crm_platform.documents.port import Doc, DocumentsError, Index, Spec, StoreUnavailable, Transaction, Unsupported

SERVER_SECONDS = 10
LEAST_VERSION = (6, 0)


class MongoDocuments:
    def __init__(self, uri: str, database: str, specs: Sequence[Spec]) -> None:
        for spec in specs:
            check_spec(spec)
        if len({spec.name for spec in specs}) != len(specs):
            raise ValueError("two specs of one name")
        patience: dict[str, Any] = (
            {} if "serverSelectionTimeoutMS" in uri else {"serverSelectionTimeoutMS": SERVER_SECONDS * 1000}
        )
        self.client: AsyncMongoClient[Doc] = AsyncMongoClient(uri, tz_aware=True, **patience)
        self.database = self.client[database]
        self._collections = {spec.name: MongoCollection(spec, self.database[spec.name], self.client) for spec in specs}
        self._natives: dict[str, AsyncCollection[Doc]] = {n: one.native for n, one in self._collections.items()}
        self._natives[OUTBOX] = self.database[OUTBOX]

    def __getitem__(self, name: str) -> MongoCollection:
        return self._collections[name]

    def transaction(self) -> MongoTransaction:
        return MongoTransaction(self._collections)

    async def commit(self, *transactions: Transaction) -> list[DocumentsError | None]:
        """One server transaction; when one of several fails, the others run again without it."""
        own = [one for one in transactions if isinstance(one, MongoTransaction)]
        if len(own) != len(transactions):
            raise Unsupported("a transaction of another store")
        outcomes: list[DocumentsError | None] = [None] * len(own)
        left = [(place, one) for place, one in enumerate(own) if one.writes]
        while left:
            failed = await self._attempt(left)
            if failed is None:
                break
            outcomes[failed.place] = failed.error
            left = [(place, one) for place, one in left if place != failed.place]
        return outcomes

    async def open(self) -> None:
        """Collections and indexes as declared; undeclared indexes of known collections go."""
        with failures(""):
            await self._check_server()
            known = set(await self.database.list_collection_names())
            for name in self._natives:
                if name not in known:
                    await self._create(name)
            for one in self._collections.values():
                await self._index(one)
            await self.database[OUTBOX].create_index([("state", 1), ("_id", 1)], name="state")

    async def close(self) -> None:
        await self.client.close()

    async def backup(self, to: str) -> None:
        """All documents of one moment, as gzipped lines of extended JSON `{"collection", "document"}`."""
        target = Path(to)
        part = target.with_name(f"{target.name}.part")
        if await asyncio.to_thread(target.exists):
            raise StoreUnavailable(f"{to} exists already")
        with failures(""), await asyncio.to_thread(gzip.open, part, "wt", 1, "utf-8") as out:
            async with self.client.start_session(snapshot=True) as session:
                for name, native in self._natives.items():
                    async for batch in _batches(native, session):
                        text = "".join(f"{json_util.dumps({'collection': name, 'document': doc})}\n" for doc in batch)
                        await asyncio.to_thread(out.write, text)
        await asyncio.to_thread(part.rename, target)

    async def _attempt(self, left: Sequence[tuple[int, MongoTransaction]]) -> WriteFailed | None:
        applying = Applying(self._collections, self._natives[OUTBOX], left)
        with failures(""):
            async with self.client.start_session() as session:
                try:
                    await session.with_transaction(applying.together)
                except Stumbled:
                    pass
                else:
                    return None
                try:
                    await session.with_transaction(applying.each)
                except WriteFailed as failed:
                    return failed
        return None

    async def _check_server(self) -> None:
        hello = await self.client.admin.command("hello")
        if not hello.get("setName") and hello.get("msg") != "isdbgrid":
            raise StoreUnavailable("MongoDB must run as a replica set: transactions need it")
        version = (await self.client.server_info())["versionArray"]
        if tuple(version[:2]) < LEAST_VERSION:
            raise StoreUnavailable(f"MongoDB {version[0]}.{version[1]} is too old: 6.0 or newer is needed")

    async def _create(self, name: str) -> None:
        try:
            await self.database.create_collection(name)
        except CollectionInvalid:
            return  # another process of the service was first

    async def _index(self, one: MongoCollection) -> None:
        wanted = {index.name: _index_options(index) for index in one.spec.indexes}
        for order in one.spec.orders:
            for hot in ("", *order.hot):
                wanted[index_name(order, hot)] = (index_keys(one.spec, order, hot), {})
        existing = await one.native.index_information()
        for name, info in existing.items():
            if name != "_id_" and not _same(info, wanted.get(name)):
                await one.native.drop_index(name)
        for name, (keys, options) in wanted.items():
            await one.native.create_index(keys, name=name, **options)


IndexOptions = tuple[list[tuple[str, int]], Doc]


def _index_options(index: Index) -> IndexOptions:
    options: Doc = {"unique": True} if index.unique else {}
    if index.where:
        options["partialFilterExpression"] = dict(index.where)
    return list(index.keys), options


def _same(info: Doc, wanted: IndexOptions | None) -> bool:
    if wanted is None:
        return False
    keys, options = wanted
    same_keys = [(path, int(way)) for path, way in info["key"]] == keys
    return same_keys and all(info.get(name) == options.get(name) for name in ("unique", "partialFilterExpression"))


async def _batches(native: AsyncCollection[Doc], session: AsyncClientSession):  # noqa: ANN202
    batch: list[Doc] = []
    async for doc in native.find({}, session=session):
        batch.append(doc)
        if len(batch) == 1000:
            yield batch
            batch = []
    yield batch
