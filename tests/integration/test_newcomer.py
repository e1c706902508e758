"""A new user's first hour, over HTTP on the whole product."""

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
import xlwt
from crm_testkit.exchanges import Exchanges
from crm_testkit.stack import RunningStack, running_stack

sys.path.insert(0, str(Path(__file__).parent))
from field_lines import IMPORTED, sheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newcomer"), pytest.mark.timeout(900)]

MANAGER, SELLER, READER, DEPOSITOR = "wangfang", "zhangwei", "tangxin", "yehong"
SIZES = [1_000, 10_000]
SHARE = 20
"""Every twentieth customer is the seller's: he sees 5 % of them."""

FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "建国志强丽娜晓东海燕文静"
TRADES = ("机械", "化工", "纺织", "食品", "电子", "物流", "医药", "建材")
ONE = {
    "客户名称": "青松锅炉制造有限公司", "联系人姓名": "欧阳倩", "手机": "13912345067",
    "电子邮件": "qian@evergreen.example", "公司名称": "青松锅炉制造有限公司", "公司英文名": "Evergreen Boilers",
    "职务": "采购经理", "性别": "女", "生日": "05-12", "客户级别": "A 级", "城市": "深圳市",
    "省/自治区/直辖市": "广东省", "爱好与禁忌": "茶；羽毛球", "注册资本": "5000000", "当前跟进人": "张伟",
}  # fmt: skip


