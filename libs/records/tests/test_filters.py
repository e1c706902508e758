"""The filter language: what it accepts, and where it says that something is wrong."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from crm_platform.search.port import AllOf, AnyOf, Compare, Condition, Not
from crm_records.codes import standard_lists
from crm_records.lists.compile import Meaning, compile_filter
from crm_records.lists.errors import BadFilter, UnknownFilterField
from crm_records.lists.fields import queryable
from crm_records.lists.syntax import MAX_RESTRICTIONS, parse
from crm_testkit.notes import LISTS, Note
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)        # the 25th in Shanghai
CN = ZoneInfo("Asia/Shanghai")


def compiled(text: str, *, now: datetime = NOW, **options: Any) -> Condition | None:
    node = parse(text)
    meaning = Meaning(
        queryable=queryable(Note.declared), lists=standard_lists().with_lists(LISTS), now=now, zone=CN, me="author",
        **options,
    )
    return None if node is None else compile_filter(node, meaning)


def test_an_empty_filter_is_none() -> None:
    assert compiled("") is None
    assert compiled("  \n ") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('level = "A"', Compare("level", "=", "A")),
        ("level=A", Compare("level", "=", "A")),
        ("level != A", Not(Compare("level", "=", "A"))),
        ("count >= 12", Compare("count", ">=", 12)),
        ("count < -3", Compare("count", "<", -3)),
        ("price > 100000", AllOf((Compare("price.currency", "=", "CNY"), Compare("price", ">", 100_000)))),
        ("price != 5", Not(AllOf((Compare("price.currency", "=", "CNY"), Compare("price", "=", 5))))),
        ("price.amount > 100000", Compare("price", ">", 100_000)),
        ("price.currency = USD", Compare("price.currency", "=", "USD")),
        ("price.currency != null", Not(Compare("price.currency", "null"))),
        ("price = null", Compare("price", "null")),
        ("done = true", Compare("done", "=", True)),
        ("mobile = null", Compare("mobile", "null")),
        ("mobile != null", Not(Compare("mobile", "null"))),
        ("mobile:*", Not(Compare("mobile", "null"))),
        ('title = "null"', Compare("title", "=", "null")),
        ('title = "张*"', Compare("title", "prefix", "张")),
        (r'title = "5\*"', Compare("title", "=", "5*")),
        (r'title = "say \"hi\" \\ "', Compare("title", "=", 'say "hi" \\ ')),
        ("title = 'it'", Compare("title", "=", "it")),
        ('tags:"red"', Compare("tags", "has", "red")),
        ("tags = null", Compare("tags", "null")),
        ("owner_id = me()", Compare("owner_id", "=", "author")),
        ("day = 2026-11-24", Compare("day", "=", 20261124)),
        ("day >= today()", Compare("day", ">=", 20261125)),
        ("day > days_ago(25)", Compare("day", ">", 20261031)),
        ("month = 2026-11", Compare("month", "=", 202611)),
        ("month <= today()", Compare("month", "<=", 202611)),
        ("due_at < now()", Compare("due_at", "<", NOW)),
        ("due_at >= days_ago(1)", Compare("due_at", ">=", datetime(2026, 11, 23, 17, 30, tzinfo=UTC))),
        ("due_at < days_ahead(1)", Compare("due_at", "<", datetime(2026, 11, 25, 17, 30, tzinfo=UTC))),
        ("due_at >= today()", Compare("due_at", ">=", datetime(2026, 11, 24, 16, 0, tzinfo=UTC))),
        ("due_at >= 2026-11-24", Compare("due_at", ">=", datetime(2026, 11, 23, 16, 0, tzinfo=UTC))),
        ("due_at = 2026-11-24T00:00:00.5Z", Compare("due_at", "=", datetime(2026, 11, 24, 0, 0, 0, 500_000, UTC))),
        ('due_at = "2026-11-24T08:00:00+08:00"', Compare("due_at", "=", datetime(2026, 11, 24, tzinfo=UTC))),
    ],
)
def test_a_restriction_means(text: str, expected: Condition) -> None:
    assert compiled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("month = today()", Compare("month", "=", 202701)),
        ("month < days_ago(1)", Compare("month", "<", 202612)),
        ("day = today()", Compare("day", "=", 20270101)),
        ("day = days_ahead(31)", Compare("day", "=", 20270201)),
        ("due_at >= today()", Compare("due_at", ">=", datetime(2026, 12, 31, 16, 0, tzinfo=UTC))),
    ],
)
def test_on_the_last_evening_of_greenwichs_year_it_is_january(text: str, expected: Condition) -> None:
    assert compiled(text, now=datetime(2026, 12, 31, 19, 0, tzinfo=UTC)) == expected


def test_or_binds_tighter_than_and() -> None:
    a, b, c = (Compare("level", "=", x) for x in "ABC")
    assert compiled("level = A AND level = B OR level = C") == AllOf((a, AnyOf((b, c))))
    assert compiled("(level = A AND level = B) OR level = C") == AnyOf((AllOf((a, b)), c))
    assert compiled("NOT level = A AND -level = B") == AllOf((Not(a), Not(b)))
    assert compiled("NOT (level = A OR level = B)") == Not(AnyOf((a, b)))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("level", 5), ("level =", 7), ("level = A level = B", 10), ("level = A AND", 13), ("(level = A", 10),
        ("level = A)", 9), ("AND level = A", 0), ("level ~ A", 6), ('level = "A', 8), ("level = A AND level == B", 21),
        ("level = Z", 8), ("count = x", 8), ("count = 1.5", 8), ("count = 99999999999999999999", 8), ("done = yes", 7),
        ("day = 2026-13-01", 6), ("day = now()", 6), ("month = 2026-11-24", 8), ("due_at < soon()", 9),
        ("due_at < days_ago()", 9), ("due_at < days_ago(x)", 18), ("due_at < now(1)", 13), ("due_at = 2026-99-01", 9),
        ("tags = red", 0), ("level:A", 0), ("level > A", 0), ("title = me()", 8), ("count = 1*", 8),
        ("mobile > null", 9), ('title > "a*"', 8), ("level = (A)", 8), ("1x = 2", 0),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_position(text: str, position: int) -> None:
    with pytest.raises(BadFilter) as refused:
        compiled(text)
    assert refused.value.variables["position"] == position
    assert refused.value.errors[0].pointer == "/filter"


@pytest.mark.parametrize(
    ("text", "position"),
    [("nothing = 1", 0), ("level = A AND body = x", 14), ("account = 1", 0), ("wechat = x", 0), ("custom.x = 1", 0),
     ("plain = x", 0), ("access = open", 0)],
)  # fmt: skip
def test_a_field_that_cannot_be_filtered_is_told(text: str, position: int) -> None:
    with pytest.raises(UnknownFilterField) as refused:
        compiled(text)
    assert refused.value.variables["position"] == position
    assert refused.value.reason == "UNKNOWN_FILTER_FIELD"


def test_masked_fields_are_filtered_by_who_may_see_them_everywhere() -> None:
    assert compiled("wechat = x", sees_masked=True) == Compare("wechat", "=", "x")
    with pytest.raises(UnknownFilterField):
        compiled("account = 1", sees_masked=True)


def test_size_and_depth_are_bounded() -> None:
    many = " AND ".join(["level = A"] * MAX_RESTRICTIONS)
    assert compiled(many) is not None
    for text in (f"{many} AND level = A", "(" * 21 + "level = A" + ")" * 21, f'title = "{"x" * 4000}"'):
        with pytest.raises(BadFilter):
            compiled(text)


WORDS = st.sampled_from(
    ["level", "count", "due_at", "tags",
     "=", "!=", "<", ":", "AND", "OR", "NOT", "-", "(", ")", "A", "12", '"x"', "'", '"',
     "null", "*", "me()", "days_ago(", "2026-11-24T", "\\", ",", "张", "\x00"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40))
def test_no_text_fails_in_another_way(text: str) -> None:
    position = 0
    try:
        compiled(text)
    except (BadFilter, UnknownFilterField) as error:
        position = error.variables["position"]
    assert 0 <= position <= len(text)
