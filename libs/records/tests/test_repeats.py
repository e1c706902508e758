"""A repeat with its key: the same answer, nothing done twice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from crm_records.operations import model
from crm_testkit.people_book import URL, Book

TABLE = "姓名,级别\n张三,A\n李四,B\n".encode()
Ask = Callable[..., Awaitable[httpx.Response]]
"""(person, key, other): one request; `other` is another request to the same address."""


async def a_bulk_edit(book: Book) -> Ask:
    one, two = await book.create(), await book.create()

    async def ask(person: str, key: str, *, other: bool = False) -> httpx.Response:
        body = {"selection": {"ids": [one, two]}, "values": {"level": "B" if other else "A"}}
        return await book.client(person).post(
            "/v1/people:bulk_edit", json=body, headers={"idempotency-key": key}
        )

    return ask


async def an_export(book: Book) -> Ask:
    await book.create()

    async def ask(person: str, key: str, *, other: bool = False) -> httpx.Response:
        body = {"selection": {"filter": 'level = "A"' if other else ""}, "columns": ["full_name"], "format": "csv"}
        return await book.client(person).post("/v1/people:export", json=body, headers={"idempotency-key": key})

    return ask


async def an_upload(book: Book) -> Ask:
    async def ask(person: str, key: str, *, other: bool = False) -> httpx.Response:
        return await book.client(person).post(
            "/v1/contacts/imports", files={"file": ("t.csv", TABLE + (b"x,A\n" if other else b""))},
            data={"record_type": "contact"}, headers={"idempotency-key": key},
        )

    return ask


BEGINNINGS = pytest.mark.parametrize(
    ("begin", "collection"),
    [(a_bulk_edit, model.COLLECTION), (an_export, model.COLLECTION), (an_upload, "imports")],
)


@BEGINNINGS
async def test_a_repeat_answers_what_was_begun_first(
    book: Book, begin: Callable[[Book], Awaitable[Ask]], collection: str
) -> None:
    ask = await begin(book)
    first = await ask("manager", "k")
    assert first.status_code in (201, 202), first.text
    again = await ask("manager", "k")
    assert (again.status_code, again.json()["id"]) == (first.status_code, first.json()["id"])
    assert await book.documents[collection].count({}) == 1

    refused = await ask("manager", "k", other=True)
    assert (refused.status_code, refused.json()["reason"]) == (422, "KEY_REUSED")
    colleague = await ask("editor", "k")
    assert colleague.status_code == first.status_code, colleague.text
    assert colleague.json()["id"] != first.json()["id"]
    assert await book.documents[collection].count({}) == 2
    await book.tasks.settle()


@BEGINNINGS
async def test_of_repeats_at_the_same_moment_one_begins(
    book: Book, begin: Callable[[Book], Awaitable[Ask]], collection: str
) -> None:
    ask = await begin(book)
    answers = await asyncio.gather(*(ask("manager", "k") for _ in range(6)))
    assert len({answer.json()["id"] for answer in answers}) == 1, [answer.text for answer in answers]
    assert await book.documents[collection].count({}) == 1
    await book.tasks.settle()
    (row,) = await book.documents[collection].find({})
    left = await book.documents["operation_rows"].find({"operation_id": {"$ne": row["_id"]}})
    assert left == [], "what the losers had frozen goes with them"


async def test_without_a_key_every_request_is_another(book: Book) -> None:
    for _ in range(2):
        await book.upload(TABLE)
        await book.post("/v1/people:export", {"selection": {}, "columns": ["full_name"]})
    assert await book.documents["imports"].count({}) == 2
    assert await book.documents[model.COLLECTION].count({}) == 2
    await book.tasks.settle()


async def moved(book: Book, id_: str, verb: str, key: str, *, person: str = "manager") -> httpx.Response:
    return await book.client(person).post(f"{URL}/{id_}:{verb}", headers={"idempotency-key": key})


async def test_an_import_is_begun_started_and_undone_once_however_often_it_is_asked(book: Book) -> None:
    held = await book.upload(TABLE)
    dry_run = f"/v1/contacts/imports/{held['id']}:dry_run"
    begun = [await book.client().post(dry_run, headers={"idempotency-key": "d"}) for _ in range(2)]
    (id_,) = {answer.json()["id"] for answer in begun}
    await book.reached(id_, "ready")

    started = await asyncio.gather(*(moved(book, id_, "start", "s") for _ in range(4)))
    assert {(a.status_code, a.json()["id"]) for a in started} == {(202, id_)}, [a.text for a in started]
    assert (await book.reached(id_, "done"))["counts"]["created"] == 2
    late = await moved(book, id_, "start", "s")
    assert (late.status_code, late.json()["state"]) == (202, "done"), "a lost answer: what became of it is told"
    assert (await moved(book, id_, "start", "other")).status_code == 409

    undone = await asyncio.gather(*(moved(book, id_, "undo", "u") for _ in range(4)))
    (undo,) = {a.json()["id"] for a in undone}
    await book.reached(undo, "done")
    assert (await moved(book, id_, "undo", "u")).json()["id"] == undo
    assert await book.documents[model.COLLECTION].count({"kind": "undo"}) == 1
    assert await book.all() == []
    reused = await moved(book, id_, "undo", "s")
    assert (reused.status_code, reused.json()["reason"]) == (422, "KEY_REUSED")


async def test_a_cancelled_operation_is_cancelled_and_resumed_by_a_repeat_as_well(book: Book) -> None:
    held = await book.upload(TABLE)
    ready = await book.dry_run(held["id"])
    for _ in range(2):
        cancelled = await moved(book, ready["id"], "cancel", "c")
        assert (cancelled.status_code, cancelled.json()["state"]) == (202, "cancelled")
    await book.documents[model.COLLECTION].update_one(
        {"_id": ready["id"]}, {"$set": {"started_at": book.context.clock()}}
    )
    for _ in range(2):
        resumed = await moved(book, ready["id"], "resume", "r")
        assert resumed.status_code == 202, resumed.text
        await book.reached(ready["id"], "done")
    assert len(await book.all()) == 2


async def test_files_added_under_one_key_by_two_people_are_two(book: Book) -> None:
    one = await book.create()
    await book.documents["people"].update_one({"_id": one}, {"$set": {"visibility": "open", "access": ["open"]}})
    files: list[dict[str, Any]] = []
    for person in ("manager", "editor", "manager"):
        answer = await book.client(person).post(
            f"/v1/people/{one}/attachments", files={"file": ("a.txt", b"text")}, headers={"idempotency-key": "k"}
        )
        assert answer.status_code == 201, answer.text
        files = answer.json()["attachments"]
    assert len({file["id"] for file in files}) == len(files) == 2


async def test_a_key_that_made_a_record_makes_no_operation(book: Book) -> None:
    made = await book.client().post("/v1/people", json={"full_name": "张伟"}, headers={"idempotency-key": "k"})
    assert made.status_code == 201
    answer = await (await an_export(book))("manager", "k")
    assert (answer.status_code, answer.json()["reason"]) == (422, "KEY_REUSED")
