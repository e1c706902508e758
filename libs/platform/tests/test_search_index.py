"""The index on disk: visible in time, there after a kill, rebuilt when it must be."""

import asyncio
import dataclasses
import itertools
import json
import os
import random
import signal
import sys
import threading
import time

import pytest
from crm_platform.search.port import SearchField, SearchQuery, SearchSpec
from crm_platform.search.tantivy import TantivyIndex
from crm_platform.search.tantivy.writer import IndexWriter

SPEC = SearchSpec("customers", (SearchField("name", "text"), SearchField("n", "number", sort=True)))


async def opened(folder, spec=SPEC) -> TantivyIndex:
    index = TantivyIndex(folder, [spec])
    await index.open()
    return index


def a_doc(at: int) -> dict:
    return {"id": f"c{at}", "access": ["*"], "name": f"word{at}", "n": at}


async def ids(index, **query) -> list[str]:
    return (await index.search("customers", SearchQuery(keys=["*"], limit=100_000, **query))).ids


async def test_a_write_is_visible_within_a_second_and_at_once_with_refresh(tmp_path):
    index = await opened(tmp_path)
    began = time.monotonic()
    await index.put("customers", [a_doc(1)])
    while not await ids(index):
        assert time.monotonic() - began < 1
        await asyncio.sleep(0.02)
    await index.put("customers", [a_doc(2)], refresh=True)
    assert await ids(index) == ["c2", "c1"]
    await index.delete("customers", ["c1"], refresh=True)
    assert await ids(index) == ["c2"]
    await index.close()


async def test_bulk_work_is_visible_when_it_pauses_and_holds_up_nobody(tmp_path):
    index = await opened(tmp_path)
    for at in range(8):
        await index.put("customers", [a_doc(at)], bulk=True)
        await asyncio.sleep(0.2)
    assert await ids(index) == [], "one commit for all of it"
    began = time.monotonic()
    await index.put("customers", [a_doc(100)])
    await index.put("customers", [a_doc(101)], bulk=True)
    while not await ids(index):
        assert time.monotonic() - began < 1
        await asyncio.sleep(0.02)
    assert len(await ids(index)) >= 9
    await index.put("customers", [a_doc(102)], bulk=True)
    await asyncio.sleep(1.5)
    assert "c102" in await ids(index)
    await index.close()


async def test_commits_and_analysis_do_not_block_the_event_loop(tmp_path, monkeypatch):
    threads = set()
    commit = IndexWriter._commit

    def noted(writer):
        threads.add(threading.current_thread().name)
        commit(writer)

    monkeypatch.setattr(IndexWriter, "_commit", noted)
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(at) for at in range(3000)], refresh=True)
    await index.close()
    assert threads == {"search-customers"}


async def test_what_was_written_last_wins_within_and_across_puts(tmp_path):
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(1), a_doc(1) | {"name": "second"}])
    await index.put("customers", [a_doc(1) | {"name": "third"}])
    await index.delete("customers", ["c1"])
    await index.put("customers", [a_doc(1) | {"name": "last"}], refresh=True)
    assert [await ids(index, words=word) for word in ("word1", "second", "third", "last")] == [[], [], [], ["c1"]]
    await index.close()


async def test_a_clean_close_keeps_everything(tmp_path):
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(at) for at in range(10)])
    await index.close()
    index = await opened(tmp_path)
    assert len(await ids(index)) == 10
    assert not list((tmp_path / "customers").glob("journal-*"))
    await index.close()


WORKER = """
import asyncio, sys
sys.path[:0] = [{tests!r}]
from test_search_index import SPEC, TantivyIndex, a_doc

async def main():
    index = TantivyIndex(sys.argv[1], [SPEC])
    await index.open()
    at = int(sys.argv[2])
    while True:
        await index.put("customers", [a_doc(at), a_doc(at + 1)])
        await index.delete("customers", [f"c{{at}}"])
        print(at, flush=True)
        at += 2

asyncio.run(main())
"""


