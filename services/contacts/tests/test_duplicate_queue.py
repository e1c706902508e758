"""Duplicates of hidden customers: the Managers' queue, who was told, and the store's settings, through HTTP."""

import itertools
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from crm_testkit.exchanges import IMPORTS, Exchanges
from crm_testkit.stack import RunningStack, running_stack

pytestmark = [pytest.mark.xdist_group("duplicates"), pytest.mark.timeout(300)]

PAIRS, TOLD = "/v1/contacts/duplicate-pairs", "/v1/contacts/duplicate-disclosures"
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """`one` and `other` are Authors who do not see each other's customers; `reader` reads; `depositor` deposits."""
    with running_stack(tmp_path_factory.mktemp("product")) as running:
        head = next(d["id"] for d in running.admin.get("/v1/directory").json()["departments"])
        for login in ("one", "other", "reader", "depositor", "manager"):
            running.person(login, department_ids=[head])
        yield running


def settings(crm: RunningStack, *more: Any, **values: str) -> None:
    shipped = {
        "hidden_duplicates": "exists", "duplicates_on_create": "block", "duplicates_on_edit": "warn",
        "duplicates_on_import": "warn",
    }  # fmt: skip
    authors = [("person", who, 3, "create delete") for who in ("one", "other")]
    usual = [*authors, ("person", "reader", 2, ""), ("person", "depositor", 1, "create")]
    lines = [*more, *(line for line in usual if line[1] not in {one[1] for one in more})]
    crm.admit(*lines, ("person", "manager", 6, "copy delete"), **{**shipped, **values})
    crm.list_in("create_customer", "admin", "one", "other", "depositor", "manager")
    crm.list_in("bulk_edit", "one", "other")


@pytest.fixture(autouse=True)
def silent(crm: RunningStack) -> None:
    settings(crm, hidden_duplicates="silent")


def a_mobile() -> str:
    return f"+86139{next(_NUMBERS):08d}"


def make(crm: RunningStack, who: str, **values: Any) -> httpx.Response:
    name = f"客户{next(_NUMBERS)}号"
    return crm.client(who).post("/v1/customers", json={"customer_name": name, "contact_name": name, **values})


def made(crm: RunningStack, who: str, **values: Any) -> str:
    answer = make(crm, who, **values)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def pairs(crm: RunningStack, *ids: str, who: str = "manager", **query: Any) -> list[dict[str, Any]]:
    """Those in the queue that name one of the customers."""
    answer = crm.client(who).get(PAIRS, params={"page_size": 200, **query})
    assert answer.status_code == 200, answer.text
    return [one for one in answer.json()["duplicate_pairs"] if {side["id"] for side in one["sides"]} & {*ids}]


def kinds(pair: dict[str, Any]) -> list[str]:
    return [key["kind"] for key in pair["keys"]]


def told_of(crm: RunningStack, id_: str) -> list[dict[str, Any]]:
    rows = crm.client("manager").get(TOLD, params={"page_size": 200}).json()["duplicate_disclosures"]
    return [row for row in rows if row["customer"]["id"] == id_]


def a_pair(crm: RunningStack) -> tuple[str, str, dict[str, Any]]:
    mobile = a_mobile()
    hidden, new = made(crm, "other", mobile=mobile), made(crm, "one", mobile=mobile)
    return hidden, new, pairs(crm, new)[0]


def imported(crm: RunningStack, who: str, rows: list[tuple[str, str]], **choices: Any) -> dict[str, Any]:
    lines = ["客户名称,联系人,手机", *(f"{name},{name},{mobile}" for name, mobile in rows)]
    exchanges = Exchanges(crm.client(who))
    return exchanges.start(exchanges.dry_run("\n".join(lines).encode(), "t.csv", **choices))


