"""The demo organisation: 30 people, 8 departments, 3 regions. The same in every installation, but for passwords."""

from dataclasses import dataclass
from typing import Any

from crm_platform.documents.port import Doc

REGIONS = {"north": "华北", "east": "华东", "south": "华南"}
# key, name, parent, region, head
DEPARTMENTS = (
    ("company", "总公司", None, "north", "lijianguo"),
    ("sales", "销售中心", "company", "north", "zhaomin"),
    ("sales_north", "华北销售部", "sales", "north", "chenjun"),
    ("sales_east", "华东销售部", "sales", "east", "zhouting"),
    ("sales_south", "华南销售部", "sales", "south", "huangzhiqiang"),
    ("marketing", "市场部", "company", "east", "songyu"),
    ("service", "客户服务部", "company", "south", "caiming"),
    ("office", "行政信息部", "company", "north", "qianli"),
)
# login, name, department, post, superior
PEOPLE = (
    ("wangfang", "王芳", "office", "系统管理员", "qianli"),
    ("lijianguo", "李建国", "company", "总经理", None),
    ("zhaomin", "赵敏", "sales", "销售总监", "lijianguo"),
    ("chenjun", "陈军", "sales_north", "华北区经理", "zhaomin"),
    ("liuyang", "刘洋", "sales_north", "高级客户经理", "chenjun"),
    ("zhangwei", "张伟", "sales_north", "客户经理", "liuyang"),
    ("wangli", "王丽", "sales_north", "客户经理", "liuyang"),
    ("sunhao", "孙浩", "sales_north", "客户代表", "chenjun"),
    ("zhouting", "周婷", "sales_east", "华东区经理", "zhaomin"),
    ("wuqiang", "吴强", "sales_east", "高级客户经理", "zhouting"),
    ("xujing", "徐静", "sales_east", "客户经理", "wuqiang"),
    ("machao", "马超", "sales_east", "客户经理", "wuqiang"),
    ("zhuli", "朱莉", "sales_east", "客户代表", "zhouting"),
    ("huangzhiqiang", "黄志强", "sales_south", "华南区经理", "zhaomin"),
    ("linxiaoyan", "林晓燕", "sales_south", "高级客户经理", "huangzhiqiang"),
    ("hejie", "何杰", "sales_south", "客户经理", "linxiaoyan"),
    ("gaofeng", "高峰", "sales_south", "客户经理", "linxiaoyan"),
    ("luoyan", "罗燕", "sales_south", "客户代表", "huangzhiqiang"),
    ("liangchen", "梁晨", "sales_south", "客户代表", "huangzhiqiang"),
    ("songyu", "宋宇", "marketing", "市场经理", "lijianguo"),
    ("tangxin", "唐欣", "marketing", "市场专员", "songyu"),
    ("xiewen", "谢雯", "marketing", "市场专员", "songyu"),
    ("caiming", "蔡明", "service", "客服经理", "lijianguo"),
    ("dengna", "邓娜", "service", "客服专员", "caiming"),
    ("panlei", "潘磊", "service", "服务工程师", "caiming"),
    ("yehong", "叶红", "service", "热线录入员", "caiming"),
    ("qianli", "钱丽", "office", "行政财务主管", "lijianguo"),
    ("shenyun", "沈云", "office", "系统设计师", "qianli"),
    ("zengguang", "曾光", "office", "外部审计", "qianli"),
    ("fengtao", "冯涛", "sales_east", "客户代表（已离职）", "zhouting"),
)
LEFT = frozenset({"fengtao"})
OWNERS = tuple(login for login, _, department, _, _ in PEOPLE if department.startswith("sales_") and login not in LEFT)
"""Those who have customers: the regional sales departments."""

