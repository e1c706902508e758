"""What of a record can be filtered, ordered, grouped, and how it stands in the search index.

A searched field is indexed as `words_<name>`; a field that can be filtered also under its own name, exact: text,
codes, references, members (`kind:id`) and the references within structs as keywords, money as its amount with its
currency beside it (`<name>.currency`), dates as the number 20261124, months as 202611, instants as instants. The
declared orders are indexed as `sort_<name>`, with the values by which the store orders. Custom fields need no schema:
see `crm_records.lists.custom`.
"""

import functools
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crm_platform.documents.port import Doc
from crm_platform.search.port import SearchField, SearchSpec

from crm_records.declaration import Field, Kind, RecordType
from crm_records.lists import custom as custom_values
from crm_records.lists.custom import FRAGMENTS

IndexKind = Literal["keyword", "number", "instant", "boolean"]

SYSTEM_FIELDS: dict[str, Field] = {
    f.name: f
    for f in (
        Field(
            name="owner_id", kind=Kind.REFERENCE, label=("负责人", "Owner"), tab="management", refers="person",
            filter=True, facet=True, written="system",
        ),
        Field(
            name="department_id", kind=Kind.REFERENCE, label=("所属部门", "Department"), tab="management",
            refers="department", filter=True, facet=True, written="system",
        ),
        Field(
            name="created_by", kind=Kind.REFERENCE, label=("创建人", "Created by"), tab="management", refers="person",
            filter=True, facet=True, written="system",
        ),
        Field(
            name="updated_by", kind=Kind.REFERENCE, label=("修改人", "Changed by"), tab="management", refers="person",
            filter=True, written="system",
        ),
        Field(
            name="created_at", kind=Kind.INSTANT, label=("创建时间", "Created"), tab="history", filter=True,
            written="system",
        ),
        Field(
            name="updated_at", kind=Kind.INSTANT, label=("修改时间", "Changed"), tab="history", filter=True,
            list_sort="plain", written="system",
        ),
    )
}
"""What every record has and its declaration may leave out."""

_KINDS: dict[Kind, IndexKind] = {
    Kind.INTEGER: "number", Kind.MONEY: "number", Kind.DATE: "number", Kind.YEAR_MONTH: "number",
    Kind.INSTANT: "instant", Kind.BOOLEAN: "boolean",
}
_PINYIN_WEIGHT = 5
_LONGEST_KEYWORD = 300
_TAGS = re.compile(r"<[^>]+>")


def index_kind(field: Field) -> IndexKind:
    return _KINDS.get(field.kind, "keyword")


def number_of(field: Field, value: Any) -> int | None:
    """The number by which a value is compared."""
    if field.kind is Kind.MONEY:
        return value["amount"]
    if field.kind in (Kind.DATE, Kind.YEAR_MONTH):
        return int(value.replace("-", ""))
    return value


@dataclass(frozen=True, slots=True)
class Queryable:
    """One record type as lists see it. `sortable`: name -> the index field that orders it."""

    fields: dict[str, Field]
    filterable: dict[str, Field]
    sortable: dict[str, str]
    store_orders: dict[str, tuple[str, ...]]        # order -> its hot fields
    spec: SearchSpec
    plan: tuple[tuple[str, str, Callable[[Any], Any] | None], ...]

    def document(self, doc: Doc, custom: Sequence[Field] = ()) -> Doc:
        """What the search index holds of a record. `custom`: the fields that its type has beside the declared ones."""
        out: Doc = {"id": doc["_id"], "access": doc["access"]}
        for target, source, convert in self.plan:
            value = doc.get(source)
            if value is not None:
                out[target] = value if convert is None else convert(value)
        sort = doc["sort"]
        for name, target in self.sortable.items():
            if target.startswith("sort_"):
                out[target] = sort[name]
        if custom and doc.get("custom"):
            out |= custom_values.indexed(custom, doc["custom"], exact_of)
        return out


