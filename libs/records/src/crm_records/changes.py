"""Change history: one row a committed change, append-only, written in the change's own transaction.

A row: {_id: the event's id, record_type, record_id, version, at, actor, client, command, verb, reason, operation_id,
fields: {name: [before, after]}}; none of the values on create, changed custom fields together under `custom`.
"""

from collections.abc import Collection
from typing import Any

from crm_platform.documents.port import Doc, Documents, Filter, Index, Spec

from crm_records.declaration import RecordType

COLLECTION = "changes"
SPEC = Spec(
    COLLECTION,
    indexes=(
        Index("record", (("record_id", 1), ("_id", -1))),
        Index("operation", (("operation_id", 1), ("_id", 1)), where=(("by_operation", True),)),
    ),
)


async def changed_since(documents: Documents, record_id: str, version: int) -> set[str]:
    """Names of the fields that people changed after this version."""
    rows = await documents[COLLECTION].find(
        {"record_id": record_id, "version": {"$gt": version}}, sort=[("_id", -1)], limit=200
    )
    return {name for row in rows if row["verb"] != "revealed" for name in row["fields"]}


async def history(
    documents: Documents, type_: RecordType, record_id: str, *, after: str | None, limit: int
) -> list[Doc]:
    """The record's changes, newest first; `after`: the id of the last row of the page before."""
    where: Filter = {"record_id": record_id}
    if after is not None:
        where["_id"] = {"$lt": after}
    rows = await documents[COLLECTION].find(where, sort=[("_id", -1)], limit=limit)
    return [row for row in rows if row["record_type"] == type_.name]


def fields_of(
    row: Doc, hidden: Collection[str], unreadable: Collection[str] = frozenset[str]()
) -> list[dict[str, Any]]:
    """The row's changed fields for the wire; values of hidden ones are withheld, that they changed is told. Of
    unreadable ones nothing is.
    """
    found: list[dict[str, Any]] = []
    for name, (before, after) in row["fields"].items():
        if name in unreadable:
            continue
        if name == "custom":
            names = sorted((before or {}).keys() | (after or {}).keys())
            names = [n for n in names if f"custom.{n}" not in unreadable]
            found += [_change(f"custom.{n}", (before or {}).get(n), (after or {}).get(n)) for n in names]
        elif name in hidden:
            found.append({"name": name, "before": None, "after": None, "masked": True})
        else:
            found.append(_change(name, before, after))
    return found


def _change(name: str, before: Any, after: Any) -> dict[str, Any]:
    return {"name": name, "before": before, "after": after}
