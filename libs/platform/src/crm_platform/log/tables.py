"""The tables of the log on SQLite and what is asked of them on a given connection."""

from collections.abc import Sequence
from typing import Any, Protocol

from crm_platform.documents.sqlite.database import Connection, all_rows
from crm_platform.log.port import Event

TABLES = """
create table if not exists _offset(grp text, topic text, pos integer not null, primary key(grp, topic)) without rowid;
create table if not exists _dead(grp text, topic text, key text, pos integer, id text not null, body blob not null,
    error text not null, at real not null, primary key(grp, pos)) without rowid;
create index if not exists _dead_key on _dead(grp, topic, key);
"""
BODY_LIMIT = 4 << 20  # bytes of events in one batch, so that memory is bounded whatever an event weighs


class Reading(Protocol):
    """Where a group is in a topic."""

    group: str
    topic: str
    batch: int
    position: int


def event(row: Sequence[Any]) -> Event:
    position, topic, key, event_id, body = row
    return Event(event_id, topic, key, body, position)


def next_rows(connection: Connection, reading: Reading) -> list[Any]:
    sql = "select pos, topic, key, id, body from _log where topic=? and pos>? order by pos limit ?"
    rows: list[Any] = []
    size = 0
    for row in connection.execute(sql, (reading.topic, reading.position, reading.batch)):
        rows.append(row)
        size += len(row[4])  # pyright: ignore[reportArgumentType] - a blob
        if size > BODY_LIMIT:
            break
    return rows


def topics(connection: Connection) -> list[str]:
    return [topic for (topic,) in all_rows(connection, "select distinct topic from _log")]


def prune(connection: Connection, topic: str, upto: int, before: float) -> int:
    """Delete a run of the oldest events, short enough to keep nobody waiting."""
    oldest = "select pos, at from _log where topic=? and pos<=? order by pos limit 1000"
    rows = [(pos,) for pos, at in all_rows(connection, oldest, (topic, upto)) if at < before]
    connection.executemany("delete from _log where pos=?", rows)
    return len(rows)


def ends(connection: Connection) -> dict[str, int]:
    """The newest position of each topic."""
    return dict(all_rows(connection, "select topic, max(pos) from _log group by topic"))


def set_position(connection: Connection, group: str, topic: str, position: int) -> None:
    connection.execute(
        "insert into _offset values(?,?,?) on conflict do update set pos=excluded.pos", (group, topic, position)
    )


def dead_keys(connection: Connection, reading: Reading) -> set[str]:
    sql = "select distinct key from _dead where grp=? and topic=?"
    return {key for (key,) in all_rows(connection, sql, (reading.group, reading.topic))}


def forget(connection: Connection, group: str, position: int) -> None:
    connection.execute("delete from _dead where grp=? and pos=?", (group, position))
