"""What every search engine must answer: the same as a naive list in memory."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from crm_platform.search.port import (
    AllOf,
    AnyOf,
    Bucket,
    Compare,
    Condition,
    Hits,
    Not,
    SearchField,
    SearchIndex,
    SearchQuery,
    SearchSpec,
    UnknownField,
)
from crm_platform.search.tantivy import TantivyIndex

SPEC = SearchSpec(
    "customers",
    (
        SearchField("name", "text", weight=10, pinyin=True),
        SearchField("remarks", "text"),
        SearchField("phones", "fragment", weight=5, many=True),
        SearchField("level", "keyword", sort=True),
        SearchField("name_key", "keyword", sort=True),
        SearchField("products", "keyword", many=True),
        SearchField("founded_on", "keyword", group=False),
        SearchField("tags", "keyword", many=True, group=False),
        SearchField("revenue", "number", sort=True),
        SearchField("next_at", "instant", sort=True),
        SearchField("vip", "boolean"),
    ),
)
START = datetime(2026, 1, 1, tzinfo=UTC)
PREFIXES = ["shang hai ", "shang hai ming hua ", "bei jing ", "zhang ", "阿里", "a" * 16, "a" * 17]


@pytest.fixture(params=[pytest.param("tantivy")])
async def index(request, tmp_path):
    index = TantivyIndex(tmp_path, [SPEC])
    await index.open()
    yield index
    await index.close()


def a_doc(at: int, chance: random.Random) -> dict[str, Any]:
    maybe = lambda value: value if chance.random() < 0.8 else None  # noqa: E731
    ids = [f"id-{at:03d}", f"0193a000-7000-7000-8000-{at:012d}", f"客户{at}"]
    return {
        "id": chance.choice(ids),
        "access": chance.sample(["u:1", "u:2", "h:1", "*"], chance.randint(1, 3)),
        "name": chance.choice(["张伟", "上海明华科技", "Acme"]),
        "level": maybe(chance.choice("ABCD")),
        "name_key": maybe(chance.choice(PREFIXES) + str(chance.randrange(4))),
        "products": chance.sample(["p1", "p2", "p3"], chance.randint(0, 3)),
        "tags": chance.sample(["t1", "t2", "u3"], chance.randint(0, 3)),
        "founded_on": maybe(f"20{chance.randint(10, 12)}-0{chance.randint(1, 3)}-11"),
        "revenue": maybe(chance.choice([chance.randrange(-3, 3), 2**45, 0.5])),
        "next_at": maybe(START + timedelta(milliseconds=chance.randrange(5))),
        "vip": maybe(chance.random() < 0.5),
    }


def is_true(condition: Condition, doc: dict[str, Any]) -> bool:
    match condition:
        case AllOf(items):
            return all(is_true(item, doc) for item in items)
        case AnyOf(items):
            return any(is_true(item, doc) for item in items)
        case Not(item):
            return not is_true(item, doc)
        case Compare(field, op, value):
            found = doc.get(field)
            values = found if isinstance(found, list) else [] if found is None else [found]
            match op:
                case "null":
                    return not values
                case "=" | "has":
                    return value in values if value is not None else not values
                case "!=":
                    return value not in values if value is not None else bool(values)
                case "prefix":
                    return any(v.startswith(value) for v in values)
                case "<":
                    return any(v < value for v in values)
                case "<=":
                    return any(v <= value for v in values)
                case ">":
                    return any(v > value for v in values)
                case ">=":
                    return any(v >= value for v in values)


def a_condition(docs: list[dict[str, Any]], chance: random.Random, depth: int = 2) -> Condition:
    if depth and chance.random() < 0.5:
        kind = chance.choice([AllOf, AnyOf, Not])
        if kind is Not:
            return Not(a_condition(docs, chance, depth - 1))
        return kind(tuple(a_condition(docs, chance, depth - 1) for _ in range(chance.randint(1, 3))))
    field = chance.choice(["level", "name_key", "products", "tags", "founded_on", "revenue", "next_at", "vip"])
    present = [doc[field] for doc in docs if doc[field] not in (None, [])]
    value = chance.choice(present)
    ops = ["=", "!=", "null", "<", "<=", ">", ">="]
    if field in ("products", "tags"):
        value, ops = value[0], ["has", "=", "!=", "null", "prefix"]
    elif field == "vip":
        ops = ["=", "!=", "null"]
    elif field in ("level", "name_key", "founded_on"):
        ops.append("prefix")
    op = chance.choice(ops)
    if op == "prefix":
        value = value[: chance.randint(0, len(value))]
    return Compare(field, op, value)


def in_order(docs: list[dict[str, Any]], order: tuple[str, bool] | None) -> list[str]:
    field, descending = order or ("id", True)
    valued = [doc for doc in docs if doc[field] is not None]
    null = [doc for doc in docs if doc[field] is None]
    valued.sort(key=lambda doc: (doc[field], doc["id"]), reverse=descending)
    null.sort(key=lambda doc: doc["id"], reverse=descending)
    return [doc["id"] for doc in valued + null]


async def all_pages(index: SearchIndex, query: dict[str, Any]) -> tuple[list[str], Hits]:
    found: list[str] = []
    after = None
    first = None
    while True:
        hits = await index.search("customers", SearchQuery(**query, after=after))
        first = first or hits
        found += hits.ids
        assert len(hits.positions) == len(hits.ids)
        if hits.next is None:
            return found, first
        assert hits.ids, "a page that promises more must hold something"
        after = hits.next


@pytest.mark.parametrize("seed", range(6))
async def test_pages_counts_and_groups_equal_a_naive_list(index, seed):
    chance = random.Random(seed)
    docs = {doc["id"]: doc for doc in (a_doc(at, chance) for at in range(120))}
    await index.put("customers", list(docs.values()), refresh=True)
    for id_ in chance.sample(sorted(docs), 15):
        del docs[id_]
        await index.delete("customers", [id_])
    changed = {id_: a_doc(0, chance) | {"id": id_} for id_ in chance.sample(sorted(docs), 15)}
    docs |= changed
    await index.put("customers", list(changed.values()), refresh=True)
    for _ in range(40):
        keys = chance.sample(["u:1", "u:2", "h:1", "*", "nobody"], chance.randint(1, 3))
        where = a_condition(list(docs.values()), chance) if chance.random() < 0.8 else None
        order = chance.choice([None, *((f, d) for f in ("level", "name_key", "revenue", "next_at") for d in (0, 1))])
        order = order and (order[0], bool(order[1]))
        expected = [
            doc for doc in docs.values() if set(keys) & set(doc["access"]) and (where is None or is_true(where, doc))
        ]
        query = {"keys": keys, "where": where, "order": order, "limit": chance.choice([1, 3, 7, 50, 500])}
        found, first = await all_pages(index, query)
        assert found == in_order(expected, order), query
        assert first.about == len(expected)
        by = chance.choice(["level", "products", "revenue", "vip"])
        counts = Counter(v for d in expected for v in (d[by] if by == "products" else [d[by]]))
        counts[None] += sum(1 for d in expected if d[by] == [])
        buckets = await index.group("customers", SearchQuery(**query), by)
        assert {b.value: b.count for b in buckets} == {v: n for v, n in counts.items() if n}, query
        assert [b.count for b in buckets] == sorted((b.count for b in buckets), reverse=True)


async def test_any_position_of_a_page_continues_behind_its_row(index):
    docs = [{"id": f"c{at:02d}", "access": ["*"], "level": "A" if at % 3 else None} for at in range(30)]
    await index.put("customers", docs, refresh=True)
    for order in (("level", True), ("level", False), None):
        everything, _ = await all_pages(index, {"keys": ["*"], "order": order, "limit": 100})
        hits = await index.search("customers", SearchQuery(keys=["*"], order=order, limit=25))
        for at, position in enumerate(hits.positions):
            rest = await index.search("customers", SearchQuery(keys=["*"], order=order, after=position, limit=100))
            assert rest.ids == everything[at + 1 :]


async def test_nobody_without_a_key_finds_anything(index):
    await index.put("customers", [{"id": "a", "access": ["u:1"], "name": "张伟"}], refresh=True)
    assert (await index.search("customers", SearchQuery(keys=[]))).ids == []
    assert (await index.search("customers", SearchQuery(keys=["u:2"], words="张伟"))).ids == []
    assert await index.group("customers", SearchQuery(keys=["u:2"]), "level") == []
    assert (await index.search("customers", SearchQuery(keys=["u:2", "u:1"], words="张伟"))).ids == ["a"]


async def test_words_conditions_and_access_hold_together(index):
    docs = [
        {"id": "a", "access": ["u:1"], "name": "张伟", "level": "A", "revenue": 1},
        {"id": "b", "access": ["u:1"], "name": "张伟", "level": "B", "revenue": 3},
        {"id": "c", "access": ["u:2"], "name": "张伟", "level": "A", "revenue": 2},
        {"id": "d", "access": ["u:1"], "name": "李娜", "level": "A", "revenue": 9},
    ]
    await index.put("customers", docs, refresh=True)
    query = SearchQuery(keys=["u:1"], words="张伟", order=("revenue", True))
    assert (await index.search("customers", query)).ids == ["b", "a"]
    assert await index.group("customers", query, "level") == [Bucket("A", 1), Bucket("B", 1)]
    narrowed = SearchQuery(keys=["u:1", "u:2"], words="张伟", where=Compare("level", "=", "A"))
    assert sorted((await index.search("customers", narrowed)).ids) == ["a", "c"]


async def test_unknown_and_unfit_fields_are_refused(index):
    for query in (
        SearchQuery(keys=["*"], where=Compare("colour", "=", "red")),
        SearchQuery(keys=["*"], where=Compare("remarks", "=", "red")),
        SearchQuery(keys=["*"], order=("founded_on", True)),
        SearchQuery(keys=["*"], order=("name", True)),
    ):
        with pytest.raises(UnknownField):
            await index.search("customers", query)
    for by in ("remarks", "founded_on"):
        with pytest.raises(UnknownField):
            await index.group("customers", SearchQuery(keys=["*"]), by)
    with pytest.raises(ValueError, match="revenue"):
        await index.search("customers", SearchQuery(keys=["*"], where=Compare("revenue", "=", "many")))


async def test_a_foreign_position_is_refused(index):
    for after in ([1], ["x", "y"], [None, None, None, None], [1, 2, "3", True]):
        with pytest.raises(ValueError, match="position"):
            await index.search("customers", SearchQuery(keys=["*"], order=("level", True), after=after))


async def test_a_wrong_value_refuses_its_own_put_and_nothing_else(index):
    with pytest.raises(ValueError, match="revenue"):
        await index.put("customers", [{"id": "a", "access": ["*"]}, {"id": "b", "access": ["*"], "revenue": "x"}])
    await index.put("customers", [{"id": "c", "access": ["*"]}], refresh=True)
    assert (await index.search("customers", SearchQuery(keys=["*"]))).ids == ["c"]


async def test_a_rebuild_replaces_everything_and_keeps_what_is_written_meanwhile(index):
    assert await index.needs_rebuild("customers")
    await index.put("customers", [{"id": "gone", "access": ["*"]}, {"id": "a", "access": ["*"], "level": "A"}])

    async def source():
        yield {"id": "a", "access": ["*"], "level": "B"}
        await index.put("customers", [{"id": "b", "access": ["*"], "level": "new"}])
        await index.delete("customers", ["c"], refresh=True)
        assert sorted((await index.search("customers", SearchQuery(keys=["*"]))).ids) == ["a", "b", "gone"]
        yield {"id": "b", "access": ["*"], "level": "old"}
        yield {"id": "c", "access": ["*"], "level": "deleted meanwhile"}

    assert await index.rebuild("customers", source()) == 3
    assert not await index.needs_rebuild("customers")
    hits = await index.search("customers", SearchQuery(keys=["*"], order=("level", False)))
    assert hits.ids == ["a", "b"]
    assert [position[0] for position in hits.positions] == ["B", "new"]


async def test_a_failed_rebuild_changes_nothing(index):
    await index.put("customers", [{"id": "a", "access": ["*"]}], refresh=True)

    async def source():
        yield {"id": "b", "access": ["*"]}
        raise RuntimeError("the store is gone")

    with pytest.raises(RuntimeError):
        await index.rebuild("customers", source())
    assert (await index.search("customers", SearchQuery(keys=["*"]))).ids == ["a"]
    assert await index.needs_rebuild("customers")
