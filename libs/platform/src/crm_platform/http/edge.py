"""The outermost layer, pure ASGI: trace id, who asks, forgery guard, size limit, security headers."""

import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Literal

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crm_platform.documents.port import DocumentsError
from crm_platform.errors import CrmError, Forbidden, Language, TooLarge
from crm_platform.http.problems import problem_response
from crm_platform.http.requests import language_of
from crm_platform.http.storage import storage_problem

COOKIE = "crm_session"
MAX_BODY_BYTES = 220 * 1024 * 1024
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_TRACEPARENT = re.compile(r"^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$")
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", _CONTENT_POLICY.encode()),
    (b"cache-control", b"no-store"),
]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the edge knows of a request before anybody is looked up."""

    token: str | None
    client: Literal["browser", "program"]
    language: Language
    address: str


Authenticate = Callable[[SignedIn], Awaitable[Any]]
"""Gives the caller: the not signed in one for no or a worthless token."""


class Edge:
    def __init__(self, app: ASGIApp, authenticate: Authenticate) -> None:
        self.app, self.authenticate = app, authenticate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        state = scope.setdefault("state", {})
        state["trace_id"] = _trace_id(request)
        state["caller"] = None
        try:
            await self._admit(request, state)
        except CrmError as error:
            await problem_response(request, error)(scope, receive, _with_headers(send, state))
            return
        except DocumentsError as error:
            problem = storage_problem(error) or CrmError()
            await problem_response(request, problem)(scope, receive, _with_headers(send, state))
            return
        await self.app(scope, receive, _with_headers(send, state))

    async def _admit(self, request: Request, state: dict[str, Any]) -> None:
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > MAX_BODY_BYTES:
            raise TooLarge(max=f"{MAX_BODY_BYTES // 1024 // 1024} MB")
        if not request.url.path.startswith("/v1/"):
            return
        token, client = _token(request)
        if token and client == "browser" and request.method not in _SAFE and "x-crm-client" not in request.headers:
            # a page of another site can make a browser send the cookie, but not this header
            raise Forbidden(factor="forgery")
        address = request.client.host if request.client else ""
        state["caller"] = await self.authenticate(SignedIn(token, client, language_of(request), address))


def _token(request: Request) -> tuple[str | None, Literal["browser", "program"]]:
    bearer = request.headers.get("authorization", "")
    if bearer[:7].lower() == "bearer ":
        return bearer[7:].strip(), "program"
    header = request.headers.get("cookie")
    if not header:
        return None, "browser"
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None, "browser"
    return (morsel.value if morsel else None), "browser"


def _trace_id(request: Request) -> str:
    match = _TRACEPARENT.match(request.headers.get("traceparent", ""))
    return match[1] if match else secrets.token_hex(16)


def _with_headers(send: Send, state: dict[str, Any]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            own = {name for name, _ in headers}  # what an answer says of itself stands: of two policies both would hold
            headers += [header for header in _HEADERS if header[0] not in own]
            headers.append((b"x-trace-id", state["trace_id"].encode()))
            message = {**message, "headers": headers}
        await send(message)

    return sending
