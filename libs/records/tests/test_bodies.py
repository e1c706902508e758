"""Bodies of verbs over HTTP: what may be left out may be null, and nothing else stands for it."""

from typing import Any

import pytest
from crm_testkit.people_book import Book

BULK, EXPORT, IMPORTS = "/v1/people:bulk_edit", "/v1/people:export", "/v1/contacts/imports"
EDIT = {"selection": {}, "values": {"level": "A"}}
TABLE = {"selection": {}, "columns": ["full_name"]}


@pytest.mark.parametrize(
    ("path", "body", "name", "wrong"),
    [
        (BULK, EDIT, "clear", (0, "", {}, False)),
        (BULK, EDIT, "list_modes", (0, "", [], False)),
        (EXPORT, TABLE, "format", (0, "", [], False, "x" * 500)),
        (EXPORT, TABLE, "language", (0, "", [], False)),
    ],
)
async def test_null_is_as_if_left_out_and_nothing_else_is(
    book: Book, path: str, body: dict[str, Any], name: str, wrong: tuple[Any, ...]
) -> None:
    client = book.client()
    assert (await client.post(path, json={**body, name: None})).status_code == 202
    for value in wrong:
        answer = await client.post(path, json={**body, name: value})
        assert answer.status_code == 422, value
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{name}"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("filter", (0, [], False, "x" * 4001)), ("q", (0, [], False, "x" * 201)), ("except", (0, "", {}, False))],
)
async def test_so_it_is_in_a_selection(book: Book, name: str, wrong: tuple[Any, ...]) -> None:
    client = book.client()
    assert (await client.post(EXPORT, json={**TABLE, "selection": {name: None}})).status_code == 202
    for value in wrong:
        answer = await client.post(EXPORT, json={**TABLE, "selection": {name: value}})
        assert answer.status_code == 422, value
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/selection/{name}"]


async def test_what_is_exported_is_said(book: Book) -> None:
    for body in ({"columns": ["full_name"]}, {"columns": ["full_name"], "q": "王"}):
        answer = await book.client().post(EXPORT, json=body)
        assert answer.status_code == 422, body


async def test_so_it_is_in_an_assignment(book: Book) -> None:
    path, body = f"/v1/people/{await book.create()}:assign", {"owner_id": "editor"}
    for value in (0, "", [], False, "give"):
        answer = await book.client().post(path, json={**body, "mode": value})
        assert answer.status_code == 422, value
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/mode"]
    assert (await book.client().post(path, json={**body, "mode": None})).status_code == 200


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("encoding", ("klingon",)), ("match", (["email"] * 11,)), ("mapping", ({"0": "x" * 201},)),
        ("sheet", ("x" * 201,)),
    ],
)
async def test_decisions_about_an_import_are_judged_whatever_the_file(
    book: Book, name: str, wrong: tuple[Any, ...]
) -> None:
    held = await book.upload(await _workbook(book), name="people.xlsx")
    client, path = book.client(), f"{IMPORTS}/{held['id']}"
    assert (await client.patch(path, json={name: None})).status_code == 200
    for value in wrong:
        answer = await client.patch(path, json={name: value})
        assert answer.status_code == 422, value
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{name}"]


async def _workbook(book: Book) -> bytes:
    await book.create(full_name="甲")
    return (await book.export(columns=["full_name"], format="xlsx"))[1]
