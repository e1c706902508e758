"""Wire values in, document values out; one error a field.

What can be known of a field beforehand is compiled once a record type: a row of 88 values costs a table look-up and
one small function each.
"""

import copy
import functools
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from crm_platform.errors import READ_ONLY, REQUIRED, UNKNOWN_FIELD, FieldError

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind, RecordType
from crm_records.kinds import Context, Mode, Normaliser, Refusal, compiled
from crm_records.kinds.choices import NOT_OBJECT

SYSTEM_NAMES = frozenset({
    "id", "_id", "version", "access", "sort", "dup", "created_at", "created_by", "updated_at", "updated_by",
    "deleted_at", "deleted_by", "owner_id", "department_id", "collaborators", "reader_list", "authors", "visibility",
    "public", "record_controls",
})
"""What every record has without declaring it: nobody sends it as a value."""

Results = Mapping[str, Any]
"""What each value came to: the value to keep, None for nothing, or a Refusal."""


class _Plan:
    """What is known of a type's fields before any value is seen."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.fields = fields
        self.create = _accepting(fields, ("person", "create"))
        self.edit = _accepting(fields, ("person",))
        self.required = [name for name, field in fields.items() if field.required and name in self.create]
        self.defaults = [(name, field.default) for name, field in fields.items() if field.default is not None]

    def accepting(self, mode: Mode) -> dict[str, Normaliser]:
        return self.edit if mode == "edit" else self.create


def _accepting(fields: Mapping[str, Field], written: tuple[str, ...]) -> dict[str, Normaliser]:
    return {
        name: compiled(field)
        for name, field in fields.items() if field.written in written and field.kind is not Kind.SERIAL
    }


@functools.lru_cache(maxsize=256)
def _plan_of(model: type) -> _Plan:
    return _Plan(model.declared.fields)


_custom_plans: dict[tuple[int, ...], tuple[Sequence[Field], _Plan]] = {}


def _custom_plan(custom: Sequence[Field]) -> _Plan:
    """By identity of the fields, which are kept alive with their plan; a changed definition is another field."""
    key = tuple(map(id, custom))
    found = _custom_plans.get(key)
    if found is None:
        if len(_custom_plans) > 64:
            _custom_plans.clear()
        found = _custom_plans[key] = (tuple(custom), _Plan({field.name: field for field in custom}))
    return found[1]


def normalise(
    type: RecordType,  # noqa: A002 - the word of the contract
    values: Mapping[str, Any],
    *,
    mode: Mode,
    lists: CodeLists,
    custom: Sequence[Field] = (),
    today: date,
    known: Callable[[str, str], bool] | None = None,
) -> tuple[dict[str, Any], list[FieldError]]:
    """The values to keep and what was refused.

    On create (and import, which creates) nothing is kept of empty values, defaults are filled in and required fields
    must be there. On edit only what is sent is judged; None (or "") clears. `known(refers, id)` tells whether a
    reference names something; without it references are judged by their form alone.
    """
    context = Context(lists, today, mode, known)
    plan = _plan_of(type.model)
    kept, errors = _sorted(plan, _judged(plan, values, context), mode, "")
    if "custom" in values:
        given = values["custom"]
    elif mode != "edit" and custom:
        given = {}
    else:
        return kept, errors
    if isinstance(given, Mapping):
        plan = _custom_plan(custom)
        _add_custom(kept, errors, _sorted(plan, _judged(plan, given, context), mode, "/custom"))
    else:
        errors.append(FieldError("/custom", NOT_OBJECT.reason, dict(NOT_OBJECT.variables)))
    return kept, errors


def sort_out(
    type: RecordType,  # noqa: A002 - as above
    results: Results,
    *,
    mode: Mode,
    custom: Sequence[Field] = (),
    custom_results: Results | None = None,
) -> tuple[dict[str, Any], list[FieldError]]:
    """As `normalise`, of values that were judged before. `custom_results`: None where no custom value was sent."""
    kept, errors = _sorted(_plan_of(type.model), results, mode, "")
    if custom_results is not None or (mode != "edit" and custom):
        _add_custom(kept, errors, _sorted(_custom_plan(custom), custom_results or {}, mode, "/custom"))
    return kept, errors


def _add_custom(
    kept: dict[str, Any], errors: list[FieldError], custom: tuple[dict[str, Any], list[FieldError]]
) -> None:
    values, refused = custom
    errors += refused
    if values:
        kept["custom"] = values


def _judged(plan: _Plan, values: Mapping[str, Any], context: Context) -> Results:
    accepting = plan.accepting(context.mode)
    return {
        name: None if value is None or name not in accepting else accepting[name](value, context)
        for name, value in values.items()
    }


def _sorted(plan: _Plan, results: Results, mode: Mode, prefix: str) -> tuple[dict[str, Any], list[FieldError]]:
    accepting = plan.accepting(mode)
    kept = {
        name: result for name, result in results.items()
        if name in accepting and result is not None and result.__class__ is not Refusal
    }
    errors: list[FieldError] = []
    for name in [name for name in results if name not in kept] if len(kept) < len(results) else ():
        result = results[name]
        if name not in accepting:
            if name != "custom" or prefix:
                errors.append(FieldError(f"{prefix}/{_escaped(name)}", _why_not(plan, name)))
        elif result is not None:
            errors.append(FieldError(f"{prefix}/{name}{result.path}", result.reason, dict(result.variables)))
        elif mode == "edit" and name in plan.required:
            errors.append(FieldError(f"{prefix}/{name}", REQUIRED))
        elif mode == "edit":
            kept[name] = None
    if mode != "edit":
        _complete(plan, results, kept, errors, prefix)
    return kept, errors


def _complete(
    plan: _Plan, results: Results, kept: dict[str, Any], errors: list[FieldError], prefix: str
) -> None:
    """Defaults for what was not sent (None is an answer: it stays empty), then what is missing."""
    for name, default in plan.defaults:
        if name not in results:
            kept[name] = copy.copy(default)
    missing = [f"{prefix}/{name}" for name in plan.required if name not in kept]
    if missing:
        refused = {error.pointer for error in errors}
        errors += [FieldError(pointer, REQUIRED) for pointer in missing if pointer not in refused]


def _why_not(plan: _Plan, name: str) -> Any:
    return READ_ONLY if name in plan.fields or name in SYSTEM_NAMES else UNKNOWN_FIELD


def _escaped(name: object) -> str:
    return str(name)[:100].replace("~", "~0").replace("/", "~1")
