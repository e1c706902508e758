"""What identity publishes and every service decides from: people, departments, groups, regions, ACLs, documents.

A `Policy` is one version, immutable; building one builds its indexes. records never names identity.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from crm_records.access.caller import Caller
from crm_records.access.index import PolicyIndex
from crm_records.access.model import (
    DOCUMENTS,
    DUPLICATE_POLICIES,
    FLAGS,
    STORES,
    Department,
    Entry,
    EntryKind,
    Group,
    Level,
    Listed,
    MemberKind,
    Person,
    Region,
    Store,
)
from crm_records.access.standing import (
    CONTACTS,
    GivenRoles,
    Holder,
    Standing,
    StoreIndex,
    hold,
    stand,
    stand_refused,
    stand_system,
)

__all__ = [
    "DOCUMENTS", "DUPLICATE_POLICIES", "FLAGS", "STORES", "Department", "Entry", "EntryKind", "Group", "Level",
    "Listed", "MemberKind", "Person", "Policy", "Region", "Standing", "Store",
]  # fmt: skip

REMEMBERED = 4096
"""Holders and standings kept with a policy; beyond that the oldest are made anew when asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    version: int
    people: Mapping[str, Person] = field(default_factory=dict[str, Person])
    departments: Mapping[str, Department] = field(default_factory=dict[str, Department])
    groups: Mapping[str, Group] = field(default_factory=dict[str, Group])
    regions: Mapping[str, Region] = field(default_factory=dict[str, Region])
    stores: Mapping[str, Store] = field(default_factory=dict[str, Store])
    documents: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict[str, Any])
    denied: frozenset[str] = frozenset()    # people refused everywhere, nested groups already resolved by identity
    _index: PolicyIndex = field(init=False, repr=False, compare=False)
    _acls: Mapping[str, StoreIndex] = field(init=False, repr=False, compare=False)
    _given: GivenRoles = field(init=False, repr=False, compare=False)
    _holders: dict[str | None, Holder] = field(init=False, repr=False, compare=False)
    _standings: dict[tuple[Hashable, ...], Standing] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        write = object.__setattr__          # the class is frozen; these are derived from its fields
        write(self, "_index", PolicyIndex(self.people, self.departments, self.groups))
        write(self, "_acls", {name: StoreIndex(store) for name, store in self.stores.items()})
        given = GivenRoles(
            {d.id: d.roles for d in self.departments.values() if d.roles},
            {g.id: g.roles for g in self.groups.values() if g.roles},
        )
        write(self, "_given", given)
        write(self, "_holders", {})
        write(self, "_standings", {})

    def standing(self, caller: Caller, store: str) -> Standing:
        """Where the caller stands in a store; a store the policy does not have admits nobody."""
        key = (caller.person_id, caller.system_name, caller.cap, store)
        found = self._standings.get(key)
        if found is None:
            found = self._stand(caller, store)
            _remember(self._standings, key, found)
        return found

    def holder(self, person_id: str | None) -> Holder:
        """All that follows for a person; None: not signed in. Unknown, disabled and denied people hold nothing."""
        found = self._holders.get(person_id)
        if found is None:
            found = hold(self.people.get(person_id or ""), self._index, self._acls.values(), self._given)
            _remember(self._holders, person_id, found)
        return found

    def active(self, person_id: str) -> bool:
        """Known, not disabled, not denied."""
        person = self.people.get(person_id)
        return person is not None and person.active and person_id not in self.denied

    def departments_beneath(self, department_id: str) -> frozenset[str]:
        """The department and all beneath it."""
        return self._index.beneath([department_id])

    def departments_above(self, department_id: str) -> frozenset[str]:
        """The department and all above it."""
        return self._index.above([department_id])

    def _stand(self, caller: Caller, name: str) -> Standing:
        if caller.system_name is not None:
            return stand_system(self.stores.get(name) or Store(name=name))
        store = self.stores.get(name)
        if store is None or (caller.person_id is not None and not self.active(caller.person_id)):
            return stand_refused(name)
        standing = stand(self.holder(caller.person_id), store, caller.cap)
        if not standing.reads_customers:
            return standing
        customers = standing if name == CONTACTS else self.standing(caller, CONTACTS)
        child_keys = tuple(f"c/{key}" for key in customers.keys)
        keys = standing.keys if name == CONTACTS else tuple(sorted({*standing.keys, *child_keys}))
        return replace(standing, keys=keys, held=frozenset(keys), child_keys=child_keys)


def _remember(memory: dict[Any, Any], key: Hashable, value: object) -> None:
    if len(memory) >= REMEMBERED:
        del memory[next(iter(memory))]
    memory[key] = value
