"""The access decisions of one command or request: bound to a policy, a caller and an instant."""

import functools
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import Forbidden

from crm_records.access import field_rules
from crm_records.access.caller import Caller
from crm_records.access.decision import Access, Decision
from crm_records.access.policy import Policy, Standing
from crm_records.declaration import Field, RecordType


class Rights:
    __slots__ = ("_access", "_decided", "caller", "now", "policy")

    def __init__(self, policy: Policy, caller: Caller, now: datetime) -> None:
        self.policy, self.caller, self.now = policy, caller, now
        self._access = Access(policy, caller, now)
        self._decided: dict[tuple[str, str], Decision] = {}

    def standing(self, store: str) -> Standing:
        return self.policy.standing(self.caller, store)

    def keys(self, store: str) -> tuple[str, ...]:
        """What the caller holds there; a system caller holds none and is `unfiltered`."""
        return self.standing(store).keys

    def decide(self, operation: str, type_: RecordType, doc: Doc | None = None) -> Decision:
        """`doc` None: what can be said before a record is at hand; asked once."""
        if doc is not None:
            return self._decide(operation, type_, doc)
        asked = (operation, type_.name)
        found = self._decided.get(asked)
        if found is None:
            found = self._decided[asked] = self._decide(operation, type_, None)
        return found

    def _decide(self, operation: str, type_: RecordType, doc: Doc | None) -> Decision:
        if operation == "import":
            return self._access.decide_any((operation_name("create", type_), "import_updates"), type_.store)
        return self._access.decide(operation_name(operation, type_), type_.store, doc)

    def require(self, operation: str, type_: RecordType, doc: Doc | None = None) -> None:
        """Forbidden with the first factor that refuses."""
        _raise(self.decide(operation, type_, doc))

    def require_in(self, operation: str, store: str) -> None:
        """Of a command that is about no record type."""
        _raise(self._access.decide(operation, store, None))

    def require_assignable(self, type_: RecordType, person_id: str, doc: Doc) -> None:
        """The caller may give the record (to be) to this person."""
        _raise(self._access.may_assign(type_.store, doc, person_id))

    def can_read(self, type_: RecordType, doc: Doc) -> bool:
        """By the record's own facts and, where the type names an operation for reading, by that one too."""
        readable = self._access.can_read(type_.store, doc)
        return readable and (not reads_by_name(type_) or self.decide("read", type_, doc).allowed)

    def masked(self, type_: RecordType, doc: Doc) -> frozenset[str]:
        """Names of the fields that the caller sees masked on this record."""
        names = _masked_names(type_.model)
        return self._access.masked(type_.store, names, doc) if names else names

    def unreadable(self, type_: RecordType, custom: Sequence[Field] = ()) -> frozenset[str]:
        """Names of the fields that are not there for the caller on any record; `custom.<name>` among them."""
        return field_rules.unreadable(type_, custom, self.standing(type_.store))

    def unwritable(self, type_: RecordType, custom: Sequence[Field] = ()) -> frozenset[str]:
        """Names of the fields that the caller writes on no record, unreadable ones included."""
        return field_rules.unwritable(type_, custom, self.standing(type_.store))

    def require_writable(self, type_: RecordType, custom: Sequence[Field], values: Mapping[str, Any]) -> None:
        """Forbidden where document values hold a field that the caller may not write."""
        refused = self.unwritable(type_, custom)
        if refused and not refused.isdisjoint(paths_of(values)):
            raise Forbidden(factor="field")


def paths_of(values: Mapping[str, Any]) -> list[str]:
    """Names of the values, custom ones each as `custom.<name>`."""
    custom = values.get("custom")
    inner = [f"custom.{name}" for name in custom] if isinstance(custom, Mapping) else []
    return [*(name for name in values if name != "custom"), *inner]


@functools.lru_cache(maxsize=256)
def _masked_names(model: type) -> frozenset[str]:
    return frozenset(f.name for f in model.declared.fields.values() if f.masked or f.secret)


def operation_name(operation: str, type_: RecordType) -> str:
    """The row of the table by which a type decides an operation: its own where it names one."""
    named: dict[str, str] = getattr(type_.model, "operations", _NONE)
    if operation in named:
        return named[operation]
    return type_.create_document if operation == "create" and type_.create_document is not None else operation


def reads_by_name(type_: RecordType) -> bool:
    """Reading records of this type is an operation of its own, beside what their facts say."""
    return "read" in getattr(type_.model, "operations", _NONE)


_NONE: dict[str, str] = {}


def _raise(decision: Decision) -> None:
    if not decision.allowed:
        raise Forbidden(factor=decision.factor)
