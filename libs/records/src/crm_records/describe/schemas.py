"""Record types as JSON Schema.

Formats that JSON Schema does not know say what a text must be: `line`, `text`, `rich-text`, `phone`, `http-url`,
`past-date`, `partial-date`, `year-month`, `past-month`, `person-id` (and so on for all that is referred to),
`member-id`, `code-<list>` (`code-<list>-<level>` where only one level of a tree is meant), and `check-<name>` where
the field has a check of its own.
"""

import functools
from collections.abc import Callable, Sequence
from typing import Any, Literal

from crm_records.declaration import Field, Kind, RecordType
from crm_records.kinds import MOST_ITEMS, part_field
from crm_records.kinds.choices import CONTROLS, MEMBER_KINDS
from crm_records.kinds.network import LONGEST_EMAIL, LONGEST_URL
from crm_records.kinds.numbers import LARGEST
from crm_records.kinds.phone import LONGEST as LONGEST_PHONE
from crm_records.kinds.text import LONGEST_LINE, LONGEST_TEXT, MARKUP_FACTOR
from crm_records.lists.fields import SYSTEM_FIELDS

Json = dict[str, Any]


def _text(format_: str, longest: int, shortest: int = 1) -> Json:
    return {"type": "string", "format": format_, "minLength": shortest, "maxLength": longest}


def _line(field: Field) -> Json:
    check = getattr(field.check, "__name__", "") if field.check is not None else ""
    format_ = f"check-{check.replace('_', '-')}" if check else "line"
    return _text(format_, field.max or LONGEST_LINE, field.min or 1)


def _code_format(field: Field) -> str:
    return f"code-{field.codes}" + (f"-{field.code_level}" if field.code_level is not None else "")


def _money(field: Field) -> Json:
    return {
        "type": "object",
        "required": ["amount", "currency"],
        "properties": {
            "amount": {
                "type": "integer", "description": "in minor units (分 of CNY)",
                "minimum": -LARGEST if field.min is None else field.min,
                "maximum": LARGEST if field.max is None else field.max,
            },
            "currency": {"type": "string", "format": "code-currency"},
        },
        "additionalProperties": False,
    }


def _integer(field: Field) -> Json:
    return {
        "type": "integer",
        "minimum": -LARGEST if field.min is None else field.min,
        "maximum": LARGEST if field.max is None else field.max,
    }


def _member(_field: Field) -> Json:
    return {
        "type": "object",
        "required": ["kind", "id"],
        "properties": {
            "kind": {"enum": list(MEMBER_KINDS)}, "id": {"type": "string", "format": "member-id", "maxLength": 100},
        },
        "additionalProperties": False,
    }


def _controls(_field: Field) -> Json:
    return {
        "type": "object",
        "properties": {name: {"enum": list(states)} for name, states in CONTROLS.items()},
        "additionalProperties": False,
    }


def _file(_field: Field) -> Json:
    text: Json = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            "id": text, "blob": text, "name": text, "size": {"type": "integer", "minimum": 0}, "type": text,
            "added_at": {"type": "string", "format": "date-time"}, "added_by": text,
        },
    }


