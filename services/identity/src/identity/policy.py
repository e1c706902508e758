"""The policy: built from identity's records, numbered, announced, and in force before a change of it is answered."""

import asyncio
from collections.abc import Iterable
from typing import Any

from crm_platform.clock import Clock, rfc3339
from crm_platform.documents.port import Collection, Doc, Documents, DocumentsError, Spec, Transaction
from crm_platform.errors import Unavailable
from crm_platform.ids import new_id
from crm_records.access.policy import Policy
from crm_records.access.snapshot import PolicySnapshot

from identity.denied import denied_people
from identity.entities import ENTITIES

SPECS = (Spec("policy"),)
EVENT = "crm.identity.policy.changed"
_TRIES = 5

Touched = dict[str, set[str]]
"""Collection -> ids written."""


class Publisher:
    """Keeps the snapshot equal to the records. `logins`: login -> id of everybody who is not deleted."""

    def __init__(self, documents: Documents, snapshot: PolicySnapshot, clock: Clock) -> None:
        self._documents, self.snapshot, self._clock = documents, snapshot, clock
        self._parts: dict[str, dict[str, Any]] = {name: {} for name in ENTITIES}
        self._logins: dict[str, str] = {}
        self._login_of: dict[str, str] = {}
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Read everything: at the start of the process, and whenever the records were written past it."""
        async with self._lock:
            for collection in ENTITIES:
                self._parts[collection] = {}
                async for doc in self._documents[collection].stream({}):
                    self._take(collection, doc)
            await self._publish()

    async def refresh(self, touched: Touched) -> None:
        """Read again what was written and put the next policy in force."""
        async with self._lock:
            for collection, ids in touched.items():
                for doc in await self._documents[collection].get_many(sorted(ids)):
                    self._take(collection, doc)
            await self._publish()

    def person_id(self, login: str) -> str | None:
        """The active person of a login."""
        found = self._logins.get(login.casefold())
        return found if found is not None and self.snapshot.current.active(found) else None

    def roles(self) -> dict[str, str]:
        """`store:role` -> title."""
        return dict(sorted(self._parts["roles"].values()))

    def login(self, person_id: str) -> str:
        return self._login_of.get(person_id, "")

    def _take(self, collection: str, doc: Doc) -> None:
        entities = self._parts[collection]
        gone = doc.get("deleted_at") is not None
        if collection == "people":
            self._logins.pop(self._login_of.pop(doc["_id"], ""), None)
            if not gone:
                self._logins[doc["login"]] = doc["_id"]
                self._login_of[doc["_id"]] = doc["login"]
        if gone:
            entities.pop(doc["_id"], None)
        else:
            entities[doc["_id"]] = ENTITIES[collection](doc)

    async def _publish(self) -> None:
        """Number it in the store, so that the next process goes on counting, and announce the number."""
        for _ in range(_TRIES):
            known = await self._documents["policy"].get("policy")
            version = (known["version"] if known else 0) + 1
            transaction = self._documents.transaction()
            now = self._clock()
            if known is None:
                transaction.insert("policy", {"_id": "policy", "version": version, "at": now})
            else:
                transaction.replace("policy", {**known, "version": version, "at": now}, version=version - 1)
            self._announce(transaction, version, rfc3339(now))
            if (await self._documents.commit(transaction))[0] is None:
                self.snapshot.replace(self._build(version))
                return
        raise Unavailable

    @staticmethod
    def _announce(transaction: Transaction, version: int, at: str) -> None:
        event_id = new_id()
        event: Doc = {
            "specversion": "1.0", "id": event_id, "source": "crm/identity", "type": EVENT, "time": at,
            "subject": "policy", "datacontenttype": "application/json", "data": {"version": version},
        }  # fmt: skip
        transaction.publish("crm.identity.v1", "policy", event_id, event)

    def _build(self, version: int) -> Policy:
        parts = {name: dict(entities) for name, entities in self._parts.items()}
        people, departments, groups = parts["people"], parts["departments"], parts["groups"]
        return Policy(
            version=version,
            people=people,
            departments=departments,
            groups=groups,
            regions=parts["regions"],
            stores=parts["stores"],
            documents=parts["permission_documents"],
            denied=denied_people(people, departments, groups),
        )


class WatchedTransaction:
    """Passes every write on and remembers which records of the policy it names."""

    def __init__(self, inner: Transaction) -> None:
        self.inner = inner
        self.touched: Touched = {}

    def insert(self, collection: str, doc: Doc) -> None:
        self._note(collection, doc["_id"])
        self.inner.insert(collection, doc)

    def replace(self, collection: str, doc: Doc, *, version: int) -> None:
        self._note(collection, doc["_id"])
        self.inner.replace(collection, doc, version=version)

    def update(self, collection: str, id_: str, update: Doc, *, version: int | None = None) -> None:
        self._note(collection, id_)
        self.inner.update(collection, id_, update, version=version)

    def delete(self, collection: str, id_: str, *, version: int | None = None) -> None:
        self._note(collection, id_)
        self.inner.delete(collection, id_, version=version)

    def guard(self, collection: str, id_: str, *, version: int | None) -> None:
        self.inner.guard(collection, id_, version=version)

    def publish(self, topic: str, key: str, event_id: str, event: Doc, *, checked: bool = False) -> None:
        self.inner.publish(topic, key, event_id, event, checked=checked)

    def _note(self, collection: str, id_: str) -> None:
        if collection in ENTITIES:
            self.touched.setdefault(collection, set()).add(id_)


class WatchedDocuments:
    """Identity's store for everything that commits records: a commit that touches the policy answers when it holds."""

    def __init__(self, inner: Documents, publisher: Publisher) -> None:
        self._inner, self._publisher = inner, publisher

    def __getitem__(self, name: str) -> Collection:
        return self._inner[name]

    def transaction(self) -> Transaction:
        return WatchedTransaction(self._inner.transaction())

    async def commit(self, *transactions: Transaction) -> list[DocumentsError | None]:
        watched = [t for t in transactions if isinstance(t, WatchedTransaction)]
        inner = [t.inner if isinstance(t, WatchedTransaction) else t for t in transactions]
        results = await self._inner.commit(*inner)
        touched = merged(t.touched for t in watched)
        if touched:
            await self._publisher.refresh(touched)
        return results

    async def open(self) -> None:
        await self._inner.open()

    async def close(self) -> None:
        await self._inner.close()

    async def backup(self, to: str) -> None:
        await self._inner.backup(to)


def merged(parts: Iterable[Touched]) -> Touched:
    found: Touched = {}
    for part in parts:
        for collection, ids in part.items():
            found.setdefault(collection, set()).update(ids)
    return found
