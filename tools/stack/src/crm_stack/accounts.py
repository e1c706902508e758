"""`./crm accounts`: the demo accounts of an installation, also while it runs.

The product alone opens its store, so it leaves them in a file that only its owner may read; the cipher's key lies in
the same folder under the same rights.
"""

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from identity.accounts import Account

FILE = "demo-accounts.json"


def accounts(arguments: argparse.Namespace) -> int:
    data: Path = arguments.data
    try:
        found = [Account(**values) for values in json.loads((data / FILE).read_text())]
    except FileNotFoundError:
        print(f"{data}: 没有演示数据，请先 ./crm start / no demo organisation, run ./crm start first", file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps([account.to_wire() for account in found], ensure_ascii=False, indent=1))
    else:
        show_accounts(found)
    return 0


def leave_accounts(data: Path, found: Sequence[Account]) -> None:
    """Written anew at each start; removed with the data folder."""
    descriptor = os.open(data / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        json.dump([account.to_wire() for account in found], handle, ensure_ascii=False)


def show_accounts(found: Sequence[Account]) -> None:
    """A table; the accounts worth trying first stand first."""
    rows = [(a.login, a.password, a.name, f"{a.what_zh} · {a.what_en}") for a in found]
    rows.insert(0, ("登录 login", "密码 password", "姓名 name", "可以做什么 what it may do"))
    widths = [max(_width(row[n]) for row in rows) for n in range(3)]
    for row in rows:
        cells = [text + " " * (widths[n] - _width(text)) for n, text in enumerate(row[:3])]
        print("  ".join([*cells, row[3]]))


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
