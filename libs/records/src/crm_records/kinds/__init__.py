"""What each kind of value is: how it is checked and brought into its one form.

`compiled(field)` gives the function that does it for one field; records and custom fields are judged by the same.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from crm_platform.errors import TOO_MANY_ITEMS

from crm_records.declaration import Field, Kind, Part
from crm_records.kinds import choices, dates, network, numbers, phone, text
from crm_records.kinds.outcome import Context, Mode, Normaliser, Refusal, wrong_type

__all__ = ["MOST_ITEMS", "Context", "Mode", "Normaliser", "Refusal", "compiled", "part_field"]

_KINDS: dict[Kind, Callable[[Field], Normaliser]] = {
    Kind.LINE: text.line,
    Kind.TEXT: text.text,
    Kind.RICH_TEXT: text.rich_text,
    Kind.PHONE: phone.phone,
    Kind.EMAIL: network.email,
    Kind.URL: network.url,
    Kind.MONEY: numbers.money,
    Kind.INTEGER: numbers.integer,
    Kind.BOOLEAN: numbers.boolean,
    Kind.DATE: dates.day,
    Kind.PARTIAL_DATE: dates.partial_date,
    Kind.YEAR_MONTH: dates.year_month,
    Kind.INSTANT: dates.instant,
    Kind.CODE: choices.code,
    Kind.REFERENCE: choices.reference,
    Kind.SERIAL: text.line,
    Kind.FILE: choices.file,
    Kind.MEMBER: choices.member,
    Kind.CONTROLS: choices.controls,
}

MOST_ITEMS = 100
_NOT_LIST = wrong_type("列表", "a list")
_NO_ITEM = wrong_type("非空的内容", "something")


def compiled(field: Field) -> Normaliser:
    """The field's normaliser; `field.check` has its say over every single value's last form."""
    one = _struct(field) if field.kind is Kind.STRUCT else _KINDS[field.kind](field)
    if field.check is not None:
        one = _checked(one, field.check)
    return _list(field, one) if field.many and field.kind is not Kind.FILE else one


def _checked(one: Normaliser, check: Callable[[Any, Mapping[str, Any]], Any]) -> Normaliser:
    def normalise(value: Any, context: Context) -> Any:
        result = one(value, context)
        return result if result is None or result.__class__ is Refusal else check(result, {})

    return normalise


def _struct(field: Field) -> Normaliser:
    if not field.parts:
        return choices.open_object
    return choices.struct({part.name: (compiled(part_field(part)), part.required) for part in field.parts})


@functools.lru_cache(maxsize=1024)
def part_field(part: Part) -> Field:
    """The part of a struct as a field of its own."""
    return Field(
        name=part.name, kind=part.kind, label=part.label, tab="", required=part.required, max=part.max,
        codes=part.codes, refers=part.refers, past=part.past,
    )


def _list(field: Field, one: Normaliser) -> Normaliser:
    most = field.max_items or MOST_ITEMS
    too_many = Refusal(TOO_MANY_ITEMS, {"max": most})

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not list:
            return None if value == "" else _NOT_LIST
        if len(value) > most:
            return too_many
        kept: list[Any] = []
        for position, item in enumerate(value):
            result: Any = None if item is None else one(item, context)
            if result.__class__ is Refusal:
                return result.under(position)
            if result is None:
                return _NO_ITEM.under(position)
            if result not in kept:
                kept.append(result)
        return kept or None

    return normalise
