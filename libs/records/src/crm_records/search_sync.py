"""Keeps the search index in step with the store: changed records are put, deleted ones leave.

What is put is what the store holds: an event's own copy of the record serves only while the store still has that
version, else the record is read. So a repeated or late delivery only writes again what holds. A record that bulk work
of this process has just handed over is put as it is: what changed it since stands behind it in the log.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.log.port import Event, Log
from crm_platform.search.port import SearchIndex, SearchSpec

from crm_records.commands.parts import Parts
from crm_records.declaration import RecordType
from crm_records.designs import Designs
from crm_records.lists.fields import Queryable, queryable, search_spec
from crm_records.lists.shapes import IndexShapes

logger = logging.getLogger(__name__)

GROUP = "search"
_TOLD_FROM = 1000
"""A rebuild of so many records takes long enough to be told."""
_BREATH = 25
"""Records between two looks at the event loop."""


class SearchSync:
    """The projection of one service's record types into the search index. `designs`: where its custom fields are."""

    def __init__(self, parts: Parts, index: SearchIndex, designs: Designs | None = None) -> None:
        self._parts, self._index, self._designs = parts, index, designs
        self._filled = IndexShapes(parts.documents) if designs is not None else None
        self._shapes: dict[str, Queryable] = {e.type.name: queryable(e.type) for e in parts.types}

    def specs(self) -> tuple[SearchSpec, ...]:
        return tuple(search_spec(entry.type) for entry in self._parts.types)

    def subscribe(self, log: Log) -> None:
        self._parts.handover.wanted = True
        log.subscribe(GROUP, self._parts.topic, self.handle)

    async def handle(self, events: list[Event]) -> None:
        """The last event of each record counts. Those of operations may become visible a little later than others."""
        touched: dict[tuple[str, bool], dict[str, Doc]] = {}
        last: dict[tuple[str, str], bool] = {}
        for event in events:
            name, id_, data, bulk = self._told(event)
            if name not in self._shapes or id_ is None:
                continue
            bulk = bulk and last.get((name, id_), True)
            touched.get((name, not bulk), {}).pop(id_, None)
            touched.setdefault((name, bulk), {})[id_] = data
            last[name, id_] = bulk
        if any(event.type.split(".")[-2] == "custom_field" for event in events):
            await self._redesigned()
        for (name, bulk), found in touched.items():
            await self._put(name, found, bulk=bulk)

    def _told(self, event: Event) -> tuple[Any, str | None, Doc, bool]:
        """(record type, id, what is known of the record, whether an operation changed it)."""
        made = self._parts.handover.take(event.id)
        if made is not None:
            return made[0], made[1]["_id"], {"record": made[1]}, True
        data: Doc = event.body["data"]
        return data.get("record_type"), data.get("id"), data, data.get("operation_id") is not None

    async def _redesigned(self) -> None:
        """Custom fields changed: indexes that hold their values in another way are filled anew."""
        if self._designs is None or self._filled is None:
            return
        await self._designs.load()
        for entry in self._parts.types:
            fields = self._parts.custom_fields(entry.type.name)
            if await self._filled.changed(entry.type.plural, fields):
                await self.rebuild(entry.type)
            else:
                await self._filled.note(entry.type.plural, fields)

    async def rebuild(self, type_: RecordType) -> int:
        """Fill the type's index anew from the store; how many records it holds then."""
        fields = self._parts.custom_fields(type_.name)
        count = await self._index.rebuild(type_.plural, self._stream(type_))
        if self._filled is not None:
            await self._filled.note(type_.plural, fields)
        return count

    async def rebuild_where_needed(self) -> list[str]:
        """Rebuild the indexes that are missing, damaged or of an older shape; their names."""
        stale = [e.type for e in self._parts.types if await self._stale(e.type)]
        for type_ in stale:
            if await self._parts.documents[type_.plural].count({}, cap=_TOLD_FROM) == _TOLD_FROM:
                logger.warning("正在重建搜索索引 / filling the search index anew: %s", type_.plural)
            await self.rebuild(type_)
        return [type_.plural for type_ in stale]

    async def _stale(self, type_: RecordType) -> bool:
        if await self._index.needs_rebuild(type_.plural):
            return True
        fields = self._parts.custom_fields(type_.name)
        return self._filled is not None and await self._filled.changed(type_.plural, fields)

    async def _put(self, name: str, found: Mapping[str, Doc], *, bulk: bool) -> None:
        plural, shape = self._parts.types[name].type.plural, self._shapes[name]
        docs = await self._newest(plural, found)
        custom = self._parts.custom_fields(name)
        live: list[Doc] = []
        for n, doc in enumerate(docs.values()):
            if _is_live(doc):
                live.append(shape.document(doc, custom))
            if n % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        if live:
            await self._index.put(plural, live, bulk=bulk)
        gone = [i for i in found if i not in docs or not _is_live(docs[i])]
        if gone:
            await self._index.delete(plural, gone)

    async def _newest(self, plural: str, found: Mapping[str, Doc]) -> dict[str, Doc]:
        """The records as the store has them; what the events leave out (`sort`) is read without the rest."""
        collection = self._parts.documents[plural]
        told = [id_ for id_, data in found.items() if data.get("after") is not None]
        docs: dict[str, Doc] = {id_: data["record"] for id_, data in found.items() if "record" in data}
        for head in await collection.get_many(told, fields=("sort",)) if told else ():
            data = found[head["_id"]]
            if head["version"] == data["version"]:
                docs[head["_id"]] = {**data["after"], "_id": head["_id"], "sort": head["sort"]}
        rest = [id_ for id_ in found if id_ not in docs]
        if rest:
            docs |= {doc["_id"]: doc for doc in await collection.get_many(rest)}
        return docs

    async def _stream(self, type_: RecordType) -> AsyncIterator[Doc]:
        shape, custom = self._shapes[type_.name], self._parts.custom_fields(type_.name)
        async for doc in self._parts.documents[type_.plural].stream({}):
            if _is_live(doc):
                yield shape.document(doc, custom)


def _is_live(doc: Doc) -> bool:
    return doc.get("deleted_at") is None
