"""Every declared list of the product, in every order and with every hot filter, is read from a key table of its own.

The specs are the services' own; the store was closed once, so that SQLite has had its look at the tables' sizes.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import contacts.service
import identity.service
import pytest
from crm_platform.documents.port import Doc, Order, PageQuery, Spec
from crm_platform.documents.sqlite import SqliteDocuments
from crm_testkit.sampling import one_in

NOW = datetime(2026, 11, 24, tzinfo=UTC)
RECORDS = 1200
KEYS = {"one key": ["k1"], "few keys": ["k0", "k1", "k2"], "sixty keys": [f"k{n}" for n in range(60)]}
KEYS["two hundred keys"] = [f"k{n}" for n in range(200)]
LISTED = {spec.name: spec for spec in (*contacts.service.SPECS, *identity.service.SPECS) if spec.orders}


def records(spec: Spec) -> Iterator[Doc]:
    hots = {path for order in spec.orders for path in order.hot}
    for n in range(RECORDS):
        sort: dict[str, Any] = {}
        for order in spec.orders:
            name = order.path.removeprefix("sort.")
            sort[name] = NOW + timedelta(seconds=n // 3) if name.endswith("_at") else f"n{n % 400:04d}"
        yield {
            "_id": f"r{n:05d}", "version": 1, "access": [f"k{n % 200}", f"k{n % 7}"], "sort": sort,
            **{path: f"v{n % (3 + place)}" for place, path in enumerate(sorted(hots))},
            **{ix.keys[0][0]: f"{ix.name}{n}" for ix in spec.indexes if ix.unique},
        }  # fmt: skip


def asked(order: Order, keys: Sequence[str]) -> Iterator[PageQuery]:
    for descending in (True, False):
        yield PageQuery(order=order.name, keys=keys, descending=descending)
        for path in order.hot:
            yield PageQuery(order=order.name, keys=keys, descending=descending, hot={path: "v1"})
            yield PageQuery(order=order.name, keys=keys, descending=descending, hot={path: ["v0", "v1", "v2"]})
            yield PageQuery(
                order=order.name, keys=keys, descending=descending, hot={path: "v1"}, fields=("owner_id", "sort")
            )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "lists.db"

    async def fill() -> None:
        store = SqliteDocuments(str(path), list(LISTED.values()), synchronous="OFF")
        await store.open()
        for spec in LISTED.values():
            await store[spec.name].insert_many(list(records(spec)))
        await store.close()

    asyncio.run(fill())
    return path


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.parametrize(
    ("collection", "order"),
    one_in(3, [(name, order.name) for name, spec in LISTED.items() for order in spec.orders]),
)
async def test_a_declared_list_reads_its_own_key_table_in_order(
    collection: str, order: str, keys: str, file: Path
) -> None:
    store = SqliteDocuments(str(file), list(LISTED.values()))
    await store.open()
    declared = next(one for one in LISTED[collection].orders if one.name == order)
    for query in asked(declared, KEYS[keys]):
        table = f"acc_{collection}_{order}" + "".join(f"__{path.replace('.', '_')}" for path in query.hot)
        connection = apsw.Connection(str(file))
        said: list[tuple[str, Any]] = []
        connection.exec_trace = lambda _, sql, args, said=said: said.append((sql, args)) or True
        pages = store[collection].pages
        first = pages.page(connection, query)
        assert first.rows, query
        if first.next is not None:
            assert pages.page(connection, replace(query, after=first.next)).rows
        pages.count(connection, query, 1000)
        connection.exec_trace = None
        steps = [row[3] for sql, args in said for row in connection.execute(f"explain query plan {sql}", args)]
        connection.close()
        assert any(step.startswith(f"SEARCH {table} USING PRIMARY KEY (k=?") for step in steps), (query, steps)
        walks = [step for step in steps if step.startswith("SCAN") and not step.startswith(FREE)]
        assert walks == [], query
        assert [step for step in steps if "TEMP B-TREE" in step] == [], query
        others = {step.split()[1] for step in steps if step.startswith("SEARCH acc_")} - {table}
        assert others == set(), "another order's table serves this list"
    await store.close()


FREE = ("SCAN json_each", "SCAN j VIRTUAL", "SCAN CONSTANT", "SCAN (subquery")
"""Steps over the keys and ids that were asked for, not over the data."""
