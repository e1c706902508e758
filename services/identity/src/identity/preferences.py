"""What a person sets for himself in the web: theme, language, columns. Any JSON object, merged by RFC 7396.

Kept as JSON text: what is in it is the web's business, and names with dots or dollars are no business of a store.
"""

from typing import Any

import orjson
from crm_platform.documents.port import Doc, Documents, Spec
from crm_platform.errors import FieldError, Invalid, Reason, TooLarge, Unavailable

SPECS = (Spec("preferences"),)
DEEPEST = 32
TOO_DEEP = Reason("TOO_DEEP", "最多嵌套 {max} 层", "Nested more than {max} levels deep")
_TRIES = 5


def merge(target: Any, patch: Any, depth: int = 0) -> Any:
    """RFC 7396: objects are merged, null removes, everything else replaces. Invalid for what is nested too deep."""
    if depth > DEEPEST:
        raise Invalid([FieldError("", TOO_DEEP, {"max": DEEPEST})])
    if isinstance(patch, list):
        return [merge(None, one, depth + 1) if isinstance(one, list | dict) else one for one in patch]
    if not isinstance(patch, dict):
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
        return _values(await self._documents["preferences"].get(person_id))

    async def patch(self, person_id: str, patch: dict[str, Any]) -> dict[str, Any]:
        """The whole after the merge; TooLarge beyond the limit, and then nothing is changed."""
        for _ in range(_TRIES):
            known = await self._documents["preferences"].get(person_id)
            values = merge(_values(known), patch)
            text = orjson.dumps(values)
            if len(text) > self._most_bytes:
                raise TooLarge(max=f"{self._most_bytes // 1024} KB")
            doc: Doc = {"_id": person_id, "version": (known["version"] if known else 0) + 1, "json": text.decode()}
            transaction = self._documents.transaction()
            if known is None:
                transaction.insert("preferences", doc)
            else:
                transaction.replace("preferences", doc, version=known["version"])
            if (await self._documents.commit(transaction))[0] is None:
                return values
        raise Unavailable


def _values(doc: Doc | None) -> dict[str, Any]:
    return orjson.loads(doc["json"]) if doc is not None else {}
