"""The browser tests of `web/e2e`, run by Node against the started product."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from crm_stack.node import node_environment
from crm_stack.places import WEB
from crm_testkit.product import Product

CHROMIUM = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
RESULT = re.compile(r"^(ok  |FAIL) (.+)((?:\n     .*)*)", re.MULTILINE)
COUNTS = re.compile(r"^(\d+) passed, (\d+) failed", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """What `web/e2e/run.mjs` printed."""

    printed: str
    code: int

    @property
    def problems(self) -> dict[str, str]:
        """By test: '' where it passed."""
        found = RESULT.findall(self.printed)
        return {name: "" if word == "ok  " else more.strip() or "failed" for word, name, more in found}

    @property
    def counts(self) -> tuple[int, int]:
        found = COUNTS.findall(self.printed)
        assert found, self.printed[-6000:]
        return int(found[-1][0]), int(found[-1][1])


class Pages:
    """The product with its pages; `run` gives the browser tests whose name holds a text."""

    def __init__(self, product: Product, folder: Path) -> None:
        self.product = product
        self._folder = folder

    def run(self, only: str = "", *, seconds: float = 1400, **more: str) -> Run:
        accounts = self.product.accounts()
        account = next(a for a in accounts if a.get("bench") == "administrator")
        listed = self._folder / "accounts.json"
        listed.write_text(json.dumps(accounts), "utf-8")
        environment = node_environment() | more | {
            "CRM_URL": self.product.address, "CRM_LOGIN": account["login"], "CRM_PASSWORD": account["password"],
            "CRM_ACCOUNTS": str(listed), "CHROMIUM": CHROMIUM or "", "CRM_SHOTS": str(self._folder),
        }  # fmt: skip
        node = shutil.which("node", path=environment["PATH"]) or "node"
        done = subprocess.run(
            [node, "e2e/run.mjs", *([only] if only else [])], cwd=WEB, env=environment, capture_output=True, text=True,
            timeout=seconds, check=False,
        )  # fmt: skip
        return Run(done.stdout + done.stderr, done.returncode)
