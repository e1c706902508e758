"""Values under free names: found by text, number, instant and truth value without a schema of their own."""

from datetime import UTC, datetime

import pytest
from crm_platform.search.port import AnyOf, Compare, Not, SearchField, SearchQuery, SearchSpec, UnknownField
from crm_platform.search.tantivy import TantivyIndex

SPEC = SearchSpec("things", (SearchField("name", "text"), SearchField("extra", "open")))
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
DOCS = (
    {"id": "1", "access": ["*"], "extra": {"shoe": 42, "colour": "red", "tags": ["a", "b"], "vip": True}},
    {"id": "2", "access": ["*"], "extra": {"shoe": -3, "colour": "deep red", "seen": AT, "vip": False}},
    {"id": "3", "access": ["*"], "extra": {"shoe": 2**53, "colour": "2026-11-24T08:00:00Z", "code": "42"}},
    {"id": "4", "access": ["*"]},
)


@pytest.fixture
async def index(tmp_path):
    opened = TantivyIndex(tmp_path, [SPEC])
    await opened.open()
    for doc in DOCS:                        # a segment each: their columns differ
        await opened.put("things", [doc], refresh=True)
    yield opened
    await opened.close()


async def found(index, where) -> str:
    return "".join(sorted((await index.search("things", SearchQuery(keys=["*"], where=where))).ids))


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        (Compare("extra.colour", "=", "red"), "1"),
        (Compare("extra.colour", "!=", "red"), "234"),
        (Compare("extra.colour", "prefix", "deep"), "2"),
        (Compare("extra.colour", "prefix", ""), "123"),
        (Compare("extra.colour", "=", "2026-11-24T08:00:00Z"), "3"),
        (Compare("extra.code", "=", "42"), "3"),
        (Compare("extra.code", "=", 42), ""),
        (Compare("extra.tags", "has", "b"), "1"),
        (Compare("extra.shoe", "=", 42), "1"),
        (Compare("extra.shoe", ">", -3), "13"),
        (Compare("extra.shoe", ">=", -3), "123"),
        (Compare("extra.shoe", "<", 42), "2"),
        (Compare("extra.shoe", "<=", 42), "12"),
        (Compare("extra.shoe", ">=", 2**53), "3"),
        (Compare("extra.seen", "<=", AT), "2"),
        (Compare("extra.seen", "<", AT), ""),
        (Compare("extra.vip", "=", False), "2"),
        (Compare("extra.vip", "null"), "34"),
        (Not(Compare("extra.shoe", "null")), "123"),
        (Compare("extra.never_put", "null"), "1234"),
        (Compare("extra.never_put", ">", 3), ""),
        (AnyOf(tuple(Compare("extra.colour", "=", c) for c in ("red", "deep red", "blue"))), "12"),
    ],
)
async def test_a_value_under_a_free_name_is_found(index, where, ids):
    assert await found(index, where) == ids


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("extra.colour", {"red": 1, "deep red": 1, "2026-11-24T08:00:00Z": 1, None: 1}),
        ("extra.vip", {True: 1, False: 1, None: 2}),
        ("extra.tags", {"a": 1, "b": 1, None: 3}),
        ("extra.never_put", {None: 4}),
    ],
)
async def test_values_under_a_free_name_are_counted(index, name, counts):
    buckets = await index.group("things", SearchQuery(keys=["*"]), name)
    assert {bucket.value: bucket.count for bucket in buckets} == counts


async def test_only_an_open_field_has_free_names(index):
    for name in ("name.x", "other.x", "extra.Bad", "extra.x.y"):
        with pytest.raises(UnknownField):
            await found(index, Compare(name, "=", "x"))
