from datetime import date
from typing import Any

import pytest
from contacts.customers.codes import CUSTOMER_CODE_LISTS
from contacts.customers.names import pinyin_of, salutation_of, split_name
from contacts.customers.rules import prepare
from crm_records.codes import standard_lists

LISTS = standard_lists().with_lists(CUSTOMER_CODE_LISTS)
TODAY = date(2026, 11, 24)
Doc = dict[str, Any]


def a_customer(**values: Any) -> Doc:
    return {"customer_name": "王小明", "contact_name": "王小明", "country": "CN", **values}


def created(**values: Any) -> tuple[Doc, list[tuple[str, str]]]:
    draft = a_customer(**values)
    errors = prepare(draft, None, today=TODAY, lists=LISTS)
    return draft, [(error.pointer, error.reason.code) for error in errors]


def edited(before: Doc, **changes: Any) -> tuple[Doc, list[tuple[str, str]]]:
    draft = {**before, **changes}
    errors = prepare(draft, before, today=TODAY, lists=LISTS)
    return draft, [(error.pointer, error.reason.code) for error in errors]


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("王小明", "王", "小明"), ("李四", "李", "四"), ("欧阳娜娜", "欧阳", "娜娜"), ("诸葛亮", "诸葛", "亮"),
        ("司马", "司", "马"), ("歐陽修", "歐陽", "修"), ("王总", "王", None), ("欧阳先生", "欧阳", None),
        ("阿卜杜热合曼", None, "阿卜杜热合曼"), ("玛丽·居里", None, "玛丽·居里"), ("John Smith", "Smith", "John"),
        ("Maria von Trapp", "von Trapp", "Maria"), ("Smith, John", "Smith", "John"), ("Madonna", None, "Madonna"),
        ("明", None, "明"), ("", None, ""),
    ],
)
def test_a_name_is_taken_apart_where_it_is_certain(name: str, family: str | None, given: str | None) -> None:
    assert split_name(name) == (family, given)


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("单雄信", "Shan Xiongxin"), ("曾国藩", "Zeng Guofan"), ("尉迟恭", "Yuchi Gong"), ("重阳", "Chong Yang"),
        ("John Smith", None), ("王 Tom", None),
    ],
)
def test_surnames_have_their_own_reading(name: str, pinyin: str | None) -> None:
    assert pinyin_of(name, split_name(name)[0]) == pinyin


@pytest.mark.parametrize(
    ("name", "gender", "title", "salutation"),
    [
        ("王小明", "male", None, "王先生"), ("王小明", "female", "销售经理", "王经理"),
        ("欧阳小明", None, "副总经理", "欧阳总"),
        ("李工", None, "高级工程师", "李工"), ("王小明", "unknown", "采购", None),
        ("Ann Smith", "female", "CEO", "Ms. Smith"),
        ("Ann Smith", None, None, None),
    ],
)
def test_a_person_is_addressed_by_title_then_gender(
    name: str, gender: str | None, title: str | None, salutation: str | None
) -> None:
    assert salutation_of(name, split_name(name)[0], gender, title) == salutation


def test_a_new_customer_is_filled_from_its_name() -> None:
    draft, errors = created(contact_name="欧阳小明", gender="female")
    assert errors == []
    assert (draft["family_name"], draft["given_name"]) == ("欧阳", "小明")
    assert (draft["name_pinyin"], draft["salutation"]) == ("Ouyang Xiaoming", "欧阳女士")


def test_what_the_system_filled_follows_the_name_and_what_a_person_wrote_stays() -> None:
    before, _ = created(gender="male")
    after, _ = edited(before, contact_name="单小红", gender="female")
    assert (after["family_name"], after["name_pinyin"], after["salutation"]) == ("单", "Shan Xiaohong", "单女士")
    own = {**before, "name_pinyin": "Wong Siu Ming", "salutation": "老王", "family_name": "Wong", "given_name": "S. M."}
    after, _ = edited(own, contact_name="单小红")
    assert [after[n] for n in ("name_pinyin", "salutation", "family_name")] == ["Wong Siu Ming", "老王", "Wong"]


def test_a_generated_value_that_is_cleared_is_made_again() -> None:
    before, _ = created()
    assert edited(before, name_pinyin=None)[0]["name_pinyin"] == "Wang Xiaoming"


def test_a_customer_with_a_company_is_an_organisation_unless_it_says_otherwise() -> None:
    assert created()[0]["kind"] == "individual"
    assert created(company_name="星河科技")[0]["kind"] == "org"
    assert created(company_name="星河科技", kind="individual")[0]["kind"] == "individual"
    assert created(kind="org")[1] == [("/company_name", "REQUIRED")]


