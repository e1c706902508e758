"""The demo accounts of this installation: who, with which generated password, to try what."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from crm_platform.documents.port import Doc, Documents, Spec
from crm_platform.errors import Unavailable
from crm_records.commands.parts import Cipher

SPECS = (Spec("demo_accounts"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`what_zh`, `what_en`: what the account is for. `bench`: the part it plays in measurements."""

    person_id: str
    login: str
    password: str
    name: str
    post: str
    what_zh: str
    what_en: str
    levels: dict[str, str]
    bench: str | None = None

    def to_wire(self) -> dict[str, Any]:
        return asdict(self)


async def keep_accounts(documents: Documents, cipher: Cipher, accounts: Sequence[Account]) -> None:
    """Passwords are enciphered: a copy of the file alone signs nobody in."""
    transaction = documents.transaction()
    for place, account in enumerate(accounts):
        doc: Doc = {**asdict(account), "_id": account.person_id, "version": 1, "place": place}
        doc["password"] = cipher.encrypt(account.password)
        transaction.insert("demo_accounts", doc)
    if (await documents.commit(transaction))[0] is not None:
        raise Unavailable


async def demo_accounts(documents: Documents, cipher: Cipher) -> list[Account]:
    """Of an installation with the demo organisation; empty otherwise."""
    docs = await documents["demo_accounts"].find({}, sort=(("place", 1),))
    names = Account.__dataclass_fields__
    found: list[dict[str, Any]] = [{name: value for name, value in doc.items() if name in names} for doc in docs]
    for values in found:
        values["password"] = cipher.decrypt(values["password"])
    return [Account(**values) for values in found]
