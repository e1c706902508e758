import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from crm_platform.documents import open_documents
from crm_platform.documents.port import (
    Doc,
    DocumentsError,
    DuplicateKey,
    Index,
    Order,
    PageQuery,
    Spec,
    StoreFull,
    StoreLocked,
    StoreTooNew,
    StoreUnavailable,
)
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.documents.sqlite.database import FORMAT

NOW = datetime(2026, 11, 24, tzinfo=UTC)
THINGS = Spec(
    "things",
    arrays=frozenset({"access", "tags"}),
    indexes=(Index("code", (("code", 1),), unique=True),),
    orders=(Order("at", "at", descending=True),),
)


def a_thing(number: int, **changes: Any) -> Doc:
    thing: Doc = {"_id": f"t{number}", "version": 1, "code": number, "at": NOW, "kind": "a", "tags": [f"x{number}"]}
    return thing | {"access": ["all", f"k{number}"]} | changes


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "data" / "store.db")


@pytest.fixture
async def store(path: str) -> AsyncIterator[SqliteDocuments]:
    documents = SqliteDocuments(path, [THINGS], synchronous="OFF")
    await documents.open()
    yield documents
    await documents.close()


def opening_elsewhere(url: str) -> "subprocess.CompletedProcess[str]":
    """Open a store in another process."""
    code = (
        "import asyncio, sys\nfrom crm_platform.documents import open_documents\n"
        "asyncio.run(open_documents(sys.argv[1], []).open())"
    )
    return subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=False)


async def seen(store: SqliteDocuments, **query: Any) -> list[str]:
    page = await store["things"].page(PageQuery(order="at", keys=["all"], **query))
    return sorted(doc["_id"] for doc in page.rows)


async def test_a_second_process_is_told_that_the_data_are_in_use(store: SqliteDocuments, path: str) -> None:
    child = await asyncio.to_thread(opening_elsewhere, f"sqlite:///{path}")
    assert child.returncode == 1
    assert "StoreLocked" in child.stderr.splitlines()[-1]
    assert path in child.stderr.splitlines()[-1]
    await store["things"].insert(a_thing(1))


async def test_the_lock_goes_with_the_store(store: SqliteDocuments, path: str) -> None:
    again = SqliteDocuments(path, [THINGS])
    with pytest.raises(StoreLocked):
        await again.open()
    await store.close()
    await again.open()
    await again.close()


async def test_a_full_disk_undoes_the_whole_write_and_says_so(store: SqliteDocuments) -> None:
    await store["things"].insert(a_thing(1))

    def no_more_room(connection: Any) -> None:
        connection.execute(f"pragma max_page_count={connection.pragma('page_count')}")

    await store.db.write(no_more_room)
    small, large = store.transaction(), store.transaction()
    small.insert("things", a_thing(2))
    for number in range(3, 60):
        large.insert("things", a_thing(number, text="x" * 3000))
    with pytest.raises(StoreFull):
        await store.commit(small, large)
    assert await seen(store) == ["t1"]
    await store.db.write(lambda c: c.execute("pragma max_page_count=100000") and None)
    assert await store.commit(small) == [None]
    assert await seen(store) == ["t1", "t2"]


def test_data_of_a_newer_release_are_left_untouched(path: str) -> None:
    Path(path).parent.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"pragma user_version={FORMAT + 1}")
        file.execute("create table t(a)")
    before = Path(path).read_bytes()
    with pytest.raises(StoreTooNew, match="newer release"):
        asyncio.run(SqliteDocuments(path, [THINGS]).open())
    assert Path(path).read_bytes() == before
    assert not Path(f"{path}-wal").exists()


def test_a_file_that_is_no_database_is_refused(path: str) -> None:
    Path(path).parent.mkdir()
    Path(path).write_text("name,phone\n" * 1000)
    with pytest.raises(StoreUnavailable):
        asyncio.run(SqliteDocuments(path, [THINGS]).open())
    assert Path(path).read_text().startswith("name,phone")


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="file"):
        await SqliteDocuments(str(tmp_path / "file" / "store.db"), []).open()


def test_an_sqlite_that_can_lose_pages_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apsw.sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(StoreUnavailable, match=r"3\.51\.2 is too old"):
        asyncio.run(SqliteDocuments(path, [THINGS]).open())
    assert not Path(path).exists()


