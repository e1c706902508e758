"""What the port's filters, updates and values may be. Both adapters check here before they do anything, so that no
query works on one engine only.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from math import isfinite
from typing import Any

from crm_platform.documents.port import Doc, Filter, Spec, Unsupported

LOGIC = frozenset({"$and", "$or", "$nor"})
MANY_VALUES = frozenset({"$in", "$nin", "$all"})
RANGES = frozenset({"$gt", "$gte", "$lt", "$lte"})
TESTS = (
    frozenset({"$eq", "$ne", "$exists", "$regex", "$options", "$not", "$size", "$elemMatch", "$prefix"})
    | MANY_VALUES
    | RANGES
)
UPDATES = frozenset({"$set", "$unset", "$inc", "$min", "$max", "$push", "$pull", "$addToSet", "$setOnInsert"})
GUARD = "_guard"  # MongoDB's mark of a guarded document: no document may use the name
PLAIN = frozenset({str, int, bool, float, type(None)})
_NOTHING_TO_CHECK = frozenset({str, bool, type(None)})
_MOST_NAMES = 10_000
_MOST_PARTS = 10_000_000
_good_names: set[str] = set()  # member names that were found to be allowed: records repeat theirs


def check_value(value: Any) -> None:
    """Refuse what the value model does not hold: naive times, other types, integers beyond 64 bits, NaN."""
    holders: list[Any] = [(value,)]
    for _ in range(_MOST_PARTS):  # for every value of every write: no call for each of them
        if not holders:
            return
        holder = holders.pop()
        if holder.__class__ is dict:
            if not holder.keys() <= _good_names:
                _check_names(holder)
            holder = holder.values()
        for item in holder:
            kind = item.__class__
            if kind in _NOTHING_TO_CHECK:
                continue
            if kind is dict or kind is list:
                holders.append(item)
            elif kind is not datetime or item.tzinfo is None:
                _check_number_or_time(item)
    raise Unsupported("a value of too many parts, or one that holds itself")


def _check_names(value: dict[Any, Any]) -> None:
    for key in value:
        if type(key) is not str or key[:1] == "$" or "." in key or "\0" in key or key == GUARD:
            raise Unsupported(f"key {key!r}")
        if len(_good_names) < _MOST_NAMES:
            _good_names.add(key)


def _check_number_or_time(value: Any) -> None:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise Unsupported("a naive datetime")
    elif isinstance(value, int):
        if not -(1 << 63) <= value < 1 << 63:
            raise Unsupported("an integer beyond 64 bits")
    elif isinstance(value, float):
        if not isfinite(value):
            raise Unsupported("a number that is not finite")
    else:
        raise Unsupported(f"value of type {type(value).__name__}")


def check_document(doc: Doc) -> None:
    if type(doc.get("_id")) is not str or not doc["_id"]:
        raise Unsupported("a document needs a text _id")
    check_value(doc)


def check_shape(doc: Doc, spec: Spec) -> None:
    """Refuse a document that its collection's orders could not list."""
    access = doc.get(spec.access) if spec.orders else None
    if access is not None and not (isinstance(access, list) and all(isinstance(key, str) for key in access)):
        raise Unsupported(f"{spec.name}.{spec.access} must be a list of text")
    for order in spec.orders:
        value = at(doc, order.path)
        if access and (isinstance(value, bool) or not isinstance(value, int | str | datetime)):
            raise Unsupported(f"the sort value {order.path} must be text, a whole number or an instant, not {value!r}")
        if any(isinstance(at(doc, path), list | dict) for path in order.hot):
            raise Unsupported(f"the hot paths of {spec.name}.{order.name} must hold scalars")


def touches_shape(update: Doc, spec: Spec) -> bool:
    """Does the update change what the collection's orders are made of?"""
    if not spec.orders:
        return False
    shape = {spec.access, *(path for order in spec.orders for path in (order.path, *order.hot))}
    paths = [path for fields in update.values() for path in fields]
    return any(path == s or path.startswith(s + ".") or s.startswith(path + ".") for path in paths for s in shape)


def at(doc: Doc, path: str) -> Any:
    """The value at a path through objects, None where there is none."""
    value: Any = doc
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def is_operators(value: Any) -> bool:
    """A dict of `$` operators, not a value."""
    return isinstance(value, dict) and any(key[:1] == "$" for key in value)


def in_array(spec: Spec, path: str) -> tuple[bool, bool]:
    """Does the path lead to or into a declared array; and is it inside one (not the array itself)?"""
    inside = any(path.startswith(array + ".") for array in spec.arrays)
    return inside or path in spec.arrays, inside


def check_filter(where: Filter, spec: Spec) -> None:
    _check_filter(where, spec.arrays, "")


def _check_filter(where: Filter, arrays: frozenset[str], base: str) -> None:
    for key, value in where.items():
        if key in LOGIC:
            if not isinstance(value, list) or not value:
                raise Unsupported(f"{key} needs a list")
            for item in value:
                _check_filter(item, arrays, base)
        elif key[:1] == "$":
            raise Unsupported(key)
        else:
            _check_field(base + check_path(key), value, arrays, base)


def _check_field(path: str, value: Any, arrays: frozenset[str], base: str) -> None:
    around = [a for a in arrays if a.startswith(base) and a != base[:-1]]
    reaches = any(path == a or path.startswith(a + ".") for a in around)
    deep = reaches and path not in arrays
    if is_operators(value):
        _check_tests(path, value, arrays, reaches, deep)
    else:
        _check_equal(path, value, reaches)


def check_path(path: str) -> str:
    """Names joined by dots. Positions in lists are not in the language, since MongoDB reads `a.0` in two ways."""
    for part in path.split("."):
        if not part or part.isdigit() or part[0] == "$" or '"' in part or "\\" in part or "\0" in part:
            raise Unsupported(f"path {path!r}")
    return path


