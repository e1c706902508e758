"""Node for the web build: one of version 22 or newer on the path, else the one in the Python environment."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from crm_stack.places import CACHE, WEB, WEB_DIST

_SOURCES = ("src", "public", "index.html", "vite.config.ts", "package-lock.json", "tsconfig.json")


class NodeFailed(RuntimeError):
    pass


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are good ones."""
    environment = dict(os.environ)
    node = shutil.which("node")
    if node is None or _major(node) < 22 or shutil.which("npm") is None:
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    environment["npm_config_update_notifier"] = "false"
    return environment


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)", answer.stdout)
    return int(match[1]) if match else 0


def npm(*arguments: str, quiet: bool = True) -> int:
    """Run npm in the web folder; what it prints is shown only where it fails."""
    npm_path = shutil.which("npm", path=node_environment()["PATH"]) or "npm"
    done = subprocess.run(
        [npm_path, *arguments], cwd=WEB, env=node_environment(), text=True, check=False, capture_output=quiet
    )
    if done.returncode and quiet:
        sys.stderr.write((done.stdout or "") + (done.stderr or ""))
    return done.returncode


def install_web() -> None:
    """The web's packages, when the lock is newer than what is installed."""
    stamp = WEB / "node_modules" / ".package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < (WEB / "package-lock.json").stat().st_mtime:
        if npm("ci", "--no-audit", "--no-fund", "--ignore-scripts"):
            raise NodeFailed("npm ci")
        stamp.touch()


def build_web() -> None:
    """web/dist, when a source is newer than it. One process builds, others that start meanwhile wait for it."""
    built = WEB_DIST / "index.html"
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "web.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if built.exists() and built.stat().st_mtime > _newest():
            return
        install_web()
        if npm("run", "build"):
            raise NodeFailed("npm run build")


def _newest() -> float:
    newest = 0.0
    for name in _SOURCES:
        place = WEB / name
        for file in place.rglob("*") if place.is_dir() else [place]:
            if file.is_file():
                newest = max(newest, file.stat().st_mtime)
    return newest
