"""Every line of fields.csv through tables, on one product: template, import, export, and back in."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from crm_testkit.exchanges import Exchanges
from crm_testkit.stack import RunningStack, running_stack

sys.path.insert(0, str(Path(__file__).parent))
from field_lines import IMPORTED, LINES, NAMES, NEEDS, case, cells, sheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("fields_exchange")]

LABELS = {line["name"]: line["zh"] for line in LINES}
BESIDE = ("kind", "visibility", "authors", "public")
BASE = ("customer_name", "contact_name")
PLACE = {"province": "广东省"}
NOT_IMPORTED = [name for name in NAMES if name not in IMPORTED]
FORMATS = ("csv", "xlsx")

# name: what an exported cell shows, where it is not what was typed
SHOWN: dict[str, str] = {
    "customer_name": "星河 科技",
    "mobile": "138 0013 8000",
    "office_phone": "0755-82345678-801",
    "fax": "+16502530000",
    "email_primary": "Li.Lei@example.com",
    "email_secondary": "info@xn--fsqu00a.xn--fiqs8s",
    "birthday": "2020-04L-12",
    "postal_code": "518000",
    "family_notes": "一家\n三口",
    "unified_social_credit_code": "91440300708461136T",
    "industry": "计算机、通信和其他电子设备制造业",
    "website": "https://www.example.com/关于?a=1",
    "manager_phone": "139 0013 9000",
    "assistant_manager_phone": "137 0013 7000",
    "company_profile": "主营设备",
    "bank_account": "6222020200112233445",
    "currency": "美元",
    "registered_capital": "50000.00",
    "annual_revenue": "JPY 0",
    "credit_limit": "USD 0.01",
    "customer_level": "A 级",
    "needed_products": "软件; 服务",
    "next_action_at": "2026-12-01 10:00:00.500",
}
NEUTRALISED = "'"
"""Stands in a .csv before what a spreadsheet would take for a formula."""


@dataclass
class Tables:
    """One import of good rows and one of bad rows; a row is about one field and bears its name."""

    crm: RunningStack
    exchange: Exchanges
    ids: dict[str, str]
    good: dict[str, str] = field(default_factory=dict[str, str])
    bad: dict[str, str] = field(default_factory=dict[str, str])
    made: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    refused: dict[str, list[dict[str, Any]]] = field(default_factory=dict[str, Any])

    def fill(self) -> None:
        for name in IMPORTED:
            self.good[name], self.bad[name] = cells(name)
        self.good["needed_products"] = "；".join(self._labels("needed_products", case("needed_products")[1]))
        self.good["parent_company"] = self.ids["number"]

    def _labels(self, name: str, codes: list[str]) -> list[str]:
        lists = {one["name"]: one for one in self.exchange.client.get("/v1/contacts/code-lists").json()["code_lists"]}
        known = {code["code"]: code["label"]["zh"] for code in lists[name]["codes"]}
        return [known[code] for code in codes]

    def table(self, column: dict[str, str], needs: dict[str, str]) -> bytes:
        """A row for each field: who it is, and this one cell."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow([LABELS[name] for name in IMPORTED])
        for about in IMPORTED:
            row = {"customer_name": f"行 {about}", "contact_name": "王明"}
            row |= {n: needs[n] for n in NEEDS.get(about, {})} | {about: column[about]}
            writer.writerow([row.get(name, "") for name in IMPORTED])
        return out.getvalue().encode()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    with running_stack(tmp_path_factory.mktemp("product")) as crm:
        crm.admit()
        parent = crm.admin.post("/v1/customers", json={"customer_name": "上级公司", "contact_name": "老板"}).json()
        directory = crm.admin.get("/v1/directory").json()
        ids = {
            "south": crm.make("regions", name="华南"), "d-1": directory["departments"][0]["id"],
            "0192-ab": parent["id"], "number": parent["customer_code"],
        }  # fmt: skip
        found = Tables(crm, Exchanges(crm.admin), ids)
        found.fill()
        done = found.exchange.start(found.exchange.dry_run(found.table(found.good, PLACE), "好.csv"))
        assert done["counts"]["refused"] == 0, found.exchange.rows(done, "refused")
        for row, name in zip(found.exchange.rows(done), IMPORTED, strict=True):
            found.made[name] = crm.admin.get(f"/v1/customers/{row['id']}").json()
        dry = found.exchange.dry_run(found.table(found.bad, PLACE), "坏.csv")
        for language in ("zh", "en"):
            found.refused[language] = found.exchange.rows(dry, "refused", language)
        yield found


