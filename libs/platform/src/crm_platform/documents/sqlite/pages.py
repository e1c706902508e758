# ruff: noqa: S608 - names come from checked declarations, values are bound
"""Serving `page`: the access keys and the order from one key table, without sorting and without a walk.

Up to 60 branches (a key, or a key and a hot value) SQLite merges `select … union select … order by … limit` as a chain
of co-routines. Above, the head of each branch is sought in one statement and only branches that can reach the page are
merged here. Measurements: decision record of the access index.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any

import orjson

from crm_platform.documents.port import Order, Page, PageQuery, Position, Spec, Unsupported
from crm_platform.documents.sqlite.database import Connection, all_rows, one_row
from crm_platform.documents.sqlite.keys import hot_table, order_table, sort_value
from crm_platform.documents.sqlite.rows import Projection, Rows
from crm_platform.documents.sqlite.sql import Query, name
from crm_platform.documents.sqlite.values import key_value

UNION_LIMIT = 60
PROBES = 2000
PADDED = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 44, UNION_LIMIT)  # few different statements: prepared once, then cached
NO_KEY = -1
Place = tuple[Any, int]
Branch = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """The branches of one query over one key table, read in one direction."""

    table: str
    branches: list[Branch]
    down: bool

    @property
    def order(self) -> str:
        return "order by s desc, n desc" if self.down else "order by s, n"

    @property
    def match(self) -> str:
        return "k=? and f=?" if self.branches and len(self.branches[0]) == 2 else "k=?"

    def beyond(self, start: "Start") -> str:
        if start.place is not None:
            return " and (s,n)<(?,?)" if self.down else " and (s,n)>(?,?)"
        if start.value is not None:
            return " and s<=?" if self.down else " and s>=?"
        return ""


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin: behind a place, at a sort value, or at the end of the table."""

    place: Place | None = None
    value: Any = None

    @property
    def args(self) -> tuple[Any, ...]:
        if self.place is not None:
            return self.place
        return () if self.value is None else (self.value,)


class Pages:
    def __init__(self, spec: Spec, rows: Rows) -> None:
        self._spec, self._rows = spec, rows
        self._orders = {order.name: order for order in spec.orders}

    def page(self, connection: Connection, query: PageQuery) -> Page:
        limit = query.limit
        if limit < 1:
            raise Unsupported("a page needs a limit of at least 1")
        walk, start = self.walk(query), self._start(query)
        projection = Projection(query.fields)
        if not walk.branches:
            return Page([], [], None)
        if query.where:
            return self._probe(connection, query, walk, start, projection)
        places = self.places(connection, walk, start, limit + 1)
        rows = self._fetch(connection, projection, places[:limit], None)
        return _page(projection, rows, places[limit - 1] if len(places) > limit else None)

    def count(self, connection: Connection, query: PageQuery, cap: int) -> int:
        walk = self.walk(query)
        if not walk.branches or cap < 1:
            return 0
        if query.where:
            return self._count_probed(connection, query, walk, cap)
        if len(walk.branches) > UNION_LIMIT:
            return len(self.places(connection, walk, Start(), cap))
        sql, args = union(walk, Start())
        return one_row(connection, f"select count(*) from ({sql})", (*args, cap))[0]

    def walk(self, query: PageQuery) -> Walk:
        """The table and branches of a query. Unknown keys and values have no branch."""
        order = self._orders.get(query.order)
        if order is None:
            raise Unsupported(f"{self._spec.name} has no order {query.order}")
        if query.after is not None and query.start_at is not None:
            raise Unsupported("after and start_at in one query")
        down = order.descending if query.descending is None else query.descending
        keys = self._rows.keys.numbers.known(query.keys)
        if not query.hot:
            return Walk(order_table(self._spec, order.name), [(k,) for k in keys], down)
        path, values = self._hot(order, query)
        return Walk(hot_table(self._spec, order.name, path), [(k, f) for k in keys for f in values], down)

    def places(self, connection: Connection, walk: Walk, start: Start, count: int) -> list[Place]:
        """The next `count` places in order, each once."""
        if len(walk.branches) <= UNION_LIMIT:
            sql, args = union(walk, start)
            return all_rows(connection, sql, (*args, count))
        return merged(connection, walk, start, count)

    def _hot(self, order: Order, query: PageQuery) -> tuple[str, list[Any]]:
        if len(query.hot) > 1:
            raise Unsupported("one hot filter a page")
        ((path, given),) = query.hot.items()
        if path not in order.hot:
            raise Unsupported(f"{path} is not a hot path of {self._spec.name}.{order.name}")
        values = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
        keys = {value: None for value in map(key_value, values) if value is not None}
        return path, list(keys)

    def _start(self, query: PageQuery) -> Start:
        if query.after is not None:
            after = query.after
            if len(after) != 2 or not isinstance(after[0], str | int) or not isinstance(after[1], int):
                raise Unsupported(f"position {after!r}")
            return Start(place=(after[0], after[1]))
        if query.start_at is not None:
            return Start(value=sort_value(query.start_at, query.order))
        return Start()

    def _fetch(
        self,
        connection: Connection,
        projection: Projection,
        places: Sequence[Place],
        query: Query | None,
        test: str = "",
    ) -> list[tuple[Place, tuple[Any, ...]]]:
        """Place and columns of the documents at the places, or of those among them that pass the test, in order."""
        table = self._rows.table
        sql = f"select n, {projection.sql} from {table} where n in (select value from json_each(?))"
        args: list[Any] = [orjson.dumps([n for _, n in places]).decode()]
        if query is not None:
            sql, args = f"{sql} and {test}", [*args, *query.args]
        found = {row[0]: row[1:] for row in all_rows(connection, sql, args)}
        return [(place, found[place[1]]) for place in places if place[1] in found]

    def _probe(
        self, connection: Connection, query: PageQuery, walk: Walk, start: Start, projection: Projection
    ) -> Page:
        """Test documents in growing steps until the page is full, the list ends, or the budget is spent."""
        hits: list[tuple[Place, tuple[Any, ...]]] = []
        last: Place | None = None
        for places, ended in self._steps(connection, walk, start, query.limit):
            test = Query(self._spec)
            hits += self._fetch(connection, projection, places, test, test.where(query.where))
            if len(hits) > query.limit:
                return _page(projection, hits[: query.limit], hits[query.limit - 1][0])
            last = None if ended else places[-1]
        return _page(projection, hits, last)

    def _count_probed(self, connection: Connection, query: PageQuery, walk: Walk, cap: int) -> int:
        count = 0
        for places, _ in self._steps(connection, walk, Start(), cap):
            test = Query(self._spec)
            sql = f"select count(*) from {self._rows.table} where n in (select value from json_each(?))"
            args = [orjson.dumps([n for _, n in places]).decode()]
            condition = test.where(query.where)
            count += one_row(connection, f"{sql} and {condition}", [*args, *test.args])[0]
            if count >= cap:
                return cap
        return count

    def _steps(
        self, connection: Connection, walk: Walk, start: Start, limit: int
    ) -> Iterator[tuple[list[Place], bool]]:
        """Runs of places within the budget; each with whether the list ends there."""
        left, size = PROBES, max(2 * limit, 100)
        while left > 0:
            size = min(size, left)
            places = self.places(connection, walk, start, size)
            if places:
                yield places, len(places) < size
            if len(places) < size:
                return
            start = Start(place=places[-1])
            left, size = left - size, size * 2


