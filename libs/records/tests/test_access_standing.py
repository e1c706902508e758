"""access.md section 2: which entry counts, flags and levels, examples A to J; section 5: the keys a caller holds."""

import pytest
from crm_records.access.caller import ANONYMOUS, SYSTEM_CALLERS, Caller
from crm_records.access.flags import effective_flags
from crm_records.access.policy import FLAGS, Department, Entry, Group, Level, Person, Policy, Store
from crm_testkit.policies import DEPARTMENTS, ME, a_group, a_policy, default, group_entry, person_entry

L = Level

FLAG_ROWS = """
create          L L L O - L -
delete          O O O o - - -
personal_views  L L O O O - -
shared_views    L L O - - - -
scripts         L O O O O - -
read_public     L L L L L O O
write_public    L L L O O O O
copy            O O O O O n n
change_design   L L - - - - -
change_acl      L - - - - - -
"""
CELLS = [
    (row.split()[0], Level(6 - column), letter)
    for row in FLAG_ROWS.strip().splitlines()
    for column, letter in enumerate(row.split()[1:])
]


@pytest.mark.parametrize(("flag", "level", "letter"), CELLS)
def test_a_flag_is_locked_tickable_or_never_as_the_table_says(flag, level, letter):
    unticked, ticked = flag in effective_flags(level, ()), flag in effective_flags(level, FLAGS)
    assert (unticked, ticked) == {"L": (True, True), "O": (False, True), "o": (False, True)}.get(letter, (False, False))


SALES, MGMT = a_group("sales", "me"), a_group("mgmt", "me")
EAST = a_group("east", "me") | a_group("sales", group_ids=frozenset({"east"}))
SOUTH_AUTHOR = Entry(kind="region", ref="south", level=L.AUTHOR)

