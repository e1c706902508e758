"""The records of one type, bound to a caller: what he may not read does not exist."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from crm_platform.documents.port import Doc, Filter
from crm_platform.errors import NotFound, Stale
from crm_platform.ids import new_id

from crm_records.changes import changed_since
from crm_records.commands.rules import Registered
from crm_records.commands.values import copy_document
from crm_records.declaration import Record
from crm_records.validation import to_wire

if TYPE_CHECKING:
    from crm_records.commands.work import Work

R = TypeVar("R", bound=Record)


class Repository(Generic[R]):
    def __init__(self, work: "Work", entry: Registered) -> None:
        self._work, self._entry = work, entry
        self._type = entry.type

    async def get(self, id_: str, *, deleted: bool = False) -> R:
        """The record, its version remembered; NotFound where it is not there for the caller.

        `deleted`: deleted records too. The command's own record is also tested for the command's operation.
        """
        doc, record = await self._load(id_)
        if (doc.get("deleted_at") is not None and not deleted) or not self._work.access.can_read(self._type, doc):
            raise NotFound(record_type=self._type.name, id=id_)
        request = self._work.request
        if id_ == request.spec.target_of(request.command):
            for operation in request.spec.operations(request.command):
                self._work.access.require(operation, self._type, doc)
            if request.if_match is not None and request.if_match != doc["version"]:
                raise await self._stale(doc, request.if_match)
        return record

    async def find(self, where: Filter, *, sort: Sequence[tuple[str, int]] = (), limit: int = 100) -> list[R]:
        """Records that match and that the caller may read, deleted ones left out."""
        standing = self._work.access.standing(self._type.store)
        mine = where
        if not standing.unfiltered:
            if not standing.keys:
                return []
            admitted: Filter = {"access": {"$in": list(standing.keys)}}
            mine = {"$and": [where, admitted]} if where else admitted
        docs = await self._work.parts.documents[self._type.plural].find(mine, sort=sort, limit=limit)
        return [self.remember(doc) for doc in docs if self._work.access.can_read(self._type, doc)]

    def add(self, record: R, verb: str = "created", *, prepared: bool = False) -> str:
        """Buffer a new record; its id, made here unless the document has one. `prepared`: its type's rules have filled
        and judged it already, by what holds now, and its secrets are enciphered.
        """
        from crm_records.commands.work import Write  # noqa: PLC0415 - the two modules are one unit

        id_ = record.doc.get("_id") or new_id()
        record.doc["_id"] = id_
        self._work.buffer.writes.append(Write(self._entry, record, None, verb, derived=False, prepared=prepared))
        self._work.buffer.ids.append(id_)
        return id_

    def new(self, values: Doc) -> R:
        """A record of this type over a new document; `add` it to keep it."""
        return self._type.model(values)  # pyright: ignore[reportReturnType] - the model of this type is R

    def save(
        self, record: R, verb: str = "updated", *, derived: bool = False, purpose: str | None = None
    ) -> None:
        """Buffer the record's changes. `derived`: fields of the system, outside version and history. `purpose`: a rule
        writes for the service what the caller may not even read (see `Work.unfiltered_records`).
        """
        from crm_records.commands.work import Write, require_purpose  # noqa: PLC0415

        seen = self._work.buffer.seen.get((self._type.plural, record.id))
        if seen is None:
            raise ValueError("only a record that this work has read can be saved")
        if purpose is not None:
            require_purpose(purpose)
        elif not derived:
            for operation in self._work.request.spec.operations(self._work.request.command):
                self._work.access.require(operation, self._type, seen[0])
        for write in self._work.buffer.writes:
            if write.record is record:
                write.verb, write.derived = verb, write.derived and derived
                return
        self._work.buffer.writes.append(Write(self._entry, record, seen[0], verb, derived))
        self._work.buffer.ids.append(record.id)

    async def _load(self, id_: str) -> tuple[Doc, R]:
        buffer = self._work.buffer
        seen = buffer.seen.get((self._type.plural, id_))
        if seen is not None:
            return seen  # pyright: ignore[reportReturnType] - what this repository remembered is R
        doc = buffer.loaded.get((self._type.plural, id_))
        if doc is None:
            doc = await self._work.parts.documents[self._type.plural].get(id_)
        if doc is None:
            raise NotFound(record_type=self._type.name, id=id_)
        return doc, self.remember(doc)

    def remember(self, doc: Doc) -> R:
        """The record over a document that was read for this work; the commit checks its version."""
        known = self._work.buffer.seen.get((self._type.plural, doc["_id"]))
        if known is not None:
            return known[1]  # pyright: ignore[reportReturnType]
        record: Any = self._type.model(copy_document(doc))
        self._work.buffer.seen[(self._type.plural, doc["_id"])] = (doc, record)
        return record

    async def _stale(self, doc: Doc, expected: int) -> Stale:
        """With the present values of the fields the caller meant to write, so that he can see both."""
        changed = await changed_since(self._work.parts.documents, doc["_id"], expected)
        meant = [n for n in getattr(self._work.request.command, "values", {}) if n in self._type.fields]
        masked, hidden = self._work.access.masked(self._type, doc), self._work.access.unreadable(self._type)
        meant = [n for n in meant if n not in hidden]
        current = to_wire(self._type, doc, masked=masked)
        return Stale(
            version=doc["version"],
            changed=sorted(n for n in changed if n in self._type.fields and n not in hidden),
            current={n: current.get(n) for n in meant},
            updated_by=doc.get("updated_by"),
            updated_at=doc.get("updated_at"),
        )
