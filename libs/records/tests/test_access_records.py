"""access.md section 3: who reads, edits and deletes which record."""

import itertools

import pytest
from crm_platform.errors import Invalid
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.decision import Access, Around, BreakGlass, can_read, decide, masked_fields
from crm_records.access.keys import child_keys, own_keys, record_keys
from crm_records.access.policy import Level, Store
from crm_testkit.policies import (
    EARLIER,
    LATER,
    ME,
    NOW,
    a_group,
    a_policy,
    a_record,
    default,
    named,
    person_entry,
)

L = Level
NO, YES = (False,), (True,)
BOTH = (False, True)
HIGH = (L.EDITOR, L.DESIGNER, L.MANAGER)
# levels, visibility, in readers, in Authors, read, edit, delete with the flag
RECORD_ROWS = [
    ((L.NO_ACCESS, L.DEPOSITOR), ("open", "restricted"), BOTH, BOTH, False, False, False),
    ((L.READER,), ("open",), NO, BOTH, True, False, False),
    ((L.READER,), ("restricted",), YES, NO, True, False, False),
    ((L.READER,), ("restricted",), NO, NO, False, False, False),
    ((L.READER,), ("restricted",), NO, YES, True, False, False),
    ((L.AUTHOR,), ("open",), NO, YES, True, True, True),
    ((L.AUTHOR,), ("open",), NO, NO, True, False, False),
    ((L.AUTHOR,), ("restricted",), YES, NO, True, False, False),
    ((L.AUTHOR,), ("restricted",), BOTH, YES, True, True, True),
    ((L.AUTHOR,), ("restricted",), NO, NO, False, False, False),
    (HIGH, ("open",), NO, BOTH, True, True, True),
    (HIGH, ("restricted",), YES, BOTH, True, True, True),
    (HIGH, ("restricted",), NO, YES, True, True, True),
    (HIGH, ("restricted",), NO, NO, False, False, False),
]
CASES = [
    (*case, *row[4:]) for row in RECORD_ROWS for case in itertools.product(row[0], row[1], row[2], row[3])
]


@pytest.mark.parametrize("flag", [True, False])
@pytest.mark.parametrize(("level", "visibility", "reader", "author", "read", "edit", "delete"), CASES)
def test_the_record_table(level, visibility, reader, author, read, edit, delete, flag):
    policy = a_policy(person_entry(level, *(["delete"] if flag else [])))
    doc = a_record(visibility, reader_list=named("me") if reader else [], authors=named("me") if author else [])
    allowed = {op: decide(policy, ME, op, "contacts", doc, NOW).allowed for op in ("read", "edit", "delete")}
    assert allowed == {"read": read, "edit": edit, "delete": delete and flag}


HOLDER_GROUPS = a_group("team", "me")
MEMBERS = {
    "person": ("me", True), "department": ("head", True), "group": ("team", True), "region": ("south", True),
    "role": ("contacts:R", True), "everyone": ("", True),
}
OTHERS = {"person": "other", "department": "nowhere", "group": "none", "region": "north", "role": "contacts:Q"}


@pytest.mark.parametrize("kind", MEMBERS)
@pytest.mark.parametrize("where", ["reader_list", "authors"])
def test_each_kind_of_member_admits_whom_it_names(kind, where):
    policy = a_policy(person_entry(L.AUTHOR, roles=("R",)), groups=HOLDER_GROUPS)
    doc = a_record("restricted", **{where: [{"kind": kind, "id": MEMBERS[kind][0]}]})
    assert can_read(policy, ME, "contacts", doc, NOW)
    assert decide(policy, ME, "edit", "contacts", doc, NOW).allowed is (where == "authors")
    if kind in OTHERS:
        doc = a_record("restricted", **{where: [{"kind": kind, "id": OTHERS[kind]}]})
        assert not can_read(policy, ME, "contacts", doc, NOW)


def test_everyone_means_everyone_signed_in():
    policy = a_policy(default(L.READER))
    doc = a_record("restricted", reader_list=[{"kind": "everyone", "id": ""}])
    assert can_read(policy, ME, "contacts", doc, NOW)
    assert not can_read(policy, ANONYMOUS, "contacts", doc, NOW)


