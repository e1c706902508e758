"""The life of a process, its data folder, its children."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import aclosing
from pathlib import Path

import pytest
from crm_platform.errors import REQUIRED, FieldError, Invalid
from crm_platform.process import ChildFailed, FolderLock, FolderLocked, Life, run_in_child, stream_from_child

SMALL = {"memory_mb": 256, "seconds": 20.0}


class Noted:
    """A part that notes what is done to it."""

    def __init__(self, name, notes, *, open_fails=False, close_seconds=0.0, close_fails=False):
        self.name, self.notes = name, notes
        self.open_fails, self.close_seconds, self.close_fails = open_fails, close_seconds, close_fails

    async def open(self):
        if self.open_fails:
            raise RuntimeError(self.name)
        self.notes.append(f"+{self.name}")

    async def close(self):
        await asyncio.sleep(self.close_seconds)
        self.notes.append(f"-{self.name}")
        if self.close_fails:
            raise RuntimeError(self.name)


def a_life(*parts, **options) -> Life:
    life = Life(**options)
    for part in parts:
        life.add(part.name, part)
    return life


async def test_parts_start_in_order_and_stop_in_reverse():
    notes = []
    async with a_life(Noted("store", notes), Noted("log", notes), Noted("http", notes)):
        assert notes == ["+store", "+log", "+http"]
    assert notes[3:] == ["-http", "-log", "-store"]


async def test_where_one_part_cannot_start_those_before_it_are_stopped():
    notes = []
    life = a_life(Noted("store", notes), Noted("log", notes, open_fails=True), Noted("http", notes))
    with pytest.raises(RuntimeError, match="log"):
        await life.start()
    assert notes == ["+store", "-store"]


async def test_a_part_that_hangs_or_fails_does_not_keep_the_others_from_stopping(caplog):
    notes = []
    life = a_life(
        Noted("store", notes),
        Noted("log", notes, close_fails=True),
        Noted("http", notes, close_seconds=60),
        stop_seconds=0.3,
    )
    await life.start()
    began = time.monotonic()
    await life.stop()
    assert time.monotonic() - began < 2
    assert notes[3:] == ["-log", "-store"]
    assert "http did not stop in time" in caplog.text
    assert "log did not stop cleanly" in caplog.text


async def test_a_signal_asks_to_stop():
    life = Life()
    life.listen()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(life.stopped(), 5)
    loop = asyncio.get_running_loop()
    assert loop.remove_signal_handler(signal.SIGTERM)
    assert loop.remove_signal_handler(signal.SIGINT)


def test_a_second_process_is_refused_and_told_who_has_the_folder(tmp_path):
    with FolderLock(tmp_path / "data"):
        with pytest.raises(FolderLocked) as refused:
            FolderLock(tmp_path / "data").acquire()
        assert (refused.value.pid, refused.value.folder) == (os.getpid(), tmp_path / "data")
        assert str(os.getpid()) in str(refused.value)
    FolderLock(tmp_path / "data").acquire().release()


@pytest.mark.crash
def test_a_killed_process_leaves_no_lock(tmp_path):
    code = (
        "import sys, time; from crm_platform.process import FolderLock\n"
        "FolderLock(sys.argv[1]).acquire(); print(1, flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout.readline()
    with pytest.raises(FolderLocked):
        FolderLock(tmp_path).acquire()
    holder.kill()
    holder.communicate()
    FolderLock(tmp_path).acquire().release()


async def test_a_child_answers_in_another_process():
    assert await run_in_child(os.getpid, **SMALL) != os.getpid()
    assert await run_in_child(divmod, 7, 2, **SMALL) == (3, 1)


async def test_what_the_function_raises_is_raised_here():
    with pytest.raises(json.JSONDecodeError) as raised:
        await run_in_child(json.loads, "{", **SMALL)
    assert raised.value.pos == 1
    with pytest.raises(Invalid) as refused:
        await run_in_child(refuse, **SMALL)
    assert refused.value.errors == [FieldError("/mobile", REQUIRED)]
    assert refused.value.variables == {"hint": "x"}


def refuse():
    raise Invalid([FieldError("/mobile", REQUIRED)], hint="x")


async def test_what_the_function_prints_does_not_get_among_its_answers(capfd):
    assert await run_in_child(exec, "print('hello')", **SMALL) is None
    assert "hello" in capfd.readouterr().err


async def test_a_child_beyond_its_memory_fails_alone():
    with pytest.raises(ChildFailed) as failed:
        await run_in_child(eval, "len(bytearray(500_000_000))", memory_mb=200, seconds=20)
    assert failed.value.why == "memory"


@pytest.mark.parametrize(("function", "argument"), [(time.sleep, 60), (exec, "while True: pass")])
async def test_a_child_beyond_its_time_is_ended(function, argument):
    began = time.monotonic()
    with pytest.raises(ChildFailed) as failed:
        await run_in_child(function, argument, memory_mb=256, seconds=0.5)
    assert failed.value.why == "time"
    assert time.monotonic() - began < 5


async def test_a_child_that_ends_itself_is_told_apart():
    with pytest.raises(ChildFailed) as failed:
        await run_in_child(os.abort, **SMALL)
    assert (failed.value.why, failed.value.detail) == ("ended", "SIGABRT")
    with pytest.raises(ChildFailed) as failed:
        await run_in_child(os._exit, 3, **SMALL)
    assert failed.value.detail == "code 3"


async def test_a_child_that_cannot_be_started_is_told_apart(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ChildFailed) as failed:
        await run_in_child(os.getpid, **SMALL)
    assert failed.value.why == "start"


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] not in "ZX"
    except FileNotFoundError:
        return False


async def until_gone(pid: int) -> None:
    deadline = time.monotonic() + 5
    while alive(pid):
        assert time.monotonic() < deadline, "the child lives on"
        await asyncio.sleep(0.02)


async def test_items_come_one_by_one_and_closing_early_ends_the_child():
    items = stream_from_child(endless, **SMALL)
    async with aclosing(items):
        pid = await anext(items)
        assert [await anext(items) for _ in range(3)] == [0, 1, 2]
        assert alive(pid)
    await until_gone(pid)


def endless():
    yield os.getpid()
    at = 0
    while True:
        yield at
        at += 1


async def test_a_stream_ends_with_its_items_and_raises_what_the_function_raises():
    assert [item async for item in stream_from_child(range, 3, **SMALL)] == [0, 1, 2]
    items = stream_from_child(breaks_after_two, **SMALL)
    assert [await anext(items), await anext(items)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        await anext(items)


def breaks_after_two():
    yield 0
    yield 1
    raise ZeroDivisionError


@pytest.mark.slow
async def test_a_slow_reader_does_not_use_up_the_time_nor_fill_its_own_memory():
    items = stream_from_child(big_items, 100, memory_mb=256, seconds=15)  # its own work, on a busy machine too
    seen = len(await anext(items))
    await asyncio.sleep(15.2)
    async for item in items:
        seen += len(item)
    assert seen == 100 * 1_000_000


def big_items(count):
    for _ in range(count):
        yield b"x" * 1_000_000


async def test_a_cancelled_call_ends_its_child(tmp_path):
    note = tmp_path / "pid"
    call = asyncio.create_task(run_in_child(note_and_sleep, str(note), memory_mb=256, seconds=60))
    pid = await asyncio.to_thread(noted, note)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await until_gone(pid)


def noted(note) -> int:
    while not note.exists() or not note.read_text():
        time.sleep(0.02)
    return int(note.read_text())


def note_and_sleep(note):
    Path(note).write_text(str(os.getpid()))
    time.sleep(60)


@pytest.mark.crash
async def test_a_child_dies_with_its_parent(tmp_path):
    note = tmp_path / "pid"
    code = (
        "import asyncio, sys, time\nfrom crm_platform.process import run_in_child\n"
        f"code = \"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)\"\n"
        "asyncio.run(run_in_child(exec, code, memory_mb=256, seconds=60))"
    )
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    pid = await asyncio.to_thread(noted, note)
    parent.kill()
    await parent.wait()
    await until_gone(pid)
