"""What people and programs send wrongly is told exactly, harms nothing, and shows no secret."""

import io
import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from crm_platform.ids import new_id

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]

ACCOUNT = "6222021234567890123"
EN = {"accept-language": "en"}


@pytest.fixture
def client(company: Any) -> httpx.Client:
    company.standing(3, "create delete copy")
    return company.crm.client("me")


def a_customer(client: httpx.Client, **values: Any) -> dict[str, Any]:
    name = f"输入{new_id()[-6:]}"
    answer = client.post("/v1/customers", json={"customer_name": name, "contact_name": name, **values})
    assert answer.status_code == 201, answer.text
    return answer.json()


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The body of a refusal, whose shape is checked."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "detail", "reason", "trace_id"} <= body.keys()
    assert body["status"] == status
    assert body["trace_id"] == answer.headers["x-trace-id"]
    return body


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"1", b'"text"', b"null", b"\xff\xfe", b'{"customer_name": }', b"{'a': 1}", b'{"a": NaN}',
    b'{"customer_name": "\\ud800"}', b"[" * 20_000,
], ids=range(12))  # fmt: skip
def test_an_unreadable_body_is_told_as_such(client: httpx.Client, content: bytes) -> None:
    for method, path in (("POST", "/v1/customers"), ("POST", "/v1/sessions"), ("PATCH", "/v1/me/preferences")):
        answer = client.request(method, path, content=content, headers={"content-type": "application/json"})
        assert problem(answer, 400)["reason"] == "MALFORMED"


WRONG = {
    "customer_name": [1, True, [], {}, 1.5], "mobile": [13800138000, {}, "12", "abc"],
    "employee_count": ["x", True, -1],
    "founded_on": [20200101, "2020-02-30", "gestern"], "public": ["maybe", 2], "hobbies": ["text", {"a": 1}, [[]]],
    "registered_capital": [5, {"amount": 1}, {"amount": "1", "currency": "CNY"}, {"amount": 1, "currency": "XXQ"}],
    "kind": [1, "nothing", []], "next_action_at": ["tomorrow", 5], "needed_products": ["x", [1]],
    "email_primary": ["no address", 1], "website": ["ftp://x", "http://", 5], "reader_list": [["me"], [{"kind": "x"}]],
    "parent_company": [5, "a b"], "owner_id": [5, "nobody"], "birthday": ["1990-13-01", 5], "custom": [[], "x"],
}  # fmt: skip


@pytest.mark.parametrize("name", list(WRONG))
def test_a_wrong_value_is_named_in_both_languages(client: httpx.Client, name: str) -> None:
    for value in WRONG[name]:
        body = {"customer_name": "甲", "contact_name": "甲", name: value}
        told = {}
        for language in ("zh", "en"):
            answer = client.post("/v1/customers", json=body, headers={"accept-language": language})
            found = problem(answer, 422)
            assert found["reason"] == "INVALID"
            (error,) = found["errors"]
            assert error["pointer"].split("/")[1] == name, (value, error)
            assert error["detail"]
            told[language] = error["detail"]
            assert answer.headers["content-language"] == {"zh": "zh-CN", "en": "en"}[language]
        assert told["zh"] != told["en"], value
        assert not any("一" <= letter <= "鿿" for letter in told["en"]), told["en"]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_unknown_and_read_only_fields_are_named(client: httpx.Client, method: str) -> None:
    path = "/v1/customers" if method == "POST" else f"/v1/customers/{a_customer(client)['id']}"
    body = {
        "customer_name": "甲", "contact_name": "甲", "no_such": 1, "created_at": "2026-01-01T00:00:00Z", "version": 9,
        "department_id": "x", "last_contact_at": None, "access": ["open"], "id": "x", "__proto__": {}, "$set": {"a": 1},
    }  # fmt: skip
    found = problem(client.request(method, path, json=body), 422)
    told = {error["pointer"]: error["reason"] for error in found["errors"]}
    for name in ("no_such", "__proto__", "$set"):
        assert told.pop(f"/{name}") == "UNKNOWN_FIELD"
    assert set(told.values()) == {"READ_ONLY"}
    assert {"/created_at", "/version", "/department_id", "/last_contact_at", "/access", "/id"} <= told.keys()


def test_access_is_no_plain_edit(client: httpx.Client, company: Any) -> None:
    id_ = a_customer(client)["id"]
    for name, value in (
        ("owner_id", company.other), ("visibility", "open"), ("public", True), ("authors", []), ("pool_status", "x"),
        ("collaborators", [{"person_id": company.other, "access": "write"}]),
    ):  # fmt: skip
        found = problem(client.patch(f"/v1/customers/{id_}", json={name: value}), 422)
        assert [(e["pointer"], e["reason"]) for e in found["errors"]] == [(f"/{name}", "READ_ONLY")]


