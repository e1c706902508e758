"""What stands in a cell of a spreadsheet, in and out."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from crm_records.codes import flat, standard_lists
from crm_records.declaration import Field, Kind, Part
from crm_records.kinds import Context, Refusal, compiled
from crm_records.validation import from_text, to_text
from hypothesis import given
from hypothesis import strategies as st

LISTS = standard_lists().with_lists([flat("level", ("级别", "Level"), {"A": ("重点", "Key"), "B": ("一般", "Plain")})])
CONTEXT = Context(LISTS, date(2026, 11, 24))
CHILD = (
    Part(name="name", kind=Kind.LINE, label=("名", "Name"), required=True),
    Part(name="born", kind=Kind.PARTIAL_DATE, label=("生日", "Born")),
)


def a_field(kind: Kind, **options: Any) -> Field:
    return Field(name="value", kind=kind, label=("值", "Value"), tab="basic", **options)


def read(kind: Kind, cell: Any, **options: Any) -> Any:
    """A cell as it would be kept, or the reason why not."""
    field = a_field(kind, **options)
    value = from_text(field, cell, LISTS)
    found = None if value is None else compiled(field)(value, CONTEXT)
    return found.reason.code if isinstance(found, Refusal) else found


SHANGHAI_TEN = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "cell", "kept"),
    [
        (Kind.LINE, 12.0, "12"), (Kind.LINE, 12.5, "12.5"), (Kind.LINE, True, "是"), (Kind.LINE, "'=1+1", "=1+1"),
        (Kind.LINE, "'0755", "0755"), (Kind.LINE, "O'Neil", "O'Neil"), (Kind.LINE, date(2026, 1, 2), "2026-01-02"),
        (Kind.LINE, 914403007084611000, "DIGITS_LOST"), (Kind.LINE, 9.14403007084611e17, "DIGITS_LOST"),
        (Kind.LINE, "9.14403E+17", "DIGITS_LOST"), (Kind.LINE, "1.2E+05", "1.2E+05"), (Kind.LINE, "", None),
        (Kind.PHONE, 13800000001.0, "+8613800000001"), (Kind.PHONE, 13800000001, "+8613800000001"),
        (Kind.PHONE, "13800000001.0", "+8613800000001"), (Kind.PHONE, "1.38E+10", "DIGITS_LOST"),
        (Kind.MONEY, 1234.5, {"amount": 123450, "currency": "CNY"}), (Kind.MONEY, "12.345", "BAD_FORMAT"),
        (Kind.MONEY, 1000, {"amount": 100000, "currency": "CNY"}),
        (Kind.MONEY, "ＵＳＤ １２", {"amount": 1200, "currency": "USD"}),
        (Kind.INTEGER, "1,200", 1200), (Kind.INTEGER, "3.0", 3), (Kind.INTEGER, "3.5", "WRONG_TYPE"),
        (Kind.INTEGER, "三", "WRONG_TYPE"), (Kind.INTEGER, "-４", -4), (Kind.INTEGER, 7.0, 7),
        (Kind.BOOLEAN, "是", True), (Kind.BOOLEAN, "No", False), (Kind.BOOLEAN, 1, True),
        (Kind.BOOLEAN, "也许", "WRONG_TYPE"),
        (Kind.DATE, "2026/1/2", "2026-01-02"), (Kind.DATE, "2026年1月2日", "2026-01-02"),
        (Kind.DATE, "20260102", "2026-01-02"),
        (Kind.DATE, 20260102.0, "2026-01-02"), (Kind.DATE, "2026.1.2", "2026-01-02"),
        (Kind.DATE, "2026-01-02 00:00:00", "2026-01-02"),
        (Kind.DATE, datetime(2026, 1, 2, 3), "2026-01-02"), (Kind.DATE, 45000, "BAD_FORMAT"),  # noqa: DTZ001
        (Kind.DATE, "2/1/2026", "BAD_FORMAT"),
        (Kind.DATE, "2026-02-30", "NO_SUCH_DAY"),
        (Kind.PARTIAL_DATE, "5月12日", "05-12"), (Kind.PARTIAL_DATE, "1990/5/12", "1990-05-12"),
        (Kind.PARTIAL_DATE, "5-12", "05-12"),
        (Kind.PARTIAL_DATE, "19900512", "1990-05-12"), (Kind.PARTIAL_DATE, "农历五月十二", "BAD_FORMAT"),
        (Kind.YEAR_MONTH, "2026年3月", "2026-03"), (Kind.YEAR_MONTH, 202603, "2026-03"),
        (Kind.YEAR_MONTH, date(2026, 3, 1), "2026-03"),
        (Kind.INSTANT, "2026-11-24 10:00", SHANGHAI_TEN), (Kind.INSTANT, "2026/11/24 10:00:00", SHANGHAI_TEN),
        (Kind.INSTANT, "2026年11月24日10时", "BAD_FORMAT"), (Kind.INSTANT, "2026年11月24日 10:00", SHANGHAI_TEN),
        (Kind.INSTANT, datetime(2026, 11, 24, 10), SHANGHAI_TEN),  # noqa: DTZ001
        (Kind.INSTANT, "2026-11-24T02:00:00Z", SHANGHAI_TEN),
        (Kind.INSTANT, "2026-11-24", datetime(2026, 11, 23, 16, 0, tzinfo=UTC)),
        (Kind.INSTANT, "2026-11-24 25:00", "BAD_FORMAT"),
        (Kind.RICH_TEXT, "一\n二<三", "<p>一</p><p>二&lt;三</p>"), (Kind.RICH_TEXT, "<b>粗</b>", "<b>粗</b>"),
        (Kind.CONTROLS, "print=deny copy=allow", {"print": "deny", "copy": "allow"}),
        (Kind.CONTROLS, "nonsense", "WRONG_TYPE"),
        (Kind.MEMBER, "department:d-1", {"kind": "department", "id": "d-1"}),
        (Kind.MEMBER, "所有人", {"kind": "everyone", "id": ""}),
    ],
)
def test_a_cell_is_read_as_people_and_spreadsheets_write_it(kind: Kind, cell: Any, kept: Any) -> None:
    assert read(kind, cell) == kept


@pytest.mark.parametrize("cell", ["A", "a", "重点", "KEY", " Ｋey "])
def test_a_code_is_found_by_its_labels_in_any_width_and_case(cell: str) -> None:
    assert read(Kind.CODE, cell, codes="level") == "A"


def test_an_unknown_label_is_refused_as_it_was_written() -> None:
    assert read(Kind.CODE, "特级", codes="level") == "NOT_A_CODE"


def test_places_are_found_by_their_usual_names_at_their_level() -> None:
    assert read(Kind.CODE, "广东", codes="gbt2260", code_level=1) == "440000"
    assert read(Kind.CODE, "Guangdong", codes="gbt2260", code_level=1) == "440000"
    assert read(Kind.CODE, "北京", codes="gbt2260", code_level=1) == "110000"
    assert read(Kind.CODE, "北京", codes="gbt2260", code_level=2) == "110100"
    assert read(Kind.CODE, "深圳", codes="gbt2260", code_level=2) == "440300"
    assert read(Kind.CODE, "美国", codes="country") == "US"
    assert read(Kind.CODE, "制造业", codes="gbt4754") == "C"
    assert read(Kind.CODE, 39, codes="gbt4754") == "C39"


def test_a_cell_of_many_is_split() -> None:
    assert read(Kind.LINE, "茶; 羽毛球；下棋", many=True) == ["茶", "羽毛球", "下棋"]
    assert read(Kind.CODE, "重点、一般", codes="level", many=True) == ["A", "B"]
    assert read(Kind.STRUCT, "小明 2010-5-1; Li Hong 05-12; 小刚", many=True, parts=CHILD) == [
        {"name": "小明", "born": "2010-05-01"}, {"name": "Li Hong", "born": "05-12"}, {"name": "小刚"},
    ]
    assert read(Kind.LINE, " ; ", many=True) is None


def test_names_stand_for_people_both_ways() -> None:
    ids = {"张伟": "p-1"}
    names = {"p-1": "张伟"}
    field = a_field(Kind.REFERENCE, refers="person")
    assert from_text(field, "张伟", LISTS, names=lambda _, name: ids.get(name)) == "p-1"
    assert from_text(field, "李雷", LISTS, names=lambda _, name: ids.get(name)) == "李雷"
    assert to_text(field, "p-1", "zh", LISTS, names=lambda _, id_: names.get(id_)) == "张伟"
    assert to_text(field, "p-9", "zh", LISTS, names=lambda _, id_: names.get(id_)) == "p-9"


VALUES: list[tuple[Field, st.SearchStrategy[Any]]] = [
    (a_field(Kind.INTEGER), st.integers(-(2**53) + 1, 2**53 - 1)),
    (a_field(Kind.BOOLEAN), st.booleans()),
    (a_field(Kind.DATE), st.dates(date(1, 1, 1)).map(lambda day: day.isoformat())),
    (a_field(Kind.PARTIAL_DATE), st.dates(date(1800, 1, 1)).map(lambda day: f"{day:%m-%d}")),
    (
        a_field(Kind.PARTIAL_DATE, calendar="calendar"),
        st.builds("{:04}-{:02}L-{:02}".format, st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 30)),
    ),
    (a_field(Kind.YEAR_MONTH), st.builds("{}-{:02}".format, st.integers(1000, 9999), st.integers(1, 12))),
    (
        a_field(Kind.INSTANT),
        st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
            lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
        ),
    ),
    (a_field(Kind.CODE, codes="country"), st.sampled_from(sorted(LISTS.get("country").by_code))),
    (a_field(Kind.CODE, codes="gbt4754"), st.sampled_from(sorted(LISTS.get("gbt4754").by_code))),
    (
        a_field(Kind.CODE, codes="gbt2260", code_level=1),
        st.sampled_from(sorted(c.code for c in LISTS.get("gbt2260").codes if c.level == 1)),
    ),
    (a_field(Kind.LINE, many=True), st.lists(st.sampled_from(["茶", "a b", "3", "x,y"]), min_size=1, unique=True)),
    (
        a_field(Kind.STRUCT, many=True, parts=CHILD),
        st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["小明", "Li Hong"])}, optional={"born": st.just("05-12")}),
            min_size=1, unique_by=lambda one: (one["name"], one.get("born")),
        ),
    ),
]


PAIRS = st.sampled_from(VALUES).flatmap(lambda pair: st.tuples(st.just(pair[0]), pair[1]))


@given(PAIRS, st.sampled_from(["zh", "en"]))
def test_what_is_exported_is_read_back_the_same(pair: tuple[Field, Any], language: Any) -> None:
    field, value = pair
    kept = from_text(field, to_text(field, value, language, LISTS), LISTS)
    assert compiled(field)(kept, CONTEXT) == value


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.dates(), st.datetimes(), st.times()
)


@given(st.sampled_from(list(Kind)), CELLS, st.booleans())
def test_no_cell_breaks_the_reader(kind: Kind, cell: Any, many: bool) -> None:
    field = a_field(kind, codes="level", refers="person", many=many, parts=CHILD)
    value = from_text(field, cell, LISTS)
    outcome = None if value is None else compiled(field)(value, CONTEXT)
    assert outcome is None or isinstance(outcome, Refusal | str | int | dict | list | datetime), outcome


def test_a_clock_time_alone_is_no_date() -> None:
    assert read(Kind.DATE, time(10, 0)) == "BAD_FORMAT"
