"""Exports through HTTP: columns, labels, masks, controls, formulas, the way back in."""

import asyncio
import csv
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from crm_records.operations import export, export_file
from crm_testkit.notes import START, a_policy
from crm_testkit.people_book import URL, Book, Contact, people_book

EXPORT = "/v1/people:export"
COLUMNS = [f.name for f in Contact.declared.fields.values() if f.importable]
FULL: dict[str, Any] = {
    "full_name": "欧阳娜娜", "mobile": "13800138000", "email": "Na@Example.com",
    "identity_number": "110101199003070011",
    "account": "6222021234567890123", "wechat": "nana", "level": "A", "tags": ["red", "blue"], "province": "440000",
    "city": "440100", "headcount": 12, "capital": {"amount": 123456, "currency": "USD"}, "founded_on": "2020-05-01",
    "birthday": "05-20", "closes_in": "2027-03", "next_at": "2026-12-01T01:30:15.123Z", "active": False,
    "notes": "=1+1\n第二行", "remarks": "<p>你好 &amp; 再见</p>", "hobbies": ["茶", "+酒"],
}


def lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cells(content: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


async def test_a_csv_has_the_chosen_columns_labels_and_a_last_line(book: Book) -> None:
    await book.create(full_name="张伟", level="A", headcount=3)
    done, content = await book.export(columns=["level", "full_name", "headcount"], format="csv", language="zh")

    assert (done["state"], done["file_name"]) == ("done", "联系人-20261124-1600.csv")
    assert lines(content) == [
        ["级别", "姓名", "人数"], ["重点", "张伟", "3"], ["# CW-CRM 导出：manager，2026-11-24 16:00，共 1 行"],
    ]
    _, english = await book.export(columns=["level"], format="csv", language="en")
    assert lines(english)[:2] == [["Level"], ["Key"]]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_what_is_exported_can_be_imported_and_changes_nothing(book: Book, format_: str) -> None:
    boss = await book.create(full_name="老板", mobile="13900139000")
    one = await book.create(**FULL, boss=boss)
    before = await book.get(one)
    _, content = await book.export(columns=["code", *COLUMNS], format=format_)

    again = await book.upload(content, f"t.{format_}")
    assert again["rows"] == 2
    assert len(again["mapping"]) == len(COLUMNS) + 1
    mapping = {index: name for index, name in again["mapping"].items() if name != "owner_id"}
    await book.decide(again["id"], mode="update", match=["code"], mapping=mapping)
    done = await book.run((await book.dry_run(again["id"]))["id"])

    assert done["counts"]["unchanged"] == 2, await book.rows(done["id"])
    assert await book.get(one) == before


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_records_come_back_whole_into_an_empty_book(book: Book, tmp_path: Path, format_: str) -> None:
    one = await book.create(**FULL)
    before = await book.get(one)
    _, content = await book.export(columns=COLUMNS, format=format_)
    (tmp_path / "other").mkdir()
    async with people_book(tmp_path / "other") as other:
        done = await other.imported(content, f"t.{format_}")
        assert done["counts"]["created"] == 1, await other.rows(done["id"])
        (after,) = await other.all()
        secret = other.context.cipher.decrypt(after["account"])
    assert secret == FULL["account"]
    assert (before["remarks"], after["remarks"]) == ("<p>你好 &amp; 再见</p>", "你好 &amp; 再见")
    kept = set(COLUMNS) - {"account", "remarks"}
    assert {n: after.get(n) for n in kept} == {n: before.get(n) for n in kept}


async def test_no_cell_of_a_csv_runs_as_a_formula(book: Book) -> None:
    for n, text in enumerate(["=1+1", "+1", "-1", "@SUM(A1)", "a=b"]):
        await book.create(full_name=text, headcount=n)
    await book.context.documents["people"].update_one({"headcount": 0}, {"$set": {"notes": "\tx"}})
    _, content = await book.export(columns=["full_name", "notes"], format="csv")
    found = lines(content)[1:-1]
    assert {row[0] for row in found} == {"'=1+1", "'+1", "'-1", "'@SUM(A1)", "a=b"}
    assert {row[1] for row in found} == {"", "'\tx"}


async def test_a_sheet_holds_text_as_text_and_numbers_as_numbers(book: Book) -> None:
    await book.create(full_name="=1+1", identity_number="110101199003070011", headcount=7, founded_on="2020-05-01")
    _, content = await book.export(
        columns=["full_name", "identity_number", "headcount", "founded_on"], format="xlsx"
    )
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (page["A2"].data_type, page["A2"].value) == ("s", "=1+1")
    assert (page["B2"].value, page["C2"].value, page["D2"].value.isoformat()) == (
        "110101199003070011", 7, "2020-05-01T00:00:00",
    )
    assert page["A3"].value.startswith("# CW-CRM")


async def test_masked_values_leave_masked(book: Book) -> None:
    values = {"full_name": "张伟", "wechat": "zhangwei", "account": "6222021234567890123"}
    one = await book.create("manager", **values)
    await book.documents["people"].update_one({"_id": one}, {"$set": {"visibility": "open", "access": ["open"]}})
    asked = {"columns": ["full_name", "wechat", "account"], "format": "csv"}

    _, mine = await book.export(person="manager", **asked)
    _, theirs = await book.export(person="editor", **asked)

    assert lines(mine)[1] == ["张伟", "zhangwei", "6222021234567890123"]
    assert lines(theirs)[1] == ["张伟", "z****", "****"]
    assert b"6222021234567890123" not in theirs


async def test_a_record_that_denies_it_is_withheld_and_counted(book: Book) -> None:
    await book.create(full_name="可以")
    kept = await book.create(full_name="不可以")
    await book.documents["people"].update_one({"_id": kept}, {"$set": {"record_controls": {"export": "deny"}}})

    done, content = await book.export(columns=["full_name"], format="csv")

    assert (done["total"], done["counts"]["withheld"]) == (2, 1)
    assert [row[0] for row in lines(content)[1:-1]] == ["可以"]


async def test_only_what_the_caller_reads_is_exported(book: Book) -> None:
    ids = [await book.create(person, full_name=person) for person in ("author", "colleague", "editor", "manager")]
    for selection in ({}, {"ids": ids}):
        done, content = await book.export(columns=["full_name"], format="csv", person="editor", selection=selection)
        assert [row[0] for row in lines(content)[1:-1]] == ["editor"]
        assert done["counts"]["withheld"] == 0      # what is hidden is not even counted
    done, content = await book.export(columns=["full_name"], format="csv", selection={"except": ids[:3]})
    assert [row[0] for row in lines(content)[1:-1]] == ["manager"]


async def test_who_may_export(book: Book) -> None:
    body = {"selection": {}, "columns": ["full_name"], "format": "csv"}
    for person, factor in (("author", "flag"), ("outsider", "level")):
        answer = await book.client(person).post(EXPORT, json=body)
        assert (answer.status_code, answer.json()["factor"]) == (403, factor)
    assert (await book.client("").post(EXPORT, json=body)).status_code == 401
    policy = book.policies.current
    book.policies.replace(a_policy(2, documents={**policy.documents, "export": policy.documents["export"][-1:]}))
    answer = await book.client().post(EXPORT, json=body)
    assert (answer.status_code, answer.json()["factor"]) == (403, "document")


async def test_a_file_is_given_to_its_maker_while_he_may_export(book: Book) -> None:
    done, _ = await book.export(columns=["full_name"], format="csv", person="editor")
    path = f"/v1/contacts/operations/{done['id']}/file"
    answer = await book.client("editor").get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "filename*=UTF-8''%E8%81%94" in answer.headers["content-disposition"]
    assert (await book.client("manager").get(path)).status_code == 404
    assert (await book.client("author").get(path)).status_code == 404
    policy = book.policies.current
    book.policies.replace(a_policy(2, documents={**policy.documents, "export": policy.documents["export"][:1]}))
    assert (await book.client("editor").get(path)).status_code == 403


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"columns": ["nothing"]}, "/columns/0"), ({"columns": []}, "/columns"),
        ({"columns": ["full_name"], "format": "doc"}, "/format"),
        ({"columns": ["full_name"], "language": "de"}, "/language"),
        ({"columns": ["full_name"], "selection": {"ids": []}}, "/selection/ids"),
        ({"columns": ["full_name"], "selection": {"ids": ["a"], "q": "x"}}, "/selection"),
        ({"columns": ["full_name"], "selection": "all"}, "/selection"),
        ({"columns": ["full_name"], "extra": 1}, "/extra"),
        ({"columns": "full_name"}, "/columns"),
    ],
)
async def test_a_wrong_request_names_what_is_wrong(book: Book, body: dict[str, Any], pointer: str) -> None:
    answer = await book.client().post(EXPORT, json={"selection": {}, **body})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_an_export_is_told_as_an_event(book: Book) -> None:
    await book.create()
    done, _ = await book.export(columns=["full_name"], format="csv")
    rows = await book.documents.db.read(lambda c: list(c.execute("select body from _log order by pos desc limit 1")))
    assert f'"operation_id":"{done["id"]}"' in bytes(rows[0][0]).decode().replace(" ", "")
    assert "contact.exported" in bytes(rows[0][0]).decode()


