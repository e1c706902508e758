"""One cell of a spreadsheet as text, the way a person would have typed it. Runs in the parser's child process."""

from datetime import date, datetime, time, timedelta
from typing import Any

MOST_EXACT = 1e15
"""A spreadsheet keeps 15 digits: a longer number has lost the rest for good."""


def as_text(value: Any) -> Any:
    """Text, None for an empty cell, or a marked cell."""
    kind = value.__class__
    if kind is float:
        return number(value)
    if kind is int:
        return {"e": "LOST_DIGITS", "v": str(value)} if abs(value) >= MOST_EXACT else str(value)
    if kind is datetime:
        return moment(value)
    if kind is date:
        return value.isoformat()
    if kind is bool:
        return "true" if value else "false"
    if kind is timedelta:
        return duration(value)
    if kind is time:
        return value.isoformat("seconds")
    return str(value)


def number(value: float) -> Any:
    if value.is_integer():
        if -MOST_EXACT < value < MOST_EXACT:
            return str(int(value))
        return {"e": "LOST_DIGITS", "v": f"{value:.0f}" if abs(value) < 1e25 else repr(value)}
    text = f"{value:.15g}"                                          # 0.1+0.2 was typed as 0.3
    return f"{value:.20f}".rstrip("0").rstrip(".") if "e" in text else text


def moment(value: datetime) -> str:
    if value.microsecond:
        value += timedelta(microseconds=500)
        value = value.replace(microsecond=0)                       # days are floats: 08:29:59.999997
    text = value.isoformat(" ")
    return text[:10] if text.endswith(" 00:00:00") else text


def duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def scientific(text: str) -> bool:
    """`1.10101E+17`: what a spreadsheet leaves of a long number in a .csv."""
    head, _, tail = text.partition("E+")
    return tail.isdigit() and head.replace(".", "", 1).lstrip("-").isdigit() and int(tail) >= 12
