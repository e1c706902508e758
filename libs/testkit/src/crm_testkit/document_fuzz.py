"""Differential fuzzing of the documents port: the same random documents, filters, sorts, updates and transactions go to
two engines and every answer must be equal; pages and counts are also compared with a plain list in memory.
"""

import copy
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crm_platform.documents.language import at
from crm_platform.documents.port import Doc, Documents, DocumentsError, PageQuery, VersionConflict
from crm_platform.documents.semantics import equal, matches, normal

from crm_testkit.document_material import COLLECTION, SPEC, Generator


def same(a: Any, b: Any) -> bool:
    """Equal values of the same kind; 1 and 1.0 are one number, as in JSON."""
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    return equal(a, b)


def named(error: DocumentsError | None) -> str:
    """What both engines must say of a failure. Of two reasons to refuse each names the one it meets first."""
    if error is None:
        return "done"
    return f"conflict {error.id}" if isinstance(error, VersionConflict) else "refused"


@dataclass
class Differences:
    """What a run found. Falsy when nothing."""

    seed: int
    operations: int = 0
    found: list[str] = field(default_factory=list[str])

    def __bool__(self) -> bool:
        return bool(self.found)

    def __str__(self) -> str:
        lines = "\n".join(self.found)
        return f"seed {self.seed}: {self.operations} operations, {len(self.found)} differences\n{lines}"


class Fuzz:
    """One run over two opened stores with an empty collection `fuzz` of SPEC."""

    def __init__(self, one: Documents, two: Documents, seed: int) -> None:
        self.stores = (one, two)
        self.make = Generator(seed)
        self.result = Differences(seed)

    async def run(self, seconds: float) -> Differences:
        until = time.monotonic() + seconds
        while time.monotonic() < until and len(self.result.found) < 3:
            await self._round()
        return self.result

    async def _round(self) -> None:
        make, r = self.make, self.make.r
        for _ in range(15):
            doc = make.doc()
            await self._both("insert", lambda s, d=doc: s[COLLECTION].insert(copy.deepcopy(d)), doc)
        for _ in range(20):
            await self._find()
        for _ in range(8):
            await self._update()
        if r.random() < 0.2:
            where = {"n": r.randrange(8), "deleted": True}
            await self._both("delete", lambda s: s[COLLECTION].delete(where), where)
        for _ in range(3):
            await self._commit()
        docs = await self.stores[0][COLLECTION].find({}, sort=[("_id", 1)])
        await self._both("all", lambda s: s[COLLECTION].find({}, sort=[("_id", 1)]), "")
        for _ in range(6):
            await self._pages(docs)

    async def _find(self) -> None:
        make, r = self.make, self.make.r
        where = make.filter()
        tail = [("_id", 1)]
        sort = (
            [("tenant", 1), ("n", -1), *tail]
            if r.random() < 0.5
            else [(r.choice(["at", "o.dd.code"]), r.choice([1, -1])), *tail]
        )
        fields = r.choice([(), ("n", "v"), ("lines",)])
        skip, limit = r.choice([0, 0, 3]), r.choice([0, 5, 20])
        find = lambda s: s[COLLECTION].find(where, sort=sort, skip=skip, limit=limit, fields=fields)  # noqa: E731
        await self._both("find", find, (where, sort, skip, limit, fields))
        if r.random() < 0.3:
            await self._both("count", lambda s: s[COLLECTION].count(where, cap=limit), (where, limit))

    async def _update(self) -> None:
        make, r = self.make, self.make.r
        where, update = make.filter(), make.update()
        chance = r.random()
        if chance < 0.6:
            call = lambda s: s[COLLECTION].update_one(where, update, sort=[("_id", 1)])  # noqa: E731
        elif chance < 0.8:
            where = {"_id": self._known_id()}
            call = lambda s: s[COLLECTION].update_one(where, update, upsert=True)  # noqa: E731
        else:
            where = {"_id": {"$in": [self._known_id(), self._known_id()]}}
            call = lambda s: s[COLLECTION].update_many(where, update)  # noqa: E731
        await self._both("update", call, (where, update))

    def _known_id(self) -> str:
        return f"d{self.make.r.randrange(1, self.make.made + 1):05d}"

    async def _commit(self) -> None:
        """Several transactions at once: equal outcomes for each, and (by the comparison of all) equal effects."""
        r = self.make.r
        plans = [self._plan() for _ in range(r.choice([1, 2, 4]))]

        async def commit(store: Documents) -> list[str]:
            transactions = []
            for plan in plans:
                transaction = store.transaction()
                for verb, args, kwargs in plan:
                    getattr(transaction, verb)(*copy.deepcopy(args), **kwargs)
                transactions.append(transaction)
            return [named(outcome) for outcome in await store.commit(*transactions)]

        await self._both("commit", commit, plans)

    def _plan(self) -> list[tuple[str, tuple[Any, ...], Doc]]:
        make, r = self.make, self.make.r
        version = r.choice([1, 1, 1, 2])
        choices: list[Callable[[], tuple[str, tuple[Any, ...], Doc]]] = [
            lambda: ("insert", (COLLECTION, make.doc()), {}),
            lambda: (
                "replace",
                (COLLECTION, {**make.doc(), "_id": self._known_id(), "version": 2}),
                {"version": version},
            ),
            lambda: ("update", (COLLECTION, self._known_id(), make.update()), {"version": r.choice([None, version])}),
            lambda: ("delete", (COLLECTION, self._known_id()), {"version": version}),
            lambda: ("guard", (COLLECTION, self._known_id()), {"version": r.choice([1, 2, None])}),
            lambda: ("publish", ("t", "k", f"e{make.made}-{r.randrange(1 << 60)}", {"at": make.instant()}), {}),
        ]
        return [choice() for choice in r.choices(choices, k=r.choice([1, 1, 2, 3]))]

    async def _pages(self, docs: list[Doc]) -> None:
        query = self.make.page(docs)
        wanted = visible(docs, query)
        whole = len(visible(docs, replace(query, start_at=None)))
        await self._both("count_visible", lambda s: s[COLLECTION].count_visible(query, 10), query, min(10, whole))
        for store in self.stores:
            self.result.operations += 1
            try:
                rows = await all_pages(store, query)
            except Exception as error:  # noqa: BLE001 - any failure is a difference
                self._differ("page", query, repr(error), "")
                continue
            path = next(order.path for order in SPEC.orders if order.name == query.order)
            full = {doc["_id"]: doc for doc in docs}
            ids = [row["_id"] for row in rows]
            if sorted(ids) != sorted(doc["_id"] for doc in wanted) or not same(
                [at(full[id_], path) for id_ in ids], [at(doc, path) for doc in wanted]
            ):
                self._differ("page", query, ids, [doc["_id"] for doc in wanted])
            elif not all(same(row, projected(full[row["_id"]], query.fields)) for row in rows):
                self._differ("page rows", query, rows, "")

    async def _both(self, what: str, call: Callable[[Documents], Awaitable[Any]], about: Any, *wanted: Any) -> None:
        self.result.operations += 1
        answers: list[Any] = []
        for store in self.stores:
            try:
                answers.append(await call(store))
            except DocumentsError as error:
                answers.append(named(error))
            except Exception as error:  # noqa: BLE001 - compared, and reported when they differ
                answers.append(f"{type(error).__name__} {error}"[:300])
        if not same(answers[0], answers[1]) or (wanted and not same(answers[0], wanted[0])):
            self._differ(what, about, *answers)

    def _differ(self, what: str, about: Any, one: Any, two: Any) -> None:
        self.result.found.append(f"{what} {about}\n  one {str(one)[:600]}\n  two {str(two)[:600]}")


