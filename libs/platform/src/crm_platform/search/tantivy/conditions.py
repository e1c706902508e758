"""Conditions and typed words as tantivy queries."""

from collections.abc import Callable, Sequence
from typing import Any

import tantivy

from crm_platform.search.port import AllOf, AnyOf, Compare, Condition, Not, SearchQuery
from crm_platform.search.tantivy.layout import Column, Layout, pack, stored_value
from crm_platform.search.wording import Every, Fragment, Node, OneOf, Some, Term, query_terms, whole

Query = tantivy.Query
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
LARGEST = 2**64 - 1
AS_TYPED = 1e5
"""Added to the score of what matches without a typo: more than any sum of term scores."""

_TYPE = {"n": tantivy.FieldType.Float, "i": tantivy.FieldType.Integer}


def every(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(MUST, query) for query in queries])


def some(queries: Sequence[tantivy.Query], least: int = 1) -> tantivy.Query:
    if not queries:
        return Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(SHOULD, query) for query in queries], least if least > 1 else None)


def without(query: tantivy.Query) -> tantivy.Query:
    return Query.boolean_query([(MUST, Query.all_query()), (MUST_NOT, query)])


class Conditions:
    """Builds queries for one index. The searcher lists the terms of a column where texts are compared by order."""

    def __init__(self, layout: Layout, searcher: tantivy.Searcher) -> None:
        self.layout, self.schema, self.searcher = layout, layout.schema, searcher

    def filters(self, query: SearchQuery) -> tantivy.Query:
        """Who may see it, then the conditions; scores nothing."""
        access = Query.term_set_query(self.schema, "access", list(query.keys))
        parts = [access] if query.where is None else [access, self.condition(query.where)]
        return Query.const_score_query(every(parts), 0.0)

    def condition(self, condition: Condition) -> tantivy.Query:
        match condition:
            case Compare():
                return self._compare(condition)
            case AnyOf(items):
                return self._same_column(items) or some([self.condition(item) for item in items])
            case AllOf(items):
                return every([self.condition(item) for item in items]) if items else Query.all_query()
            case Not(item):
                return without(self.condition(item))

    def _same_column(self, items: Sequence[Condition]) -> tantivy.Query | None:
        """One look-up for many texts of one field (a branch of a tree of codes); None where it is not that."""
        first = items[0] if len(items) > 2 else None
        if not isinstance(first, Compare):
            return None
        equal = [i for i in items if isinstance(i, Compare) and i.op == first.op and i.field == first.field]
        values = [i.value for i in equal if isinstance(i.value, str)]
        if first.op not in ("=", "has") or len(values) < len(items):
            return None
        column = self.layout.column(first.field)
        return Query.term_set_query(self.schema, column.name, [stored_value(column.field, v) for v in values])

    def present(self, name: str) -> tantivy.Query:
        column = self.layout.column(name)
        if column.is_fast:
            return Query.exists_query(column.name)
        return Query.term_query(self.schema, "present", column.name, "basic")

    def _compare(self, compare: Compare) -> tantivy.Query:
        if compare.op == "null" or (compare.op in ("=", "!=") and compare.value is None):
            present = self.present(compare.field)
            return present if compare.op == "!=" else without(present)
        column = self.layout.column(compare.field)
        if compare.op == "prefix" and column.field.kind != "open":
            return self._among(column, bool, str(compare.value))
        value = stored_value(column.field, compare.value)
        if compare.op in ("=", "has"):
            return self.equal(column, value)
        if compare.op == "!=":
            return without(self.equal(column, value))
        if column.field.kind == "open":
            return self._open(column, compare.op, value)
        return self._ordered(column, compare.op, value)

    def equal(self, column: Column, stored: Any) -> tantivy.Query:
        if column.field.kind in ("number", "instant"):  # they have no terms: nearly each would be its own
            return Query.range_query(self.schema, column.name, _TYPE[column.name[0]], stored, stored)
        return Query.term_query(self.schema, column.name, stored, "basic")

    def _open(self, column: Column, op: str, stored: Any) -> tantivy.Query:
        if op == "prefix":
            return Query.fuzzy_term_query(self.schema, column.name, stored, 0, prefix=True)
        if isinstance(stored, str):
            raise ValueError(f"{column.field.name}: texts have no order there")  # noqa: TRY004 - as all refusals here
        low, high = ("{" if op == ">" else "[", "*}") if op[0] == ">" else ("{*", "}" if op == "<" else "]")
        between = f"{low}{stored} TO {high}" if op[0] == ">" else f"{low} TO {stored}{high}"
        return self.layout.parser.parse_query(f"{column.name}:{between}", ["id"])

    def _ordered(self, column: Column, op: str, stored: Any) -> tantivy.Query:
        after, inclusive = op[0] == ">", len(op) == 2
        if column.field.kind == "keyword" and not column.field.sort:
            return self._among(
                column,
                lambda term: (
                    term == stored if inclusive and term == stored else (term > stored if after else term < stored)
                ),
            )
        query = self.beyond(column.name, stored, descending=not after)
        return some([query, self.equal(column, stored)]) if inclusive else query

    def beyond(self, name: str, stored: Any, *, descending: bool) -> tantivy.Query:
        """What comes behind a stored value in the given direction."""
        if isinstance(stored, str):
            return self._text_beyond(name, stored, descending=descending)
        low, high = (None, stored) if descending else (stored, None)
        return Query.range_query(self.schema, name, _TYPE[name[0]], low, high, descending, not descending)

    def _text_beyond(self, name: str, text: str, *, descending: bool) -> tantivy.Query:
        high, low = pack(text)
        head = text.encode()[:16].decode(errors="ignore")
        same = self.searcher.terms_with_prefix(name, head)
        terms = [term for term, _ in same if pack(term) == (high, low) and (term < text) == descending and term != text]
        return some(
            [
                self._packed_beyond(f"{name}a", high, descending=descending),
                every(
                    [self._packed(f"{name}a", high, high), self._packed_beyond(f"{name}b", low, descending=descending)]
                ),
                *([Query.term_set_query(self.schema, name, terms)] if terms else []),
            ]
        )

    def _packed_beyond(self, name: str, value: int, *, descending: bool) -> tantivy.Query:
        if value == (0 if descending else LARGEST):
            return Query.empty_query()
        return self._packed(name, 0, value - 1) if descending else self._packed(name, value + 1, LARGEST)

    def _packed(self, name: str, low: int, high: int) -> tantivy.Query:
        return Query.range_query(self.schema, name, tantivy.FieldType.Unsigned, low, high)

    def _among(self, column: Column, wanted: Callable[[str], bool], prefix: str = "") -> tantivy.Query:
        """Records with any of the column's terms that begin with `prefix` and are wanted."""
        if column.field.kind != "keyword":
            raise ValueError(f"{column.field.name} is no text")
        terms = [term for term, _ in self.searcher.terms_with_prefix(column.name, prefix) if wanted(term)]
        return Query.term_set_query(self.schema, column.name, terms) if terms else Query.empty_query()

    def words(self, words: str, *, loose: bool) -> tantivy.Query:
        """What a person typed. Loosely found records come behind those that match as typed."""
        strict = query_terms(words)
        if strict is None:
            return Query.empty_query()
        parts = [(MUST, self._node(strict)), (SHOULD, self._node(whole(words)))]
        if loose:
            relaxed = query_terms(words, loose=True) or strict
            typed = Query.const_score_query(self._node(strict), AS_TYPED)
            parts = [(MUST, self._node(relaxed)), (SHOULD, typed), *parts[1:]]
        return Query.boolean_query(parts)

    def _node(self, node: Node) -> tantivy.Query:
        match node:
            case Every(items):
                return every([self._node(item) for item in items])
            case Some(items, least):
                return some([self._node(item) for item in items], least)
            case Term(part, _, boost):
                return self._leaf(part, boost, lambda name: self._term(name, node))
            case OneOf(part, texts, boost):
                return self._leaf(part, boost, lambda name: Query.term_set_query(self.schema, name, list(texts)))
            case Fragment(grams, boost):
                return self._leaf("fragments", boost, lambda name: self._fragment(name, grams))

    def _leaf(self, part: str, boost: float, make: Callable[[str], tantivy.Query]) -> tantivy.Query:
        return some([Query.boost_query(make(name), weight * boost) for name, weight in self.layout.parts[part]])

    def _term(self, name: str, term: Term) -> tantivy.Query:
        if term.prefix:  # no letter may differ; a regex would take longer to build than to run
            return Query.fuzzy_term_query(self.schema, name, term.text, 0, prefix=True)
        if term.fuzzy:
            return Query.fuzzy_term_query(self.schema, name, term.text, 1)
        return Query.term_query(self.schema, name, term.text, "freq")

    def _fragment(self, name: str, grams: tuple[tuple[int, str], ...]) -> tantivy.Query:
        if len(grams) == 1:
            return Query.term_query(self.schema, name, grams[0][1])
        return Query.phrase_query(self.schema, name, list(grams))
