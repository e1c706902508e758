import json
from importlib.resources import files
from typing import Any

import pytest
from crm_records.codes import Code, CodeList, CodeLists, flat, standard_lists, tree

STANDARD = standard_lists()


@pytest.mark.parametrize(
    ("name", "code", "zh", "en"),
    [
        ("country", "CN", "中国", "China"), ("country", "DE", "德国", "Germany"),
        ("currency", "CNY", "人民币", "Chinese Yuan"),
        ("currency", "EUR", "欧元", "Euro"), ("gbt2260", "440000", "广东省", "Guangdong"),
        ("gbt2260", "150100", "呼和浩特市", "Hohhot"), ("gbt2260", "419001", "济源市", "Jiyuan"),
        ("gbt4754", "C", "制造业", "Manufacturing"),
        ("gbt4754", "I65", "软件和信息技术服务业", "Software and IT services"),
    ],
)
def test_standard_codes_have_their_names_in_both_languages(name: str, code: str, zh: str, en: str) -> None:
    assert STANDARD.label(name, code, "zh") == zh
    assert STANDARD.label(name, code, "en") == en


def test_the_standard_lists_are_whole() -> None:
    divisions = STANDARD.get("gbt2260").codes
    assert len([c for c in divisions if c.level == 1]) == 34
    assert len([c for c in divisions if c.level == 2]) > 330
    assert len([c for c in divisions if c.level == 3]) > 2800
    industries = STANDARD.get("gbt4754").codes
    assert len([c for c in industries if c.level == 1]) == 20
    assert len([c for c in industries if c.level == 2]) == 97
    assert len([c for c in industries if c.level == 3]) == 473
    assert len(STANDARD.get("country").codes) == 249
    for one in STANDARD:
        codes = [c.code for c in one.codes]
        assert len(codes) == len(set(codes))
        assert all(c.parent is None or c.parent in one.by_code for c in one.codes)
        assert all(c.zh and c.en for c in one.codes)


@pytest.mark.parametrize("name", ["country", "currency", "gbt2260", "gbt4754", "area_codes"])
def test_data_says_where_it_is_from_and_when(name: str) -> None:
    data: dict[str, Any] = json.loads(files("crm_records.codes").joinpath(f"data/{name}.json").read_text("utf-8"))
    assert data["source"]
    assert len(data["as_of"]) == 10


def test_counties_stand_under_their_city_and_a_municipality_has_one() -> None:
    divisions = STANDARD.get("gbt2260").by_code
    for county, city, zh, en in (
        ("440306", "440300", "宝安区", "Baoan District"), ("110105", "110100", "朝阳区", "Chaoyang District"),
        ("533401", "533400", "香格里拉市", "Xianggelila"),
        ("150722", "150700", "莫力达瓦达斡尔族自治旗", "Molidawa Banner"),
    ):
        assert (divisions[county].parent, divisions[county].zh, divisions[county].en) == (city, zh, en)
    assert STANDARD.find("gbt2260", "朝阳", level=3, parent="110100") == "110105"
    assert {divisions[code].zh for code in ("710000", "810000", "820000")} == {
        "台湾省", "香港特别行政区", "澳门特别行政区",
    }


def test_a_branch_is_a_code_with_all_beneath_it() -> None:
    divisions, industries = STANDARD.get("gbt2260"), STANDARD.get("gbt4754")
    assert industries.branch("C341") == ("C341",)
    assert set(industries.branch("C34")) == {"C34", *(f"C34{n}" for n in range(1, 10))}
    assert len(divisions.branch("440000")) == len([c for c in divisions.codes if c.code.startswith("44")])
    assert (industries.root("C341"), industries.root("C"), industries.root("unknown")) == ("C", "C", "unknown")


def test_a_withdrawn_code_is_shown_and_not_chosen() -> None:
    one = CodeList("x", ("x", "x"), (Code("1", "旧", "Old", active=False), Code("2", "新", "New")))
    lists = CodeLists([one])
    assert lists.label("x", "1") == "旧"
    assert not lists.allows("x", "1")
    assert lists.allows("x", "2")


def test_currencies_know_their_minor_units() -> None:
    assert [STANDARD.minor_digits(c) for c in ("CNY", "JPY", "KWD", "CLF")] == [2, 0, 3, 4]


def test_a_child_is_asked_for_under_its_parent() -> None:
    assert STANDARD.has("gbt2260", "440300", "440000")
    assert not STANDARD.has("gbt2260", "440300", "110000")
    assert not STANDARD.has("gbt2260", "999999")
    assert STANDARD.find("gbt2260", "深圳市", parent="440000") == "440300"
    assert STANDARD.find("gbt2260", "深圳市", parent="110000") is None


def test_every_label_finds_its_own_code() -> None:
    for name in ("country", "currency"):
        for one in STANDARD.get(name).codes:
            assert STANDARD.find(name, one.code.lower()) == one.code
            assert STANDARD.find(name, one.zh) == one.code
    for one in STANDARD.get("gbt2260").codes:
        assert STANDARD.find("gbt2260", one.zh, level=one.level, parent=one.parent) == one.code


LEVEL = flat("level", ("级别", "Level"), {"A": ("甲", "First"), "B": ("乙", "Second")})


def a_row(**codes: dict[str, Any]) -> dict[str, Any]:
    return {"_id": "level", "codes": [{"code": code, **rest} for code, rest in codes.items()]}


def test_an_organisation_rewords_reorders_adds_and_retires_codes() -> None:
    row = a_row(
        C={"label": {"zh": "丙"}}, B={"label": {"zh": "二级", "en": "Second"}, "active": False, "marks": ["key"]},
    )
    lists = STANDARD.with_lists([LEVEL]).with_rows([row])
    assert [one.code for one in lists.get("level").codes] == ["C", "B", "A"]
    assert (lists.label("level", "C", "en"), lists.label("level", "B")) == ("丙", "二级")
    assert [lists.has("level", code) for code in "ABC"] == [True, False, True]
    assert lists.get("level").by_code["B"].marks == ("key",)
    assert lists.find("level", "乙") is None


def test_standards_cannot_be_overridden_and_unknown_lists_change_nothing() -> None:
    rows = [{"_id": "country", "codes": []}, {"_id": "none", "codes": []}]
    lists = STANDARD.with_lists([LEVEL]).with_rows(rows)
    assert lists.get("country") is STANDARD.get("country")
    assert "none" not in lists


def test_a_retired_code_is_still_read_but_an_active_one_of_the_same_name_goes_first() -> None:
    one = tree("x", ("x", "x"), [Code("1", "同名", "Same", active=False), Code("2", "同名", "Same")], editable=True)
    assert one.find("同名") == "2"
    assert STANDARD.with_lists([one]).label("x", "1") == "同名"


def test_a_loop_of_parents_ends() -> None:
    one = tree("x", ("x", "x"), [Code("1", "一", "1", parent="2"), Code("2", "二", "2", parent="1")], editable=True)
    assert {code.level for code in one.codes} == {2}
