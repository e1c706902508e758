"""Contents that nothing names: an upload whose row never came, files of erased records, tables and plans let go.

A content is in use while a record names it in `blobs`, or a row of `References` does. Nothing is removed that was put
within `GRACE`: its row may be about to be committed. One who puts the same content while it is removed has it anyway
(`Blobs.delete`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Doc, Spec

from crm_records.commands.facts import blobs_of
from crm_records.commands.parts import Parts
from crm_records.commands.rules import Registered

COLLECTION = "_upkeep"
SPEC = Spec(COLLECTION)
GRACE = timedelta(days=1)
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """A path at which documents of a collection name a content; `where` makes the query fit its index."""

    collection: str
    path: str
    where: Doc = field(default_factory=dict[str, object])


class UnusedBlobs:
    def __init__(self, parts: Parts, blobs: Blobs, references: Sequence[Reference]) -> None:
        self._parts, self._blobs = parts, blobs
        self._types = [entry for entry in parts.types if entry.files]
        self._references = [*(Reference(e.type.plural, "blobs") for e in self._types), *references]

    async def sweep(self) -> int:
        """Look at everything that was not put lately; how many contents went."""
        for entry in self._types:
            await self._name_blobs(entry)
        removed = 0
        async for digests in self._blobs.idle(self._parts.clock() - GRACE):
            for start in range(0, len(digests), _AT_ONCE):
                removed += await self._remove(digests[start : start + _AT_ONCE])
        return removed

    async def _remove(self, digests: Sequence[str]) -> int:
        unused = set(digests) - await self._used(digests)
        since = self._parts.clock() - GRACE
        return sum([await self._blobs.delete(digest, unused_since=since) for digest in sorted(unused)])

    async def _used(self, digests: Sequence[str]) -> set[str]:
        used: set[str] = set()
        for one in self._references:
            where = {one.path: {"$in": list(digests)}, **one.where}
            top = one.path.partition(".")[0]
            for doc in await self._parts.documents[one.collection].find(where, fields=(top,)):
                used |= _digests(doc[top])
        return used

    async def _name_blobs(self, entry: Registered) -> None:
        """Once for each type: records of a release that did not write `blobs` get it."""
        plural, key = entry.type.plural, f"blobs:{entry.type.plural}"
        marks, records = self._parts.documents[COLLECTION], self._parts.documents[plural]
        if await marks.get(key) is not None:
            return
        async for doc in records.stream({}, fields=(*entry.files, "blobs")):
            digests = blobs_of(doc, entry.files)
            if digests and doc.get("blobs") is None:
                # a record that changes meanwhile is written with `blobs` by whoever changes it
                await records.update_one({"_id": doc["_id"], "version": doc["version"]}, {"$set": {"blobs": digests}})
        await marks.insert({"_id": key, "version": 1, "at": self._parts.clock()})


def _digests(value: object) -> set[str]:
    """Of a field that names contents: one, several, or a file with its `digest`."""
    if isinstance(value, list):
        return {one for one in value if isinstance(one, str)}
    if isinstance(value, dict):
        return {str(value["digest"])}
    return {str(value)}
