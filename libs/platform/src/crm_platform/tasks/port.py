"""Tasks: the row in the store is the truth (name, arguments, key, lease, attempts, due time)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from crm_platform.documents.port import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`key`: at most one unfinished task of a key exists; a second enqueue does nothing."""

    name: str
    arguments: dict[str, Any]
    key: str | None = None
    due_at: datetime | None = None
    tries: int = 5


TaskHandler = Callable[[dict[str, Any]], Awaitable[None]]


class Tasks(Protocol):
    def handler(self, name: str, run: TaskHandler, *, lease_seconds: float = 60) -> None:
        """Register before `open`. A handler may run twice (lease lost): it must be idempotent."""
        ...

    def every(self, name: str, seconds: float, run: TaskHandler) -> None:
        """A schedule: one run at a time over all processes of the store."""
        ...

    def enqueue(self, transaction: Transaction, task: Task) -> None:
        """In the caller's transaction; call `wake()` after its commit for promptness."""
        ...

    def wake(self) -> None: ...
    async def open(self) -> None: ...
    async def close(self) -> None:
        """Let running tasks finish (bounded), give back the others."""
        ...

    async def settle(self) -> None:
        """Wait until nothing is due (tests)."""
        ...
