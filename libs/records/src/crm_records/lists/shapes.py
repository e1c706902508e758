"""By which definitions each search index holds its custom values, so that a change fills the index anew.

A definition that is new has no values yet, so it changes nothing that is indexed; one that is searched from now on, is
hidden, retired or taken up again does. What an index was filled by outlives the process: {_id: the index, fields}.
"""

from collections.abc import Sequence

from crm_platform.documents.port import Documents, Spec

from crm_records.declaration import Field
from crm_records.lists.custom import shape_of

COLLECTION = "search_shapes"
SPEC = Spec(COLLECTION)
_RETIRED = "-"


class IndexShapes:
    def __init__(self, documents: Documents) -> None:
        self._collection = documents[COLLECTION]

    async def changed(self, index: str, fields: Sequence[Field]) -> bool:
        """The index holds values by other definitions than these."""
        known, now = await self._known(index), _shapes(fields)
        return any(now.get(name, _RETIRED) != shape for name, shape in known.items())

    async def note(self, index: str, fields: Sequence[Field]) -> None:
        """The index is filled by these from now on."""
        known, now = await self._known(index), _shapes(fields)
        merged = {**dict.fromkeys(known, _RETIRED), **now}
        if merged != known:
            await self._collection.update_one(
                {"_id": index}, {"$set": {"fields": merged}, "$setOnInsert": {"version": 1}}, upsert=True
            )

    async def _known(self, index: str) -> dict[str, str]:
        found = await self._collection.get(index)
        return dict(found["fields"]) if found is not None else {}


def _shapes(fields: Sequence[Field]) -> dict[str, str]:
    return {field.name: shape_of(field) for field in fields}