def test_a_silent_store_lets_the_create_pass_and_tells_the_managers_only(crm: RunningStack) -> None:
    mobile = a_mobile()
    hidden = made(crm, "other", mobile=mobile)
    checked = crm.client("one").post("/v1/customers:check_duplicates", json={"values": {"mobile": mobile}})
    assert checked.json() == {"matches": [], "hidden": 0}
    answer = make(crm, "one", mobile=mobile)
    assert answer.status_code == 201
    assert hidden not in answer.text
    (pair,) = pairs(crm, hidden)
    assert (pair["state"], pair["entry"], kinds(pair), pair["found_by"]) == ("open", "create", ["m"], crm.id("one"))
    assert [side["id"] for side in pair["sides"]] == [answer.json()["id"], hidden]
    assert mobile not in crm.client("manager").get(f"{PAIRS}/{pair['id']}").text
    assert told_of(crm, hidden) == []


def test_the_queue_is_for_managers_of_the_store_only(crm: RunningStack) -> None:
    _, new, pair = a_pair(crm)
    doors = [
        ("GET", PAIRS, None), ("GET", f"{PAIRS}/{pair['id']}", None), ("GET", TOLD, None),
        ("POST", f"{PAIRS}/{pair['id']}:dismiss", {"note": "x"}), ("POST", f"{PAIRS}/{pair['id']}:reopen", None),
    ]  # fmt: skip
    for who in ("one", "reader", "depositor"):
        for method, path, body in doors:
            answer = crm.client(who).request(method, path, json=body)
            assert (answer.status_code, answer.json()["factor"]) == (403, "level"), (who, path)
    for method, path, body in doors:
        assert crm.client(None).request(method, path, json=body).status_code == 401, path
        assert crm.client("manager").request(method, path, json=body).status_code == 200, path
    assert pairs(crm, new)[0]["state"] == "open"
    settings(crm, ("person", "reader", 5, ""))
    assert crm.client("reader").get(PAIRS).status_code == 403


def test_of_a_customer_that_a_manager_may_not_read_he_gets_its_owner_and_no_field(crm: RunningStack) -> None:
    hidden, new, _ = a_pair(crm)
    shared = crm.client("one").post(f"/v1/customers/{new}:set_access", json={"visibility": "open"})
    assert shared.status_code == 200
    sides = {side["id"]: side for side in pairs(crm, new)[0]["sides"]}
    assert (sides[new]["readable"], bool(sides[new]["customer_name"])) == (True, True)
    assert sides[hidden] == {
        "id": hidden, "readable": False, "deleted": False, "customer_name": None, "contact_name": None,
        "company_name": None, "customer_code": None, "owner_id": crm.id("other"),
    }  # fmt: skip
    assert crm.client("manager").get(f"/v1/customers/{hidden}").status_code == 404


def test_an_edit_that_meets_a_hidden_customer_adds_its_kind_once(crm: RunningStack) -> None:
    mobile, mail = a_mobile(), f"m{next(_NUMBERS)}@example.com"
    hidden = made(crm, "other", mobile=mobile, email_primary=mail)
    new = made(crm, "one")
    path = f"/v1/customers/{new}"
    assert pairs(crm, new) == []
    for values in ({"mobile": mobile}, {"next_action": "x"}, {"email_primary": mail.upper()}, {"mobile": mobile}):
        assert crm.client("one").patch(path, json=values).status_code == 200
    (pair,) = pairs(crm, new, hidden)
    assert (pair["entry"], sorted(kinds(pair))) == ("edit", ["e", "m"])
    names = {change["command"] for change in crm.client("one").get(f"{path}/changes").json()["changes"]}
    assert names == {"create_record", "edit_record"}


