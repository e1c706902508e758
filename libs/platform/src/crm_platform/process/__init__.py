"""The process: its parts from start to stop, its data folder, its children with limits."""

from crm_platform.process.child import ChildFailed, run_in_child, stream_from_child
from crm_platform.process.folder import FolderLock, FolderLocked
from crm_platform.process.life import Life, Part

__all__ = ["ChildFailed", "FolderLock", "FolderLocked", "Life", "Part", "run_in_child", "stream_from_child"]
