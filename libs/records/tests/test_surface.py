"""The REST of a record type, over HTTP."""

from typing import Any

import httpx
import jsonschema_rs
import pytest
from crm_testkit.notes import World


async def post(world: World, person: str | None = "author", **values: Any) -> httpx.Response:
    return await world.client(person).post("/v1/notes", json={"title": "一条笔记", **values})


async def made(world: World, person: str = "author", **values: Any) -> dict[str, Any]:
    answer = await post(world, person, **values)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_create_answers_the_record_its_place_and_its_version(world: World) -> None:
    answer = await post(world, level="A", mobile="13800138000", price={"amount": 1200, "currency": "CNY"})
    assert answer.status_code == 201
    note = answer.json()
    assert answer.headers["location"] == f"/v1/notes/{note['id']}"
    assert answer.headers["etag"] == '"1"'
    assert (note["version"], note["level"], note["mobile"], note["owner_id"]) == (1, "A", "+8613800138000", "author")
    assert note["created_at"].endswith("Z")
    assert note["_access"]["edit"] is True
    got = await world.client("author").get(answer.headers["location"])
    assert got.json() == note


async def test_a_depositor_gets_a_receipt_only_also_on_repeat(world: World) -> None:
    client, headers = world.client("depositor"), {"idempotency-key": "k"}
    for _ in range(2):
        answer = await client.post("/v1/notes", json={"title": "x"}, headers=headers)
        assert (answer.status_code, answer.json()) == (201, {"receipt": True})
        assert "location" not in answer.headers
    assert await world.documents["notes"].count({}) == 1
    for path in ("/v1/notes", "/v1/notes?q=x", "/v1/notes:group?by=level", "/v1/notes:batchGet?ids=x"):
        refused = await client.get(path)
        assert (refused.status_code, refused.json()["factor"]) == (403, "level"), path


async def test_wrong_values_are_named_in_the_callers_language(world: World) -> None:
    answer = await world.client("author").post(
        "/v1/notes", json={"title": "", "level": "Z"}, headers={"accept-language": "en"}
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["reason"] == "INVALID"
    assert {e["pointer"]: e["reason"] for e in body["errors"]} == {"/title": "REQUIRED", "/level": "NOT_A_CODE"}
    assert body["errors"][0]["detail"].isascii()


async def test_who_is_not_signed_in_is_asked_to(world: World) -> None:
    for method, path in (
        ("GET", "/v1/notes/x"), ("GET", "/v1/notes"), ("GET", "/v1/notes:group?by=level"),
        ("GET", "/v1/notes/x/changes"), ("GET", "/v1/notes:batchGet?ids=x"), ("POST", "/v1/notes"),
        ("PATCH", "/v1/notes/x"), ("DELETE", "/v1/notes/x"), ("POST", "/v1/notes/x:restore"),
        ("GET", "/v1/contacts/record-types"), ("GET", "/v1/contacts/code-lists"),
    ):  # fmt: skip
        body = {"title": "x"} if method in ("POST", "PATCH") else None
        answer = await world.client(None).request(method, path, json=body)
        assert answer.status_code == 401, (method, path)


async def test_edit_writes_the_fields_of_the_mask_only(world: World) -> None:
    note = await made(world, level="A", count=1)
    path, client = f"/v1/notes/{note['id']}", world.client("author")
    answer = await client.patch(f"{path}?update_mask=level,count", json={"level": "B", "title": "not this"})
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    changed = answer.json()
    assert (changed["level"], changed["count"], changed["title"]) == ("B", None, "一条笔记")
    again = await client.patch(path, json={"level": "B"})
    assert again.headers["etag"] == '"2"'


async def test_a_stale_edit_shows_both_values(world: World) -> None:
    note = await made(world, level="A")
    path, client = f"/v1/notes/{note['id']}", world.client("author")
    await client.patch(path, json={"level": "B"}, headers={"if-match": '"1"'})
    answer = await client.patch(path, json={"level": "C"}, headers={"if-match": '"1"'})
    assert answer.status_code == 412
    body = answer.json()
    assert (body["reason"], body["version"], body["current"], body["changed"]) == (
        "STALE", 2, {"level": "B"}, ["level"],
    )  # fmt: skip
    assert body["updated_by"] == "author"


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"if-match": "1"}, 422), ({"if-match": '"x"'}, 422), ({"if-match": "*"}, 200), ({"idempotency-key": "a b"}, 422)],
)
async def test_headers_are_read_strictly(world: World, headers: dict[str, str], status: int) -> None:
    note = await made(world)
    answer = await world.client("author").patch(f"/v1/notes/{note['id']}", json={"level": "A"}, headers=headers)
    assert answer.status_code == status


