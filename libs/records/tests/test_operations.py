"""Operations through HTTP: bulk edit, undo, cancel, resume, what a restart and a kill leave."""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from crm_platform.documents.port import Doc
from crm_records.access.caller import Caller
from crm_records.commands import DeleteRecord, EditRecord
from crm_records.operations.engine import Engine
from crm_testkit.notes import START, a_policy
from crm_testkit.people_book import URL, Book, people_book

BULK = "/v1/people:bulk_edit"


async def preview(book: Book, person: str = "manager", **body: Any) -> dict[str, Any]:
    begun = await book.post(BULK, {"selection": {}, **body}, person=person)
    assert begun["state"] in ("previewing", "ready")
    return await book.reached(begun["id"], "ready", person=person)


async def edit(book: Book, id_: str, person: str = "manager", **values: Any) -> None:
    await book.context.executor.run(EditRecord(type_name="contact", id=id_, values=values), Caller(person))


async def undo(book: Book, id_: str, person: str = "manager") -> dict[str, Any]:
    begun = await book.post(f"{URL}/{id_}:undo", person=person)
    assert (begun["kind"], begun["undo_of"]) == ("undo", id_)
    return await book.reached(begun["id"], "done", "failed", person=person)


def content_of(doc: Doc) -> Doc:
    return {k: v for k, v in doc.items() if k not in ("version", "updated_at", "updated_by", "sort")}


def table(count: int) -> bytes:
    return "\n".join(["姓名,手机,人数", *(f"人{n:05d},1380{n:07d},{n}" for n in range(count))]).encode()


async def test_a_bulk_edit_shows_before_and_after_then_changes_each_record(book: Book) -> None:
    ids = [await book.create(full_name=f"人{n}", level="C", tags=["red"], notes="旧") for n in range(3)]
    ready = await preview(
        book, values={"level": "A", "tags": ["blue"]}, clear=["notes"], list_modes={"tags": "add"}, reason="年度调整"
    )

    assert (ready["total"], len(ready["samples"])) == (3, 3)
    sample = next(s for s in ready["samples"] if s["id"] == ids[0])
    assert sample["title"] == "人0"
    assert sample["before"] == {"level": "C", "notes": "旧", "tags": ["red"]}
    assert sample["after"] == {"level": "A", "notes": None, "tags": ["red", "blue"]}
    assert (await book.get(ids[0]))["level"] == "C"

    done = await book.run(ready["id"])
    assert (done["counts"]["updated"], done["done"]) == (3, 3)
    for id_ in ids:
        doc = await book.get(id_)
        assert (doc["level"], doc["tags"], doc.get("notes"), doc["version"]) == ("A", ["red", "blue"], None, 2)
    changes = await book.documents["changes"].find({"record_id": ids[0], "version": 2})
    assert (changes[0]["operation_id"], changes[0]["reason"]) == (ready["id"], "年度调整")


async def test_what_is_so_already_is_unchanged(book: Book) -> None:
    kept = await book.create(level="A", tags=["red"])
    await book.create(level="B", tags=["red"])
    ready = await preview(book, values={"level": "A", "tags": ["green"]}, list_modes={"tags": "remove"})
    done = await book.run(ready["id"])
    assert (done["counts"]["updated"], done["counts"]["unchanged"]) == (1, 1)
    assert (await book.get(kept))["version"] == 1


async def test_the_set_is_frozen_at_the_preview(book: Book) -> None:
    first = await book.create(level="C")
    ready = await preview(book, values={"level": "A"})
    later = await book.create(level="C")
    await book.run(ready["id"])
    assert ((await book.get(first))["level"], (await book.get(later))["level"]) == ("A", "C")


async def test_all_but_these(book: Book) -> None:
    ids = [await book.create(level="C") for _ in range(5)]
    ready = await preview(book, values={"level": "A"}, selection={"except": ids[:2]})
    await book.run(ready["id"])
    assert [(await book.get(i))["level"] for i in ids] == ["C", "C", "A", "A", "A"]