def test_a_pair_is_dismissed_with_a_note_and_the_dismissal_taken_back(crm: RunningStack) -> None:
    _, new, pair = a_pair(crm)
    manager, path = crm.client("manager"), f"{PAIRS}/{pair['id']}"
    for body in ({}, {"note": ""}, {"note": "  "}, {"note": "x" * 501}, {"note": "x", "more": 1}):
        assert manager.post(f"{path}:dismiss", json=body).status_code == 422, body
    stale = manager.post(f"{path}:dismiss", json={"note": "同名"}, headers={"if-match": '"9"'})
    assert stale.status_code == 412
    done = manager.post(f"{path}:dismiss", json={"note": " 同名不同人 "}, headers={"if-match": f'"{pair["version"]}"'})
    assert done.status_code == 200
    found = done.json()
    assert (found["state"], found["note"], found["decided_by"]) == ("dismissed", "同名不同人", crm.id("manager"))
    assert pairs(crm, new, state="open") == []
    assert [one["id"] for one in pairs(crm, new, state="dismissed")] == [pair["id"]]
    again = manager.post(f"{path}:dismiss", json={"note": "x"})
    assert (again.status_code, again.json()["reason"]) == (409, "PAIR_DECIDED")
    opened = manager.post(f"{path}:reopen").json()
    assert (opened["state"], opened["note"], opened["decided_by"]) == ("open", None, None)
    assert manager.post(f"{PAIRS}/nothing:dismiss", json={"note": "x"}).status_code == 404
    assert manager.get(PAIRS, params={"state": "gone"}).status_code == 422


def test_a_dismissed_pair_opens_again_only_for_something_new(crm: RunningStack) -> None:
    mail = f"m{next(_NUMBERS)}@example.com"
    hidden, new, pair = a_pair(crm)
    assert crm.client("manager").post(f"{PAIRS}/{pair['id']}:dismiss", json={"note": "x"}).status_code == 200
    mobile = crm.client("other").get(f"/v1/customers/{hidden}").json()["mobile"]
    assert crm.client("other").patch(f"/v1/customers/{hidden}", json={"email_primary": mail}).status_code == 200
    for value in (None, mobile):
        assert crm.client("one").patch(f"/v1/customers/{new}", json={"mobile": value}).status_code == 200
    assert pairs(crm, new)[0]["state"] == "dismissed"
    assert crm.client("one").patch(f"/v1/customers/{new}", json={"email_primary": mail}).status_code == 200
    (opened,) = pairs(crm, new)
    assert (opened["id"], opened["state"], sorted(kinds(opened))) == (pair["id"], "open", ["e", "m"])


@pytest.mark.parametrize("who", ["one", "other"])
def test_a_pair_is_resolved_when_one_of_it_is_deleted_and_opens_when_it_is_restored(
    crm: RunningStack, who: str
) -> None:
    hidden, new, pair = a_pair(crm)
    gone = new if who == "one" else hidden
    assert crm.client(who).delete(f"/v1/customers/{gone}").status_code == 204
    (found,) = pairs(crm, new)
    assert (found["state"], found["resolution"], found["decided_by"]) == ("resolved", "deleted", None)
    assert [side["id"] for side in found["sides"] if side["deleted"]] == [gone]
    assert crm.client(who).post(f"/v1/customers/{gone}:restore").status_code == 200
    assert [(one["id"], one["state"]) for one in pairs(crm, new)] == [(pair["id"], "open")]


def test_a_pair_is_resolved_when_nothing_is_the_same_any_more(crm: RunningStack) -> None:
    mail, mobile = f"m{next(_NUMBERS)}@example.com", a_mobile()
    made(crm, "other", mobile=mobile, email_primary=mail)
    new = made(crm, "one", mobile=mobile, email_primary=mail)
    path = f"/v1/customers/{new}"
    assert crm.client("one").patch(path, json={"mobile": a_mobile()}).status_code == 200
    (pair,) = pairs(crm, new)
    assert (pair["state"], kinds(pair)) == ("open", ["e"])
    assert crm.client("one").patch(path, json={"email_primary": None}).status_code == 200
    (pair,) = pairs(crm, new)
    assert (pair["state"], pair["resolution"]) == ("resolved", "changed")


