"""`./crm accounts`: the demo accounts of an installation, also while it runs."""

import argparse
import asyncio
import json
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import identity.service
from crm_platform.cipher import FieldCipher
from crm_platform.documents.port import DocumentsError
from crm_platform.documents.sqlite import SqliteDocuments
from identity.accounts import Account, demo_accounts

from crm_stack.secret_keys import keys_at


def accounts(arguments: argparse.Namespace) -> int:
    data: Path = arguments.data
    if not (data / "keys.json").exists():
        print(f"还没有数据，请先 ./crm start / no data yet in {data}: run ./crm start first", file=sys.stderr)
        return 1
    try:
        found = asyncio.run(_read(data))
    except DocumentsError as error:
        print(str(error), file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps([account.to_wire() for account in found], ensure_ascii=False, indent=1))
    elif found:
        show_accounts(found)
    else:
        print("这里没有演示数据 / no demo organisation here")
    return 0


async def _read(data: Path) -> list[Account]:
    documents = SqliteDocuments(str(data / "identity" / "identity.db"), identity.service.SPECS)
    await documents.open()
    try:
        return await demo_accounts(documents, FieldCipher(keys_at(data).field))
    finally:
        await documents.close()


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