def test_a_mongodb_that_does_not_answer_is_unavailable() -> None:
    child = opening_elsewhere("mongodb://127.0.0.1:9/db?serverSelectionTimeoutMS=50")
    assert child.returncode == 1
    assert "StoreUnavailable" in child.stderr


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="mysql"):
        open_documents("mysql://host/db", [])


async def test_a_store_that_is_not_open_says_so(path: str) -> None:
    documents = SqliteDocuments(path, [THINGS])
    with pytest.raises(StoreUnavailable):
        await documents["things"].get("x")
    with pytest.raises(StoreUnavailable):
        await documents["things"].insert(a_thing(1))


async def test_everything_is_there_after_opening_again(store: SqliteDocuments, path: str) -> None:
    await store["things"].insert_many([a_thing(1), a_thing(2)])
    await store.close()
    again = open_documents(f"sqlite:///{path}", [THINGS])
    await again.open()
    page = await again["things"].page(PageQuery(order="at", keys=["k2"]))
    assert page.rows == [a_thing(2)]
    await again.close()


async def test_orders_and_indexes_declared_later_cover_the_rows_there_are(store: SqliteDocuments, path: str) -> None:
    await store["things"].insert_many([a_thing(number, kind="ab"[number % 2]) for number in range(2500)])
    await store.close()
    later = replace(
        THINGS,
        indexes=(*THINGS.indexes, Index("tags", (("tags", 1),), many=True), Index("kind", (("kind", 1),))),
        orders=(Order("at", "at", descending=True, hot=("kind",)), Order("code", "code")),
    )
    again = SqliteDocuments(path, [later], synchronous="OFF")
    await again.open()
    page = await again["things"].page(PageQuery(order="code", keys=["all"], start_at=2498))
    assert [doc["_id"] for doc in page.rows] == ["t2498", "t2499"]
    assert await again["things"].count_visible(PageQuery(order="at", keys=["all"], hot={"kind": "b"}), 5000) == 1250
    assert [doc["_id"] for doc in await again["things"].find({"tags": "x77"})] == ["t77"]
    await again["things"].update_one({"_id": "t77"}, {"$set": {"tags": ["y"], "kind": "c"}})
    assert await again["things"].find({"tags": "x77"}) == []
    assert len((await again["things"].page(PageQuery(order="at", keys=["all"], hot={"kind": "c"}))).rows) == 1
    await again.close()


async def test_a_load_adds_to_a_collection_and_everything_finds_it(store: SqliteDocuments, path: str) -> None:
    await store["things"].insert_many([a_thing(number) for number in range(7)])
    assert await store.load("things", (a_thing(number) for number in range(7, 1200))) == 1193
    assert await store["things"].count_visible(PageQuery(order="at", keys=["all"]), 5000) == 1200
    page = await store["things"].page(PageQuery(order="at", keys=["k7", "k8"]))
    assert [doc["_id"] for doc in page.rows] == ["t8", "t7"]
    with pytest.raises(DuplicateKey):
        await store["things"].insert(a_thing(7, _id="other"))


async def test_a_load_that_broke_off_is_completed_by_the_next_start(store: SqliteDocuments, path: str) -> None:
    def broken() -> Iterator[Doc]:
        yield from (a_thing(number) for number in range(600))
        raise OSError("the source went away")

    with pytest.raises(OSError, match="source"):
        await store.load("things", broken())
    await store.close()
    again = SqliteDocuments(path, [THINGS], synchronous="OFF")
    await again.open()
    count = await again["things"].count({})
    assert count == 500
    assert await again["things"].count_visible(PageQuery(order="at", keys=["all"]), 5000) == count
    await again.close()


async def test_an_order_that_came_back_is_not_stale(store: SqliteDocuments, path: str) -> None:
    await store["things"].insert(a_thing(1))
    await store.close()
    without = SqliteDocuments(path, [replace(THINGS, orders=())], synchronous="OFF")
    await without.open()
    await without["things"].insert(a_thing(2))
    await without["things"].delete({"_id": "t1"})
    await without.close()
    again = SqliteDocuments(path, [THINGS], synchronous="OFF")
    await again.open()
    assert await seen(again) == ["t2"]
    await again.close()


