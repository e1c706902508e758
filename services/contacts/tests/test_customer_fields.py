"""The declaration against fields.csv, line by line, and every field's good and bad value."""

import csv
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from contacts.customers.codes import CUSTOMER_CODE_LISTS
from contacts.customers.record import TABS, Customer
from crm_platform.clock import rfc3339
from crm_records.codes import standard_lists
from crm_records.declaration import Field, Kind
from crm_records.describe import describe_type, input_schema, is_read_only, output_schema
from crm_records.validation import from_text, normalise, to_text, to_wire

sys.path.insert(0, str(Path(__file__).parent))
from customer_values import NOT_WRITTEN, WRITTEN

LINES = list(csv.DictReader((Path(__file__).parent / "fields.csv").read_text("utf-8").splitlines()))
BESIDE = ("kind", "authors", "visibility", "public")
FIELDS = Customer.declared.fields
LISTS = standard_lists().with_lists(CUSTOMER_CODE_LISTS)
TODAY = date(2026, 11, 24)

WRITTEN_BY = {
    "person": "person", "on create": "create", "system": "system", "system (later)": "system", "later": "command",
    "person with assign": "command",
}
SHAPES: dict[str, tuple[Kind, bool]] = {
    "list": (Kind.STRUCT, True), "list of line": (Kind.LINE, True), "list of file": (Kind.FILE, True),
    "list of code": (Kind.CODE, True), "list of member": (Kind.MEMBER, True),
    "list of reference:group": (Kind.REFERENCE, True),
}
LIMITS = {                              # what the column `rule` says in words
    "customer_name": (None, 200), "contact_name": (None, 100), "family_name": (None, 50), "given_name": (None, 100),
    "salutation": (None, 50), "job_title": (None, 100), "department": (None, 100), "wechat_id": (None, 64),
    "street_address": (None, 300), "postal_code": (None, 12), "spouse_name": (None, 100), "family_notes": (None, 1000),
    "company_name": (None, 200), "company_name_en": (None, 200), "unified_social_credit_code": (18, 18),
    "legal_representative": (None, 100), "employee_count": (0, None), "company_address": (None, 300),
    "manager_name": (None, 100), "assistant_manager_name": (None, 100), "company_profile": (None, 10_000),
    "invoice_title": (None, 200), "tax_id": (15, 20), "bank_name": (None, 120), "bank_account": (None, 34),
    "registered_capital": (0, None), "annual_revenue": (0, None), "credit_limit": (0, None),
    "payment_terms_days": (0, 365), "remarks": (None, 10_000), "current_need": (None, 2000),
    "main_competitor": (None, 200), "next_action": (None, 500), "satisfaction_score": (1, 5),
    "last_contact_summary": (None, 500),
}
ITEMS = {"children": 10, "hobbies": 20, "attachments": 20}


def judged(values: dict[str, Any], mode: Any = "edit") -> tuple[dict[str, Any], list[tuple[str, str]]]:
    kept, errors = normalise(Customer.declared, values, mode=mode, lists=LISTS, today=TODAY)
    return kept, [(error.pointer, error.reason.code) for error in errors]


def test_the_customer_has_the_88_fields_in_their_order_and_four_beside() -> None:
    """Further fields may stand anywhere: adding one is one line, and no test counts them."""
    lines = [line["name"] for line in LINES]
    assert lines == [name for name in FIELDS if name in lines]
    assert set(BESIDE) <= set(FIELDS)
    assert [tab for tab, _, _ in TABS] == list(dict.fromkeys(line["tab"] for line in LINES))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_the_declaration_says_what_the_line_says(line: dict[str, str]) -> None:
    field = FIELDS[line["name"]]
    kind, _, refers = line["kind"].partition(":")
    shape = SHAPES.get(line["kind"]) or (Kind(kind), False)
    assert field.label == (line["zh"], line["en"])
    assert (field.kind, field.many) == shape
    assert field.tab == line["tab"]
    assert field.written == WRITTEN_BY[line["written"]]
    assert (field.vcard or "") == line["vcard"]
    assert (field.refers or "") == refers
    assert _flags(field) == set(line["flags"].split())
    assert (field.min, field.max) == LIMITS.get(field.name, (None, field.max))
    assert field.max_items == ITEMS.get(field.name, field.max_items)


def _flags(field: Field) -> set[str]:
    said = {
        "required": field.required, "personal": field.personal, "masked": field.masked, "secret": field.secret,
        "search": field.search > 0, "filter": field.filter and not field.hot, "filter:hot": field.filter and field.hot,
        "facet": field.facet, "bulk": field.bulk, "derived": field.derived, "duplicate": field.duplicate is not None,
        "list_sort": field.list_sort == "plain", "list_sort:pinyin": field.list_sort == "pinyin",
    }
    return {name for name, holds in said.items() if holds}


NAMED_CODES = {                         # lines whose rule is the list of codes itself
    line["name"]: line["rule"].partition(";")[0].partition("+")[0].split()
    for line in LINES if line["kind"] == "code" and not re.search("GB/T|ISO|newest", line["rule"])
}


@pytest.mark.parametrize("name", NAMED_CODES)
def test_the_codes_that_a_line_names_are_the_choices_that_ship(name: str) -> None:
    assert list(LISTS.get(FIELDS[name].codes or "").by_code) == NAMED_CODES[name]


