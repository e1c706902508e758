"""Rows of an exported table: chosen columns, labels in the reader's language, masks, no formulas, a last line that
says who took it and when.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, REQUIRED, UNKNOWN_FIELD, FieldError, Invalid, Language

from crm_records.declaration import Field, Kind, RecordType
from crm_records.exchange.columns import Writer, Writing
from crm_records.exchange.headers import headers
from crm_records.exchange.whole_columns import ColumnWriter, column_writer
from crm_records.validation.outgoing import STARS, mask

FileFormat = Literal["xlsx", "csv"]
FORMATS = ("xlsx", "csv")
BOM = "\ufeff"
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
}

Decipher = Callable[[str], str]
Members = Mapping[str, Sequence[Any]]
"""Top-level members of some documents, column by column, `custom` among them where custom fields are asked for."""


def exportable(type_: RecordType, custom: Sequence[Field] = ()) -> dict[str, Field]:
    """{column: field}: every declared field, then `custom.<name>`."""
    return dict(type_.fields) | {f"custom.{f.name}": f for f in custom}


def check_columns(
    type_: RecordType, custom: Sequence[Field], names: Sequence[str], format_: str,
    unreadable: frozenset[str] = frozenset(),
) -> None:
    """Invalid with every unknown column; those that the caller may not read are unknown."""
    known = exportable(type_, custom).keys() - unreadable
    errors = [FieldError(f"/columns/{n}", UNKNOWN_FIELD) for n, name in enumerate(names) if name not in known]
    if not names:
        errors.append(FieldError("/columns", REQUIRED))
    if format_ not in FORMATS:
        errors.append(FieldError("/format", NOT_A_CODE, {"value": str(format_)[:40]}))
    if errors:
        raise Invalid(errors)


@dataclass(frozen=True, slots=True)
class _Column:
    """`name`: member of the document, or of `custom` where `custom`. `masked`: the writer of a masked value."""

    name: str
    custom: bool
    whole: ColumnWriter
    masked: Writer


class Rows:
    """Members of documents -> columns of cells (text, whole numbers, None)."""

    def __init__(
        self, type_: RecordType, names: Sequence[str], how: Writing, decipher: Decipher, custom: Sequence[Field] = ()
    ) -> None:
        known = exportable(type_, custom)
        self.fields = [known[name] for name in names]
        headed = headers(type_, custom, how.language)
        self.header = unique([headed[name] for name in names])
        self._columns = [self._column(name, known[name], how, decipher) for name in names]
        self._custom = any(column.custom for column in self._columns)

    def _column(self, name: str, field: Field, how: Writing, decipher: Decipher) -> _Column:
        whole = column_writer(field, how)
        if field.secret:
            inner = whole

            def deciphered(values: Sequence[Any]) -> Sequence[Any]:
                return inner([None if value is None else decipher(value) for value in values])

            whole = deciphered
        hidden = (lambda _: STARS) if field.secret else _masking(field)
        return _Column(name.removeprefix("custom."), name.startswith("custom."), whole, hidden)

    def cells(self, members: Members, masked: Sequence[frozenset[str]]) -> list[Sequence[Any]]:
        """The columns of some rows. `masked[i]`: names of fields that are masked in row i."""
        custom: list[Doc] = [values or {} for values in members["custom"]] if self._custom else []
        somewhere: frozenset[str] = frozenset().union(*set(masked))
        cells: list[Sequence[Any]] = []
        for column in self._columns:
            name = column.name
            values = [one.get(name) for one in custom] if column.custom else members[name]
            if values.count(None) == len(values):
                cells.append(values)
            elif name in somewhere:
                cells.append(_partly(column, values, [name in names for names in masked]))
            else:
                cells.append(column.whole(values))
        return cells

    @property
    def kinds(self) -> list[str]:
        """How the .xlsx writer types a column: `date`, `instant`, else as the cell is."""
        return [_TYPED.get(f.kind, "") if not f.many else "" for f in self.fields]


_TYPED = {Kind.DATE: "date"}


def _partly(column: _Column, values: Sequence[Any], hidden: list[bool]) -> list[Any]:
    """What is masked is not even written whole."""
    shown = column.whole([None if hide else value for value, hide in zip(values, hidden, strict=True)])
    return [
        column.masked(value) if hide and value is not None else cell
        for value, cell, hide in zip(values, shown, hidden, strict=True)
    ]


def _masking(field: Field) -> Writer:
    def hidden(value: Any) -> Any:
        shown = mask(field, value)
        return shown if isinstance(shown, str) else STARS

    return hidden


def unique(headers: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique: list[str] = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        unique.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return unique


def csv_lines(rows: Iterable[Sequence[Any]], *, first: bool = False) -> bytes:
    """UTF-8; `first` puts the byte order mark that makes spreadsheets read it as such."""
    out = io.StringIO(BOM if first else "")
    out.seek(0, io.SEEK_END)
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def csv_columns(cells: Sequence[Sequence[Any]]) -> bytes:
    """The same bytes as `csv_lines` of these columns' rows. Whether anything is to be quoted is asked of a column."""
    if len(cells) == 1:
        return csv_lines(zip(*cells, strict=True))      # a line of one empty cell needs its quotes
    rows = zip(*map(_csv_texts, cells), strict=True)
    return ("\r\n".join(map(",".join, rows)) + "\r\n").encode()


def _csv_texts(cells: Sequence[Any]) -> Sequence[str]:
    missing = cells.count(None)
    if missing == len(cells):
        return [""] * missing
    there = [cell for cell in cells if cell is not None] if missing else cells
    try:
        whole = "".join(there)
    except TypeError:                                   # numbers among them
        return ["" if cell is None else _quoted(str(cell)) for cell in cells]
    if '"' in whole or "," in whole or "\n" in whole or "\r" in whole:
        return ["" if cell is None else _quoted(cell) for cell in cells]
    return ["" if cell is None else cell for cell in cells] if missing else cells


def _quoted(text: str) -> str:
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return f'"{text.replace(chr(34), chr(34) * 2)}"'
    return text


def watermark(person: str, at: datetime, rows: int, language: Language) -> str:
    """The last line; imports know it by its beginning and pass it over."""
    when = f"{at:%Y-%m-%d %H:%M}"
    if language == "en":
        return f"# CW-CRM exported by {person}, {when}, {rows} rows"
    return f"# CW-CRM 导出：{person}，{when}，共 {rows} 行"

