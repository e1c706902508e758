"""Lists: orders, hot filters, search, pages, counts, groups, masks, deleted records: only what the caller may read."""

from datetime import timedelta
from typing import Any

import pytest
from crm_platform.errors import Forbidden, Invalid
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord, DeleteRecord, EditRecord, SetAccess
from crm_records.lists.request import ListRequest
from crm_testkit.notes import Note, World, a_policy

AUTHOR, COLLEAGUE, EDITOR, READER, BOSS = map(Caller, ("author", "colleague", "editor", "reader", "boss"))
TYPE = Note.declared


async def create(world: World, caller: Caller = AUTHOR, **values: Any) -> str:
    command = CreateRecord(type_name="note", values={"title": "笔记", **values})
    return (await world.context.executor.run(command, caller)).ids[0]


async def set_access(world: World, id_: str, **values: Any) -> None:
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), AUTHOR)


async def ids(world: World, caller: Caller = AUTHOR, **asked: Any) -> list[str]:
    page = await world.context.lists.page(caller, TYPE, ListRequest(**asked))
    return [row["id"] for row in page.rows]


async def walk(world: World, caller: Caller = AUTHOR, **asked: Any) -> list[str]:
    found: list[str] = []
    token = ""
    while True:
        page = await world.context.lists.page(caller, TYPE, ListRequest(page_token=token, **asked))
        found += [row["id"] for row in page.rows]
        token = page.next_page_token
        if not token:
            return found


async def test_a_new_record_heads_its_owners_list_at_once(world: World) -> None:
    first, second = await create(world), await create(world)
    assert await ids(world) == [second, first]
    assert await ids(world, COLLEAGUE) == []
    assert await ids(world, BOSS) == [second, first]


async def test_pages_hang_together_in_both_directions(world: World) -> None:
    made = [await create(world, count=n) for n in range(23)]
    assert await walk(world, page_size=5) == made[::-1]
    assert await walk(world, page_size=5, order_by="updated_at") == made
    assert await walk(world, page_size=7, order_by="title desc") == sorted(made, reverse=True)


async def test_names_are_ordered_by_pinyin(world: World) -> None:
    titles = ["张伟", "阿里", "Zeta", "李四", "王五", "alpha"]
    made = {title: await create(world, title=title) for title in titles}
    expected = [made[t] for t in ("阿里", "alpha", "李四", "王五", "Zeta", "张伟")]
    assert await ids(world, order_by="title") == expected
    await world.settle()
    assert await ids(world, order_by="title", filter="title != null") == expected
    assert await ids(world, order_by="title", start_at="李") == expected[2:]


async def test_a_changed_name_moves_in_the_order(world: World) -> None:
    first, second = await create(world, title="张"), await create(world, title="李")
    await world.context.executor.run(EditRecord(type_name="note", id=first, values={"title": "阿"}), AUTHOR)
    assert await ids(world, order_by="title") == [first, second]


async def test_records_without_the_instant_come_last(world: World) -> None:
    none = await create(world)
    late = await create(world, due_at="2027-01-01T00:00:00Z")
    early = await create(world, due_at="2026-12-01T00:00:00Z")
    assert await ids(world, order_by="due_at") == [early, late, none]
    assert await ids(world, order_by="due_at", start_at="2026-12-15") == [late, none]
    await world.settle()
    assert await ids(world, order_by="due_at", filter="title != null") == [early, late, none]
    assert await ids(world, order_by="due_at", filter="due_at >= 2026-12-15") == [late]


async def test_a_hot_filter_is_answered_by_the_store_at_once(world: World) -> None:
    new, closed = await create(world, status="new"), await create(world, status="closed")
    both = [closed, new]
    assert await ids(world, filter='status = "new"') == [new]
    assert await ids(world, filter="status = new OR status = closed") == both
    assert await ids(world, filter="owner_id = me()") == both
    assert await ids(world, BOSS, filter='owner_id = "author"') == both
    assert await ids(world, BOSS, filter="owner_id = me()") == []


async def test_search_finds_by_pinyin_pieces_and_words(world: World) -> None:
    id_ = await create(world, title="广州白云机场", mobile="13812345678", body="<p>第一次<b>拜访</b></p>")
    await create(world, title="深圳宝安")
    await world.settle()
    for words in ("白云", "baiyun", "byjc", "2345678", "拜访"):
        assert await ids(world, q=words) == [id_], words
    assert await ids(world, COLLEAGUE, q="白云") == []


