"""Formula cells of an .xlsx whose value was never stored, and cells that are errors: both read as empty otherwise.

The sheet's XML is scanned as a stream of bytes; files without formulas cost one pass of inflating.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO

_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)>((?:(?!</c>|<c ).)*)</c>', re.DOTALL)
_SHEET = re.compile(rb"<sheet [^>]*>")
_RELATION = re.compile(rb"<Relationship [^>]*>")
_VALUE = re.compile(rb"<v>([^<]*)</v>|<is>")
_MOST = 100_000
Marks = dict[tuple[int, int], tuple[str, str]]


def marks(path: str, sheet_number: int) -> Marks:
    """{(row, column), 0-based: (code, what the cell shows)} of one sheet."""
    found: Marks = {}
    with zipfile.ZipFile(path) as archive:
        member = _member(archive, sheet_number)
        if member is None:
            return found
        with archive.open(member) as file:
            for piece in _pieces(file):
                _scan(piece, found)
                if len(found) > _MOST:
                    break
    return found


def _member(archive: zipfile.ZipFile, sheet_number: int) -> str | None:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
    if sheet_number >= len(sheets):
        return None
    relation = _attribute(sheets[sheet_number], rb"r:id")
    for entry in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        if _attribute(entry, rb"Id") == relation:
            target = _attribute(entry, rb"Target").lstrip("/")
            member = target if target.startswith("xl/") else f"xl/{target}"
            return member if member in names else None
    return None


def _attribute(element: bytes, name: bytes) -> str:
    match = re.search(rb"[\s]" + name + rb'="([^"]*)"', element)
    return match[1].decode() if match else ""


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Pieces that hold whole cells, only those that can matter."""
    rest = b""
    while chunk := file.read(1 << 20):
        piece = rest + chunk
        cut = piece.rfind(b"</c>") + 4
        piece, rest = (piece[:cut], piece[cut:]) if cut >= 4 else (b"", piece[-65536:])
        if b"<f" in piece or b't="e"' in piece:
            yield piece


def _scan(piece: bytes, found: Marks) -> None:
    for match in _CELL.finditer(piece):
        column, row, attributes, body = match.groups()
        value = _VALUE.search(body)
        if b't="e"' in attributes:
            shown = value[1].decode("utf-8", "replace") if value and value[1] else "?"
            found[int(row) - 1, _column(column)] = ("ERROR_VALUE", shown)
        elif b"<f" in body and value is None:
            found[int(row) - 1, _column(column)] = ("NO_FORMULA_VALUE", "")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