async def test_each_record_is_decided_as_its_own(book: Book) -> None:
    mine = await book.create("author", level="C")
    shared = await book.create("colleague", level="C")
    hidden = await book.create("manager", level="C")
    gone = await book.create("author", level="C")
    await book.documents["people"].update_one({"_id": shared}, {"$set": {"visibility": "open", "access": ["open"]}})
    ready = await preview(
        book, "author", values={"level": "A"}, selection={"ids": [mine, shared, hidden, gone, "no-such-record"]}
    )
    await book.context.executor.run(DeleteRecord(type_name="contact", id=gone), Caller("author"))

    done = await book.run(ready["id"], person="author")

    assert (done["counts"]["updated"], done["counts"]["refused"]) == (1, 4)
    refused = {r["id"]: r["errors"][0] for r in await book.rows(done["id"], "refused", person="author")}
    assert (refused[shared]["reason"], refused[shared]["factor"]) == ("FORBIDDEN", "record")
    assert {refused[i]["reason"] for i in (hidden, gone, "no-such-record")} == {"NOT_FOUND"}
    assert refused[hidden] == refused["no-such-record"]


@pytest.mark.parametrize(
    ("body", "pointer", "reason"),
    [
        ({"values": {"level": "Z"}}, "/level", "NOT_A_CODE"),
        ({"values": {"headcount": -1}}, "/headcount", "OUT_OF_RANGE"),
        ({"values": {"nothing": 1}}, "/values/nothing", "UNKNOWN_FIELD"),
        ({"values": {"mobile": "13800138000"}}, "/values/mobile", "NOT_BULK"),
        ({"values": {"code": "R1"}}, "/values/code", "READ_ONLY"),
        ({"clear": ["full_name"]}, "/values/full_name", "NOT_BULK"),
        ({"values": {"account": "1"}}, "/values/account", "NOT_BULK"),
        ({"values": {"level": "A"}, "list_modes": {"level": "add"}}, "/list_modes/level", "NOT_A_CODE"),
        ({}, "/values", "REQUIRED"),
        ({"values": {"level": "A"}, "selection": {"ids": []}}, "/selection/ids", "REQUIRED"),
        ({"values": {"level": "A"}, "selection": {"filter": "nothing = 1"}}, None, None),
    ],
)
async def test_a_wrong_bulk_edit_is_refused_before_anything(book: Book, body: Any, pointer: Any, reason: Any) -> None:
    answer = await book.client().post(BULK, json={"selection": {}, **body})
    assert answer.status_code == 422, answer.text
    if pointer:
        assert [(e["pointer"], e["reason"]) for e in answer.json()["errors"]] == [(pointer, reason)]
    assert (await book.client().get(URL)).json()["operations"] == []


async def test_bulk_edit_needs_its_document(book: Book) -> None:
    answer = await book.client("reader").post(BULK, json={"selection": {}, "values": {"level": "A"}})
    assert (answer.status_code, answer.json()["factor"]) == (403, "level")
    policy = book.policies.current
    book.policies.replace(a_policy(2, documents={**policy.documents, "bulk_edit": policy.documents["bulk_edit"][:1]}))
    answer = await book.client("editor").post(BULK, json={"selection": {}, "values": {"level": "A"}})
    assert (answer.status_code, answer.json()["factor"]) == (403, "document")


async def test_undo_puts_back_only_the_operations_fields(book: Book) -> None:
    ids = [await book.create(full_name=f"人{n}", level="C", notes="旧") for n in range(450)]
    before = await book.get(ids[0])
    done = await book.run((await preview(book, values={"level": "A"}, clear=["notes"]))["id"])
    await edit(book, ids[1], headcount=5)           # another field: no conflict
    await edit(book, ids[2], "manager", level="B")  # the same field
    await book.context.executor.run(DeleteRecord(type_name="contact", id=ids[3]), Caller("manager"))

    undone = await undo(book, done["id"])

    assert (undone["counts"]["undone"], undone["counts"]["refused"], undone["total"]) == (449, 1, 450)
    assert content_of(await book.get(ids[0])) == content_of(before)
    assert ((await book.get(ids[1]))["headcount"], (await book.get(ids[1]))["level"]) == (5, "C")
    assert ((await book.get(ids[2]))["level"], (await book.get(ids[2])).get("notes")) == ("B", None)
    (row,) = await book.rows(undone["id"], "refused")
    assert (row["id"], row["errors"][0]["detail"]) == (ids[2], "此后有人修改了：级别")
    original = (await book.client().get(f"{URL}/{done['id']}")).json()
    assert (original["state"], original["can"]["undo"], original["undone_by"]) == ("undone", False, undone["id"])


