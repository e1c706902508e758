"""The log port. Embedded, the outbox table in the store's own file is the log; in a cluster a relay feeds Kafka."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import orjson

_TYPE = re.compile(rb'"type":"([^"\\\\]+)"').search
_HEAD = 400


class Event:
    """One delivered event. `body` is the CloudEvents record as written by `Transaction.publish`; one that came as JSON
    is parsed when it is first asked for.
    """

    __slots__ = ("_body", "_raw", "id", "key", "position", "topic")

    def __init__(self, id: str, topic: str, key: str, body: dict[str, Any] | bytes, position: int) -> None:  # noqa: A002 - the word of CloudEvents
        self.id, self.topic, self.key, self.position = id, topic, key, position
        self._raw = body if isinstance(body, bytes) else b""
        self._body: dict[str, Any] | None = None if isinstance(body, bytes) else body

    @property
    def body(self) -> dict[str, Any]:
        body = self._body
        if body is None:
            body = self._body = orjson.loads(self._raw)
        return body

    @property
    def type(self) -> str:
        """`crm.contacts.customer.created`, without parsing the body: it stands before the data."""
        found = _TYPE(self._raw, 0, _HEAD) if self._body is None else None
        return found[1].decode() if found else self.body["type"]


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
