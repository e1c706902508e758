"""What follows from a policy's trees: departments above and below, groups around a person, who reports to whom.

Everything is a walk over edges with a memory of what was seen, so rings in the data end it instead of hanging it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from crm_records.access.model import Department, Group, Person

Edges = Mapping[str, list[str]]


def closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """`start` and all that can be reached from it."""
    seen = set(start)
    todo = list(seen)
    while todo:
        for found in step(todo.pop()):
            if found not in seen:
                seen.add(found)
                todo.append(found)
    return frozenset(seen)


class PolicyIndex:
    """Edges of one policy, built once; the walks are made per person when he is first asked for."""

    def __init__(
        self, people: Mapping[str, Person], departments: Mapping[str, Department], groups: Mapping[str, Group]
    ) -> None:
        self._people, self._departments = people, departments
        self._reports: dict[str, list[str]] = defaultdict(list)
        self._beneath: dict[str, list[str]] = defaultdict(list)
        self._headed: dict[str, list[str]] = defaultdict(list)
        self._groups_of_person: dict[str, list[str]] = defaultdict(list)
        self._groups_of_department: dict[str, list[str]] = defaultdict(list)
        self._groups_of_group: dict[str, list[str]] = defaultdict(list)
        for person in people.values():
            if person.superior_id:
                self._reports[person.superior_id].append(person.id)
        for department in departments.values():
            if department.parent_id:
                self._beneath[department.parent_id].append(department.id)
            for head in department.head_ids:
                self._headed[head].append(department.id)
        for group in groups.values():
            _invert(self._groups_of_person, group.id, group.person_ids)
            _invert(self._groups_of_department, group.id, group.department_ids)
            _invert(self._groups_of_group, group.id, group.group_ids)

    def above(self, department_ids: Iterable[str]) -> frozenset[str]:
        """These departments and all above them."""
        return closure((d for d in department_ids if d in self._departments), self._parent)

    def beneath(self, department_ids: Iterable[str]) -> frozenset[str]:
        """These departments and all beneath them."""
        return closure(department_ids, lambda d: self._beneath.get(d, ()))

    def headed(self, person_id: str) -> frozenset[str]:
        """The departments the person heads, and all beneath."""
        return self.beneath(self._headed.get(person_id, ()))

    def subordinates(self, person_id: str) -> frozenset[str]:
        """All who report to the person, directly or through others; never himself."""
        return closure([person_id], lambda p: self._reports.get(p, ())) - {person_id}

    def groups_around(self, person_id: str, department_ids: Iterable[str]) -> frozenset[str]:
        """Groups the person is in: himself, through a department (and those above), through nested groups."""
        direct = list(self._groups_of_person.get(person_id, ()))
        for department in department_ids:
            direct += self._groups_of_department.get(department, ())
        return closure(direct, lambda g: self._groups_of_group.get(g, ()))

    def regions(self, department_ids: Iterable[str]) -> frozenset[str]:
        """The regions of the person's own departments; what is above them does not count."""
        return frozenset(self._departments[d].region_id for d in department_ids if d in self._departments)

    def _parent(self, department_id: str) -> tuple[str, ...]:
        parent = self._departments[department_id].parent_id
        return (parent,) if parent is not None and parent in self._departments else ()


def _invert(edges: dict[str, list[str]], group_id: str, members: Iterable[str]) -> None:
    for member in members:
        edges[member].append(group_id)
