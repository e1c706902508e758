"""Sort values of the declared list orders: `sort.<field>`, never null, one type an order."""

from datetime import UTC, datetime
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.search.pinyin import sort_key

from crm_records.commands.rules import Registered
from crm_records.declaration import Field, Kind

NO_INSTANT = datetime(9999, 12, 31, tzinfo=UTC)
"""Where a record without the instant stands: after all others."""

_TEXT_END = "\U0010fffd"


def fill_sort_values(entry: Registered, draft: Doc, before: Doc) -> None:
    """Every order's value from the record; a pinyin key that a rule has set stays as the rule set it."""
    sort = dict(draft.get("sort") or {})
    former = before.get("sort") or {}
    sort["updated_at"] = draft["updated_at"]
    for field in entry.orders:
        if field.list_sort == "plain":
            sort[field.name] = sort_value(field, draft.get(field.name))
        elif sort.get(field.name) != former.get(field.name):
            continue                        # the rule's
        elif field.name not in sort or draft.get(field.name) != before.get(field.name):
            sort[field.name] = sort_key(str(draft.get(field.name) or ""))
    draft["sort"] = sort


def sort_value(field: Field, value: Any) -> Any:
    if field.kind is Kind.INSTANT:
        return NO_INSTANT if value is None else value
    if field.kind is Kind.INTEGER:
        return -(2**53) if value is None else value
    return _TEXT_END if value is None else str(value).casefold()
