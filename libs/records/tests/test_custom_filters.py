"""Custom fields, trees of codes and money in lists, groups, views, selections and search: over HTTP."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from crm_testkit.deals import DealBook, deal_book


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[DealBook]:
    async with deal_book(tmp_path) as running:
        yield running


async def designed(book: DealBook) -> None:
    for name, kind, more in (
        ("shoe", "integer", {}), ("colour", "line", {"searched": True}), ("shape", "line", {}),
        ("hotline", "phone", {"searched": True}), ("seen", "instant", {}), ("born", "date", {}), ("vip", "boolean", {}),
        ("budget", "money", {}), ("land", "code", {"codes": "country"}),
        ("lands", "code", {"codes": "country", "many": True}),
        ("trade", "code", {"codes": "gbt4754"}),
    ):
        await book.field(name=name, kind=kind, **more)
    await book.deal(title="甲", custom={
        "shoe": 42, "colour": "天蓝色", "shape": "圆形", "hotline": "+8613812345678", "seen": "2026-11-24T08:00:00Z",
        "born": "2020-02-29", "vip": True, "budget": {"amount": 100_000, "currency": "CNY"}, "land": "DE",
        "lands": ["DE", "FR"], "trade": "C341",
    })
    await book.deal(title="乙", custom={
        "shoe": 38, "colour": "红色", "vip": False, "budget": {"amount": 100_000, "currency": "USD"}, "lands": ["FR"],
        "trade": "C13",
    })
    await book.deal(title="丙")


reading = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def filled(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DealBook]:
    """Custom fields and three deals, for all who only read them."""
    async with deal_book(tmp_path_factory.mktemp("filled")) as running:
        await designed(running)
        yield running


@reading
@pytest.mark.parametrize(("filter_", "titles"), [
    ("custom.shoe > 40", "甲"), ("custom.shoe <= 42", "乙甲"), ("custom.shoe != 42", "丙乙"),
    ("custom.shoe = null", "丙"), ("custom.shoe:*", "乙甲"), ('custom.colour = "天*"', "甲"),
    ("custom.colour = 红色", "乙"), ("custom.seen <= 2026-11-24T08:00:00Z", "甲"),
    ("custom.seen > days_ahead(3000)", ""),
    ("custom.born < 2020-03-01", "甲"), ("custom.vip = false", "乙"), ("custom.land = DE", "甲"),
    ("custom.lands:FR", "乙甲"), ("custom.lands:DE AND NOT custom.shoe = 38", "甲"),
    ("custom.budget >= 100000", "甲"), ("custom.budget.amount >= 100000", "乙甲"),
    ("custom.budget.currency = USD", "乙"),
    ("custom.trade = C", "乙甲"), ("custom.trade = C34", "甲"), ("custom.hotline = +8613812345678", "甲"),
])
async def test_a_custom_field_filters(filled: DealBook, filter_: str, titles: str) -> None:
    assert await filled.found(filter=filter_) == sorted(titles)
    frozen = await filled.post("/v1/deals:bulk_edit", {"selection": {"filter": filter_}, "values": {"target": 1}})
    ready = await filled.reached(frozen["id"], "ready")
    assert ready["total"] == len(titles)


@reading
@pytest.mark.parametrize(("filter_", "reason", "position"), [
    ("custom.nothing = 1", "UNKNOWN_FILTER_FIELD", 0),
    ("title = x AND custom.shoe.amount = 1", "UNKNOWN_FILTER_FIELD", 14),
    ("custom = 1", "UNKNOWN_FILTER_FIELD", 0), ("custom.shoe > many", "BAD_FILTER", 14),
    ("custom.colour > a", "BAD_FILTER", 0), ("custom.land = XX", "BAD_FILTER", 14),
    ("custom.lands = FR", "BAD_FILTER", 0),
    ("custom.v_shoe = 1", "UNKNOWN_FILTER_FIELD", 0), ("worth.amounts = 1", "UNKNOWN_FILTER_FIELD", 0),
])
async def test_a_wrong_one_is_refused_where_it_stands(
    filled: DealBook, filter_: str, reason: str, position: int
) -> None:
    answer = await filled.client().get("/v1/deals", params={"filter": filter_})
    assert (answer.status_code, answer.json()["reason"], answer.json()["position"]) == (422, reason, position)


@reading
async def test_custom_codes_are_counted(filled: DealBook) -> None:
    assert await filled.counts("custom.land") == {None: 2, "DE": 1}
    assert await filled.counts("custom.vip") == {True: 1, False: 1, None: 1}
    assert await filled.counts("custom.trade") == {"C": 2, None: 1}
    assert (await filled.client().get("/v1/deals:group?by=custom.shoe")).status_code == 422


@reading
async def test_keyword_search_finds_those_declared_searched(filled: DealBook) -> None:
    assert [await filled.found(q=words) for words in ("天蓝", "2345678", "圆形")] == [["甲"], ["甲"], []]


async def test_a_field_that_becomes_searched_or_hidden_is_indexed_anew(book: DealBook, tmp_path: Path) -> None:
    made = await book.field(name="shape", kind="line")
    await book.deal(title="甲", custom={"shape": "椭圆形"})
    path = f"/v1/contacts/custom-fields/{made['id']}"
    for change, found in (
        ({"searched": True}, ["甲"]), ({"read_level": 6}, []), ({"read_level": None}, ["甲"]),
        ({"searched": False}, []),
        ({"active": False}, []), ({"active": True, "searched": True}, ["甲"]),
    ):
        assert (await book.client().patch(path, json=change)).status_code == 200
        await book.settle()
        assert await book.found(q="椭圆") == found, change
    assert await book.found(filter="custom.shape = 椭圆形") == ["甲"]


async def test_an_index_that_missed_a_change_of_design_is_filled_at_the_next_start(tmp_path: Path) -> None:
    async with deal_book(tmp_path) as book:
        made = await book.field(name="shape", kind="line")
        await book.deal(title="甲", custom={"shape": "椭圆形"})
        await book.settle()
        stored = book.documents["custom_fields"]            # as if the process ended before the index followed
        await stored.update_one({"_id": made["id"]}, {"$set": {"searched": True}})
    async with deal_book(tmp_path) as book:
        assert await book.found(q="椭圆") == ["甲"]
        assert await book.sync.rebuild_where_needed() == []


@reading
async def test_a_view_keeps_a_filter_and_groups_by_a_custom_field(filled: DealBook) -> None:
    body = {
        "name": "大脚", "record_type": "deal", "columns": ["title", "custom.shoe"], "filter": "custom.shoe > 40",
        "group_by": "custom.land", "layout": "table",
    }
    made = await filled.post("/v1/contacts/saved-views", body, status=201)
    assert await filled.found(filter=made["filter"]) == ["甲"]


@asynccontextmanager
async def deals_with(name: str, values: Mapping[str, Any], folder: Path) -> AsyncIterator[DealBook]:
    """A deal for each title, with that value of the one field."""
    async with deal_book(folder) as running:
        for title, value in values.items():
            await running.deal(title=title, **{name: value})
        yield running


INDUSTRIES = {"门": "C", "大": "C34", "中": "C341", "他": "A01", "无": None}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def trades(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DealBook]:
    async with deals_with("industry", INDUSTRIES, tmp_path_factory.mktemp("trades")) as running:
        yield running


@reading
@pytest.mark.parametrize(("filter_", "titles"), [
    ("industry = C", "门大中"), ("industry = C34", "大中"), ("industry = C341", "中"), ("industry = A", "他"),
    ("industry != C", "他无"), ("NOT industry = C", "他无"),
    ("industry = C OR industry = A", "门大中他"), ("industry = B", ""),
])
async def test_choosing_a_branch_means_all_beneath_it(trades: DealBook, filter_: str, titles: str) -> None:
    assert await trades.found(filter=filter_) == sorted(titles)


@reading
async def test_each_bucket_of_a_tree_counts_what_its_filter_finds(trades: DealBook) -> None:
    counts = await trades.counts("industry")
    assert counts == {"C": 3, "A": 1, None: 1}
    for code, count in counts.items():
        assert len(await trades.found(filter=f"industry = {code or 'null'}")) == count


MONEY: dict[str, dict[str, Any] | None] = {
    "百元": {"amount": 10_000, "currency": "CNY"}, "百美": {"amount": 10_000, "currency": "USD"},
    "千日": {"amount": 1_000, "currency": "JPY"}, "空": None,
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worths(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DealBook]:
    async with deals_with("worth", MONEY, tmp_path_factory.mktemp("worths")) as running:
        yield running


@reading
@pytest.mark.parametrize(("filter_", "titles"), [
    ("worth > 500", ["百元"]), ("worth = 10000", ["百元"]), ("worth < 5000", []),
    ("worth != 10000", ["千日", "百美", "空"]), ("worth.amount > 500", ["千日", "百元", "百美"]),
    ("worth.amount = 10000 AND worth.currency = USD", ["百美"]), ("worth.currency != CNY", ["千日", "百美", "空"]),
    ("worth = null", ["空"]), ("worth.currency:*", ["千日", "百元", "百美"]),
])
async def test_money_is_compared_within_a_currency(worths: DealBook, filter_: str, titles: list[str]) -> None:
    assert await worths.found(filter=filter_) == sorted(titles)
