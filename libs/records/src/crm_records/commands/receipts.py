"""Receipts: what a caller's key was used for, so that a repeat does nothing and answers the same."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm_platform.documents.port import Doc, Documents, Index, Spec, Transaction
from crm_platform.errors import CrmError, KeyReused

from crm_records.access.caller import Caller
from crm_records.commands.values import digest

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


@dataclass(frozen=True, slots=True)
class Ask:
    """A caller's request under a key of his, for what makes something without being a command of the executor."""

    caller: Caller
    key: str
    fingerprint: str

    @classmethod
    def of(cls, caller: Caller, key: str | None, *what: Any) -> "Ask | None":
        """`what`: all that the request says, as JSON. None without a key: then a repeat is another request."""
        return None if key is None else cls(caller, key, digest(*what))

    async def known(self, documents: Documents) -> str | None:
        """The id that was answered to this key; KeyReused where it was another request's."""
        receipt = await find(documents, self.caller, self.key)
        return None if receipt is None else replay(receipt, self.fingerprint).ids[0]

    def write(self, transaction: Transaction, id_: str, at: datetime) -> None:
        """The receipt, in the transaction that makes what it is for."""
        receipt = receipt_id(self.caller, self.key)
        write(transaction, receipt, fingerprint=self.fingerprint, ids=[id_], at=at)


async def once(documents: Documents, ask: Ask, make: Callable[[], Awaitable[Doc]]) -> Doc | str:
    """What `make` made in a transaction with `ask`'s receipt, or the id of what was made when it was asked first."""
    known = await ask.known(documents)
    if known is not None:
        return known
    try:
        return await make()
    except CrmError:
        # the winner of a simultaneous pair may be what refused this one
        known = await ask.known(documents)
        if known is None:
            raise
        return known


async def prune_receipts(documents: Documents, now: datetime) -> int:
    return await documents[COLLECTION].delete({"at": {"$lt": now - KEPT}})
