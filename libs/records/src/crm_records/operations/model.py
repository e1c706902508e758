"""An operation: one thing asked of many records, run in background, kept as one document.

States: previewing -> ready -> running -> done; cancelled and failed may go on (`resume`); undoing -> undone while and
after another operation, of kind `undo`, takes the changes back.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from crm_platform.documents.port import Doc, Index, Spec
from crm_platform.errors import CrmError, FieldError, Invalid, Language, RuleBroken

from crm_records.access.caller import Caller
from crm_records.access.model import Level

COLLECTION = "operations"
SPEC = Spec(
    COLLECTION,
    arrays=frozenset({"samples", "samples.problems", "arguments.columns", "parts"}),
    indexes=(
        Index("mine", (("created_by", 1), ("_id", -1))),
        Index("plan", (("plan", 1),)),
        Index("file", (("file.digest", 1),)),
        Index("parts", (("parts", 1),)),
        Index("remembered", (("created_at", 1),), where=(("forgotten", None),)),
    ),
)

OperationKind = Literal["bulk_edit", "import", "export", "undo"]
State = Literal["previewing", "ready", "running", "done", "cancelled", "failed", "undoing", "undone"]
COUNTS = ("created", "updated", "unchanged", "duplicate", "refused", "withheld", "undone")


class WrongState(RuleBroken):
    reason = "WRONG_OPERATION_STATE"
    title = ("操作的当前状态不允许", "Not in this state of the operation")
    text = ("操作处于“{state}”状态，不能这样做", "The operation is {state}; this cannot be done now")


def no_counts() -> dict[str, int]:
    return dict.fromkeys(COUNTS, 0)


def new_operation(
    id_: str, kind: OperationKind, type_name: str, caller: Caller, now: datetime, **arguments: Any
) -> Doc:
    return {
        "_id": id_, "version": 1, "kind": kind, "state": "previewing", "record_type": type_name,
        "created_at": now, "created_by": caller.person_id, "caller": caller_to_doc(caller),
        "arguments": arguments, "total": 0, "done": 0, "counts": no_counts(), "planned": None, "samples": [],
        "cancel": False, "runner": None, "beat_at": now, "error": None, "note": "",
    }


def caller_to_doc(caller: Caller) -> Doc:
    return {
        "person_id": caller.person_id, "cap": None if caller.cap is None else int(caller.cap),
        "client": caller.client, "language": caller.language,
    }


def caller_of(operation: Doc) -> Caller:
    """Who asked for it, for what runs in background: with today's rights, in his language, through his cap."""
    kept = operation["caller"]
    cap = kept.get("cap")
    caller = Caller(person_id=kept["person_id"], client=kept["client"], language=kept["language"])
    return caller if cap is None else replace(caller, cap=Level(cap))


def problem(error: CrmError) -> Doc:
    """An error as it is kept: in both languages, since who reads it later may not be who asked."""
    kept: Doc = {
        "pointer": "", "reason": error.reason,
        "zh": f"{error.title[0]}：{error.message('zh')}", "en": f"{error.title[1]}: {error.message('en')}",
    }
    factor = error.variables.get("factor")
    return {**kept, "factor": factor} if factor else kept


def field_problem(error: FieldError) -> Doc:
    return {
        "pointer": error.pointer, "reason": error.reason.code, "zh": error.detail("zh"), "en": error.detail("en"),
    }


def problems(error: CrmError) -> list[Doc]:
    if isinstance(error, Invalid) and error.errors:
        return [field_problem(one) for one in error.errors]
    return [problem(error)]


def told(kept: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """A kept problem for the wire."""
    shown = {"pointer": kept["pointer"], "reason": kept["reason"], "detail": kept[language]}
    return {**shown, "factor": kept["factor"]} if kept.get("factor") else shown


def abilities(operation: Doc, *, mine: bool, manager: bool) -> dict[str, bool]:
    state, kind = operation["state"], operation["kind"]
    begun = bool(operation.get("started_at"))     # before, its counts are foreseen only
    changed = begun and any(operation["counts"].get(name) for name in ("created", "updated"))
    rest = operation["done"] < operation["total"]
    return {
        "start": mine and state == "ready",
        "cancel": (mine or manager) and state in ("previewing", "ready", "running"),
        "undo": (mine or manager) and kind in ("import", "bulk_edit") and changed
        and state in ("done", "cancelled", "failed"),
        "resume": mine and state in ("cancelled", "failed") and begun and rest
        and (kind != "import" or operation.get("plan") is not None),
        "file": mine and kind == "export" and state == "done" and operation.get("file") is not None,
        "refused_file": mine and kind == "import" and state != "previewing" and has_refused(operation)
        and not operation.get("table_gone"),
    }


def has_refused(operation: Doc) -> bool:
    """Rows of its file were not imported: there is something to mend."""
    return any(_counted(operation, name) for name in ("refused", "duplicate"))


def _counted(operation: Doc, name: str) -> int:
    return operation["counts"].get(name) or (operation.get("planned") or {}).get(name) or 0


def _sample(kept: Mapping[str, Any], language: Language) -> dict[str, Any]:
    shown = {name: value for name, value in kept.items() if name != "problems"}
    return {**shown, "errors": [told(one, language) for one in kept.get("problems", ())]}


def to_wire(operation: Doc, language: Language, *, mine: bool, manager: bool) -> dict[str, Any]:
    error = operation.get("error")
    return {
        "id": operation["_id"],
        "kind": operation["kind"],
        "state": operation["state"],
        "record_type": operation["record_type"],
        "created_at": operation["created_at"],
        "created_by": operation["created_by"],
        "started_at": operation.get("started_at"),
        "finished_at": operation.get("finished_at"),
        "total": operation["total"],
        "done": operation["done"],
        "counts": {name: operation["counts"].get(name, 0) for name in COUNTS},
        "planned": operation.get("planned"),
        "samples": [_sample(one, language) for one in operation["samples"]],
        "can": abilities(operation, mine=mine, manager=manager),
        "error": told(error, language) if error else None,
        "note": operation.get("note") or "",
        "undo_of": operation["arguments"].get("undo_of"),
        "undone_by": operation.get("undone_by"),
        "file_name": (operation.get("file") or {}).get("name") or operation["arguments"].get("file_name"),
    }
