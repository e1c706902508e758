"""At least one active person, not a group, stays Manager of every store."""

from collections.abc import Mapping

from crm_platform.errors import RuleBroken
from crm_records.access.policy import Department, Entry, Group, Level, Person, Policy

from identity.denied import denied_people


class LastManager(RuleBroken):
    reason = "LAST_MANAGER"
    text = ("“{store}”库必须至少保留一名在职的管理者", "Store {store} must keep at least one active person as Manager")


def managers(policy: Policy, entries: tuple[Entry, ...]) -> set[str]:
    """The active people whom these entries make Managers by name."""
    named = {e.ref for e in entries if e.kind == "person" and e.level == Level.MANAGER}
    return {person for person in named if policy.active(person)}


def require_a_manager(
    policy: Policy,
    *,
    people: Mapping[str, Person] | None = None,
    departments: Mapping[str, Department] | None = None,
    groups: Mapping[str, Group] | None = None,
) -> None:
    """LastManager where a store that has a Manager would have none once these are what they are to be.

    A person is lost by leaving, and by being refused everywhere: himself, with his department, or through a group.
    """
    people = policy.people if people is None else people
    gone = denied_people(
        people, policy.departments if departments is None else departments, policy.groups if groups is None else groups
    )
    for store in policy.stores.values():
        present = managers(policy, store.entries)
        if present and not any(p in people and people[p].active and p not in gone for p in present):
            raise LastManager(store=store.name)
