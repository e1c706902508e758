"""The documents port, on both engines."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from crm_platform.documents import open_documents
from crm_platform.documents.port import (
    Doc,
    Documents,
    DuplicateKey,
    Index,
    Order,
    PageQuery,
    Spec,
    StoreUnavailable,
    Unsupported,
    VersionConflict,
)

NOW = datetime(2026, 11, 24, 16, 0, 0, 123456, tzinfo=UTC)
PEOPLE = Spec(
    "people",
    arrays=frozenset({"access", "tags", "lines", "lines.marks"}),
    indexes=(
        Index("code", (("code", 1),), unique=True, where=(("live", True),)),
        Index("login", (("org", 1), ("login", 1)), unique=True),
        Index("tags", (("tags", 1),), many=True),
    ),
    orders=(
        Order("updated_at", "sort.updated_at", descending=True, hot=("owner",)),
        Order("name", "sort.name"),
    ),
)
NOTES = Spec("notes", indexes=(Index("about", (("about", 1), ("at", -1))),))


@pytest.fixture(params=["sqlite", pytest.param("mongodb", marks=pytest.mark.mongo)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Documents]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/store.db"
    else:
        address = request.getfixturevalue("mongod")
        url = address.replace("/?", f"/contract_{tmp_path.name.replace('.', '_')[-40:]}?")
    documents = open_documents(url, [PEOPLE, NOTES])
    await documents.open()
    yield documents
    if request.param == "mongodb":
        client: Any = documents
        await client.client.drop_database(client.database.name)
    await documents.close()


def a_person(number: int, **changes: Any) -> Doc:
    person: Doc = {
        "_id": f"p{number:03d}",
        "version": 1,
        "org": "o",
        "login": f"login{number}",
        "owner": f"u{number % 3}",
        "access": [f"u:{number % 5}", "all"],
        "sort": {"updated_at": NOW + timedelta(minutes=number), "name": f"n{number:03d}"},
    }
    return person | changes


async def fill(store: Documents, count: int) -> None:
    await store["people"].insert_many([a_person(number) for number in range(count)])


async def test_what_is_written_comes_back_with_its_types(store: Documents) -> None:
    values: Doc = {
        "_id": "x",
        "version": 3,
        "text": "客户 'x' \"y\" \\ \x00 \x7fd2026",
        "whole": -(1 << 63),
        "part": 1.5,
        "yes": True,
        "no": None,
        "at": NOW,
        "list": [1, "a", NOW, None, {"deep": [NOW]}],
        "object": {"a b": 1, "empty": {}, "none": []},
    }
    await store["notes"].insert(values)
    kept = NOW.replace(microsecond=123000)
    expected = values | {"at": kept, "list": [1, "a", kept, None, {"deep": [kept]}]}
    assert await store["notes"].get("x") == expected
    assert await store["notes"].find({"at": NOW}) == [expected]
    assert await store["notes"].find({"text": values["text"]}) == [expected]
    assert values["at"] == NOW


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 1, 1), 1 << 63, float("nan"), b"x", {"$a": 1}, {"a.b": 1}, {1: 2}, (1, 2), "\ud800"],  # noqa: DTZ001
    ids=[
        "naive time",
        "65 bits",
        "nan",
        "bytes",
        "dollar key",
        "dotted key",
        "key of a number",
        "tuple",
        "half a pair",
    ],
)
async def test_values_outside_the_model_are_refused(store: Documents, value: Any) -> None:
    with pytest.raises(Unsupported):
        await store["notes"].insert({"_id": "x", "version": 1, "value": value})
    assert await store["notes"].count({}) == 0


@pytest.mark.parametrize(
    "where",
    [
        {"a": {"$where": "1"}},
        {"$expr": {}},
        {"a.0": 1},
        {"a": [1]},
        {"a": {"b": 1}},
        {"tags": None},
        {"lines.qty": {"$exists": True}},
        {"a": {"$regex": "(?x)a"}},
        {"a": {"$gt": None}},
        {"a": {"$in": "abc"}},
        {'a"b': 1},
    ],
    ids=str,
)
async def test_filters_outside_the_subset_are_refused(store: Documents, where: Doc) -> None:
    with pytest.raises(Unsupported):
        await store["people"].find(where)


@pytest.mark.parametrize(
    "update",
    [
        {"$rename": {"a": "b"}},
        {"$set": {"a.$": 1}},
        {"$set": {"a": 1, "a.b": 2}},
        {"$set": {"_id": "y"}},
        {"$set": {"sort.name": None}},
    ],
    ids=str,
)
async def test_updates_outside_the_subset_are_refused(store: Documents, update: Doc) -> None:
    await fill(store, 1)
    with pytest.raises(Unsupported):
        await store["people"].update_one({"_id": "p000"}, update)
    transaction = store.transaction()
    with pytest.raises(Unsupported):
        transaction.update("people", "p000", update)


async def test_a_unique_index_names_itself(store: Documents) -> None:
    await fill(store, 1)
    with pytest.raises(DuplicateKey) as same_id:
        await store["people"].insert(a_person(0, login="other"))
    assert (same_id.value.collection, same_id.value.index) == ("people", "_id")
    with pytest.raises(DuplicateKey) as same_login:
        await store["people"].insert(a_person(1, login="login0"))
    assert (same_login.value.collection, same_login.value.index) == ("people", "login")


async def test_a_missing_value_counts_once_under_a_unique_index(store: Documents) -> None:
    person = a_person(1)
    del person["login"]
    await store["people"].insert(person)
    with pytest.raises(DuplicateKey):
        await store["people"].insert(a_person(2, login=None))


async def test_a_partial_unique_index_leaves_the_others_alone(store: Documents) -> None:
    await store["people"].insert(a_person(1, code="c", live=True))
    await store["people"].insert(a_person(2, code="c", live=False))
    with pytest.raises(DuplicateKey) as refused:
        await store["people"].update_one({"_id": "p002"}, {"$set": {"live": True}})
    assert refused.value.index == "code"


async def test_insert_many_is_all_or_nothing(store: Documents) -> None:
    with pytest.raises(DuplicateKey):
        await store["people"].insert_many([a_person(1), a_person(2), a_person(1, login="z")])
    assert await store["people"].count({}) == 0


async def test_a_projection_leaves_out_what_is_missing_and_keeps_null(store: Documents) -> None:
    await store["notes"].insert({"_id": "x", "version": 1, "a": None, "b": [NOW], "c": 1})
    expected = {"_id": "x", "version": 1, "a": None, "b": [NOW.replace(microsecond=123000)]}
    fields = ("a", "b", "missing")
    assert await store["notes"].get("x", fields=fields) == expected
    assert await store["notes"].find({}, fields=fields) == [expected]
    assert await store["notes"].get_many(["y", "x", "x"], fields=fields) == [expected]


async def test_get_many_keeps_the_order_asked_for(store: Documents) -> None:
    await fill(store, 4)
    found = await store["people"].get_many(["p003", "none", "p001", "p002"])
    assert [doc["_id"] for doc in found] == ["p003", "p001", "p002"]


async def test_a_stream_brings_all_once(store: Documents) -> None:
    await fill(store, 25)
    ids = [doc["_id"] async for doc in store["people"].stream({"owner": {"$ne": "u9"}}, batch=7)]
    assert ids == [f"p{number:03d}" for number in range(25)]


async def test_count_stops_at_its_cap(store: Documents) -> None:
    await fill(store, 25)
    assert await store["people"].count({}) == 25
    assert await store["people"].count({"owner": "u1"}, cap=5) == 5


async def test_update_one_takes_the_first_and_returns_it_changed(store: Documents) -> None:
    await fill(store, 5)
    changed = await store["people"].update_one(
        {}, {"$set": {"mark": 1}, "$inc": {"version": 1}}, sort=[("sort.name", -1)]
    )
    assert changed is not None
    assert (changed["_id"], changed["mark"], changed["version"]) == ("p004", 1, 2)
    assert await store["people"].update_one({"mark": 2}, {"$set": {"mark": 3}}) is None


async def test_of_many_claims_each_row_goes_to_one(store: Documents) -> None:
    await store["notes"].insert_many([{"_id": str(n), "version": 1, "state": "due"} for n in range(10)])
    claim = {"$set": {"state": "taken"}}
    taken = await asyncio.gather(
        *[store["notes"].update_one({"state": "due"}, claim, sort=[("_id", 1)]) for _ in range(14)]
    )
    ids = [doc["_id"] for doc in taken if doc is not None]
    assert sorted(ids) == [str(n) for n in range(10)]


async def test_an_upsert_writes_what_the_filter_says(store: Documents) -> None:
    made = await store["notes"].update_one(
        {"about": "x", "n": {"$gt": 3}}, {"$set": {"v": 1}, "$setOnInsert": {"first": True}}, upsert=True
    )
    assert made is not None
    assert made == {"_id": made["_id"], "about": "x", "v": 1, "first": True}
    again = await store["notes"].update_one(
        {"about": "x"}, {"$set": {"v": 2}, "$setOnInsert": {"first": False}}, upsert=True
    )
    assert again == made | {"v": 2}


# transactions


async def test_a_transaction_is_all_or_nothing_and_the_others_go_on(store: Documents) -> None:
    await fill(store, 3)
    good, stale, twice = store.transaction(), store.transaction(), store.transaction()
    good.replace("people", a_person(0, version=2, owner="new"), version=1)
    good.insert("notes", {"_id": "n", "version": 1})
    stale.insert("notes", {"_id": "never", "version": 1})
    stale.replace("people", a_person(1, version=8), version=7)
    twice.insert("people", a_person(9, login="login2"))
    last = store.transaction()
    last.update("people", "p002", {"$set": {"owner": "z"}}, version=1)
    outcome = await store.commit(good, stale, twice, last)
    assert outcome[0] is None
    assert outcome[3] is None
    assert isinstance(outcome[1], VersionConflict)
    assert (outcome[1].collection, outcome[1].id) == ("people", "p001")
    assert isinstance(outcome[2], DuplicateKey)
    assert outcome[2].index == "login"
    owners = {doc["_id"]: doc["owner"] for doc in await store["people"].find({})}
    assert owners == {"p000": "new", "p001": "u1", "p002": "z"}
    assert [doc["_id"] for doc in await store["notes"].find({})] == ["n"]


async def test_an_update_of_what_is_missing_conflicts(store: Documents) -> None:
    for verb in ("update", "delete", "replace"):
        transaction = store.transaction()
        if verb == "update":
            transaction.update("people", "none", {"$set": {"a": 1}})
        elif verb == "delete":
            transaction.delete("people", "none")
        else:
            transaction.replace("people", a_person(1), version=1)
        assert isinstance((await store.commit(transaction))[0], VersionConflict)


async def test_an_update_leaves_the_version_alone(store: Documents) -> None:
    await fill(store, 1)
    transaction = store.transaction()
    transaction.update("people", "p000", {"$set": {"last": NOW}})
    assert await store.commit(transaction) == [None]
    person = await store["people"].get("p000")
    assert person is not None
    assert person["version"] == 1
    assert "_guard" not in person


async def test_a_guard_holds_a_version_or_an_absence(store: Documents) -> None:
    await fill(store, 1)
    cases: list[tuple[str, int | None, bool]] = [
        ("p000", 1, True),
        ("p000", 2, False),
        ("p000", None, False),
        ("x", None, True),
    ]
    for id_, version, passes in cases:
        transaction = store.transaction()
        transaction.guard("people", id_, version=version)
        transaction.insert("notes", {"_id": f"{id_}-{version}", "version": 1})
        outcome = await store.commit(transaction)
        assert (outcome == [None]) is passes, (id_, version)
    assert await store["notes"].count({}) == 2
    assert await store["people"].find({}) == [
        a_person(0) | {"sort": {"name": "n000", "updated_at": NOW.replace(microsecond=123000)}}
    ]


async def test_two_guarded_writers_cannot_pass_each_other(store: Documents) -> None:
    """Each checks the other's document and changes its own: one must lose."""
    await fill(store, 2)

    async def step_down(own: int, other: int) -> object:
        transaction = store.transaction()
        transaction.guard("people", f"p00{other}", version=1)
        transaction.replace("people", a_person(own, version=2, owner="nobody"), version=1)
        return (await store.commit(transaction))[0]

    outcomes = await asyncio.gather(step_down(0, 1), step_down(1, 0))
    assert sorted(outcome is None for outcome in outcomes) == [False, True]


