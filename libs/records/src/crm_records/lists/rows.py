"""From stored documents to rows on the wire: the fields asked for, instants as text, masked values masked."""

import functools
from collections.abc import Sequence
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import Invalid

from crm_records.commands.rights import Rights
from crm_records.declaration import Kind, RecordType
from crm_records.lists.errors import UNKNOWN_LIST_FIELD
from crm_records.lists.fields import SYSTEM_FIELDS
from crm_records.validation import to_wire
from crm_records.validation.outgoing import Decipher

DECIDING = (
    "owner_id", "department_id", "collaborators", "reader_list", "authors", "visibility", "public", "deleted_at",
)
"""Members that tell whether a caller may read a record, and what of it is masked."""

_MEMBERS = frozenset({
    *SYSTEM_FIELDS, "custom", "collaborators", "reader_list", "authors", "visibility", "public", "record_controls",
    "deleted_at", "deleted_by",
})


_ALWAYS = frozenset({"id", "version"})      # asked for or not
_NOTHING = frozenset[str]()


class RowShape:
    """How rows with these fields are read and written; made once for each set of fields asked for."""

    __slots__ = ("_hidden_custom", "_instants", "_plain", "_special", "_type", "read")

    def __init__(self, type_: RecordType, fields: tuple[str, ...], hidden: frozenset[str]) -> None:
        self._type = type_
        asked = fields or (*type_.fields, *sorted(_MEMBERS - type_.fields.keys()))
        wanted = tuple(n for n in asked if n not in _ALWAYS and n not in hidden)
        self._hidden_custom = frozenset(n.removeprefix("custom.") for n in hidden if n.startswith("custom."))
        known = {**SYSTEM_FIELDS, **type_.fields}
        self._special = tuple(n for n in wanted if n in known and (known[n].masked or known[n].secret))
        self._instants = tuple(
            n for n in wanted if n == "deleted_at" or (n in known and known[n].kind is Kind.INSTANT)
        )
        self._plain = tuple(n for n in wanted if n not in self._special and n not in self._instants)
        self.read: tuple[str, ...] = tuple(dict.fromkeys((*wanted, *DECIDING))) if fields else ()

    def row(self, doc: Doc, rights: Rights, decipher: Decipher) -> dict[str, Any]:
        get = doc.get
        row: dict[str, Any] = {"id": doc["_id"], "version": doc["version"]}
        row.update(zip(self._plain, map(get, self._plain), strict=True))
        for name in self._instants:
            value = get(name)
            row[name] = None if value is None else f"{value.isoformat(timespec='milliseconds')[:23]}Z"
        if self._special:
            masked = rights.masked(self._type, doc)
            some = {n: doc[n] for n in self._special if n in doc}
            shown = to_wire(self._type, some, masked=masked, decipher=decipher)
            for name in self._special:
                row[name] = shown.get(name)
        if self._hidden_custom and row.get("custom"):
            row["custom"] = {n: v for n, v in row["custom"].items() if n not in self._hidden_custom}
        return row


@functools.lru_cache(maxsize=1024)
def _shape(model: type, fields: tuple[str, ...], hidden: frozenset[str]) -> RowShape:
    return RowShape(model.declared, fields, hidden)


def row_shape(type_: RecordType, fields: Sequence[str], hidden: frozenset[str] = _NOTHING) -> RowShape:
    """Invalid for a field that the type does not have; `hidden`: those that the caller may not read."""
    for name in fields:
        if name in hidden or (name not in type_.fields and name not in _MEMBERS and name not in _ALWAYS):
            raise Invalid.one("/fields", UNKNOWN_LIST_FIELD, value=name[:100])
    return _shape(type_.model, tuple(dict.fromkeys(fields)), hidden)
