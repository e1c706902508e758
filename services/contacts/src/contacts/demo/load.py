"""The demo's customers, made by the same command as a person's: access, history, events and duplicates included."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crm_platform.errors import CrmError, KeyReused
from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.access.policy import Policy
from crm_records.commands import CreateRecord, Rights

from contacts.customers.record import Customer
from contacts.demo.samples import Owner, samples
from contacts.service import Contacts

BATCH = 200
HANDED_IN = 4
"""Customers of a depositor that are there already: he may not be told, so Managers find the pairs."""


async def load_customers(
    contacts: Contacts, owners: Sequence[Owner], *, count: int, seed: int, now: datetime
) -> None:
    """Does nothing where they are there: each create has a key, by which those of a load that was cut off are known."""
    if await contacts.context.documents[Customer.declared.plural].count({}, cap=count) >= count:
        return
    found = list(samples(count, seed=seed, owners=owners, now=now.astimezone(contacts.context.timezone)))
    depositor = _depositor(contacts.context.policies.current, now)
    doubles = [] if depositor is None else [_as_heard(values) for values in found if values.get("mobile")][:HANDED_IN]
    commands = [
        (CreateRecord(type_name=Customer.declared.name, values=values), f"demo:{seed}:{number}")
        for number, values in enumerate(found[: count - len(doubles)])
    ]
    executor = contacts.context.executor
    for begin in range(0, len(commands), BATCH):
        for done in await executor.run_many(commands[begin : begin + BATCH], Caller.system("demo"), "demo"):
            if isinstance(done, CrmError) and not isinstance(done, KeyReused):  # reused: made at another minute
                raise done
        if begin == 0:  # the first of them are those he heard of; what a newcomer sees first is a whole customer
            await _hand_in(contacts, depositor, doubles, seed)


async def _hand_in(contacts: Contacts, depositor: str | None, doubles: Sequence[dict[str, Any]], seed: int) -> None:
    for number, values in enumerate(doubles):
        command = CreateRecord(type_name=Customer.declared.name, values=values)
        await contacts.context.executor.run(command, Caller(depositor), f"demo:{seed}:handed-in:{number}")


def _as_heard(values: dict[str, Any]) -> dict[str, Any]:
    """What somebody at the door notes of a customer."""
    return {name: values[name] for name in ("kind", "customer_name", "company_name", "contact_name", "mobile")
            if name in values}  # fmt: skip


def _depositor(policy: Policy, now: datetime) -> str | None:
    """Who may hand customers in and read none."""
    for person in sorted(policy.people):
        rights = Rights(policy, Caller(person), now)
        level = rights.standing(Customer.declared.store).level
        if level == Level.DEPOSITOR and rights.decide("create", Customer.declared).allowed:
            return person
    return None
