"""How a declared index lies in tantivy: one column for each exact field, texts gathered by weight.

`id`, `access`, `present` (columns of keywords that are not grouped and not null); `w<n>` words, `l<n>` Latin words,
`p<n>` pinyin, `s<n>` initials, `f<n>` fragments of all fields of the n-th weight (weights of one magnitude count as
one, since each makes every query longer); `k<i>` keywords, `n<i>` numbers, `i<i>` instants (ms) and booleans (0, 1) of
the i-th field, `o<i>` values under free names (JSON).
tantivy cannot compare texts by order, so a text that pages continue behind also lies in two
integers of eight bytes each, `<column>a` and `<column>b`, which sort alike.
"""

import functools
import hashlib
import importlib.metadata
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import orjson
import tantivy

from crm_platform.search.analysis import MOST, fragment_terms, index_terms
from crm_platform.search.port import Scalar, SearchField, SearchSpec, UnknownField

ANALYSIS = 3
"""Raised when `crm_platform.search.analysis` or this layout changes: every index is then rebuilt."""

_APART = " | "
"""Between the fragments of two values, so that no number is found across them."""

_Pot = tuple[Literal["text", "name", "fragments"], tuple[str, ...]]
"""Texts that are analysed alike, and the tantivy fields of their terms. The same text counts once there."""

_OPTIONS = {"fragments": "position", "pinyin": "basic"}
"""What the terms of a part are held with: pinyin is found, not weighed by how often it stands there."""

_LETTER = {"keyword": "k", "number": "n", "instant": "i", "boolean": "i", "open": "o"}
_IS_OPEN = re.compile(r"([a-z0-9_]+)\.([a-z][a-z0-9_]*)", re.ASCII).fullmatch
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Column:
    """Where an exact field lies."""

    field: SearchField
    name: str

    @property
    def is_fast(self) -> bool:
        """Do the values also lie by record? They are sorted and grouped by those."""
        return self.field.kind != "keyword" or self.field.group or self.field.sort


