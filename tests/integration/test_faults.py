"""What an installation meets: a folder in use, a newer release's data, a full disk, damage, signals, a first start."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import httpx
import pytest
from crm_testkit.product import Product, ProductFailed

ADMIN = "first"
PASSWORD = "a long sentence 4711"
TYPED = f"王一\n{ADMIN}\n{PASSWORD}\n"
ROOT = Path(__file__).parents[2]
NEEDS_MOUNT = "needs the right to mount a small file system"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(300)]


def an_empty_product(data: Path) -> Product:
    return Product(data, arguments=("--empty",), typed=TYPED)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an administrator and some customers, of a product that was stopped."""
    data = tmp_path_factory.mktemp("begun") / "data"
    product = an_empty_product(data)
    product.start(seconds=60)
    with product.client(ADMIN, PASSWORD) as client:
        members = [{"kind": "person", "ref": client.get("/v1/me").json()["person"]["id"]}]
        document = client.patch("/v1/permission-documents/create_customer", json={"members": members})
        assert document.status_code == 200, document.text
        for n in range(5):
            assert create(client, f"先有{n}").status_code == 201
    assert product.stop() == 0
    return data


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    """A copy of one's own."""
    return Path(shutil.copytree(begun, tmp_path / "data"))


@contextlib.contextmanager
def running(data: Path) -> Iterator[Product]:
    """Started; killed at the end where the test did not stop it."""
    product = Product(data, arguments=("--empty",))
    product.start(seconds=60)
    try:
        yield product
    finally:
        product.kill()


def refused(product: Product) -> str:
    """What a start that must fail printed."""
    with pytest.raises(ProductFailed) as failed:
        product.start(seconds=60)
    assert product.exit_code == 1
    assert "Traceback" not in str(failed.value)
    return str(failed.value)


def create(client: httpx.Client, name: str, key: str | None = None) -> httpx.Response:
    body = {"kind": "individual", "customer_name": name, "contact_name": name}
    return client.post("/v1/customers", json=body, headers={"idempotency-key": key or uuid.uuid4().hex})


def names(client: httpx.Client, **query: str) -> set[str]:
    answer = client.get("/v1/customers", params={"page_size": 200, **query})
    assert answer.status_code == 200, answer.text
    return {row["customer_name"] for row in answer.json()["customers"]}


def eventually(wanted: set[str], client: httpx.Client, **query: str) -> None:
    found: set[str] = set()
    for _ in range(100):
        found = names(client, **query)
        if found == wanted:
            return
        time.sleep(0.1)
    assert found == wanted


def all_there(client: httpx.Client, count: int) -> bool:
    """The count comes from search, which follows the store within seconds."""
    for _ in range(100):
        if client.get("/v1/customers", params={"about": True, "fields": "id"}).json()["about"] == count:
            return True
        time.sleep(0.1)
    return False


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}


# the folder and the port


def test_a_second_start_on_the_same_folder_is_refused_and_harms_nothing(data: Path) -> None:
    with running(data) as first:
        said = refused(Product(data))
        assert f"数据目录 {data} 正被另一个进程使用" in said
        assert f"another process ({first.pid}) uses the data folder {data}" in said
        with first.client(ADMIN, PASSWORD) as client:
            assert create(client, "仍可写").status_code == 201
        assert first.stop() == 0


def test_a_port_in_use_is_told_before_the_data_are_touched(data: Path) -> None:
    before = content(data)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        product = Product(data)
        with pytest.raises(ProductFailed, match=rf"端口 {port} 已被占用.* / Port {port} is in use"):
            product.start(port=port)
        assert product.exit_code == 1
    assert content(data) == before


@pytest.mark.parametrize("service", ["identity", "contacts"])
def test_data_of_a_newer_release_are_left_as_they_are(data: Path, service: str) -> None:
    file = data / service / f"{service}.db"
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", 999)
    connection.close()
    before = file.read_bytes()
    said = refused(Product(data))
    assert "数据由更新的版本写入" in said
    assert "start the newer release, nothing was changed" in said
    assert str(file) in said
    assert file.read_bytes() == before


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=False).returncode:
        pytest.skip(NEEDS_MOUNT)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None or os.geteuid() != 0, reason=NEEDS_MOUNT)
