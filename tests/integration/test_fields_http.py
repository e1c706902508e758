"""Every line of fields.csv through HTTP, on one product: what it is called, what it takes, what it refuses."""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from crm_testkit.stack import RunningStack, running_stack
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
from field_lines import LINES, NAMES, NEEDS, NOT_TYPED, TYPED, UPLOADED, case
from field_lines import NOT_WRITTEN as NOT_TYPED_VALUES

pytestmark = pytest.mark.xdist_group("fields_http")

LANGUAGES = ("zh", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHAPES = {
    "list": ("struct", True), "list of line": ("line", True), "list of file": ("file", True),
    "list of code": ("code", True), "list of member": ("member", True), "list of reference:group": ("reference", True),
}  # fmt: skip
BY_COMMAND_LATER = ("groups", "subscriptions", "pool_status")
COMPUTED_LATER = ("sales_stage", "satisfaction_score", "last_contact_at", "last_contact_summary")


@dataclass
class Fields:
    """The product with what values refer to."""

    crm: RunningStack
    ids: dict[str, str]
    described: dict[str, Any]

    @property
    def client(self) -> httpx.Client:
        return self.crm.admin

    def meant(self, value: Any) -> Any:
        """Names of what is referred to are put in by id."""
        if isinstance(value, str):
            return self.ids.get(value, value)
        if isinstance(value, list):
            return [self.meant(one) for one in value]
        return {name: self.meant(one) for name, one in value.items()} if isinstance(value, dict) else value

    def create(self, **values: Any) -> dict[str, Any]:
        answer = self.client.post("/v1/customers", json={"customer_name": "星河", "contact_name": "王明", **values})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def get(self, id_: str) -> dict[str, Any]:
        answer = self.client.get(f"/v1/customers/{id_}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def edit(self, id_: str, language: str = "zh", **values: Any) -> httpx.Response:
        return self.client.patch(
            f"/v1/customers/{id_}", params={"update_mask": ",".join(values)}, json=values,
            headers={"accept-language": language},
        )  # fmt: skip

    def refused(self, answer: httpx.Response, name: str) -> dict[str, Any]:
        """The one error of a 422 that names exactly this field."""
        assert answer.status_code == 422, (name, answer.status_code, answer.text)
        errors = answer.json()["errors"]
        assert [error["pointer"].split("/")[1] for error in errors] == [name], errors
        return errors[0]


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fields]:
    with running_stack(tmp_path_factory.mktemp("product")) as crm:
        crm.admit()
        described = crm.admin.get("/v1/contacts/record-types").json()["record_types"]
        customer = next(one for one in described if one["name"] == "customer")
        found = Fields(crm, {}, {one["name"]: one for one in customer["fields"]})
        directory = crm.admin.get("/v1/directory").json()
        found.ids = {
            "south": crm.make("regions", name="华南"),
            "d-1": directory["departments"][0]["id"],
            "0192-ab": found.create(customer_name="上级公司")["id"],
        }
        yield found


@pytest.fixture(scope="module")
def customer(fields: Fields) -> str:
    """One on which wrong values are tried."""
    return fields.create()["id"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["name"])
def test_the_field_is_described_as_its_line_says(fields: Fields, line: dict[str, str]) -> None:
    field = fields.described[line["name"]]
    kind, _, refers = line["kind"].partition(":")
    assert field["label"] == {"zh": line["zh"], "en": line["en"]}
    assert field["tab"] == line["tab"]
    assert (field["kind"], field["many"]) == (SHAPES.get(line["kind"]) or (kind, False))
    assert (field["refers"] or "") == refers or line["kind"] in SHAPES
    by_hand = line["written"] in ("person", "on create") and line["kind"] != "serial"
    assert field["read_only"] is not by_hand
    files = line["kind"] in ("file", "list of file")
    assert field["importable"] is (by_hand and not files)
    flags = line["flags"].split()
    assert {flag: field[flag] for flag in ("masked", "personal", "derived", "facet", "bulk", "secret")} == {
        flag: flag in flags for flag in ("masked", "personal", "derived", "facet", "bulk", "secret")
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", TYPED)
def test_a_good_value_is_kept_and_read_back(fields: Fields, name: str) -> None:
    sent, kept, _, _ = (fields.meant(one) for one in case(name))
    made = fields.create(**NEEDS.get(name, {}), **{name: sent})
    assert _read(fields, made["id"], name) == kept

    other = fields.create()["id"]
    answer = fields.edit(other, **NEEDS.get(name, {}), **{name: sent})
    assert answer.status_code == 200, answer.text
    assert answer.json()["version"] == 2
    assert _read(fields, other, name) == kept
    changed = fields.client.get(f"/v1/customers/{other}/changes").json()["changes"][0]
    assert name in [one["name"] for one in changed["fields"]]

    cleared = fields.edit(other, **{name: None})
    if fields.described[name]["required"]:
        assert fields.refused(cleared, name)["reason"] == "REQUIRED"
    else:
        assert cleared.status_code == 200, cleared.text
        assert fields.get(other).get(name) in (None, *_made_anew(name))


def _made_anew(name: str) -> tuple[str, ...]:
    """What the system puts where a person leaves it empty: the contact is 王明."""
    made = {"family_name": "王", "given_name": "明", "name_pinyin": "Wang Ming"}
    return (made[name],) if name in made else ()


def _read(fields: Fields, id_: str, name: str) -> Any:
    shown = fields.get(id_)[name]
    if not fields.described[name]["secret"]:
        return shown
    answer = fields.client.post(f"/v1/customers/{id_}:reveal", json={"fields": [name], "reason": "核对"})
    whole = answer.json()["values"][name]
    assert shown == f"****{whole[-4:]}"
    return whole


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TYPED, *UPLOADED])
def test_a_bad_value_is_refused_by_name_and_nothing_is_written(fields: Fields, customer: str, name: str) -> None:
    _, _, bad, reason = case(name)
    before = fields.get(customer)
    told = {language: fields.refused(fields.edit(customer, language, **{name: bad}), name) for language in LANGUAGES}
    assert {error["reason"] for error in told.values()} == {reason}
    assert CHINESE.search(told["zh"]["detail"])
    assert not CHINESE.search(told["en"]["detail"].replace(str(bad), ""))
    assert fields.get(customer) == before

    body = {"customer_name": "星河", "contact_name": "王明", name: bad}
    assert fields.refused(fields.client.post("/v1/customers", json=body), name)["reason"] == reason