class Layout:
    """The tantivy schema of one declared index, and its documents."""

    def __init__(self, spec: SearchSpec) -> None:
        self.spec = spec
        self.weights = _magnitudes({f.weight for f in spec.fields if f.kind in ("text", "fragment")})
        self.fields = {f.name: f for f in spec.fields}
        self.columns = {
            f.name: Column(f, f"{_LETTER[f.kind]}{at}") for at, f in enumerate(spec.fields) if f.kind in _LETTER
        }
        self.parts = {
            "words": self._gathered("w", "text"),
            "latin": self._gathered("l", "text"),
            "pinyin": self._gathered("p", "text", pinyin=True),
            "initials": self._gathered("s", "text", pinyin=True),
            "fragments": self._gathered("f", "fragment"),
        }
        self._rest = {field.name: self._planned(field) for field in spec.fields}
        exact = self.columns.values()
        self._plain = {c.field.name: c.name for c in exact if c.field.kind == "keyword" and not c.field.sort}
        self._noted = frozenset(c.name for c in exact if not c.is_fast)
        self.schema = self._schema()
        facts = repr((spec, ANALYSIS, importlib.metadata.version("tantivy")))
        self.fingerprint = hashlib.sha256(facts.encode()).hexdigest()

    def _gathered(self, letter: str, kind: str, *, pinyin: bool = False) -> list[tuple[str, float]]:
        """(tantivy field, weight) of those weights that have such a field."""
        used = {self._at(f) for f in self.spec.fields if f.kind == kind and (f.pinyin or not pinyin)}
        return [(f"{letter}{at}", weight) for at, weight in enumerate(self.weights) if at in used]

    def _at(self, field: SearchField) -> int:
        """The place of the smallest magnitude that is not below the field's weight."""
        return max((at for at, weight in enumerate(self.weights) if field.weight <= weight), default=0)

    def _schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("access", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("present", tokenizer_name="whitespace", index_option="basic")
        for part, gathered in self.parts.items():
            option = _OPTIONS.get(part, "freq")
            for name, _ in gathered:
                builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
        for column in self.columns.values():
            _add_column(builder, column)
        packed = ["id", *(c.name for c in self.columns.values() if c.field.kind == "keyword" and c.field.sort)]
        for name in packed:
            builder.add_unsigned_field(f"{name}a", fast=True)
            builder.add_unsigned_field(f"{name}b", fast=True)
        return builder.build()

    def column(self, name: str) -> Column:
        """The column of an exact field; UnknownField for texts and what was never declared."""
        column = self.columns.get(name) or self._open_column(name)
        if column is None:
            raise UnknownField(self.spec.name, name)
        return column

    def _open_column(self, name: str) -> Column | None:
        """The path of one name within an open field."""
        found = _IS_OPEN(name)
        column = self.columns.get(found[1]) if found else None
        if found is None or column is None or column.field.kind != "open":
            return None
        return Column(column.field, f"{column.name}.{found[2]}")

    @functools.cached_property
    def parser(self) -> tantivy.Index:
        """An empty index: tantivy makes ranges over paths of an open field from text only."""
        return tantivy.Index(self.schema)

    def document(self, doc: Mapping[str, Any]) -> str:
        """The tantivy document, as JSON; ValueError or TypeError where a value is not of its field's kind."""
        made: dict[str, Any] = {"id": doc["id"], "access": _keys(doc.get("access", ()))}
        made["ida"], made["idb"] = pack(doc["id"])
        texts: dict[_Pot, dict[str, None]] = {}
        present: list[str] = []
        plain, rest, noted = self._plain.get, self._rest.get, self._noted
        for name, value in doc.items():
            column = plain(name)
            if column is not None and type(value) is str:
                made[column] = value
                if column in noted:
                    present.append(column)
                continue
            plan = rest(name)
            if plan is None or value is None or value == []:
                continue
            field, column, pot = plan
            if pot is not None:
                _gather(texts.setdefault(pot, {}), field, value)
                continue
            if isinstance(value, list | dict):
                made[column] = _several(field, value)
            else:
                made[column] = stored = stored_value(field, value)
                if field.sort and field.kind == "keyword":
                    made[f"{column}a"], made[f"{column}b"] = pack(stored)
            if column in noted:
                present.append(column)
        if present:
            made["present"] = " ".join(present)
        made |= _analysed(texts)
        return orjson.dumps(made).decode()

    def _planned(self, field: SearchField) -> tuple[SearchField, str, _Pot | None]:
        """(field, column of an exact field, where a text is gathered)."""
        if field.kind == "fragment":
            return field, "", ("fragments", (f"f{self._at(field)}",))
        if field.kind == "text":
            targets = tuple(f"{letter}{self._at(field)}" for letter in "wlps")
            return field, "", ("name" if field.pinyin else "text", targets)
        return field, self.columns[field.name].name, None


def _keys(access: Iterable[str]) -> list[str]:
    keys = list(access)
    if not all(type(key) is str for key in keys):
        raise ValueError("access takes texts")
    return keys


def _gather(texts: dict[str, None], field: SearchField, value: Any) -> None:
    for text in value if type(value) is list else (value,):
        if type(text) is not str:
            raise ValueError(f"{field.name} takes text")
        texts[text[:MOST]] = None


def _analysed(gathered: dict[_Pot, dict[str, None]]) -> dict[str, str]:
    """Terms by the tantivy fields they go to."""
    found: dict[str, list[str]] = {}
    for (kind, targets), texts in gathered.items():
        if kind == "fragments":
            found[targets[0]] = [_APART.join(map(fragment_terms, texts))]
            continue
        several = map(_name_terms, texts) if kind == "name" else (index_terms("\n".join(texts)),)
        for terms in several:
            for target, some in zip(targets, terms, strict=True):
                if some:
                    found.setdefault(target, []).append(some)
    return {target: " ".join(terms) for target, terms in found.items()}


_name_terms = functools.partial(index_terms, name=True)


def _magnitudes(weights: set[float]) -> list[float]:
    """The largest weight, then each that is less than half of the one before."""
    kept: list[float] = []
    for weight in sorted(weights, reverse=True):
        if not kept or weight * 2 < kept[-1]:
            kept.append(weight)
    return kept


def _add_column(builder: tantivy.SchemaBuilder, column: Column) -> None:
    if column.field.kind == "keyword":
        builder.add_text_field(column.name, fast=column.is_fast, tokenizer_name="raw", index_option="basic")
    elif column.field.kind == "number":
        builder.add_float_field(column.name, fast=True)
    elif column.field.kind == "open":
        builder.add_json_field(column.name, fast=True, tokenizer_name="raw", index_option="basic")
    else:
        builder.add_integer_field(column.name, indexed=column.field.kind == "boolean", fast=True)


def pack(text: str) -> tuple[int, int]:
    """The first sixteen bytes as two integers that sort as the text does."""
    raw = text.encode()[:16].ljust(16, b"\0")
    return int.from_bytes(raw[:8]), int.from_bytes(raw[8:])


_TEXT_MARK = "="
"""Before each text of an open field, so that none is taken for a date or a number."""


def _several(field: SearchField, values: list[Any] | dict[str, Any]) -> Any:
    """A list of values, or values by their names."""
    if isinstance(values, list):
        if not field.many:
            raise ValueError(f"{field.name} takes one value")
        return [stored_value(field, one) for one in values]
    if field.kind != "open":
        raise ValueError(f"{field.name} takes no values by name")
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, list):
            found[name] = [_open_value(field, one) for one in value]
        elif value is not None:
            found[name] = _open_value(field, value)
    return found


def _open_value(field: SearchField, value: Any) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _TEXT_MARK + value
    if isinstance(value, datetime) and value.tzinfo is not None:
        return (value - _EPOCH) // _MILLISECOND
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise ValueError(f"{field.name} takes no {type(value).__name__}")


def stored_value(field: SearchField, value: Any) -> Any:
    """What lies in the column for a value; ValueError where it is not of the field's kind."""
    kind = field.kind
    if kind == "open":
        return _open_value(field, value)
    found = type(value)  # called for each value of each record: no isinstance, no match
    if kind == "keyword" and found is str:
        return value
    if kind == "number" and (found is int or found is float) and math.isfinite(value):
        return float(value)
    if kind == "boolean" and found is bool:
        return int(value)
    if kind == "instant" and isinstance(value, str | datetime):
        instant = datetime.fromisoformat(value) if isinstance(value, str) else value
        if instant.tzinfo is None:
            raise ValueError(f"{field.name} takes aware instants")
        return (instant - _EPOCH) // _MILLISECOND
    raise ValueError(f"{field.name} takes {kind}, not {type(value).__name__}")


def shown_value(field: SearchField, stored: Any, text: str | None = None) -> Scalar:
    """The value that lies in the column, as documents have it. `text`: how the engine writes a truth value."""
    if field.kind == "open":
        if text in ("true", "false"):
            return text == "true"
        return stored[len(_TEXT_MARK):] if isinstance(stored, str) else int(stored)
    if field.kind == "boolean":
        return bool(stored)
    if field.kind == "number" and float(stored).is_integer():
        return int(stored)
    return stored
