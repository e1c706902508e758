"""B11: one access decision in process at 10,000 people and 1,000 roles, beside a bare look-up in dicts."""

import random
import time

from crm_platform.clock import now as wall_clock
from crm_records.access.caller import Caller
from crm_records.access.decision import decide
from crm_records.access.policy import Department, Entry, Group, Level, Person, Policy, Region, Store

PEOPLE, DEPARTMENTS, GROUPS, ROLES, RECORDS = 10_000, 400, 500, 1_000, 2_000


def a_policy(rng: random.Random) -> Policy:
    departments = {
        f"d{n}": Department(
            id=f"d{n}", name=f"d{n}", parent_id=f"d{(n - 1) // 4}" if n else None, region_id=f"r{n % 3}",
            head_ids=(f"p{n}",),
        )
        for n in range(DEPARTMENTS)
    }
    people = {
        f"p{n}": Person(
            id=f"p{n}", name=f"p{n}", department_ids=(f"d{n % DEPARTMENTS}",),
            superior_id=f"p{(n - 1) // 8}" if n else None, roles=frozenset({f"contacts:R{n % ROLES}"}),
        )
        for n in range(PEOPLE)
    }
    groups = {
        f"g{n}": Group(
            id=f"g{n}", name=f"g{n}", person_ids=frozenset(f"p{rng.randrange(PEOPLE)}" for _ in range(40)),
            group_ids=frozenset({f"g{n + 1}"}) if n + 1 < GROUPS and n % 5 else frozenset(),
        )
        for n in range(GROUPS)
    }
    ticked = frozenset({"delete", "copy"})
    entries = tuple(Entry(kind="group", ref=f"g{n}", level=Level(2 + n % 4), flags=ticked) for n in range(100))
    stores = {
        "contacts": Store(
            name="contacts", visibility="restricted", superiors_read_down=True,
            entries=(*entries, Entry(kind="default", level=Level.AUTHOR)),
        )
    }
    regions = {f"r{n}": Region(id=f"r{n}", name=f"r{n}") for n in range(3)}
    return Policy(
        version=1, people=people, departments=departments, groups=groups, regions=regions, stores=stores
    )


def records(rng: random.Random) -> list[dict[str, object]]:
    return [
        {
            "_id": str(n), "version": 1, "visibility": "restricted", "owner_id": f"p{rng.randrange(PEOPLE)}",
            "department_id": f"d{rng.randrange(DEPARTMENTS)}",
            "reader_list": [{"kind": "group", "id": f"g{rng.randrange(GROUPS)}"}] if n % 3 == 0 else [],
            "authors": [{"kind": "role", "id": f"contacts:R{rng.randrange(ROLES)}"}] if n % 5 == 0 else [],
            "collaborators": [],
        }
        for n in range(RECORDS)
    ]


def measure(rounds: int = 50) -> tuple[float, float]:
    """(microseconds a decision, microseconds of the floor: two dict look-ups)."""
    rng = random.Random(11)
    policy, docs, now = a_policy(rng), records(rng), wall_clock()
    callers = [Caller(f"p{rng.randrange(PEOPLE)}") for _ in range(rounds)]
    for caller in callers:
        decide(policy, caller, "edit", "contacts", docs[0], now)
    began = time.process_time()
    for caller in callers:
        for doc in docs:
            decide(policy, caller, "edit", "contacts", doc, now)
    each = (time.process_time() - began) / (rounds * RECORDS) * 1e6
    allowed = {(caller.person_id, doc["_id"]): True for caller in callers for doc in docs}
    began = time.process_time()
    for caller in callers:
        for doc in docs:
            allowed.get((caller.person_id, doc["_id"]))
    return each, (time.process_time() - began) / (rounds * RECORDS) * 1e6


if __name__ == "__main__":
    decision, floor = measure()
    print(f"B11 access decision: {decision:.2f} us (budget 10), a bare look-up {floor:.2f} us")
