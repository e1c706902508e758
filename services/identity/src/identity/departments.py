"""Departments: a tree, each with a region of its own and its heads."""

from collections.abc import Iterable

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError, RuleBroken
from crm_records.access.policy import Policy
from crm_records.commands.rules import NoRules, RuleContext
from crm_records.commands.work import Work
from crm_records.declaration import Line, Record, Reference, field

from identity.entities import department_of
from identity.last_manager import require_a_manager
from identity.references import HEAD_NOT_ACTIVE, RING, refuse_use, require_role_rights, store_role, uses_of, wrong_roles
from identity.rights import given_by_department, require_manager


class Department(Record, name="department", plural="departments", store="system", label=("部门", "Department")):
    name: Line = field("名称", "Name", tab="basic", required=True, max=100, filter=True, list_sort="pinyin")
    parent_id: Reference | None = field("上级部门", "Parent", tab="basic", refers="department", filter=True)
    region_id: Reference = field("所属区域", "Region", tab="basic", required=True, refers="region", filter=True)
    head_ids: list[Reference] | None = field("负责人", "Heads", tab="basic", refers="person", max_items=10)
    roles: list[Line] | None = field("角色", "Roles", tab="basic", max=100, max_items=50, check=store_role)


class NotEmpty(RuleBroken):
    reason = "DEPARTMENT_IN_USE"
    text = ("部门仍有人员、下级部门或授权，不能删除", "People, departments or rights still belong to this department")


class DepartmentRules(NoRules):
    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        errors = wrong_roles(draft)
        heads = new_members(draft, before, "head_ids")
        errors += [
            FieldError(f"/head_ids/{draft['head_ids'].index(head)}", HEAD_NOT_ACTIVE)
            for head in heads if context.caller.system_name is None and not context.policy.active(head)
        ]
        return errors

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        require_role_rights(work, draft, before)
        require_manager(work, given_by_department(draft, before))
        await work.exclusive("departments", "managers")
        policy = work.parts.policies.current
        if draft.get("deleted_at") is not None:
            if before is None or before.get("deleted_at") is None:
                refuse_use(uses(policy, draft["_id"]), NotEmpty)
            return
        if before is not None and draft.get("parent_id") in policy.departments_beneath(draft["_id"]):
            RING.refuse("/parent_id")
        if before is not None:
            require_a_manager(policy, departments={**policy.departments, draft["_id"]: department_of(draft)})


def uses(policy: Policy, id_: str) -> list[str]:
    """What names this department."""
    found = [f"person:{p.id}" for p in policy.people.values() if id_ in p.department_ids]
    found += [f"department:{d.id}" for d in policy.departments.values() if d.parent_id == id_]
    found += [f"group:{g.id}" for g in policy.groups.values() if id_ in g.department_ids]
    return found + uses_of(policy, "department", id_)


def new_members(draft: Doc, before: Doc | None, name: str) -> Iterable[str]:
    """Those named now and not before: what was right once is not refused at another edit."""
    known = set((before or {}).get(name) or ())
    return [one for one in draft.get(name) or () if one not in known]
