"""Which engine answers a list, and with what: decided from the request before anything is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crm_platform.clock import to_ms
from crm_platform.documents.port import PageQuery
from crm_platform.errors import Forbidden, Invalid
from crm_platform.search.pinyin import syllables
from crm_platform.search.port import AllOf, AnyOf, Compare, Condition, SearchQuery

from crm_records.commands.parts import Parts
from crm_records.commands.rights import Rights, reads_by_name
from crm_records.declaration import Kind, RecordType
from crm_records.lists import custom as custom_values
from crm_records.lists.compile import Meaning, compile_filter
from crm_records.lists.errors import BAD_ORDER, BAD_START, NOT_TOGETHER
from crm_records.lists.fields import Queryable, queryable
from crm_records.lists.request import MAX_WORDS, ListRequest
from crm_records.lists.syntax import parse

_BEHIND = "\U0010ffff"
"""Sorts behind whatever a text may go on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`hot` is None where the store cannot serve the query. `order` None: by relevance."""

    type: RecordType
    queryable: Queryable
    keys: tuple[str, ...]
    words: str
    condition: Condition | None
    order: str | None
    descending: bool
    hot: Mapping[str, Any] | None
    start_at: Any = None

    @property
    def by_store(self) -> bool:
        return self.hot is not None

    def page_query(self, limit: int, after: list[Any] | None, fields: Sequence[str]) -> PageQuery:
        assert self.hot is not None
        assert self.order is not None
        return PageQuery(
            order=self.order, keys=self.keys, descending=self.descending, hot=self.hot, after=after,
            start_at=None if after is not None else self.start_at, limit=limit, fields=fields,
        )

    def search_query(self, limit: int, after: list[Any] | None) -> SearchQuery:
        order = None
        condition = self.condition
        if self.order is not None:
            order = (self.queryable.sortable[self.order], self.descending)
            if self.start_at is not None and after is None:
                begin = Compare(order[0], "<=" if self.descending else ">=", self.start_at)
                condition = begin if condition is None else AllOf((condition, begin))
        return SearchQuery(
            keys=self.keys, words=self.words, where=condition, order=order, after=after, limit=limit
        )


def make_plan(parts: Parts, rights: Rights, type_: RecordType, request: ListRequest) -> Plan:
    """Invalid, BadFilter, UnknownFilterField; Forbidden where nobody like the caller lists this."""
    standing = rights.standing(type_.store)
    _require_listing(rights, type_, deleted=request.deleted)
    shape = queryable(type_)
    unreadable = rights.unreadable(type_, parts.custom_fields(type_.name))
    words = request.q.strip()[:MAX_WORDS]
    condition = _condition(parts, rights, type_, request.filter, unreadable)
    order, descending = _order(type_, shape, request.order_by, words)
    if order in unreadable:
        raise Invalid.one("/order_by", BAD_ORDER, value=request.order_by[:100])
    hot = None
    if not words and order in shape.store_orders:
        hot = _hot(condition, shape.store_orders[order])
    if request.deleted and hot is None:
        raise Invalid.one("/deleted", NOT_TOGETHER, value="q, filter, order_by")
    start_at = None
    if request.start_at is not None:
        start_at = _start(parts, shape, order, request.start_at, by_store=hot is not None)
        if descending and isinstance(start_at, str):
            start_at += _BEHIND                 # whoever jumps to 李 sees those that begin so, from either end
    return Plan(
        type=type_, queryable=shape, keys=standing.deleted_keys if request.deleted else standing.keys, words=words,
        condition=condition, order=order, descending=descending, hot=hot, start_at=start_at,
    )


def _condition(
    parts: Parts, rights: Rights, type_: RecordType, text: str, unreadable: frozenset[str]
) -> Condition | None:
    node = parse(text)
    if node is None:
        return None
    meaning = Meaning(
        queryable=queryable(type_), lists=parts.code_lists.current, now=rights.now, zone=parts.timezone,
        me=rights.caller.person_id, sees_masked=rights.standing(type_.store).sees_masked,
        custom=custom_values.by_path(parts.custom_fields(type_.name)), unreadable=unreadable,
    )
    return compile_filter(node, meaning)


def _require_listing(rights: Rights, type_: RecordType, *, deleted: bool) -> None:
    standing = rights.standing(type_.store)
    if standing.unfiltered:
        raise Forbidden(factor="level")         # the system lists nothing: its commands name their records
    if not standing.keys:
        raise Forbidden(factor="active" if standing.holder.refused else "level")
    if reads_by_name(type_):
        rights.require("read", type_)
    if deleted:
        rights.require("restore", type_)


def _order(type_: RecordType, shape: Queryable, order_by: str, words: str) -> tuple[str | None, bool]:
    parts = order_by.split()
    if not parts:
        return (None, True) if words else (type_.default_order, type_.default_order == "updated_at")
    known = parts[0] in shape.sortable
    if not known or len(parts) > 2 or (len(parts) == 2 and parts[1] not in ("asc", "desc")):
        raise Invalid.one("/order_by", BAD_ORDER, value=order_by[:100])
    return parts[0], len(parts) == 2 and parts[1] == "desc"


def _hot(condition: Condition | None, names: tuple[str, ...]) -> dict[str, Any] | None:
    """The condition as equality on one hot field, {} for no condition, None where it is more than that."""
    if condition is None:
        return {}
    items = condition.items if isinstance(condition, AnyOf) else (condition,)
    equal = [i for i in items if isinstance(i, Compare) and i.op == "=" and i.field in names]
    if len(equal) != len(items) or len({i.field for i in equal}) != 1:
        return None
    values = list(dict.fromkeys(i.value for i in equal))
    return {equal[0].field: values[0] if len(values) == 1 else values}


def _start(parts: Parts, shape: Queryable, order: str | None, text: str, *, by_store: bool) -> Any:
    """The sort value that the text stands for."""
    if order is None:
        raise Invalid.one("/start_at", NOT_TOGETHER, value="q")
    field = shape.fields[order]
    if field.kind is Kind.INSTANT:
        try:
            value = datetime.fromisoformat(text)
            return to_ms(value.replace(tzinfo=parts.timezone) if value.tzinfo is None else value)
        except (ValueError, OverflowError):
            raise Invalid.one("/start_at", BAD_START, value=text[:100]) from None
    if not by_store:
        raise Invalid.one("/start_at", NOT_TOGETHER, value="q, filter")
    if field.kind is Kind.INTEGER:
        if not text.lstrip("-").isdigit() or len(text) > 16:
            raise Invalid.one("/start_at", BAD_START, value=text[:100])
        return int(text)
    return " ".join(syllables(text[:100])) if field.list_sort == "pinyin" else text.casefold()[:100]
