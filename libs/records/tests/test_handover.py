"""What bulk commands hand over to the search index: a shortcut past the store, and nothing but that."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from crm_platform.documents.port import Doc, Documents
from crm_platform.log.port import Event
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord, DeleteRecord, EditRecord, Outcome, handover
from crm_records.commands.handover import Handover
from crm_records.lists.request import ListRequest
from crm_testkit.notes import Note, World, notes_world
from crm_testkit.people_book import Book

MANAGER = Caller("manager")


class CountedNotes:
    def __init__(self, inner: Any, read: list[str]) -> None:
        self._inner, self._read = inner, read

    async def get_many(self, ids: Sequence[str], **options: Any) -> Sequence[Doc]:
        self._read += ids
        return await self._inner.get_many(ids, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class CountedDocuments:
    """Tells which notes were read by their ids."""

    def __init__(self, inner: Documents) -> None:
        self._inner = inner
        self.read: list[str] = []

    def __getitem__(self, name: str) -> Any:
        found = self._inner[name]
        return CountedNotes(found, self.read) if name == "notes" else found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


@pytest.fixture
async def counted(tmp_path: Path) -> AsyncIterator[tuple[World, CountedDocuments]]:
    async with notes_world(tmp_path, wrap=CountedDocuments) as world:
        assert isinstance(world.documents, CountedDocuments)
        yield world, world.documents


@asynccontextmanager
async def delivered_later(world: World, documents: CountedDocuments) -> AsyncIterator[None]:
    """What is committed in the block is delivered at its end; what that reads is counted from nothing."""
    await world.log.close()
    yield
    documents.read.clear()
    await world.log.open()
    await world.settle()


async def made(world: World, *titles: str) -> list[str]:
    commands = [(CreateRecord(type_name="note", values={"title": title}), None) for title in titles]
    done = await world.context.executor.run_many(commands, MANAGER, "bulk")
    return [one.ids[0] for one in done if isinstance(one, Outcome)]


async def found(world: World, text: str) -> list[str]:
    page = await world.context.lists.page(MANAGER, Note.declared, ListRequest(q=text))
    return [row["id"] for row in page.rows]


async def test_what_is_handed_over_is_used_once_and_a_repeat_reads_the_store(
    counted: tuple[World, CountedDocuments],
) -> None:
    world, documents = counted
    async with delivered_later(world, documents):
        ids = await made(world, "星河", "山海", "云天")
    assert documents.read == []
    assert await found(world, "星河") == ids[:1]

    documents.read.clear()
    await world.log.replay("search", world.context.topic)
    await world.settle()
    assert sorted(documents.read) == sorted(ids)
    assert await found(world, "山海") == ids[1:2]


async def test_a_change_after_the_handover_wins(counted: tuple[World, CountedDocuments]) -> None:
    world, documents = counted
    run = world.context.executor.run
    async with delivered_later(world, documents):
        await run(CreateRecord(type_name="note", values={"title": "在先"}), MANAGER)
        changed, gone, kept = await made(world, "旧名", "废弃", "留下")
        await run(EditRecord(type_name="note", id=changed, values={"title": "新名"}), MANAGER)
        await run(DeleteRecord(type_name="note", id=gone), MANAGER)
    assert kept not in documents.read
    assert (await found(world, "旧名"), await found(world, "新名")) == ([], [changed])
    assert (await found(world, "废弃"), await found(world, "留下")) == ([], [kept])

    await world.log.replay("search", world.context.topic)
    await world.settle()
    assert (await found(world, "旧名"), await found(world, "废弃"), await found(world, "新名")) == ([], [], [changed])


async def test_a_late_repeat_of_what_was_handed_over_brings_no_old_record_back(
    counted: tuple[World, CountedDocuments],
) -> None:
    world, documents = counted
    async with delivered_later(world, documents):
        (one,) = await made(world, "旧名")
    first = await world.events()
    await world.context.executor.run(EditRecord(type_name="note", id=one, values={"title": "新名"}), MANAGER)
    await world.settle()
    await world.sync.handle([Event(first[-1]["id"], world.context.topic, one, first[-1], 1)])
    await world.settle()
    assert (await found(world, "旧名"), await found(world, "新名")) == ([], [one])


async def test_where_nobody_takes_it_nothing_is_kept(book: Book) -> None:
    """A service without a search index."""
    one = await book.create()
    kept = book.context.handover
    kept.keep("an event", "contact", await book.get(one))
    assert kept.take("an event") is None


async def test_bulk_work_waits_for_who_takes_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Handover()
    kept.wanted = True

    def fill() -> None:
        for number in range(handover.MOST):
            kept.keep(str(number), "note", {"_id": str(number)})

    fill()
    waiting = asyncio.create_task(kept.room())
    await asyncio.sleep(0)
    assert not waiting.done()
    assert kept.take("7") == ("note", {"_id": "7"})
    await waiting
    assert kept.take("7") is None

    monkeypatch.setattr(handover, "PATIENCE_SECONDS", 0.01)
    fill()
    await kept.room()
    assert kept.take("8") is None, "let go, so that the reactions read the store"
