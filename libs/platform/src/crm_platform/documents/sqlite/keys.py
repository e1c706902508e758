# ruff: noqa: S608 - names come from checked declarations, values are bound
"""The key tables of a collection: what serves `page` and the `many` indexes, kept up to date by difference.

For each order there is `acc_<collection>_<order>(k, s, n)`: access key (a number), sort value, row; for each of its
hot paths one more, `(k, f, s, n)`; for each `many` index `many_<collection>_<index>(k, n)`. All are clustered by all
columns.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from crm_platform.documents.port import Doc, Spec, Unsupported
from crm_platform.documents.sqlite.database import Connection, Database, all_rows, one_row
from crm_platform.documents.sqlite.sql import json_path, many_table, name
from crm_platform.documents.sqlite.values import KeyValue, decode, key_value, milliseconds

SIZE_LIMIT = 500  # characters of a sort value: an index row of pages would be slow for everyone


def sort_value(value: Any, path: str) -> KeyValue:
    """A sort value as it lies in a key table; instants as milliseconds."""
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Unsupported(f"the sort value {path} must be text, a whole number or an instant, not {value!r}")
    return value[:SIZE_LIMIT] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a document its rows in the key tables are made of."""

    access: frozenset[str]
    sorts: tuple[KeyValue, ...]
    hots: tuple[KeyValue | None, ...]
    many: tuple[frozenset[KeyValue], ...]


@dataclass(frozen=True, slots=True)
class KeyTable:
    """`sort` and `hot` are places in `Facts.sorts` and `Facts.hots`."""

    name: str
    path: str
    sort: int
    hot: int | None = None
    hot_path: str = ""

    @property
    def width(self) -> int:
        return 3 if self.hot is None else 4

    def ddl(self) -> str:
        columns = "k, s, n" if self.hot is None else "k, f, s, n"
        return f"create table {name(self.name)} ({columns}, primary key({columns})) without rowid"


@dataclass(frozen=True, slots=True)
class ManyTable:
    name: str
    path: str
    place: int
    width: int = 2

    def ddl(self) -> str:
        return f"create table {name(self.name)} (k, n, primary key(k, n)) without rowid"


class KeyNumbers:
    """Access keys as small numbers (`_keys`). Readers know those of committed transactions only."""

    def __init__(self, database: Database) -> None:
        self._known: dict[str, int] = {}
        self._fresh: dict[str, int] = {}
        self._last = 0
        self._doubt = False
        database.after_commit.append(self._keep)
        database.after_rollback.append(self._forget)

    def load(self, connection: Connection) -> None:
        connection.execute("create table if not exists _keys(k integer primary key, key text not null unique)")
        self._learn(connection)

    def known(self, keys: Iterable[str]) -> list[int]:
        """The numbers of those keys that any record ever had."""
        get = self._known.get
        return sorted({number for number in map(get, keys) if number is not None})

    def number(self, connection: Connection, key: str) -> int:
        number = self._known.get(key) or self._fresh.get(key)
        if number is None:
            # after a rollback a key of the same group may be in the table though it is not remembered
            row = one_row(connection, "select k from _keys where key=?", (key,))
            if row is None:
                row = one_row(connection, "insert into _keys(key) values(?) returning k", (key,))
            number = self._fresh[key] = int(row[0])
        return number

    def _forget(self) -> None:
        """Of the fresh keys some may have been undone, some not: the table tells at commit."""
        self._doubt = self._doubt or bool(self._fresh)
        self._fresh.clear()

    def _keep(self, connection: Connection) -> None:
        if self._fresh or self._doubt:
            self._learn(connection)

    def _learn(self, connection: Connection) -> None:
        rows = all_rows(connection, "select k, key from _keys where k>? order by k", (self._last,))
        self._known.update((key, k) for k, key in rows)
        self._last = rows[-1][0] if rows else self._last
        self._fresh.clear()
        self._doubt = False


Row = tuple[Any, ...]


