"""Search in the process: cost of indexing, of queries and of groups. usage: bench_search.py [RECORDS] [FOLDER]

CPU is the process's own; two keys of seventy see 3 % of the records, all seventy see everything.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crm_platform.search.pinyin import sort_key
from crm_platform.search.port import AllOf, Compare, SearchField, SearchQuery, SearchSpec
from crm_platform.search.tantivy import TantivyIndex

NAMES = [("customer_name", 10), ("contact_name", 10), ("company_name", 8)]
TEXTS = [("street", 2), ("title", 2), ("remarks", 1), ("need", 1), ("next_action", 1), ("profile", 1)]
SPEC = SearchSpec(
    "customers",
    (
        *(SearchField(name, "text", weight=weight, pinyin=True) for name, weight in NAMES),
        *(SearchField(name, "text", weight=weight) for name, weight in TEXTS),
        *(SearchField(name, "fragment", weight=5) for name in ("code", "mobile", "phone", "email")),
        *(SearchField(f"code{n}", "keyword") for n in range(25)),
        *(SearchField(f"number{n}", "number", sort=True) for n in range(8)),
        SearchField("updated_at", "instant", sort=True),
        SearchField("sort_name", "keyword", sort=True),
    ),
)
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高单曾"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰红建国志鹏晓海德嘉宇欣怡"
CITIES = ["上海", "北京", "深圳", "广州", "杭州", "成都", "武汉", "南京", "苏州", "天津", "重庆"]
TRADES = ["科技", "贸易", "电子", "医疗器械", "物流", "新能源", "软件", "教育", "制造", "生物"]
NOTES = [
    "客户对报价有异议，需要下周再次沟通", "已发送合同草案，等待法务审核", "预算已批准，预计季度末签约",
    "竞争对手报价更低，需要申请特价", "产品演示效果良好，客户希望增加用户数", "希望了解数据迁移方案和实施周期",
    "the customer asked for a discount on the annual licence", "renewal is at risk because of support tickets",
]  # fmt: skip
START = datetime(2024, 1, 1, tzinfo=UTC)


def a_customer(at: int, chance: random.Random) -> dict[str, Any]:
    given = "".join(chance.choice(GIVEN) for _ in range(2))
    company = chance.choice(CITIES) + given + chance.choice(GIVEN) + chance.choice(TRADES) + "有限公司"
    person = chance.choice(FAMILY) + "".join(chance.choice(GIVEN) for _ in range(2))
    return {
        "id": f"0193a{at >> 12:03x}-{at & 0xFFF:03x}0-7000-8000-{at:012x}",
        "access": [f"u:{at % 70}", f"h:{at % 11}"],
        "customer_name": company, "contact_name": person, "company_name": company,
        "street": f"{chance.choice(CITIES)}市中山路{at % 999}号", "title": chance.choice(["采购经理", "工程师"]),
        "remarks": "".join(chance.sample(NOTES, 2)), "need": chance.choice(NOTES), "next_action": chance.choice(NOTES),
        "code": f"KH2026{at:06d}", "mobile": f"+86138{chance.randrange(10**8):08d}",
        "phone": f"+8621{chance.randrange(10**8):08d}", "email": f"user{chance.randrange(10**6)}@example{at % 97}.com",
        **{f"code{n}": f"c{chance.randrange(3 + n)}" for n in range(25)},
        **{f"number{n}": chance.randrange(10 ** (n + 1)) for n in range(8)},
        "updated_at": START + timedelta(seconds=chance.randrange(10**8)), "sort_name": sort_key(company),
    }  # fmt: skip


EVERYTHING = [f"u:{n}" for n in range(70)]
LITTLE = ["u:1", "u:2"]
A_LEVEL = AllOf((Compare("code3", "=", "c1"), Compare("number5", ">", 500_000)))
QUERIES: dict[str, dict[str, Any]] = {
    "Chinese word": {"words": "报价"},
    "Chinese name": {"words": "张晓明"},
    "company, words apart": {"words": "上海软件公司"},
    "pinyin": {"words": "zhangxiaoming"},
    "pinyin begun": {"words": "zhangx"},
    "initials": {"words": "zxm"},
    "one letter": {"words": "z"},
    "Latin word begun": {"words": "disco"},
    "piece of a phone": {"words": "8613"},
    "whole phone": {"words": "13812345678"},
    "code": {"words": "KH2026000123"},
    "typo, pinyin": {"words": "zhagnxiaoming"},
    "typo, Latin": {"words": "liccence renewl"},
    "typo, Chinese": {"words": "上嗨晓明科技"},
    "words and conditions": {"words": "报价", "where": A_LEVEL},
    "words by date": {"words": "报价", "order": ("updated_at", True)},
    "no words by date": {"order": ("updated_at", True)},
    "no words by pinyin": {"order": ("sort_name", False)},
    "conditions by number": {"where": A_LEVEL, "order": ("number3", True)},
}


async def timed(label: str, run: Callable[[], Awaitable[Any]], times: int) -> None:
    await run()
    walls: list[float] = []
    cpu = time.process_time()
    for _ in range(times):
        began = time.perf_counter()
        answer = await run()
        walls.append((time.perf_counter() - began) * 1e3)
    cpu = (time.process_time() - cpu) * 1e3 / times
    walls.sort()
    print(
        f"  {label:44} p50 {walls[times // 2]:7.2f}  p99 {walls[times * 99 // 100]:7.2f}  CPU {cpu:7.2f} ms  {answer}"
    )


async def fill(index: TantivyIndex, records: int) -> None:
    chance = random.Random(7)
    spent = 0.0
    wall = time.perf_counter()
    for start in range(0, records, 500):
        docs = [a_customer(at, chance) for at in range(start, min(records, start + 500))]
        cpu = time.process_time()
        await index.put("customers", docs)
        spent += time.process_time() - cpu
    cpu = time.process_time()
    await index.put("customers", [a_customer(0, chance)], refresh=True)
    spent += time.process_time() - cpu
    print(f"indexed {records}: {spent * 1e3 / records:.3f} CPU ms each, {time.perf_counter() - wall:.1f} s in all")


def size_of(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


async def pages(index: TantivyIndex, order: tuple[str, bool], deep: int) -> str:
    after = None
    read = 0
    while read < deep:
        hits = await index.search("customers", SearchQuery(keys=EVERYTHING, order=order, after=after, limit=200))
        read += len(hits.ids)
        after = hits.next
        if after is None:
            break
    return f"{read} rows"


async def main(records: int, folder: Path) -> None:
    index = TantivyIndex(folder, [SPEC])
    await index.open()
    await fill(index, records)
    print(
        f"{size_of(folder):.0f} MB on disk, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB of memory"
    )
    for who, keys in (("everything", EVERYTHING), ("3 %", LITTLE)):
        print(who)
        for label, query in QUERIES.items():

            async def search(query: dict[str, Any] = query, keys: list[str] = keys) -> str:
                hits = await index.search("customers", SearchQuery(keys=keys, **query))
                return f"{len(hits.ids)} of {hits.about}"

            await timed(label, search, 100)

        async def group(keys: list[str] = keys) -> str:
            return f"{len(await index.group('customers', SearchQuery(keys=keys), 'code9'))} buckets"

        await timed("group by a code", group, 50)
    await timed("10,000 rows by name in pages of 200", lambda: pages(index, ("sort_name", False), 10_000), 3)
    chance = random.Random(1)

    async def fresh() -> str:
        await index.put("customers", [a_customer(1, chance)], refresh=True)
        return ""

    await timed("write one and see it", fresh, 20)
    await index.close()


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        asyncio.run(main(wanted, Path(sys.argv[2])))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            asyncio.run(main(wanted, Path(temporary)))
