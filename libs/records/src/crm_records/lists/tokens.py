"""Page tokens: opaque, authenticated, good for the query they came from whoever sends them."""

import base64
import binascii
import hashlib
import hmac
from typing import Any

import orjson
from crm_platform.errors import Invalid

from crm_records.lists.errors import BAD_TOKEN

_MAC_BYTES = 12
_PRINT_BYTES = 8


def query_print(*parts: Any) -> bytes:
    """What binds a token to its query: no part of it names the caller."""
    return hashlib.sha256(orjson.dumps(parts)).digest()[:_PRINT_BYTES]


def write_token(key: bytes, print_: bytes, position: list[Any]) -> str:
    body = print_ + orjson.dumps(position)
    return base64.urlsafe_b64encode(_mac(key, body) + body).decode().rstrip("=")


def read_token(key: bytes, print_: bytes, token: str) -> list[Any]:
    """The position in the token; Invalid for another query's, a changed or a foreign one."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        raise Invalid.one("/page_token", BAD_TOKEN) from None
    mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(key, body)) or body[:_PRINT_BYTES] != print_:
        raise Invalid.one("/page_token", BAD_TOKEN)
    return orjson.loads(body[_PRINT_BYTES:])


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")[:_MAC_BYTES]
