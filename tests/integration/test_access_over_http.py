"""The record table of the access model, row by row, through HTTP on the whole product."""

from typing import Any, NamedTuple

import pytest
from crm_testkit.sampling import one_in

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]


class Row(NamedTuple):
    """A line of the table: where `me` stands and what the record says of him, then what he may do."""

    level: int
    visibility: str
    reader: bool
    author: bool
    read: bool
    edit: bool
    delete: bool

    @property
    def name(self) -> str:
        named = "".join(("读" if self.reader else "无", "写" if self.author else "无"))
        return f"级别{self.level}{'开放' if self.visibility == 'open' else '限制'}{named}公司"

    @property
    def access(self) -> dict[str, Any]:
        found: dict[str, Any] = {"visibility": self.visibility}
        if self.reader:
            found["reader_list"] = ["me"]
        if self.author:
            found["authors"] = ["me"]
        return found


NOTHING, SEES, ALL = (False, False, False), (True, False, False), (True, True, True)
OPEN, SHUT = "open", "restricted"

TABLE = [
    *(Row(level, *facts, *NOTHING) for level in (0, 1) for facts in (
        (OPEN, False, True), (OPEN, False, False), (SHUT, True, True), (SHUT, False, False),
    )),
    Row(2, OPEN, False, False, *SEES), Row(2, OPEN, False, True, *SEES), Row(2, SHUT, True, False, *SEES),
    Row(2, SHUT, False, False, *NOTHING), Row(2, SHUT, False, True, *SEES),
    Row(3, OPEN, False, True, *ALL), Row(3, OPEN, False, False, *SEES), Row(3, SHUT, True, False, *SEES),
    Row(3, SHUT, True, True, *ALL), Row(3, SHUT, False, True, *ALL), Row(3, SHUT, False, False, *NOTHING),
    *(Row(level, *facts) for level in (4, 5, 6) for facts in (
        (OPEN, False, True, *ALL), (OPEN, False, False, *ALL), (SHUT, True, False, *ALL), (SHUT, False, True, *ALL),
        (SHUT, False, False, *NOTHING),
    )),
]  # fmt: skip


@pytest.fixture(scope="module")
def table(company: Any) -> dict[Row, str]:
    """One customer a row, all of them found by search."""
    company.standing(2)
    made: dict[Row, str] = {}
    for row in TABLE:
        access = dict(row.access)
        for name in ("reader_list", "authors"):
            if name in access:
                access[name] = [{"kind": "person", "id": company.me}]
        made[row] = company.customer(access, name=row.name)
    for id_ in made.values():
        company.indexed(id_)
    return made


@pytest.mark.parametrize("row", one_in(4, TABLE), ids=lambda row: row.name)
def test_the_record_table(company: Any, table: dict[Row, str], row: Row) -> None:
    company.standing(row.level, "delete" if row.level >= 3 else "")
    id_, client = table[row], company.crm.client("me")
    assert company.sees("me", id_, row.name) is row.read
    edited = client.patch(f"/v1/customers/{id_}", json={"next_action": "打电话"})
    assert edited.status_code == (200 if row.edit else _refusal(row)), edited.text
    deleted = client.delete(f"/v1/customers/{id_}")
    assert deleted.status_code == (204 if row.delete else _refusal(row)), deleted.text
    if row.delete:
        assert client.get(f"/v1/customers/{id_}").status_code == 404


def _refusal(row: Row) -> int:
    """What is hidden is not found; what the level never allows is refused before any record is looked at."""
    return 403 if row.read or row.level < 3 else 404


def test_without_the_flag_nobody_deletes(company: Any) -> None:
    id_ = company.customer({"visibility": "open"})
    for level in (3, 4, 5, 6):
        company.standing(level)
        answer = company.crm.client("me").delete(f"/v1/customers/{id_}")
        assert (answer.status_code, answer.json()["factor"]) == (403, "flag")


@pytest.mark.parametrize("member", ["person", "department", "group", "role", "region", "everyone"])
def test_every_kind_of_member_admits_its_people(company: Any, member: str) -> None:
    company.crm.admit(("person", "me", 2, "", "Admin"), ("person", "other", 3, "create"), ("person", "second", 2, ""))
    name = f"成员{member}公司"
    id_ = company.customer({"reader_list": [{"kind": member, "id": company.members[member]}]}, name=name)
    company.indexed(id_)
    assert company.sees("me", id_, name)
    assert company.sees("second", id_, name) is (member == "everyone")


