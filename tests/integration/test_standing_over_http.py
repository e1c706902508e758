"""Which ACL entry counts and which flags a level has (access.md, section 2), set and seen through HTTP."""

from typing import Any

import pytest
from crm_records.access.flags import FLAG_TABLE
from crm_records.access.policy import FLAGS, Level

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(300)]

# The table of access.md once more, by hand: levels 6 to 0. n: may be ticked and counts for nothing.
TABLE = {
    "create": "LLLO-L-", "delete": "OOOo---", "personal_views": "LLOOO--", "shared_views": "LLO----",
    "scripts": "LOOOO--", "read_public": "LLLLLOO", "write_public": "LLLOOOO", "copy": "OOOOOnn",
    "change_design": "LL-----", "change_acl": "L------",
}  # fmt: skip


def standing(company: Any, who: str = "me", store: str = "contacts") -> tuple[str, set[str]]:
    """Level and roles, as the person is told."""
    told = company.crm.client(who).get("/v1/me").json()["stores"][store]
    return told["level_name"], set(told["roles"])


def lists(company: Any, who: str | None = "me") -> int:
    return company.crm.client(who).get("/v1/customers", params={"page_size": 1}).status_code


def test_a_person_entry_stands_alone(company: Any) -> None:
    id_ = open_customer(company)
    company.crm.admit(("person", "me", 2, ""), ("group", company.team, 4, "", "Admin"))
    assert standing(company) == ("reader", set())
    edited = company.crm.client("me").patch(f"/v1/customers/{id_}", json={"next_action": "x"})
    assert (edited.status_code, edited.json()["factor"]) == (403, "level")


def test_b_the_highest_of_several_groups_with_the_roles_of_all(company: Any) -> None:
    second = company.crm.make("groups", name="管理组", person_ids=[company.me])
    id_ = open_customer(company)
    company.crm.admit(("group", company.team, 3, "", "R1"), ("group", second, 4, "", "R2"))
    assert standing(company) == ("editor", {"R1", "R2"})
    edited = company.crm.client("me").patch(f"/v1/customers/{id_}", json={"next_action": "x"})
    assert edited.status_code == 200


def test_c_no_access_of_one_group_does_not_take_what_another_gives(company: Any) -> None:
    temporary = company.crm.make("groups", name="临时组", person_ids=[company.me])
    company.crm.admit(("group", temporary, 0, ""), ("group", company.team, 4, ""))
    assert standing(company) == ("editor", set())
    assert lists(company) == 200


def test_d_no_access_of_the_person_takes_it(company: Any) -> None:
    company.crm.admit(("person", "me", 0, ""), ("group", company.team, 4, ""))
    assert standing(company) == ("no_access", set())
    assert lists(company) == 403


def test_e_default_is_for_everybody_else(company: Any) -> None:
    company.crm.admit(default=2)
    assert standing(company) == ("reader", set())
    assert lists(company) == 200


def test_f_the_region_of_a_department_admits_its_people(company: Any) -> None:
    company.crm.admit(("region", company.south, 3, ""))
    assert standing(company) == ("author", set())
    assert standing(company, "boss") == ("no_access", set())


def test_g_a_group_goes_before_a_region(company: Any) -> None:
    company.crm.admit(("region", company.south, 6, ""), ("group", company.team, 2, ""))
    assert standing(company) == ("reader", set())


def test_h_a_capped_session_has_the_lower_level(company: Any) -> None:
    id_ = open_customer(company)
    company.crm.admit(("person", "me", 4, "delete"))
    capped = company.crm.client("me", cap=Level.READER)
    assert capped.get("/v1/me").json()["stores"]["contacts"]["level_name"] == "reader"
    assert capped.get(f"/v1/customers/{id_}").status_code == 200
    assert capped.patch(f"/v1/customers/{id_}", json={"next_action": "x"}).status_code == 403
    assert company.crm.client("me").patch(f"/v1/customers/{id_}", json={"next_action": "x"}).status_code == 200


