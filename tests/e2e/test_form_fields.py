"""Every line of fields.csv on the customer page: label, tab, editor of its kind, what it takes, what it refuses."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from browser_pages import Pages
from form_lines import form_lines

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("product"), pytest.mark.timeout(700)]

LINES = form_lines()


@pytest.fixture(scope="module")
def problems(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By field, from one browser on one page."""
    listed = tmp_path_factory.mktemp("fields") / "fields.json"
    listed.write_text(json.dumps(LINES, ensure_ascii=False), "utf-8")
    run = pages.run(seconds=600, CRM_FILE="fields.e2e.mjs", CRM_FIELDS=str(listed))
    found = {name.removeprefix("form: "): why for name, why in run.problems.items()}
    assert len(found) >= len(LINES), run.printed[-4000:]
    return found


@pytest.mark.parametrize("name", [line["name"] for line in LINES])
def test_the_form_has_the_field_as_its_line_says(problems: dict[str, str], name: str) -> None:
    assert problems[name] == ""


def test_nothing_else_went_wrong_on_the_page(problems: dict[str, str]) -> None:
    assert problems.get("form", "") == "", "an error of the page itself"
