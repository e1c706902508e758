"""A data folder belongs to one process: an advisory lock that the kernel gives back, however the process ends."""

import fcntl
import os
from pathlib import Path
from typing import Self


class FolderLocked(Exception):
    """Another process uses the data folder. `pid` is 0 where it did not say."""

    def __init__(self, folder: Path, pid: int) -> None:
        super().__init__(
            f"数据目录 {folder} 正被另一个进程使用 / another process ({pid or '?'}) uses the data folder {folder}"
        )
        self.folder, self.pid = folder, pid


class FolderLock:
    """Holds `folder`, which is made where it is missing, until released."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._handle: int | None = None

    def acquire(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            text = os.pread(handle, 20, 0).decode(errors="replace").strip()
            os.close(handle)
            raise FolderLocked(self.folder, int(text) if text.isdigit() else 0) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        self._handle = handle
        return self

    def release(self) -> None:
        """The file stays: whoever removes it would take the lock from a process that waits for it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
