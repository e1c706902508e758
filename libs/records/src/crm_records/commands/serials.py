"""Human numbers (KH2026000123): reserved in blocks, so a create waits for no other; gaps are allowed."""

import asyncio

from crm_platform.documents.port import Documents, Spec

COLLECTION = "_serials"
SPEC = Spec(COLLECTION)
BLOCK = 200


class Serials:
    """One counter for each prefix and year. A block reserved by a process that ends is lost: a gap, never a repeat."""

    def __init__(self, documents: Documents, prefix: str, *, digits: int = 6, block: int = BLOCK) -> None:
        self._documents, self._prefix, self._digits, self._block = documents, prefix, digits, block
        self._left: dict[int, list[int]] = {}            # year: [next, end of the block]
        self._lock = asyncio.Lock()

    async def next(self, year: int) -> str:
        async with self._lock:
            left = self._left.setdefault(year, [0, 0])
            if left[0] >= left[1]:
                left[1] = await self._reserve(year)
                left[0] = left[1] - self._block
            number = left[0]
            left[0] += 1
        return f"{self._prefix}{year}{number + 1:0{self._digits}d}"

    async def _reserve(self, year: int) -> int:
        """The end of a new block."""
        counter = await self._documents[COLLECTION].update_one(
            {"_id": f"{self._prefix}{year}"},
            {"$inc": {"end": self._block}, "$setOnInsert": {"version": 1}},
            upsert=True,
        )
        assert counter is not None
        return counter["end"]
