"""No query on records can run without the caller's keys: proved on a store that refuses to run one."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from crm_platform.documents.port import Collection, Doc, Documents, Filter, Page, PageQuery
from crm_platform.errors import CrmError, Forbidden
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord, EditRecord, SetAccess, Work, command
from crm_records.lists.request import ListRequest
from crm_testkit.notes import Note, World, notes_world

RECORDS = ("notes", "saved_views")


class Unguarded(Exception):
    """A query on records without the keys of whoever asks."""


class GuardedCollection:
    """Lets only through what carries the caller's keys; reads by id are followed by a decision, tested apart."""

    def __init__(self, inner: Collection, asking: "GuardedDocuments") -> None:
        self._inner, self._asking = inner, asking

    def _check(self, keys: Sequence[str] | None) -> None:
        held = self._asking.held
        if keys is None or not set(keys) <= held:
            raise Unguarded(keys)
        self._asking.queries += 1

    async def get(self, id_: str, *, fields: Sequence[str] = ()) -> Doc | None:
        return await self._inner.get(id_, fields=fields)

    async def get_many(self, ids: Sequence[str], *, fields: Sequence[str] = ()) -> list[Doc]:
        return await self._inner.get_many(ids, fields=fields)

    async def find(self, where: Filter, **options: Any) -> list[Doc]:
        if not self._asking.unfiltered:
            self._check(_keys_in(where))
        return await self._inner.find(where, **options)

    async def page(self, query: PageQuery) -> Page:
        self._check(query.keys)
        return await self._inner.page(query)

    async def count_visible(self, query: PageQuery, cap: int) -> int:
        self._check(query.keys)
        return await self._inner.count_visible(query, cap)

    async def count(self, where: Filter, *, cap: int = 0) -> int:
        self._check(_keys_in(where))
        return await self._inner.count(where, cap=cap)

    def stream(self, where: Filter, **options: Any) -> AsyncIterator[Doc]:
        raise Unguarded(where)

    def __getattr__(self, name: str) -> Any:
        raise Unguarded(name)               # writes outside transactions, and whatever the port may get


def _keys_in(where: Filter) -> list[str] | None:
    """The keys of a conjunct `access in [...]`."""
    for part in where.get("$and", [where]):
        test = part.get("access")
        if isinstance(test, dict) and "$in" in test:
            return test["$in"]
    return None


class GuardedDocuments:
    def __init__(self, inner: Documents) -> None:
        self._inner = inner
        self.held: set[str] = set()
        self.queries = 0
        self.unfiltered = False

    def __getitem__(self, name: str) -> Any:
        inner = self._inner[name]
        return GuardedCollection(inner, self) if name in RECORDS else inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


@pytest.fixture
async def guarded(tmp_path: Path, mongodb: str | None) -> AsyncIterator[tuple[World, GuardedDocuments]]:
    async with notes_world(tmp_path, wrap=GuardedDocuments, mongodb=mongodb) as world:
        assert isinstance(world.documents, GuardedDocuments)
        yield world, world.documents


@dataclass(frozen=True, slots=True, kw_only=True)
class FindNotes:
    where: Filter


@command(operation="read", store="contacts")
async def find_notes(work: Work, command: FindNotes) -> list[str]:
    found = await work.of(Note).find(command.where)
    return [note.id for note in found]


@pytest.mark.parametrize("person", ["manager", "author", "colleague", "reader", "depositor", "outsider", None])
async def test_every_list_carries_the_keys_of_who_asks(guarded: Any, person: str | None) -> None:
    world, documents = guarded
    documents.unfiltered = True
    made = [
        (await world.context.executor.run(CreateRecord(type_name="note", values={"title": f"n{n}"}), caller)).ids[0]
        for n, caller in enumerate([Caller("author"), Caller("manager")] * 3)
    ]
    documents.unfiltered = False
    await world.settle()
    caller = Caller(person)
    standing = world.policies.current.standing(caller, "contacts")
    documents.held = {*standing.keys, *standing.deleted_keys}
    visible = {d["_id"] for d in await unguarded(world).find({"access": {"$in": list(standing.keys)}})}
    for asked in (
        {}, {"order_by": "title"}, {"filter": "owner_id = author"}, {"filter": "title = n1"}, {"q": "n1"},
        {"about": True}, {"deleted": True},
    ):  # fmt: skip
        try:
            page = await world.context.lists.page(caller, Note.declared, ListRequest(**asked))
        except CrmError:
            continue                        # refused before anything was asked
        assert {row["id"] for row in page.rows} <= visible
    rows = await world.context.lists.get_many(caller, Note.declared, made)
    assert {row["id"] for row in rows} == visible
    with contextlib.suppress(Forbidden):
        async for batch in world.context.lists.ids(caller, Note.declared):
            assert set(batch) <= visible


async def test_a_repository_adds_the_keys_to_whatever_it_is_asked(guarded: Any) -> None:
    world, documents = guarded
    documents.unfiltered = True
    for who in ("author", "colleague"):
        await world.context.executor.run(CreateRecord(type_name="note", values={"title": who}), Caller(who))
    documents.unfiltered = False
    documents.held = set(world.policies.current.standing(Caller("author"), "contacts").keys)
    for where, many in (({}, 1), ({"title": "colleague"}, 0), ({"$or": [{"title": "author"}, {"title": "x"}]}, 1)):
        outcome = await world.context.executor.run(FindNotes(where=where), Caller("author"))
        assert len(outcome.result) == many
    assert documents.queries == 3


async def test_reads_by_id_are_decided(guarded: Any) -> None:
    world, documents = guarded
    documents.unfiltered = True
    command = CreateRecord(type_name="note", values={"title": "n"})
    id_ = (await world.context.executor.run(command, Caller("author"))).ids[0]
    lists = world.context.lists
    for person in ("colleague", "editor", "manager", "reader", "depositor", "outsider", None):
        caller = Caller(person)
        with pytest.raises(CrmError):
            await lists.document(lists.rights(caller), Note.declared, id_)
        for attempt in (
            EditRecord(type_name="note", id=id_, values={"level": "A"}),
            SetAccess(type_name="note", id=id_, values={"visibility": "open"}),
        ):
            with pytest.raises(CrmError):
                await world.context.executor.run(attempt, caller)
    assert (await unguarded(world).get(id_))["version"] == 1


async def test_the_guard_itself_refuses(guarded: Any) -> None:
    _, documents = guarded
    for attempt in (
        documents["notes"].find({}), documents["notes"].find({"access": {"$in": ["open"]}}),
        documents["notes"].page(PageQuery(order="updated_at", keys=["open"])), documents["notes"].count({}),
    ):  # fmt: skip
        with pytest.raises(Unguarded):
            await attempt


def unguarded(world: World) -> Collection:
    """The store behind the guard."""
    assert isinstance(world.documents, GuardedDocuments)
    return world.documents._inner["notes"]
