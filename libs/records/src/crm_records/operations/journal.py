"""The journal: what became of each record of an operation, 200 to a document.

The set of records is frozen here at preview (`ids`); running writes `rows` over it, in the transaction that moves the
operation's cursor. Values before and after stand in `changes`, under the operation's id.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from crm_platform.documents.port import Doc, Documents, Index, Spec

COLLECTION = "operation_rows"
CHUNK = 200
SPEC = Spec(
    COLLECTION,
    arrays=frozenset({"ids", "rows", "rows.e", "states"}),
    indexes=(Index("operation", (("operation_id", 1), ("start", 1))),),
)


@dataclass(slots=True)
class Row:
    """`n`: the record's place in the selection, or the row's number in the file. `title`: of what was refused."""

    n: int
    state: str
    id: str | None = None
    errors: list[Doc] = field(default_factory=list[Doc])
    title: str = ""

    def to_doc(self) -> Doc:
        doc: Doc = {"n": self.n, "s": self.state}
        if self.id is not None:
            doc["id"] = self.id
        if self.errors:
            doc["e"] = self.errors
        if self.title:
            doc["t"] = self.title
        return doc


def row_of(doc: Doc) -> Row:
    return Row(doc["n"], doc["s"], doc.get("id"), doc.get("e") or [], doc.get("t", ""))


def chunk_id(operation_id: str, start: int) -> str:
    return f"{operation_id}:{start:08d}"


def frozen_chunk(operation_id: str, start: int, ids: Sequence[str]) -> Doc:
    return {
        "_id": chunk_id(operation_id, start), "version": 1, "operation_id": operation_id, "start": start,
        "size": len(ids), "ids": list(ids), "rows": [], "states": [],
    }


def row_chunk(operation_id: str, start: int, rows: Sequence[Row]) -> Doc:
    return {
        "_id": chunk_id(operation_id, start), "version": 1, "operation_id": operation_id, "start": start,
        "size": len(rows), **filled(rows),
    }


def filled(rows: Sequence[Row]) -> Doc:
    return {"rows": [row.to_doc() for row in rows], "states": sorted({row.state for row in rows})}


class Journal:
    def __init__(self, documents: Documents, operation_id: str) -> None:
        self._rows = documents[COLLECTION]
        self.operation_id = operation_id

    async def chunk(self, start: int) -> Doc | None:
        return await self._rows.get(chunk_id(self.operation_id, start))

    async def freeze(self, start: int, ids: Sequence[str]) -> None:
        await self._rows.insert_many([
            frozen_chunk(self.operation_id, start + at, ids[at : at + CHUNK]) for at in range(0, len(ids), CHUNK)
        ])

    async def keep(self, start: int, rows: Sequence[Row]) -> None:
        await self._rows.insert(row_chunk(self.operation_id, start, rows))

    async def clear(self) -> None:
        await self._rows.delete({"operation_id": self.operation_id})

    async def chunks(self, *, start: int = 0, backwards: bool = False, limit: int = 0) -> AsyncIterator[Doc]:
        """In order of `start`; `backwards`: from the end down to and with `start`."""
        step, at = -1 if backwards else 1, start
        last: int | None = None
        while True:
            where: Doc = {"operation_id": self.operation_id, "start": {"$gte": at}}
            if last is not None:
                where["start"] = {"$gte": at, "$lt": last} if backwards else {"$gt": last}
            found = await self._rows.find(where, sort=[("start", step)], limit=limit or 20)
            for chunk in found:
                yield chunk
            if not found:
                return
            last = found[-1]["start"]

    async def page(
        self, states: frozenset[str], after: tuple[int, int], limit: int, reached: int
    ) -> tuple[list[Row], tuple[int, int] | None]:
        """Rows in these states (all if empty) behind (chunk, place); and where the next page goes on, or None.

        `reached`: the operation's cursor; what lies behind it is only foreseen, and `pending` once it runs.
        """
        found: list[Row] = []
        start, skip = after
        async for chunk in self.chunks(start=start):
            ahead = chunk["start"] >= reached
            for place, doc in enumerate(chunk["rows"]):
                row = row_of(doc)
                if ahead and row.state in ("created", "updated"):
                    row.state = "pending"
                if (chunk["start"] == start and place < skip) or (states and row.state not in states):
                    continue
                if len(found) == limit:
                    return found, (chunk["start"], place)
                found.append(row)
        return found, None
