"""Who was told that a customer hidden from him has the same key (C9): limited, and kept in rows that only grow.

A row says who, when, by which door and of which record, never a value. Each is an event too
(`crm.contacts.duplicate.disclosed`), from which the chained audit takes it.
"""

import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crm_platform.documents.port import Doc, Documents, Filter, Spec
from crm_platform.errors import TooMany
from crm_platform.ids import new_id
from crm_records.access.caller import Caller
from crm_records.commands import Parts

COLLECTION = "duplicate_disclosures"
SPEC = Spec(COLLECTION, arrays=frozenset({"kinds"}))
Door = Literal["check", "create", "edit", "import"]
_MINUTE, _DAY = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Told:
    """One hidden customer, and by which kinds of key it was met."""

    customer_id: str
    kinds: Sequence[str]


class Disclosures:
    """A few are help, many are a search for others' work. Tables may tell of more, by the day."""

    def __init__(self, *, a_minute: int, imported_a_day: int) -> None:
        self._typed = _Window(a_minute, _MINUTE)
        self._imported = _Window(imported_a_day, _DAY)

    async def tell(
        self, parts: Parts, caller: Caller, door: Door, told: Sequence[Told], *, operation_id: str | None = None
    ) -> None:
        """Call it before the answer: where it raises (TooMany, or the store's own error) nothing may be told."""
        if not told:
            return
        window, times = (self._imported, len(told)) if door == "import" else (self._typed, 1)
        window.take(caller.name, times)
        now = parts.clock()
        transaction = parts.documents.transaction()
        for one in told:
            row: Doc = {
                "_id": new_id(), "version": 1, "at": now, "actor": caller.name, "client": caller.client, "door": door,
                "customer_id": one.customer_id, "kinds": list(one.kinds), "operation_id": operation_id,
            }  # fmt: skip
            transaction.insert(COLLECTION, row)
            event: Doc = {
                "specversion": "1.0", "id": row["_id"], "source": parts.source,
                "type": f"crm.{parts.service}.duplicate.disclosed", "time": now, "subject": one.customer_id,
                "datacontenttype": "application/json",
                "data": {name: row[name] for name in ("actor", "client", "door", "customer_id", "kinds")}
                | {"operation_id": operation_id},
            }  # fmt: skip
            transaction.publish(parts.topic, one.customer_id, row["_id"], event)
        error = (await parts.documents.commit(transaction))[0]
        if error is not None:
            raise error


class _Window:
    """So many times a person and span, remembered by this process."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._seen: dict[str, deque[tuple[float, int]]] = {}

    def take(self, person: str, times: int) -> None:
        now = time.monotonic()
        for name in [n for n, seen in self._seen.items() if seen[-1][0] < now - self._seconds]:
            del self._seen[name]
        seen = self._seen.setdefault(person, deque([(now, 0)]))
        while len(seen) > 1 and seen[0][0] < now - self._seconds:
            seen.popleft()
        if sum(n for _, n in seen) + times > self._most:
            raise TooMany(retry_after_seconds=int(self._seconds))
        seen.append((now, times))


async def disclosures(documents: Documents, *, after: str | None, limit: int) -> list[Doc]:
    """Newest first; `after`: the id of the last row of the page before."""
    where: Filter = {} if after is None else {"_id": {"$lt": after}}
    return await documents[COLLECTION].find(where, sort=[("_id", -1)], limit=limit)


def wire_disclosure(row: Mapping[str, Any], keys: Sequence[Any], customer: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["_id"], "at": row["at"], "actor_id": row["actor"], "client": row["client"], "door": row["door"],
        "customer": customer, "keys": list(keys), "operation_id": row["operation_id"],
    }  # fmt: skip
