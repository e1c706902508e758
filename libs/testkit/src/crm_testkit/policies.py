"""The tables of the access model, as the tests read them: people, policies and records by short words."""

from datetime import UTC, datetime, timedelta
from typing import Any

from crm_records.access.caller import Caller
from crm_records.access.policy import Department, Entry, Group, Level, Person, Policy, Region, Store

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(hours=1), NOW - timedelta(milliseconds=1)

DEPARTMENTS = {
    d.id: d
    for d in (
        Department(id="head", name="总部", region_id="north", head_ids=("chief",)),
        Department(id="sales", name="销售部", parent_id="head", region_id="north", head_ids=("boss",)),
        Department(id="guangzhou", name="广州办", parent_id="sales", region_id="south"),
    )
}
REGIONS = {r: Region(id=r, name=r) for r in ("north", "south")}


def a_policy(*entries: Entry, store: str = "contacts", **options: Any) -> Policy:
    """One store with these entries; `me` works in Guangzhou under `lead`, `lead` under `boss`."""
    people = {
        p.id: p
        for p in (
            Person(id="me", name="我", department_ids=("guangzhou",), superior_id="lead"),
            Person(id="lead", name="组长", department_ids=("guangzhou",), superior_id="boss"),
            Person(id="boss", name="部长", department_ids=("sales",)),
            Person(id="chief", name="总经理", department_ids=("head",)),
            Person(id="other", name="他人", department_ids=("head",)),
        )
    }
    people |= options.pop("people", {})
    settings = {k: options.pop(k) for k in ("visibility", "superiors_read_down", "controls") if k in options}
    stores = {store: Store(name=store, entries=entries, **settings)} | options.pop("stores", {})
    return Policy(
        version=1, people=people, departments=options.pop("departments", DEPARTMENTS), regions=REGIONS, stores=stores,
        **options,
    )


def person_entry(level: Level, *flags: str, who: str = "me", roles: tuple[str, ...] = ()) -> Entry:
    return Entry(kind="person", ref=who, level=level, flags=frozenset(flags), roles=frozenset(roles))


def group_entry(group: str, level: Level, *flags: str, roles: tuple[str, ...] = ()) -> Entry:
    return Entry(kind="group", ref=group, level=level, flags=frozenset(flags), roles=frozenset(roles))


def a_group(id_: str, *people: str, **members: Any) -> dict[str, Group]:
    return {id_: Group(id=id_, name=id_, person_ids=frozenset(people), **members)}


def default(level: Level, *flags: str, roles: tuple[str, ...] = ()) -> Entry:
    return Entry(kind="default", level=level, flags=frozenset(flags), roles=frozenset(roles))


def named(*people: str) -> list[dict[str, Any]]:
    return [{"kind": "person", "id": person} for person in people]


def a_record(visibility: str = "open", **facts: Any) -> dict[str, Any]:
    return {"_id": "r1", "version": 1, "visibility": visibility, "owner_id": "other", "department_id": "head"} | facts


ME = Caller("me")
