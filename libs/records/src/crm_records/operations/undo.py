"""Undo of an operation as a unit: each record by itself, refused where people changed the same fields since."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc, Transaction
from crm_platform.errors import CrmError

from crm_records import changes
from crm_records.commands.receipts import Outcome
from crm_records.declaration import RecordType
from crm_records.operations import model
from crm_records.operations.commands import ChangedMeanwhile, TakeBack
from crm_records.operations.journal import Journal, Row, row_of
from crm_records.operations.running import Run, Step, counted

_SYSTEM_FIELDS = frozenset({"deleted_at", "deleted_by"})


@dataclass(slots=True)
class _Record:
    """What is to be taken back of one record. `conflicts`: fields that people changed since. `n`: its (first) row."""

    id: str
    n: int
    version: int = 0
    created: bool = False
    undone: bool = False
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    conflicts: list[str] = field(default_factory=list[str])
    problems: list[Doc] = field(default_factory=list[Doc])


class UndoKind:
    async def preview(self, run: Run) -> Doc:
        undone = await self._undone(run)
        counts = undone["counts"]
        return {"total": counts["created"] + counts["updated"], "note": undone["kind"]}

    async def steps(self, run: Run) -> AsyncIterator[Step]:
        """From the last chunk to the first, so that records come back in the reverse order of their changes."""
        of = run.arguments["undo_of"]
        reached, done = (await self._undone(run))["done"], run.operation["done"]
        passed = 0
        async for chunk in Journal(run.context.documents, of).chunks(backwards=True):
            if chunk["start"] >= reached:
                continue                    # foreseen only
            rows = [row_of(doc) for doc in chunk["rows"] if doc["s"] in ("created", "updated")]
            if not rows:
                continue
            passed += len(rows)
            if passed <= done:
                continue
            result = await self._chunk(run, of, rows)
            yield Step(passed - len(rows), passed, result, counted(result))

    async def finish(self, run: Run) -> Callable[[Transaction], None]:
        undone = run.arguments["undo_of"]
        return lambda transaction: transaction.update(
            model.COLLECTION, undone, {"$set": {"state": "undone"}, "$inc": {"version": 1}}
        )

    async def clean_up(self, run: Run) -> None:
        """Nothing is left over."""

    async def _undone(self, run: Run) -> Doc:
        found = await run.context.documents[model.COLLECTION].get(run.arguments["undo_of"])
        assert found is not None, "operations are not deleted while one undoes them"
        return found

    async def _chunk(self, run: Run, of: str, rows: Sequence[Row]) -> list[Row]:
        """One record once, though several rows of a file may have changed it."""
        records = {record.id: record for record in await self._worked_out(run, of, rows)}
        ready = [record for record in records.values() if not record.undone and not record.conflicts]
        done = await run.run_commands([_command(run, record) for record in ready])
        for record, one in zip(ready, done, strict=True):
            again = await self._again(run, of, record, one) if isinstance(one, ChangedMeanwhile) else one
            if isinstance(again, CrmError):
                record.problems = model.problems(again)
        result: list[Row] = []
        for row in rows:
            record = records[row.id or ""]
            problems = [_conflict(run.entry.type, record.conflicts)] if record.conflicts else record.problems
            result.append(Row(row.n, "refused" if problems else "undone", row.id, problems))
        return result

    async def _again(self, run: Run, of: str, record: _Record, done: CrmError) -> Outcome | CrmError:
        """A record that changed while it was worked out is worked out once more."""
        again = (await self._worked_out(run, of, [Row(record.n, "", record.id)]))[0]
        record.conflicts, record.undone = again.conflicts, again.undone
        if again.conflicts or again.undone:
            return done if again.conflicts else Outcome((record.id,))
        return (await run.run_commands([_command(run, again)]))[0]

    async def _worked_out(self, run: Run, of: str, rows: Sequence[Row]) -> list[_Record]:
        """All histories of the batch in one read."""
        records = {row.id: _Record(row.id, row.n) for row in rows if row.id is not None}
        found = await run.context.documents[changes.COLLECTION].find({"record_id": {"$in": list(records)}})
        by_record: dict[str, list[Doc]] = {}
        for change in found:
            by_record.setdefault(change["record_id"], []).append(change)
        for id_, record in records.items():
            _work_out(record, sorted(by_record.get(id_, []), key=lambda c: (c["version"], c["_id"])), of, run.id)
        return list(records.values())


def _work_out(record: _Record, history: Sequence[Doc], of: str, undo: str) -> None:
    own = [c for c in history if c.get("operation_id") == of]
    if not own:
        record.conflicts = ["?"]
        return
    record.version = max(c["version"] for c in history)
    record.created = own[0]["version"] == 1
    later = [c for c in history if c["version"] > own[0]["version"] and c.get("operation_id") != of]
    if any(c.get("operation_id") == undo or _deletes(c) for c in later):
        record.undone = True
        return
    touched = {name for c in later for name in _names(c)}
    if record.created:
        record.conflicts = sorted(touched)
        return
    for change in reversed(own):
        record.fields.update(_before(change))
    record.conflicts = sorted({name for c in own for name in _names(c)} & touched)


def _before(change: Doc) -> dict[str, Any]:
    return {name: pair[0] for name, pair in change["fields"].items() if name not in _SYSTEM_FIELDS}


def _names(change: Doc) -> set[str]:
    """Changed fields; custom ones by themselves."""
    names: set[str] = set()
    for name, (before, after) in change["fields"].items():
        if name == "custom":
            names |= {f"custom.{n}" for n in (before or {}).keys() | (after or {}).keys()}
        else:
            names.add(name)
    return names


def _deletes(change: Doc) -> bool:
    pair = change["fields"].get("deleted_at")
    return bool(pair) and pair[1] is not None


def _command(run: Run, record: _Record) -> tuple[TakeBack, int]:
    command = TakeBack(
        type_name=run.entry.type.name, id=record.id, version=record.version, fields=record.fields,
        created=record.created,
    )
    return command, record.n


def _conflict(type_: RecordType, names: Sequence[str]) -> Doc:
    labels = [type_.fields[n].label if n in type_.fields else (n, n) for n in names]
    zh, en = "、".join(label[0] for label in labels), ", ".join(label[1] for label in labels)
    return {
        "pointer": f"/{names[0]}", "reason": "CHANGED_SINCE", "fields": list(names),
        "zh": f"此后有人修改了：{zh}", "en": f"Changed by someone since: {en}",
    }
