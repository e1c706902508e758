"""Generated customers: 2,000 through the product's own commands on first start, more written directly."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from contacts.customers.record import Customer
from contacts.demo.direct import write_directly
from contacts.demo.load import load_customers
from contacts.demo.samples import Owner
from crm_platform.process import FolderLock, FolderLocked
from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.access.policy import Policy

from crm_stack.stack import Stack

FIRST_CUSTOMERS = 2000
SEED = 1


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
        return 1


async def _demo(data: Path, customers: int, seed: int) -> int:
    stack = Stack(data)
    engines = (stack.identity_engines, stack.contacts_engines)
    for one in engines:
        await one.documents.open()
        await one.search.open()
    await stack.identity.open()
    people = owners(stack.snapshot.current)
    if not people:
        print("没有演示组织，请先 ./crm start / no demo organisation: run ./crm start first", file=sys.stderr)
        return 1
    done = await write_directly(stack.contacts, people, count=customers, seed=seed, now=datetime.now(UTC))
    for one in engines:
        await one.search.close()
        await one.documents.close()
    print(f"{done} customers")
    return 0
