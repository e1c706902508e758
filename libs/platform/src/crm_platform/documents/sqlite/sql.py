# ruff: noqa: S608 - names come from checked declarations, values are bound
"""Compiles the port's filters to SQL over one collection's table `(n, id, doc)`, with MongoDB's meaning: a comparison
never crosses types, a negation is true where the field is missing, a list matches by any of its items.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from crm_platform.documents.language import LOGIC, is_operators
from crm_platform.documents.port import Filter, Spec, Unsupported
from crm_platform.documents.sqlite.values import TIME, TIME_END, encode, key_value

COMPARE = {"$gt": ">", "$gte": ">=", "$lt": "<", "$lte": "<="}
NUMBERS = "('integer','real')"
LAST_CHARACTER = "\U0010ffff"


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """An identifier; collections and indexes are checked names, this keeps reserved words apart."""
    return f'"{text}"'


def json_path(path: str) -> str:
    return quote("$" + "".join(f'."{part}"' for part in path.split(".")))


def value_of(path: str, source: str = "doc") -> str:
    """The SQL expression that an index of the path is made of."""
    return "id" if path == "_id" and source == "doc" else f"json_extract({source},{json_path(path)})"


def type_of(path: str, source: str = "doc") -> str:
    return "'text'" if path == "_id" and source == "doc" else f"json_type({source},{json_path(path)})"


def literal(value: Any) -> str:
    """A scalar of a declaration as SQL text."""
    if value is None:
        return "null"
    stored = int(value) if isinstance(value, bool) else encode(value)
    return quote(stored) if isinstance(stored, str) else repr(stored)


def many_table(spec: Spec, index: str) -> str:
    return f"many_{spec.name}_{index}"


class Test(NamedTuple):
    """One operator of a filter with its operand."""

    op: str
    x: Any
    options: str = ""


def _plain(x: Any) -> bool:
    """A value that equals nothing of another type once it lies in SQLite."""
    return isinstance(x, datetime) or (isinstance(x, str) and x[:1] not in ("{", "["))


class Query:
    """One compilation: the SQL text is returned, its parameters gather in `args`."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.args: list[Any] = []
        self._many = {index.keys[0][0]: many_table(spec, index.name) for index in spec.indexes if index.many}
        self._depth = 0

    def bind(self, value: Any) -> str:
        self.args.append(int(value) if isinstance(value, bool) else encode(value))
        return "?"

    def where(self, where: Filter, source: str = "doc", base: str = "") -> str:
        parts: list[str] = []
        for key, value in where.items():
            if key in LOGIC:
                parts.append(self._logic(key, value, source, base))
            elif is_operators(value):
                parts += self._tests(key, value, source, base)
            else:
                parts.append(self._test(key, Test("$eq", value), source, base))
        return " AND ".join(parts) or "1"

    def order(self, sort: Sequence[tuple[str, int]]) -> str:
        return ",".join(f"{value_of(path)} {'DESC' if way < 0 else 'ASC'}" for path, way in sort)

    def _logic(self, op: str, items: list[Filter], source: str, base: str) -> str:
        word = " AND " if op == "$and" else " OR "
        joined = word.join(f"({self.where(item, source, base)})" for item in items)
        return f"(({joined}) IS NOT TRUE)" if op == "$nor" else f"({joined})"

    def _tests(self, path: str, tests: dict[str, Any], source: str, base: str) -> list[str]:
        options = tests.get("$options", "")
        return [self._test(path, Test(op, x, options), source, base) for op, x in tests.items() if op != "$options"]

    def _array(self, path: str, base: str) -> tuple[str | None, str]:
        """The first declared array on the way, and the rest of the path inside its items."""
        parts = path.split(".")
        for count in range(1, len(parts) + 1):
            head = ".".join(parts[:count])
            if base + head in self.spec.arrays:
                return head, ".".join(parts[count:])
        return None, path

    def _test(self, path: str, test: Test, source: str, base: str) -> str:
        op, x, options = test
        if op in ("$ne", "$nin"):
            positive = self._test(path, Test("$eq" if op == "$ne" else "$in", x), source, base)
            return f"(({positive}) IS NOT TRUE)"
        if op == "$not":
            return f"(({' AND '.join(self._tests(path, x, source, base))}) IS NOT TRUE)"
        if op == "$all":
            return self._all(path, x, source, base)
        array, rest = self._array(path, base)
        if array is not None and not (op in ("$exists", "$size") and not rest):
            return self._inside(array, rest, test, source, base)
        if op == "$exists":
            missing = "IS NULL" if not x else "IS NOT NULL"
            return f"({type_of(path, source)} {missing})"
        if op == "$size":
            # json_array_length is 0 for what is no list, so the type is asked too
            length = f"json_array_length({source},{json_path(path)})={self.bind(x)}"
            return f"({type_of(path, source)}='array' AND {length})"
        return self._scalar(value_of(path, source), type_of(path, source), Test(op, x, options))

    def _all(self, path: str, items: list[Any], source: str, base: str) -> str:
        if not items:
            return "0"
        return "(" + " AND ".join(self._test(path, Test("$eq", item), source, base) for item in items) + ")"

    def _inside(self, array: str, rest: str, test: Test, source: str, base: str) -> str:
        op, x, _ = test
        if not rest and op in ("$eq", "$in") and source == "doc" and array in self._many:
            return self._by_table(self._many[array], [x] if op == "$eq" else x)
        self._depth += 1
        item = f"e{self._depth}"
        rows = f"json_each({source},{json_path(array)}) {item}"
        value, kind = f"{item}.value", f"{item}.type"
        if op == "$elemMatch":
            condition = self._element(x, value, kind, base + array + ".")
        elif rest:
            condition = f"{kind}='object' AND {self._test(rest, test, value, base + array + '.')}"
        else:
            condition = self._scalar(value, kind, test)
        return f"EXISTS(SELECT 1 FROM {rows} WHERE {condition})"

    def _element(self, tests: Filter, value: str, kind: str, base: str) -> str:
        if any(key[:1] == "$" and key not in LOGIC for key in tests):
            return " AND ".join(self._item_tests(tests, value, kind)) or "1"
        return f"{kind}='object' AND {self.where(tests, value, base)}"

    def _item_tests(self, tests: dict[str, Any], value: str, kind: str) -> list[str]:
        options = tests.get("$options", "")
        parts: list[str] = []
        for op, x in tests.items():
            if op in ("$ne", "$nin", "$not"):
                inner = x if op == "$not" else {"$eq" if op == "$ne" else "$in": x}
                parts.append(f"(({' AND '.join(self._item_tests(inner, value, kind))}) IS NOT TRUE)")
            elif op == "$exists":
                parts.append("1" if x else "0")
            elif op != "$options":
                parts.append(self._scalar(value, kind, Test(op, x, options)))
        return parts

    def _by_table(self, table: str, values: list[Any]) -> str:
        keys = [key for key in map(key_value, values) if key is not None]
        if not keys:
            return "0"
        self.args += keys
        return f"n IN (SELECT n FROM {name(table)} WHERE k IN ({','.join('?' * len(keys))}))"

    def _scalar(self, value: str, kind: str, test: Test) -> str:
        op, x, options = test
        if op == "$eq":
            return self._equal(value, kind, x)
        if op == "$in":
            return self._in(value, kind, x)
        if op in COMPARE:
            return self._range(value, kind, op, x)
        text = f"{kind}='text' AND NOT ({value}>='{TIME}' AND {value}<'{TIME_END}')"
        if op == "$prefix":
            return f"({value}>={self.bind(x)} AND {value}<{self.bind(x + LAST_CHARACTER)} AND {text})"
        if op == "$regex":
            return f"({text} AND regexp_({self.bind(x)},{value},{self.bind(options)}))"
        raise Unsupported(f"{op} on a value that is no list")

    def _equal(self, value: str, kind: str, x: Any) -> str:
        if x is None:
            return f"{value} IS NULL"
        if isinstance(x, bool):
            return f"({value}={int(x)} AND {kind}='{'true' if x else 'false'}')"
        if isinstance(x, int | float):
            return f"({value}={self.bind(x)} AND {kind} IN {NUMBERS})"
        plain = f"{value}={self.bind(x)}"
        # an object or a list extracts as its JSON text, which only text of that look can equal
        return f"({plain} AND {kind}='text')" if not _plain(x) else plain

    def _in(self, value: str, kind: str, items: list[Any]) -> str:
        plain = [x for x in items if _plain(x)]
        parts = [f"{value} IN ({','.join(self.bind(x) for x in plain)})"] if plain else []
        parts += [self._equal(value, kind, x) for x in items if not _plain(x)]
        return "(" + " OR ".join(parts) + ")" if parts else "0"

    def _range(self, value: str, kind: str, op: str, x: Any) -> str:
        test = f"{value}{COMPARE[op]}{self.bind(x)}"
        if isinstance(x, datetime):
            guard = f"{value}<'{TIME_END}'" if op in ("$gt", "$gte") else f"{value}>='{TIME}'"
        elif isinstance(x, str):
            guard = f"{kind}='text' AND NOT ({value}>='{TIME}' AND {value}<'{TIME_END}')"
        else:
            guard = f"{kind} IN {NUMBERS}"
        return f"({test} AND {guard})"
