"""Reading tables: formats by content, encodings, what spreadsheets do to numbers, files that must not be opened."""

import csv
import datetime as dt
import io
import struct
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from crm_platform.errors import Invalid, Unavailable
from crm_records.exchange.tables import Limits, Table, read_table, stream_rows
from crm_testkit.sampling import one_in

ROWS = [["姓名", "手机", "日期", "金额"], ["张伟", "13800138000", "2026-11-23", "12.5"], ["王芳", "", "", "-3"]]
TEXT = "\r\n".join(",".join(row) for row in ROWS) + "\r\n"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


async def read(content: bytes, folder: Path, limits: Limits | None = None, **options: Any) -> tuple[Table, list[Any]]:
    source, spool = folder / "source", folder / "rows.spool"
    source.write_bytes(content)
    table = await read_table(str(source), str(spool), limits=limits, **options)
    return table, [row async for frame in stream_rows(str(spool)) for row in frame]


async def refusal(content: bytes, folder: Path, limits: Limits | None = None, **options: Any) -> str:
    with pytest.raises(Invalid) as caught:
        await read(content, folder, limits, **options)
    (error,) = caught.value.errors
    assert error.pointer == "/file"
    assert error.detail("zh")
    return error.reason.code


def xlsx(rows: Sequence[Sequence[Any]], sheet: str = "表") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: Sequence[Sequence[Any]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            sheet.write(i, j, value, day if isinstance(value, dt.date) else xlwt.Style.default_style)
    return saved(book)


def ods(rows: Sequence[Sequence[str]], *extra: tuple[str, bytes]) -> bytes:
    cells = "".join(
        "<table:table-row>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row
        ) + "</table:table-row>" for row in rows
    )
    spaces = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
        for n, u in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    body = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(("mimetype", ODS_TYPE), ("content.xml", body.encode()), ("META-INF/manifest.xml", manifest), *extra)


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def with_member(content: bytes, *members: tuple[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped(*{**kept, **dict(members)}.items())


TYPED = [
    ["姓名", "手机", "日期", "金额"], ["张伟", 13800138000, dt.date(2026, 11, 23), 12.5], ["王芳", "", "", -3],
]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx(TYPED), "xlsx"), (xls(TYPED), "xls"), (ods(ROWS), "ods"), (TEXT.encode(), "csv"),
        (TEXT.encode("gb18030"), "csv"), (TEXT.encode("utf-16"), "csv"),
    ],
    ids=["xlsx", "xls", "ods", "utf-8", "gb18030", "utf-16"],
)
async def test_the_same_table_in_every_format_gives_the_same_rows(content: bytes, kind: str, tmp_path: Path) -> None:
    table, rows = await read(content, tmp_path)

    assert table.format == kind
    assert table.header == ROWS[0]
    assert rows == [[2, "张伟", "13800138000", "2026-11-23", "12.5"], [3, "王芳", None, None, "-3"]]
    assert (table.rows, table.samples[0]) == (2, ["张伟", "王芳"])


ZH = "姓名,公司,电话\r\n张伟,上海贸易有限公司,13800000001\r\n王芳,北京科技公司,13900000002\r\n"
TW = "姓名,公司\r\n陳大文,臺灣電腦股份有限公司\r\n黃小姐,國際貿易\r\n" * 3
DE = "Name;Firma\r\nMüller;Größe GmbH\r\nStraße;Köln\r\n"


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    one_in(2, [
        (ZH, "utf-8", "utf-8"), (ZH, "utf-8-sig", "utf-8"), (ZH, "gbk", "gb18030"), (ZH, "gb18030", "gb18030"),
        (ZH, "utf-16", "utf-16-le"), (ZH, "utf-16-le", "utf-16-le"), (ZH, "utf-16-be", "utf-16-be"),
        ("姓名,电话\r\n李娜,1\r\n", "gbk", "gb18030"), ("姓名,电话\r\n李娜,1\r\n", "utf-8", "utf-8"),
        (DE, "cp1252", "windows-1252"), (DE, "utf-8", "utf-8"), (TW, "big5", "big5"), (TW, "utf-8", "utf-8"),
        (ZH + "㐀𠮷,囍,1\r\n", "gb18030", "gb18030"), ("a,b\r\n1,2\r\n", "ascii", "utf-8"),
        ("姓名,备注\r\n张三，李四,“好”——可以…\r\n", "gbk", "gb18030"),
    ]),
)
async def test_the_encoding_of_a_csv_is_found(text: str, encoding: str, said: str, tmp_path: Path) -> None:
    table, rows = await read(text.encode(encoding), tmp_path)

    expected = list(csv.reader(io.StringIO(text), delimiter=table.delimiter))
    assert table.encoding == said
    assert [table.header, *[[c or "" for c in row[1:]] for row in rows]] == expected