def _check_equal(path: str, value: Any, reaches: bool) -> None:
    if isinstance(value, list | dict) or (value is None and reaches):
        raise Unsupported(f"equality of {path} with {type(value).__name__}")
    check_value(value)


def _check_tests(path: str, tests: Doc, arrays: frozenset[str], reaches: bool, deep: bool) -> None:
    for op, value in tests.items():
        if op not in TESTS:
            raise Unsupported(op)
        if op == "$not":
            if not is_operators(value):
                raise Unsupported("$not needs operators")
            _check_tests(path, value, arrays, reaches, deep)
        elif op == "$elemMatch":
            _check_element(path, value, arrays, reaches, deep)
        elif op in MANY_VALUES or op in ("$eq", "$ne"):
            if op in MANY_VALUES and not isinstance(value, list):
                raise Unsupported(f"{op} needs a list")
            for item in value if op in MANY_VALUES else [value]:
                _check_equal(path, item, reaches)
        else:
            _check_test(op, value, reaches, deep)


def _check_element(path: str, value: Any, arrays: frozenset[str], reaches: bool, deep: bool) -> None:
    if not reaches or deep or not isinstance(value, dict):
        raise Unsupported("$elemMatch outside a declared array")
    if any(key[:1] == "$" and key not in LOGIC for key in value):
        _check_tests(path, value, arrays, False, False)
    else:
        _check_filter(value, arrays, path + ".")


def _check_test(op: str, value: Any, reaches: bool, deep: bool) -> None:
    if op in RANGES:
        if isinstance(value, bool) or not isinstance(value, int | float | str | datetime):
            raise Unsupported(f"{op} {type(value).__name__}")
        check_value(value)
    elif op == "$regex":
        _check_pattern(value)
    elif not _fits(op, value, reaches, deep):
        raise Unsupported(f"{op} {value!r} here")


def _fits(op: str, value: Any, reaches: bool, deep: bool) -> bool:
    if op == "$exists":
        return isinstance(value, bool) and not deep
    if op == "$size":
        return reaches and not deep and type(value) is int and value >= 0
    return value in ("", "i") if op == "$options" else isinstance(value, str)


def _check_pattern(pattern: Any) -> None:
    """The part of regular expressions that both engines read alike: no groups with flags, no lettered escapes."""
    if not isinstance(pattern, str) or "(?" in pattern or re.search(r"\\[0-9A-Za-z]", pattern):
        raise Unsupported(f"$regex {pattern!r}")
    try:
        re.compile(pattern)
    except re.error as error:
        raise Unsupported(f"$regex {pattern!r}: {error}") from None


def check_update(update: Doc, spec: Spec) -> None:
    seen: list[str] = []
    for op, fields in update.items():
        if op not in UPDATES or not isinstance(fields, dict):
            raise Unsupported(op)
        for path, value in fields.items():
            check_path(path)
            if path == "_id" and op != "$setOnInsert":
                raise Unsupported("an update of _id")
            seen.append(path)
            _check_change(op, value)
            _keep_sortable(op, path, value, spec)
    _check_overlap(seen)


def _check_change(op: str, value: Any) -> None:
    if op in ("$push", "$addToSet") and isinstance(value, dict) and "$each" in value:
        if set(value) - {"$each", "$slice"} or (op == "$addToSet" and "$slice" in value):
            raise Unsupported(f"{op} {sorted(value)}")
        check_value(value["$each"])
    elif op == "$inc":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unsupported("$inc needs a number")
        check_value(value)
    elif op == "$pull":
        _check_pull(value)
    elif op != "$unset":
        check_value(value)


def _check_pull(value: Any) -> None:
    if is_operators(value):
        _check_tests("", value, frozenset(), False, False)
    elif isinstance(value, dict):
        _check_filter(value, frozenset(), "")
    else:
        check_value(value)


def _keep_sortable(op: str, path: str, value: Any, spec: Spec) -> None:
    if any(order.path == path for order in spec.orders) and (op == "$unset" or value is None):
        raise Unsupported(f"the sort value {path} may not be null")


def _check_overlap(paths: Iterable[str]) -> None:
    known = sorted(paths)
    for first, second in pairwise(known):
        if second == first or second.startswith(first + "."):
            raise Unsupported(f"{first} and {second} in one update")


def to_ms(value: datetime) -> datetime:
    """The instant as both engines keep it."""
    value = value if value.tzinfo is UTC else value.astimezone(UTC)
    micro = value.microsecond
    return value.replace(microsecond=micro - micro % 1000) if micro % 1000 else value


def check_spec(spec: Spec) -> None:
    """Refuse a declaration that the adapters would understand in two ways."""
    for names in ([index.name for index in spec.indexes], [order.name for order in spec.orders]):
        fit = all(re.fullmatch(r"[a-z][a-z0-9_]*", name) and "__" not in name for name in names)
        if not fit or len(names) != len(set(names)):
            raise ValueError(f"{spec.name}: names of indexes, and of orders, differ and are of a-z, 0-9 and single _")
    if not re.fullmatch(r"_?[a-z][a-z0-9_]*", spec.name):
        raise ValueError(f"collection name {spec.name!r}")
    for index in spec.indexes:
        if index.many and (len(index.keys) != 1 or index.unique or index.where):
            raise ValueError(f"{spec.name}.{index.name}: a 'many' index has one path and is neither unique nor partial")
        if index.many and index.keys[0][0] not in spec.arrays:
            raise ValueError(f"{spec.name}.{index.name}: {index.keys[0][0]} is not declared in arrays")
    if spec.orders and spec.access not in spec.arrays:
        raise ValueError(f"{spec.name}: {spec.access} must be declared in arrays")
