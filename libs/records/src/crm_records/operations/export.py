"""Export: the rows that the caller may take away, written to a file in background; what controls deny is counted."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Doc, Transaction
from crm_platform.errors import RuleBroken
from crm_platform.ids import new_id
from crm_platform.process import ChildFailed, run_in_child

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask
from crm_records.commands.rights import Rights
from crm_records.commands.rules import Registered
from crm_records.declaration import Kind
from crm_records.exchange import directory, sheet_child, spool
from crm_records.exchange.columns import Writing
from crm_records.exchange.export import MEDIA, FileFormat, Rows, check_columns, csv_lines, watermark
from crm_records.exchange.references import serials_of
from crm_records.lists.rows import DECIDING
from crm_records.operations import selection
from crm_records.operations.engine import Engine
from crm_records.operations.running import Run, Step

MAX_FILE = 1 << 30
_BREATH = 25
"""Rows between two looks at the event loop."""

_WHOLE = 30
"""From so many members on a record is read whole: picking them costs more."""

_SHEET_SECONDS = 900.0
_SHEET_MEMORY_MB = 1024


class ExportFailed(RuleBroken):
    reason = "EXPORT_FAILED"
    title = ("导出失败", "The export failed")
    text = ("无法写出文件，请减少列或记录后再试", "The file could not be written; try fewer columns or records")


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
        """Begins anew after a crash: the file is the only effect, and it is kept whole or not at all."""
        await run.write({"done": 0, "counts": dict.fromkeys(run.operation["counts"], 0)})
        with tempfile.TemporaryDirectory(prefix="crm-export-") as folder:
            writing = _Writing(run, Path(folder))
            try:
                async for chunk in run.journal.chunks():
                    before, end = writing.withheld, chunk["start"] + len(chunk["ids"])
                    await writing.add(chunk["ids"])
                    yield Step(chunk["start"], end, counts={"withheld": writing.withheld - before})
                path = await writing.close()
            finally:
                writing.release()               # rights that end meanwhile, or a cancel, leave no open file behind
            info = await self._blobs.put(_read(path), max_size=MAX_FILE)
        file = {
            "digest": info.digest, "size": info.size, "name": run.arguments["file_name"],
            "type": MEDIA[run.arguments["format"]], "rows": writing.rows,
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
        """Nothing is left over."""


class _Writing:
    """The file under way. Rights are asked anew for each batch: a policy that changes meanwhile holds at once."""

    def __init__(self, run: Run, folder: Path) -> None:
        context, arguments = run.context, run.arguments
        self._run, self._folder = run, folder
        self._csv = arguments["format"] == "csv"
        custom = context.custom_fields(run.entry.type.name)
        how = Writing(
            lists=context.code_lists.current, language=arguments["language"],
            names=directory.names(context.policies.current), zone=context.timezone, neutral=self._csv,
        )
        self._layout = Rows(run.entry.type, arguments["columns"], how, context.cipher.decrypt, custom)
        members = dict.fromkeys(n.partition(".")[0] for n in arguments["columns"])
        some = tuple(dict.fromkeys([*members, *DECIDING, "record_controls", "locked"]))
        self._read = some if len(some) < _WHOLE else ()
        self._references = [
            f for f in self._layout.fields if f.kind is Kind.REFERENCE and f.refers in context.types and not f.many
        ]
        self._masks = any(f.masked or f.secret for f in self._layout.fields)
        self._path = folder / ("rows.csv" if self._csv else "rows.spool")
        self._file = self._path.open("wb")
        if self._csv:
            self._file.write(csv_lines([self._layout.header], first=True))
        self.rows = self.withheld = 0

    async def add(self, ids: Sequence[str]) -> None:
        context, entry = self._run.context, self._run.entry
        rights = context.lists.rights(self._run.caller)
        rights.require("export", entry.type)
        docs = await context.documents[entry.type.plural].get_many(ids, fields=self._read)
        kept: list[Doc] = []
        for doc in docs:
            if rights.decide("export", entry.type, doc).allowed:
                kept.append(doc)
            elif doc.get("deleted_at") is None and rights.can_read(entry.type, doc):
                self.withheld += 1          # what he may not read is not even counted
        for field in self._references:
            await serials_of(context, rights, field, kept)
        self.rows += len(kept)
        for start in range(0, len(kept), _BREATH):
            cells = [self._layout.row(doc, self._masked(rights, doc)) for doc in kept[start : start + _BREATH]]
            if self._csv:
                self._file.write(csv_lines(cells))
            else:
                spool.write_frames(self._file, ([n, *row] for n, row in enumerate(cells)))
            await asyncio.sleep(0)

    def _masked(self, rights: Rights, doc: Doc) -> frozenset[str]:
        return rights.masked(self._run.entry.type, doc) if self._masks else frozenset()

    def release(self) -> None:
        self._file.close()

    async def close(self) -> Path:
        """The finished file."""
        run = self._run
        person = run.context.policies.current.people.get(run.caller.person_id or "")
        at = run.context.clock().astimezone(run.context.timezone)
        language = run.arguments["language"]
        last = watermark(person.name if person else run.caller.name, at, self.rows, language)
        if self._csv:
            self._file.write(csv_lines([[last]]))
            self._file.close()
            return self._path
        self._file.close()
        output = self._folder / "rows.xlsx"
        order = sheet_child.Order(
            spool=str(self._path), output=str(output), sheet=run.entry.type.label[language == "en"][:31],
            header=self._layout.header, kinds=self._layout.kinds, last=last,
        )
        await write_sheet(order)
        return output


async def write_sheet(order: sheet_child.Order) -> None:
    """Spooled rows to .xlsx, in a process of its own."""
    try:
        await run_in_child(sheet_child.write, order, memory_mb=_SHEET_MEMORY_MB, seconds=_SHEET_SECONDS)
    except ChildFailed:
        raise ExportFailed from None


async def _read(path: Path) -> AsyncIterator[bytes]:
    with contextlib.closing(path.open("rb")) as file:
        while piece := await asyncio.to_thread(file.read, 1 << 20):
            yield piece

