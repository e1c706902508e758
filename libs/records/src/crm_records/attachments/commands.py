"""Adding and removing a record's files: changes of the record like any other, in its history and its events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crm_platform.errors import TOO_MANY_ITEMS, Invalid, NotFound
from crm_platform.ids import new_id

from crm_records.commands.registry import command
from crm_records.commands.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFile:
    """`file`: {blob, name, size, type}. A field of one file takes it in the other's place."""

    type_name: str
    id: str
    field: str
    file: Mapping[str, Any]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFile:
    """`file_id` None: the one file of the field."""

    type_name: str
    id: str
    field: str
    file_id: str | None = None


@command(operation="edit")
async def add_file(work: Work, command: AddFile) -> str:
    records = work.records(command.type_name)
    record = await records.get(command.id)
    file = {"id": new_id(), **command.file, "added_at": work.now, "added_by": work.caller.name}
    if type(record).declared.fields[command.field].many:
        held = list(record.doc.get(command.field) or [])
        if len(held) >= command.most:
            raise Invalid.one("/file", TOO_MANY_ITEMS, max=command.most)
        record.doc[command.field] = [*held, file]
    else:
        record.doc[command.field] = file
    records.save(record)
    return str(file["id"])


@command(operation="edit")
async def remove_file(work: Work, command: RemoveFile) -> None:
    records = work.records(command.type_name)
    record = await records.get(command.id)
    held = record.doc.get(command.field)
    if command.file_id is None:
        if held is None:
            raise NotFound
        record.doc[command.field] = None
    else:
        left = [one for one in held or [] if one["id"] != command.file_id]
        if len(left) == len(held or []):
            raise NotFound
        record.doc[command.field] = left or None
    records.save(record)
