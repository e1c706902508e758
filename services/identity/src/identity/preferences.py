"""What a person sets for himself in the web: theme, language, columns. Any JSON object, merged by RFC 7396."""

from typing import Any

from crm_platform.documents.port import Doc, Documents, Spec
from crm_platform.errors import TooLarge, Unavailable
from crm_platform.http.requests import to_json

SPECS = (Spec("preferences"),)
DEEPEST = 16
_TRIES = 5


def merge(target: Any, patch: Any, depth: int = 0) -> Any:
    """RFC 7396: objects are merged, null removes, everything else replaces."""
    if not isinstance(patch, dict) or depth >= DEEPEST:
        return patch
    merged: dict[str, Any] = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value, depth + 1)
    return merged


class Preferences:
    def __init__(self, documents: Documents, most_bytes: int) -> None:
        self._documents, self._most_bytes = documents, most_bytes

    async def get(self, person_id: str) -> dict[str, Any]:
        doc = await self._documents["preferences"].get(person_id)
        return doc["values"] if doc is not None else {}

    async def patch(self, person_id: str, patch: dict[str, Any]) -> dict[str, Any]:
        """The whole after the merge; TooLarge beyond the limit, and then nothing is changed."""
        for _ in range(_TRIES):
            known = await self._documents["preferences"].get(person_id)
            values = merge(known["values"] if known else {}, patch)
            if len(to_json(values)) > self._most_bytes:
                raise TooLarge(max=f"{self._most_bytes // 1024} KB")
            doc: Doc = {"_id": person_id, "version": (known["version"] if known else 0) + 1, "values": values}
            transaction = self._documents.transaction()
            if known is None:
                transaction.insert("preferences", doc)
            else:
                transaction.replace("preferences", doc, version=known["version"])
            if (await self._documents.commit(transaction))[0] is None:
                return values
        raise Unavailable
