"""Store ACLs, permission documents, the last Manager, the first state, and what the web is told of one's rights."""

import asyncio

import pytest
from crm_platform.errors import Invalid
from crm_platform.log.sqlite import SqliteLog
from crm_records.access.caller import Caller
from crm_records.access.policy import DOCUMENTS, STORES, Level, Policy
from crm_records.access.snapshot import PolicySnapshot
from identity.bootstrap import AlreadyBegun, begin_empty
from identity.demo import complete_demo, demo_id, load_demo, owners


async def entries_of(client, store):
    return (await client.get(f"/v1/stores/{store}")).json()["entries"]


async def test_an_acl_is_changed_by_managers_of_that_store_only(crm, admin, reader, salesman):
    entries = await entries_of(admin, "products")
    mine = {"kind": "person", "ref": crm.id("zhangwei"), "level": 6, "flags": []}
    assert (await admin.patch("/v1/stores/products", json={"entries": [*entries, mine]})).status_code == 200
    assert (await salesman.patch("/v1/stores/products", json={"superiors_read_down": True})).status_code == 200
    assert (await salesman.get("/v1/stores/products")).json()["superiors_read_down"] is True
    assert (await salesman.patch("/v1/stores/contacts", json={"superiors_read_down": False})).status_code == 403
    assert (await salesman.get("/v1/stores/contacts")).status_code == 404
    assert [s["name"] for s in (await salesman.get("/v1/stores")).json()["stores"]] == ["products"]
    assert (await reader.get("/v1/stores/contacts")).status_code == 200
    assert (await reader.patch("/v1/stores/contacts", json={"superiors_read_down": False})).status_code == 403
    assert len((await reader.get("/v1/stores")).json()["stores"]) == len(STORES)


@pytest.mark.parametrize("way", ["disable", "delete", "entry", "level", "deny"])
async def test_the_last_manager_stays(crm, admin, way):
    person = f"/v1/people/{crm.id('wangfang')}"
    entries = await entries_of(admin, "contacts")
    lowered = [e | {"level": 5} if e["ref"] == crm.id("wangfang") else e for e in entries]
    barred = f"/v1/groups/{demo_id('group', 'barred')}"
    attempts = {
        "disable": ("PATCH", person, {"active": False}),
        "delete": ("DELETE", person, None),
        "entry": ("PATCH", "/v1/stores/contacts", {"entries": [e for e in entries if e["level"] < 6]}),
        "level": ("PATCH", "/v1/stores/contacts", {"entries": lowered}),
        "deny": ("PATCH", barred, {"person_ids": [crm.id("wangfang")]}),
    }
    method, path, body = attempts[way]
    answer = await admin.request(method, path, json=body)
    assert (answer.status_code, answer.json()["reason"]) == (409, "LAST_MANAGER")
    assert (await admin.get("/v1/me")).json()["stores"]["contacts"]["level"] == 6


async def test_a_manager_may_go_where_another_person_stays(crm, admin):
    second = {"kind": "person", "ref": crm.id("lijianguo"), "level": 6, "flags": []}
    for store in STORES:
        entries = [e for e in await entries_of(admin, store) if e["ref"] != crm.id("lijianguo")]
        assert (await admin.patch(f"/v1/stores/{store}", json={"entries": [*entries, second]})).status_code == 200
    assert (await admin.patch(f"/v1/people/{crm.id('wangfang')}", json={"active": False})).status_code == 200
    async with crm.signed_in("lijianguo") as other:
        answer = await other.patch(f"/v1/people/{crm.id('lijianguo')}", json={"active": False})
        assert answer.json()["reason"] == "LAST_MANAGER"


