"""Writes an .xlsx from a spool of rows, in a process of its own."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import rustpy_xlsxwriter as xlsx

from crm_records.exchange.spool import read_frames


class Order(msgspec.Struct):
    """`kinds`: one a column, `date` makes a real date of a `YYYY-MM-DD`. `last`: the line below the rows."""

    spool: str
    output: str
    sheet: str
    header: list[str]
    kinds: list[str]
    last: str = ""


def rows(order: Order) -> Iterator[dict[str, Any]]:
    header, dates = order.header, [n for n, kind in enumerate(order.kinds) if kind == "date"]
    empty = True
    with Path(order.spool).open("rb") as file:
        for frame in read_frames(file):
            for _, *cells in frame:
                for n in dates:
                    if cells[n]:
                        cells[n] = _date(cells[n])
                empty = False
                yield dict(zip(header, cells, strict=True))
    if empty:
        yield dict.fromkeys(header)
    if order.last:
        yield {**dict.fromkeys(header), header[0]: order.last}


def _date(text: str) -> Any:
    """Spreadsheets know no day before 1900-03-01 that all of them agree on."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day.year > 1900 else text


def write(order: Order) -> None:
    gc.disable()
    widths = {name: float(max(10, min(40, 2 * len(name) + 4))) for name in order.header}
    xlsx.write_worksheet(
        rows(order), order.output, sheet_name=order.sheet, freeze_row=1, freeze_col=0, bold_headers=True,
        column_widths=widths, datetime_format="yyyy-mm-dd",
        page_setup={"landscape": True, "footer": f"&L{order.last.replace('&', '&&')[:200]}&R&P / &N"},
    )

