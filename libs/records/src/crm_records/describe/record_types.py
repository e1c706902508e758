"""What the web draws forms, columns, filters and masks from."""

from collections.abc import Sequence
from typing import Any

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind, RecordType
from crm_records.kinds import MOST_ITEMS
from crm_records.lists.fields import is_searched, queryable

Json = dict[str, Any]
_NONE = frozenset[str]()


def _label(pair: tuple[str, str]) -> Json:
    return {"zh": pair[0], "en": pair[1]}


def describe_type(
    type_: RecordType, *, custom: Sequence[Field] = (), lists: CodeLists | None = None,
    unreadable: frozenset[str] = _NONE, unwritable: frozenset[str] = _NONE,
) -> Json:
    """What the web draws forms, columns and filters from. `lists` tells which fields' codes are a tree.

    `unreadable`, `unwritable`: fields that are not there, or not to be written, for whoever asks.
    """
    def shown(path: str, field: Field, *, is_custom: bool = False) -> Json:
        described = describe_field(field, lists=lists, custom=is_custom)
        if path in unwritable:
            described |= {"read_only": True, "required": False, "bulk": False, "importable": False}
        return described

    orders = queryable(type_).store_orders
    return {
        "name": type_.name,
        "plural": type_.plural,
        "store": type_.store,
        "label": _label(type_.label),
        "title_field": type_.title_field,
        "tabs": [{"id": id_, "label": {"zh": zh, "en": en}} for id_, zh, en in type_.tabs],
        "default_order": type_.default_order,
        "orders": [{"name": name, "descending": name == "updated_at"} for name in orders],
        "hot": {name: list(hot) for name, hot in orders.items() if hot},
        "fields": [
            *(shown(name, field) for name, field in type_.fields.items() if name not in unreadable),
            *(
                shown(f"custom.{field.name}", field, is_custom=True)
                for field in custom if f"custom.{field.name}" not in unreadable
            ),
        ],
    }


def describe_field(field: Field, *, lists: CodeLists | None = None, custom: bool = False) -> Json:
    return {
        "name": field.name,
        "label": _label(field.label),
        "tab": field.tab,
        "kind": field.kind.value,
        "many": field.many,
        "required": field.required,
        "min": field.min,
        "max": field.max,
        "max_items": (field.max_items or MOST_ITEMS) if field.many else None,
        "codes": field.codes,
        "code_level": field.code_level,
        "code_tree": _is_tree(field, lists),
        "within": field.within,
        "refers": field.refers,
        "parts": [
            {
                "name": part.name, "label": _label(part.label), "kind": part.kind.value, "required": part.required,
                "max": part.max, "codes": part.codes, "refers": part.refers,
            }
            for part in field.parts
        ],
        "calendar": field.calendar,
        "written": field.written,
        "read_only": is_read_only(field),
        "derived": field.derived,
        "personal": field.personal,
        "masked": field.masked,
        "secret": field.secret,
        "filter": (field.filter or field.hot) and not field.secret,
        "facet": field.facet,
        "list_sort": field.list_sort,
        "bulk": field.bulk,
        "importable": field.importable,
        "exportable": True,
        "searched": is_searched(field),
        "default": field.default,
        "custom": custom,
        "path": f"custom.{field.name}" if custom else field.name,
        "note": None if field.note is None else _label(field.note),
    }


def is_read_only(field: Field) -> bool:
    """Nobody sends it as a value: the system writes it, or a command of its own."""
    return field.written in ("system", "command") or field.kind is Kind.SERIAL


def _is_tree(field: Field, lists: CodeLists | None) -> bool:
    if field.code_level is not None or lists is None or field.codes is None or field.codes not in lists:
        return False
    return any(code.level > 1 for code in lists.get(field.codes).codes)
