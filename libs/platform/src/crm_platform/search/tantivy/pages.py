"""Answers of one index as it was at one commit: pages by a sort field or by relevance, counts, groups."""

from dataclasses import dataclass
from typing import Any

import tantivy

from crm_platform.search.port import Bucket, Hits, SearchQuery, UnknownField
from crm_platform.search.tantivy.conditions import Conditions, every, without
from crm_platform.search.tantivy.layout import Column, shown_value

DEEPEST = 10_000
"""Rows that relevance order pages to."""

LOOSE_BELOW = 20
"""Typos are looked for where fewer records match as typed; in an explicit order only where none does."""

_BUCKETS = 65_000
"""Distinct values of a field that are grouped exactly."""

Row = tuple[Any, str]
"""(stored sort value, id); the value is None where the record has none."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What a query finds: the same records for its pages, its count and its groups."""

    query: tantivy.Query
    loose: bool
    count: int | None = None


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
        matched = self._matched(query, loose=None).query
        terms = {"field": column.name, "size": _BUCKETS, "segment_size": _BUCKETS}
        answer = self.searcher.aggregate(matched, {"by": {"terms": terms}})
        buckets = [Bucket(shown_value(column.field, b["key"]), b["doc_count"]) for b in answer["by"]["buckets"]]
        nothing = self._count(every([matched, without(self.conditions.present(by))]))
        if nothing:
            buckets.append(Bucket(None, nothing))
        return sorted(buckets, key=lambda b: (-b.count, b.value is None, b.value))[:limit]

    def _matched(self, query: SearchQuery, *, loose: bool | None) -> Matched:
        """`loose` as an earlier page decided, None to decide."""
        filters = self.conditions.filters(query)
        if not query.words.strip():
            return Matched(filters, loose=False)
        if not loose:
            strict = every([filters, self.conditions.words(query.words, loose=False)])
            if loose is not None:
                return Matched(strict, loose=False)
            found = self._count(strict)
            if found >= (1 if query.order else LOOSE_BELOW):
                return Matched(strict, loose=False, count=found)
        return Matched(every([filters, self.conditions.words(query.words, loose=True)]), loose=True)

    def _count(self, query: tantivy.Query) -> int:
        return self.searcher.search(query, 1).count or 0  # pyright: ignore[reportAttributeAccessIssue] - not in its stub

    def _id(self, address: tantivy.DocAddress) -> str:
        return self.searcher.doc(address)["id"][0]

    def _by_relevance(self, query: SearchQuery) -> Hits:
        offset, about, loose = _continued(query.after, int) if query.after else (0, None, None)
        matched = self._matched(query, loose=loose)
        if about is None:
            about = self._count(matched.query) if matched.count is None else matched.count
        limit = max(0, min(query.limit, DEEPEST - offset))
        hits = self.searcher.search(matched.query, limit + 1, count=False, offset=offset).hits if limit else []
        ids = [self._id(address) for _, address in hits[:limit]]
        positions = [[self.generation, offset + at, about, matched.loose] for at in range(1, len(ids) + 1)]
        more = len(hits) > limit and offset + limit < DEEPEST
        return Hits(ids, positions, positions[-1] if more else None, about)

    def _in_order(self, query: SearchQuery) -> Hits:
        name, descending = query.order or ("", True)
        column = self._sortable(name) if name else None
        last, about, loose = _continued(query.after, str) if query.after else (None, None, None)
        matched = self._matched(query, loose=loose)
        if about is None:
            about = self._count(matched.query) if matched.count is None else matched.count
        after = None if last is None or query.after is None else (query.after[0], last)
        rows = self._rows(matched.query, column, after, query.limit + 1, descending=descending)
        kept = rows[: query.limit]
        positions = [[value, id_, about, matched.loose] for value, id_ in kept]
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


def _direction(*, descending: bool) -> tantivy.Order:
    return tantivy.Order.Desc if descending else tantivy.Order.Asc


def _continued(after: list[Any], kind: type) -> tuple[Any, int, bool]:
    """(where, about, loose) of a position; ValueError where it is none of ours."""
    match after:
        case [_, where, int(about), bool(loose)] if isinstance(where, kind):
            return where, about, loose
        case _:
            raise ValueError("not a position of this order")