@pytest.mark.parametrize(("filter_", "reason", "position"), [
    ("nothing = 1", "UNKNOWN_FILTER_FIELD", 0), ("kind = org AND nichts = 1", "UNKNOWN_FILTER_FIELD", 15),
    ("home_phone = 1", "UNKNOWN_FILTER_FIELD", 0), ("bank_account = 1", "UNKNOWN_FILTER_FIELD", 0),
    ("access = open", "UNKNOWN_FILTER_FIELD", 0), ("kind = ", "BAD_FILTER", 7), ("kind org", "BAD_FILTER", 5),
    ("(kind = org", "BAD_FILTER", 11), ('customer_name = "x', "BAD_FILTER", 16), ("kind ~ org", "BAD_FILTER", 5),
])  # fmt: skip
def test_a_wrong_filter_says_where(client: httpx.Client, filter_: str, reason: str, position: int) -> None:
    for path in ("", ":group?by=kind"):
        found = problem(client.get(f"/v1/customers{path}", params={"filter": filter_} | _by(path)), 422)
        assert (found["reason"], found["position"]) == (reason, position)
        assert found["errors"][0]["pointer"] == "/filter"
    selection = {"selection": {"filter": filter_}, "columns": ["customer_name"]}
    assert client.post("/v1/customers:export", json=selection).status_code in (403, 422)


def _by(path: str) -> dict[str, str]:
    return {"by": "kind"} if path else {}


def test_a_stale_edit_is_refused_with_both_values(client: httpx.Client) -> None:
    made = a_customer(client, next_action="一")
    path, old = f"/v1/customers/{made['id']}", {"if-match": f'"{made["version"]}"'}
    assert client.patch(path, json={"next_action": "二"}, headers=old).status_code == 200
    found = problem(client.patch(path, json={"next_action": "三"}, headers=old), 412)
    assert (found["reason"], found["current"], found["changed"]) == ("STALE", {"next_action": "二"}, ["next_action"])
    assert (found["version"], found["updated_by"]) == (2, made["owner_id"])
    assert problem(client.delete(path, headers=old), 412)["version"] == 2
    assert client.get(path).json()["next_action"] == "二"


