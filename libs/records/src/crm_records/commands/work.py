"""The unit of work of one command: what it read and means to write. Nothing happens outside it until the commit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from crm_platform.documents.port import Doc, Filter, Transaction
from crm_platform.tasks.port import Task

from crm_records.access.caller import Caller
from crm_records.access.policy import Policy
from crm_records.commands.locks import Holder, KeyedLocks
from crm_records.commands.parts import Parts
from crm_records.commands.registry import CommandSpec
from crm_records.commands.repository import Repository
from crm_records.commands.rights import Rights
from crm_records.commands.rules import Registered
from crm_records.declaration import Record

R = TypeVar("R", bound=Record)

UNFILTERED = frozenset({"duplicates", "cycles", "last_manager", "names"})
"""The only purposes for which a rule may read records past the caller's rights; it must not tell what it saw."""


@dataclass(slots=True)
class Write:
    """A buffered write. `before` is None for a new record."""

    entry: Registered
    record: Record
    before: Doc | None
    verb: str
    derived: bool
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A row of history for something that changed nothing: who looked at which fields."""

    record: Record
    verb: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """An event that is no change of a record."""

    type: str
    subject: str
    data: Doc
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One command with everything that came with it."""

    command: Any
    spec: CommandSpec
    caller: Caller
    key: str | None = None
    if_match: int | None = None
    reason: str | None = None
    operation_id: str | None = None
    fingerprint: str = ""
    patient: bool = True                    # waits for keys that others hold


@dataclass(slots=True)
class Buffer:
    """What a unit of work has gathered."""

    writes: list[Write] = field(default_factory=list[Write])
    guards: dict[tuple[str, str], int | None] = field(default_factory=dict[tuple[str, str], "int | None"])
    tasks: list[Task] = field(default_factory=list[Task])
    looks: list[Look] = field(default_factory=list[Look])
    extras: list[Extra] = field(default_factory=list[Extra])
    fills: list[Callable[[Transaction], None]] = field(default_factory=list[Callable[[Transaction], None]])
    ids: list[str] = field(default_factory=list[str])
    seen: dict[tuple[str, str], tuple[Doc, Record]] = field(default_factory=dict[tuple[str, str], Any])
    loaded: dict[tuple[str, str], Doc] = field(default_factory=dict[tuple[str, str], Doc])


class Work:
    def __init__(self, parts: Parts, request: Request, access: Rights, locks: KeyedLocks) -> None:
        self.parts, self.request, self.access = parts, request, access
        self.policy: Policy = access.policy
        self.now: datetime = access.now
        self.caller: Caller = request.caller
        self.buffer = Buffer()
        self._locks, self.holder = locks, Holder()

    @property
    def operation_id(self) -> str | None:
        return self.request.operation_id

    @property
    def reason(self) -> str | None:
        return self.request.reason

    def of(self, model: type[R]) -> Repository[R]:
        """The records of a type, as the caller may see them."""
        return Repository(self, self.parts.types[model.declared.name])

    def records(self, type_name: str) -> Repository[Record]:
        return Repository(self, self.parts.types[type_name])

    async def guard(self, record: Record) -> None:
        """Have the commit fail, and the command run again, if the record is no longer as it was read."""
        self.buffer.guards[(type(record).declared.plural, record.id)] = record.version

    def enqueue(self, task: Task) -> None:
        self.buffer.tasks.append(task)

    def log(self, record: Record, verb: str, names: Sequence[str]) -> None:
        """A row in the record's history without a change, with an event `<type>.<verb>`."""
        self.buffer.looks.append(Look(record, verb, tuple(names)))

    def publish(self, event_type: str, subject: str, data: Doc, *, key: str | None = None) -> None:
        """An event beside those that changes of records make: `crm.<service>.<event_type>`."""
        self.buffer.extras.append(Extra(event_type, subject, data, key or subject))

    def also(self, fill: Callable[[Transaction], None]) -> None:
        """Writes that are no change of a record, put into the commit's transaction."""
        self.buffer.fills.append(fill)

    async def exclusive(self, *keys: str) -> None:
        """Hold these keys until the commit (see crm_records.commands.locks); then read what they stand for."""
        await self._locks.take(self.holder, sorted(keys), wait=self.request.patient)

    def known(self, refers: str, id_: str) -> bool:
        """Whether a reference names something of the directory; other records are the rules' business."""
        policy = self.policy
        directory = {
            "person": policy.people, "department": policy.departments, "region": policy.regions, "group": policy.groups,
        }.get(refers)
        return directory is None or id_ in directory

    def release(self) -> None:
        self._locks.release(self.holder)

    async def unfiltered(
        self, purpose: str, model: type[Record], where: Filter, *, fields: Sequence[str] = (), limit: int = 0
    ) -> list[Doc]:
        """Documents past the caller's rights, for a rule named in `UNFILTERED` only."""
        require_purpose(purpose)
        return await self.parts.documents[model.declared.plural].find(where, fields=fields, limit=limit)

    async def unfiltered_records(self, purpose: str, model: type[R], where: Filter) -> list[R]:
        """Likewise as records, their versions remembered, for the rule to save."""
        found = await self.unfiltered(purpose, model, where)
        return [self.of(model).remember(doc) for doc in found]


def require_purpose(purpose: str) -> None:
    if purpose not in UNFILTERED:
        raise ValueError(f"no rule may read unfiltered for {purpose}")
