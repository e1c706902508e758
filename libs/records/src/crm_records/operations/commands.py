"""What operations do to one record: each a command of its own, decided, validated and journalled as such."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import RuleBroken

from crm_records.commands.generic import _require_owner
from crm_records.commands.registry import command
from crm_records.commands.work import Work
from crm_records.declaration import Record


class ChangedMeanwhile(RuleBroken):
    reason = "CHANGED_MEANWHILE"
    title = ("记录已被他人修改", "Changed by someone else")
    text = ("记录在此期间又有修改，请重试", "The record was changed meanwhile; please try again")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkEditRecord:
    """`values`: document values, judged when the operation was previewed. `add`, `remove`: items of lists."""

    type_name: str
    id: str
    values: Mapping[str, Any]
    add: Mapping[str, Sequence[Any]] = field(default_factory=dict[str, Any])
    remove: Mapping[str, Sequence[Any]] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportNew:
    """`new_id`: the record's id from the dry run, by which a repeat is known (a plan of an earlier release has none:
    its receipt tells). `values`: document values, judged then.
    `made`: what the type's rules made of them, where that still holds: they are not asked again, and
    secrets are enciphered.
    """

    type_name: str
    new_id: str | None
    values: Mapping[str, Any]
    made: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChanges:
    """Empty cells are not among `values`: an import clears nothing."""

    type_name: str
    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """Undo one record's change. `version`: the record as the undo was worked out for. `fields`: values from before.

    `created`: the operation made the record, so it goes.
    """

    type_name: str
    id: str
    version: int
    fields: Mapping[str, Any]
    created: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """Whether the command changed anything."""

    changed: bool


def apply_bulk(doc: Doc, command: BulkEditRecord) -> None:
    """Put the operation's values on a document: the change and its preview are the same code."""
    put_values(doc, command.values)
    for name, items in command.add.items():
        held = list(doc.get(name) or [])
        doc[name] = held + [item for item in items if item not in held]
    for name, items in command.remove.items():
        doc[name] = [item for item in doc.get(name) or [] if item not in items] or None


def put_values(doc: Doc, values: Mapping[str, Any]) -> None:
    """Custom fields one by one, everything else whole."""
    for name, value in values.items():
        if name == "custom":
            merged = {**(doc.get("custom") or {}), **value}
            doc["custom"] = {n: v for n, v in merged.items() if v is not None}
        else:
            doc[name] = value


@command(operation="bulk_edit")
async def bulk_edit_record(work: Work, command: BulkEditRecord) -> Changed:
    records = work.records(command.type_name)
    record = await records.get(command.id)
    before = dict(record.doc)
    _require_fields(work, command.type_name, {**command.values, **command.add, **command.remove})
    apply_bulk(record.doc, command)
    records.save(record)
    return Changed(_differs(before, record.doc))


@command(operation="create", target="record_id", own_keys=True)
async def import_new(work: Work, command: ImportNew) -> Changed:
    records = work.records(command.type_name)
    type_ = work.parts.types[command.type_name].type
    values = dict(command.values)
    _require_fields(work, command.type_name, values)
    owner = values.get("owner_id")
    if owner is not None and owner != work.caller.person_id:
        _require_owner(work, type_, values, owner)
    records.add(records.new({**values, **command.made, "_id": command.new_id}), prepared=bool(command.made))
    return Changed(changed=True)


@command(operation=lambda _: ("edit", "bulk_edit"), own_keys=True)
async def import_changes(work: Work, command: ImportChanges) -> Changed:
    records = work.records(command.type_name)
    record = await records.get(command.id)
    before = dict(record.doc)
    _require_fields(work, command.type_name, command.values)
    put_values(record.doc, command.values)
    for name in work.parts.types[command.type_name].secrets:
        if name in command.values and before.get(name) and work.parts.cipher.decrypt(before[name]) == record.doc[name]:
            record.doc[name] = before[name]
    records.save(record)
    return Changed(_differs(before, record.doc))


@command(operation="edit")
async def take_back(work: Work, command: TakeBack) -> Changed:
    records = work.records(command.type_name)
    record = await records.get(command.id)
    if record.version != command.version:
        raise ChangedMeanwhile
    if command.created:
        record.doc.update(deleted_at=work.now, deleted_by=work.caller.name)
        records.save(record, verb="deleted")
        return Changed(changed=True)
    _require_fields(work, command.type_name, command.fields)
    put_values(record.doc, _readable_secrets(work, record, command.fields))
    records.save(record)
    return Changed(changed=True)


def _require_fields(work: Work, type_name: str, values: Mapping[str, Any]) -> None:
    """Rights are those of now, not of the preview."""
    type_ = work.parts.types[type_name].type
    work.access.require_writable(type_, work.parts.custom_fields(type_name), values)


def _readable_secrets(work: Work, record: Record, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """History keeps secrets enciphered; a record's values are enciphered anew when it is committed."""
    secrets = work.parts.types[type(record).declared.name].secrets
    decrypt = work.parts.cipher.decrypt
    return {n: decrypt(v) if n in secrets and v is not None else v for n, v in fields.items()}


def _differs(before: Doc, after: Doc) -> bool:
    return any(before.get(name) != value for name, value in after.items())
