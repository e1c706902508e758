"""Which customers a set of values may be the same as: one indexed look-up, split into what the caller may know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc, Documents

from contacts.duplicates.rules import KeyKind, Strength, shared_kinds

MOST = 20
"""Look-alikes that are shown; more say nothing new."""

FIELDS = (
    "customer_name", "contact_name", "company_name", "customer_code", "owner_id", "dup", "access", "department_id",
    "collaborators", "reader_list", "authors", "visibility", "public", "deleted_at",
)

Readable = Callable[[Doc], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """A customer the caller may read, with why it may be the same."""

    doc: Doc
    kinds: Sequence[KeyKind]

    @property
    def strength(self) -> Strength:
        return self.kinds[0].strength

    def to_wire(self) -> dict[str, Any]:
        shown = ("customer_name", "contact_name", "company_name", "customer_code", "owner_id")
        return {
            "id": self.doc["_id"],
            **{name: self.doc.get(name) for name in shown},
            "strength": self.strength,
            "keys": [
                {"kind": kind.letter, "label": {"zh": kind.label[0], "en": kind.label[1]}} for kind in self.kinds
            ],
        }


@dataclass(frozen=True, slots=True)
class Findings:
    """`hidden`: exact matches that the caller may not read; nothing else of them leaves this object."""

    matches: list[Match] = field(default_factory=list[Match])
    hidden: list[str] = field(default_factory=list[str])

    @property
    def exact(self) -> list[Match]:
        return [match for match in self.matches if match.strength == "exact"]


def sort_findings(keys: Iterable[str], docs: Iterable[Doc], readable: Readable, *, own_id: str | None) -> Findings:
    """Split what the look-up brought; similar names of hidden customers are not told at all."""
    mine = set(keys)
    found = Findings()
    for doc in docs:
        if doc["_id"] == own_id or doc.get("deleted_at") is not None:
            continue
        kinds = shared_kinds(mine, set(doc.get("dup") or ()))
        if not kinds:
            continue
        if readable(doc):
            found.matches.append(Match(doc, kinds))
        elif kinds[0].strength == "exact":
            found.hidden.append(doc["_id"])
    found.matches.sort(key=lambda match: (match.strength, match.doc["_id"]))
    return found


async def find_duplicates(
    documents: Documents, keys: Sequence[str], readable: Readable, own_id: str | None
) -> Findings:
    """For the check while typing. Reads past the caller's rights, and `Findings` keeps what he may not know."""
    if not keys:
        return Findings()
    docs = await documents["customers"].find({"dup": {"$in": list(keys)}}, limit=MOST, fields=FIELDS)
    return sort_findings(keys, docs, readable, own_id=own_id)