def test_the_taxpayer_number_of_a_unit_is_its_credit_code() -> None:
    before, _ = created(company_name="星河科技", unified_social_credit_code="91440300708461136T")
    assert before["tax_id"] == "91440300708461136T"
    assert edited(before, unified_social_credit_code="9144030071526726XG")[0]["tax_id"] == "9144030071526726XG"
    own = {**before, "tax_id": "440300123456789"}
    assert edited(own, unified_social_credit_code="9144030071526726XG")[0]["tax_id"] == "440300123456789"
    assert "tax_id" not in created(unified_social_credit_code="91440300708461136T")[0]


def test_a_city_brings_its_province_and_must_lie_in_it() -> None:
    draft, errors = created(city="440300")
    assert (draft["province"], errors) == ("440000", [])
    assert created(province="110000", city="440300")[1] == [("/city", "NOT_WITHIN")]
    before, _ = created(province="440000", city="440300")
    assert edited(before, province="110000")[1] == [("/city", "NOT_WITHIN")]
    assert edited(before, province="110000", city="110100")[1] == []


def test_a_province_lies_in_its_country() -> None:
    assert created(country="JP", province="440000")[1] == [("/province", "NOT_WITHIN")]
    assert created(country=None, province="440000")[1] == []
    assert created(country="HK", province="810000", city="810001")[1] == []
    assert created(country="HK", province="440000")[1] == [("/province", "NOT_WITHIN")]


def test_the_refusal_names_the_places_in_the_language_of_the_reader() -> None:
    errors = prepare(a_customer(province="110000", city="440300"), None, today=TODAY, lists=LISTS)
    assert errors[0].detail("zh") == "深圳市不属于北京市"
    assert errors[0].detail("en") == "Shenzhen is not within Beijing"


def test_a_postal_code_of_china_has_six_digits() -> None:
    assert created(postal_code="51800")[1] == [("/postal_code", "SIX_DIGITS")]
    assert created(postal_code="518000")[1] == []
    assert created(country="GB", postal_code="SW1A 1AA")[1] == []


def test_the_second_e_mail_is_another() -> None:
    wrong = created(email_primary="a@example.cn", email_secondary="A@example.cn")
    assert wrong[1] == [("/email_secondary", "SAME_EMAIL")]
    assert created(email_primary="a@example.cn", email_secondary="b@example.cn")[1] == []


def test_the_expected_close_is_not_past_when_it_is_set_and_may_become_so() -> None:
    assert created(expected_close_month="2026-10")[1] == [("/expected_close_month", "IN_PAST_MONTH")]
    assert created(expected_close_month="2026-11")[1] == []
    old = a_customer(expected_close_month="2026-01")
    assert edited(old, job_title="经理")[1] == []
    assert edited(old, expected_close_month="2026-02")[1] == [("/expected_close_month", "IN_PAST_MONTH")]


@pytest.mark.parametrize(
    ("birthday", "calendar", "reason"),
    [
        ("1990-05-12", None, None), ("02-29", None, None), ("02-30", None, "NO_SUCH_DAY"),
        ("02-30", "chinese_lunar", None), ("2020-04L-29", "chinese_lunar", None),
        ("2020-04L-30", "chinese_lunar", "NO_SUCH_DAY"),          # that month had 29 days
        ("2021-04L-12", "chinese_lunar", "NO_SUCH_DAY"),          # no leap month that year
        ("2020-04L-12", "gregorian", "NOT_LUNAR"), ("2026-10-16", "chinese_lunar", None),
        ("2026-10-17", "chinese_lunar", "IN_FUTURE"), ("1890-05-05", "chinese_lunar", None),
        ("08-15", "chinese_lunar", None),
    ],
)
def test_a_birthday_is_a_day_of_its_calendar(birthday: str, calendar: str | None, reason: str | None) -> None:
    draft, errors = created(birthday=birthday, birthday_calendar=calendar)
    assert errors == ([] if reason is None else [("/birthday", reason)])
    assert draft["birthday_calendar"] in ("gregorian", "chinese_lunar")


def test_a_leap_month_says_that_the_calendar_is_lunar() -> None:
    assert created(birthday="2020-04L-12")[0]["birthday_calendar"] == "chinese_lunar"


def test_customers_are_ordered_by_pinyin_and_people_by_their_surname() -> None:
    person = created(customer_name="单雄信")[0]["sort"]["customer_name"]
    company = created(customer_name="单位一", company_name="单位一")[0]["sort"]["customer_name"]
    assert person.startswith("shan ")
    assert company.startswith("dan ")


def test_an_old_fault_does_not_stop_the_edit_of_another_field() -> None:
    old = a_customer(kind="org", province="110000", city="440300", postal_code="1")
    assert edited(old, job_title="经理")[1] == []
