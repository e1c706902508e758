"""The whole product in this process, with a small organisation that the tables of the access model speak of."""

import itertools
import time
from collections.abc import Iterator
from typing import Any

import pytest
from crm_platform.ids import new_id
from crm_testkit.stack import Line, RunningStack, running_stack

_NUMBERS = itertools.count(1)


class Company:
    """`me` is in Guangzhou under `lead`; Guangzhou (region south) is under Sales (north), headed by `boss`.

    `other` is an Author of the head office and makes the customers; `second` is an Author beside him.
    """

    def __init__(self, crm: RunningStack) -> None:
        self.crm = crm
        self.north, self.south = crm.make("regions", name="华北"), crm.make("regions", name="华南")
        self.head = next(d["id"] for d in crm.admin.get("/v1/directory").json()["departments"])
        self.sales = crm.make("departments", name="销售部", parent_id=self.head, region_id=self.north)
        self.guangzhou = crm.make("departments", name="广州办", parent_id=self.sales, region_id=self.south)
        self.boss = crm.person("boss", department_ids=[self.sales])
        self.lead = crm.person("lead", department_ids=[self.guangzhou], superior_id=self.boss)
        self.me = crm.person("me", department_ids=[self.guangzhou], superior_id=self.lead)
        self.other = crm.person("other", department_ids=[self.head])
        self.second = crm.person("second", department_ids=[self.head])
        self.team = crm.make("groups", name="项目组", person_ids=[self.me])
        self.patch("departments", self.sales, head_ids=[self.boss])

        self.members = {
            "person": self.me, "department": self.sales, "group": self.team, "role": "contacts:Admin",
            "region": self.south, "everyone": "",
        }  # fmt: skip

    def patch(self, plural: str, id_: str, **values: Any) -> None:
        answer = self.crm.admin.patch(f"/v1/{plural}/{id_}", json=values)
        assert answer.status_code == 200, answer.text

    def standing(self, level: int | None, flags: str = "", *more: Line, **settings: Any) -> None:
        """`me` at this level (None: no entry of his own); `other`, `second` Authors; the first three may create."""
        mine: list[Line] = [] if level is None else [("person", "me", level, flags)]
        authors: list[Line] = [("person", who, 3, "create delete copy") for who in ("other", "second")]
        self.crm.admit(*mine, *authors, *more, **settings)
        self.crm.list_in("create_customer", "admin", "me", "other", "second")

    def customer(self, access: dict[str, Any] | None = None, *, by: str = "other", **values: Any) -> str:
        """A customer with a name of its own; `access` as `:set_access` takes it."""
        name = values.pop("name", None) or f"客户{next(_NUMBERS)}号"
        body = {"customer_name": name, "contact_name": name, **values}
        made = self.crm.client(by).post("/v1/customers", json=body)
        assert made.status_code == 201, made.text
        id_ = made.json()["id"]
        if access:
            self.set_access(id_, access, by=by)
        return id_

    def set_access(self, id_: str, access: dict[str, Any], *, by: str = "other") -> None:
        answer = self.crm.client(by).post(f"/v1/customers/{id_}:set_access", json=access)
        assert answer.status_code == 200, answer.text

    def indexed(self, id_: str, *, by: str = "other") -> None:
        """Wait until the search index has the record's newest version."""
        client = self.crm.client(by)
        record = client.get(f"/v1/customers/{id_}").json()
        newest = f'customer_code = "{record["customer_code"]}" AND updated_at = "{record["updated_at"]}"'
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            found = client.get("/v1/customers", params={"filter": newest}).json()
            if found["customers"]:
                return
            time.sleep(0.05)
        raise AssertionError(f"not indexed: {id_}")

    def views(self, who: str | None, id_: str, name: str) -> dict[str, bool]:
        """Whether each way of reading shows the record."""
        client = self.crm.client(who)
        named = {"filter": f'customer_name = "{name}"'}
        listed = client.get("/v1/customers", params={"page_size": 200, "fields": "id"})
        searched = client.get("/v1/customers", params={"q": name})
        counted = client.get("/v1/customers", params={**named, "about": "true"})
        grouped = client.get("/v1/customers:group", params={**named, "by": "kind"})
        batch = client.get("/v1/customers:batchGet", params={"ids": id_})
        return {
            "get": client.get(f"/v1/customers/{id_}").status_code == 200,
            "changes": client.get(f"/v1/customers/{id_}/changes").status_code == 200,
            "list": any(one["id"] == id_ for one in listed.json().get("customers", ())),
            "search": any(one["id"] == id_ for one in searched.json().get("customers", ())),
            "count": bool(counted.json().get("about")),
            "group": bool(grouped.json().get("buckets")),
            "batch": bool(batch.json().get("customers")),
        }

    def sees(self, who: str | None, id_: str, name: str) -> bool:
        """All ways of reading agree."""
        views = self.views(who, id_, name)
        assert len(set(views.values())) == 1, views
        return views["get"]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with running_stack(tmp_path_factory.mktemp("product")) as crm:
        yield Company(crm)


@pytest.fixture
def crm(company: Company) -> RunningStack:
    return company.crm


@pytest.fixture
def key() -> str:
    return new_id()
