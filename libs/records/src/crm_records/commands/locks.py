"""Keys that only one command of this process may work on at a time, until its commit.

The database's version checks keep single records right; these keep pairs right that no single record shows, such as
two creates of one mobile number at once. Other processes are kept apart by what the rule re-reads after its event.
"""

import asyncio
from collections.abc import Sequence

WAIT_SECONDS = 5.0


class Busy(Exception):
    """Another command holds one of the keys."""


class Holder:
    """One command's hold; `released` wakes those who wait."""

    __slots__ = ("keys", "released")

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.released = asyncio.Event()


class KeyedLocks:
    def __init__(self) -> None:
        self._held: dict[str, Holder] = {}

    async def take(self, holder: Holder, keys: Sequence[str], *, wait: bool) -> None:
        """All of the keys at once or none, so that two commands never wait for each other's half."""
        while True:
            other = next((h for k in keys if (h := self._held.get(k)) is not None and h is not holder), None)
            if other is None:
                self._held.update(dict.fromkeys(keys, holder))
                holder.keys.update(keys)
                return
            if not wait:
                raise Busy
            try:
                await asyncio.wait_for(other.released.wait(), WAIT_SECONDS)
            except TimeoutError:
                raise Busy from None

    def release(self, holder: Holder) -> None:
        for key in holder.keys:
            del self._held[key]
        holder.keys.clear()
        holder.released.set()
