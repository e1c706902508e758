"""Documents as they leave: instants as text, secrets never whole, masked values shown by their edges."""

import functools
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from crm_platform.clock import rfc3339
from crm_platform.documents.port import Doc

from crm_records.declaration import Field, Kind, RecordType
from crm_records.validation.incoming import SYSTEM_NAMES

Decipher = Callable[[str], str]

_HIDDEN = frozenset({"_id", "access", "own_access", "sort", "dup"})
_OF_EVERY_RECORD = (SYSTEM_NAMES | {"custom"}) - _HIDDEN
_AS_IT_IS = frozenset({str, int, bool, float})
STARS = "****"


@functools.lru_cache(maxsize=256)
def _shape(model: type) -> tuple[frozenset[str], dict[str, Field]]:
    fields: dict[str, Field] = model.declared.fields
    secret = {name: field for name, field in fields.items() if field.secret}
    return frozenset(fields) | _OF_EVERY_RECORD, secret


def to_wire(
    type: RecordType,  # noqa: A002 - the word of the contract
    doc: Doc,
    *,
    masked: Collection[str] = (),
    decipher: Decipher | None = None,
) -> dict[str, Any]:
    """The document as a person gets it: only what it has, `id` for `_id`, nothing of the store's own.

    `masked`: names of the fields whose values this person sees masked. A secret shows its last four characters to
    those who may see it and `decipher` is given, else nothing of it.
    """
    shown, secret = _shape(type.model)
    out: dict[str, Any] = {"id": doc["_id"]} if "_id" in doc else {}
    for name, value in doc.items():
        if name not in shown:
            continue
        if value is None:
            out[name] = None
        elif name in secret:
            out[name] = _last_four(value, decipher if name not in masked else None)
        elif name in masked:
            out[name] = mask(type.fields[name], value)
        else:
            out[name] = value if value.__class__ in _AS_IT_IS else _inner(value)
    return out


def _inner(value: Any) -> Any:
    """Instants within lists and structs; the value itself where there is none."""
    if value.__class__ is datetime:
        return rfc3339(value)
    if value.__class__ is dict:
        return {name: _inner(one) for name, one in value.items()}
    if value.__class__ is list:
        return [_inner(one) for one in value]
    return value


def _last_four(value: Any, decipher: Decipher | None) -> str:
    whole = decipher(value) if decipher is not None and isinstance(value, str) else ""
    return STARS + whole[-4:] if len(whole) >= 8 else STARS


def mask(field: Field, value: Any) -> Any:
    """What is left of a value for someone who may know that it is there, not what it is."""
    if isinstance(value, list):
        return [mask(field, one) for one in value]
    if isinstance(value, Mapping):
        parts = {part.name: part.kind for part in field.parts}
        return {name: _masked(parts.get(name, Kind.TEXT), one) for name, one in value.items()}
    return _masked(field.kind, value)


def _masked(kind: Kind, value: Any) -> Any:
    if not isinstance(value, str):
        return None
    if kind is Kind.PHONE:
        number = value.partition(";")[0]
        return number[:-8] + STARS + number[-4:] if len(number) >= 11 else STARS
    if kind is Kind.EMAIL:
        local, _, domain = value.rpartition("@")
        return f"{local[:1]}{STARS}@{domain}"
    if kind is Kind.LINE:
        return value[:1] + STARS if len(value) > 1 else STARS
    return STARS