@pytest.mark.parametrize(("access", "until", "reads", "edits"), [
    ("read", None, True, False), ("write", None, True, True), ("write", NOW, True, True), ("write", LATER, True, True),
    ("write", EARLIER, False, False), ("read", EARLIER, False, False),
])
def test_a_collaborator_until_his_last_instant(access, until, reads, edits):
    policy = a_policy(default(L.AUTHOR))
    doc = a_record("restricted", collaborators=[{"person_id": "me", "access": access, "until": until}])
    assert can_read(policy, ME, "contacts", doc, NOW) is reads
    assert decide(policy, ME, "edit", "contacts", doc, NOW).allowed is edits
    assert ("u:me" in record_keys(doc, now=NOW)) is reads


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize(("who", "facts"), [
    ("lead", {"owner_id": "me", "department_id": "guangzhou"}), ("boss", {"owner_id": "me"}),
    ("boss", {"department_id": "guangzhou"}), ("chief", {"department_id": "guangzhou"}),
])
def test_heads_and_superiors_read_down_where_the_store_says_so(who, facts, on):
    policy = a_policy(default(L.READER), superiors_read_down=on)
    doc = a_record("restricted", **({"owner_id": "gone", "department_id": "nowhere"} | facts))
    assert can_read(policy, Caller(who), "contacts", doc, NOW) is on
    assert not can_read(policy, Caller("other"), "contacts", doc, NOW)


@pytest.mark.parametrize("level", L)
@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("flags", [(), ("read_public",), ("read_public", "write_public")])
def test_public_records_below_author(level, public, flags):
    policy = a_policy(person_entry(level, *flags, "delete"))
    doc = a_record("open", public=public)
    reads = level >= L.READER or (public and "read_public" in flags)
    edits = level >= L.EDITOR or (public and "write_public" in flags and reads)
    assert can_read(policy, ME, "contacts", doc, NOW) is reads
    assert decide(policy, ME, "edit", "contacts", doc, NOW).allowed is edits
    assert decide(policy, ME, "delete", "contacts", doc, NOW).allowed is (level >= L.EDITOR)
    assert ("pub" in record_keys(doc)) is public


def test_a_restricted_record_is_never_public():
    policy = a_policy(person_entry(L.DEPOSITOR, "read_public", "write_public"))
    doc = a_record("restricted", public=True)
    assert not can_read(policy, ME, "contacts", doc, NOW)
    assert "pub" not in record_keys(doc)


def test_a_depositor_does_not_read_what_he_created():
    doc = a_record("open", owner_id="me", created_by="me")
    assert not can_read(a_policy(person_entry(L.DEPOSITOR)), ME, "contacts", doc, NOW)


def test_a_record_without_a_visibility_is_restricted():
    doc = {"_id": "r1", "owner_id": "me"}
    policy = a_policy(default(L.READER))
    assert can_read(policy, ME, "contacts", doc, NOW)
    assert not can_read(policy, Caller("other"), "contacts", doc, NOW)


GLASS = BreakGlass(person_id="me", record_id="r1", until=NOW, reason="投诉调查")


@pytest.mark.parametrize(("level", "cap", "glass", "opens"), [
    (L.MANAGER, None, GLASS, True),
    (L.MANAGER, L.EDITOR, GLASS, False),
    (L.EDITOR, None, GLASS, False),
    (L.MANAGER, None, BreakGlass(person_id="other", record_id="r1", until=NOW, reason="x"), False),
    (L.MANAGER, None, BreakGlass(person_id="me", record_id="r2", until=NOW, reason="x"), False),
    (L.MANAGER, None, BreakGlass(person_id="me", record_id="r1", until=EARLIER, reason="x"), False),
])
def test_break_glass_opens_one_record_to_a_manager_for_reading_only(level, cap, glass, opens):
    policy = a_policy(person_entry(level, "delete", "copy"))
    access = Access(policy, Caller("me", cap=cap), NOW, Around(glass=glass))
    doc = a_record("restricted")
    assert access.can_read("contacts", doc) is opens
    for operation in ("edit", "delete", "print", "export", "copy", "forward", "assign", "reveal"):
        assert not access.decide(operation, "contacts", doc).allowed


def a_child_policy(in_sales=L.EDITOR, in_contacts=L.READER):
    stores = {"sales": Store(name="sales", entries=(default(in_sales),))}
    return a_policy(default(in_contacts), superiors_read_down=True, stores=stores)


CUSTOMERS = {
    "open": ["open"], "public": ["open", "pub"], "mine": ["o:me", "in:guangzhou"], "hidden": ["o:other", "in:head"],
}


@pytest.mark.parametrize(("customer", "child", "reads"), [
    ("open", a_record("open"), True), ("mine", a_record("open"), True), ("hidden", a_record("open"), False),
    ("hidden", a_record("restricted", owner_id="me"), False), ("open", a_record("restricted"), False),
    ("open", a_record("restricted", owner_id="me"), True), ("mine", a_record("restricted", authors=named("me")), True),
])
def test_a_record_under_a_customer_needs_both(customer, child, reads):
    policy = a_child_policy()
    keys = CUSTOMERS[customer]
    assert Access(policy, ME, NOW, Around(customer_keys=keys)).can_read("sales", child) is reads
    held = set(policy.standing(ME, "sales").keys)
    by_engine = bool(held & set(child_keys(keys, child)))
    if child["visibility"] == "restricted":
        by_engine = by_engine and bool(held & set(own_keys(child, now=NOW)))
    assert by_engine is reads


