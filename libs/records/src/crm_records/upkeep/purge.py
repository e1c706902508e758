"""Erasing deleted records for good, once their time is over.

The record goes with its keys; its history keeps who did what and when, and which fields changed, but none of the
values; its files go when nothing else names them. The event `<type>.purged` tells other services and the index.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crm_platform.documents.port import Doc, Transaction
from crm_platform.errors import CrmError, Forbidden, NotFound

from crm_records import changes
from crm_records.access.caller import Caller
from crm_records.commands import Work, command
from crm_records.declaration import RecordType
from crm_records.service import ServiceContext

logger = logging.getLogger(__name__)

CALLER = Caller.system("purge")
_AT_ONCE = 50
_KEPT_VALUES = frozenset({"deleted_at"})
"""What an undo must know of a record that is no more: that it was deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeRecord:
    """`before`: only if it was deleted no later."""

    type_name: str
    id: str
    before: datetime


@dataclass(frozen=True, slots=True)
class Purged:
    purged: bool


@command(operation=lambda _: ())
async def purge_record(work: Work, command: PurgeRecord) -> Purged:
    """Nothing is done where somebody restored the record meanwhile; a restore while this commits makes it run again."""
    if work.caller.system != CALLER.system:
        raise Forbidden(factor="level")
    record = await work.records(command.type_name).get(command.id, deleted=True)
    deleted_at = record.doc.get("deleted_at")
    if deleted_at is None or deleted_at > command.before:
        return Purged(purged=False)
    history = await work.parts.documents[changes.COLLECTION].find({"record_id": record.id}, fields=("fields",))
    plural, version = type(record).declared.plural, record.version

    def erase(transaction: Transaction) -> None:
        transaction.delete(plural, record.id, version=version)
        for row in history:
            transaction.update(changes.COLLECTION, row["_id"], {"$set": {"fields": _without_values(row["fields"])}})

    work.also(erase)
    work.log(record, "purged", ())
    return Purged(purged=True)


def _without_values(fields: Doc) -> Doc:
    """Names of what changed; of the custom fields' own too."""
    kept: dict[str, Any] = {}
    for name, pair in fields.items():
        if name == "custom":
            names = sorted((pair[0] or {}).keys() | (pair[1] or {}).keys())
            kept[name] = [dict.fromkeys(names), dict.fromkeys(names)]
        else:
            kept[name] = pair if name in _KEPT_VALUES else [None, None]
    return kept


async def purge(context: ServiceContext, types: Sequence[RecordType], before: datetime) -> int:
    """Erase what was deleted at `before` or earlier, some records a transaction; how many went.

    Each batch is whole or not at all: one that was ended goes on at the next run.
    """
    purged = 0
    for type_ in types:
        after: Doc = {"$lte": before}
        while True:
            found = await context.documents[type_.plural].find(
                {"deleted_at": after}, sort=[("deleted_at", 1)], limit=_AT_ONCE, fields=("deleted_at",)
            )
            commands = [(PurgeRecord(type_name=type_.name, id=doc["_id"], before=before), None) for doc in found]
            done = await context.executor.run_many(commands, CALLER)
            for one in done:
                if isinstance(one, CrmError) and not isinstance(one, NotFound):
                    logger.warning("a record could not be erased: %s", one.reason)
            gone = sum(not isinstance(one, CrmError) for one in done)
            purged += gone
            if len(found) < _AT_ONCE or not gone:
                break
            await asyncio.sleep(0)
    return purged
