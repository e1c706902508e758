"""kill -9 of a small writing process: each record has its document, changes, events and receipts, all or none."""

import json
import multiprocessing
import os
import random
import time
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest
from crm_testkit.notes import START
from crm_testkit.people_book import people_book
from crm_testkit.writing_child import ACKNOWLEDGED, ROWS, write_until_killed

CRASHES = int(os.environ.get("CRM_CRASHES", "40"))

pytestmark = [pytest.mark.crash, pytest.mark.slow, pytest.mark.timeout(60 + 20 * CRASHES)]


class Kept:
    """What the file holds after a kill."""

    def __init__(self, folder: Path) -> None:
        connection = apsw.Connection(str(folder / "book.db"))
        assert connection.pragma("quick_check") == "ok"
        self.versions = {d["_id"]: d["version"] for d in _docs(connection, "people")}
        self.changes = defaultdict[str, dict[int, str]](dict)  # record -> version -> id of change and event
        self.changes_of_operation = Counter[str]()
        self.imported = set[str]()  # made by an operation: their ids were planned, no receipt is needed
        for change in _docs(connection, "changes"):
            if change["version"] == 1 and change.get("operation_id"):
                self.imported.add(change["record_id"])
            self.changes[change["record_id"]][change["version"]] = change["_id"]
            self.changes_of_operation[change.get("operation_id") or ""] += 1
        self.events = defaultdict[str, dict[int, str]](dict)
        for id_, text in connection.execute("select id, json(body) from _log"):
            data = json.loads(str(text))["data"]
            self.events[data["id"]][data["version"]] = str(id_)
        self.receipts = {d["_id"].split(" ", 1)[1]: d["ids"] for d in _docs(connection, "_receipts")}
        self.states = {d["_id"]: d["state"] for d in _docs(connection, "operations")}
        connection.close()


def _docs(connection: apsw.Connection, name: str) -> list[dict[str, Any]]:
    return [json.loads(str(row[0])) for row in connection.execute(f"select json(doc) from {name}")]


def check_whole(kept: Kept) -> None:
    """Every record has one change and event for each of its versions, and a receipt unless an import made it; nothing
    has any without a record.
    """
    for id_, version in kept.versions.items():
        assert set(kept.changes[id_]) == set(range(1, version + 1)), id_
        assert kept.events[id_] == kept.changes[id_], id_
    assert set(kept.changes) == set(kept.versions)
    assert set(kept.events) == set(kept.versions)
    receipts = Counter(id_ for ids in kept.receipts.values() for id_ in ids)
    assert receipts == +(Counter(kept.versions) - Counter(kept.imported))


def check_acknowledged(kept: Kept, said: list[list[str]]) -> None:
    for verb, *facts in said:
        if verb == "saved":
            key, id_, version = facts
            assert kept.versions.get(id_, 0) >= int(version)
            assert kept.receipts[key] == [id_]
        elif verb == "imported":
            assert kept.states[facts[0]] in ("done", "undoing", "undone")
            assert kept.changes_of_operation[facts[0]] == ROWS
        elif verb in ("edited", "undone"):
            assert kept.states[facts[0]] == ("done" if verb == "edited" else "undone")


def said_in(folder: Path) -> list[list[str]]:
    """Whole lines only: the last may be torn."""
    file = folder / ACKNOWLEDGED
    return [line.split(" ") for line in file.read_text().split("\n")[:-1]] if file.exists() else []


def live_and_die(folder: Path, life: int) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([write_until_killed.__module__])
    child = context.Process(target=write_until_killed, args=(str(folder), life))
    child.start()
    while ["begun", str(life)] not in said_in(folder)[-200:]:
        assert child.is_alive(), "the child ended by itself"
        time.sleep(0.01)
    time.sleep(0.1 + random.random() * 0.9)
    assert child.is_alive(), "the child ended by itself"
    child.kill()
    child.join()
    child.close()


async def test_nothing_acknowledged_is_lost_and_every_write_is_whole(tmp_path: Path) -> None:
    checked = 0
    for life in range(CRASHES):
        live_and_die(tmp_path, life)
        kept, said = Kept(tmp_path), said_in(tmp_path)
        check_whole(kept)
        check_acknowledged(kept, said[checked:])
        checked = len(said)
    verbs = Counter(line[0] for line in said_in(tmp_path))
    assert verbs["saved"] > 5 * CRASHES

    async with people_book(tmp_path, start=START + timedelta(hours=CRASHES)) as book:
        await book.tasks.settle()
    kept = Kept(tmp_path)
    check_whole(kept)
    check_acknowledged(kept, said_in(tmp_path))
    assert set(kept.states.values()) <= {"ready", "done", "undone"}
    assert {"done", "undone"} <= set(kept.states.values())