async def test_a_key_with_another_body_is_refused(world: World) -> None:
    client, headers = world.client("author"), {"idempotency-key": "k"}
    first = await client.post("/v1/notes", json={"title": "x"}, headers=headers)
    again = await client.post("/v1/notes", json={"title": "x"}, headers=headers)
    other = await client.post("/v1/notes", json={"title": "y"}, headers=headers)
    assert first.json() == again.json()
    assert (other.status_code, other.json()["reason"]) == (422, "KEY_REUSED")


async def test_a_duplicate_is_a_conflict(world: World) -> None:
    await made(world, mobile="13800138000")
    answer = await post(world, "colleague", mobile="13800138000")
    assert (answer.status_code, answer.json()["reason"]) == (409, "ALREADY_EXISTS")


@pytest.mark.parametrize("path", ["", "/changes", ":restore", ":assign", ":set_access", ":reveal"])
async def test_a_hidden_record_a_missing_one_and_a_wrong_id_are_alike(world: World, path: str) -> None:
    note = await made(world)
    bodies = {":assign": {"owner_id": "boss"}, ":set_access": {"visibility": "open"}, ":reveal": {"fields": ["wechat"]}}
    answers = []
    for id_ in (note["id"], "0" * 36, "a'b"):
        method = "POST" if path.startswith(":") else "GET"
        answer = await world.client("manager").request(method, f"/v1/notes/{id_}{path}", json=bodies.get(path))
        answers.append((answer.status_code, {k: v for k, v in answer.json().items() if k not in ("trace_id", "id")}))
    assert {status for status, _ in answers} == {404}
    assert len({a[1]["reason"] for a in answers}) == 1


async def test_delete_list_and_restore(world: World) -> None:
    note, client = await made(world), world.client("author")
    path = f"/v1/notes/{note['id']}"
    assert (await client.delete(path, headers={"if-match": '"7"'})).status_code == 412
    assert (await client.delete(path)).status_code == 204
    assert (await client.get(path)).status_code == 404
    assert (await client.get("/v1/notes")).json() == {"notes": [], "next_page_token": "", "about": None}
    deleted = (await client.get("/v1/notes?deleted=true")).json()["notes"]
    assert [n["id"] for n in deleted] == [note["id"]]
    assert deleted[0]["deleted_at"] is not None
    restored = await client.post(f"{path}:restore")
    assert (restored.status_code, restored.json()["version"]) == (200, 3)


async def test_list_projects_pages_and_counts(world: World) -> None:
    for n in range(5):
        await made(world, count=n)
    client = world.client("author")
    page = (await client.get("/v1/notes?page_size=2&fields=count&about=true&order_by=updated_at desc")).json()
    assert [n["count"] for n in page["notes"]] == [4, 3]
    assert set(page["notes"][0]) == {"id", "version", "count"}
    assert page["about"] == 5
    following = await client.get("/v1/notes", params={
        "page_size": 2, "fields": "count", "order_by": "updated_at desc", "page_token": page["next_page_token"],
    })  # fmt: skip
    assert [n["count"] for n in following.json()["notes"]] == [2, 1]


@pytest.mark.parametrize(
    ("query", "reason", "position"),
    [
        ("filter=level = ", "BAD_FILTER", 8), ("filter=a AND nope = 1", "BAD_FILTER", 2),
        ("filter=nope = 1", "UNKNOWN_FILTER_FIELD", 0), ("page_size=0", "INVALID", None),
        ("page_size=x", "INVALID", None), ("page_size=201", "INVALID", None), ("about=1", "INVALID", None),
        ("order_by=body", "INVALID", None), ("order_by=title up", "INVALID", None), ("page_token=x", "INVALID", None),
        ("fields=nope", "INVALID", None), ("fields=a,,b", "INVALID", None), ("start_at=tomorrow", "INVALID", None),
    ],
)  # fmt: skip
async def test_wrong_list_requests_are_told(world: World, query: str, reason: str, position: int | None) -> None:
    answer = await world.client("author").get(f"/v1/notes?{query}")
    assert answer.status_code == 422, answer.text
    assert answer.json()["reason"] == reason
    assert answer.json().get("position") == position
    assert answer.json()["errors"]


