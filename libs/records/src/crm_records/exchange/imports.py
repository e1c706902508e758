"""An uploaded table on its way to being imported: its file, what was read of it, what a person decided about it."""

import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from crm_platform.blobs.port import BlobInfo, Blobs
from crm_platform.documents.port import Doc, Index, Spec
from crm_platform.errors import NOT_A_CODE, TOO_MANY_ITEMS, AlreadyExists, FieldError, Invalid, Language, NotFound
from crm_platform.ids import new_id

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask, once
from crm_records.declaration import RecordType
from crm_records.exchange import mapping
from crm_records.exchange.charset import ENCODINGS
from crm_records.exchange.duplicates import DuplicateFinder
from crm_records.exchange.mapping import Chosen, Column, Memory, Targets
from crm_records.exchange.refusals import FILE_REASONS
from crm_records.exchange.tables import Limits, Table, read_table
from crm_records.service import ServiceContext

COLLECTION = "imports"
SPEC = Spec(
    COLLECTION,
    arrays=frozenset({"sheets", "columns", "columns.samples", "mapping", "match"}),
    indexes=(
        Index("created_at", (("created_at", 1),), where=(("kept", True),)),
        Index("blob", (("blob", 1),), where=(("kept", True),)),
        Index("spool", (("spool", 1),), where=(("kept", True),)),
    ),
)
MAX_FILE = 100 << 20
MAX_SPOOL = 2 << 30
DUPLICATES = ("skip", "create")
MOST_MATCHED = 10
LONGEST_WORD = 200


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What a service's imports and exports stand on. `finders`: by record type's name."""

    context: ServiceContext
    blobs: Blobs
    finders: Mapping[str, DuplicateFinder] = field(default_factory=dict[str, DuplicateFinder])
    limits: Limits = field(default_factory=Limits)

    def targets(self, type_: RecordType, caller: Caller) -> Targets:
        """The fields that the caller may fill."""
        rights, custom = self.context.lists.rights(caller), self.context.custom_fields(type_.name)
        return Targets(
            type_, custom, unreadable=rights.unreadable(type_, custom), unwritable=rights.unwritable(type_, custom)
        )


@dataclass(frozen=True, slots=True)
class Decisions:
    """A person's choices, each None where he leaves it. `mapping`: {column: field}."""

    mapping: Mapping[int, str] | None = None
    mode: str | None = None
    match: Sequence[str] | None = None
    duplicates: str | None = None
    sheet: str | None = None
    encoding: str | None = None


