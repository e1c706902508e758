"""Fields that only some may read or write (access.md, section 4): over HTTP, refused and allowed in one set-up.

`margin` is read by a Manager or the role Finance and written by Finance; `verdict` is Finance's own; `target` is read
by everybody and written by a Manager.
"""

import csv
import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from crm_records.declaration import Integer, Line, Record, field
from crm_testkit.deals import FINANCE, DealBook, deal_book


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[DealBook]:
    async with deal_book(tmp_path) as running:
        yield running


async def a_deal(book: DealBook) -> str:
    id_ = await book.deal(FINANCE, title="甲", margin=30, verdict="秘密评语")
    await book.field(name="bonus", kind="integer", read_role="Finance")
    answer = await book.client(FINANCE).patch(f"/v1/deals/{id_}", json={"margin": 31, "custom": {"bonus": 7}})
    assert answer.status_code == 200, answer.text
    await book.settle()
    return id_


async def test_a_field_that_one_may_not_read_is_on_no_record(book: DealBook) -> None:
    id_ = await a_deal(book)
    for path, rows in (
        (f"/v1/deals/{id_}", lambda body: [body]), ("/v1/deals", lambda body: body["deals"]),
        (f"/v1/deals:batchGet?ids={id_}", lambda body: body["deals"]),
        ("/v1/deals?q=甲", lambda body: body["deals"]),
    ):
        for person, margin, verdict in ((FINANCE, 31, "秘密评语"), ("manager", 31, None), ("editor", None, None)):
            body = (await book.client(person).get(path)).json()
            (row,) = rows(body)
            assert ("margin" in row, "verdict" in row) == (margin is not None, verdict is not None), (path, person)
            assert (row.get("margin"), row.get("verdict")) == (margin, verdict)
            assert row["custom"] == ({"bonus": 7} if person == FINANCE else {})


@pytest.mark.parametrize("query", [
    {"filter": "margin > 3"}, {"order_by": "margin desc"}, {"fields": "margin"}, {"filter": "custom.bonus = 7"},
    {"filter": "title = 甲 AND margin = null"},
])
async def test_a_list_knows_it_for_those_only_who_read_it(book: DealBook, query: dict[str, str]) -> None:
    await a_deal(book)
    for person, status in ((FINANCE, 200), ("editor", 422)):
        answer = await book.client(person).get("/v1/deals", params=query)
        assert answer.status_code == status, (person, answer.text)
    unknown = {name: text.replace("margin", "nonsense").replace("bonus", "nonsense") for name, text in query.items()}
    other = await book.client("editor").get("/v1/deals", params=unknown)
    hidden = answer.json()
    assert (hidden["reason"], hidden.get("position")) == (other.json()["reason"], other.json().get("position"))


async def test_it_is_counted_for_those_only_who_read_it(book: DealBook) -> None:
    await a_deal(book)
    assert await book.counts("margin", FINANCE) == {31: 1}
    assert (await book.client("editor").get("/v1/deals:group?by=margin")).status_code == 422


async def test_keyword_search_finds_it_for_nobody(book: DealBook) -> None:
    await a_deal(book)
    assert await book.found(FINANCE, q="秘密评语") == []
    assert await book.found("editor", q="甲") == ["甲"]


async def test_history_shows_its_changes_to_those_who_read_it(book: DealBook) -> None:
    id_ = await a_deal(book)
    for person, names in ((FINANCE, {"margin", "custom.bonus"}), ("manager", {"margin"}), ("editor", set())):
        changes = (await book.client(person).get(f"/v1/deals/{id_}/changes")).json()["changes"]
        assert {one["name"] for change in changes for one in change["fields"]} == names


async def test_a_stale_edit_tells_nothing_of_it(book: DealBook) -> None:
    id_ = await a_deal(book)
    for person, changed in ((FINANCE, ["margin"]), ("editor", [])):
        answer = await book.client(person).patch(
            f"/v1/deals/{id_}", json={"title": "乙"}, headers={"if-match": '"1"'}
        )
        assert (answer.status_code, answer.json()["changed"]) == (412, changed)


