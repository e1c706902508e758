"""From a unit of work to one database transaction: checks, facts, history, events, tasks, receipt."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crm_platform.documents.port import Doc, DocumentsError, DuplicateKey, Transaction, VersionConflict
from crm_platform.errors import AlreadyExists, CrmError, Invalid
from crm_platform.ids import new_id

from crm_records.access.keys import record_keys
from crm_records.changes import COLLECTION as CHANGES
from crm_records.commands import facts, receipts
from crm_records.commands.ordering import fill_sort_values
from crm_records.commands.rules import Registered, RuleContext
from crm_records.commands.values import UNTRACKED, changed_members, without_nulls
from crm_records.commands.work import Extra, Request, Work, Write
from crm_records.declaration import RecordType

_NOT_IN_EVENTS = frozenset({"_id", "sort", "dup"})


@dataclass(slots=True)
class Settled:
    """A write as it will be committed. `changed`: {member: (before, after)} of its content."""

    write: Write
    draft: Doc
    changed: dict[str, tuple[Any, Any]]
    event_id: str = field(default_factory=new_id)


async def settle(work: Work) -> list[Settled]:
    """Run the rules over everything that was buffered (rules may buffer more) and drop what changes nothing."""
    settled: list[Settled] = []
    done = 0
    while done < len(work.buffer.writes):
        write = work.buffer.writes[done]
        done += 1
        draft = without_nulls(write.record.doc)
        if write.before is None:
            settled.append(await _created(work, write, draft))
        elif write.derived:
            settled += _derived(work, write, draft, write.before)
        else:
            settled += await _changed(work, write, draft, write.before)
    return settled


async def _created(work: Work, write: Write, draft: Doc) -> Settled:
    type_ = write.entry.type
    facts.begin(draft, type_, work.caller, work.policy, work.now)
    draft.update(version=1, updated_at=work.now, updated_by=work.caller.name)
    draft.setdefault("custom", {})
    await _rules(work, write, draft, None)
    _encipher(work, write.entry, draft, {})
    _finish(write.entry, draft, work.now)
    return Settled(write, draft, {})


async def _changed(work: Work, write: Write, draft: Doc, before: Doc) -> list[Settled]:
    _encipher(work, write.entry, draft, before)
    if not _content(before, draft):
        return []
    facts.agree(draft, before)
    if draft.get("owner_id") != before.get("owner_id"):
        facts.follow_owner(draft, work.policy)
    draft.update(version=before["version"] + 1, updated_at=work.now, updated_by=work.caller.name)
    await _rules(work, write, draft, before)
    _encipher(work, write.entry, draft, before)
    _finish(write.entry, draft, work.now)
    return [Settled(write, draft, _content(before, draft))]


def _derived(work: Work, write: Write, draft: Doc, before: Doc) -> list[Settled]:
    type_ = write.entry.type
    _finish(write.entry, draft, work.now)
    changed = changed_members(before, draft)
    wrong = [n for n in changed if n not in ("access", "sort", "dup", "own_access") and not _is_derived(type_, n)]
    if wrong:
        raise ValueError(f"not derived: {wrong}")
    return [Settled(write, draft, changed)] if changed else []


def _is_derived(type_: RecordType, name: str) -> bool:
    declared = type_.fields.get(name)
    return declared is not None and declared.derived


def _content(before: Doc, draft: Doc) -> dict[str, tuple[Any, Any]]:
    """What people would call changed; changed custom fields only, together under `custom`."""
    changed = {n: c for n, c in changed_members(before, draft).items() if n not in UNTRACKED}
    custom = changed.get("custom")
    if custom is not None:
        parts = changed_members(custom[0] or {}, custom[1] or {})
        changed["custom"] = ({n: c[0] for n, c in parts.items()}, {n: c[1] for n, c in parts.items()})
    return changed


async def _rules(work: Work, write: Write, draft: Doc, before: Doc | None) -> None:
    context = RuleContext(
        type=write.entry.type, verb=write.verb, now=work.now, today=work.parts.today(work.now), caller=work.caller,
        policy=work.policy, lists=work.parts.code_lists.current,
    )
    errors = write.entry.rules.prepare(draft, before, context)
    if errors:
        raise Invalid(errors)
    await write.entry.rules.before_commit(work, draft, before)
    for name in [n for n, v in draft.items() if v is None]:
        del draft[name]


def _encipher(work: Work, entry: Registered, draft: Doc, before: Doc) -> None:
    """Secrets that were written anew; one that says what it said before keeps its cipher text, and is no change."""
    for name in entry.secrets:
        value = draft.get(name)
        if value is None or value == before.get(name):
            continue
        old = before.get(name)
        if old is not None and work.parts.cipher.decrypt(old) == value:
            draft[name] = old
        else:
            draft[name] = work.parts.cipher.encrypt(value)


def _finish(entry: Registered, draft: Doc, now: datetime) -> None:
    fill_sort_values(entry, draft)
    draft["access"] = record_keys(draft, entry.type.store, now=now)


def build(work: Work, settled: list[Settled]) -> Transaction:
    transaction = work.parts.documents.transaction()
    for (collection, id_), version in work.buffer.guards.items():
        transaction.guard(collection, id_, version=version)
    for one in settled:
        _write(transaction, one)
        _publish(work, transaction, one)
    for extra in work.buffer.extras:
        _publish_extra(work, transaction, extra)
    tasks = work.parts.tasks
    for task in work.buffer.tasks:
        assert tasks is not None, "this service has no tasks"
        tasks.enqueue(transaction, task)
    request = work.request
    if request.key is not None:
        ids = ids_of(work)
        id_ = receipts.receipt_id(request.caller, request.key)
        receipts.write(transaction, id_, fingerprint=request.fingerprint, ids=ids, at=work.now)
    return transaction


def ids_of(work: Work) -> list[str]:
    """The record the command is about first, then the others in the order of their writing."""
    target = work.request.spec.target_of(work.request.command)
    first = [target] if target is not None else []
    return list(dict.fromkeys([*first, *work.buffer.ids]))


def is_empty(work: Work, settled: list[Settled]) -> bool:
    buffer = work.buffer
    return not (settled or buffer.guards or buffer.tasks or buffer.extras or work.request.key is not None)


def _write(transaction: Transaction, one: Settled) -> None:
    collection, draft, before = one.write.entry.type.plural, one.draft, one.write.before
    if before is None:
        transaction.insert(collection, draft)
        return
    # only what differs, so that an edit and a derived change of other fields do not undo each other
    differing = changed_members(before, draft)
    update: Doc = {}
    put = {n: c[1] for n, c in differing.items() if c[1] is not None}
    drop = {n: "" for n, c in differing.items() if c[1] is None}
    if put:
        update["$set"] = put
    if drop:
        update["$unset"] = drop
    transaction.update(collection, draft["_id"], update, version=before["version"])


def _publish(work: Work, transaction: Transaction, one: Settled) -> None:
    type_, draft, request = one.write.entry.type, one.draft, work.request
    verb = "derived" if one.write.derived else one.write.verb
    if not one.write.derived:
        transaction.insert(CHANGES, _change_row(work, one))
    data: Doc = {
        "record_type": type_.name,
        "id": draft["_id"],
        "version": draft["version"],
        "changed": sorted(one.changed),
        "actor": request.caller.name,
        "reason": request.reason,
        "operation_id": request.operation_id,
    }
    if not one.write.derived:
        data["after"] = {n: v for n, v in draft.items() if n not in _NOT_IN_EVENTS}
        data["before"] = {n: c[0] for n, c in one.changed.items()}
    key = draft.get("customer_id") if type_.under_customer else None
    event = _event(work, one.event_id, f"{type_.name}.{verb}", draft["_id"], data)
    transaction.publish(work.parts.topic, key or draft["_id"], one.event_id, event)


def _change_row(work: Work, one: Settled) -> Doc:
    request: Request = work.request
    row: Doc = {
        "_id": one.event_id,
        "version": one.draft["version"],
        "record_type": one.write.entry.type.name,
        "record_id": one.draft["_id"],
        "at": work.now,
        "actor": request.caller.name,
        "client": request.caller.client,
        "command": request.spec.name,
        "verb": one.write.verb,
        "reason": request.reason,
        "operation_id": request.operation_id,
        "fields": {n: [c[0], c[1]] for n, c in one.changed.items()},
    }
    if request.operation_id is not None:
        row["by_operation"] = True
    return row


def _publish_extra(work: Work, transaction: Transaction, extra: Extra) -> None:
    id_ = new_id()
    transaction.publish(work.parts.topic, extra.key, id_, _event(work, id_, extra.type, extra.subject, extra.data))


def _event(work: Work, id_: str, type_: str, subject: str, data: Doc) -> Doc:
    return {
        "specversion": "1.0",
        "id": id_,
        "source": work.parts.source,
        "type": f"crm.{work.parts.service}.{type_}",
        "time": work.now,
        "subject": subject,
        "datacontenttype": "application/json",
        "data": data,
    }

def refusal(error: DocumentsError) -> CrmError | None:
    """What an undone commit tells the caller; None where running the command again decides."""
    if isinstance(error, VersionConflict):
        return None
    if isinstance(error, DuplicateKey):
        return None if error.collection == receipts.COLLECTION else AlreadyExists(index=error.index)
    raise error
