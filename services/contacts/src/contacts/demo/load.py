"""The demo's customers, made by the same command as a person's: access, history, events and duplicates included."""

from collections.abc import Sequence
from datetime import datetime

from crm_platform.errors import CrmError
from crm_records.access.caller import Caller
from crm_records.commands import CreateRecord

from contacts.customers.record import Customer
from contacts.demo.samples import Owner, samples
from contacts.service import Contacts

BATCH = 200


async def load_customers(
    contacts: Contacts, owners: Sequence[Owner], *, count: int, seed: int, now: datetime
) -> None:
    """Does nothing where they are there: each create has a key, and what was made before answers the same."""
    if await contacts.context.documents[Customer.declared.plural].count({}, cap=count) >= count:
        return
    caller = Caller.system("demo")
    commands = [
        (CreateRecord(type_name=Customer.declared.name, values=values), f"demo:{seed}:{number}")
        for number, values in enumerate(samples(count, seed=seed, owners=owners, now=now))
    ]
    for begin in range(0, count, BATCH):
        for done in await contacts.context.executor.run_many(commands[begin : begin + BATCH], caller, "demo"):
            if isinstance(done, CrmError):
                raise done
