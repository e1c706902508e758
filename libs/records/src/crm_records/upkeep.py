"""What a service tidies by itself: receipts past their week, and events that every group has seen."""

from datetime import timedelta
from typing import Any

from crm_platform.log.port import Log

from crm_records.commands import prune_receipts
from crm_records.service import ServiceContext

HOUR = 3600.0
KEEP_EVENTS = timedelta(days=7)


class Upkeep:
    """Make it before the service's tasks open: it registers their schedule."""

    def __init__(self, context: ServiceContext, log: Log) -> None:
        self._context, self._log = context, log
        if context.tasks is not None:
            context.tasks.every(f"{context.service}.upkeep", HOUR, self._run)

    async def _run(self, _: dict[str, Any]) -> None:
        await prune_receipts(self._context.documents, self._context.clock())
        await self._log.prune(KEEP_EVENTS.total_seconds())