async def test_a_person_may_overrule_the_encoding(tmp_path: Path) -> None:
    content = "姓名,城市\r\nЖуков,Москва\r\n".encode("gb18030")

    table, rows = await read(content, tmp_path, encoding="gb18030")
    assert (table.encoding, rows[0][1]) == ("gb18030", "Жуков")
    assert await refusal(content, tmp_path, encoding="rot13") == "UNKNOWN_ENCODING"


async def test_rows_in_another_encoding_are_marked_with_their_number(tmp_path: Path) -> None:
    lines = [f"张伟{n},上海贸易有限公司,1380000{n:04d}\n" for n in range(50)]
    encoded = [line.encode("gb18030" if n == 30 else "utf-8") for n, line in enumerate(lines)]

    table, rows = await read("姓名,公司,电话\n".encode() + b"".join(encoded), tmp_path)

    assert (table.encoding, table.odd_rows) == ("utf-8", 1)
    assert [row[0] for row in rows if isinstance(row[1], dict)] == [32]
    assert rows[30][1] == {"e": "MIXED_ENCODING", "v": "张伟30"}


@pytest.mark.parametrize(("mark", "first"), [(",", ""), (";", ""), ("\t", ""), (";", "sep=;\r\n")])
async def test_the_delimiter_is_found(mark: str, first: str, tmp_path: Path) -> None:
    content = (first + f'姓名{mark}备注\r\n张伟{mark}"一, 二; 三\n四"\r\n').encode()

    table, rows = await read(content, tmp_path)

    assert (table.delimiter, table.header) == (mark, ["姓名", "备注"])
    assert rows[0][1:] == ["张伟", "一, 二; 三\n四"]


async def test_numbers_that_lost_digits_are_marked(tmp_path: Path) -> None:
    rows = [["名", "证件"], ["a", 110101199003070011], ["b", 6222021234567890], ["c", "110101199003070011"], ["d", 999]]
    _, found = await read(xlsx(rows), tmp_path)
    assert [isinstance(row[2], dict) and row[2]["e"] for row in found] == ["LOST_DIGITS", "LOST_DIGITS", False, False]

    _, found = await read("名,证件\na,1.10101E+17\nb,ABE+17\nc,1E+3\n".encode(), tmp_path)
    assert [isinstance(row[2], dict) for row in found] == [True, False, False]


async def test_formulas_without_a_result_and_error_cells_are_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["名", "值"], ["a", "=1+1"], ["b", "#N/A"], ["c", 7]):
        book.active.append(row)

    _, rows = await read(saved(book), tmp_path)

    assert rows[0][2] == {"e": "NO_FORMULA_VALUE", "v": ""}
    assert rows[1][2] == {"e": "ERROR_VALUE", "v": "#N/A"}
    assert rows[2][2] == "7"


async def test_a_formulas_stored_result_counts(tmp_path: Path) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>名</t></is></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'
    )
    _, rows = await read(with_member(xlsx([["x"], ["y"]]), ("xl/worksheets/sheet1.xml", sheet.encode())), tmp_path)
    assert rows == [[2, "2"]]


async def test_moments_and_fractions_read_as_they_were_typed(tmp_path: Path) -> None:
    typed = [
        "a", dt.datetime(2026, 11, 23, 8, 30),  # noqa: DTZ001 - spreadsheets know no zones
        0.1 + 0.2, True, dt.time(9, 5), 1e-7,
    ]
    _, rows = await read(xlsx([["a", "b", "c", "d", "e", "f"], typed]), tmp_path)
    assert rows[0][1:] == ["a", "2026-11-23 08:30:00", "0.3", "true", "09:05:00", "0.0000001"]


async def test_row_numbers_are_the_spreadsheets_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B3"], book.active["B5"], book.active["C9"] = "名", "a", "z"
    book.active["C3"] = "城市"

    table, rows = await read(saved(book), tmp_path)

    assert table.header == ["名", "城市"]
    assert rows == [[5, "a", None], [9, None, "z"]]


