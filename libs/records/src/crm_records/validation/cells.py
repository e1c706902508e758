"""Values as text: what stands in a cell of a spreadsheet, in and out.

`from_text` never fails: what it cannot read goes on as it is, and `normalise` says what is wrong with it.
"""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from crm_platform.errors import Language

from crm_records.codes import CodeLists, standard_lists
from crm_records.declaration import Field, Kind
from crm_records.kinds import numbers, part_field, phone, text
from crm_records.kinds.choices import CONTROLS, MEMBER_KINDS
from crm_records.kinds.outcome import Context, Refusal

ZONE = ZoneInfo("Asia/Shanghai")
Names = Callable[[str, str], str | None]
"""(what is referred to, a name or an id) -> the other of the two, None where there is none."""

_ANY_DAY = date(1, 1, 1)
_YES = frozenset({"是", "有", "对", "√", "yes", "y", "true", "1", "on"})
_NO = frozenset({"否", "无", "没有", "×", "no", "n", "false", "0", "off"})
_BOOLEAN = {"zh": ("是", "否"), "en": ("Yes", "No")}
_WIDTH = str.maketrans("０１２３４５６７８９：－／．　", "0123456789:-/. ")
_ITEMS = re.compile(r"[;；\n|]+")
_SCALAR_ITEMS = re.compile(r"[;；\n|、]+")
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+(\d{2})", re.ASCII).fullmatch
_NEUTRALISED = re.compile(r"'(?=[=+\-@\d])")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII).fullmatch
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII).fullmatch
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?", re.ASCII).fullmatch
_COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})", re.ASCII).fullmatch
_PARTIAL = re.compile(r"(?:(\d{4})[-/.年])?(闰?)(\d{1,2})([Ll]?)[-/.月](\d{1,2})日?", re.ASCII).fullmatch
_MOMENT = re.compile(
    r"(.+?)(?:\s+|(?<=日)|[Tt])(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(\.\d{1,6})?)?[分秒]?", re.ASCII
).fullmatch


def from_text(
    field: Field, cell: Any, lists: CodeLists | None = None, *, names: Names | None = None, zone: ZoneInfo = ZONE
) -> Any:
    """The wire value of a cell: text, a number, a date or a truth value as the file's reader gives it.

    Labels of codes count in both languages and as code; a time without zone is the organisation's. `names` finds the
    id of a person, department or customer by its name.
    """
    if cell is None or cell == "":
        return None
    reader = _reader(lists or standard_lists(), names, zone)
    if field.many and isinstance(cell, str):
        splitter = _ITEMS if field.kind in (Kind.STRUCT, Kind.LINE) else _SCALAR_ITEMS
        items = [item.strip() for item in splitter.split(cell)]
        return [reader.one(field, item) for item in items if item] or None
    value = reader.one(field, cell)
    return [value] if field.many and value is not None else value


@functools.lru_cache(maxsize=16)
def _reader(lists: CodeLists, names: Names | None, zone: ZoneInfo) -> "_Reader":
    return _Reader(lists, names, zone)


