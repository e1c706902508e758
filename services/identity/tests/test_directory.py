"""People, departments, groups, regions, roles: who may change them, and what must stay true."""

import pytest
from identity.demo import demo_id
from identity.demo.organisation import DEPARTMENTS, PEOPLE


async def test_everyone_signed_in_sees_names_and_nobody_else_does(crm, salesman):
    found = (await salesman.get("/v1/directory")).json()
    assert len(found["people"]) == len(PEOPLE)
    assert len(found["departments"]) == len(DEPARTMENTS)
    zhang = next(p for p in found["people"] if p["id"] == crm.id("zhangwei"))
    assert zhang == {
        "id": crm.id("zhangwei"), "name": "张伟", "pinyin": "zhangwei zw", "post": "客户经理", "active": True,
        "department_id": demo_id("department", "sales_north"),
    }
    assert {"id": "contacts:SysAdmin", "name": "系统管理员"} in found["roles"]
    async with crm.client() as nobody:
        assert (await nobody.get("/v1/directory")).status_code == 401


async def test_the_directory_is_answered_anew_only_when_the_policy_changed(crm, admin, salesman):
    first = await salesman.get("/v1/directory")
    known = {"if-none-match": first.headers["etag"]}
    assert (await salesman.get("/v1/directory", headers=known)).status_code == 304
    await admin.post("/v1/regions", json={"name": "西南"})
    again = await salesman.get("/v1/directory", headers=known)
    assert again.status_code == 200
    assert "西南" in [region["name"] for region in again.json()["regions"]]


async def test_records_of_people_are_read_and_written_by_the_level_in_system(crm, admin, reader, salesman):
    person = f"/v1/people/{crm.id('machao')}"
    assert (await admin.patch(person, json={"post": "高级客户经理"})).status_code == 200
    assert (await reader.get(person)).json()["post"] == "高级客户经理"
    assert (await reader.patch(person, json={"post": "x"})).status_code == 403
    assert (await salesman.get(person)).status_code == 404
    assert (await salesman.patch(person, json={"post": "x"})).status_code == 403
    assert (await salesman.get("/v1/people")).json()["factor"] == "level"
    assert (await salesman.post("/v1/people", json={"name": "甲", "login": "jia"})).status_code == 403


async def test_a_new_person_signs_in_after_he_was_given_a_password(crm, admin):
    made = await admin.post("/v1/people", json={"name": "欧阳雪", "login": "OuyangXue"})
    assert made.status_code == 201, made.text
    assert (made.json()["login"], made.json()["pinyin"]) == ("ouyangxue", "ouyangxue oyx")
    password = (await admin.post(f"/v1/people/{made.json()['id']}:give_password", json={})).json()["password"]
    async with crm.client() as client:
        answer = await client.post("/v1/sessions", json={"login": "ouyangxue", "password": password})
        assert answer.json()["must_change_password"] is True


@pytest.mark.parametrize(("values", "pointer"), [
    ({"login": "坏"}, "/login"), ({"login": "a b"}, "/login"), ({"roles": ["nowhere:Admin"]}, "/roles/0"),
    ({"roles": ["contacts:Admin", "so nicht"]}, "/roles/1"), ({"login": "x" * 65}, "/login"),
    ({"superior_id": "nobody"}, "/superior_id"), ({"department_ids": ["nowhere"]}, "/department_ids/0"),
    ({"name": ""}, "/name"), ({"session_epoch": 9}, "/session_epoch"), ({"mobile": "12"}, "/mobile"),
])
async def test_a_wrong_value_is_named_and_nothing_is_written(crm, admin, values, pointer):
    before = crm.snapshot.current.version
    answer = await admin.patch(f"/v1/people/{crm.id('machao')}", json=values)
    assert answer.status_code == 422, answer.text
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]
    assert crm.snapshot.current.version == before


async def test_a_login_is_taken_once(crm, admin):
    answer = await admin.post("/v1/people", json={"name": "另一人", "login": "ZHANGWEI"})
    assert answer.status_code == 409


async def test_a_change_holds_before_it_is_answered(crm, admin, salesman):
    assert (await salesman.get("/v1/me")).json()["stores"]["system"]["level"] == 0
    entries = (await admin.get("/v1/stores/system")).json()["entries"]
    entries.append({"kind": "person", "ref": crm.id("zhangwei"), "level": 2})
    assert (await admin.patch("/v1/stores/system", json={"entries": entries})).status_code == 200
    assert (await salesman.get("/v1/me")).json()["stores"]["system"]["level"] == 2
    assert (await salesman.get("/v1/people")).json()["people"] != []


async def test_nobody_becomes_his_own_superior(crm, admin):
    for superior in ("zhangwei", "liuyang"):
        path = f"/v1/people/{crm.id('liuyang')}"
        answer = await admin.patch(path, json={"superior_id": crm.id(superior)})
        assert answer.status_code == 422
        assert answer.json()["errors"][0] == {
            "pointer": "/superior_id", "reason": "RING", "detail": "不能成为自己的上级或成员",
        }


