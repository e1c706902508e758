"""Numbers that China gives to organisations, accounts and places: pure checks of a `Field.check`."""

import re
from collections.abc import Mapping
from typing import Any

from crm_records.kinds.outcome import BAD_CHECK_CHARACTER, DIGITS_LOST, Refusal, bad_format

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"           # GB 32100-2015: no I, O, S, V, Z
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(3**position % 31 for position in range(17))
_SHAPE = re.compile(rf"[{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}}", re.ASCII).fullmatch
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII).fullmatch

_BAD_CODE = bad_format(
    "18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z）",
    "18 digits and letters, none of them I, O, S, V, Z",
)
_BAD_TAX_ID = bad_format("15 至 20 位数字和大写字母", "15 to 20 digits and letters")
_BAD_ACCOUNT = bad_format("最多 34 位数字", "at most 34 digits")
_BAD_POST = bad_format("最多 12 位字母、数字、空格和连字符", "at most 12 letters, digits, spaces and dashes")
_LOST = Refusal(DIGITS_LOST)

_is_tax_id = re.compile(r"[0-9A-Z]{15,20}", re.ASCII).fullmatch
_is_account = re.compile(r"\d{4,34}", re.ASCII).fullmatch
_is_post_code = re.compile(r"[0-9A-Za-z][0-9A-Za-z -]{0,11}", re.ASCII).fullmatch
_WIDTH = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


def _narrow(value: str) -> str:
    return value if value.isascii() else value.translate(_WIDTH)


def check_character(first_17: str) -> str:
    """The 18th character of a unified social credit code (GB 32100-2015, 4.6)."""
    total = 0
    for character, weight in zip(first_17, _WEIGHTS, strict=True):
        total += _VALUE[character] * weight
    return _ALPHABET[-total % 31]


def credit_code(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    value = _narrow(value).upper()
    if not _SHAPE(value):
        return _LOST if _EXPONENT(value) else _BAD_CODE
    expected = check_character(value[:17])
    return value if value[17] == expected else Refusal(BAD_CHECK_CHARACTER, {"expected": expected})


def tax_id(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    value = _narrow(value).upper()
    if _EXPONENT(value):
        return _LOST
    return value if _is_tax_id(value) else _BAD_TAX_ID


def bank_account(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    """Digits only: people write them in groups."""
    value = re.sub(r"[\s-]", "", _narrow(value))
    if _EXPONENT(value.upper()):
        return _LOST
    return value if _is_account(value) else _BAD_ACCOUNT


def postal_code(value: str, _values: Mapping[str, Any]) -> str | Refusal:
    value = _narrow(value).upper()
    return value if _is_post_code(value) else _BAD_POST