class _Reader:
    def __init__(self, lists: CodeLists, names: Names | None, zone: ZoneInfo) -> None:
        self.lists, self.names, self.zone = lists, names, zone
        self.context = Context(lists, _ANY_DAY)

    def one(self, field: Field, cell: Any) -> Any:
        read = _READERS.get(field.kind)
        if read is not None:
            return read(self, field, cell)
        return _as_text(cell)

    def line(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, str):
            stripped = _NEUTRALISED.sub("", cell, count=1) if cell.startswith("'") else cell
            return _lost_digits(stripped) or stripped
        return _as_text(cell)

    def rich_text(self, _field: Field, cell: Any) -> Any:
        words = _as_text(cell)
        if not isinstance(words, str) or re.search(r"<[A-Za-z][^>]*>", words):
            return words
        return text.from_plain(words)

    def integer(self, _field: Field, cell: Any) -> Any:
        if not isinstance(cell, str):
            return cell
        whole = re.fullmatch(r"([+-]?\d{1,19})(?:\.0+)?", cell.translate(_WIDTH).strip().replace(",", ""), re.ASCII)
        return int(whole[1]) if whole else cell

    def boolean(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, bool):
            return cell
        word = str(_as_text(cell)).strip().casefold()
        return True if word in _YES else False if word in _NO else cell

    def money(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            cell = _as_text(cell) if float(cell).is_integer() else f"{cell:.10g}"
        if not isinstance(cell, str):
            return cell
        found = numbers.money_from_text(cell.translate(_WIDTH), self.context)
        return cell if isinstance(found, Refusal) else found

    def day(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, (datetime, date)):
            return f"{cell:%Y-%m-%d}"
        words = str(_as_text(cell)).translate(_WIDTH).strip()
        found = _DAY(words) or _COMPACT(words) or _DAY(re.sub(r"[ T]0{1,2}:00(?::00)?$", "", words))
        return f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}" if found else words

    def partial_date(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, (datetime, date)):
            return f"{cell:%Y-%m-%d}"
        words = str(_as_text(cell)).translate(_WIDTH).strip()
        found = _PARTIAL(words)
        if not found:
            whole = _COMPACT(words)
            return f"{whole[1]}-{whole[2]}-{whole[3]}" if whole else words
        leap = "L" if found[2] or found[4] else ""
        return f"{found[1] + '-' if found[1] else ''}{int(found[3]):02}{leap}-{int(found[5]):02}"

    def year_month(self, _field: Field, cell: Any) -> Any:
        if isinstance(cell, (datetime, date)):
            return f"{cell:%Y-%m}"
        words = str(_as_text(cell)).translate(_WIDTH).strip()
        found = _MONTH(words) or _COMPACT_MONTH(words) or _DAY(words)
        return f"{found[1]}-{int(found[2]):02}" if found else words

    def instant(self, field: Field, cell: Any) -> Any:
        if isinstance(cell, datetime):
            return cell if cell.tzinfo else cell.replace(tzinfo=self.zone)
        if isinstance(cell, date):
            return datetime.combine(cell, time(), self.zone)
        words = str(cell).translate(_WIDTH).strip()
        moment = _MOMENT(words)
        found = self.day(field, moment[1] if moment else words)
        try:
            naive = datetime.fromisoformat(found) if _DAY(found) else None
            if naive is None:
                return words
            if moment:
                fraction = int(float(moment[5] or "0") * 1_000_000)
                naive = naive.replace(
                    hour=int(moment[2]), minute=int(moment[3]), second=int(moment[4] or 0), microsecond=fraction
                )
        except ValueError:
            return words
        return naive.replace(tzinfo=self.zone)

    def code(self, field: Field, cell: Any) -> Any:
        words = _as_text(cell)
        if not isinstance(words, str):
            return words
        return self.lists.find(field.codes or "", words, level=field.code_level) or words.strip()

    def reference(self, field: Field, cell: Any) -> Any:
        words = _as_text(cell)
        if self.names is None or not isinstance(words, str):
            return words
        return self.names(field.refers or "", words.strip()) or words

    def member(self, _field: Field, cell: Any) -> Any:
        """`person:张伟`; a bare name is a person's."""
        words = str(_as_text(cell)).strip()
        kind, colon, name = words.partition(":")
        if not colon or kind not in MEMBER_KINDS:
            kind, name = ("everyone", "") if words in ("everyone", "所有人") else ("person", words)
        found = self.names(kind, name) if self.names and name else None
        return {"kind": kind, "id": found or name}

    def controls(self, _field: Field, cell: Any) -> Any:
        """`print=deny export=deny`."""
        pairs = [pair.partition("=") for pair in re.split(r"[,;，；\s]+", str(cell).strip()) if pair]
        known = all(sign and name in CONTROLS for name, sign, _ in pairs)
        return {name: state for name, _, state in pairs} if known else cell

    def struct(self, field: Field, cell: Any) -> Any:
        """Parts in their declared order, commas between: `张小明, 2010-05-01`; spaces do where there is no comma."""
        if not isinstance(cell, str):
            return cell
        words = [word.strip() for word in re.split(r"[,，]", cell, maxsplit=len(field.parts) - 1)]
        if len(words) == 1:
            words = cell.strip().rsplit(maxsplit=len(field.parts) - 1)
        pairs = zip(field.parts, words, strict=False)
        return {part.name: self.one(part_field(part), word) for part, word in pairs if word not in ("", "-")}


