"""What operations leave behind, and for how long (`Keeping`).

The plan of an import goes when it is carried out. An uploaded file and its table go when nobody has used them for some
days; the table of an import with refused rows stays as long as they may be mended. Files of exports go after some days;
later an operation forgets its samples and what it said of refused rows. What an undo needs stays: which records, and
their history. Contents themselves are removed as soon as nothing names them (crm_records.unused_blobs).
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Doc, Documents

from crm_records.exchange import imports
from crm_records.keeping import Keeping
from crm_records.operations import model
from crm_records.operations.journal import COLLECTION as ROWS
from crm_records.operations.journal import Journal
from crm_records.unused_blobs import Reference

REFERENCES = (
    Reference(imports.COLLECTION, "blob", {"kept": True}),
    Reference(imports.COLLECTION, "spool", {"kept": True}),
    Reference(model.COLLECTION, "plan"),
    Reference(model.COLLECTION, "file.digest"),
    Reference(model.COLLECTION, "parts"),
)
"""Where operations and imports name contents."""

_AT_ONCE = 100
_AT_WORK = frozenset({"previewing", "running", "undoing"})


async def drop_plan(documents: Documents, blobs: Blobs, operation_id: str) -> None:
    """The plan of a finished operation; two operations may have planned the same."""
    operations = documents[model.COLLECTION]
    before = await operations.get(operation_id)
    digest = (before or {}).get("plan")
    if before is None or digest is None:
        return
    await operations.update_one({"_id": operation_id}, {"$set": {"plan": None}, "$inc": {"version": 1}})
    if not await operations.count({"plan": digest}, cap=1):
        # one who plans the same now has put it since this one was started, though he may not have named it yet
        await blobs.delete(digest, unused_since=before["started_at"])


async def forget(documents: Documents, now: datetime, keeping: Keeping) -> None:
    """Let go of what is past its time, operation by operation; ended half way it goes on at the next run."""
    async for doc in _older(documents, imports.COLLECTION, {"kept": True}, now - keeping.uploads):
        await _forget_import(documents, doc, now, keeping)
    least = min(keeping.uploads, keeping.exports, keeping.operations)
    async for operation in _older(documents, model.COLLECTION, {"forgotten": None}, now - least):
        await _forget_operation(documents, operation, now, keeping)


async def _older(documents: Documents, collection: str, where: Doc, before: datetime) -> AsyncIterator[Doc]:
    created: Doc = {"$lt": before}
    while True:
        found = await documents[collection].find(
            {**where, "created_at": created}, sort=[("created_at", 1)], limit=_AT_ONCE
        )
        for doc in found:
            yield doc
        if len(found) < _AT_ONCE:
            return
        created = {"$lt": before, "$gt": found[-1]["created_at"]}


async def _forget_import(documents: Documents, doc: Doc, now: datetime, keeping: Keeping) -> None:
    operation = await documents[model.COLLECTION].get(doc["operation_id"]) if doc["operation_id"] else None
    if operation is not None and operation["state"] in _AT_WORK:
        return
    used = doc.get("used_at") or doc["created_at"]
    if operation is not None:
        used = max(used, _touched(operation))
    idle = now - used
    if idle < keeping.uploads:
        return
    if operation is not None and operation["state"] != "ready" and model.has_refused(operation):
        if idle < keeping.operations:           # mended and loaded again, the refused rows are another upload
            await _set(documents, imports.COLLECTION, doc, {"blob": None})
            return
        await _set(documents, model.COLLECTION, operation, {"table_gone": True})
    columns = [{**one, "samples": []} for one in doc["columns"]]
    gone: Doc = {"kept": False, "blob": None, "spool": None, "columns": columns}
    await _set(documents, imports.COLLECTION, doc, gone)


async def _forget_operation(documents: Documents, operation: Doc, now: datetime, keeping: Keeping) -> None:
    if operation["state"] in _AT_WORK:
        return
    idle = now - _touched(operation)
    changes: Doc = {}
    if operation.get("file") is not None and idle >= keeping.exports:
        changes["file"] = None
    if operation["state"] == "ready" and idle >= _patience(operation, keeping):
        changes |= {"state": "cancelled", "finished_at": now, "plan": None}
    if idle >= keeping.operations:
        await _forget_rows(documents, operation["_id"])
        changes |= {"samples": [], "plan": None, "forgotten": True}
    if changes:
        await _set(documents, model.COLLECTION, operation, changes)


def _patience(operation: Doc, keeping: Keeping) -> timedelta:
    """How long what was previewed may wait to be started."""
    return keeping.uploads if operation["kind"] == "import" else keeping.operations


def _touched(operation: Doc) -> datetime:
    known = (operation.get("finished_at"), operation.get("beat_at"), operation["created_at"])
    return max(one for one in known if one is not None)


async def _forget_rows(documents: Documents, operation_id: str) -> None:
    """What was refused, and why: both quote what people wrote."""
    async for chunk in Journal(documents, operation_id).chunks():
        rows = [{name: value for name, value in row.items() if name not in ("t", "e")} for row in chunk["rows"]]
        if rows != chunk["rows"]:
            await documents[ROWS].update_one({"_id": chunk["_id"]}, {"$set": {"rows": rows}})


async def _set(documents: Documents, collection: str, doc: Doc, changes: Doc) -> None:
    """Unless somebody changed it meanwhile: then it is in use, and looked at again at the next run."""
    if any(doc.get(name) != value for name, value in changes.items()):
        await documents[collection].update_one(
            {"_id": doc["_id"], "version": doc["version"]}, {"$set": changes, "$inc": {"version": 1}}
        )
