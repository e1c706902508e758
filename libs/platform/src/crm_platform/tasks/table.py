"""The rows of tasks and schedules: each step is one atomic find-and-change, so any number of processes may share them.

`next_at` of a task: when it is due; while it runs, when its lease ends (and it is due again); none once it is dead.
A schedule has the same field, set to the next interval when a run ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from crm_platform.clock import Clock
from crm_platform.documents.port import Doc, Documents, DuplicateKey, Index, Spec, Transaction
from crm_platform.ids import new_id
from crm_platform.tasks.port import Task

TASKS = "_tasks"
SCHEDULES = "_schedules"

SPECS = (
    Spec(TASKS, indexes=(Index("next_at", (("next_at", 1),)), Index("key", (("key", 1),)))),
    Spec(SCHEDULES, indexes=(Index("next_at", (("next_at", 1),)),)),
)
"""What a service adds to the specs of its store."""

LONGEST_PAUSE_SECONDS = 300.0
_ERROR_CHARACTERS = 2000
UNFINISHED = {"$gt": datetime(1970, 1, 1, tzinfo=UTC)}  # a range, so that the index skips the dead


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this process may run until its lease ends. `owner` tells this claim from any later one."""

    collection: str
    id: str
    owner: str
    lease_seconds: float
    row: Doc

    @property
    def mine(self) -> Doc:
        return {"_id": self.id, "owner": self.owner}


class TaskTable:
    """Claims, renews and ends rows."""

    def __init__(self, documents: Documents, clock: Clock) -> None:
        self._documents, self._clock = documents, clock

    def insert(self, transaction: Transaction, task: Task) -> None:
        now = self._clock()
        row = {
            "_id": new_id(), "version": 1, "name": task.name, "arguments": task.arguments, "key": task.key,
            "next_at": task.due_at or now, "tries": task.tries, "attempts": 0, "owner": None, "error": None,
            "enqueued_at": now,
        }  # fmt: skip
        transaction.insert(TASKS, row)

    async def claim_task(self, names: Sequence[str], lease_seconds: float) -> Claim | None:
        """The task that is due longest. One whose key an older unfinished task holds is dropped instead."""
        while True:
            owner = new_id()
            row = await self._documents[TASKS].update_one(
                {"next_at": {"$lte": self._clock()}, "name": {"$in": list(names)}},
                {"$set": {"owner": owner, "next_at": self._in(lease_seconds)}, "$inc": {"attempts": 1}},
                sort=[("next_at", 1)],
            )
            if row is None:
                return None
            claim = Claim(TASKS, row["_id"], owner, lease_seconds, row)
            if row["key"] is not None and await self._held(row):
                await self._documents[TASKS].delete(claim.mine)
            elif row["attempts"] > row["tries"]:
                await self._bury(claim, "its process ended before it did, each time")
            else:
                return claim

    async def _held(self, row: Doc) -> bool:
        older = {"key": row["key"], "_id": {"$lt": row["_id"]}, "next_at": UNFINISHED}
        return bool(await self._documents[TASKS].find(older, limit=1, fields=["key"]))

    async def claim_schedule(self, names: Sequence[str], lease_seconds: float) -> Claim | None:
        owner = new_id()
        row = await self._documents[SCHEDULES].update_one(
            {"next_at": {"$lte": self._clock()}, "_id": {"$in": list(names)}},
            {"$set": {"owner": owner, "next_at": self._in(lease_seconds), "started_at": self._clock()}},
            sort=[("next_at", 1)],
        )
        return None if row is None else Claim(SCHEDULES, row["_id"], owner, lease_seconds, row)

    async def renew(self, claim: Claim) -> bool:
        """False where the lease was lost: another process may run it now."""
        update = {"$set": {"next_at": self._in(claim.lease_seconds)}}
        return await self._documents[claim.collection].update_one(claim.mine, update) is not None

    async def finish(self, claim: Claim) -> None:
        """Done. What was enqueued under its key meanwhile goes with it."""
        if claim.collection == SCHEDULES:
            await self._end_run(claim)
            return
        tasks = self._documents[TASKS]
        if claim.row["key"] is not None and await tasks.get(claim.id) is not None:
            await tasks.delete({"key": claim.row["key"], "_id": {"$ne": claim.id}, "next_at": UNFINISHED})
        await tasks.delete(claim.mine)

    async def fail(self, claim: Claim, error: str) -> None:
        """Again after a pause that doubles, or never when the tries are used up."""
        if claim.collection == SCHEDULES:
            await self._end_run(claim)
        elif claim.row["attempts"] >= claim.row["tries"]:
            await self._bury(claim, error)
        else:
            pause = min(LONGEST_PAUSE_SECONDS, 2.0 ** (claim.row["attempts"] - 1))
            await self._put_back(claim, {"next_at": self._in(pause), "error": error[-_ERROR_CHARACTERS:]})

    async def give_back(self, claim: Claim) -> None:
        """Not done and not at fault: due at once, for whoever comes next."""
        again: dict[str, Any] = {"next_at": self._clock()}
        if claim.collection == TASKS:
            again["attempts"] = claim.row["attempts"] - 1
        await self._put_back(claim, again)

    async def release_all(self) -> None:
        """Whoever held a row is gone: all that ran are due now."""
        held: Doc = {"next_at": UNFINISHED, "owner": {"$ne": None}}
        for collection in (TASKS, SCHEDULES):
            await self._documents[collection].update_many(held, {"$set": {"owner": None, "next_at": self._clock()}})

    async def next_due(self, tasks: Sequence[str], schedules: Sequence[str]) -> datetime | None:
        """When the next row of these is due, now or later."""
        found: list[datetime] = []
        for collection, where in (
            (TASKS, {"name": {"$in": list(tasks)}}),
            (SCHEDULES, {"_id": {"$in": list(schedules)}}),
        ):
            waiting = {"next_at": UNFINISHED, **where}
            rows = await self._documents[collection].find(waiting, sort=[("next_at", 1)], limit=1, fields=["next_at"])
            found += [row["next_at"] for row in rows]
        return min(found, default=None)

    async def schedule(self, name: str, seconds: float) -> None:
        """Declare a schedule; an existing one keeps its next run, unless the new interval comes sooner."""
        update: Doc = {"$set": {"every_seconds": seconds}, "$min": {"next_at": self._in(seconds)}}
        update["$setOnInsert"] = {"version": 1, "owner": None}
        try:
            await self._documents[SCHEDULES].update_one({"_id": name}, update, upsert=True)
        except DuplicateKey:  # another process declared it in the same moment
            await self._documents[SCHEDULES].update_one({"_id": name}, update)

    async def dead(self) -> list[Doc]:
        """Tasks that used up their tries, oldest first."""
        return await self._documents[TASKS].find({"next_at": None}, sort=[("_id", 1)])

    async def _end_run(self, claim: Claim) -> None:
        every = timedelta(seconds=claim.row["every_seconds"])
        await self._put_back(claim, {"next_at": max(self._clock(), claim.row["started_at"] + every)})

    async def _bury(self, claim: Claim, error: str) -> None:
        await self._put_back(claim, {"next_at": None, "error": error[-_ERROR_CHARACTERS:]})

    async def _put_back(self, claim: Claim, changes: Doc) -> None:
        await self._documents[claim.collection].update_one(claim.mine, {"$set": {"owner": None, **changes}})

    def _in(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)
