"""The test command: linters, types, fences, Python tests, web tests, pages; one closing line over all of them."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from crm_stack.node import NodeFailed, build_web, install_web, node_environment
from crm_stack.places import ROOT, WEB

_BIN = Path(sys.executable).parent
_QUICK = "not slow and not long and not browser and not mongo and not crash"
_LEAN = (
    "-p", "no:schemathesis", "--ignore=tests/bench", "--ignore=tests/e2e", "--ignore=tests/contract/test_openapi.py",
)  # fmt: skip
"""What holds nothing quick is not even imported, nor the plug-in that only it needs."""


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other: "Tally") -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def run_suite(suite: str) -> int:
    """Run everything of the suite even after a failure; 0 only where nothing failed and something ran."""
    began = time.monotonic()
    total = Tally()
    for title, check in _plan(suite):
        print(f"\n── {title}", flush=True)
        started = time.monotonic()
        total.add(check())
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
    print(f"\n{time.monotonic() - began:.0f} s in all")
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped", flush=True)
    return 1 if total.failed or not total.passed else 0


def _plan(suite: str) -> list[tuple[str, Callable[[], Tally]]]:
    plan: list[tuple[str, Callable[[], Tally]]] = [
        ("lint (ruff)", lambda: _tool([str(_BIN / "ruff"), "check", "."])),
        ("fences (import-linter)", lambda: _tool([str(_BIN / "lint-imports"), "--no-cache"])),
        ("what is generated", lambda: _tool([sys.executable, "-m", "crm_stack", "generate", "--check"])),
    ]
    types = ("types (basedpyright), beside the tests", _Beside([str(_BIN / "basedpyright"), "--level", "error"]))
    if suite == "quick":
        return [*plan, ("tests", lambda: _pytest(_QUICK, options=_LEAN)), types]
    short = " and not long" if suite == "all" else ""
    plan += [
        # fetched before the workers start: without a real MongoDB the suite fails rather than skips
        ("a real MongoDB for the tests", lambda: _tool([sys.executable, "-m", "crm_testkit.mongod"])),
        ("pages (built once for all tests)", _build),
        ("tests", lambda: _pytest(f"not browser{short}")),
        types,
        # a browser and the product fill both cores: beside other tests every page would be slow
        ("pages in a browser", lambda: _pytest(f"browser{short}", workers=1, options=("-p", "no:randomly"))),
        ("web: types, lint, unit tests, budgets", _web),
    ]
    return plan


def _build() -> Tally:
    try:
        build_web()
    except NodeFailed:
        return Tally(failed=1)
    return Tally(passed=1)


def _tool(command: list[str]) -> Tally:
    done = subprocess.run(command, cwd=ROOT, check=False)
    return Tally(passed=1) if done.returncode == 0 else Tally(failed=1)


class _Beside:
    """A tool that begins at once and is waited for when its turn comes: the checks before it leave a core idle."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def __call__(self) -> Tally:
        print(self._process.communicate()[0], end="", flush=True)
        return Tally(passed=1) if self._process.returncode == 0 else Tally(failed=1)


def _pytest(markers: str, *, workers: int = 2, options: tuple[str, ...] = ()) -> Tally:
    """Its own counts, read from the JUnit report; skips are printed with their reasons."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            str(workers),
            "--dist",
            "loadgroup",
            "-rs",
            "--durations=10",
            f"--junitxml={report}",
            "-m",
            markers,
            *options,
        ]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if not report.exists():
            return Tally(failed=1)
        tally = Tally()
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - written by our own run
            number = {k: int(suite.get(k, "0")) for k in ("tests", "failures", "errors", "skipped")}
            bad = number["failures"] + number["errors"]
            tally.add(Tally(number["tests"] - bad - number["skipped"], bad, number["skipped"]))
        if done.returncode and not tally.failed:
            tally.failed = 1
        return tally


def _web() -> Tally:
    try:
        install_web()
    except NodeFailed:
        return Tally(failed=1)
    environment = node_environment()
    npx = shutil.which("npx", path=environment["PATH"]) or "npx"
    tally = Tally()
    commands = (
        [npx, "tsc", "--noEmit"],
        [npx, "oxlint", "--deny-warnings"],
        [npx, "vite", "build", "--logLevel", "error"],
    )
    for command in commands:
        done = subprocess.run(command, cwd=WEB, env=environment, check=False)
        tally.add(Tally(passed=1) if done.returncode == 0 else Tally(failed=1))
    tally.add(_vitest(npx, environment))
    budgets = subprocess.run(
        [shutil.which("node", path=environment["PATH"]) or "node", "scripts/budgets.mjs"],
        cwd=WEB,
        env=environment,
        check=False,
    )
    tally.add(Tally(passed=1) if budgets.returncode == 0 else Tally(failed=1))
    return tally


def _vitest(npx: str, environment: dict[str, str]) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "vitest.json"
        subprocess.run(
            [npx, "vitest", "run", "--reporter=default", "--reporter=json", f"--outputFile.json={report}"],
            cwd=WEB,
            env=environment,
            check=False,
        )
        if not report.exists():
            return Tally(failed=1)
        found = json.loads(report.read_text())
        return Tally(found["numPassedTests"], found["numFailedTests"], found["numPendingTests"])
