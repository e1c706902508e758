"""What a record says of its own access: owner, department, collaborators, members, open or restricted, public.

A collaborator is `{"person_id", "access": "read" | "write", "until": instant | None}`; a member is
`{"kind": person | department | group | role | region | everyone, "id"}`. Where a fact is missing, less is allowed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from crm_records.access.standing import Holder, Standing

Facts = Mapping[str, Any]


def is_open(doc: Facts) -> bool:
    return doc.get("visibility") == "open"


def is_public(doc: Facts) -> bool:
    """Only an open record can be."""
    return doc.get("public") is True and doc.get("visibility") == "open"


def collaborators_at(doc: Facts, now: datetime) -> Iterator[tuple[str, bool]]:
    """(person, may write) of those whose time is not over; an end counts to its last instant."""
    for one in doc.get("collaborators") or ():
        until = _instant(one.get("until"))
        if until is None or now <= until:
            yield one["person_id"], one.get("access") == "write"


def names(holder: Holder, members: Iterable[Facts] | None) -> bool:
    """One of the members is the holder, or something he belongs to."""
    return any(_is_named(holder, member["kind"], member.get("id", "")) for member in members or ())


def admits(standing: Standing, doc: Facts, now: datetime) -> bool:
    """A restricted record's own facts let the holder read: named, owner, collaborator, or superior."""
    holder = standing.holder
    if is_superior(holder, doc) and standing.reads_down:
        return True
    if is_author(holder, doc, now) or names(holder, doc.get("reader_list")):
        return True
    return any(person == holder.person_id for person, _ in collaborators_at(doc, now))


def is_author(holder: Holder, doc: Facts, now: datetime) -> bool:
    """Among the Authors: owner, named in `authors`, or collaborator who may write."""
    person = holder.person_id
    if person is not None:
        if doc.get("owner_id") == person:
            return True
        if any(who == person and writes for who, writes in collaborators_at(doc, now)):
            return True
    return names(holder, doc.get("authors"))


def is_superior(holder: Holder, doc: Facts) -> bool:
    """Heads the record's department or one above it, or the owner reports to the holder."""
    return doc.get("department_id") in holder.headed or doc.get("owner_id") in holder.subordinates


def sees_personal(holder: Holder, doc: Facts, now: datetime) -> bool:
    """Owner, collaborator, or superior of one of them: masked fields show."""
    person = holder.person_id
    if person is None:
        return False
    if doc.get("owner_id") == person or is_superior(holder, doc):
        return True
    return any(who == person or who in holder.subordinates for who, _ in collaborators_at(doc, now))


def _is_named(holder: Holder, kind: str, id_: str) -> bool:
    match kind:
        case "person":
            return id_ == holder.person_id
        case "department":
            return id_ in holder.departments
        case "group":
            return id_ in holder.groups
        case "role":
            return id_ in holder.roles
        case "region":
            return id_ in holder.regions
        case "everyone":
            return holder.person_id is not None
        case _:
            return False


def _instant(value: Any) -> datetime | None:
    """Instants are datetimes in documents; in journals and events they are text."""
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return value
