"""The outbox of a MongoDB store as a log, for tests: what a relay and Kafka are in a cluster, in one process."""

from dataclasses import dataclass, field

from crm_platform.documents.mongo import MongoDocuments
from crm_platform.documents.mongo.transaction import OUTBOX
from crm_platform.log.port import Event, Handler


@dataclass
class _Group:
    topic: str
    handler: Handler
    had: set[str] = field(default_factory=set[str])


class MongoOutbox:
    """Delivers to every group when `settle` is called, each event once, in the order of their ids."""

    def __init__(self, documents: MongoDocuments) -> None:
        self._rows = documents.database[OUTBOX]
        self._groups: dict[tuple[str, str], _Group] = {}

    def subscribe(self, group: str, topic: str, handler: Handler, *, batch: int = 200, tries: int = 5) -> None:
        del batch, tries
        self._groups[group, topic] = _Group(topic, handler)

    async def open(self) -> None:
        """Nothing runs by itself."""

    async def close(self) -> None:
        """Nothing was kept open."""

    async def settle(self) -> None:
        rows = await self._rows.find({}).sort("_id", 1).to_list(None)
        for group in self._groups.values():
            new = [
                Event(row["_id"], row["topic"], row["key"], row["body"], position)
                for position, row in enumerate(rows)
                if row["topic"] == group.topic and row["_id"] not in group.had
            ]
            if new:
                await group.handler(new)
                group.had.update(event.id for event in new)

    async def lag(self, group: str, topic: str) -> int:
        """How many events the group has not had."""
        had = self._groups[group, topic].had
        ids = [row["_id"] for row in await self._rows.find({"topic": topic}, {"_id": 1}).to_list(None)]
        return sum(id_ not in had for id_ in ids)

    async def dead(self, group: str) -> list[Event]:
        """None: what a handler raises is raised where the test waits."""
        del group
        return []

    async def redrive(self, group: str, event_id: str) -> None:
        """Deliver this one again."""
        for (name, _), one in self._groups.items():
            if name == group:
                one.had.discard(event_id)

    async def replay(self, group: str, topic: str) -> None:
        self._groups[group, topic].had.clear()

    async def prune(self, keep_seconds: float) -> int:
        """Everything is kept as long as the test lasts."""
        del keep_seconds
        return 0
