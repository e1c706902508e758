"""Lists of random records, asked at random by several callers, against a naive list in memory."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from crm_platform.documents.port import Doc
from crm_platform.errors import Forbidden
from crm_platform.search.pinyin import sort_key
from crm_records.access.caller import Caller
from crm_records.access.decision import can_read
from crm_records.commands import CreateRecord, DeleteRecord, Outcome, SetAccess
from crm_records.commands.ordering import NO_INSTANT
from crm_records.lists.request import ListRequest
from crm_testkit.notes import START, Note, World

CALLERS = [Caller(p) for p in ("manager", "editor", "author", "colleague", "reader", "boss", "depositor", "outsider")]
WRITERS = [Caller(p) for p in ("author", "colleague", "boss", "editor")]
TITLES = ["张伟", "李四", "阿里", "Zeta", "alpha", "张三", "白云", "王五", "a", "重庆"]
DAYS = ["2026-01-31", "2026-11-24", "2026-11-25", "2027-02-01"]
Test = Callable[[Doc], bool]


def instant(rng: random.Random) -> str:
    return (START + timedelta(hours=rng.randrange(-100, 100))).isoformat()


def values(rng: random.Random) -> dict[str, Any]:
    optional: dict[str, Any] = {
        "level": rng.choice("ABCD"), "tags": rng.sample(["red", "green", "blue"], rng.randint(1, 3)),
        "status": rng.choice(["new", "open", "closed"]), "count": rng.randrange(20),
        "price": {"amount": rng.randrange(5) * 100, "currency": "CNY"}, "day": rng.choice(DAYS),
        "month": rng.choice(DAYS)[:7], "due_at": instant(rng), "done": rng.random() < 0.5,
    }  # fmt: skip
    chosen = {n: v for n, v in optional.items() if rng.random() < 0.7}
    return {"title": rng.choice(TITLES), **chosen}


async def fill(world: World, rng: random.Random, many: int) -> None:
    made: list[str] = []
    for writer in WRITERS:
        commands = [(CreateRecord(type_name="note", values=values(rng)), None) for _ in range(many // len(WRITERS))]
        for done in await world.context.executor.run_many(commands, writer, "fill"):
            assert isinstance(done, Outcome)
            made.append(done.ids[0])
    run, manager = world.context.executor.run, Caller.system("demo")
    for id_ in made:
        chance = rng.random()
        if chance < 0.25:
            await run(SetAccess(type_name="note", id=id_, values={"visibility": "open"}), manager)
        elif chance < 0.45:
            reader = rng.choice([{"kind": "person", "id": "reader"}, {"kind": "group", "id": "team"},
                                 {"kind": "department", "id": "office"}, {"kind": "everyone"}])  # fmt: skip
            await run(SetAccess(type_name="note", id=id_, values={"reader_list": [reader]}), manager)
        elif chance < 0.5:
            await run(DeleteRecord(type_name="note", id=id_), manager)
    await world.settle()


def compare(name: str, op: str, value: Any) -> Test:
    def get(doc: Doc) -> Any:
        found = doc.get(name)
        return found["amount"] if isinstance(found, dict) else found

    return {
        "=": lambda d: get(d) == value,
        "!=": lambda d: get(d) != value,
        "<": lambda d: get(d) is not None and get(d) < value,
        ">=": lambda d: get(d) is not None and get(d) >= value,
    }[op]


def restriction(rng: random.Random) -> tuple[str, Test]:
    op = rng.choice(["=", "!=", "<", ">="])
    equal = rng.choice(["=", "!="])
    hours = rng.randrange(-100, 100)
    moment = START + timedelta(hours=hours)
    name = rng.choice(["level", "status", "count", "day", "month", "price"])
    tag, who = rng.choice(["red", "green"]), rng.choice(["author", "boss", "editor"])
    choices: list[tuple[str, Test]] = [
        (f"count {op} {hours}", compare("count", op, hours)),
        (f"price {op} 200", compare("price", op, 200)),
        (f"day {op} {DAYS[1]}", compare("day", op, DAYS[1])),
        (f"month {op} 2026-11", compare("month", op, "2026-11")),
        (f'due_at {op} "{moment.isoformat()}"', compare("due_at", op, moment)),
        (f"level {equal} B", compare("level", equal, "B")),
        (f"done {equal} true", compare("done", equal, True)),
        (f"owner_id {equal} {who}", compare("owner_id", equal, who)),
        (f"tags:{tag}", lambda d: tag in (d.get("tags") or ())),
        (f"{name} = null", lambda d: d.get(name) is None),
        ('title = "张*"', lambda d: d["title"].startswith("张")),
        ("status = new OR status = open", lambda d: d.get("status") in ("new", "open")),
        ("status = closed", lambda d: d.get("status") == "closed"),
    ]  # fmt: skip
    return rng.choice(choices)


def condition(rng: random.Random, depth: int = 0) -> tuple[str, Test]:
    kind = rng.random()
    if depth > 2 or kind < 0.45:
        return restriction(rng)
    if kind < 0.6:
        text, test = condition(rng, depth + 1)
        return f"NOT ({text})", lambda d: not test(d)
    items = [condition(rng, depth + 1) for _ in range(rng.randint(2, 3))]
    word, fold = ("AND", all) if kind < 0.8 else ("OR", any)
    return f" {word} ".join(f"({text})" for text, _ in items), lambda d: fold(test(d) for _, test in items)


ORDERS: dict[str, Callable[[Doc], Any]] = {
    "updated_at": lambda d: d["updated_at"],
    "title": lambda d: sort_key(d["title"]),
    "due_at": lambda d: d.get("due_at") or NO_INSTANT,
}


def expected(world: World, docs: list[Doc], caller: Caller, test: Test, order: str, descending: bool) -> list[str]:
    policy, now = world.policies.current, datetime.now(UTC)
    mine = [d for d in docs if not d.get("deleted_at") and can_read(policy, caller, "contacts", d, now) and test(d)]
    mine.sort(key=lambda d: (ORDERS[order](d), d["_id"]), reverse=descending)
    return [d["_id"] for d in mine]


async def walk(world: World, caller: Caller, size: int, **asked: Any) -> list[str]:
    found: list[str] = []
    token = ""
    while True:
        request = ListRequest(page_size=size, page_token=token, fields=("title",), **asked)
        page = await world.context.lists.page(caller, Note.declared, request)
        found += [row["id"] for row in page.rows]
        token = page.next_page_token
        if not token:
            return found


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_caller_gets_exactly_what_a_naive_list_gives(world: World, seed: int) -> None:
    rng = random.Random(seed)
    await fill(world, rng, 240)
    docs = [d async for d in world.documents["notes"].stream({})]
    for _ in range(60):
        caller = rng.choice(CALLERS)
        text, test = condition(rng) if rng.random() < 0.75 else ("", lambda _: True)
        order, descending = rng.choice(list(ORDERS)), rng.random() < 0.5
        wanted = expected(world, docs, caller, test, order, descending)
        asked = {"filter": text, "order_by": f"{order} {'desc' if descending else 'asc'}"}
        if not world.policies.current.standing(caller, "contacts").keys:
            assert wanted == []
            with pytest.raises(Forbidden):
                await walk(world, caller, 3, **asked)
            continue
        assert await walk(world, caller, rng.choice([3, 10, 50]), **asked) == wanted, (caller, asked)
        page = await world.context.lists.page(caller, Note.declared, ListRequest(about=True, page_size=1, **asked))
        assert page.about == len(wanted), (caller, asked)
