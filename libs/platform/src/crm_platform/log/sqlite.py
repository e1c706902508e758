"""The log on SQLite: the outbox table is the log, so an event is written in the transaction of its documents.

Positions (`_offset`) are committed after the handler, at most half a second later, so delivery is at least once. A
batch that fails is delivered again one event at a time, each with back-off, so that only those that really fail are
set aside (`_dead`); where a disk or store is what fails, all wait for it. Later events of the key of a dead one are set
aside behind it, and `redrive` brings all back in order.
"""

import asyncio
import collections
import contextlib
import functools
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import StoreFull, StoreLocked, StoreUnavailable
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.documents.sqlite.database import Connection, all_rows, one_row
from crm_platform.log import tables
from crm_platform.log.port import Event, Handler

BEHIND = "behind a dead event of the same key"
SAVE_SECONDS = 0.5
LAST = (1 << 63) - 1
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Subscription:
    group: str
    topic: str
    handler: Handler
    batch: int
    tries: int
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    moved: asyncio.Condition = field(default_factory=asyncio.Condition)
    position: int = 0  # handled up to here
    saved: int = 0  # and so much of it is committed
    saved_at: float = 0
    stuck: set[str] = field(default_factory=set[str])  # keys with a dead event
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """The rows after a place of a topic, and how often was published to it before they were read."""

    place: tuple[int, int]  # position, batch
    published: int
    rows: asyncio.Future[list[Any]]


