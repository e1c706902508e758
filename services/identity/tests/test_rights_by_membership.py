"""Membership gives rights: an Editor of system edits people, and only a Manager of system places them."""

import pytest
from crm_records.access.caller import Caller
from identity.demo import demo_id


@pytest.fixture
async def editor(crm, admin):
    """钱丽, now Editor of system with every flag an Editor may have."""
    entries = (await admin.get("/v1/stores/system")).json()["entries"]
    rest = [line for line in entries if line["ref"] != crm.id("qianli")]
    mine = {"kind": "person", "ref": crm.id("qianli"), "level": 4, "flags": ["create", "delete", "copy"]}
    assert (await admin.patch("/v1/stores/system", json={"entries": [*rest, mine]})).status_code == 200
    async with crm.signed_in("qianli") as client:
        yield client


async def both(admin, editor, method, path, body=None, *, allowed=200):
    """Refused to the Editor, then done by the Manager, who sends the same."""
    refused = await editor.request(method, path, json=body)
    assert (refused.status_code, refused.json()["factor"]) == (403, "level"), (method, path, body, refused.text)
    done = await admin.request(method, path, json=body)
    assert done.status_code == allowed, (method, path, body, done.text)
    return done


async def test_an_editor_of_system_edits_what_gives_no_rights(crm, admin, editor):
    person = f"/v1/people/{crm.id('machao')}"
    assert (await editor.patch(person, json={"post": "销售", "mobile": "13900001111"})).status_code == 200
    assert (await editor.patch(person, json={"name": "马小超", "login": "maxiaochao"})).status_code == 200
    department = f"/v1/departments/{demo_id('department', 'marketing')}"
    assert (await editor.patch(department, json={"name": "市场中心"})).status_code == 200
    group = f"/v1/groups/{demo_id('group', 'leaders')}"
    assert (await editor.patch(group, json={"name": "领导"})).status_code == 200
    kept = (await editor.get(group)).json()
    same = {name: kept[name] for name in ("person_ids", "department_ids", "group_ids", "denies")}
    assert (await editor.patch(group, json=same)).status_code == 200     # as it is: nothing is given
    made = await editor.post("/v1/people", json={"name": "新人", "login": "xinren"})
    assert made.status_code == 201, made.text
    region = demo_id("region", "east")
    assert (await editor.post("/v1/departments", json={"name": "新部门", "region_id": region})).status_code == 201
    assert (await editor.post("/v1/groups", json={"name": "新组"})).status_code == 201


@pytest.mark.parametrize(("path", "values"), [
    ("people/zhangwei", {"department_ids": [demo_id("department", "company")]}),
    ("people/zhangwei", {"department_ids": []}),
    ("people/zhangwei", {"superior_id": demo_id("person", "lijianguo")}),
    ("people/fengtao", {"active": True}),
    ("departments/sales_east", {"head_ids": [demo_id("person", "qianli")]}),
    ("departments/sales_east", {"parent_id": demo_id("department", "office")}),
    ("departments/sales_east", {"region_id": demo_id("region", "north")}),
    ("groups/leaders", {"person_ids": [demo_id("person", "qianli")]}),
    ("groups/leaders", {"person_ids": []}),
    ("groups/leaders", {"department_ids": [demo_id("department", "office")]}),
    ("groups/leaders", {"group_ids": [demo_id("group", "key_accounts")]}),
    ("groups/barred", {"person_ids": []}),
    ("groups/barred", {"denies": False}),
    ("groups/key_accounts", {"denies": True}),
])
async def test_who_belongs_where_is_changed_by_managers_of_system_alone(crm, admin, editor, path, values):
    plural, key = path.split("/")
    kind = {"people": "person", "departments": "department", "groups": "group"}[plural]
    before = crm.snapshot.current
    refused = await editor.patch(f"/v1/{plural}/{demo_id(kind, key)}", json=values)
    assert (refused.status_code, refused.json()["factor"]) == (403, "level")
    assert crm.snapshot.current is before
    changed = await admin.patch(f"/v1/{plural}/{demo_id(kind, key)}", json=values)
    assert changed.status_code == 200, changed.text


@pytest.mark.parametrize(("path", "body"), [
    ("/v1/people", {"name": "甲", "login": "jia1", "department_ids": [demo_id("department", "sales")]}),
    ("/v1/people", {"name": "甲", "login": "jia1", "superior_id": demo_id("person", "lijianguo")}),
    ("/v1/departments", {
        "name": "乙", "region_id": demo_id("region", "east"), "head_ids": [demo_id("person", "qianli")],
    }),
    ("/v1/groups", {"name": "丙", "person_ids": [demo_id("person", "qianli")]}),
    ("/v1/groups", {"name": "丙", "denies": True}),
])
async def test_what_is_new_is_placed_by_managers_of_system_alone(admin, editor, path, body):
    await both(admin, editor, "POST", path, body, allowed=201)