@functools.lru_cache(maxsize=256)
def _queryable(model: type) -> Queryable:
    type_: RecordType = model.declared
    fields = {**SYSTEM_FIELDS, **type_.fields}
    filterable = {n: f for n, f in fields.items() if (f.filter or f.hot or f.facet) and not f.secret}
    sortable: dict[str, str] = {}
    search: list[SearchField] = []
    plan: list[tuple[str, str, Callable[[Any], Any] | None]] = []
    for name, field in fields.items():
        if is_searched(field):
            search.append(_words(field))
            plan.append((f"words_{name}", name, _text_of(field)))
        if name in filterable or field.list_sort == "plain":
            kind = index_kind(field)
            sorts = kind in ("number", "instant") and not field.many
            search.append(SearchField(name, kind, many=field.many, sort=sorts, group=field.facet))
            plan.append((name, name, exact_of(field)))
            if field.kind is Kind.MONEY:
                search.append(SearchField(f"{name}.currency", "keyword", many=field.many, group=False))
                plan.append((f"{name}.currency", name, _currency_of(field)))
            if sorts:
                sortable[name] = name
        if field.list_sort is not None and name != "updated_at":
            kind = index_kind(field) if field.list_sort == "plain" else "keyword"
            search.append(SearchField(f"sort_{name}", kind, sort=True))
            sortable[name] = f"sort_{name}"
    search += custom_values.search_fields(min((f.weight for f in search if f.kind == "text"), default=1))
    hot = tuple(f.name for f in type_.fields.values() if f.hot)
    orders = {n: hot if n == type_.default_order else () for n, f in fields.items() if f.list_sort is not None}
    return Queryable(fields, filterable, sortable, orders, SearchSpec(type_.plural, tuple(search)), tuple(plan))


def queryable(type_: RecordType) -> Queryable:
    return _queryable(type_.model)


def search_spec(type_: RecordType) -> SearchSpec:
    """The search index of a record type, from its declaration."""
    return queryable(type_).spec


def is_searched(field: Field) -> bool:
    """Keyword search holds nothing that is hidden or masked from anybody."""
    return bool(field.search) and not (field.masked or field.secret or field.hidden_from_some)


def _words(field: Field) -> SearchField:
    is_code = field.kind is Kind.LINE and field.min is not None and field.min == field.max
    if is_code or field.kind in FRAGMENTS:
        return SearchField(f"words_{field.name}", "fragment", weight=field.search, many=field.many)
    pinyin = field.kind is Kind.LINE and field.search >= _PINYIN_WEIGHT
    return SearchField(f"words_{field.name}", "text", weight=field.search, pinyin=pinyin, many=field.many)


def _text_of(field: Field) -> Callable[[Any], Any] | None:
    if field.kind is Kind.RICH_TEXT:
        return lambda value: html.unescape(_TAGS.sub(" ", value))
    return None


def _currency_of(field: Field) -> Callable[[Any], Any]:
    if field.many:
        return lambda values: [value["currency"] for value in values]
    return lambda value: value["currency"]


@functools.lru_cache(maxsize=4096)
def exact_of(field: Field) -> Callable[[Any], Any] | None:
    one = _exact_one(field)
    if one is None or not field.many:
        return one
    return lambda values: [one(value) for value in values]


def _exact_one(field: Field) -> Callable[[Any], Any] | None:
    if field.kind in (Kind.MONEY, Kind.DATE, Kind.YEAR_MONTH):
        return lambda value: number_of(field, value)
    if field.kind is Kind.MEMBER:
        return lambda value: f"{value['kind']}:{value['id']}"
    if field.kind is Kind.STRUCT:
        part = next((p.name for p in field.parts if p.kind is Kind.REFERENCE), None)
        return lambda value: value.get(part, "")
    if field.kind in (Kind.LINE, Kind.TEXT, Kind.URL):
        return lambda value: value[:_LONGEST_KEYWORD]
    return None
