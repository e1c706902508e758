"""Import as an operation: the dry run plans every row, running carries the plans out, 200 rows a transaction."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import AlreadyExists, CrmError, Invalid

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask, Outcome
from crm_records.exchange import imports
from crm_records.exchange.duplicates import NoDuplicates
from crm_records.exchange.imports import MAX_SPOOL, Exchange, Imports, read_file
from crm_records.exchange.matching import Doubles
from crm_records.exchange.spool import FRAME_ROWS, write_frames
from crm_records.exchange.tables import stream_rows
from crm_records.operations import planning
from crm_records.operations.commands import ImportChanges, ImportNew
from crm_records.operations.engine import Engine
from crm_records.operations.journal import Row
from crm_records.operations.model import field_problem
from crm_records.operations.planning import CREATE, UPDATE, Plan, Planner, plan_of
from crm_records.operations.retention import drop_plan
from crm_records.operations.running import Run, Step, counted, row_after

SAMPLES = 10
_ENOUGH = 3
"""Samples of one outcome."""


async def begin(
    engine: Engine, exchange: Exchange, caller: Caller, import_id: str, ask: Ask | None = None
) -> Doc:
    """The dry run of an import whose columns are decided; Invalid while they are not, Forbidden for its mode."""
    held = Imports(exchange)
    doc = await held.get(caller, import_id)
    errors = held.errors(caller, doc)
    if errors:
        raise Invalid(errors)
    entry = exchange.context.types[doc["record_type"]]
    rights = exchange.context.lists.rights(caller)
    rights.require("import", entry.type)
    if doc["mode"] == "create":
        rights.require("create", entry.type)
    else:
        rights.require("edit", entry.type)
        rights.require("bulk_edit", entry.type)
    await held.remember(caller, doc)
    operation = await engine.create(
        "import", entry.type, caller, ask=ask, import_id=import_id, file_name=doc["file_name"]
    )
    await held.attach(doc, operation["_id"])
    return operation


class ImportKind:
    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._judged_by: dict[str, tuple[Any, ...]] = {}

    async def preview(self, run: Run) -> Doc:
        """Plan every row into a spool of its own; the journal gets what will not be written, and why."""
        imported = await self._imported(run)
        await run.journal.clear()
        await run.beat(0, imported["rows"])
        judged_by = _judging(run)
        planner = Planner(self._exchange, run.entry, imported, run.caller)
        spool = await self._exchange.blobs.path(imported["spool"])
        if planner.needs_scan:
            wanted: set[tuple[str, ...]] = set()
            rights = run.context.lists.rights(run.caller)
            async for rows in stream_rows(spool):
                await planner.gather(rows, wanted, rights)
            await planner.scan(wanted, rights)
        with tempfile.TemporaryDirectory(prefix="crm-plan-") as folder:
            path = Path(folder) / "plans.spool"
            counts, samples = await self._plan_all(run, planner, spool, path)
            info = await self._exchange.blobs.put(read_file(path), max_size=MAX_SPOOL)
        self._judged_by[run.id] = judged_by
        return {"total": imported["rows"], "counts": counts, "samples": samples, "plan": info.digest}

    async def _plan_all(
        self, run: Run, planner: Planner, spool: str, path: Path
    ) -> tuple[dict[str, int], list[Doc]]:
        counts = dict.fromkeys(run.operation["counts"], 0)
        samples: list[Doc] = []
        done = 0
        with path.open("wb") as file:
            async for rows in stream_rows(spool):
                plans = await planner.plan(rows, run.context.lists.rights(run.caller))
                for start in range(0, len(plans), FRAME_ROWS):
                    write_frames(file, [_sealed(run, plan).packed() for plan in plans[start : start + FRAME_ROWS]])
                    await asyncio.sleep(0)
                await run.journal.keep(done, [_foreseen(run, plan) for plan in plans])
                for plan in plans:
                    counts[plan.action] += 1
                _sample(run, plans, samples)
                done += len(plans)
                await run.beat(done)
        return counts, samples

    async def steps(self, run: Run) -> AsyncIterator[Step]:
        """A chunk of plans a step. The first one after a crash may have been committed: its ids and receipts tell."""
        done = begun_at = run.operation["done"]
        plans = await self._exchange.blobs.path(run.operation["plan"])
        async for packed in stream_rows(plans, skip=done):
            chunk = list(map(plan_of, packed))
            rows = await self._carry_out(run, chunk, again=done == begun_at)
            yield Step(done, done + len(chunk), rows, counted(rows))
            done += len(chunk)

    async def _carry_out(self, run: Run, plans: Sequence[Plan], *, again: bool) -> list[Row]:
        made = await self._made(run, plans) if again else frozenset[str]()
        await self._look_again(run, [plan for plan in plans if plan.target not in made])
        writing = [plan for plan in plans if plan.action in (CREATE, UPDATE) and plan.target not in made]
        holds = self._judged_by.get(run.id) == _judging(run)
        await asyncio.sleep(0)
        outcomes = await run.run_commands([
            (_command(run, plan, holds=holds), plan.n if plan.present == plan.target else None) for plan in writing
        ])
        done = {plan.n: Row(plan.n, CREATE, plan.target) for plan in plans if plan.target in made}
        for plan, one in zip(writing, outcomes, strict=True):
            if plan.action == CREATE and _is_taken(one):
                done[plan.n] = Row(plan.n, CREATE, plan.target)
                continue
            done[plan.n] = row = row_after(plan.n, plan.present, one, plan.action)
            row.title = _title(run, plan) if row.errors else ""
        return [done.get(plan.n) or _foreseen(run, plan) for plan in plans]

    async def _made(self, run: Run, plans: Sequence[Plan]) -> frozenset[str]:
        """Ids of new records that are there already, by a run that ended before it could say so."""
        ids = [plan.target for plan in plans if plan.action == CREATE and plan.target is not None]
        found = await run.context.documents[run.entry.type.plural].get_many(ids, fields=("_id",))
        return frozenset(doc["_id"] for doc in found)

    async def _look_again(self, run: Run, plans: Sequence[Plan]) -> None:
        """Records may have come since the dry run that a row would double."""
        new = [plan for plan in plans if plan.action == CREATE and plan.keys]
        if not new:
            return
        rights = run.context.lists.rights(run.caller)
        doubles = Doubles(run.context.documents, run.entry.type)
        existing = await doubles.existing([key for plan in new for key in plan.keys])
        told: list[tuple[Sequence[str], Doc]] = []
        for plan in new:
            # its own id: another run of the operation was quicker
            docs = [doc for key in plan.keys for doc in existing.get(key, ()) if doc["_id"] != plan.target]
            error = planning.duplicate_error(rights, run.entry, docs)
            if error is not None:
                plan.action, plan.target, plan.errors = planning.DUPLICATE, None, [field_problem(error)]
                if error.reason is planning.FOLLOWED:
                    told.append((plan.keys, docs[0]))
        finder = self._exchange.finders.get(run.entry.type.name) or NoDuplicates()
        await finder.told(run.context, run.caller, told, run.id)

    async def finish(self, run: Run) -> None:
        """Nothing beside the end itself."""

    async def clean_up(self, run: Run) -> None:
        self._judged_by.pop(run.id, None)
        await drop_plan(run.context.documents, self._exchange.blobs, run.id)

    async def _imported(self, run: Run) -> Doc:
        found = await run.context.documents[imports.COLLECTION].get(run.arguments["import_id"])
        assert found is not None, "an import outlives its operation"
        return found


def _judging(run: Run) -> tuple[Any, ...]:
    """What the rules judge by beside the row. Where it is the same as at the dry run, they need not judge again."""
    context = run.context
    return context.policies.current, context.code_lists.current, context.today(context.clock())


def _command(run: Run, plan: Plan, *, holds: bool) -> ImportNew | ImportChanges:
    name = run.entry.type.name
    if plan.action != CREATE:
        return ImportChanges(type_name=name, id=plan.target or "", values=_opened(run, plan))
    if holds and plan.made:
        return ImportNew(type_name=name, new_id=plan.target, values=plan.values, made=plan.made)
    return ImportNew(type_name=name, new_id=plan.target, values=_opened(run, plan))


def _foreseen(run: Run, plan: Plan) -> Row:
    """The journal's row of a plan that writes nothing, or has not yet."""
    return Row(plan.n, plan.action, plan.present, plan.errors, _title(run, plan) if plan.errors else "")


