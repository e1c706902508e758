"""Telephone numbers: E.164, with `;ext=` where there is an extension (RFC 3966).

Ordinary Chinese numbers are recognised by their shape and area code; only the rest costs a look into `phonenumbers`.
"""

import re
from typing import Any

import phonenumbers
from crm_platform.errors import TOO_LONG

from crm_records.codes.areas import AREA_CODES
from crm_records.declaration import Field
from crm_records.kinds.outcome import DIGITS_LOST, Context, Normaliser, Refusal, bad_format, wrong_type

LONGEST = 64
_CANONICAL_MOBILE = re.compile(r"\+861[3-9]\d{9}", re.ASCII).fullmatch
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII).fullmatch
_SERVICE = re.compile(r"[48]00\d{7}", re.ASCII).fullmatch
_LAND = re.compile(r"(10|2\d|[3-9]\d\d)([2-9]\d{6,7})", re.ASCII).fullmatch
_USUAL_LAND = re.compile(                # as it is kept, and as most people write it
    r"(?:\+86|0)(10|2\d|[3-9]\d\d)-?([2-9]\d{6,7})(?:(?:-|;ext=)(\d{1,7}))?", re.ASCII
).fullmatch
_EXTENSION = re.compile(
    r"(?:;ext=|转|轉|分机|分機|ext\.?|x|#|-(?=\d{1,6}$)(?<=\d{7}-))\s*[:：]?\s*(\d{1,7})$", re.IGNORECASE | re.ASCII
)
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―－()（）\[\]【】.·/]+")
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+", re.ASCII).fullmatch
_POINT_ZERO = re.compile(r"(\d)\.0+$")
_WIDTH = str.maketrans(
    "０１２３４５６７８９＋－（）＃　；＝．", "0123456789+-()# ;=."
)

_NOT_TEXT = wrong_type("电话号码文本", "a telephone number as text")
_BAD = bad_format(
    "电话号码，如 13800000000、0755-12345678-801、+1 650 253 0000",
    "a telephone number such as 13800000000, 0755-12345678-801, +1 650 253 0000",
)
_LOST = Refusal(DIGITS_LOST)
_TOO_LONG = Refusal(TOO_LONG, {"max": LONGEST})


def phone(_field: Field) -> Normaliser:
    return _normalise


def _normalise(value: Any, _context: Context) -> Any:
    if value.__class__ is not str:
        return _LOST if isinstance(value, float) and abs(value) >= 1e15 else _NOT_TEXT
    if _CANONICAL_MOBILE(value):
        return value
    if _MOBILE(value):
        return "+86" + value
    land = _USUAL_LAND(value)
    if land and land[1] in AREA_CODES and (len(land[1]) == 3 or len(land[2]) == 8):
        return f"+86{land[1]}{land[2]};ext={land[3]}" if land[3] else f"+86{land[1]}{land[2]}"
    value = value.translate(_WIDTH).strip()
    if not value:
        return None
    if len(value) > LONGEST:
        return _TOO_LONG
    if _EXPONENT(value):
        return _LOST
    return _read(_POINT_ZERO.sub(r"\1", value))


def _read(value: str) -> str | Refusal:
    number, extension = _split_extension(value)
    digits = _SEPARATORS.sub("", number)
    abroad = digits.startswith("+") and not digits.startswith("+86")
    chinese = None if abroad else _chinese(digits)
    if chinese:
        return f"{chinese};ext={extension}" if extension else chinese
    return _ask_library(number, extension)


def _split_extension(value: str) -> tuple[str, str]:
    found = _EXTENSION.search(value)
    return (value[: found.start()], found[1]) if found else (value, "")


def _chinese(digits: str) -> str | None:
    """E.164 of a Chinese number, when its shape and area code are certain."""
    if digits.startswith("+86"):
        digits = digits[3:]
    elif digits.startswith("0086"):
        digits = digits[4:]
    elif len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    if _MOBILE(digits) or _SERVICE(digits):
        return "+86" + digits
    if digits.startswith("0"):
        digits = digits[1:]
        if _MOBILE(digits):
            return "+86" + digits                   # long-distance dialling of mobiles, as on old cards
    land = _LAND(digits)
    if land and land[1] in AREA_CODES and (len(land[1]) == 3 or len(land[2]) == 8):
        return "+86" + digits
    return None


def _ask_library(number: str, extension: str) -> str | Refusal:
    if not re.search(r"\d", number) or re.search(r"[A-Za-z]", number):
        return _BAD                                 # letters of the keypad are not numbers here
    try:
        parsed = phonenumbers.parse(number, "CN")
    except phonenumbers.NumberParseException:
        return _BAD
    if not phonenumbers.is_valid_number(parsed):
        return _BAD
    extension = extension or parsed.extension or ""
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164};ext={extension}" if extension else e164


def spoken(value: str) -> str:
    """As people in China read it: `138 0000 0000`, `0755-12345678-801`; foreign numbers stay international."""
    number, _, extension = value.partition(";ext=")
    if number.startswith("+86"):
        digits = number[3:]
        land = _LAND(digits)
        if _MOBILE(digits):
            number = f"{digits[:3]} {digits[3:7]} {digits[7:]}"
        elif _SERVICE(digits):
            number = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
        elif land and land[1] in AREA_CODES:
            number = f"0{land[1]}-{land[2]}"
    return f"{number}-{extension}" if extension else number
