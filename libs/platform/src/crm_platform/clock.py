"""Time: aware, UTC, to the millisecond (what every engine keeps)."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def to_ms(value: datetime) -> datetime:
    """The instant in UTC without its microseconds; refuses naive values."""
    if value.tzinfo is None:
        raise ValueError("a naive datetime")
    value = value.astimezone(UTC)
    return value.replace(microsecond=value.microsecond // 1000 * 1000)


def now() -> datetime:
    return to_ms(datetime.now(UTC))


def rfc3339(value: datetime) -> str:
    """`2026-11-24T16:00:00.123Z`: fixed width, so text order is time order."""
    value = to_ms(value)
    return f"{value:%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03d}Z"
