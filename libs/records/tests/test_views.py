"""Saved views: personal, shared with members, changed by their owner only."""

from typing import Any

import httpx
import pytest
from crm_testkit.notes import World

PATH = "/v1/contacts/saved-views"
VIEW: dict[str, Any] = {
    "name": "我的笔记", "record_type": "note", "columns": ["title", "level"], "widths": {"title": 240},
    "filter": "owner_id = me()", "order_by": "updated_at desc", "layout": "table",
}  # fmt: skip


async def save(world: World, person: str, **changes: Any) -> httpx.Response:
    return await world.client(person).post(PATH, json={**VIEW, **changes})


async def names(world: World, person: str) -> list[str]:
    answer = await world.client(person).get(PATH, params={"filter": "record_type = note", "order_by": "updated_at"})
    return [view["name"] for view in answer.json()["saved_views"]]


async def test_a_view_is_its_owners_alone(world: World) -> None:
    answer = await save(world, "reader")
    assert answer.status_code == 201, answer.text
    view = answer.json()
    assert {n: view[n] for n in VIEW} == VIEW
    assert view["owner_id"] == "reader"
    assert await names(world, "reader") == ["我的笔记"]
    for person in ("author", "manager", "boss"):
        assert await names(world, person) == []
        assert (await world.client(person).get(f"{PATH}/{view['id']}")).status_code == 404


async def test_a_shared_view_is_read_by_members_and_changed_by_its_owner(world: World) -> None:
    shared = [{"kind": "department", "id": "office"}]
    view = (await save(world, "manager", shared_with=shared)).json()
    assert await names(world, "reader") == ["我的笔记"]
    assert await names(world, "author") == []
    path = f"{PATH}/{view['id']}"
    assert (await world.client("reader").patch(path, json={"name": "他的"})).status_code == 403
    assert (await world.client("reader").delete(path)).status_code == 403
    assert (await world.client("manager").patch(path, json={"shared_with": None})).status_code == 200
    assert await names(world, "reader") == []


async def test_keeping_and_sharing_views_need_their_flags(world: World) -> None:
    assert (await save(world, "outsider")).status_code == 403
    assert (await save(world, "depositor")).status_code == 403
    refused = await save(world, "author", shared_with=[{"kind": "everyone"}])
    assert (refused.status_code, refused.json()["factor"]) == (403, "level")
    mine = (await save(world, "author")).json()
    share = await world.client("author").patch(f"{PATH}/{mine['id']}", json={"shared_with": [{"kind": "everyone"}]})
    assert share.status_code == 403


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": ""}, "/name"), ({"record_type": "nothing"}, "/record_type"), ({"filter": "level ="}, "/filter"),
        ({"order_by": "body"}, "/order_by"), ({"layout": "spiral"}, "/layout"), ({"group_by": "nope"}, "/group_by"),
        ({"widths": {"title": [1]}}, "/widths"), ({"owner_id": "boss"}, "/owner_id"),
    ],
)  # fmt: skip
async def test_what_could_never_be_asked_is_refused(world: World, changes: dict[str, Any], pointer: str) -> None:
    answer = await save(world, "author", **changes)
    assert answer.status_code == 422, answer.text
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]


async def test_a_view_is_deleted_by_its_owner(world: World) -> None:
    view = (await save(world, "reader")).json()
    path = f"{PATH}/{view['id']}"
    assert (await world.client("reader").delete(path)).status_code == 204
    assert await names(world, "reader") == []
    assert (await world.client("reader").post(f"{path}:assign", json={"owner_id": "author"})).status_code in (404, 405)
