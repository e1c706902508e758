"""The facts of access as people send them: judged, put on a record, taken off."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, UNKNOWN_FIELD, FieldError, Invalid

from crm_records.declaration import Field, Kind, Part
from crm_records.kinds import Context, Refusal, compiled

if TYPE_CHECKING:
    from crm_records.commands.work import Work

MOST_MEMBERS = 30

ACCESS_FIELDS: dict[str, Field] = {
    f.name: f
    for f in (
        Field(name="visibility", kind=Kind.LINE, label=("可见性", "Visibility"), tab="management"),
        Field(name="public", kind=Kind.BOOLEAN, label=("公开", "Public"), tab="management"),
        Field(
            name="reader_list", kind=Kind.MEMBER, label=("允许查看人", "Readers"), tab="management", many=True,
            max_items=MOST_MEMBERS,
        ),
        Field(
            name="authors", kind=Kind.MEMBER, label=("允许修改人", "Authors"), tab="management", many=True,
            max_items=MOST_MEMBERS,
        ),
        Field(
            name="collaborators", kind=Kind.STRUCT, label=("协作人", "Collaborators"), tab="management", many=True,
            max_items=MOST_MEMBERS,
            parts=(
                Part(name="person_id", kind=Kind.REFERENCE, label=("人员", "Person"), required=True, refers="person"),
                Part(name="access", kind=Kind.LINE, label=("权限", "Right"), required=True),
                Part(name="until", kind=Kind.INSTANT, label=("截止", "Until")),
            ),
        ),
        Field(name="record_controls", kind=Kind.CONTROLS, label=("记录控制", "Record controls"), tab="management"),
    )
}
"""Facts that `SetAccess` writes, whether the record type declares them or not."""

_NORMALISE = {name: compiled(field) for name, field in ACCESS_FIELDS.items()}


def judged(work: "Work", values: Mapping[str, Any]) -> Doc:
    """Document values of the facts; Invalid with every one that was refused."""
    context = Context(work.parts.code_lists.current, work.parts.today(work.now), "edit", work.known)
    kept: Doc = {}
    errors: list[FieldError] = []
    for name, value in values.items():
        normalise = _NORMALISE.get(name)
        if normalise is None:
            errors.append(FieldError(f"/{name}", UNKNOWN_FIELD))
            continue
        result = None if value is None else normalise(value, context)
        refused = _refused(name, result)
        if refused is not None:
            errors.append(FieldError(f"/{name}{refused.path}", refused.reason, dict(refused.variables)))
        else:
            kept[name] = result
    if errors:
        raise Invalid(errors)
    return kept


def _refused(name: str, result: Any) -> Refusal | None:
    if isinstance(result, Refusal):
        return result
    if name == "visibility" and result not in ("open", "restricted"):
        return _not_one_of(result)
    if name == "collaborators":
        given: list[Doc] = result if isinstance(result, list) else []
        for position, one in enumerate(given):
            if one.get("access") not in ("read", "write"):
                return _not_one_of(one.get("access")).under("access").under(position)
    return None


def _not_one_of(value: Any) -> Refusal:
    return Refusal(NOT_A_CODE, {"value": value})


def put(doc: Doc, values: Doc) -> None:
    """Write the facts; opening and naming readers at once leaves the record restricted."""
    for name, value in values.items():
        if value is None or value is False or value == {}:
            doc.pop(name, None)
        else:
            doc[name] = value


def new_collaborators(doc: Doc, values: Doc) -> list[tuple[int, Doc]]:
    """(place, line) of those who are given a part, or another one; who had his before keeps it unasked."""
    known = doc.get("collaborators") or []
    return [(place, one) for place, one in enumerate(values.get("collaborators") or ()) if one not in known]


def add_collaborator(doc: Doc, person_id: str) -> None:
    """A part in the record with the right to write; a reading one gets it."""
    others = [c for c in doc.get("collaborators") or () if c["person_id"] != person_id]
    doc["collaborators"] = [*others, {"person_id": person_id, "access": "write"}]
