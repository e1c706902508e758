"""What every tasks adapter keeps: run at least once, one at a time, again after a failure, never lost."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.tasks.port import Task
from crm_platform.tasks.rows import SPECS, RowTasks


class Hands:
    """A clock that tests turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
async def store(tmp_path) -> AsyncIterator[SqliteDocuments]:
    documents = SqliteDocuments(str(tmp_path / "store.db"), SPECS)
    await documents.open()
    yield documents
    await documents.close()


@pytest.fixture
async def runner(store):
    opened: list[RowTasks] = []

    async def start(handlers: dict[str, Any], *, schedules: dict[str, Any] | None = None, lease=60.0, **options):
        tasks = RowTasks(store, poll_seconds=0.05, **options)
        for name, run in handlers.items():
            tasks.handler(name, run, lease_seconds=lease)
        for name, (seconds, run) in (schedules or {}).items():
            tasks.every(name, seconds, run)
        await tasks.open()
        opened.append(tasks)
        return tasks

    yield start
    for tasks in opened:
        await tasks.close()


async def enqueue(store, tasks, *wanted: Task) -> None:
    transaction = store.transaction()
    for task in wanted:
        tasks.enqueue(transaction, task)
    assert await store.commit(transaction) == [None]
    tasks.wake()


async def test_a_task_runs_once_with_its_arguments_and_is_gone(store, runner):
    seen = []

    async def note(arguments):
        seen.append(arguments)

    tasks = await runner({"note": note})
    await enqueue(store, tasks, *(Task(name="note", arguments={"n": n}) for n in range(20)))
    await tasks.settle()
    assert sorted(seen, key=lambda a: a["n"]) == [{"n": n} for n in range(20)]
    assert await store["_tasks"].count({}) == 0


async def test_a_transaction_that_fails_enqueues_nothing(store, runner):
    seen = []
    tasks = await runner({"note": seen.append})
    transaction = store.transaction()
    tasks.enqueue(transaction, Task(name="note", arguments={}))
    transaction.guard("_tasks", "missing", version=1)
    assert (await store.commit(transaction)) != [None]
    await tasks.settle()
    assert seen == []


@pytest.mark.parametrize("concurrency", [1, 8])
async def test_a_second_task_of_a_key_does_nothing_while_the_first_is_unfinished(store, runner, concurrency):
    seen = []
    begun, go = asyncio.Event(), asyncio.Event()

    async def note(arguments):
        seen.append(arguments["n"])
        begun.set()
        await go.wait()

    tasks = await runner({"note": note}, concurrency=concurrency)
    await enqueue(store, tasks, *(Task(name="note", arguments={"n": n}, key="k") for n in range(3)))
    await begun.wait()
    await enqueue(store, tasks, Task(name="note", arguments={"n": 3}, key="k"))
    await enqueue(store, tasks, Task(name="note", arguments={"n": 9}, key="other"))
    await asyncio.sleep(0.1)
    go.set()
    await tasks.settle()
    assert seen == [0, 9]
    await enqueue(store, tasks, Task(name="note", arguments={"n": 4}, key="k"))
    await tasks.settle()
    assert seen == [0, 9, 4]


async def test_a_task_waits_for_its_time(store, runner):
    clock = Hands()
    seen = []

    async def note(arguments):
        seen.append(arguments["n"])

    tasks = await runner({"note": note}, clock=clock)
    later = Task(name="note", arguments={"n": 1}, due_at=clock() + timedelta(hours=1))
    await enqueue(store, tasks, later, Task(name="note", arguments={"n": 0}))
    await tasks.settle()
    assert seen == [0]
    clock.turn(3601)
    await tasks.settle()
    assert seen == [0, 1]


async def test_a_failing_task_is_tried_again_with_growing_pauses_and_then_kept_as_dead(store, runner, caplog):
    clock = Hands()
    tried = []

    async def fail(arguments):
        tried.append(clock())
        raise RuntimeError("the printer is out of paper")

    tasks = await runner({"fail": fail}, clock=clock)
    await enqueue(store, tasks, Task(name="fail", arguments={}, tries=3, key="k"))
    for _ in range(20):
        await tasks.settle()
        clock.turn(1)
    pauses = [(b - a).total_seconds() for a, b in itertools.pairwise(tried)]
    assert pauses == [1, 2]
    (dead,) = await tasks.table.dead()
    assert "out of paper" in dead["error"]
    assert "failed" in caplog.text
    await enqueue(store, tasks, Task(name="fail", arguments={}, tries=1, key="k"))
    await tasks.settle()
    assert len(tried) == 4, "a dead task does not hold its key"


