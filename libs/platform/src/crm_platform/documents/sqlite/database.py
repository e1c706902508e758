"""Connections and threads of one SQLite file: one writer with group commit, readers on connections of their own.

The file belongs to one process: `<file>.lock` is held while it is open.
"""

import asyncio
import fcntl
import functools
import itertools
import queue
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import apsw

from crm_platform.documents.port import StoreLocked, StoreTooNew, StoreUnavailable
from crm_platform.documents.sqlite.failures import ENGINE_FAILURES, failure_of
from crm_platform.documents.sqlite.patterns import matches

T = TypeVar("T")
Connection = apsw.Connection
FORMAT = 1
"""Raised when an older release could not read the file. Kept in `pragma user_version`."""
LEAST_SQLITE = (3, 51, 3)
"""Before it a WAL could be reset under a reader and pages be lost (sqlite.org, 'walresetbug')."""
GROUP = 256
CHECKPOINT_PAGES = 8000
"""32 MB of WAL. A commit of 200 new records changes some 2,600 pages, most of them again and again: with SQLite's own
1,000 each commit would copy all of them into the file.
"""


def all_rows(connection: Connection, sql: str, args: Sequence[Any] = ()) -> list[Any]:
    """Every row of a query, as tuples."""
    return connection.execute(sql, args).fetchall()


def one_row(connection: Connection, sql: str, args: Sequence[Any] = ()) -> Any:
    """The first row of a query as a tuple, None where there is none."""
    return connection.execute(sql, args).fetchone()


class _Job:
    """A write waiting for its turn. `future` belongs to the event loop. `alone`: in a transaction of its own."""

    __slots__ = ("alone", "failure", "fn", "future", "result")

    def __init__(self, fn: Callable[[Connection], Any], future: "asyncio.Future[Any]", *, alone: bool) -> None:
        self.fn, self.future, self.alone = fn, future, alone
        self.result: Any = None
        self.failure: BaseException | None = None

    def settle(self) -> None:
        if self.future.done():
            return
        if self.failure is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.failure)


def _transaction_of(job: _Job) -> int:
    """Jobs of the same answer that follow one another are committed together."""
    return id(job) if job.alone else 0


