"""Spreadsheets of generated customers, with every importable column: made once and kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rustpy_xlsxwriter
from contacts.customers.record import Customer
from contacts.demo.samples import Owner, samples
from crm_records.declaration import Kind


def customers_sheet(folder: Path, rows: int, *, start: int) -> Path:
    """88 columns: those that are importable are filled, the others stand empty as in a user's full export."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"customers-{rows}.xlsx"
    fields = list(Customer.declared.fields.values())
    now = datetime(2026, 11, 24, tzinfo=UTC)

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
