"""What goes by itself when its time is over, and what stays because somebody needs it."""

import io
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from crm_platform.errors import Forbidden
from crm_records.access.caller import Caller
from crm_records.unused_blobs import UnusedBlobs
from crm_records.upkeep.purge import PurgeRecord
from crm_testkit.people_book import URL, Book, people_book

SECRET = "6222021234567890123"
IMPORTS = "/v1/contacts/imports"


async def attach(book: Book, id_: str, content: bytes, name: str = "a.txt") -> str:
    answer = await book.client().post(f"/v1/people/{id_}/attachments", files={"file": (name, content)})
    assert answer.status_code == 201, answer.text
    files = (await book.get(id_))["attachments"]
    return next(file["blob"] for file in files if file["name"] == name)


async def delete(book: Book, id_: str) -> None:
    assert (await book.client().delete(f"/v1/people/{id_}")).status_code == 204


async def everywhere(book: Book, text: str) -> list[str]:
    """Collections whose documents hold the text."""
    names = ("people", "changes", "operations", "operation_rows", "imports", "_receipts")
    return [name for name in names if text in str([doc async for doc in book.documents[name].stream({})])]


async def keys_of_tables(book: Book) -> int:
    """Rows in the key tables of people."""

    def count(connection: Any) -> int:
        names = connection.execute(
            "select name from sqlite_schema where type='table' and (name like 'acc\\_people%' escape '\\'"
            " or name like 'many\\_people%' escape '\\')"
        ).fetchall()
        return sum(connection.execute(f'select count(*) from "{name}"').fetchone()[0] for (name,) in names)

    return await book.documents.db.read(count)


async def test_a_deleted_record_can_be_restored_for_thirty_days_and_is_then_erased(book: Book) -> None:
    kept = await book.create(full_name="留下")
    rows = await keys_of_tables(book)
    gone = await book.create(full_name="赵小明", mobile="13800138000", account=SECRET)
    edit = {"full_name": "赵大明", "notes": "住在幸福路", "tags": ["red"]}
    assert (await book.client().patch(f"/v1/people/{gone}", json=edit)).status_code == 200
    only, shared = await attach(book, gone, b"only here"), await attach(book, gone, b"in both", "b.txt")
    await attach(book, kept, b"in both")
    await delete(book, gone)

    await book.later(days=29)
    listed = (await book.client().get("/v1/people", params={"deleted": "true"})).json()["people"]
    assert [one["id"] for one in listed] == [gone]
    assert await book.blobs.info(only)

    await book.later(days=2)
    assert (await book.client().get("/v1/people", params={"deleted": "true"})).json()["people"] == []
    for path in ("", "/changes", "/attachments/x"):
        assert (await book.client().get(f"/v1/people/{gone}{path}")).status_code == 404, path
    assert (await book.client().post(f"/v1/people/{gone}:restore")).status_code == 404
    assert await book.documents["people"].get(gone) is None
    for text in ("赵小明", "赵大明", "13800138000", "幸福路", SECRET):
        assert await everywhere(book, text) == [], text
    assert await book.blobs.info(only) is None
    assert await book.blobs.info(shared), "another record has the same file"
    assert await keys_of_tables(book) == rows + 1, "the kept record's own, and its file"
    assert (await book.get(kept))["full_name"] == "留下"


async def test_what_remains_of_an_erased_record_is_who_did_what(book: Book) -> None:
    one = await book.create(full_name="赵小明")
    await book.client().patch(f"/v1/people/{one}", json={"notes": "甲"})
    await delete(book, one)
    await book.later(days=31)

    found = await book.documents["changes"].find({"record_id": one}, sort=[("_id", 1)])
    assert [(c["verb"], c["actor"]) for c in found] == [
        ("created", "manager"), ("updated", "manager"), ("deleted", "manager"), ("purged", "system:purge"),
    ]
    assert found[1]["fields"] == {"notes": [None, None]}

    events: list[dict[str, Any]] = []

    async def take(batch: list[Any]) -> None:
        events.extend(event.body for event in batch)

    await book.log.close()
    book.log.subscribe("test", book.context.topic, take)
    await book.log.open()
    await book.log.settle()
    last = events[-1]
    assert (last["type"], last["subject"], last["data"]["id"]) == ("crm.contacts.contact.purged", one, one)
    assert "赵小明" not in str(last)


