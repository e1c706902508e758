"""Operations of one service: asked for, started, cancelled, resumed, undone; run by tasks, so that a crash only delays
them.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from crm_platform.documents.port import Doc, StoreFull, StoreLocked, StoreUnavailable, Transaction, VersionConflict
from crm_platform.errors import CrmError, Forbidden, Language, NotFound, Unavailable
from crm_platform.ids import new_id
from crm_platform.tasks.port import Task

from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.commands.receipts import Ask, once
from crm_records.declaration import RecordType
from crm_records.operations import model, selection
from crm_records.operations.model import OperationKind, WrongState
from crm_records.operations.running import Cancelled, Kind, Run, Step, TakenOver
from crm_records.service import ServiceContext

log = logging.getLogger(__name__)

TASK = "operation"
_LEASE_SECONDS = 20.0
Move = Callable[[Caller, str, Ask | None], Awaitable[Doc]]
_TRIES = 1000
"""Every try goes on where the last one ended; only a store that stays away uses them up."""


class Engine:
    """`open` after the store and before its tasks."""

    def __init__(self, context: ServiceContext, kinds: Mapping[str, Kind]) -> None:
        self.context = context
        self.kinds = dict(kinds)
        if context.tasks is not None:
            context.tasks.handler(TASK, self._task, lease_seconds=_LEASE_SECONDS)

    # what people ask for

    async def once(self, ask: Ask | None, make: Callable[[], Awaitable[Doc]]) -> Doc:
        """What `make` makes with `ask`'s receipt; for a repeat the operation that was answered first, as it is now."""
        if ask is None:
            return await make()
        found = await once(self.context.documents, ask, make)
        return await self.get(ask.caller, found) if isinstance(found, str) else found

    async def create(
        self, kind: OperationKind, type_: RecordType, caller: Caller, *, id_: str | None = None,
        ask: Ask | None = None, **arguments: Any,
    ) -> Doc:
        """`start=True` among the arguments runs it as soon as it is previewed."""
        operation = model.new_operation(id_ or new_id(), kind, type_.name, caller, self.context.clock(), **arguments)
        transaction = self.context.documents.transaction()
        transaction.insert(model.COLLECTION, operation)
        try:
            await self._commit_with_task(transaction, operation, "preview", ask)
        except CrmError:
            await selection.drop(self.context.documents, operation["_id"])
            raise
        return operation

    async def get(self, caller: Caller, id_: str) -> Doc:
        """One's own, or anybody's for a Manager of its store; else NotFound."""
        operation = await self.context.documents[model.COLLECTION].get(id_)
        if operation is None or not (self.is_mine(caller, operation) or self.manages(caller, operation)):
            raise NotFound
        return operation

    async def mine(self, caller: Caller, before: str | None, limit: int) -> list[Doc]:
        where: Doc = {"created_by": caller.person_id}
        if before is not None:
            where["_id"] = {"$lt": before}
        return await self.context.documents[model.COLLECTION].find(where, sort=[("_id", -1)], limit=limit)

    async def start(self, caller: Caller, id_: str, key: str | None = None) -> Doc:
        """Run what was previewed."""
        return await self._asked("start", caller, id_, key, self._start)

    async def _start(self, caller: Caller, id_: str, ask: Ask | None) -> Doc:
        operation = await self._allowed(caller, id_, "start")
        changes = {
            "state": "running", "started_at": self.context.clock(), "planned": operation["counts"],
            "counts": model.no_counts(), "done": 0, "cancel": False,
        }
        return await self._move(operation, changes, ask, task="run")

    async def resume(self, caller: Caller, id_: str, key: str | None = None) -> Doc:
        return await self._asked("resume", caller, id_, key, self._resume)

    async def _resume(self, caller: Caller, id_: str, ask: Ask | None) -> Doc:
        operation = await self._allowed(caller, id_, "resume")
        changes = {"state": "running", "cancel": False, "error": None, "finished_at": None, "forgotten": None}
        return await self._move(operation, changes, ask, task="run")

    async def cancel(self, caller: Caller, id_: str, key: str | None = None) -> Doc:
        """At once before it runs; while it runs, after the batch in hand."""
        return await self._asked("cancel", caller, id_, key, self._cancel)

    async def _cancel(self, caller: Caller, id_: str, ask: Ask | None) -> Doc:
        operation = await self._allowed(caller, id_, "cancel")
        changes: Doc = {"cancel": True}
        if operation["state"] == "ready":
            changes |= {"state": "cancelled", "finished_at": self.context.clock()}
        return await self._move(operation, changes, ask)

    async def undo(self, caller: Caller, id_: str, key: str | None = None) -> Doc:
        """Starts another operation that takes the changes back; that one is returned."""
        return await self._asked("undo", caller, id_, key, self._undo)

    async def _undo(self, caller: Caller, id_: str, ask: Ask | None) -> Doc:
        operation = await self._allowed(caller, id_, "undo")
        type_ = self.context.types[operation["record_type"]].type
        undo = model.new_operation(
            new_id(), "undo", type_.name, caller, self.context.clock(), undo_of=id_, start=True
        )
        transaction = self.context.documents.transaction()
        transaction.insert(model.COLLECTION, undo)
        transaction.update(
            model.COLLECTION, id_, {"$set": {"state": "undoing", "undone_by": undo["_id"]}, "$inc": {"version": 1}},
            version=operation["version"],
        )
        await self._commit_with_task(transaction, undo, "preview", ask)
        return undo

    async def _asked(self, verb: str, caller: Caller, id_: str, key: str | None, move: Move) -> Doc:
        ask = Ask.of(caller, key, verb, id_)
        while True:
            try:
                return await self.once(ask, partial(move, caller, id_, ask))
            except VersionConflict:
                continue  # it moved on, or let its plan go, since it was judged: judged anew

    def is_mine(self, caller: Caller, operation: Doc) -> bool:
        return caller.person_id is not None and operation["created_by"] == caller.person_id

    def manages(self, caller: Caller, operation: Doc) -> bool:
        type_ = self.context.types[operation["record_type"]].type
        return self.context.lists.rights(caller).standing(type_.store).level >= Level.MANAGER

    def wire(self, caller: Caller, operation: Doc, language: Language | None = None) -> dict[str, Any]:
        mine, manager = self.is_mine(caller, operation), self.manages(caller, operation)
        return model.to_wire(operation, language or caller.language, mine=mine, manager=manager)

    async def _allowed(self, caller: Caller, id_: str, verb: str) -> Doc:
        operation = await self.get(caller, id_)
        mine, manager = self.is_mine(caller, operation), self.manages(caller, operation)
        if not model.abilities(operation, mine=mine, manager=manager)[verb]:
            if model.abilities(operation, mine=True, manager=True)[verb]:
                raise Forbidden(factor="record")
            raise WrongState(state=operation["state"])
        return operation

    async def _move(self, operation: Doc, changes: Doc, ask: Ask | None, *, task: str | None = None) -> Doc:
        transaction = self.context.documents.transaction()
        transaction.update(
            model.COLLECTION, operation["_id"], {"$set": changes, "$inc": {"version": 1}},
            version=operation["version"] if task or "state" in changes else None,
        )
        if task is None:
            await self._commit(transaction, operation, ask)
        else:
            await self._commit_with_task(transaction, operation, task, ask)
        return {**operation, **changes, "version": operation["version"] + 1}

    async def _commit_with_task(
        self, transaction: Transaction, operation: Doc, phase: str, ask: Ask | None
    ) -> None:
        tasks = self.context.tasks
        if tasks is None:
            raise Unavailable
        key = f"{TASK}:{operation['_id']}:{phase}:{operation['version']}"
        tasks.enqueue(
            transaction, Task(name=TASK, arguments={"id": operation["_id"], "phase": phase}, key=key, tries=_TRIES)
        )
        await self._commit(transaction, operation, ask)
        tasks.wake()

    async def _commit(self, transaction: Transaction, operation: Doc, ask: Ask | None) -> None:
        """With the receipt of what was asked, which names the operation that is answered."""
        if ask is not None:
            ask.write(transaction, operation["_id"], self.context.clock())
        error = (await self.context.documents.commit(transaction))[0]
        if isinstance(error, VersionConflict):
            raise error
        if error is not None:
            raise WrongState(state=operation["state"])

    # what tasks do

    async def _task(self, arguments: dict[str, Any]) -> None:
        phase = arguments["phase"]
        if phase == "preview":
            run = await Run.claim(self.context, arguments["id"], "previewing")
            if run is None or not await self._guarded(run, self._preview(run)):
                run = None
            if run is not None and not run.arguments.get("start"):
                return
        run = await Run.claim(self.context, arguments["id"], "running")
        if run is not None:
            await self._guarded(run, self._run(run))

    async def _guarded(self, run: Run, doing: Any) -> bool:
        """False where it did not come to its end; why stands in the operation."""
        try:
            await doing
        except TakenOver:
            return False
        except Cancelled:
            await self._end(run, {"state": "cancelled"})
            return False
        except CrmError as error:
            await self._end(run, {"state": "failed", "error": model.problem(error)})
            return False
        except (StoreFull, StoreLocked, StoreUnavailable):
            raise  # the task tries again later and goes on where this try ended
        except Exception:  # the edge of the operation: whoever began it is told, the log has what it was
            log.exception("operation %s failed", run.id)
            await self._end(run, {"state": "failed", "error": model.problem(CrmError())})
            return False
        return True

    async def _end(self, run: Run, fields: Doc) -> None:
        try:
            await run.write({**fields, "finished_at": self.context.clock(), "runner": None}, ending=True)
            await self._give_back(run)
        except TakenOver:
            log.warning("operation %s ended elsewhere", run.id)

    async def _give_back(self, run: Run) -> None:
        """An undo that stops half way leaves the undone operation as it was."""
        undone = run.arguments.get("undo_of")
        if undone is not None:
            await self.context.documents[model.COLLECTION].update_one(
                {"_id": undone, "state": "undoing"}, {"$set": {"state": "done"}, "$inc": {"version": 1}}
            )

    async def _preview(self, run: Run) -> None:
        fields = await self.kinds[run.operation["kind"]].preview(run)
        fields = {"done": 0, **fields}
        if run.arguments.get("start"):
            fields |= {"state": "running", "started_at": self.context.clock()}
        else:
            fields |= {"state": "ready", "runner": None}
        await run.write(fields)

    async def _run(self, run: Run) -> None:
        kind = self.kinds[run.operation["kind"]]
        async for step in kind.steps(run):
            await run.record(step)
        fields = {"state": "done", "finished_at": self.context.clock(), "runner": None}
        fill = await kind.finish(run)
        await (run.write(fields, ending=True) if fill is None else run.write(fields, fill, ending=True))
        await kind.clean_up(run)


__all__ = ["TASK", "Engine", "Kind", "Run", "Step"]