def people(count: int) -> list[dict[str, str]]:
    """Nobody twice. The first is the one that is looked for."""
    found = [dict(ONE)]
    for n in range(1, count):
        name = FAMILY[n % len(FAMILY)] + GIVEN[n % len(GIVEN)] + GIVEN[n // 7 % len(GIVEN)]
        company = f"{GIVEN[n // 3 % len(GIVEN)]}海{TRADES[n % len(TRADES)]}第{n}公司"
        found.append(
            {
                "客户名称": company, "公司名称": company, "联系人姓名": name, "手机": f"137{n:08}",
                "电子邮件": f"p{n}@example.com", "职务": "工程师", "性别": "男" if n % 2 else "女",
                "客户级别": f"{'ABCD'[n % 4]} 级", "成立日期": f"20{n % 20:02}-0{n % 9 + 1}-1{n % 10}",
                "员工人数": str(n % 500), "当前跟进人": "张伟" if n % SHARE == 0 else "罗燕",
            }
        )  # fmt: skip
    return found


def as_xlsx(template: bytes, rows: list[dict[str, str]]) -> bytes:
    """Filled into the template itself, the way a person does it."""
    book, out = openpyxl.load_workbook(io.BytesIO(template)), io.BytesIO()
    table = book.worksheets[0]
    columns = {str(cell.value).rstrip("*"): cell.column for cell in table[1]}
    for n, row in enumerate(rows, 2):
        for header, value in row.items():
            table.cell(n, columns[header], value)
    book.save(out)
    return out.getvalue()


def as_csv(headers: list[str], rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, headers)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("gb18030")


def as_xls(headers: list[str], rows: list[dict[str, str]]) -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    table = book.add_sheet("客户")
    for n, row in enumerate([dict(zip(headers, headers, strict=True)), *rows]):
        for column, header in enumerate(headers):
            if row.get(header):
                table.write(n, column, row[header])
    book.save(out)
    return out.getvalue()


@dataclass
class FirstHour:
    """What came of each file; the last one's customers stay."""

    crm: RunningStack
    size: int
    records: dict[str, list[str]] = field(default_factory=dict[str, Any])
    counts: dict[str, dict[str, int]] = field(default_factory=dict[str, Any])
    left: dict[str, int] = field(default_factory=dict[str, int])
    formats: dict[str, tuple[str, str]] = field(default_factory=dict[str, Any])

    @property
    def client(self) -> httpx.Client:
        return self.crm.client(MANAGER)

    def live(self) -> None:
        exchange = Exchanges(self.client)
        template, rows = exchange.template(), people(self.size)
        headers = [str(cell).rstrip("*") for cell in sheet(io.BytesIO(template))[0]]
        files = {
            "people.xlsx": as_xlsx(template, rows), "people.csv": as_csv(headers, rows),
            "people.xls": as_xls(headers, rows),
        }  # fmt: skip
        for name, content in files.items():
            held = exchange.upload(content, name)
            self.formats[name] = (held["format"], held["encoding"])
            done = exchange.start(exchange.dry_run(content, name))
            self.counts[name] = {state: n for state, n in done["counts"].items() if n}
            exported = exchange.export(IMPORTED, format_="csv").decode("utf-8-sig")
            self.records[name] = sorted(line for line in exported.splitlines() if not line.startswith("#"))
            if name != "people.xls":
                undone = exchange.undo(done)
                assert undone["counts"]["undone"] == self.size, undone["counts"]
                self.left[name] = len(listed(self.client))

    def one(self) -> str:
        (row,) = self.found("欧阳倩")
        return row["id"]

    def found(self, words: str, login: str = MANAGER) -> list[dict[str, Any]]:
        """Search follows a write within a second."""
        deadline = time.monotonic() + 30
        while not (rows := listed(self.crm.client(login), q=words)) and time.monotonic() < deadline:
            time.sleep(0.2)
        return rows


def listed(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    """The first page."""
    answer = client.get("/v1/customers", params={"page_size": 50, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()["customers"]


def all_of(client: httpx.Client) -> list[str]:
    found: list[str] = []
    token = ""
    while True:
        query = {"page_size": "100", "fields": "owner_id", "page_token": token}
        page = client.get("/v1/customers", params=query).json()
        found += [one["owner_id"] for one in page["customers"]]
        token = page["next_page_token"]
        if not token:
            return found


@pytest.fixture(scope="module")
def hours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], FirstHour]]:
    """By size; each is lived once, in whatever order the tests come."""
    with ExitStack() as running:

        @cache
        def lived(size: int) -> FirstHour:
            crm = running.enter_context(running_stack(tmp_path_factory.mktemp("product"), demo=True))
            found = FirstHour(crm, size)
            found.live()
            return found

        yield lived


@pytest.fixture(params=SIZES)
def hour(request: pytest.FixtureRequest, hours: Callable[[int], FirstHour]) -> FirstHour:
    return hours(request.param)


def test_three_kinds_of_file_make_the_same_customers(hour: FirstHour) -> None:
    assert hour.formats["people.csv"] == ("csv", "gb18030")
    assert [hour.formats[name][0] for name in ("people.xlsx", "people.xls")] == ["xlsx", "xls"]
    assert list(hour.counts.values()) == [{"created": hour.size}] * 3
    one, *others = hour.records.values()
    assert len(one) == hour.size + 1
    assert one == others[0] == others[1]
    assert hour.left == {"people.xlsx": 0, "people.csv": 0}


def test_what_was_typed_in_the_template_is_what_the_customer_has(hour: FirstHour) -> None:
    made = hour.client.get(f"/v1/customers/{hour.one()}").json()
    assert (made["kind"], made["gender"], made["customer_level"]) == ("org", "female", "A")
    assert (made["province"], made["city"], made["birthday"]) == ("440000", "440300", "05-12")
    assert (made["mobile"], made["hobbies"]) == ("+8613912345067", ["茶", "羽毛球"])
    assert made["registered_capital"] == {"amount": 500_000_000, "currency": "CNY"}
    assert (made["owner_id"], made["family_name"]) == (hour.crm.id(SELLER), "欧阳")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("oyq", id="initials"),
        pytest.param("ouyangqian", id="full pinyin"),
        pytest.param("ouyang qian", id="pinyin with a space"),
        pytest.param("12345067", id="the end of the phone"),
        pytest.param("1391234", id="the beginning of the phone"),
        pytest.param("912345", id="a piece of the phone"),
        pytest.param("锅炉", id="a word of two characters"),
        pytest.param("Evergrean", id="one wrong letter"),
        pytest.param("evergren", id="a letter left out"),
        pytest.param("qian@evergreen.example", id="the e-mail"),
    ],
)
def test_one_is_found(hour: FirstHour, words: str) -> None:
    found = hour.found(words)
    assert found[:1], words
    assert found[0]["contact_name"] == "欧阳倩", [one["contact_name"] for one in found[:5]]