async def test_a_task_whose_process_died_runs_again_when_its_lease_ends(store, runner):
    clock = Hands()
    seen = []

    async def note(arguments):
        seen.append(arguments)

    tasks = await runner({"note": note}, clock=clock, lease=30)
    transaction = store.transaction()
    tasks.enqueue(transaction, Task(name="note", arguments={}))
    await store.commit(transaction)
    assert await tasks.table.claim_task(["note"], 30) is not None, "another process has it, and dies"
    await tasks.settle()
    assert seen == []
    clock.turn(31)
    await tasks.settle()
    assert seen == [{}]


async def test_a_task_that_ends_its_process_each_time_is_not_tried_for_ever(store, runner):
    clock = Hands()
    tasks = await runner({"note": lambda arguments: None}, clock=clock)
    await tasks.close()
    await enqueue(store, tasks, Task(name="note", arguments={}, tries=2))
    for _ in range(2):
        assert await tasks.table.claim_task(["note"], 30) is not None
        clock.turn(31)
    assert await tasks.table.claim_task(["note"], 30) is None
    assert len(await tasks.table.dead()) == 1


async def test_a_long_task_keeps_its_lease(store, runner):
    begun = []

    async def long(arguments):
        begun.append(1)
        await asyncio.sleep(0.6)

    first = await runner({"long": long}, lease=0.2)
    second = await runner({"long": long}, lease=0.2)
    await enqueue(store, first, Task(name="long", arguments={}))
    await asyncio.sleep(0.4)
    await first.settle()
    await second.settle()
    assert begun == [1]
    assert await store["_tasks"].count({}) == 0


async def test_a_task_that_lost_its_lease_is_stopped_and_cannot_end_the_other_run(store, runner):
    stopped = asyncio.Event()
    started = asyncio.Event()

    async def long(arguments):
        started.set()
        try:
            await asyncio.sleep(30)
        finally:
            stopped.set()

    tasks = await runner({"long": long}, lease=0.3)
    await enqueue(store, tasks, Task(name="long", arguments={}))
    await started.wait()
    far = datetime.now(UTC) + timedelta(hours=1)
    await store["_tasks"].update_many({}, {"$set": {"owner": "another process", "next_at": far}})
    await asyncio.wait_for(stopped.wait(), 5)
    await tasks.settle()
    assert [row["owner"] for row in await store["_tasks"].find({})] == ["another process"]


async def test_closing_lets_tasks_finish_and_gives_back_those_that_take_too_long(store, runner):
    seen = []

    async def wait(arguments):
        await asyncio.sleep(arguments["seconds"])
        seen.append(arguments["seconds"])

    tasks = await runner({"wait": wait}, grace_seconds=0.5)
    await enqueue(store, tasks, *(Task(name="wait", arguments={"seconds": s}) for s in (0.1, 60)))
    await asyncio.sleep(0.05)
    await tasks.close()
    assert seen == [0.1]
    (row,) = await store["_tasks"].find({})
    assert (row["owner"], row["attempts"]) == (None, 0)
    assert row["next_at"] <= datetime.now(UTC), "due at once for whoever comes next"


async def test_a_schedule_runs_once_an_interval_over_all_processes(store, runner):
    clock = Hands()
    runs = []

    async def tick(arguments):
        runs.append(clock())

    first = await runner({}, schedules={"tick": (60, tick)}, clock=clock)
    second = await runner({}, schedules={"tick": (60, tick)}, clock=clock)
    for _ in range(180):
        await first.settle()
        await second.settle()
        clock.turn(1)
    assert [(run - datetime(2026, 1, 1, tzinfo=UTC)).total_seconds() for run in runs] == [60, 120]


async def test_a_schedule_goes_on_after_a_failure_and_skips_missed_intervals(store, runner):
    clock = Hands()
    runs = []

    async def tick(arguments):
        runs.append(clock())
        if len(runs) == 1:
            raise RuntimeError("once")

    tasks = await runner({}, schedules={"tick": (60, tick)}, clock=clock)
    for step in (61, 61, 600, 1):
        clock.turn(step)
        await tasks.settle()
    assert len(runs) == 3


async def test_enqueueing_a_task_that_nobody_handles_is_refused(store, runner):
    tasks = await runner({})
    with pytest.raises(ValueError, match="no handler"):
        tasks.enqueue(store.transaction(), Task(name="typo", arguments={}))


async def test_many_runners_share_many_tasks_without_doubling_any(store, runner):
    seen = []

    async def note(arguments):
        await asyncio.sleep(0)
        seen.append(arguments["n"])

    runners = [await runner({"note": note}) for _ in range(3)]
    await enqueue(store, runners[0], *(Task(name="note", arguments={"n": n}) for n in range(60)))
    for one in runners:
        one.wake()
    for one in runners:
        await one.settle()
    assert sorted(seen) == list(range(60))
