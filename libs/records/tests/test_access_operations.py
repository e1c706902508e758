"""access.md section 4: each operation allowed and refused in one set-up; documents, controls, order of the factors."""

from typing import Any

import pytest
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.decision import Access, decide, may_assign
from crm_records.access.operations import OPERATIONS
from crm_records.access.policy import DOCUMENTS, Entry, Level, Listed, Person, Store
from crm_testkit.policies import ME, NOW, a_group, a_policy, a_record, default, named, person_entry

L = Level
# operation: (store, least level, flag, document, record test, control), written out from the page and not from the code
TABLE: dict[str, tuple[str, Level, str | None, str | None, str, str | None]] = {
    "read": ("contacts", L.READER, None, None, "readable", None),
    "create": ("work", L.DEPOSITOR, "create", None, "customer", None),
    "create_customer": ("contacts", L.DEPOSITOR, "create", "create_customer", "", None),
    "create_sales_record": ("sales", L.AUTHOR, "create", "create_sales_record", "customer", None),
    "create_service": ("service", L.DEPOSITOR, "create", "create_service", "customer", None),
    "create_complaint": ("complaints", L.DEPOSITOR, "create", "create_complaint", "", None),
    "create_knowledge": ("knowledge", L.AUTHOR, "create", "create_knowledge", "", None),
    "edit": ("contacts", L.AUTHOR, None, None, "editable", None),
    "delete": ("contacts", L.AUTHOR, "delete", None, "editable", None),
    "restore": ("contacts", L.AUTHOR, "delete", None, "editable", None),
    "bulk_edit": ("contacts", L.AUTHOR, None, "bulk_edit", "editable", None),
    "assign": ("contacts", L.READER, None, "assign", "readable", None),
    "print": ("contacts", L.READER, None, "print", "readable", "print"),
    "export": ("contacts", L.READER, "copy", "export", "readable", "export"),
    "copy": ("contacts", L.READER, "copy", None, "readable", "copy"),
    "forward": ("contacts", L.READER, None, None, "readable", "forward"),
    "send_mail": ("mail", L.READER, None, None, "customer", None),
    "send_fax": ("fax", L.READER, None, None, "customer", None),
    "send_sms": ("sms", L.READER, None, "send_sms", "customer", None),
    "import_updates": ("contacts", L.AUTHOR, None, "bulk_edit", "", None),
    "change_design": ("contacts", L.DESIGNER, None, None, "", None),
    "change_acl": ("contacts", L.MANAGER, None, None, "", None),
    "change_documents": ("system", L.MANAGER, None, None, "", None),
}
TICKED = ("create", "delete", "copy")


def at(store: str, level: Level, *flags: str, document: str | None = None, **options: Any):
    """`me` at a level in the store, an Editor of contacts, and listed on every document (but see `document`)."""
    stores = {store: Store(name=store, entries=(person_entry(level, *flags),), controls=options.pop("controls", {}))}
    if store != "contacts":
        stores["contacts"] = Store(name="contacts", entries=(person_entry(L.READER),))
    lines = (Listed(kind="person", ref="me"),)
    documents = dict.fromkeys(DOCUMENTS, lines) | ({document: options.pop("lines", ())} if document else {})
    return a_policy(store="unused", stores=stores, documents=documents, **options)


def mine(**facts: Any) -> dict[str, Any]:
    return a_record("restricted", owner_id="me", department_id="nowhere", **facts)


@pytest.mark.parametrize("operation", TABLE)
def test_an_operation_needs_its_level_flag_document_record_and_control(operation):
    store, least, flag, document, test, control = TABLE[operation]
    doc = mine()

    def factor(policy, record=doc):
        return decide(policy, ME, operation, store, record, NOW).factor

    assert factor(at(store, least, *TICKED)) is None
    assert factor(at(store, Level(least - 1), *TICKED)) == "level"
    if flag is not None and least > L.DEPOSITOR:
        assert factor(at(store, least)) == "flag"
    if document is not None:
        assert factor(at(store, least, *TICKED, document=document)) == "document"
        others = (Listed(kind="person", ref="other"),)
        assert factor(at(store, L.MANAGER, *TICKED, document=document, lines=others)) == "document"
        assert factor(at(store, L.MANAGER, *TICKED, document=document)) is None
    if test:
        assert factor(at(store, least, *TICKED), a_record("restricted")) == "record"
    if test == "editable":
        assert factor(at(store, L.AUTHOR, *TICKED), a_record("restricted", reader_list=named("me"))) == "record"
    if control is not None:
        assert factor(at(store, least, *TICKED), mine(record_controls={control: "deny"})) == "control"
        denied = at(store, least, *TICKED, controls={control: "deny"})
        assert factor(denied, mine(record_controls={control: "allow"})) == "control"


