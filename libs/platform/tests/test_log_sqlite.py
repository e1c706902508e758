import asyncio
import errno
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from crm_platform.documents.port import Spec, StoreFull
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.log import Event
from crm_platform.log.sqlite import SqliteLog

SPECS = [Spec("notes")]


@pytest.fixture
async def documents(tmp_path: Path) -> AsyncIterator[SqliteDocuments]:
    store = SqliteDocuments(str(tmp_path / "log.db"), SPECS, synchronous="OFF")
    await store.open()
    yield store
    await store.close()


def quick_log(documents: SqliteDocuments) -> SqliteLog:
    return SqliteLog(documents, back_off_seconds=0.001, poll_seconds=30)


async def publish(documents: SqliteDocuments, *events: tuple[str, str], topic: str = "t") -> None:
    """Events as (key, id)."""
    transaction = documents.transaction()
    for key, id_ in events:
        transaction.publish(topic, key, id_, {"id": id_, "data": {"key": key}})
    assert await documents.commit(transaction) == [None]


class Seen:
    """A handler that remembers ids and refuses those named, as often as told (-1: for ever)."""

    def __init__(self, **refuse: int) -> None:
        self.ids: list[str] = []
        self.batches: list[int] = []
        self.refuse = refuse

    async def __call__(self, events: list[Event]) -> None:
        for event in events:
            if self.refuse.get(event.id, 0):
                self.refuse[event.id] -= 1
                raise RuntimeError(f"cannot take {event.id}")
        self.batches.append(len(events))
        self.ids += [event.id for event in events]


