# ruff: noqa: S608 - names come from checked declarations, values are bound
"""Bringing a file's tables to the declared specs when it is opened, in one transaction.

`_schema` holds the definition of every index and key table. One that is new, or whose definition changed, is built over
the existing rows; one that is no longer declared is dropped, since nothing would keep it up to date.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import apsw

from crm_platform.documents.port import Index, Spec, StoreUnavailable
from crm_platform.documents.sqlite.database import Connection, all_rows
from crm_platform.documents.sqlite.keys import KeyTables
from crm_platform.documents.sqlite.rows import Rows
from crm_platform.documents.sqlite.sql import literal, name, quote, value_of

LOG = (
    "create table if not exists _log("
    "pos integer primary key autoincrement, topic text not null, key text not null, id text not null, at real not null,"
    " body blob not null)"
)
CHUNK = 2000


def prepare(connection: Connection, collections: Iterable[Rows]) -> None:
    connection.execute(LOG)
    connection.execute("create index if not exists _log_topic on _log(topic, pos)")
    connection.execute(
        "create table if not exists _schema("
        "name text primary key, collection text not null, kind text not null, definition text not null) without rowid"
    )
    for rows in collections:
        connection.execute(
            f"create table if not exists {rows.table}"
            "(n integer primary key, id text not null unique, doc blob not null) strict"
        )
        build(connection, rows)


def build(connection: Connection, rows: Rows) -> None:
    """Make what a collection's spec declares and its table lacks."""
    missing = _drop_changed(connection, rows.spec, _definitions(rows.spec, rows.keys))
    for index, ddl in missing["index"]:
        try:
            connection.execute(ddl)
        except apsw.ConstraintError as error:
            raise rows.duplicate(error) from None
        _remember(connection, rows.spec, "index", index, ddl)
    _build_tables(connection, rows, dict(missing["table"]))


def unbuild(connection: Connection, rows: Rows) -> None:
    """Drop what `build` makes again, but for unique indexes: those must refuse at once."""
    stored = all_rows(connection, "select kind, name, definition from _schema where collection=?", (rows.spec.name,))
    for kind, key, definition in stored:
        if not definition.startswith("create unique"):
            _drop(connection, kind, key)


def _definitions(spec: Spec, keys: KeyTables) -> dict[str, dict[str, str]]:
    """By kind and name: what makes the thing, and so tells whether it is still the same."""
    indexes = {key: ddl for index in spec.indexes if not index.many for key, ddl in _index_ddl(spec, index)}
    tables = {table.name: f"{table.ddl()} -- {_source(spec, table)}" for table in keys.all}
    return {"index": indexes, "table": tables}


def _source(spec: Spec, table: Any) -> str:
    return " ".join(filter(None, (spec.access, table.path, getattr(table, "hot_path", ""))))


def _index_ddl(spec: Spec, index: Index) -> list[tuple[str, str]]:
    columns = ", ".join(f"{value_of(path)} {'desc' if way < 0 else 'asc'}" for path, way in index.keys)
    where = " and ".join(
        f"{value_of(path)} is null" if value is None else f"{value_of(path)}={literal(value)}"
        for path, value in index.where
    )
    unique = "unique " if index.unique else ""
    full = f"{spec.name}__{index.name}"
    made = f"create {unique}index {name(full)} on {name(spec.name)}({columns})" + (f" where {where}" if where else "")
    if not index.unique:
        return [(full, made)]
    # SQL lets nulls repeat in a unique index, MongoDB does not: a second index covers the rows with a null
    filled = ", ".join(f"ifnull({value_of(path)}, char(127))" for path, _ in index.keys)
    null = " or ".join(f"{value_of(path)} is null" for path, _ in index.keys)
    second = f"create unique index {name(full + '__null')} on {name(spec.name)}({filled}) where ({null})"
    return [(full, made), (f"{full}__null", second + (f" and {where}" if where else ""))]


def _drop_changed(
    connection: Connection, spec: Spec, wanted: dict[str, dict[str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """Drop what is not as declared; returns what has to be made."""
    stored = all_rows(connection, "select kind, name, definition from _schema where collection=?", (spec.name,))
    kept: set[str] = set()
    for kind, key, definition in stored:
        if wanted[kind].get(key) == definition:
            kept.add(key)
        else:
            _drop(connection, kind, key)
    return {kind: [(key, ddl) for key, ddl in by.items() if key not in kept] for kind, by in wanted.items()}


def _drop(connection: Connection, kind: str, key: str) -> None:
    connection.execute(f"drop {kind} if exists {name(key)}")
    connection.execute("delete from _schema where name=?", (key,))


def _remember(connection: Connection, spec: Spec, kind: str, key: str, definition: str) -> None:
    connection.execute("insert into _schema values(?,?,?,?)", (key, spec.name, kind, definition))


def _build_tables(connection: Connection, rows: Rows, missing: dict[str, str]) -> None:
    """Make key tables and fill them from the documents there are."""
    keys = rows.keys
    places = [place for place, table in enumerate(keys.all) if table.name in missing]
    if not places:
        return
    for place in places:
        table = keys.all[place]
        connection.execute(table.ddl())
        connection.execute(f"create temp table stage{place} as select * from {name(table.name)}")
        _remember(connection, rows.spec, "table", table.name, missing[table.name])
    last = 0
    chunk_sql = f"select n, {keys.columns} from {rows.table} where n>? order by n limit {CHUNK}"
    while chunk := all_rows(connection, chunk_sql, (last,)):
        last = chunk[-1][0]
        _stage(connection, keys, chunk, places)
    for place in places:
        table = keys.all[place]
        order = ",".join(str(column) for column in range(1, table.width + 1))
        connection.execute(f"insert into {name(table.name)} select * from stage{place} order by {order}")
        connection.execute(f"drop table stage{place}")


def _stage(connection: Connection, keys: KeyTables, chunk: Sequence[tuple[int, str]], places: Sequence[int]) -> None:
    """Gather the rows of some documents; sorted as a whole later, they go into their table without seeking."""
    gathered: list[list[tuple[Any, ...]]] = [[] for _ in places]
    for n, text in chunk:
        found = keys.fill(connection, n, keys.stored_facts(text), places)
        for rows, more in zip(gathered, found, strict=True):
            rows.extend(more)
    for place, rows in zip(places, gathered, strict=True):
        marks = ",".join("?" * keys.all[place].width)
        connection.executemany(f"insert into stage{place} values({marks})", rows)


def copy_to(connection: Connection, to: str) -> None:
    """A whole copy under its final name, or none."""
    target = Path(to)
    if target.exists():
        raise StoreUnavailable(f"{to} exists already")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    connection.execute(f"vacuum into {quote(str(part))}")
    part.rename(target)
