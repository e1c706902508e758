"""A key is used once: repeats, other commands under it, simultaneous pairs, many at once."""

import asyncio
from typing import Any

import pytest
from crm_platform.documents.port import Doc
from crm_platform.errors import AlreadyExists, Forbidden, Invalid, KeyReused
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord, DeleteRecord, EditRecord, Outcome, Serials, prune_receipts
from crm_records.commands.receipts import KEPT
from crm_testkit.notes import World

AUTHOR, COLLEAGUE = Caller("author"), Caller("colleague")


def create(**values: Any) -> CreateRecord:
    return CreateRecord(type_name="note", values={"title": "一条", **values})


async def notes(world: World) -> list[Doc]:
    return await world.documents["notes"].find({}, sort=[("_id", 1)])


async def test_a_repeat_answers_the_same_ids_and_does_nothing(world: World) -> None:
    first = await world.context.executor.run(create(), AUTHOR, "k")
    again = await world.context.executor.run(create(), AUTHOR, "k")
    assert again.ids == first.ids
    assert (first.replayed, again.replayed) == (False, True)
    assert len(await notes(world)) == 1


async def test_a_key_used_for_another_command_is_refused(world: World) -> None:
    await world.context.executor.run(create(), AUTHOR, "k")
    for other in (create(level="A"), DeleteRecord(type_name="note", id="x")):
        with pytest.raises(KeyReused):
            await world.context.executor.run(other, AUTHOR, "k")


async def test_another_callers_same_key_is_another_key(world: World) -> None:
    mine = await world.context.executor.run(create(), AUTHOR, "k")
    his = await world.context.executor.run(create(level="B"), COLLEAGUE, "k")
    assert mine.ids != his.ids
    assert not his.replayed


async def test_the_loser_of_a_simultaneous_pair_answers_what_the_winner_did(world: World) -> None:
    outcomes = await asyncio.gather(*(world.context.executor.run(create(), AUTHOR, "k") for _ in range(8)))
    assert len({o.ids for o in outcomes}) == 1
    assert sum(not o.replayed for o in outcomes) == 1
    assert len(await notes(world)) == 1


async def test_the_loser_is_not_told_of_the_duplicate_that_the_winner_is(world: World) -> None:
    command = create(mobile="13800138000")
    outcomes = await asyncio.gather(*(world.context.executor.run(command, AUTHOR, "k") for _ in range(6)))
    assert len({o.ids for o in outcomes}) == 1
    with pytest.raises(AlreadyExists):
        await world.context.executor.run(command, AUTHOR, "other")


async def test_a_simultaneous_pair_with_different_commands_lets_one_through(world: World) -> None:
    results = await asyncio.gather(
        *(world.context.executor.run(create(count=n), AUTHOR, "k") for n in range(4)), return_exceptions=True
    )
    assert sorted(type(r).__name__ for r in results) == ["KeyReused"] * 3 + ["Outcome"]
    assert len(await notes(world)) == 1


async def test_a_refused_command_leaves_its_key_free(world: World) -> None:
    with pytest.raises(Invalid):
        await world.context.executor.run(create(level="Z"), AUTHOR, "k")
    assert (await world.context.executor.run(create(), AUTHOR, "k")).replayed is False


async def test_an_edit_that_changes_nothing_still_uses_its_key(world: World) -> None:
    id_ = (await world.context.executor.run(create(level="A"), AUTHOR)).ids[0]
    edit = EditRecord(type_name="note", id=id_, values={"level": "A"})
    await world.context.executor.run(edit, AUTHOR, "k")
    assert (await world.context.executor.run(edit, AUTHOR, "k")).replayed


async def test_receipts_go_after_their_days(world: World) -> None:
    await world.context.executor.run(create(), AUTHOR, "k")
    assert await prune_receipts(world.documents, world.clock()) == 0
    assert await prune_receipts(world.documents, world.clock() + KEPT * 2) == 1


async def test_many_commands_commit_together_and_fail_alone(world: World) -> None:
    commands = [(create(count=n, level="Z" if n % 10 == 3 else "A"), f"row{n}") for n in range(450)]
    done = await world.context.executor.run_many(commands, AUTHOR, "op")
    wrong = [n for n, one in enumerate(done) if not isinstance(one, Outcome)]
    assert wrong == [n for n in range(450) if n % 10 == 3]
    assert all(isinstance(done[n], Invalid) for n in wrong)
    assert len(await notes(world)) == 405
    rows = await world.documents["changes"].find({"operation_id": "op"})
    assert len(rows) == 405


async def test_many_commands_repeated_after_a_crash_do_each_once(world: World) -> None:
    commands = [(create(count=n), f"row{n}") for n in range(300)]
    first = await world.context.executor.run_many(commands[:120], AUTHOR, "op")
    again = await world.context.executor.run_many(commands, AUTHOR, "op")
    assert [o.ids for o in again[:120]] == [o.ids for o in first]
    assert len(await notes(world)) == 300


async def test_many_edits_of_one_record_all_hold(world: World) -> None:
    id_ = (await world.context.executor.run(create(), AUTHOR)).ids[0]
    edits = [(EditRecord(type_name="note", id=id_, values={"count": n}), None) for n in range(1, 6)]
    done = await world.context.executor.run_many(edits, AUTHOR, "op")
    assert all(isinstance(o, Outcome) for o in done)
    assert {n["version"] for n in await notes(world)} == {6}


async def test_rules_that_read_hold_within_one_batch(world: World) -> None:
    commands = [(create(mobile=f"138001380{n % 5:02d}"), None) for n in range(20)]
    done = await world.context.executor.run_many(commands, AUTHOR, "op")
    assert sum(isinstance(o, Outcome) for o in done) == 5
    assert len(await notes(world)) == 5


async def test_each_of_many_is_decided_as_its_own(world: World) -> None:
    mine = (await world.context.executor.run(create(), AUTHOR)).ids[0]
    his = (await world.context.executor.run(create(), COLLEAGUE)).ids[0]
    edits = [(EditRecord(type_name="note", id=i, values={"level": "A"}), None) for i in (mine, his)]
    done = await world.context.executor.run_many(edits, AUTHOR, "op")
    assert isinstance(done[0], Outcome)
    assert getattr(done[1], "reason", None) == "NOT_FOUND"
    refused = await world.context.executor.run_many(edits, Caller("reader"), "op")
    assert all(isinstance(one, Forbidden) for one in refused)


async def test_serials_never_repeat_and_survive_a_restart(world: World) -> None:
    async def take(serials: Serials, many: int) -> list[str]:
        return await asyncio.gather(*(serials.next(2026) for _ in range(many)))

    first = await take(Serials(world.documents, "KH", block=10), 25)
    after = await take(Serials(world.documents, "KH", block=10), 25)
    assert first[0] == "KH2026000001"
    assert len({*first, *after}) == 50
    assert await Serials(world.documents, "KH").next(2027) == "KH2027000001"
