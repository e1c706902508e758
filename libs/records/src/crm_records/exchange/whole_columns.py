"""Stored values -> cells, a column of a batch at a time: the same text as `columns.writer` gives value by value.

An export has ninety columns, most of them empty or full of labels: what a cell costs is the call, so there is none
where a table or one expression over the column does.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from crm_records.codes.areas import AREA_CODES
from crm_records.declaration import Field, Kind
from crm_records.exchange.columns import FORMULA, Writer, Writing, same, writer

ColumnWriter = Callable[[list[Any]], list[Any]]
"""Values, None among them -> cells, None where there is no value. May answer the list it was given."""

_TEXTS = frozenset({Kind.LINE, Kind.TEXT, Kind.EMAIL, Kind.URL, Kind.SERIAL})
_LABELS = frozenset({Kind.CODE, Kind.REFERENCE, Kind.BOOLEAN})
_MOST_KEPT = 20_000
_paragraph = re.compile(r"<p>([^<&\r\0]*)</p>").fullmatch
_land = re.compile(r"\+86(10|2\d|[3-9]\d\d)([2-9]\d{6,7})", re.ASCII).fullmatch
_mobile = re.compile(r"\+86(1[3-9]\d)(\d{4})(\d{4})", re.ASCII).fullmatch


def column_writer(field: Field, how: Writing) -> ColumnWriter:
    one = writer(field, how)
    if one is same:
        return lambda values: values
    if field.many:
        return _each(one)
    if field.kind in _TEXTS:
        return _neutral_texts
    if field.kind in _LABELS:
        table = _Labels(one)
        return lambda values: list(map(table.__getitem__, values))
    match field.kind:
        case Kind.PHONE:
            return _phones(one)
        case Kind.INSTANT:
            return _instants(one, how)
        case Kind.RICH_TEXT:
            return _rich_texts(one, neutral=how.neutral)
        case _:
            return _each(one)


class _Labels(dict[Any, Any]):
    """What a value is called, asked once for each of the few values that a column has."""

    def __init__(self, one: Writer) -> None:
        super().__init__({None: None})
        self._one = one

    def __missing__(self, value: Any) -> Any:
        text = self._one(value)
        if len(self) < _MOST_KEPT:
            self[value] = text
        return text


def _each(one: Writer) -> ColumnWriter:
    return lambda values: [None if value is None else one(value) for value in values]


def _neutral_texts(values: list[Any]) -> list[Any]:
    return [f"'{value}" if value and value[0] in FORMULA else value for value in values]


def _phones(one: Writer) -> ColumnWriter:
    """Numbers within the country need no apostrophe: they begin with a digit."""

    def write(values: list[Any]) -> list[Any]:
        return [
            None if value is None
            else " ".join(found.groups()) if (found := _mobile(value))
            else f"0{found[1]}-{found[2]}" if (found := _land(value)) and found[1] in AREA_CODES
            else one(value)
            for value in values
        ]

    return write


def _instants(one: Writer, how: Writing) -> ColumnWriter:
    """Local time. The zone is asked once a day; on a day on which its offset changes, for each value."""
    offsets = _Offsets(how.zone)

    def write(value: datetime) -> str:
        offset = offsets[value.toordinal()]
        if offset is None or value.tzinfo is not UTC:
            return one(value)
        text = (value + offset).isoformat(" ")
        return text[:23] if value.microsecond else text[:19] if value.second else text[:16]

    return _each(write)


class _Offsets(dict[int, timedelta | None]):
    """Day (UTC) -> the zone's offset, None where it has two."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, day: int) -> timedelta | None:
        start = datetime.fromordinal(day).replace(tzinfo=UTC)
        first, last = (moment.astimezone(self._zone).utcoffset() for moment in (start, start + timedelta(days=1)))
        self[day] = found = first if first == last else None
        return found


def _rich_texts(one: Writer, *, neutral: bool) -> ColumnWriter:
    """Most are one paragraph without further markup."""

    def write(value: str) -> str:
        found = _paragraph(value)
        if found is None:
            return one(value)
        text = found[1].strip()
        return f"'{text}" if neutral and text and text[0] in FORMULA else text

    return _each(write)
