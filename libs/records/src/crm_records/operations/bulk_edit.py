"""Bulk edit: the same values for many records, judged once, decided for each."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, READ_ONLY, REQUIRED, UNKNOWN_FIELD, FieldError, Invalid, Reason
from crm_platform.ids import new_id

from crm_records.access.caller import Caller
from crm_records.commands.generic import field_errors
from crm_records.commands.receipts import Ask
from crm_records.commands.rights import Rights
from crm_records.commands.rules import Registered
from crm_records.commands.values import copy_document
from crm_records.declaration import Field
from crm_records.exchange.directory import knows
from crm_records.operations import selection
from crm_records.operations.commands import BulkEditRecord, apply_bulk
from crm_records.operations.engine import Engine
from crm_records.operations.running import Run, Step, counted, row_after
from crm_records.service import ServiceContext
from crm_records.validation import normalise, to_wire

SAMPLES = 5
LIST_MODES = ("replace", "add", "remove")
NOT_BULK = Reason("NOT_BULK", "此字段不能批量修改", "This field cannot be edited in bulk")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkEdit:
    """What a person asks. `values` as on the wire; `clear`: fields to empty; `list_modes`: replace, add or remove."""

    values: Mapping[str, Any]
    clear: Sequence[str] = ()
    list_modes: Mapping[str, str] | None = None
    reason: str | None = None


async def begin(
    engine: Engine, entry: Registered, caller: Caller, chosen: selection.Selection, edit: BulkEdit,
    ask: Ask | None = None,
) -> Doc:
    """A new operation in preview; Invalid, Forbidden before anything is kept."""
    context, type_ = engine.context, entry.type
    context.lists.rights(caller).require("bulk_edit", type_)
    judged = judge(context, entry, edit, context.lists.rights(caller))
    await selection.check(context, caller, type_, chosen)
    id_ = new_id()
    kept = await selection.keep(context.documents, id_, chosen)
    return await engine.create(
        "bulk_edit", type_, caller, id_=id_, ask=ask, selection=kept, reason=edit.reason, **judged
    )


def judge(context: ServiceContext, entry: Registered, edit: BulkEdit, rights: Rights) -> Doc:
    """Document values to set, add and remove; Invalid with every refused field."""
    fields, modes = entry.type.fields, edit.list_modes or {}
    given: dict[str, Any] = dict(edit.values)
    for name in edit.clear:
        if name.startswith("custom."):
            given["custom"] = {**(given.get("custom") or {}), name.removeprefix("custom."): None}
        else:
            given[name] = None
    errors = [e for name in given if name != "custom" and (e := _refusal(fields.get(name), name)) is not None]
    errors += [
        FieldError(f"/list_modes/{name}", NOT_A_CODE, {"value": str(mode)[:40]})
        for name, mode in modes.items() if mode not in LIST_MODES or name not in fields or not fields[name].many
    ]
    if not given:
        errors.append(FieldError("/values", REQUIRED))
    if errors:
        raise Invalid(errors)
    custom = context.custom_fields(entry.type.name)
    kept, errors = normalise(
        entry.type, given, mode="edit", lists=context.code_lists.current, custom=custom,
        today=context.today(context.clock()), known=knows(context.policies.current),
    )
    refused = field_errors(rights, entry.type, custom, given)
    errors = [*(FieldError(f"/values{e.pointer}", e.reason) for e in refused), *errors]
    if errors:
        raise Invalid(errors)
    by_mode: dict[str, dict[str, Any]] = {mode: {} for mode in LIST_MODES}
    for name, value in kept.items():
        by_mode[modes.get(name, "replace") if value is not None else "replace"][name] = value
    return {"values": by_mode["replace"], "add": by_mode["add"], "remove": by_mode["remove"]}


def _refusal(field: Field | None, name: str) -> FieldError | None:
    if field is None:
        return FieldError(f"/values/{name[:100]}", UNKNOWN_FIELD)
    if not field.writable:
        return FieldError(f"/values/{name}", READ_ONLY)
    return None if field.bulk and not field.secret else FieldError(f"/values/{name}", NOT_BULK)


def command_for(type_name: str, id_: str, arguments: Mapping[str, Any]) -> BulkEditRecord:
    return BulkEditRecord(
        type_name=type_name, id=id_, values=arguments["values"], add=arguments["add"], remove=arguments["remove"]
    )


class BulkEditKind:
    async def preview(self, run: Run) -> Doc:
        total = await selection.freeze(run)
        first = await run.journal.chunk(0)
        return {"total": total, "samples": await self._samples(run, first["ids"][:SAMPLES] if first else [])}

    async def _samples(self, run: Run, ids: Sequence[str]) -> list[Doc]:
        """Before and after of the first records, as the caller sees them."""
        type_ = run.entry.type
        rights = run.context.lists.rights(run.caller)
        names = {n for part in ("values", "add", "remove") for n in run.arguments[part]}
        samples: list[Doc] = []
        for doc in await run.context.documents[type_.plural].get_many(ids):
            if not rights.can_read(type_, doc):
                continue
            after = copy_document(doc)
            apply_bulk(after, command_for(type_.name, doc["_id"], run.arguments))
            masked = rights.masked(type_, doc)
            samples.append({
                "id": doc["_id"], "title": str(doc.get(type_.title_field) or ""),
                "before": _named(to_wire(type_, doc, masked=masked), names),
                "after": _named(to_wire(type_, after, masked=masked), names),
            })
        return samples

    async def steps(self, run: Run) -> AsyncIterator[Step]:
        """One chunk of the frozen set a step."""
        async for chunk in run.journal.chunks(start=run.operation["done"]):
            start, ids = chunk["start"], chunk["ids"]
            commands = [
                (command_for(run.entry.type.name, id_, run.arguments), start + n) for n, id_ in enumerate(ids)
            ]
            done = await run.run_commands(commands)
            rows = [row_after(start + n, ids[n], one, "updated") for n, one in enumerate(done)]
            yield Step(start, start + len(ids), rows, counted(rows))

    async def clean_up(self, run: Run) -> None:
        """Nothing is left over."""

    async def finish(self, run: Run) -> None:
        """Nothing beside the end itself."""


def _named(row: Mapping[str, Any], names: set[str]) -> Doc:
    return {name: row.get(name) for name in sorted(names)}


__all__ = ["BulkEdit", "BulkEditKind", "begin"]
