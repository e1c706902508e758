"""Every page query is served in order from its own index: no walk over documents, no sorting."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import pymongo
import pytest
from crm_platform.documents.mongo import MongoDocuments
from crm_platform.documents.port import Doc, Index, Order, PageQuery, Spec
from crm_platform.documents.sqlite import SqliteDocuments

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CUSTOMERS = Spec(
    "customers",
    arrays=frozenset({"access", "dup"}),
    indexes=(Index("dup", (("dup", 1),), many=True),),
    orders=(
        Order("updated_at", "sort.updated_at", descending=True, hot=("owner_id", "stage")),
        Order("name", "sort.name"),
    ),
)
FEW = [f"k{number}" for number in range(3)]
SIXTY = [f"k{number}" for number in range(60)]
MANY = [f"k{number}" for number in range(150)]


def customers(count: int) -> list[Doc]:
    return [
        {
            "_id": f"c{number:05d}",
            "version": 1,
            "owner_id": f"u{number % 7}",
            "stage": "won" if number % 9 else "lost",
            "dup": [f"m:{number}"],
            "access": [f"k{number % 150}", f"k{number % 11}"],
            "sort": {"updated_at": NOW + timedelta(seconds=number // 3), "name": f"n{number % 400:04d}"},
        }
        for number in range(count)
    ]


def queries() -> Iterator[PageQuery]:
    for keys in (FEW, SIXTY, MANY):
        for order in CUSTOMERS.orders:
            for descending in (None, True, False):
                yield PageQuery(order=order.name, keys=keys, descending=descending)
        yield PageQuery(order="updated_at", keys=keys, fields=("owner_id", "sort"))
        yield PageQuery(order="updated_at", keys=keys, hot={"owner_id": "u1"})
        yield PageQuery(order="updated_at", keys=keys, hot={"stage": ["won", "lost"]})
        yield PageQuery(order="updated_at", keys=keys, start_at=NOW + timedelta(seconds=100))
        yield PageQuery(order="name", keys=keys, start_at="n0200", descending=True)
        yield PageQuery(order="updated_at", keys=keys, where={"stage": "lost"})


def name_of(query: PageQuery) -> str:
    parts = [
        query.order,
        f"{len(query.keys)} keys",
        *query.hot,
        *query.where,
        query.start_at and "from",
        query.descending,
    ]
    return " ".join(str(part) for part in parts if part is not None)


def sqlite_plans(connection: apsw.Connection, statements: Sequence[tuple[str, Any]]) -> list[str]:
    """The steps of each statement, with the statement for the message."""
    connection.exec_trace = None
    steps: list[str] = []
    for sql, args in statements:
        steps += [f"{row[3]} <- {sql[:200]}" for row in connection.execute(f"explain query plan {sql}", args)]
    return steps


async def filled(store: SqliteDocuments | MongoDocuments) -> None:
    await store.open()
    await store["customers"].insert_many(customers(1500))
    await store.close()


@pytest.fixture(scope="module")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "plans.db"
    asyncio.run(filled(SqliteDocuments(str(path), [CUSTOMERS], synchronous="OFF")))
    return path


@pytest.mark.parametrize("query", list(queries()), ids=name_of)
async def test_sqlite_reads_a_page_from_its_key_table(query: PageQuery, sqlite_file: Path) -> None:
    store = SqliteDocuments(str(sqlite_file), [CUSTOMERS])
    await store.open()
    connection = apsw.Connection(str(sqlite_file))
    seen: list[tuple[str, Any]] = []
    connection.exec_trace = lambda _, sql, args: seen.append((sql, args)) or True
    pages = store["customers"].pages
    first = pages.page(connection, query)
    assert first.rows
    if first.next is not None:
        assert pages.page(connection, replace(query, start_at=None, after=first.next)).rows
    pages.count(connection, query, 1000)
    steps = sqlite_plans(connection, seen)
    connection.close()
    await store.close()
    table = f"acc_customers_{query.order}" + "".join(f"__{path}" for path in query.hot)
    assert any(f"SEARCH {table} USING PRIMARY KEY (k=?" in step for step in steps)
    walks = [step for step in steps if step.startswith("SCAN") and "json_each" not in step.split(" <- ")[0]]
    walks = [step for step in walks if not step.startswith(("SCAN j VIRTUAL", "SCAN CONSTANT", "SCAN (subquery"))]
    assert walks == []
    assert [step for step in steps if "TEMP B-TREE" in step.split(" <- ")[0]] == []


async def test_sqlite_finds_a_duplicate_key_through_its_table(sqlite_file: Path) -> None:
    store = SqliteDocuments(str(sqlite_file), [CUSTOMERS])
    sql, args = store["customers"].rows.select("n", {"dup": {"$in": ["m:7", "m:9"]}})
    connection = apsw.Connection(str(sqlite_file))
    steps = sqlite_plans(connection, [(sql, args)])
    assert len(connection.execute(sql, args).fetchall()) == 2
    connection.close()
    assert any("many_customers_dup USING PRIMARY KEY (k=?)" in step for step in steps)
    assert [step for step in steps if step.startswith("SCAN")] == []


@pytest.fixture(scope="module")
def mongo_name(mongod: str) -> str:
    with pymongo.MongoClient[Doc](mongod) as client:
        client.drop_database("plans")
    asyncio.run(filled(MongoDocuments(mongod, "plans", [CUSTOMERS])))
    return "plans"


@pytest.mark.mongo
@pytest.mark.parametrize("query", [query for query in queries() if not query.where], ids=name_of)
async def test_mongodb_merges_index_scans_without_sorting(query: PageQuery, mongod: str, mongo_name: str) -> None:
    store = MongoDocuments(mongod, mongo_name, [CUSTOMERS])
    pages = store["customers"].pages
    first = await pages.page(query)
    assert first.rows
    start: list[list[Doc]] = [[]]
    if first.next is not None:
        start.append(pages.start(replace(query, start_at=None, after=first.next)))
    for begin in start:
        reading = pages.reading(query)
        where = pages.native(reading, reading.keys[: reading.run], begin)
        cursor = store["customers"].native.find(where, limit=51).sort(reading.sort)
        plan = await cursor.explain()
        stages = set(stages_of(plan["queryPlanner"]["winningPlan"]))
        assert "IXSCAN" in stages, plan
        assert stages.isdisjoint({"SORT", "COLLSCAN", "OR"}), stages
        assert plan["executionStats"]["totalDocsExamined"] <= 160
    await store.close()


def stages_of(plan: Doc) -> Iterator[str]:
    if "stage" in plan:
        yield plan["stage"]
    for name in ("inputStage", "queryPlan"):
        if name in plan:
            yield from stages_of(plan[name])
    for part in plan.get("inputStages", []):
        yield from stages_of(part)
