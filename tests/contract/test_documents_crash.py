"""kill -9 under load: a small child writes documents with events and handles them; nothing acknowledged is lost."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw
import pytest
from crm_platform.documents.port import Doc, Index, Order, PageQuery, Spec
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.ids import new_id
from crm_platform.log import Event
from crm_platform.log.sqlite import SqliteLog

CRASHES = int(os.environ.get("CRM_CRASHES", "6"))
SPECS = [
    Spec(
        "docs",
        arrays=frozenset({"access", "tags"}),
        indexes=(Index("code", (("code", 1),), unique=True), Index("tags", (("tags", 1),), many=True)),
        orders=(Order("at", "at", descending=True, hot=("kind",)),),
    ),
    Spec("seen"),
]
WRITERS = 16


def a_doc(id_: str, at: datetime) -> Doc:
    return {
        "_id": id_,
        "version": 1,
        "code": id_,
        "at": at,
        "kind": id_[-1],
        "tags": [id_[-2:]],
        "access": [f"k{id_[-1]}", "all"],
        "pad": "p" * 300,
    }


def handler(store: SqliteDocuments) -> Any:
    async def handle(events: list[Event]) -> None:
        """Idempotent: keyed by the event."""
        for event in events:
            await store["seen"].update_one({"_id": event.id}, {"$inc": {"times": 1}}, upsert=True)

    return handle


async def child(path: str) -> None:
    """Writes until it is killed; says on stdout what was acknowledged, as `verb id`."""
    store = SqliteDocuments(path, SPECS)
    await store.open()
    log = SqliteLog(store)
    log.subscribe("g", "t", handler(store), batch=20)
    await log.open()

    async def write() -> None:
        while True:
            id_ = new_id()
            now = datetime.now(UTC)
            create, change = store.transaction(), store.transaction()
            create.insert("docs", a_doc(id_, now))
            create.publish("t", id_, f"{id_}-1", {"at": now})
            assert await store.commit(create) == [None]
            os.write(1, f"1 {id_}\n".encode())
            change.replace("docs", a_doc(id_, now) | {"version": 2, "kind": "z", "access": ["other"]}, version=1)
            change.publish("t", id_, f"{id_}-2", {"at": now})
            assert await store.commit(change) == [None]
            os.write(1, f"2 {id_}\n".encode())

    await asyncio.gather(*[write() for _ in range(WRITERS)])


def killed_child(path: str, seconds: float) -> list[tuple[str, str]]:
    """What a child acknowledged before it was killed, so long after its first word."""
    with subprocess.Popen([sys.executable, __file__, path], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        killer = threading.Timer(seconds, process.kill)
        killer.start()
        out = first + process.stdout.read()
        killer.join()
    assert process.returncode == -signal.SIGKILL, "the child ended by itself"
    lines = [line.split(" ") for line in out.decode().splitlines()]
    return [(line[0], line[1]) for line in lines if len(line) == 2 and len(line[1]) == 36]


def expected_rows(connection: apsw.Connection) -> Iterator[tuple[str, str, int]]:
    """(key, kind, n) of every access key of every document, from the documents."""
    sql = "select n, doc->>'$.kind', j.value from docs, json_each(docs.doc, '$.access') j"
    for n, kind, key in connection.execute(sql):
        yield str(key), str(kind), int(str(n))


def check_file(path: str, acked: dict[str, int]) -> None:
    connection = apsw.Connection(path)
    assert connection.pragma("integrity_check") == "ok"
    versions = dict(connection.execute("select id, doc->>'$.version' from docs").fetchall())
    assert {id_: n for id_, n in acked.items() if versions.get(id_, 0) < n} == {}
    events = {row[0] for row in connection.execute("select id from _log")}
    wanted = {f"{id_}-{n}" for id_, version in versions.items() for n in range(1, version + 1)}
    assert events == wanted
    keys = {(row[0], row[1]) for row in connection.execute("select key, n from acc_docs_at join _keys using (k)")}
    rows = list(expected_rows(connection))
    assert keys == {(key, n) for key, _, n in rows}
    sql = "select key, f, n from acc_docs_at__kind join _keys using (k)"
    assert {tuple(row) for row in connection.execute(sql)} == set(rows)
    tags = connection.execute("select count(*) from many_docs_tags").get
    assert tags == len(versions)
    connection.close()


@pytest.mark.crash
async def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(tmp_path: Path) -> None:
    path = str(tmp_path / "crash.db")
    acked: dict[str, int] = {}
    for _ in range(CRASHES):
        seconds = 0.3 + random.random()
        for version, id_ in await asyncio.to_thread(killed_child, path, seconds):
            acked[id_] = max(acked.get(id_, 0), int(version))
        await asyncio.to_thread(check_file, path, acked)
    assert len(acked) > 10 * CRASHES, "the child was too slow to prove anything"

    store = SqliteDocuments(path, SPECS, synchronous="OFF")
    await store.open()
    log = SqliteLog(store)
    log.subscribe("g", "t", handler(store))
    await log.open()
    await log.settle()
    events = await store.db.read(lambda c: {row[0] for row in c.execute("select id from _log")})
    seen = {doc["_id"] async for doc in store["seen"].stream({})}
    assert seen == events
    assert await log.dead("g") == []
    page = await store["docs"].page(PageQuery(order="at", keys=["other"], limit=5))
    assert all(doc["version"] == 2 for doc in page.rows)
    await log.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(child(sys.argv[1]))
