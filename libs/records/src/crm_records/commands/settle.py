"""What a unit of work comes to: rules, facts, secrets and keys applied to everything it buffered."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import Invalid
from crm_platform.ids import new_id

from crm_records.access.keys import record_keys
from crm_records.commands import facts
from crm_records.commands.ordering import fill_sort_values
from crm_records.commands.rules import Registered, RuleContext
from crm_records.commands.values import UNTRACKED, changed_members, without_nulls
from crm_records.commands.work import Work, Write

_KEYS = frozenset({"access", "own_access", "sort", "dup", "blobs"})


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
    if not write.prepared:
        _encipher(work, write.entry, draft, {})
    _finish(write.entry, draft, {}, work.now)
    return Settled(write, draft, {})


async def _changed(work: Work, write: Write, draft: Doc, before: Doc) -> list[Settled]:
    _encipher(work, write.entry, draft, before)
    if not _content(write.entry, before, draft):
        return []
    sealed = {name: draft.get(name) for name in write.entry.secrets}
    facts.agree(draft, before)
    if draft.get("owner_id") != before.get("owner_id"):
        facts.follow_owner(draft, work.policy)
    draft.update(version=before["version"] + 1, updated_at=work.now, updated_by=work.caller.name)
    await _rules(work, write, draft, before)
    _encipher(work, write.entry, draft, sealed)     # what the rules wrote
    _finish(write.entry, draft, before, work.now)
    return [Settled(write, draft, _content(write.entry, before, draft))]


def _derived(work: Work, write: Write, draft: Doc, before: Doc) -> list[Settled]:
    _finish(write.entry, draft, before, work.now)
    changed = changed_members(before, draft)
    wrong = [n for n in changed if n not in _KEYS and n not in write.entry.derived]
    if wrong:
        raise ValueError(f"not derived: {wrong}")
    return [Settled(write, draft, changed)] if changed else []


def _content(entry: Registered, before: Doc, draft: Doc) -> dict[str, tuple[Any, Any]]:
    """What people would call changed, derived fields left out; changed custom fields only, together under `custom`."""
    changed = {
        n: c for n, c in changed_members(before, draft).items() if n not in UNTRACKED and n not in entry.derived
    }
    custom = changed.get("custom")
    if custom is not None:
        parts = changed_members(custom[0] or {}, custom[1] or {})
        changed["custom"] = ({n: c[0] for n, c in parts.items()}, {n: c[1] for n, c in parts.items()})
    return changed


async def _rules(work: Work, write: Write, draft: Doc, before: Doc | None) -> None:
    if not write.prepared:
        context = RuleContext(
            type=write.entry.type, verb=write.verb, now=work.now, today=work.parts.today(work.now), caller=work.caller,
            policy=work.policy, lists=work.parts.code_lists.current, reason=work.reason,
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


def _finish(entry: Registered, draft: Doc, before: Doc, now: datetime) -> None:
    if entry.files:
        facts.name_blobs(draft, entry.files)
    fill_sort_values(entry, draft, before)
    draft["access"] = record_keys(draft, entry.type.store, now=now)
