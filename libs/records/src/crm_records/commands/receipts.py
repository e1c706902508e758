"""Receipts: what a caller's key was used for, so that a repeat does nothing and answers the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm_platform.documents.port import Doc, Documents, Index, Spec, Transaction
from crm_platform.errors import KeyReused

from crm_records.access.caller import Caller

COLLECTION = "_receipts"
KEPT = timedelta(days=7)
SPEC = Spec(COLLECTION, arrays=frozenset({"ids"}), indexes=(Index("at", (("at", 1),)),))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did. `ids`: records created or changed, the first is what the command is about.

    `result` is what the handler returned; a replayed outcome has none: its reader reads the records again.
    """

    ids: tuple[str, ...]
    result: Any = None
    replayed: bool = False


def receipt_id(caller: Caller, key: str) -> str:
    """One document for each caller and key, so that its id is what makes the pair unique."""
    return f"{caller.name} {key}"


def write(transaction: Transaction, id_: str, *, fingerprint: str, ids: list[str], at: datetime) -> None:
    transaction.insert(COLLECTION, {"_id": id_, "version": 1, "fingerprint": fingerprint, "ids": ids, "at": at})


def replay(receipt: Doc, fingerprint: str) -> Outcome:
    """The outcome of a repeat; KeyReused where the key was used for another command."""
    if receipt["fingerprint"] != fingerprint:
        raise KeyReused
    return Outcome(tuple(receipt["ids"]), None, replayed=True)


async def find(documents: Documents, caller: Caller, key: str) -> Doc | None:
    return await documents[COLLECTION].get(receipt_id(caller, key))


async def prune_receipts(documents: Documents, now: datetime) -> int:
    return await documents[COLLECTION].delete({"at": {"$lt": now - KEPT}})
