"""How commands run: permission, validation, versions, receipts, races, history, events."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import pytest
from crm_platform.documents.port import Doc
from crm_platform.errors import CrmError, Forbidden, Invalid, NotFound, Stale
from crm_records.access.caller import Caller
from crm_records.access.policy import Store
from crm_records.commands import (
    AssignRecord,
    CreateRecord,
    DeleteRecord,
    EditRecord,
    RestoreRecord,
    RevealFields,
    SetAccess,
    Work,
    command,
)
from crm_testkit.notes import Note, World, a_policy

AUTHOR, COLLEAGUE, EDITOR, BOSS = Caller("author"), Caller("colleague"), Caller("editor"), Caller("boss")


async def a_note(world: World, caller: Caller = AUTHOR, **values: Any) -> str:
    command = CreateRecord(type_name="note", values={"title": "一条笔记", **values})
    return (await world.context.executor.run(command, caller)).ids[0]


def edit(id_: str, **values: Any) -> EditRecord:
    return EditRecord(type_name="note", id=id_, values=values)


async def stored(world: World, id_: str) -> Doc:
    doc = await world.documents["notes"].get(id_)
    assert doc is not None
    return doc


async def rows_of(world: World, id_: str) -> list[Doc]:
    return await world.documents["changes"].find({"record_id": id_}, sort=[("_id", 1)])


async def test_a_created_note_belongs_to_its_creator_and_his_department(world: World) -> None:
    note = await stored(world, await a_note(world))
    assert note["owner_id"] == "author"
    assert note["department_id"] == "sales"
    assert note["visibility"] == "restricted"
    assert note["access"] == ["o:author", "in:sales"]
    assert note["version"] == 1
    assert note["created_by"] == note["updated_by"] == "author"


async def test_a_wrong_value_is_named_and_nothing_is_written(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        await a_note(world, level="Z", count="many", unknown=1, touched_at="2026-01-01T00:00:00Z")
    assert {e.pointer: e.reason.code for e in refused.value.errors} == {
        "/level": "NOT_A_CODE", "/count": "WRONG_TYPE", "/unknown": "UNKNOWN_FIELD", "/touched_at": "READ_ONLY",
    }
    assert await world.documents["notes"].count({}) == 0
    assert await world.documents["changes"].count({}) == 0


async def test_creating_needs_level_flag_and_document(world: World) -> None:
    for caller, factor in ((Caller("reader"), "flag"), (Caller("outsider"), "level"), (Caller(), "level")):
        with pytest.raises(Forbidden) as refused:
            await a_note(world, caller)
        assert refused.value.variables["factor"] == factor
    world.policies.replace(a_policy(2, documents={}))
    with pytest.raises(Forbidden) as refused:
        await a_note(world)
    assert refused.value.variables["factor"] == "document"


async def test_an_edit_writes_only_what_differs(world: World) -> None:
    id_ = await a_note(world, level="A", count=1, tags=["red"])
    await world.context.executor.run(edit(id_, level="A", count=2, tags=["red"], mobile=None), AUTHOR, reason="why")
    note, row = await stored(world, id_), (await rows_of(world, id_))[-1]
    assert (note["version"], note["count"]) == (2, 2)
    assert row["fields"] == {"count": [1, 2]}
    assert (row["verb"], row["actor"], row["reason"], row["command"]) == ("updated", "author", "why", "edit_record")


async def test_an_edit_that_changes_nothing_writes_nothing(world: World) -> None:
    id_ = await a_note(world, level="A", account="6222020200112233")
    before = await stored(world, id_)
    outcome = await world.context.executor.run(edit(id_, level="A", account="6222020200112233"), AUTHOR)
    assert outcome.ids == (id_,)
    assert await stored(world, id_) == before
    assert len(await rows_of(world, id_)) == 1


async def test_clearing_a_field_takes_it_off_the_document(world: World) -> None:
    id_ = await a_note(world, level="A")
    await world.context.executor.run(edit(id_, level=None), AUTHOR)
    assert "level" not in await stored(world, id_)
    assert (await rows_of(world, id_))[-1]["fields"] == {"level": ["A", None]}


async def test_the_history_of_a_create_holds_no_values(world: World) -> None:
    rows = await rows_of(world, await a_note(world, level="A"))
    assert [(row["verb"], row["fields"], row["version"]) for row in rows] == [("created", {}, 1)]


async def test_a_secret_is_enciphered_in_document_history_and_event(world: World) -> None:
    id_ = await a_note(world, account="6222020200112233")
    await world.context.executor.run(edit(id_, account="6222020200114455"), AUTHOR)
    written = [await stored(world, id_), await rows_of(world, id_), await world.events()]
    assert "62220202" not in repr(written)
    assert world.context.cipher.decrypt(written[0]["account"]) == "6222020200114455"
    assert (await rows_of(world, id_))[-1]["fields"]["account"][1] == written[0]["account"]


async def test_a_change_makes_one_event_with_what_was_and_is(world: World) -> None:
    id_ = await a_note(world, level="A")
    await world.context.executor.run(edit(id_, level="B"), AUTHOR, operation_id="op")
    created, updated = await world.events()
    assert created["type"] == "crm.contacts.note.created"
    assert updated["type"] == "crm.contacts.note.updated"
    assert (updated["source"], updated["subject"], updated["specversion"]) == ("crm/contacts", id_, "1.0")
    data = updated["data"]
    assert (data["changed"], data["before"], data["after"]["level"]) == (["level"], {"level": "A"}, "B")
    assert (data["actor"], data["operation_id"], data["version"]) == ("author", "op", 2)
    assert updated["id"] == (await rows_of(world, id_))[-1]["_id"]


async def test_a_stale_version_changes_nothing_and_shows_the_present_values(world: World) -> None:
    id_ = await a_note(world, level="A", count=1)
    await world.context.executor.run(edit(id_, level="B"), AUTHOR, if_match=1)
    with pytest.raises(Stale) as stale:
        await world.context.executor.run(edit(id_, level="C", count=5), AUTHOR, if_match=1)
    assert stale.value.variables["version"] == 2
    assert stale.value.variables["changed"] == ["level"]
    assert stale.value.variables["current"] == {"level": "B", "count": 1}
    assert (await stored(world, id_))["level"] == "B"


async def test_edits_of_different_fields_at_once_both_hold(world: World) -> None:
    id_ = await a_note(world, count=0)
    run = world.context.executor.run
    await asyncio.gather(*(run(edit(id_, **{name: value}), AUTHOR) for name, value in (
        ("level", "A"), ("count", 7), ("status", "new"), ("done", True),
    )))  # fmt: skip
    note = await stored(world, id_)
    assert (note["level"], note["count"], note["status"], note["done"], note["version"]) == ("A", 7, "new", True, 5)


async def test_a_hidden_record_is_not_there(world: World) -> None:
    id_ = await a_note(world)
    for caller in (COLLEAGUE, EDITOR, Caller("reader"), Caller("depositor"), Caller()):
        for attempt in (edit(id_, level="A"), DeleteRecord(type_name="note", id=id_)):
            with pytest.raises((NotFound, Forbidden)) as refused:
                await world.context.executor.run(attempt, caller)
            known = Caller("editor").person_id == caller.person_id or caller.person_id == "colleague"
            assert isinstance(refused.value, NotFound) is known
    assert (await stored(world, id_))["version"] == 1


async def test_a_reader_who_is_named_reads_and_does_not_edit(world: World) -> None:
    id_ = await a_note(world)
    share = SetAccess(type_name="note", id=id_, values={"reader_list": [{"kind": "person", "id": "colleague"}]})
    await world.context.executor.run(share, AUTHOR)
    with pytest.raises(Forbidden) as refused:
        await world.context.executor.run(edit(id_, level="A"), COLLEAGUE)
    assert refused.value.variables["factor"] == "record"


async def test_a_deleted_record_leaves_and_comes_back_with_its_facts(world: World) -> None:
    id_, run = await a_note(world), world.context.executor.run
    await run(DeleteRecord(type_name="note", id=id_), AUTHOR)
    note = await stored(world, id_)
    assert note["access"] == ["x/o:author", "x/in:sales"]
    assert (note["deleted_by"], note["version"]) == ("author", 2)
    with pytest.raises(NotFound):
        await run(edit(id_, level="A"), AUTHOR)
    await run(RestoreRecord(type_name="note", id=id_), AUTHOR)
    note = await stored(world, id_)
    assert note["access"] == ["o:author", "in:sales"]
    assert "deleted_at" not in note
    assert [r["verb"] for r in await rows_of(world, id_)] == ["created", "deleted", "restored"]


async def test_opening_a_record_clears_its_readers_and_naming_readers_restricts_it(world: World) -> None:
    id_, run = await a_note(world), world.context.executor.run

    async def set_access(**values: Any) -> Doc:
        await run(SetAccess(type_name="note", id=id_, values=values), AUTHOR)
        return await stored(world, id_)

    assert (await set_access(visibility="open", public=True))["access"] == ["open", "pub"]
    note = await set_access(reader_list=[{"kind": "group", "id": "team"}])
    assert note["access"] == ["o:author", "in:sales", "g:team"]
    assert "public" not in note
    note = await set_access(visibility="open")
    assert "reader_list" not in note
    assert note["access"] == ["open"]


async def test_unknown_members_and_wrong_facts_are_refused(world: World) -> None:
    id_ = await a_note(world)
    values = {
        "visibility": "secret", "reader_list": [{"kind": "person", "id": "nobody"}], "owner_id": "boss",
        "authors": "me",
    }
    with pytest.raises(Invalid) as refused:
        await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), AUTHOR)
    assert {e.pointer for e in refused.value.errors} == {
        "/visibility", "/reader_list/0/id", "/owner_id", "/authors",
    }


async def test_collaborators_are_given_by_who_may_assign(world: World) -> None:
    id_ = await a_note(world)
    values = {"collaborators": [{"person_id": "colleague", "access": "write"}]}
    with pytest.raises(Forbidden) as refused:
        await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), AUTHOR)
    assert refused.value.variables["factor"] == "document"
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), BOSS)
    await world.context.executor.run(edit(id_, level="B"), COLLEAGUE)
    assert (await stored(world, id_))["access"] == ["o:author", "in:sales", "u:colleague"]


@pytest.mark.parametrize(("person", "error"), [("reader", Forbidden), ("depositor", Forbidden), ("nobody", Invalid)])
async def test_only_who_could_write_is_made_a_collaborator(world: World, person: str, error: type[CrmError]) -> None:
    id_ = await a_note(world)
    values = {"collaborators": [{"person_id": person, "access": "read"}]}
    with pytest.raises(error):
        await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), BOSS)
    assert "collaborators" not in await stored(world, id_)


async def test_a_collaborator_who_was_there_before_is_not_asked_for_again(world: World) -> None:
    id_ = await a_note(world)
    kept = {"person_id": "colleague", "access": "write"}
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values={"collaborators": [kept]}), BOSS)
    policy = world.policies.current
    gone = {**policy.people, "colleague": replace(policy.people["colleague"], active=False)}
    world.policies.replace(replace(policy, people=gone, version=policy.version + 1))
    more = {"collaborators": [kept, {"person_id": "editor", "access": "read"}]}
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values=more), BOSS)
    assert len((await stored(world, id_))["collaborators"]) == 2
    with pytest.raises(Invalid):
        await world.context.executor.run(
            SetAccess(type_name="note", id=id_, values={"collaborators": [{**kept, "access": "read"}]}), BOSS
        )


async def test_assigning_moves_owner_department_and_keys(world: World) -> None:
    id_ = await a_note(world)
    await world.context.executor.run(AssignRecord(type_name="note", id=id_, owner_id="manager"), BOSS, reason="leaves")
    note, row = await stored(world, id_), (await rows_of(world, id_))[-1]
    assert (note["owner_id"], note["department_id"]) == ("manager", "office")
    assert note["access"] == ["o:manager", "in:office"]
    assert row["verb"] == "assigned"
    assert row["fields"] == {"owner_id": ["author", "manager"], "department_id": ["sales", "office"]}


async def test_assigning_needs_a_target_who_may_write(world: World) -> None:
    id_ = await a_note(world)
    for target, error in (("reader", Forbidden), ("nobody", Invalid)):
        with pytest.raises(error):
            await world.context.executor.run(AssignRecord(type_name="note", id=id_, owner_id=target), BOSS)


async def test_creating_for_another_needs_the_right_to_assign(world: World) -> None:
    with pytest.raises(Forbidden):
        await a_note(world, AUTHOR, owner_id="colleague")
    id_ = await a_note(world, BOSS, owner_id="colleague")
    assert (await stored(world, id_))["owner_id"] == "colleague"


async def test_a_revealed_field_is_logged(world: World) -> None:
    id_ = await a_note(world, wechat="wx_1234567")
    await world.context.executor.run(
        SetAccess(type_name="note", id=id_, values={"reader_list": [{"kind": "person", "id": "editor"}]}), AUTHOR
    )
    reveal = RevealFields(type_name="note", id=id_, fields=("wechat",))
    outcome = await world.context.executor.run(reveal, EDITOR, reason="call")
    assert outcome.result == {"wechat": "wx_1234567"}
    row = (await rows_of(world, id_))[-1]
    assert (row["verb"], row["actor"], row["reason"]) == ("revealed", "editor", "call")
    assert row["fields"] == {"wechat": [None, None]}
    with pytest.raises(Invalid):
        await world.context.executor.run(RevealFields(type_name="note", id=id_, fields=("title",)), EDITOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchNote:
    id: str
    at: Any


@command(operation="read", store="contacts")
async def touch_note(work: Work, command: TouchNote) -> None:
    note = await work.of(Note).get(command.id)
    note.touched_at = command.at
    work.of(Note).save(note, derived=True)


async def test_a_derived_change_touches_neither_version_nor_history(world: World) -> None:
    id_ = await a_note(world, level="A")
    before = await stored(world, id_)
    await world.context.executor.run(TouchNote(id=id_, at=world.clock()), AUTHOR)
    after = await stored(world, id_)
    assert after["touched_at"] is not None
    assert {**after, "touched_at": None} == {**before, "touched_at": None}
    assert len(await rows_of(world, id_)) == 1
    event = (await world.events())[-1]
    assert event["type"] == "crm.contacts.note.derived"
    assert event["data"]["changed"] == ["touched_at"]
    await world.context.executor.run(edit(id_, level="B"), AUTHOR, if_match=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sneak:
    id: str


@command(operation="read", store="contacts")
async def sneak(work: Work, command: Sneak) -> None:
    note = await work.of(Note).get(command.id)
    note.level = "D"
    work.of(Note).save(note, derived=True)


async def test_only_derived_fields_change_outside_history(world: World) -> None:
    id_ = await a_note(world)
    with pytest.raises(ValueError, match="not derived"):
        await world.context.executor.run(Sneak(id=id_), AUTHOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelByOther:
    """Takes over another note's level: must not commit if that one changed meanwhile."""

    id: str
    other: str


