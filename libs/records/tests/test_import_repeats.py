"""An import that ended between a chunk's commit and the note of it: repeated, and nothing is there twice."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from crm_records.operations import importing
from crm_records.operations.running import Run, Step
from crm_testkit.notes import START
from crm_testkit.people_book import URL, Book, people_book

NEW = 250
CHUNK = 200
HEAD = "姓名,手机,人数"


def table() -> bytes:
    """One row changes a record that is there, the others are new; some of them have nothing to be known by."""
    rows = ["旧人,13700137000,8", *(f"人{n:03d},{f'1390{n:07d}' if n % 2 else ''},{n}" for n in range(NEW))]
    return "\n".join([HEAD, *rows]).encode()


async def started(book: Book) -> str:
    await book.create(full_name="旧人", mobile="13700137000", headcount=1)
    held = await book.upload(table())
    await book.decide(held["id"], mode="upsert", match=["mobile"])
    ready = await book.dry_run(held["id"])
    assert (ready["state"], ready["counts"]["created"], ready["counts"]["updated"]) == ("ready", NEW, 1), ready
    await book.post(f"{URL}/{ready['id']}:start")
    return ready["id"]


async def cut_off_before_the_note(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The operation, whose first chunk is committed and not told of: there the process ends."""
    reached = asyncio.Event()

    async def never(run: Run, step: Step) -> None:
        del run, step
        reached.set()
        await asyncio.Event().wait()

    async with people_book(folder, grace_seconds=0) as book:
        with monkeypatch.context() as patch:
            patch.setattr(Run, "record", never)
            id_ = await started(book)
            await reached.wait()
        assert len(await book.all()) == CHUNK
        assert (await book.client().get(f"{URL}/{id_}")).json()["done"] == 0
    return id_


async def in_order(book: Book, id_: str) -> None:
    """Every row made or changed its record once, and the journal says which."""
    done = await book.reached(id_, "done", "failed")
    assert (done["state"], done["done"]) == ("done", NEW + 1)
    assert {state: number for state, number in done["counts"].items() if number} == {"created": NEW, "updated": 1}
    old, *made = await book.all()
    assert (old["headcount"], old["version"]) == (8, 2)
    assert [doc["full_name"] for doc in made] == [f"人{n:03d}" for n in range(NEW)]
    assert {doc["version"] for doc in made} == {1}
    rows = await book.rows(id_)
    assert {row["id"] for row in rows if row["state"] == "created"} == {doc["_id"] for doc in made}
    assert [row["id"] for row in rows if row["state"] == "updated"] == [old["_id"]]
    changes = await book.documents["changes"].find({"operation_id": id_})
    assert len(changes) == NEW + 1


async def test_a_chunk_that_was_committed_and_not_noted_is_repeated_without_doubles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = await cut_off_before_the_note(tmp_path, monkeypatch)
    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        await in_order(book, id_)


async def test_what_another_run_commits_in_the_same_moment_is_known_by_its_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looked before the other's commit was there, so the store itself refuses the second record of an id."""
    id_ = await cut_off_before_the_note(tmp_path, monkeypatch)

    async def none_yet(*_: Any) -> frozenset[str]:
        return frozenset()

    monkeypatch.setattr(importing.ImportKind, "_made", none_yet)
    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        await in_order(book, id_)


async def test_what_the_repeat_made_is_undone_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for in the very moment of the end, when the plan is just let go."""
    id_ = await cut_off_before_the_note(tmp_path, monkeypatch)
    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        await book.reached(id_, "done")
        undo = await book.post(f"{URL}/{id_}:undo")
        undone = await book.reached(undo["id"], "done", "failed")
        assert undone["counts"]["undone"] == NEW + 1
        (old,) = await book.all()
        assert old["headcount"] == 1
