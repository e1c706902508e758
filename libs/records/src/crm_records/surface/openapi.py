"""The OpenAPI pieces of a record's routes, written from the declaration.

Formats that JSON Schema does not know name what the text must be: `record-id`, `field-names`, `crm-filter`,
`page-token`, `crm-sort-value`, `phone`, `partial-date`, `year-month`.
"""

from typing import Any

from crm_records.declaration import RecordType
from crm_records.describe import input_schema, output_schema
from crm_records.lists.fields import queryable
from crm_records.lists.request import MAX_PAGE_SIZE

Json = dict[str, Any]

ID: Json = {"type": "string", "format": "record-id", "minLength": 1, "maxLength": 100}
ACCESS: Json = {
    "type": "object",
    "required": ["edit", "delete", "assign", "print", "export", "copy", "forward", "reveal", "masked", "reasons"],
    "properties": {
        **{n: {"type": "boolean"} for n in (
            "edit", "delete", "assign", "print", "export", "copy", "forward", "reveal",
        )},
        "masked": {"type": "array", "items": {"type": "string"}},
        "reasons": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "additionalProperties": False,
}
RECEIPT: Json = {
    "type": "object", "required": ["receipt"], "properties": {"receipt": {"const": True}},
    "additionalProperties": False,
}
CHANGE: Json = {
    "type": "object",
    "required": ["id", "at", "actor_id", "verb", "version", "fields"],
    "properties": {
        "id": ID,
        "at": {"type": "string", "format": "date-time"},
        "actor_id": {"type": "string"},
        "client": {"enum": ["browser", "program", "system"]},
        "command": {"type": "string"},
        "verb": {"type": "string"},
        "reason": {"type": ["string", "null"]},
        "operation_id": {"type": ["string", "null"]},
        "version": {"type": "integer", "minimum": 1},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "before", "after"],
                "properties": {"name": {"type": "string"}, "before": {}, "after": {}, "masked": {"const": True}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


LIST_NAME: Json = {"type": "string", "format": "code-list-name", "minLength": 1, "maxLength": 100}


def path_parameter(name: str = "id", schema: Json = ID) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def query(name: str, schema: Json, description: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": description}


def header(name: str, schema: Json, description: str) -> Json:
    return {"name": name, "in": "header", "required": False, "schema": schema, "description": description}


KEY = header(
    "Idempotency-Key", {"type": "string", "pattern": "^[\\x21-\\x7e]{1,128}$"},
    "A repeat with the same key and body answers the same and does nothing.",
)
IF_MATCH = header(
    "If-Match", {"type": "string", "pattern": '^(\\*|"[0-9]{1,18}")$'},
    "The version the change was made from; 412 where it is no longer."
)
_TEXT: Json = {"type": "string", "maxLength": 200}
_NAMES: Json = {"type": "string", "format": "field-names", "maxLength": 4000}
_FLAG: Json = {"type": "boolean"}


def page_parameters() -> list[Json]:
    return [
        query("page_size", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE}, "Rows at most."),
        query("page_token", {"type": "string", "format": "page-token"}, "`next_page_token` of the page before."),
    ]


FIELDS = query("fields", _NAMES, "Top-level fields to return; all of them where none is named.")


def search_parameters() -> list[Json]:
    return [
        query("q", _TEXT, "Words, pinyin or initials, pieces of numbers."),
        query("filter", {"type": "string", "format": "crm-filter", "maxLength": 4000}, "A subset of AIP-160."),
    ]


def list_parameters(type_: RecordType) -> list[Json]:
    orders = sorted(queryable(type_).sortable)
    allowed = ["", *(f"{name}{way}" for name in orders for way in ("", " asc", " desc"))]
    return [
        *search_parameters(),
        query("order_by", {"type": "string", "enum": allowed}, "One field, `desc` behind it for the largest first."),
        *page_parameters(),
        query("start_at", {"type": "string", "format": "crm-sort-value", "maxLength": 100}, "Begin at this value."),
        FIELDS,
        query("deleted", _FLAG, "Deleted records, for those who may restore them."),
        query("about", _FLAG, "How many there are: exact to 1,000, then rounded to two digits."),
    ]


def record_schema(type_: RecordType) -> Json:
    """A record as answered: its fields may be left out by `fields`, masked, or null."""
    schema = output_schema(type_)
    properties = {**schema["properties"], "_access": ACCESS}
    return {**schema, "title": type_.model.__name__, "properties": properties}


def rows_schema(type_: RecordType) -> Json:
    return {"type": "array", "items": {**output_schema(type_), "title": f"{type_.model.__name__}Row"}}


def list_schema(type_: RecordType) -> Json:
    return {
        "type": "object",
        "required": [type_.plural, "next_page_token", "about"],
        "properties": {
            type_.plural: rows_schema(type_),
            "next_page_token": {"type": "string"},
            "about": {"type": ["integer", "null"], "minimum": 0},
        },
        "additionalProperties": False,
    }


def body(schema: Json) -> Json:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def answer(schema: Json, description: str = "Done", *, headers: Json | None = None) -> Json:
    found: Json = {"description": description, "content": {"application/json": {"schema": schema}}}
    if headers is not None:
        found["headers"] = headers
    return found


ETAG: Json = {"ETag": {"schema": {"type": "string"}, "description": "The record's version."}}
LOCATION: Json = {"Location": {"schema": {"type": "string"}, "description": "The new record."}}


def create_body(type_: RecordType) -> Json:
    return body(input_schema(type_, "create"))


def edit_body(type_: RecordType) -> Json:
    return body(input_schema(type_, "edit"))