class Imports:
    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._context = exchange.context
        self._collection = exchange.context.documents[COLLECTION]
        self._memory = Memory(exchange.context.documents)

    async def upload(
        self, caller: Caller, type_: RecordType, content: AsyncIterator[bytes], *, name: str, source: str | None,
        key: str | None = None,
    ) -> Doc:
        """Keep the file, read it, and guess what its columns mean. Refused files: Invalid at `/file`."""
        self._context.lists.rights(caller).require("import", type_)
        blob = await self._exchange.blobs.put(content, max_size=MAX_FILE)
        ask = Ask.of(caller, key, "import", type_.name, name, source, blob.digest)
        doc: Doc = {
            "_id": new_id(), "version": 1, "record_type": type_.name, "created_by": caller.person_id,
            "created_at": self._context.clock(), "file_name": name[:200], "source": source, "blob": blob.digest,
            "mode": "create", "match": [], "duplicates": "skip", "operation_id": None, "kept": True,
        }
        make = partial(self._insert, caller, type_, doc, ask)
        made = await make() if ask is None else await once(self._context.documents, ask, make)
        return await self.get(caller, made) if isinstance(made, str) else made

    async def _insert(self, caller: Caller, type_: RecordType, doc: Doc, ask: Ask | None) -> Doc:
        whole = doc | await self._read(caller, type_, doc, None, None)
        transaction = self._context.documents.transaction()
        transaction.insert(COLLECTION, whole)
        if ask is not None:
            ask.write(transaction, whole["_id"], self._context.clock())
        error = (await self._context.documents.commit(transaction))[0]
        if error is not None:
            raise AlreadyExists                 # a repeat at the same moment was first: its import is answered
        return whole

    async def _read(
        self, caller: Caller, type_: RecordType, doc: Doc, sheet: str | None, encoding: str | None
    ) -> Doc:
        table, spool = await self._parse(doc["blob"], sheet, encoding)
        columns = [Column(n, h, s) for n, (h, s) in enumerate(zip(table.header, table.samples, strict=True))]
        targets = self._exchange.targets(type_, caller)
        suggested = mapping.suggest(targets, columns)
        recalled = await self._memory.recall(caller.person_id or "", type_, columns, doc["source"])
        chosen = {i: n for i, n in recalled.items() if n in targets} or suggested
        return {
            "format": table.format, "encoding": table.encoding, "delimiter": table.delimiter,
            "sheets": table.sheets, "sheet": table.sheet, "rows": table.rows, "odd_rows": table.odd_rows,
            "spool": spool.digest, "spool_size": spool.size,
            "columns": [
                {"header": c.header, "samples": list(c.samples), "suggested": suggested.get(c.index)} for c in columns
            ],
            "mapping": _pairs(chosen),
        }

    async def _parse(self, blob: str, sheet: str | None, encoding: str | None) -> tuple[Table, BlobInfo]:
        with tempfile.TemporaryDirectory(prefix="crm-import-") as folder:
            spool = Path(folder) / "rows.spool"
            source = await self._exchange.blobs.path(blob)
            table = await read_table(
                source, str(spool), limits=self._exchange.limits, sheet=sheet, encoding=encoding
            )
            return table, await self._exchange.blobs.put(read_file(spool), max_size=MAX_SPOOL)

    async def get(self, caller: Caller, id_: str) -> Doc:
        found = await self._collection.get(id_)
        if found is None or found["created_by"] != caller.person_id or not found["kept"]:
            raise NotFound
        return found

    async def decide(self, caller: Caller, id_: str, decisions: Decisions) -> Doc:
        """Keep a person's choices. What is still wrong with them is told by `errors`, and stops the dry run."""
        doc = await self.get(caller, id_)
        type_ = self._context.types[doc["record_type"]].type
        _check_words(decisions)
        changes: Doc = {}
        if decisions.sheet is not None or decisions.encoding is not None:
            if doc["blob"] is None:
                raise NotFound                  # the upload was let go after its time
            changes |= await self._read(
                caller, type_, doc, decisions.sheet or doc["sheet"] or None, decisions.encoding
            )
        if decisions.mapping is not None:
            changes["mapping"] = _pairs(decisions.mapping)
        for name in ("mode", "duplicates"):
            if getattr(decisions, name) is not None:
                changes[name] = getattr(decisions, name)
        if decisions.match is not None:
            changes["match"] = list(decisions.match)
        if not changes:
            return doc
        changes["used_at"] = self._context.clock()
        return await self._collection.update_one({"_id": id_}, {"$set": changes, "$inc": {"version": 1}}) or doc

    def errors(self, caller: Caller, doc: Doc) -> list[FieldError]:
        type_ = self._context.types[doc["record_type"]].type
        return mapping.check(self._exchange.targets(type_, caller), chosen_of(doc), len(doc["columns"]))

    async def remember(self, caller: Caller, doc: Doc) -> None:
        """A mapping that is used is offered again for the same headers, or the same source."""
        type_ = self._context.types[doc["record_type"]].type
        columns = [Column(n, c["header"], c["samples"]) for n, c in enumerate(doc["columns"])]
        await self._memory.remember(
            caller.person_id or "", type_, columns, chosen_of(doc).mapping, source=doc["source"],
            now=self._context.clock(),
        )

    async def attach(self, doc: Doc, operation_id: str) -> None:
        used = {"operation_id": operation_id, "used_at": self._context.clock()}
        await self._collection.update_one({"_id": doc["_id"]}, {"$set": used, "$inc": {"version": 1}})


def _pairs(chosen: Mapping[int, str]) -> list[Doc]:
    return [{"column": index, "field": name} for index, name in sorted(chosen.items())]


def chosen_of(doc: Doc) -> Chosen:
    return Chosen({p["column"]: p["field"] for p in doc["mapping"]}, doc["mode"], tuple(doc["match"]))


def _check_words(decisions: Decisions) -> None:
    errors = [
        FieldError(f"/{name}", NOT_A_CODE, {"value": str(value)[:40]})
        for name, value, known in (
            ("mode", decisions.mode, mapping.MODES), ("duplicates", decisions.duplicates, DUPLICATES),
        )
        if value is not None and value not in known
    ]
    if decisions.encoding and decisions.encoding not in ENCODINGS:      # whatever the file: a workbook would not ask
        errors.append(FieldError("/encoding", FILE_REASONS["UNKNOWN_ENCODING"], {"encoding": decisions.encoding[:40]}))
    if len(decisions.match or ()) > MOST_MATCHED:
        errors.append(FieldError("/match", TOO_MANY_ITEMS, {"max": MOST_MATCHED}))
    if errors:
        raise Invalid(errors)


async def read_file(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def to_wire(doc: Doc, errors: Sequence[FieldError], language: Language, *, always_skips: bool) -> dict[str, Any]:
    """`always_skips`: the store does, whatever was chosen for duplicates."""
    return {
        "id": doc["_id"], "record_type": doc["record_type"], "file_name": doc["file_name"], "source": doc["source"],
        "format": doc["format"], "encoding": doc["encoding"], "delimiter": doc["delimiter"],
        "sheets": doc["sheets"], "sheet": doc["sheet"], "rows": doc["rows"], "odd_rows": doc["odd_rows"],
        "columns": [
            {"index": n, "header": c["header"], "samples": c["samples"], "suggested_field": c["suggested"]}
            for n, c in enumerate(doc["columns"])
        ],
        "mapping": {str(p["column"]): p["field"] for p in doc["mapping"]},
        "mode": doc["mode"], "match": doc["match"], "duplicates": doc["duplicates"],
        "duplicates_always_skipped": always_skips,
        "operation_id": doc["operation_id"], "created_at": doc["created_at"],
        "errors": [
            {"pointer": e.pointer, "reason": e.reason.code, "detail": e.detail(language)} for e in errors
        ],
    }