@pytest.mark.slow
@pytest.mark.parametrize("name", NOT_TYPED)
def test_what_people_do_not_write_is_read_only(fields: Fields, customer: str, name: str) -> None:
    value, before = NOT_TYPED_VALUES[name], fields.get(customer)
    assert fields.refused(fields.edit(customer, **{name: value}), name)["reason"] == "READ_ONLY"
    assert fields.refused(fields.edit(customer, **{name: None}), name)["reason"] == "READ_ONLY"
    body = {"customer_name": "星河", "contact_name": "王明", name: value}
    assert fields.refused(fields.client.post("/v1/customers", json=body), name)["reason"] == "READ_ONLY"
    assert fields.get(customer) == before


def test_the_system_fills_its_own_fields(fields: Fields) -> None:
    made, admin = fields.create(), fields.crm.id("admin")
    assert re.fullmatch(r"KH\d{10}", made["customer_code"])
    assert (made["created_by"], made["owner_id"], made["department_id"]) == (admin, admin, fields.ids["d-1"])
    assert made["created_at"] == made["updated_at"]
    edited = fields.edit(made["id"], job_title="经理").json()
    assert (edited["created_at"], edited["customer_code"]) == (made["created_at"], made["customer_code"])
    assert edited["updated_at"] >= made["updated_at"]
    for name in (*BY_COMMAND_LATER, *COMPUTED_LATER):
        assert edited.get(name) is None, name


def test_the_owner_is_given_on_create_and_then_only_assigned(fields: Fields) -> None:
    seller = fields.crm.person("zhang", department_ids=[fields.ids["d-1"]])
    fields.crm.admit(("person", "zhang", 3, "create"))
    assert fields.create(owner_id=seller)["owner_id"] == seller
    mine = fields.create()["id"]
    assert fields.refused(fields.edit(mine, owner_id=seller), "owner_id")["reason"] == "READ_ONLY"
    wrong = fields.client.post("/v1/customers", json={"customer_name": "x", "contact_name": "y", "owner_id": "nobody"})
    assert fields.refused(wrong, "owner_id")["reason"] == "NOT_FOUND"
    assigned = fields.client.post(f"/v1/customers/{mine}:assign", json={"owner_id": seller})
    assert assigned.status_code == 200, assigned.text
    found = assigned.json()
    assert found["owner_id"] == seller
    assert [one["person_id"] for one in found["previous_owners"]] == [fields.crm.id("admin")]


def test_a_parent_company_is_a_customer_that_he_can_read_and_no_circle(fields: Fields) -> None:
    owner = fields.crm.person("wu", department_ids=[fields.ids["d-1"]])
    fields.crm.admit(("person", "wu", 3, "create"))
    fields.crm.list_in("create_customer", "wu", "admin")
    hidden, client = fields.create(customer_name="不可见")["id"], fields.crm.client("wu")
    body = {"customer_name": "新客户", "contact_name": "王明", "owner_id": owner}
    for parent in ("0192-0000", hidden):
        answer = client.post("/v1/customers", json={**body, "parent_company": parent})
        assert fields.refused(answer, "parent_company")["reason"] == "NOT_FOUND"
    upper = client.post("/v1/customers", json=body).json()["id"]
    lower = client.post("/v1/customers", json={**body, "contact_name": "李", "parent_company": upper}).json()["id"]
    circle = client.patch(f"/v1/customers/{upper}", json={"parent_company": lower})
    assert fields.refused(circle, "parent_company")["reason"] == "CYCLE"


def test_collaborators_are_written_by_their_command(fields: Fields) -> None:
    helper = fields.crm.person("li", department_ids=[fields.ids["d-1"]])
    fields.crm.admit(("person", "li", 3, "create"))
    made, line = fields.create()["id"], {"person_id": helper, "access": "write"}
    answer = fields.client.post(f"/v1/customers/{made}:set_access", json={"collaborators": [line]})
    assert answer.status_code == 200, answer.text
    assert fields.get(made)["collaborators"] == [line]


@pytest.mark.parametrize("name", UPLOADED)
def test_files_come_by_upload(fields: Fields, name: str) -> None:
    id_, image = fields.create()["id"], io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(image, "PNG")
    method = "PUT" if name == "photo" else "POST"
    file = {"file": ("red.png", image.getvalue())}
    answer = fields.client.request(method, f"/v1/customers/{id_}/{name}", files=file)
    assert answer.status_code in (200, 201), answer.text
    kept = fields.get(id_)[name]
    one = kept if name == "photo" else kept[0]
    assert one["name"].startswith("red")
    path = f"/v1/customers/{id_}/{name}" + ("" if name == "photo" else f"/{one['id']}")
    assert len(fields.client.get(path).content) == one["size"]


def test_no_line_is_left_out() -> None:
    assert len(NAMES) == 88
    assert sorted([*TYPED, *UPLOADED, *NOT_TYPED, "owner_id"]) == sorted(NAMES)
