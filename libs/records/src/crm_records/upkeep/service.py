"""The schedules of a service's upkeep."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from crm_platform.blobs.port import Blobs
from crm_platform.log.port import Log

from crm_records.commands import prune_receipts
from crm_records.declaration import RecordType
from crm_records.keeping import Keeping
from crm_records.operations import retention
from crm_records.service import ServiceContext
from crm_records.unused_blobs import UnusedBlobs
from crm_records.upkeep.leftovers import remove_leftovers
from crm_records.upkeep.purge import purge

HOUR = 3600.0
KEEP_EVENTS = timedelta(days=7)


class Upkeep:
    """Make it before the service's tasks open: it registers their schedule.

    `purged`: types whose deleted records are erased after their time. `blobs`: None where a service keeps no files.
    """

    def __init__(
        self, context: ServiceContext, log: Log, blobs: Blobs | None = None, *, purged: Sequence[RecordType] = (),
        keeping: Keeping | None = None,
    ) -> None:
        self._context, self._log, self._purged = context, log, purged
        self._keeping = keeping or Keeping()
        self._unused = None if blobs is None else UnusedBlobs(context, blobs, retention.REFERENCES)
        if context.tasks is not None:
            context.tasks.every(f"{context.service}.upkeep", HOUR, self._run)

    async def _run(self, _: dict[str, Any]) -> None:
        """In this order: what one step lets go, a later one removes."""
        documents, now = self._context.documents, self._context.clock()
        await purge(self._context, self._purged, now - self._keeping.deleted)
        if self._unused is not None:
            await retention.forget(documents, now, self._keeping)
            await self._unused.sweep()
            await asyncio.to_thread(remove_leftovers)
        await prune_receipts(documents, now)
        await self._log.prune(KEEP_EVENTS.total_seconds())
