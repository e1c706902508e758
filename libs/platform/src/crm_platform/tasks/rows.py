"""Tasks without a broker: rows in the service's own store and a runner in the process."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from crm_platform.clock import Clock, now
from crm_platform.documents.port import Documents, Transaction
from crm_platform.tasks.port import Task, TaskHandler
from crm_platform.tasks.table import SCHEDULES, SPECS, Claim, TaskTable

__all__ = ["SPECS", "RowTasks"]

SCHEDULE_LEASE_SECONDS = 60.0
_log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The row was given to somebody else while this process ran it."""


@dataclass(frozen=True, slots=True)
class _Registered:
    run: TaskHandler
    lease_seconds: float
    every_seconds: float = 0


class RowTasks:
    """Tasks over the Documents port; the store needs `SPECS`. Any number of processes may share a store.

    `concurrency`: tasks at a time in this process. `poll_seconds`: how soon rows written elsewhere are seen at last.
    `grace_seconds`: how long `close` lets running tasks go on. `sole`: no other process shares the store, so what the
    one before left running is due at once instead of after its lease.
    """

    def __init__(
        self, documents: Documents, *, clock: Clock = now, concurrency: int = 8, poll_seconds: float = 1.0,
        grace_seconds: float = 10.0, sole: bool = False,
    ) -> None:  # fmt: skip
        self.table = TaskTable(documents, clock)
        self._clock, self._concurrency, self._poll, self._grace = clock, concurrency, poll_seconds, grace_seconds
        self._sole = sole
        self._handlers: dict[str, _Registered] = {}
        self._schedules: dict[str, _Registered] = {}
        self._running: dict[asyncio.Task[None], Claim] = {}
        self._woken = asyncio.Event()
        self._stopping = False
        self._dispatcher: asyncio.Task[None] | None = None

    def handler(self, name: str, run: TaskHandler, *, lease_seconds: float = 60) -> None:
        self._register(self._handlers, name, _Registered(run, lease_seconds))

    def every(self, name: str, seconds: float, run: TaskHandler) -> None:
        self._register(self._schedules, name, _Registered(run, SCHEDULE_LEASE_SECONDS, seconds))

    def _register(self, known: dict[str, _Registered], name: str, one: _Registered) -> None:
        if name in known or self._dispatcher is not None:
            raise ValueError(f"{name} is registered already, or too late")
        known[name] = one

    def enqueue(self, transaction: Transaction, task: Task) -> None:
        if task.name not in self._handlers:
            raise ValueError(f"no handler for task {task.name}")
        self.table.insert(transaction, task)

    def wake(self) -> None:
        self._woken.set()

    async def open(self) -> None:
        if self._sole:
            await self.table.release_all()
        for name, schedule in self._schedules.items():
            await self.table.schedule(name, schedule.every_seconds)
        self._stopping = False
        self._dispatcher = asyncio.create_task(self._dispatch(), name="tasks")

    async def close(self) -> None:
        if self._dispatcher is None:
            return
        self._stopping = True
        self.wake()
        await self._dispatcher
        self._dispatcher = None
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=self._grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def settle(self) -> None:
        while self._dispatcher is not None:
            due = await self._next_due()
            if not self._running and (due is None or due > self._clock()):
                return
            self.wake()
            await asyncio.sleep(0.01)

    async def _dispatch(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                claim = await self._claim() if len(self._running) < self._concurrency else None
                if claim is not None:
                    self._start(claim)
                    continue
                pause = await self._pause()
            except Exception:  # noqa: BLE001 - the edge of the runner: a store that is away must not end it
                _log.exception("cannot look for tasks")
                pause = self._poll
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), pause)

    async def _claim(self) -> Claim | None:
        due = await self._next_due()
        if due is None or due > self._clock():
            return None  # a read: an idle process writes nothing
        for lease, names in self._by_lease().items():
            if (claim := await self.table.claim_task(names, lease)) is not None:
                return claim
        return await self.table.claim_schedule(list(self._schedules), SCHEDULE_LEASE_SECONDS)

    def _by_lease(self) -> dict[float, list[str]]:
        grouped: dict[float, list[str]] = {}
        for name, one in self._handlers.items():
            grouped.setdefault(one.lease_seconds, []).append(name)
        return grouped

    async def _next_due(self) -> datetime | None:
        return await self.table.next_due(list(self._handlers), list(self._schedules))

    async def _pause(self) -> float:
        """Until the next row is due, a task ends or somebody wakes; other processes' rows are seen by polling."""
        if len(self._running) >= self._concurrency:
            return self._poll
        due = await self._next_due()
        return self._poll if due is None else max(0.0, min(self._poll, (due - self._clock()).total_seconds()))

    def _start(self, claim: Claim) -> None:
        task = asyncio.create_task(self._run(claim), name=f"task {claim.id}")
        self._running[task] = claim
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._running[task]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the end of a task could not be written, it runs again", exc_info=error)
        self.wake()

    async def _run(self, claim: Claim) -> None:
        scheduled = claim.collection == SCHEDULES
        one = self._schedules[claim.id] if scheduled else self._handlers[claim.row["name"]]
        arguments = {} if scheduled else claim.row["arguments"]
        try:
            await self._under_lease(claim, lambda: one.run(arguments))
        except asyncio.CancelledError:
            if not self._stopping:  # the handler's own doing
                await self.table.fail(claim, traceback.format_exc())
                return
            await self.table.give_back(claim)
            raise
        except LeaseLost:
            _log.warning("task %s lost its lease and was stopped", claim.id)
        except Exception:  # noqa: BLE001 - the edge of a handler: whatever it raises is a failed try
            _log.exception("task %s failed", claim.id)
            await self.table.fail(claim, traceback.format_exc())
        else:
            await self.table.finish(claim)

    async def _under_lease(self, claim: Claim, run: Callable[[], Awaitable[None]]) -> None:
        """Run while renewing the lease; stop the run where it is lost, since another process may have begun it."""
        running = asyncio.ensure_future(run())
        try:
            while True:
                done, _ = await asyncio.wait({running}, timeout=claim.lease_seconds / 3)
                if done:
                    return await running
                if not await self.table.renew(claim):
                    raise LeaseLost
        finally:
            if not running.done():
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
