"""People: the directory and what else is kept of a person."""

import re
from collections.abc import Mapping
from typing import Any

from crm_platform.documents.port import Index
from crm_platform.errors import Reason
from crm_records.declaration import Boolean, Email, Integer, Line, Phone, Record, Reference, field
from crm_records.kinds import Refusal

from identity.references import store_role

BAD_LOGIN = Reason("BAD_LOGIN", "登录名只能用小写字母、数字和 . _ @ -", "A login has letters, digits and . _ @ - only")
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
LOGIN_INDEX = Index("login", (("login", 1),), unique=True)


def is_login(text: str) -> bool:
    return _LOGIN.fullmatch(text) is not None


def login(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    """Kept in small letters: people type their login as they like."""
    return value.casefold() if is_login(value.casefold()) else Refusal(BAD_LOGIN)


class Person(
    Record, name="person", plural="people", store="system", label=("人员", "Person"), title="name",
    tabs=(("basic", "基本", "Basic"), ("place", "岗位", "Position"), ("sign_in", "登录", "Sign-in")),
):
    name: Line = field("姓名", "Name", tab="basic", required=True, max=100, search=10, filter=True, list_sort="pinyin")
    pinyin: Line | None = field("拼音", "Pinyin", tab="basic", written="system", max=400)
    login: Line = field("登录名", "Login", tab="sign_in", required=True, min=2, max=64, check=login, filter=True)
    active: Boolean | None = field("在职", "Active", tab="sign_in", filter=True, default=True)
    department_ids: list[Reference] | None = field(
        "部门", "Departments", tab="place", refers="department", max_items=10, filter=True,
        note=("第一个是本部门", "The first is his own"),
    )
    superior_id: Reference | None = field("直接上级", "Superior", tab="place", refers="person", filter=True)
    post: Line | None = field("职务", "Post", tab="place", max=100, filter=True)
    mobile: Phone | None = field("手机", "Mobile", tab="basic", personal=True, filter=True)
    email: Email | None = field("电子邮件", "E-mail", tab="basic", personal=True, filter=True)
    roles: list[Line] | None = field(
        "角色", "Roles", tab="place", max=100, max_items=50, check=store_role,
        note=("形如 contacts:Admin", "As in contacts:Admin"),
    )
    session_epoch: Integer | None = field("会话批次", "Session epoch", tab="sign_in", written="system")
