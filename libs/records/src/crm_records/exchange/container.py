"""What a table file really is, told by its content: the name is never believed. Runs in the parser's child process."""

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crm_records.exchange.refusals import Refused

Format = Literal["xlsx", "xls", "ods", "csv"]

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_BINARY = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf",
    b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"PK\x05\x06",
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<svg", b"<script")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one table may cost. Bytes, rows with the header, seconds of CPU."""

    unzipped: int = 1 << 30
    ratio: int = 200                        # unzipped / zipped, looked at above 32 MiB
    entries: int = 10_000
    rows: int = 200_001
    columns: int = 500
    cells: int = 25_000_000
    cell_length: int = 50_000               # characters
    text_bytes: int = 256 << 20             # of a .csv
    memory: int = 2 << 30                   # address space of the child; resident stays under 1 GiB
    cpu_seconds: int = 240


def detect(path: str, limits: Limits) -> Format:
    """The format, after refusing what is dangerous to open: bombs, macros, encryption, other kinds of file."""
    with Path(path).open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise Refused("EMPTY_TABLE")
    if head.startswith(ZIP_MAGIC):
        return _zip_format(path, limits)
    if head.startswith(OLE_MAGIC):
        return _ole_format(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_BINARY) or start.startswith(_MARKUP):
        raise Refused("WRONG_FILE_TYPE")
    return "csv"


def _zip_format(path: str, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, limits)
            names = {info.filename for info in archive.infolist()}
            if "mimetype" in names and archive.read("mimetype").strip() == ODS_TYPE:
                return _ods(archive, names)
            if "[Content_Types].xml" in names and any(n.startswith("xl/") for n in names):
                return _xlsx(archive, names)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as e:
        raise Refused("DAMAGED_FILE") from e
    raise Refused("WRONG_FILE_TYPE")


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    """By the central directory, before anything is unpacked; a directory that lies meets the child's own limits."""
    infos = archive.infolist()
    unzipped = sum(info.file_size for info in infos)
    zipped = sum(info.compress_size for info in infos)
    overlapping = zipped > (archive.start_dir or 0)     # entries that share bytes: a bomb by construction
    if len(infos) > limits.entries or unzipped > limits.unzipped or overlapping:
        raise Refused("ZIP_BOMB", max=limits.unzipped >> 20)
    if unzipped > 32 << 20 and unzipped > limits.ratio * max(zipped, 1):
        raise Refused("ZIP_BOMB", max=limits.unzipped >> 20)


def _xlsx(archive: zipfile.ZipFile, names: set[str]) -> Format:
    types = archive.read("[Content_Types].xml").lower()
    if any(n.lower().endswith("vbaproject.bin") for n in names) or b"macroenabled" in types:
        raise Refused("MACROS")
    if "xl/workbook.bin" in names:
        raise Refused("WRONG_FILE_TYPE")
    return "xlsx"


def _ods(archive: zipfile.ZipFile, names: set[str]) -> Format:
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused("ENCRYPTED")
    if any(n.startswith(("Basic/", "Scripts/")) and not n.endswith("/") for n in names):
        raise Refused("MACROS")
    return "ods"


def _ole_format(path: str) -> Format:
    names = set(ole_names(path))
    if "EncryptedPackage" in names:
        raise Refused("ENCRYPTED")
    if not names & {"Workbook", "Book"}:
        raise Refused("WRONG_FILE_TYPE")
    if names & {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "Macros"}:
        raise Refused("MACROS")
    return "xls"


def ole_names(path: str) -> list[str]:
    """Names of the streams and storages of a compound file ([MS-CFB]): its directory, followed through the FAT."""
    with Path(path).open("rb") as file:
        content = file.read()
    try:
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            raise Refused("DAMAGED_FILE")
        size = 1 << shift
        first = struct.unpack_from("<I", content, 48)[0]
        fat = _fat(content, size)
        names: list[str] = []
        sector, seen = first, 0
        while sector < len(fat) and seen <= len(fat):
            start = (sector + 1) * size
            for at in range(start, start + size, 128):
                length = struct.unpack_from("<H", content, at + 64)[0]
                if 2 <= length <= 64:
                    names.append(content[at:at + length - 2].decode("utf-16-le", "replace"))
            sector, seen = fat[sector], seen + 1
    except struct.error as e:
        raise Refused("DAMAGED_FILE") from e
    return names


def _fat(content: bytes, size: int) -> list[int]:
    sectors = [s for s in struct.unpack_from("<109I", content, 76) if s < 0xFFFFFFFA]
    extra, count = struct.unpack_from("<II", content, 68)
    per = size // 4
    while extra < 0xFFFFFFFA and count > 0:             # sectors that list further FAT sectors
        listed = struct.unpack_from(f"<{per}I", content, (extra + 1) * size)
        sectors += [s for s in listed[:-1] if s < 0xFFFFFFFA]
        extra, count = listed[-1], count - 1
    fat: list[int] = []
    for sector in sectors:
        fat += struct.unpack_from(f"<{per}I", content, (sector + 1) * size)
    return fat
