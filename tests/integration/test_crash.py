"""kill -9 of the whole product at random moments of create, edit, import and undo."""

import contextlib
import os
import random
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from crm_testkit.product import Product

CRASHES = int(os.environ.get("CRM_PRODUCT_CRASHES", "10"))
ROWS = 400
WORKERS = 2

pytestmark = [pytest.mark.crash, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(900)]


class Busy:
    """Writes without pause until the product dies; remembers what was acknowledged."""

    def __init__(self, product: Product, login: dict[str, Any]) -> None:
        self.product, self.login = product, login
        self.bodies: dict[str, dict[str, Any]] = {}  # key -> body, acknowledged or not
        self.created: dict[str, str] = {}  # key -> id
        self.edited: dict[str, list[str | None]] = {}  # id -> next steps: the last acknowledged, then what may be there
        self.failures: list[str] = []
        self.since: list[str] = []  # keys used since the last check

    def run(self) -> None:
        """One worker, with a customer of its own to edit."""
        with contextlib.suppress(httpx.HTTPError), signed_in(self.product, self.login) as client:
            while not self.failures:
                self._edit(client, self._create(client))

    def wait_until_something_is_acknowledged(self) -> None:
        deadline = time.monotonic() + 30
        while not any(key in self.created for key in list(self.since)):
            assert time.monotonic() < deadline, self.failures or "no answer within 30 s"
            time.sleep(0.01)

    def _create(self, client: httpx.Client) -> str:
        key = uuid.uuid4().hex
        name = f"断电{key[:8]}"
        self.bodies[key] = {
            "kind": "individual",
            "customer_name": name,
            "contact_name": name,
            "email_primary": f"{key}@crash.example",
        }
        self.since.append(key)
        answer = client.post("/v1/customers", json=self.bodies[key], headers={"idempotency-key": key})
        self._expect(answer, 201)
        self.created[key] = answer.json()["id"]
        return self.created[key]

    def _edit(self, client: httpx.Client, customer: str) -> None:
        for _ in range(2):
            text = uuid.uuid4().hex
            self.edited.setdefault(customer, [None]).append(text)
            answer = client.patch(
                f"/v1/customers/{customer}", params={"update_mask": "next_action"}, json={"next_action": text}
            )
            self._expect(answer, 200)
            self.edited[customer] = [text]

    def _expect(self, answer: httpx.Response, status: int) -> None:
        if answer.status_code != status:
            self.failures.append(answer.text)
            raise httpx.HTTPError(answer.text)


@contextlib.contextmanager
def signed_in(product: Product, login: dict[str, Any]) -> Iterator[httpx.Client]:
    with product.client(login["login"], login["password"]) as client:
        yield client


def check(client: httpx.Client, busy: Busy) -> None:
    """Nothing acknowledged is lost; a repeated key answers one and the same record."""
    keys, busy.since = busy.since, []
    acknowledged = [key for key in keys if key in busy.created]
    for key in acknowledged[-40:]:
        customer = busy.created[key]
        answer = client.get(f"/v1/customers/{customer}")
        assert answer.status_code == 200, customer
        found = answer.json()
        assert found["contact_name"] == busy.bodies[key]["contact_name"]
        assert found["next_action"] in busy.edited.get(customer, [None])
        changes = client.get(f"/v1/customers/{customer}/changes").json()["changes"]
        assert changes[-1]["verb"] == "created"
        assert [change["version"] for change in changes] == list(range(found["version"], 0, -1))
    for key in keys[-2 * WORKERS :]:
        first, again = (
            client.post("/v1/customers", json=busy.bodies[key], headers={"idempotency-key": key}) for _ in range(2)
        )
        assert first.status_code == again.status_code == 201, first.text
        assert first.json()["id"] == again.json()["id"] == busy.created.get(key, first.json()["id"])
        busy.created[key] = first.json()["id"]


