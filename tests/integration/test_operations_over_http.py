"""Documents, controls, hidden records and changes of the policy (access.md, sections 3 to 5), through HTTP."""

import csv
import io
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx
import pytest

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]


def finished(client: httpx.Client, answer: httpx.Response, *states: str) -> dict[str, Any]:
    """The operation once it rests."""
    assert answer.status_code == 202, answer.text
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = client.get(f"/v1/contacts/operations/{answer.json()['id']}").json()
        if found["state"] in (*states, "failed"):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def export(client: httpx.Client, *ids: str) -> httpx.Response:
    body = {"selection": {"ids": list(ids)}, "columns": ["customer_name"], "format": "csv"}
    return client.post("/v1/customers:export", json=body)


def bulk_edit(client: httpx.Client, *ids: str) -> httpx.Response:
    body = {"selection": {"ids": list(ids)}, "values": {"job_title": "经理"}}
    return client.post("/v1/customers:bulk_edit", json=body)


class Documented(NamedTuple):
    """An operation that a permission document guards: how it is asked for, and what success answers."""

    document: str
    ask: Callable[[Any, httpx.Client, str], httpx.Response]
    status: int


DOCUMENTED = [
    Documented("create_customer", lambda _c, client, _id: client.post(
        "/v1/customers", json={"customer_name": "新公司", "contact_name": "新人"}), 201),
    Documented("assign", lambda c, client, id_: client.post(
        f"/v1/customers/{id_}:assign", json={"owner_id": c.other}), 200),
    Documented("assign", lambda c, client, id_: client.post(
        f"/v1/customers/{id_}:set_access", json={"collaborators": [{"person_id": c.second, "access": "read"}]}), 200),
    Documented("bulk_edit", lambda _c, client, id_: bulk_edit(client, id_), 202),
    Documented("export", lambda _c, client, id_: export(client, id_), 202),
]  # fmt: skip


@pytest.mark.parametrize("guarded", DOCUMENTED, ids=lambda one: one.document)
def test_an_empty_document_lets_managers_only_and_a_filled_one_those_it_lists(
    company: Any, guarded: Documented
) -> None:
    company.standing(4, "copy delete")
    id_ = company.customer({"visibility": "open"})
    crm = company.crm
    company.crm.list_in(guarded.document)
    refused = guarded.ask(company, crm.client("me"), id_)
    assert (refused.status_code, refused.json()["factor"]) == (403, "document"), refused.text
    assert guarded.ask(company, crm.admin, id_).status_code == guarded.status
    company.crm.list_in(guarded.document, "me")
    assert guarded.ask(company, crm.client("me"), id_).status_code == guarded.status
    unlisted = guarded.ask(company, crm.admin, id_)
    assert (unlisted.status_code, unlisted.json()["factor"]) == (403, "document")


@pytest.mark.parametrize("kind", ["department", "group", "role"])
def test_a_document_lists_departments_groups_and_roles_of_its_store(company: Any, kind: str) -> None:
    refs = {"department": company.sales, "group": company.team, "role": "contacts:Exporter"}
    company.standing(2)
    id_ = shared(company)
    company.crm.admit(("person", "me", 2, "copy", "Exporter"), ("person", "other", 3, "create copy"))
    members = [{"kind": kind, "ref": refs[kind]}]
    fill(company, "export", members)
    assert export(company.crm.client("me"), id_).status_code == 202
    assert export(company.crm.client("other"), id_).status_code == 403
    fill(company, "export", [{"kind": "role", "ref": "sales:Exporter"}])
    assert export(company.crm.client("me"), id_).status_code == 403


@pytest.mark.parametrize(("level", "flags", "factor"), [(1, "copy", "level"), (2, "", "flag"), (3, "copy", None)])
def test_export_needs_level_flag_and_document(company: Any, level: int, flags: str, factor: str | None) -> None:
    company.standing(level, flags)
    id_ = shared(company)
    company.crm.list_in("export", "me")
    answer = export(company.crm.client("me"), id_)
    assert (answer.status_code, answer.json().get("factor")) == ((403, factor) if factor else (202, None))


def test_a_deny_of_the_record_withholds_its_row_and_counts_it(company: Any) -> None:
    company.standing(3, "copy")
    company.crm.list_in("export", "me")
    client = company.crm.client("me")
    shown, denied = shared(company, name="可导出公司"), shared(company, name="不可导出公司")
    company.set_access(denied, {"record_controls": {"export": "deny"}})
    hidden = company.customer()
    done = finished(client, export(client, shown, denied, hidden), "done")
    assert (done["state"], done["counts"]["withheld"]) == ("done", 1)  # of the hidden one nothing is told
    text = client.get(f"/v1/contacts/operations/{done['id']}/file").content.decode("utf-8-sig")
    names = {row[0] for row in csv.reader(io.StringIO(text))}
    assert "可导出公司" in names
    assert "不可导出公司" not in names
    allowed = client.get(f"/v1/customers/{denied}").json()["_access"]
    assert (allowed["export"], allowed["reasons"]["export"]) == (False, "control")


