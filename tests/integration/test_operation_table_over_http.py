"""The table of operations (access.md, section 4) through HTTP: each factor refuses by itself, all let through."""

from collections.abc import Callable
from typing import Any, NamedTuple

import httpx
import pytest
from crm_records.access.policy import Level
from crm_testkit.sampling import one_in

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]

Ask = Callable[[Any, httpx.Client, str], httpx.Response]


class Operation(NamedTuple):
    """A row of the table. `ready`: what is done to the record before it is asked for; `record`: one is named."""

    name: str
    least: int
    ask: Ask
    flag: str = ""
    document: str = ""
    control: str = ""
    record: bool = True
    ready: Callable[[Any, str], Any] = lambda _company, _id: None


def _deleted(company: Any, id_: str) -> None:
    assert company.crm.client("other").delete(f"/v1/customers/{id_}").status_code == 204


def _attached(company: Any, id_: str) -> None:
    files = {"file": ("合同.pdf", b"%PDF-1.7\n" + b"x" * 100)}
    answer = company.crm.client("other").post(f"/v1/customers/{id_}/attachments", files=files)
    assert answer.status_code == 201, answer.text


def _loaded(company: Any, client: httpx.Client, id_: str) -> httpx.Response:
    attachments = company.crm.client("other").get(f"/v1/customers/{id_}").json()["attachments"]
    return client.get(f"/v1/customers/{id_}/attachments/{attachments[0]['id']}")


def _create(_company: Any, client: httpx.Client, _id: str) -> httpx.Response:
    return client.post("/v1/customers", json={"customer_name": "新", "contact_name": "新"})


TABLE = [
    Operation("create", 1, _create, document="create_customer", record=False),
    Operation("create with the flag", 3, _create, "create", "create_customer", record=False),
    Operation("read", 2, lambda _c, client, id_: client.get(f"/v1/customers/{id_}")),
    Operation("edit", 3, lambda _c, client, id_: client.patch(f"/v1/customers/{id_}", json={"next_action": "访"})),
    Operation("delete", 3, lambda _c, client, id_: client.delete(f"/v1/customers/{id_}"), "delete"),
    Operation("restore", 3, lambda _c, client, id_: client.post(f"/v1/customers/{id_}:restore"), "delete",
              ready=_deleted),
    Operation("assign", 2, lambda c, client, id_: client.post(
        f"/v1/customers/{id_}:assign", json={"owner_id": c.second}), document="assign"),
    Operation("collaborators", 2, lambda c, client, id_: client.post(
        f"/v1/customers/{id_}:set_access", json={"collaborators": [{"person_id": c.second, "access": "read"}]}),
        document="assign"),
    Operation("copy", 2, _loaded, "copy", control="copy", ready=_attached),
    Operation("reveal", 3, lambda _c, client, id_: client.post(
        f"/v1/customers/{id_}:reveal", json={"fields": ["wechat_id"], "reason": "核对"}), control="copy"),
]  # fmt: skip


class Case(NamedTuple):
    """The one factor that is missing, how the answer names it."""

    missing: str
    status: tuple[int, ...]
    factor: str | None


CASES = (
    Case("nothing", (200, 201, 204), None), Case("level", (403, 404), "level"), Case("flag", (403,), "flag"),
    Case("document", (403,), "document"), Case("record", (404,), None), Case("control", (403,), "control"),
)  # fmt: skip
PAIRS = [
    (operation, case)
    for operation in TABLE
    for case in CASES
    if case.missing in ("nothing", "level") or getattr(operation, case.missing)
]


@pytest.mark.parametrize(
    ("operation", "case"), one_in(3, PAIRS), ids=[f"{o.name}, {c.missing} missing" for o, c in PAIRS]
)
def test_each_factor_refuses_and_all_together_let_through(company: Any, operation: Operation, case: Case) -> None:
    crm, missing = company.crm, case.missing
    level = operation.least - (missing == "level")
    facts = {"visibility": "open", "authors": [{"kind": "person", "id": company.me}]}
    id_ = company.customer({"visibility": "restricted"} if missing == "record" else facts, wechat_id="wx-hidden-1")
    operation.ready(company, id_)
    if missing == "control":
        company.set_access(id_, {"record_controls": {operation.control: "deny"}})
    flag = operation.flag if missing != "flag" and level >= (3 if operation.flag in ("create", "delete") else 0) else ""
    company.standing(level, flag)
    for document in ("create_customer", "assign"):
        crm.list_in(document, "other", *(["me"] if missing != "document" else []))
    answer = operation.ask(company, crm.client("me"), id_)
    assert answer.status_code in case.status, answer.text
    if answer.status_code == 403:
        a_reader_creates = operation.flag == "create" and missing == "level"  # what he lacks is the flag
        assert answer.json()["factor"] == ("flag" if a_reader_creates else case.factor)


