"""Names of people, departments, regions and groups, both ways, from the policy's directory."""

from collections.abc import Callable, Mapping
from typing import Any

from crm_records.access.policy import Policy
from crm_records.exchange.columns import spoken_names
from crm_records.validation.cells import Names

Known = Callable[[str, str], bool]


def tables(policy: Policy) -> dict[str, Mapping[str, Any]]:
    return {
        "person": policy.people, "department": policy.departments, "region": policy.regions, "group": policy.groups,
    }


def knows(policy: Policy) -> Known:
    """Whether a reference names something of the directory; references to records are judged elsewhere."""
    known = tables(policy)
    return lambda refers, id_: refers not in known or id_ in known[refers]


def names(policy: Policy) -> Names:
    return spoken_names({
        refers: [(id_, one.name) for id_, one in table.items()] for refers, table in tables(policy).items()
    })


def choices(policy: Policy, most: int = 500) -> dict[str, list[str]]:
    """Names to choose from in a template, where there are not too many."""
    found = {
        refers: [one.name for one in table.values() if getattr(one, "active", True)]
        for refers, table in tables(policy).items()
    }
    return {refers: sorted(set(some)) for refers, some in found.items() if 0 < len(some) <= most}