EXAMPLES = {
    "A": ([person_entry(L.READER), group_entry("sales", L.EDITOR, roles=("Admin",))], SALES, ME, L.READER, set()),
    "B": (
        [group_entry("sales", L.AUTHOR, roles=("R1",)), group_entry("mgmt", L.EDITOR, roles=("R2",))],
        SALES | MGMT, ME, L.EDITOR, {"R1", "R2"},
    ),
    "C": (
        [group_entry("temp", L.NO_ACCESS), group_entry("sales", L.EDITOR)],
        SALES | a_group("temp", "me"), ME, L.EDITOR, set(),
    ),
    "D": ([person_entry(L.NO_ACCESS), group_entry("sales", L.EDITOR)], SALES, ME, L.NO_ACCESS, set()),
    "E": ([default(L.READER)], {}, ME, L.READER, set()),
    "F": ([SOUTH_AUTHOR, default(L.NO_ACCESS)], {}, ME, L.AUTHOR, set()),
    "G": (
        [Entry(kind="region", ref="south", level=L.MANAGER), group_entry("sales", L.READER)],
        SALES, ME, L.READER, set(),
    ),
    "H": ([person_entry(L.EDITOR)], {}, Caller("me", cap=L.READER), L.READER, set()),
    "I": ([group_entry("sales", L.AUTHOR)], EAST, ME, L.AUTHOR, set()),
    "J": ([default(L.AUTHOR)], {}, ANONYMOUS, L.AUTHOR, set()),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_model_hold(example):
    entries, groups, caller, level, roles = EXAMPLES[example]
    standing = a_policy(*entries, groups=groups).standing(caller, "contacts")
    assert (standing.level, standing.roles) == (level, roles)


def test_the_region_of_a_department_above_does_not_count():
    entries = [Entry(kind="region", ref="north", level=L.EDITOR), default(L.READER)]
    assert a_policy(*entries).standing(ME, "contacts").level == L.READER
    assert a_policy(*entries).standing(Caller("boss"), "contacts").level == L.EDITOR


def test_a_department_entry_covers_all_beneath_and_nothing_above():
    policy = a_policy(Entry(kind="department", ref="sales", level=L.EDITOR))
    assert policy.standing(ME, "contacts").level == L.EDITOR
    assert policy.standing(Caller("chief"), "contacts").level == L.NO_ACCESS


def test_groups_hold_departments_with_all_beneath():
    groups = a_group("project", department_ids=frozenset({"sales"}))
    policy = a_policy(group_entry("project", L.AUTHOR), groups=groups)
    assert policy.standing(ME, "contacts").level == L.AUTHOR
    assert policy.standing(Caller("chief"), "contacts").level == L.NO_ACCESS


def test_rings_of_groups_departments_and_reports_end():
    ring = {"x": "y", "y": "x"}
    policy = Policy(
        version=1,
        people={k: Person(id=k, name=k, department_ids=(k,), superior_id=v) for k, v in ring.items()},
        departments={k: Department(id=k, name=k, parent_id=v, region_id="r", head_ids=(k,)) for k, v in ring.items()},
        groups={
            k: Group(id=k, name=k, group_ids=frozenset({v}), person_ids=frozenset({"x"})) for k, v in ring.items()
        },
        stores={"contacts": Store(name="contacts", superiors_read_down=True, entries=(default(L.READER),))},
    )
    keys = policy.standing(Caller("x"), "contacts").keys
    assert {"g:x", "g:y", "d:x", "d:y", "in:x", "in:y", "o:x", "o:y"} <= set(keys)


def test_flags_come_from_the_entries_of_the_highest_level_only():
    groups = SALES | MGMT | a_group("third", "me")
    entries = [
        group_entry("sales", L.READER, "copy", "scripts"),
        group_entry("mgmt", L.AUTHOR, "create"),
        group_entry("third", L.AUTHOR, "delete"),
    ]
    flags = a_policy(*entries, groups=groups).standing(ME, "contacts").flags
    assert flags == {"create", "delete", "read_public"}


@pytest.mark.parametrize(
    ("level", "ticked", "cap", "flags"),
    [
        (L.EDITOR, {"copy", "delete"}, L.READER, {"read_public", "write_public", "copy"}),
        (L.AUTHOR, set(), L.DEPOSITOR, {"read_public"}),
        (L.AUTHOR, {"create"}, L.DEPOSITOR, {"create", "read_public"}),
        (L.MANAGER, {"copy"}, L.DEPOSITOR, {"create", "read_public", "write_public"}),
        (L.READER, {"copy"}, L.MANAGER, {"read_public", "copy"}),
    ],
)
def test_a_capped_flag_counts_where_it_is_on_and_the_lower_level_may_have_it(level, ticked, cap, flags):
    policy = a_policy(person_entry(level, *ticked))
    standing = policy.standing(Caller("me", cap=cap), "contacts")
    assert (standing.level, standing.flags) == (min(level, cap), flags)


@pytest.mark.parametrize("entry_exists", [True, False])
def test_roles_given_outside_the_acl(entry_exists):
    people = {
        "me": Person(id="me", name="我", department_ids=("guangzhou",), roles=frozenset({"contacts:Mine", "sales:Rep"}))
    }
    departments = DEPARTMENTS | {
        "sales": Department(
            id="sales", name="s", parent_id="head", region_id="north", roles=frozenset({"contacts:Dept"})
        )
    }
    groups = {"team": Group(id="team", name="t", person_ids=frozenset({"me"}), roles=frozenset({"contacts:Team"}))}
    entries = [person_entry(L.READER, roles=("Acl",)) if entry_exists else default(L.READER, roles=("Acl",))]
    policy = a_policy(*entries, people=people, departments=departments, groups=groups)
    expected = {"Acl", "Mine"} if entry_exists else {"Acl", "Mine", "Dept", "Team"}
    assert policy.standing(ME, "contacts").roles == expected


def test_roles_fit_only_in_their_store_but_are_held_as_keys_everywhere():
    stores = {"sales": Store(name="sales", entries=(default(L.READER, roles=("Rep",)),))}
    policy = a_policy(default(L.READER), stores=stores)
    assert policy.standing(ME, "contacts").roles == frozenset()
    assert "r:sales:Rep" in policy.standing(ME, "contacts").keys
    assert "r:sales:Rep" in policy.standing(ANONYMOUS, "contacts").keys


def test_anonymous_is_asked_before_default_and_only_when_not_signed_in():
    policy = a_policy(Entry(kind="anonymous", level=L.DEPOSITOR), default(L.AUTHOR))
    assert policy.standing(ANONYMOUS, "contacts").level == L.DEPOSITOR
    assert policy.standing(ME, "contacts").level == L.AUTHOR


@pytest.mark.parametrize("barred", ["disabled", "denied", "unknown"])
def test_the_barred_hold_nothing(barred):
    people = {"me": Person(id="me", name="我", active=False)} if barred == "disabled" else {}
    denied = frozenset({"me"}) if barred == "denied" else frozenset()
    policy = a_policy(default(L.MANAGER, *FLAGS), people=people, denied=denied)
    caller = Caller("nobody") if barred == "unknown" else ME
    standing = policy.standing(caller, "contacts")
    assert (standing.level, standing.flags, standing.keys) == (L.NO_ACCESS, frozenset(), ())
    assert not policy.active(caller.person_id)


def test_a_store_without_entries_admits_nobody():
    assert a_policy().standing(ME, "contacts").keys == ()
    assert a_policy(default(L.READER)).standing(ME, "sales").keys == ()


@pytest.mark.parametrize("level", [L.NO_ACCESS, L.DEPOSITOR])
@pytest.mark.parametrize("flag", [True, False])
def test_below_reader_only_pub_is_held_and_only_with_the_flag(level, flag):
    policy = a_policy(person_entry(level, *(["read_public"] if flag else [])))
    assert policy.standing(ME, "contacts").keys == (("pub",) if flag else ())


def test_a_reader_holds_what_follows_from_the_policy():
    groups = a_group("team", "me") | a_group("all_teams", group_ids=frozenset({"team"}))
    policy = a_policy(default(L.READER), groups=groups, superiors_read_down=True)
    assert set(policy.standing(ME, "contacts").keys) == {
        "open", "pub", "all", "u:me", "o:me", "d:guangzhou", "d:sales", "d:head", "g:team", "g:all_teams", "rg:south",
    }


@pytest.mark.parametrize("on", [True, False])
def test_superiors_hold_owners_and_departments_beneath_them_where_the_store_says_so(on):
    policy = a_policy(default(L.READER), superiors_read_down=on)
    beneath = {"o:me", "o:lead", "in:sales", "in:guangzhou"}
    assert beneath & set(policy.standing(Caller("boss"), "contacts").keys) == (beneath if on else set())
    assert "in:head" not in policy.standing(Caller("boss"), "contacts").keys


def test_not_signed_in_holds_open_pub_and_roles_only():
    policy = a_policy(default(L.READER, roles=("Guest",)))
    assert set(policy.standing(ANONYMOUS, "contacts").keys) == {"open", "pub", "r:contacts:Guest"}


@pytest.mark.parametrize(("in_contacts", "cap", "held"), [
    (L.READER, None, True), (L.DEPOSITOR, None, False), (L.EDITOR, L.DEPOSITOR, False),
])
def test_children_need_reader_in_both_stores(in_contacts, cap, held):
    stores = {"sales": Store(name="sales", entries=(default(L.READER),))}
    policy = a_policy(default(in_contacts), stores=stores)
    keys = policy.standing(Caller("me", cap=cap), "sales").keys
    assert ("c/u:me" in keys) is held
    assert not any(k.startswith("c/") for k in policy.standing(Caller("me", cap=cap), "contacts").keys)


def test_deleted_records_are_listed_to_those_who_may_restore():
    for entry, may in [
        (person_entry(L.EDITOR, "delete"), True), (person_entry(L.AUTHOR, "delete"), True),
        (person_entry(L.EDITOR), False), (person_entry(L.READER, "delete"), False),
    ]:
        assert ("x/open" in a_policy(entry).standing(ME, "contacts").deleted_keys) is may


def test_system_callers_are_a_closed_list_and_no_people():
    for name in SYSTEM_CALLERS:
        assert a_policy().standing(Caller.system(name), "contacts").unfiltered
    assert Caller.system("purge").system == "purge"
    assert ME.system is None
    with pytest.raises(ValueError, match="not a system caller"):
        Caller.system("root")
    with pytest.raises(ValueError, match="no person"):
        Caller("me", system_name="purge")