def test_collaborators_read_and_write_as_they_were_given(company: Any) -> None:
    company.standing(3, "delete")
    company.crm.list_in("assign", "other")
    name = "协作公司"
    id_ = company.customer(name=name)
    company.indexed(id_)
    client = company.crm.client("me")
    assert not company.sees("me", id_, name)
    for access, status in (("read", 403), ("write", 200)):
        company.set_access(id_, {"collaborators": [{"person_id": company.me, "access": access}]})
        company.indexed(id_)
        assert client.patch(f"/v1/customers/{id_}", json={"next_action": access}).status_code == status
    over = {"person_id": company.me, "access": "write", "until": "2026-01-01T00:00:00Z"}
    company.set_access(id_, {"collaborators": [over]})
    assert client.get(f"/v1/customers/{id_}").status_code == 404


def test_superiors_read_down_where_the_store_says_so(company: Any) -> None:
    company.crm.admit(("person", "me", 3, "create"), ("person", "lead", 2, ""), ("person", "boss", 2, ""))
    name = "下级的公司"
    id_ = company.customer(by="me", name=name)
    company.indexed(id_, by="me")
    for who in ("lead", "boss", "admin"):  # owner's superior, head of the department above, head of the whole
        assert company.sees(who, id_, name), who
    company.crm.admit(
        ("person", "me", 3, "create"), ("person", "lead", 2, ""), ("person", "boss", 2, ""), superiors_read_down=False
    )
    for who in ("lead", "boss", "admin"):
        assert not company.sees(who, id_, name), who
    company.crm.admit(superiors_read_down=True)


def test_opening_clears_readers_and_restricting_clears_public(company: Any) -> None:
    company.standing(2)
    id_ = company.customer({"reader_list": [{"kind": "everyone", "id": ""}]})
    client = company.crm.client("other")
    assert client.get(f"/v1/customers/{id_}").json()["visibility"] == "restricted"
    company.set_access(id_, {"visibility": "open", "public": True})
    shown = client.get(f"/v1/customers/{id_}").json()
    assert (shown["reader_list"], shown["public"]) == (None, True)
    company.set_access(id_, {"visibility": "restricted"})
    assert not client.get(f"/v1/customers/{id_}").json()["public"]


@pytest.mark.parametrize(("level", "flags"), [(0, "read_public"), (1, "read_public")])
def test_below_reader_only_public_records_are_read(company: Any, level: int, flags: str) -> None:
    company.standing(level, flags)
    names = {f"公开{level}公司": {"visibility": "open", "public": True}, f"开放{level}公司": {"visibility": "open"}}
    made = {name: company.customer(access, name=name) for name, access in names.items()}
    for id_ in made.values():
        company.indexed(id_)
    assert {name: company.sees("me", id_, name) for name, id_ in made.items()} == {
        f"公开{level}公司": True, f"开放{level}公司": False,
    }  # fmt: skip
    company.standing(level)
    assert not any(company.sees("me", id_, name) for name, id_ in made.items())


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_write_public_edits_public_records_and_deletes_none(company: Any, level: int) -> None:
    flags = "write_public" if level >= 2 else "read_public write_public"
    id_ = company.customer({"visibility": "open", "public": True})
    closed = company.customer({"visibility": "open"})
    client = company.crm.client("me")
    company.standing(level, flags)
    company.crm.list_in("bulk_edit", "me")
    assert client.patch(f"/v1/customers/{id_}", json={"next_action": "改"}).status_code == 200
    assert client.patch(f"/v1/customers/{closed}", json={"next_action": "改"}).status_code in (403, 404)
    assert client.delete(f"/v1/customers/{id_}").status_code == 403
    company.standing(level, "read_public" if level < 2 else "")
    assert client.patch(f"/v1/customers/{id_}", json={"next_action": "再"}).status_code == 403


