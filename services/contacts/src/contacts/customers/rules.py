"""What holds between a customer's fields, and what the system fills in. Pure: no store, no clock.

A value that the system generated follows what it was made from; one that a person wrote stays.
What a rule judges is judged when one of its fields changes: an old record with an old fault can still be edited.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, REQUIRED, FieldError, Reason
from crm_platform.search.pinyin import sort_key
from crm_records.codes import CodeLists
from crm_records.kinds.dates import PARTIAL, day_of
from crm_records.kinds.outcome import IN_FUTURE, NO_SUCH_DAY
from lunardate import LunarDate

from contacts.customers.names import pinyin_of, salutation_of, split_name

SAME_EMAIL = Reason("SAME_EMAIL", "备用邮箱与电子邮件相同", "The second e-mail is the same as the first")
IN_PAST_MONTH = Reason("IN_PAST_MONTH", "不能早于本月", "Cannot be before this month")
NOT_WITHIN = Reason("NOT_WITHIN", "{value_zh}不属于{within_zh}", "{value_en} is not within {within_en}")
SIX_DIGITS = Reason("SIX_DIGITS", "中国的邮政编码为 6 位数字", "A postal code of China has six digits")
NOT_LUNAR = Reason("NOT_LUNAR", "闰月只用于农历生日", "Leap months are of the lunar calendar only")

CHINA = "CN"
PROVINCE_COUNTRIES = {"710000": "TW", "810000": "HK", "820000": "MO"}
"""Provinces of GB/T 2260 that ISO 3166-1 also lists as entries of their own."""

_six_digits = re.compile(r"\d{6}", re.ASCII).fullmatch


def prepare(draft: Doc, before: Doc | None, *, today: date, lists: CodeLists) -> list[FieldError]:
    """Fill what is generated, then judge what changed. `before` is None on create."""
    former = before or {}
    if before is None:
        changed = {n for n, v in draft.items() if v is not None}
    else:
        changed = {n for n, v in draft.items() if v != before.get(n)} | (before.keys() - draft.keys())
    _fill(draft, former, changed, lists)
    errors: list[FieldError] = []
    for fields, check in _CHECKS:
        if before is None or changed & fields:
            errors += check(draft, today, lists)
    return errors


def _fill(draft: Doc, former: Doc, changed: set[str], lists: CodeLists) -> None:
    if not draft.get("kind"):
        draft["kind"] = "org" if draft.get("company_name") else "individual"
    fill_names(draft, former, changed)
    fill_tax_id(draft, former)
    if draft.get("city") and not draft.get("province") and not former.get("province"):
        city = lists.get("gbt2260").by_code.get(draft["city"])
        draft["province"] = city.parent if city is not None else None
    if draft.get("birthday") and not draft.get("birthday_calendar"):
        draft["birthday_calendar"] = "chinese_lunar" if "L" in draft["birthday"] else "gregorian"
    fill_sort(draft)


def fill_names(draft: Doc, former: Doc, changed: set[str]) -> None:
    """Family and given name, pinyin and salutation, as far as no person wrote them."""
    if not changed & {"contact_name", "family_name", "given_name", "name_pinyin", "salutation", "gender", "job_title"}:
        return
    if _is_generated(draft, former, changed, ("family_name", "given_name"), split_name(_name(former))):
        draft["family_name"], draft["given_name"] = split_name(_name(draft))
    family = draft.get("family_name")
    if _is_generated(draft, former, changed, ("name_pinyin",), (_pinyin(former),)):
        draft["name_pinyin"] = pinyin_of(_name(draft), family)
    if _is_generated(draft, former, changed, ("salutation",), (_salutation(former),)):
        draft["salutation"] = _salutation(draft)


def _is_generated(
    draft: Doc, former: Doc, changed: set[str], names: tuple[str, ...], made: tuple[str | None, ...]
) -> bool:
    """Nothing is there, or what is there is what the system had made of the former values."""
    if not any(draft.get(name) for name in names):
        return True
    untouched = not any(name in changed for name in names)
    return bool(former) and untouched and tuple(former.get(name) for name in names) == made


def _name(doc: Doc) -> str:
    return doc.get("contact_name") or ""


def _pinyin(doc: Doc) -> str | None:
    return pinyin_of(_name(doc), doc.get("family_name")) if doc else None


def _salutation(doc: Doc) -> str | None:
    return salutation_of(_name(doc), doc.get("family_name"), doc.get("gender"), doc.get("job_title")) if doc else None


def fill_tax_id(draft: Doc, former: Doc) -> None:
    """A unit's taxpayer number is its credit code, unless another was written."""
    code = draft.get("unified_social_credit_code")
    follows = former.get("tax_id") is not None and former.get("tax_id") == former.get("unified_social_credit_code")
    given = draft.get("tax_id")
    if draft.get("kind") == "org" and code and (not given or (follows and given == former.get("tax_id"))):
        draft["tax_id"] = code


