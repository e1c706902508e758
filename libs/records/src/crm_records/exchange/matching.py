"""Which existing record a row means, and which it would double: look-ups for a whole batch at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_platform.documents.port import Doc, Documents, Filter

from crm_records.commands.rights import Rights
from crm_records.declaration import Kind, RecordType
from crm_records.exchange.duplicates import DuplicateFinder
from crm_records.lists.rows import DECIDING

_AT_ONCE = 500


@dataclass(slots=True)
class Match:
    """`docs`: readable records that have all the match values; one is meant, several are ambiguous."""

    docs: list[Doc] = field(default_factory=list[Doc])


class Matcher:
    """Finds records by the chosen fields. One of them must be indexed (id, human number, a duplicate key); where none
    is, the file's values are gathered first and the collection is read through once (`scan`).
    """

    def __init__(
        self, documents: Documents, type_: RecordType, finder: DuplicateFinder, fields: Sequence[str]
    ) -> None:
        self._collection = documents[type_.plural]
        self._type, self._finder, self._fields = type_, finder, tuple(fields)
        self._scanned: dict[tuple[str, ...], list[str]] | None = None

    @property
    def indexed(self) -> bool:
        return any(self._indexed(name) for name in self._fields)

    def _indexed(self, name: str) -> bool:
        declared = self._type.fields.get(name)
        return (
            name == "id"
            or (declared is not None and declared.kind is Kind.SERIAL)
            or self._finder.key_of(name, "probe") is not None
        )

    async def scan(self, wanted: set[tuple[str, ...]], rights: Rights) -> None:
        """Remember the ids of the records that have one of the wanted combinations."""
        found: dict[tuple[str, ...], list[str]] = {}
        keys = list(rights.keys(self._type.store))
        async for doc in self._collection.stream(
            {"access": {"$in": keys}}, fields=[n.partition(".")[0] for n in self._fields]
        ):
            signature = self._signature(doc)
            if signature is not None and signature in wanted:
                found.setdefault(signature, []).append(doc["_id"])
        self._scanned = found

    def _signature(self, values: Mapping[str, Any]) -> tuple[str, ...] | None:
        return signature(self._fields, values)

    async def find(self, rows: Sequence[Mapping[str, Any]], rights: Rights) -> list[Match]:
        """For each row's match values (all of them present) what they find."""
        candidates = await self._candidates(rows)
        by_signature: dict[tuple[str, ...], list[Doc]] = {}
        for doc in candidates:
            if doc.get("deleted_at") is None and rights.can_read(self._type, doc):
                key = self._signature({**doc, "id": doc["_id"]})
                if key is not None:
                    by_signature.setdefault(key, []).append(doc)
        return [Match(by_signature.get(self._signature(row) or (), [])) for row in rows]

    async def _candidates(self, rows: Sequence[Mapping[str, Any]]) -> list[Doc]:
        if self._scanned is not None:
            ids = [id_ for row in rows for id_ in self._scanned.get(self._signature(row) or (), ())]
            return await self._collection.get_many(list(dict.fromkeys(ids)))
        name = next(n for n in self._fields if self._indexed(n))
        values = list(dict.fromkeys(row[name] for row in rows if row.get(name) is not None))
        if name == "id":
            return await self._collection.get_many([str(v) for v in values])
        declared = self._type.fields[name]
        where: Filter = {name: {"$in": values}}
        if declared.kind is not Kind.SERIAL:
            keys = [key for value in values if (key := self._finder.key_of(name, value)) is not None]
            where = {"dup": {"$in": keys}}
        return await self._collection.find(where) if values else []


def signature(fields: Sequence[str], values: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The match values as comparable text; None where one is missing."""
    found: list[str] = []
    for name in fields:
        value = (values.get("custom") or {}).get(name[7:]) if name.startswith("custom.") else values.get(name)
        if value is None or value == "":
            return None
        found.append(value.casefold() if isinstance(value, str) else repr(value))
    return tuple(found)


@dataclass(slots=True)
class Doubles:
    """`seen`: keys of the rows before, with the number of the first that had it."""

    documents: Documents
    type: RecordType
    seen: dict[str, int] = field(default_factory=dict[str, int])

    def earlier(self, n: int, keys: Sequence[str]) -> int | None:
        """The earlier row of the file that has one of the keys; else the keys are now this row's."""
        for key in keys:
            if key in self.seen:
                return self.seen[key]
        for key in keys:
            self.seen[key] = n
        return None

    async def existing(self, keys: Sequence[str]) -> dict[str, list[Doc]]:
        """{key: records that have it}, whoever may read them: what the caller learns is decided by the plan."""
        found: dict[str, list[Doc]] = {}
        wanted = list(dict.fromkeys(keys))
        known = set(wanted)
        for start in range(0, len(wanted), _AT_ONCE):
            docs = await self.documents[self.type.plural].find(
                {"dup": {"$in": wanted[start : start + _AT_ONCE]}}, fields=("dup", self.type.title_field, *DECIDING)
            )
            for doc in docs:
                if doc.get("deleted_at") is not None:
                    continue
                for key in doc.get("dup") or ():
                    if key in known:
                        found.setdefault(key, []).append(doc)
        return found