@pytest.mark.parametrize(("operation", "document"), [("print", "print"), ("forward", "")])
def test_printing_and_forwarding_are_told_as_they_are_decided(company: Any, operation: str, document: str) -> None:
    """They happen in the browser: the record tells whether they may."""
    company.standing(2)
    shown, denied = (company.customer({"visibility": "open"}) for _ in range(2))
    company.set_access(denied, {"record_controls": {operation: "deny"}})

    def may(id_: str) -> bool:
        return company.crm.client("me").get(f"/v1/customers/{id_}").json()["_access"][operation]

    if document:
        company.crm.list_in(document, "other")
        assert not may(shown)
        company.crm.list_in(document, "me")
    assert may(shown)
    assert not may(denied)
    company.crm.admit(("person", "me", 2, ""), controls={operation: "deny"})
    assert not may(shown)
    company.set_access(shown, {"record_controls": {operation: "allow"}}, by="admin")
    assert not may(shown)                               # 'allow' never lifts a store's deny
    company.crm.admit(("person", "me", 2, ""), controls={})
    assert may(shown)


@pytest.mark.parametrize(("level", "flags", "own", "shared"), [
    (1, "", False, False), (2, "", False, False), (2, "personal_views", True, False),
    (3, "personal_views", True, False), (4, "", False, False), (4, "personal_views shared_views", True, True),
    (5, "", True, True), (6, "", True, True),
])  # fmt: skip
def test_views_are_saved_and_shared_by_flag(company: Any, level: int, flags: str, own: bool, shared: bool) -> None:
    company.standing(level, flags)
    client = company.crm.client("me")
    view = {"name": "我的", "record_type": "customer", "columns": ["customer_name"]}
    made = client.post("/v1/contacts/saved-views", json=view)
    assert made.status_code == (201 if own else 403), made.text
    everyone = {**view, "shared_with": [{"kind": "everyone", "id": ""}]}
    made = client.post("/v1/contacts/saved-views", json=everyone)
    assert made.status_code == (201 if shared else 403), made.text


def test_a_cap_takes_flags_that_the_capped_level_may_not_have(company: Any) -> None:
    company.crm.admit(("person", "me", 4, "copy delete personal_views shared_views"))
    capped = company.crm.client("me", cap=Level.READER).get("/v1/me").json()["stores"]["contacts"]
    flags = {"copy", "personal_views", "read_public", "write_public"}
    assert (capped["level_name"], set(capped["flags"])) == ("reader", flags)
    whole = company.crm.client("me").get("/v1/me").json()["stores"]["contacts"]
    assert {"delete", "shared_views", "create"} <= set(whole["flags"])


def test_roles_of_default_count_signed_in_or_not(company: Any) -> None:
    company.crm.admit(("default", "", 2, "", "Everyone"), ("person", "other", 3, "create"))
    id_ = company.customer({"reader_list": [{"kind": "role", "id": "contacts:Everyone"}]}, by="admin")
    who = company.crm.client("me"), company.crm.client(None)
    assert [client.get(f"/v1/customers/{id_}").status_code for client in who] == [200, 200]
    company.crm.admit(("default", "", 2, ""), ("person", "other", 3, "create"))
    assert [client.get(f"/v1/customers/{id_}").status_code for client in who] == [404, 404]


@pytest.mark.parametrize("kind", ["person", "department", "group", "role", "region", "everyone"])
def test_every_kind_of_member_may_be_among_the_authors(company: Any, kind: str) -> None:
    company.crm.admit(("person", "me", 3, "", "Admin"), ("person", "other", 3, "create"), ("person", "second", 3, ""))
    id_ = company.customer({"visibility": "open", "authors": [{"kind": kind, "id": company.members[kind]}]})
    body = {"next_action": "改"}
    assert company.crm.client("me").patch(f"/v1/customers/{id_}", json=body).status_code == 200
    refused = company.crm.client("second").patch(f"/v1/customers/{id_}", json=body)
    assert refused.status_code == (200 if kind == "everyone" else 403)


@pytest.fixture(autouse=True)
def usual_standing(company: Any) -> None:
    """Each test begins with the usual entries, whatever the one before left."""
    company.standing(None)
