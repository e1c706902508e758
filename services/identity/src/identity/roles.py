"""Roles of a store: they give nothing by themselves and are matched in members, documents and field rules."""

from collections.abc import Mapping
from typing import Any

from crm_platform.documents.port import Doc, Index
from crm_platform.errors import FieldError, Reason, RuleBroken
from crm_records.access.policy import STORES, Policy
from crm_records.commands.rules import NoRules, RuleContext
from crm_records.commands.work import Work
from crm_records.declaration import Line, Record, field
from crm_records.kinds import Refusal

from identity.references import ROLE_NAME, refuse_use

UNKNOWN_STORE = Reason("UNKNOWN_STORE", "没有这个库", "There is no such store")
BAD_NAME = Reason("BAD_FORMAT", "角色名以字母开头，只含字母、数字和下划线", "Letters, digits and _, a letter first")
KEY_INDEX = Index("role", (("of_store", 1), ("name", 1)), unique=True)


def role_name(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    return value if ROLE_NAME.fullmatch(value) else Refusal(BAD_NAME)


def store_name(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    return value if value in STORES else Refusal(UNKNOWN_STORE)


class Role(Record, name="role", plural="roles", store="system", label=("角色", "Role"), title="title"):
    name: Line = field(
        "名称", "Name", tab="basic", required=True, max=64, written="create", check=role_name, filter=True
    )
    of_store: Line = field(
        "所属库", "Store", tab="basic", required=True, max=20, written="create", check=store_name, filter=True
    )
    title: Line = field("说明", "Title", tab="basic", required=True, max=100, list_sort="pinyin")


class RoleInUse(RuleBroken):
    reason = "ROLE_IN_USE"
    text = ("角色仍被使用，不能删除", "The role is still in use")


class RoleRules(NoRules):
    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del before, context
        errors: list[FieldError] = []
        if draft["of_store"] not in STORES:
            errors.append(FieldError("/of_store", UNKNOWN_STORE))
        if ROLE_NAME.fullmatch(draft["name"]) is None:
            errors.append(FieldError("/name", BAD_NAME))
        return errors

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        if draft.get("deleted_at") is not None and (before is None or before.get("deleted_at") is None):
            refuse_use(uses(work.parts.policies.current, draft["of_store"], draft["name"]), RoleInUse)


def uses(policy: Policy, store: str, name: str) -> list[str]:
    id_ = f"{store}:{name}"
    found = [f"person:{p.id}" for p in policy.people.values() if id_ in p.roles]
    found += [f"department:{d.id}" for d in policy.departments.values() if id_ in d.roles]
    found += [f"group:{g.id}" for g in policy.groups.values() if id_ in g.roles]
    acl = policy.stores.get(store)
    if acl is not None and any(name in entry.roles for entry in acl.entries):
        found.append(f"store:{store}")
    lines = policy.documents.items()
    found += [f"permission_document:{d}" for d, listed in lines if any(one.ref == id_ for one in listed)]
    return found