def test_a_repeated_key_answers_the_same_and_does_nothing(client: httpx.Client, company: Any, key: str) -> None:
    headers, body = {"idempotency-key": key}, {"customer_name": "幂等公司", "contact_name": "幂等"}
    first = client.post("/v1/customers", json=body, headers=headers)
    again = client.post("/v1/customers", json=body, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    reused = client.post("/v1/customers", json={**body, "contact_name": "别人"}, headers=headers)
    assert problem(reused, 422)["reason"] == "KEY_REUSED"
    other = company.crm.client("other").post("/v1/customers", json=body, headers=headers)
    assert other.status_code == 201
    assert other.json()["id"] != first.json()["id"]


def test_a_key_repeated_at_once_makes_one_record(client: httpx.Client, key: str) -> None:
    headers, name = {"idempotency-key": key}, f"同键{key[-6:]}"
    body = {"customer_name": name, "contact_name": name}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/v1/customers", json=body, headers=headers), range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_one_of_several_creates_of_a_mobile_wins(client: httpx.Client, company: Any) -> None:
    company.standing(4, "create")
    mobile = f"139{int(new_id()[-8:], 16) % 10**8:08d}"
    other = company.crm.client("other")  # before the threads, each of which would make one

    def create(n: int) -> httpx.Response:
        who = client if n % 2 else other
        return who.post("/v1/customers", json={"customer_name": f"抢{n}", "contact_name": f"抢{n}", "mobile": mobile})

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(create, range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
    assert {a.json()["reason"] for a in answers if a.status_code == 409} <= {
        "DUPLICATE_CUSTOMER", "FOLLOWED_BY_COLLEAGUE",
    }  # fmt: skip


def test_too_large_bodies_are_refused(client: httpx.Client, company: Any) -> None:
    del company
    large = b'{"customer_name": "' + b"x" * (3 << 20) + b'"}'
    headers = {"content-type": "application/json"}
    assert problem(client.post("/v1/customers", content=large, headers=headers), 413)["reason"] == "TOO_LARGE"
    chunked = client.post("/v1/customers", content=iter([large[: 1 << 20], large[1 << 20 :]]), headers=headers)
    assert problem(chunked, 413)["reason"] == "TOO_LARGE"
    assert problem(client.patch("/v1/me/preferences", json={"x": "y" * 70_000}), 413)["reason"] == "TOO_LARGE"
    id_ = a_customer(client)["id"]
    file = {"file": ("groß.txt", io.BytesIO(b"x" * (21 << 20)), "text/plain")}
    assert problem(client.post(f"/v1/customers/{id_}/attachments", files=file), 413)["reason"] == "TOO_LARGE"
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as raw:
        raw.sendall(f"POST /v1/customers HTTP/1.1\r\nHost: crm\r\nContent-Length: {1 << 40}\r\n\r\n{{".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("headers", [
    {"if-match": "1"}, {"if-match": 'W/"1"'}, {"if-match": ""}, {"idempotency-key": ""}, {"idempotency-key": "a b"},
    {"idempotency-key": "x" * 129},
])  # fmt: skip
def test_headers_are_read_strictly(client: httpx.Client, headers: dict[str, str]) -> None:
    id_ = a_customer(client)["id"]
    found = problem(client.patch(f"/v1/customers/{id_}", json={"next_action": "x"}, headers=headers), 422)
    assert found["errors"][0]["pointer"].lower() == f"/{next(iter(headers))}"


@pytest.mark.parametrize("query", [
    "page_size=0", "page_size=201", "page_size=1e9", "page_size=-1", "page_token=x", "page_token=" + "A" * 5000,
    "order_by=nothing", "order_by=customer_name up", "order_by=bank_account", "fields=nothing", "fields=a,,b",
    "start_at=tomorrow", "deleted=1", "about=yes", "q=" + "x" * 201, "filter=" + "a" * 4001,
])  # fmt: skip
def test_wrong_list_requests_are_told(client: httpx.Client, query: str) -> None:
    found = problem(client.get(f"/v1/customers?{query}"), 422)
    assert found["errors"][0]["pointer"] == f"/{query.partition('=')[0]}"


def test_unknown_paths_methods_and_ids_are_problems_too(client: httpx.Client) -> None:
    assert problem(client.get("/v1/nothing"), 404)["reason"] == "NOT_FOUND"
    refused = client.put("/v1/customers", json={})
    assert problem(refused, 405)["reason"] == "METHOD_NOT_ALLOWED"
    assert set(refused.headers["allow"].split(", ")) == {"GET", "POST"}
    for id_ in ("x" * 200, "a%20b", "..%2F..%2Fetc", "%00", "' OR 1=1", "$ne"):
        assert client.get(f"/v1/customers/{id_}").status_code == 404, id_


def test_a_worthless_token_is_no_session(company: Any) -> None:
    for token in ("x", "a" * 5000, "null", "Bearer"):
        answer = httpx.get(f"{company.crm.address}/v1/customers", headers={"authorization": f"Bearer {token}"})
        assert problem(answer, 401)["reason"] == "UNAUTHENTICATED"


def test_no_secret_is_in_an_answer_or_a_line_of_the_log(
    client: httpx.Client, company: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    password = "geheimes Wort 99"
    token = company.crm.token("me")
    made = a_customer(client, bank_account=ACCOUNT)
    path = f"/v1/customers/{made['id']}"
    assert ACCOUNT not in repr(made)
    answers = [
        client.get(path), client.get("/v1/customers", params={"page_size": 200}), client.get(f"{path}/changes"),
        client.patch(path, json={"bank_account": f"{ACCOUNT}99", "no_such": 1}),
        client.patch(path, json={"bank_account": f"{ACCOUNT}x"}),
        client.patch(path, json={"bank_account": f"{ACCOUNT}1"}, headers={"if-match": '"77"'}),
        client.patch(path, json={"bank_account": f"{ACCOUNT}2"}), client.get(f"{path}/changes"),
        client.get("/v1/customers", params={"q": ACCOUNT}), client.get("/v1/customers", params={"filter": "kind ="}),
        client.post("/v1/sessions", json={"login": "me", "password": password}),
        client.post("/v1/sessions", json={"login": "me", "password": password, "more": 1}),
        client.post("/v1/sessions", json={"login": 1, "password": password}),
        client.post("/v1/passwords:change", json={"old": password, "new": f"{password}!"}),
        client.post("/v1/passwords:change", json={"old": company.crm.passwords["me"], "new": "kurz99"}),
        httpx.get(f"{company.crm.address}{path}", headers={"authorization": f"Bearer {token}", "accept-language": "x"}),
        httpx.get(f"{company.crm.address}{path}", headers={"cookie": f"crm_session={token}"}),
    ]  # fmt: skip
    secrets = (ACCOUNT, password, token, company.crm.passwords["me"], "kurz99")
    told = [answer.text + repr(answer.headers) for answer in answers]
    # the test's own requests are not the product's, and its server's access log has no handler but pytest's
    own = [record for record in caplog.records if not record.name.startswith(("http", "uvicorn.access"))]
    lines = [record.getMessage() + repr(record.__dict__.get("exc_text")) for record in own]
    for secret in secrets:
        assert not [text for text in told if secret in text], secret
        assert not [line for line in lines if secret in line], secret