@pytest.mark.parametrize("name", [line["name"] for line in LINES])
def test_every_line_has_a_hand_written_value(name: str) -> None:
    assert (name in WRITTEN) + (name in NOT_WRITTEN) + (name == "owner_id") == 1


@pytest.mark.parametrize("name", WRITTEN)
def test_a_good_value_is_kept_in_its_one_form(name: str) -> None:
    sent, kept, _, _ = WRITTEN[name]
    if sent is not None:
        assert judged({name: sent}) == ({name: kept}, [])
        assert judged({name: _on_the_wire(name, kept)}) == ({name: kept}, [])


@pytest.mark.parametrize("name", WRITTEN)
def test_a_bad_value_is_refused_in_both_languages(name: str) -> None:
    _, _, bad, reason = WRITTEN[name]
    kept, errors = normalise(Customer.declared, {name: bad}, mode="edit", lists=LISTS, today=TODAY)
    assert kept == {}
    assert [error.reason.code for error in errors] == [reason]
    assert errors[0].pointer.split("/")[1] == name
    for text in (errors[0].detail("zh"), errors[0].detail("en")):
        assert text
        assert "?" not in text
        assert "{" not in text.replace("{amount, currency}", "").replace("{kind, id}", "")


@pytest.mark.parametrize("name", WRITTEN)
def test_an_exported_cell_is_read_back_as_the_same_value(name: str) -> None:
    _, kept, _, _ = WRITTEN[name]
    if kept is None or (isinstance(kept, str) and "<" in kept):      # a cell holds no markup
        return
    for language in ("zh", "en"):
        cell = to_text(FIELDS[name], kept, language, LISTS)
        assert judged({name: from_text(FIELDS[name], cell, LISTS)}) == ({name: kept}, []), cell


@pytest.mark.parametrize("name", NOT_WRITTEN)
@pytest.mark.parametrize("mode", ["create", "edit", "import"])
def test_what_people_do_not_write_is_read_only(name: str, mode: str) -> None:
    _, errors = judged({name: NOT_WRITTEN[name]}, mode)
    assert (f"/{name}", "READ_ONLY") in errors
    assert is_read_only(FIELDS[name])


def test_the_owner_is_given_on_create_only() -> None:
    people = {"customer_name": "星河", "contact_name": "王小明"}
    assert judged({**people, "owner_id": "p-1"}, "create")[0]["owner_id"] == "p-1"
    assert judged({"owner_id": "p-2"}) == ({}, [("/owner_id", "READ_ONLY")])


def test_a_new_customer_gets_its_defaults_and_an_empty_one_is_told_what_is_missing() -> None:
    kept, errors = judged({"customer_name": "星河", "contact_name": "王小明", "currency": None}, "create")
    assert errors == []
    assert kept == {"customer_name": "星河", "contact_name": "王小明", "country": "CN", "lifecycle_status": "new"}
    assert judged({}, "create")[1] == [("/customer_name", "REQUIRED"), ("/contact_name", "REQUIRED")]
    assert judged({"customer_name": " "}) == ({}, [("/customer_name", "REQUIRED")])


def test_the_bank_account_leaves_by_its_last_four_digits_only() -> None:
    doc = {"_id": "1", "version": 3, "bank_account": "enc:1:x", "dup": ["m:1"], "access": ["open"]}
    assert to_wire(Customer.declared, doc) == {"id": "1", "version": 3, "bank_account": "****"}
    shown = to_wire(Customer.declared, doc, decipher=lambda _: "6222020200112233445")
    assert shown["bank_account"] == "****3445"
    hidden = to_wire(Customer.declared, doc, masked={"bank_account"}, decipher=lambda _: "6222020200112233445")
    assert hidden["bank_account"] == "****"


def test_masked_values_keep_nothing_that_tells() -> None:
    doc = {
        "_id": "1", "home_phone": "+861062345678", "wechat_id": "wx_oyxm", "birthday": "1980-05-12",
        "spouse_name": "王芳", "family_notes": "两个孩子", "children": [{"name": "小明", "birth_date": "2010-05-01"}],
    }
    assert to_wire(Customer.declared, doc, masked=frozenset(doc)) == {
        "id": "1", "home_phone": "+8610****5678", "wechat_id": "w****", "birthday": "****", "spouse_name": "王****",
        "family_notes": "****", "children": [{"name": "小****", "birth_date": "****"}],
    }


def test_the_description_and_the_schemas_name_every_field() -> None:
    described = describe_type(Customer.declared, lists=LISTS)
    by_name = {field["name"]: field for field in described["fields"]}
    assert list(by_name) == list(FIELDS)
    assert by_name["customer_code"]["read_only"] is True
    assert by_name["bank_account"]["filter"] is False
    assert by_name["industry"]["code_tree"] is True
    assert described["hot"] == {"updated_at": ["lifecycle_status", "owner_id"]}
    assert [order["name"] for order in described["orders"]] == ["updated_at", "customer_name", "next_action_at"]
    create, edit = (input_schema(Customer.declared, mode)["properties"] for mode in ("create", "edit"))
    assert set(create) - set(edit) == {"owner_id", "visibility", "public", "authors"}
    assert set(WRITTEN) - {"photo", "attachments"} <= set(edit)
    assert set(FIELDS) <= set(output_schema(Customer.declared)["properties"])


def _on_the_wire(name: str, value: Any) -> Any:
    return rfc3339(value) if name == "next_action_at" else value
