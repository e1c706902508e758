"""The duplicate rule of a write, and the Managers' queue of the pairs that nobody could be told of.

Exact keys decide; two writes of one key at once cannot both pass, since the key is held until the commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crm_platform.documents.port import Doc
from crm_platform.errors import AlreadyExists, FieldError, RuleBroken
from crm_records.access.caller import Caller
from crm_records.access.model import Level, Store
from crm_records.commands import Parts, RuleContext, Written, command
from crm_records.commands.rules import NoRules
from crm_records.commands.work import Work

from contacts.customers.record import Customer
from contacts.disclosures import Disclosures, Told
from contacts.duplicates.queries import FIELDS, MOST, Findings, Match, sort_findings, with_keys
from contacts.duplicates.record import CHANGED, DELETED, DISMISSED, OPEN, RESOLVED, DuplicatePair
from contacts.duplicates.rules import CustomerDuplicates, exact_only, shared_kinds

Entry = Literal["create", "edit", "import"]
_IMPORTS = ("import_new", "import_changes")
_ANY_STORE = Store(name="contacts")


class DuplicateCustomer(AlreadyExists):
    """Carries the matches that the caller may read; of others only that there is one."""

    reason = "DUPLICATE_CUSTOMER"
    title = ("客户可能重复", "The customer exists already")
    text = ("已有相同的客户，请先核对", "There is such a customer already; please check first")


class FollowedByColleague(AlreadyExists):
    reason = "FOLLOWED_BY_COLLEAGUE"
    title = ("客户已有人跟进", "A colleague follows this customer")
    text = ("同事已在跟进这个客户", "A colleague follows this customer")


class PairDecided(RuleBroken):
    reason = "PAIR_DECIDED"
    title = ("重复线索已处理", "The pair has been decided")
    text = ("这条重复线索已经处理，请刷新后查看", "This pair has been decided meanwhile; please look again")


# --- the rule of every write of a customer ---


async def check_duplicates(work: Work, draft: Doc, before: Doc | None, disclosures: Disclosures) -> None:
    """Called before the commit of a created or changed customer. Only keys that are new are looked at."""
    if before is not None:
        await _resolve_pairs(work, draft, before)
    if draft.get("deleted_at") is not None:
        return
    restored = before is not None and before.get("deleted_at") is not None
    known = set() if before is None or restored else set(before.get("dup") or ())
    keys = exact_only(set(draft.get("dup") or ()) - known)
    if not keys:
        return
    store = work.policy.stores.get(Customer.declared.store, _ANY_STORE)
    entry = _entry(work, before)
    blocks = not restored and _blocks(work, store, entry)
    blind = tells_nothing(store, work.access.standing(store.name).level)
    if not blocks and not blind:
        return                              # whoever may be told was told by the check before
    await work.exclusive(*(f"customer:{key}" for key in keys))
    docs = await work.unfiltered("duplicates", Customer, with_keys(keys), fields=FIELDS, limit=MOST)
    found = sort_findings(
        keys, docs, lambda doc: work.access.can_read(Customer.declared, doc), own_id=draft["_id"]
    )
    if blocks:
        await _refuse(work, entry, found, disclosures, blind=blind)
    if blind:
        await _queue_pairs(work, draft["_id"], found.hidden, entry, new=before is None)


def tells_nothing(store: Store, level: Level) -> bool:
    """Of hidden customers: the store's setting; and nobody learns of what is in a store that he cannot read."""
    return store.hidden_duplicates == "silent" or level < Level.READER


def _entry(work: Work, before: Doc | None) -> Entry:
    if work.request.spec.name in _IMPORTS:
        return "import"
    return "create" if before is None else "edit"


def _blocks(work: Work, store: Store, entry: Entry) -> bool:
    """An operation that changes many, or takes changes back, is not held up by keys; imports have a setting."""
    if entry == "import":
        return store.duplicates_on_import == "block"
    policy = store.duplicates_on_create if entry == "create" else store.duplicates_on_edit
    return policy == "block" and work.operation_id is None


async def _refuse(work: Work, entry: Entry, found: Findings, disclosures: Disclosures, *, blind: bool) -> None:
    told = [] if blind else found.hidden
    if not told and not found.exact:
        return
    await disclosures.tell(
        work.parts, work.caller, entry, [Told(match.id, match.letters) for match in told],
        operation_id=work.operation_id,
    )
    if found.exact:
        raise DuplicateCustomer(matches=[match.to_wire() for match in found.exact], hidden=min(len(told), 1))
    raise FollowedByColleague(hidden=1)


# --- the queue ---


