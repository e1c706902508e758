"""Customers written beside the store: all of them are there at once, or none, wherever the load is cut off."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from crm_stack.filling import FOLDER
from crm_testkit.stack import RunningStack, running_stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ADMINISTRATOR = "wangfang"
LOAD = [sys.executable, "-m", "crm_stack", "demo"]
CUT = """
import os, signal, sys
from crm_stack import cli, filling
place, data, count = sys.argv[1:]
def cut(*_):
    os.kill(os.getpid(), signal.SIGKILL)
puts = []
def put(self, doc, whole=filling._Index.put):
    puts.append(1)
    cut() if len(puts) == 700 else whole(self, doc)
if place == "put":
    filling._Index.put = put
else:
    setattr(next(one for one in (filling._Index, filling.CustomerFilling) if place in vars(one)), place, cut)
cli.main(["demo", "--data", data, "--customers", count])
"""


@contextmanager
def opened(folder: Path, passwords: dict[str, str]) -> Iterator[RunningStack]:
    crm = RunningStack(folder)
    crm.passwords |= passwords
    crm.start()
    try:
        yield crm
    finally:
        crm.stop()


def load(folder: Path, count: int) -> None:
    subprocess.run([*LOAD, "--data", str(folder), "--customers", str(count)], check=True, capture_output=True)


def counted(crm: RunningStack) -> tuple[int, int, int]:
    """How many there are by the key tables, by the search index, and among the listed rows."""
    client = crm.client(ADMINISTRATOR)
    about = client.get("/v1/customers", params={"about": "true", "page_size": 1}).json()["about"]
    buckets = client.get("/v1/customers:group", params={"by": "customer_level"}).json()["buckets"]
    rows, token = 0, ""
    while True:
        page = client.get("/v1/customers", params={"page_size": 200, "page_token": token, "fields": "customer_name"})
        rows, token = rows + len(page.json()["customers"]), page.json()["next_page_token"]
        if not token:
            return about, sum(bucket["count"] for bucket in buckets), rows


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    with running_stack(folder, demo=True) as crm:
        passwords = dict(crm.passwords)
    load(folder, 150)
    return folder, passwords


def test_a_load_adds_what_every_way_of_looking_finds(organisation: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    data = copied(organisation[0], tmp_path)
    load(data, 260)
    with opened(data, organisation[1]) as crm:
        assert counted(crm) == (410, 410, 410)
        found = crm.client(ADMINISTRATOR).get("/v1/customers", params={"q": "有限公司", "page_size": 5}).json()
        assert len(found["customers"]) == 5
        few = crm.client("panlei").get("/v1/customers", params={"about": "true"}).json()["about"]
        assert few == 410, "named as a reader of up to 200 of each load"
    assert not (data / FOLDER).exists()


@pytest.mark.crash
@pytest.mark.parametrize(("place", "there"), [("put", 150), ("commit", 150), ("_take_place", 150), ("switch", 950)])
def test_a_load_killed_anywhere_leaves_all_or_none_and_may_be_run_again(
    organisation: tuple[Path, dict[str, str]], tmp_path: Path, place: str, there: int
) -> None:
    data = copied(organisation[0], tmp_path)
    killed = subprocess.run([sys.executable, "-c", CUT, place, str(data), "800"], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr
    with opened(data, organisation[1]) as crm:
        assert counted(crm) == (there, there, there)
    load(data, 100)
    with opened(data, organisation[1]) as crm:
        assert counted(crm)[1:] == (there + 100, there + 100)
    assert not (data / FOLDER).exists()


def copied(data: Path, to: Path) -> Path:
    subprocess.run(["cp", "-r", str(data), str(to / "data")], check=True)
    return to / "data"
