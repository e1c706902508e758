"""One service's record machinery in one object: what its `service.py` makes once and hands to routes and jobs."""

from functools import cached_property

from crm_records.commands.executor import Executor
from crm_records.commands.parts import Parts
from crm_records.lists.service import ListService


class ServiceContext(Parts):
    """`Parts` with what stands on them."""

    @cached_property
    def executor(self) -> Executor:
        return Executor(self)

    @cached_property
    def lists(self) -> ListService:
        return ListService(self)
