"""The pages in a real browser, against the started product: journeys, accessibility, phone width."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from browser_pages import Pages

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(1500)]


def test_pages_do_what_people_ask_of_them(pages: Pages) -> None:
    """`web/e2e/*.e2e.mjs`; the last line they print is their count."""
    run = pages.run()
    print(run.printed[-12_000:])
    passed, failed = run.counts
    assert failed == 0, "\n".join(f"{name}: {why}" for name, why in run.problems.items() if why)
    assert passed >= 40
    assert run.code == 0