async def test_undoing_an_import_deletes_what_it_made_and_restores_what_it_changed(book: Book) -> None:
    old = await book.create(full_name="旧人", mobile="13800000001", headcount=1, account="6222021234567")
    before = await book.get(old)
    rows = ["姓名,手机,人数,银行账号", "新名,13800000001,7,999", *(f"人{n},1390{n:07d},1," for n in range(300))]
    done = await book.imported("\n".join(rows).encode(), mode="upsert", match=["mobile"])
    assert (done["counts"]["created"], done["counts"]["updated"]) == (300, 1)
    made = [d for d in await book.all() if d["_id"] != old]
    await edit(book, made[0]["_id"], headcount=9)

    undone = await undo(book, done["id"])

    assert (undone["counts"]["undone"], undone["counts"]["refused"]) == (300, 1)
    after = await book.get(old)
    secret = {"account"}
    assert {k: v for k, v in content_of(after).items() if k not in secret} == {
        k: v for k, v in content_of(before).items() if k not in secret
    }
    assert book.context.cipher.decrypt(after["account"]) == "6222021234567"
    assert {d["_id"] for d in await book.all()} == {old, made[0]["_id"]}
    (row,) = await book.rows(undone["id"], "refused")
    assert (row["id"], row["errors"][0]["reason"]) == (made[0]["_id"], "CHANGED_SINCE")


async def test_who_ran_it_or_a_manager_undoes_without_the_flag_to_delete(book: Book) -> None:
    done = await book.imported(table(3), person="boss")
    assert (await book.client("colleague").post(f"{URL}/{done['id']}:undo")).status_code == 404
    undone = await undo(book, done["id"], "boss")
    assert undone["counts"]["undone"] == 3

    done = await book.imported(table(3), person="author")
    await book.documents["people"].update_many({}, {"$set": {"visibility": "open", "access": ["open"]}})
    undone = await undo(book, done["id"], "manager")
    assert undone["counts"]["undone"] == 3


async def test_a_ready_operation_can_be_cancelled(book: Book) -> None:
    one = await book.create(level="C")
    ready = await preview(book, values={"level": "A"})
    cancelled = await book.post(f"{URL}/{ready['id']}:cancel")
    assert (cancelled["state"], cancelled["can"]["start"]) == ("cancelled", False)
    answer = await book.client().post(f"{URL}/{ready['id']}:start")
    assert (answer.status_code, answer.json()["reason"]) == (409, "WRONG_OPERATION_STATE")
    assert (await book.get(one))["level"] == "C"


async def test_a_running_operation_stops_after_its_batch_and_goes_on_later(book: Book) -> None:
    held = await book.upload(table(1500))
    ready = await book.dry_run(held["id"])
    await book.post(f"{URL}/{ready['id']}:start")
    while (await book.client().get(f"{URL}/{ready['id']}")).json()["done"] == 0:  # noqa: ASYNC110 - what a person does
        await asyncio.sleep(0.01)
    await book.post(f"{URL}/{ready['id']}:cancel")
    stopped = await book.reached(ready["id"], "cancelled")
    assert 0 < stopped["done"] < 1500
    assert stopped["counts"]["created"] == stopped["done"] == len(await book.all())
    assert (stopped["can"]["resume"], stopped["can"]["undo"]) == (True, True)

    await book.post(f"{URL}/{ready['id']}:resume")
    done = await book.reached(ready["id"], "done")
    assert (done["counts"]["created"], len(await book.all())) == (1500, 1500)


async def test_a_cancelled_operation_can_be_undone(book: Book) -> None:
    held = await book.upload(table(1000))
    ready = await book.dry_run(held["id"])
    await book.post(f"{URL}/{ready['id']}:start")
    while (await book.client().get(f"{URL}/{ready['id']}")).json()["done"] == 0:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await book.post(f"{URL}/{ready['id']}:cancel")
    stopped = await book.reached(ready["id"], "cancelled")
    undone = await undo(book, ready["id"])
    assert undone["counts"]["undone"] == stopped["counts"]["created"]
    assert await book.all() == []


