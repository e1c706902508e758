from datetime import date
from typing import Any

import phonenumbers
import pytest
from crm_records.codes import standard_lists
from crm_records.codes.areas import AREA_CODES
from crm_records.declaration import Field, Kind
from crm_records.kinds import Context, Refusal, compiled
from crm_records.kinds.phone import spoken
from hypothesis import given
from hypothesis import strategies as st

FIELD = Field(name="phone", kind=Kind.PHONE, label=("电话", "Phone"), tab="basic")
CONTEXT = Context(standard_lists(), date(2026, 11, 24))
normalise = compiled(FIELD)


def phone(value: Any) -> Any:
    found = normalise(value, CONTEXT)
    return found.reason.code if isinstance(found, Refusal) else found


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("13800138000", "+8613800138000"), ("138 0013 8000", "+8613800138000"), ("+86-138-0013-8000", "+8613800138000"),
        ("0086 13800138000", "+8613800138000"), ("8613800138000", "+8613800138000"), ("013800138000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"), ("13800138000.0", "+8613800138000"),
        (" 13800138000 ", "+8613800138000"),
        ("0755-82345678", "+8675582345678"), ("0755－82345678", "+8675582345678"),
        ("（0755）8234 5678", "+8675582345678"),
        ("+86 (0755) 82345678", "+8675582345678"), ("0755 82345678-801", "+8675582345678;ext=801"),
        ("0755-82345678转801", "+8675582345678;ext=801"), ("0755-82345678 分机：801", "+8675582345678;ext=801"),
        ("0755-82345678 ext. 801", "+8675582345678;ext=801"), ("0755-82345678#801", "+8675582345678;ext=801"),
        ("010-62345678", "+861062345678"), ("021-62345678", "+862162345678"), ("0471-6543210", "+864716543210"),
        ("400-800-1234", "+864008001234"), ("800 810 1234", "+868008101234"), ("+1 650-253-0000", "+16502530000"),
        ("+852 2123 4567", "+85221234567"), ("0044 20 7183 8750", "+442071838750"), ("", None), ("   ", None),
    ],
)
def test_a_number_is_kept_in_one_form(sent: str, kept: str | None) -> None:
    assert phone(sent) == kept


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ("1380013800", "BAD_FORMAT"), ("138001380000", "BAD_FORMAT"), ("82345678", "BAD_FORMAT"), ("无", "BAD_FORMAT"),
        ("call me", "BAD_FORMAT"), ("13800138000/13900139000", "BAD_FORMAT"), ("1-800-FLOWERS", "BAD_FORMAT"),
        ("+999 123456", "BAD_FORMAT"),
        ("021-6234567", "BAD_FORMAT"), ("1.38E+10", "DIGITS_LOST"), (13800138000, "WRONG_TYPE"),
        (1.3800138e20, "DIGITS_LOST"), ("1" * 65, "TOO_LONG"), (None, "WRONG_TYPE"), ("12345", "BAD_FORMAT"),
    ],
)
def test_what_is_no_number_is_refused(sent: Any, reason: str) -> None:
    assert phone(sent) == reason


MOBILES = st.builds("1{}{}".format, st.sampled_from("3456789"), st.text("0123456789", min_size=9, max_size=9))
LAND = st.builds(
    lambda area, first, rest: (area, f"{first}{rest if len(area) > 2 else rest.ljust(7, '0')}"),
    st.sampled_from(sorted(AREA_CODES)), st.sampled_from("23456789"), st.text("0123456789", min_size=6, max_size=7),
)
DRESSES = st.sampled_from(["{0}{1}", "{0}-{1}", "({0}){1}", "{0} {1}", "（{0}）{1}", "+86 {0} {1}"])


@given(MOBILES, st.sampled_from(["{}", "+86{}", "+86 {}", "86-{}", "0086{}"]))
def test_every_mobile_is_known_without_the_library(mobile: str, dress: str) -> None:
    assert phone(dress.format(mobile)) == f"+86{mobile}"


@given(LAND, DRESSES, st.sampled_from(["", "801", "1"]))
def test_a_land_line_is_read_in_every_dress_and_back(land: tuple[str, str], dress: str, extension: str) -> None:
    area, number = land
    kept = f"+86{area}{number}" + (f";ext={extension}" if extension else "")
    assert phone(dress.format(f"0{area}", number) + (f"转{extension}" if extension else "")) == kept
    assert phone(kept) == kept
    assert phone(spoken(kept)) == kept


@given(LAND)
def test_the_fast_path_agrees_with_the_library(land: tuple[str, str]) -> None:
    text = f"0{land[0]}-{land[1]}"
    parsed = phonenumbers.parse(text, "CN")
    if phonenumbers.is_valid_number(parsed):
        assert phone(text) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@given(st.text(max_size=30))
def test_any_text_gives_a_number_or_a_refusal_and_is_stable(text: str) -> None:
    found = normalise(text, CONTEXT)
    if isinstance(found, str):
        assert phone(found) == found


def test_ordinary_chinese_numbers_never_reach_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: Any) -> None:
        raise AssertionError("the library was asked")

    monkeypatch.setattr(phonenumbers, "parse", asked)
    for text in ("13800138000", "138-0013-8000", "0755-82345678-801", "(010)62345678", "+8675582345678", "4008001234"):
        assert phone(text).startswith("+86")