async def test_only_the_purge_erases_and_never_what_was_restored(book: Book) -> None:
    one = await book.create()
    await delete(book, one)
    command = PurgeRecord(type_name="contact", id=one, before=book.context.clock())
    for caller in (Caller("manager"), Caller.system("projection")):
        with pytest.raises(Forbidden):
            await book.context.executor.run(command, caller)
    assert (await book.client().post(f"/v1/people/{one}:restore")).status_code == 200
    done = await book.context.executor.run(command, Caller.system("purge"))
    assert done.result.purged is False
    await book.later(days=60)
    assert (await book.client().get(f"/v1/people/{one}")).status_code == 200


async def test_more_than_a_batch_is_erased_in_one_go(book: Book) -> None:
    table = "姓名\n" + "\n".join(f"人{n}" for n in range(130))
    await book.imported(table.encode())
    people = await book.all()
    for person in people[:-1]:
        await delete(book, person["_id"])
    await book.later(days=31)
    assert [doc["_id"] for doc in await book.documents["people"].find({})] == [people[-1]["_id"]]


async def test_an_import_is_undone_though_some_of_its_records_are_erased(book: Book) -> None:
    done = await book.imported("姓名,级别\n甲,A\n乙,A\n丙,A\n".encode())
    first, second, third = await book.all()
    await delete(book, first["_id"])
    await book.client().patch(f"/v1/people/{second['_id']}", json={"level": "B"})
    await book.later(days=40)

    undo = await book.post(f"{URL}/{done['id']}:undo")
    undone = await book.reached(undo["id"], "done", "failed")
    assert (undone["state"], undone["counts"]["undone"], undone["counts"]["refused"]) == ("done", 2, 1)
    assert [doc["_id"] for doc in await book.all()] == [second["_id"]]
    assert (await book.get(third["_id"]))["deleted_at"] is not None


async def test_an_uploaded_file_goes_a_week_after_its_last_use(book: Book) -> None:
    held = await book.upload(f"姓名,银行账号\n张三,{SECRET}\n".encode())
    doc = (await book.documents["imports"].find({}))[0]
    await book.later(days=5)
    await book.decide(held["id"], mode="create")
    await book.later(days=5)
    assert await book.blobs.info(doc["blob"]), "decided on five days ago"
    ready = await book.dry_run(held["id"])
    plan = (await book.documents["operations"].find({}))[0]["plan"]

    await book.later(days=8)
    for digest in (doc["blob"], doc["spool"], plan):
        assert await book.blobs.info(digest) is None
    assert await everywhere(book, SECRET) == []
    assert (await book.client().get(f"{IMPORTS}/{held['id']}")).status_code == 404
    abandoned = await book.reached(ready["id"], "cancelled")
    assert not any(abandoned["can"].values())


async def test_refused_rows_can_be_mended_for_a_month_and_an_undo_needs_no_file(book: Book) -> None:
    done = await book.imported("姓名,手机\n张三,13800138000\n李四,1\n".encode())
    doc = (await book.documents["imports"].find({}))[0]
    await book.later(days=8)
    assert await book.blobs.info(doc["blob"]) is None
    refused = await book.client().get(f"{URL}/{done['id']}/refused-file")
    sheet: Any = openpyxl.load_workbook(io.BytesIO(refused.content)).worksheets[0]
    assert sheet["A2"].value == "李四"
    answer = await book.client().patch(f"{IMPORTS}/{doc['_id']}", json={"encoding": "gb18030"})
    assert answer.status_code == 404, "it cannot be read anew"

    await book.later(days=25)
    assert await book.blobs.info(doc["spool"]) is None
    assert not (await book.reached(done["id"], "done"))["can"]["refused_file"]
    assert await everywhere(book, "李四") == []
    undo = await book.post(f"{URL}/{done['id']}:undo")
    assert (await book.reached(undo["id"], "done"))["counts"]["undone"] == 1
    assert await book.all() == []


async def test_the_parts_of_an_export_under_way_stay(book: Book) -> None:
    await book.create(full_name="张三")
    done, _ = await book.export(columns=["full_name"], format="csv")
    part = await book.blobs.put(b"half a file", max_size=99)
    operations = book.documents["operations"]
    await operations.update_one({"_id": done["id"]}, {"$set": {"parts": [part.digest]}})
    await book.later(days=2)
    assert await book.blobs.info(part.digest), "it goes on from there after a crash"
    await operations.update_one({"_id": done["id"]}, {"$set": {"parts": []}})
    await book.later(days=2)
    assert await book.blobs.info(part.digest) is None


