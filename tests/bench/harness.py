"""Measures the started product from outside: CPU of its processes from the kernel's accounting, wall time per call."""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crm_testkit.product import Product

ROOT = Path(__file__).resolve().parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
QUIET_SHARE, QUIET_LOOKS = 0.03, 4
"""Of one core, and for how many half seconds: a resting product takes about one hundredth."""


@dataclass(frozen=True, slots=True)
class Figures:
    cpu_ms: float
    p50_ms: float
    p99_ms: float


class Caller:
    """One keep-alive connection of a signed-in program."""

    def __init__(self, address: str, token: str) -> None:
        parts = urlsplit(address)
        self._link = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=600)
        self._headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def call(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        raw = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        answer = self._send(method, path, raw, self._headers | (headers or {}))
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:500]!r}")
        kind = answer.getheader("content-type") or ""
        return json.loads(content) if "json" in kind else content

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        """Once more where the server had closed a connection that was idle: it has not seen the request."""
        try:
            self._link.request(method, path, body, headers)
            return self._link.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._link.close()
            self._link.request(method, path, body, headers)
            return self._link.getresponse()

    def get(self, path: str) -> Any:
        return self.call("GET", path)


class Bench:
    """A product with `customers` generated customers, its demo accounts and callers.

    `data`: a folder that is there already (`./crm start`, then `./crm demo --customers N` made it), used as it is.
    """

    def __init__(self, customers: int, data: Path | None = None) -> None:
        self.customers = customers
        self.given = data is not None
        self.data = data or ROOT / ".crm" / f"bench-{customers}"
        self.product = Product(self.data)
        self._callers: dict[str, Caller] = {}

    def open(self) -> "Bench":
        """Make the data once; later runs use it again."""
        fresh = not self.given and not (self.data / "bench-ready").exists()
        if self.given and not (self.data / "demo-accounts.json").exists():
            raise SystemExit(f"{self.data}: no demo organisation; run ./crm start, then ./crm demo there")
        self._callers.clear()  # of an earlier run, on another port
        self.product.start(seconds=900)
        if fresh:
            self.product.stop()
            more = max(0, self.customers - 2000)
            command = [sys.executable, "-m", "crm_stack", "demo", "--data", str(self.data), "--customers", str(more)]
            subprocess.run(command, check=True)
            (self.data / "bench-ready").touch()
            self.product.start(seconds=900)
        self.accounts = self.product.accounts()
        return self

    def close(self) -> None:
        self.product.stop(seconds=60)

    def account(self, role: str) -> dict[str, Any]:
        """`administrator` (sees all), `region` (two in five), `salesman` (one in twenty), `few` (200), `nobody`."""
        return next(a for a in self.accounts if a.get("bench") == role)

    def caller(self, role: str) -> Caller:
        if role not in self._callers:
            account = self.account(role)
            client = self.product.client(account["login"], account["password"])
            token = client.headers["authorization"].split()[1]
            self._callers[role] = Caller(self.product.address, token)
        return self._callers[role]

    def cpu_seconds(self) -> float:
        """User and system time of the product and of its children, dead ones included."""
        total = 0.0
        for pid in _family(self.product.pid):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            own = fields[11:13] if pid != self.product.pid else fields[11:15]
            total += sum(map(int, own)) / _TICKS
        return total

    def settle(self, seconds: float = 180) -> None:
        """Wait until the product rests: nothing of an earlier load is indexed or merged any more."""
        deadline, quiet = time.monotonic() + seconds, 0
        while quiet < QUIET_LOOKS and time.monotonic() < deadline:
            cpu, began = self.cpu_seconds(), time.monotonic()
            time.sleep(0.5)
            share = (self.cpu_seconds() - cpu) / (time.monotonic() - began)
            quiet = quiet + 1 if share < QUIET_SHARE else 0

    def memory_mb(self) -> float:
        total = 0
        for pid in _family(self.product.pid):
            for line in Path(f"/proc/{pid}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    total += int(line.split()[1])
        return total / 1024

    def measure(
        self, once: Callable[[int], Any], times: int, warm: int = 20, *, rested: bool = True, until_quiet: bool = False
    ) -> Figures:
        """`rested`: begin when the product rests. `until_quiet`: what is left to do in background counts too."""
        for n in range(warm):
            once(n)
        if rested:
            self.settle()
        before = self.cpu_seconds()
        walls: list[float] = []
        for n in range(warm, warm + times):
            began = time.perf_counter()
            once(n)
            walls.append((time.perf_counter() - began) * 1000)
        if until_quiet:
            self.settle()
        cpu = (self.cpu_seconds() - before) * 1000 / times
        walls.sort()
        return Figures(cpu, statistics.median(walls), walls[min(len(walls) - 1, int(len(walls) * 0.99))])


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(child) for child in children.read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(found for child in below for found in _family(child))]


def interpreter_probe() -> float:
    """Microseconds of a thousand turns of a plain Python loop; `speed_probe` is C. On a shared host each moves by a
    factor of up to two within minutes: figures of two runs compare only where both probes do.
    """
    found: dict[str, int] = {}
    began = time.process_time()
    for n in range(100_000):
        name = f"field_{n % 80}"
        found[name] = len(name) + found.get(name, 0)
    return (time.process_time() - began) / 100 * 1e6


def speed_probe() -> float:
    """Microseconds of json.dumps of one customer-like document: compares machines (26 to 28 where budgets were set)."""
    document = {f"field_{n}": f"值 {n}" for n in range(88)}
    rounds = 2000
    began = time.process_time()
    for _ in range(rounds):
        json.dumps(document)
    return (time.process_time() - began) / rounds * 1e6
