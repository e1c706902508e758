"""What handlers take from a request and how they answer."""

import re
from typing import Any

import orjson
from fastapi import Request
from fastapi.responses import Response

from crm_platform import errors
from crm_platform.clock import rfc3339
from crm_platform.errors import BAD_FORMAT, Invalid, Language, Malformed, Unauthenticated

MAX_JSON_BYTES = 2 * 1024 * 1024
_ETAG = re.compile(r'^"(\d{1,18})"$')
_KEY = re.compile(r"^[\x21-\x7e]{1,128}$")


def language_of(request: Request) -> Language:
    """The first of zh and en in Accept-Language; Chinese where neither is named."""
    for part in request.headers.get("accept-language", "").split(","):
        tag = part.split(";")[0].strip().lower()
        if tag.startswith("zh"):
            return "zh"
        if tag.startswith("en"):
            return "en"
    return "zh"


def caller_of(request: Request) -> Any:
    """Whoever asks, the not signed in included (a refusal is then answered 401)."""
    return request.state.caller


def signed_in(request: Request) -> Any:
    """The caller; Unauthenticated where nobody is signed in."""
    caller = request.state.caller
    if caller is None or getattr(caller, "person_id", None) is None:
        raise Unauthenticated
    return caller


def idempotency_key(request: Request) -> str | None:
    """The Idempotency-Key header: 1 to 128 visible ASCII characters."""
    value = request.headers.get("idempotency-key")
    if value is None:
        return None
    if not _KEY.match(value):
        raise Invalid.one(
            "/Idempotency-Key",
            BAD_FORMAT,
            hint_zh="1 到 128 个可见 ASCII 字符",
            hint_en="1 to 128 visible ASCII characters",
        )
    return value


def if_match(request: Request) -> int | None:
    """The version in If-Match (`"7"`), None where absent or `*`."""
    value = request.headers.get("if-match")
    if value is None or value == "*":
        return None
    match = _ETAG.match(value)
    if not match:
        raise Invalid.one("/If-Match", BAD_FORMAT, hint_zh='形如 "7"', hint_en='as in "7"')
    return int(match[1])


def etag(version: int) -> str:
    return f'"{version}"'


async def read_object(request: Request, *, max_bytes: int = MAX_JSON_BYTES) -> dict[str, Any]:
    """The JSON object in the body. Malformed for anything else, TooLarge beyond the limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise errors.TooLarge(max=f"{max_bytes // 1024} KB")
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Malformed(expected="JSON") from None
    if not isinstance(value, dict):
        raise Malformed(expected="JSON object")
    return value


def _instant(value: Any) -> Any:
    if hasattr(value, "tzinfo"):
        return rfc3339(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def to_json(content: Any) -> bytes:
    """Instants as RFC 3339 with milliseconds."""
    return orjson.dumps(content, default=_instant, option=orjson.OPT_PASSTHROUGH_DATETIME)


def json_response(content: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Ready bytes: skips FastAPI's own encoding, which costs 0.5 ms a record."""
    return Response(to_json(content), status, headers, media_type="application/json")
