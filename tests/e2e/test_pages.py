"""The pages in a real browser, against the started product: journeys, accessibility, phone width."""

import sys
from pathlib import Path

import pytest
from crm_stack.places import WEB

sys.path.insert(0, str(Path(__file__).parent))
from browser_pages import Pages

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(1500)]

OF_FIELDS = "fields.e2e.mjs"
"""Run by test_form_fields."""
FILES = sorted(path.name for path in (WEB / "e2e").glob("*.e2e.mjs") if path.name != OF_FIELDS)


@pytest.mark.parametrize("file", FILES)
def test_pages_do_what_people_ask_of_them(pages: Pages, file: str) -> None:
    """The last line that a file prints is its count."""
    run = pages.run(CRM_FILE=file)
    print(run.printed[-12_000:])
    passed, failed = run.counts
    assert failed == 0, "\n".join(f"{name}: {why}" for name, why in run.problems.items() if why)
    assert passed > 0
    assert run.code == 0
