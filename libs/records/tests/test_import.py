"""Imports through HTTP: upload, mapping, dry run, run, undo."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from crm_testkit.people_book import Book, people_book


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Book]:
    async with people_book(tmp_path) as running:
        yield running


async def test_a_csv_becomes_records(book: Book) -> None:
    done = await book.imported("姓名,手机,级别\n张伟,13800138000,重点\n王芳,,Plain\n".encode())

    assert done["state"] == "done"
    assert done["counts"]["created"] == 2
    first, second = await book.all()
    assert (first["full_name"], first["mobile"], first["level"]) == ("张伟", "+8613800138000", "A")
    assert (second["full_name"], second["level"], second["owner_id"]) == ("王芳", "B", "manager")
