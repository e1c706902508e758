"""Cells -> document values, a column of a batch at a time: what `from_text` makes of a text, judged as `normalise`
judges it.

A table has ninety columns, half of them empty, most of the others full of labels, days and short words: what one of
those comes to is worked out once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crm_records.declaration import Field, Kind
from crm_records.kinds import Context, compiled
from crm_records.validation import from_text
from crm_records.validation.cells import Names

ABSENT: Final = object()
"""What an empty cell comes to."""

ColumnReader = Callable[[Sequence[Any]], Sequence[Any]]
"""Texts, None where a cell is empty -> what each comes to: a value, None where the text says nothing, a Refusal,
ABSENT.
"""

_One = Callable[[str], Any]

_WORDS = frozenset({Kind.LINE, Kind.EMAIL, Kind.URL, Kind.PHONE})
_FEW = frozenset({
    Kind.CODE, Kind.BOOLEAN, Kind.DATE, Kind.YEAR_MONTH, Kind.PARTIAL_DATE, Kind.INSTANT, Kind.INTEGER, Kind.REFERENCE,
})
_MOST_KEPT, _MOST_WORDS = 20_000, 1000
_LONGEST_KEPT = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """How cells are read. `names`: of what is referred to, and their ids; `context`: what values are judged by."""

    names: Names | None
    context: Context

    def value(self, field: Field, cell: Any) -> Any:
        """The wire value of a text."""
        return from_text(field, cell, self.context.lists, names=self.names)


def column_reader(field: Field, how: Reading) -> ColumnReader:
    judge, context = compiled(field), how.context

    def one(cell: Any) -> Any:
        value = how.value(field, cell)
        return None if value is None else judge(value, context)

    def plain(cells: Sequence[Any]) -> list[Any]:
        """Of texts that mostly are their own wire values."""
        return [
            ABSENT if cell is None else one(cell) if cell[0] == "'" or "E+" in cell else judge(cell, context)
            for cell in cells
        ]

    if field.many:
        return _each(one)
    if field.kind in _FEW:
        known = _Known(one, _MOST_KEPT)
        return lambda cells: list(map(known.__getitem__, cells))
    if field.kind in _WORDS:
        return _words(one, plain)
    if field.kind is Kind.TEXT:
        return plain
    return _money(one) if field.kind is Kind.MONEY else _each(one)


class _Known(dict[Any, Any]):
    """What a text comes to, worked out once. Values among them must be such as nobody changes."""

    def __init__(self, one: _One, most: int) -> None:
        super().__init__({None: ABSENT})
        self._one, self._most = one, most

    def __missing__(self, cell: str) -> Any:
        result = self._one(cell)
        if len(self) < self._most and len(cell) <= _LONGEST_KEPT:
            self[cell] = result
        return result


def _each(one: _One) -> ColumnReader:
    return lambda cells: [ABSENT if cell is None else one(cell) for cell in cells]


def _words(one: _One, each: ColumnReader) -> ColumnReader:
    """Words that repeat (titles, departments) are kept; of a column with many different ones none is looked for."""
    known = _Known(one, _MOST_WORDS)
    return lambda cells: each(cells) if len(known) == _MOST_WORDS else list(map(known.__getitem__, cells))


def _money(one: _One) -> ColumnReader:
    """Every record has an amount of its own."""
    known = _Known(one, _MOST_KEPT)

    def read(cells: Sequence[Any]) -> list[Any]:
        results = map(known.__getitem__, cells)
        return [result.copy() if result.__class__ is dict else result for result in results]

    return read
