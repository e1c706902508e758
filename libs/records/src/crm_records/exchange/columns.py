"""Columns compiled once a table: each field's own fast way from a stored value to a cell's text.

`to_text` of validation says what is right; here the frequent cases go by a look-up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from crm_platform.errors import Language

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind
from crm_records.kinds import phone
from crm_records.validation import to_text
from crm_records.validation.cells import ZONE, Names

Writer = Callable[[Any], Any]

_DATES = frozenset({Kind.DATE, Kind.YEAR_MONTH, Kind.PARTIAL_DATE})
_AS_THEY_ARE = frozenset({Kind.LINE, Kind.TEXT, Kind.EMAIL, Kind.URL, Kind.SERIAL})
FORMULA = frozenset("=+-@\t\r")
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Writing:
    """How cells are written. `neutral`: text that a spreadsheet would run as a formula gets an apostrophe."""

    lists: CodeLists
    language: Language
    names: Names | None = None
    zone: tzinfo = ZONE
    neutral: bool = True


def writer(field: Field, how: Writing) -> Writer:
    """Stored value (never None) -> text, as `to_text` shows it; integers stay numbers."""

    def slow(value: Any) -> Any:
        return to_text(field, value, how.language, how.lists, names=how.names, zone=how.zone)  # pyright: ignore[reportArgumentType] - any tzinfo does

    if field.kind in _DATES or (field.kind is Kind.INTEGER and not field.many):
        return same
    write = _quick(field, how, slow)
    if write is same:
        return neutralised if how.neutral else same
    never_formula = field.kind in (Kind.INSTANT, Kind.BOOLEAN) and not field.many
    return write if never_formula or not how.neutral else _neutral(write)


def _quick(field: Field, how: Writing, slow: Writer) -> Writer:
    """The frequent values of a kind without the way through `to_text`."""
    if field.many:
        return _kept_text(slow, tuple) if field.kind in (Kind.CODE, Kind.REFERENCE, Kind.LINE) else slow
    if field.kind in _AS_THEY_ARE:
        return same
    match field.kind:
        case Kind.INSTANT:
            return _moments(slow, how.zone)
        case Kind.PHONE:
            return _phone
        case Kind.RICH_TEXT:
            return lambda value: slow(value) if "<" in value or "&" in value else value
        case Kind.MONEY:
            return _money(slow, how.lists)
        case Kind.CODE | Kind.REFERENCE | Kind.BOOLEAN:
            return _kept_text(slow, same)
        case _:
            return slow


def _phone(value: str) -> str:
    if len(value) == 14 and value.startswith("+861") and value.isascii() and value[4] in "3456789":
        return f"{value[3:6]} {value[6:10]} {value[10:]}"
    return phone.spoken(value)


def _money(slow: Writer, lists: CodeLists) -> Writer:
    whole = lists.minor_digits("CNY") == 2

    def write(value: Any) -> str:
        amount = value["amount"]
        if not whole or value["currency"] != "CNY" or amount < 0:
            return slow(value)
        return f"{amount // 100}.{amount % 100:02d}"

    return write


def same(value: Any) -> Any:
    return value


def neutralised(value: str) -> str:
    return f"'{value}" if value and value[0] in FORMULA else value


def _neutral(slow: Writer) -> Writer:
    return lambda value: neutralised(slow(value))


def _kept_text(slow: Writer, key_of: Callable[[Any], Any]) -> Writer:
    """Remembers what a value is called: labels, names, and the few ways in which they stand together."""
    seen: dict[Any, str] = {}

    def write(value: Any) -> str:
        key = key_of(value)
        text = seen.get(key)
        if text is None:
            text = slow(value)
            if len(seen) < _MOST_KEPT:
                seen[key] = text
        return text

    return write


def _moments(slow: Writer, zone: tzinfo) -> Writer:
    """Local time; the zone is asked once a day of the calendar, and always on a day on which its offset changes."""
    offsets: dict[tuple[int, int, int], timedelta | None] = {}

    def write(value: Any) -> str:
        if value.__class__ is not datetime or value.tzinfo is not UTC:
            return slow(value)
        day = (value.year, value.month, value.day)
        if day not in offsets:
            start = value.replace(hour=0, minute=0, second=0)
            first, last = start.astimezone(zone).utcoffset(), (start + timedelta(days=1)).astimezone(zone).utcoffset()
            offsets[day] = first if first == last else None
        offset = offsets[day]
        if offset is None:
            return slow(value)
        text = (value + offset).isoformat(" ")[:-6]
        if value.microsecond:
            return text[:23]
        return text if value.second else text[:16]

    return write


def spoken_names(pairs: dict[str, Sequence[tuple[str, str]]]) -> Names:
    """Both ways between names and ids; a name that two share names nobody. `pairs`: refers -> (id, name)."""
    tables: dict[str, dict[str, str | None]] = {}
    for refers, known in pairs.items():
        table: dict[str, str | None] = {}
        for id_, name in known:
            table[name] = None if name in table else id_
        table.update(dict(known))
        tables[refers] = table

    def find(refers: str, text: str) -> str | None:
        return tables.get(refers, {}).get(text)

    return find
