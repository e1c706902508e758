"""Generated customers: 2,000 through the product's own commands on first start, more written directly."""

import argparse
import asyncio
import gc
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from contacts.customers.record import Customer
from contacts.demo.direct import FIRST_NUMBER, documents, one_in_twenty
from contacts.demo.load import load_customers
from contacts.demo.samples import Owner
from crm_platform.documents.port import Doc, DocumentsError
from crm_platform.process import FolderLock, FolderLocked
from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.access.policy import Policy
from identity.accounts import demo_accounts

from crm_stack.filling import CustomerFilling, FillingFailed, sweep
from crm_stack.stack import Stack

FIRST_CUSTOMERS = 2000
SEED = 1
_TOLD_EVERY = 50_000


def owners(policy: Policy) -> list[Owner]:
    """Those who may follow customers: Authors of the sales departments, in a fixed order."""
    found = [
        Owner(person.id, policy.departments[person.department_ids[0]].region_id)
        for person in policy.people.values()
        if person.active
        and person.department_ids
        and policy.standing(Caller(person.id), Customer.declared.store).level == Level.AUTHOR
    ]
    return sorted(found, key=lambda owner: owner.person_id)


async def load_demo_customers(stack: Stack) -> None:
    """Idempotent: each customer has a key of its own, so a load that was cut off goes on."""
    people = owners(stack.snapshot.current)
    await load_customers(stack.contacts, people, count=FIRST_CUSTOMERS, seed=SEED, now=datetime.now(UTC))


def demo(arguments: argparse.Namespace) -> int:
    """`./crm demo --customers N`: the product must be stopped, since this writes past it."""
    data: Path = arguments.data
    try:
        with FolderLock(data):
            return asyncio.run(_demo(data, arguments.customers, arguments.seed))
    except FolderLocked as error:
        print(f"{error}\n请先停止产品 / stop the product first", file=sys.stderr)
    except (FillingFailed, DocumentsError, OSError) as error:
        sweep(data)
        print(f"没有写入任何客户 / no customer was written: {error}", file=sys.stderr)
    return 1


async def _demo(data: Path, customers: int, seed: int) -> int:
    sweep(data)
    began = time.monotonic()
    stack = Stack(data)
    store = stack.contacts_engines.documents
    await store.open()
    try:
        people, parts = await _people(stack)
        if not people:
            print("没有演示组织，请先 ./crm start / no demo organisation: run ./crm start first", file=sys.stderr)
            return 1
        await stack.contacts.designs.load()
        had = await store[Customer.declared.plural].count({})
        gc.freeze()
        gc.set_threshold(100_000, 50, 1000)  # documents come and go by the million, none refers to itself
        made = documents(
            stack.contacts, one_in_twenty(people, parts.get("salesman", "")), count=customers, seed=seed,
            now=datetime.now(UTC), start=FIRST_NUMBER + had, reader=parts.get("few"),
        )  # fmt: skip
        added = await CustomerFilling(data).fill(store, _told(made, customers))
    finally:
        await store.close()
    print(f"{added} customers, {time.monotonic() - began:.0f} s")
    return 0


async def _people(stack: Stack) -> tuple[list[Owner], dict[str, str]]:
    """Who may follow customers, and {part in measurements: person}."""
    engines = stack.identity_engines
    await engines.documents.open()
    await engines.search.open()
    try:
        await stack.identity.open()
        accounts = await demo_accounts(stack.identity.documents, stack.identity.cipher)
        return owners(stack.snapshot.current), {a.bench: a.person_id for a in accounts if a.bench}
    finally:
        await engines.search.close()
        await engines.documents.close()


def _told(made: Iterable[Doc], count: int) -> Iterator[Doc]:
    """With a line now and then: this takes minutes."""
    for number, doc in enumerate(made, 1):
        yield doc
        if number % _TOLD_EVERY == 0 or number == count:
            print(f"{number} / {count}", file=sys.stderr, flush=True)
