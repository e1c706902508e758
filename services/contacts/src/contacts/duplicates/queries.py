"""Which customers may be the same, and the Managers' queue: look-ups split into what the caller may know."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc, Documents, Filter

from contacts.duplicates.rules import KINDS, KeyKind, Strength, shared_kinds

MOST = 20
"""Look-alikes that are shown; more say nothing new."""

DECIDING = (
    "owner_id", "access", "department_id", "collaborators", "reader_list", "authors", "visibility", "public",
    "deleted_at",
)  # fmt: skip
SHOWN = ("customer_name", "contact_name", "company_name", "customer_code", "owner_id")
FIELDS = (*SHOWN, "dup", *DECIDING[1:])

Readable = Callable[[Doc], bool]
Wire = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A customer with why it may be the same."""

    doc: Doc
    kinds: Sequence[KeyKind]

    @property
    def id(self) -> str:
        return self.doc["_id"]

    @property
    def strength(self) -> Strength:
        return self.kinds[0].strength

    @property
    def letters(self) -> list[str]:
        return [kind.letter for kind in self.kinds]

    def to_wire(self) -> Wire:
        """Only of a customer that the caller may read."""
        shown = {name: self.doc.get(name) for name in SHOWN}
        return {"id": self.id, **shown, "strength": self.strength, "keys": wire_kinds(self.letters)}


@dataclass(frozen=True, slots=True)
class Findings:
    """`hidden`: exact matches that the caller may not read; nothing of them is for him."""

    matches: list[Match] = field(default_factory=list[Match])
    hidden: list[Match] = field(default_factory=list[Match])

    @property
    def exact(self) -> list[Match]:
        return [match for match in self.matches if match.strength == "exact"]


def wire_kinds(letters: Iterable[str]) -> list[Wire]:
    kinds = [KINDS[letter] for letter in letters]
    return [{"kind": kind.letter, "label": {"zh": kind.label[0], "en": kind.label[1]}} for kind in kinds]


def with_keys(keys: Sequence[str]) -> Filter:
    """Customers that have one of the keys; deleted ones are none."""
    return {"dup": {"$in": list(keys)}, "deleted_at": None}


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
            found.hidden.append(Match(doc, kinds))
    found.matches.sort(key=lambda match: (match.strength, match.id))
    return found


async def find_duplicates(
    documents: Documents, keys: Sequence[str], readable: Readable, own_id: str | None
) -> Findings:
    """For the check while typing. Reads past the caller's rights, and `Findings` keeps what he may not know."""
    if not keys:
        return Findings()
    docs = await documents["customers"].find(with_keys(keys), limit=MOST, fields=FIELDS)
    return sort_findings(keys, docs, readable, own_id=own_id)


async def pairs_on_wire(documents: Documents, rows: Sequence[Mapping[str, Any]], readable: Readable) -> list[Wire]:
    """Rows of pairs with both sides. Of a customer that the reader may not read he gets its id and its owner only."""
    sides = await customer_sides(documents, [id_ for row in rows for id_ in row["customer_ids"]], readable)
    return [
        {
            **{name: row.get(name) for name in _OF_PAIR},
            "found_at": row["created_at"],
            "found_by": row["created_by"],
            "keys": wire_kinds(row["kinds"]),
            "sides": [sides[id_] for id_ in row["customer_ids"]],
        }
        for row in rows
    ]


_OF_PAIR = ("id", "version", "entry", "state", "resolution", "decided_by", "decided_at", "note")


async def customer_sides(documents: Documents, ids: Iterable[str], readable: Readable) -> dict[str, Wire]:
    """{id: what the reader may know of the customer}."""
    wanted = list(dict.fromkeys(ids))
    docs = await documents["customers"].get_many(wanted, fields=(*SHOWN, *DECIDING[1:]))
    known = {doc["_id"]: doc for doc in docs}
    return {id_: _side(id_, known.get(id_), readable) for id_ in wanted}


def _side(id_: str, doc: Doc | None, readable: Readable) -> Wire:
    side: Wire = {"id": id_, "readable": False, "deleted": doc is None or doc.get("deleted_at") is not None}
    if doc is None:
        return {**side, **dict.fromkeys(SHOWN)}
    if doc.get("deleted_at") is not None or not readable(doc):
        return {**side, **dict.fromkeys(SHOWN), "owner_id": doc.get("owner_id")}
    return {**side, **{name: doc.get(name) for name in SHOWN}, "readable": True}
