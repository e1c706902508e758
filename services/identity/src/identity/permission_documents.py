"""The ten permission documents: who may do an operation, changed by the Managers of system."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import REQUIRED, UNKNOWN_FIELD, FieldError, Invalid, NotFound
from crm_records.access.policy import DOCUMENTS
from crm_records.commands.registry import command
from crm_records.commands.work import Work
from crm_records.declaration import Line, Record, Struct, field

from identity.acl_values import judged_lines, listed_judge
from identity.stores import acl_record

TITLES = {
    "create_customer": ("创建客户资料", "Create customers"),
    "assign": ("分配客户资料", "Assign customers"),
    "create_sales_record": ("创建销售记录", "Create sales records"),
    "bulk_edit": ("批量修改", "Edit in bulk"),
    "export": ("数据输出", "Export data"),
    "print": ("打印", "Print"),
    "send_sms": ("发短信", "Send SMS"),
    "create_service": ("创建客户服务", "Create service cases"),
    "create_complaint": ("创建客户投诉", "Create complaints"),
    "create_knowledge": ("创建知识管理", "Create knowledge"),
}


class PermissionDocument(
    Record, name="permission_document", plural="permission_documents", store="system",
    label=("权限文档", "Permission document"),
):
    """Its id is the document's name. A line is {kind: person|department|group|role|anonymous, ref}."""

    name: Line = field("名称", "Name", tab="basic", required=True, written="create", max=40)
    members: list[Struct] | None = field("名单", "Members", tab="basic", written="command")


@dataclass(frozen=True, slots=True, kw_only=True)
class FillDocument:
    """`values`: {"members": [...]}; an empty list lets only Managers of the record's store."""

    id: str
    values: Mapping[str, Any]


@command(operation="change_documents", store="system")
async def fill_document(work: Work, command: FillDocument) -> None:
    if command.id not in DOCUMENTS:
        raise NotFound(record_type="permission_document", id=command.id)
    errors = [FieldError(f"/{name}", UNKNOWN_FIELD) for name in command.values if name != "members"]
    if "members" not in command.values:
        errors.append(FieldError("/members", REQUIRED))
    members, faults = judged_lines(command.values.get("members", []), "members", listed_judge(work.policy))
    errors += faults
    if errors:
        raise Invalid(errors)
    record = await acl_record(work, PermissionDocument, command.id)
    record.doc["members"] = members
    work.of(PermissionDocument).save(record, verb="filled")


def wire_document(doc: Doc) -> Doc:
    zh, en = TITLES[doc["_id"]]
    return {
        "name": doc["_id"], "version": doc["version"], "label": {"zh": zh, "en": en},
        "members": doc.get("members") or [],
    }  # fmt: skip
