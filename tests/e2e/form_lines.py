"""The 88 lines of fields.csv as a person fills them in on the page: from the table that the other doors use.

`python tests/e2e/form_lines.py` prints them as JSON, for `CRM_FIELDS=… node e2e/run.mjs form`.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "integration"))
from field_lines import LINES, NEEDS, NEXT_YEAR, NOT_TYPED, TYPED, UPLOADED, WRITTEN, case, cells

BY_DIALOG = {"reader_list": "access", "record_controls": "access", "collaborators": "access", "owner_id": "assign"}
"""Facts of access, and the owner: written by a command, in a dialog of its own."""

TEXTS: dict[str, tuple[str, Any]] = {
    "birthday": ("2020-04L-12", "2020-04L-12"),
    "company_profile": ("主营设备", "<p>主营设备</p>"),
    "remarks": ("重要客户", "<p>重要客户</p>"),
    "next_action_at": ("2026-12-01 10:00", "2026-12-01T02:00:00.000Z"),
}
"""(typed, kept) where a form asks otherwise than a table's cell: formatted text is written, times have no seconds."""

BAD: dict[str, Any] = {"birthday": WRITTEN["birthday"][0]}
"""That leap month had 29 days; a 13th month cannot be chosen."""

SHOWN = {
    "birthday": "2020年闰4月12",
    "founded_on": "2003/06/01",
    "registered_capital": "¥50,000",
    "annual_revenue": "¥0",
    "credit_limit": "$0.01",
    "next_action_at": "2026/12/01 10:00",
    "expected_close_month": f"{NEXT_YEAR}年3月",
    "bank_account": "****3445",
    "company_profile": "主营设备",
    "remarks": "重要客户",
}
"""What the page shows where it is neither the text as kept nor the name of a code."""


def way(name: str) -> str:
    """How a person writes it: in place, in a dialog, by a file, or never."""
    if name in BY_DIALOG:
        return BY_DIALOG[name]
    if name in UPLOADED:
        return "file"
    return "place" if name in TYPED else "never"


def form_line(line: dict[str, str]) -> dict[str, Any]:
    name, how = line["name"], way(line["name"])
    told: dict[str, Any] = {
        "name": name, "label": line["zh"], "tab": line["tab"], "kind": line["kind"], "way": how,
        "needs": NEEDS.get(name), "shown": SHOWN.get(name),
    }  # fmt: skip
    if how != "place":
        return told
    sent, kept, bad, reason = case(name)
    typed, refused = cells(name)
    if isinstance(kept, list) and line["kind"] == "list":  # objects are written part by part
        typed, refused = kept, bad
    typed, kept = TEXTS.get(name) or (typed, kept)
    refused = BAD.get(name, refused)
    expected = reason if refused in (bad, str(bad), sent, BAD.get(name)) else None
    return told | {"good": typed, "kept": kept, "bad": refused, "reason": expected}


def form_lines() -> list[dict[str, Any]]:
    assert set(NOT_TYPED) - {"collaborators"} == {line["name"] for line in LINES if way(line["name"]) == "never"}
    return [form_line(line) for line in LINES]


if __name__ == "__main__":
    print(json.dumps(form_lines(), ensure_ascii=False))