async def test_another_sheet_can_be_chosen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "空"
    for name in ("甲", "乙"):
        sheet = book.create_sheet(name)
        sheet.append(["名"])
        sheet.append([name])

    table, rows = await read(saved(book), tmp_path)
    assert (table.sheets, table.sheet, rows) == (["空", "甲", "乙"], "甲", [[2, "甲"]])
    table, rows = await read(saved(book), tmp_path, sheet="乙")
    assert (table.sheet, rows) == ("乙", [[2, "乙"]])
    assert await refusal(saved(book), tmp_path, sheet="丙") == "NO_SUCH_SHEET"


SHEET = "xl/worksheets/sheet1.xml"
HEADER = "姓名,手机\n"
WIDE = "a,b,c,d,e,f,g,h,i,j,k\n1\n"


def bomb() -> bytes:
    return with_member(xlsx(ROWS), ("xl/worksheets/sheet1.xml", b"<a>" + b" " * (64 << 20)))


def compound(*names: str) -> bytes:
    """A compound file that holds nothing but a directory of these names."""
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<II", head, 68, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    entries = bytearray(512)
    for n, name in enumerate(names):
        encoded = name.encode("utf-16-le") + b"\0\0"
        entries[n * 128 : n * 128 + len(encoded)] = encoded
        struct.pack_into("<H", entries, n * 128 + 64, len(encoded))
    return bytes(head) + fat + bytes(entries)


ENCRYPTED_ODS = b'<manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'


@pytest.mark.parametrize(
    ("make", "code"),
    one_in(2, [
        (lambda: b"%PDF-1.7 nothing", "WRONG_FILE_TYPE"),
        (lambda: b"<html><table><tr><td>x</td></tr></table></html>", "WRONG_FILE_TYPE"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "WRONG_FILE_TYPE"),
        (lambda: b"a,b\n1,\x00\x00\x00\x01\x02", "WRONG_FILE_TYPE"),
        (lambda: zipped(("readme.txt", b"x")), "WRONG_FILE_TYPE"),
        (lambda: compound("Root Entry", "WordDocument"), "WRONG_FILE_TYPE"),
        (lambda: compound("Root Entry", "EncryptedPackage"), "ENCRYPTED"),
        (lambda: compound("Root Entry", "Workbook", "_VBA_PROJECT_CUR"), "MACROS"),
        (lambda: ods(ROWS, ("META-INF/manifest.xml", ENCRYPTED_ODS)), "ENCRYPTED"),
        (lambda: ods(ROWS, ("Basic/Standard/Module1.xml", b"x")), "MACROS"),
        (lambda: with_member(xlsx(ROWS), ("xl/vbaProject.bin", b"x")), "MACROS"),
        (bomb, "ZIP_BOMB"),
        (lambda: xlsx(ROWS)[:-200], "DAMAGED_FILE"),
        (lambda: with_member(xlsx(ROWS), (SHEET, b"<worksheet><sheetData><row")), "DAMAGED_FILE"),
        (lambda: b"", "EMPTY_TABLE"),
        (HEADER.encode, "EMPTY_TABLE"),
        (partial(xlsx, [["姓名"]]), "EMPTY_TABLE"),
        (lambda: b"a,b\n" + b"1,2\n" * 30, "TOO_MANY_ROWS"),
        (WIDE.encode, "TOO_MANY_COLUMNS"),
        (partial(xlsx, [list("abcdefghijk"), ["1"]]), "TOO_MANY_COLUMNS"),
    ]),
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
async def test_what_must_not_be_read_is_refused(make: Any, code: str, tmp_path: Path) -> None:
    assert await refusal(make(), tmp_path, Limits(rows=21, columns=10)) == code


async def test_a_sheet_that_would_fill_the_memory_ends_only_the_child(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "z"
    assert await refusal(saved(book), tmp_path) == "TOO_EXPENSIVE"


async def test_a_table_that_nobody_could_read_is_not_told_to_be_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Unavailable):
        await read(TEXT.encode(), tmp_path)


async def test_an_over_long_cell_is_marked_not_kept(tmp_path: Path) -> None:
    _, rows = await read(("a,b\n1," + "x" * 300 + "\n").encode(), tmp_path, replace(Limits(), cell_length=200))
    assert rows[0][2]["e"] == "CELL_TOO_LONG"


async def test_rows_can_be_streamed_from_the_middle(tmp_path: Path) -> None:
    content = "n\n" + "\n".join(str(n) for n in range(1000)) + "\n"
    await read(content.encode(), tmp_path)

    rows = [row async for frame in stream_rows(str(tmp_path / "rows.spool"), skip=450) for row in frame]

    assert (rows[0], len(rows)) == ([452, "450"], 550)
