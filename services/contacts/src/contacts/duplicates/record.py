"""A pair of customers that are probably the same, which nobody could be told of when it came about: for Managers."""

from typing import ClassVar

from crm_platform.documents.port import Index
from crm_records.declaration import Instant, Line, Record, Reference, Text, field
from crm_records.storage import record_spec

OPEN, DISMISSED, RESOLVED = "open", "dismissed", "resolved"
STATES = (OPEN, DISMISSED, RESOLVED)
ENTRIES = ("create", "edit", "import")
DELETED, CHANGED = "deleted", "changed"
RESOLUTIONS = (DELETED, CHANGED)
"""Why a pair is none any more: one was deleted, or they no longer share an exact key. Merging adds one."""


class DuplicatePair(
    Record, name="duplicate_pair", plural="duplicate_pairs", store="contacts", label=("重复线索", "Possible duplicate"),
    title="state",
):
    """It holds what was found and what became of it, never a value of either customer."""

    operations: ClassVar[dict[str, str]] = dict.fromkeys(
        ("read", "create", "edit", "delete", "restore"), "review_duplicates"
    )

    customer_ids: list[Line] = field("客户", "Customers", tab="basic", written="system", max_items=2, max=100)
    kinds: list[Line] = field("相同之处", "What is the same", tab="basic", written="system", max=1)
    entry: Line = field("来源", "Came by", tab="basic", written="system", max=10)
    state: Line = field("状态", "State", tab="basic", written="system", max=20, filter=True, hot=True)
    resolution: Line | None = field("不再重复的原因", "Why it is none", tab="basic", written="system", max=20)
    decided_by: Reference | None = field("处理人", "Decided by", tab="basic", written="system", refers="person")
    decided_at: Instant | None = field("处理时间", "Decided", tab="basic", written="system")
    note: Text | None = field("说明", "Note", tab="basic", written="system", max=500)


PAIR_SPEC = record_spec(DuplicatePair.declared, Index("customers", (("customer_ids", 1),), many=True))