@pytest.mark.parametrize("operation", ["edit", "delete", "restore", "bulk_edit", "assign"])
def test_what_an_approval_holds_is_locked(operation):
    policy = at("contacts", L.EDITOR, *TICKED)
    assert decide(policy, ME, operation, "contacts", mine(locked=True), NOW).factor == "state"


def test_a_reader_creates_nothing_though_a_depositor_does():
    for level, factor in [(L.DEPOSITOR, None), (L.READER, "flag"), (L.AUTHOR, None)]:
        policy = at("contacts", level, *TICKED)
        assert decide(policy, ME, "create_customer", "contacts", None, NOW).factor == factor


def test_creating_under_a_public_customer_and_writing_to_a_public_recipient():
    stores = {
        "contacts": Store(name="contacts", entries=(person_entry(L.NO_ACCESS, "read_public"),)),
        "sales": Store(name="sales", entries=(person_entry(L.AUTHOR, "create"),)),
        "mail": Store(name="mail", entries=(person_entry(L.READER),)),
    }
    lines = {"create_sales_record": (Listed(kind="person", ref="me"),)}
    policy = a_policy(store="unused", stores=stores, documents=lines)
    for operation, store in [("create_sales_record", "sales"), ("send_mail", "mail")]:
        assert decide(policy, ME, operation, store, a_record("open", public=True), NOW).allowed
        assert decide(policy, ME, operation, store, a_record("open"), NOW).factor == "record"


@pytest.mark.parametrize(("line", "listed"), [
    (Listed(kind="person", ref="me"), True), (Listed(kind="person", ref="other"), False),
    (Listed(kind="department", ref="sales"), True), (Listed(kind="department", ref="nowhere"), False),
    (Listed(kind="group", ref="team"), True), (Listed(kind="group", ref="rest"), False),
    (Listed(kind="role", ref="contacts:R"), True), (Listed(kind="role", ref="sales:Rep"), False),
    (Listed(kind="anonymous", ref=""), False),
])
def test_a_document_lists_people_departments_groups_and_roles_of_the_store(line, listed):
    people = {"me": Person(id="me", name="我", department_ids=("guangzhou",), roles=frozenset({"sales:Rep"}))}
    policy = a_policy(
        person_entry(L.EDITOR, roles=("R",)), groups=a_group("team", "me"), people=people,
        stores={"sales": Store(name="sales", entries=(default(L.READER),))}, documents={"bulk_edit": (line,)},
    )
    assert decide(policy, ME, "bulk_edit", "contacts", None, NOW).allowed is listed


def test_a_missing_document_lets_only_managers_and_the_cap_counts():
    policy = a_policy(person_entry(L.MANAGER))
    assert decide(policy, ME, "bulk_edit", "contacts", None, NOW).allowed
    assert decide(policy, Caller("me", cap=L.DESIGNER), "bulk_edit", "contacts", None, NOW).factor == "document"


@pytest.mark.parametrize("level", [L.DEPOSITOR, L.MANAGER])
def test_a_complaint_from_nobody_needs_the_document_to_list_anonymous(level):
    stores = {"complaints": Store(name="complaints", entries=(Entry(kind="anonymous", level=level),))}
    for lines, factor in [((), "document"), ((Listed(kind="anonymous", ref=""),), None)]:
        policy = a_policy(store="unused", stores=stores, documents={"create_complaint": lines})
        assert decide(policy, ANONYMOUS, "create_complaint", "complaints", None, NOW).factor == factor


def test_write_public_edits_a_public_record_at_any_level_but_neither_deletes_nor_bulk_edits_it():
    policy = a_policy(
        person_entry(L.AUTHOR, "write_public", "delete"), documents={"bulk_edit": (Listed(kind="person", ref="me"),)}
    )
    doc = a_record("open", public=True)
    factors = {op: decide(policy, ME, op, "contacts", doc, NOW).factor for op in ("edit", "delete", "bulk_edit")}
    assert factors == {"edit": None, "delete": "record", "bulk_edit": "record"}


