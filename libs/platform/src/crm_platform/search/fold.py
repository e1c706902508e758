"""One form for what people write in many: width, case, accents, traditional characters, brackets and padding."""

import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterator

CJK = "\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters written without spaces between words (kana and hangul too), for a regular expression's class."""

_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_JOINED = re.compile(f"(?<=[{CJK}])[\\[\\](){{}}<>\"'·•‧・【】「」『』《》〈〉“”‘’-]+(?=[{CJK}])")
_PADDED = re.compile(f"(?<=[{CJK}])\\s+(?=[{CJK}])")
_CHINESE = re.compile("[\u4e00-\u9fa5]+").fullmatch
_RUN = re.compile(f"([{CJK}]+)|([^\\W_{CJK}]+)")


def _simplified() -> dict[int, str]:
    """Traditional character -> its first simplified form, from the table of OpenCC (Apache 2.0)."""
    table = importlib.resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(traditional): simplified.split()[0] for traditional, simplified in pairs}


_SIMPLIFIED = _simplified()
_REPLACED = _SIMPLIFIED | str.maketrans("，：；！？", ",:;!?")
_TO_REPLACE = re.compile(f"[，：；！？{''.join(chr(c) for c in _SIMPLIFIED if 0x4E00 <= c <= 0x9FA5)}]").search
_PLAIN = re.compile("[0-9A-Za-z ,.:;/@+_，：；！？。、\u4e00-\u9fa5]*").fullmatch
"""Text without accents, brackets or odd width: it only needs lower case and some characters replaced."""

_CACHED = 64


def fold(text: str) -> str:
    """Compare texts by this: NFKC, lower case, simplified characters, no accents, no brackets inside Chinese."""
    if text.isascii():
        return text.lower()
    return _cached(text) if len(text) <= _CACHED else _folded(text)


@functools.lru_cache(maxsize=4096)
def _cached(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if _PLAIN(text):
        return (text.translate(_REPLACED) if _TO_REPLACE(text) else text).lower()
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIMPLIFIED)
    if _ACCENTED.search(text):
        bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", "".join(bare))
    return _JOINED.sub("", text)


def unpad(folded: str) -> str:
    """Without the spaces that forms put between characters (`张　明`)."""
    return folded if folded.isalnum() else _PADDED.sub("", folded)


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """Pieces of one script: (text, is it written without spaces)."""
    if _CHINESE(folded):
        yield folded, True
        return
    for chinese, other in _RUN.findall(folded):
        yield chinese or other, chinese != ""
