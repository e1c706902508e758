"""What a record type adds to the machinery: pure hooks, registered with the type in `service.py`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError

from crm_records.access.caller import Caller
from crm_records.access.policy import Policy
from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind, Record, RecordType

if TYPE_CHECKING:
    from crm_records.commands.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContext:
    """All that a pure rule may know beside the record. `today` is the installation's calendar day."""

    type: RecordType
    verb: str
    now: datetime
    today: date
    caller: Caller
    policy: Policy
    lists: CodeLists
    reason: str | None = None


class TypeRules(Protocol):
    """Runs for every created or changed record before it is committed; derived changes pass by."""

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        """Fill generated values, `dup` and `sort` of the draft; report what does not fit together. Pure."""
        ...

    async def before_commit(self, work: "Work", draft: Doc, before: Doc | None) -> None:
        """Checks and values that need reads: duplicates, parent cycles, serials. May raise."""
        ...


class NoRules:
    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del draft, before, context
        return []

    async def before_commit(self, work: "Work", draft: Doc, before: Doc | None) -> None:
        """Nothing to check."""


class Registered:
    """A record type with its rules, and what the machinery asks of the declaration at every write."""

    __slots__ = ("derived", "files", "masked", "orders", "rules", "secrets", "type")

    def __init__(self, type_: RecordType, rules: TypeRules) -> None:
        self.type, self.rules = type_, rules
        fields = type_.fields.values()
        self.secrets = tuple(f.name for f in fields if f.secret)
        self.masked = frozenset(f.name for f in fields if f.masked or f.secret)
        self.files = tuple(f.name for f in fields if f.kind is Kind.FILE)
        self.derived = frozenset(f.name for f in fields if f.derived)
        self.orders: tuple[Field, ...] = tuple(f for f in fields if f.list_sort is not None)


class Types:
    """The record types of one service. `Types((Customer, CustomerRules()), Card)`."""

    def __init__(self, *entries: "tuple[type[Record], TypeRules] | type[Record]") -> None:
        self._by_name: dict[str, Registered] = {}
        for entry in entries:
            model, rules = entry if isinstance(entry, tuple) else (entry, NoRules())
            self._by_name[model.declared.name] = Registered(model.declared, rules)
        self._by_plural: Mapping[str, Registered] = {r.type.plural: r for r in self._by_name.values()}

    def __getitem__(self, name: str) -> Registered:
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[Registered]:
        return iter(self._by_name.values())

    def plural(self, plural: str) -> Registered:
        return self._by_plural[plural]

    def get(self, name: str) -> Registered | None:
        return self._by_name.get(name)
