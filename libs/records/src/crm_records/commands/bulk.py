"""Many commands under one operation: about 200 a transaction, a savepoint each, every one decided as its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm_platform.documents.port import Doc, Transaction
from crm_platform.errors import CrmError

from crm_records.access.caller import Caller
from crm_records.commands import receipts
from crm_records.commands.commit import build, ids_of, is_empty, refusal
from crm_records.commands.locks import Busy
from crm_records.commands.receipts import Outcome
from crm_records.commands.rights import Rights
from crm_records.commands.settle import settle
from crm_records.commands.work import Request, Work

if TYPE_CHECKING:
    from crm_records.commands.executor import Executor

CHUNK = 200
_BREATH = 8
"""Commands between two looks at the event loop, so that others wait for a few milliseconds at most."""

Done = Outcome | CrmError


async def run_many(
    executor: "Executor", commands: Sequence[tuple[Any, str | None]], caller: Caller, operation_id: str | None,
    *, reason: str | None = None,
) -> list[Done]:
    """Run each (command, key); what one of them meets does not touch the others. In the order given."""
    done: list[Done] = []
    for start in range(0, len(commands), CHUNK):
        requests = [
            executor.request(
                command, caller, key=key, reason=reason, operation_id=operation_id, if_match=None, patient=False
            )
            for command, key in commands[start : start + CHUNK]
        ]
        done += await _Chunk(executor, requests).run()
        await executor.parts.handover.room()
    return done


class _Chunk:
    def __init__(self, executor: "Executor", requests: list[Request]) -> None:
        self._executor, self._requests = executor, requests
        self._documents = executor.parts.documents
        self._done: dict[int, Done] = {}
        self._loaded: dict[tuple[str, str], Doc] = {}

    async def run(self) -> list[Done]:
        await self._replay()
        await self._load()
        works = await self._prepare()
        try:
            await self._commit(works)
        finally:
            for _, work, _, _ in works:
                work.release()
        for i, request in enumerate(self._requests):
            if i not in self._done:
                self._done[i] = await self._alone(request)
        return [self._done[i] for i in range(len(self._requests))]

    async def _replay(self) -> None:
        ids = {receipts.receipt_id(r.caller, r.key): i for i, r in enumerate(self._requests) if r.key is not None}
        if not ids:
            return
        for receipt in await self._documents[receipts.COLLECTION].get_many(list(ids)):
            i = ids[receipt["_id"]]
            try:
                self._done[i] = receipts.replay(receipt, self._requests[i].fingerprint)
            except CrmError as error:
                self._done[i] = error

    async def _load(self) -> None:
        """The records that the commands are about, in one read a type."""
        wanted: dict[str, list[str]] = {}
        for i, request in enumerate(self._requests):
            target, name = request.spec.target_of(request.command), getattr(request.command, "type_name", None)
            entry = self._executor.parts.types.get(name) if isinstance(name, str) else None
            if i not in self._done and target is not None and entry is not None:
                wanted.setdefault(entry.type.plural, []).append(target)
        for collection, ids in wanted.items():
            for doc in await self._documents[collection].get_many(ids):
                self._loaded[(collection, doc["_id"])] = doc

    async def _prepare(self) -> "list[tuple[int, Work, Any, Any]]":
        works: list[tuple[int, Work, Any, Any]] = []
        rights: Rights | None = None
        touched: set[str] = set()
        for i, request in enumerate(self._requests):
            if i in self._done:
                continue
            if i % _BREATH == 0:
                await asyncio.sleep(0)
            target = request.spec.target_of(request.command)
            if target is not None and target in touched:
                continue                    # a second command on one record runs after the commit of the first
            work = self._executor.work(request, self._loaded, rights)
            rights = work.access            # decided by one policy, at one instant
            prepared = await self._try(i, work)
            if prepared is not None:
                works.append(prepared)
                touched.update(prepared[1].buffer.ids)
        return works

    async def _try(self, i: int, work: Work) -> "tuple[int, Work, Any, Any] | None":
        try:
            result = await self._executor.handle(work)
            settled = await settle(work)
        except CrmError as error:
            work.release()
            self._done[i] = error
            return None
        except Busy:
            work.release()
            return None                     # left for `_alone`
        except BaseException:
            work.release()
            raise
        if is_empty(work, settled):
            work.release()
            self._done[i] = Outcome(tuple(ids_of(work)), result)
            return None
        return i, work, result, settled

    async def _commit(self, works: "list[tuple[int, Work, Any, Any]]") -> None:
        if not works:
            return
        transactions: list[Transaction] = []
        for n, (_, work, _, settled) in enumerate(works):
            transactions.append(build(work, settled))
            if n % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        errors = await self._documents.commit(*transactions)
        handover = self._executor.parts.handover
        for (i, work, result, settled), error in zip(works, errors, strict=True):
            if error is None:
                self._done[i] = Outcome(tuple(ids_of(work)), result)
                for one in settled:
                    handover.keep(one.event_id, one.write.entry.type.name, one.draft)
                continue
            refused = refusal(error)
            if refused is not None:
                self._done[i] = refused
        if works:
            self._executor.wake(works[0][1])

    async def _alone(self, request: Request) -> Done:
        """What lost a race or waits for another's keys, in a transaction of its own."""
        try:
            return await self._executor.run_request(replace(request, patient=True))
        except CrmError as error:
            return error