def test_two_sessions_edit_one_customer_and_the_later_one_sees_both_values(hour: FirstHour) -> None:
    path = f"/v1/customers/{hour.one()}"
    sessions = [{"authorization": f"Bearer {hour.crm.token(login)}"} for login in (MANAGER, SELLER)]
    first, second = (httpx.Client(base_url=hour.crm.address, headers=one, timeout=30) for one in sessions)
    with first, second:
        seen = [client.get(path).headers["etag"] for client in (first, second)]
        assert seen[0] == seen[1]
        mine, his = {"next_action": "寄样品"}, {"next_action": "寄报价"}
        written = first.patch(path, json=mine, headers={"if-match": seen[0]})
        assert written.status_code == 200, written.text
        refused = second.patch(path, json=his, headers={"if-match": seen[1]})
        assert refused.status_code == 412
        told = refused.json()
        assert (told["current"], told["changed"]) == (mine, ["next_action"])
        assert told["updated_by"] == hour.crm.id(MANAGER)
        assert second.get(path).json()["next_action"] == "寄样品"
        now = second.get(path).headers["etag"]
        assert second.patch(path, json=his, headers={"if-match": now}).status_code == 200
        changes = second.get(f"{path}/changes").json()["changes"][:2]
    assert [one["fields"][0]["after"] for one in changes] == ["寄报价", "寄样品"]
    assert [one["actor_id"] for one in changes] == [hour.crm.id(SELLER), hour.crm.id(MANAGER)]


def test_a_seller_sees_his_twentieth_and_nothing_else(hour: FirstHour) -> None:
    seller, his = hour.crm.client(SELLER), hour.crm.id(SELLER)
    assert len(all_of(hour.client)) == hour.size
    assert all_of(seller) == [his] * (hour.size // SHARE)
    other = next(one for one in listed(hour.client) if one["owner_id"] != his)
    assert seller.get(f"/v1/customers/{other['id']}").status_code == 404
    assert seller.patch(f"/v1/customers/{other['id']}", json={"job_title": "x"}).status_code == 404
    assert seller.get(f"/v1/customers/{other['id']}/changes").status_code == 404
    assert hour.found(other["contact_name"])
    assert other["id"] not in [one["id"] for one in listed(seller, q=other["contact_name"])]
    mine = seller.get(f"/v1/customers/{hour.one()}").json()
    assert mine["_access"]["edit"]
    assert not mine["_access"]["export"]
    assert mine["birthday"] == "05-12"
    refused = seller.post("/v1/customers:export", json={"selection": {}, "columns": ["mobile"], "format": "csv"})
    assert (refused.status_code, refused.json()["factor"]) == (403, "document")


def test_a_reader_reads_where_he_is_named_and_edits_nothing(hour: FirstHour) -> None:
    reader, path = hour.crm.client(READER), f"/v1/customers/{hour.one()}"
    assert reader.get(path).status_code == 404
    assert listed(reader, q="欧阳倩") == []
    named = {"reader_list": [{"kind": "person", "id": hour.crm.id(READER)}]}
    assert hour.client.post(f"{path}:set_access", json=named).status_code == 200
    try:
        seen = reader.get(path)
        assert seen.status_code == 200
        assert seen.json()["birthday"] != "05-12"
        assert "birthday" in seen.json()["_access"]["masked"]
        assert not seen.json()["_access"]["edit"]
        assert [one["contact_name"] for one in listed(reader)] == ["欧阳倩"]
        refused = reader.patch(path, json={"job_title": "x"})
        assert (refused.status_code, refused.json()["reason"]) == (403, "FORBIDDEN")
        created = reader.post("/v1/customers", json={"customer_name": "读者", "contact_name": "读者"})
        assert created.status_code == 403
    finally:
        assert hour.client.post(f"{path}:set_access", json={"reader_list": []}).status_code == 200
    assert reader.get(path).status_code == 404


def test_a_depositor_leaves_a_customer_and_sees_none(hour: FirstHour) -> None:
    depositor = hour.crm.client(DEPOSITOR)
    body = {"customer_name": "热线来电", "contact_name": "热线来电", "owner_id": None}
    answer = depositor.post("/v1/customers", json=body)
    assert (answer.status_code, answer.json()) == (201, {"receipt": True})
    assert "location" not in answer.headers
    assert listed(depositor) == []
    assert depositor.get(f"/v1/customers/{hour.one()}").status_code == 404
    (left,) = hour.found("热线来电")
    assert depositor.get(f"/v1/customers/{left['id']}").status_code == 404
    assert hour.client.delete(f"/v1/customers/{left['id']}").status_code == 204


@pytest.mark.parametrize("path", ["", "/{id}", "/{id}/changes", ":group?by=gender", ":batchGet?ids={id}"])
def test_nobody_is_told_to_sign_in(hour: FirstHour, path: str) -> None:
    nobody = hour.crm.client(None)
    answer = nobody.get("/v1/customers" + path.format(id=hour.one()))
    assert (answer.status_code, answer.json()["reason"]) == (401, "UNAUTHENTICATED")
    assert "欧阳倩" not in answer.text