def test_imported_rows_go_to_the_queue_once_and_say_nothing_to_the_importer(crm: RunningStack) -> None:
    first, second = a_mobile(), a_mobile()
    hidden = made(crm, "other", mobile=first)
    fresh, double = f"导入{next(_NUMBERS)}甲", f"导入{next(_NUMBERS)}乙"
    done = imported(crm, "one", [(double, first), (fresh, second)])
    assert (done["counts"]["created"], done["counts"]["duplicate"]) == (2, 0)
    assert hidden not in str(done)
    (pair,) = pairs(crm, hidden)
    assert (pair["entry"], kinds(pair), pair["state"]) == ("import", ["m"], "open")
    again = imported(crm, "one", [(double, first)])         # his own row is told to him as his
    assert (again["counts"]["created"], again["counts"]["duplicate"]) == (0, 1)
    assert len(pairs(crm, hidden)) == 1
    Exchanges(crm.client("one")).undo(done)
    assert [one["state"] for one in pairs(crm, hidden)] == ["resolved"]


def test_a_depositor_learns_nothing_whatever_the_store_says(crm: RunningStack) -> None:
    settings(crm)
    mobile = a_mobile()
    hidden = made(crm, "other", mobile=mobile)
    answer = make(crm, "depositor", mobile=mobile)
    assert (answer.status_code, answer.json()) == (201, {"receipt": True})
    assert [one["entry"] for one in pairs(crm, hidden)] == ["create"]
    done = imported(crm, "depositor", [(f"存放{next(_NUMBERS)}", mobile)])
    assert (done["counts"]["created"], done["counts"]["duplicate"]) == (1, 0)
    assert sorted(one["entry"] for one in pairs(crm, hidden)) == ["create", "import"]
    assert told_of(crm, hidden) == []


def test_what_a_store_discloses_is_kept_by_door_and_without_values(crm: RunningStack) -> None:
    settings(crm, duplicates_on_edit="block")
    one, mobile = crm.client("one"), a_mobile()
    hidden, mine = made(crm, "other", mobile=mobile), made(crm, "one")
    checked = one.post("/v1/customers:check_duplicates", json={"values": {"mobile": mobile}})
    assert checked.json() == {"matches": [], "hidden": 1}
    assert make(crm, "one", mobile=mobile).json()["reason"] == "FOLLOWED_BY_COLLEAGUE"
    edited = one.patch(f"/v1/customers/{mine}", json={"mobile": mobile})
    assert (edited.status_code, edited.json()["reason"]) == (409, "FOLLOWED_BY_COLLEAGUE")
    assert hidden not in edited.text
    done = imported(crm, "one", [(f"导入{next(_NUMBERS)}", mobile)])
    assert done["counts"]["duplicate"] == 1
    rows = told_of(crm, hidden)
    assert [row["door"] for row in rows] == ["import", "edit", "create", "check"]
    assert {row["actor_id"] for row in rows} == {crm.id("one")}
    assert all(kinds(row) == ["m"] for row in rows)
    assert rows[0]["operation_id"] == done["id"]
    assert {(row["customer"]["readable"], row["customer"]["owner_id"]) for row in rows} == {(False, crm.id("other"))}
    assert mobile not in str(rows)
    assert pairs(crm, hidden) == []


def test_disclosures_are_paged_newest_first(crm: RunningStack) -> None:
    settings(crm)
    mobile = a_mobile()
    hidden = made(crm, "other", mobile=mobile)
    for _ in range(3):
        crm.client("one").post("/v1/customers:check_duplicates", json={"values": {"mobile": mobile}})
    manager = crm.client("manager")
    first = manager.get(TOLD, params={"page_size": 2}).json()
    assert len(first["duplicate_disclosures"]) == 2
    rest = manager.get(TOLD, params={"page_size": 2, "page_token": first["next_page_token"]}).json()
    ids = [row["id"] for row in (*first["duplicate_disclosures"], *rest["duplicate_disclosures"])]
    assert ids == sorted(ids, reverse=True)
    assert len(told_of(crm, hidden)) == 3