async def test_the_file_of_an_export_goes_after_a_week(book: Book) -> None:
    await book.create(full_name="张三")
    done, content = await book.export(columns=["full_name"], format="csv")
    digest = (await book.documents["operations"].find({}))[0]["file"]["digest"]
    assert "张三" in content.decode("utf-8-sig")
    await book.later(days=6)
    assert (await book.client().get(f"{URL}/{done['id']}/file")).status_code == 200
    await book.later(days=2)
    assert not (await book.reached(done["id"], "done"))["can"]["file"]
    assert (await book.client().get(f"{URL}/{done['id']}/file")).status_code == 404
    assert await book.blobs.info(digest) is None


async def test_a_content_that_no_row_names_goes_after_a_day(book: Book) -> None:
    orphan = (await book.blobs.put(b"its row never came", max_size=99)).digest
    await book.later(hours=2)
    assert await book.blobs.info(orphan), "its row may be about to be committed"
    await book.later(hours=23)
    assert await book.blobs.info(orphan) is None


async def test_a_content_uploaded_again_while_it_is_swept_stays(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the sweep's look at the rows and its removal the same content is uploaded and its row committed."""
    orphan = (await book.blobs.put(b"the same", max_size=99)).digest
    one = await book.create()
    look = UnusedBlobs._used
    raced: list[str] = []

    async def looked(sweep: UnusedBlobs, digests: Any) -> set[str]:
        used = await look(sweep, digests)
        if orphan in digests and not raced:
            raced.append(await attach(book, one, b"the same"))
        return used

    monkeypatch.setattr(UnusedBlobs, "_used", looked)
    await book.later(days=2)
    assert raced == [orphan], "the sweep met it as unused"
    file = (await book.get(one))["attachments"][0]["id"]
    answer = await book.client().get(f"/v1/people/{one}/attachments/{file}")
    assert (answer.status_code, answer.content) == (200, b"the same")
    await book.later(days=2)
    assert await book.blobs.info(orphan)


async def test_files_of_records_from_before_are_in_use_too(book: Book) -> None:
    """A release that did not name contents in `blobs` left records with files."""
    one = await book.create()
    digest = await attach(book, one, b"old")
    await book.documents["people"].update_one({"_id": one}, {"$unset": {"blobs": ""}})
    await book.later(days=3)
    assert (await book.get(one))["blobs"] == [digest]
    assert await book.blobs.info(digest)
    gone = await book.client().delete(f"/v1/people/{one}/attachments/{(await book.get(one))['attachments'][0]['id']}")
    assert gone.status_code == 204
    await book.later(days=1)
    assert await book.blobs.info(digest) is None


async def test_a_file_of_a_deleted_record_stays_while_it_can_be_restored(book: Book) -> None:
    one = await book.create()
    digest = await attach(book, one, b"wanted back")
    await delete(book, one)
    await book.later(days=20)
    assert (await book.client().post(f"/v1/people/{one}:restore")).status_code == 200
    await book.later(days=20)
    assert await book.blobs.info(digest)


async def test_folders_of_killed_processes_go_after_a_day(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "passing"
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    for name in ("crm-import-old", "crm-plan-young", "other-old"):
        (place / name).mkdir(parents=True)
        (place / name / "rows.spool").write_text(SECRET)
    for name in ("crm-import-old", "other-old"):
        os.utime(place / name, (time.time() - 90_000,) * 2)
    await book.later(hours=2)
    assert sorted(path.name for path in place.iterdir()) == ["crm-plan-young", "other-old"]


async def test_a_setting_says_for_how_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_KEEP_DELETED_DAYS", "3")
    async with people_book(tmp_path) as book:
        one = await book.create()
        await delete(book, one)
        await book.later(days=2)
        assert await book.documents["people"].get(one) is not None
        await book.later(days=2)
        assert await book.documents["people"].get(one) is None


async def test_an_operation_that_goes_on_after_a_month_is_forgotten_again(book: Book) -> None:
    one = await book.create(full_name="张三", level="B")
    begun = await book.post("/v1/people:bulk_edit", {"selection": {"ids": [one]}, "values": {"level": "A"}})
    ready = await book.reached(begun["id"], "ready")
    assert ready["samples"][0]["title"] == "张三"
    await book.documents["operations"].update_one(
        {"_id": ready["id"]}, {"$set": {"state": "cancelled", "started_at": book.context.clock()}}
    )
    await book.later(days=31)
    assert (await book.reached(ready["id"], "cancelled"))["samples"] == []
    await book.post(f"{URL}/{ready['id']}:resume")
    await book.reached(ready["id"], "done")
    assert (await book.get(one))["level"] == "A"
    await book.later(days=31)
    (operation,) = await book.documents["operations"].find({})
    assert operation["forgotten"] is True