async def test_groups_and_batches(world: World) -> None:
    first, second = await made(world, level="A"), await made(world, level="B")
    hidden = await made(world, "colleague", level="A")
    await world.settle()
    client = world.client("author")
    groups = (await client.get("/v1/notes:group?by=level")).json()
    assert groups == {"buckets": [{"value": "A", "count": 1}, {"value": "B", "count": 1}]}
    ids = [second["id"], hidden["id"], first["id"]]
    batch = await client.get("/v1/notes:batchGet", params={"ids": ids, "fields": "level"})
    assert [n["level"] for n in batch.json()["notes"]] == ["B", "A"]
    for query in ("", "?ids=", "?" + "&".join("ids=a" for _ in range(101))):
        assert (await client.get(f"/v1/notes:batchGet{query}")).status_code == 422


async def test_the_history_is_newest_first_pages_and_withholds_masked_values(world: World) -> None:
    note, client = await made(world, wechat="wx_1234567", account="6222020200112233"), world.client("author")
    path = f"/v1/notes/{note['id']}"
    for n in range(3):
        await client.patch(path, json={"count": n, "wechat": f"wx_{n}", "account": f"622202020011{n:04d}"})
    await client.post(f"{path}:set_access", json={"reader_list": [{"kind": "person", "id": "editor"}]})
    page = (await client.get(f"{path}/changes?page_size=2")).json()
    assert [c["verb"] for c in page["changes"]] == ["access_set", "updated"]
    fields = {f["name"]: f for f in page["changes"][1]["fields"]}
    assert (fields["count"]["before"], fields["count"]["after"]) == (1, 2)
    assert fields["wechat"]["after"] == "wx_2"
    assert fields["account"] == {"name": "account", "before": None, "after": None, "masked": True}
    rest = (await client.get(f"{path}/changes", params={"page_token": page["next_page_token"]})).json()
    assert [c["verb"] for c in rest["changes"]] == ["updated", "updated", "created"]
    assert rest["next_page_token"] == ""
    his = (await world.client("editor").get(f"{path}/changes")).json()["changes"][1]
    assert "wx_" not in repr(his)
    assert {f["name"]: f.get("masked", False) for f in his["fields"]} == {
        "count": False, "wechat": True, "account": True,
    }  # fmt: skip


async def test_reveal_shows_and_logs(world: World) -> None:
    note = await made(world, wechat="wx_1234567", account="6222020200112233")
    path = f"/v1/notes/{note['id']}"
    share = {"reader_list": [{"kind": "person", "id": "editor"}]}
    await world.client("author").post(f"{path}:set_access", json=share)
    editor = world.client("editor")
    shown = (await editor.get(path)).json()
    assert (shown["wechat"], shown["_access"]["masked"]) == ("w****", ["account", "wechat"])
    answer = await editor.post(f"{path}:reveal", json={"fields": ["wechat", "account"], "reason": "call"})
    assert answer.json() == {"values": {"wechat": "wx_1234567", "account": "6222020200112233"}}
    newest = (await world.client("author").get(f"{path}/changes")).json()["changes"][0]
    assert (newest["verb"], newest["actor_id"], newest["reason"]) == ("revealed", "editor", "call")
    assert (await editor.post(f"{path}:reveal", json={"fields": []})).status_code == 422


async def test_assigning_away_answers_a_receipt_to_who_no_longer_reads(world: World) -> None:
    note = await made(world, "boss")
    answer = await world.client("boss").post(f"/v1/notes/{note['id']}:assign", json={"owner_id": "manager"})
    assert (answer.status_code, answer.json()) == (200, {"receipt": True})
    assert (await world.client("manager").get(f"/v1/notes/{note['id']}")).json()["owner_id"] == "manager"
    wrong = await world.client("manager").post(f"/v1/notes/{note['id']}:assign", json={"owner_id": "boss", "x": 1})
    assert wrong.status_code == 422


async def test_the_record_says_what_may_be_done_and_what_refuses(world: World) -> None:
    note = await made(world)
    await world.client("author").post(f"/v1/notes/{note['id']}:set_access", json={"visibility": "open"})
    access = (await world.client("reader").get(f"/v1/notes/{note['id']}")).json()["_access"]
    assert access["edit"] is False
    assert access["reasons"]["edit"] == "level"
    assert access["reasons"]["export"] == "flag"
    author = (await world.client("colleague").get(f"/v1/notes/{note['id']}")).json()["_access"]
    assert author["reasons"]["edit"] == "record"


