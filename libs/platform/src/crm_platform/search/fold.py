"""One form for what people write in many: width, case, accents, traditional characters, brackets and padding."""

import importlib.resources
import re
import unicodedata
from collections.abc import Iterator

CJK = "\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters written without spaces between words (kana and hangul too), for a regular expression's class."""

_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_JOINED = re.compile(f"(?<=[{CJK}])[\\[\\](){{}}<>\"'·•‧・【】「」『』《》〈〉“”‘’-]+(?=[{CJK}])")
_PADDED = re.compile(f"(?<=[{CJK}])\\s+(?=[{CJK}])")
_RUN = re.compile(f"(?P<cjk>[{CJK}]+)|[^\\W_{CJK}]+")


def _simplified() -> dict[int, str]:
    """Traditional character -> its first simplified form, from the table of OpenCC (Apache 2.0)."""
    table = importlib.resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(traditional): simplified.split()[0] for traditional, simplified in pairs}


_SIMPLIFIED = _simplified()


def fold(text: str) -> str:
    """Compare texts by this: NFKC, lower case, simplified characters, no accents, no brackets inside Chinese."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIMPLIFIED)
    if _ACCENTED.search(text):
        bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", "".join(bare))
    return _JOINED.sub("", text)


def unpad(folded: str) -> str:
    """Without the spaces that forms put between characters (`张　明`)."""
    return _PADDED.sub("", folded)


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """Pieces of one script: (text, is it written without spaces)."""
    for match in _RUN.finditer(folded):
        yield match[0], match["cjk"] is not None