def test_i_a_department_covers_all_beneath(company: Any) -> None:
    company.crm.admit(("department", company.sales, 3, ""))
    assert standing(company) == ("author", set())
    assert standing(company, "other") == ("no_access", set())


def test_j_who_is_not_signed_in_has_what_default_gives(company: Any) -> None:
    id_ = open_customer(company)
    company.crm.admit(default=3)
    nobody = company.crm.client(None)
    assert lists(company, None) == 200
    assert nobody.get(f"/v1/customers/{id_}").status_code == 200
    assert nobody.patch(f"/v1/customers/{id_}", json={"next_action": "x"}).status_code == 401
    company.crm.admit(("anonymous", "", 0, ""), default=3)
    assert lists(company, None) == 401


def test_groups_nest_and_hold_departments(company: Any) -> None:
    inner = company.crm.make("groups", name="内组", department_ids=[company.guangzhou])
    outer = company.crm.make("groups", name="外组", group_ids=[inner])
    company.crm.admit(("group", outer, 3, ""))
    assert standing(company) == ("author", set())
    assert standing(company, "boss") == ("no_access", set())


def test_roles_given_outside_the_acl_count_unless_a_person_entry_exists(company: Any) -> None:
    company.patch("groups", company.team, roles=["contacts:Outside", "sales:Elsewhere"])
    company.patch("people", company.me, roles=["contacts:Mine"])
    company.crm.admit(("group", company.team, 2, "", "Inside"))
    assert standing(company)[1] == {"Inside", "Outside", "Mine"}
    company.crm.admit(("person", "me", 2, "", "Person"))
    assert standing(company)[1] == {"Person", "Mine"}
    company.patch("groups", company.team, roles=[])
    company.patch("people", company.me, roles=[])


def test_the_last_manager_stays(company: Any) -> None:
    company.standing(2)
    entries = company.crm.admin.get("/v1/stores/contacts").json()["entries"]
    rest = [line for line in entries if line["level"] != 6]
    refused = company.crm.admin.patch("/v1/stores/contacts", json={"entries": rest})
    assert (refused.status_code, refused.json()["reason"]) == (409, "LAST_MANAGER")
    rest.append({"kind": "group", "ref": company.team, "level": 6, "flags": [], "roles": []})
    assert company.crm.admin.patch("/v1/stores/contacts", json={"entries": rest}).status_code == 409


def test_the_flags_table_is_the_one_that_binds() -> None:
    assert FLAG_TABLE == TABLE


@pytest.mark.parametrize("level", list(Level))
def test_the_flags_of_a_level(company: Any, level: Level) -> None:
    letters = {flag: line[Level.MANAGER - level] for flag, line in TABLE.items()}
    company.crm.admit(("person", "me", level, ""))
    assert flags_of(company) == {flag for flag, letter in letters.items() if letter == "L"}
    ticked = " ".join(flag for flag, letter in letters.items() if letter in "Oon")
    company.crm.admit(("person", "me", level, ticked))
    assert flags_of(company) == {flag for flag, letter in letters.items() if letter in "LOo"}
    for flag in FLAGS:
        line = {"kind": "person", "ref": company.me, "level": int(level), "flags": [flag]}
        entries = [*company.crm.admin.get("/v1/stores/contacts").json()["entries"]]
        changed = [line if one["ref"] == company.me else one for one in entries]
        answer = company.crm.admin.patch("/v1/stores/contacts", json={"entries": changed})
        assert answer.status_code == (422 if letters[flag] == "-" else 200), (flag, answer.text)


def flags_of(company: Any) -> set[str]:
    return set(company.crm.client("me").get("/v1/me").json()["stores"]["contacts"]["flags"])


def open_customer(company: Any) -> str:
    """Of somebody else, open to every Reader."""
    company.standing(None)
    return company.customer({"visibility": "open"})


@pytest.fixture(autouse=True)
def usual_standing(company: Any) -> None:
    """Each test begins with the usual entries, whatever the one before left."""
    company.standing(None)