def test_a_depositor_gets_receipts_and_nothing_else(company: Any, key: str) -> None:
    company.standing(1)
    client = company.crm.client("me")
    body = {"customer_name": "投递公司", "contact_name": "投递人", "mobile": "13911112222"}
    for _ in range(2):
        answer = client.post("/v1/customers", json=body, headers={"idempotency-key": key})
        assert (answer.status_code, answer.json()) == (201, {"receipt": True})
        assert "location" not in answer.headers
        assert "etag" not in answer.headers
    again = client.post("/v1/customers", json=body)  # the same person again: he must not learn that it is there
    assert (again.status_code, again.json()) == (201, {"receipt": True})
    checked = client.post("/v1/customers:check_duplicates", json={"values": {"mobile": "13911112222"}})
    assert checked.json() == {"matches": [], "hidden": 0}
    for path in ("", ":group?by=kind", ":batchGet?ids=x", "?q=投递公司"):
        refused = client.get(f"/v1/customers{path}")
        assert (refused.status_code, refused.json()["factor"]) == (403, "level"), path


def test_who_has_no_access_is_refused_everywhere(company: Any) -> None:
    id_ = company.customer({"visibility": "open"})
    company.standing(0)
    client = company.crm.client("me")
    made = client.post("/v1/customers", json={"customer_name": "甲", "contact_name": "甲"})
    assert (made.status_code, made.json()["factor"]) == (403, "level")
    listed = client.get("/v1/customers")
    assert (listed.status_code, listed.json()["factor"]) == (403, "level")
    assert client.get(f"/v1/customers/{id_}").status_code == 404
    for verb, body in ((":bulk_edit", {"selection": {"ids": [id_]}, "values": {"job_title": "x"}}), (
        ":export", {"selection": {"ids": [id_]}, "columns": ["customer_name"]}
    )):  # fmt: skip
        assert client.post(f"/v1/customers{verb}", json=body).status_code == 403


def test_nobody_signed_in_is_asked_to_sign_in(company: Any) -> None:
    id_ = company.customer({"visibility": "open"})
    company.standing(2)
    nobody = company.crm.client(None)
    for method, path, body in (
        ("GET", "", None), ("GET", "?q=x", None), ("GET", ":group?by=kind", None),
        ("GET", f":batchGet?ids={id_}", None), ("GET", f"/{id_}", None), ("GET", f"/{id_}/changes", None),
        ("POST", "", {"customer_name": "甲"}),
        ("PATCH", f"/{id_}", {"next_action": "x"}), ("DELETE", f"/{id_}", None), ("POST", f"/{id_}:restore", None),
        ("POST", f"/{id_}:assign", {"owner_id": company.me}), ("POST", f"/{id_}:set_access", {"visibility": "open"}),
        ("POST", f"/{id_}:reveal", {"fields": ["wechat_id"]}), ("GET", f"/{id_}/photo", None),
        ("POST", ":check_duplicates", {"values": {}}), ("POST", ":bulk_edit", {"selection": {"ids": [id_]}}),
        ("POST", ":export", {"selection": {"ids": [id_]}, "columns": ["customer_name"]}),
    ):  # fmt: skip
        answer = nobody.request(method, f"/v1/customers{path}", json=body)
        assert answer.status_code == 401, (method, path, answer.text)
        assert answer.headers["www-authenticate"]


def test_anonymous_reads_public_records_where_the_store_says_so(company: Any) -> None:
    public = company.customer({"visibility": "open", "public": True})
    closed = company.customer({"visibility": "open"})
    company.standing(2, "", ("anonymous", "", 0, "read_public"))
    nobody = company.crm.client(None)
    assert nobody.get(f"/v1/customers/{public}").status_code == 200
    assert nobody.get(f"/v1/customers/{closed}").status_code in (401, 404)
    assert {one["public"] for one in nobody.get("/v1/customers").json()["customers"]} == {True}
    edited = nobody.patch(f"/v1/customers/{public}", json={"next_action": "x"})
    assert edited.status_code == 401
    company.standing(2)
    assert nobody.get(f"/v1/customers/{public}").status_code == 401


@pytest.fixture(autouse=True)
def usual_standing(company: Any) -> None:
    """Each test begins with the usual entries, whatever the one before left."""
    company.standing(None)
