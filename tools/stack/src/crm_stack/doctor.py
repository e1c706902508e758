"""What this machine has and lacks, feature by feature."""

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import apsw

from crm_stack.places import WEB_DIST

Check = tuple[str, Callable[[], str]]


def doctor(arguments: argparse.Namespace) -> int:
    """Print one line a check; 1 where something that starting needs is missing."""
    data: Path = arguments.data
    needed: list[Check] = [
        ("Python", lambda: _require(sys.version_info >= (3, 11), sys.version.split()[0])),
        (
            "SQLite (apsw)",
            lambda: _require(_version(apsw.sqlite_lib_version()) >= (3, 51, 3), apsw.sqlite_lib_version()),
        ),
        ("data folder", lambda: _writable(data)),
        ("free disk", lambda: _disk(data)),
    ]
    optional: list[Check] = [
        ("web pages built", lambda: _require((WEB_DIST / "index.html").exists(), "built by ./crm start")),
        ("port 8000", lambda: _port(8000)),
        ("Chromium (page tests)", lambda: _program("chromium")),
    ]
    bad = sum(_show(check, "✗") for check in needed)
    for check in optional:
        _show(check, "–")
    return 1 if bad else 0


def _show(check: Check, mark: str) -> bool:
    name, probe = check
    try:
        print(f"✓ {name}: {probe()}")
    except (OSError, ValueError) as error:
        print(f"{mark} {name}: {error}")
        return True
    return False


def _require(holds: bool, what: str) -> str:
    if not holds:
        raise ValueError(what)
    return what


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _writable(folder: Path) -> str:
    place = folder
    while not place.exists():
        place = place.parent
    return _require(os.access(place, os.W_OK), str(folder))


def _disk(folder: Path) -> str:
    place = folder
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    return _require(free > 1 << 30, f"{free / (1 << 30):.1f} GiB")


def _port(port: int) -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
    return "free"


def _program(name: str) -> str:
    found = shutil.which(name)
    return _require(found is not None, found or "not installed (apt-get install chromium)")
