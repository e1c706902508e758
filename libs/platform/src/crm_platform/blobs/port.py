"""Blobs: content-addressed bytes, written once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BlobInfo:
    digest: str                             # sha256, hex
    size: int                               # bytes


class Blobs(Protocol):
    async def put(self, content: AsyncIterator[bytes] | bytes, *, max_size: int) -> BlobInfo:
        """Store durably; TooLarge beyond `max_size` bytes, and then nothing is kept.

        Content that is there already counts as put now.
        """
        ...

    def read(self, digest: str, *, chunk: int = 65536) -> AsyncIterator[bytes]: ...
    async def info(self, digest: str) -> BlobInfo | None: ...
    async def path(self, digest: str) -> str:
        """A local file with the content, for parsers in child processes."""
        ...

    async def delete(self, digest: str, *, unused_since: datetime | None = None) -> bool:
        """Remove it, with `unused_since` only if nobody has put that content since; whether it was removed.

        One who puts it again in the same moment has it: either it stays, or it is stored anew.
        """
        ...

    def idle(self, before: datetime) -> AsyncIterator[list[str]]:
        """Digests of what nobody has put since, some at a time."""
        ...
