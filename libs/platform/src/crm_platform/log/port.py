"""The log port. Embedded, the outbox table in the store's own file is the log; in a cluster a relay feeds Kafka."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """One delivered event. `body` is the CloudEvents record as written by `Transaction.publish`."""

    id: str
    topic: str
    key: str
    body: dict[str, Any]
    position: int


Handler = Callable[[list[Event]], Awaitable[None]]
"""Gets a batch in order; at least once, so it must be idempotent by event id. Raising retries, then dead-letters."""


class Log(Protocol):
    def subscribe(self, group: str, topic: str, handler: Handler, *, batch: int = 200, tries: int = 5) -> None:
        """Deliver every event of the topic to the group, beginning with the oldest kept one."""
        ...

    async def open(self) -> None:
        """Start delivering to all subscriptions."""
        ...

    async def close(self) -> None: ...
    async def settle(self) -> None:
        """Wait until every group has handled what was committed before the call (tests, `refresh`)."""
        ...

    async def lag(self, group: str, topic: str) -> int: ...
    async def dead(self, group: str) -> list[Event]: ...
    async def redrive(self, group: str, event_id: str) -> None: ...
    async def replay(self, group: str, topic: str) -> None:
        """Deliver again from the oldest kept event."""
        ...

    async def prune(self, keep_seconds: float) -> int: ...