async def test_an_empty_list_exports_its_header(book: Book) -> None:
    done, content = await book.export(columns=["full_name"], format="xlsx")
    assert done["state"] == "done"
    assert cells(content)[0] == ("姓名",)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_an_export_that_was_cut_off_goes_on_behind_its_last_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.setattr(export, "PART_ROWS", 200)
    keep, taken = export_file.Parts.keep, []

    async def keep_two(parts: export_file.Parts, start: int, content: bytes, rows: int) -> Any:
        if len(taken) == 2:
            await asyncio.sleep(60)  # the process ends here
        taken.append(start)
        return await keep(parts, start, content, rows)

    async with people_book(tmp_path, grace_seconds=0) as book:
        ids = [await book.create(full_name=f"人{number:03}") for number in range(450)]
        denied = {"record_controls": {"export": "deny"}}
        await book.documents["people"].update_one({"_id": ids[-1]}, {"$set": denied})
        monkeypatch.setattr(export_file.Parts, "keep", keep_two)
        body = {"selection": {"ids": ids}, "columns": ["full_name"], "format": format_, "language": "zh"}
        begun = await book.post(EXPORT, body)
        for _ in range(500):
            cut = (await book.client().get(f"{URL}/{begun['id']}")).json()
            if cut["done"] == 400:
                break
            await asyncio.sleep(0.01)
        assert (cut["state"], cut["done"]) == ("running", 400)
    monkeypatch.setattr(export_file.Parts, "keep", keep)

    async with people_book(tmp_path, start=START + timedelta(hours=1)) as book:
        await book.documents["people"].update_one({"_id": ids[0]}, {"$set": {"full_name": "后来改的"}})
        await book.documents["people"].update_one({"_id": ids[-2]}, {"$set": {"full_name": "也改了"}})
        done = await book.reached(begun["id"], "done", "failed")
        content = (await book.client().get(f"{URL}/{begun['id']}/file")).content
        names = [row[0] for row in (lines(content) if format_ == "csv" else cells(content))]
        assert names[:3] == ["姓名", "人000", "人001"], "what a kept part holds is not written again"
        assert names[449:450] == ["也改了"]
        assert names[1:449] == [f"人{number:03}" for number in range(448)]
        assert len(names) == 451
        assert "449" in names[-1]
        assert (done["state"], done["done"], done["counts"]["withheld"]) == ("done", 450, 1)
        for _ in range(500):  # the parts go after the end is told
            left = [one async for some in book.blobs.idle(START + timedelta(days=9)) for one in some]
            if len(left) == 1:
                break
            await asyncio.sleep(0.01)
        assert len(left) == 1, "only the file is kept"
