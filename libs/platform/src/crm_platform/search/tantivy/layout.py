"""How a declared index lies in tantivy: one column for each exact field, texts gathered by weight.

`id`, `access`, `present` (names of the fields that are not null); `w<n>` words, `p<n>` pinyin, `s<n>` initials,
`f<n>` fragments of all fields of the n-th weight; `k<i>` keywords, `n<i>` numbers, `i<i>` instants (ms) and booleans
(0, 1) of the i-th field. tantivy cannot compare texts by order, so a text that pages continue behind also lies in two
integers of eight bytes each, `<column>a` and `<column>b`, which sort alike.
"""

import hashlib
import importlib.metadata
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import tantivy

from crm_platform.clock import to_ms
from crm_platform.search.analysis import fragment_terms, index_terms
from crm_platform.search.port import Scalar, SearchField, SearchSpec, UnknownField

ANALYSIS = 1
"""Raised when `crm_platform.search.analysis` or this layout changes: every index is then rebuilt."""

BETWEEN = "|"
"""Parts the fragments of two values, so that no number is found across them."""

_LETTER = {"keyword": "k", "number": "n", "instant": "i", "boolean": "i"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """Where an exact field lies."""

    field: SearchField
    name: str


class Layout:
    """The tantivy schema of one declared index, and its documents."""

    def __init__(self, spec: SearchSpec) -> None:
        self.spec = spec
        self.weights = sorted({f.weight for f in spec.fields if f.kind in ("text", "fragment")}, reverse=True)
        self.fields = {f.name: f for f in spec.fields}
        self.columns = {
            f.name: Column(f, f"{_LETTER[f.kind]}{at}") for at, f in enumerate(spec.fields) if f.kind in _LETTER
        }
        self.parts = {
            "words": self._gathered("w", "text"),
            "pinyin": self._gathered("p", "text", pinyin=True),
            "initials": self._gathered("s", "text", pinyin=True),
            "fragments": self._gathered("f", "fragment"),
        }
        self.schema = self._schema()
        facts = repr((spec, ANALYSIS, importlib.metadata.version("tantivy")))
        self.fingerprint = hashlib.sha256(facts.encode()).hexdigest()

    def _gathered(self, letter: str, kind: str, *, pinyin: bool = False) -> list[tuple[str, float]]:
        """(tantivy field, weight) of those weights that have such a field."""
        used = {f.weight for f in self.spec.fields if f.kind == kind and (f.pinyin or not pinyin)}
        return [(f"{letter}{at}", weight) for at, weight in enumerate(self.weights) if weight in used]

    def _schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
        for name in ("access", "present"):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        for part, gathered in self.parts.items():
            option = "position" if part == "fragments" else "freq"
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
        column = self.columns.get(name)
        if column is None:
            raise UnknownField(self.spec.name, name)
        return column

    def document(self, doc: Mapping[str, Any]) -> tantivy.Document:
        """The tantivy document; ValueError where a value is not of its field's kind."""
        made = tantivy.Document()
        made.add_text("id", doc["id"])
        _add_packed(made, "id", doc["id"])
        for key in doc.get("access", ()):
            made.add_text("access", key)
        gathered: dict[str, list[str]] = {}
        for name, field in self.fields.items():
            value = doc.get(name)
            if value is None or value == []:
                continue
            made.add_text("present", name)
            values = value if isinstance(value, list) else [value]
            if field.kind in _LETTER:
                self._add_exact(made, self.columns[name], values)
            else:
                self._gather(gathered, field, values)
        for name, terms in gathered.items():
            made.add_text(name, " ".join(terms))
        return made

    def _add_exact(self, made: tantivy.Document, column: Column, values: list[Any]) -> None:
        if len(values) > 1 and not column.field.many:
            raise ValueError(f"{column.field.name} takes one value")
        for value in values:
            stored = stored_value(column.field, value)
            if column.field.kind == "keyword":
                made.add_text(column.name, stored)
                if column.field.sort:
                    _add_packed(made, column.name, stored)
            elif column.field.kind == "number":
                made.add_float(column.name, stored)
            else:
                made.add_integer(column.name, stored)

    def _gather(self, gathered: dict[str, list[str]], field: SearchField, values: Iterable[Any]) -> None:
        at = self.weights.index(field.weight)
        for value in values:
            if not isinstance(value, str):
                raise ValueError(f"{field.name} takes text")  # noqa: TRY004 - one kind of refusal for callers
            if field.kind == "fragment":
                gathered.setdefault(f"f{at}", []).extend([*fragment_terms(value), BETWEEN])
                continue
            terms = index_terms(value, name=field.pinyin)
            gathered.setdefault(f"w{at}", []).extend(terms.words)
            if terms.pinyin:
                gathered.setdefault(f"p{at}", []).extend(terms.pinyin)
            if terms.initials:
                gathered.setdefault(f"s{at}", []).extend(terms.initials)


def _add_column(builder: tantivy.SchemaBuilder, column: Column) -> None:
    if column.field.kind == "keyword":
        builder.add_text_field(column.name, fast=True, tokenizer_name="raw", index_option="basic")
    elif column.field.kind == "number":
        builder.add_float_field(column.name, indexed=True, fast=True)
    else:
        builder.add_integer_field(column.name, indexed=True, fast=True)


def _add_packed(made: tantivy.Document, name: str, text: str) -> None:
    high, low = pack(text)
    made.add_unsigned(f"{name}a", high)
    made.add_unsigned(f"{name}b", low)


def pack(text: str) -> tuple[int, int]:
    """The first sixteen bytes as two integers that sort as the text does."""
    raw = text.encode()[:16].ljust(16, b"\0")
    return int.from_bytes(raw[:8]), int.from_bytes(raw[8:])


def stored_value(field: SearchField, value: Any) -> Any:
    """What lies in the column for a value; ValueError where it is not of the field's kind."""
    match field.kind, value:
        case "keyword", str():
            return value
        case "number", int() | float() if not isinstance(value, bool) and math.isfinite(value):
            return float(value)
        case "boolean", bool():
            return int(value)
        case "instant", datetime():
            return round((to_ms(value) - _EPOCH).total_seconds() * 1000)
        case "instant", str():
            return stored_value(field, datetime.fromisoformat(value))
        case _:
            raise ValueError(f"{field.name} takes {field.kind}, not {type(value).__name__}")


def shown_value(field: SearchField, stored: Any) -> Scalar:
    """The value that lies in the column, as documents have it."""
    if field.kind == "boolean":
        return bool(stored)
    if field.kind == "number" and float(stored).is_integer():
        return int(stored)
    return stored
