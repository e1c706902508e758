"""From the tree of a filter to a condition of the search port, tested against the record's declaration.

Meaning of an argument by the field's kind: text, phone, e-mail: `=` exact, `"张*"` begins with; codes: one of the
list, in a tree of codes with all beneath it; references: an id, `me()`; numbers: an integer; money: an integer of minor
units of the usual currency (CNY; other currencies never match), while `<field>.amount` compares the minor units of
whatever currency and `<field>.currency` the currency; custom fields: `custom.<name>`; dates `2026-11-24`, `today()`,
`days_ago(7)`, `days_ahead(7)`; months `2026-11`; instants: RFC 3339, a date (its first instant here), `now()`,
`today()`, `days_ago(7)` (so many times 24 hours before now), `days_ahead(7)`; booleans `true`, `false`.
A list `:` a value: contains it. `field = null`, `field != null`, `field:*`: absent, present, present.
`!=` also matches where the field is absent; `<` and the like never do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dc_field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from crm_platform.clock import to_ms
from crm_platform.search.port import AllOf, AnyOf, Compare, Condition, Not, Scalar

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind
from crm_records.kinds.numbers import USUAL_CURRENCY
from crm_records.lists import custom as custom_values
from crm_records.lists.errors import BadFilter, UnknownFilterField
from crm_records.lists.fields import Queryable
from crm_records.lists.syntax import Both, Call, Either, Negation, Node, Restriction, Value

_ORDERED = frozenset({Kind.INTEGER, Kind.MONEY, Kind.DATE, Kind.YEAR_MONTH, Kind.INSTANT})
_TEXTS = frozenset({Kind.LINE, Kind.TEXT, Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.SERIAL})
_MOST_DAYS = 36_600
_MOST_NUMBER = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What arguments are read by. `sees_masked`: may filter by masked fields. `custom`: by `custom.<name>`.

    `unreadable`: fields that are not there for the caller.
    """

    queryable: Queryable
    lists: CodeLists
    now: datetime
    zone: tzinfo
    me: str | None
    sees_masked: bool = False
    custom: Mapping[str, Field] = dc_field(default_factory=dict[str, Field])
    unreadable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a restriction is about. `at`: where it lies in the index, `currency_at`: beside it, of money as a whole."""

    field: Field
    at: str
    currency_at: str | None = None


def compile_filter(node: Node, meaning: Meaning) -> Condition:
    """UnknownFilterField or BadFilter with the position of what was wrong."""
    if isinstance(node, Both):
        return AllOf(tuple(compile_filter(item, meaning) for item in node.items))
    if isinstance(node, Either):
        return AnyOf(tuple(compile_filter(item, meaning) for item in node.items))
    if isinstance(node, Negation):
        return Not(compile_filter(node.item, meaning))
    return _restriction(node, meaning)


def _restriction(node: Restriction, meaning: Meaning) -> Condition:
    asked = _asked(node, meaning)
    field, argument = asked.field, node.argument
    if isinstance(argument, Value) and not argument.quoted:
        if argument.text == "null" and not argument.prefix:
            return _null(node, asked)
        if argument.text == "" and argument.prefix and node.comparator in (":", "="):
            return Not(Compare(asked.at, "null"))
    if field.many:
        if node.comparator != ":":
            raise BadFilter(node.at, "“{field}”是列表，请用 :", "'{field}' is a list: use :", field=node.field)
        return _among(asked, "has", _value(argument, field, meaning), meaning)
    if node.comparator == ":":
        raise BadFilter(node.at, "“{field}”不是列表，请用 =", "'{field}' is no list: use =", field=node.field)
    if isinstance(argument, Value) and argument.prefix:
        return _prefix(node, argument, asked)
    return _compare(node, asked, _value(argument, field, meaning), meaning)


def _asked(node: Restriction, meaning: Meaning) -> _Asked:
    """The field, or the part of one, that a restriction names; UnknownFilterField where the caller has none such."""
    field = _known(node.field, meaning)
    if field is not None:
        return _whole(node.field, field)
    path, _, part = node.field.rpartition(".")
    field = _known(path, meaning)
    if field is None or field.kind is not Kind.MONEY or part not in ("amount", "currency"):
        raise UnknownFilterField(
            node.at, "没有可筛选的字段“{field}”", "There is no field '{field}' to filter by", field=node.field
        )
    whole = _whole(path, field)
    if part == "amount":
        return _Asked(field=replace(field, kind=Kind.INTEGER), at=whole.at)
    return _Asked(field=replace(field, kind=Kind.CODE, codes="currency"), at=whole.currency_at or "")


def _known(name: str, meaning: Meaning) -> Field | None:
    field = meaning.queryable.filterable.get(name) or meaning.custom.get(name)
    if field is None or name in meaning.unreadable or (field.masked and not meaning.sees_masked):
        return None
    return field


def _whole(path: str, field: Field) -> _Asked:
    custom = path.startswith(custom_values.PREFIX)
    currency = None
    if field.kind is Kind.MONEY:
        currency = custom_values.currency_name(path) if custom else f"{path}.currency"
    return _Asked(field=field, at=custom_values.index_name(path) if custom else path, currency_at=currency)


def _null(node: Restriction, asked: _Asked) -> Condition:
    if node.comparator == "=":
        return Compare(asked.at, "null")
    if node.comparator == "!=":
        return Not(Compare(asked.at, "null"))
    raise BadFilter(node.argument.at, "null 只能用 = 或 !=", "null goes with = or != only")


def _prefix(node: Restriction, argument: Value, asked: _Asked) -> Condition:
    if asked.field.kind not in _TEXTS:
        raise BadFilter(argument.at, "此字段不支持 *", "No * for this field")
    condition = Compare(asked.at, "prefix", argument.text)
    if node.comparator == "=":
        return condition
    if node.comparator == "!=":
        return Not(condition)
    raise BadFilter(argument.at, "* 只能用 = 或 !=", "* goes with = or != only")


def _compare(node: Restriction, asked: _Asked, value: Scalar, meaning: Meaning) -> Condition:
    if node.comparator == "!=":
        return Not(_among(asked, "=", value, meaning))
    if node.comparator != "=" and asked.field.kind not in _ORDERED:
        raise BadFilter(node.at, "“{field}”只能用 = 或 !=", "'{field}' goes with = or != only", field=node.field)
    return _among(asked, node.comparator, value, meaning)


def _among(asked: _Asked, op: Any, value: Scalar, meaning: Meaning) -> Condition:
    """A code with all beneath it; money in the usual currency; else the value alone."""
    if asked.currency_at is not None:
        usual = Compare(asked.currency_at, "has" if asked.field.many else "=", USUAL_CURRENCY)
        return AllOf((usual, Compare(asked.at, op, value)))
    if asked.field.kind is Kind.CODE and isinstance(value, str) and (asked.field.codes or "") in meaning.lists:
        codes = meaning.lists.get(asked.field.codes or "").branch(value)
        if len(codes) > 1:
            return AnyOf(tuple(Compare(asked.at, op, code) for code in codes))
    return Compare(asked.at, op, value)


def _value(argument: Value | Call, field: Field, meaning: Meaning) -> Scalar:
    if isinstance(argument, Call):
        return _call(argument, field, meaning)
    read = _READERS.get(field.kind)
    if read is None:
        return argument.text
    value = read(argument, field, meaning)
    if value is None:
        raise _wrong(argument, field)
    return value


def _wrong(argument: Value | Call, field: Field) -> BadFilter:
    zh, en = _EXPECTED.get(field.kind, ("文本", "text"))
    return BadFilter(argument.at, "此处应为{expected_zh}", "Expected {expected_en}", expected_zh=zh, expected_en=en)


def _number(argument: Value, field: Field, meaning: Meaning) -> int | None:
    del field, meaning
    text = argument.text
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 16):
        return None
    number = int(text)
    return number if abs(number) <= _MOST_NUMBER else None


def _boolean(argument: Value, field: Field, meaning: Meaning) -> bool | None:
    del field, meaning
    return {"true": True, "false": False}.get(argument.text)


def _code(argument: Value, field: Field, meaning: Meaning) -> str:
    name = field.codes or ""
    if name in meaning.lists and argument.text not in meaning.lists.get(name).by_code:
        value = argument.text
        raise BadFilter(argument.at, "“{value}”不在可选值中", "'{value}' is not one of the choices", value=value)
    return argument.text


def _day(argument: Value, field: Field, meaning: Meaning) -> int | None:
    del field, meaning
    try:
        return _as_number(date.fromisoformat(argument.text)) if len(argument.text) == 10 else None
    except ValueError:
        return None


def _month(argument: Value, field: Field, meaning: Meaning) -> int | None:
    del field, meaning
    try:
        return _as_number(date.fromisoformat(f"{argument.text}-01")) // 100 if len(argument.text) == 7 else None
    except ValueError:
        return None


def _instant(argument: Value, field: Field, meaning: Meaning) -> datetime | None:
    del field
    try:
        value = datetime.fromisoformat(argument.text)
        return to_ms(value.replace(tzinfo=meaning.zone) if value.tzinfo is None else value)
    except (ValueError, OverflowError):
        return None


def _as_number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _call(call: Call, field: Field, meaning: Meaning) -> Scalar:
    if call.name == "me":
        if field.refers != "person" and field.kind is not Kind.STRUCT:
            raise _wrong(call, field)
        _no_argument(call)
        return meaning.me or ""
    if call.name not in ("now", "today", "days_ago", "days_ahead"):
        raise BadFilter(call.at, "没有函数“{name}”", "There is no function '{name}'", name=call.name)
    if field.kind is Kind.INSTANT:
        return _moment(call, meaning)
    if field.kind not in (Kind.DATE, Kind.YEAR_MONTH) or call.name == "now":
        raise _wrong(call, field)
    day = meaning.now.astimezone(meaning.zone).date() + _shift(call)
    return _as_number(day) if field.kind is Kind.DATE else _as_number(day) // 100


def _moment(call: Call, meaning: Meaning) -> datetime:
    if call.name == "today":
        _no_argument(call)
        local = meaning.now.astimezone(meaning.zone)
        return to_ms(local.replace(hour=0, minute=0, second=0, microsecond=0))
    return meaning.now + _shift(call)


def _shift(call: Call) -> timedelta:
    if call.name in ("now", "today"):
        _no_argument(call)
        return timedelta(0)
    text = call.argument.text if call.argument is not None else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= _MOST_DAYS):
        at = call.at if call.argument is None else call.argument.at
        raise BadFilter(at, "此处应为天数", "Expected a number of days")
    days = timedelta(days=int(text))
    return -days if call.name == "days_ago" else days


def _no_argument(call: Call) -> None:
    if call.argument is not None:
        raise BadFilter(call.argument.at, "此函数没有参数", "This function takes no argument")


_READERS: dict[Kind, Callable[[Value, Field, Meaning], Any]] = {
    Kind.INTEGER: _number, Kind.MONEY: _number, Kind.BOOLEAN: _boolean, Kind.CODE: _code, Kind.DATE: _day,
    Kind.YEAR_MONTH: _month, Kind.INSTANT: _instant,
}
_EXPECTED: dict[Kind, tuple[str, str]] = {
    Kind.INTEGER: ("整数", "an integer"),
    Kind.MONEY: ("金额（最小货币单位的整数）", "an amount in minor units"),
    Kind.BOOLEAN: ("true 或 false", "true or false"),
    Kind.CODE: ("代码", "a code"),
    Kind.DATE: ("日期，如 2026-11-24", "a date such as 2026-11-24"),
    Kind.YEAR_MONTH: ("年月，如 2026-11", "a month such as 2026-11"),
    Kind.INSTANT: ("时间，如 2026-11-24T08:00:00Z", "an instant such as 2026-11-24T08:00:00Z"),
}
