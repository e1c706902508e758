"""E-mail addresses (RFC 5321 lengths, one spelling of the domain) and web addresses."""

import re
from typing import Any
from urllib.parse import urlsplit

import idna
from crm_platform.errors import TOO_LONG

from crm_records.declaration import Field
from crm_records.kinds.outcome import Context, Normaliser, Refusal, bad_format, wrong_type
from crm_records.kinds.text import tidy_line

LONGEST_EMAIL, LONGEST_LOCAL = 254, 64
LONGEST_URL = 2000
LONGEST_USUAL = 250

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,58}}[a-z0-9])"
_is_domain = re.compile(_DOMAIN).fullmatch
_is_usual = re.compile(rf"https?://(?:{_LABEL}\.)+[a-z]{{2,63}}(?:/[!-\[\]-~]*)?").fullmatch  # kept as it is
_is_local = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*").fullmatch
_WIDTH = str.maketrans("＠．。", "@..")

_NOT_TEXT = wrong_type("文本", "text")
_BAD_EMAIL = bad_format("电子邮件地址，如 name@example.com", "an e-mail address such as name@example.com")
_BAD_URL = bad_format("以 http:// 或 https:// 开头的网址", "an address that starts with http:// or https://")
_EMAIL_TOO_LONG = Refusal(TOO_LONG, {"max": LONGEST_EMAIL})
_LOCAL_TOO_LONG = bad_format("@ 之前最多 64 个字符", "at most 64 characters before the @")


def ascii_domain(domain: str) -> str | None:
    """Lower case, international names in their ASCII form (`xn--`); None where it is no domain name."""
    domain = domain.lower()
    if not domain.isascii():
        try:
            domain = idna.encode(domain, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return None
    return domain if len(domain) <= 253 and _is_domain(domain) else None


def email(_field: Field) -> Normaliser:
    return _email


def _email(value: Any, _context: Context) -> Any:
    if value.__class__ is not str:
        return _NOT_TEXT
    value = value.strip() if value.isascii() else (tidy_line(value.translate(_WIDTH)) or "\n")
    if not value:
        return None
    local, at, domain = value.rpartition("@")
    if not at or not _is_local(local):
        return _BAD_EMAIL
    if len(local) > LONGEST_LOCAL:
        return _LOCAL_TOO_LONG
    ascii_ = ascii_domain(domain)
    if ascii_ is None:
        return _BAD_EMAIL
    return f"{local}@{ascii_}" if len(local) + len(ascii_) < LONGEST_EMAIL else _EMAIL_TOO_LONG


def url(field: Field) -> Normaliser:
    longest = field.max or LONGEST_URL

    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is not str:
            return _NOT_TEXT
        value = tidy_line(value)
        if not value:
            return _BAD_URL if value is None else None
        if len(value) > longest:
            return Refusal(TOO_LONG, {"max": longest})
        return _address(value)

    return normalise


def _address(value: str) -> str | Refusal:
    if len(value) <= LONGEST_USUAL and _is_usual(value):
        return value
    if "://" not in value and not re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", value, re.IGNORECASE):
        value = "https://" + value                  # people write www.example.com
    if " " in value or "\\" in value:
        return _BAD_URL
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError:
        return _BAD_URL
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return _BAD_URL
    name = ascii_domain(host)
    if name is None:
        return _BAD_URL
    tail = value[value.index("://") + 3 + len(parts.netloc):]
    return f"{scheme}://{name}{f':{port}' if port is not None else ''}{tail}"
