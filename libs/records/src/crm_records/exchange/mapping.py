"""Which column of a file is which field: guessed from headers, remembered per person and headers, checked."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crm_platform.documents.port import Documents, Spec
from crm_platform.errors import NOT_FOUND, READ_ONLY, REQUIRED, UNKNOWN_FIELD, FieldError, Reason

from crm_records.declaration import Field, Kind, RecordType
from crm_records.exchange.aliases import ALIASES
from crm_records.exchange.headers import headers

COLLECTION = "import_mappings"
SPEC = Spec(COLLECTION)

Mode = Literal["create", "update", "upsert"]
MODES = ("create", "update", "upsert")

TAKEN = Reason("TAKEN", "字段“{field_zh}”已由另一列填写", "“{field_en}” is filled by another column already")
NOT_MAPPED = Reason("NOT_MAPPED", "没有任何列对应此字段", "No column is mapped to this field")

_NOISE = re.compile(r"[\s*＊:：_\-/.·（）()\[\]【】]+")
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_MOBILE = re.compile(r"(\+?86)?1[3-9]\d{9}")
_ID = "id"
_NONE = frozenset[str]()
REASON_HEADERS = ("导入失败原因", "Why it was refused")
"""Heads the column that a file of refused rows has more than its source."""


def fold(header: str) -> str:
    """Width, case, spaces, marks and punctuation make no difference."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header).casefold())


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    header: str
    samples: Sequence[str]


class Targets:
    """The fields that columns of a type's import may mean. `match_only`: they find existing records, where they are
    chosen for it; else their column is passed over.
    """

    def __init__(
        self, type_: RecordType, custom: Sequence[Field] = (), *, unreadable: frozenset[str] = _NONE,
        unwritable: frozenset[str] = _NONE,
    ) -> None:
        self.type = type_
        fields = [f for f in type_.fields.values() if f.name not in unreadable]
        everything = {f.name: f for f in fields if f.importable} | {f"custom.{f.name}": f for f in custom}
        self.fields: dict[str, Field] = {n: f for n, f in everything.items() if n not in unwritable}
        self.headers = [headers(type_, custom, language) for language in ("zh", "en")]
        self.match_only: dict[str, Field | None] = {f.name: f for f in fields if f.kind is Kind.SERIAL} | {_ID: None}
        self.known = frozenset(f.name for f in fields) | (everything.keys() - unreadable)

    def label(self, name: str) -> tuple[str, str]:
        field = self.fields.get(name) or self.match_only.get(name)
        return field.label if field else ("记录编号", "Record id")

    def __contains__(self, name: str) -> bool:
        return name in self.fields or name in self.match_only


def suggest(targets: Targets, columns: Sequence[Column]) -> dict[int, str]:
    """{column: field}, each field once: by the whole header, without its brackets, by a part of it, by content."""
    spelled = _spellings(targets)
    found: dict[int, str] = {}
    taken: set[str] = set()
    others = _of_others(targets, spelled)
    for look in (_whole, _bare, _part, _by_content):
        for column in columns:
            if column.index in found or fold(column.header) in others:
                continue
            name = look(column, spelled, targets, taken)
            if name is not None and name not in taken:
                found[column.index] = name
                taken.add(name)
    return dict(sorted(found.items()))


def _of_others(targets: Targets, spelled: Mapping[str, str]) -> frozenset[str]:
    """Headers that an export gives to fields which no import fills: their columns mean no other field."""
    named = {fold(text) for headed in targets.headers for name, text in headed.items() if name not in targets}
    return frozenset(named - spelled.keys())


def _spellings(targets: Targets) -> dict[str, str]:
    """Labels and names go before aliases, so that an alias never takes another field's own label."""
    spelled: dict[str, str] = {}
    for headed in targets.headers:
        spelled |= {fold(text): name for name, text in headed.items() if name in targets}
    for name in [*targets.fields, *targets.match_only]:
        zh, en = targets.label(name)
        for text in (zh, en, _BRACKETS.sub("", zh), name):
            spelled.setdefault(fold(text), name)
    for name, others in ALIASES.items():
        if name in targets:
            for text in others:
                spelled.setdefault(fold(text), name)
    spelled.pop("", None)
    return spelled


def _whole(column: Column, spelled: Mapping[str, str], targets: Targets, taken: set[str]) -> str | None:
    del targets, taken
    return spelled.get(fold(column.header))


