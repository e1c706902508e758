"""Random material for fuzzing the documents port: documents, filters, updates and page queries of one seed."""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from crm_platform.documents.language import at, check_filter
from crm_platform.documents.port import Doc, Filter, Index, Order, PageQuery, Spec, Unsupported

COLLECTION = "fuzz"
SPEC = Spec(
    COLLECTION,
    arrays=frozenset({"tags", "lines", "nums", "access"}),
    indexes=(
        Index("tenant_n", (("tenant", 1), ("n", 1))),
        Index("email", (("tenant", 1), ("email", 1)), unique=True, where=(("deleted", False),)),
        Index("uq", (("uq", 1),), unique=True, where=(("tenant", "t1"),)),
        Index("tags", (("tags", 1),), many=True),
        Index("nums", (("nums", 1),), many=True),
    ),
    orders=(
        Order("at", "sort.at", descending=True, hot=("n", "v")),
        Order("name", "sort.name", hot=("tenant",)),
        Order("rank", "sort.rank"),
    ),
)
START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = [
    "acme",
    "Acme",
    "客户",
    "王",
    "b",
    "",
    "z",
    "t1",
    "a.b",
    "x'y\"z",
    "100%",
    "\x7fodd",
    "\x7fd2026",
    "{}",
    "[1]",
    "\x00n",
]
KEYS = [f"k{number}" for number in range(90)]
PATHS = [
    *("_id", "tenant", "n", "email", "v", "o.k", "o.dd.code", "tags", "nums", "lines.sku", "lines.qty", "lines.at"),
    *("at", "deleted", "nope", "o.nope", "o"),
]
RANGES = ["$gt", "$gte", "$lt", "$lte"]


