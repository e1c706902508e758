"""How values lie in SQLite. Documents are JSONB. JSON has no instants, so they are text of fixed width behind a mark,
and text that begins with the mark itself is escaped: the order of text is then also the order of time.

The mark is DEL (U+007F): JSON does not escape it, so SQLite compares it without unpacking.
"""

import functools
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson

from crm_platform.documents.port import Doc, Unsupported

MARK: Final = "\x7f"
TIME: Final = MARK + "d"
TIME_END: Final = MARK + "e"
BOOL: Final = MARK + "b"
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)

KeyValue = str | int | float


@functools.lru_cache(maxsize=512)
def time_text(value: datetime) -> str:
    """Remembered: a record's own instants stand in its document, its sort values, its event and its history."""
    if value.tzinfo is None:
        raise Unsupported("a naive datetime")
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return f"{TIME}{value.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def encode(value: Any) -> Any:
    """The JSON form of a value."""
    if isinstance(value, str):
        return f"{MARK}s{value}" if value[:1] == MARK else value
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    return [encode(item) for item in value] if isinstance(value, list) else value


def decode(value: Any) -> Any:
    """The value of a JSON form; lists and dicts are changed in place."""
    kind = type(value)
    if kind is str:
        return _decode_text(value) if value[:1] == MARK else value
    if kind is dict:
        _decode_items(value, value.items())
    elif kind is list:
        _decode_items(value, enumerate(value))
    return value


def _decode_items(holder: Any, items: Iterable[tuple[Any, Any]]) -> None:
    for key, item in items:
        kind = type(item)
        if kind is str:
            if item[:1] == MARK:
                holder[key] = _decode_text(item)
        elif kind is dict:
            _decode_items(item, item.items())
        elif kind is list:
            _decode_items(item, enumerate(item))


def _decode_text(text: str) -> Any:
    return datetime.fromisoformat(text[2:]) if text[1] == "d" else text[2:]


def dump(doc: Doc) -> bytes:
    """A checked document as JSON in UTF-8. The marks in it are counted: more than instants means text to escape."""
    times = 0

    def instant(value: Any) -> str:
        nonlocal times
        times += 1
        return time_text(value)

    try:
        raw = orjson.dumps(doc, instant, orjson.OPT_PASSTHROUGH_DATETIME)
        if raw.count(b'"\x7f') != times:
            raw = orjson.dumps(encode(doc))
    except (orjson.JSONEncodeError, RecursionError) as error:
        raise Unsupported(str(error)) from None
    return raw


def load(text: str) -> Any:
    value = orjson.loads(text)
    return decode(value) if MARK in text else value


_KEPT_PLACES = 32
_places: tuple[tuple[str, str], ...] = ()
"""Where documents held instants so far: (member, "") or (member, member of it). Looking there is quicker than looking
everywhere; the marks of a text tell whether that was all. Replaced as a whole: readers run in several threads.
"""


def load_all(texts: Sequence[str]) -> list[Doc]:
    """Documents from their texts; one parse for all of them."""
    docs: list[Doc] = orjson.loads("[" + ",".join(texts) + "]")
    for doc, text in zip(docs, texts, strict=True):
        marks = text.count('"\x7f')
        if marks and marks != _decode_places(doc):
            _decode_items(doc, doc.items())
            _learn(doc)
    return docs


def _decode_places(doc: Doc) -> int:
    """How many instants were found where there were some before. Escaped text is left to the whole walk."""
    found = 0
    for member, inner in _places:
        holder: Any = doc.get(member) if inner else doc
        if holder.__class__ is dict:
            item = holder.get(inner or member)
            if item.__class__ is str and item[:2] == TIME:
                holder[inner or member] = datetime.fromisoformat(item[2:])
                found += 1
    return found


def _learn(doc: Doc) -> None:
    global _places  # noqa: PLW0603 - a cache of the module
    seen = {(key, "") for key, item in doc.items() if item.__class__ is datetime}
    for key, item in doc.items():
        if item.__class__ is dict:
            seen |= {(key, inner) for inner, one in item.items() if one.__class__ is datetime}
    fresh = sorted(seen.difference(_places))
    _places = (*_places, *fresh)[:_KEPT_PLACES]


def rfc3339_json(event: Doc) -> bytes:
    """JSON of an event for the log: instants as RFC 3339 text."""

    def instant(value: Any) -> str:
        return time_text(value)[2:]

    try:
        return orjson.dumps(event, instant, orjson.OPT_PASSTHROUGH_DATETIME)
    except (orjson.JSONEncodeError, RecursionError) as error:
        raise Unsupported(str(error)) from None


def milliseconds(value: datetime) -> int:
    return (value - EPOCH) // MILLISECOND


def key_value(value: Any) -> KeyValue | None:
    """A scalar as one column of a key table: of one SQLite type for each kind, booleans apart from numbers."""
    if value.__class__ is str:
        return f"{MARK}s{value}" if value[:1] == MARK else value
    if isinstance(value, bool):
        return f"{BOOL}{int(value)}"
    if isinstance(value, datetime):
        return time_text(value)
    return value if isinstance(value, (int, float)) else None