async def test_an_undo_in_the_moment_when_the_plan_is_let_go_is_judged_anew(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = await book.imported(table(3))
    whole, letting_go = Engine._allowed, [done["id"]]

    async def judged(engine: Engine, caller: Caller, id_: str, verb: str) -> Doc:
        operation = await whole(engine, caller, id_, verb)
        while letting_go:
            await book.documents["operations"].update_one({"_id": letting_go.pop()}, {"$inc": {"version": 1}})
        return operation

    monkeypatch.setattr(Engine, "_allowed", judged)
    assert (await undo(book, done["id"]))["counts"]["undone"] == 3


async def test_operations_are_ones_own(book: Book) -> None:
    await book.create("editor", level="C")
    ready = await preview(book, "editor", values={"level": "A"})
    assert [o["id"] for o in (await book.client("editor").get(URL)).json()["operations"]] == [ready["id"]]
    assert (await book.client("author").get(URL)).json()["operations"] == []
    assert (await book.client("author").get(f"{URL}/{ready['id']}")).status_code == 404
    seen = (await book.client("manager").get(f"{URL}/{ready['id']}")).json()
    assert seen["can"] == {**dict.fromkeys(seen["can"], False), "cancel": True}
    assert (await book.client("manager").post(f"{URL}/{ready['id']}:start")).status_code == 403
    assert (await book.client("").get(URL)).status_code == 401


async def test_the_list_of_operations_is_paged_newest_first(book: Book) -> None:
    await book.create(level="C")
    made = [(await preview(book, values={"level": "A"}))["id"] for _ in range(3)]
    page = (await book.client().get(URL, params={"page_size": 2})).json()
    rest = (await book.client().get(URL, params={"page_size": 2, "page_token": page["next_page_token"]})).json()
    assert [o["id"] for o in page["operations"] + rest["operations"]] == made[::-1]
    assert rest["next_page_token"] == ""


async def test_after_a_stop_in_the_middle_the_next_start_goes_on(tmp_path: Path) -> None:
    async with people_book(tmp_path, grace_seconds=0) as book:
        ready = await book.dry_run((await book.upload(table(1200)))["id"])
        await book.post(f"{URL}/{ready['id']}:start")
        while (await book.client().get(f"{URL}/{ready['id']}")).json()["done"] == 0:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        done = await book.reached(ready["id"], "done")
        assert (done["counts"]["created"], len(await book.all())) == (1200, 1200)


CHILD = """
import asyncio, sys
from pathlib import Path
from crm_testkit.people_book import URL, people_book
folder, operation = Path(sys.argv[1]), sys.argv[2]
async def main():
    async with people_book(folder) as book:
        await book.post(f"{URL}/{operation}:" + sys.argv[3])
        print("started", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


async def killed_while(folder: Path, operation: str, verb: str, after: float) -> None:
    """Another process goes on with the operation and is killed in the middle of it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, str(folder), operation, verb, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"started\n"
    await asyncio.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    await process.communicate()


@pytest.mark.crash
@pytest.mark.parametrize("after", [0.05, 0.25, 0.6])
async def test_a_killed_import_and_a_killed_undo_go_on_and_do_nothing_twice(tmp_path: Path, after: float) -> None:
    async with people_book(tmp_path) as book:
        ready = await book.dry_run((await book.upload(table(900)))["id"])
    await killed_while(tmp_path, ready["id"], "start", after)
    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        done = await book.reached(ready["id"], "done", "failed")
        made = await book.all()
        assert (done["counts"]["created"], len(made)) == (900, 900)
        assert len({doc["full_name"] for doc in made}) == 900
        assert len(await book.rows(ready["id"], "created")) == 900
    await killed_while(tmp_path, ready["id"], "undo", after)
    async with people_book(tmp_path, start=START + timedelta(hours=2)) as book:
        await book.reached(ready["id"], "undone", "failed")
        assert await book.all() == []
        events = await book.documents["changes"].find({"version": {"$gt": 2}})
        assert events == []
