"""Where a caller stands in a store: level, flags, roles, and the keys he holds (access.md, sections 2 and 5).

A `Holder` is what the policy says of one person everywhere; a `Standing` is that seen from one store through the
caller's cap. Both are immutable and kept with their policy, so a new policy starts from nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from crm_records.access.flags import ALLOWED, effective_flags
from crm_records.access.index import PolicyIndex
from crm_records.access.model import FLAGS, Entry, Level, Person, Store

CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the counting entries of one store give, before any cap. `entries` are those that decided."""

    level: Level = Level.NO_ACCESS
    flags: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()             # `store:role`
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person (None: not signed in) with all that follows for him from the policy's trees."""

    person_id: str | None = None
    refused: bool = False                           # disabled, denied, or unknown: nothing at all
    own_departments: tuple[str, ...] = ()
    departments: frozenset[str] = frozenset()       # own and all above
    groups: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()            # headed and all beneath
    subordinates: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()             # of every store
    stores: dict[str, Resolved] = field(default_factory=dict[str, Resolved])


REFUSED = Holder(refused=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`keys`: sorted; what the caller holds in this store for records of it.

    `child_keys`: his contacts keys as `c/key`, for records under a customer; part of `keys` in every store but
    contacts itself, whose customers are no children. `unfiltered`: a system caller, who is asked for no keys.
    """

    store: str
    holder: Holder
    level: Level
    flags: frozenset[str]
    roles: frozenset[str]                           # names of this store's roles
    keys: tuple[str, ...]
    held: frozenset[str] = frozenset()              # `keys` again, to ask for one
    child_keys: tuple[str, ...] = ()
    reads_down: bool = False
    unfiltered: bool = False
    entries: tuple[Entry, ...] = ()
    reads_customers: bool = False                   # Reader or more, after the cap, in contacts too

    @property
    def deleted_keys(self) -> tuple[str, ...]:
        """Keys that list deleted records: only for those who may restore."""
        if self.level < Level.AUTHOR or "delete" not in self.flags:
            return ()
        return tuple(f"x/{key}" for key in self.keys)

    @property
    def sees_masked(self) -> bool:
        """May filter, sort and group by masked fields: a Manager, who may open each of them in the whole store."""
        return self.unfiltered or self.level == Level.MANAGER


class StoreIndex:
    """The ACL of one store, ready to be asked: entries by what they name."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in store.entries:
            self._entries[entry.kind, entry.ref].append(entry)

    def resolve(self, holder: Holder, outside: frozenset[str], person_roles: frozenset[str]) -> Resolved:
        """The entries that count. `outside`: roles given to his departments and groups outside the ACL."""
        mine = self._matching("person", [holder.person_id] if holder.person_id else ())
        if mine:
            return self._united(mine, person_roles)
        found = self._matching("department", holder.departments) + self._matching("group", holder.groups)
        found = found or self._matching("region", holder.regions)
        if not found and holder.person_id is None:
            found = self._matching("anonymous", [""])
        found = found or self._matching("default", [""])
        return self._united(found, person_roles | outside)

    def _matching(self, kind: str, refs: Iterable[str]) -> list[Entry]:
        return [entry for ref in refs for entry in self._entries.get((kind, ref), ())]

    def _united(self, found: Sequence[Entry], outside: frozenset[str]) -> Resolved:
        """Highest level, the flags of the entries of that level, the roles of all."""
        prefix = f"{self.store.name}:"
        roles = {prefix + role for entry in found for role in entry.roles}
        roles |= {role for role in outside if role.startswith(prefix)}
        level = max((entry.level for entry in found), default=Level.NO_ACCESS)
        ticked = [flag for entry in found if entry.level == level for flag in entry.flags]
        return Resolved(level, effective_flags(level, ticked), frozenset(roles), tuple(found))


def hold(
    person: Person | None, index: PolicyIndex, stores: Iterable[StoreIndex], given: "GivenRoles"
) -> Holder:
    """All that follows for a person, or for somebody not signed in."""
    if person is None:
        holder, outside, own = Holder(), frozenset[str](), frozenset[str]()
    else:
        departments = index.above(person.department_ids)
        groups = index.groups_around(person.id, departments)
        holder = Holder(
            person_id=person.id,
            own_departments=person.department_ids,
            departments=departments,
            groups=groups,
            regions=index.regions(person.department_ids),
            headed=index.headed(person.id),
            subordinates=index.subordinates(person.id),
        )
        outside, own = given.of(departments, groups), person.roles
    resolved = {store.store.name: store.resolve(holder, outside, own) for store in stores}
    roles = frozenset(role for one in resolved.values() for role in one.roles)
    return replace(holder, roles=roles, stores=resolved)


@dataclass(frozen=True, slots=True)
class GivenRoles:
    """Roles given outside the ACL to departments and groups: id -> `store:role`."""

    departments: dict[str, frozenset[str]]
    groups: dict[str, frozenset[str]]

    def of(self, departments: Iterable[str], groups: Iterable[str]) -> frozenset[str]:
        found = [self.departments[d] for d in departments if d in self.departments]
        found += [self.groups[g] for g in groups if g in self.groups]
        return frozenset[str]().union(*found)


def stand(holder: Holder, store: Store, cap: Level | None) -> Standing:
    """The holder in one store, seen through his cap."""
    resolved = holder.stores.get(store.name, Resolved())
    level = _capped(resolved.level, cap)
    flags = resolved.flags if cap is None else resolved.flags & ALLOWED[level]
    contacts = holder.stores.get(CONTACTS, Resolved())
    reads_customers = level >= Level.READER and _capped(contacts.level, cap) >= Level.READER
    keys = _keys(holder, level, flags, reads_down=store.superiors_read_down)
    return Standing(
        store=store.name,
        holder=holder,
        level=level,
        flags=flags,
        roles=frozenset(role.partition(":")[2] for role in resolved.roles),
        keys=tuple(sorted(keys)),
        held=frozenset(keys),
        reads_down=store.superiors_read_down,
        entries=resolved.entries,
        reads_customers=reads_customers,
    )


def stand_system(store: Store) -> Standing:
    """A system caller: everything, asked for nothing."""
    return Standing(
        store=store.name, holder=Holder(), level=Level.MANAGER, flags=frozenset(FLAGS), roles=frozenset(), keys=(),
        unfiltered=True, reads_customers=True,
    )


def stand_refused(store: str) -> Standing:
    return Standing(
        store=store, holder=REFUSED, level=Level.NO_ACCESS, flags=frozenset(), roles=frozenset(), keys=()
    )


def _capped(level: Level, cap: Level | None) -> Level:
    return level if cap is None or level <= cap else cap


def _keys(holder: Holder, level: Level, flags: frozenset[str], *, reads_down: bool) -> set[str]:
    if level < Level.READER:
        return {"pub"} if "read_public" in flags else set()
    keys = {"open", "pub"} | {f"r:{role}" for role in holder.roles}
    if holder.person_id is None:
        return keys
    keys |= {"all", f"u:{holder.person_id}", f"o:{holder.person_id}"}
    keys |= {f"d:{d}" for d in holder.departments}
    keys |= {f"g:{g}" for g in holder.groups}
    keys |= {f"rg:{r}" for r in holder.regions}
    if reads_down:
        keys |= {f"in:{d}" for d in holder.headed}
        keys |= {f"o:{p}" for p in holder.subordinates}
    return keys