class Database:
    """`after_commit` and `after_rollback` run in the writer's thread; callbacks of `on_commit` in the event loop."""

    def __init__(self, path: str, *, synchronous: str = "FULL", readers: int = 2) -> None:
        if synchronous not in ("FULL", "NORMAL", "OFF"):
            raise ValueError(f"synchronous={synchronous!r}")
        self.path = path
        self.after_commit: list[Callable[[Connection], None]] = []
        self.after_rollback: list[Callable[[], None]] = []
        self.commits = 0
        self._synchronous = synchronous
        self._reader_count = readers
        self._callbacks: list[Callable[[], None]] = []
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._local = threading.local()
        self._opened: list[Connection] = []
        self._lock: IO[str] | None = None
        self._writer: threading.Thread | None = None
        self._readers: ThreadPoolExecutor | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._connection: Connection | None = None

    def on_commit(self, callback: Callable[[], None]) -> None:
        """Call it in the event loop after each commit."""
        self._callbacks.append(callback)

    async def open(self, prepare: Callable[[Connection], None]) -> None:
        """Take the file and let `prepare` bring its tables up to date, in one transaction."""
        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._open, prepare)

    async def write(self, fn: Callable[[Connection], T], *, alone: bool = False) -> T:
        """Run `fn` in the writer's thread inside a transaction; returns when it is durable. Its failure undoes it.

        `alone`: shares its transaction with no other write. Then it needs no savepoint, for which SQLite copies every
        page that is changed: a quarter of what writing many documents costs.
        """
        if self._writer is None or self._loop is None:
            raise StoreUnavailable("the store is not open")
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put(_Job(fn, future, alone=alone))
        return await future

    async def read(self, fn: Callable[[Connection], T]) -> T:
        """Run `fn` on a reader's connection: it sees the newest commit, one snapshot for each statement."""
        if self._readers is None or self._loop is None:
            raise StoreUnavailable("the store is not open")
        return await self._loop.run_in_executor(self._readers, self._read, fn)

    async def aside(self, fn: Callable[[Connection], T]) -> T:
        """Run long work on a connection of its own, in no one's way."""
        return await asyncio.to_thread(self._aside, fn)

    async def close(self) -> None:
        """Finish what was given, refuse what comes."""
        writer, self._writer = self._writer, None
        await asyncio.to_thread(self._close, writer)

    @contextmanager
    def savepoint(self, connection: Connection) -> Generator[None]:
        """Undo what is done inside when it fails. For use in `write`."""
        connection.execute("savepoint step")
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # a full disk has already undone everything
                connection.execute("rollback to step")
                connection.execute("release step")
            self._tell(self.after_rollback)
            raise
        connection.execute("release step")

    # opening and closing

    def _open(self, prepare: Callable[[Connection], None]) -> None:
        if tuple(map(int, apsw.sqlite_lib_version().split("."))) < LEAST_SQLITE:
            raise StoreUnavailable(f"SQLite {apsw.sqlite_lib_version()} is too old: {LEAST_SQLITE} or newer is needed")
        try:
            self._take_file()
            connection = self._connection = self._connect()
            self._prepare(connection, prepare)
        except BaseException as error:
            self._close()
            raise failure_of(error, self.path) from error
        self._readers = ThreadPoolExecutor(self._reader_count, "sqlite-read")
        self._writer = threading.Thread(target=self._work, args=(connection,), name="sqlite-write", daemon=True)
        self._writer.start()

    def _take_file(self) -> None:
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = Path(f"{self.path}.lock").open("w")  # noqa: SIM115 - held until close
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreLocked(f"{self.path} is open in another process") from None

    def _prepare(self, connection: Connection, prepare: Callable[[Connection], None]) -> None:
        found = connection.pragma("user_version")
        if isinstance(found, int) and found > FORMAT:
            raise StoreTooNew(f"{self.path} was written by a newer release (format {found}, known {FORMAT})")
        connection.execute("pragma journal_mode=wal")
        connection.execute("begin immediate")
        try:
            prepare(connection)
            if found != FORMAT:
                connection.pragma("user_version", FORMAT)
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
        for listener in self.after_commit:
            listener(connection)

    def _connect(self) -> Connection:
        connection = Connection(self.path, statementcachesize=300)
        connection.set_busy_timeout(10_000)
        connection.execute(f"pragma synchronous={self._synchronous}")
        connection.execute("pragma cache_size=-16000")
        connection.execute("pragma journal_size_limit=67108864")
        connection.execute(f"pragma wal_autocheckpoint={CHECKPOINT_PAGES}")
        connection.create_scalar_function("regexp_", matches, 3, deterministic=True)
        self._opened.append(connection)
        return connection

    def _close(self, writer: threading.Thread | None = None) -> None:
        if writer is not None:
            self._jobs.put(None)
            writer.join()
        if self._readers is not None:
            self._readers.shutdown()
            self._readers = None
        while self._opened:
            self._opened.pop().close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    # the readers' threads

    def _read(self, fn: Callable[[Connection], T]) -> T:
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            connection.execute("pragma query_only=1")
        try:
            return fn(connection)
        except apsw.Error as error:
            raise failure_of(error, self.path) from error

    def _aside(self, fn: Callable[[Connection], T]) -> T:
        connection = Connection(self.path)
        try:
            return fn(connection)
        except apsw.Error as error:
            raise failure_of(error, self.path) from error
        finally:
            connection.close()

    # the writer's thread

    def _work(self, connection: Connection) -> None:
        while True:
            jobs: list[_Job | None] = [self._jobs.get()]
            while jobs[-1] is not None and len(jobs) < GROUP and not self._jobs.empty():
                jobs.append(self._jobs.get_nowait())
            for _, grouped in itertools.groupby((job for job in jobs if job is not None), _transaction_of):
                group = list(grouped)
                committed = self._commit(connection, group)
                self._to_loop(functools.partial(self._settle, group, committed))
            if jobs[-1] is None:
                connection.execute("pragma optimize")
                return

    def _commit(self, connection: Connection, group: list[_Job]) -> bool:
        try:
            connection.execute("begin immediate")
            for job in group:
                if len(group) == 1:
                    job.result = job.fn(connection)
                else:
                    self._run(connection, job)
            connection.execute("commit")
        except BaseException as error:  # noqa: BLE001 - the edge of the writer's thread: every waiting caller gets it
            if connection.in_transaction:
                connection.execute("rollback")
            self._tell(self.after_rollback)
            failure = failure_of(error, self.path)
            for job in group:
                job.failure = job.failure or failure
            return False
        self.commits += 1
        for listener in self.after_commit:
            listener(connection)
        return True

    def _run(self, connection: Connection, job: _Job) -> None:
        try:
            with self.savepoint(connection):
                job.result = job.fn(connection)
        except ENGINE_FAILURES:
            raise
        except BaseException as error:
            if not connection.in_transaction:
                raise
            job.failure = error

    def _settle(self, group: list[_Job], committed: bool) -> None:
        if committed:
            self._tell(self._callbacks)
        for job in group:
            job.settle()

    def _to_loop(self, call: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)

    def _tell(self, listeners: list[Callable[[], None]]) -> None:
        for listener in listeners:
            listener()