async def test_the_events_stay_whole(book: DealBook) -> None:
    await a_deal(book)
    bodies = await book.documents.db.read(lambda conn: [row[0] for row in conn.execute("SELECT body FROM _log")])
    events = [json.loads(body) for body in bodies]
    seen = [event["data"] for event in events if event["data"]["record_type"] == "deal"]
    assert (seen[-1]["after"]["margin"], seen[-1]["after"]["custom"]) == (31, {"bonus": 7})
    assert seen[-1]["before"]["margin"] == 30


@pytest.mark.parametrize(("person", "values", "refused"), [
    (FINANCE, {"margin": 1, "verdict": "x", "custom": {"bonus": 1}}, {}),
    ("manager", {"margin": 1}, {"/margin": "READ_ONLY"}),
    (
        "manager", {"verdict": "x", "custom": {"bonus": 1}},
        {"/verdict": "UNKNOWN_FIELD", "/custom/bonus": "UNKNOWN_FIELD"},
    ),
    ("editor", {"margin": 1, "target": 5}, {"/margin": "UNKNOWN_FIELD", "/target": "READ_ONLY"}),
    ("manager", {"target": 5}, {}),
])
async def test_who_may_write_it_does_and_nobody_else(
    book: DealBook, person: str, values: dict[str, Any], refused: dict[str, str]
) -> None:
    id_ = await a_deal(book)
    before = await book.documents["deals"].get(id_)
    edited = await book.client(person).patch(f"/v1/deals/{id_}", json=values)
    created = await book.client(person).post("/v1/deals", json={"title": "新", **values})
    if not refused:
        assert (edited.status_code, created.status_code) == (200, 201), edited.text
        return
    for answer in (edited, created):
        assert answer.status_code == 422
        assert {error["pointer"]: error["reason"] for error in answer.json()["errors"]} == refused
    assert await book.documents["deals"].get(id_) == before


async def test_bulk_edit_sets_it_for_those_who_may_write_it(book: DealBook) -> None:
    id_ = await a_deal(book)
    body = {"selection": {"ids": [id_]}, "values": {"margin": 5}}
    assert (await book.client("manager").post("/v1/deals:bulk_edit", json=body)).status_code == 422
    begun = await book.post("/v1/deals:bulk_edit", body, person=FINANCE)
    await book.reached(begun["id"], "ready", person=FINANCE)
    done = await book.run(begun["id"], person=FINANCE)
    assert done["counts"]["updated"] == 1


async def test_rights_that_end_before_a_bulk_edit_runs_refuse_its_rows(book: DealBook) -> None:
    id_ = await a_deal(book)
    body = {"selection": {"ids": [id_]}, "values": {"margin": 5}}
    begun = await book.post("/v1/deals:bulk_edit", body, person=FINANCE)
    await book.reached(begun["id"], "ready", person=FINANCE)
    policy = book.policies.current
    people = {**policy.people, FINANCE: replace(policy.people[FINANCE], roles=frozenset())}
    book.policies.replace(replace(policy, version=2, people=people))
    done = await book.run(begun["id"], person=FINANCE)
    assert (done["counts"]["updated"], done["counts"]["refused"]) == (0, 1)
    (row,) = await book.rows(begun["id"], "refused", person=FINANCE)
    assert row["errors"][0]["reason"] == "FORBIDDEN"


async def export(book: DealBook, person: str, columns: list[str]) -> list[list[str]]:
    body = {"selection": {}, "columns": columns, "format": "csv", "language": "en"}
    begun = await book.post("/v1/deals:export", body, person=person)
    await book.reached(begun["id"], "done", person=person)
    content = (await book.client(person).get(f"/v1/contacts/operations/{begun['id']}/file")).text
    return list(csv.reader(io.StringIO(content.lstrip("\ufeff"))))