@pytest.fixture(scope="module", params=FORMATS)
def exported(request: pytest.FixtureRequest, tables: Tables) -> dict[str, Any]:
    """Header, rows by customer number, and what a re-import of the very file makes of each row."""
    columns = [*NAMES, *BESIDE]
    content = tables.exchange.export(columns, format_=request.param)
    if request.param == "csv":
        lines: list[Any] = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    else:
        lines = sheet(io.BytesIO(content))
    rows = {line[0]: dict(zip(columns, line, strict=True)) for line in lines[1:] if len(line) > 1 and line[1]}
    again = tables.exchange.dry_run(content, f"回.{request.param}", mode="update", match=["customer_code"])
    numbers = [line[0] for line in lines[1:]]
    states = {numbers[row["n"] - 2]: row for row in tables.exchange.rows(again)}
    return {"format": request.param, "header": lines[0], "rows": rows, "again": states, "counts": again["counts"]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_the_template_has_the_columns_that_can_be_imported(
    templates: dict[str, list[str]], line: dict[str, str], language: str
) -> None:
    header = line[language] + ("*" if line["name"] in BASE else "")
    meant = [one["name"] for one in LINES if one[language] == line[language] and one["name"] in IMPORTED]
    assert templates[language].count(header) == len(meant)


@pytest.fixture(scope="module")
def templates(tables: Tables) -> dict[str, list[str]]:
    return {
        language: [str(cell) for cell in sheet(io.BytesIO(tables.exchange.template(language)))[0]]
        for language in ("zh", "en")
    }


@pytest.mark.parametrize("name", IMPORTED)
def test_a_good_cell_becomes_the_value_that_the_form_would_keep(tables: Tables, name: str) -> None:
    made = tables.made[name]
    if name == "owner_id":
        assert made[name] == tables.crm.id("admin")
    elif name == "bank_account":
        answer = tables.exchange.client.post(f"/v1/customers/{made['id']}:reveal", json={"fields": [name]})
        assert answer.json()["values"][name] == case(name)[1]
    else:
        assert made[name] == _meant(tables, case(name)[1])


def _meant(tables: Tables, value: Any) -> Any:
    if isinstance(value, str):
        return tables.ids.get(value, value)
    if isinstance(value, list):
        return [_meant(tables, one) for one in value]
    return {name: _meant(tables, one) for name, one in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("name", IMPORTED)
def test_a_bad_cell_is_refused_by_row_and_field(tables: Tables, name: str) -> None:
    n = IMPORTED.index(name) + 2
    for language, rows in tables.refused.items():
        row = next((one for one in rows if one["n"] == n), None)
        assert row is not None, f"row {n} was let through"
        assert [error["pointer"].split("/")[1] for error in row["errors"]] == [name], row
        assert row["errors"][0]["detail"], language
    told = [next(one for one in rows if one["n"] == n)["errors"][0]["detail"] for rows in tables.refused.values()]
    assert told[0] != told[1]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_exported_under_its_label(exported: dict[str, Any], name: str) -> None:
    assert exported["header"][NAMES.index(name)] == LABELS[name]


@pytest.mark.parametrize("name", IMPORTED)
def test_what_is_stored_is_exported_and_comes_back_unchanged(
    tables: Tables, exported: dict[str, Any], name: str
) -> None:
    made = tables.made[name]
    row = exported["rows"][made["customer_code"]]
    assert _text(row[name]).removeprefix(NEUTRALISED) == _shown(tables, name)
    assert not str(row[name]).startswith("+") or exported["format"] == "xlsx"
    again = exported["again"][made["customer_code"]]
    assert (again["state"], again["errors"]) == ("unchanged", [])


def _text(cell: Any) -> str:
    """A sheet keeps whole numbers and days as such."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format_", FORMATS)
def test_a_whole_export_comes_back_without_a_change(tables: Tables, format_: str, language: str) -> None:
    content = tables.exchange.export([*NAMES, *BESIDE], format_=format_, language=language)
    again = tables.exchange.dry_run(content, f"again.{format_}", mode="update", match=["customer_code"])
    assert again["counts"]["unchanged"] == again["total"] == len(IMPORTED) + 1, tables.exchange.rows(again, "refused")


def test_another_owner_in_a_table_is_refused_and_the_same_one_is_not(tables: Tables) -> None:
    number = tables.made["mobile"]["customer_code"]
    content = f"客户编号,当前跟进人,职务\n{number},管理员,总工\n{tables.ids['number']},别人,总工\n".encode()
    dry = tables.exchange.dry_run(content, "owner.csv", mode="update", match=["customer_code"])
    assert (dry["counts"]["updated"], dry["counts"]["refused"]) == (1, 1)
    (refused,) = tables.exchange.rows(dry, "refused")
    assert [(error["pointer"], error["reason"]) for error in refused["errors"]] == [("/owner_id", "READ_ONLY")]


def _shown(tables: Tables, name: str) -> str:
    return SHOWN.get(name) or tables.good[name]


@pytest.mark.parametrize("name", NOT_IMPORTED)
def test_a_column_that_nobody_writes_is_passed_over(tables: Tables, name: str) -> None:
    content = f"客户名称,联系人姓名,{LABELS[name]}\n行,王明,随便\n".encode()
    held = tables.exchange.upload(content, "不写.csv")
    assert name not in held["mapping"].values() or name == "customer_code"
    forced = tables.exchange.client.patch(
        f"/v1/contacts/imports/{held['id']}", json={"mapping": {"0": "customer_name", "1": "contact_name", "2": name}}
    ).json()
    wrong = [(error["pointer"], error["reason"]) for error in forced["errors"]]
    assert wrong == ([] if name == "customer_code" else [("/mapping/2", "READ_ONLY")])
