"""kill -9 of the whole product at random moments of create, edit, import and undo."""

import contextlib
import os
import random
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest
from crm_testkit.product import Product

CRASHES = int(os.environ.get("CRM_PRODUCT_CRASHES", "10"))

pytestmark = [pytest.mark.crash, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(900)]


class Busy:
    """Writes without pause until the product dies; remembers what was acknowledged."""

    def __init__(self, product: Product, login: dict[str, Any]) -> None:
        self.product, self.login = product, login
        self.created: dict[str, str] = {}  # id -> contact name
        self.edited: dict[str, str] = {}  # id -> the last acknowledged next step
        self.keys: dict[str, dict[str, Any]] = {}  # key -> body, acknowledged or not
        self.lock = threading.Lock()
        self.stop = threading.Event()

    def run(self) -> None:
        with contextlib.suppress(httpx.HTTPError):
            client = self.product.client(self.login["login"], self.login["password"])
            while not self.stop.is_set():
                self._create(client)
                self._edit(client)

    def _create(self, client: httpx.Client) -> None:
        key = uuid.uuid4().hex
        body = {
            "kind": "individual",
            "customer_name": f"断电{key[:8]}",
            "contact_name": f"断电{key[:8]}",
            "email_primary": f"{key}@crash.example",
        }
        with self.lock:
            self.keys[key] = body
        answer = client.post("/v1/customers", json=body, headers={"idempotency-key": key})
        assert answer.status_code == 201, answer.text
        with self.lock:
            self.created[answer.json()["id"]] = body["contact_name"]

    def _edit(self, client: httpx.Client) -> None:
        with self.lock:
            target = random.choice(list(self.created))
        text = uuid.uuid4().hex
        with self.lock:
            self.edited[target + "?"] = text  # may or may not be there after the crash
        answer = client.patch(
            f"/v1/customers/{target}", params={"update_mask": "next_action"}, json={"next_action": text}
        )
        assert answer.status_code == 200, answer.text
        with self.lock:
            self.edited[target] = text


def check(client: httpx.Client, busy: Busy) -> None:
    """Nothing acknowledged is lost; a repeated key answers one and the same record."""
    for customer, name in list(busy.created.items())[-60:]:
        answer = client.get(f"/v1/customers/{customer}")
        assert answer.status_code == 200, customer
        found = answer.json()
        assert found["contact_name"] == name
        if customer in busy.edited:
            assert found["next_action"] in (busy.edited[customer], busy.edited.get(customer + "?"))
        changes = client.get(f"/v1/customers/{customer}/changes").json()["changes"]
        assert changes[-1]["verb"] == "created"
        assert changes[0]["version"] == found["version"]
    for key, body in list(busy.keys.items())[-4:]:
        first = client.post("/v1/customers", json=body, headers={"idempotency-key": key})
        again = client.post("/v1/customers", json=body, headers={"idempotency-key": key})
        assert first.json()["id"] == again.json()["id"]


def an_import(client: httpx.Client, rows: int) -> str:
    """A started import; its operation's id."""
    mark = uuid.uuid4().hex[:8]
    lines = [
        "客户名称,联系人姓名,电子邮件",
        *(f"导入{mark}{n},导入{mark}{n},{mark}{n}@crash.example" for n in range(rows)),
    ]
    files = {"file": ("crash.csv", "\n".join(lines).encode("gb18030"), "text/csv")}
    uploaded = client.post("/v1/contacts/imports", files=files, data={"record_type": "customer"})
    assert uploaded.status_code == 201, uploaded.text
    operation = client.post(f"/v1/contacts/imports/{uploaded.json()['id']}:dry_run", json={}).json()["id"]
    wait_for(client, operation, "ready")
    assert client.post(f"/v1/contacts/operations/{operation}:start", json={}).status_code in (200, 202)
    return operation


def wait_for(client: httpx.Client, operation: str, *states: str) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = client.get(f"/v1/contacts/operations/{operation}").json()
        if found["state"] in states:
            return found
        assert found["state"] != "failed", found
        time.sleep(0.1)
    raise AssertionError(found)


def test_kill_9_of_the_product_loses_nothing_acknowledged(tmp_path: Path) -> None:
    product = Product(tmp_path / "data")
    product.start()
    admin = next(a for a in product.accounts() if a.get("bench") == "administrator")
    busy = Busy(product, admin)
    operations: list[tuple[str, int]] = []
    for crash in range(CRASHES):
        client = product.client(admin["login"], admin["password"])
        workers = [threading.Thread(target=busy.run) for _ in range(3)]
        for worker in workers:
            worker.start()
        with contextlib.suppress(httpx.HTTPError):
            operations.append((an_import(client, 600), 600))
            if crash % 3 == 2:
                client.post(f"/v1/contacts/operations/{operations[0][0]}:undo", json={})
        time.sleep(random.random() * 0.6)
        product.kill()
        busy.stop.set()
        for worker in workers:
            worker.join()
        busy.stop.clear()
        product.start()
        check(product.client(admin["login"], admin["password"]), busy)
    client = product.client(admin["login"], admin["password"])
    for operation, rows in operations:
        state = client.get(f"/v1/contacts/operations/{operation}").json()["state"]
        if state == "ready":
            continue  # the kill came before the start was acknowledged
        done = wait_for(client, operation, "done", "undone")
        assert done["done"] == rows
        assert done["counts"]["created"] + done["counts"].get("duplicate", 0) + done["counts"]["refused"] == rows
    assert product.stop() == 0