async def test_it_is_exported_to_those_who_read_it(book: DealBook) -> None:
    await a_deal(book)
    rows = await export(book, FINANCE, ["title", "margin", "custom.bonus"])
    assert rows[:2] == [["Title", "Margin", "bonus"], ["甲", "31", "7"]]
    body = {"selection": {}, "columns": ["title", "margin", "custom.bonus"], "format": "csv", "language": "en"}
    answer = await book.client("editor").post("/v1/deals:export", json=body)
    assert {e["pointer"]: e["reason"] for e in answer.json()["errors"]} == {
        "/columns/1": "UNKNOWN_FIELD", "/columns/2": "UNKNOWN_FIELD",
    }


async def test_a_template_and_a_mapping_have_it_for_those_who_may_write_it(book: DealBook) -> None:
    await a_deal(book)
    for person, names in ((FINANCE, {"margin", "verdict", "custom.bonus"}), ("manager", {"target"}), ("editor", set())):
        client = book.client(person)
        template = await client.get("/v1/contacts/import-templates/deal?format=xlsx", headers={"accept-language": "en"})
        sheet = openpyxl.load_workbook(io.BytesIO(template.content)).worksheets[0]
        headers = {str(cell.value).rstrip(" *") for cell in sheet[1]}
        labels = {"margin": "Margin", "verdict": "Verdict", "target": "Target", "custom.bonus": "bonus"}
        assert {name for name, label in labels.items() if label in headers} == names
        answer = await client.post(
            "/v1/contacts/imports", files={"file": ("t.csv", b"Title,Margin,Verdict,Target,bonus\nx,1,y,2,3\n")},
            data={"record_type": "deal"},
        )
        held = answer.json()
        assert set(held["mapping"].values()) == {"title", *names}
        wanted = {"mapping": {"0": "title", "1": "margin"}}
        decided = await client.patch(f"/v1/contacts/imports/{held['id']}", json=wanted)
        reasons = {error["reason"] for error in decided.json()["errors"]}
        assert reasons == {FINANCE: set(), "manager": {"READ_ONLY"}, "editor": {"UNKNOWN_FIELD"}}[person]


async def test_record_types_tell_everybody_his_own_view(book: DealBook) -> None:
    await a_deal(book)
    seen: dict[str, dict[str, Any]] = {}
    for person in (FINANCE, "manager", "editor"):
        types = (await book.client(person).get("/v1/contacts/record-types")).json()["record_types"]
        deal = next(one for one in types if one["name"] == "deal")
        seen[person] = {one["path"]: one["read_only"] for one in deal["fields"]}
    names = ("margin", "verdict", "target", "custom.bonus")
    assert {person: {n: view[n] for n in names if n in view} for person, view in seen.items()} == {
        FINANCE: {"margin": False, "verdict": False, "target": True, "custom.bonus": False},
        "manager": {"margin": True, "target": False}, "editor": {"target": True},
    }


def test_a_field_that_everybody_needs_takes_no_rule() -> None:
    with pytest.raises(TypeError):
        class Titled(Record, name="t", plural="ts", store="contacts", label=("t", "t")):
            name: Line = field("名", "Name", tab="basic", read_level=4)
    with pytest.raises(TypeError):
        class Ordered(Record, name="o", plural="os", store="contacts", label=("t", "t")):
            name: Line = field("名", "Name", tab="basic")
            rank: Integer | None = field("序", "Rank", tab="basic", list_sort=True, read_level=4)


async def test_a_required_custom_field_takes_no_rule(book: DealBook) -> None:
    body = {"record_type": "deal", "tab": "basic", "label": {"zh": "x"}, "name": "x", "kind": "line", "required": True}
    refused = await book.client().post("/v1/contacts/custom-fields", json={**body, "write_level": 5})
    assert [(e["pointer"], e["reason"]) for e in refused.json()["errors"]] == [("/write_level", "RULED_REQUIRED")]
    assert (await book.client().post("/v1/contacts/custom-fields", json=body)).status_code == 201