@pytest.mark.crash
async def test_after_a_kill_nothing_acknowledged_is_missing(tmp_path):
    chance = random.Random(os.urandom(4))
    acknowledged: list[int] = []
    code = WORKER.format(tests=os.path.dirname(__file__))  # noqa: PTH120 - for sys.path
    for start in range(0, 4_000_000, 1_000_000):
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, str(tmp_path), str(start), stdout=asyncio.subprocess.PIPE
        )
        assert await child.stdout.readline()
        await asyncio.sleep(chance.uniform(0.1, 1.2))
        child.send_signal(signal.SIGKILL)
        out, _ = await child.communicate()
        acknowledged += [start, *(int(line) for line in out.splitlines(keepends=True) if line.endswith(b"\n"))]
        index = await opened(tmp_path)
        found = set(await ids(index))
        expected = {f"c{at + 1}" for at in acknowledged}
        assert not expected - found
        assert len(found - expected) <= 2 * (start // 1_000_000 + 1), "at most the unacknowledged write of each run"
        await index.put("customers", [a_doc(-5)], refresh=True)
        await index.delete("customers", ["c-5"], refresh=True)
        await index.close()


async def test_a_torn_journal_line_is_left_out(tmp_path):
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(1)], refresh=True)
    await index.close()
    lines = [json.dumps(["c2", a_doc(2)]) + "\n", json.dumps(["c1", None]) + "\n", '["c3", {"id"']
    (tmp_path / "customers" / "journal-7.jsonl").write_text("".join(lines))
    index = await opened(tmp_path)
    assert await ids(index) == ["c2"]
    await index.close()


async def test_another_declaration_asks_for_a_rebuild(tmp_path):
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(1)])

    async def source():
        yield a_doc(1)

    assert await index.needs_rebuild("customers")
    assert await index.rebuild("customers", source()) == 1
    await index.close()
    index = await opened(tmp_path)
    assert not await index.needs_rebuild("customers")
    assert await ids(index) == ["c1"]
    await index.close()
    changed = dataclasses.replace(SPEC, fields=(*SPEC.fields, SearchField("level", "keyword")))
    for spec in (changed, dataclasses.replace(SPEC, version=2)):
        index = await opened(tmp_path, spec)
        assert await index.needs_rebuild("customers")
        await index.rebuild("customers", source())
        assert await ids(index) == ["c1"]
        await index.close()


@pytest.mark.parametrize("harm", ["meta.json", "CURRENT", "everything"])
async def test_a_damaged_index_starts_empty_and_asks_for_a_rebuild(tmp_path, harm):
    async def source():
        yield a_doc(1)

    index = await opened(tmp_path)
    await index.rebuild("customers", source())
    await index.close()
    for path in sorted((tmp_path / "customers").rglob("*")):
        if path.is_file() and harm in (path.name, "everything"):
            path.write_bytes(b"{")
    index = await opened(tmp_path)
    assert await index.needs_rebuild("customers")
    await index.put("customers", [a_doc(2)], refresh=True)
    assert await ids(index) == ["c2"]
    await index.rebuild("customers", source())
    assert await ids(index) == ["c1"]
    await index.close()


async def test_a_rebuild_leaves_one_generation_on_disk(tmp_path):
    async def source(count):
        for at in range(count):
            yield a_doc(at)

    index = await opened(tmp_path)
    for count in (1200, 3):
        assert await index.rebuild("customers", source(count)) == count
        assert len(await ids(index)) == count
    assert len([path for path in (tmp_path / "customers").iterdir() if path.is_dir()]) == 1
    await index.put("customers", [a_doc(9)], refresh=True)
    assert len(await ids(index)) == 4
    await index.close()


async def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path, monkeypatch, caplog):
    index = await opened(tmp_path)
    await index.put("customers", [a_doc(1)], refresh=True)
    failures = itertools.count()
    open_writer = IndexWriter._open_writer

    class Full:
        def __getattr__(self, name):
            raise OSError(28, "No space left on device")

    def sometimes(writer):
        return Full() if next(failures) < 3 else open_writer(writer)

    writer = index._writers["customers"]
    monkeypatch.setattr("crm_platform.search.tantivy.writer.RETRY_SECONDS", 0.1)
    monkeypatch.setattr(IndexWriter, "_open_writer", sometimes)
    writer._writer = None
    await index.put("customers", [a_doc(2)])
    await asyncio.sleep(1.2)
    assert await ids(index) == ["c2", "c1"]
    assert "cannot commit" in caplog.text or "refused a write" in caplog.text
    await index.close()


async def test_two_thousand_single_writes_share_their_syncs_and_commits(tmp_path):
    index = await opened(tmp_path)
    await asyncio.gather(*(index.put("customers", [a_doc(at)]) for at in range(2000)))
    await index.put("customers", [a_doc(2000)], refresh=True)
    assert len(await ids(index)) == 2001
    await index.close()


async def test_a_cancelled_put_does_not_stop_the_index(tmp_path):
    index = await opened(tmp_path)
    puts = [asyncio.create_task(index.put("customers", [a_doc(at)], refresh=True)) for at in range(50)]
    await asyncio.sleep(0)
    for put in puts[::2]:
        put.cancel()
    await asyncio.gather(*puts, return_exceptions=True)
    found = set(await ids(index))
    assert found >= {f"c{at}" for at in range(1, 50, 2)}
    await index.close()