def visible(docs: Sequence[Doc], query: PageQuery) -> list[Doc]:
    """The documents of a query in a plain list, in the order of their sort value."""
    order = next(order for order in SPEC.orders if order.name == query.order)
    down = order.descending if query.descending is None else query.descending
    keys = set(query.keys)

    def wanted(doc: Doc) -> bool:
        if keys.isdisjoint(doc.get(SPEC.access) or []) or not matches(doc, query.where):
            return False
        for path, given in query.hot.items():
            if not any(equal(at(doc, path), value) for value in (given if isinstance(given, list) else [given])):
                return False
        if query.start_at is None:
            return True
        value, first = at(doc, order.path), normal(query.start_at)
        return value <= first if down else value >= first

    return sorted(filter(wanted, docs), key=lambda doc: at(doc, order.path), reverse=down)


def projected(doc: Doc, fields: Sequence[str]) -> Doc:
    return {key: value for key, value in doc.items() if not fields or key in ("_id", "version", *fields)}


async def all_pages(store: Documents, query: PageQuery) -> list[Doc]:
    """Every row of a query by following `next`; the position of each row must continue behind it."""
    rows: list[Doc] = []
    page = await store[COLLECTION].page(query)
    while True:
        rows += page.rows
        if page.next is None:
            return rows
        assert len(page.rows) <= query.limit
        assert len(page.positions) == len(page.rows)
        page = await store[COLLECTION].page(replace(query, start_at=None, after=page.next))