def test_creates_that_are_told_of_hidden_customers_are_limited_like_checks(crm: RunningStack) -> None:
    settings(crm, ("person", "reader", 3, "create"))
    crm.list_in("create_customer", "other", "reader")
    mobile = a_mobile()
    hidden = made(crm, "other", mobile=mobile)
    answers = [make(crm, "reader", mobile=mobile).status_code for _ in range(22)]
    assert (answers.count(409), answers[-1]) == (20, 429)
    assert len(told_of(crm, hidden)) == 20


def test_a_refusal_with_readable_matches_counts_no_hidden_ones_in_a_silent_store(crm: RunningStack) -> None:
    mobile = a_mobile()
    hidden = made(crm, "other", mobile=mobile)
    made(crm, "one", mobile=mobile)
    answer = make(crm, "one", mobile=mobile)
    assert (answer.status_code, answer.json()["reason"], answer.json()["hidden"]) == (409, "DUPLICATE_CUSTOMER", 0)
    settings(crm)
    told = make(crm, "one", mobile=mobile)
    assert (told.json()["hidden"], [row["door"] for row in told_of(crm, hidden)]) == (1, ["create"])


@pytest.mark.parametrize(("setting", "value", "status"), [
    ("duplicates_on_create", "warn", 201), ("duplicates_on_create", "block", 409),
])
def test_managers_decide_what_an_equal_key_does_to_a_create(
    crm: RunningStack, setting: str, value: str, status: int
) -> None:
    mobile = a_mobile()
    made(crm, "one", mobile=mobile)
    refused = crm.client("one").patch("/v1/stores/contacts", json={setting: value})
    assert (refused.status_code, refused.json()["factor"]) == (403, "level")
    manager = crm.client("manager")
    before = manager.get("/v1/stores/contacts").json()["version"]
    assert manager.patch("/v1/stores/contacts", json={setting: value}).json()[setting] == value
    assert manager.get("/v1/stores/contacts").json()["version"] >= before
    assert make(crm, "one", mobile=mobile).status_code == status


def test_managers_decide_what_an_equal_key_does_to_an_edit(crm: RunningStack) -> None:
    mobile = a_mobile()
    made(crm, "one", mobile=mobile)
    path = f"/v1/customers/{made(crm, 'one')}"
    settings(crm, duplicates_on_edit="block")
    answer = crm.client("one").patch(path, json={"mobile": mobile})
    assert (answer.status_code, answer.json()["reason"]) == (409, "DUPLICATE_CUSTOMER")
    settings(crm)
    assert crm.client("one").patch(path, json={"mobile": mobile}).status_code == 200


def test_an_importer_chooses_to_write_doubles_unless_the_store_forbids_it(crm: RunningStack) -> None:
    mobile = a_mobile()
    made(crm, "one", mobile=mobile)
    settings(crm, duplicates_on_import="block")
    done = imported(crm, "one", [(f"重复{next(_NUMBERS)}", mobile)], duplicates="create")
    assert (done["counts"]["created"], done["counts"]["duplicate"]) == (0, 1)
    settings(crm)
    done = imported(crm, "one", [(f"重复{next(_NUMBERS)}", mobile)], duplicates="create")
    assert (done["counts"]["created"], done["counts"]["duplicate"]) == (1, 0)


def test_an_importer_is_told_that_the_store_always_skips_doubles(crm: RunningStack) -> None:
    settings(crm, duplicates_on_import="warn")
    exchanges = Exchanges(crm.client("one"))
    held = exchanges.upload("客户名称,联系人\n甲,乙\n".encode(), "a.csv")
    path = f"{IMPORTS}/{held['id']}"
    assert held["duplicates_always_skipped"] is False
    settings(crm, duplicates_on_import="block")
    assert exchanges.client.get(path).json()["duplicates_always_skipped"] is True
    decided = exchanges.client.patch(path, json={"duplicates": "create"}).json()
    assert (decided["duplicates"], decided["duplicates_always_skipped"]) == ("create", True)