def test_a_deny_of_the_store_is_not_lifted_by_the_record(company: Any) -> None:
    company.standing(3, "copy", controls={"export": "deny"})
    company.crm.list_in("export", "me")
    client = company.crm.client("me")
    id_ = shared(company)
    company.set_access(id_, {"record_controls": {"export": "allow"}})
    assert client.get(f"/v1/customers/{id_}").json()["_access"]["reasons"]["export"] == "control"
    answer = export(client, id_)
    if answer.status_code == 202:
        assert finished(client, answer, "done")["counts"]["withheld"] == 1
    else:
        assert answer.json()["factor"] == "control"
    company.crm.admit(controls={})


def test_a_deny_of_copying_keeps_attachments_in(company: Any) -> None:
    company.standing(3, "copy")
    client, owner = company.crm.client("me"), company.crm.client("other")
    id_ = shared(company)
    file = {"file": ("合同.txt", "合同内容".encode(), "text/plain")}
    added = owner.post(f"/v1/customers/{id_}/attachments", files=file)
    assert added.status_code == 201, added.text
    path = f"/v1/customers/{id_}/attachments/{added.json()['attachments'][0]['id']}"
    assert client.get(path).content == "合同内容".encode()
    company.set_access(id_, {"record_controls": {"copy": "deny"}})
    refused = client.get(path)
    assert (refused.status_code, refused.json()["factor"]) == (403, "control")
    company.set_access(id_, {"record_controls": {}})
    company.standing(3)
    assert client.get(path).json()["factor"] == "flag"
    assert client.get(f"/v1/customers/{id_}").status_code == 200


