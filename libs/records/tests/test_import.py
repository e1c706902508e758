"""Imports through HTTP: upload, mapping, dry run, modes, duplicates, refused rows, rights."""

import asyncio
import io
from typing import Any

import openpyxl
import pytest
from crm_records.exchange import mapping
from crm_records.exchange.mapping import Column, Targets
from crm_testkit.notes import a_policy
from crm_testkit.people_book import Book, Contact

IMPORTS = "/v1/contacts/imports"
URL = "/v1/contacts/operations"


def table(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def sheet(content: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def details(rows: list[dict[str, Any]]) -> list[tuple[int, list[tuple[str, str]]]]:
    return [(row["n"], [(e["pointer"], e["reason"]) for e in row["errors"]]) for row in rows]


async def test_a_csv_becomes_records(book: Book) -> None:
    done = await book.imported(table("姓名,手机,级别", "张伟,13800138000,重点", "王芳,,Plain"))

    assert (done["state"], done["counts"]["created"], done["done"], done["total"]) == ("done", 2, 2, 2)
    first, second = await book.all()
    assert (first["full_name"], first["mobile"], first["level"]) == ("张伟", "+8613800138000", "A")
    assert (second["full_name"], second["level"], second["owner_id"]) == ("王芳", "B", "manager")
    assert (first["code"], second["code"]) == ("R2026000001", "R2026000002")


async def test_every_kind_of_column_is_read(book: Book) -> None:
    boss = await book.create(full_name="老板")
    code = (await book.get(boss))["code"]
    head = "姓名,标签,省,城市,人数,资本,成立日期,生日,预计年月,下次联系,有效,爱好,上级,负责人,银行账号"
    row = "李娜,红；蓝,广东省,广州市,12,1000.50,2020年5月1日,05-20,2027-03,2026-12-01 09:30,是,茶；酒"
    done = await book.imported(table(head, f"{row},{code},editor,6222 0212"))

    assert done["counts"]["created"] == 1, await book.rows(done["id"])
    made = (await book.all())[-1]
    assert made["tags"] == ["red", "blue"]
    assert (made["province"], made["city"]) == ("440000", "440100")
    assert (made["headcount"], made["capital"]) == (12, {"amount": 100050, "currency": "CNY"})
    assert (made["founded_on"], made["birthday"], made["closes_in"]) == ("2020-05-01", "05-20", "2027-03")
    assert made["next_at"].isoformat() == "2026-12-01T01:30:00+00:00"
    assert (made["active"], made["hobbies"], made["boss"]) == (True, ["茶", "酒"], boss)
    assert made["owner_id"] == "editor"
    assert book.context.cipher.decrypt(made["account"]).replace(" ", "") == "62220212"


async def test_the_dry_run_writes_nothing_and_counts_what_would_happen(book: Book) -> None:
    await book.create(full_name="旧人", mobile="13800138000", email="old@example.com")
    rows = ["新人,13900139000,1", "重复,13800138000,1", "同号,13900139000,2", ",13700137000,3", "错,1,x"]
    held = await book.upload(table("姓名,手机,人数", *rows))
    ready = await book.dry_run(held["id"])

    assert ready["counts"] == {
        "created": 1, "updated": 0, "unchanged": 0, "duplicate": 2, "refused": 2, "withheld": 0, "undone": 0,
    }
    assert len(await book.all()) == 1
    assert details(await book.rows(ready["id"], "refused")) == [
        (5, [("/full_name", "REQUIRED")]), (6, [("/mobile", "BAD_FORMAT"), ("/headcount", "WRONG_TYPE")]),
    ]
    doubles = await book.rows(ready["id"], "duplicate")
    assert [(r["n"], r["title"], r["errors"][0]["detail"]) for r in doubles] == [
        (3, "重复", "与已有记录“旧人”重复"), (4, "同号", "与文件第 2 行重复"),
    ]
    assert {s["state"] for s in ready["samples"]} == {"created", "duplicate", "refused"}
    assert ready["can"] == {
        "start": True, "cancel": True, "undo": False, "resume": False, "file": False, "refused_file": True,
    }


async def test_errors_are_told_in_the_readers_language(book: Book) -> None:
    held = await book.upload(table("姓名,人数", ",5"))
    ready = await book.dry_run(held["id"])

    answer = await book.client().get(f"{URL}/{ready['id']}/rows", headers={"accept-language": "en"})
    assert answer.json()["rows"][0]["errors"][0]["detail"] == "Required"


async def test_refused_rows_come_back_as_a_file_that_can_be_mended(book: Book) -> None:
    rows = ["姓名,手机,人数", *[f"人{n},,{n}" for n in range(300)], "坏,12,1", ",13900139000,2"]
    done = await book.imported(table(*rows))
    assert (done["counts"]["created"], done["counts"]["refused"]) == (300, 2)

    answer = await book.client().get(f"{URL}/{done['id']}/refused-file")
    assert answer.headers["content-disposition"].startswith("attachment;")
    found = sheet(answer.content)
    assert found[0] == ("姓名", "手机", "人数", "导入失败原因")
    assert [row[:3] for row in found[1:]] == [("坏", "12", "1"), (None, "13900139000", "2")]
    assert "手机" in str(found[1][3])
    assert found[2][3] == "姓名: 必填"

    mended = openpyxl.load_workbook(io.BytesIO(answer.content))
    mended.worksheets[0]["B2"], mended.worksheets[0]["A3"] = "13700137000", "李四"
    out = io.BytesIO()
    mended.save(out)
    held = await book.upload(out.getvalue(), "refused.xlsx")
    assert held["mapping"] == {"0": "full_name", "1": "mobile", "2": "headcount"}
    done = await book.run((await book.dry_run(held["id"]))["id"])
    assert done["counts"]["created"] == 2


@pytest.mark.parametrize("match", [["mobile"], ["code"], ["id"], ["full_name"], ["mobile", "full_name"]])
async def test_updates_find_their_records_by_any_field(book: Book, match: list[str]) -> None:
    one = await book.create(full_name="张伟", mobile="13800138000", headcount=1)
    other = await book.create(full_name="王芳", mobile="13900139000", headcount=1)
    code = (await book.get(one))["code"]
    content = table("编号,记录编号,姓名,手机,人数", f"{code},{one},张伟,138 0013 8000,7", "R1,x,无此人,13000130000,7")
    named = ["code", "id", "full_name", "mobile", "headcount"]

    done = await book.imported(
        content, mapping={str(n): name for n, name in enumerate(named)}, mode="update", match=match
    )

    assert (done["counts"]["updated"], done["counts"]["refused"]) == (1, 1), await book.rows(done["id"])
    assert ((await book.get(one))["headcount"], (await book.get(other))["headcount"]) == (7, 1)
    assert [r["errors"][0]["reason"] for r in await book.rows(done["id"], "refused")] == ["NO_MATCH"]
    row = (await book.rows(done["id"], "updated"))[0]
    assert (row["before"], row["after"]) == ({"headcount": 1}, {"headcount": 7})


async def test_upsert_creates_updates_and_leaves_alone(book: Book) -> None:
    kept = await book.create(full_name="张伟", mobile="13800138000", headcount=3, notes="旧")
    changed = await book.create(full_name="王芳", mobile="13900139000", headcount=3)
    before = await book.get(kept)

    done = await book.imported(
        table("姓名,手机,人数,说明", "张伟,13800138000,3,", "王芳,13900139000,4,", "赵六,13700137000,5,新"),
        mode="upsert", match=["mobile"],
    )

    counts = done["counts"]
    assert (counts["created"], counts["updated"], counts["unchanged"]) == (1, 1, 1)
    assert await book.get(kept) == before       # an empty cell clears nothing
    assert (await book.get(changed))["headcount"] == 4


async def test_a_match_by_an_ambiguous_value_is_refused(book: Book) -> None:
    for _ in range(2):
        await book.create(full_name="同名")
    done = await book.imported(table("姓名,人数", "同名,9", "同名,8"), mode="upsert", match=["full_name"])
    assert [r["errors"][0]["reason"] for r in await book.rows(done["id"])] == ["AMBIGUOUS_MATCH"] * 2


async def test_one_record_is_not_updated_by_two_rows(book: Book) -> None:
    one = await book.create(full_name="张伟", mobile="13800138000")
    done = await book.imported(
        table("姓名,手机,人数", "张伟,13800138000,1", "张伟,13800138000,2"), mode="update", match=["mobile"]
    )
    assert (done["counts"]["updated"], done["counts"]["duplicate"]) == (1, 1)
    assert (await book.get(one))["headcount"] == 1


async def test_a_record_made_since_the_dry_run_is_not_doubled(book: Book) -> None:
    held = await book.upload(table("姓名,手机", "张伟,13800138000"))
    ready = await book.dry_run(held["id"])
    await book.create("editor", full_name="先到", mobile="13800138000")

    done = await book.run(ready["id"])

    assert (done["planned"]["created"], done["counts"]["created"], done["counts"]["duplicate"]) == (1, 0, 1)


async def test_duplicates_are_created_when_asked_for(book: Book) -> None:
    await book.create(full_name="旧", mobile="13800138000")
    done = await book.imported(table("姓名,手机", "新,13800138000"), duplicates="create")
    assert done["counts"]["created"] == 1


@pytest.mark.parametrize(("setting", "state"), [("exists", "duplicate"), ("silent", "created")])
async def test_of_a_hidden_record_only_the_stores_setting_tells(book: Book, setting: str, state: str) -> None:
    await book.create("author", full_name="秘密", mobile="13800138000")
    store = book.policies.current.stores["contacts"]
    book.policies.replace(
        a_policy(2, stores={"contacts": type(store)(**{**_fields(store), "hidden_duplicates": setting})},
                 documents=book.policies.current.documents)
    )

    done = await book.imported(table("姓名,手机", "新,13800138000"), person="editor")

    (row,) = await book.rows(done["id"], person="editor")
    assert row["state"] == state
    assert "秘密" not in str(row)


def _fields(store: Any) -> dict[str, Any]:
    return {name: getattr(store, name) for name in store.__dataclass_fields__}


async def test_every_row_is_judged_however_often_its_texts_came_before(book: Book) -> None:
    names = [f"客户{n}" for n in range(1200)] + ["长" * 101, "客户0", " 客户1200 "]
    lines = [f"{name},{('重点', '没有')[n % 400 == 7]},12.50" for n, name in enumerate(names)]
    ready = await book.dry_run((await book.upload(table("姓名,级别,资本", *lines)))["id"])

    assert ready["counts"]["created"] == len(names) - 4
    assert details(await book.rows(ready["id"], "refused")) == [
        (9, [("/level", "NOT_A_CODE")]), (409, [("/level", "NOT_A_CODE")]), (809, [("/level", "NOT_A_CODE")]),
        (1202, [("/full_name", "TOO_LONG")]),
    ]
    await book.run(ready["id"])
    made = await book.all()
    assert [one["full_name"] for one in made[-2:]] == ["客户0", "客户1200"]
    assert all(one["capital"] == {"amount": 1250, "currency": "CNY"} for one in made)


async def test_cells_that_lost_digits_are_refused_by_row_and_column(book: Book) -> None:
    out = openpyxl.Workbook()
    for row in (["姓名", "证件号码", "人数"], ["好", "110101199003070011", 1], ["坏", 110101199003070011, 2]):
        out.active.append(row)
    content = io.BytesIO()
    out.save(content)

    done = await book.imported(content.getvalue(), "t.xlsx")

    assert done["counts"]["created"] == 1
    assert details(await book.rows(done["id"], "refused")) == [(3, [("/identity_number", "LOST_DIGITS")])]


async def test_headers_are_understood_as_people_write_them() -> None:
    headers = ["姓名*", "手机 号码", "E-Mail", "级别(A-C)", "联系人备注", "Tags", "银行账号", "没有", "备用"]
    samples = [["x"]] * 8 + [["13800138000", "139 0013 9000"]]
    columns = [Column(n, h, s) for n, (h, s) in enumerate(zip(headers, samples, strict=True))]

    found = mapping.suggest(Targets(Contact.declared), columns)

    assert found == {
        0: "full_name", 1: "mobile", 2: "email", 3: "level", 4: "remarks", 5: "tags", 6: "account",
    }


async def test_a_mapping_is_remembered_for_the_same_headers(book: Book) -> None:
    first = await book.upload(table("甲,乙,丙", "张伟,13800138000,3"))
    assert "full_name" not in first["mapping"].values()
    await book.decide(first["id"], mapping={"0": "full_name", "1": "mobile", "2": "headcount"})
    await book.dry_run(first["id"])

    again = await book.upload(table("甲,乙,丙", "王芳,13900139000,3"))
    other = await book.upload(table("甲,乙,丙", "王芳,13900139000,3"), person="editor")

    assert again["mapping"] == {"0": "full_name", "1": "mobile", "2": "headcount"}
    assert "full_name" not in other["mapping"].values()


async def test_a_mapping_that_cannot_be_is_refused_before_the_dry_run(book: Book) -> None:
    held = await book.upload(table("a,b,c", "1,2,3"))
    bad = await book.decide(held["id"], mapping={"0": "nonsense", "1": "mobile", "2": "mobile", "9": "notes"})
    said = {(e["pointer"], e["reason"]) for e in bad["errors"]}
    assert said == {
        ("/mapping/0", "UNKNOWN_FIELD"), ("/mapping/2", "TAKEN"), ("/mapping/9", "NOT_FOUND"),
        ("/full_name", "NOT_MAPPED"),
    }
    answer = await book.client().post(f"{IMPORTS}/{held['id']}:dry_run")
    assert (answer.status_code, len(answer.json()["errors"])) == (422, 4)

    bad = await book.decide(held["id"], mode="update", match=["email", "created_at"], mapping={"0": "full_name"})
    assert [(e["pointer"], e["reason"]) for e in bad["errors"]] == [
        ("/match/0", "NOT_MAPPED"), ("/match/1", "UNKNOWN_FIELD"),
    ]


async def test_encoding_and_sheet_are_chosen_after_the_upload(book: Book) -> None:
    held = await book.upload("姓名,说明\nЖуков,Москва\n".encode("gb18030"))
    again = await book.decide(held["id"], encoding="gb18030")
    assert again["columns"][0]["samples"] == ["Жуков"]
    answer = await book.client().patch(f"{IMPORTS}/{held['id']}", json={"encoding": "klingon"})
    assert answer.json()["errors"][0]["reason"] == "UNKNOWN_ENCODING"


@pytest.mark.parametrize(
    ("files", "data", "pointer"),
    [
        ({"file": ("t.csv", b"%PDF-1")}, {"record_type": "contact"}, "/file"),
        ({"file": ("t.csv", b"a\n1\n")}, {"record_type": "nothing"}, "/record_type"),
        ({"other": ("t.csv", b"a\n1\n")}, {"record_type": "contact"}, "/other"),
        ({"file": ("t.csv", b"a\n1\n")}, {"record_type": "contact", "note": "?"}, "/note"),
        ({"file": (None, b"no file")}, {"record_type": "contact"}, "/file"),
    ],
)
async def test_a_bad_upload_is_refused(book: Book, files: Any, data: Any, pointer: str) -> None:
    answer = await book.client().post(IMPORTS, files=files, data=data)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_who_may_import_what(book: Book) -> None:
    content = table("姓名,手机", "张伟,13800138000")
    for person in ("outsider", "reader"):
        await book.upload(content, person=person, status=403)
    await book.upload(content, person="depositor")
    held = await book.upload(content, person="author")
    assert (await book.client("editor").get(f"{IMPORTS}/{held['id']}")).status_code == 404
    answer = await book.client("").post(IMPORTS, files={"file": ("t.csv", content)}, data={"record_type": "contact"})
    assert answer.status_code == 401


async def test_each_row_is_decided_as_its_own_edit(book: Book) -> None:
    mine = await book.create("author", full_name="我的", mobile="13800138000")
    shared = await book.create("colleague", full_name="同事的", mobile="13900139000")
    await book.context.documents["people"].update_one(
        {"_id": shared}, {"$set": {"visibility": "open", "access": ["open"]}}
    )
    done = await book.imported(
        table("姓名,手机,人数", "我的,13800138000,5", "同事的,13900139000,5"), person="author", mode="update",
        match=["mobile"],
    )
    assert (done["counts"]["updated"], done["counts"]["refused"]) == (1, 1)
    assert (await book.get(mine))["headcount"] == 5
    (row,) = await book.rows(done["id"], "refused", person="author")
    assert (row["errors"][0]["reason"], row["errors"][0]["factor"]) == ("FORBIDDEN", "record")


async def test_records_are_found_by_whom_they_refer_to(book: Book) -> None:
    boss = await book.create("manager", full_name="王总", mobile="13800138000")
    number = (await book.get(boss))["code"]
    one = await book.create("manager", full_name="小李", mobile="13900139000", boss=boss)
    done = await book.imported(table("上级,人数", f"{number},7"), mode="update", match=["boss"])
    assert done["counts"]["updated"] == 1
    assert (await book.get(one))["headcount"] == 7


async def test_updating_needs_the_document_for_bulk_edits(book: Book) -> None:
    policy = book.policies.current
    book.policies.replace(a_policy(2, documents={**policy.documents, "bulk_edit": policy.documents["bulk_edit"][:1]}))
    held = await book.upload(table("姓名,手机", "张伟,13800138000"), person="author")
    await book.decide(held["id"], mode="upsert", match=["mobile"], person="author")
    answer = await book.client("author").post(f"{IMPORTS}/{held['id']}:dry_run")
    assert (answer.status_code, answer.json()["factor"]) == (403, "document")


async def test_secrets_lie_in_no_plan_and_no_sample(book: Book) -> None:
    held = await book.upload(table("姓名,银行账号", "张伟,6222021234567"))
    await book.dry_run(held["id"])
    operation = (await book.documents["operations"].find({}))[0]
    plan = b"".join([piece async for piece in book.blobs.read(operation["plan"])])
    assert "张伟".encode() in plan
    assert b"6222021234567" not in plan
    assert "6222021234567" not in str(operation)


async def test_the_template_asks_for_every_field_and_offers_choices(book: Book) -> None:
    answer = await book.client().get("/v1/contacts/import-templates/contact")
    assert answer.status_code == 200
    made = openpyxl.load_workbook(io.BytesIO(answer.content))
    fields = [f for f in Contact.declared.fields.values() if f.importable]
    page = made.worksheets[0]
    headers = [cell.value for cell in page[1]]
    assert headers == [f.label[0] + ("*" if f.required else "") for f in fields]
    assert made["_lists"].sheet_state == "hidden"
    rules = {str(v.sqref).split(":")[0]: str(v.formula1) for v in page.data_validations.dataValidation}
    at = {f.name: openpyxl.utils.get_column_letter(n + 1) for n, f in enumerate(fields)}
    assert set(rules) == {f"{at[n]}2" for n in ("level", "province", "city", "active", "owner_id")}
    assert f"${at['province']}2" in rules[f"{at['city']}2"]
    column = openpyxl.utils.column_index_from_string(at["mobile"])
    spans = [d for d in page.column_dimensions.values() if d.min <= column <= d.max]
    assert [d.number_format for d in spans] == ["@"]
    assert "一行文字" in page["A1"].comment.text
    assert "One line of text" in page["A1"].comment.text
    english = await book.client().get("/v1/contacts/import-templates/contact", headers={"accept-language": "en"})
    assert openpyxl.load_workbook(io.BytesIO(english.content)).worksheets[0]["A1"].value == "Full name*"


async def test_a_filled_template_imports_as_it_is(book: Book) -> None:
    answer = await book.client().get("/v1/contacts/import-templates/contact")
    made = openpyxl.load_workbook(io.BytesIO(answer.content))
    made.worksheets[0]["A2"], made.worksheets[0]["B2"] = "张伟", "13800138000"
    out = io.BytesIO()
    made.save(out)

    done = await book.imported(out.getvalue(), "模板.xlsx")

    assert done["counts"]["created"] == 1


async def test_plans_go_when_they_are_carried_out_and_tables_after_a_month(book: Book) -> None:
    held = await book.upload(table("姓名,手机", "张伟,13800138000", ",1"))
    ready = await book.dry_run(held["id"])
    plan = (await book.documents["operations"].find({}))[0]["plan"]
    spool = (await book.documents["imports"].find({}))[0]["spool"]
    assert await book.blobs.info(plan)

    await book.run(ready["id"])
    for _ in range(1000):  # just after the end
        if await book.blobs.info(plan) is None:
            break
        await asyncio.sleep(0.01)
    assert await book.blobs.info(plan) is None
    assert await book.blobs.info(spool)

    await book.later(days=29)
    assert await book.blobs.info(spool)
    await book.later(days=2)
    assert await book.blobs.info(spool) is None
    assert (await book.client().get(f"{URL}/{ready['id']}/refused-file")).status_code == 404
    assert (await book.client().post(f"{IMPORTS}/{held['id']}:dry_run")).status_code == 404
