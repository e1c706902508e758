# ruff: noqa: INP001 - a script
"""Writes `crm_records/codes/data/gbt4754.json` from `gbt4754.txt`, the list of the standard as we typed it.

    python build_industries.py ../src/crm_records/codes/data

No maintained package ships GB/T 4754; the text follows GB/T 4754-2017 with amendment 1 of 2019. A line is
`code 中文 | English`; a section is a letter, a division two digits, a group three. Here every code carries its section
(`C34`, `C341`), as it is usually written: a spreadsheet cannot take the zero from `A01`.
"""

import sys
from pathlib import Path

from code_files import write

SOURCE = "GB/T 4754-2017 with amendment 1 (2019), typed from the standard"


def codes(text: str) -> list[list[object]]:
    section, found = "", []
    for line in text.splitlines():
        code, _, labels = line.partition(" ")
        zh, _, en = labels.partition(" | ")
        if code.isalpha():
            section = code
            found.append([code, zh, en or zh, None, []])
        else:
            parent = section if len(code) == 2 else section + code[:2]
            found.append([section + code, zh, en or zh, parent, [code]])
    return found


if __name__ == "__main__":
    text = (Path(__file__).parent / "gbt4754.txt").read_text("utf-8")
    write(Path(sys.argv[1]), "gbt4754", {"source": SOURCE, "as_of": "2019-03-25", "codes": codes(text)})