async def test_a_transaction_does_not_see_later_changes_of_its_documents(store: Documents) -> None:
    doc: Doc = {"_id": "x", "version": 1, "list": [1]}
    transaction = store.transaction()
    transaction.insert("notes", doc)
    doc["list"].append(2)
    await store.commit(transaction)
    assert await store["notes"].get("x") == {"_id": "x", "version": 1, "list": [1]}


async def test_an_order_needs_its_sort_value(store: Documents) -> None:
    person = a_person(1)
    del person["sort"]["name"]
    with pytest.raises(Unsupported):
        await store["people"].insert(person)
    await store["people"].insert({"_id": "hidden", "version": 1, "access": []})
    with pytest.raises(Unsupported):
        await store["people"].update_one({"_id": "hidden"}, {"$set": {"access": ["all"]}})
    transaction = store.transaction()
    transaction.update("people", "hidden", {"$set": {"access": ["all"]}})
    assert isinstance((await store.commit(transaction))[0], Unsupported)


# pages


async def ids_of(store: Documents, **query: Any) -> list[str]:
    page = await store["people"].page(PageQuery(order="updated_at", **query))
    return [doc["_id"] for doc in page.rows]


async def test_a_page_shows_what_the_keys_reach_newest_first(store: Documents) -> None:
    await fill(store, 20)
    assert await ids_of(store, keys=["u:1", "u:2", "other"], limit=4) == ["p017", "p016", "p012", "p011"]
    assert await ids_of(store, keys=["u:1"], descending=False) == ["p001", "p006", "p011", "p016"]
    assert await ids_of(store, keys=["all", "u:1", "u:2"], limit=3) == ["p019", "p018", "p017"]
    assert await ids_of(store, keys=[]) == []
    assert await ids_of(store, keys=["other"]) == []


