"""Sales teams and work groups: they nest, and hold people and departments. One of them may be the deny group."""

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError, RuleBroken
from crm_records.access.index import closure
from crm_records.access.policy import Policy
from crm_records.commands.rules import NoRules, RuleContext
from crm_records.commands.work import Work
from crm_records.declaration import Boolean, Line, Record, Reference, field

from identity.entities import group_of
from identity.last_manager import require_a_manager
from identity.references import RING, refuse_use, require_role_rights, store_role, uses_of, wrong_roles
from identity.rights import given_by_group, require_manager


class Group(Record, name="group", plural="groups", store="system", label=("工作组", "Group")):
    name: Line = field("名称", "Name", tab="basic", required=True, max=100, filter=True, list_sort="pinyin")
    person_ids: list[Reference] | None = field("人员", "People", tab="basic", refers="person", max_items=5000)
    department_ids: list[Reference] | None = field(
        "部门", "Departments", tab="basic", refers="department", max_items=500
    )
    group_ids: list[Reference] | None = field("下级组", "Groups in it", tab="basic", refers="group", max_items=500)
    roles: list[Line] | None = field("角色", "Roles", tab="basic", max=100, max_items=50, check=store_role)
    denies: Boolean | None = field(
        "禁止访问", "Refused everywhere", tab="basic", filter=True,
        note=("组内人员（含嵌套）不能登录和访问任何内容", "Its people, nested ones too, reach nothing"),
    )


class GroupInUse(RuleBroken):
    reason = "GROUP_IN_USE"
    text = ("工作组仍被其他组或授权使用，不能删除", "Other groups or rights still name this group")


class GroupRules(NoRules):
    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del before, context
        return wrong_roles(draft)

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        require_role_rights(work, draft, before)
        require_manager(work, given_by_group(draft, before))
        await work.exclusive("groups", "managers")
        policy = work.parts.policies.current
        id_ = draft.get("_id", "")
        if draft.get("deleted_at") is not None:
            if before is None or before.get("deleted_at") is None:
                refuse_use(uses(policy, id_), GroupInUse)
            return
        inside = draft.get("group_ids") or ()
        if id_ in closure(inside, lambda g: policy.groups[g].group_ids if g in policy.groups else ()):
            RING.refuse("/group_ids")
        require_a_manager(policy, groups={**policy.groups, id_: group_of(draft)})


def uses(policy: Policy, id_: str) -> list[str]:
    found = [f"group:{g.id}" for g in policy.groups.values() if id_ in g.group_ids]
    return found + uses_of(policy, "group", id_)
