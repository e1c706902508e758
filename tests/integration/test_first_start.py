"""The first administrator: kill -9 at any moment, Ctrl-C at any question, and an index that takes its time."""

import fcntl
import os
import pty
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from crm_testkit.product import Product

sys.path.insert(0, str(Path(__file__).parent))
from killed_start import MOMENTS

LOGIN, PASSWORD, LATER = "first", "a long sentence 4711", "another sentence 0815"
FILLING = "filling the search index anew: customers"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(300)]


def killed(data: Path, moment: str) -> None:
    """The real start, ended at that moment."""
    script = str(Path(__file__).with_name("killed_start.py"))
    command = [sys.executable, script, moment, "start", "--empty", "--port", "0", "--data", str(data)]
    typed = f"王一\n{LOGIN}\n{PASSWORD}\n"
    ended = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stdout + ended.stderr
    assert "ready" not in ended.stdout


@pytest.mark.crash
@pytest.mark.parametrize("moment", MOMENTS)
def test_whenever_the_first_start_is_killed_the_next_one_can_be_signed_in_to(tmp_path: Path, moment: str) -> None:
    killed(tmp_path / "data", moment)
    product = Product(tmp_path / "data", arguments=("--empty",), typed=f"李二\n{LOGIN}\n{LATER}\n")
    product.start(seconds=60)
    asked = moment != "after the records"
    assert ("第一位管理员" in product.printed) is asked
    with product.client(LOGIN, LATER if asked else PASSWORD) as client:
        me = client.get("/v1/me").json()
        people = client.get("/v1/people").json()["people"]
    assert me["person"]["name"] == ("李二" if asked else "王一")
    assert {store["level"] for store in me["stores"].values()} == {6}
    assert len(people) == 1
    assert product.stop() == 0


@pytest.mark.crash
def test_an_administrator_without_a_password_is_asked_for_one(tmp_path: Path) -> None:
    """What an earlier release could leave behind; with or without --empty."""
    data = tmp_path / "data"
    killed(data, "records without a password")
    silent = Product(data)
    assert silent.begin().wait(60) == 1
    product = Product(data, typed=f"short\n{LATER}\n")
    product.start(seconds=60)
    assert f"管理员“{LOGIN}”还没有密码" in product.printed
    with product.client(LOGIN, LATER) as client:
        assert client.get("/v1/me").json()["person"]["name"] == "王一"
    assert product.stop() == 0
    again = Product(data)
    again.start(seconds=60)
    assert "还没有密码" not in again.printed
    assert again.stop() == 0


class Terminal:
    """The first start at a terminal of its own, typed at by a person."""

    def __init__(self, data: Path) -> None:
        self._master, self._slave = pty.openpty()
        command = [sys.executable, "-m", "crm_stack", "start", "--empty", "--port", "0", "--data", str(data)]
        self.process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            preexec_fn=self._take,  # noqa: PLW1509 - a terminal is taken between fork and exec
        )
        os.set_blocking(self._master, False)
        self.shown = ""

    def _take(self) -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def until(self, text: str, *, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            try:
                self.shown += os.read(self._master, 65_536).decode(errors="replace")
            except BlockingIOError:
                time.sleep(0.02)

    @property
    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self._slave)[3] & termios.ECHO)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)


@pytest.fixture
def terminal(tmp_path: Path):
    found = Terminal(tmp_path / "data")
    yield found
    found.close()


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_one_ctrl_c_ends_the_questions(terminal: Terminal, tmp_path: Path, answers: int) -> None:
    for text, keys in [("姓名 / name", "王一\n"), ("登录名 / login", f"{LOGIN}\n")][:answers]:
        terminal.until(text)
        terminal.type(keys)
    terminal.until(("姓名 / name", "登录名 / login", "密码")[answers])
    time.sleep(0.3)
    terminal.type("\x03")
    assert terminal.process.wait(10) == 0
    assert terminal.echoes
    product = Product(tmp_path / "data", arguments=("--empty",), typed=f"李二\n{LOGIN}\n{LATER}\n")
    product.start(seconds=60)
    assert product.stop() == 0


def test_a_password_is_not_shown_and_what_was_typed_ahead_is_kept(terminal: Terminal) -> None:
    terminal.until("姓名 / name")
    terminal.type(f"王一\n{LOGIN}\n")
    terminal.until("password (at least 10 characters)")
    time.sleep(0.3)
    assert not terminal.echoes
    terminal.type(f"{PASSWORD}\n")
    terminal.until("ready: ")
    assert terminal.echoes
    assert PASSWORD not in terminal.shown
    terminal.type("\x03")
    assert terminal.process.wait(20) == 0


def test_ctrl_c_ends_the_filling_of_an_index_and_the_next_start_fills_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    product = Product(data)
    product.start(seconds=60)
    assert product.stop() == 0
    shutil.rmtree(data / "contacts" / "search")
    process = product.begin()
    deadline = time.monotonic() + 60
    while FILLING not in product.printed:
        assert time.monotonic() < deadline, product.printed
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert product.wait(seconds=20) == 0
    assert time.monotonic() - began < 5
    assert "ready" not in product.printed
    product.start(seconds=60)
    assert FILLING in product.printed  # it had not been filled to its end
    with product.client("wangfang") as client:
        found = client.get("/v1/customers", params={"q": "有限公司", "about": "true", "fields": "id"}).json()
    assert found["about"] > 100
    assert product.stop() == 0
