"""The day is that of the installation's place: on the last evening of Greenwich's year it is next year in Shanghai."""

from datetime import UTC, datetime
from pathlib import Path

from crm_testkit.people_book import people_book

NEW_YEAR = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)


async def test_numbers_and_files_bear_it(tmp_path: Path) -> None:
    async with people_book(tmp_path, start=NEW_YEAR) as book:
        assert (await book.get(await book.create()))["code"] == "R2027000001"
        done, content = await book.export(columns=["full_name"], format="csv")
        assert done["file_name"] == "联系人-20270101-0030.csv"
        assert "2027-01-01 00:30" in content.decode()
        again = await book.imported("姓名\n李娜".encode())
        assert again["counts"]["created"] == 1
        assert (await book.all())[-1]["code"] == "R2027000002"
