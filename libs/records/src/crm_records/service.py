"""One service's record machinery in one object: what its `service.py` makes once and hands to routes and jobs."""

import contextlib
from functools import cached_property
from typing import Any

from crm_platform.errors import NotFound

from crm_records.access.caller import Caller
from crm_records.commands import ending
from crm_records.commands.ending import RefreshKeys
from crm_records.commands.executor import Executor
from crm_records.commands.parts import Parts
from crm_records.lists.service import ListService


class ServiceContext(Parts):
    """`Parts` with what stands on them. Make it before its tasks are opened: it registers handlers."""

    def __post_init__(self) -> None:
        if self.tasks is not None:
            self.tasks.handler(ending.TASK, self._end_collaboration)

    async def _end_collaboration(self, arguments: dict[str, Any]) -> None:
        with contextlib.suppress(NotFound):         # purged meanwhile
            await self.executor.run(RefreshKeys(**arguments), Caller.system("collaborator-end"))

    @cached_property
    def executor(self) -> Executor:
        return Executor(self)

    @cached_property
    def lists(self) -> ListService:
        return ListService(self)
