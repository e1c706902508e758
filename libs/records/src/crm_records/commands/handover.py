"""Records that bulk commands have just written, for the reactions that follow in the same process.

An event finds its record here without having its JSON parsed and the store read again. It is a shortcut only: what is
not here is read. Bulk work waits a little where the reactions are far behind, so that other people's changes, which
stand behind its own in the log, are not.
"""

import asyncio

from crm_platform.documents.port import Doc

MOST = 1000
"""Records kept: some megabytes, and less than half a second of work."""
PATIENCE_SECONDS = 2.0


class Handover:
    """One a service and process. `wanted`: somebody takes what is kept."""

    def __init__(self) -> None:
        self.wanted = False
        self._records: dict[str, tuple[str, Doc]] = {}
        self._taken = asyncio.Event()

    def keep(self, event_id: str, type_name: str, doc: Doc) -> None:
        if self.wanted:
            self._records[event_id] = (type_name, doc)

    def take(self, event_id: str) -> tuple[str, Doc] | None:
        """(record type, the record as that event left it), once."""
        if not self._records:
            return None
        self._taken.set()
        return self._records.pop(event_id, None)

    async def room(self) -> None:
        """Wait until few are left; not for ever: where nobody comes for them they are let go."""
        while len(self._records) >= MOST:
            self._taken.clear()
            try:
                await asyncio.wait_for(self._taken.wait(), PATIENCE_SECONDS)
            except TimeoutError:
                self._records.clear()
