"""Saved views of lists: a record type of every service's store, personal until shared with members."""

from typing import ClassVar

from crm_platform.documents.port import Doc
from crm_platform.errors import BAD_FORMAT, NOT_A_CODE, FieldError

from crm_records.commands.rights import Rights
from crm_records.commands.rules import RuleContext, Types
from crm_records.commands.work import Work
from crm_records.declaration import Line, Member, Record, RecordType, Struct, Text, field
from crm_records.lists.errors import FilterError
from crm_records.lists.fields import queryable
from crm_records.lists.syntax import parse

LAYOUTS = ("table", "cards", "board")


def saved_view_type(store: str) -> type[Record]:
    """The record type of views in a service whose records are kept in this store."""

    class SavedView(Record, name="saved_view", plural="saved_views", store=store, label=("视图", "View"), title="name"):
        """Who may see lists may keep views of them; sharing one is a right of its own."""

        operations: ClassVar[dict[str, str]] = {
            "create": "save_view", "edit": "save_view", "delete": "save_view", "restore": "save_view",
        }

        name: Line = field("名称", "Name", tab="basic", required=True, max=100, list_sort="pinyin")
        record_type: Line = field("记录类型", "Record type", tab="basic", required=True, max=60, filter=True, hot=True)
        columns: list[Line] = field("列", "Columns", tab="basic", max_items=200, max=100)
        widths: Struct | None = field("列宽", "Widths", tab="basic")
        filter: Text | None = field("筛选", "Filter", tab="basic", max=4000)
        order_by: Line | None = field("排序", "Order", tab="basic", max=100)
        group_by: Line | None = field("分组", "Group by", tab="basic", max=100)
        layout: Line | None = field("布局", "Layout", tab="basic", max=20)
        shared_with: list[Member] = field("共享给", "Shared with", tab="basic", max_items=30)

    return SavedView


class SavedViewRules:
    """`types`: those whose lists may be saved."""

    def __init__(self, types: Types) -> None:
        self._types = types

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        """Shared members are the view's readers; a view is never open."""
        del before, context
        draft["visibility"] = "restricted"
        draft["reader_list"] = draft.get("shared_with") or None
        entry = self._types.get(draft["record_type"])
        if entry is None:
            return [FieldError("/record_type", NOT_A_CODE, {"value": draft["record_type"]})]
        return _wrong(entry.type, draft)

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        """Only the owner changes a view, or who may change the design; sharing needs the flag for it."""
        rights: Rights = work.access
        store = self._types[draft["record_type"]].type.store
        if before is not None and before.get("owner_id") != work.caller.person_id:
            rights.require_in("change_design", store)
        shared = draft.get("shared_with")
        if shared and shared != (before or {}).get("shared_with"):
            rights.require_in("share_view", store)


def _wrong(type_: RecordType, draft: Doc) -> list[FieldError]:
    """What of the view could never be asked of the list. Fields that went away later are the list's to refuse."""
    errors: list[FieldError] = []
    try:
        parse(draft.get("filter") or "")
    except FilterError as error:
        errors += error.errors
    order = (draft.get("order_by") or "").split()
    if order and order[0] not in queryable(type_).sortable:
        errors.append(FieldError("/order_by", NOT_A_CODE, {"value": order[0]}))
    if draft.get("layout") not in (None, *LAYOUTS):
        errors.append(FieldError("/layout", NOT_A_CODE, {"value": draft["layout"]}))
    group = draft.get("group_by")
    if group is not None and group not in type_.fields and not group.startswith("custom."):
        errors.append(FieldError("/group_by", BAD_FORMAT, {"hint_zh": "字段名", "hint_en": "the name of a field"}))
    return errors