def union(walk: Walk, start: Start) -> tuple[str, list[Any]]:
    """The lazy merge of up to 60 branches. Its last parameter, the limit, is the caller's."""
    count = next(size for size in PADDED if size >= len(walk.branches))
    beyond, begin = walk.beyond(start), start.args
    branch = f"select s, n from {name(walk.table)} where {walk.match}{beyond}"
    empty = (NO_KEY,) * len(walk.branches[0])
    padded = [*walk.branches, *([empty] * (count - len(walk.branches)))]
    args = [value for one in padded for value in (*one, *begin)]
    return f"{' union '.join([branch] * count)} {walk.order} limit ?", args


def merged(connection: Connection, walk: Walk, start: Start, count: int) -> list[Place]:
    """The merge of any number of branches. A branch whose head lies behind the `count` best different heads (one
    record may head several) cannot reach the page.
    """
    heads = _heads(connection, walk, start)
    best = sorted({head for _, head in heads}, reverse=walk.down)[:count]
    if not best:
        return []
    within: Callable[[Place], bool] = (lambda head: head >= best[-1]) if walk.down else (lambda head: head <= best[-1])
    streams = [_branch(connection, walk, branch, head) for branch, head in heads if within(head)]
    places: list[Place] = []
    for place in merge(*streams, reverse=walk.down):
        if not places or places[-1] != place:
            places.append(place)
            if len(places) == count:
                break
    return places


def _heads(connection: Connection, walk: Walk, start: Start) -> list[tuple[Branch, Place]]:
    """The first place of every branch that has one, by one seek a branch in one statement."""
    match = "k=j.value->>0 and f=j.value->>1" if len(walk.branches[0]) == 2 else "k=j.value->>0"
    numbered = walk.beyond(start).replace("(?,?)", "(?2,?3)").replace("=?", "=?2")
    head = f"select json_array(s, n) from {name(walk.table)} where {match}{numbered} {walk.order} limit 1"
    sql = f"select j.key, ({head}) from json_each(?1) j"
    args = (orjson.dumps(walk.branches).decode(), *start.args)
    return [(walk.branches[i], tuple(orjson.loads(head))) for i, head in all_rows(connection, sql, args) if head]


def _branch(connection: Connection, walk: Walk, branch: Branch, head: Place) -> Iterator[Place]:
    """The places of one branch, the first one known; more are read only when the merge gets there."""
    yield head
    beyond = walk.beyond(Start(place=head))
    sql = f"select s, n from {name(walk.table)} where {walk.match}{beyond} {walk.order} limit ?"
    size = 16
    while True:
        places: list[Place] = all_rows(connection, sql, (*branch, *head, size))
        yield from places
        if len(places) < size:
            return
        head, size = places[-1], min(size * 4, 1024)


def _page(projection: Projection, hits: Sequence[tuple[Place, tuple[Any, ...]]], last: Place | None) -> Page:
    positions: list[Position] = [[s, n] for (s, n), _ in hits]
    return Page(projection.docs([columns for _, columns in hits]), positions, list(last) if last else None)