def _bare(column: Column, spelled: Mapping[str, str], targets: Targets, taken: set[str]) -> str | None:
    del targets, taken
    return spelled.get(fold(_BRACKETS.sub("", column.header)))


def _part(column: Column, spelled: Mapping[str, str], targets: Targets, taken: set[str]) -> str | None:
    """The longest spelling that ends the header (`客户备注` is a remark, not a customer) and is at least half of it."""
    del targets
    header = fold(column.header)
    if column.header in REASON_HEADERS:
        return None
    free = [s for s, name in spelled.items() if len(s) >= 2 and name not in taken]
    parts = [s for s in free if len(s) * 2 >= len(header) - 1 and header.endswith(s)]
    return spelled[max(parts, key=len)] if parts else None


def _by_content(column: Column, spelled: Mapping[str, str], targets: Targets, taken: set[str]) -> str | None:
    del spelled
    samples = [s.strip() for s in column.samples if s.strip()]
    if len(samples) < 2:
        return None
    kind = None
    if all(_MOBILE.fullmatch(re.sub(r"[\s-]", "", s)) for s in samples):
        kind = Kind.PHONE
    elif all(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", s) for s in samples):
        kind = Kind.EMAIL
    return next((n for n, f in targets.fields.items() if f.kind is kind and n not in taken), None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person decided: {column: field}, the mode, and what existing records are found by."""

    mapping: Mapping[int, str]
    mode: Mode = "create"
    match: Sequence[str] = ()


def check(targets: Targets, chosen: Chosen, columns: int) -> list[FieldError]:
    errors: list[FieldError] = []
    taken: set[str] = set()
    for index, name in chosen.mapping.items():
        pointer = f"/mapping/{index}"
        zh, en = targets.label(name)
        if not 0 <= index < columns:
            errors.append(FieldError(pointer, NOT_FOUND))
        elif name not in targets:
            errors.append(FieldError(pointer, READ_ONLY if name in targets.known else UNKNOWN_FIELD))
        elif name in taken:
            errors.append(FieldError(pointer, TAKEN, {"field_zh": zh, "field_en": en}))
        taken.add(name)
    errors += _match_errors(targets, chosen, taken)
    if chosen.mode != "update":
        missing = [n for n, f in targets.fields.items() if f.required and f.default is None and n not in taken]
        errors += [FieldError(f"/{name}", NOT_MAPPED) for name in missing]
    return errors


def _match_errors(targets: Targets, chosen: Chosen, taken: set[str]) -> list[FieldError]:
    if chosen.mode == "create":
        return []
    if not chosen.match:
        return [FieldError("/match", REQUIRED)]
    errors: list[FieldError] = []
    for n, name in enumerate(chosen.match):
        if name not in targets:
            errors.append(FieldError(f"/match/{n}", UNKNOWN_FIELD))
        elif name not in taken:
            errors.append(FieldError(f"/match/{n}", NOT_MAPPED))
    return errors


class Memory:
    """Mappings that worked, by person and the file's headers, or by the name he gives the source."""

    def __init__(self, documents: Documents) -> None:
        self._collection = documents[COLLECTION]

    async def recall(
        self, person: str, type_: RecordType, columns: Sequence[Column], source: str | None
    ) -> dict[int, str]:
        keys = [_key(person, type_, _headers(columns))]
        if source:
            keys.append(_key(person, type_, source))
        for key in keys:
            found = await self._collection.get(key)
            if found is not None:
                by_header: dict[str, str] = dict(found["pairs"])
                return {c.index: by_header[h] for c in columns if (h := fold(c.header)) in by_header}
        return {}

    async def remember(
        self, person: str, type_: RecordType, columns: Sequence[Column], mapping: Mapping[int, str], *,
        source: str | None, now: datetime,
    ) -> None:
        headers = {c.index: fold(c.header) for c in columns}
        pairs = [[headers[i], name] for i, name in mapping.items() if headers.get(i)]
        for key in [_headers(columns), *([source] if source else [])]:
            await self._collection.update_one(
                {"_id": _key(person, type_, key)},
                {"$set": {"pairs": pairs, "used_at": now, "person_id": person}, "$setOnInsert": {"version": 1}},
                upsert=True,
            )


def _headers(columns: Sequence[Column]) -> str:
    """Without the column that a file of refused rows adds, so that it is known again."""
    return "\0".join(fold(c.header) for c in columns if c.header not in REASON_HEADERS)


def _key(person: str, type_: RecordType, source: str) -> str:
    return hashlib.sha256(f"{person}\n{type_.name}\n{source}".encode()).hexdigest()