# key, name, people, departments, groups
GROUPS = (
    ("leaders", "公司领导", ("lijianguo", "zhaomin"), (), ()),
    ("sales_heads", "销售主管", ("zhaomin", "chenjun", "zhouting", "huangzhiqiang"), (), ()),
    ("key_accounts_north", "华北重点客户组", ("liuyang", "zhangwei"), (), ()),
    ("key_accounts", "重点客户组", ("wuqiang", "linxiaoyan"), (), ("key_accounts_north",)),
    ("project_launch", "新品上市项目组", ("songyu", "caiming"), ("sales_east",), ("key_accounts",)),
    ("barred", "禁止访问组", ("fengtao",), (), ()),
)
ROLES = (
    ("contacts", "SysAdmin", "系统管理员"),
    ("contacts", "BizManager", "企业管理者"),
    ("contacts", "CustomerCreator", "客户创建者"),
    ("contacts", "Assigner", "资料分配者"),
    ("sales", "Tracker", "信息跟踪记录者"),
    ("sales", "Approver", "审批人"),
    ("complaints", "ComplaintOwner", "投诉负责人"),
    ("knowledge", "KnowledgeEditor", "知识编辑"),
)
GIVEN = {
    "lijianguo": ["contacts:BizManager", "sales:Approver"],
    "caiming": ["complaints:ComplaintOwner"],
    "songyu": ["knowledge:KnowledgeEditor"],
    "tangxin": ["contacts:CustomerCreator"],
}
ADMINISTRATOR = "wangfang"

_KINDS = ("region", "department", "person", "group", "role")


def demo_id(kind: str, key: str) -> str:
    """A fixed UUIDv7: the same record has the same id in every installation."""
    return f"01900000-{_KINDS.index(kind):04x}-7000-8000-{_places()[kind, key]:012x}"


def _places() -> dict[tuple[str, str], int]:
    if not _KNOWN:
        keys = {
            "region": list(REGIONS),
            "department": [line[0] for line in DEPARTMENTS],
            "person": [line[0] for line in PEOPLE],
            "group": [line[0] for line in GROUPS],
            "role": [f"{store}:{name}" for store, name, _ in ROLES],
        }
        _KNOWN.update({(kind, key): place for kind, one in keys.items() for place, key in enumerate(one, 1)})
    return _KNOWN


_KNOWN: dict[tuple[str, str], int] = {}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the demo customers belong to."""

    person_id: str
    department_id: str
    region_id: str
    region: str


def owners() -> list[Owner]:
    places = {key: (region, REGIONS[region]) for key, _, _, region, _ in DEPARTMENTS}
    found: list[Owner] = []
    for login, _, department, _, _ in PEOPLE:
        if login in OWNERS:
            region, name = places[department]
            found.append(
                Owner(demo_id("person", login), demo_id("department", department), demo_id("region", region), name)
            )
    return found


def records() -> dict[str, list[Doc]]:
    """Every record of the directory, by type name."""
    return {
        "region": [{"_id": demo_id("region", key), "name": name} for key, name in REGIONS.items()],
        "department": [_department(*line) for line in DEPARTMENTS],
        "person": [_person(place, *line) for place, line in enumerate(PEOPLE)],
        "group": [_group(*line) for line in GROUPS],
        "role": [
            {"_id": demo_id("role", f"{store}:{name}"), "of_store": store, "name": name, "title": title}
            for store, name, title in ROLES
        ],
    }


def _department(key: str, name: str, parent: str | None, region: str, head: str) -> Doc:
    return {
        "_id": demo_id("department", key),
        "name": name,
        "parent_id": demo_id("department", parent) if parent else None,
        "region_id": demo_id("region", region),
        # the administrator heads the whole too, so that whoever tries the product with one account sees it all
        "head_ids": [demo_id("person", one) for one in ((head,) if parent else (head, ADMINISTRATOR))],
        "roles": ["sales:Tracker"] if key == "sales" else None,
    }


def _person(place: int, login: str, *line: Any) -> Doc:
    name, department, post, superior = line
    return {
        "_id": demo_id("person", login),
        "name": name,
        "login": login,
        "active": login not in LEFT,
        "department_ids": [demo_id("department", department)],
        "superior_id": demo_id("person", superior) if superior else None,
        "post": post,
        "mobile": f"+86139{10_000_000 + place * 137_911 % 90_000_000:08d}",
        "email": f"{login}@example.com",
        "roles": GIVEN.get(login),
    }


def _group(key: str, name: str, *members: tuple[str, ...]) -> Doc:
    people, departments, groups = members
    return {
        "_id": demo_id("group", key),
        "name": name,
        "person_ids": [demo_id("person", one) for one in people] or None,
        "department_ids": [demo_id("department", one) for one in departments] or None,
        "group_ids": [demo_id("group", one) for one in groups] or None,
        "roles": ["contacts:Assigner"] if key == "sales_heads" else None,
        "denies": True if key == "barred" else None,
    }
