# ruff: noqa: INP001 - a script
"""How the standard code lists lie in `crm_records/codes/data`: one code a line, so that an update can be read."""

import json
from pathlib import Path
from typing import Any


def write(target: Path, name: str, data: dict[str, Any]) -> None:
    """Codes that were in the file and are not in the standard any more stay, inactive: records may have them."""
    path = target / f"{name}.json"
    codes = data["codes"]
    if path.exists() and isinstance(codes[0], list):
        known = {code[0] for code in codes}
        gone = [code for code in json.loads(path.read_text("utf-8"))["codes"] if code[0] not in known]
        codes = sorted([*codes, *([*code[:5], False] for code in gone)], key=lambda code: code[0]) if gone else codes
        for code in gone:
            print(f"{name}: {code[0]} {code[1]} is withdrawn")  # noqa: T201 - a script tells who runs it
    head = {key: value for key, value in data.items() if key != "codes"}
    lines = ",\n".join(json.dumps(code, ensure_ascii=False, separators=(",", ":")) for code in codes)
    path.write_text(json.dumps(head, ensure_ascii=False)[:-1] + f', "codes": [\n{lines}\n]}}\n', "utf-8")
