"""What designers add at run time, as data: custom fields and changed code lists. Each is a record like any other, so
it has access, history, events and undo; this module turns the stored ones into what validation and lists use.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from crm_platform.documents.port import Doc, Documents, Index, Spec
from crm_platform.errors import NOT_A_CODE, FieldError, Invalid
from crm_platform.log.port import Event, Log

from crm_records.codes import CodeLists
from crm_records.commands.parts import CurrentCodeLists
from crm_records.commands.rules import RuleContext, Types
from crm_records.commands.work import Work
from crm_records.custom_fields import NAME_TAKEN, definition_errors, fields_by_type
from crm_records.declaration import Boolean, Field, Integer, Kind, Line, Part, Record, Struct, field
from crm_records.storage import record_spec

GROUP = "designs"
CUSTOM_FIELDS, CODE_LISTS = "custom_fields", "code_lists"
DESIGN: dict[str, str] = dict.fromkeys(("create", "edit", "delete", "restore"), "change_design")
LABEL = (
    Part(name="zh", kind=Kind.LINE, label=("中文", "Chinese"), required=True, max=60),
    Part(name="en", kind=Kind.LINE, label=("英文", "English"), max=60),
)
CODE = (
    Part(name="code", kind=Kind.LINE, label=("代码", "Code"), required=True, max=60),
    Part(name="zh", kind=Kind.LINE, label=("中文", "Chinese"), required=True, max=100),
    Part(name="en", kind=Kind.LINE, label=("英文", "English"), max=100),
    Part(name="parent", kind=Kind.LINE, label=("上级", "Parent"), max=60),
    Part(name="active", kind=Kind.BOOLEAN, label=("可选", "Active")),
)


def design_types(store: str) -> tuple[type[Record], type[Record]]:
    """The two record types of designs in a service whose records are kept in this store."""

    class CustomField(
        Record, name="custom_field", plural=CUSTOM_FIELDS, store=store, label=("自定义字段", "Custom field"),
        title="name",
    ):
        operations: ClassVar[dict[str, str]] = DESIGN

        record_type: Line = field("记录类型", "Record type", tab="basic", required=True, max=60)
        name: Line = field("字段名", "Name", tab="basic", required=True, max=60)
        kind: Line = field("类型", "Kind", tab="basic", required=True, max=30)
        label: Struct = field("名称", "Label", tab="basic", required=True, parts=LABEL)
        tab: Line = field("页签", "Tab", tab="basic", required=True, max=60)
        position: Integer | None = field("次序", "Position", tab="basic", min=0, max=10_000)
        active: Boolean | None = field("启用", "Active", tab="basic", default=True)
        many: Boolean | None = field("多个", "Several", tab="basic")
        required: Boolean | None = field("必填", "Required", tab="basic")
        min: Integer | None = field("最小", "At least", tab="basic", min=-(2**53), max=2**53)
        max: Integer | None = field("最大", "At most", tab="basic", min=-(2**53), max=2**53)
        max_items: Integer | None = field("最多项数", "Items at most", tab="basic", min=1, max=200)
        codes: Line | None = field("代码表", "Code list", tab="basic", max=60)
        refers: Line | None = field("引用", "Refers to", tab="basic", max=60)
        personal: Boolean | None = field("个人信息", "Personal", tab="basic")
        searched: Boolean | None = field("参与搜索", "Searched", tab="basic")
        read_level: Integer | None = field("可读级别", "Level to read", tab="basic", min=0, max=6)
        read_role: Line | None = field("可读角色", "Role to read", tab="basic", max=60)
        write_level: Integer | None = field("可写级别", "Level to write", tab="basic", min=0, max=6)
        write_role: Line | None = field("可写角色", "Role to write", tab="basic", max=60)

    class CodeListChange(
        Record, name="code_list", plural=CODE_LISTS, store=store, label=("代码表", "Code list"), title="list_name"
    ):
        operations: ClassVar[dict[str, str]] = DESIGN

        list_name: Line = field("代码表", "Code list", tab="basic", required=True, max=60)
        codes: list[Struct] = field("代码", "Codes", tab="basic", required=True, parts=CODE, max_items=500)

    return CustomField, CodeListChange


def design_specs(types: Sequence[type[Record]]) -> tuple[Spec, ...]:
    """Their collections, with the index by which a name is found taken."""
    names = {CUSTOM_FIELDS: "record_type", CODE_LISTS: "list_name"}
    return tuple(
        record_spec(model.declared, Index("named", ((names[model.declared.plural], 1), ("_id", 1)))) for model in types
    )


class CustomFieldRules:
    """`types`: those that may be given fields."""

    def __init__(self, types: Types) -> None:
        self._types = types

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del before, context
        draft["visibility"] = "open"        # what a form looks like is no secret to those who fill it in
        if draft["record_type"] not in self._types:
            return [FieldError("/record_type", NOT_A_CODE, {"value": draft["record_type"]})]
        return []

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        kind = draft["record_type"]
        await work.exclusive(f"custom_field:{kind}")
        model = work.parts.types["custom_field"].type.model
        found = await work.unfiltered("names", model, {"record_type": kind})
        others = [doc for doc in found if doc["_id"] != draft.get("_id") and doc.get("deleted_at") is None]
        lists = work.parts.code_lists.current
        errors = definition_errors(draft, self._types[kind].type, lists, others=others, before=before)
        if errors:
            raise Invalid(errors)


class CodeListRules:
    """`given`: the lists as the service declares them; only editable ones may be changed, each by one record."""

    def __init__(self, given: CodeLists) -> None:
        self._given = given

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del before, context
        draft["visibility"] = "open"
        name = draft["list_name"]
        if name not in self._given or not self._given.get(name).editable:
            return [FieldError("/list_name", NOT_A_CODE, {"value": name})]
        codes = [one["code"] for one in draft["codes"]]
        return [FieldError(f"/codes/{n}/code", NAME_TAKEN) for n, code in enumerate(codes) if code in codes[:n]]

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        del before
        name = draft["list_name"]
        await work.exclusive(f"code_list:{name}")
        model = work.parts.types["code_list"].type.model
        found = await work.unfiltered("names", model, {"list_name": name}, fields=("deleted_at",))
        if any(doc["_id"] != draft.get("_id") and doc.get("deleted_at") is None for doc in found):
            raise Invalid.one("/list_name", NAME_TAKEN)


class Designs:
    """The designs that hold now. `code_lists` and `custom_fields` go into the service's context."""

    def __init__(self, documents: Documents, given: CodeLists) -> None:
        self._documents, self._given = documents, given
        self.code_lists = CurrentCodeLists(given)
        self._fields: dict[str, tuple[Field, ...]] = {}

    def custom_fields(self, type_name: str) -> Sequence[Field]:
        return self._fields.get(type_name, ())

    async def load(self) -> None:
        """Read all designs: at start, and when one changed. There are tens of them, hundreds at most."""
        rows = [_row(doc) async for doc in self._documents[CODE_LISTS].stream({}) if doc.get("deleted_at") is None]
        self.code_lists.current = self._given.with_rows(rows)
        self._fields = fields_by_type([doc async for doc in self._documents[CUSTOM_FIELDS].stream({})])

    def subscribe(self, log: Log, topic: str) -> None:
        log.subscribe(GROUP, topic, self._changed)

    async def _changed(self, events: list[Event]) -> None:
        if any(event.type.split(".")[-2] in ("custom_field", "code_list") for event in events):
            await self.load()


def _row(doc: Doc) -> dict[str, Any]:
    codes = [
        {
            "code": one["code"], "label": {"zh": one["zh"], "en": one.get("en")}, "parent": one.get("parent"),
            "active": one.get("active") is not False,
        }
        for one in doc["codes"]
    ]  # fmt: skip
    return {"_id": doc["list_name"], "codes": codes}