def test_before_a_record_is_at_hand_the_flag_for_public_ones_suffices():
    policy = a_policy(person_entry(L.DEPOSITOR, "read_public", "write_public"))
    assert decide(policy, ME, "read", "contacts", None, NOW).allowed
    assert decide(policy, ME, "edit", "contacts", None, NOW).allowed
    assert decide(policy, ME, "edit", "contacts", a_record("open"), NOW).factor == "level"


def test_the_barred_fail_first():
    policy = a_policy(person_entry(L.MANAGER), denied=frozenset({"me"}))
    assert decide(policy, ME, "read", "contacts", a_record(), NOW).factor == "active"


@pytest.mark.parametrize(("controls", "store", "watermark"), [
    ({}, {}, False), ({"print": "watermark"}, {}, True), ({"print": "allow"}, {"print": "watermark"}, True),
])
def test_a_print_may_have_to_carry_a_watermark(controls, store, watermark):
    policy = at("contacts", L.READER, controls=store)
    decision = decide(policy, ME, "print", "contacts", mine(record_controls=controls), NOW)
    assert (decision.allowed, decision.watermark) == (True, watermark)


def test_an_allowed_control_grants_nothing_that_another_factor_refuses():
    doc = a_record("restricted", record_controls={"export": "allow"})
    assert decide(at("contacts", L.READER, "copy"), ME, "export", "contacts", doc, NOW).factor == "record"


def test_revealing_needs_a_record_one_may_edit_and_no_ban_on_copying():
    assert decide(at("contacts", L.AUTHOR), ME, "reveal", "contacts", mine(), NOW).allowed
    assert decide(at("contacts", L.AUTHOR), ME, "reveal", "contacts", a_record("open"), NOW).factor == "record"
    banned = a_record("open", record_controls={"copy": "deny"})
    assert decide(at("contacts", L.EDITOR), ME, "reveal", "contacts", banned, NOW).factor == "control"


@pytest.mark.parametrize(("target", "level", "allowed"), [
    ("other", L.AUTHOR, True), ("other", L.READER, False), ("gone", L.AUTHOR, False), ("nobody", L.AUTHOR, False),
])
def test_a_record_goes_only_to_people_who_reach_author(target, level, allowed):
    gone = {"gone": Person(id="gone", name="离职", active=False)}
    entries = [person_entry(L.READER), person_entry(level, who="other"), person_entry(L.AUTHOR, who="gone")]
    policy = a_policy(*entries, people=gone, documents={"assign": (Listed(kind="person", ref="me"),)})
    assert may_assign(policy, ME, "contacts", a_record("open"), target, NOW).allowed is allowed


@pytest.mark.parametrize(("level", "cap", "doc", "allowed"), [
    (L.AUTHOR, None, a_record("open"), False),
    (L.AUTHOR, None, a_record("open", authors=named("me")), True),
    (L.EDITOR, None, a_record("open"), True),
    (L.EDITOR, L.READER, a_record("open"), True),
])
def test_nobody_raises_his_own_rights_by_taking_a_record(level, cap, doc, allowed):
    policy = a_policy(person_entry(level), documents={"assign": (Listed(kind="person", ref="me"),)})
    assert may_assign(policy, Caller("me", cap=cap), "contacts", doc, "me", NOW).allowed is allowed


def test_assigning_needs_the_document_first():
    policy = a_policy(person_entry(L.EDITOR), person_entry(L.EDITOR, who="other"))
    assert may_assign(policy, ME, "contacts", a_record("open"), "other", NOW).factor == "document"


def test_every_operation_of_the_table_is_declared_and_each_document_is_used():
    assert set(TABLE) <= set(OPERATIONS)
    assert {rule.document for rule in OPERATIONS.values()} - {None} == set(DOCUMENTS)
    access = Access(a_policy(), ME, NOW)
    assert all(not access.decide(name, rule.store).allowed for name, rule in OPERATIONS.items())


def test_an_import_is_there_for_who_may_create_or_change_by_it():
    def factor(policy):
        return decide(policy, ME, "import", "contacts", None, NOW).factor

    assert factor(at("contacts", L.AUTHOR, "create")) is None
    assert factor(at("contacts", L.DEPOSITOR)) is None
    assert factor(at("contacts", L.AUTHOR, "create", document="create_customer")) is None
    assert factor(at("contacts", L.AUTHOR, document="bulk_edit")) == "flag"
    assert factor(at("contacts", L.READER)) == "flag"
    assert factor(at("contacts", L.NO_ACCESS)) == "level"
