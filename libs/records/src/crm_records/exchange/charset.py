"""The encoding and the delimiter of a .csv, when nobody says them. Runs in the parser's child process.

The rule (measured better than the detectors on Chinese files): a byte order mark; UTF-16 without one, by its zero
bytes; strict UTF-8; strict GB18030 if the text is plausible; Big5 likewise; else Windows-1252. A file whose lines
disagree is read by the majority, and the others are reported by their row.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from crm_records.exchange.refusals import Refused

ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5", "windows-1252", "shift_jis")
"""What a person may choose instead of the guess."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PLAUSIBLE = 0.7
_PUNCTUATION = frozenset("，。、：；（）“”‘’《》【】！？—…·￥％＋－０１２３４５６７８９")


@dataclass(slots=True)
class Decoded:
    """`odd_lines`: 0-based lines (by line feed) whose encoding differs from the rest."""

    text: str
    encoding: str
    odd_lines: set[int] = field(default_factory=set[int])


def decode(content: bytes, override: str | None = None) -> Decoded:
    if override:
        return _as_told(content, override)
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _with_replacement(content[len(bom):], name)
    name = _utf16(content)
    if name:
        return _with_replacement(content, name)
    if b"\0" in content[:65536]:
        raise Refused("WRONG_FILE_TYPE")
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    return _mixed(content) or _national(content)


def _as_told(content: bytes, name: str) -> Decoded:
    if name not in ENCODINGS:
        raise Refused("UNKNOWN_ENCODING", encoding=name)
    for bom, of in _BOMS:
        if of == name and content.startswith(bom):
            content = content[len(bom):]
    return _with_replacement(content, name)


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _with_replacement(content: bytes, name: str) -> Decoded:
    text = _strict(content, name)
    if text is not None:
        return Decoded(text, name)
    text = content.decode(name, "replace")
    odd = {n for n, line in enumerate(text.split("\n")) if "\ufffd" in line}
    return Decoded(text, name, odd)


def _utf16(content: bytes) -> str | None:
    """Latin letters, digits, commas and line ends of a table make zero bytes in every second place."""
    sample = content[:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    least = max(2, len(sample) // 100)
    if odd >= least and even == 0:
        return "utf-16-le"
    if even >= least and odd == 0:
        return "utf-16-be"
    return None


def _national(content: bytes) -> Decoded:
    for name, plausible in (("gb18030", plausible_gb), ("big5", plausible_big5)):
        text = _strict(content, name)
        if text is not None and plausible(text):
            return Decoded(text, name)
    decoded = _by_majority(content, "gb18030")
    if decoded is not None:
        return decoded
    return Decoded(content.decode("windows-1252", "replace"), "windows-1252")


def _mixed(content: bytes) -> Decoded | None:
    """UTF-8 and GB18030 in one file. Valid UTF-8 of more than one character is next to impossible by chance."""
    utf8 = other = 0
    for _, line in _foreign_lines(content):
        if len(line) > 4 and _strict(line, "utf-8") is not None:
            utf8 += 1
        else:
            other += 1
    if not utf8 or not other:
        return None
    return _by_lines(content, "utf-8" if utf8 >= other else "gb18030")


def _by_lines(content: bytes, main: str) -> Decoded:
    """Each line in the main encoding, the odd ones in the other, so that the report shows readable text."""
    lines: list[str] = []
    odd: set[int] = set()
    for n, line in enumerate(content.split(b"\n")):
        name = main
        if not line.isascii():
            is_utf8 = _strict(line, "utf-8") is not None and not _fits_gb(line)
            name = "utf-8" if is_utf8 or (main == "utf-8" and _strict(line, "utf-8") is not None) else "gb18030"
            if name != main:
                odd.add(n)
        lines.append(line.decode(name, "replace"))
    return Decoded("\n".join(lines), main, odd)


def _fits_gb(line: bytes) -> bool:
    text = _strict(line, "gb18030")
    return text is not None and plausible_gb(text)


def _by_majority(content: bytes, name: str) -> Decoded | None:
    """Mostly plausible GB18030 with a few broken lines."""
    good = bad = 0
    for _, line in _foreign_lines(content):
        if _fits_gb(line):
            good += 1
        else:
            bad += 1
    return _with_replacement(content, name) if good > 4 * bad else None


def _foreign_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    for n, line in enumerate(content.split(b"\n")):
        if not line.isascii():
            yield n, line


def plausible_gb(text: str) -> bool:
    """Most of the foreign characters are those of GB 2312 (6,763 common ones) and Chinese punctuation."""
    foreign = [c for c in text[:200_000] if c > "\x7f"]
    if any("\ue000" <= c <= "\uf8ff" for c in foreign):
        return False
    common = sum(1 for c in foreign if c in _PUNCTUATION or _in(c, "gb2312"))
    return common >= _PLAUSIBLE * max(1, len(foreign))


def plausible_big5(text: str) -> bool:
    """Most are of Big5's first, frequent level (lead bytes A4 to C6) or its punctuation."""
    foreign = [c for c in text[:200_000] if c > "\x7f"]
    common = sum(1 for c in foreign if 0xA1 <= c.encode("big5", "replace")[0] <= 0xC6)
    return common >= _PLAUSIBLE * max(1, len(foreign))


def _in(character: str, encoding: str) -> bool:
    if not "\u4e00" <= character <= "\u9fff":
        return False
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def delimiter(text: str) -> str:
    """Comma, semicolon or tab: the one that cuts most lines into as many cells as the first."""
    if text[:4].lower() == "sep=" and len(text) > 4:
        return text[4]
    sample = text[:65536]
    best, score = ",", 0.0
    for candidate in (",", "\t", ";"):
        try:
            rows = [row for row in csv.reader(sample.splitlines()[:50], delimiter=candidate) if row]
        except csv.Error:
            continue
        if not rows or len(rows[0]) < 2:
            continue
        alike = sum(1 for row in rows if len(row) == len(rows[0])) / len(rows)
        if alike * len(rows[0]) > score:
            best, score = candidate, alike * len(rows[0])
    return best
