"""Fields that carry rights: who is where, who stands above whom, whom a group holds.

ACL entries, permission documents and records name departments, groups and regions, so whoever places a person gives or
takes what these give, in every store. It is changing ACLs by another door, and needs what that needs: Manager of system
(docs/decisions/0012). Roles are lines of one store's ACL and need a Manager of that store (`require_role_rights`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm_platform.documents.port import Doc
from crm_records.commands.work import Work

_ON_PEOPLE = ("department_ids", "superior_id", "active")
_ON_DEPARTMENTS = ("parent_id", "region_id", "head_ids")
_ON_GROUPS = ("person_ids", "department_ids", "group_ids", "denies")


def in_force(doc: Doc | None) -> Mapping[str, Any]:
    """What of a record counts in the policy: nothing of one that is not there, or deleted."""
    return {} if doc is None or doc.get("deleted_at") is not None else doc


def moved(draft: Doc, before: Doc | None, names: Sequence[str]) -> list[str]:
    """The fields whose value in force changes; nothing, an empty list and no are the same."""
    now, then = in_force(draft), in_force(before)
    return [name for name in names if (now.get(name) or None) != (then.get(name) or None)]


def given_to_person(draft: Doc, before: Doc | None) -> list[str]:
    """Disabling and deleting only takes; a new person has no password before a Manager of system gives one."""
    names = moved(draft, before, _ON_PEOPLE) if in_force(draft) else []
    only_taken = before is None or not draft.get("active")
    return [name for name in names if name != "active" or not only_taken]


def given_by_department(draft: Doc, before: Doc | None) -> list[str]:
    """Where a new one stands gives nobody anything: nobody is in it. Nor does deleting one, which must be empty."""
    if not in_force(draft):
        return []
    return moved(draft, before, _ON_DEPARTMENTS if in_force(before) else ("head_ids",))


def given_by_group(draft: Doc, before: Doc | None) -> list[str]:
    """Leaving may raise too: out of the deny group, or from a group's entry to a region's."""
    return moved(draft, before, _ON_GROUPS)


def require_manager(work: Work, given: Sequence[str]) -> None:
    """Forbidden where rights are given or taken by who may not change the ACL of system."""
    if given:
        work.access.require_in("change_acl", "system")