async def _queue_pairs(work: Work, id_: str, hidden: list[Match], entry: Entry, *, new: bool) -> None:
    """A pair once: what is known already is opened again where there is something new to it."""
    if not hidden:
        return
    pairs = work.of(DuplicatePair)
    known: dict[str, DuplicatePair] = {}
    if not new:
        for pair in await work.unfiltered_records("duplicates", DuplicatePair, {"customer_ids": id_}):
            known |= {other: pair for other in pair.customer_ids if other != id_}
    for match in hidden:
        pair = known.get(match.id)
        if pair is None:
            ids = [id_, match.id]
            pairs.add(pairs.new({"customer_ids": ids, "kinds": match.letters, "entry": entry, "state": OPEN}), "found")
            continue
        fresh = [letter for letter in match.letters if letter not in pair.kinds]
        if not fresh and pair.state != RESOLVED:
            continue
        kinds = match.letters if pair.state == RESOLVED else [*pair.kinds, *fresh]
        pair.doc.update(kinds=kinds, entry=entry, **_undecided())
        pairs.save(pair, "found", purpose="duplicates")


async def _resolve_pairs(work: Work, draft: Doc, before: Doc) -> None:
    """Open pairs of a customer that is deleted, or has lost a key that was all they had in common."""
    deleted = draft.get("deleted_at") is not None and before.get("deleted_at") is None
    mine: set[str] = set(draft.get("dup") or ())
    if not deleted and not exact_only(set(before.get("dup") or ()) - mine):
        return
    where: Doc = {"customer_ids": draft["_id"], "state": OPEN}
    for pair in await work.unfiltered_records("duplicates", DuplicatePair, where):
        kinds = [] if deleted else await _still_shared(work, draft["_id"], mine, pair)
        if kinds == pair.kinds:
            continue
        if kinds:
            pair.doc["kinds"] = kinds
        else:
            pair.doc.update(state=RESOLVED, resolution=DELETED if deleted else CHANGED, decided_at=work.now)
        work.of(DuplicatePair).save(pair, "found" if kinds else "resolved", purpose="duplicates")


async def _still_shared(work: Work, id_: str, mine: set[str], pair: DuplicatePair) -> list[str]:
    other = next(one for one in pair.customer_ids if one != id_)
    docs = await work.unfiltered("duplicates", Customer, {"_id": other}, fields=("dup",), limit=1)
    theirs: set[str] = set(docs[0].get("dup") or ()) if docs else set()
    return [kind.letter for kind in shared_kinds(mine, theirs) if kind.strength == "exact"]


def _undecided() -> Doc:
    return {"state": OPEN, "resolution": None, "decided_by": None, "decided_at": None, "note": None}


class ImportedDuplicates(CustomerDuplicates):
    """What imports ask, and where they say of whom they told: each row is a disclosure of its own."""

    def __init__(self, disclosures: Disclosures) -> None:
        self._disclosures = disclosures

    async def told(
        self, parts: Parts, caller: Caller, rows: Sequence[tuple[Sequence[str], Doc]], operation_id: str | None
    ) -> None:
        told = [
            Told(doc["_id"], [kind.letter for kind in shared_kinds(set(keys), set(doc.get("dup") or ()))])
            for keys, doc in rows
        ]
        await self._disclosures.tell(parts, caller, "import", told, operation_id=operation_id)


class PairRules(NoRules):
    """A pair is nobody's own: who may read it follows from the operation that its type names."""

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del before, context
        draft.update(visibility="open", owner_id=None, department_id=None)
        return []


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissPair:
    """The two are not the same customer, or may stay two; the note says why."""

    id: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPair:
    """Take a dismissal back."""

    id: str


@command(operation="review_duplicates", store="contacts")
async def dismiss_pair(work: Work, command: DismissPair) -> Written:
    pair = await _in_state(work, command.id, OPEN)
    pair.doc.update(
        state=DISMISSED, decided_by=work.caller.person_id, decided_at=work.now, note=command.note.strip()
    )
    work.of(DuplicatePair).save(pair, verb="dismissed")
    return Written(pair.id)


@command(operation="review_duplicates", store="contacts")
async def reopen_pair(work: Work, command: ReopenPair) -> Written:
    pair = await _in_state(work, command.id, DISMISSED)
    pair.doc.update(_undecided())
    work.of(DuplicatePair).save(pair, verb="reopened")
    return Written(pair.id)


async def _in_state(work: Work, id_: str, state: str) -> DuplicatePair:
    pair = await work.of(DuplicatePair).get(id_)
    if pair.state != state:
        raise PairDecided(state=pair.state)
    return pair
