"""Documents on SQLite: what an insert costs, and a page of 50 for callers who see nothing up to everything.

    python tests/bench/bench_documents.py [--count 100000] [--folder DIR] [--load] [--json]

Records have 90 fields, about 3 access keys, 3 orders and 2 hot paths. CPU is of this process, so it holds the event
loop's and the threads' part of each operation; it is what two runs on a busy machine have in common.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crm_platform.documents.port import Doc, Index, Order, PageQuery, Position, Spec
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.ids import new_id

SPEC = Spec(
    "customers",
    arrays=frozenset({"access", "dup", "tags"}),
    indexes=(Index("dup", (("dup", 1),), many=True),),
    orders=(
        Order("updated_at", "sort.updated_at", descending=True, hot=("owner_id", "stage")),
        Order("name", "sort.name"),
        Order("next_action_at", "sort.next_action_at"),
    ),
)
START = datetime(2023, 1, 1, tzinfo=UTC)
STAGES = ["lead", "contacted", "qualified", "proposal", "negotiation", "won", "lost", "dormant"]
SYLLABLES = "zhang wang li zhao chen liu yang huang wu zhou xu sun ma zhu hu guo he lin gao luo".split()
PEOPLE = [f"p{number:04d}" for number in range(500)]
LIST_FIELDS = (
    "name",
    "owner_id",
    "stage",
    "mobile",
    "field_00",
    "field_07",
    "field_14",
    "field_21",
    "field_28",
    "updated_at",
)
BATCH = 200


def department(person: str) -> str:
    return f"d{int(person[1:]) % 40:02d}"


def customers(count: int) -> Iterator[Doc]:
    r = random.Random(7)
    for number in range(count):
        owner = PEOPLE[int(len(PEOPLE) * r.random() ** 1.3)]
        name = " ".join(r.choices(SYLLABLES, k=3))
        updated_at = START + timedelta(milliseconds=int(r.random() * 9e10))
        yield {
            "_id": f"{number:08d}-{r.getrandbits(64):016x}",
            "version": 1,
            "owner_id": owner,
            "stage": STAGES[int(8 * r.random() ** 1.5)],
            "name": name.title(),
            "mobile": f"+86138{r.randrange(10**8):08d}",
            "created_at": updated_at,
            "updated_at": updated_at,
            "tags": [f"t{r.randrange(50)}" for _ in range(2)],
            "dup": [f"m:{number}", f"e:{number}"],
            "access": sorted({f"o:{owner}", f"in:{department(owner)}", f"u:{r.choice(PEOPLE)}"}),
            "sort": {
                "updated_at": updated_at,
                "name": name,
                "next_action_at": updated_at + timedelta(days=r.randrange(90)),
            },
            **{f"field_{place:02d}": f"文本 value {number} of {place}" if place % 3 else None for place in range(77)},
        }


def callers() -> dict[str, list[str]]:
    """Keys by what share of the records they reach."""
    all_departments = [f"in:d{number:02d}" for number in range(40)]
    return {
        "sees 0": ["open", "u:nobody", "o:nobody"],
        "sees 200": ["open", "u:none", f"o:{PEOPLE[-1]}"],
        "sees 5 %": ["open", *all_departments[:2]],
        "sees 40 %": ["open", *all_departments[:16]],
        "sees all": ["open", *all_departments, *(f"g:{number}" for number in range(10))],
    }


async def measure(call: Callable[[], Awaitable[Any]], times: int) -> dict[str, float]:
    await call()
    walls: list[float] = []
    cpu = time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        await call()
        walls.append((time.perf_counter() - start) * 1000)
    cpu = (time.process_time() - cpu) / times * 1000
    walls.sort()
    return {"cpu_ms": cpu, "p50_ms": walls[times // 2], "p99_ms": walls[int(times * 0.99)]}


async def fill(store: SqliteDocuments, count: int) -> dict[str, float]:
    """In transactions of their own, 200 a commit, as a bulk command writes."""
    docs = customers(count)
    spent = wall = 0.0
    while batch := [doc for doc, _ in zip(docs, range(BATCH), strict=False)]:
        cpu, start = time.process_time(), time.perf_counter()
        transactions = []
        for doc in batch:
            transaction = store.transaction()
            transaction.insert("customers", doc)
            transactions.append(transaction)
        assert set(await store.commit(*transactions)) == {None}
        spent += time.process_time() - cpu
        wall += time.perf_counter() - start
    return {"cpu_ms": spent / count * 1000, "wall_ms": wall / count * 1000}


async def deep(store: SqliteDocuments, keys: list[str], depth: int) -> Position | None:
    """The position behind `depth` rows, None if there are fewer."""
    query = PageQuery(order="updated_at", keys=keys, limit=depth, fields=("version",))
    return (await store["customers"].page(query)).next


async def pages(store: SqliteDocuments, times: int) -> list[dict[str, Any]]:
    customers_ = store["customers"]
    rows: list[dict[str, Any]] = []
    for caller, keys in callers().items():
        behind = await deep(store, keys, 50_000)
        kinds = {
            "first page": PageQuery(order="updated_at", keys=keys, fields=LIST_FIELDS),
            "page by name": PageQuery(order="name", keys=keys, fields=LIST_FIELDS),
            "hot filter": PageQuery(order="updated_at", keys=keys, hot={"stage": "won"}, fields=LIST_FIELDS),
            "two hot values": PageQuery(
                order="updated_at", keys=keys, hot={"owner_id": PEOPLE[:2]}, fields=LIST_FIELDS
            ),
            "rare filter": PageQuery(order="updated_at", keys=keys, where={"mobile": "none"}, fields=LIST_FIELDS),
            "all fields": PageQuery(order="updated_at", keys=keys),
        }
        if behind:
            kinds["page 1000"] = PageQuery(order="updated_at", keys=keys, after=behind, fields=LIST_FIELDS)
        for kind, query in kinds.items():
            rows.append({"what": kind, "caller": caller} | await measure(lambda q=query: customers_.page(q), times))
        count = PageQuery(order="updated_at", keys=keys)
        rows.append(
            {"what": "count to 1000", "caller": caller}
            | await measure(lambda q=count: customers_.count_visible(q, 1000), times)
        )
    return rows


async def single(store: SqliteDocuments, times: int) -> list[dict[str, Any]]:
    ids = [doc["_id"] for doc in await store["customers"].find({}, limit=times, fields=("version",))]
    known = iter(ids * 2)
    fresh = iter(doc | {"_id": new_id()} for doc in customers(times + 1))

    async def create() -> None:
        transaction = store.transaction()
        doc = next(fresh)
        transaction.insert("customers", doc)
        transaction.publish("t", doc["_id"], doc["_id"], {"data": doc})
        assert await store.commit(transaction) == [None]

    return [
        {"what": "get", "caller": "-"} | await measure(lambda: store["customers"].get(next(known)), times - 1),
        {"what": "create with event", "caller": "-"} | await measure(create, times),
    ]


async def load(store: SqliteDocuments, count: int) -> dict[str, float]:
    cpu, start = time.process_time(), time.perf_counter()
    await store.load("customers", customers(count))
    return {
        "cpu_ms": (time.process_time() - cpu) / count * 1000,
        "wall_ms": (time.perf_counter() - start) / count * 1000,
    }


async def bench(count: int, folder: Path, times: int, *, loaded: bool) -> list[dict[str, Any]]:
    store = SqliteDocuments(str(folder / f"bench{count}.db"), [SPEC])
    await store.open()
    rows: list[dict[str, Any]] = []
    if not await store["customers"].count({}, cap=1):
        way, put = ("load", load) if loaded else ("insert, 200 a commit", fill)
        rows.append({"what": way, "caller": "-"} | await put(store, count))
    rows += await pages(store, times)
    rows += await single(store, times)
    await store.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the data here, to measure again without filling")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--load", action="store_true", help="fill by `load`, for a million records")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = asyncio.run(bench(given.count, given.folder or Path(scratch), given.times, loaded=given.load))
    if given.json:
        json.dump(rows, sys.stdout)
        return
    for row in rows:
        figures = "  ".join(f"{key} {value:8.3f}" for key, value in row.items() if isinstance(value, float))
        print(f"{row['what']:20} {row['caller']:10} {figures}")


if __name__ == "__main__":
    main()