class KeyTables:
    """The key tables of one collection and their statements."""

    def __init__(self, spec: Spec, numbers: KeyNumbers) -> None:
        self.spec, self.numbers = spec, numbers
        self._sorts = [order.path for order in spec.orders]
        self._hots = [path for order in spec.orders for path in order.hot]
        self._many = [index for index in spec.indexes if index.many]
        self.tables: list[KeyTable] = []
        self.many = [ManyTable(many_table(spec, ix.name), ix.keys[0][0], n) for n, ix in enumerate(self._many)]
        self._declare()
        self.all: list[KeyTable | ManyTable] = [*self.tables, *self.many]
        self._insert = [f"insert into {name(t.name)} values(?{',?' * (t.width - 1)})" for t in self.all]
        self._delete = [f"delete from {name(t.name)} where {_all_equal(t)}" for t in self.all]
        paths = [*([spec.access] if spec.orders else []), *self._sorts, *self._hots, *(t.path for t in self.many)]
        self.columns = "json_array(" + ",".join(f"doc->{json_path(path)}" for path in paths) + ")"
        self._getters = [_getter(path) for path in paths]

    def _declare(self) -> None:
        hot = 0
        for place, order in enumerate(self.spec.orders):
            table = order_table(self.spec, order.name)
            self.tables.append(KeyTable(table, order.path, place))
            for path in order.hot:
                self.tables.append(KeyTable(hot_table(self.spec, order.name, path), order.path, place, hot, path))
                hot += 1

    def facts(self, doc: Doc) -> Facts | None:
        return self._facts([get(doc) for get in self._getters]) if self.all else None

    def stored_facts(self, text: str) -> Facts | None:
        """Facts from the result of the expression `columns`."""
        return self._facts(decode(orjson.loads(text))) if self.all else None

    def _facts(self, values: Sequence[Any]) -> Facts:
        rest = iter(values)
        access = frozenset(_keys(next(rest), self.spec)) if self.spec.orders else frozenset[str]()
        sorts = [next(rest) for _ in self._sorts]
        return Facts(
            access,
            tuple(map(sort_value, sorts, self._sorts)) if access else (),
            tuple(_hot_value(next(rest), path) for path in self._hots),
            tuple(_scalars(next(rest)) for _ in self._many),
        )

    def change(self, connection: Connection, n: int, old: Facts | None, new: Facts | None) -> None:
        """Write only the rows that differ."""
        if old == new:
            return
        before, after = self._rows(connection, n, old), self._rows(connection, n, new)
        for place, (gone, come) in enumerate(zip(before, after, strict=True)):
            if gone == come:
                continue
            if gone and (rows := gone - come):
                connection.executemany(self._delete[place], rows)
            if come and (rows := come - gone):
                connection.executemany(self._insert[place], rows)

    def add(self, connection: Connection, facts: Sequence[tuple[int, Facts | None]]) -> None:
        """Write the rows of new documents, sorted so that neighbours in a table are written after one another."""
        gathered: list[list[Row]] = [[] for _ in self.all]
        for n, one in facts:
            for rows, more in zip(gathered, self._rows(connection, n, one), strict=True):
                rows.extend(more)
        for insert, rows in zip(self._insert, gathered, strict=True):
            with suppress(TypeError):  # values of several types: the order only saves time
                rows.sort()
            connection.executemany(insert, rows)

    def fill(self, connection: Connection, n: int, facts: Facts | None, places: Sequence[int]) -> list[set[Row]]:
        """The rows of one document in some of the tables, for a rebuild."""
        rows = self._rows(connection, n, facts)
        return [rows[place] for place in places]

    def _rows(self, connection: Connection, n: int, facts: Facts | None) -> list[set[Row]]:
        if facts is None:
            return [set() for _ in self.all]
        number = self.numbers.number
        keys = [number(connection, key) for key in facts.access]
        rows: list[set[Row]] = []
        for table in self.tables:
            if not keys:
                rows.append(set())
            elif table.hot is None:
                s = facts.sorts[table.sort]
                rows.append({(k, s, n) for k in keys})
            else:
                s, f = facts.sorts[table.sort], facts.hots[table.hot]
                rows.append(set() if f is None else {(k, f, s, n) for k in keys})
        rows.extend({(k, n) for k in values} for values in facts.many)
        return rows


def order_table(spec: Spec, order: str) -> str:
    return f"acc_{spec.name}_{order}"


def hot_table(spec: Spec, order: str, path: str) -> str:
    return f"acc_{spec.name}_{order}__{path.replace('.', '_')}"


def _all_equal(table: KeyTable | ManyTable) -> str:
    names = {2: "kn", 3: "ksn", 4: "kfsn"}[table.width]
    return " and ".join(f"{column}=?" for column in names)


def _getter(path: str) -> Any:
    parts = path.split(".")
    if len(parts) == 1:
        return lambda doc: doc.get(path)
    if len(parts) == 2:
        first, second = parts
        return lambda doc: doc[first].get(second) if isinstance(doc.get(first), dict) else None

    def get(doc: Any) -> Any:
        for part in parts:
            doc = doc.get(part) if isinstance(doc, dict) else None
        return doc

    return get


def _keys(value: Any, spec: Spec) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise Unsupported(f"{spec.name}.{spec.access} must be a list of text")
    return value


def _hot_value(value: Any, path: str) -> KeyValue | None:
    if isinstance(value, (list, dict)):
        raise Unsupported(f"the hot path {path} must hold a scalar")
    return key_value(value)


def _scalars(value: Any) -> frozenset[KeyValue]:
    items = value if isinstance(value, list) else [value]
    return frozenset(key for key in map(key_value, items) if key is not None)