def fill_sort(draft: Doc) -> None:
    """The order by name: by pinyin, a person's surname read as one."""
    person = draft.get("kind") != "org"
    key = sort_key(draft.get("customer_name") or "", name=person)
    draft["sort"] = {**(draft.get("sort") or {}), "customer_name": key}


# --- what holds between fields ---


def check_company(draft: Doc, _today: date, _lists: CodeLists) -> Iterable[FieldError]:
    if draft.get("kind") == "org" and not draft.get("company_name"):
        yield FieldError("/company_name", REQUIRED)


def check_emails(draft: Doc, _today: date, _lists: CodeLists) -> Iterable[FieldError]:
    first, second = draft.get("email_primary"), draft.get("email_secondary")
    if first and second and first.casefold() == second.casefold():
        yield FieldError("/email_secondary", SAME_EMAIL)


def check_close_month(draft: Doc, today: date, _lists: CodeLists) -> Iterable[FieldError]:
    month = draft.get("expected_close_month")
    if month and month < f"{today:%Y-%m}":
        yield FieldError("/expected_close_month", IN_PAST_MONTH)


def check_place(draft: Doc, _today: date, lists: CodeLists) -> Iterable[FieldError]:
    """The city in the province, the province in the country (an empty country is China)."""
    country, province, city = draft.get("country") or CHINA, draft.get("province"), draft.get("city")
    if province and country not in (CHINA, PROVINCE_COUNTRIES.get(province)):
        yield _not_within("/province", lists, province, ("country", country))
    found = lists.get("gbt2260").by_code.get(city) if city else None
    if found is not None and found.parent != province:
        yield _not_within("/city", lists, found.code, ("gbt2260", province))


def _not_within(pointer: str, lists: CodeLists, code: str, within: tuple[str, str | None]) -> FieldError:
    name, outer = within
    variables = {
        "value_zh": lists.label("gbt2260", code, "zh"),
        "value_en": lists.label("gbt2260", code, "en"),
        "within_zh": lists.label(name, outer, "zh") if outer else "空的省份",
        "within_en": lists.label(name, outer, "en") if outer else "an empty province",
    }
    return FieldError(pointer, NOT_WITHIN, variables)


def check_postal_code(draft: Doc, _today: date, _lists: CodeLists) -> Iterable[FieldError]:
    code = draft.get("postal_code")
    if code and (draft.get("country") or CHINA) == CHINA and not _six_digits(code):
        yield FieldError("/postal_code", SIX_DIGITS)


def check_birthday(draft: Doc, today: date, _lists: CodeLists) -> Iterable[FieldError]:
    """The day exists in its calendar and is not ahead."""
    birthday = draft.get("birthday")
    if not birthday:
        return
    found = PARTIAL.fullmatch(birthday)
    if found is None:
        yield FieldError("/birthday", NOT_A_CODE, {"value": birthday})
        return
    lunar = draft.get("birthday_calendar") == "chinese_lunar"
    if found[3] and not lunar:
        yield FieldError("/birthday", NOT_LUNAR)
        return
    the_day = _lunar_day(found) if lunar else _solar_day(found)
    if the_day is None:
        yield FieldError("/birthday", NO_SUCH_DAY)
    elif the_day > today:
        yield FieldError("/birthday", IN_FUTURE)


def _solar_day(found: re.Match[str]) -> date | None:
    """Without a year any leap year will do: 29 February is a birthday."""
    return day_of(f"{found[1] or '1904'}-{found[2]}-{found[4]}")


LUNAR_YEARS = range(1900, 2100)
_LONG_AGO = date(1900, 1, 1)


def _lunar_day(found: re.Match[str]) -> date | None:
    """When a lunar day was. Days without a year, and of years outside the table, are taken as they are."""
    if not found[1] or int(found[1]) not in LUNAR_YEARS:
        return _LONG_AGO if not found[1] or int(found[1]) < LUNAR_YEARS.start else date.max
    try:
        lunar = LunarDate(int(found[1]), int(found[2]), int(found[4]), bool(found[3]))
        return lunar.to_solar_date()  # pyright: ignore[reportAttributeAccessIssue] - the stubs are behind the package
    except ValueError:
        return None


_Check = Callable[[Doc, date, CodeLists], Iterable[FieldError]]
_CHECKS: tuple[tuple[frozenset[str], _Check], ...] = (
    (frozenset({"kind", "company_name"}), check_company),
    (frozenset({"email_primary", "email_secondary"}), check_emails),
    (frozenset({"expected_close_month"}), check_close_month),
    (frozenset({"country", "province", "city"}), check_place),
    (frozenset({"country", "postal_code"}), check_postal_code),
    (frozenset({"birthday", "birthday_calendar"}), check_birthday),
)
