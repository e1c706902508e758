"""What handlers read from queries, paths and bodies, checked by hand: a route then costs what its work costs."""

import re
from collections.abc import Mapping
from typing import Any

from crm_platform.errors import BAD_FORMAT, OUT_OF_RANGE, TOO_LONG, TOO_MANY_ITEMS, UNKNOWN_FIELD, Invalid, NotFound
from fastapi import Request

from crm_records.lists.request import MAX_PAGE_SIZE, MAX_WORDS, ListRequest

MAX_IDS = 100
MAX_TEXT = 4000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,99}(\.[a-z_][a-z0-9_]{0,99})?")


def path_id(request: Request, name: str = "id") -> str:
    """NotFound for what can be no id, as for what is not there."""
    value: str = request.path_params[name]
    if not _ID.fullmatch(value):
        raise NotFound
    return value


def names(request: Request, name: str) -> tuple[str, ...]:
    """`a,b`: field names in their order."""
    value = request.query_params.get(name, "")
    if not value:
        return ()
    found = tuple(part.strip() for part in value[: MAX_TEXT + 1].split(","))
    if len(value) > MAX_TEXT or not all(_NAME.fullmatch(part) for part in found):
        raise Invalid.one(f"/{name}", BAD_FORMAT, hint_zh="以逗号分隔的字段名", hint_en="field names with commas")
    return found


def text(request: Request, name: str, *, most: int = MAX_TEXT) -> str:
    value = request.query_params.get(name, "")
    if len(value) > most:
        raise Invalid.one(f"/{name}", TOO_LONG, max=most)
    return value


def flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name)
    if value not in (None, "true", "false"):
        raise Invalid.one(f"/{name}", BAD_FORMAT, hint_zh="true 或 false", hint_en="true or false")
    return value == "true"


def page_size(request: Request, default: int = 50) -> int:
    """1 to the most a page holds."""
    value = request.query_params.get("page_size")
    if value is None:
        return default
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
    if not 1 <= number <= MAX_PAGE_SIZE:
        raise Invalid.one("/page_size", OUT_OF_RANGE, min=1, max=MAX_PAGE_SIZE)
    return number


def list_request(request: Request) -> ListRequest:
    return ListRequest(
        q=text(request, "q", most=MAX_WORDS),
        filter=text(request, "filter", most=MAX_TEXT),
        order_by=text(request, "order_by", most=100),
        page_size=page_size(request),
        page_token=text(request, "page_token"),
        start_at=text(request, "start_at", most=100) or None,
        fields=names(request, "fields"),
        deleted=flag(request, "deleted"),
        about=flag(request, "about"),
    )


def ids(request: Request) -> list[str]:
    """The repeated parameter `ids`."""
    found = request.query_params.getlist("ids")
    if not found or len(found) > MAX_IDS:
        raise Invalid.one("/ids", TOO_MANY_ITEMS if found else BAD_FORMAT, max=MAX_IDS, hint_zh="ids", hint_en="ids")
    if not all(_ID.fullmatch(one) for one in found):
        raise Invalid.one("/ids", BAD_FORMAT, hint_zh="记录标识", hint_en="ids of records")
    return list(dict.fromkeys(found))


def masked_values(body: Mapping[str, Any], mask: tuple[str, ...]) -> dict[str, Any]:
    """The part of the body that `update_mask` names (all of it where there is none); named but absent: cleared."""
    if not mask:
        return dict(body)
    values: dict[str, Any] = {}
    for name in mask:
        outer, dot, inner = name.partition(".")
        if not dot:
            values[name] = body.get(name)
        elif outer == "custom":
            given = body.get("custom")
            values.setdefault("custom", {})[inner] = given.get(inner) if isinstance(given, dict) else None
        else:
            raise Invalid.one(f"/{outer}", UNKNOWN_FIELD)
    return values


def only(body: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    """Invalid for a member that the body may not have."""
    for name in body:
        if name not in allowed:
            raise Invalid.one(f"/{str(name)[:100]}", UNKNOWN_FIELD)


def body_or(body: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    """What the body says; null is as if it were left out."""
    value = body.get(name)
    return otherwise if value is None else value


def body_text(body: Mapping[str, Any], name: str, *, required: bool = False, most: int = 1000) -> str | None:
    value = body.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str) or (required and not value):
        raise Invalid.one(f"/{name}", BAD_FORMAT, hint_zh="文本", hint_en="text")
    if len(value) > most:
        raise Invalid.one(f"/{name}", TOO_LONG, max=most)
    return value
