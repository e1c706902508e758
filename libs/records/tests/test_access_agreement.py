"""What the engines find by keys is what the decision admits, whatever the policy and the record."""

import random

import pytest
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.decision import Access, Around
from crm_records.access.keys import child_keys, own_keys, record_keys
from crm_records.access.policy import FLAGS, Department, Entry, Group, Level, Person, Policy, Region, Store
from crm_testkit.policies import EARLIER, LATER, NOW

ROUNDS, CASES = 60, 120
PEOPLE = [f"p{n}" for n in range(9)]
DEPARTMENTS = [f"d{n}" for n in range(5)]
GROUPS = [f"g{n}" for n in range(4)]
REGIONS = ["r0", "r1"]
ROLES = ["contacts:A", "contacts:B", "sales:A"]
KINDS = {
    "person": PEOPLE, "department": DEPARTMENTS, "group": GROUPS, "region": REGIONS, "role": ROLES, "everyone": [""],
}


def some(rng: random.Random, choices, most=2):
    return tuple(rng.sample(choices, rng.randint(0, min(most, len(choices)))))


def random_entry(rng):
    kind = rng.choice(["person", "department", "group", "region", "anonymous", "default"])
    return Entry(
        kind=kind, ref=rng.choice(KINDS.get(kind, [""])), level=Level(rng.randint(0, 6)),
        flags=frozenset(some(rng, FLAGS, 4)), roles=frozenset(some(rng, ["A", "B"])),
    )


def random_policy(rng):
    """Rings included: superiors, parents and nested groups are drawn freely."""
    people = [
        Person(
            id=p, name=p, department_ids=some(rng, DEPARTMENTS), superior_id=rng.choice([None, *PEOPLE]),
            active=rng.random() < 0.9, roles=frozenset(some(rng, ROLES, 1)),
        )
        for p in PEOPLE
    ]
    departments = [
        Department(
            id=d, name=d, parent_id=rng.choice([None, *DEPARTMENTS]), region_id=rng.choice(REGIONS),
            head_ids=some(rng, PEOPLE, 1), roles=frozenset(some(rng, ROLES, 1)),
        )
        for d in DEPARTMENTS
    ]
    groups = [
        Group(
            id=g, name=g, person_ids=frozenset(some(rng, PEOPLE)), department_ids=frozenset(some(rng, DEPARTMENTS, 1)),
            group_ids=frozenset(some(rng, GROUPS, 1)), roles=frozenset(some(rng, ROLES, 1)),
        )
        for g in GROUPS
    ]
    stores = [
        Store(
            name=name, superiors_read_down=rng.random() < 0.6,
            entries=tuple(random_entry(rng) for _ in range(rng.randint(0, 5))),
        )
        for name in ("contacts", "sales")
    ]
    return Policy(
        version=1, people={p.id: p for p in people}, departments={d.id: d for d in departments},
        groups={g.id: g for g in groups}, regions={r: Region(id=r, name=r) for r in REGIONS},
        stores={s.name: s for s in stores}, denied=frozenset(some(rng, PEOPLE, 1)),
    )


def random_members(rng):
    kinds = [rng.choice(list(KINDS)) for _ in range(rng.choice([0, 0, 1, 2]))]
    return [{"kind": kind, "id": rng.choice(KINDS[kind])} for kind in kinds]


def random_record(rng):
    return {
        "_id": "r", "version": 1, "visibility": rng.choice(["open", "restricted", "restricted"]),
        "public": rng.random() < 0.3, "owner_id": rng.choice([None, *PEOPLE]),
        "department_id": rng.choice([None, *DEPARTMENTS]), "reader_list": random_members(rng),
        "authors": random_members(rng),
        "collaborators": [
            {"person_id": p, "access": rng.choice(["read", "write"]), "until": rng.choice([None, EARLIER, NOW, LATER])}
            for p in some(rng, PEOPLE)
        ],
    }


def random_caller(rng):
    cap = rng.choice([None, None, None, Level.READER, Level.DEPOSITOR, Level.EDITOR])
    return Caller(rng.choice(PEOPLE), cap=cap) if rng.random() < 0.9 else ANONYMOUS


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_keys_and_decision_agree(seed):
    rng = random.Random(seed)
    policy = random_policy(rng)
    for _ in range(CASES):
        caller, doc = random_caller(rng), random_record(rng)
        held = set(policy.standing(caller, "contacts").keys)
        by_keys = bool(held & set(record_keys(doc, now=NOW)))
        assert Access(policy, caller, NOW).can_read("contacts", doc) is by_keys, (policy, caller, doc)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_keys_and_decision_agree_under_a_customer(seed):
    rng = random.Random(-1 - seed)
    policy = random_policy(rng)
    for _ in range(CASES):
        caller, customer, doc = random_caller(rng), random_record(rng), random_record(rng)
        keys = record_keys(customer, now=NOW)
        held = set(policy.standing(caller, "sales").keys)
        by_keys = bool(held & set(child_keys(keys, doc)))
        if doc["visibility"] == "restricted":
            by_keys = by_keys and bool(held & set(own_keys(doc, now=NOW)))
        access = Access(policy, caller, NOW, Around(customer_keys=keys))
        assert access.can_read("sales", doc) is by_keys, (policy, caller, customer, doc)


@pytest.mark.parametrize("seed", range(10))
def test_whoever_edits_reads_and_whoever_deletes_edits(seed):
    rng = random.Random(1000 + seed)
    policy = random_policy(rng)
    for _ in range(CASES):
        access, doc = Access(policy, random_caller(rng), NOW), random_record(rng)
        edits = access.can_edit("contacts", doc)
        assert access.can_read("contacts", doc) or not edits
        assert edits or not access.decide("delete", "contacts", doc).allowed
