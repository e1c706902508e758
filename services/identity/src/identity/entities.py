"""From stored records to the parts of a policy."""

from collections.abc import Callable
from typing import Any

from crm_platform.documents.port import Doc
from crm_records.access.policy import DUPLICATE_POLICIES, Department, Entry, Group, Level, Listed, Person, Region, Store


def person_of(doc: Doc) -> Person:
    return Person(
        id=doc["_id"],
        name=doc["name"],
        department_ids=tuple(doc.get("department_ids") or ()),
        superior_id=doc.get("superior_id"),
        post=doc.get("post") or "",
        active=bool(doc.get("active")),
        roles=frozenset(doc.get("roles") or ()),
        session_epoch=doc.get("session_epoch") or 0,
    )


def department_of(doc: Doc) -> Department:
    return Department(
        id=doc["_id"],
        name=doc["name"],
        parent_id=doc.get("parent_id"),
        region_id=doc["region_id"],
        head_ids=tuple(doc.get("head_ids") or ()),
        roles=frozenset(doc.get("roles") or ()),
    )


def group_of(doc: Doc) -> Group:
    return Group(
        id=doc["_id"],
        name=doc["name"],
        person_ids=frozenset(doc.get("person_ids") or ()),
        department_ids=frozenset(doc.get("department_ids") or ()),
        group_ids=frozenset(doc.get("group_ids") or ()),
        roles=frozenset(doc.get("roles") or ()),
        denies=bool(doc.get("denies")),
    )


def region_of(doc: Doc) -> Region:
    return Region(id=doc["_id"], name=doc["name"])


def entry_of(line: Doc) -> Entry:
    return Entry(
        kind=line["kind"],
        ref=line.get("ref", ""),
        level=Level(line["level"]),
        flags=frozenset(line.get("flags") or ()),
        roles=frozenset(line.get("roles") or ()),
    )


def store_of(doc: Doc) -> Store:
    return Store(
        name=doc["_id"],
        visibility=doc["new_visibility"],
        superiors_read_down=bool(doc.get("superiors_read_down")),
        entries=tuple(entry_of(line) for line in doc.get("entries") or ()),
        controls=doc.get("controls") or {},
        hidden_duplicates=doc.get("hidden_duplicates") or "exists",
        **{name: doc[name] for name in DUPLICATE_POLICIES if name in doc},
    )


def listed_of(doc: Doc) -> tuple[Listed, ...]:
    return tuple(Listed(kind=line["kind"], ref=line.get("ref", "")) for line in doc.get("members") or ())


def role_of(doc: Doc) -> tuple[str, str]:
    """(`store:role`, title): roles are no part of a policy, but of the directory that goes with it."""
    return f"{doc['of_store']}:{doc['name']}", doc["title"]


ENTITIES: dict[str, Callable[[Doc], Any]] = {
    "people": person_of,
    "departments": department_of,
    "groups": group_of,
    "regions": region_of,
    "stores": store_of,
    "permission_documents": listed_of,
    "roles": role_of,
}
"""Collection -> what one document of it is in the policy."""
