"""What people send as ACL entries and document lines: judged line by line."""

from collections.abc import Callable, Mapping
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, NOT_FOUND, TOO_MANY_ITEMS, UNKNOWN_FIELD, WRONG_TYPE, FieldError, Reason
from crm_records.access.flags import LOCKED, TICKABLE
from crm_records.access.policy import FLAGS, Level, Policy

from identity.references import ROLE_NAME, is_role

TWICE = Reason("TWICE", "重复的条目", "The entry is there twice")
NOT_FOR_LEVEL = Reason("NOT_FOR_LEVEL", "该级别不能有“{value}”", "This level cannot have '{value}'")
MOST = 2000
_ENTRY = frozenset({"kind", "ref", "level", "flags", "roles"})
_KINDS = ("person", "department", "group", "region", "anonymous", "default")
_LISTED_KINDS = ("person", "department", "group", "role", "anonymous")

Line = tuple[Doc | None, list[FieldError]]


def judged_lines(given: Any, name: str, judge: Callable[[Any, str], Line]) -> tuple[list[Doc], list[FieldError]]:
    """The lines of a list as documents, and what was refused; two lines may not name the same."""
    if not isinstance(given, list):
        return [], [FieldError(f"/{name}", WRONG_TYPE, {"expected_zh": "列表", "expected_en": "a list"})]
    if len(given) > MOST:
        return [], [FieldError(f"/{name}", TOO_MANY_ITEMS, {"max": MOST})]
    lines: list[Doc] = []
    errors: list[FieldError] = []
    seen: set[tuple[str, str]] = set()
    for position, value in enumerate(given):
        pointer = f"/{name}/{position}"
        line, faults = judge(value, pointer)
        errors += faults
        if line is None:
            continue
        if (line["kind"], line["ref"]) in seen:
            errors.append(FieldError(pointer, TWICE))
        seen.add((line["kind"], line["ref"]))
        lines.append(line)
    return lines, errors


def entry_judge(policy: Policy) -> Callable[[Any, str], Line]:
    def judge(value: Any, pointer: str) -> Line:
        faults = _shape(value, pointer, _ENTRY)
        if faults:
            return None, faults
        faults = _target(value, pointer, _KINDS, policy)
        level = _whole(value.get("level"))
        if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= 6:
            return None, [*faults, FieldError(f"{pointer}/level", NOT_A_CODE, {"value": str(level)[:40]})]
        flags, wrong = _flags(value.get("flags"), Level(level), pointer)
        roles, bad = _roles(value.get("roles"), pointer)
        faults += wrong + bad
        if faults:
            return None, faults
        ref = value.get("ref") or ""
        return {"kind": value["kind"], "ref": ref, "level": level, "flags": flags, "roles": roles}, []

    return judge


def _whole(value: Any) -> Any:
    """To JSON 6.0 is a whole number too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def listed_judge(policy: Policy) -> Callable[[Any, str], Line]:
    def judge(value: Any, pointer: str) -> Line:
        faults = _shape(value, pointer, frozenset({"kind", "ref"}))
        faults = faults or _target(value, pointer, _LISTED_KINDS, policy)
        return (None, faults) if faults else ({"kind": value["kind"], "ref": value.get("ref") or ""}, [])

    return judge


def _shape(value: Any, pointer: str, known: frozenset[str]) -> list[FieldError]:
    if not isinstance(value, Mapping):
        return [FieldError(pointer, WRONG_TYPE, {"expected_zh": "对象", "expected_en": "an object"})]
    return [FieldError(f"{pointer}/{name}", UNKNOWN_FIELD) for name in value if name not in known]


def _target(value: Mapping[str, Any], pointer: str, kinds: tuple[str, ...], policy: Policy) -> list[FieldError]:
    kind, ref = value.get("kind"), value.get("ref") or ""
    if kind not in kinds:
        return [FieldError(f"{pointer}/kind", NOT_A_CODE, {"value": str(kind)[:40]})]
    if kind in ("anonymous", "default"):
        return [] if ref == "" else [FieldError(f"{pointer}/ref", NOT_A_CODE, {"value": str(ref)[:40]})]
    if isinstance(ref, str) and _exists(policy, str(kind), ref):
        return []
    return [FieldError(f"{pointer}/ref", NOT_FOUND)]


def _exists(policy: Policy, kind: str, ref: str) -> bool:
    if kind == "role":
        return is_role(ref)
    directory: dict[str, Mapping[str, Any]] = {
        "person": policy.people, "department": policy.departments, "group": policy.groups, "region": policy.regions,
    }  # fmt: skip
    return ref in directory[kind]


def _flags(given: Any, level: Level, pointer: str) -> tuple[list[str], list[FieldError]]:
    """Locked flags may be sent back as they were shown; they are not kept."""
    if given is None:
        return [], []
    if not isinstance(given, list) or not all(isinstance(flag, str) for flag in given):
        return [], [FieldError(f"{pointer}/flags", WRONG_TYPE, {"expected_zh": "列表", "expected_en": "a list"})]
    kept: list[str] = []
    errors: list[FieldError] = []
    for flag in given:
        if flag not in FLAGS:
            errors.append(FieldError(f"{pointer}/flags", NOT_A_CODE, {"value": flag[:40]}))
        elif flag in TICKABLE[level]:
            kept.append(flag)
        elif flag not in LOCKED[level]:
            errors.append(FieldError(f"{pointer}/flags", NOT_FOR_LEVEL, {"value": flag}))
    return sorted(set(kept)), errors


def _roles(given: Any, pointer: str) -> tuple[list[str], list[FieldError]]:
    if given is None:
        return [], []
    if not isinstance(given, list):
        return [], [FieldError(f"{pointer}/roles", WRONG_TYPE, {"expected_zh": "列表", "expected_en": "a list"})]
    wrong = [role for role in given if not isinstance(role, str) or ROLE_NAME.fullmatch(role) is None]
    if wrong:
        return [], [FieldError(f"{pointer}/roles", NOT_A_CODE, {"value": str(wrong[0])[:40]})]
    return sorted(set(given)), []