class Generator:
    """Random material of one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)  # noqa: S311 - the same seed gives the same run
        self.made = 0

    def instant(self, hours: int = 20) -> datetime:
        return START + timedelta(hours=self.r.randrange(-hours, hours), microseconds=self.r.randrange(3) * 1100)

    def scalar(self) -> Any:
        r = self.r
        number = r.randrange(-3, 8)
        return r.choice([r.choice(WORDS), number, number / 2, None, True, False, self.instant()])

    def keys(self, most: int) -> list[str]:
        return self.r.sample(KEYS, self.r.randrange(most))

    def doc(self) -> Doc:
        r = self.r
        self.made += 1
        doc: Doc = {
            "_id": f"d{self.made:05d}",
            "tenant": r.choice(["t0", "t1", "t2"]),
            "n": r.randrange(8),
            "deleted": r.random() < 0.5,
            "version": 1,
            "access": self.keys(5),
            "sort": {"at": self.instant(), "name": r.choice(WORDS), "rank": r.randrange(-5, 5)},
        }
        optional: dict[str, Callable[[], Any]] = {
            "email": lambda: f"{r.choice(WORDS)}{r.randrange(40)}",
            "uq": lambda: r.choice([r.randrange(200), r.randrange(99) / 2, r.choice(WORDS), self.instant(), None]),
            "v": self.scalar,
            "o": lambda: {"k": self.scalar(), **({"dd": {"code": r.choice(WORDS)}} if r.random() < 0.6 else {})},
            "tags": lambda: [r.choice(WORDS) for _ in range(r.randrange(4))],
            "nums": lambda: [
                r.choice([r.randrange(9), r.randrange(9) / 2, True, self.instant()]) for _ in range(r.randrange(4))
            ],
            "lines": lambda: [self.line() for _ in range(r.randrange(4))],
            "at": lambda: self.instant(600),
        }
        doc |= {name: make() for name, make in optional.items() if r.random() < 0.7}
        return doc

    def line(self) -> Doc:
        r = self.r
        line: Doc = {"sku": r.choice(["s1", "s2", "s3"]), "qty": r.randrange(10)}
        return line | ({"at": START + timedelta(days=r.randrange(5))} if r.random() < 0.5 else {})

    def condition(self, path: str) -> Any:
        r = self.r
        limit = r.choice([r.choice(WORDS), r.randrange(8), 2.5, self.instant(600)])
        choices: list[Any] = [
            self.scalar(),
            {r.choice(RANGES): limit},
            {r.choice(["$in", "$nin"]): [self.scalar() for _ in range(r.randrange(1, 4))]},
            {"$ne": self.scalar()},
            {"$exists": r.random() < 0.5},
            {"$regex": r.choice(["^a", "客", "e$", "1"]), "$options": r.choice(["", "i"])},
            {"$prefix": r.choice(["a", "客", "ac", "t", "", "\x7f"])},
            {"$not": {r.choice(["$gt", "$lte", "$eq"]): r.choice([3, "b"])}},
            {"$gte": 1, "$lt": 5},
        ]
        if path in ("tags", "nums"):
            word = [r.choice(WORDS), r.choice(WORDS)]
            choices += [{"$all": word}, {"$size": r.randrange(3)}, {"$elemMatch": {"$gte": 2, "$lt": 4}}]
            choices += [{"$elemMatch": {"$ne": r.choice(WORDS)}}, {"$in": word}, r.choice(word)]
        return r.choice(choices)

    def filter(self, depth: int = 0) -> Filter:
        r = self.r
        chance = r.random()
        if depth < 2 and chance < 0.2:
            return {r.choice(["$and", "$or", "$nor"]): [self.filter(depth + 1) for _ in range(r.randrange(1, 4))]}
        if chance < 0.3:
            tests: list[Filter] = [
                {"sku": "s1", "qty": {"$gte": r.randrange(8)}},
                {"qty": {"$in": [1, 2, 3]}},
                {"at": {"$lt": START + timedelta(days=3)}},
                {"$or": [{"sku": "s2"}, {"qty": 0}]},
            ]
            return {"lines": {"$elemMatch": r.choice(tests)}}
        return {path: self.condition(path) for path in r.sample(PATHS, r.choice([1, 1, 2, 3]))}

    def allowed_filter(self) -> Filter:
        where = self.filter()
        try:
            check_filter(where, SPEC)
        except Unsupported:
            return {}
        return where

    def update(self) -> Doc:
        r = self.r
        word = r.choice(WORDS)
        choices: list[tuple[str, str, Any]] = [
            *(("$set", "v", self.scalar()), ("$set", "o.k", self.scalar()), ("$set", "fresh.deep", r.randrange(5))),
            *(("$inc", "n", r.randrange(-2, 3)), ("$inc", "cnt.x", 1), ("$inc", "v", 1), ("$unset", "email", "")),
            *(("$unset", "o.dd", ""), ("$push", "tags", word), ("$push", "v", word), ("$pull", "tags", word)),
            ("$push", "lines", {"$each": [{"sku": "s9", "qty": 1}], "$slice": -3}),
            ("$addToSet", "tags", {"$each": [word, r.choice(WORDS)]}),
            *(("$addToSet", "nums", r.randrange(4)), ("$pull", "lines", {"qty": {"$gt": r.randrange(9)}})),
            *(("$pull", "nums", {"$gte": 3}), ("$min", "n", 2), ("$max", "at", START + timedelta(days=30))),
            *(
                ("$max", "v", self.scalar()),
                ("$set", "email", f"{word}{r.randrange(40)}"),
                ("$set", "deleted", r.random() < 0.5),
            ),
            *(("$set", "access", self.keys(5)), ("$set", "sort.at", self.instant()), ("$set", "sort.name", word)),
            *(("$set", "tenant", r.choice(["t0", "t1"])), ("$addToSet", "access", r.choice(KEYS))),
        ]
        update: Doc = {}
        used: set[str] = set()
        for op, path, value in r.sample(choices, r.randrange(1, 4)):
            if path.split(".")[0] not in used:
                used.add(path.split(".")[0])
                update.setdefault(op, {})[path] = value
        return update

    def page(self, docs: Sequence[Doc]) -> PageQuery:
        r = self.r
        order = r.choice(SPEC.orders)
        hot: Doc = {}
        if order.hot and r.random() < 0.5:
            path = r.choice(order.hot)
            seen = [at(doc, path) for doc in r.sample(list(docs), min(len(docs), 3))]
            given = [value for value in seen if value is not None and not isinstance(value, list)]
            hot = {path: given[0] if len(given) == 1 else given}
        first = {"at": self.instant(), "name": r.choice(WORDS), "rank": r.randrange(-5, 5)}[order.name]
        return PageQuery(
            order=order.name,
            keys=[*r.sample(KEYS, r.choice([0, 1, 3, 10, 45, 80])), "unknown"],
            descending=r.choice([None, True, False]),
            hot=hot,
            where=self.allowed_filter() if r.random() < 0.4 else {},
            start_at=first if r.random() < 0.3 else None,
            limit=r.choice([1, 3, 20, 200]),
            fields=r.choice([(), ("n", "tags"), ("sort", "v", "nope")]),
        )
