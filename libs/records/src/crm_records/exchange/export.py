"""Rows of an exported table: chosen columns, labels in the reader's language, masks, no formulas, a last line that
says who took it and when.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """Documents -> rows of cells (text, whole numbers, None)."""

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

            def deciphered(values: list[Any]) -> list[Any]:
                return inner([None if value is None else decipher(value) for value in values])

            whole = deciphered
        hidden = (lambda _: STARS) if field.secret else _masking(field)
        return _Column(name.removeprefix("custom."), name.startswith("custom."), whole, hidden)

    def rows(self, docs: Sequence[Doc], masked: Sequence[frozenset[str]]) -> Iterator[tuple[Any, ...]]:
        """One row a document, made column by column. `masked[i]`: names of fields that are masked on `docs[i]`."""
        custom: list[Doc] = [doc.get("custom") or {} for doc in docs] if self._custom else []
        somewhere: frozenset[str] = frozenset().union(*set(masked))
        cells: list[list[Any]] = []
        for column in self._columns:
            name = column.name
            values = [doc.get(name) for doc in (custom if column.custom else docs)]
            if values.count(None) == len(values):
                cells.append(values)
            elif name in somewhere:
                cells.append(_partly(column, values, [name in names for names in masked]))
            else:
                cells.append(column.whole(values))
        return zip(*cells, strict=True)

    @property
    def kinds(self) -> list[str]:
        """How the .xlsx writer types a column: `date`, `instant`, else as the cell is."""
        return [_TYPED.get(f.kind, "") if not f.many else "" for f in self.fields]


_TYPED = {Kind.DATE: "date"}


def _partly(column: _Column, values: list[Any], hidden: list[bool]) -> list[Any]:
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


def watermark(person: str, at: datetime, rows: int, language: Language) -> str:
    """The last line; imports know it by its beginning and pass it over."""
    when = f"{at:%Y-%m-%d %H:%M}"
    if language == "en":
        return f"# CW-CRM exported by {person}, {when}, {rows} rows"
    return f"# CW-CRM 导出：{person}，{when}，共 {rows} 行"

