"""A million customers in minutes: documents, access keys and index written directly, without events or history.

For measuring and trying out; what is written is what a create would have stored.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from crm_platform.documents.port import Doc
from crm_platform.ids import new_id
from crm_records.access.caller import Caller
from crm_records.access.keys import record_keys
from crm_records.commands import RuleContext
from crm_records.commands.ordering import fill_sort_values
from crm_records.validation import normalise

from contacts.customers.commands import CustomerRules
from contacts.customers.record import Customer
from contacts.demo.samples import Owner, samples
from contacts.service import Contacts

BATCH = 1000
FIRST_NUMBER = 10_000_000
"""Direct customers are numbered above those of the first start, so that their keys never meet."""


async def write_directly(
    contacts: Contacts, owners: Sequence[Owner], *, count: int, seed: int, now: datetime
) -> int:
    """Adds `count` customers and rebuilds the index; how many were added."""
    collection = contacts.context.documents[Customer.declared.plural]
    had = await collection.count({})
    batch: list[Doc] = []
    for doc in _documents(contacts, owners, count=count, seed=seed, now=now, start=FIRST_NUMBER + had):
        batch.append(doc)
        if len(batch) == BATCH:
            await collection.insert_many(batch)
            batch = []
    if batch:
        await collection.insert_many(batch)
    await contacts.search_sync.rebuild(Customer.declared)
    return count


def _documents(
    contacts: Contacts, owners: Sequence[Owner], *, count: int, seed: int, now: datetime, start: int
) -> Iterator[Doc]:
    context = contacts.context
    policy, lists = context.policies.current, context.code_lists.current
    entry = context.types[Customer.declared.name]
    store = policy.stores[Customer.declared.store]
    rules = entry.rules
    assert isinstance(rules, CustomerRules)
    about = RuleContext(
        type=Customer.declared, verb="created", now=now, today=context.today(now), caller=Caller.system("demo"),
        policy=policy, lists=lists,
    )  # fmt: skip
    for number, values in enumerate(samples(count, seed=seed, owners=owners, now=now, start=start)):
        owner = values.pop("owner_id")
        draft, errors = normalise(
            Customer.declared, values, mode="create", lists=lists, today=about.today, custom=()
        )
        at = now - timedelta(minutes=7 * (count - number) % 500_000, milliseconds=number % 1000)
        draft |= {
            "_id": new_id(), "version": 1, "owner_id": owner, "created_by": owner, "updated_by": owner,
            "department_id": policy.people[owner].department_ids[0], "created_at": at, "updated_at": at,
            "visibility": store.visibility, "customer_code": f"KH{now.year}D{start + number:08d}", "custom": {},
        }  # fmt: skip
        errors += rules.prepare(draft, None, about)
        assert not errors, errors
        fill_sort_values(entry, draft, {})
        draft["access"] = record_keys(draft, now=now)
        bank = draft.get("bank_account")
        if bank:
            draft["bank_account"] = context.cipher.encrypt(bank)
        yield draft
