"""What names what: checks that several nouns of the directory share."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError, Invalid, Reason, RuleBroken
from crm_records.access.policy import STORES, Policy
from crm_records.commands.work import Work
from crm_records.kinds import Refusal

from identity.rights import in_force

HEAD_NOT_ACTIVE = Reason("NOT_ACTIVE", "负责人必须在职", "A head must be active")
UNKNOWN_ROLE = Reason("UNKNOWN_ROLE", "角色应形如 contacts:Admin", "A role is written as in contacts:Admin")
_RING = Reason("RING", "不能成为自己的上级或成员", "It would be above or inside itself")
ROLE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Ring:
    reason: Reason

    def refuse(self, pointer: str) -> NoReturn:
        raise Invalid.one(pointer, self.reason)


RING = _Ring(_RING)


def is_role(text: str) -> bool:
    """`store:name` of a known store."""
    store, colon, name = text.partition(":")
    return bool(colon) and store in STORES and ROLE_NAME.fullmatch(name) is not None


def store_role(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    """The check of a field of roles."""
    return value if is_role(value) else Refusal(UNKNOWN_ROLE)


def wrong_roles(draft: Doc) -> list[FieldError]:
    roles: Sequence[str] = draft.get("roles") or ()
    return [FieldError(f"/roles/{n}", UNKNOWN_ROLE) for n, role in enumerate(roles) if not is_role(role)]


def require_role_rights(work: Work, draft: Doc, before: Doc | None) -> None:
    """A role works like a line of its store's ACL: only who may change that ACL gives or takes it."""
    changed = set(in_force(draft).get("roles") or ()) ^ set(in_force(before).get("roles") or ())
    for store in sorted({role.partition(":")[0] for role in changed}):
        work.access.require_in("change_acl", store)


def uses_of(policy: Policy, kind: str, id_: str) -> list[str]:
    """ACL entries and permission documents that name a person, department, group or region."""
    found = [
        f"store:{store.name}"
        for store in policy.stores.values()
        if any(entry.kind == kind and entry.ref == id_ for entry in store.entries)
    ]
    found += [
        f"permission_document:{name}"
        for name, lines in policy.documents.items()
        if any(line.kind == kind and line.ref == id_ for line in lines)
    ]
    return found


def refuse_use(uses: Sequence[str], error: type[RuleBroken]) -> None:
    """The error, with up to 20 of the places, where there are any."""
    if uses:
        raise error(uses=list(uses[:_SHOWN]), count=len(uses))