@pytest.mark.parametrize(("entry", "pointer"), [
    ({"kind": "person", "ref": "nobody", "level": 2}, "/entries/1/ref"),
    ({"kind": "team", "ref": "x", "level": 2}, "/entries/1/kind"),
    ({"kind": "anonymous", "level": 7}, "/entries/1/level"),
    ({"kind": "anonymous", "level": True}, "/entries/1/level"),
    ({"kind": "anonymous", "level": 2, "flags": ["create"]}, "/entries/1/flags"),
    ({"kind": "anonymous", "level": 2, "flags": ["fly"]}, "/entries/1/flags"),
    ({"kind": "anonymous", "level": 2, "roles": ["no good"]}, "/entries/1/roles"),
    ({"kind": "anonymous", "level": 2, "more": 1}, "/entries/1/more"),
    ({"kind": "default", "level": 2}, "/entries/1"),
    ("x", "/entries/1"),
])
async def test_a_wrong_entry_is_named_and_nothing_is_written(crm, admin, entry, pointer):
    version = crm.snapshot.current.version
    body = {"entries": [{"kind": "default", "level": 0}, entry]}
    answer = await admin.patch("/v1/stores/contacts", json=body)
    assert (answer.status_code, [e["pointer"] for e in answer.json()["errors"]]) == (422, [pointer])
    assert crm.snapshot.current.version == version


@pytest.mark.parametrize(("body", "pointer"), [
    ({"entries": "x"}, "/entries"), ({"entries": []}, "/entries"), ({"visibility": "secret"}, "/visibility"),
    ({"superiors_read_down": 1}, "/superiors_read_down"), ({"controls": {"print": "never"}}, "/controls/print"),
    ({"controls": {"copy": "watermark"}}, "/controls/copy"), ({"name": "x"}, "/name"),
    ({"controls": {"print": []}}, "/controls/print"), ({"controls": 1}, "/controls"),
    ({"hidden_duplicates": {}}, "/hidden_duplicates"),
])
async def test_a_wrong_setting_is_named(admin, body, pointer):
    answer = await admin.patch("/v1/stores/contacts", json=body)
    assert (answer.status_code, [e["pointer"] for e in answer.json()["errors"]]) == (422, [pointer])


async def test_an_old_version_of_an_acl_changes_nothing(admin):
    headers = {"if-match": '"1"'}
    body = {"hidden_duplicates": "silent"}
    assert (await admin.patch("/v1/stores/contacts", json=body, headers=headers)).status_code == 200
    stale = await admin.patch("/v1/stores/contacts", json={"hidden_duplicates": "exists"}, headers=headers)
    assert stale.status_code == 412
    assert (await admin.get("/v1/stores/contacts")).json()["hidden_duplicates"] == "silent"
    assert (await admin.patch("/v1/stores/nowhere", json=body)).status_code == 404


async def test_permission_documents_are_filled_by_managers_of_system(crm, admin, reader, salesman):
    path = "/v1/permission-documents/bulk_edit"
    operations = "/v1/me"
    assert (await salesman.get(operations)).json()["operations"]["bulk_edit"] is False
    members = [*(await admin.get(path)).json()["members"], {"kind": "person", "ref": crm.id("zhangwei")}]
    assert (await admin.patch(path, json={"members": members})).status_code == 200
    assert (await salesman.get(operations)).json()["operations"]["bulk_edit"] is True
    assert (await reader.patch(path, json={"members": []})).status_code == 403
    assert (await salesman.patch(path, json={"members": []})).status_code == 403
    assert (await salesman.get(path)).status_code == 404
    listed = (await reader.get("/v1/permission-documents")).json()["permission_documents"]
    assert [d["name"] for d in listed] == list(DOCUMENTS)
    wrong = await admin.patch(path, json={"members": [{"kind": "region", "ref": "x"}]})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/members/0/kind")


async def test_me_tells_what_one_may_do(crm, admin, salesman):
    me = (await salesman.get("/v1/me")).json()
    assert me["stores"]["contacts"] == {
        "level": 3, "level_name": "author", "roles": [],
        "flags": ["copy", "create", "delete", "personal_views", "read_public"],
    }
    assert {n: me["operations"][n] for n in ("create_customer", "bulk_edit", "export", "assign", "print")} == {
        "create_customer": True, "bulk_edit": False, "export": False, "assign": False, "print": True,
    }
    every = (await admin.get("/v1/me")).json()["operations"]
    assert [name for name, allowed in every.items() if not allowed] == []


