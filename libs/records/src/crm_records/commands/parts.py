"""What the machinery of one service stands on: engines behind ports, types, policy, clock."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from crm_platform import clock
from crm_platform.clock import Clock
from crm_platform.documents.port import Documents
from crm_platform.search.port import SearchIndex
from crm_platform.tasks.port import Tasks

from crm_records.access.snapshot import PolicySource
from crm_records.codes import CodeLists
from crm_records.commands.handover import Handover
from crm_records.commands.rules import Types
from crm_records.declaration import Field


class Cipher(Protocol):
    """What keeps secrets unreadable at rest (crm_platform.cipher)."""

    def encrypt(self, text: str, /) -> str: ...
    def decrypt(self, text: str, /) -> str: ...


class CurrentCodeLists:
    """The code lists that hold now; a change of one replaces them all."""

    def __init__(self, lists: CodeLists) -> None:
        self.current = lists


def no_custom_fields(type_name: str) -> Sequence[Field]:
    del type_name
    return ()


@dataclass(frozen=True, kw_only=True)
class Parts:
    """`service`: its name in code (`contacts`). `token_key` authenticates page tokens: the same in every process."""

    service: str
    documents: Documents
    types: Types
    policies: PolicySource
    code_lists: CurrentCodeLists
    cipher: Cipher
    token_key: bytes
    search: SearchIndex | None = None
    tasks: Tasks | None = None
    custom_fields: Callable[[str], Sequence[Field]] = no_custom_fields
    clock: Clock = clock.now
    handover: Handover = field(default_factory=Handover)
    timezone: tzinfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))

    def __post_init__(self) -> None:
        """For what stands on the parts to set itself up."""

    @property
    def source(self) -> str:
        return f"crm/{self.service}"

    @property
    def topic(self) -> str:
        return f"crm.{self.service}.v1"

    def today(self, now: datetime) -> date:
        """The calendar day at the installation's place."""
        return _day_at(now.replace(microsecond=0), self.timezone)


@functools.lru_cache(maxsize=64)
def _day_at(now: datetime, zone: tzinfo) -> date:
    return now.astimezone(zone).date()