async def test_masked_and_secret_fields_are_never_found(world: World) -> None:
    await create(world, wechat="wx_findme", account="6222020200112233")
    await world.settle()
    assert await ids(world, q="findme") == []
    assert await ids(world, q="2233") == []


async def test_a_changed_record_is_found_as_it_is_now(world: World) -> None:
    id_ = await create(world, title="旧名称")
    await world.settle()
    await world.context.executor.run(EditRecord(type_name="note", id=id_, values={"title": "新名称"}), AUTHOR)
    await world.settle()
    assert await ids(world, q="旧名") == []
    assert await ids(world, q="新名") == [id_]


async def test_hits_that_the_caller_lost_meanwhile_are_not_shown_and_the_page_is_filled(world: World) -> None:
    made = [await create(world, level="A") for _ in range(12)]
    for id_ in made:
        await set_access(world, id_, reader_list=[{"kind": "person", "id": "reader"}])
    await world.settle()
    for id_ in made[6:]:
        await set_access(world, id_, visibility="restricted", reader_list=None)
    page = await world.context.lists.page(READER, TYPE, ListRequest(filter="level = A", page_size=5))
    assert [row["id"] for row in page.rows] == made[5:0:-1]


async def test_a_policy_change_holds_in_the_next_page(world: World) -> None:
    made = [await create(world) for _ in range(4)]
    page = await world.context.lists.page(BOSS, TYPE, ListRequest(page_size=2))
    assert [row["id"] for row in page.rows] == made[:1:-1]
    departments = dict(world.policies.current.departments)
    departments["sales"] = type(departments["sales"])(id="sales", name="销售部", region_id="north")
    world.policies.replace(a_policy(2, departments=departments))
    after = await world.context.lists.page(BOSS, TYPE, ListRequest(page_size=2, page_token=page.next_page_token))
    assert after.rows == []


async def test_a_collaborator_whose_time_is_over_sees_nothing(world: World) -> None:
    id_ = await create(world)
    until = world.clock.now + timedelta(hours=1)
    collaborator = {"person_id": "colleague", "access": "read", "until": until.isoformat()}
    values = {"collaborators": [collaborator]}
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), BOSS)
    assert await ids(world, COLLEAGUE) == [id_]
    world.clock.now += timedelta(hours=2)
    assert await ids(world, COLLEAGUE) == []


async def test_deleted_records_leave_lists_and_search_and_list_to_who_may_restore(world: World) -> None:
    id_, kept = await create(world, level="A"), await create(world, level="A")
    await world.context.executor.run(DeleteRecord(type_name="note", id=id_), AUTHOR)
    await world.settle()
    assert await ids(world) == [kept]
    assert await ids(world, filter="level = A") == [kept]
    assert await ids(world, deleted=True) == [id_]
    assert await ids(world, BOSS, deleted=True) == [id_]
    assert await ids(world, COLLEAGUE, deleted=True) == []
    with pytest.raises(Forbidden):
        await ids(world, READER, deleted=True)
    with pytest.raises(Invalid):
        await ids(world, deleted=True, q="x")


