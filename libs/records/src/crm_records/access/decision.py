"""The decision: may this caller do this to that record now? Pure, and the only place that says so.

Factors are tried in one order and the first that fails is named: active, level, flag, document, record, control,
state. What `field` rules refuse is asked field by field (`masked_fields`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crm_records.access.caller import Caller
from crm_records.access.facts import Facts, admits, is_author, is_open, is_public, sees_personal
from crm_records.access.model import Level, Listed
from crm_records.access.operations import OPERATIONS, OperationRule
from crm_records.access.policy import Policy
from crm_records.access.standing import CONTACTS, Holder, Standing

Factor = Literal["active", "level", "flag", "document", "record", "field", "control", "state"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`factor`: the first that refused, None where allowed. `watermark`: a print must carry one."""

    allowed: bool
    factor: Factor | None = None
    watermark: bool = False


ALLOWED = Decision(allowed=True)
ALLOWED_MARKED = Decision(allowed=True, watermark=True)
REFUSED: dict[Factor, Decision] = {
    factor: Decision(allowed=False, factor=factor)
    for factor in ("active", "level", "flag", "document", "record", "field", "control", "state")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    """One restricted record opened by a Manager, for a time and with a reason; serves reading by id only."""

    person_id: str
    record_id: str
    until: datetime
    reason: str

    def opens(self, standing: Standing, doc: Facts, now: datetime) -> bool:
        return (
            standing.level == Level.MANAGER
            and standing.holder.person_id == self.person_id
            and doc["_id"] == self.record_id
            and now <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What surrounds the record. `customer_keys`: present keys of the customer it hangs under, None where it does not.

    `glass`: only given when one record is read by its id.
    """

    customer_keys: Sequence[str] | None = None
    glass: BreakGlass | None = None


ALONE = Around()
READ, RESTORE = OPERATIONS["read"], OPERATIONS["restore"]


@dataclass(frozen=True, slots=True)
class Access:
    """Decisions of one caller at one time, bound together."""

    policy: Policy
    caller: Caller
    now: datetime
    around: Around = ALONE

    def can_read(self, store: str, doc: Facts) -> bool:
        """Read, list, search, count. A deleted record is there for those who may restore it."""
        standing = self.policy.standing(self.caller, store)
        return standing.unfiltered or self._there(standing, doc, self.around)

    def can_edit(self, store: str, doc: Facts) -> bool:
        """Change plain fields: by level and Authors, or a public record by `write public`."""
        return self.decide("edit", store, doc).allowed

    def decide(self, operation: str, store: str, doc: Facts | None = None) -> Decision:
        """`doc` None: what can be said before a record is at hand; else the record, or for creates its parent.

        `store` is the store of the record, of what is created, or of the message.
        """
        rule = OPERATIONS[operation]
        standing = self.policy.standing(self.caller, store)
        if standing.unfiltered:
            return ALLOWED
        if rule.rows:
            return self.decide_any(rule.rows, store)
        factor = self._refused_before_record(rule, standing, doc)
        if factor is not None:
            return REFUSED[factor]
        if doc is None:
            return ALLOWED
        if rule.record and not self._record_passes(rule, standing, doc):
            return REFUSED["record"]
        return _control_and_state(self.policy, rule, standing, doc)

    def decide_any(self, operations: Sequence[str], store: str) -> Decision:
        """Allowed where one of them is, before a record is at hand; else the refusal of the first."""
        decisions = [self.decide(name, store) for name in operations]
        return next((one for one in decisions if one.allowed), decisions[0])

    def may_assign(self, store: str, doc: Facts, target_id: str) -> Decision:
        """Make `target_id` owner, collaborator or author: he reaches Author; nobody raises his own rights by it."""
        decision = self.decide("assign", store, doc)
        if not decision.allowed or self.caller.system_name is not None:
            return decision
        if not reaches_author(self.policy, target_id, store):
            return REFUSED["record"]
        if target_id == self.caller.person_id:
            uncapped = Access(self.policy, self.caller.uncapped(), self.now, self.around)
            return decision if uncapped.can_edit(store, doc) else REFUSED["record"]
        return decision

    def masked(self, store: str, fields: frozenset[str], doc: Facts) -> frozenset[str]:
        """Those of the type's masked `fields` that this caller gets masked."""
        standing = self.policy.standing(self.caller, store)
        if standing.unfiltered or sees_personal(standing.holder, doc, self.now):
            return frozenset()
        return fields

    def _refused_before_record(self, rule: OperationRule, standing: Standing, doc: Facts | None) -> Factor | None:
        if standing.holder.refused:
            return "active"
        if not _level_suffices(rule, standing, doc):
            return "level"
        if rule.flag is not None and rule.flag not in standing.flags:
            return "flag"
        if rule.document is not None and not _document_admits(self.policy, rule, standing):
            return "document"
        return None

    def _record_passes(self, rule: OperationRule, standing: Standing, doc: Facts) -> bool:
        if rule.record == "customer":
            return Access(self.policy, self.caller, self.now).can_read(CONTACTS, doc)
        around = self.around if rule is READ else Around(customer_keys=self.around.customer_keys)
        if not self._there(standing, doc, around):
            return False
        return rule.record == "readable" or self._writable(rule, standing, doc)

    def _there(self, standing: Standing, doc: Facts, around: Around) -> bool:
        """The record exists for the caller."""
        if doc.get("deleted_at") is not None and not self._may_restore(standing, doc):
            return False
        if around.customer_keys is not None:
            if not self._customer_admits(standing, around.customer_keys):
                return False
        elif standing.level < Level.READER:
            return "read_public" in standing.flags and is_public(doc)
        if is_open(doc) or admits(standing, doc, self.now):
            return True
        return around.glass is not None and around.glass.opens(standing, doc, self.now)

    def _customer_admits(self, standing: Standing, customer_keys: Sequence[str]) -> bool:
        """Reader or more in both stores, and the customer's keys admit him; being public does not count."""
        if not standing.reads_customers:
            return False
        held = self.policy.standing(self.caller, CONTACTS).held
        return any(key in held for key in customer_keys if key != "pub")

    def _writable(self, rule: OperationRule, standing: Standing, doc: Facts) -> bool:
        """Of a record that he can read."""
        if standing.level >= Level.EDITOR:
            return True
        if standing.level == Level.AUTHOR and is_author(standing.holder, doc, self.now):
            return True
        return rule.public is not None and rule.public in standing.flags and is_public(doc)

    def _may_restore(self, standing: Standing, doc: Facts) -> bool:
        return "delete" in standing.flags and self._writable(RESTORE, standing, doc)


def reaches_author(policy: Policy, person_id: str, store: str) -> bool:
    """He may be given a record of the store, or a part in writing it."""
    return policy.active(person_id) and policy.standing(Caller(person_id), store).level >= Level.AUTHOR


def can_read(policy: Policy, caller: Caller, store: str, doc: Facts, now: datetime) -> bool:
    """See `Access.can_read`."""
    return Access(policy, caller, now).can_read(store, doc)


def decide(
    policy: Policy, caller: Caller, operation: str, store: str, doc: Facts | None, now: datetime
) -> Decision:
    """See `Access.decide`."""
    return Access(policy, caller, now).decide(operation, store, doc)


def may_assign(
    policy: Policy, caller: Caller, store: str, doc: Facts, target_id: str, now: datetime
) -> Decision:
    """See `Access.may_assign`."""
    return Access(policy, caller, now).may_assign(store, doc, target_id)


def masked_fields(
    policy: Policy, caller: Caller, store: str, fields: Iterable[str], doc: Facts, now: datetime
) -> frozenset[str]:
    """See `Access.masked`."""
    return Access(policy, caller, now).masked(store, frozenset(fields), doc)


def control_denies(policy: Policy, store: str, control: str, doc: Facts | None) -> bool:
    """A deny at the record or the store wins; an allow lifts nothing."""
    held = policy.stores.get(store)
    if held is not None and held.controls.get(control) == "deny":
        return True
    return doc is not None and (doc.get("record_controls") or {}).get(control) == "deny"


def lists_caller(holder: Holder, listed: Iterable[Listed], store: str) -> bool:
    """A permission document names the holder; a role counts only in its own store."""
    return any(_is_listed(holder, line, f"{store}:") for line in listed)


def _is_listed(holder: Holder, line: Listed, prefix: str) -> bool:
    match line.kind:
        case "person":
            return line.ref == holder.person_id
        case "department":
            return line.ref in holder.departments
        case "group":
            return line.ref in holder.groups
        case "role":
            return line.ref.startswith(prefix) and line.ref in holder.roles
        case "anonymous":
            return holder.person_id is None


def _level_suffices(rule: OperationRule, standing: Standing, doc: Facts | None) -> bool:
    if standing.level >= rule.least:
        return True
    if rule.public is None or rule.public not in standing.flags:
        return False
    return doc is None or is_public(doc)


def _document_admits(policy: Policy, rule: OperationRule, standing: Standing) -> bool:
    listed = policy.documents.get(rule.document or "") or ()
    holder = standing.holder
    if rule.named_anonymous and holder.person_id is None:
        return any(line.kind == "anonymous" for line in listed)
    if not listed:
        return standing.level == Level.MANAGER
    return lists_caller(holder, listed, standing.store)


def _control_and_state(policy: Policy, rule: OperationRule, standing: Standing, doc: Facts) -> Decision:
    if rule.control is not None and control_denies(policy, standing.store, rule.control, doc):
        return REFUSED["control"]
    if doc.get("deleted_at") is not None and rule is not READ and rule is not RESTORE:
        return REFUSED["state"]
    if rule.locked and doc.get("locked"):
        return REFUSED["state"]
    if rule.control == "print" and _watermarked(policy, standing.store, doc):
        return ALLOWED_MARKED
    return ALLOWED


def _watermarked(policy: Policy, store: str, doc: Facts) -> bool:
    held = policy.stores.get(store)
    at_store = held is not None and held.controls.get("print") == "watermark"
    return at_store or (doc.get("record_controls") or {}).get("print") == "watermark"
