"""One started product for every test of the pages."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from crm_stack.node import build_web
from crm_testkit.product import Product

sys.path.insert(0, str(Path(__file__).parent))
from browser_pages import CHROMIUM, Pages


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    build_web()
    running = Product(tmp_path_factory.mktemp("pages") / "data")
    running.start(seconds=300)
    yield Pages(running, tmp_path_factory.mktemp("shots"))
    assert running.stop() == 0
