"""Blobs as files named by their digest, fanned out over 256 folders; the first write of a content is the only one."""

import asyncio
import hashlib
import os
import re
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from crm_platform.blobs.port import BlobInfo
from crm_platform.clock import Clock, now
from crm_platform.durable import sync_folder
from crm_platform.errors import NotFound, TooLarge
from crm_platform.ids import new_id

T = TypeVar("T")

THREADS = 2
_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileBlobs:
    """Blobs below `folder`, which one process holds. Files are written aside, synced, then renamed: a name always has
    its whole content. A file's time of change is when its content was last put.
    """

    def __init__(self, folder: str | Path, *, clock: Clock = now) -> None:
        self._folder, self._clock = Path(folder), clock
        self._names = threading.Lock()  # held by whoever looks at a name and then makes or removes it
        self._threads: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="blobs")
        await self._do(self._prepare)

    async def close(self) -> None:
        if self._threads is not None:
            self._threads.shutdown(wait=True)
            self._threads = None

    async def put(self, content: AsyncIterator[bytes] | bytes, *, max_size: int) -> BlobInfo:
        draft = await self._do(partial(_Draft, self._folder / "new" / new_id(), max_size))
        try:
            if isinstance(content, bytes):
                await self._do(partial(draft.write, content))
            else:
                async for piece in content:
                    await self._do(partial(draft.write, piece))
            return await self._do(partial(self._keep, draft))
        except BaseException:
            await asyncio.shield(self._do(draft.discard))
            raise

    async def read(self, digest: str, *, chunk: int = 65536) -> AsyncIterator[bytes]:
        """NotFound where there is none, at the first item."""
        file = await self._do(partial(self._opened, digest))
        try:
            while piece := await self._do(partial(file.read, chunk)):
                yield piece
        finally:
            file.close()

    async def info(self, digest: str) -> BlobInfo | None:
        try:
            found = await self._do(partial(os.stat, self._path(digest)))
        except (FileNotFoundError, NotFound):
            return None
        return BlobInfo(digest, found.st_size)

    async def path(self, digest: str) -> str:
        if await self.info(digest) is None:
            raise NotFound
        return str(self._path(digest))

    async def delete(self, digest: str, *, unused_since: datetime | None = None) -> bool:
        return await self._do(partial(self._remove, self._path(digest), unused_since))

    async def idle(self, before: datetime) -> AsyncIterator[list[str]]:
        for folder in await self._do(lambda: sorted(p for p in self._folder.iterdir() if len(p.name) == 2)):
            found = await self._do(partial(_older, folder, before.timestamp()))
            if found:
                yield found

    def _remove(self, path: Path, unused_since: datetime | None) -> bool:
        with self._names:
            try:
                if unused_since is not None and path.stat().st_mtime > unused_since.timestamp():
                    return False
                path.unlink()
            except FileNotFoundError:
                return False
            return True

    def _prepare(self) -> None:
        """Drafts of a process that was killed go."""
        (self._folder / "new").mkdir(parents=True, exist_ok=True)
        for left in (self._folder / "new").iterdir():
            left.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise NotFound
        return self._folder / digest[:2] / digest

    def _opened(self, digest: str) -> BinaryIO:
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise NotFound from None

    def _keep(self, draft: "_Draft") -> BlobInfo:
        info = draft.finish()
        path = self._path(info.digest)
        if not path.parent.is_dir():
            path.parent.mkdir(exist_ok=True)
            sync_folder(self._folder)
        at = self._clock().timestamp()
        with self._names:
            known = path.exists()
            if not known:
                draft.path.rename(path)
            os.utime(path, (at, at))
        if known:
            draft.discard()
        else:
            sync_folder(path.parent)
        return info

    async def _do(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


class _Draft:
    """A file being written."""

    def __init__(self, path: Path, max_size: int) -> None:
        self.path, self._max = path, max_size
        self._digest = hashlib.sha256()
        self._size = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("xb")

    def write(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._max:
            raise TooLarge(max=_readable(self._max))
        self._digest.update(piece)
        self._file.write(piece)

    def finish(self) -> BlobInfo:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return BlobInfo(self._digest.hexdigest(), self._size)

    def discard(self) -> None:
        self._file.close()
        self.path.unlink(missing_ok=True)


def _older(folder: Path, than: float) -> list[str]:
    with os.scandir(folder) as found:
        return sorted(one.name for one in found if _DIGEST.fullmatch(one.name) and one.stat().st_mtime <= than)


def _readable(size: int) -> str:
    return f"{size / 1_048_576:g} MB" if size >= 1_048_576 else f"{size} B"
