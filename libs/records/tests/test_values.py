"""Every kind but telephone numbers: the one form a value is kept in, what is refused, and the ways of normalising."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from crm_records.codes import flat, standard_lists
from crm_records.declaration import Code, Email, Field, Kind, Line, Part, Record, Reference, RichText, Struct
from crm_records.declaration import field as declared
from crm_records.kinds import Context, Refusal, compiled
from crm_records.kinds.identifiers import check_character, credit_code
from crm_records.kinds.numbers import money_from_text, money_to_text
from crm_records.kinds.text import from_plain, plain
from crm_records.validation import normalise
from hypothesis import assume, given
from hypothesis import strategies as st

LISTS = standard_lists().with_lists([flat("level", ("级别", "Level"), {c: (c, c) for c in "AB"})])
TODAY = date(2026, 11, 24)
CONTEXT = Context(LISTS, TODAY)


def judged(kind: Kind, value: Any, **options: Any) -> Any:
    field = Field(name="value", kind=kind, label=("值", "Value"), tab="basic", **options)
    found = compiled(field)(value, CONTEXT)
    return (found.reason.code + found.path) if isinstance(found, Refusal) else found


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        (Kind.LINE, "  王\u3000小明\n", "王 小明"), (Kind.LINE, "e\u0301", "é"), (Kind.LINE, "\ufeff\u200b王", "王"),
        (Kind.LINE, "\u202eabc", "abc"), (Kind.LINE, "👩‍👩‍👧", "👩‍👩‍👧"), (Kind.LINE, " ", None),
        (Kind.LINE, "a\x07b", "CONTROL_CHARACTERS"), (Kind.LINE, "a\ud800", "CONTROL_CHARACTERS"),
        (Kind.LINE, 1e17, "DIGITS_LOST"), (Kind.LINE, 5, "WRONG_TYPE"), (Kind.LINE, b"x", "WRONG_TYPE"),
        (Kind.TEXT, "一\r\n二\u2028三\t", "一\n二\n三"), (Kind.TEXT, "a\x00", "CONTROL_CHARACTERS"),
        (Kind.RICH_TEXT, "<p>a<img src=x onerror=y></p>", "<p>a</p>"), (Kind.RICH_TEXT, "1 < 2", "1 &lt; 2"),
        (Kind.RICH_TEXT, '<a href="javascript:x">a</a>', '<a rel="noopener noreferrer">a</a>'),
        (Kind.RICH_TEXT, "<script>x</script>", None), (Kind.RICH_TEXT, "纯文本", "纯文本"),
        (Kind.EMAIL, " A.b@EXAMPLE.com ", "A.b@example.com"), (Kind.EMAIL, "a＠b。cn", "a@b.cn"),
        (Kind.EMAIL, "张@例子.中国", "BAD_FORMAT"), (Kind.EMAIL, "a@b", "BAD_FORMAT"),
        (Kind.EMAIL, "a..b@c.cn", "BAD_FORMAT"),
        (Kind.EMAIL, f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.cn", "TOO_LONG"),
        (Kind.EMAIL, "a@-b.cn", "BAD_FORMAT"),
        (Kind.EMAIL, "a@b.cn\x00", "BAD_FORMAT"), (Kind.EMAIL, "a@[127.0.0.1]", "BAD_FORMAT"),
        (Kind.URL, "HTTP://Example.CN:8080/A?b#c", "http://example.cn:8080/A?b#c"),
        (Kind.URL, "例子.中国", "https://xn--fsqu00a.xn--fiqs8s"),
        (Kind.URL, "javascript:alert(1)", "BAD_FORMAT"), (Kind.URL, "http://a:b@c.cn", "BAD_FORMAT"),
        (Kind.URL, "http://", "BAD_FORMAT"), (Kind.URL, "https://c.cn:99999", "BAD_FORMAT"),
        (Kind.URL, "http://c.cn/a b", "BAD_FORMAT"),
        (Kind.INTEGER, 3.0, 3), (Kind.INTEGER, 3.5, "WRONG_TYPE"), (Kind.INTEGER, True, "WRONG_TYPE"),
        (Kind.INTEGER, "3", "WRONG_TYPE"), (Kind.INTEGER, 2**53, "OUT_OF_RANGE"),
        (Kind.INTEGER, float("nan"), "WRONG_TYPE"),
        (Kind.BOOLEAN, False, False), (Kind.BOOLEAN, 0, "WRONG_TYPE"),
        (Kind.MONEY, {"amount": 1, "currency": "cny"}, "NOT_A_CODE/currency"),
        (Kind.MONEY, {"amount": 2.0, "currency": "CNY"}, {"amount": 2, "currency": "CNY"}),
        (Kind.MONEY, {"amount": 2.5, "currency": "CNY"}, "WRONG_TYPE/amount"),
        (Kind.MONEY, {"amount": 1}, "REQUIRED/currency"),
        (Kind.MONEY, {"amount": 1, "currency": "CNY", "rate": 2}, "UNKNOWN_MEMBER"), (Kind.MONEY, 5, "WRONG_TYPE"),
        (Kind.MONEY, {"amount": True, "currency": "CNY"}, "WRONG_TYPE/amount"),
        (Kind.DATE, "2024-02-29", "2024-02-29"), (Kind.DATE, "2023-02-29", "NO_SUCH_DAY"),
        (Kind.DATE, "2023-2-9", "BAD_FORMAT"),
        (Kind.DATE, 20230209, "WRONG_TYPE"), (Kind.YEAR_MONTH, "2026-00", "BAD_FORMAT"),
        (Kind.YEAR_MONTH, "2026-12", "2026-12"),
        (Kind.PARTIAL_DATE, "02-29", "02-29"), (Kind.PARTIAL_DATE, "2023-02-29", "NO_SUCH_DAY"),
        (Kind.PARTIAL_DATE, "04L-12", "BAD_FORMAT"), (Kind.PARTIAL_DATE, "0000-01-01", "NO_SUCH_DAY"),
        (Kind.INSTANT, "2026-11-24T10:00:00.123456+08:00", datetime(2026, 11, 24, 2, 0, 0, 123_000, UTC)),
        (Kind.INSTANT, "2026-11-24t10:00:00z", datetime(2026, 11, 24, 10, 0, tzinfo=UTC)),
        (Kind.INSTANT, "2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        (Kind.INSTANT, "2026-11-24T10:00:00", "BAD_FORMAT"), (Kind.INSTANT, "2026-02-30T10:00:00Z", "NO_SUCH_DAY"),
        (Kind.INSTANT, "9999-12-31T23:59:00-12:00", "NO_SUCH_DAY"),
        (Kind.INSTANT, "0001-01-01T00:00:00Z", "NO_SUCH_DAY"),
        (Kind.INSTANT, datetime(2026, 11, 24, 10), "BAD_FORMAT"),  # noqa: DTZ001
        (Kind.INSTANT, "2026-W48-2T10:00Z", "BAD_FORMAT"),
        (Kind.REFERENCE, "0192-ab", "0192-ab"), (Kind.REFERENCE, "../x", "BAD_FORMAT"),
        (Kind.REFERENCE, "a b", "BAD_FORMAT"),
        (Kind.MEMBER, {"kind": "role", "id": "contacts:Admin"}, {"kind": "role", "id": "contacts:Admin"}),
        (Kind.MEMBER, {"kind": "person"}, "BAD_FORMAT/id"),
        (Kind.MEMBER, {"kind": "person", "id": "a", "x": 1}, "UNKNOWN_MEMBER"),
        (Kind.CONTROLS, {}, None), (Kind.CONTROLS, {"print": "watermark"}, {"print": "watermark"}),
        (Kind.CONTROLS, {"view": "deny"}, "UNKNOWN_MEMBER"), (Kind.FILE, {"id": "1"}, "BY_UPLOAD"),
    ],
)
def test_a_value_is_kept_in_its_one_form_or_refused(kind: Kind, sent: Any, kept: Any) -> None:
    assert judged(kind, sent) == kept


def test_length_counts_characters_not_bytes_and_not_markup() -> None:
    assert judged(Kind.LINE, "𠮷" * 5, max=5) == "𠮷" * 5
    assert judged(Kind.LINE, "字" * 6, max=5) == "TOO_LONG"
    assert judged(Kind.LINE, "字", min=2) == "TOO_SHORT"
    assert judged(Kind.RICH_TEXT, f"<p><b>{'字' * 10}</b></p>", max=10) == f"<p><b>{'字' * 10}</b></p>"
    assert judged(Kind.RICH_TEXT, f"<p>{'字' * 11}</p>", max=10) == "TOO_LONG"
    assert judged(Kind.RICH_TEXT, "<b>" * 1000 + "字", max=10) == "TOO_LONG"


def test_a_list_keeps_each_thing_once_and_says_where_it_is_wrong() -> None:
    assert judged(Kind.LINE, ["a", " a", "b"], many=True) == ["a", "b"]
    assert judged(Kind.LINE, [], many=True) is None
    assert judged(Kind.LINE, "a", many=True) == "WRONG_TYPE"
    assert judged(Kind.LINE, ["a", ""], many=True) == "WRONG_TYPE/1"
    assert judged(Kind.LINE, list("abc"), many=True, max_items=2) == "TOO_MANY_ITEMS"
    parts = (Part(name="name", kind=Kind.LINE, label=("名", "Name"), required=True, max=3),)
    assert judged(Kind.STRUCT, [{"name": "a"}, {"name": "abcd"}], many=True, parts=parts) == "TOO_LONG/1/name"
    assert judged(Kind.STRUCT, [{}], many=True, parts=parts) == "REQUIRED/0/name"
    assert judged(Kind.STRUCT, [{"name": "a", "age": 3}], many=True, parts=parts) == "UNKNOWN_MEMBER/0"


def test_a_level_of_a_tree_is_chosen_from_that_level() -> None:
    assert judged(Kind.CODE, "440000", codes="gbt2260", code_level=1) == "440000"
    assert judged(Kind.CODE, "440300", codes="gbt2260", code_level=1) == "NOT_A_CODE"
    assert judged(Kind.CODE, "C", codes="gbt4754") == "C"


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.integers(110000, 659000))
def test_a_credit_code_with_its_check_character_passes_and_every_other_end_does_not(body: str, place: int) -> None:
    first = f"91{place}{body}"
    right = check_character(first)
    assert credit_code(first + right, {}) == first + right
    refused = credit_code(first + ("0" if right != "0" else "1"), {})
    assert isinstance(refused, Refusal)
    assert refused.variables == {"expected": right}


def test_a_credit_code_that_a_spreadsheet_has_cut_is_told_as_such() -> None:
    field = Field(
        name="code", kind=Kind.LINE, label=("码", "Code"), tab="basic", min=18, max=18, check=credit_code,
    )
    line = compiled(field)(9.14403007084611e17, CONTEXT)
    assert line.reason.code == "DIGITS_LOST"
    assert credit_code("9.14403007084611E+17"[:18], {}) != "x"


@given(st.integers(-(2**53) + 1, 2**53 - 1), st.sampled_from(sorted(LISTS.get("currency").by_code)))
def test_money_is_read_back_from_its_text(amount: int, currency: str) -> None:
    value = {"amount": amount, "currency": currency}
    assert money_from_text(money_to_text(value, LISTS.minor_digits(currency)), CONTEXT) == value


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1,234.56", 123456, "CNY"), ("123.4万", 123400000, "CNY"), ("USD 12", 1200, "USD"), ("12.5 美元", 1250, "USD"),
        ("¥1,000", 100000, "CNY"), ("1.5亿元", 15000000000, "CNY"), ("500 JPY", 500, "JPY"), ("-3", -300, "CNY"),
        ("KWD 1.234", 1234, "KWD"), ("人民币 8 千", 800000, "CNY"), (".5", 50, "CNY"), ("1,0000", 1000000, "CNY"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: int, currency: str) -> None:
    assert money_from_text(text, CONTEXT) == {"amount": amount, "currency": currency}


@pytest.mark.parametrize("text", ["1.234.5", "12 XYZ", "一百", "1.005", "USD", "1,23", "500.5 JPY", "12 USD EUR", ""])
def test_amounts_that_are_unclear_are_refused(text: str) -> None:
    assert isinstance(money_from_text(text, CONTEXT), Refusal)


ADDRESSES = st.emails().filter(lambda address: "[" not in address and '"' not in address)


@given(ADDRESSES)
def test_an_address_is_kept_with_its_domain_in_lower_case(address: str) -> None:
    local, _, domain = address.rpartition("@")
    assume(len(local) <= 64)
    assert judged(Kind.EMAIL, address) == f"{local}@{domain.lower()}"


@given(st.dates(date(1900, 1, 1), TODAY), st.booleans())
def test_partial_dates_are_stable(day: date, with_year: bool) -> None:
    text = day.isoformat() if with_year else f"{day:%m-%d}"
    assert judged(Kind.PARTIAL_DATE, text, past=True) == text


@given(st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_lunar_days_pass_where_the_field_names_a_calendar(month: int, day: int, leap: bool) -> None:
    text = f"{month:02}{'L' if leap else ''}-{day:02}"
    assert judged(Kind.PARTIAL_DATE, text, calendar="calendar") == text
    assert judged(Kind.PARTIAL_DATE, f"{month:02}L-31", calendar="calendar") == "NO_SUCH_DAY"


@given(st.text(max_size=60))
def test_sanitising_twice_changes_nothing(text: str) -> None:
    once = judged(Kind.RICH_TEXT, text)
    if once is not None and once != "CONTROL_CHARACTERS":
        assert judged(Kind.RICH_TEXT, once) == once


@pytest.mark.parametrize(("given_text", "kept"), [
    ("<p>甲方</p><p>b c</p>", "<p>甲方</p><p>b c</p>"), ("<p>a\u00a0b</p>", "<p>a&nbsp;b</p>"),
    ("<p>2 > 1</p>", "<p>2 &gt; 1</p>"), ("<p>a & b</p>", "<p>a &amp; b</p>"), ("<p>a<p>b</p>", "<p>a</p><p>b</p>"),
])
def test_paragraphs_are_kept_and_their_signs_escaped(given_text: str, kept: str) -> None:
    assert judged(Kind.RICH_TEXT, given_text) == kept


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_characters="\u200b"), max_size=40))
def test_plain_words_survive_as_rich_text(text: str) -> None:
    kept = judged(Kind.RICH_TEXT, from_plain(text))
    line = judged(Kind.LINE, text)
    if isinstance(kept, str) and line not in ("CONTROL_CHARACTERS", None):
        assert judged(Kind.LINE, plain(kept)) == line


class Card(Record, name="card", plural="cards", store="cards", label=("名片", "Card")):
    name: Line = declared("名", "Name", tab="basic", required=True)
    email: Email | None = declared("邮箱", "E-mail", tab="basic")
    level: Code | None = declared("级别", "Level", tab="basic", codes="level", default="A")
    owner: Reference | None = declared("所有人", "Owner", tab="basic", refers="person")
    serial: Line | None = declared("号", "No", tab="basic", written="system")
    notes: RichText | None = declared("备注", "Notes", tab="basic")
    family: list[Struct] = declared(
        "家人", "Family", tab="basic", parts=(Part(name="name", kind=Kind.LINE, label=("名", "Name"), required=True),)
    )


def pointers(values: dict[str, Any], **options: Any) -> list[tuple[str, str]]:
    given = {"mode": "create", "lists": LISTS, "today": TODAY, **options}
    return [(error.pointer, error.reason.code) for error in normalise(Card.declared, values, **given)[1]]


def test_every_wrong_field_is_named_once_with_its_place() -> None:
    wrong = {
        "email": "x", "level": "C", "serial": "1", "none/such~": 1, "version": 2, "family": [{"name": "a"}, {"x": 1}],
    }
    assert pointers(wrong) == [
        ("/email", "BAD_FORMAT"), ("/level", "NOT_A_CODE"), ("/serial", "READ_ONLY"),
        ("/none~1such~0", "UNKNOWN_FIELD"),
        ("/version", "READ_ONLY"), ("/family/1", "UNKNOWN_MEMBER"), ("/name", "REQUIRED"),
    ]


def test_a_reference_to_nothing_is_refused_where_that_can_be_known() -> None:
    assert pointers({"name": "a", "owner": "p-2"}) == []
    asked: list[tuple[str, str]] = []

    def known(refers: str, id_: str) -> bool:
        asked.append((refers, id_))
        return id_ == "p-1"

    assert pointers({"name": "a", "owner": "p-2"}, known=known) == [("/owner", "NOT_FOUND")]
    assert pointers({"name": "a", "owner": "p-1"}, known=known) == []
    assert asked == [("person", "p-2"), ("person", "p-1")]


def test_create_fills_defaults_and_edit_judges_only_what_is_sent() -> None:
    kept, _ = normalise(Card.declared, {"name": "a", "email": ""}, mode="create", lists=LISTS, today=TODAY)
    assert kept == {"name": "a", "level": "A"}
    kept, _ = normalise(Card.declared, {"email": "", "family": []}, mode="edit", lists=LISTS, today=TODAY)
    assert kept == {"email": None, "family": None}


def test_custom_fields_are_judged_like_the_others() -> None:
    custom = (
        Field(name="shoe_size", kind=Kind.INTEGER, label=("鞋码", "Shoe size"), tab="basic", min=20, max=60),
        Field(name="club", kind=Kind.LINE, label=("会员", "Club"), tab="basic", required=True),
    )
    assert pointers({"name": "a", "custom": {"shoe_size": 70, "other": 1}}, custom=custom) == [
        ("/custom/shoe_size", "OUT_OF_RANGE"), ("/custom/other", "UNKNOWN_FIELD"), ("/custom/club", "REQUIRED"),
    ]
    assert pointers({"name": "a"}, custom=custom) == [("/custom/club", "REQUIRED")]
    assert pointers({"custom": [1]}, custom=custom, mode="edit") == [("/custom", "WRONG_TYPE")]
    kept, errors = normalise(
        Card.declared, {"custom": {"shoe_size": None}}, mode="edit", lists=LISTS, custom=custom, today=TODAY
    )
    assert (kept, errors) == ({"custom": {"shoe_size": None}}, [])
