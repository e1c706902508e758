"""MongoDB's rules of matching and updating for the port's subset, in plain Python: the SQLite adapter updates with
them, and the contract tests compare both engines with them.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from crm_platform.documents.language import LOGIC, is_operators, to_ms
from crm_platform.documents.port import Doc, Filter, Unsupported

MISSING: Any = object()
INTEGER_LIMIT = 1 << 63


def normal(value: Any) -> Any:
    """A copy with instants as the engines keep them."""
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [normal(item) for item in value]
    return to_ms(value) if isinstance(value, datetime) else value


def rank(value: Any) -> int:
    """Place of a value's type in MongoDB's order of types."""
    if value is None:
        return 1
    if isinstance(value, bool):
        return 8
    for kind, place in ((int | float, 2), (str, 3), (dict, 4), (list, 5)):
        if isinstance(value, kind):
            return place
    return 9


def equal(a: Any, b: Any) -> bool:
    return rank(a) == rank(b) and a == b


def values_at(doc: Any, path: str) -> list[Any]:
    """Every value a dotted path reaches, looking into lists as MongoDB does; the lists themselves come too."""
    found: list[Any] = []

    def walk(value: Any, parts: Sequence[str]) -> None:
        if not parts:
            found.append(value)
        elif isinstance(value, dict):
            if parts[0] in value:
                walk(value[parts[0]], parts[1:])
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    walk(item, parts)

    walk(doc, path.split("."))
    return found


def matches(doc: Doc, where: Filter) -> bool:
    return all(_field_matches(doc, key, value) for key, value in where.items())


def _field_matches(doc: Doc, key: str, value: Any) -> bool:
    if key in LOGIC:
        hits = (matches(doc, item) for item in value)
        return all(hits) if key == "$and" else any(hits) if key == "$or" else not any(hits)
    values = values_at(doc, key)
    return _passes(values, value) if is_operators(value) else _test_eq(values, value)


def _passes(values: list[Any], tests: Doc) -> bool:
    options = tests.get("$options", "")
    return all(_test(values, op, value, options) for op, value in tests.items() if op != "$options")


def _flat(values: list[Any]) -> list[Any]:
    return [item for value in values for item in ([value, *value] if isinstance(value, list) else [value])]


def _test_eq(values: list[Any], value: Any) -> bool:
    return (value is None and not values) or any(equal(item, value) for item in _flat(values))


def _test_element(values: list[Any], tests: Doc) -> bool:
    scalar = any(key[:1] == "$" and key not in LOGIC for key in tests)

    def hit(item: Any) -> bool:
        return _passes([item], tests) if scalar else isinstance(item, dict) and matches(item, tests)

    return any(isinstance(value, list) and any(map(hit, value)) for value in values)


_RANGES: dict[str, Callable[[Any, Any], bool]] = {
    "$gt": lambda a, b: a > b,
    "$gte": lambda a, b: a >= b,
    "$lt": lambda a, b: a < b,
    "$lte": lambda a, b: a <= b,
}
_TESTS: dict[str, Callable[[list[Any], Any], bool]] = {
    "$eq": _test_eq,
    "$ne": lambda values, x: not _test_eq(values, x),
    "$in": lambda values, x: any(_test_eq(values, y) for y in x),
    "$nin": lambda values, x: not any(_test_eq(values, y) for y in x),
    "$all": lambda values, x: bool(x) and all(_test_eq(values, y) for y in x),
    "$exists": lambda values, x: bool(values) == x,
    "$prefix": lambda values, x: any(isinstance(v, str) and v.startswith(x) for v in _flat(values)),
    "$size": lambda values, x: any(isinstance(v, list) and len(v) == x for v in values),
    "$not": lambda values, x: not _passes(values, x),
    "$elemMatch": _test_element,
}


def _test(values: list[Any], op: str, value: Any, options: str) -> bool:
    if op == "$regex":
        pattern = re.compile(value, re.IGNORECASE if options else 0)
        return any(isinstance(item, str) and pattern.search(item) for item in _flat(values))
    if op in _RANGES:
        return any(rank(item) == rank(value) and _RANGES[op](item, value) for item in _flat(values))
    return _TESTS[op](values, value)


# updates


def _holder(doc: Doc, path: str, create: bool) -> tuple[Doc | None, str]:
    """The dict that holds the last part of a path, made where `create`."""
    *way, last = path.split(".")
    current: Any = doc
    for part in way:
        if part not in current:
            if not create:
                return None, last
            current[part] = {}
        current = current[part]
        if not isinstance(current, dict):
            if create:
                raise Unsupported(f"{path} leads under a value that is no object")
            return None, last
    return current, last


def _increase(old: Any, by: Any) -> Any:
    if old is MISSING:
        return by
    if isinstance(old, bool) or not isinstance(old, int | float):
        raise Unsupported("$inc on something that is no number")
    total = old + by
    if isinstance(total, int) and not -INTEGER_LIMIT <= total < INTEGER_LIMIT:
        raise Unsupported("$inc beyond 64 bits")
    return total


def _least(old: Any, new: Any, sign: int) -> Any:
    if old is MISSING:
        return new
    a, b = rank(new), rank(old)
    if a in (4, 5) or b in (4, 5):
        raise Unsupported("$min or $max of a list or an object")
    smaller = new < old if a == b and a != 1 else a < b
    larger = new > old if a == b and a != 1 else a > b
    return new if (smaller if sign < 0 else larger) else old


def _append(old: Any, value: Any, unique: bool) -> list[Any]:
    if old is not MISSING and not isinstance(old, list):
        raise Unsupported("$push or $addToSet on something that is no list")
    items: list[Any] = [] if old is MISSING else list(old)
    each = value["$each"] if isinstance(value, dict) and "$each" in value else [value]
    for item in each:
        if not unique or not any(equal(item, known) for known in items):
            items.append(item)
    if isinstance(value, dict) and "$slice" in value:
        keep: int = value["$slice"]
        return items[:keep] if keep >= 0 else items[keep:]
    return items


def _pull(old: Any, value: Any) -> list[Any]:
    if not isinstance(old, list):
        raise Unsupported("$pull from something that is no list")

    def hit(item: Any) -> bool:
        if isinstance(value, dict):
            return _passes([item], value) if is_operators(value) else isinstance(item, dict) and matches(item, value)
        return equal(item, value)

    return [item for item in old if not hit(item)]


_CHANGES: dict[str, Callable[[Any, Any], Any]] = {
    "$set": lambda old, new: new,  # noqa: ARG005 - one signature for all
    "$setOnInsert": lambda old, new: new,  # noqa: ARG005
    "$inc": _increase,
    "$min": lambda old, new: _least(old, new, -1),
    "$max": lambda old, new: _least(old, new, 1),
    "$push": lambda old, new: _append(old, new, unique=False),
    "$addToSet": lambda old, new: _append(old, new, unique=True),
    "$pull": _pull,
}


def apply_update(doc: Doc, update: Doc, *, inserted: bool = False) -> Doc:
    """Change the document in place and return it."""
    for op, fields in update.items():
        if op == "$setOnInsert" and not inserted:
            continue
        for path, value in fields.items():
            create = op not in ("$unset", "$pull")
            holder, last = _holder(doc, path, create)
            old = MISSING if holder is None else holder.get(last, MISSING)
            if holder is None or (old is MISSING and not create):
                continue
            if op == "$unset":
                del holder[last]
            else:
                holder[last] = _CHANGES[op](old, normal(value))
    return doc


def upsert_document(where: Filter) -> Doc:
    """The equality fields of a filter, which an upsert writes into the new document."""
    doc: Doc = {}

    def put(path: str, value: Any) -> None:
        holder, last = _holder(doc, path, create=True)
        if holder is not None:
            holder[last] = value

    def collect(part: Filter) -> None:
        for key, value in part.items():
            if key == "$and":
                for item in value:
                    collect(item)
            elif key[:1] != "$" and not is_operators(value):
                put(key, value)
            elif key[:1] != "$" and "$eq" in value:
                put(key, value["$eq"])

    collect(normal(where))
    return doc
