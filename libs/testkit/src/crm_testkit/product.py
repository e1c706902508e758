"""The started product, as a newcomer has it: a child process, its data folder, its accounts."""

import contextlib
import ctypes
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx

CONNECTIONS = httpx.Limits(keepalive_expiry=2)
"""Of test clients: they let an idle connection go before the server does, so that no request meets its end."""
READY = re.compile(r"^ready: (http://[0-9.]+:\d+)", re.MULTILINE)


class ProductFailed(RuntimeError):
    """The product ended or said nothing in time; carries what it printed."""


class Product:
    """Starts on a free port, may be ended cleanly or by kill -9, and started again on the same data."""

    def __init__(
        self, data: Path, *, arguments: tuple[str, ...] = (), environment: dict[str, str] | None = None, typed: str = ""
    ) -> None:
        """`typed`: what stands on its standard input."""
        self.data = data
        self._typed = typed
        self.address = ""
        self.printed = ""
        self._arguments = arguments
        self._environment = environment or {}
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def start(self, *, seconds: float = 180, port: int = 0) -> str:
        """Returns the address once the product says it is ready."""
        process = self.begin(port=port)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = READY.search(self.printed)
            if found:
                self.address = found[1]
                return self.address
            if process.poll() is not None:
                break
            time.sleep(0.02)
        self.kill()
        raise ProductFailed(self.printed)

    def begin(self, *, port: int = 0) -> "subprocess.Popen[str]":
        """The process only, which may not be ready yet."""
        command = [sys.executable, "-m", "crm_stack", "start", "--port", str(port), "--data", str(self.data)]
        self.printed = self.address = ""
        self._process = subprocess.Popen(
            [*command, *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | self._environment,
            preexec_fn=_die_with_parent,
        )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()
        self._type(self._process)
        return self._process

    def _type(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError), process.stdin as keys:
            keys.write(self._typed)

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self.printed += line

    def _read_out(self) -> None:
        """Everything it printed is in `printed`; a grandchild that holds the pipe is not waited for."""
        if self._reader is not None:
            self._reader.join(2)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """kill -9, as a power cut does it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._read_out()

    def stop(self, *, seconds: float = 20) -> int:
        """SIGTERM and wait; the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self.wait(seconds=seconds)

    def wait(self, *, seconds: float = 20) -> int:
        """Until it ends by itself; the exit code."""
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(seconds)
            self._read_out()
            return code
        self.kill()
        raise ProductFailed("did not stop in time\n" + self.printed)

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return None if self._process is None else self._process.poll()

    def accounts(self) -> list[dict[str, Any]]:
        """What `./crm accounts --json` prints."""
        command = [sys.executable, "-m", "crm_stack", "accounts", "--json", "--data", str(self.data)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def client(self, login: str, password: str | None = None) -> httpx.Client:
        """A signed-in program's client."""
        if password is None:
            password = next(a["password"] for a in self.accounts() if a["login"] == login)
        answer = httpx.post(
            f"{self.address}/v1/sessions", json={"login": login, "password": password, "client": "program"}, timeout=30
        )
        answer.raise_for_status()
        headers = {"authorization": f"Bearer {answer.json()['access_token']}"}
        return httpx.Client(base_url=self.address, headers=headers, timeout=60, limits=CONNECTIONS)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: no orphan after a killed test run
