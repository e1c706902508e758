"""What a policy is made of: people, departments, groups, regions, stores with their ACLs, permission documents.

Import these names from `crm_records.access.policy`, which adds the `Policy` that holds them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal


class Level(IntEnum):
    NO_ACCESS = 0
    DEPOSITOR = 1
    READER = 2
    AUTHOR = 3
    EDITOR = 4
    DESIGNER = 5
    MANAGER = 6


FLAGS = (
    "create", "delete", "personal_views", "shared_views", "scripts", "read_public", "write_public", "copy",
    "change_design", "change_acl",
)

DOCUMENTS = (
    "create_customer", "assign", "create_sales_record", "bulk_edit", "export", "print", "send_sms", "create_service",
    "create_complaint", "create_knowledge",
)

STORES = (
    "contacts", "cards", "sales", "marketing", "products", "mail", "sms", "fax", "service", "complaints", "knowledge",
    "bulletin", "work", "analytics", "exchange", "system",
)

EntryKind = Literal["person", "department", "group", "region", "anonymous", "default"]
DuplicatePolicy = Literal["block", "warn"]
"""What an equal exact key does: the write is refused, or the person is told and decides."""
MemberKind = Literal["person", "department", "group", "role", "region", "everyone"]

DUPLICATE_POLICIES = ("duplicates_on_create", "duplicates_on_edit", "duplicates_on_import")
"""Settings of a store, one an entry point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    name: str
    department_ids: tuple[str, ...] = ()    # the first is his own; new records get it
    superior_id: str | None = None
    post: str = ""
    active: bool = True
    roles: frozenset[str] = frozenset()     # `store:role`, given outside the ACL
    session_epoch: int = 0                  # sessions of an older epoch have ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    id: str
    name: str
    parent_id: str | None = None
    region_id: str                          # always one of its own
    head_ids: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sales team or work group: nests, and may hold people and departments."""

    id: str
    name: str
    person_ids: frozenset[str] = frozenset()
    department_ids: frozenset[str] = frozenset()
    group_ids: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    denies: bool = False                    # refuses its people everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a store's ACL. `ref` is the id ('' for anonymous and default); `roles` are names within the store."""

    kind: EntryKind
    ref: str = ""
    level: Level
    flags: frozenset[str] = frozenset()     # those that are ticked; locked ones are added by the rules
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    name: str
    visibility: Literal["open", "restricted"] = "open"
    superiors_read_down: bool = False
    entries: tuple[Entry, ...] = ()
    controls: Mapping[str, str] = field(default_factory=dict[str, str])      # print, copy, export, forward: deny
    hidden_duplicates: Literal["exists", "silent"] = "exists"
    duplicates_on_create: DuplicatePolicy = "block"
    duplicates_on_edit: DuplicatePolicy = "warn"
    duplicates_on_import: DuplicatePolicy = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of a permission document: a person, department, group, or `store:role`."""

    kind: Literal["person", "department", "group", "role", "anonymous"]
    ref: str