async def test_the_demo_has_every_level_and_open_and_restricted_stores(crm):
    policy = crm.snapshot.current
    levels = {policy.standing(Caller(person), "contacts").level for person in policy.people}
    assert levels == set(Level)
    assert {store.visibility for store in policy.stores.values()} == {"open", "restricted"}
    assert (len(policy.people), len(policy.departments), len(policy.regions)) == (30, 8, 3)
    assert set(policy.documents) == set(DOCUMENTS)
    assert all(policy.documents.values())
    assert all(policy.active(owner.person_id) for owner in owners())


async def test_demo_accounts_are_kept_and_their_passwords_are_not_in_the_clear(crm, documents):
    accounts = await complete_demo(crm.identity)
    assert {a.login: a.password for a in accounts} == crm.passwords
    assert {a.bench for a in accounts} >= {None, "administrator", "salesman"}
    assert crm.passwords["wangfang"] not in str(await documents["demo_accounts"].find({}))


async def test_an_installation_begins_once(crm, empty):
    with pytest.raises(AlreadyBegun):
        await load_demo(crm.identity)
    with pytest.raises(AlreadyBegun):
        await begin_empty(crm.identity, login="root", name="超级", password="a good one 1")


async def test_an_empty_installation_has_one_administrator_of_everything(empty):
    assert empty.identity.is_new
    with pytest.raises(Invalid):
        await begin_empty(empty.identity, login="root", name="管理员", password="short")
    assert empty.identity.is_new
    empty.passwords["root"] = "a good one 1"
    person = await begin_empty(empty.identity, login="root", name="管理员", password="a good one 1")
    policy = empty.snapshot.current
    assert {policy.standing(Caller(person), store).level for store in STORES} == {Level.MANAGER}
    async with empty.signed_in("root") as client:
        assert (await client.get("/v1/people")).json()["people"][0]["id"] == person


async def test_another_process_builds_the_same_policy_with_a_higher_version(crm, documents):
    other = type(crm)(documents)
    await other.identity.open()
    mine, theirs = crm.snapshot.current, other.snapshot.current
    assert theirs.version > mine.version
    for name in ("people", "departments", "groups", "regions", "stores", "documents", "denied"):
        assert getattr(mine, name) == getattr(theirs, name)


async def test_every_policy_is_announced_with_its_number(crm, admin, documents):
    await admin.post("/v1/regions", json={"name": "西南"})
    versions: list[int] = []
    log = SqliteLog(documents)

    async def note(events):
        versions.extend(e.body["data"]["version"] for e in events if e.body["type"] == "crm.identity.policy.changed")

    log.subscribe("test", "crm.identity.v1", note)
    await log.open()
    await log.settle()
    await log.close()
    assert versions == sorted(set(versions))
    assert versions[-1] == crm.snapshot.current.version


def test_a_late_older_policy_is_not_taken():
    snapshot = PolicySnapshot(Policy(version=5))
    snapshot.replace(Policy(version=4))
    assert snapshot.current.version == 5


async def test_two_managers_who_leave_at_once_do_not_both_leave(crm, admin):
    second = {"kind": "person", "ref": crm.id("lijianguo"), "level": 6, "flags": []}
    for store in STORES:
        entries = [e for e in await entries_of(admin, store) if e["ref"] != crm.id("lijianguo")]
        await admin.patch(f"/v1/stores/{store}", json={"entries": [*entries, second]})
    async with crm.signed_in("lijianguo") as other:
        answers = await asyncio.gather(
            admin.patch(f"/v1/people/{crm.id('wangfang')}", json={"active": False}),
            other.patch(f"/v1/people/{crm.id('lijianguo')}", json={"active": False}),
        )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_nobody_signed_in_is_told_to_sign_in(crm):
    async with crm.client() as nobody:
        for method, path in [
            ("GET", "/v1/me"), ("GET", "/v1/stores/contacts"), ("PATCH", "/v1/stores/contacts"),
            ("PATCH", "/v1/permission-documents/export"), ("POST", "/v1/people"), ("GET", "/v1/identity/record-types"),
            ("POST", "/v1/sessions:sign_out_everywhere"), ("PATCH", "/v1/me/preferences"),
        ]:
            answer = await nobody.request(method, path, json={})
            assert answer.status_code == 401, (method, path, answer.text)
