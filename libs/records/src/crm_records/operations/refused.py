"""The file of refused rows: the columns as they came, the reason behind them; mended, it can be imported again."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import Language, NotFound

from crm_records.declaration import RecordType
from crm_records.exchange import imports, sheet_child, spool
from crm_records.exchange.export import unique
from crm_records.exchange.imports import Exchange
from crm_records.exchange.mapping import REASON_HEADERS
from crm_records.exchange.tables import stream_rows
from crm_records.operations.export_file import write_sheet
from crm_records.operations.journal import Journal

STATES = frozenset({"refused", "duplicate"})


async def write_refused(exchange: Exchange, operation: Doc, language: Language, folder: Path) -> Path:
    """The .xlsx in `folder`."""
    imported = await exchange.context.documents[imports.COLLECTION].get(operation["arguments"]["import_id"])
    if imported is None or not imported["kept"]:
        raise NotFound
    type_ = exchange.context.types[operation["record_type"]].type
    rows, output = folder / "rows.spool", folder / "refused.xlsx"
    width = len(imported["columns"])
    with rows.open("wb") as file:
        async for frame in _refused(exchange, operation, imported, type_, language):
            spool.write_frames(file, [[row[0], *_padded(row[1:], width)] for row in frame])
    header = [c["header"] or f"#{n + 1}" for n, c in enumerate(imported["columns"])]
    en = language == "en"
    order = sheet_child.Order(
        spool=str(rows), output=str(output), sheet="Refused" if en else "未导入的行",
        header=unique([*header, REASON_HEADERS[en]]), kinds=[""] * (width + 1),
    )
    await write_sheet(order)
    return output


async def _refused(
    exchange: Exchange, operation: Doc, imported: Doc, type_: RecordType, language: Language
) -> AsyncIterator[list[list[Any]]]:
    """Rows of the table with their reason, by the journal: its chunks and the spool's frames run side by side."""
    chunks = Journal(exchange.context.documents, operation["_id"]).chunks()
    width = len(imported["columns"])
    async for rows in stream_rows(await exchange.blobs.path(imported["spool"])):
        chunk = await anext(chunks, None)
        if chunk is None:
            return
        reasons = {r["n"]: r.get("e", []) for r in chunk["rows"] if r["s"] in STATES}
        found = [
            [*_padded(row[: width + 1], width + 1), reason(type_, reasons[row[0]], language)]
            for row in rows if row[0] in reasons
        ]
        if found:
            yield found


def _padded(cells: Sequence[Any], width: int) -> list[Any]:
    shown = [c["v"] if isinstance(c, dict) else c for c in cells]
    return shown + [None] * (width - len(shown)) if len(shown) < width else shown


def reason(type_: RecordType, problems: Sequence[Doc], language: Language) -> str:
    """`手机：格式不对`, one after the other."""
    said: list[str] = []
    for one in problems:
        name = one["pointer"].strip("/").split("/")[0]
        field = type_.fields.get(name)
        said.append(f"{field.label[language == 'en']}: {one[language]}" if field else one[language])
    return "; ".join(said)
