"""A list of writes for one SQLite transaction. Documents are checked and encoded when they are added."""

import time
from collections.abc import Callable, Mapping

from crm_platform.documents.language import check_update, check_value
from crm_platform.documents.port import Doc
from crm_platform.documents.semantics import normal
from crm_platform.documents.sqlite.collection import SqliteCollection
from crm_platform.documents.sqlite.database import Connection
from crm_platform.documents.sqlite.values import rfc3339_json

Step = Callable[[Connection], None]
PUBLISH = "insert into _log(topic, key, id, at, body) values(?,?,?,?,?)"


class SqliteTransaction:
    def __init__(self, collections: Mapping[str, SqliteCollection]) -> None:
        self._collections = collections
        self._steps: list[Step] = []
        self.topics: set[str] = set()

    def insert(self, collection: str, doc: Doc) -> None:
        rows = self._collections[collection].rows
        prepared = rows.prepare(doc)
        self._steps.append(lambda c: rows.insert(c, prepared))

    def replace(self, collection: str, doc: Doc, *, version: int) -> None:
        rows = self._collections[collection].rows
        prepared = rows.prepare(doc)
        self._steps.append(lambda c: rows.replace(c, prepared, version))

    def update(self, collection: str, id_: str, update: Doc, *, version: int | None = None) -> None:
        target = self._collections[collection]
        check_update(update, target.spec)
        change: Doc = normal(update)
        self._steps.append(lambda c: target.rows.update(c, id_, change, version))

    def delete(self, collection: str, id_: str, *, version: int | None = None) -> None:
        rows = self._collections[collection].rows
        self._steps.append(lambda c: rows.remove(c, id_, version))

    def guard(self, collection: str, id_: str, *, version: int | None) -> None:
        rows = self._collections[collection].rows
        self._steps.append(lambda c: rows.guard(c, id_, version))

    def publish(self, topic: str, key: str, event_id: str, event: Doc) -> None:
        check_value(event)
        body = rfc3339_json(event)
        self.topics.add(topic)
        self._steps.append(lambda c: _publish(c, (topic, key, event_id, time.time(), body)))

    def apply(self, connection: Connection) -> None:
        for step in self._steps:
            step(connection)

    def __len__(self) -> int:
        return len(self._steps)


def _publish(connection: Connection, row: tuple[str, str, str, float, bytes]) -> None:
    connection.execute(PUBLISH, row)
