"""Imports and exports of the running product, as a program drives them over HTTP."""

import time
from dataclasses import dataclass
from typing import Any

import httpx

IMPORTS = "/v1/contacts/imports"
OPERATIONS = "/v1/contacts/operations"
_PATIENCE_SECONDS = 240
_ENDED = ("ready", "done", "cancelled", "failed", "undone")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exchanges:
    """One caller's. What the product refuses fails the test, with its answer."""

    client: httpx.Client
    record_type: str = "customer"
    plural: str = "customers"

    def template(self, language: str = "zh") -> bytes:
        answer = self.client.get(
            f"/v1/contacts/import-templates/{self.record_type}", headers={"accept-language": language}
        )
        assert answer.status_code == 200, answer.text
        return answer.content

    def upload(self, content: bytes, name: str) -> Json:
        data = {"record_type": self.record_type}
        return _json(self.client.post(IMPORTS, files={"file": (name, content)}, data=data), 201)

    def dry_run(self, content: bytes, name: str, **decisions: Any) -> Json:
        """Uploaded, decided and tried: the operation, ready to be started."""
        held = self.upload(content, name)
        if decisions:
            held = _json(self.client.patch(f"{IMPORTS}/{held['id']}", json=decisions), 200)
        assert held["errors"] == [], held["errors"]
        begun = _json(self.client.post(f"{IMPORTS}/{held['id']}:dry_run", json={}), 202)
        return self.reached(begun["id"], "ready")

    def start(self, operation: Json) -> Json:
        _json(self.client.post(f"{OPERATIONS}/{operation['id']}:start", json={}), 200, 202)
        return self.reached(operation["id"], "done")

    def undo(self, operation: Json) -> Json:
        """The undo's own operation, done."""
        begun = _json(self.client.post(f"{OPERATIONS}/{operation['id']}:undo", json={}), 200, 202)
        return self.reached(begun["id"], "done")

    def reached(self, id_: str, state: str) -> Json:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            seen = _json(self.client.get(f"{OPERATIONS}/{id_}"), 200)
            if seen["state"] == state:
                return seen
            assert seen["state"] not in _ENDED or (seen["state"], state) == ("ready", "done"), seen
            assert time.monotonic() < deadline, seen
            time.sleep(0.05)

    def rows(self, operation: Json, state: str = "", language: str = "zh") -> list[Json]:
        """Every row of the operation's journal."""
        found: list[Json] = []
        token = ""
        while True:
            query = {name: value for name, value in (("state", state), ("page_token", token)) if value}
            path, headers = f"{OPERATIONS}/{operation['id']}/rows", {"accept-language": language}
            page = _json(self.client.get(path, params=query, headers=headers), 200)
            found += page["rows"]
            token = page["next_page_token"]
            if not token:
                return found

    def export(self, columns: list[str], *, format_: str, language: str = "zh", **selection: Any) -> bytes:
        body = {"selection": selection, "columns": columns, "format": format_, "language": language}
        begun = _json(self.client.post(f"/v1/{self.plural}:export", json=body), 202)
        self.reached(begun["id"], "done")
        return self.client.get(f"{OPERATIONS}/{begun['id']}/file").content


def _json(answer: httpx.Response, *statuses: int) -> Json:
    assert answer.status_code in statuses, answer.text
    return answer.json()