def _struct(field: Field) -> Json:
    if not field.parts:
        return {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
    return {
        "type": "object",
        "required": [part.name for part in field.parts if part.required],
        "properties": {
            part.name: _one(part_field(part)) if part.required else _nullable(_one(part_field(part)))
            for part in field.parts
        },
        "additionalProperties": False,
    }


_SCHEMAS: dict[Kind, Callable[[Field], Json]] = {
    Kind.LINE: _line,
    Kind.SERIAL: lambda f: _text("line", f.max or 40),
    Kind.TEXT: lambda f: _text("text", f.max or LONGEST_TEXT),
    Kind.RICH_TEXT: lambda f: _text("rich-text", MARKUP_FACTOR * (f.max or LONGEST_TEXT)),
    Kind.PHONE: lambda _f: _text("phone", LONGEST_PHONE),
    Kind.EMAIL: lambda _f: _text("email", LONGEST_EMAIL),
    Kind.URL: lambda f: _text("http-url", f.max or LONGEST_URL),
    Kind.MONEY: _money,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: lambda _f: {"type": "boolean"},
    Kind.DATE: lambda f: {"type": "string", "format": "past-date" if f.past else "date"},
    Kind.PARTIAL_DATE: lambda _f: {"type": "string", "format": "partial-date"},
    Kind.YEAR_MONTH: lambda f: {"type": "string", "format": "past-month" if f.past else "year-month"},
    Kind.INSTANT: lambda _f: {"type": "string", "format": "date-time"},
    Kind.CODE: lambda f: _text(_code_format(f), 100),
    Kind.REFERENCE: lambda f: _text(f"{f.refers}-id" if f.refers else "record-id", 100),
    Kind.FILE: _file,
    Kind.MEMBER: _member,
    Kind.CONTROLS: _controls,
    Kind.STRUCT: _struct,
}


def _one(field: Field) -> Json:
    return _SCHEMAS[field.kind](field)


def _nullable(schema: Json) -> Json:
    """Null clears, and so does a text without a character."""
    least = schema.get("minLength", 0)
    if least > 1:
        return {"anyOf": [schema, {"type": ["string", "null"], "maxLength": 0}]}
    if least:
        schema = {name: value for name, value in schema.items() if name != "minLength"}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def field_schema(field: Field) -> Json:
    """What may be sent for a field, null left aside."""
    one = _one(field)
    if field.many:
        one = {"type": "array", "maxItems": field.max_items or MOST_ITEMS, "items": one}
        if field.required:
            one["minItems"] = 1
    return {"title": f"{field.label[0]} / {field.label[1]}", **one}


def input_schema(
    type_: RecordType, mode: Literal["create", "edit"], *, custom: Sequence[Field] = ()
) -> Json:
    """The body of a create or edit: what people write, nothing else; null clears what is not required."""
    written = ("person", "create") if mode == "create" else ("person",)
    fields = [f for f in type_.fields.values() if f.written in written and f.kind not in (Kind.SERIAL, Kind.FILE)]
    required = [f.name for f in fields if f.required]
    properties = {f.name: field_schema(f) if f.required else _nullable(field_schema(f)) for f in fields}
    properties["custom"] = {
        "type": "object",
        "properties": {f.name: field_schema(f) if f.required else _nullable(field_schema(f)) for f in custom},
        "additionalProperties": False,
    }
    schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    if mode == "create" and required:
        schema["required"] = required
    return schema


@functools.lru_cache(maxsize=256)
def _output_properties(model: type) -> Json:
    type_: RecordType = model.declared
    properties: Json = {
        "id": {"type": "string"},
        "version": {"type": "integer", "minimum": 1},
        "deleted_at": {"type": ["string", "null"], "format": "date-time"},
        "deleted_by": {"type": ["string", "null"]},
        "updated_by": {"type": ["string", "null"]},
        "visibility": {"enum": ["open", "restricted"]},
        "public": {"type": ["boolean", "null"]},
        "custom": {"type": "object"},
    }
    members: Json = {"type": ["array", "null"], "items": _member(next(iter(type_.fields.values())))}
    properties |= {"reader_list": members, "authors": members, "collaborators": {"type": ["array", "null"]}}
    properties |= {"record_controls": {"type": ["object", "null"]}}
    for name, field in {**SYSTEM_FIELDS, **type_.fields}.items():
        properties[name] = _shown(field)
    return properties


def _shown(field: Field) -> Json:
    """A masked value keeps its outer shape and loses what makes it valid."""
    if field.secret:
        return {"title": field.label[1], "type": ["string", "null"]}
    schema = _without_limits(_one(field))
    if field.masked:
        schema = _without_formats(schema)
    if field.many:
        schema = {"type": "array", "items": _nullable(schema)}
    return {"title": f"{field.label[0]} / {field.label[1]}", **_nullable(schema)}


_LIMITS = frozenset({"minLength", "maxLength", "minimum", "maximum", "maxItems"})


def _without_limits(schema: Any) -> Any:
    """What was kept under yesterday's limits is still shown."""
    if isinstance(schema, dict):
        return {key: _without_limits(value) for key, value in schema.items() if key not in _LIMITS}
    return schema


def _without_formats(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _without_formats(value) for key, value in schema.items() if key not in ("format", "required")}
    return schema


def output_schema(type_: RecordType) -> Json:
    """A record as it is answered: what it lacks, or what was not asked for, is left out."""
    return {
        "type": "object", "required": ["id"], "properties": dict(_output_properties(type_.model)),
        "additionalProperties": False,
    }


def json_schema(type_: RecordType) -> Json:
    """The record type as a JSON Schema document of its own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": type_.label[1],
        "description": type_.label[0], **output_schema(type_),
    }
