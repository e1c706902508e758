"""The guides do what they say: their own code blocks are put into a copy of the service, and the product is started."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import contacts
import httpx
import pytest
from crm_testkit.exchanges import Exchanges
from crm_testkit.stack import ADMINISTRATOR, PASSWORD, running_stack

sys.path.insert(0, str(Path(__file__).parent))
from field_lines import sheet

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("guides")]

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"
PACKAGE = "services/contacts/src/contacts/"
STEP = re.compile(
    r"^(?:In `([^`\n]+)`, below `([^`\n]+)`|New file `([^`\n]+)`):\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
EXAMPLE = re.compile(r"curl -X POST http://127\.0\.0\.1:8000(/v1/\S+) .*?-d '(\{.*?\})'", re.DOTALL)


@dataclass
class Guide:
    """The steps of a page, and the request that it shows."""

    text: str

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """(path in the repository, line above or nothing, code)"""
        return [(m[1] or m[3], m[2] or "", m[4]) for m in STEP.finditer(self.text)]

    @property
    def example(self) -> tuple[str, dict[str, Any]]:
        found = EXAMPLE.search(self.text)
        assert found is not None
        return found[1], json.loads(found[2])

    def follow(self, source: Path) -> None:
        """`source`: the copy of the contacts package."""
        for path, above, code in self.steps:
            assert (ROOT / path).parent.is_dir(), path
            file = source / path.removeprefix(PACKAGE)
            if not above:
                assert not file.exists(), path
                file.write_text(code)
                continue
            lines = file.read_text().splitlines(keepends=True)
            places = [n for n, line in enumerate(lines) if line.strip().startswith(above)]
            assert len(places) == 1, (above, places)
            lines.insert(places[0] + 1, code)
            file.write_text("".join(lines))


@dataclass
class Followed:
    """The product as it is once the guide was followed, over data from before."""

    guide: Guide
    source: Path
    client: httpx.Client
    told: dict[str, Any]
    old: str

    def type(self, name: str) -> dict[str, Any]:
        described = self.client.get("/v1/contacts/record-types").json()["record_types"]
        return next(one for one in described if one["name"] == name)

    def found(self, path: str, plural: str, **query: str) -> list[dict[str, Any]]:
        """Search follows a write within a second."""
        deadline = time.monotonic() + 20
        while True:
            answer = self.client.get(path, params=query)
            assert answer.status_code == 200, answer.text
            rows = answer.json()[plural]
            if rows or time.monotonic() > deadline:
                return rows
            time.sleep(0.1)


@contextlib.contextmanager
def followed(folder: Path, page: str) -> Iterator[Followed]:
    with running_stack(folder / "data") as before:
        body = {"customer_name": "从前", "contact_name": "从前"}
        old = before.admin.post("/v1/customers", json=body).json()["id"]
        before.admit()
    guide, source = Guide((GUIDES / page).read_text()), folder / "src" / "contacts"
    shutil.copytree(Path(contacts.__file__).parent, source, ignore=shutil.ignore_patterns("__pycache__"))
    guide.follow(source)
    command = [sys.executable, str(Path(__file__).with_name("guided_product.py")), str(folder / "data")]
    environment = {**os.environ, "PYTHONPATH": str(source.parent)}
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert child.stdout is not None
        told = json.loads(child.stdout.readline())
        login = {"login": ADMINISTRATOR, "password": PASSWORD, "client": "program"}
        token = httpx.post(f"{told['address']}/v1/sessions", json=login).json()["access_token"]
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=told["address"], headers=headers, timeout=60) as client:
            yield Followed(guide, source, client, told, old)
    finally:
        child.communicate(timeout=30)
        assert child.returncode == 0


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    with followed(tmp_path_factory.mktemp("field"), "add-a-field.md") as product:
        yield product


@pytest.fixture(scope="module")
def record_type(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    with followed(tmp_path_factory.mktemp("type"), "add-a-record-type.md") as product:
        yield product


def the_line(product: Followed) -> tuple[str, str, str]:
    """Name and labels of the field, read from the guide's line."""
    ((_, _, code),) = product.guide.steps
    found = re.fullmatch(r"    (\w+): .*field\(\"([^\"]+)\", \"([^\"]+)\".*\)\n", code)
    assert found is not None, code
    return found[1], found[2], found[3]


def test_a_field_is_one_line_in_the_copy(field: Followed) -> None:
    assert Path(field.told["package"]).parent == field.source
    changed = (field.source / "customers" / "record.py").read_text().splitlines()
    known = (ROOT / PACKAGE / "customers" / "record.py").read_text().splitlines()
    assert len(changed) == len(known) + 1
    name, _, _ = the_line(field)
    assert field.guide.example[1][name]


def test_the_new_field_is_created_read_edited_cleared_and_in_the_history(field: Followed) -> None:
    (name, _, _), (path, body) = the_line(field), field.guide.example
    made = field.client.post(path, json=body)
    assert made.status_code == 201, made.text
    assert made.json()[name] == body[name]
    edited = field.client.patch(f"{path}/{field.old}", params={"update_mask": name}, json={name: " 小王 "})
    assert edited.status_code == 200, edited.text
    assert field.client.get(f"{path}/{field.old}").json()[name] == "小王"
    changes = field.client.get(f"{path}/{field.old}/changes").json()["changes"]
    assert changes[0]["fields"] == [{"name": name, "before": None, "after": "小王"}]
    wrong = field.client.patch(f"{path}/{field.old}", json={name: "长" * 51})
    assert [(e["pointer"], e["reason"]) for e in wrong.json()["errors"]] == [(f"/{name}", "TOO_LONG")]


