"""JSON Schema of the bodies of `:set_access`, `:assign` and `:reveal`."""

from typing import Any

from crm_records.access.policy import MemberKind
from crm_records.commands.access_values import MOST_MEMBERS
from crm_records.declaration import RecordType
from crm_records.kinds.choices import CONTROLS

Json = dict[str, Any]

_REASON: Json = {"type": ["string", "null"], "maxLength": 1000}
_PERSON: Json = {"type": "string", "format": "person-id", "minLength": 1, "maxLength": 100}
_MEMBER: Json = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"enum": list(MemberKind.__args__)}, "id": {"type": "string", "format": "member-id"}},
    "additionalProperties": False,
}
_MEMBERS: Json = {"type": ["array", "null"], "items": _MEMBER, "maxItems": MOST_MEMBERS}


def set_access_schema() -> Json:
    collaborator: Json = {
        "type": "object",
        "required": ["person_id", "access"],
        "properties": {
            "person_id": _PERSON,
            "access": {"enum": ["read", "write"]},
            "until": {"type": ["string", "null"], "format": "date-time"},
        },
        "additionalProperties": False,
    }
    controls = {name: {"enum": list(states)} for name, states in CONTROLS.items()}
    return {
        "type": "object",
        "properties": {
            "visibility": {"enum": ["open", "restricted"]},
            "public": {"type": ["boolean", "null"]},
            "reader_list": _MEMBERS,
            "authors": _MEMBERS,
            "collaborators": {"type": ["array", "null"], "items": collaborator, "maxItems": MOST_MEMBERS},
            "record_controls": {"type": ["object", "null"], "properties": controls, "additionalProperties": False},
            "reason": _REASON,
        },
        "additionalProperties": False,
    }


def assign_schema() -> Json:
    return {
        "type": "object",
        "required": ["owner_id"],
        "properties": {"owner_id": _PERSON, "mode": {"enum": ["replace", "add", None]}, "reason": _REASON},
        "additionalProperties": False,
    }


def reveal_schema(type_: RecordType) -> Json:
    masked = sorted(f.name for f in type_.fields.values() if f.masked or f.secret)
    return {
        "type": "object",
        "required": ["fields"],
        "properties": {"fields": {"type": "array", "items": {"enum": masked}, "minItems": 1}, "reason": _REASON},
        "additionalProperties": False,
    }
