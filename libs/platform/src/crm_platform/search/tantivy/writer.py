"""The one thread that writes an index: journal, add, commit, reload, rebuild. Nothing of it runs in the event loop.

A write is acknowledged when the journal holds it; it is visible after the next commit: at once where none was lately,
else at most half a second later. Bulk work alone waits until it pauses for a second or has gone on for thirty, since
each commit makes a segment, and small ones are merged again and again.
"""

import logging
import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Literal

import tantivy

from crm_platform.search.tantivy.conditions import Conditions
from crm_platform.search.tantivy.folder import Generation, IndexFolder
from crm_platform.search.tantivy.journal import Journal, JournalDamaged, Write
from crm_platform.search.tantivy.layout import Layout
from crm_platform.search.tantivy.pages import Snapshot

COMMIT_AT_ONCE_SECONDS = 0.05
COMMIT_AFTER_SECONDS = 0.5
BULK_PAUSE_SECONDS = 1.0
COMMIT_BULK_AFTER_SECONDS = 30.0
COMMIT_AFTER_WRITES = 30_000
HEAP_BYTES = 128_000_000
RETRY_SECONDS = 2.0

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Job:
    """Work for the thread. `side`: for the generation that a rebuild fills."""

    kind: Literal["write", "begin", "fill", "finish", "abandon", "close"]
    writes: Sequence[Write] = ()
    refresh: bool = False
    bulk: bool = False
    done: "Future[int]" = field(default_factory=Future[int])


@dataclass(slots=True)
class Side:
    """A rebuild under way. What is written meanwhile goes to both sides, and then wins over what the source says."""

    generation: Generation
    index: tantivy.Index
    writer: tantivy.IndexWriter
    touched: set[str] = field(default_factory=set[str])
    filled: int = 0


