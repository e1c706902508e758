"""Rows of a table read into wire values by a mapping; compiled once an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_FOUND, FieldError

from crm_records.codes import CodeLists
from crm_records.commands.rights import Rights
from crm_records.declaration import Field, Kind
from crm_records.exchange.columns import Reader, reader
from crm_records.exchange.mapping import Targets
from crm_records.exchange.references import ids_of
from crm_records.exchange.refusals import CELL_REASONS, ERROR_VALUE
from crm_records.exchange.spool import Row
from crm_records.service import ServiceContext
from crm_records.validation.cells import Names
from crm_records.validation.outgoing import STARS

_NUMBERS = frozenset({Kind.INTEGER, Kind.MONEY})


@dataclass(slots=True)
class Parsed:
    """One row. `values` as on the wire; `found_by`: texts that only find existing records (id, human number)."""

    n: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    found_by: dict[str, str] = field(default_factory=dict[str, str])
    errors: list[FieldError] = field(default_factory=list[FieldError])


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    name: str
    read: Reader
    hidden: bool
    number: bool


class RowReader:
    def __init__(self, targets: Targets, mapping: Mapping[int, str], lists: CodeLists, names: Names) -> None:
        self._columns: list[_Column] = []
        self._custom: list[_Column] = []
        self._matching: list[tuple[int, str]] = []
        self.references: list[Field] = []
        for index, name in sorted(mapping.items()):
            declared = targets.fields.get(name)
            if declared is None:
                self._matching.append((index + 1, name))
                continue
            bare = name.removeprefix("custom.")
            hidden = declared.masked or declared.secret
            column = _Column(index + 1, bare, reader(declared, lists, names), hidden, declared.kind in _NUMBERS)
            (self._custom if bare != name else self._columns).append(column)
            if declared.kind is Kind.REFERENCE and not declared.many and bare == name:
                self.references.append(declared)

    def read(self, row: Row) -> Parsed:
        parsed = Parsed(row[0])
        width = len(row)
        if width > 1 and row[1].__class__ is dict and row[1]["e"] == "MIXED_ENCODING":
            parsed.errors.append(FieldError("", CELL_REASONS["MIXED_ENCODING"]))
        self._fill(parsed, self._columns, row, parsed.values)
        if self._custom:
            custom: dict[str, Any] = {}
            self._fill(parsed, self._custom, row, custom)
            if custom:
                parsed.values["custom"] = custom
        for at, name in self._matching:
            if at < width and isinstance(row[at], str) and row[at].strip():
                parsed.found_by[name] = row[at].strip()
        return parsed

    def _fill(self, parsed: Parsed, columns: Sequence[_Column], row: Row, values: dict[str, Any]) -> None:
        width = len(row)
        for column in columns:
            cell = row[column.at] if column.at < width else None
            if cell is None:
                continue
            if cell.__class__ is dict:
                cell = self._marked(parsed, column, cell)
                if cell is None:
                    continue
            if column.hidden and STARS in cell:
                continue                    # our own export shows it masked: it says nothing of the value
            values[column.name] = column.read(cell)

    def _marked(self, parsed: Parsed, column: _Column, cell: Mapping[str, str]) -> str | None:
        """The text of a cell that the file's reader marked, if it can be used after all."""
        code, text = cell["e"], cell["v"]
        if code == "LOST_DIGITS" and column.number:
            return text
        if code != "MIXED_ENCODING":
            reason = CELL_REASONS.get(code, ERROR_VALUE)
            parsed.errors.append(FieldError(f"/{column.name}", reason, {"value": text, "max": 50_000}))
        return None


async def resolve_references(
    context: ServiceContext, rights: Rights, fields: Sequence[Field], rows: Sequence[Parsed]
) -> None:
    """Human numbers of other records become ids, one look-up a field and batch; unknown ones are errors."""
    for one in fields:
        if one.refers not in context.types:
            continue
        texts = [row.values[one.name] for row in rows if isinstance(row.values.get(one.name), str)]
        found = await ids_of(context, rights, one, texts)
        for row in rows:
            text = row.values.get(one.name)
            if isinstance(text, str) and text.strip():
                if text in found:
                    row.values[one.name] = found[text]
                else:
                    del row.values[one.name]
                    row.errors.append(FieldError(f"/{one.name}", NOT_FOUND))


def title_of(values: Doc, title_field: str) -> str:
    return str(values.get(title_field) or "")[:200]