async def test_unreadable_bodies_are_told(world: World) -> None:
    client = world.client("author")
    for content in (b"", b"{", b"[]", b"1", b"\xff"):
        answer = await client.post("/v1/notes", content=content)
        assert answer.status_code == 400, content
    assert (await client.put("/v1/notes", json={})).status_code == 405


async def test_code_lists_are_named_and_given(world: World) -> None:
    client = world.client("reader")
    lists = {one["name"]: one for one in (await client.get("/v1/contacts/code-lists")).json()["code_lists"]}
    assert [c["code"] for c in lists["note_level"]["codes"]] == ["A", "B", "C", "D"]
    assert "codes" not in lists["gbt2260"]
    provinces = (await client.get("/v1/contacts/code-lists/gbt2260")).json()
    assert len(provinces["codes"]) == lists["gbt2260"]["size"]
    assert (await client.get("/v1/contacts/code-lists/nothing")).status_code == 404
    types = (await client.get("/v1/contacts/record-types")).json()["record_types"]
    assert [t["name"] for t in types] == ["note", "saved_view"]


async def test_the_document_names_every_route(world: World) -> None:
    paths = (await world.client("author").get("/openapi.json")).json()["paths"]
    assert set(paths["/v1/notes/{id}"]) == {"get", "patch", "delete"}
    assert {"/v1/notes:group", "/v1/notes:batchGet", "/v1/notes/{id}:reveal", "/v1/contacts/saved-views"} <= set(paths)
    assert "201" in paths["/v1/notes"]["post"]["responses"]


async def test_answers_are_as_the_document_says(world: World) -> None:
    note = await made(
        world, level="A", tags=["red"], mobile="13800138000", wechat="wx_1", account="6222020200112233", done=True,
        price={"amount": 5, "currency": "CNY"}, due_at="2026-12-01T00:00:00Z", day="2026-11-24", month="2026-11",
    )  # fmt: skip
    path = f"/v1/notes/{note['id']}"
    await world.client("author").post(f"{path}:set_access", json={"reader_list": [{"kind": "everyone"}]})
    until = {"person_id": "colleague", "access": "write", "until": "2027-01-01T00:00:00Z"}
    await world.client("boss").post(f"{path}:set_access", json={"collaborators": [until]})
    await world.client("author").post("/v1/contacts/saved-views", json={
        "name": "x", "record_type": "note", "columns": ["title"], "widths": {"title": 100},
    })  # fmt: skip
    await world.settle()
    document = (await world.client("author").get("/openapi.json")).json()
    for person in ("author", "editor", "depositor"):
        for template, url in (
            ("/v1/notes", "/v1/notes"), ("/v1/notes", "/v1/notes?fields=title,wechat"),
            ("/v1/notes", "/v1/notes?about=true"), ("/v1/notes/{id}", path),
            ("/v1/notes/{id}/changes", f"{path}/changes"), ("/v1/notes:group", "/v1/notes:group?by=level"),
            ("/v1/notes:batchGet", f"/v1/notes:batchGet?ids={note['id']}"),
            ("/v1/contacts/saved-views", "/v1/contacts/saved-views"),
            ("/v1/contacts/code-lists", "/v1/contacts/code-lists"),
            ("/v1/contacts/record-types", "/v1/contacts/record-types"),
        ):  # fmt: skip
            answer = await world.client(person).get(url)
            told = document["paths"][template]["get"]["responses"][str(answer.status_code)]
            told = document["components"]["responses"][str(answer.status_code)] if "$ref" in told else told
            schema = next(iter(told["content"].values()))["schema"]
            validator = jsonschema_rs.validator_for({**schema, "components": document["components"]})
            assert [e.message for e in validator.iter_errors(answer.json())] == [], (person, url)


async def test_who_may_be_given_a_record_is_told_to_who_may_assign(world: World) -> None:
    answer = await world.client("manager").get("/v1/contacts/assignees")
    assert sorted(answer.json()["people"]) == ["author", "boss", "colleague", "editor", "manager"]
    for person in ("editor", "reader"):
        refused = await world.client(person).get("/v1/contacts/assignees")
        assert (refused.status_code, refused.json()["factor"]) == (403, "document"), person
    assert (await world.client(None).get("/v1/contacts/assignees")).status_code == 401
