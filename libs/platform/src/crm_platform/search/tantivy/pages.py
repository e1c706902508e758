"""Answers of one index as it was at one commit: pages by a sort field or by relevance, counts, groups."""

from dataclasses import dataclass
from typing import Any

import tantivy

from crm_platform.search.port import Bucket, Hits, SearchQuery, UnknownField
from crm_platform.search.tantivy.conditions import Conditions, every, without
from crm_platform.search.tantivy.layout import Column, shown_value
from crm_platform.search.wording import can_be_loosened

DEEPEST = 10_000
"""Rows that relevance order pages to."""

LOOSE_BELOW = 20
"""Typos are looked for where fewer records match as typed; in an explicit order only where none does."""

_BUCKETS = 65_000
"""Distinct values of a field that are grouped exactly."""

Row = tuple[Any, str]
"""(stored sort value, id); the value is None where the record has none."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One index at one commit."""

    conditions: Conditions
    searcher: tantivy.Searcher
    generation: int

    def page(self, query: SearchQuery) -> Hits:
        if query.order is None and query.words.strip():
            return self._by_relevance(query)
        return self._in_order(query)

    def group(self, query: SearchQuery, by: str, limit: int) -> list[Bucket]:
        column = self.conditions.layout.column(by)
        if not column.is_fast:
            raise UnknownField(self.conditions.layout.spec.name, by)
        matched, _ = self._matching(query)
        terms = {"field": column.name, "size": _BUCKETS, "segment_size": _BUCKETS}
        answer = self.searcher.aggregate(matched, {"by": {"terms": terms}})
        buckets = [
            Bucket(shown_value(column.field, b["key"], b.get("key_as_string")), b["doc_count"])
            for b in answer["by"]["buckets"]
        ]
        nothing = self._count(every([matched, without(self.conditions.present(by))]))
        if nothing:
            buckets.append(Bucket(None, nothing))
        return sorted(buckets, key=lambda b: (-b.count, b.value is None, b.value))[:limit]

    def _matching(self, query: SearchQuery, *, loose: bool | None = None) -> tuple[tantivy.Query, bool]:
        """The query, and whether typos were let in: as an earlier page decided, or by what matches as typed.

        The same records for pages, counts and groups.
        """
        if loose is None:
            strict = self._query(query, loose=False)
            if not can_be_loosened(query.words) or self._count(strict) >= _enough(query):
                return strict, False
            loose = True
        return self._query(query, loose=loose), loose

    def _query(self, query: SearchQuery, *, loose: bool) -> tantivy.Query:
        filters = self.conditions.filters(query)
        if not query.words.strip():
            return filters
        return every([filters, self.conditions.words(query.words, loose=loose)])

    def _count(self, query: tantivy.Query) -> int:
        return _found(self.searcher.search(query, 1))

    def _id(self, address: tantivy.DocAddress) -> str:
        return self.searcher.doc(address)["id"][0]

    def _by_relevance(self, query: SearchQuery) -> Hits:
        offset, about, loose = _continued(query.after, int) if query.after else (0, None, None)
        limit = max(0, min(query.limit, DEEPEST - offset))
        result = self._ranked(query, limit, offset, loose=bool(loose))
        if about is None:
            about = _found(result)
            if about < LOOSE_BELOW and can_be_loosened(query.words):
                loose = True
                result = self._ranked(query, limit, offset, loose=True)
                about = _found(result)
        ids = [self._id(address) for _, address in result.hits[:limit]]
        positions = [[self.generation, offset + at, about, bool(loose)] for at in range(1, len(ids) + 1)]
        more = len(result.hits) > limit and offset + limit < DEEPEST
        return Hits(ids, positions, positions[-1] if more and positions else None, about)

    def _ranked(self, query: SearchQuery, limit: int, offset: int, *, loose: bool) -> tantivy.SearchResult:
        counted = query.after is None
        return self.searcher.search(self._query(query, loose=loose), limit + 1, count=counted, offset=offset)

    def _in_order(self, query: SearchQuery) -> Hits:
        name, descending = query.order or ("", True)
        column = self._sortable(name) if name else None
        last, about, loose = _continued(query.after, str) if query.after else (None, None, None)
        matching, loosened = self._matching(query, loose=loose)
        if about is None:
            about = self._count(matching)
        after = None if last is None or query.after is None else (query.after[0], last)
        rows = self._rows(matching, column, after, query.limit + 1, descending=descending)
        kept = rows[: query.limit]
        positions = [[value, id_, about, loosened] for value, id_ in kept]
        more = len(rows) > query.limit > 0
        return Hits([id_ for _, id_ in kept], positions, positions[-1] if more else None, about)

    def _sortable(self, name: str) -> Column:
        column = self.conditions.layout.column(name)
        if not column.field.sort or column.field.many:
            raise UnknownField(self.conditions.layout.spec.name, name)
        return column

    def _rows(
        self, query: tantivy.Query, column: Column | None, after: Row | None, wanted: int, *, descending: bool
    ) -> list[Row]:
        """Rows with a sort value, then those without, ties by id in the same direction."""
        last = after[1] if after else None
        if column is None:
            return self._by_id(query, None, last, wanted, descending=descending)
        present = self.conditions.present(column.field.name)
        rows: list[Row] = []
        value = after[0] if after else None
        if after is None:
            rows = self._by_value(every([query, present]), column, wanted, descending=descending)
        elif value is not None:
            same = every([query, self.conditions.equal(column, value)])
            rows = self._by_id(same, value, last, wanted, descending=descending)
            if len(rows) < wanted:
                behind = every([query, self.conditions.beyond(column.name, value, descending=descending)])
                rows += self._by_value(behind, column, wanted - len(rows), descending=descending)
        if len(rows) < wanted:
            among_null = last if after is not None and value is None else None
            null = every([query, without(present)])
            rows += self._by_id(null, None, among_null, wanted - len(rows), descending=descending)
        return rows

    def _by_value(self, query: tantivy.Query, column: Column, wanted: int, *, descending: bool) -> list[Row]:
        """The first rows by value. tantivy orders ties as it likes, so a tie that the end cuts is read by id."""
        hits = self.searcher.search(
            query, wanted + 1, count=False, order_by_field=column.name, order=_direction(descending=descending)
        ).hits
        cut = hits[wanted][0] if len(hits) > wanted else None
        rows = [(value, self._id(address)) for value, address in hits if value != cut]
        rows.sort(reverse=descending)
        if cut is not None and len(rows) < wanted:
            tied = every([query, self.conditions.equal(column, cut)])
            rows += self._by_id(tied, cut, None, wanted - len(rows), descending=descending)
        return rows[:wanted]

    def _by_id(self, query: tantivy.Query, value: Any, last: str | None, wanted: int, *, descending: bool) -> list[Row]:
        if last is not None:
            query = every([query, self.conditions.beyond("id", last, descending=descending)])
        direction = _direction(descending=descending)
        hits = self.searcher.search(query, wanted, count=False, order_by_field="id", order=direction).hits
        return [(value, id_) for id_, _ in hits]


def _found(result: tantivy.SearchResult) -> int:
    return result.count or 0  # pyright: ignore[reportAttributeAccessIssue] - not in its stub


def _enough(query: SearchQuery) -> int:
    return 1 if query.order else LOOSE_BELOW


def _direction(*, descending: bool) -> tantivy.Order:
    return tantivy.Order.Desc if descending else tantivy.Order.Asc


def _continued(after: list[Any], kind: type) -> tuple[Any, int, bool]:
    """(where, about, loose) of a position; ValueError where it is none of ours."""
    match after:
        case [_, where, int(about), bool(loose)] if isinstance(where, kind):
            return where, about, loose
        case _:
            raise ValueError("not a position of this order")
