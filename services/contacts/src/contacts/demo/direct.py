"""Customers by the million, as documents to be written directly: without commands, events or history.

For measuring and trying out; each is what a create would have stored.
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

FIRST_NUMBER = 10_000_000
"""Direct customers are numbered above those of the first start, so that their keys never meet."""


READER_HAS = 200
_SHARES = 20


def one_in_twenty(owners: Sequence[Owner], person_id: str) -> list[Owner]:
    """Owners to draw from, so that this one gets a twentieth of the customers and the others the rest alike."""
    found = [owner for owner in owners if owner.person_id == person_id]
    others = [owner for owner in owners if owner.person_id != person_id]
    if not found or not others:
        return list(owners)
    return found * len(others) + others * (_SHARES - 1)


def documents(
    contacts: Contacts, owners: Sequence[Owner], *, count: int, seed: int, now: datetime, start: int,
    reader: str | None = None,
) -> Iterator[Doc]:  # fmt: skip
    """`count` customers as they are stored, numbered from `start`, one after the other. `reader`: a person who is
    named as a reader of 200 of them, spread over all.
    """
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
    here = now.astimezone(context.timezone)
    for number, values in enumerate(samples(count, seed=seed, owners=owners, now=here, start=start)):
        owner = values.pop("owner_id")
        draft, errors = normalise(
            Customer.declared, values, mode="create", lists=lists, today=about.today, custom=()
        )
        at = now - timedelta(minutes=7 * (count - number) % 500_000, milliseconds=number % 1000)
        draft |= {
            "_id": new_id(), "version": 1, "owner_id": owner, "created_by": owner, "updated_by": owner,
            "department_id": policy.people[owner].department_ids[0], "created_at": at, "updated_at": at,
            "visibility": store.visibility, "customer_code": f"KH{here.year}D{start + number:08d}", "custom": {},
        }  # fmt: skip
        if reader is not None and number % max(1, count // READER_HAS) == 0:
            draft["reader_list"] = [{"kind": "person", "id": reader}]
        errors += rules.prepare(draft, None, about)
        assert not errors, errors
        fill_sort_values(entry, draft, {})
        draft["access"] = record_keys(draft, now=now)
        bank = draft.get("bank_account")
        if bank:
            draft["bank_account"] = context.cipher.encrypt(bank)
        yield draft
