"""The commands that every record type has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_FOUND, READ_ONLY, UNKNOWN_FIELD, FieldError, Invalid, Reason

from crm_records.commands import access_values, facts
from crm_records.commands.registry import command
from crm_records.commands.rights import Rights, paths_of
from crm_records.commands.work import Work
from crm_records.declaration import Field, Record, RecordType
from crm_records.validation import normalise

NOT_MASKED = Reason("NOT_MASKED", "“{value}”不是隐藏字段", "'{value}' is not a masked field")
AssignMode = Literal["replace", "add"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateRecord:
    """`values` as on the wire. `id`: chosen by the caller's operation, else made here.

    `mode`: `import` judges values as they come from a table.
    """

    type_name: str
    values: Mapping[str, Any]
    id: str | None = None
    mode: Literal["create", "import"] = "create"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRecord:
    """Only the fields named in `values`; None clears one. What is already so is no change."""

    type_name: str
    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteRecord:
    type_name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRecord:
    type_name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAccess:
    """`values`: visibility, public, reader_list, authors, collaborators, record_controls; those not named stay."""

    type_name: str
    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignRecord:
    """Give a record another owner (replace), or the person a part in it as writing collaborator (add)."""

    type_name: str
    id: str
    owner_id: str
    mode: AssignMode = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealFields:
    """Show masked fields in full; who looked at what stays in the record's history."""

    type_name: str
    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a generic command answers: the record's id; its new version is known after the commit."""

    id: str


@command(operation="create")
async def create_record(work: Work, command: CreateRecord) -> Written:
    records = work.records(command.type_name)
    type_ = work.parts.types[command.type_name].type
    values = _judged(work, type_, command.values, command.mode)
    owner = values.get("owner_id")
    if owner is not None and owner != work.caller.person_id:
        _require_owner(work, type_, values, owner)
    if command.id is not None:
        values["_id"] = command.id
    return Written(records.add(records.new(values)))


def _require_owner(work: Work, type_: RecordType, values: Doc, owner_id: str) -> None:
    """Creating for another person is creating, then assigning."""
    draft = dict(values)
    draft["owner_id"] = work.caller.person_id
    facts.begin(draft, type_, work.caller, work.policy, work.now)
    work.access.require_assignable(type_, owner_id, draft)


@command(operation="edit")
async def edit_record(work: Work, command: EditRecord) -> Written:
    record = await work.records(command.type_name).get(command.id)
    values = _judged(work, type(record).declared, command.values, "edit")
    custom = values.pop("custom", None)
    record.doc.update(values)
    if custom is not None:
        merged = {**(record.doc.get("custom") or {}), **custom}
        record.doc["custom"] = {n: v for n, v in merged.items() if v is not None}
    work.records(command.type_name).save(record)
    return Written(record.id)


@command(operation="delete")
async def delete_record(work: Work, command: DeleteRecord) -> Written:
    record = await work.records(command.type_name).get(command.id)
    record.doc.update(deleted_at=work.now, deleted_by=work.caller.name)
    work.records(command.type_name).save(record, verb="deleted")
    return Written(record.id)


@command(operation="restore")
async def restore_record(work: Work, command: RestoreRecord) -> Written:
    record = await work.records(command.type_name).get(command.id, deleted=True)
    record.doc.update(deleted_at=None, deleted_by=None)
    work.records(command.type_name).save(record, verb="restored")
    return Written(record.id)


def _access_operations(command: SetAccess) -> tuple[str, ...]:
    """Collaborators are given by who may assign; the other facts by who may edit."""
    names = command.values.keys()
    assign = ("assign",) if "collaborators" in names else ()
    edit = ("edit",) if names - {"collaborators"} or not assign else ()
    return (*assign, *edit)


@command(operation=_access_operations)
async def set_access(work: Work, command: SetAccess) -> Written:
    record = await work.records(command.type_name).get(command.id)
    values = access_values.judged(work, command.values)
    for place, one in access_values.new_collaborators(record.doc, values):
        _require_target(work, record, one["person_id"], f"/collaborators/{place}/person_id")
    access_values.put(record.doc, values)
    work.records(command.type_name).save(record, verb="access_set")
    return Written(record.id)


def _require_target(work: Work, record: Record, person_id: str, pointer: str) -> None:
    """Nobody who has left, or who could not write, is given a record or a part in it."""
    if not work.policy.active(person_id):
        raise Invalid.one(pointer, NOT_FOUND)
    work.access.require_assignable(type(record).declared, person_id, record.doc)


@command(operation="assign")
async def assign_record(work: Work, command: AssignRecord) -> Written:
    record = await work.records(command.type_name).get(command.id)
    _require_target(work, record, command.owner_id, "/owner_id")
    if command.mode == "replace":
        record.doc["owner_id"] = command.owner_id
    else:
        access_values.add_collaborator(record.doc, command.owner_id)
    work.records(command.type_name).save(record, verb="assigned")
    return Written(record.id)


@command(operation="reveal")
async def reveal_fields(work: Work, command: RevealFields) -> dict[str, Any]:
    record = await work.records(command.type_name).get(command.id)
    entry = work.parts.types[command.type_name]
    shown = entry.masked - work.access.unreadable(entry.type)
    unknown = [n for n in command.fields if n not in shown]
    if unknown or not command.fields:
        raise Invalid([FieldError("/fields", NOT_MASKED, {"value": n}) for n in unknown or [""]])
    work.log(record, "revealed", command.fields)
    found = {n: record.doc.get(n) for n in command.fields}
    return {n: work.parts.cipher.decrypt(v) if v and n in entry.secrets else v for n, v in found.items()}


def _judged(work: Work, type_: RecordType, values: Mapping[str, Any], mode: Any) -> Doc:
    """Document values; Invalid with every field that was refused."""
    parts = work.parts
    custom = parts.custom_fields(type_.name)
    kept, errors = normalise(
        type_, values, mode=mode, lists=parts.code_lists.current, custom=custom,
        today=parts.today(work.now), known=work.known,
    )
    errors = field_errors(work.access, type_, custom, values) + errors
    if errors:
        raise Invalid(list({error.pointer: error for error in reversed(errors)}.values())[::-1])
    return kept


def field_errors(
    rights: Rights, type_: RecordType, custom: Sequence[Field], values: Mapping[str, Any]
) -> list[FieldError]:
    """What of the values the caller may not write; what he may not even read does not exist for him."""
    refused = rights.unwritable(type_, custom)
    if not refused:
        return []
    hidden = rights.unreadable(type_, custom)
    return [
        FieldError("/" + path.replace(".", "/"), UNKNOWN_FIELD if path in hidden else READ_ONLY)
        for path in paths_of(values) if path in refused
    ]