def an_import(client: httpx.Client, operations: dict[str, str]) -> None:
    """A started import. `operations`: id -> the mark of its customers, noted before the start is asked for."""
    mark = uuid.uuid4().hex[:8]
    lines = [
        "客户名称,联系人姓名,电子邮件",
        *(f"导入{mark}{n},导入{mark}{n},{mark}{n}@crash.example" for n in range(ROWS)),
    ]
    files = {"file": ("crash.csv", "\n".join(lines).encode("gb18030"), "text/csv")}
    uploaded = client.post("/v1/contacts/imports", files=files, data={"record_type": "customer"})
    assert uploaded.status_code == 201, uploaded.text
    operation = client.post(f"/v1/contacts/imports/{uploaded.json()['id']}:dry_run", json={}).json()["id"]
    operations[operation] = mark
    wait_for(client, operation, "ready")
    assert client.post(f"/v1/contacts/operations/{operation}:start", json={}).status_code in (200, 202)


def wait_for(client: httpx.Client, operation: str, *states: str) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    found: dict[str, Any] = {}
    while time.monotonic() < deadline:
        found = client.get(f"/v1/contacts/operations/{operation}").json()
        if found["state"] in states:
            return found
        assert found["state"] != "failed", found
        time.sleep(0.1)
    raise AssertionError(found)


def everything(client: httpx.Client, **query: str) -> set[str]:
    """The ids of every page."""
    found: set[str] = set()
    token = ""
    while True:
        answer = client.get("/v1/customers", params={**query, "page_size": 200, "page_token": token, "fields": "id"})
        assert answer.status_code == 200, answer.text
        found |= {row["id"] for row in answer.json()["customers"]}
        token = answer.json()["next_page_token"]
        if not token:
            return found


def crash(product: Product, busy: Busy, operations: dict[str, str], *, undo: bool) -> None:
    """Work until the kill, which comes at any moment of an import, or of the undo of one that is done."""
    with signed_in(product, busy.login) as client:
        workers = [threading.Thread(target=busy.run) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        busy.wait_until_something_is_acknowledged()
        if undo:
            oldest = next(iter(operations))
            wait_for(client, oldest, "done", "undone", "undoing")
            client.post(f"/v1/contacts/operations/{oldest}:undo", json={})
        else:
            killer = threading.Timer(random.random() * 4, product.kill)
            killer.start()
            with contextlib.suppress(httpx.HTTPError):
                an_import(client, operations)
            killer.join()
        time.sleep(random.random() * 0.6)
        product.kill()
        for worker in workers:
            worker.join()
    assert busy.failures == []


def check_operations(client: httpx.Client, operations: dict[str, str], undone: str) -> None:
    """All went on by themselves, and came to what they would have without a kill."""
    for operation in operations:
        found = wait_for(client, operation, "ready", "done", "undone")
        assert (found["state"] == "undone") == (operation == undone)
        if found["state"] == "done":
            assert (found["done"], found["counts"]["created"]) == (ROWS, ROWS), found


def check_index(client: httpx.Client, operations: dict[str, str], listed: set[str]) -> None:
    """The search index holds what the store lists, by filter and by words."""
    assert everything(client, filter="created_at >= days_ago(36500)") == listed
    for operation, mark in operations.items():
        state = client.get(f"/v1/contacts/operations/{operation}").json()["state"]
        found = everything(client, q=f"导入{mark}") & listed
        assert len(found) == (ROWS if state == "done" else 0), state


def test_kill_9_of_the_product_loses_nothing_acknowledged(tmp_path: Path) -> None:
    product = Product(tmp_path / "data")
    product.start()
    busy = Busy(product, next(a for a in product.accounts() if a.get("bench") == "administrator"))
    operations: dict[str, str] = {}
    with signed_in(product, busy.login) as client:
        an_import(client, operations)
    undone = next(iter(operations))
    for n in range(CRASHES):
        crash(product, busy, operations, undo=n == 1)
        product.start()
        with signed_in(product, busy.login) as client:
            check(client, busy)
    with signed_in(product, busy.login) as client:
        check_operations(client, operations, undone)
        listed = everything(client)
        assert set(busy.created.values()) <= listed
        time.sleep(4)  # search shows what operations change at the latest three seconds later
        check_index(client, operations, listed)
    assert product.stop() == 0
