"""Many customers at once, written beside the installation: nobody sees any of them before all are there.

A copy of the store in `<data>/filling` takes the documents, then its indexes and key tables in one go; a second process
writes the search index meanwhile. Only the finished store takes the old one's place, by one rename. Cut off before it,
everything is as it was and the next start or load sweeps the rest away; cut off behind it, the next start fills the
search index anew.
"""

import gc
import multiprocessing
import queue
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import contacts.service
from contacts.customers.record import Customer
from crm_platform.documents.port import Doc
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.durable import sync_folder
from crm_platform.search.port import SearchSpec
from crm_platform.search.tantivy.filling import Filling
from crm_platform.tasks import rows as tasks_rows
from crm_records.lists.fields import queryable, search_spec

FOLDER = "filling"
COLLECTION = Customer.declared.plural
_BATCH = 500
_AHEAD = 8
"""Batches that may wait for the index: what bounds the memory of a slow one."""


class FillingFailed(Exception):
    """The process that writes the search index ended."""


def sweep(data: Path) -> None:
    """Remove what a load left that was cut off."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)


class CustomerFilling:
    """`contacts.db` of `data` must be closed and stays so until the end; the data folder is the caller's alone."""

    def __init__(self, data: Path) -> None:
        self._store = data / "contacts" / "contacts.db"
        self._side = data / FOLDER / "contacts.db"
        self._search = data / "contacts" / "search"

    async def fill(self, copy: SqliteDocuments, documents: Iterable[Doc]) -> int:
        """`copy`: the open store, which is copied and closed. How many were added."""
        sweep(self._side.parent.parent)
        self._side.parent.mkdir()
        await copy.backup(str(self._side))
        await copy.close()
        side = SqliteDocuments(str(self._side), [*contacts.service.SPECS, *tasks_rows.SPECS], synchronous="OFF")
        with _Index(self._search, search_spec(Customer.declared)) as index:
            await side.open()
            try:
                async for doc in side[COLLECTION].stream({}):
                    index.put(doc)
                added = await side.load(COLLECTION, index.passing(documents))
            finally:
                await side.close()
            index.commit()
            sync_folder(self._side)
            index.retire()
            self._take_place()
            index.switch()
        return added

    def _take_place(self) -> None:
        for path in (self._store, self._side):
            left = path.with_name(f"{path.name}-wal")
            if left.exists():
                raise FillingFailed(f"{left} is in use")
        self._side.replace(self._store)
        sync_folder(self._store.parent)
        sweep(self._side.parent.parent)



class _Index:
    """The search index, written by a process of its own that ends with this one."""

    def __init__(self, folder: Path, spec: SearchSpec) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._shape = queryable(Customer.declared)
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_write_index, args=(theirs, folder, spec), daemon=True)
        self._batch: list[Doc] = []
        self._ahead: queue.Queue[list[Doc] | None] = queue.Queue(_AHEAD)
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._failed = False
        self._process.start()
        theirs.close()
        self._sender.start()

    def passing(self, documents: Iterable[Doc]) -> Iterator[Doc]:
        """The same documents, put into the index on their way."""
        for doc in documents:
            self.put(doc)
            yield doc

    def put(self, doc: Doc) -> None:
        if doc.get("deleted_at") is not None:
            return
        self._batch.append(self._shape.document(doc))
        if len(self._batch) == _BATCH:
            self._give()

    def commit(self) -> None:
        """All of it durable; it does not answer yet."""
        self._give()
        self._ahead.put(None)
        self._sender.join()
        self._ask("commit")

    def retire(self) -> None:
        self._ask("retire")

    def switch(self) -> None:
        self._ask("switch")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._failed = True  # a sender that is still at work only empties its queue
        self._pipe.close()
        self._process.join(30)
        if self._process.is_alive():
            self._process.kill()

    def _give(self) -> None:
        if self._failed:
            raise FillingFailed("the search index could not be written")
        self._ahead.put(self._batch)
        self._batch = []

    def _send(self) -> None:
        while (batch := self._ahead.get()) is not None:
            try:
                if not self._failed:
                    self._pipe.send(batch)
            except OSError:
                self._failed = True

    def _ask(self, what: str) -> None:
        try:
            self._pipe.send(what)
            self._pipe.recv()
        except (EOFError, OSError) as error:
            raise FillingFailed("the search index could not be written") from error


def _write_index(pipe: Connection, folder: Path, spec: SearchSpec) -> None:
    """Batches of documents, then what to do with them; ends when the other side does."""
    gc.disable()  # nothing here refers to itself
    filling = Filling(folder, spec)
    while True:
        try:
            message: Sequence[Any] = pipe.recv()
        except (EOFError, OSError):
            return
        if isinstance(message, str):
            getattr(filling, message)()
            pipe.send(message)
        else:
            filling.add(message)