async def test_a_unique_index_over_equal_rows_cannot_be_added(store: SqliteDocuments, path: str) -> None:
    await store["things"].insert_many([a_thing(1), a_thing(2)])
    await store.close()
    wrong = replace(THINGS, indexes=(*THINGS.indexes, Index("kind", (("kind", 1),), unique=True)))
    with pytest.raises(DuplicateKey) as refused:
        await SqliteDocuments(path, [wrong]).open()
    assert (refused.value.collection, refused.value.index) == ("things", "kind")
    again = SqliteDocuments(path, [THINGS])
    await again.open()
    assert await seen(again) == ["t1", "t2"]
    await again.close()


async def test_keys_of_an_undone_transaction_do_not_confuse_later_ones(store: SqliteDocuments) -> None:
    kept, undone = store.transaction(), store.transaction()
    kept.insert("things", a_thing(1))
    undone.insert("things", a_thing(2))
    undone.guard("things", "none", version=1)
    late = store.transaction()
    late.insert("things", a_thing(3, access=["all", "k2"]))
    assert [error is None for error in await store.commit(kept, undone, late)] == [True, False, True]
    for key, ids in {"k1": ["t1"], "k2": ["t3"], "k3": []}.items():
        page = await store["things"].page(PageQuery(order="at", keys=[key]))
        assert [doc["_id"] for doc in page.rows] == ids


async def test_writes_of_one_moment_share_a_commit(store: SqliteDocuments) -> None:
    before = store.db.commits
    await asyncio.gather(*[store["things"].insert(a_thing(number)) for number in range(200)])
    assert store.db.commits - before < 100
    assert await store["things"].count({}) == 200


async def test_one_failing_write_of_a_group_does_not_touch_the_others(store: SqliteDocuments) -> None:
    writes = [store["things"].insert(a_thing(number, code=number // 2)) for number in range(20)]
    outcomes = await asyncio.gather(*writes, return_exceptions=True)
    assert sum(isinstance(outcome, DuplicateKey) for outcome in outcomes) == 10
    assert await store["things"].count({}) == 10
    assert len(await seen(store)) == 10


async def test_a_listener_hears_of_every_commit_in_the_event_loop(store: SqliteDocuments) -> None:
    loop = asyncio.get_running_loop()
    heard: list[bool] = []
    store.db.on_commit(lambda: heard.append(asyncio.get_running_loop() is loop))
    await store["things"].insert(a_thing(1))
    await store["things"].insert(a_thing(2))
    assert heard == [True, True]


async def test_a_given_up_write_harms_nobody(store: SqliteDocuments) -> None:
    given_up = asyncio.create_task(store["things"].insert(a_thing(1)))
    await asyncio.sleep(0)
    given_up.cancel()
    await store["things"].insert(a_thing(2))
    assert "t2" in await seen(store)


async def test_closing_finishes_what_was_given_and_refuses_what_comes(store: SqliteDocuments, path: str) -> None:
    given = [asyncio.create_task(store["things"].insert(a_thing(number))) for number in range(50)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    with pytest.raises(StoreUnavailable):
        await store["things"].insert(a_thing(99))
    await asyncio.gather(*given, closing)
    again = SqliteDocuments(path, [THINGS])
    await again.open()
    assert await again["things"].count({}) == 50
    await again.close()


async def test_a_backup_opens_as_a_store_of_its_own(store: SqliteDocuments, tmp_path: Path) -> None:
    await store["things"].insert_many([a_thing(number) for number in range(60)])
    copy = str(tmp_path / "copy.db")
    await store.backup(copy)
    await store["things"].delete({})
    restored = SqliteDocuments(copy, [THINGS])
    await restored.open()
    assert len(await seen(restored, limit=100)) == 60
    await restored.close()


@pytest.mark.parametrize(
    "spec",
    [
        Spec("a b"),
        Spec("x", indexes=(Index("one", (("a", 1),)), Index("one", (("b", 1),)))),
        Spec("x", indexes=(Index("tags", (("tags", 1),), many=True),)),
        Spec("x", arrays=frozenset({"t"}), indexes=(Index("t", (("t", 1),), many=True, unique=True),)),
        Spec("x", orders=(Order("at", "at"),)),
    ],
    ids=["name", "two of a name", "list not declared", "unique list", "access not declared"],
)
def test_a_declaration_with_two_meanings_is_refused(spec: Spec, path: str) -> None:
    with pytest.raises(ValueError, match=spec.name):
        SqliteDocuments(path, [spec])


def test_every_failure_of_the_store_is_one_of_the_port() -> None:
    for kind in (StoreFull, StoreLocked, StoreTooNew, StoreUnavailable):
        assert issubclass(kind, DocumentsError)
