import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from crm_platform.errors import TOO_LONG, Forbidden, Invalid, Stale
from crm_platform.http import SignedIn, caller_of, create_app, if_match, json_response, read_object, signed_in
from crm_platform.http.server import HttpServer, PortInUse
from crm_platform.http.web import serve_web
from fastapi import APIRouter, Request
from fastapi.responses import Response


@dataclass(frozen=True)
class Somebody:
    person_id: str | None
    client: str


async def authenticate(who: SignedIn) -> Somebody:
    return Somebody("p1" if who.token == "good" else None, who.client)


def routes() -> APIRouter:
    router = APIRouter()

    @router.get("/v1/things/{thing}")
    async def read(request: Request, thing: str) -> Response:
        return json_response({"thing": thing, "who": caller_of(request).person_id})

    @router.delete("/v1/things/{thing}")
    async def delete(request: Request, thing: str) -> Response:
        signed_in(request)
        raise Stale

    @router.post("/v1/things/{thing}:renew")
    async def renew(request: Request, thing: str) -> Response:
        return json_response({"thing": thing, "who": caller_of(request).person_id})

    @router.post("/v1/things")
    async def create(request: Request) -> Response:
        body = await read_object(request)
        if "forbidden" in body:
            raise Forbidden(factor="level")
        if "broken" in body:
            raise ZeroDivisionError
        raise Invalid.one("/name", TOO_LONG, max=3, version=if_match(request))

    return router


@pytest.fixture
def client() -> httpx.AsyncClient:
    app = create_app(title="test", version="1", routers=[routes()], authenticate=authenticate)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://crm")


GOOD = {"authorization": "Bearer good"}


async def test_errors_are_problems_in_the_callers_language(client: httpx.AsyncClient) -> None:
    for language, detail in (("zh-CN", "最多 3 个字符"), ("en", "At most 3 characters")):
        answer = await client.post("/v1/things", json={}, headers={**GOOD, "accept-language": language})
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["errors"] == [{"pointer": "/name", "reason": "TOO_LONG", "detail": detail}]
        assert answer.json()["trace_id"] == answer.headers["x-trace-id"]


async def test_an_unreadable_body_is_a_400_and_a_crash_tells_nothing(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/things", content=b"{", headers=GOOD)).json()["reason"] == "MALFORMED"
    assert (await client.post("/v1/things", content=b"[]", headers=GOOD)).status_code == 400
    crash = await client.post("/v1/things", json={"broken": 1}, headers=GOOD)
    assert crash.status_code == 500
    assert "ZeroDivision" not in crash.text


async def test_a_refusal_asks_strangers_to_sign_in(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/things", json={"forbidden": 1})).status_code == 401
    known = await client.post("/v1/things", json={"forbidden": 1}, headers=GOOD)
    assert (known.status_code, known.json()["factor"]) == (403, "level")
    assert (await client.delete("/v1/things/1")).status_code == 401


async def test_405_names_every_method_of_the_path(client: httpx.AsyncClient) -> None:
    answer = await client.put("/v1/things/1", headers=GOOD)
    assert (answer.status_code, answer.headers["allow"]) == (405, "DELETE, GET")
    verb = await client.options("/v1/things/1:renew", headers=GOOD)
    assert (verb.status_code, verb.headers["allow"]) == (405, "POST")


async def test_a_cookie_alone_changes_nothing(client: httpx.AsyncClient) -> None:
    cookie = {"cookie": "crm_session=good"}
    assert (await client.get("/v1/things/1", headers=cookie)).json()["who"] == "p1"
    refused = await client.delete("/v1/things/1", headers=cookie)
    allowed = await client.delete("/v1/things/1", headers={**cookie, "x-crm-client": "web"})
    assert refused.status_code == 401
    assert allowed.status_code == 412


async def test_security_headers_come_with_every_answer(client: httpx.AsyncClient) -> None:
    for answer in (await client.get("/v1/things/1"), await client.get("/nowhere")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


async def test_every_operation_documents_its_problems(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    for operations in document["paths"].values():
        for operation in operations.values():
            assert {"400", "401", "404", "422"} <= set(operation["responses"])


async def test_pages_are_served_with_a_fallback_and_never_from_outside(tmp_path: Path) -> None:
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<title>crm</title>")
    (web / "assets" / "a.js").write_text("let a;")
    (tmp_path / "secret.txt").write_text("secret")
    app = create_app(title="test", version="1", routers=[routes()], authenticate=authenticate)
    serve_web(app, web)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm") as client:
        assert "crm" in (await client.get("/customers/1")).text
        asset = await client.get("/assets/a.js")
        assert "immutable" in asset.headers["cache-control"]
        assert asset.headers["content-encoding"] == "gzip"
        for path in ("/assets/b.js", "/v1/nothing", "/..%2fsecret.txt", "/%2e%2e/secret.txt"):
            assert (await client.get(path)).status_code == 404


async def test_a_taken_port_is_refused_by_name_and_what_is_no_request_by_a_problem() -> None:
    app = create_app(title="test", version="1", routers=[routes()], authenticate=authenticate)
    server = HttpServer(app, host="127.0.0.1", port=0)
    await server.start()
    try:
        with pytest.raises(PortInUse):
            HttpServer(app, host="127.0.0.1", port=server.port)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}") as client:
            assert (await client.get("/v1/things/7")).json()["thing"] == "7"
        for sent in (b"nonsense\r\n\r\n", b"GET /?q=%s HTTP/1.1\r\nhost: crm\r\n\r\n" % (b"%41" * 30_000)):
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(sent)
            head, _, body = (await reader.read()).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 400")
            assert b"content-type: application/problem+json" in head
            assert json.loads(body)["reason"] == "MALFORMED"
            writer.close()
    finally:
        await server.stop()
