"""Writes that the index has not committed yet, on disk before they are acknowledged.

One JSON line a write. `turn` starts a new file before a commit; what the commit holds is dropped after it, so after
kill -9 the files left are exactly what may be missing, and applying them twice does no harm.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson

Write = tuple[str, dict[str, Any] | None]
"""(id, document to put, or None to delete)."""


class JournalDamaged(Exception):
    """A whole line cannot be read: what it held is not known."""


class Journal:
    """The journal of one index. Used by one thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: BinaryIO | None = None
        self._old = self._files()
        self._next = 1 + max((int(path.stem.split("-")[1]) for path in self._old), default=0)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("journal-*.jsonl"), key=lambda path: int(path.stem.split("-")[1]))

    def append(self, writes: Iterable[Write]) -> None:
        """Durable on return. After an OSError (no room) the next write begins a file behind the torn line."""
        if self._file is None:
            self._file = (self.folder / f"journal-{self._next}.jsonl").open("ab")
            self._next += 1
        try:
            self._file.write(b"".join(orjson.dumps([id_, doc]) + b"\n" for id_, doc in writes))
            self._file.flush()
            os.fdatasync(self._file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                self.close()
            raise

    def turn(self) -> None:
        """What was appended so far goes into the commit that follows."""
        self.close()
        self._old = self._files()

    def drop(self) -> None:
        """The commit that followed the last `turn` is durable."""
        for path in self._old:
            path.unlink(missing_ok=True)
        self._old = []

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def replay(self) -> Iterator[Write]:
        """All writes kept, oldest first. A torn last line was never acknowledged. JournalDamaged."""
        for path in self._files():
            with path.open("rb") as lines:
                for line in lines:
                    if line.endswith(b"\n"):
                        yield _write_of(line)


def _write_of(line: bytes) -> Write:
    try:
        id_, doc = orjson.loads(line)
    except ValueError as error:
        raise JournalDamaged from error
    return id_, doc
