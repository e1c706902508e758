"""A list of writes for one SQLite transaction. Documents are checked and encoded when they are added."""

import time
from collections.abc import Callable, Mapping, Sequence

from crm_platform.documents.language import check_update, check_value
from crm_platform.documents.port import Doc
from crm_platform.documents.semantics import normal
from crm_platform.documents.sqlite.collection import SqliteCollection
from crm_platform.documents.sqlite.database import Connection
from crm_platform.documents.sqlite.rows import Prepared, Rows
from crm_platform.documents.sqlite.values import rfc3339_json

Step = Callable[[Connection], None]
Event = tuple[str, str, str, float, bytes]
PUBLISH = "insert into _log(topic, key, id, at, body) values(?,?,?,?,?)"


class SqliteTransaction:
    """`only_adds`: nothing but new documents and events, which can be written together with other transactions'."""

    def __init__(self, collections: Mapping[str, SqliteCollection]) -> None:
        self._collections = collections
        self._steps: list[Step] = []
        self.only_adds = True
        self.inserts: list[tuple[Rows, Prepared]] = []
        self.events: list[Event] = []
        self.topics: set[str] = set()

    def insert(self, collection: str, doc: Doc) -> None:
        rows = self._collections[collection].rows
        prepared = rows.prepare(doc)
        self.inserts.append((rows, prepared))
        self._steps.append(lambda c: rows.insert(c, prepared))

    def replace(self, collection: str, doc: Doc, *, version: int) -> None:
        rows = self._collections[collection].rows
        prepared = rows.prepare(doc)
        self._step(lambda c: rows.replace(c, prepared, version))

    def update(self, collection: str, id_: str, update: Doc, *, version: int | None = None) -> None:
        target = self._collections[collection]
        check_update(update, target.spec)
        change: Doc = normal(update)
        self._step(lambda c: target.rows.update(c, id_, change, version))

    def delete(self, collection: str, id_: str, *, version: int | None = None) -> None:
        rows = self._collections[collection].rows
        self._step(lambda c: rows.remove(c, id_, version))

    def guard(self, collection: str, id_: str, *, version: int | None) -> None:
        rows = self._collections[collection].rows
        self._step(lambda c: rows.guard(c, id_, version))

    def publish(self, topic: str, key: str, event_id: str, event: Doc, *, checked: bool = False) -> None:
        if not checked:
            check_value(event)
        row = (topic, key, event_id, time.time(), rfc3339_json(event))
        self.topics.add(topic)
        self.events.append(row)
        self._steps.append(lambda c: _publish(c, row))

    def _step(self, step: Step) -> None:
        self.only_adds = False
        self._steps.append(step)

    def apply(self, connection: Connection) -> None:
        for step in self._steps:
            step(connection)

    def __len__(self) -> int:
        return len(self._steps)


def apply_together(connection: Connection, transactions: Sequence[SqliteTransaction]) -> None:
    """Write all that these transactions add, collection by collection; one failure is the failure of all."""
    by_rows: dict[Rows, list[Prepared]] = {}
    for one in transactions:
        for rows, prepared in one.inserts:
            by_rows.setdefault(rows, []).append(prepared)
    for rows, docs in by_rows.items():
        rows.insert_all(connection, docs)
    connection.executemany(PUBLISH, [event for one in transactions for event in one.events])


def _publish(connection: Connection, row: Event) -> None:
    connection.execute(PUBLISH, row)
