"""What the parser's own process does: it spools the rows of a table to a file and tells what kind of table it is.

A file that exhausts its process ends that one; the service goes on.
"""

import csv
import gc
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from crm_records.exchange import cells, charset, container, formulas, spool
from crm_records.exchange.container import Limits
from crm_records.exchange.refusals import Refused

SAMPLES = 5


class Order(msgspec.Struct):
    """`sheet`: its name, None for the first visible one with content. `encoding`: a person's choice for .csv."""

    path: str
    spool: str
    limits: Limits
    sheet: str | None = None
    encoding: str | None = None


class Table(msgspec.Struct):
    """What was read. `rows` counts data rows; `header` and `samples` are one entry a column."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheets: list[str] = []
    sheet: str = ""
    rows: int = 0
    header: list[str] = []
    samples: list[list[str]] = []
    odd_rows: int = 0


class _Reader:
    """Cuts the header off the stream of rows, collects samples, drops empty lines and the export's own last line."""

    def __init__(self, table: Table, limits: Limits) -> None:
        self.table, self.limits = table, limits

    def data(self, rows: Iterator[spool.Row]) -> Iterator[spool.Row]:
        table = self.table
        header = next(rows, None)
        if header is None:
            raise Refused("EMPTY_TABLE")
        table.header = ["" if c is None else (c["v"] if isinstance(c, dict) else c) for c in header[1:]]
        width = len(table.header)
        if width > self.limits.columns:
            raise Refused("TOO_MANY_COLUMNS", max=self.limits.columns)
        table.samples = [[] for _ in table.header]
        most = min(self.limits.rows - 1, self.limits.cells // max(1, width))
        for row in rows:
            if is_watermark(row):
                continue
            table.rows += 1
            if table.rows > most:
                raise Refused("TOO_MANY_ROWS", max=most)
            if table.rows <= 200:
                self._sample(row)
            del row[width + 1:]
            yield row
        if not table.rows:
            raise Refused("EMPTY_TABLE")

    def _sample(self, row: spool.Row) -> None:
        for column, cell in zip(self.table.samples, row[1:], strict=False):
            text = cell["v"] if isinstance(cell, dict) else cell
            if text and len(column) < SAMPLES and text not in column:
                column.append(text[:100])


def is_watermark(row: spool.Row) -> bool:
    """The line that our own exports end with: `# CW-CRM …` alone in its row."""
    first = row[1] if len(row) > 1 else None
    return isinstance(first, str) and first.startswith("# CW-CRM ") and not any(row[2:])


def read(order: Order) -> Table:
    gc.disable()                                # rows hold no cycles, and the process ends soon
    limits = order.limits
    kind = container.detect(order.path, limits)
    table = Table(format=kind)
    source = _text_rows if kind == "csv" else _sheet_rows
    with Path(order.spool).open("wb") as file:
        spool.write_frames(file, _Reader(table, limits).data(source(order, table, limits)))
        file.flush()
    return table


def _text_rows(order: Order, table: Table, limits: Limits) -> Iterator[spool.Row]:
    with Path(order.path).open("rb") as file:
        content = file.read(limits.text_bytes + 1)
    if len(content) > limits.text_bytes:
        raise Refused("TOO_EXPENSIVE")
    decoded = charset.decode(content, order.encoding)
    del content
    table.encoding, table.delimiter = decoded.encoding, charset.delimiter(decoded.text)
    csv.field_size_limit(limits.cell_length * 20)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=table.delimiter, strict=False)
    odd, before = decoded.odd_lines, 0
    try:
        for number, record in enumerate(reader, 1):
            first, before = before, reader.line_num
            if not any(record) or (number == 1 and record[0][:4].lower() == "sep="):
                continue
            row: spool.Row = [number, *(_typed(cell, limits.cell_length) for cell in record)]
            if odd and any(line in odd for line in range(first, before)):
                table.odd_rows += 1
                row[1] = {"e": "MIXED_ENCODING", "v": record[0]}
            yield row
    except csv.Error as e:
        raise Refused("DAMAGED_FILE") from e


def _typed(cell: str, longest: int) -> Any:
    if not cell:
        return None
    if len(cell) > longest:
        return {"e": "CELL_TOO_LONG", "v": cell[:100]}
    if "E+" in cell and len(cell) < 30 and cells.scientific(cell.strip()):
        return {"e": "LOST_DIGITS", "v": cell}
    return cell


def _sheet_rows(order: Order, table: Table, limits: Limits) -> Iterator[spool.Row]:
    sheet = _open_sheet(order, table)
    if sheet is None or sheet.start is None or sheet.end is None:
        raise Refused("EMPTY_TABLE")
    left = sheet.start[1]
    width = sheet.end[1] + 1
    if width - left > limits.columns:
        raise Refused("TOO_MANY_COLUMNS", max=limits.columns)
    marked = formulas.marks(order.path, table.sheets.index(table.sheet)) if table.format == "xlsx" else {}
    marked_rows = {row for row, _ in marked}
    as_text, longest = cells.as_text, limits.cell_length
    for index, values in enumerate(sheet.iter_rows()):
        row: spool.Row = [index + 1]
        row += [
            (c or None if len(c) <= longest else {"e": "CELL_TOO_LONG", "v": c[:100]}) if c.__class__ is str
            else as_text(c)
            for c in values
        ]
        if index in marked_rows:
            _mark(row, index, left, marked)
        if any(row[1:]):
            yield row


def _mark(row: spool.Row, index: int, left: int, marked: formulas.Marks) -> None:
    for at in range(1, len(row)):
        mark = marked.get((index, at - 1 + left))
        if mark:
            row[at] = {"e": mark[0], "v": mark[1]}


def _open_sheet(order: Order, table: Table) -> Any:
    import python_calamine as calamine  # noqa: PLC0415 - only here: a .csv need not load it

    try:
        book = calamine.CalamineWorkbook.from_path(order.path)
        table.sheets = book.sheet_names
        if order.sheet is not None:
            if order.sheet not in table.sheets:
                raise Refused("NO_SUCH_SHEET", sheet=order.sheet[:100])
            table.sheet = order.sheet
            return book.get_sheet_by_name(order.sheet)
        for meta in book.sheets_metadata:
            if meta.visible == calamine.SheetVisibleEnum.Visible and meta.typ == calamine.SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(meta.name)
                if sheet.height > 1:
                    table.sheet = meta.name
                    return sheet
    except calamine.PasswordError as e:
        raise Refused("ENCRYPTED") from e
    except (calamine.CalamineError, OSError, ValueError) as e:
        raise Refused("DAMAGED_FILE") from e
    return None
