"""Spreadsheets of generated customers, with every importable column: made once and kept."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import rustpy_xlsxwriter
from contacts.customers.record import Customer
from contacts.demo.samples import Owner, samples
from crm_records.declaration import Kind


def customers_sheet(folder: Path, rows: int, *, start: int) -> Path:
    """88 columns: those that are importable are filled, the others stand empty as in a user's full export."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    file = folder / f"customers-{rows}-{now:%Y-%m}.xlsx"  # months before this one are refused
    fields = list(Customer.declared.fields.values())

    def lines() -> Any:
        for values in samples(rows, seed=7, owners=[Owner("", "")], now=now, start=start):
            values.pop("owner_id"), values.pop("sales_region")
            yield {f.label[0]: _cell(values.get(f.name), f.kind) for f in fields}

    rustpy_xlsxwriter.write_worksheet(lines(), str(file))
    return file


def _cell(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.MONEY:
        return f"{value['amount'] / 100:.2f}"
    if isinstance(value, list):
        return "；".join(map(str, value))
    return str(value)
