"""Codes of a list, references to other records, members, and what a record forbids (controls)."""

import re
from typing import Any

from crm_platform.errors import NOT_A_CODE, NOT_FOUND, REQUIRED, TOO_MANY_ITEMS

from crm_records.declaration import Field
from crm_records.kinds.outcome import (
    BY_UPLOAD,
    UNKNOWN_MEMBER,
    Context,
    Normaliser,
    Refusal,
    bad_format,
    wrong_type,
)

MEMBER_KINDS = ("person", "department", "group", "role", "region", "everyone")
_STATES = ("inherit", "allow", "deny")
CONTROLS: dict[str, tuple[str, ...]] = {
    "print": (*_STATES, "watermark"), "copy": _STATES, "export": _STATES, "forward": _STATES,
}

is_id = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}", re.ASCII).fullmatch

_NOT_TEXT = wrong_type("文本", "text")
_BAD_ID = bad_format("记录标识", "the id of a record")
_NOT_MEMBER = wrong_type("成员 {kind, id}", "a member {kind, id}")
NOT_OBJECT = wrong_type("对象", "an object")
_BY_UPLOAD = Refusal(BY_UPLOAD)


def code(field: Field) -> Normaliser:
    name, level = field.codes or "", field.code_level

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        if context.lists.allows(name, value, level):
            return value
        value = value.strip()
        if not value:
            return None
        if context.lists.allows(name, value, level):
            return value
        return Refusal(NOT_A_CODE, {"value": value[:40]})

    return normalise


def reference(field: Field) -> Normaliser:
    refers = field.refers or ""

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        value = value.strip()
        if not value:
            return None
        if not is_id(value):
            return _BAD_ID
        if context.known is not None and not context.known(refers, value):
            return Refusal(NOT_FOUND, {"value": value})
        return value

    return normalise


def member(_field: Field) -> Normaliser:
    return _member


def _member(value: Any, context: Context) -> Any:
    if value.__class__ is not dict:
        return _NOT_MEMBER
    kind, id_ = value.get("kind"), value.get("id", "")
    if kind not in MEMBER_KINDS:
        return Refusal(NOT_A_CODE, {"value": str(kind)[:40]}, "/kind")
    extra = next((name for name in value if name not in ("kind", "id")), None)
    if extra is not None:
        return Refusal(UNKNOWN_MEMBER, {"name": str(extra)[:40]})
    if kind == "everyone":
        return {"kind": kind, "id": ""}
    if id_.__class__ is not str or not is_id(id_):
        return Refusal(_BAD_ID.reason, _BAD_ID.variables, "/id")
    if kind != "role" and context.known is not None and not context.known(kind, id_):
        return Refusal(NOT_FOUND, {"value": id_}, "/id")
    return {"kind": kind, "id": id_}


def controls(_field: Field) -> Normaliser:
    return _controls


def _controls(value: Any, _context: Context) -> Any:
    if value.__class__ is not dict:
        return None if value == "" else NOT_OBJECT
    kept: dict[str, str] = {}
    for name, state in value.items():
        if name not in CONTROLS:
            return Refusal(UNKNOWN_MEMBER, {"name": str(name)[:40]})
        if state not in CONTROLS[name]:
            return Refusal(NOT_A_CODE, {"value": str(state)[:40]}, f"/{name}")
        if state != "inherit":
            kept[name] = state
    return kept or None


def file(_field: Field) -> Normaliser:
    """Files come by upload alone; nothing sent as a value becomes one."""
    return lambda _value, _context: _BY_UPLOAD


MOST_MEMBERS = 200


def open_object(value: Any, _context: Context) -> Any:
    """A struct without declared parts: short names with plain values (the widths of a list's columns)."""
    if value.__class__ is not dict:
        return None if value == "" else NOT_OBJECT
    for name, one in value.items():
        short = name.__class__ is str and is_id(name) is not None and "." not in name
        if not short or not (one is None or isinstance(one, (bool, int)) or (isinstance(one, str) and len(one) <= 200)):
            return Refusal(UNKNOWN_MEMBER, {"name": str(name)[:40]})
        if isinstance(one, int) and abs(one) > 2**53:
            return Refusal(UNKNOWN_MEMBER, {"name": str(name)[:40]})
    if len(value) > MOST_MEMBERS:
        return Refusal(TOO_MANY_ITEMS, {"max": MOST_MEMBERS})
    return dict(value) or None


def struct(parts: dict[str, tuple[Normaliser, bool]]) -> Normaliser:
    """An object of declared parts: (how each is normalised, whether it must be there)."""

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not dict:
            return NOT_OBJECT
        kept: dict[str, Any] = {}
        for name, given in value.items():
            part = parts.get(name)
            if part is None:
                return Refusal(UNKNOWN_MEMBER, {"name": str(name)[:40]})
            result: Any = None if given is None else part[0](given, context)
            if result.__class__ is Refusal:
                return result.under(name)
            if result is not None:
                kept[name] = result
        missing = next((name for name, (_, needed) in parts.items() if needed and name not in kept), None)
        return kept if missing is None else Refusal(REQUIRED, path=f"/{missing}")

    return normalise