def _is_taken(one: Outcome | CrmError) -> bool:
    """The new record's own id is there: another run of the operation was quicker."""
    return isinstance(one, AlreadyExists) and one.variables.get("index") == "_id"


def _title(run: Run, plan: Plan) -> str:
    return str(plan.values.get(run.entry.type.title_field) or "")[:200]


def _sample(run: Run, plans: Sequence[Plan], samples: list[Doc]) -> None:
    """A few rows of every outcome."""
    if len(samples) >= SAMPLES:
        return
    seen: dict[str, int] = {}
    for sample in samples:
        seen[sample["state"]] = seen.get(sample["state"], 0) + 1
    for plan in plans:
        if seen.get(plan.action, 0) >= _ENOUGH or len(samples) >= SAMPLES:
            continue
        seen[plan.action] = seen.get(plan.action, 0) + 1
        hidden = run.entry.masked | run.entry.type.people_fields
        shown = {n: v for n, v in plan.values.items() if n not in hidden}
        samples.append({
            "n": plan.n, "id": plan.present, "title": _title(run, plan), "state": plan.action, "before": None,
            "after": shown, "problems": plan.errors,
        })


def _sealed(run: Run, plan: Plan) -> Plan:
    """The plan as it may lie in a file: secrets enciphered."""
    encrypt = run.context.cipher.encrypt
    secret = {name: encrypt(plan.values[name]) for name in run.entry.secrets if name in plan.values}
    return replace(plan, values={**plan.values, **secret}) if secret else plan


def _opened(run: Run, plan: Plan) -> Doc:
    decrypt = run.context.cipher.decrypt
    secret = {name: decrypt(plan.values[name]) for name in run.entry.secrets if name in plan.values}
    return {**plan.values, **secret} if secret else plan.values