_READERS: Mapping[Kind, Callable[[_Reader, Field, Any], Any]] = {
    Kind.LINE: _Reader.line, Kind.SERIAL: _Reader.line, Kind.TEXT: _Reader.line, Kind.PHONE: _Reader.line,
    Kind.RICH_TEXT: _Reader.rich_text, Kind.INTEGER: _Reader.integer, Kind.BOOLEAN: _Reader.boolean,
    Kind.MONEY: _Reader.money, Kind.DATE: _Reader.day, Kind.PARTIAL_DATE: _Reader.partial_date,
    Kind.YEAR_MONTH: _Reader.year_month, Kind.INSTANT: _Reader.instant, Kind.CODE: _Reader.code,
    Kind.REFERENCE: _Reader.reference, Kind.MEMBER: _Reader.member, Kind.CONTROLS: _Reader.controls,
    Kind.STRUCT: _Reader.struct,
}


def _as_text(cell: Any) -> Any:
    """A cell's number as it is read; one that has lost digits stays a number, so that it is refused as such."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        if abs(cell) >= text.SAFE_WHOLE:
            return float(cell)
        return str(int(cell)) if float(cell).is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
    return str(cell)


def _lost_digits(words: str) -> float | None:
    """A table that was saved as text with `9.14403E+17` in it has lost its digits too."""
    found = _EXPONENT(words.strip())
    return float(words) if found and int(found[1]) >= 11 else None


def to_text(
    field: Field, value: Any, language: Language = "zh", lists: CodeLists | None = None, *,
    names: Names | None = None, zone: ZoneInfo = ZONE,
) -> str:
    """The value as a person reads it in a cell; `from_text` reads it back."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(to_text(field, one, language, lists, names=names, zone=zone) for one in value)
    write = _WRITERS.get(field.kind)
    return str(value) if write is None else write(field, value, _Ink(language, lists or standard_lists(), names, zone))


@dataclass(frozen=True, slots=True)
class _Ink:
    """What values are written with."""

    language: Language
    lists: CodeLists
    names: Names | None
    zone: ZoneInfo

    def name(self, refers: str, id_: str) -> str:
        return (self.names(refers, id_) if self.names else None) or id_


def _member_text(_field: Field, value: Any, ink: _Ink) -> str:
    return f"{value['kind']}:{ink.name(value['kind'], value['id'])}" if value["kind"] != "everyone" else "everyone"


def _struct_text(field: Field, value: Any, ink: _Ink) -> str:
    parts = [
        to_text(part_field(part), value.get(part.name), ink.language, ink.lists, names=ink.names, zone=ink.zone) or "-"
        for part in field.parts
    ]
    while parts and parts[-1] == "-":
        parts.pop()
    if len(parts) == 1 and " " in parts[0]:
        parts.append("-")                           # else its last word would be read as the second part
    return ", ".join(parts)


_WRITERS: Mapping[Kind, Callable[[Field, Any, _Ink], str]] = {
    Kind.CODE: lambda field, value, ink: ink.lists.text(field.codes or "", value, ink.language, field.code_level),
    Kind.PHONE: lambda _field, value, _ink: phone.spoken(value),
    Kind.MONEY: lambda _field, value, ink: numbers.money_to_text(value, ink.lists.minor_digits(value["currency"])),
    Kind.BOOLEAN: lambda _field, value, ink: _BOOLEAN[ink.language][0 if value else 1],
    Kind.INSTANT: lambda _field, value, ink: _instant_text(value, ink.zone),
    Kind.RICH_TEXT: lambda _field, value, _ink: text.plain(value),
    Kind.REFERENCE: lambda field, value, ink: ink.name(field.refers or "", value),
    Kind.MEMBER: _member_text,
    Kind.CONTROLS: lambda _field, value, _ink: " ".join(f"{name}={state}" for name, state in value.items()),
    Kind.FILE: lambda _field, value, _ink: str(value["name"]),
    Kind.STRUCT: _struct_text,
}


def _instant_text(value: Any, zone: ZoneInfo) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone)
    if local.microsecond:
        return f"{local:%Y-%m-%d %H:%M:%S}.{local.microsecond // 1000:03}"
    return f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"
