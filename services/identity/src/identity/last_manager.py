"""At least one active person, not a group, stays Manager of every store."""

from crm_platform.errors import RuleBroken
from crm_records.access.policy import Entry, Level, Policy


class LastManager(RuleBroken):
    reason = "LAST_MANAGER"
    text = ("“{store}”库必须至少保留一名在职的管理者", "Store {store} must keep at least one active person as Manager")


def managers(policy: Policy, entries: tuple[Entry, ...]) -> set[str]:
    """The active people whom these entries make Managers by name."""
    named = {e.ref for e in entries if e.kind == "person" and e.level == Level.MANAGER}
    return {person for person in named if policy.active(person)}


def require_a_manager(policy: Policy, *, without: frozenset[str]) -> None:
    """LastManager where a store that has a Manager would lose its last one with these people gone."""
    for store in policy.stores.values():
        present = managers(policy, store.entries)
        if present and not present - without:
            raise LastManager(store=store.name)
