"""Export: the rows that the caller may take away, written to a file in background; what controls deny is counted."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Doc, Transaction
from crm_platform.ids import new_id

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask
from crm_records.commands.rules import Registered
from crm_records.exchange.export import MEDIA, FileFormat, check_columns
from crm_records.operations import selection
from crm_records.operations.engine import Engine
from crm_records.operations.export_file import Batch, Parts
from crm_records.operations.running import Run, Step

PART_ROWS = 2000
"""Rows between two cursors: what a crash makes do again, and how often a person sees progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What a person asks. `columns`: names of fields, `custom.<name>` too."""

    columns: Sequence[str]
    format: FileFormat
    language: str


async def begin(
    engine: Engine, entry: Registered, caller: Caller, chosen: selection.Selection, export: Export,
    ask: Ask | None = None,
) -> Doc:
    context, type_ = engine.context, entry.type
    rights = context.lists.rights(caller)
    rights.require("export", type_)
    check_columns(
        type_, context.custom_fields(type_.name), export.columns, export.format, context.lists.unreadable(rights, type_)
    )
    await selection.check(context, caller, type_, chosen)
    id_ = new_id()
    kept = await selection.keep(context.documents, id_, chosen)
    label = type_.label[export.language == "en"]
    name = f"{label}-{context.clock().astimezone(context.timezone):%Y%m%d-%H%M}.{export.format}"
    return await engine.create(
        "export", type_, caller, id_=id_, ask=ask, selection=kept, columns=list(export.columns), format=export.format,
        language=export.language, file_name=name, start=True,
    )


class ExportKind:
    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    async def preview(self, run: Run) -> Doc:
        return {"total": await selection.freeze(run)}

    async def steps(self, run: Run) -> AsyncIterator[Step]:
        """Each step keeps its rows as a part and says so in the write that moves the cursor: after a crash the file
        goes on behind the last part.
        """
        parts = Parts(self._blobs, run)
        if not await parts.are_there():
            await run.write({"done": 0, "counts": dict.fromkeys(run.operation["counts"], 0), **parts.none})
        batch = Batch(run)
        start = end = run.operation["done"]
        async for chunk in run.journal.chunks(start=start):
            await batch.add(chunk["ids"])
            end = chunk["start"] + len(chunk["ids"])
            if end - start >= PART_ROWS:
                yield await _keep(parts, batch, start, end)
                start = end
        if end > start:
            yield await _keep(parts, batch, start, end)
        info = await batch.finish(parts)
        file = {
            "digest": info.digest, "size": info.size, "name": run.arguments["file_name"],
            "type": MEDIA[run.arguments["format"]], "rows": run.operation["written"],
        }
        await run.write({"file": file})

    async def finish(self, run: Run) -> Callable[[Transaction], None]:
        """Who took what is an event: exports are audited."""
        operation, event_id = run.operation, new_id()
        event: Doc = {
            "specversion": "1.0", "id": event_id, "source": run.context.source,
            "type": f"crm.{run.context.service}.{run.entry.type.name}.exported", "time": run.context.clock(),
            "subject": run.id, "datacontenttype": "application/json",
            "data": {
                "record_type": run.entry.type.name, "operation_id": run.id, "actor": run.caller.name,
                "rows": operation["file"]["rows"], "withheld": operation["counts"]["withheld"],
                "columns": run.arguments["columns"], "filter": run.arguments["selection"]["filter"],
                "q": run.arguments["selection"]["q"],
            },
        }
        return lambda transaction: transaction.publish(run.context.topic, run.id, event_id, event)

    async def clean_up(self, run: Run) -> None:
        await Parts(self._blobs, run).drop()


async def _keep(parts: Parts, batch: Batch, start: int, end: int) -> Step:
    content, rows, withheld = batch.take()
    kept = await parts.keep(start, content, rows)
    return Step(start, end, counts={"withheld": withheld}, fields=kept)