async def test_departments_do_not_stand_above_themselves(crm, admin):
    path = f"/v1/departments/{demo_id('department', 'sales')}"
    for parent in ("sales", "sales_north"):
        answer = await admin.patch(path, json={"parent_id": demo_id("department", parent)})
        assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "RING")


async def test_a_head_must_be_active(crm, admin):
    path = f"/v1/departments/{demo_id('department', 'sales_east')}"
    answer = await admin.patch(path, json={"head_ids": [crm.id("zhouting"), demo_id("person", "fengtao")]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/head_ids/1")


async def test_a_department_needs_a_region(admin):
    answer = await admin.post("/v1/departments", json={"name": "新部门"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/region_id")


async def test_what_is_in_use_is_not_deleted_and_what_is_not_may_be(crm, admin):
    used = [
        ("departments", "department", "sales_north", "DEPARTMENT_IN_USE"),
        ("regions", "region", "south", "REGION_IN_USE"),
        ("groups", "group", "sales_heads", "GROUP_IN_USE"),
        ("roles", "role", "contacts:Assigner", "ROLE_IN_USE"),
    ]
    for plural, kind, key, reason in used:
        answer = await admin.delete(f"/v1/{plural}/{demo_id(kind, key)}")
        assert (answer.status_code, answer.json()["reason"]) == (409, reason)
    region = (await admin.post("/v1/regions", json={"name": "西南"})).json()["id"]
    made = await admin.post("/v1/departments", json={"name": "西南办", "region_id": region})
    assert (await admin.delete(f"/v1/departments/{made.json()['id']}")).status_code == 204
    assert (await admin.delete(f"/v1/regions/{region}")).status_code == 204
    assert region not in crm.snapshot.current.regions


async def test_groups_do_not_hold_themselves(admin):
    path = f"/v1/groups/{demo_id('group', 'key_accounts_north')}"
    for inside in ("key_accounts_north", "key_accounts", "project_launch"):
        answer = await admin.patch(path, json={"group_ids": [demo_id("group", inside)]})
        assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "RING")


async def test_the_deny_group_refuses_its_people_everywhere(crm, admin):
    path = f"/v1/groups/{demo_id('group', 'barred')}"
    async with crm.signed_in("machao") as client:
        answer = await admin.patch(path, json={"group_ids": [demo_id("group", "key_accounts")]})
        assert answer.status_code == 200
        assert (await client.get("/v1/me")).status_code == 200
        await admin.patch(path, json={"department_ids": [demo_id("department", "sales_east")]})
        assert (await client.get("/v1/me")).status_code == 401


async def test_roles_are_given_only_by_who_may_change_the_acl_of_their_store(crm, admin):
    entries = (await admin.get("/v1/stores/system")).json()["entries"]
    entries.append({"kind": "person", "ref": crm.id("zhangwei"), "level": 4})
    await admin.patch("/v1/stores/system", json={"entries": entries})
    path = f"/v1/people/{crm.id('zhangwei')}"
    async with crm.signed_in("zhangwei") as editor:
        assert (await editor.patch(path, json={"post": "主任"})).status_code == 200
        assert (await editor.patch(path, json={"roles": ["contacts:SysAdmin"]})).status_code == 403
    assert (await admin.patch(path, json={"roles": ["contacts:SysAdmin"]})).status_code == 200


async def test_preferences_are_merged_and_bounded(crm, salesman, reader):
    path = "/v1/me/preferences"
    await salesman.patch(path, json={"theme": "dark", "columns": {"customers": ["a", "b"], "people": ["c"]}})
    answer = await salesman.patch(path, json={"columns": {"people": None}, "language": "en"})
    expected = {"theme": "dark", "language": "en", "columns": {"customers": ["a", "b"]}}
    assert answer.json() == {"preferences": expected}
    me = (await salesman.get("/v1/me")).json()
    assert (me["preferences"], me["person"]["language"]) == (expected, "en")
    assert (await reader.get("/v1/me")).json()["preferences"] == {}
    assert (await salesman.patch(path, json={"big": "x" * 70_000})).status_code == 413
    deep: dict = {}
    for _ in range(100):
        deep = {"a.$b": [deep]}
    assert (await salesman.patch(path, json=deep)).status_code == 422
    assert (await salesman.get("/v1/me")).json()["preferences"] == expected


async def test_oneself_may_import_where_one_may_create_or_change_by_it(admin, salesman, reader):
    asked = [(await client.get("/v1/me")).json()["operations"] for client in (admin, salesman, reader)]
    assert [may["import"] for may in asked] == [True, True, False]
    assert [may["create_customer"] for may in asked] == [True, True, False]
