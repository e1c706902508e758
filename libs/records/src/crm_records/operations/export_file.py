"""The file of an export under way: batches of rows, the parts that hold them until it is whole, and the whole."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from crm_platform.blobs.port import BlobInfo, Blobs
from crm_platform.documents.port import Doc
from crm_platform.errors import Forbidden, RuleBroken
from crm_platform.process import ChildFailed, run_in_child

from crm_records.commands.rights import Rights
from crm_records.declaration import Kind, RecordType
from crm_records.exchange import directory, sheet_child, spool
from crm_records.exchange.columns import Writing
from crm_records.exchange.export import Rows, csv_lines, watermark
from crm_records.exchange.references import serials_of
from crm_records.lists.rows import DECIDING
from crm_records.operations import model
from crm_records.operations.running import Run

MAX_FILE = 1 << 30
_BREATH = 50
"""Rows between two looks at the event loop."""

_WHOLE = 30
"""From so many members on a record is read whole: picking them costs more."""

_FACTS = (*DECIDING, "record_controls", "locked")
_SAID = ("collaborators", "reader_list", "authors", "record_controls", "locked")
"""Facts that are of one record alone; the rest of `_FACTS` many have in common."""

_SHEET_SECONDS = 900.0
_SHEET_MEMORY_MB = 1024


class ExportFailed(RuleBroken):
    reason = "EXPORT_FAILED"
    title = ("导出失败", "The export failed")
    text = ("无法写出文件，请减少列或记录后再试", "The file could not be written; try fewer columns or records")


class Parts:
    """What is written so far, as blobs that the operation names: durable and whole before the cursor moves past them.

    A part begins with a line of its own, so that no other export ever has the same one.
    """

    none: ClassVar[Doc] = {"parts": [], "written": 0}

    def __init__(self, blobs: Blobs, run: Run) -> None:
        self._blobs, self._run = blobs, run

    @property
    def _digests(self) -> list[str]:
        return self._run.operation.get("parts") or []

    async def are_there(self) -> bool:
        """False where there are none yet, or one was lost: then the export begins anew."""
        for digest in self._digests:
            if await self._blobs.info(digest) is None:
                return False
        return bool(self._digests)

    async def keep(self, start: int, content: bytes, rows: int) -> Doc:
        """Fields to write together with the cursor."""
        if not rows:
            return {}
        info = await self._blobs.put(self._head(start) + content, max_size=MAX_FILE)
        return {"parts": [*self._digests, info.digest], "written": self._run.operation["written"] + rows}

    async def read(self) -> AsyncIterator[bytes]:
        for digest in self._digests:
            head = True
            async for piece in self._blobs.read(digest, chunk=1 << 20):
                yield piece[piece.index(b"\n") + 1 :] if head else piece
                head = False

    async def store(self, content: AsyncIterator[bytes]) -> BlobInfo:
        """The finished file."""
        return await self._blobs.put(content, max_size=MAX_FILE)

    async def drop(self) -> None:
        """They are in the file now."""
        for digest in self._digests:
            await self._blobs.delete(digest)
        await self._run.context.documents[model.COLLECTION].update_one(
            {"_id": self._run.id}, {"$set": {"parts": []}, "$inc": {"version": 1}}
        )

    def _head(self, start: int) -> bytes:
        return f"{self._run.id}:{start}\n".encode()


class Batch:
    """Rows under way. Rights are asked anew for each chunk: a policy that changes meanwhile holds at once."""

    def __init__(self, run: Run) -> None:
        context, arguments = run.context, run.arguments
        self._run = run
        self._csv = arguments["format"] == "csv"
        custom = context.custom_fields(run.entry.type.name)
        how = Writing(
            lists=context.code_lists.current, language=arguments["language"],
            names=directory.names(context.policies.current), zone=context.timezone, neutral=self._csv,
        )
        self._layout = Rows(run.entry.type, arguments["columns"], how, context.cipher.decrypt, custom)
        members = dict.fromkeys(n.partition(".")[0] for n in arguments["columns"])
        some = tuple(dict.fromkeys([*members, *_FACTS]))
        self._read = some if len(some) < _WHOLE else ()
        self._references = [
            f for f in self._layout.fields if f.kind is Kind.REFERENCE and f.refers in context.types and not f.many
        ]
        self._masks = any(f.masked or f.secret for f in self._layout.fields)
        self._pieces: list[bytes] = []
        self._rows = self._withheld = 0

    async def add(self, ids: Sequence[str]) -> None:
        context, entry = self._run.context, self._run.entry
        rights = context.lists.rights(self._run.caller)
        rights.require("export", entry.type)
        if not context.lists.unreadable(rights, entry.type).isdisjoint(self._run.arguments["columns"]):
            raise Forbidden(factor="field")
        docs = await context.documents[entry.type.plural].get_many(ids, fields=self._read)
        kept: list[Doc] = []
        masked: list[frozenset[str]] = []
        verdicts = _Verdicts(rights, entry.type, masks=self._masks)
        for doc in docs:
            allowed, names = verdicts.of(doc)
            if allowed:
                kept.append(doc)
                masked.append(names)
            elif doc.get("deleted_at") is None and rights.can_read(entry.type, doc):
                self._withheld += 1         # what he may not read is not even counted
        for field in self._references:
            await serials_of(context, rights, field, kept)
        self._rows += len(kept)
        for start in range(0, len(kept), _BREATH):
            self._write(kept[start : start + _BREATH], masked[start : start + _BREATH])
            await asyncio.sleep(0)

    def take(self) -> tuple[bytes, int, int]:
        """(content, its rows, how many were withheld) since the last time."""
        taken = b"".join(self._pieces), self._rows, self._withheld
        self._pieces, self._rows, self._withheld = [], 0, 0
        return taken

    async def finish(self, parts: Parts) -> BlobInfo:
        """The whole file, stored."""
        run = self._run
        language = run.arguments["language"]
        person = run.context.policies.current.people.get(run.caller.person_id or "")
        at = run.context.clock().astimezone(run.context.timezone)
        last = watermark(person.name if person else run.caller.name, at, run.operation["written"], language)
        if self._csv:
            return await parts.store(self._lines(parts, last))
        with tempfile.TemporaryDirectory(prefix="crm-export-") as folder:
            rows, output = Path(folder) / "rows.spool", Path(folder) / "rows.xlsx"
            with rows.open("wb") as file:
                async for piece in parts.read():
                    await asyncio.to_thread(file.write, piece)
            await write_sheet(sheet_child.Order(
                spool=str(rows), output=str(output), sheet=run.entry.type.label[language == "en"][:31],
                header=self._layout.header, kinds=self._layout.kinds, last=last,
            ))
            with output.open("rb") as file:
                return await parts.store(_read(file))

    async def _lines(self, parts: Parts, last: str) -> AsyncIterator[bytes]:
        yield csv_lines([self._layout.header], first=True)
        async for piece in parts.read():
            yield piece
        yield csv_lines([[last]])

    def _write(self, docs: Sequence[Doc], masked: Sequence[frozenset[str]]) -> None:
        cells = self._layout.rows(docs, masked)
        self._pieces.append(csv_lines(cells) if self._csv else spool.frame([0, *row] for row in cells))


class _Verdicts:
    """Decisions about the rows of one chunk. Records of the same owner and department of which nothing else is said
    get the same answer, which is thus asked once.
    """

    def __init__(self, rights: Rights, type_: RecordType, *, masks: bool) -> None:
        self._rights, self._type, self._masks = rights, type_, masks
        self._known: dict[Any, tuple[bool, frozenset[str]]] = {}

    def of(self, doc: Doc) -> tuple[bool, frozenset[str]]:
        """(may be taken away, what of it is masked)."""
        get = doc.get
        if any(map(get, _SAID)):
            return self._asked(doc)
        facts = get("owner_id"), get("department_id"), get("visibility"), get("public"), get("deleted_at")
        found = self._known.get(facts)
        if found is None:
            found = self._known[facts] = self._asked(doc)
        return found

    def _asked(self, doc: Doc) -> tuple[bool, frozenset[str]]:
        allowed = self._rights.decide("export", self._type, doc).allowed
        masked = self._rights.masked(self._type, doc) if allowed and self._masks else frozenset[str]()
        return allowed, masked


async def write_sheet(order: sheet_child.Order) -> None:
    """Spooled rows to .xlsx, in a process of its own."""
    try:
        await run_in_child(sheet_child.write, order, memory_mb=_SHEET_MEMORY_MB, seconds=_SHEET_SECONDS)
    except ChildFailed:
        raise ExportFailed from None


async def _read(file: BinaryIO) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(file.read, 1 << 20):
        yield piece
