"""Regions: where departments and customers belong."""

from crm_platform.documents.port import Doc
from crm_platform.errors import RuleBroken
from crm_records.commands.rules import NoRules
from crm_records.commands.work import Work
from crm_records.declaration import Line, Record, field

from identity.references import refuse_use, uses_of


class Region(Record, name="region", plural="regions", store="system", label=("区域", "Region")):
    name: Line = field("名称", "Name", tab="basic", required=True, max=100, filter=True, list_sort="pinyin")


class RegionInUse(RuleBroken):
    reason = "REGION_IN_USE"
    text = ("仍有部门或授权属于此区域，不能删除", "Departments or rights still belong to this region")


class RegionRules(NoRules):
    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        if draft.get("deleted_at") is None or (before is not None and before.get("deleted_at") is not None):
            return
        await work.exclusive("departments")
        policy = work.parts.policies.current
        uses = [f"department:{d.id}" for d in policy.departments.values() if d.region_id == draft["_id"]]
        refuse_use(uses + uses_of(policy, "region", draft["_id"]), RegionInUse)
