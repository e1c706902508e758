"""What a file system must be told before a rename or a new name is safe."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """The names in it are on disk on return."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
