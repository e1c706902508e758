"""Custom fields and changed code lists, as data: who may design, and what a design does to a customer."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from crm_records.access.policy import Level
from crm_testkit.exchanges import Exchanges
from crm_testkit.stack import RunningStack, running_stack

FIELD = {
    "record_type": "customer", "name": "warehouse", "kind": "line", "label": {"zh": "所属仓库", "en": "Warehouse"},
    "tab": "basic", "max": 10,
}  # fmt: skip
CUSTOMER = {"kind": "individual", "customer_name": "王小明", "contact_name": "王小明"}


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(tmp_path_factory.mktemp("designs") / "data") as running:
        running.person("designer")
        running.person("editor")
        running.admit(
            ("person", "designer", Level.DESIGNER, "delete"), ("person", "editor", Level.EDITOR, "delete")
        )
        running.list_in("create_customer", "designer", "editor")
        yield running


def until(holds: Callable[[], bool]) -> None:
    """A design is taken over by its event, a moment after its commit."""
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def fields(client: httpx.Client) -> dict[str, Any]:
    types = client.get("/v1/contacts/record-types").json()["record_types"]
    return {f["name"]: f for t in types if t["name"] == "customer" for f in t["fields"]}


def test_a_designer_adds_a_field_and_an_editor_may_not(crm: RunningStack) -> None:
    designer, editor = crm.client("designer"), crm.client("editor")
    refused = editor.post("/v1/contacts/custom-fields", json=FIELD)
    assert (refused.status_code, refused.json()["factor"]) == (403, "level")
    added = designer.post("/v1/contacts/custom-fields", json=FIELD)
    assert added.status_code == 201, added.text
    until(lambda: "warehouse" in fields(editor))
    assert fields(editor)["warehouse"]["custom"] is True
    assert fields(editor)["warehouse"]["label"] == FIELD["label"]

    made = editor.post("/v1/customers", json={**CUSTOMER, "custom": {"warehouse": "北京仓"}})
    assert made.status_code == 201, made.text
    assert editor.get(f"/v1/customers/{made.json()['id']}").json()["custom"] == {"warehouse": "北京仓"}
    wrong = editor.post("/v1/customers", json={**CUSTOMER, "custom": {"warehouse": "长" * 11}})
    assert [e["pointer"] for e in wrong.json()["errors"]] == ["/custom/warehouse"]
    unknown = editor.post("/v1/customers", json={**CUSTOMER, "custom": {"nothing": "1"}})
    assert unknown.json()["errors"][0]["reason"] == "UNKNOWN_FIELD"


def test_an_import_finds_records_by_a_custom_field(crm: RunningStack) -> None:
    designer, editor = crm.client("designer"), crm.client("editor")
    badge = {**FIELD, "name": "badge", "label": {"zh": "工牌", "en": "Badge"}}
    assert designer.post("/v1/contacts/custom-fields", json=badge).status_code == 201
    until(lambda: "badge" in fields(editor))
    made = editor.post("/v1/customers", json={**CUSTOMER, "visibility": "open", "custom": {"badge": "A-7"}})
    assert made.status_code == 201, made.text
    exchanges = Exchanges(crm.admin)
    table = "工牌,职务\nA-7,经理\nA-8,主任\n".encode()
    tried = exchanges.dry_run(
        table, "t.csv", mapping={"0": "custom.badge", "1": "job_title"}, mode="update", match=["custom.badge"]
    )
    assert (tried["counts"]["updated"], tried["counts"]["refused"]) == (1, 1)
    exchanges.start(tried)
    assert crm.admin.get(f"/v1/customers/{made.json()['id']}").json()["job_title"] == "经理"


def test_a_name_is_taken_once_and_a_kind_stays(crm: RunningStack) -> None:
    designer = crm.client("designer")
    first = designer.post("/v1/contacts/custom-fields", json={**FIELD, "name": "dock"})
    again = designer.post("/v1/contacts/custom-fields", json={**FIELD, "name": "dock"})
    assert [e["reason"] for e in again.json()["errors"]] == ["NAME_TAKEN"]
    declared = designer.post("/v1/contacts/custom-fields", json={**FIELD, "name": "mobile"})
    assert [e["reason"] for e in declared.json()["errors"]] == ["NAME_TAKEN"]
    path = f"/v1/contacts/custom-fields/{first.json()['id']}"
    changed = designer.patch(path, params={"update_mask": "kind"}, json={"kind": "integer"})
    assert [e["reason"] for e in changed.json()["errors"]] == ["KIND_FIXED"]


def test_a_changed_code_list_is_what_customers_may_choose_from(crm: RunningStack) -> None:
    designer, editor = crm.client("designer"), crm.client("editor")
    codes = [{"code": "S", "zh": "战略级", "en": "Strategic"}, {"code": "D", "zh": "停用", "active": False}]
    change = {"list_name": "customer_level", "codes": codes}
    assert editor.post("/v1/contacts/code-list-changes", json=change).status_code == 403
    assert editor.post("/v1/customers", json={**CUSTOMER, "customer_level": "S"}).status_code == 422
    done = designer.post("/v1/contacts/code-list-changes", json=change)
    assert done.status_code == 201, done.text

    def labels() -> dict[str, Any]:
        found = editor.get("/v1/contacts/code-lists/customer_level").json()["codes"]
        return {one["code"]: one["label"]["zh"] for one in found if one["active"]}

    until(lambda: "S" in labels())
    assert labels() == {"S": "战略级", "A": labels()["A"], "B": labels()["B"], "C": labels()["C"]}
    assert editor.post("/v1/customers", json={**CUSTOMER, "customer_level": "S"}).status_code == 201
    assert editor.post("/v1/customers", json={**CUSTOMER, "customer_level": "D"}).status_code == 422
    fixed = designer.post("/v1/contacts/code-list-changes", json={**change, "list_name": "country"})
    assert [e["pointer"] for e in fixed.json()["errors"]] == ["/list_name"]


def test_designs_hold_after_a_restart(tmp_path: Path) -> None:
    with running_stack(tmp_path / "data") as crm:
        assert crm.admin.post("/v1/contacts/custom-fields", json=FIELD).status_code == 201
        passwords = crm.passwords
    again = RunningStack(tmp_path / "data")
    again.start()
    try:
        again.passwords = passwords
        assert "warehouse" in fields(again.admin)
    finally:
        again.stop()
