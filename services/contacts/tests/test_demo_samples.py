"""The sample customers, on any day of the calendar: by commands and as documents, in the installation's zone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from contacts.customers.record import Customer
from contacts.demo import direct, load
from contacts.demo.samples import Owner
from contacts.service import Contacts
from crm_platform.documents.port import Doc
from crm_testkit.contacts_service import contacts_at

SHANGHAI = ZoneInfo("Asia/Shanghai")
OWNERS = [Owner("author", "north"), Owner("colleague", "north")]
COUNT = 80

EVENINGS = {
    "the last evening of a month, in Greenwich": datetime(2026, 11, 30, 19, 0, tzinfo=UTC),
    "the last evening of a month, in Shanghai": datetime(2027, 2, 28, 23, 59, 59, tzinfo=SHANGHAI),
    "the last evening of a year, in Greenwich": datetime(2026, 12, 31, 16, 0, tzinfo=UTC),
    "the last evening of a year, in Shanghai": datetime(2026, 12, 31, 23, 59, 59, tzinfo=SHANGHAI),
    "the leap day": datetime(2028, 2, 29, 15, 0, tzinfo=UTC),
}
evenings = pytest.mark.parametrize("now", EVENINGS.values(), ids=EVENINGS)


async def stored(contacts: Contacts) -> list[Doc]:
    return await contacts.context.documents[Customer.declared.plural].find({}, sort=[("_id", 1)])


def belong_to(now: datetime, customers: list[Doc]) -> None:
    """Numbers of the year there is at the installation's place, months from the one there is."""
    here = now.astimezone(SHANGHAI)
    assert {doc["customer_code"][:6] for doc in customers} == {f"KH{here.year}"}
    months = {doc["expected_close_month"] for doc in customers if doc.get("expected_close_month")}
    assert min(months) == f"{here:%Y-%m}"


@evenings
async def test_the_first_customers_are_made_by_commands(tmp_path: Path, now: datetime) -> None:
    async with contacts_at(tmp_path, now) as contacts:
        await load.load_customers(contacts, OWNERS, count=COUNT, seed=1, now=now)
        made = await stored(contacts)
        assert len(made) == COUNT
        belong_to(now, made)


@evenings
async def test_many_more_are_written_as_documents(tmp_path: Path, now: datetime) -> None:
    async with contacts_at(tmp_path, now) as contacts:
        made = list(direct.documents(contacts, OWNERS, count=COUNT, seed=1, now=now, start=direct.FIRST_NUMBER))
        assert len(made) == COUNT
        belong_to(now, made)


async def test_a_load_that_was_cut_off_goes_on_another_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = EVENINGS["the last evening of a month, in Shanghai"]
    monkeypatch.setattr(load, "BATCH", 30)
    async with contacts_at(tmp_path, now) as contacts:
        await load.load_customers(contacts, OWNERS, count=30, seed=1, now=now)
    async with contacts_at(tmp_path, now + timedelta(hours=1)) as contacts:
        await load.load_customers(contacts, OWNERS, count=COUNT, seed=1, now=now + timedelta(hours=1))
        assert len(await stored(contacts)) == COUNT
