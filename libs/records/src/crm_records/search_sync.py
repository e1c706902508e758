"""Keeps the search index in step with the store: changed records are read again and put, deleted ones leave.

What is put is always the store's newest state, so a repeated or late delivery only writes again what holds.
"""

from collections.abc import AsyncIterator
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.log.port import Event, Log
from crm_platform.search.port import SearchIndex, SearchSpec

from crm_records.commands.parts import Parts
from crm_records.declaration import RecordType
from crm_records.lists.fields import Queryable, queryable, search_spec

GROUP = "search"
_AT_ONCE = 25


class SearchSync:
    """The projection of one service's record types into the search index."""

    def __init__(self, parts: Parts, index: SearchIndex) -> None:
        self._parts, self._index = parts, index
        self._shapes: dict[str, Queryable] = {e.type.name: queryable(e.type) for e in parts.types}

    def specs(self) -> tuple[SearchSpec, ...]:
        return tuple(search_spec(entry.type) for entry in self._parts.types)

    def subscribe(self, log: Log) -> None:
        log.subscribe(GROUP, self._parts.topic, self.handle)

    async def handle(self, events: list[Event]) -> None:
        touched: dict[str, dict[str, None]] = {}
        for event in events:
            data: dict[str, Any] = event.body["data"]
            name, id_ = data.get("record_type"), data.get("id")
            if name in self._shapes and id_ is not None:
                touched.setdefault(name, {})[id_] = None
        for name, ids in touched.items():
            await self._put(name, list(ids))

    async def rebuild(self, type_: RecordType) -> int:
        """Fill the type's index anew from the store; how many records it holds then."""
        return await self._index.rebuild(type_.plural, self._stream(type_))

    async def rebuild_where_needed(self) -> list[str]:
        """Rebuild the indexes that are missing, damaged or of an older shape; their names."""
        stale = [e.type for e in self._parts.types if await self._index.needs_rebuild(e.type.plural)]
        for type_ in stale:
            await self.rebuild(type_)
        return [type_.plural for type_ in stale]

    async def _put(self, name: str, ids: list[str]) -> None:
        plural = self._parts.types[name].type.plural
        docs = {d["_id"]: d for d in await self._parts.documents[plural].get_many(ids)}
        live = [d for d in docs.values() if _is_live(d)]
        gone = [i for i in ids if i not in docs or not _is_live(docs[i])]
        for start in range(0, len(live), _AT_ONCE):     # making what is indexed takes time that others wait for
            await self._index.put(plural, [self._shapes[name].document(d) for d in live[start : start + _AT_ONCE]])
        if gone:
            await self._index.delete(plural, gone)

    async def _stream(self, type_: RecordType) -> AsyncIterator[Doc]:
        shape = self._shapes[type_.name]
        async for doc in self._parts.documents[type_.plural].stream({}):
            if _is_live(doc):
                yield shape.document(doc)


def _is_live(doc: Doc) -> bool:
    return doc.get("deleted_at") is None
