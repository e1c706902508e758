"""TantivyIndex: all indexes of one service, in one folder."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from crm_platform.search.port import Bucket, Hits, SearchQuery, SearchSpec
from crm_platform.search.tantivy.folder import IndexFolder
from crm_platform.search.tantivy.journal import Write
from crm_platform.search.tantivy.layout import Layout
from crm_platform.search.tantivy.pages import Snapshot
from crm_platform.search.tantivy.writer import IndexWriter, Job

T = TypeVar("T")

READERS = 2
"""Threads that search: more only wait for the same two cores."""

KEPT_SNAPSHOTS = 8
KEPT_SECONDS = 60.0
"""Pages by relevance go on in the snapshot they began in, for so long."""

BATCH = 500


class TantivyIndex:
    """SearchIndex in the process. `folder` belongs to it alone; `specs` are all indexes it has."""

    def __init__(self, folder: str | Path, specs: Sequence[SearchSpec]) -> None:
        self._writers = {s.name: IndexWriter(IndexFolder(Path(folder) / s.name, Layout(s))) for s in specs}
        self._kept: OrderedDict[tuple[str, int], tuple[Snapshot, float]] = OrderedDict()
        self._readers: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="search")
        for writer in self._writers.values():
            await self._read(writer.open)

    async def close(self) -> None:
        """Commits what is pending."""
        if self._readers is None:
            return
        await asyncio.gather(*(self._job(writer, Job("close")) for writer in self._writers.values()))
        self._kept.clear()
        self._readers.shutdown(wait=False)
        self._readers = None

    async def put(
        self, index: str, docs: Sequence[Mapping[str, Any]], *, refresh: bool = False, bulk: bool = False
    ) -> None:
        """Durable on return; ValueError, and nothing of it written, where a value is not of its field's kind."""
        if docs:
            writes: list[Write] = [(doc["id"], dict(doc)) for doc in docs]
            await self._job(self._writers[index], Job("write", writes, refresh, bulk))

    async def delete(self, index: str, ids: Sequence[str], *, refresh: bool = False) -> None:
        if ids:
            await self._job(self._writers[index], Job("write", [(id_, None) for id_ in ids], refresh))

    async def search(self, index: str, query: SearchQuery) -> Hits:
        if not query.keys:
            return Hits([], [], None, 0)
        snapshot = self._snapshot(index, query)
        hits = await self._read(lambda: snapshot.page(query))
        if hits.next is not None and query.order is None and query.words.strip():
            self._keep(index, snapshot)
        return hits

    async def group(self, index: str, query: SearchQuery, by: str, limit: int = 200) -> list[Bucket]:
        if not query.keys:
            return []
        snapshot = self._writers[index].snapshot
        return await self._read(lambda: snapshot.group(query, by, limit))

    async def needs_rebuild(self, index: str) -> bool:
        return not self._writers[index].generation.complete

    async def rebuild(self, index: str, source: AsyncIterator[Mapping[str, Any]]) -> int:
        writer = self._writers[index]
        await self._job(writer, Job("begin"))
        try:
            read = await self._fill(writer, source)
            await self._job(writer, Job("finish"))
        except BaseException:
            await asyncio.shield(self._job(writer, Job("abandon")))
            raise
        return read

    async def _fill(self, writer: IndexWriter, source: AsyncIterator[Mapping[str, Any]]) -> int:
        read = 0
        batch: list[Write] = []
        async for doc in source:
            batch.append((doc["id"], dict(doc)))
            if len(batch) == BATCH:
                read += len(batch)
                await self._job(writer, Job("fill", batch))
                batch = []
        if batch:
            await self._job(writer, Job("fill", batch))
        return read + len(batch)

    async def _job(self, writer: IndexWriter, job: Job) -> int:
        return await asyncio.wrap_future(writer.submit(job))

    async def _read(self, read: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, read)

    def _snapshot(self, index: str, query: SearchQuery) -> Snapshot:
        """The snapshot that the position came from, where it is a relevance page's and still kept; else the newest."""
        newest = self._writers[index].snapshot
        if query.after and query.order is None and query.words.strip() and isinstance(query.after[0], int):
            kept = self._kept.get((index, query.after[0]))
            if kept is not None:
                return kept[0]
        return newest

    def _keep(self, index: str, snapshot: Snapshot) -> None:
        now = time.monotonic()
        self._kept[index, snapshot.generation] = (snapshot, now)
        self._kept.move_to_end((index, snapshot.generation))
        while len(self._kept) > KEPT_SNAPSHOTS or next(iter(self._kept.values()))[1] < now - KEPT_SECONDS:
            self._kept.popitem(last=False)