async def test_every_group_gets_every_event_in_order(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"), ("b", "e2"))
    log, one, two, other = quick_log(documents), Seen(), Seen(), Seen()
    log.subscribe("one", "t", one)
    log.subscribe("two", "t", two, batch=1)
    log.subscribe("two", "other", other)
    await log.open()
    await publish(documents, ("a", "e3"))
    await publish(documents, ("x", "o1"), topic="other")
    await log.settle()
    assert one.ids == two.ids == ["e1", "e2", "e3"]
    assert two.batches == [1, 1, 1]
    assert other.ids == ["o1"]
    assert await log.lag("one", "t") == 0
    await log.close()


async def test_a_commit_wakes_the_group_at_once(documents: SqliteDocuments) -> None:
    log, seen = quick_log(documents), Seen()
    log.subscribe("g", "t", seen)
    await log.open()
    await asyncio.sleep(0.05)
    await publish(documents, ("a", "e1"))
    await asyncio.wait_for(log.settle(), 2)  # the poll is 30 s away
    assert seen.ids == ["e1"]
    await log.close()


class Held(Seen):
    """Takes `id_` only once it is let go, and tells when it has taken `last`."""

    def __init__(self, id_: str, last: str) -> None:
        super().__init__()
        self.id_, self.last = id_, last
        self.came, self.free, self.done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def __call__(self, events: list[Event]) -> None:
        if any(event.id == self.id_ for event in events):
            self.came.set()
            await self.free.wait()
        await super().__call__(events)
        if self.ids[-1] == self.last:
            self.done.set()


async def test_a_slow_group_that_shares_an_older_reading_gets_what_came_after_it(
    documents: SqliteDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm_platform.log.sqlite.SAVE_SECONDS", 30)  # nor does saving make it look again
    log, quick, slow = quick_log(documents), Held("e2", "e3"), Held("e1", "e3")
    log.subscribe("quick", "t", quick)
    log.subscribe("slow", "t", slow)
    await log.open()
    await publish(documents, ("a", "e1"))
    await slow.came.wait()
    await publish(documents, ("a", "e2"))
    await quick.came.wait()  # its reading, which ends at e2, is the one that the slow group comes upon
    await publish(documents, ("a", "e3"))
    slow.free.set()
    await asyncio.wait_for(slow.done.wait(), 10)  # the poll is 30 s away
    quick.free.set()
    await log.settle()
    assert quick.ids == slow.ids == ["e1", "e2", "e3"]
    await log.close()


async def test_an_event_that_fails_for_a_while_is_delivered_in_the_end(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"), ("a", "e2"))
    log, seen = quick_log(documents), Seen(e2=3)
    log.subscribe("g", "t", seen)
    await log.open()
    await log.settle()
    assert seen.ids[-2:] == ["e1", "e2"]
    assert await log.dead("g") == []
    await log.close()


async def test_events_wait_for_a_full_disk_and_none_is_set_aside(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"), ("b", "e2"))
    log, seen = SqliteLog(documents, back_off_seconds=0.001, poll_seconds=0.01), Seen()
    refusals = [OSError(errno.ENOSPC, "no room"), StoreFull("no room")] * 5

    async def handle(events: list[Event]) -> None:
        if refusals:
            raise refusals.pop()
        await seen(events)

    log.subscribe("g", "t", handle, tries=2)
    await log.open()
    await asyncio.wait_for(log.settle(), 10)
    assert seen.ids == ["e1", "e2"]
    assert await log.dead("g") == []
    await log.close()


async def test_a_dead_event_keeps_back_its_own_key_and_no_other(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"), ("a", "bad"), ("b", "e2"), ("a", "e3"))
    log, seen = quick_log(documents), Seen(bad=-1)
    log.subscribe("g", "t", seen, tries=2)
    await log.open()
    await log.settle()
    await publish(documents, ("a", "e4"), ("b", "e5"))
    await log.settle()
    assert seen.ids == ["e1", "e2", "e5"]
    assert [event.id for event in await log.dead("g")] == ["bad", "e3", "e4"]

    seen.refuse.clear()
    await log.redrive("g", "bad")
    await publish(documents, ("a", "e6"))
    await log.settle()
    assert seen.ids[3:] == ["bad", "e3", "e4", "e6"]
    assert await log.dead("g") == []
    await log.close()


async def test_a_redrive_that_fails_again_leaves_the_event_dead(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "bad"))
    log, seen = quick_log(documents), Seen(bad=-1)
    log.subscribe("g", "t", seen, tries=1)
    await log.open()
    await log.settle()
    with pytest.raises(RuntimeError):
        await log.redrive("g", "bad")
    assert [event.id for event in await log.dead("g")] == ["bad"]
    await log.close()


async def test_a_group_goes_on_where_it_stopped(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"))
    first, seen = quick_log(documents), Seen()
    first.subscribe("g", "t", seen)
    await first.open()
    await first.settle()
    await first.close()
    await publish(documents, ("a", "e2"))
    second = quick_log(documents)
    second.subscribe("g", "t", seen)
    await second.open()
    await second.settle()
    await second.close()
    assert seen.ids == ["e1", "e2"]


async def test_replay_delivers_the_kept_events_again(documents: SqliteDocuments) -> None:
    await publish(documents, ("a", "e1"), ("a", "e2"))
    log, seen = quick_log(documents), Seen()
    log.subscribe("g", "t", seen)
    await log.open()
    await log.settle()
    await log.replay("g", "t")
    await log.settle()
    assert seen.ids == ["e1", "e2", "e1", "e2"]
    await log.close()


async def test_prune_keeps_what_the_slowest_group_has_not_handled(documents: SqliteDocuments) -> None:
    log, quick, slow = quick_log(documents), Seen(), asyncio.Event()

    async def wait(_: list[Event]) -> None:
        await slow.wait()

    log.subscribe("quick", "t", quick)
    log.subscribe("slow", "t", wait)
    await log.open()
    await publish(documents, ("a", "e1"))
    await asyncio.sleep(0.1)
    assert quick.ids == ["e1"]
    assert await log.prune(-1) == 0
    slow.set()
    await log.settle()
    await log.close()
    assert await log.prune(60) == 0
    assert await log.prune(-1) == 1


async def test_prune_forgets_old_events_of_a_topic_without_listeners(documents: SqliteDocuments) -> None:
    await publish(documents, *[("a", f"e{number}") for number in range(2500)])
    log = quick_log(documents)
    assert await log.prune(60) == 0
    assert await log.prune(-1) == 2500


async def test_settle_waits_for_events_that_handlers_write(documents: SqliteDocuments) -> None:
    log, seen = quick_log(documents), Seen()

    async def answer(events: list[Event]) -> None:
        for event in events:
            await publish(documents, (event.key, f"{event.id}-answer"), topic="answers")

    log.subscribe("g", "t", answer)
    log.subscribe("h", "answers", seen)
    await log.open()
    await publish(documents, ("a", "e1"), ("a", "e2"))
    await log.settle()
    assert seen.ids == ["e1-answer", "e2-answer"]
    await log.close()


async def test_an_event_of_an_undone_transaction_is_never_delivered(documents: SqliteDocuments) -> None:
    log, seen = quick_log(documents), Seen()
    log.subscribe("g", "t", seen)
    await log.open()
    lost, kept = documents.transaction(), documents.transaction()
    lost.publish("t", "a", "lost", {})
    lost.guard("notes", "missing", version=1)
    kept.publish("t", "a", "kept", {})
    outcome = await documents.commit(lost, kept)
    await log.settle()
    assert [error is None for error in outcome] == [False, True]
    assert seen.ids == ["kept"]
    await log.close()
