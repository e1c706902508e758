"""Every operation and what it needs (access.md, section 4), as data."""

from dataclasses import dataclass
from typing import Literal

from crm_records.access.model import Level

RecordTest = Literal["", "readable", "editable", "customer"]
"""What the decision asks of the record it is given; `customer`: a parent or recipient, readable in contacts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRule:
    """`public`: the flag by which a public record serves below `least`. `store`: where it is asked when nobody says.

    `named_anonymous`: somebody not signed in only where the document lists Anonymous. `locked`: refused while an
    approval has the record. `rows`: work on many; there for whoever may do one of these, each row is decided again.
    """

    least: Level
    flag: str | None = None
    document: str | None = None
    record: RecordTest = ""
    control: str | None = None
    public: str | None = None
    locked: bool = False
    named_anonymous: bool = False
    store: str = "contacts"
    rows: tuple[str, ...] = ()


_DEPOSITOR, _READER, _AUTHOR = Level.DEPOSITOR, Level.READER, Level.AUTHOR

OPERATIONS: dict[str, OperationRule] = {
    "read": OperationRule(least=_READER, record="readable", public="read_public"),
    "create": OperationRule(least=_DEPOSITOR, flag="create", record="customer"),
    "create_customer": OperationRule(least=_DEPOSITOR, flag="create", document="create_customer"),
    "create_sales_record": OperationRule(
        least=_AUTHOR, flag="create", document="create_sales_record", record="customer", store="sales"
    ),
    "create_service": OperationRule(
        least=_DEPOSITOR, flag="create", document="create_service", record="customer", store="service"
    ),
    "create_complaint": OperationRule(
        least=_DEPOSITOR, flag="create", document="create_complaint", named_anonymous=True, store="complaints"
    ),
    "create_knowledge": OperationRule(least=_AUTHOR, flag="create", document="create_knowledge", store="knowledge"),
    "edit": OperationRule(least=_AUTHOR, record="editable", public="write_public", locked=True),
    "delete": OperationRule(least=_AUTHOR, flag="delete", record="editable", locked=True),
    "restore": OperationRule(least=_AUTHOR, flag="delete", record="editable", locked=True),
    "bulk_edit": OperationRule(least=_AUTHOR, document="bulk_edit", record="editable", locked=True),
    "assign": OperationRule(least=_READER, document="assign", record="readable", locked=True),
    "print": OperationRule(least=_READER, document="print", record="readable", control="print"),
    "export": OperationRule(least=_READER, flag="copy", document="export", record="readable", control="export"),
    "copy": OperationRule(least=_READER, flag="copy", record="readable", control="copy"),
    "forward": OperationRule(least=_READER, record="readable", control="forward"),
    "send_mail": OperationRule(least=_READER, record="customer", store="mail"),
    "send_fax": OperationRule(least=_READER, record="customer", store="fax"),
    "send_sms": OperationRule(least=_READER, document="send_sms", record="customer", store="sms"),
    "import": OperationRule(least=_DEPOSITOR, rows=("create_customer", "import_updates")),
    "import_updates": OperationRule(least=_AUTHOR, document="bulk_edit"),
    "reveal": OperationRule(least=_AUTHOR, record="editable", control="copy"),
    "save_view": OperationRule(least=_READER, flag="personal_views"),
    "share_view": OperationRule(least=Level.EDITOR, flag="shared_views"),
    "change_design": OperationRule(least=Level.DESIGNER, flag="change_design"),
    "change_acl": OperationRule(least=Level.MANAGER, flag="change_acl"),
    "change_documents": OperationRule(least=Level.MANAGER, flag="change_acl", store="system"),
    "review_duplicates": OperationRule(least=Level.MANAGER),
}
"""`import`: each row is decided again as its own create or edit. `reveal`: whoever may write a masked value may open
it, and it is logged. `save_view`, `share_view`: the flags of section 2. `review_duplicates`: the queue of pairs
that nobody could be told of, and who was told of hidden records."""

CONTROLS = ("print", "copy", "export", "forward")
