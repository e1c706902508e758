"""Rows of a table read into document values by a mapping; compiled once an import."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from crm_platform.errors import NOT_FOUND, FieldError

from crm_records.commands.rights import Rights
from crm_records.declaration import Field, Kind
from crm_records.exchange.mapping import Targets
from crm_records.exchange.read_columns import ABSENT, ColumnReader, Reading, column_reader
from crm_records.exchange.references import ids_of
from crm_records.exchange.refusals import CELL_REASONS, ERROR_VALUE
from crm_records.exchange.spool import Row
from crm_records.kinds import compiled
from crm_records.service import ServiceContext
from crm_records.validation.outgoing import STARS

_NUMBERS = frozenset({Kind.INTEGER, Kind.MONEY})
_BREATH = 20
"""Rows between two looks at the event loop: a millisecond or two."""

_Found = Mapping[str, Mapping[str, Any]]
"""{field: {what a cell says: the id of the record that it means, ABSENT where there is none}}."""


@dataclass(slots=True)
class Parsed:
    """One row. `values`, `custom`: what its cells came to (see `validation.sort_out`), in the order of the columns;
    `found_by`: texts that only find existing records (id, human number).
    """

    n: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    custom: dict[str, Any] = field(default_factory=dict[str, Any])
    found_by: dict[str, str] = field(default_factory=dict[str, str])
    errors: list[FieldError] = field(default_factory=list[FieldError])


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    name: str
    field: Field
    read: ColumnReader

    @property
    def hidden(self) -> bool:
        return self.field.masked or self.field.secret


class RowReader:
    def __init__(self, context: ServiceContext, targets: Targets, mapping: Mapping[int, str], how: Reading) -> None:
        self._context, self._how = context, how
        self._columns: list[_Column] = []
        self._custom: list[_Column] = []
        self._matching: list[tuple[int, str]] = []
        for index, name in sorted(mapping.items()):
            declared = targets.fields.get(name)
            if declared is None:
                self._matching.append((index + 1, name))
                continue
            bare = name.removeprefix("custom.")
            column = _Column(index + 1, bare, declared, column_reader(declared, how))
            (self._custom if bare != name else self._columns).append(column)

    async def read(self, rows: Sequence[Row], rights: Rights) -> list[Parsed]:
        """The rows of a batch. `rights`: whose records the cells may refer to by human numbers, one look-up a field."""
        found = await self._find(rows, rights)
        parsed: list[Parsed] = []
        for start in range(0, len(rows), _BREATH):
            parsed += self._piece(rows[start : start + _BREATH], found)
            await asyncio.sleep(0)
        return parsed

    async def _find(self, rows: Sequence[Row], rights: Rights) -> _Found:
        found: dict[str, Mapping[str, Any]] = {}
        for column in self._columns:
            one = column.field
            if one.kind is not Kind.REFERENCE or one.many or one.refers not in self._context.types:
                continue
            judge = compiled(one)
            cells = {row[column.at] for row in rows if column.at < len(row) and row[column.at].__class__ is str}
            said = [cell for cell in cells if cell.strip() and not (column.hidden and STARS in cell)]
            texts = {cell: self._how.value(one, cell) for cell in said}
            ids = await ids_of(self._context, rights, one, texts.values())
            found[column.name] = {
                cell: judge(ids[text], self._how.context) if text in ids else ABSENT for cell, text in texts.items()
            }
        return found

    def _piece(self, rows: Sequence[Row], found: _Found) -> list[Parsed]:
        cells = list(zip_longest(*rows))
        parsed = [Parsed(row[0]) for row in rows]
        for row, cell in zip(parsed, cells[1] if len(cells) > 1 else (), strict=False):
            if cell.__class__ is dict and cell["e"] == "MIXED_ENCODING":
                row.errors.append(FieldError("", CELL_REASONS["MIXED_ENCODING"]))
        for at, values in enumerate(self._read(parsed, self._columns, cells, found)):
            parsed[at].values = values
        for at, values in enumerate(self._read(parsed, self._custom, cells, {})):
            parsed[at].custom = values
        self._tell_unknown(parsed, cells, found)
        for at, name in self._matching:
            for row, cell in zip(parsed, cells[at] if at < len(cells) else (), strict=False):
                if cell.__class__ is str and cell.strip():
                    row.found_by[name] = cell.strip()
        return parsed

    def _read(
        self, parsed: Sequence[Parsed], columns: Sequence[_Column], cells: Sequence[Sequence[Any]], found: _Found
    ) -> list[dict[str, Any]]:
        """What each row's cells come to; columns in which nothing stands cost nothing."""
        names: list[str] = []
        results: list[Sequence[Any]] = []
        for column in columns:
            if column.at < len(cells) and any(cells[column.at]):
                texts = _texts(parsed, column, cells[column.at])
                names.append(column.name)
                results.append(_results(column, texts, found.get(column.name)))
        return [
            {name: result for name, result in zip(names, row, strict=True) if result is not ABSENT}
            for row in zip(*results, strict=True)
        ]

    def _tell_unknown(self, parsed: Sequence[Parsed], cells: Sequence[Sequence[Any]], found: _Found) -> None:
        for column in self._columns:
            known = found.get(column.name)
            if known and column.at < len(cells):
                for row, cell in zip(parsed, cells[column.at], strict=True):
                    if cell.__class__ is str and known.get(cell) is ABSENT:
                        row.errors.append(FieldError(f"/{column.name}", NOT_FOUND))


def _texts(parsed: Sequence[Parsed], column: _Column, cells: Sequence[Any]) -> Sequence[Any]:
    """The cells that are to be read; our own export shows hidden values masked, which says nothing of them."""
    if dict in map(type, cells):
        cells = [
            _marked(row, column, cell) if cell.__class__ is dict else cell
            for row, cell in zip(parsed, cells, strict=True)
        ]
    if column.hidden:
        return [None if cell is not None and STARS in cell else cell for cell in cells]
    return cells


def _marked(row: Parsed, column: _Column, cell: Mapping[str, str]) -> str | None:
    """The text of a cell that the file's reader marked, if it can be used after all."""
    code, text = cell["e"], cell["v"]
    if code == "LOST_DIGITS" and column.field.kind in _NUMBERS:
        return text
    if code != "MIXED_ENCODING":
        reason = CELL_REASONS.get(code, ERROR_VALUE)
        row.errors.append(FieldError(f"/{column.name}", reason, {"value": text, "max": 50_000}))
    return None


def _results(column: _Column, texts: Sequence[Any], known: Mapping[str, Any] | None) -> Sequence[Any]:
    if not known:
        return column.read(texts)
    rest = column.read([None if text in known else text for text in texts])
    return [known.get(text, result) for text, result in zip(texts, rest, strict=True)]
