"""What is past and what is to come of a customer: by the day at the installation's place."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from contacts.customers.record import Customer
from crm_platform.errors import Invalid
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord
from crm_testkit.contacts_service import contacts_at

NEW_YEAR = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
"""The first of January in Shanghai."""


@pytest.mark.parametrize(
    ("field", "good", "bad", "reason"),
    [
        ("founded_on", "2027-01-01", "2027-01-02", "IN_FUTURE"),
        ("birthday", "2027-01-01", "2027-01-02", "IN_FUTURE"),
        ("expected_close_month", "2027-01", "2026-12", "IN_PAST_MONTH"),
    ],
)
async def test_the_day_decides(tmp_path: Path, field: str, good: str, bad: str, reason: str) -> None:
    def create(value: str) -> CreateRecord:
        return CreateRecord(
            type_name=Customer.declared.name, values={"customer_name": "星河", "contact_name": "王明", field: value}
        )

    async with contacts_at(tmp_path, NEW_YEAR) as contacts:
        run = contacts.context.executor.run
        (made,) = (await run(create(good), Caller("author"))).ids
        found = await contacts.context.documents["customers"].get(made)
        assert found is not None
        assert (found[field], found["customer_code"]) == (good, "KH2027000001")
        with pytest.raises(Invalid) as refused:
            await run(create(bad), Caller("author"))
        assert [(error.pointer, error.reason.code) for error in refused.value.errors] == [(f"/{field}", reason)]