class IndexWriter:
    """Owns one index on disk between `open` and `close`."""

    def __init__(self, folder: IndexFolder) -> None:
        self.folder = folder
        self.layout: Layout = folder.layout
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._waiting: list[Job] = []  # want to see their writes
        self._pending = 0
        self._due = 0.0  # of what is pending
        self._latest = 0.0  # of bulk work that goes on without a pause
        self._bulk = True  # nothing else is pending
        self._committed = 0.0
        self._side: Side | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._stopped: Job | None = None

    def open(self) -> None:
        """Bring the index to where the journal says, then take jobs."""
        self.generation, self._index = self.folder.open()
        self._journal = Journal(self.folder.path)
        self._commits = time.time_ns() // 1_000_000  # so that a position of an earlier run is not taken for one of this
        self._show()
        try:
            if next(self._journal.replay(), None) is not None:
                self._replay()
                self._commit()
        except JournalDamaged:
            _log.warning("the journal of search index %s is damaged: the index is made anew", self.layout.spec.name)
            self._begin_anew()
        name = f"search-{self.layout.spec.name}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def _begin_anew(self) -> None:
        """An empty index that needs a rebuild; the journal goes only once it is the one that answers."""
        self._writer = None
        self.generation, self._index = self.folder.create()
        self.folder.switch(self.generation)
        self._journal.turn()
        self._journal.drop()
        self._show()

    def submit(self, job: Job) -> "Future[int]":
        self._jobs.put(job)
        return job.done

    def _show(self) -> None:
        self._index.reload()
        searcher = self._index.searcher()
        self.snapshot = Snapshot(Conditions(self.layout, searcher), searcher, self._commits)
        self._commits += 1

    def _run(self) -> None:
        while self._stopped is None:
            self._turn()
        stopped = self._stopped
        self._commit()
        self._journal.close()
        self._writer = self._side = None
        stopped.done.set_result(0)

    def _turn(self) -> None:
        """Take what is there, wait no longer than until the next commit is due."""
        wait = None if not self._pending else max(0.0, self._due - time.monotonic())
        try:
            taken = [self._jobs.get(timeout=wait)]
        except queue.Empty:
            self._commit()
            return
        while not self._jobs.empty() and len(taken) < 100:
            taken.append(self._jobs.get())
        jobs = [job for job in taken if job.done.set_running_or_notify_cancel()]
        try:
            self._write([job for job in jobs if job.kind == "write"])
            for job in jobs:
                if job.kind != "write":
                    self._do(job)
        except Exception as failed:  # noqa: BLE001 - the edge of this thread, which must outlive any single job
            _log.exception("search index %s failed", self.layout.spec.name)
            for job in jobs:
                if not job.done.done() and job is not self._stopped:
                    job.done.set_exception(failed)
            self._waiting = [job for job in self._waiting if not job.done.done()]
        full = self._pending >= COMMIT_AFTER_WRITES or time.monotonic() >= self._due
        if self._waiting or (self._pending and full):
            self._commit()

    def _write(self, jobs: list[Job]) -> None:
        """Journal all of them with one sync. A document that cannot be indexed refuses its own job only."""
        good: list[Job] = []
        ready: list[tuple[str, str | None]] = []
        for job in jobs:
            try:
                made = [(id_, None if doc is None else self.layout.document(doc)) for id_, doc in job.writes]
            except (ValueError, TypeError, KeyError) as refused:
                job.done.set_exception(refused)
            else:
                good.append(job)
                ready += made
        if not good:
            return
        try:
            self._journal.append(write for job in good for write in job.writes)
        except OSError as failed:
            for job in good:
                job.done.set_exception(failed)
            return
        self._add(ready, bulk=all(job.bulk for job in good))
        for job in good:
            if job.refresh:
                self._waiting.append(job)
            else:
                job.done.set_result(len(job.writes))

    def _add(self, ready: list[tuple[str, str | None]], *, bulk: bool) -> None:
        self._schedule(bulk=bulk)
        self._pending += len(ready)
        try:
            _apply(self._open_writer(), ready)
        except (ValueError, OSError):
            _log.exception("search index %s refused a write; it is in the journal", self.layout.spec.name)
            self._writer = None
        if self._side is not None:
            self._side.touched.update(id_ for id_, _ in ready)
            try:
                _apply(self._side.writer, ready)
            except (ValueError, OSError):
                _log.exception("the rebuild of search index %s is given up", self.layout.spec.name)
                self._abandon()

    def _schedule(self, *, bulk: bool) -> None:
        """When to commit, now that more comes in."""
        now = time.monotonic()
        if not self._pending:
            self._latest, self._bulk = now + COMMIT_BULK_AFTER_SECONDS, True
        if bulk:
            due = min(self._latest, now + BULK_PAUSE_SECONDS)
        else:
            due = max(now + COMMIT_AT_ONCE_SECONDS, self._committed + COMMIT_AFTER_SECONDS)
        self._due = due if self._bulk else min(self._due, due)
        self._bulk = self._bulk and bulk

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(HEAP_BYTES, 1)
        return self._writer

    def _replay(self) -> None:
        """Put everything the journal holds into the writer."""
        writer = self._open_writer()
        for id_, doc in self._journal.replay():
            try:
                made = None if doc is None else self.layout.document(doc)
            except (ValueError, TypeError):
                _log.warning("search index %s: %s was journalled under another declaration", self.layout.spec.name, id_)
                continue  # that declaration's index is gone too: a rebuild is due
            _apply(writer, [(id_, made)])

    def _commit(self) -> None:
        """Make what was written visible. Where the disk refuses, keep the journal and try again later."""
        if not self._pending and self._writer is None:
            return
        waiting, self._waiting = self._waiting, []
        try:
            if self._writer is None:
                self._replay()
            self._journal.turn()
            self._open_writer().commit()
            self._journal.drop()
            self._show()
        except (ValueError, OSError) as failed:
            _log.exception("search index %s cannot commit; its journal is kept", self.layout.spec.name)
            self._writer = None
            self._due = time.monotonic() + RETRY_SECONDS
            for job in waiting:
                job.done.set_exception(failed)
        else:
            self._pending, self._committed = 0, time.monotonic()
            for job in waiting:
                job.done.set_result(len(job.writes))

    def _do(self, job: Job) -> None:
        try:
            match job.kind:
                case "begin":
                    self._begin()
                case "fill":
                    self._fill(job.writes)
                case "finish":
                    self._finish()
                case "abandon":
                    self._abandon()
                case _:
                    self._stopped = job
                    return
        except (ValueError, TypeError, KeyError, OSError) as failed:
            job.done.set_exception(failed)
        else:
            job.done.set_result(self._side.filled if self._side else 0)

    def _begin(self) -> None:
        self._abandon()
        generation, index = self.folder.create(complete=True)
        self._side = Side(generation, index, index.writer(HEAP_BYTES, 1))

    def _fill(self, writes: Sequence[Write]) -> None:
        side = self._side
        if side is None:
            raise ValueError("no rebuild is under way")
        fresh = [(id_, doc) for id_, doc in writes if id_ not in side.touched and doc is not None]
        _apply(side.writer, [(id_, self.layout.document(doc)) for id_, doc in fresh])
        side.filled += len(writes)

    def _finish(self) -> None:
        side = self._side
        if side is None:
            raise ValueError("no rebuild is under way")
        self._journal.turn()
        side.writer.commit()
        self._writer = None  # of the old generation, which goes with the switch
        self.folder.switch(side.generation)
        self.generation, self._index, self._writer, self._side = side.generation, side.index, side.writer, None
        self._journal.drop()
        self._show()
        self._pending = 0

    def _abandon(self) -> None:
        if self._side is not None:
            side, self._side = self._side, None
            generation = side.generation
            del side
            self.folder.discard(generation)


def _apply(writer: tantivy.IndexWriter, ready: Sequence[tuple[str, str | None]]) -> None:
    for id_, doc in ready:
        writer.delete_documents_by_term("id", id_)
        if doc is not None:
            writer.add_json(doc)
