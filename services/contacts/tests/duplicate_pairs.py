"""Labelled pairs of customers, made by hand-written rules: which are the same person at the same company, and whether
an exact key must say so. Each rule is one way in which people write the same thing differently, or two things alike.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    rule: str
    one: Values
    other: Values
    same: bool
    exact: bool


COMPANIES = (
    ("广州", "440100", "博远", "信息技术", "91440101MA5CL0XY0B"),
    ("深圳", "440300", "汇通", "供应链", "91440300MA5DQ1AB2L"),
    ("上海", "310100", "鼎盛", "机械设备", "91310000MA1FL3CD4T"),
    ("杭州", "330100", "启联", "软件", "91330100MA27X5EF6Y"),
    ("成都", "510100", "瑞丰", "食品", "91510100MA61R7GH8W"),
    ("武汉", "420100", "华创", "医疗器械", "91420100MA4KM9JK1P"),
    ("青岛", "370200", "海纳", "物流", "91370200MA3C2LMN3Q"),
    ("西安", "610100", "智云", "教育咨询", "91610100MA6T4PQR5E"),
    ("南京", "320100", "金蝶谷", "新材料", "91320100MA1M6RST7U"),
    ("厦门", "350200", "优拓", "贸易", "91350200MA2X8UVW9N"),
)
PEOPLE = ("王丽", "陈志强", "欧阳晓岚", "李文斌", "张国强", "刘颖", "赵明", "黄嘉豪", "周雪琳", "林俊")
OTHERS = ("许诺", "邓勇", "吴倩", "孙浩", "马俊杰", "朱琪", "胡静", "郭涛", "何梅", "高峰")
TRADITIONAL = str.maketrans(
    "丽陈强欧阳晓岚张国刘颖赵黄周华创医疗机械设备智云软件贸拓优汇广东员联启瑞丰纳术谷网络华远应链询资质",
    "麗陳強歐陽曉嵐張國劉穎趙黃周華創醫療機械設備智雲軟件貿拓優匯廣東員聯啟瑞豐納術谷網絡華遠應鏈詢資質",
)


def base(n: int) -> Values:
    city, code, core, trade, credit = COMPANIES[n]
    return {
        "kind": "org",
        "customer_name": f"{city}{core}{trade}有限公司",
        "company_name": f"{city}{core}{trade}有限公司",
        "contact_name": PEOPLE[n],
        "city": code,
        "mobile": f"+8613{n}1234567{n}",
        "email_primary": f"u{n}@example{n}.cn",
        "unified_social_credit_code": credit,
        "company_phone": f"+86208765432{n}",
    }


def without(values: Values, *names: str) -> Values:
    return {k: v for k, v in values.items() if k not in names}


def _named(values: Values, **changed: Any) -> Values:
    """The same by nothing but names: no mobile, e-mail or credit code on this side."""
    return {**without(values, "mobile", "email_primary", "unified_social_credit_code"), **changed}


def _company(values: Values, name: str, **changed: Any) -> Values:
    return _named(values, company_name=name, customer_name=name, **changed)


Rule = tuple[str, bool, bool, Callable[[int, Values], Values]]

RULES: tuple[Rule, ...] = (
    # the same, by an exact key
    (
        "mobile written anew",
        True,
        True,
        lambda n, v: {
            "kind": "individual",
            "contact_name": v["contact_name"][0] + "总",
            "customer_name": "个人",
            "mobile": v["mobile"],
        },
    ),
    (
        "e-mail in capitals",
        True,
        True,
        lambda n, v: {
            "kind": "individual",
            "contact_name": v["contact_name"],
            "customer_name": v["contact_name"],
            "email_primary": v["email_primary"].upper(),
        },
    ),
    (
        "e-mail as the second one",
        True,
        True,
        lambda n, v: _named(
            v, company_name="另一家公司", customer_name="另一家公司", email_secondary=v["email_primary"], city="110100"
        ),
    ),
    (
        "credit code and contact",
        True,
        True,
        lambda n, v: {
            **_company(v, "改过名字的公司", city="110100"),
            "unified_social_credit_code": v["unified_social_credit_code"],
        },
    ),
    ("only names, city equal", True, True, lambda n, v: _named(v)),
    (
        "full width",
        True,
        True,
        lambda n, v: _company(v, "　" + v["company_name"] + "　", contact_name=f" {v['contact_name']}　"),
    ),
    (
        "traditional characters",
        True,
        True,
        lambda n, v: _company(
            v, v["company_name"].translate(TRADITIONAL), contact_name=v["contact_name"].translate(TRADITIONAL)
        ),
    ),
    ("contact with a title", True, True, lambda n, v: _named(v, contact_name=v["contact_name"] + "先生")),
    ("punctuation in the company", True, True, lambda n, v: _company(v, v["company_name"].replace("有限", "·有限"))),
    # the same, only by a similar key
    (
        "another legal form",
        True,
        False,
        lambda n, v: _company(v, v["company_name"].replace("有限公司", "股份有限公司")),
    ),
    ("no legal form", True, False, lambda n, v: _company(v, v["company_name"].replace("有限公司", ""))),
    ("place in brackets", True, False, lambda n, v: _company(v, _moved(n))),
    ("city unknown", True, False, lambda n, v: without(_named(v), "city")),
    ("place left out", True, False, lambda n, v: _company(v, v["company_name"][2:])),
    ("place with 市", True, False, lambda n, v: _company(v, v["company_name"][:2] + "市" + v["company_name"][2:])),
    ("company group", True, False, lambda n, v: _company(v, v["company_name"].replace("有限公司", "集团有限公司"))),
    ("sounds the same", True, False, lambda n, v: _company(v, v["company_name"].translate(_SOUND))),
    # two different ones
    ("same company, other person", False, False, lambda n, v: _named(v, contact_name=OTHERS[n])),
    (
        "shared switchboard",
        False,
        False,
        lambda n, v: {
            "kind": "org",
            "customer_name": "别家贸易公司",
            "company_name": "别家贸易公司",
            "contact_name": OTHERS[n],
            "company_phone": v["company_phone"],
        },
    ),
    (
        "same credit code, other person",
        False,
        False,
        lambda n, v: {
            **_named(v, contact_name=OTHERS[n]),
            "unified_social_credit_code": v["unified_social_credit_code"],
        },
    ),
    (
        "branch of another city, other person",
        False,
        False,
        lambda n, v: _company(v, v["company_name"] + "北京分公司", contact_name=OTHERS[n], city="110100"),
    ),
    ("same name, other company", False, False, lambda n, v: _company(v, f"完全不同{OTHERS[n]}工程有限公司")),
    (
        "same person's name, no company",
        False,
        False,
        lambda n, v: {"kind": "individual", "customer_name": v["contact_name"], "contact_name": v["contact_name"]},
    ),
    (
        "mobile of one digit more",
        False,
        False,
        lambda n, v: {
            "kind": "individual",
            "customer_name": OTHERS[n],
            "contact_name": OTHERS[n],
            "mobile": v["mobile"][:-1] + str((int(v["mobile"][-1]) + 1) % 10),
        },
    ),
    (
        "e-mail of a colleague",
        False,
        False,
        lambda n, v: {
            "kind": "individual",
            "customer_name": OTHERS[n],
            "contact_name": OTHERS[n],
            "email_primary": "x" + v["email_primary"],
        },
    ),
)
_SOUND = str.maketrans("远汇鼎启联瑞医纳智蝶贸", "源惠顶起连睿依娜志碟茂")


def _moved(n: int) -> str:
    city, _, core, trade, _ = COMPANIES[n]
    return f"{core}{trade}（{city}）有限公司"


def pairs() -> Iterator[Pair]:
    for n in range(len(COMPANIES)):
        for rule, same, exact, change in RULES:
            yield Pair(rule, base(n), change(n, base(n)), same, exact)