async def test_a_page_goes_on_behind_any_row(store: Documents) -> None:
    await fill(store, 20)
    page = await store["people"].page(PageQuery(order="updated_at", keys=["u:1", "u:2"], limit=5))
    assert page.next is not None
    json.dumps(page.positions)
    assert await ids_of(store, keys=["u:1", "u:2"], after=page.positions[1], limit=2) == ["p012", "p011"]
    assert await ids_of(store, keys=["u:1", "u:2"], after=page.next) == ["p006", "p002", "p001"]
    end = await store["people"].page(PageQuery(order="updated_at", keys=["u:1", "u:2"], limit=8))
    assert end.next is None
    assert len(end.rows) == 8


async def test_a_page_begins_at_a_sort_value(store: Documents) -> None:
    await fill(store, 10)
    assert await ids_of(store, keys=["all"], start_at=NOW + timedelta(minutes=3, seconds=1)) == [
        "p003",
        "p002",
        "p001",
        "p000",
    ]
    page = await store["people"].page(PageQuery(order="name", keys=["all"], start_at="n007"))
    assert [doc["_id"] for doc in page.rows] == ["p007", "p008", "p009"]


async def test_equal_sort_values_are_neither_lost_nor_doubled(store: Documents) -> None:
    same = {"updated_at": NOW, "name": "same"}
    await store["people"].insert_many([a_person(number, sort=same) for number in range(23)])
    seen: list[str] = []
    after = None
    while True:
        page = await store["people"].page(PageQuery(order="name", keys=["all", "u:1"], limit=5, after=after))
        seen += [doc["_id"] for doc in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == [f"p{number:03d}" for number in range(23)]


async def test_a_hot_filter_is_one_value_or_several(store: Documents) -> None:
    await fill(store, 12)
    assert await ids_of(store, keys=["all"], hot={"owner": "u1"}, limit=2) == ["p010", "p007"]
    assert await ids_of(store, keys=["all", "u:1"], hot={"owner": ["u0", "u1"]}, limit=3) == ["p010", "p009", "p007"]
    assert await ids_of(store, keys=["all"], hot={"owner": []}) == []
    with pytest.raises(Unsupported):
        await ids_of(store, keys=["all"], hot={"login": "x"})


async def test_a_further_filter_is_probed_within_a_budget(store: Documents) -> None:
    await store["people"].insert_many([a_person(number, rare=number == 7) for number in range(2600)])
    query = PageQuery(order="updated_at", keys=["all"], where={"rare": True}, limit=5)
    first = await store["people"].page(query)
    assert first.rows == []
    assert first.next is not None
    second = await store["people"].page(
        PageQuery(order="updated_at", keys=["all"], where={"rare": True}, after=first.next)
    )
    assert [doc["_id"] for doc in second.rows] == ["p007"]
    assert second.next is None


async def test_more_keys_than_one_statement_takes(store: Documents) -> None:
    people = [a_person(number, access=[f"u:{number}", f"g:{number % 40}"]) for number in range(450)]
    await store["people"].insert_many(people)
    keys = [f"u:{number}" for number in range(449)] + [f"g:{number}" for number in range(40)]
    expected = [f"p{number:03d}" for number in range(449, -1, -1)]
    assert await ids_of(store, keys=keys, limit=500) == expected
    page = await store["people"].page(PageQuery(order="updated_at", keys=keys, limit=200))
    assert await ids_of(store, keys=keys, after=page.next, limit=10) == expected[200:210]
    assert await store["people"].count_visible(PageQuery(order="updated_at", keys=keys), 300) == 300
    assert await store["people"].count_visible(PageQuery(order="updated_at", keys=keys), 1000) == 450


async def test_a_page_follows_every_change_of_access_and_order(store: Documents) -> None:
    await fill(store, 3)
    transaction = store.transaction()
    moved = a_person(0, version=2, access=["u:new"])
    moved["sort"]["updated_at"] = NOW + timedelta(days=1)
    transaction.replace("people", moved, version=1)
    transaction.update("people", "p001", {"$set": {"owner": "u9"}})
    transaction.delete("people", "p002", version=1)
    assert await store.commit(transaction) == [None]
    assert await ids_of(store, keys=["all", "u:new"]) == ["p000", "p001"]
    assert await ids_of(store, keys=["all"]) == ["p001"]
    assert await ids_of(store, keys=["all"], hot={"owner": ["u1", "u2"]}) == []
    assert await ids_of(store, keys=["all"], hot={"owner": "u9"}) == ["p001"]


async def test_a_deleted_collection_of_people_leaves_no_rows_behind(store: Documents) -> None:
    await fill(store, 8)
    assert await store["people"].delete({"owner": {"$in": ["u0", "u1"]}}) == 6
    assert await ids_of(store, keys=["all"]) == ["p005", "p002"]
    assert await store["people"].update_many({}, {"$set": {"access": ["x"]}}) == 2
    assert await store["people"].count_visible(PageQuery(order="name", keys=["all"]), 10) == 0
    assert await store["people"].count_visible(PageQuery(order="name", keys=["x"]), 10) == 2


async def test_a_list_is_found_by_each_of_its_items(store: Documents) -> None:
    await store["people"].insert(a_person(1, tags=["m:138", "e:a@b"]))
    await store["people"].insert(a_person(2, tags=["m:138"]))
    await store["people"].insert(a_person(3, tags=[]))

    async def tagged(where: Any) -> list[str]:
        return [doc["_id"] for doc in await store["people"].find({"tags": where}, sort=[("_id", 1)])]

    assert await tagged("m:138") == ["p001", "p002"]
    assert await tagged({"$in": ["e:a@b", "none"]}) == ["p001"]
    await store["people"].update_one({"_id": "p001"}, {"$pull": {"tags": "m:138"}})
    assert await tagged("m:138") == ["p002"]


async def test_a_backup_is_whole_and_never_overwrites(store: Documents, tmp_path: Path) -> None:
    await fill(store, 3)
    target = tmp_path / "copy"
    await store.backup(str(target))
    assert len(target.read_bytes()) > 100
    with pytest.raises(StoreUnavailable):
        await store.backup(str(target))
    assert list(tmp_path.glob("*.part")) == []  # noqa: ASYNC240
