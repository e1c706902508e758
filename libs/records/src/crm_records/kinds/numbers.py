"""Whole numbers, yes or no, and money."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from crm_platform.errors import NOT_A_CODE, OUT_OF_RANGE, REQUIRED

from crm_records.declaration import Field
from crm_records.kinds.outcome import (
    FRACTION_TOO_LONG,
    UNKNOWN_MEMBER,
    Context,
    Normaliser,
    Refusal,
    bad_format,
    wrong_type,
)

USUAL_CURRENCY = "CNY"
"""What an amount without a currency is in."""

LARGEST = 2**53 - 1                     # what every JSON reader keeps exactly

_NOT_WHOLE = wrong_type("整数", "a whole number")
_NOT_BOOLEAN = wrong_type("是或否", "true or false")
_NOT_MONEY = wrong_type("金额 {amount, currency}", "an amount {amount, currency}")
_BAD_MONEY = bad_format("金额，如 1,234.56、123.4万、USD 12", "an amount such as 1,234.56 or USD 12")


def integer(field: Field) -> Normaliser:
    least = -LARGEST if field.min is None else field.min
    most = LARGEST if field.max is None else field.max
    outside = Refusal(OUT_OF_RANGE, {"min": least, "max": most})

    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is not int:
            if value.__class__ is not float or not value.is_integer():
                return None if value == "" else _NOT_WHOLE
            value = int(value)
        return value if least <= value <= most else outside

    return normalise


def boolean(_field: Field) -> Normaliser:
    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is bool:
            return value
        return None if value == "" else _NOT_BOOLEAN

    return normalise


def money(field: Field) -> Normaliser:
    """Whole minor units and a currency; `min` and `max` are in minor units."""
    least = -LARGEST if field.min is None else field.min
    most = LARGEST if field.max is None else field.max
    outside = Refusal(OUT_OF_RANGE, {"min": least, "max": most}, "/amount")

    def normalise(value: Any, context: Context) -> Any:
        if value.__class__ is not dict:
            return _no_money(value)
        if len(value) != 2 or "amount" not in value or "currency" not in value:
            return _missing_part(value)
        amount, currency = value["amount"], value["currency"]
        if amount.__class__ is float and amount.is_integer():
            amount = int(amount)            # to JSON 248.0 is a whole number too
        if amount.__class__ is not int:
            return Refusal(_NOT_WHOLE.reason, _NOT_WHOLE.variables, "/amount")
        if currency.__class__ is not str or not context.lists.has("currency", currency):
            return Refusal(NOT_A_CODE, {"value": str(currency)[:40]}, "/currency")
        return {"amount": amount, "currency": currency} if least <= amount <= most else outside

    return normalise


def _no_money(value: Any) -> Refusal | None:
    if value.__class__ is not str:
        return _NOT_MONEY
    return _BAD_MONEY if value.strip() else None


def _missing_part(value: dict[str, Any]) -> Refusal:
    for name in ("amount", "currency"):
        if name not in value:
            return Refusal(REQUIRED, path=f"/{name}")
    extra = next(name for name in value if name not in ("amount", "currency"))
    return Refusal(UNKNOWN_MEMBER, {"name": str(extra)[:40]})


_UNITS = {"千": 3, "万": 4, "萬": 4, "w": 4, "W": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "億": 8, "万亿": 12}
_SYMBOLS = {
    "¥": "CNY", "￥": "CNY", "元": "CNY", "人民币": "CNY", "RMB": "CNY", "$": "USD", "US$": "USD", "美元": "USD",
    "€": "EUR", "欧元": "EUR", "£": "GBP", "英镑": "GBP", "HK$": "HKD", "港元": "HKD", "港币": "HKD", "日元": "JPY",
}
_AMOUNT = re.compile(
    r"(?P<before>[^\d.,+\-\s]*)\s*(?P<sign>[+-]?)(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*"
    r"(?P<unit>万亿|十万|百万|千万|千|万|萬|亿|億|[wW](?![A-Za-z]))?\s*(?P<after>[^\d.,+\-\s]*)", re.ASCII
).fullmatch
_bare_amount = re.compile(r"(\d{1,15})(?:\.(\d\d?))?", re.ASCII).fullmatch
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,4}(?:,\d{4})+(?:\.\d+)?|[\d.]+", re.ASCII).fullmatch


def money_from_text(text: str, context: Context, default: str = USUAL_CURRENCY) -> Any:
    """Money of `1,234.56`, `123.4万`, `USD 12`, `12.50 元`; a Refusal where it is none of these."""
    bare = _bare_amount(text)
    if bare and context.lists.minor_digits(default) == 2:       # as most tables have them
        return {"amount": int(bare[1] + (bare[2] or "").ljust(2, "0")), "currency": default}
    found = _AMOUNT(text.strip())
    if not found or not _GROUPED(found["number"]):
        return _BAD_MONEY
    names = [name for name in (found["before"], found["after"]) if name]
    currencies = {_currency(name, context) for name in names} or {default}
    if len(currencies) != 1 or None in currencies:
        return Refusal(NOT_A_CODE, {"value": " ".join(names)[:40]}, "/currency")
    currency = str(currencies.pop())
    digits = context.lists.minor_digits(currency)
    try:
        amount = Decimal(found["number"].replace(",", "")).scaleb(_UNITS.get(found["unit"] or "", 0) + digits)
    except InvalidOperation:
        return _BAD_MONEY
    if amount != amount.to_integral_value():
        return Refusal(FRACTION_TOO_LONG, {"currency": currency, "max": digits})
    whole = int(amount)
    return {"amount": -whole if found["sign"] == "-" else whole, "currency": currency}


def _currency(name: str, context: Context) -> str | None:
    return _SYMBOLS.get(name) or context.lists.find("currency", name)


def money_to_text(value: dict[str, Any], digits: int) -> str:
    """`1234.56`, with the currency in front when it is not CNY: what `money_from_text` reads back."""
    amount = Decimal(int(value["amount"])).scaleb(-digits)
    number = f"{amount:.{digits}f}"
    return number if value["currency"] == "CNY" else f"{value['currency']} {number}"
