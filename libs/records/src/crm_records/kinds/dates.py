"""Days, months, and instants.

A partial date may lack its year; a lunar leap month is written `04L`. Instants are aware, UTC, to the millisecond.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from crm_platform.clock import to_ms

from crm_records.declaration import Field
from crm_records.kinds.outcome import IN_FUTURE, NO_SUCH_DAY, Context, Normaliser, Refusal, bad_format, wrong_type

_NOT_TEXT = wrong_type("日期文本", "a date as text")
_BAD_DATE = bad_format("日期，如 2026-11-24", "a date such as 2026-11-24")
_BAD_MONTH = bad_format("年月，如 2026-11", "a month such as 2026-11")
_BAD_PARTIAL = bad_format("日期，如 1990-05-12 或 05-12", "a date such as 1990-05-12 or 05-12")
_BAD_LUNAR = bad_format(
    "日期，如 1990-05-12、05-12，农历闰月写作 04L，如 2020-04L-12",
    "a date such as 1990-05-12 or 05-12; a lunar leap month is written 04L, as in 2020-04L-12",
)
_BAD_INSTANT = bad_format("带时区的时间，如 2026-11-24T10:00:00+08:00", "a time with zone such as 2026-11-24T10:00:00Z")
_NO_DAY = Refusal(NO_SUCH_DAY)
_FUTURE = Refusal(IN_FUTURE)

_is_date = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch
_is_month = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII).fullmatch
PARTIAL = re.compile(r"(?:(\d{4})-)?(\d{2})(L?)-(\d{2})", re.ASCII)
_is_instant = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})", re.ASCII
).fullmatch
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LUNAR_DAYS = 30
EARLIEST, LATEST = 1, 9999


def day_of(value: str) -> date | None:
    """The day of `YYYY-MM-DD`, None where there is no such day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def day(field: Field) -> Normaliser:
    past = field.past

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        value = value.strip()
        if not value:
            return None
        if not _is_date(value):
            return _BAD_DATE
        found = day_of(value)
        if found is None:
            return _NO_DAY
        return _FUTURE if past and found > context.today else value

    return normalise


def year_month(field: Field) -> Normaliser:
    past = field.past

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        value = value.strip()
        if not value:
            return None
        if not _is_month(value):
            return _BAD_MONTH
        return _FUTURE if past and value > f"{context.today:%Y-%m}" else value

    return normalise


def partial_date(field: Field) -> Normaliser:
    """Where the field names a calendar, days of both calendars pass; the record's rules hold them against it."""
    lunar, past = field.calendar is not None, field.past
    bad = _BAD_LUNAR if lunar else _BAD_PARTIAL

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        value = value.strip().replace("l", "L")
        if not value:
            return None
        found = PARTIAL.fullmatch(value)
        if not found or (found[3] and not lunar):
            return bad
        if not _day_exists(found, lunar=lunar):
            return _NO_DAY
        if past and found[1]:
            return value if _has_begun(found, context.today) else _FUTURE
        return value

    return normalise


def _day_exists(found: re.Match[str], *, lunar: bool) -> bool:
    year, month, the_day = found[1], int(found[2]), int(found[4])
    if not 1 <= month <= len(_MONTH_DAYS) or the_day < 1 or year == "0000":
        return False
    if lunar and the_day <= _LUNAR_DAYS:
        return True
    if found[3]:
        return False
    if year:
        return day_of(found[0]) is not None
    return the_day <= _MONTH_DAYS[month - 1]


def _has_begun(found: re.Match[str], today: date) -> bool:
    """A lunar day is compared by its year and month alone: it falls up to two months after the number says."""
    if found[3] or int(found[4]) > _MONTH_DAYS[int(found[2]) - 1]:
        return f"{found[1]}-{found[2]}" <= f"{today:%Y-%m}"
    return found[0] <= today.isoformat()


def instant(_field: Field) -> Normaliser:
    return _instant


def _instant(value: Any, _context: Context) -> Any:
    if value.__class__ is datetime:
        return to_ms(value) if value.tzinfo is not None else _BAD_INSTANT
    if value.__class__ is not str:
        return wrong_type("时间文本", "a time as text")
    value = value.strip()
    if not value:
        return None
    if not _is_instant(value):
        return _BAD_INSTANT
    try:
        return to_ms(_read(value.upper()))
    except (ValueError, OverflowError):
        return _NO_DAY


def _read(value: str) -> datetime:
    """RFC 3339 knows second 60 (a leap second): the instant after it is the nearest there is."""
    leap = len(value) > 18 and value[17:19] == "60"
    found = datetime.fromisoformat(value[:17] + "59" + value[19:] if leap else value)
    found = found.astimezone(UTC) + timedelta(seconds=1 if leap else 0)
    if found.year < 1000:
        raise ValueError(value)                     # its text would be shorter than the others: order by text breaks
    return found