@pytest.mark.parametrize(("in_sales", "in_contacts", "reads"), [
    (L.READER, L.READER, True), (L.EDITOR, L.DEPOSITOR, False), (L.DEPOSITOR, L.EDITOR, False),
])
def test_a_record_under_a_customer_needs_reader_in_both_stores(in_sales, in_contacts, reads):
    policy = a_child_policy(in_sales, in_contacts)
    around = Around(customer_keys=["open", "pub"])
    assert Access(policy, ME, NOW, around).can_read("sales", a_record("open", public=True)) is reads


def test_break_glass_under_a_customer_replaces_only_the_record_s_own_keys():
    policy = a_child_policy(L.MANAGER)
    child = a_record("restricted")
    for customer, opens in (("open", True), ("hidden", False)):
        around = Around(customer_keys=CUSTOMERS[customer], glass=GLASS)
        assert Access(policy, ME, NOW, around).can_read("sales", child) is opens


def test_superiors_of_the_customer_read_its_children_by_the_setting_of_contacts():
    policy = a_child_policy(L.READER)
    access = Access(policy, Caller("lead"), NOW, Around(customer_keys=["o:me"]))
    assert access.can_read("sales", a_record("open"))
    assert not access.can_read("sales", a_record("restricted", owner_id="me"))


@pytest.mark.parametrize(("doc", "keys"), [
    (a_record("open"), ["open"]),
    (a_record("open", public=True, reader_list=[]), ["open", "pub"]),
    (a_record("restricted", owner_id=None, department_id=None), []),
    (a_record("restricted"), ["o:other", "in:head"]),
    (a_record("open", deleted_at=NOW), ["x/open"]),
    (
        a_record("restricted", authors=named("a"), reader_list=[
            {"kind": "department", "id": "d"}, {"kind": "group", "id": "g"}, {"kind": "role", "id": "sales:R"},
            {"kind": "region", "id": "n"}, {"kind": "everyone"}, {"kind": "person", "id": "a"},
        ]),
        ["o:other", "in:head", "d:d", "g:g", "r:sales:R", "rg:n", "all", "u:a"],
    ),
])
def test_the_keys_of_a_record(doc, keys):
    assert record_keys(doc, "contacts", now=NOW) == keys


def test_at_most_32_keys():
    assert len(record_keys(a_record("restricted", reader_list=named(*map(str, range(30)))))) == 32
    with pytest.raises(Invalid) as refused:
        record_keys(a_record("restricted", reader_list=named(*map(str, range(31)))))
    assert refused.value.reason == "TOO_MANY_READERS"


@pytest.mark.parametrize(("level", "flag", "author", "there"), [
    (L.EDITOR, True, False, True), (L.EDITOR, False, False, False), (L.AUTHOR, True, True, True),
    (L.AUTHOR, True, False, False), (L.READER, True, True, False),
])
def test_a_deleted_record_is_there_for_those_who_may_restore_it_and_for_nothing_else(level, flag, author, there):
    policy = a_policy(person_entry(level, *(["delete", "copy"] if flag else [])))
    doc = a_record("open", deleted_at=NOW, authors=named("me") if author else [])
    assert can_read(policy, ME, "contacts", doc, NOW) is there
    assert decide(policy, ME, "restore", "contacts", doc, NOW).allowed is there
    for operation in ("edit", "delete", "copy", "forward"):
        assert not decide(policy, ME, operation, "contacts", doc, NOW).allowed


@pytest.mark.parametrize(("who", "facts", "sees"), [
    ("me", {"owner_id": "me"}, True), ("me", {}, False),
    ("me", {"collaborators": [{"person_id": "me", "access": "read"}]}, True),
    ("me", {"collaborators": [{"person_id": "me", "access": "read", "until": EARLIER}]}, False),
    ("lead", {"owner_id": "me"}, True), ("boss", {"department_id": "guangzhou"}, True),
    ("lead", {"collaborators": [{"person_id": "me", "access": "read"}]}, True),
    ("other", {"owner_id": "me", "authors": named("other")}, False),
])
def test_masked_fields_show_to_owner_collaborators_and_superiors(who, facts, sees):
    doc = a_record("open", **({"department_id": "nowhere"} | facts))
    masked = masked_fields(a_policy(default(L.MANAGER)), Caller(who), "contacts", ["birthday"], doc, NOW)
    assert masked == (frozenset() if sees else {"birthday"})


def test_a_system_caller_passes_everything_and_sees_nothing_masked():
    access = Access(a_policy(), Caller.system("purge"), NOW)
    assert access.can_read("contacts", a_record("restricted"))
    assert access.decide("delete", "contacts", a_record("restricted")).allowed
    assert access.masked("contacts", frozenset({"birthday"}), a_record()) == frozenset()
