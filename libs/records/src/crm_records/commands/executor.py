"""Runs commands: receipt, permission, handler, rules, commit; an internal race runs the handler again."""

from collections.abc import Sequence
from typing import Any

from crm_platform import telemetry
from crm_platform.documents.port import Doc
from crm_platform.errors import CrmError, Unavailable

from crm_records.access.caller import Caller
from crm_records.commands import receipts
from crm_records.commands.bulk import Done, run_many
from crm_records.commands.commit import build, ids_of, is_empty, refusal
from crm_records.commands.locks import Busy, KeyedLocks
from crm_records.commands.parts import Parts
from crm_records.commands.receipts import Outcome
from crm_records.commands.registry import spec_of
from crm_records.commands.rights import Rights
from crm_records.commands.settle import settle
from crm_records.commands.values import fingerprint
from crm_records.commands.work import Request, Work

TRIES = 5


class Executor:
    """One a service and process."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._locks = KeyedLocks()

    async def run(
        self, command: Any, caller: Caller, key: str | None = None, if_match: int | None = None,
        reason: str | None = None, operation_id: str | None = None,
    ) -> Outcome:
        """Carry the command out once for this caller and key; a repeat of the key answers the same ids.

        Raises Forbidden, NotFound, Invalid, RuleBroken, AlreadyExists, KeyReused, and Stale when `if_match` is not the
        version of the record the command is about.
        """
        request = self.request(
            command, caller, key=key, if_match=if_match, reason=reason, operation_id=operation_id, patient=True
        )
        with telemetry.span(f"command.{request.spec.name}", service=self.parts.service):
            return await self.run_request(request)

    async def run_many(
        self, commands: Sequence[tuple[Any, str | None]], caller: Caller, operation_id: str | None = None,
        reason: str | None = None,
    ) -> list[Done]:
        """Run each (command, key) of an operation, about 200 a transaction; in their order what each came to."""
        return await run_many(self, commands, caller, operation_id, reason=reason)

    def request(self, command: Any, caller: Caller, *, key: str | None, **options: Any) -> Request:
        spec = spec_of(command)
        print_ = "" if key is None else spec.name if spec.own_keys else fingerprint(spec.name, command)
        return Request(command=command, spec=spec, caller=caller, key=key, fingerprint=print_, **options)

    async def run_request(self, request: Request) -> Outcome:
        for _ in range(TRIES):
            known = await self._known(request)
            if known is not None:
                return known
            work = self.work(request)
            try:
                outcome = await self._attempt(work)
            except CrmError:
                # the winner of a simultaneous pair may be what the rules now object to
                known = await self._known(request)
                if known is not None:
                    return known
                raise
            except Busy:
                continue
            finally:
                work.release()
            if outcome is not None:
                return outcome
        raise Unavailable

    def work(
        self, request: Request, loaded: dict[tuple[str, str], Doc] | None = None, rights: Rights | None = None
    ) -> Work:
        """`rights`: of this caller, shared by commands that are decided together."""
        parts = self.parts
        if rights is None or rights.policy is not parts.policies.current:
            rights = Rights(parts.policies.current, request.caller, parts.clock())
        work = Work(parts, request, rights, self._locks)
        if loaded is not None:
            work.buffer.loaded = loaded
        return work

    async def handle(self, work: Work) -> Any:
        """Permission before the handler, then the handler; its result."""
        request = work.request
        store = request.spec.store
        type_name = getattr(request.command, "type_name", None)
        for operation in request.spec.operations(request.command):
            if type_name is not None:
                work.access.require(operation, self.parts.types[type_name].type)
            elif store is not None:
                work.access.require_in(operation, store)
        return await request.spec.handler(work, request.command)

    async def _attempt(self, work: Work) -> Outcome | None:
        """The outcome, or None where a race was lost and the command must run again."""
        result = await self.handle(work)
        settled = await settle(work)
        outcome = Outcome(tuple(ids_of(work)), result)
        if is_empty(work, settled):
            return outcome
        error = (await self.parts.documents.commit(build(work, settled)))[0]
        if error is None:
            self.wake(work)
            return outcome
        refused = refusal(error)
        if refused is not None:
            raise refused
        return None

    def wake(self, work: Work) -> None:
        if work.buffer.tasks and self.parts.tasks is not None:
            self.parts.tasks.wake()

    async def _known(self, request: Request) -> Outcome | None:
        if request.key is None:
            return None
        receipt = await receipts.find(self.parts.documents, request.caller, request.key)
        return None if receipt is None else receipts.replay(receipt, request.fingerprint)