def test_a_read_only_data_folder_is_told(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    with mounted(place, "size=64m"):
        shutil.copytree(begun, place / "data")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        said = refused(Product(place / "data"))
    assert "无法启动 / cannot start: Read-only file system" in said
    assert str(place / "data") in said


# a full disk


def fill(place: Path) -> Path:
    """Takes all that is left."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"\0" * size):
                    pass
    return ballast


@pytest.mark.skipif(shutil.which("mount") is None or os.geteuid() != 0, reason=NEEDS_MOUNT)
def test_a_full_disk_refuses_writes_and_loses_nothing(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    with mounted(place, "size=64m"):
        data = Path(shutil.copytree(begun, place / "data"))
        with running(data) as product, product.client(ADMIN, PASSWORD) as client:
            ballast = fill(place)
            os.truncate(ballast, ballast.stat().st_size - (64 << 10))  # room for a write or two
            kept = names(client)
            name, key, answer = fill_the_rest(client, kept)
            problem = answer.json()
            assert (answer.status_code, problem["reason"]) == (503, "STORAGE_FULL"), problem
            assert "磁盘已满" in problem["detail"]
            again = create(client, name, key)
            assert again.status_code == 503
            table = "客户名称\n".encode() * 99_999
            files, form = {"file": ("a.csv", table)}, {"record_type": "customer"}
            upload = client.post("/v1/contacts/imports", files=files, data=form)
            assert (upload.status_code, upload.json()["reason"]) == (503, "STORAGE_FULL")
            assert names(client) == kept
            time.sleep(3)  # what works in the background meets the full disk too

            ballast.unlink()
            assert create(client, name, key).status_code == 201
            kept.add(name)
            assert names(client) == kept
            eventually(kept, client, filter="created_at >= days_ago(36500)")
            assert product.stop() == 0
        with running(data) as product, product.client(ADMIN, PASSWORD) as client:
            assert names(client) == kept
            eventually(kept, client, filter="created_at >= days_ago(36500)")
            assert product.stop() == 0


def fill_the_rest(client: httpx.Client, kept: set[str]) -> tuple[str, str, httpx.Response]:
    """The store has some room in its own files; `kept` gains what it still took."""
    for n in range(100):
        name, key = f"满{n}", uuid.uuid4().hex
        answer = create(client, name, key)
        if answer.status_code != 201:
            return name, key, answer
        kept.add(name)
    raise AssertionError("the disk never was full")


# a damaged index


def _truncate(index: Path) -> None:
    largest = max((p for p in index.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    os.truncate(largest, largest.stat().st_size // 2)


def _remove_a_segment(index: Path) -> None:
    next(iter(index.glob("g*/*.store"))).unlink()


def _garble_the_list_of_segments(index: Path) -> None:
    next(iter(index.glob("g*/meta.json"))).write_text("{")


def _garble_the_pointer(index: Path) -> None:
    (index / "CURRENT").write_text('{"name": "g77"')


def _garble_the_journal(index: Path) -> None:
    (index / "journal-77.jsonl").write_bytes(b'["no\n\xff\n')


DAMAGES = (
    _truncate,
    _remove_a_segment,
    _garble_the_list_of_segments,
    _garble_the_pointer,
    _garble_the_journal,
    shutil.rmtree,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_search_index_is_made_anew(data: Path, damage: Any) -> None:
    damage(data / "contacts" / "search" / "customers")
    with running(data) as product, product.client(ADMIN, PASSWORD) as client:
        kept = names(client)
        assert len(kept) == 5
        eventually(kept, client, filter="created_at >= days_ago(36500)")
        eventually({"先有3"}, client, q="先有3")
        assert product.stop() == 0


# signals


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_the_request_under_way_finish(data: Path, by: signal.Signals) -> None:
    body = json.dumps({"kind": "individual", "customer_name": "关机时", "contact_name": "关机时"}).encode()
    with running(data) as product:
        with product.client(ADMIN, PASSWORD) as client:
            token = client.headers["authorization"]
        host, port = product.address.removeprefix("http://").split(":")
        half_sent = http.client.HTTPConnection(host, int(port), timeout=10)
        with contextlib.closing(half_sent):
            half_sent.putrequest("POST", "/v1/customers")
            half_sent.putheader("authorization", token)
            half_sent.putheader("content-type", "application/json")
            half_sent.putheader("content-length", str(len(body)))
            half_sent.endheaders(body[:10])
            time.sleep(0.3)
            os.kill(product.pid, by)
            time.sleep(0.5)
            half_sent.send(body[10:])
            assert half_sent.getresponse().status == 201
        assert product.wait() == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(product.address)
    with running(data) as product, product.client(ADMIN, PASSWORD) as client:
        assert "关机时" in names(client)
        assert product.stop() == 0


def test_a_signal_during_the_first_start_ends_it_and_the_next_goes_on(tmp_path: Path) -> None:
    product = Product(tmp_path / "data")
    with pytest.raises(ProductFailed):
        product.start(seconds=0)  # killed as early as can be
    product.begin()
    deadline = time.monotonic() + 60
    while not (tmp_path / "data" / "contacts" / "search" / "customers").exists():
        assert time.monotonic() < deadline, product.printed
        time.sleep(0.05)
    time.sleep(0.5)
    assert product.stop() == 0
    assert "ready" not in product.printed
    product.start(seconds=60)
    with product.client(next(a["login"] for a in product.accounts() if a.get("bench") == "administrator")) as client:
        assert all_there(client, 2000)
    assert product.stop() == 0


# the first start


def test_an_empty_start_refuses_weak_passwords_and_takes_a_good_one(tmp_path: Path) -> None:
    typed = f"王一\n{ADMIN}\n12345\n王一\n{ADMIN}\n{ADMIN}{ADMIN}\n{TYPED}"
    product = Product(tmp_path / "data", arguments=("--empty",), typed=typed)
    product.start(seconds=60)
    assert product.printed.count("姓名 / name") == 3
    assert "第一位管理员 / the first administrator" in product.printed
    with product.client(ADMIN, PASSWORD) as client:
        assert names(client) == set()
    assert product.stop() == 0


def test_an_empty_start_without_an_answer_ends_and_may_be_repeated(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert "没有输入" in refused(Product(data, arguments=("--empty",)))
    refused(Product(data, arguments=("--empty",), typed=f"王一\n{ADMIN}\n1\n" * 3))
    product = an_empty_product(data)
    product.start(seconds=60)
    assert product.stop() == 0


def accounts(data: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "crm_stack", "accounts", "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_accounts_without_data_say_what_to_do(tmp_path: Path) -> None:
    answer = accounts(tmp_path / "none")
    assert answer.returncode == 1
    assert "请先 ./crm start" in answer.stderr
    assert "run ./crm start first" in answer.stderr
    assert not (tmp_path / "none").exists()


def test_accounts_are_shown_while_the_product_runs(tmp_path: Path) -> None:
    product = Product(tmp_path / "data")
    product.start(seconds=60)
    answer = accounts(tmp_path / "data")
    assert answer.returncode == 0, answer.stderr
    assert all(account["login"] in answer.stdout for account in product.accounts())
    assert (tmp_path / "data" / "demo-accounts.json").stat().st_mode & 0o077 == 0
    assert product.stop() == 0


def test_a_first_start_without_a_network_says_so_and_may_be_repeated(tmp_path: Path) -> None:
    for name in ("crm", "requirements.lock", "requirements-uv.lock", "tools/members.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
    environment = os.environ | {
        "PIP_INDEX_URL": nowhere, "UV_INDEX_URL": nowhere, "UV_DEFAULT_INDEX": nowhere, "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_EXTRA_INDEX_URL": "", "CRM_PYTHON": sys.executable,
    }  # fmt: skip
    command = ["sh", str(tmp_path / "crm"), "start"]
    for _ in range(2):
        answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        assert answer.returncode != 0
        assert "首次启动需要能访问软件包仓库" in answer.stderr
        assert "no data was touched" in answer.stderr
    assert not (tmp_path / ".venv" / "crm-stamp").exists()
    assert not (tmp_path / ".crm").exists()