_gate: dict[str, asyncio.Event] = {}


@command(operation="edit", store="contacts")
async def level_by_other(work: Work, command: LevelByOther) -> None:
    note = await work.of(Note).get(command.id)
    other = await work.of(Note).get(command.other)
    await work.guard(other)
    if "wait" in _gate:
        _gate["reached"].set()
        await _gate["wait"].wait()
    note.level = other.level
    work.of(Note).save(note)


async def test_a_guarded_record_that_changed_meanwhile_runs_the_command_again(world: World) -> None:
    first, other = await a_note(world), await a_note(world, level="A")
    _gate.update(wait=asyncio.Event(), reached=asyncio.Event())
    running = asyncio.create_task(world.context.executor.run(LevelByOther(id=first, other=other), AUTHOR))
    await _gate["reached"].wait()
    await world.context.executor.run(edit(other, level="C"), AUTHOR)
    _gate.pop("wait").set()
    await running
    assert (await stored(world, first))["level"] == "C"


async def test_rules_that_read_hold_for_two_creates_at_once(world: World) -> None:
    results = await asyncio.gather(
        *(a_note(world, mobile="13800138000") for _ in range(5)), return_exceptions=True
    )
    assert sorted(type(r).__name__ for r in results) == ["AlreadyExists"] * 4 + ["str"]


async def test_a_policy_change_holds_for_the_next_command(world: World) -> None:
    id_ = await a_note(world)
    closed = Store(name="contacts", visibility="restricted", entries=())
    world.policies.replace(a_policy(2, stores={"contacts": closed}))
    with pytest.raises((Forbidden, NotFound)):
        await world.context.executor.run(edit(id_, level="A"), AUTHOR)


async def test_nobody_reads_past_his_rights_but_for_a_named_purpose(world: World) -> None:
    executor = world.context.executor
    request = executor.request(CreateRecord(type_name="note", values={}), AUTHOR, key=None)
    work = executor.work(replace(request, patient=False))
    with pytest.raises(ValueError, match="unfiltered"):
        await work.unfiltered("curiosity", Note, {})


async def test_system_callers_exist_by_name_only(world: World) -> None:
    with pytest.raises(ValueError, match="not a system caller"):
        Caller.system("somebody")
    id_ = await a_note(world)
    await world.context.executor.run(edit(id_, level="A"), Caller.system("purge"))
    assert (await rows_of(world, id_))[-1]["actor"] == "system:purge"