PATHS = [
    ("GET", "", None), ("GET", "?fields=customer_name", None), ("PATCH", "", {"next_action": "x"}),
    ("DELETE", "", None), ("GET", "/changes", None), ("POST", ":restore", None), ("GET", "/photo", None),
    ("POST", ":reveal", {"fields": ["wechat_id"]}), ("POST", ":set_access", {"visibility": "open"}),
    ("GET", "/attachments/none", None),
    ("DELETE", "/photo", None), ("DELETE", "/attachments/none", None),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body"), PATHS, ids=lambda part: str(part)[:20])
def test_a_hidden_record_answers_as_one_that_is_not_there(
    company: Any, method: str, path: str, body: dict[str, Any] | None
) -> None:
    company.standing(4, "delete copy")
    company.crm.list_in("assign", "me")
    hidden = company.customer({"record_controls": {"copy": "deny"}}, wechat_id="wx_1")
    told = []
    for id_ in (hidden, "01900000-0000-7000-8000-000000000000"):
        answer = company.crm.client("me").request(method, f"/v1/customers/{id_}{path}", json=body)
        content = {name: value for name, value in answer.json().items() if name != "trace_id"}
        told.append((answer.status_code, repr(content).replace(id_, "ID"), sorted(answer.headers)))
    assert told[0] == told[1]
    assert told[0][0] == 404


def test_a_hidden_target_is_not_told_by_assigning(company: Any) -> None:
    company.standing(4)
    company.crm.list_in("assign", "me")
    hidden = company.customer()
    for id_ in (hidden, "01900000-0000-7000-8000-000000000000"):
        answer = company.crm.client("me").post(f"/v1/customers/{id_}:assign", json={"owner_id": company.second})
        assert answer.status_code == 404


@pytest.mark.parametrize("level", [0, 1, 2])
def test_who_could_not_write_becomes_neither_owner_nor_collaborator(company: Any, level: int) -> None:
    company.standing(level)
    company.crm.list_in("assign", "other")
    owner, id_ = company.crm.client("other"), company.customer()
    assigned = owner.post(f"/v1/customers/{id_}:assign", json={"owner_id": company.me})
    assert (assigned.status_code, assigned.json()["factor"]) == (403, "record")
    for mode in ("read", "write"):
        given = {"collaborators": [{"person_id": company.me, "access": mode}]}
        answer = owner.post(f"/v1/customers/{id_}:set_access", json=given)
        assert (answer.status_code, answer.json()["factor"]) == (403, "record")
    added = owner.post(f"/v1/customers/{id_}:assign", json={"owner_id": company.me, "mode": "add"})
    assert added.status_code == 403


def test_who_has_left_becomes_neither_owner_nor_collaborator(company: Any) -> None:
    left = company.crm.person("leaver", department_ids=[company.head])
    company.standing(3, "", ("person", "leaver", 3, ""))
    company.crm.list_in("assign", "other")
    company.patch("people", left, active=False)
    owner, id_ = company.crm.client("other"), company.customer()
    for path, body, pointer in (
        (":assign", {"owner_id": left}, "/owner_id"), (":assign", {"owner_id": left, "mode": "add"}, "/owner_id"),
        (
            ":set_access", {"collaborators": [{"person_id": left, "access": "read"}]}, "/collaborators/0/person_id",
        ),
    ):  # fmt: skip
        answer = owner.post(f"/v1/customers/{id_}{path}", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    made = owner.post("/v1/customers", json={"customer_name": "甲", "contact_name": "甲", "owner_id": left})
    assert made.status_code in (403, 422)


def test_nobody_makes_himself_owner_of_what_he_may_not_edit(company: Any) -> None:
    company.standing(3)
    company.crm.list_in("assign", "me")
    id_ = shared(company)
    client = company.crm.client("me")
    for path, body in (
        (":assign", {"owner_id": company.me}),
        (":set_access", {"collaborators": [{"person_id": company.me, "access": "write"}]}),
    ):
        answer = client.post(f"/v1/customers/{id_}{path}", json=body)
        assert (answer.status_code, answer.json()["factor"]) == (403, "record")
    company.standing(4)
    assert client.post(f"/v1/customers/{id_}:assign", json={"owner_id": company.me}).status_code == 200


def test_a_new_head_sees_his_department_in_the_very_next_request(company: Any) -> None:
    company.standing(2)
    name = "部门的公司"
    id_ = company.customer(name=name)
    company.indexed(id_)
    assert not company.sees("me", id_, name)
    heads = company.crm.admin.get(f"/v1/departments/{company.head}").json()["head_ids"]
    company.patch("departments", company.head, head_ids=[*heads, company.me])
    assert company.sees("me", id_, name)
    company.patch("departments", company.head, head_ids=heads)
    assert not company.sees("me", id_, name)


def test_joining_and_leaving_a_group_holds_at_once(company: Any) -> None:
    company.standing(2)
    group = company.crm.make("groups", name="读者组")
    name = "读者组的公司"
    id_ = company.customer({"reader_list": [{"kind": "group", "id": group}]}, name=name)
    company.indexed(id_)
    assert not company.sees("me", id_, name)
    company.patch("groups", group, person_ids=[company.me])
    assert company.sees("me", id_, name)
    company.patch("groups", group, person_ids=[])
    assert not company.sees("me", id_, name)


@pytest.mark.parametrize("way", ["disabled", "denied"])
def test_who_is_disabled_or_denied_is_out_at_once(company: Any, way: str) -> None:
    login = f"gone_{way}"
    person = company.crm.person(login, department_ids=[company.guangzhou])
    company.standing(None, "", ("person", login, 4, "create"))
    name = f"离职{way}公司"
    id_ = company.customer({"visibility": "open"}, name=name)
    company.indexed(id_)
    assert company.sees(login, id_, name)
    if way == "disabled":
        company.patch("people", person, active=False)
    else:
        company.crm.make("groups", name="禁止组", person_ids=[person], denies=True)
    client = company.crm.client(login)
    for path in ("", f"/{id_}", f"?q={name}", ":group?by=kind", f":batchGet?ids={id_}", "?about=true"):
        assert client.get(f"/v1/customers{path}").status_code == 401, path
    body = {"login": login, "password": company.crm.passwords[login]}
    assert httpx.post(f"{company.crm.address}/v1/sessions", json=body).status_code == 401


def test_an_operation_under_way_loses_what_its_person_loses(company: Any) -> None:
    """What was frozen with rights is decided again with those that hold when it is done."""
    company.standing(4, "copy")
    company.crm.list_in("bulk_edit", "me")
    client, id_ = company.crm.client("me"), shared(company)
    ready = finished(client, bulk_edit(client, id_), "ready")
    company.set_access(id_, {"visibility": "restricted"})
    assert client.post(f"/v1/contacts/operations/{ready['id']}:start").status_code == 202
    done = finished(client, httpx.Response(202, json=ready), "done")
    assert done["counts"]["updated"] == 0
    assert company.crm.client("other").get(f"/v1/customers/{id_}").json()["job_title"] is None


def shared(company: Any, **values: Any) -> str:
    """A customer of `other`, open to every Reader."""
    return company.customer({"visibility": "open"}, **values)


def fill(company: Any, document: str, members: list[dict[str, Any]]) -> None:
    answer = company.crm.admin.patch(f"/v1/permission-documents/{document}", json={"members": members})
    assert answer.status_code == 200, answer.text


@pytest.fixture(autouse=True)
def usual_standing(company: Any) -> None:
    """Each test begins with the usual entries, whatever the one before left."""
    company.standing(None)
