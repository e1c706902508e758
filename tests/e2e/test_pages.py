"""The pages in a real browser, against the started product: journeys, accessibility, phone width."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from crm_stack.node import build_web, node_environment
from crm_stack.places import WEB
from crm_testkit.product import Product

CHROMIUM = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(1500),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    build_web()
    running = Product(tmp_path_factory.mktemp("pages") / "data")
    running.start(seconds=300)
    yield running
    assert running.stop() == 0


def test_pages_do_what_people_ask_of_them(product: Product, tmp_path: Path) -> None:
    """`web/e2e/*.e2e.mjs`; the last line they print is their count."""
    account = next(a for a in product.accounts() if a.get("bench") == "administrator")
    environment = node_environment() | {
        "CRM_URL": product.address, "CRM_LOGIN": account["login"], "CRM_PASSWORD": account["password"],
        "CHROMIUM": CHROMIUM or "", "CRM_SHOTS": str(tmp_path),
    }
    node = shutil.which("node", path=environment["PATH"]) or "node"
    done = subprocess.run(
        [node, "e2e/run.mjs"], cwd=WEB, env=environment, capture_output=True, text=True, timeout=1400, check=False
    )
    print(done.stdout[-8000:], done.stderr[-4000:])
    counts = re.findall(r"^(\d+) passed, (\d+) failed", done.stdout, re.MULTILINE)
    assert counts, done.stdout[-3000:] + done.stderr[-3000:]
    assert counts[-1][1] == "0", done.stdout[-6000:]
    assert int(counts[-1][0]) >= 40
    assert done.returncode == 0
