"""Serving `page` from `{access, <sort>, _id}`: for a list of keys MongoDB merges one index scan a key in order, as long
as keys times other listed values stay at 200. More keys are asked in runs of 200 and merged here.

A position is `[kind, sort value, id]`. The keyset is written `sort >= v` beside a test of ties, since an `$or` alone
makes MongoDB walk everything it could match.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from pymongo.asynchronous.collection import AsyncCollection

from crm_platform.documents.language import at, to_ms
from crm_platform.documents.mongo.language import native_filter, native_projection
from crm_platform.documents.port import Doc, Filter, Order, Page, PageQuery, Position, Scalar, Spec, Unsupported

EXPLODE_LIMIT = 200
"""Index scans that MongoDB merges; one more and it sorts everything."""
PROBES = 2000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Place = tuple[Any, str]


def index_name(order: Order, hot: str = "") -> str:
    return f"page_{order.name}" + (f"__{hot.replace('.', '_')}" if hot else "")


def index_keys(spec: Spec, order: Order, hot: str = "") -> list[tuple[str, int]]:
    way = -1 if order.descending else 1
    return [(spec.access, 1), *([(hot, 1)] if hot else []), (order.path, way), ("_id", way)]


@dataclass(frozen=True, slots=True)
class Reading:
    """One page query, understood."""

    order: Order
    keys: list[str]
    hot: Filter
    run: int
    down: bool

    @property
    def sort(self) -> list[tuple[str, int]]:
        way = -1 if self.down else 1
        return [(self.order.path, way), ("_id", way)]

    def place(self, doc: Doc) -> Place:
        return at(doc, self.order.path), doc["_id"]

    def behind(self, place: Place) -> list[Filter]:
        value, id_ = place
        beyond, within = ("$lt", "$lte") if self.down else ("$gt", "$gte")
        path = self.order.path
        return [{path: {within: value}}, {"$or": [{path: {beyond: value}}, {path: value, "_id": {beyond: id_}}]}]


class MongoPages:
    def __init__(self, spec: Spec, collection: AsyncCollection[Doc]) -> None:
        self._spec, self._collection = spec, collection
        self._orders = {order.name: order for order in spec.orders}

    async def page(self, query: PageQuery) -> Page:
        if query.limit < 1:
            raise Unsupported("a page needs a limit of at least 1")
        reading = self.reading(query)
        start = self.start(query)
        if not reading.keys:
            return Page([], [], None)
        if query.where:
            return await self._probe(query, reading, start)
        fields = [*query.fields, reading.order.path.split(".")[0]] if query.fields else ()
        docs = await self._read(reading, start, query.limit + 1, native_projection(fields))
        more = len(docs) > query.limit
        return _page(query, reading, docs[: query.limit], reading.place(docs[query.limit - 1]) if more else None)

    async def count(self, query: PageQuery, cap: int) -> int:
        """Counted in order and up to the cap, as a page is read: what lies beyond costs nothing."""
        reading = self.reading(query)
        if not reading.keys or cap < 1:
            return 0
        if query.where:
            return await self._count_probed(query, reading, cap)
        projection = {reading.order.path: 1}
        return len(await self._read(reading, [], cap, projection))

    def reading(self, query: PageQuery) -> Reading:
        order = self._orders.get(query.order)
        if order is None:
            raise Unsupported(f"{self._spec.name} has no order {query.order}")
        if query.after is not None and query.start_at is not None:
            raise Unsupported("after and start_at in one query")
        values = self._hot(order, query.hot)
        hot: Filter = {path: {"$in": given} for path, given in values.items()}
        width = max((len(given) for given in values.values()), default=1)
        if values and not width:
            return Reading(order, [], {}, EXPLODE_LIMIT, True)
        down = order.descending if query.descending is None else query.descending
        return Reading(order, sorted(set(query.keys)), hot, max(1, EXPLODE_LIMIT // width), down)

    def native(self, reading: Reading, keys: Sequence[str], start: Sequence[Filter]) -> Filter:
        parts: list[Filter] = [{self._spec.access: {"$in": list(keys)}, **reading.hot}, *start]
        return {"$and": parts} if start else parts[0]

    def _hot(self, order: Order, hot: Mapping[str, Scalar | Sequence[Scalar]]) -> dict[str, list[Scalar]]:
        if len(hot) > 1:
            raise Unsupported("one hot filter a page")
        out: dict[str, list[Scalar]] = {}
        for path, given in hot.items():
            if path not in order.hot:
                raise Unsupported(f"{path} is not a hot path of {self._spec.name}.{order.name}")
            values: Sequence[Any] = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
            out[path] = [to_ms(v) if isinstance(v, datetime) else v for v in values if v is not None]
        return out

    def start(self, query: PageQuery) -> list[Filter]:
        """What a page begins behind or at."""
        reading = self.reading(query)
        if query.after is not None:
            return reading.behind(_place(query.after))
        if query.start_at is None:
            return []
        value = to_ms(query.start_at) if isinstance(query.start_at, datetime) else query.start_at
        return [{reading.order.path: {"$lte" if reading.down else "$gte": value}}]

    async def _read(
        self, reading: Reading, start: Sequence[Filter], limit: int, projection: Mapping[str, int]
    ) -> list[Doc]:
        runs = [reading.keys[i : i + reading.run] for i in range(0, len(reading.keys), reading.run)]
        found = await asyncio.gather(*[self._run(reading, keys, start, limit, projection) for keys in runs])
        if len(found) == 1:
            return found[0]
        docs: list[Doc] = []
        for doc in merge(*found, key=reading.place, reverse=reading.down):
            if not docs or docs[-1]["_id"] != doc["_id"]:
                docs.append(doc)
        return list(islice(docs, limit))

    async def _run(
        self, reading: Reading, keys: Sequence[str], start: Sequence[Filter], limit: int, projection: Mapping[str, int]
    ) -> list[Doc]:
        where = self.native(reading, keys, start)
        cursor = self._collection.find(where, projection, limit=limit, batch_size=limit + 1).sort(reading.sort)
        return await cursor.to_list(None)

    async def _probe(self, query: PageQuery, reading: Reading, start: list[Filter]) -> Page:
        hits: list[Doc] = []
        last: Place | None = None
        fields = [*query.fields, reading.order.path.split(".")[0]] if query.fields else ()
        projection = native_projection(fields)
        left, size = PROBES, max(2 * query.limit, 100)
        while left > 0:
            places = await self._read(reading, start, min(size, left), {reading.order.path: 1})
            if places:
                hits += await self._matching(query.where, places, projection)
            if len(hits) > query.limit:
                return _page(query, reading, hits[: query.limit], reading.place(hits[query.limit - 1]))
            if len(places) < min(size, left):
                return _page(query, reading, hits, None)
            last = reading.place(places[-1])
            start = reading.behind(last)
            left, size = left - size, size * 2
        return _page(query, reading, hits, last)

    async def _count_probed(self, query: PageQuery, reading: Reading, cap: int) -> int:
        count, left, start, size = 0, PROBES, list[Filter](), max(2 * cap, 100)
        while left > 0:
            places = await self._read(reading, start, min(size, left), {reading.order.path: 1})
            if places:
                count += len(await self._matching(query.where, places, {"_id": 1}))
            if count >= cap or len(places) < min(size, left):
                break
            start = reading.behind(reading.place(places[-1]))
            left, size = left - size, size * 2
        return min(count, cap)

    async def _matching(self, where: Filter, places: list[Doc], projection: Mapping[str, int]) -> list[Doc]:
        """Those of the places that pass, in their order."""
        among = {"$and": [{"_id": {"$in": [doc["_id"] for doc in places]}}, native_filter(where)]}
        found = {doc["_id"]: doc for doc in await self._collection.find(among, projection).to_list(None)}
        return [found[doc["_id"]] for doc in places if doc["_id"] in found]


def _page(query: PageQuery, reading: Reading, docs: list[Doc], last: Place | None) -> Page:
    positions = [_position(reading.place(doc)) for doc in docs]
    top = reading.order.path.split(".")[0]
    if query.fields and top not in ("_id", "version", *query.fields):
        for doc in docs:
            doc.pop(top, None)
    return Page(docs, positions, _position(last) if last else None)


def _position(place: Place) -> Position:
    value, id_ = place
    if isinstance(value, datetime):
        return ["t", (value - EPOCH) // timedelta(milliseconds=1), id_]
    return ["v", value, id_]


def _place(position: Position) -> Place:
    if len(position) != 3 or not isinstance(position[1], int | str) or not isinstance(position[2], str):
        raise Unsupported(f"position {position!r}")
    kind, value, id_ = position
    if kind == "t" and isinstance(value, int):
        return EPOCH + timedelta(milliseconds=value), id_
    return value, id_
