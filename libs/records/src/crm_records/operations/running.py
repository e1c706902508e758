"""One run of an operation in this process: fenced, so that a run that was taken over by another writes nothing more."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from crm_platform.documents.port import Doc, Transaction, VersionConflict
from crm_platform.errors import CrmError
from crm_platform.ids import new_id

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Outcome
from crm_records.commands.rules import Registered
from crm_records.operations import journal, model
from crm_records.operations.journal import Journal, Row
from crm_records.service import ServiceContext

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Somebody asked for it to stop."""


class TakenOver(Exception):
    """Another process runs it now."""


@dataclass(slots=True)
class Step:
    """One batch done. `start`: the chunk it fills; `end`: where the next begins; `counts`: how many became what.

    `fields`: what else to set of the operation in the same write.
    """

    start: int
    end: int
    rows: Sequence[Row] = ()
    counts: dict[str, int] = field(default_factory=dict[str, int])
    fields: Doc = field(default_factory=Doc)


class Kind(Protocol):
    """What one kind of operation does. Both may be run again from the last committed step after a crash."""

    async def preview(self, run: "Run") -> Doc:
        """Freeze the set; the operation's fields to set, `total` among them."""
        ...

    def steps(self, run: "Run") -> AsyncIterator[Step]:
        """From `run.operation["done"]` on."""
        ...

    async def finish(self, run: "Run") -> Callable[[Transaction], None] | None:
        """Writes to commit together with the end."""
        ...

    async def clean_up(self, run: "Run") -> None:
        """What nobody needs once it is done; a crash before it leaves some bytes, nothing more."""
        ...


def _nothing(transaction: Transaction) -> None:
    """No writes beside the operation's own."""


class Run:
    def __init__(self, context: ServiceContext, operation: Doc) -> None:
        self.context = context
        self.operation: Doc = operation
        self.caller: Caller = model.caller_of(operation)
        self.journal = Journal(context.documents, operation["_id"])
        self._token = operation["runner"]

    @classmethod
    async def claim(cls, context: ServiceContext, id_: str, state: str) -> "Run | None":
        """Take the operation over; None where it is no longer in this state."""
        operation = await context.documents[model.COLLECTION].update_one(
            {"_id": id_, "state": state},
            {"$set": {"runner": new_id(), "beat_at": context.clock()}, "$inc": {"version": 1}},
        )
        return None if operation is None else cls(context, operation)

    @property
    def id(self) -> str:
        return self.operation["_id"]

    @property
    def entry(self) -> Registered:
        return self.context.types[self.operation["record_type"]]

    @property
    def arguments(self) -> Doc:
        return self.operation["arguments"]

    def key(self, n: int) -> str:
        """The receipt's key of the operation's n-th command: the same in every run."""
        return f"op:{self.id}:{n}"

    async def write(self, fields: Doc, fill: Callable[[Transaction], None] = _nothing, *, ending: bool = False) -> None:
        """Set fields of the operation, in one transaction with what `fill` puts in.

        What was done is always written; Cancelled comes after it (not when `ending`). TakenOver: nothing was written.
        """
        documents = self.context.documents
        while True:
            now: Doc = {**fields, "beat_at": self.context.clock()}
            transaction = documents.transaction()
            fill(transaction)
            transaction.update(
                model.COLLECTION, self.id, {"$set": now, "$inc": {"version": 1}}, version=self.operation["version"]
            )
            error = (await documents.commit(transaction))[0]
            if error is None:
                self.operation = {**self.operation, **now, "version": self.operation["version"] + 1}
                break
            if not isinstance(error, VersionConflict):
                raise error
            await self._reload()
        if self.operation["cancel"] and not ending:
            raise Cancelled

    async def _reload(self) -> None:
        """Somebody asked to cancel meanwhile, or took the operation over."""
        found = await self.context.documents[model.COLLECTION].get(self.id)
        if found is None or found["runner"] != self._token:
            raise TakenOver
        self.operation = found

    async def beat(self, done: int, total: int | None = None) -> None:
        """Progress of a preview; lets others run."""
        await self.write({"done": done} if total is None else {"done": done, "total": total})
        await asyncio.sleep(0)

    async def record(self, step: Step) -> None:
        """Commit a step: the journal's rows and the cursor together."""
        chunk = await self.journal.chunk(step.start) if step.rows else None

        def fill(transaction: Transaction) -> None:
            if chunk is not None:
                transaction.update(journal.COLLECTION, chunk["_id"], {"$set": journal.filled(step.rows)})
            elif step.rows:
                transaction.insert(journal.COLLECTION, journal.row_chunk(self.id, step.start, step.rows))

        counts = dict(self.operation["counts"])
        for name, number in step.counts.items():
            counts[name] = counts.get(name, 0) + number
        await self.write({"done": step.end, "counts": counts, **step.fields}, fill)

    async def run_commands(self, commands: Sequence[tuple[Any, int | None]]) -> list[Outcome | CrmError]:
        """(command, n): each under the operation's id and its own key. n None: a repeat is known without a receipt."""
        return await self.context.executor.run_many(
            [(command, None if n is None else self.key(n)) for command, n in commands], self.caller, self.id,
            reason=self.arguments.get("reason"),
        )


def counted(rows: Sequence[Row]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.state] = counts.get(row.state, 0) + 1
    return counts


def row_after(n: int, id_: str | None, done: Outcome | CrmError, verb: str) -> Row:
    """What the journal says of one command. A replayed outcome wrote something when it ran first."""
    if isinstance(done, CrmError):
        return Row(n, "refused", id_, model.problems(done))
    changed = done.replayed or getattr(done.result, "changed", True)
    return Row(n, verb if changed else "unchanged", done.ids[0] if done.ids else id_)
