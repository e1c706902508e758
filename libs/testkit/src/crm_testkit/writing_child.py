"""A small process that writes records in every way until it is killed; what was acknowledged stands in a file."""

import asyncio
import os
import random
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from crm_testkit.notes import START
from crm_testkit.people_book import Book, people_book

ACKNOWLEDGED = "acknowledged"
ROWS = 250
WRITERS = 3


def write_until_killed(folder: str, life: int) -> None:
    """`life`: how often it was begun before; each begins after the leases of the one before."""
    asyncio.run(_write(Path(folder), life))


async def _write(folder: Path, life: int) -> None:
    said = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(*words: object) -> None:
        os.write(said, (" ".join(map(str, words)) + "\n").encode())

    async with people_book(folder, start=START + timedelta(hours=life)) as book:
        say("begun", life)
        operations = (_import(book, say), _undo(book, say), _bulk(book, say))
        await asyncio.gather(*operations, *(_one_by_one(book, say) for _ in range(WRITERS)))


async def _one_by_one(book: Book, say: Any) -> None:
    """Create and edit: `saved KEY ID VERSION`."""
    client = book.client("editor")
    while True:
        keys = [uuid4().hex for _ in range(3)]
        body = {"full_name": f"断电{keys[0][:8]}", "notes": keys[0]}
        answer = await client.post("/v1/people", json=body, headers={"idempotency-key": keys[0]})
        assert answer.status_code == 201, answer.text
        id_ = answer.json()["id"]
        say("saved", keys[0], id_, 1)
        for key in keys[1:]:
            answer = await client.patch(
                f"/v1/people/{id_}",
                params={"update_mask": "notes"},
                json={"notes": key},
                headers={"idempotency-key": key},
            )
            assert answer.status_code == 200, answer.text
            say("saved", key, id_, answer.json()["version"])


async def _import(book: Book, say: Any) -> None:
    """`imported ID`. What a life before has previewed is run first: a file takes longer than some lives."""
    while True:
        ready = await book.documents["operations"].find({"kind": "import", "state": "ready"}, limit=1)
        if not ready:
            mark = uuid4().hex[:8]
            table = "\n".join(["姓名,备注说明,人数", *(f"导入{mark}{n},{mark},{n}" for n in range(ROWS))])
            held = await book.upload(table.encode())
            await book.dry_run(held["id"])
            continue
        done = await book.run(ready[0]["_id"])
        assert done["counts"]["created"] == ROWS, done
        say("imported", done["id"])


async def _undo(book: Book, say: Any) -> None:
    """An import of this life or one before: `undone ID`."""
    while True:
        done = await book.documents["operations"].find({"kind": "import", "state": "done"}, sort=[("_id", 1)], limit=1)
        if not done:
            await asyncio.sleep(0.05)
            continue
        answer = await book.client("manager").post(f"/v1/contacts/operations/{done[0]['_id']}:undo")
        if answer.status_code == 409:       # a life before has asked already, and its undo is being previewed
            await asyncio.sleep(0.05)
            continue
        assert answer.status_code == 202, answer.text
        await book.reached(answer.json()["id"], "done")
        say("undone", done[0]["_id"])


async def _bulk(book: Book, say: Any) -> None:
    """The newest records all get another number: `edited ID`."""
    while True:
        newest = await book.documents["people"].find({}, sort=[("_id", -1)], limit=300, fields=["_id"])
        if not newest:
            await asyncio.sleep(0.05)
            continue
        body = {"selection": {"ids": [doc["_id"] for doc in newest]}, "values": {"headcount": random.randrange(10**6)}}  # noqa: S311
        begun = await book.post("/v1/people:bulk_edit", body)
        await book.reached(begun["id"], "ready")
        done = await book.run(begun["id"])
        assert done["state"] == "done", done
        say("edited", done["id"])
