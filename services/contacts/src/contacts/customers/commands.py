"""What every write of a customer does beside the machinery's own: generated values, serial, duplicates, cycles."""

from collections.abc import Sequence

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_FOUND, FieldError, Invalid, NotFound, Reason
from crm_records.commands import RuleContext, Serials, Work

from contacts.customers.record import Customer
from contacts.customers.rules import prepare
from contacts.disclosures import Disclosures
from contacts.duplicates.commands import check_duplicates
from contacts.duplicates.rules import duplicate_keys

CYCLE = Reason("CYCLE", "上级公司之间不能循环", "Parent companies must not form a circle")
DEEPEST = 50
"""Parent companies above one another; more is a fault of the data."""


class CustomerRules:
    """Registered with the type in `service.py`."""

    def __init__(self, disclosures: Disclosures, serials: Serials) -> None:
        self._disclosures, self._serials = disclosures, serials

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        errors = prepare(draft, before, today=context.today, lists=context.lists)
        draft["dup"] = duplicate_keys(draft)
        if before is not None and before.get("owner_id") != draft.get("owner_id"):
            draft["previous_owners"] = _former_owners(before, context)
        return errors

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        await check_duplicates(work, draft, before, self._disclosures)
        if draft.get("parent_company") and draft["parent_company"] != (before or {}).get("parent_company"):
            await _refuse_unknown(work, draft["parent_company"])
            await _refuse_cycle(work, draft)
        if before is None and not draft.get("customer_code"):
            draft["customer_code"] = await self._serials.next(work.parts.today(work.now).year)


def _former_owners(before: Doc, context: RuleContext) -> list[Doc]:
    """The owner until now joins those before him."""
    known: Sequence[Doc] = before.get("previous_owners") or ()
    since = known[-1]["to"] if known else before.get("created_at")
    return [*known, {"person_id": before.get("owner_id"), "from": since, "to": context.now}]


async def _refuse_unknown(work: Work, parent: str) -> None:
    """A company that the caller may not read is not there for him either."""
    try:
        await work.of(Customer).get(parent)
    except NotFound:
        raise Invalid.one("/parent_company", NOT_FOUND) from None


async def _refuse_cycle(work: Work, draft: Doc) -> None:
    """Walks up the parents; each step is one read by id."""
    above = draft["parent_company"]
    for _ in range(DEEPEST):
        if above == draft.get("_id"):
            break
        found = await work.unfiltered("cycles", Customer, {"_id": above}, fields=("parent_company",), limit=1)
        above = found[0].get("parent_company") if found else None
        if above is None:
            return
    raise Invalid.one("/parent_company", CYCLE)
