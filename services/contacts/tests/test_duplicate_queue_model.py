"""The queue against a model: whatever two people do who never see each other's customers, the open pairs are those
live customers of the two that share an exact key, and neither learns of the other's.
"""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contacts.duplicates.rules import exact_keys
from crm_testkit.exchanges import Exchanges
from crm_testkit.stack import RunningStack, running_stack

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("duplicates"), pytest.mark.timeout(300)]

PEOPLE = ("one", "other")
STEPS = 60
MOBILES = [f"+86138000010{n:02d}" for n in range(4)]
MAILS = [f"someone{n}@example.com" for n in range(4)]


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(Path(tmp_path_factory.mktemp("product"))) as running:
        head = next(d["id"] for d in running.admin.get("/v1/directory").json()["departments"])
        for login in PEOPLE:
            running.person(login, department_ids=[head])
        running.admit(
            *(("person", who, 3, "create delete") for who in PEOPLE), hidden_duplicates="silent",
            duplicates_on_create="warn",
        )  # fmt: skip
        running.list_in("create_customer", *PEOPLE)
        running.list_in("bulk_edit", *PEOPLE)
        yield running


class Walk:
    """Random acts of both, with the customers as they stand. `told`: all that either was answered."""

    def __init__(self, crm: RunningStack, seed: int) -> None:
        self.crm, self.chance = crm, random.Random(seed)
        self.customers: dict[str, dict[str, Any]] = {}
        self.told: dict[str, list[str]] = {who: [] for who in PEOPLE}
        self._names = (f"走{seed}第{n}位" for n in itertools.count())

    def values(self) -> dict[str, Any]:
        drawn = {
            "mobile": self.chance.choice([*MOBILES, None]), "email_primary": self.chance.choice([*MAILS, None]),
        }  # fmt: skip
        return {name: value for name, value in drawn.items() if self.chance.random() < 0.6}

    def create(self, who: str) -> None:
        name = next(self._names)
        body = {"customer_name": name, "contact_name": name, **self.values()}
        self.ask(who, "POST", "", body, 201)

    def edit(self, who: str) -> None:
        self.on_one(who, "PATCH", "", self.values(), 200)

    def delete(self, who: str) -> None:
        self.on_one(who, "DELETE", "", None, 204)

    def restore(self, who: str) -> None:
        self.on_one(who, "POST", ":restore", {}, 200, live=False)

    def import_some(self, who: str) -> None:
        exchanges = Exchanges(self.crm.client(who))
        rows = [(next(self._names), self.chance.choice(MOBILES)) for _ in range(2)]
        table = "\n".join(["客户名称,联系人,手机", *(f"{name},{name},{mobile}" for name, mobile in rows)])
        done = exchanges.start(exchanges.dry_run(table.encode(), "t.csv", duplicates="create"))
        assert done["counts"]["created"] == len(rows), done
        self.told[who].append(str(done))
        for row in exchanges.rows(done):
            answer = self.crm.client(who).get(f"/v1/customers/{row['id']}").json()
            self.customers[row["id"]] = answer | {"live": True, "who": who}
        if self.chance.random() < 0.5:
            exchanges.undo(done)
            for row in exchanges.rows(done):
                self.customers[row["id"]]["live"] = False

    def on_one(self, who: str, method: str, verb: str, body: Any, status: int, *, live: bool = True) -> None:
        mine = [id_ for id_, one in self.customers.items() if one["who"] == who and one["live"] is live]
        if mine and (verb or body != {}):
            self.ask(who, method, f"/{self.chance.choice(mine)}{verb}", body, status)

    def ask(self, who: str, method: str, path: str, body: Any, status: int) -> None:
        answer = self.crm.client(who).request(method, f"/v1/customers{path}", json=body)
        assert answer.status_code == status, answer.text
        self.told[who].append(answer.text)
        if method == "DELETE":
            self.customers[path[1:]]["live"] = False
            return
        found = answer.json()
        self.customers[found["id"]] = found | {"live": True, "who": who}

    def expected(self) -> set[frozenset[str]]:
        live = {id_: one for id_, one in self.customers.items() if one["live"]}
        keys = {id_: set(exact_keys(one)) for id_, one in live.items()}
        return {
            frozenset((a, b)) for a, b in itertools.combinations(live, 2)
            if live[a]["who"] != live[b]["who"] and keys[a] & keys[b]
        }  # fmt: skip

    def found(self) -> list[frozenset[str]]:
        params: dict[str, Any] = {"state": "open", "page_size": 200}
        pairs: list[frozenset[str]] = []
        while True:
            page = self.crm.admin.get("/v1/contacts/duplicate-pairs", params=params).json()
            pairs += [frozenset(side["id"] for side in pair["sides"]) for pair in page["duplicate_pairs"]]
            if not page["next_page_token"]:
                return [pair for pair in pairs if pair <= self.customers.keys()]
            params["page_token"] = page["next_page_token"]


@pytest.mark.parametrize("seed", range(2))
def test_open_pairs_are_those_that_share_a_key_and_nobody_was_told(crm: RunningStack, seed: int) -> None:
    walk = Walk(crm, seed)
    acts = [walk.create] * 4 + [walk.edit] * 6 + [walk.delete] * 2 + [walk.restore] * 2 + [walk.import_some]
    for step in range(STEPS):
        walk.chance.choice(acts)(walk.chance.choice(PEOPLE))
        if step % 15 == 14:
            found = walk.found()
            assert len(found) == len({*found})      # a pair once
            assert {*found} == walk.expected(), step
    assert walk.expected(), "the walk met nothing"
    for who, told in walk.told.items():
        theirs = [id_ for id_, one in walk.customers.items() if one["who"] != who]
        assert not any(id_ in text for text in told for id_ in theirs)
    for id_, one in walk.customers.items():         # the next walk begins without them
        if one["live"]:
            crm.client(one["who"]).delete(f"/v1/customers/{id_}")
