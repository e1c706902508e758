"""What operations leave behind, and for how long: plans go when they are carried out, parsed tables after 30 days."""

from datetime import datetime, timedelta

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Documents

from crm_records.exchange import imports
from crm_records.operations import model

KEPT = timedelta(days=30)
EVERY_SECONDS = 86_400.0
_AT_ONCE = 100


async def drop_plan(documents: Documents, blobs: Blobs, operation_id: str) -> None:
    """The plan of a finished operation; two operations may have planned the same."""
    operations = documents[model.COLLECTION]
    before = await operations.get(operation_id)
    digest = (before or {}).get("plan")
    if digest is None:
        return
    await operations.update_one({"_id": operation_id}, {"$set": {"plan": None}, "$inc": {"version": 1}})
    if not await operations.count({"plan": digest}, cap=1):
        await blobs.delete(digest)


async def drop_old_tables(documents: Documents, blobs: Blobs, now: datetime) -> int:
    """Rows of imports that nobody mends any more. The uploaded file itself stays: it may be somebody's attachment."""
    collection = documents[imports.COLLECTION]
    dropped = 0
    while True:
        old = await collection.find(
            {"created_at": {"$lt": now - KEPT}, "kept": True}, sort=[("created_at", 1)], limit=_AT_ONCE
        )
        for doc in old:
            await collection.update_one({"_id": doc["_id"]}, {"$set": {"kept": False}, "$inc": {"version": 1}})
            if not await collection.count({"spool": doc["spool"], "kept": True}, cap=1):
                await blobs.delete(doc["spool"])
                dropped += 1
        if len(old) < _AT_ONCE:
            return dropped