async def test_an_editor_cannot_raise_himself_in_any_store(crm, admin, editor):
    mine = Caller(crm.id("qianli"))

    def standing():
        policy = crm.snapshot.current
        held = {store: policy.standing(mine, store) for store in policy.stores}
        return {store: (one.level, one.flags, one.roles, one.keys) for store, one in held.items()}

    before = standing()
    for path, values in (
        (f"people/{crm.id('qianli')}", {"department_ids": [demo_id("department", "sales")]}),
        (f"people/{crm.id('qianli')}", {"roles": ["contacts:SysAdmin"]}),
        (f"people/{crm.id('zhangwei')}", {"superior_id": crm.id("qianli")}),
        (f"departments/{demo_id('department', 'sales')}", {"head_ids": [crm.id("qianli")]}),
        (f"departments/{demo_id('department', 'office')}", {"parent_id": demo_id("department", "sales")}),
        (f"groups/{demo_id('group', 'sales_heads')}", {"person_ids": [crm.id("qianli")]}),
        (f"groups/{demo_id('group', 'sales_heads')}", {"department_ids": [demo_id("department", "office")]}),
    ):
        assert (await editor.patch(f"/v1/{path}", json=values)).status_code == 403, values
    assert standing() == before


async def test_whoever_leaves_may_be_struck_off_by_an_editor_and_comes_back_by_a_manager(crm, admin, editor):
    person = f"/v1/people/{crm.id('zhuli')}"
    assert (await editor.patch(person, json={"active": False})).status_code == 200
    await both(admin, editor, "PATCH", person, {"active": True})
    assert (await editor.delete(person)).status_code == 204
    await both(admin, editor, "POST", f"{person}:restore")


async def test_the_deny_group_is_deleted_and_restored_by_managers_of_system_alone(crm, admin, editor):
    group = f"/v1/groups/{demo_id('group', 'barred')}"
    await both(admin, editor, "DELETE", group, allowed=204)
    assert not crm.snapshot.current.denied
    await both(admin, editor, "POST", f"{group}:restore")
    assert crm.snapshot.current.denied == {demo_id("person", "fengtao")}


async def test_a_deleted_group_with_a_role_comes_back_by_a_manager_of_its_store(crm, admin, editor):
    made = await admin.post("/v1/groups", json={"name": "临时", "roles": ["contacts:SysAdmin"]})
    group = f"/v1/groups/{made.json()['id']}"
    assert (await admin.delete(group)).status_code == 204
    await both(admin, editor, "POST", f"{group}:restore")


@pytest.mark.parametrize(
    "way", ["his department moves", "he moves", "he joins", "a group joins", "disabled", "deleted"]
)
async def test_the_last_manager_is_not_lost_through_the_deny_group(crm, admin, way):
    """王芳 is the only Manager, in 行政信息部; the deny group holds 客户服务部."""
    denied, office = demo_id("department", "service"), demo_id("department", "office")
    wang, barred = crm.id("wangfang"), f"/v1/groups/{demo_id('group', 'barred')}"
    held = {"person_ids": [], "department_ids": [denied], "group_ids": []}
    assert (await admin.patch(barred, json=held)).status_code == 200
    inner = (await admin.post("/v1/groups", json={"name": "内组", "person_ids": [wang]})).json()["id"]
    method, path, body = {
        "his department moves": ("PATCH", f"/v1/departments/{office}", {"parent_id": denied}),
        "he moves": ("PATCH", f"/v1/people/{wang}", {"department_ids": [denied]}),
        "he joins": ("PATCH", barred, {"person_ids": [wang]}),
        "a group joins": ("PATCH", barred, {"group_ids": [inner]}),
        "disabled": ("PATCH", f"/v1/people/{wang}", {"active": False}),
        "deleted": ("DELETE", f"/v1/people/{wang}", None),
    }[way]
    refused = await admin.request(method, path, json=body)
    assert (refused.status_code, refused.json()["reason"]) == (409, "LAST_MANAGER")
    assert crm.snapshot.current.active(wang)
    second = {"kind": "person", "ref": crm.id("lijianguo"), "level": 6, "flags": []}
    for store in crm.snapshot.current.stores:
        entries = (await admin.get(f"/v1/stores/{store}")).json()["entries"]
        rest = [line for line in entries if line["ref"] != crm.id("lijianguo")]
        assert (await admin.patch(f"/v1/stores/{store}", json={"entries": [*rest, second]})).status_code == 200
    done = await admin.request(method, path, json=body)
    assert done.status_code in (200, 204), done.text
    assert not crm.snapshot.current.active(wang)