class SqliteLog:
    """Subscriptions run as tasks of the event loop, one for each group and topic."""

    def __init__(self, documents: SqliteDocuments, *, back_off_seconds: float = 0.2, poll_seconds: float = 1.0) -> None:
        self._db = documents.db
        self._back_off, self._poll = back_off_seconds, poll_seconds
        self._subscriptions: dict[tuple[str, str], _Subscription] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._shared: dict[str, _Reading] = {}
        self._published_to: collections.Counter[str] = collections.Counter()
        self._open = False
        documents.on_publish(self._published)

    def subscribe(self, group: str, topic: str, handler: Handler, *, batch: int = 200, tries: int = 5) -> None:
        if (group, topic) in self._subscriptions:
            raise ValueError(f"{group} listens to {topic} already")
        if self._open:
            raise ValueError("subscribe before open")
        self._subscriptions[group, topic] = _Subscription(group, topic, handler, batch, tries)

    async def open(self) -> None:
        await self._db.write(self._begin)
        self._open = True
        self._tasks = [
            asyncio.create_task(self._run(one), name=f"log:{one.group}:{one.topic}")
            for one in self._subscriptions.values()
        ]

    async def close(self) -> None:
        """Let a running handler finish for a moment, then stop; what was not committed is delivered again."""
        self._open = False
        self._wake()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=10)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        for one in self._subscriptions.values():
            await self._save(one, [])
            async with one.moved:
                one.moved.notify_all()

    async def settle(self) -> None:
        """Reactions may write events themselves: those are waited for too, until nothing is left."""
        before: dict[str, int] = {}
        while self._open and (ends := await self._db.read(tables.ends)) != before:
            before = ends
            for one in self._subscriptions.values():
                await self._reach(one, ends.get(one.topic, 0))

    async def _reach(self, one: _Subscription, position: int) -> None:
        async with one.moved:
            await one.moved.wait_for(lambda: one.position >= position or not self._open)

    async def lag(self, group: str, topic: str) -> int:
        position = self._subscriptions[group, topic].position
        sql = "select count(*) from _log where topic=? and pos>?"
        return await self._db.read(lambda c: one_row(c, sql, (topic, position))[0])

    async def dead(self, group: str) -> list[Event]:
        sql = "select pos, topic, key, id, body from _dead where grp=? order by pos limit 1000"
        return [tables.event(row) for row in await self._db.read(lambda c: all_rows(c, sql, (group,)))]

    async def redrive(self, group: str, event_id: str) -> None:
        """Deliver a dead event again, and then those that waited behind it. Raises what the handler raises."""
        first = await self._db.read(
            lambda c: one_row(c, "select topic, key, pos from _dead where grp=? and id=?", (group, event_id))
        )
        if first is None:
            return
        topic, key, position = first
        one = self._subscriptions[group, topic]
        async with one.busy:
            sql = (
                "select pos, topic, key, id, body from _dead where grp=? and topic=? and key=? and pos>=? order by pos"
            )
            rows = await self._db.read(lambda c: all_rows(c, sql, (group, topic, key, position)))
            for row in rows:
                await one.handler([tables.event(row)])
                await self._db.write(functools.partial(tables.forget, group=group, position=row[0]))
            one.stuck = await self._db.read(lambda c: tables.dead_keys(c, one))

    async def replay(self, group: str, topic: str) -> None:
        one = self._subscriptions[group, topic]
        async with one.busy:

            def reset(connection: Connection) -> None:
                tables.set_position(connection, group, topic, 0)
                connection.execute("delete from _dead where grp=? and topic=?", (group, topic))

            await self._db.write(reset)
            one.position = one.saved = 0
            one.stuck.clear()
        one.wake.set()

    async def prune(self, keep_seconds: float) -> int:
        """Forget old events that every group of their topic has handled; without a group, all old ones."""
        before, count = time.time() - keep_seconds, 0
        for topic in await self._db.read(tables.topics):
            groups = [one.saved for one in self._subscriptions.values() if one.topic == topic]
            prune = functools.partial(tables.prune, topic=topic, upto=min(groups, default=LAST), before=before)
            while gone := await self._db.write(prune):
                count += gone
        return count

    def _begin(self, connection: Connection) -> None:
        """Tables, and a position for every subscription: a group counts for `prune` from its first start on."""
        connection.execute(tables.TABLES)
        for one in self._subscriptions.values():
            connection.execute("insert or ignore into _offset values(?,?,0)", (one.group, one.topic))
            sql = "select pos from _offset where grp=? and topic=?"
            one.position = one.saved = one_row(connection, sql, (one.group, one.topic))[0]
            one.stuck = tables.dead_keys(connection, one)

    def _published(self, topics: set[str]) -> None:
        self._published_to.update(topics)
        for one in self._subscriptions.values():
            if one.topic in topics:
                one.wake.set()

    def _wake(self) -> None:
        for one in self._subscriptions.values():
            one.wake.set()

    async def _run(self, one: _Subscription) -> None:
        while self._open:
            one.wake.clear()
            try:
                async with one.busy:
                    more = await self._step(one)
                if not more and self._open:
                    await self._wait(one)
            except Exception:  # the edge of the subscription, which waits and tries again: nothing is skipped
                logger.exception("log: %s cannot go on with %s", one.group, one.topic)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(one.wake.wait(), self._poll)

    async def _wait(self, one: _Subscription) -> None:
        pending = one.saved != one.position
        try:
            await asyncio.wait_for(one.wake.wait(), SAVE_SECONDS if pending else self._poll)
        except TimeoutError:
            if pending:
                async with one.busy:
                    await self._save(one, [])

    async def _step(self, one: _Subscription) -> bool:
        """Deliver one batch and commit its position. Is there more, as far as is known?"""
        reading = self._reading(one)
        rows = await self._rows(one, reading)
        if not rows:
            return False
        dead = await self._deliver(one, [tables.event(row) for row in rows])
        if dead is None:
            return False
        if dead or time.monotonic() - one.saved_at > SAVE_SECONDS:
            bodies = {row[0]: row[4] for row in rows}
            letters = [(one.group, one.topic, e.key, e.position, e.id, bodies[e.position], error) for e, error in dead]
            await self._save(one, letters, rows[-1][0])
        async with one.moved:
            one.position = rows[-1][0]
            one.moved.notify_all()
        places = {other.position for other in self._subscriptions.values() if other.topic == one.topic}
        if reading.place[0] not in places:
            self._let_go(one.topic, reading)
        return len(rows) >= one.batch or reading.published != self._published_to[one.topic]

    def _reading(self, one: _Subscription) -> _Reading:
        """Of the next rows. Groups that are at one place of a topic share it."""
        place = (one.position, one.batch)
        known = self._shared.get(one.topic)
        if known is None or known.place != place:
            rows = asyncio.ensure_future(self._db.read(lambda c: tables.next_rows(c, one)))
            known = self._shared[one.topic] = _Reading(place, self._published_to[one.topic], rows)
        return known

    async def _rows(self, one: _Subscription, reading: _Reading) -> list[Any]:
        rows: list[Any] = []
        try:
            rows = await asyncio.shield(reading.rows)
        finally:
            if not rows:
                self._let_go(one.topic, reading)
        return rows

    def _let_go(self, topic: str, reading: _Reading) -> None:
        if self._shared.get(topic) is reading:
            del self._shared[topic]

    async def _save(self, one: _Subscription, letters: list[tuple[Any, ...]], position: int | None = None) -> None:
        """Commit how far the group is, with what it set aside."""
        reached = one.position if position is None else position
        if reached == one.saved and not letters:
            return

        def save(connection: Connection) -> None:
            rows = [(*letter, time.time()) for letter in letters]
            connection.executemany("insert or ignore into _dead values(?,?,?,?,?,?,?,?)", rows)
            tables.set_position(connection, one.group, one.topic, reached)

        await self._db.write(save)
        one.saved, one.saved_at = reached, time.monotonic()

    async def _deliver(self, one: _Subscription, events: list[Event]) -> list[tuple[Event, str]] | None:
        """What has to be set aside; None when stopped on the way."""
        dead = [(event, BEHIND) for event in events if event.key in one.stuck]
        going = [event for event in events if event.key not in one.stuck]
        if not going:
            return dead
        error = await self._try(one, going, 1 if len(going) > 1 else one.tries)
        if error is None:
            return dead
        for event in going:
            if not self._open:
                return None
            if event.key in one.stuck:
                dead.append((event, BEHIND))
            elif (error := await self._try(one, [event], one.tries)) is not None:
                logger.error("log: %s set aside %s: %s", one.group, event.id, error)
                dead.append((event, error))
                one.stuck.add(event.key)
        return dead

    async def _try(self, one: _Subscription, events: list[Event], tries: int) -> str | None:
        """Hand events to the handler until it takes them; the last error when it never does."""
        error = ""
        for count in range(tries):
            if count:
                await asyncio.sleep(self._back_off * 2 ** (count - 1))
            try:
                await one.handler(events)
            except (OSError, StoreFull, StoreLocked, StoreUnavailable):
                raise  # a full or absent disk says nothing against the event: it waits
            except Exception as failure:  # noqa: BLE001 - the edge: whatever a handler raises is kept with the event
                error = repr(failure)[:500]
            else:
                return None
        return error
