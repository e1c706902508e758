"""OpenAPI schemas of operations and imports."""

from typing import Any

from crm_records.exchange.charset import ENCODINGS
from crm_records.exchange.imports import DUPLICATES, LONGEST_WORD, MOST_MATCHED
from crm_records.exchange.mapping import MODES
from crm_records.lists.request import MAX_WORDS
from crm_records.lists.syntax import MAX_LENGTH
from crm_records.operations.model import COUNTS
from crm_records.surface.openapi import ID

Json = dict[str, Any]


def thing(required: list[str], properties: Json) -> Json:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def listed(item: Json) -> Json:
    return {"type": "array", "items": item}


TEXT: Json = {"type": "string"}
NULL_TEXT: Json = {"type": ["string", "null"]}
WHEN: Json = {"type": ["string", "null"], "format": "date-time"}
NUMBER: Json = {"type": "integer", "minimum": 0}
PROBLEM = thing(["pointer", "reason", "detail"], dict.fromkeys(("pointer", "reason", "detail", "factor"), TEXT))
COUNTED = thing([], dict.fromkeys(COUNTS, NUMBER))
CAN = thing([], {n: {"type": "boolean"} for n in ("start", "cancel", "undo", "resume", "file", "refused_file")})
SAMPLE = thing(["id", "title", "before", "after"], {
    "n": NUMBER, "id": NULL_TEXT, "title": TEXT, "state": TEXT, "before": {"type": ["object", "null"]},
    "after": {"type": ["object", "null"]}, "errors": listed(PROBLEM),
})
OPERATION = thing(
    ["id", "kind", "state", "record_type", "created_at", "created_by", "total", "done", "counts", "samples", "can"],
    {
        "id": ID,
        "kind": {"enum": ["bulk_edit", "import", "export", "undo"]},
        "state": {
            "enum": ["previewing", "ready", "running", "done", "cancelled", "failed", "undoing", "undone"],
        },
        "record_type": TEXT, "created_at": WHEN, "created_by": TEXT, "started_at": WHEN, "finished_at": WHEN,
        "total": NUMBER, "done": NUMBER, "counts": COUNTED, "planned": {"anyOf": [COUNTED, {"type": "null"}]},
        "samples": listed(SAMPLE), "can": CAN, "error": {"anyOf": [PROBLEM, {"type": "null"}]}, "note": TEXT,
        "undo_of": NULL_TEXT, "undone_by": NULL_TEXT, "file_name": NULL_TEXT,
    },
)
OPERATIONS = thing(["operations", "next_page_token"], {"operations": listed(OPERATION), "next_page_token": TEXT})
ROW = thing(["n", "id", "title", "state", "errors"], {
    "n": NUMBER, "id": NULL_TEXT, "title": TEXT, "state": TEXT, "errors": listed(PROBLEM),
    "before": {"type": ["object", "null"]}, "after": {"type": ["object", "null"]},
})
ROWS = thing(["rows", "next_page_token"], {"rows": listed(ROW), "next_page_token": TEXT})

_IDS = listed({**ID, "maxLength": 64})


def _or_null(schema: Json) -> Json:
    """Null is as if it were left out."""
    return {**schema, "type": [schema["type"], "null"]}


SELECTION: Json = {
    "anyOf": [
        thing(["ids"], {"ids": {**_IDS, "minItems": 1, "maxItems": 200_000}}),
        thing([], {
            "filter": _or_null({"type": "string", "format": "crm-filter", "maxLength": MAX_LENGTH}),
            "q": _or_null({"type": "string", "maxLength": MAX_WORDS}),
            "except": _or_null({**_IDS, "maxItems": 200_000}),
        }),
    ]
}
LANGUAGE: Json = {"enum": ["zh", "en", None]}
FORMAT: Json = {"enum": ["xlsx", "csv", None]}
_COLUMN: Json = {"type": "string", "format": "export-column", "minLength": 1}
EXPORT = thing(["selection", "columns"], {
    "selection": SELECTION, "columns": {**listed(_COLUMN), "minItems": 1, "maxItems": 500}, "format": FORMAT,
    "language": LANGUAGE,
})


def bulk_edit(values: Json, lists: list[str]) -> Json:
    """`values`: of the fields that may be edited in bulk; `lists`: names of those that hold several values."""
    mode: Json = {"enum": ["replace", "add", "remove"]}
    clear: Json = {"type": "string", "format": "bulk-field", "minLength": 1}
    return thing(["selection"], {
        "selection": SELECTION, "values": _or_null(values), "clear": _or_null({**listed(clear), "maxItems": 500}),
        "list_modes": _or_null(thing([], dict.fromkeys(lists, mode))),
        "reason": {"type": ["string", "null"], "maxLength": 500},
    })


COLUMN = thing(["index", "header", "samples", "suggested_field"], {
    "index": NUMBER, "header": TEXT, "samples": listed(TEXT), "suggested_field": NULL_TEXT,
})
IMPORT = thing([
    "id", "file_name", "format", "rows", "columns", "mapping", "mode", "match", "errors", "duplicates_always_skipped",
], {
    "id": ID, "record_type": TEXT, "file_name": TEXT, "source": NULL_TEXT, "format": TEXT, "encoding": TEXT,
    "delimiter": TEXT, "sheets": listed(TEXT), "sheet": TEXT, "rows": NUMBER, "odd_rows": NUMBER,
    "columns": listed(COLUMN), "mapping": {"type": "object", "additionalProperties": TEXT}, "mode": TEXT,
    "match": listed(TEXT), "duplicates": TEXT, "operation_id": NULL_TEXT, "created_at": WHEN,
    "duplicates_always_skipped": {
        "type": "boolean", "description": "The store skips them, whatever `duplicates` says.",
    },
    "errors": listed(PROBLEM),
})
_WORD = _or_null({"type": "string", "maxLength": LONGEST_WORD})
DECISIONS = thing([], {
    "mapping": {
        "type": ["object", "null"], "propertyNames": {"pattern": "^[0-9]{1,4}$"},
        "additionalProperties": _WORD,
    },
    "mode": {"enum": [*MODES, None]}, "match": _or_null({**listed(TEXT), "maxItems": MOST_MATCHED}),
    "sheet": _WORD, "encoding": {"enum": [*ENCODINGS, "", None]}, "duplicates": {"enum": [*DUPLICATES, None]},
})


def upload(types: list[str]) -> Json:
    return {
        "required": True,
        "content": {"multipart/form-data": {"schema": thing(["file", "record_type"], {
            "file": {"type": "string", "format": "binary"}, "record_type": {"type": "string", "enum": types},
            "source": {"type": "string", "maxLength": LONGEST_WORD},
        })}},
    }


def file_of(*media: str) -> Json:
    """An answer that is a file of one of these types."""
    schema: Json = {"type": "string", "format": "binary"}
    return {"description": "The file", "content": {one: {"schema": schema} for one in media}}