def test_pages_draw_the_new_field_from_its_description(field: Followed) -> None:
    name, zh, en = the_line(field)
    names = [one["name"] for one in field.type("customer")["fields"]]
    described = field.type("customer")["fields"][names.index(name)]
    assert names[names.index(name) - 1] == field.guide.steps[0][1]
    assert described["label"] == {"zh": zh, "en": en}
    assert [described[flag] for flag in ("filter", "bulk", "importable", "exportable")] == [True] * 4
    assert not described["read_only"]


def test_the_new_field_is_filtered_by_and_searched(field: Followed) -> None:
    name, _, _ = the_line(field)
    body = {"customer_name": "筛选", "contact_name": "筛选", name: "铁算盘"}
    made = field.client.post("/v1/customers", json=body).json()["id"]
    for query in ({"filter": f'{name} = "铁算盘"'}, {"q": "铁算盘"}):
        assert [one["id"] for one in field.found("/v1/customers", "customers", **query)] == [made]


def test_the_new_field_is_in_template_import_and_export(field: Followed) -> None:
    (name, zh, en), exchange = the_line(field), Exchanges(field.client)
    for language, label in (("zh", zh), ("en", en)):
        assert label in sheet(io.BytesIO(exchange.template(language)))[0]
    content = f"客户名称,联系人姓名,{zh}\n导入,导入,飞毛腿\n".encode()
    exchange.start(exchange.dry_run(content, "新字段.csv"))
    exported = exchange.export(["customer_name", name], format_="csv").decode("utf-8-sig").splitlines()
    assert exported[0] == f"客户名称,{zh}"
    assert "导入,飞毛腿" in exported


def test_the_new_field_is_in_what_is_generated(field: Followed) -> None:
    name, zh, _ = the_line(field)
    assert f"| `{name}` | {zh} |" in field.told["fields"]
    paths = json.loads(field.told["openapi"])
    assert f'"{name}"' in json.dumps(paths)
    assert name not in (ROOT / "docs" / "reference" / "openapi.json").read_text()


def test_a_record_type_is_one_file_and_one_line_with_its_import(record_type: Followed) -> None:
    assert Path(record_type.told["package"]).parent == record_type.source
    changed = (record_type.source / "service.py").read_text().splitlines()
    assert len(changed) == len((ROOT / PACKAGE / "service.py").read_text().splitlines()) + 2
    assert [above for _, above, _ in record_type.guide.steps].count("") == 1


def test_the_new_record_type_is_created_listed_read_edited_deleted_with_history(record_type: Followed) -> None:
    client, (path, body) = record_type.client, record_type.guide.example
    plural = path.rpartition("/")[2]
    made = client.post(path, json=body)
    assert made.status_code == 201, made.text
    id_ = made.json()["id"]
    assert {name: made.json()[name] for name in body} == body
    assert client.get(path).json()[plural][0]["id"] == id_
    edited = client.patch(f"{path}/{id_}", json={"subject": "再次拜访"}, headers={"if-match": '"1"'})
    assert (edited.status_code, edited.headers["etag"]) == (200, '"2"')
    changes = client.get(f"{path}/{id_}/changes").json()["changes"]
    assert [one["verb"] for one in changes] == ["updated", "created"]
    assert changes[0]["fields"] == [{"name": "subject", "before": body["subject"], "after": "再次拜访"}]
    assert [one["id"] for one in record_type.found(path, plural, q="zcbf")] == [id_]
    assert client.post(path, json={"visited_on": "2999-01-01"}).status_code == 422
    assert client.delete(f"{path}/{id_}").status_code == 204
    assert client.get(f"{path}/{id_}").status_code == 404
    assert client.post(f"{path}/{id_}:restore").status_code == 200
    assert client.get(f"/v1/customers/{record_type.old}").status_code == 200


def test_the_new_record_type_is_described_and_documented(record_type: Followed) -> None:
    path, body = record_type.guide.example
    described = record_type.type("visit")
    assert (described["label"], described["title_field"]) == ({"zh": "拜访", "en": "Visit"}, "subject")
    assert set(body) <= {one["name"] for one in described["fields"]}
    operations = json.loads(record_type.told["openapi"])["paths"]
    promised = re.findall(r"`(?:[A-Z]+ )?(/v1/visits[^`]*)`", record_type.guide.text)
    assert promised
    assert {one for one in promised if one not in operations} == set()
    for verb in (":restore", ":set_access", ":assign"):
        assert f"{path}/{{id}}{verb}" in operations
    assert f"{path}:batchGet" in operations


def test_the_new_record_type_is_imported_and_exported(record_type: Followed) -> None:
    exchange = Exchanges(record_type.client, record_type="visit", plural="visits")
    assert sheet(io.BytesIO(exchange.template("zh")))[0][:3] == ("主题*", "拜访日期", "结果")
    done = exchange.start(exchange.dry_run("主题,拜访日期\n导入的,2026年1月2日\n".encode(), "拜访.csv"))
    assert done["counts"]["created"] == 1
    exported = exchange.export(["subject", "visited_on"], format_="csv").decode("utf-8-sig").splitlines()
    assert "导入的,2026-01-02" in exported