async def test_a_token_serves_its_own_query_only(world: World) -> None:
    for _ in range(4):
        await create(world)
    token = (await world.context.lists.page(AUTHOR, TYPE, ListRequest(page_size=2))).next_page_token
    assert len(await ids(world, page_size=1, page_token=token)) == 1
    for wrong in (
        {"page_token": token, "order_by": "title"}, {"page_token": token, "filter": "status = new"},
        {"page_token": token[:-2] + "AA"}, {"page_token": "x"}, {"page_token": "é"},
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            await ids(world, **wrong)
        assert refused.value.errors[0].reason.code == "BAD_PAGE_TOKEN"


async def test_about_is_exact_below_a_thousand_and_rounded_above(world: World) -> None:
    async def about(**asked: Any) -> int | None:
        return (await world.context.lists.page(AUTHOR, TYPE, ListRequest(about=True, page_size=1, **asked))).about

    commands = [(CreateRecord(type_name="note", values={"title": f"n{n}", "count": n}), None) for n in range(1234)]
    await world.context.executor.run_many(commands[:999], AUTHOR, "op")
    assert await about() == 999
    await world.context.executor.run_many(commands[999:], AUTHOR, "op")
    await world.settle()
    assert await about() == 1200
    assert await about(filter="count < 500") == 500
    assert await about(filter="count >= 0") == 1200
    assert (await world.context.lists.page(AUTHOR, TYPE, ListRequest())).about is None


async def test_fields_are_projected_and_masked(world: World) -> None:
    id_ = await create(world, wechat="wx_1234567", account="6222020200112233", level="A")
    await set_access(world, id_, reader_list=[{"kind": "person", "id": "editor"}])
    asked = ListRequest(fields=("title", "wechat", "account"))
    (mine,) = (await world.context.lists.page(AUTHOR, TYPE, asked)).rows
    assert mine == {"id": id_, "version": 2, "title": "笔记", "wechat": "wx_1234567", "account": "****2233"}
    (his,) = (await world.context.lists.page(EDITOR, TYPE, asked)).rows
    assert his["wechat"] == "w****"
    assert his["account"] == "****"
    with pytest.raises(Invalid):
        await ids(world, fields=("nothing",))
    with pytest.raises(Invalid):
        await ids(world, fields=("access",))


async def test_groups_count_what_the_caller_may_read(world: World) -> None:
    for level in ("A", "A", "B", None):
        await create(world, level=level, tags=["red", "blue"])
    await create(world, COLLEAGUE, level="A")
    await world.settle()

    async def group(caller: Caller, by: str, **asked: Any) -> dict[Any, int]:
        return {b.value: b.count for b in await world.context.lists.group(caller, TYPE, by, ListRequest(**asked))}

    assert await group(AUTHOR, "level") == {"A": 2, "B": 1, None: 1}
    assert await group(BOSS, "level") == {"A": 3, "B": 1, None: 1}
    assert await group(EDITOR, "level") == {}
    assert await group(AUTHOR, "tags", filter="level = A") == {"red": 2, "blue": 2}
    for wrong in ("title", "wechat", "account", "x"):
        with pytest.raises(Invalid):
            await group(AUTHOR, wrong)


async def test_frozen_selections_hold_what_matches_and_is_readable(world: World) -> None:
    mine = [await create(world, level="A") for _ in range(7)]
    await create(world, COLLEAGUE, level="A")
    await create(world, level="B")
    await world.settle()
    found = [i async for batch in world.context.lists.ids(AUTHOR, TYPE, filter_="level = A") for i in batch]
    assert sorted(found) == sorted(mine)
    few = [i async for batch in world.context.lists.ids(AUTHOR, TYPE, most=3) for i in batch]
    assert len(few) == 3


async def test_some_by_id_leaves_out_what_is_hidden_or_gone(world: World) -> None:
    mine, his = await create(world), await create(world, COLLEAGUE)
    gone = await create(world)
    await world.context.executor.run(DeleteRecord(type_name="note", id=gone), AUTHOR)
    rows = await world.context.lists.get_many(AUTHOR, TYPE, [his, mine, gone, "nothing"], ["title"])
    assert [row["id"] for row in rows] == [mine]


async def test_the_index_is_rebuilt_from_the_store(world: World) -> None:
    kept, gone = await create(world, level="A"), await create(world, level="A")
    await world.context.executor.run(DeleteRecord(type_name="note", id=gone), AUTHOR)
    await world.settle()
    await world.index.delete("notes", [kept], refresh=True)
    assert await ids(world, filter="level = A") == []
    assert await world.sync.rebuild(TYPE) == 1
    assert await ids(world, filter="level = A") == [kept]
    assert "notes" not in await world.sync.rebuild_where_needed()


async def test_system_callers_list_nothing(world: World) -> None:
    await create(world)
    with pytest.raises(Forbidden):
        await ids(world, Caller.system("purge"))


async def test_counts_follow_when_a_collaborators_time_is_over(world: World) -> None:
    id_ = await create(world, level="A")
    until = world.clock.now + timedelta(hours=1)
    values = {"collaborators": [{"person_id": "colleague", "access": "read", "until": until.isoformat()}]}
    await world.context.executor.run(SetAccess(type_name="note", id=id_, values=values), BOSS)
    (task,) = await world.documents["_tasks"].find({"name": "records.end_collaboration"})
    assert task["next_at"] == until + timedelta(milliseconds=1)
    world.clock.now += timedelta(hours=2)
    await world.context.tasks.open()
    await world.context.tasks.settle()
    await world.context.tasks.close()
    await world.settle()
    assert (await world.documents["notes"].get(id_))["access"] == ["o:author", "in:sales"]
    assert await world.context.lists.group(COLLEAGUE, TYPE, "level", ListRequest()) == []
