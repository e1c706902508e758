"""Text: one line, several lines, and rich text (sanitised HTML)."""

import html
import re
import unicodedata
from typing import Any

import nh3
from crm_platform.errors import TOO_LONG, TOO_SHORT

from crm_records.declaration import Field
from crm_records.kinds.outcome import CONTROL_CHARACTERS, DIGITS_LOST, Context, Normaliser, Refusal, wrong_type

LONGEST_LINE = 1000
LONGEST_TEXT = 10_000
SAFE_WHOLE = 10**15                     # a spreadsheet's number keeps 15 digits
MARKUP_FACTOR = 4                       # the markup may weigh as much as three times the words

_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BREAKS = re.compile("\r\n|[\v\f\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")   # also turn text around

_NOT_TEXT = wrong_type("文本", "text")
_CONTROL = Refusal(CONTROL_CHARACTERS)
_LOST = Refusal(DIGITS_LOST)

RICH_TAGS = {
    "a", "b", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "s",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}
_cleaner = nh3.Cleaner(
    tags=RICH_TAGS,
    attributes={"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer",
)
_words_of = nh3.Cleaner(tags=set())
_paragraphs = re.compile(r"(?:<p>[^<>&\u00a0]*</p>)+").fullmatch
"""What plain text becomes (`from_plain`), mostly: markup that the cleaner leaves as it is."""


def not_text(value: Any) -> Refusal:
    """A number of 16 digits or more can only come from a spreadsheet that has lost the rest."""
    return _LOST if isinstance(value, float) and abs(value) >= SAFE_WHOLE else _NOT_TEXT


def tidy_line(value: str) -> str | None:
    """NFC, breaks and odd spaces as one space, nothing invisible; None where control characters are in it."""
    if not value.isprintable():
        value = _INVISIBLE.sub("", _SPACES.sub(" ", value))
        if _FORBIDDEN.search(value):
            return None
    return (value if value.isascii() else unicodedata.normalize("NFC", value)).strip()


def tidy_text(value: str) -> str | None:
    r"""As `tidy_line`, but lines stay, ended by \n."""
    if not value.isprintable():
        value = _INVISIBLE.sub("", _BREAKS.sub("\n", value))
        if _FORBIDDEN.search(value):
            return None
    return (value if value.isascii() else unicodedata.normalize("NFC", value)).strip()


def line(field: Field) -> Normaliser:
    longest, shortest = field.max or LONGEST_LINE, field.min or 0

    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is not str:
            return not_text(value)
        tidied = tidy_line(value)
        if not tidied:
            return _CONTROL if tidied is None else None
        if len(tidied) > longest:
            return Refusal(TOO_LONG, {"max": longest})
        if len(tidied) < shortest:
            return Refusal(TOO_SHORT, {"min": shortest})
        return tidied

    return normalise


def text(field: Field) -> Normaliser:
    longest = field.max or LONGEST_TEXT

    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is not str:
            return not_text(value)
        tidied = tidy_text(value)
        if not tidied:
            return _CONTROL if tidied is None else None
        return tidied if len(tidied) <= longest else Refusal(TOO_LONG, {"max": longest})

    return normalise


def rich_text(field: Field) -> Normaliser:
    """`max` counts what is read, not the markup around it."""
    longest = field.max or LONGEST_TEXT

    def normalise(value: Any, _context: Context) -> Any:
        if value.__class__ is not str:
            return not_text(value)
        tidied = tidy_text(value)
        if not tidied:
            return _CONTROL if tidied is None else None
        if "<" not in tidied and "&" not in tidied and ">" not in tidied:
            return tidied if len(tidied) <= longest else Refusal(TOO_LONG, {"max": longest})
        if len(tidied) > 2 * MARKUP_FACTOR * longest:            # not worth parsing
            return Refusal(TOO_LONG, {"max": longest})
        clean = tidied if _paragraphs(tidied) else _cleaner.clean(tidied).strip()
        if len(clean) > longest and (len(clean) > MARKUP_FACTOR * longest or len(plain(clean)) > longest):
            return Refusal(TOO_LONG, {"max": longest})
        return clean or None

    return normalise


def plain(rich: str) -> str:
    """What is read of rich text, without its markup."""
    if "<" not in rich and "&" not in rich:
        return rich
    broken = re.sub(r"(?i)<br\s*/?>|</(?:p|li|h[1-4]|tr|blockquote|pre)>", "\n", rich)
    return html.unescape(_words_of.clean(broken)).strip()


def from_plain(words: str) -> str:
    """Plain text as rich text: each line a paragraph; one line without markup stays as it is."""
    if "\n" not in words:
        return html.escape(words, quote=False)
    return "".join(f"<p>{html.escape(one, quote=False)}</p>" for one in words.split("\n") if one.strip())
