"""Fields that an organisation adds to a record type at run time: definitions as data, values under `custom`.

A definition is judged once and becomes a `Field`; from then on its values are judged like those of declared fields.
Stored: {_id, version, record_type, name, kind, label: {zh, en}, tab, position, active, and of `Field`: many, required,
min, max, max_items, codes, refers, personal, searched, read_level, read_role, write_level, write_role}.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from crm_platform.errors import BAD_FORMAT, NOT_A_CODE, OUT_OF_RANGE, REQUIRED, FieldError, Reason

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind, RecordType

KINDS = frozenset({
    Kind.LINE, Kind.TEXT, Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.MONEY, Kind.INTEGER, Kind.BOOLEAN, Kind.DATE,
    Kind.PARTIAL_DATE, Kind.YEAR_MONTH, Kind.INSTANT, Kind.CODE, Kind.REFERENCE,
})
"""Kinds that can be added: what has machinery of its own behind it (files, members, serials) cannot."""

FACETS = frozenset({Kind.CODE, Kind.BOOLEAN, Kind.REFERENCE})
SEARCHED = frozenset({Kind.LINE, Kind.TEXT, Kind.PHONE, Kind.EMAIL, Kind.URL})
MOST_FIELDS = 200
_SEARCH_WEIGHT = 2
KIND_FIXED = Reason("KIND_FIXED", "已有数据的字段不能改变类型", "The kind of a field that is in use cannot change")
NAME_TAKEN = Reason("NAME_TAKEN", "已有同名字段", "There is a field of this name")
RULES = ("read_level", "read_role", "write_level", "write_role")
RULED_REQUIRED = Reason(
    "RULED_REQUIRED", "必填字段必须人人可读可写", "A required field is read and written by everybody",
)
NOT_SEARCHED = Reason("NOT_SEARCHED", "只有文本类字段可以参与搜索", "Only fields of text are found by keyword search")
TOO_MANY_FIELDS = Reason("TOO_MANY_FIELDS", "最多 {max} 个自定义字段", "At most {max} custom fields")

_is_name = re.compile(r"[a-z][a-z0-9_]{0,58}", re.ASCII).fullmatch


def field_of(definition: Mapping[str, Any]) -> Field:
    """The field that a (judged) definition stands for."""
    label, kind = definition["label"], Kind(definition["kind"])
    return Field(
        name=definition["name"],
        kind=kind,
        label=(label["zh"], label.get("en") or label["zh"]),
        tab=definition["tab"],
        many=definition.get("many", False),
        required=definition.get("required", False),
        min=definition.get("min"),
        max=definition.get("max"),
        max_items=definition.get("max_items"),
        codes=definition.get("codes"),
        refers=definition.get("refers"),
        personal=definition.get("personal", False),
        filter=True,
        facet=kind in FACETS and not definition.get("many", False),
        search=_SEARCH_WEIGHT if definition.get("searched") and kind in SEARCHED else 0,
        read_level=definition.get("read_level"),
        read_role=definition.get("read_role"),
        write_level=definition.get("write_level"),
        write_role=definition.get("write_role"),
    )


def fields_by_type(definitions: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Field, ...]]:
    """The active fields of every record type, in the order their designers gave them."""
    found: dict[str, list[tuple[int, Field]]] = {}
    for one in definitions:
        if one.get("active", True) and one.get("deleted_at") is None:
            found.setdefault(one["record_type"], []).append((one.get("position", 0), field_of(one)))
    return {
        name: tuple(field for _, field in sorted(fields, key=lambda pair: (pair[0], pair[1].name)))
        for name, fields in found.items()
    }


def definition_errors(
    definition: Mapping[str, Any], type_: RecordType, lists: CodeLists, *,
    others: Iterable[Mapping[str, Any]] = (), before: Mapping[str, Any] | None = None,
) -> list[FieldError]:
    """What is wrong with a definition. `others`: the type's other definitions; `before`: what this one was."""
    errors: list[FieldError] = []
    names = {one["name"] for one in others}
    name, kind = definition.get("name"), definition.get("kind")
    if not isinstance(name, str) or not _is_name(name):
        hint = {"hint_zh": "小写字母开头，字母、数字和下划线", "hint_en": "lower-case letters, digits and underscores"}
        errors.append(FieldError("/name", BAD_FORMAT, hint))
    elif name in names or name in type_.fields:
        errors.append(FieldError("/name", NAME_TAKEN))
    if kind not in KINDS:
        errors.append(FieldError("/kind", NOT_A_CODE, {"value": str(kind)[:40]}))
    elif before is not None and (kind, bool(definition.get("many"))) != (before["kind"], bool(before.get("many"))):
        errors.append(FieldError("/kind", KIND_FIXED))
    if len(names) >= MOST_FIELDS:
        errors.append(FieldError("/name", TOO_MANY_FIELDS, {"max": MOST_FIELDS}))
    return errors + _shape_errors(definition, type_, lists)


def _shape_errors(definition: Mapping[str, Any], type_: RecordType, lists: CodeLists) -> list[FieldError]:
    errors: list[FieldError] = []
    label = definition.get("label")
    if not isinstance(label, Mapping) or not label.get("zh"):
        errors.append(FieldError("/label/zh", REQUIRED))
    if definition.get("tab") not in {tab for tab, _, _ in type_.tabs}:
        errors.append(FieldError("/tab", NOT_A_CODE, {"value": str(definition.get("tab"))[:40]}))
    if definition.get("kind") == Kind.CODE and (definition.get("codes") or "") not in lists:
        errors.append(FieldError("/codes", NOT_A_CODE, {"value": str(definition.get("codes"))[:40]}))
    if definition.get("kind") == Kind.REFERENCE and not definition.get("refers"):
        errors.append(FieldError("/refers", REQUIRED))
    least, most = definition.get("min"), definition.get("max")
    if least is not None and most is not None and least > most:
        errors.append(FieldError("/min", OUT_OF_RANGE, {"min": 0, "max": most}))
    ruled = next((name for name in RULES if definition.get(name) is not None), None)
    if ruled is not None and definition.get("required"):
        errors.append(FieldError(f"/{ruled}", RULED_REQUIRED))
    if definition.get("searched") and definition.get("kind") not in SEARCHED:
        errors.append(FieldError("/searched", NOT_SEARCHED))
    return errors
