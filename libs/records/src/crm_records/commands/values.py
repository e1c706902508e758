"""Documents as values: copies, differences, fingerprints."""

import hashlib
from dataclasses import fields
from typing import Any

import orjson
from crm_platform.clock import rfc3339
from crm_platform.documents.port import Doc

UNTRACKED = frozenset({
    "_id", "version", "access", "sort", "dup", "blobs", "created_at", "created_by", "updated_at", "updated_by",
    "deleted_by",
})
"""Members of a stored record that are not its content: outside history and outside 'did anything change'."""


def copy_document(doc: Doc) -> Doc:
    """A copy that shares no list or dict."""
    return {k: _copy(v) if type(v) in (dict, list) else v for k, v in doc.items()}


def _copy(value: Any) -> Any:
    if type(value) is dict:
        return {k: _copy(v) for k, v in value.items()}
    if type(value) is list:
        return [_copy(v) for v in value]
    return value


def without_nulls(doc: Doc) -> Doc:
    """Null and absent are one thing in a stored record: absent."""
    return {k: v for k, v in doc.items() if v is not None}


def changed_members(before: Doc, after: Doc) -> dict[str, tuple[Any, Any]]:
    """{member: (before, after)} of top-level members that differ, absent as None."""
    found: dict[str, tuple[Any, Any]] = {}
    for name in after.keys() | before.keys():
        old, new = before.get(name), after.get(name)
        if old != new or type(old) is not type(new):
            found[name] = (old, new)
    return found


def fingerprint(name: str, command: Any) -> str:
    """sha256 over the canonical JSON of a command."""
    return digest(name, {f.name: getattr(command, f.name) for f in fields(command)})


def digest(*content: Any) -> str:
    """sha256 over the canonical JSON of some values."""
    text = orjson.dumps(
        list(content), default=_plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
    )
    return hashlib.sha256(text).hexdigest()


def _plain(value: Any) -> Any:
    if hasattr(value, "tzinfo"):
        return rfc3339(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"a command holds {type(value).__name__}")
