"""Who is refused everywhere: the people of the deny groups, through departments and nested groups."""

from collections.abc import Mapping

from crm_records.access.index import PolicyIndex, closure
from crm_records.access.policy import Department, Group, Person


def denied_people(
    people: Mapping[str, Person], departments: Mapping[str, Department], groups: Mapping[str, Group]
) -> frozenset[str]:
    denying = [group.id for group in groups.values() if group.denies]
    if not denying:
        return frozenset()
    inside = closure(denying, lambda g: groups[g].group_ids if g in groups else ())
    found = [groups[g] for g in inside if g in groups]
    denied = frozenset[str]().union(*(group.person_ids for group in found))
    named = frozenset[str]().union(*(group.department_ids for group in found))
    beneath = PolicyIndex({}, departments, {}).beneath(named)
    return denied | {p.id for p in people.values() if beneath.intersection(p.department_ids)}
