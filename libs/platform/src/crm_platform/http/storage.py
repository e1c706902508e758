"""What a store that cannot take or give data says to a person."""

import errno

from crm_platform.documents.port import DocumentsError, StoreFull, StoreLocked
from crm_platform.errors import CrmError, Unavailable

_FULL = (errno.ENOSPC, errno.EDQUOT)


class StorageFull(Unavailable):
    reason = "STORAGE_FULL"
    title = ("磁盘空间不足", "The disk is full")
    text = (
        "服务器磁盘已满，这次没有保存任何内容；请管理员腾出空间后重试",
        "The server's disk is full and nothing of this was saved. Ask the administrator to free space, then try again",
    )


class StorageReadOnly(Unavailable):
    reason = "STORAGE_READ_ONLY"
    title = ("数据目录不可写", "The data folder cannot be written")
    text = (
        "服务器的数据目录不可写，这次没有保存任何内容；请联系管理员",
        "The server's data folder cannot be written and nothing of this was saved. Ask the administrator",
    )


class StorageUnavailable(Unavailable):
    reason = "STORAGE_UNAVAILABLE"
    text = ("数据存储暂时没有应答，请稍后再试", "The data store does not answer. Try again later")


def storage_problem(error: Exception) -> CrmError | None:
    """The problem of a failed store or disk; None where that is not what failed."""
    if isinstance(error, StoreFull) or (isinstance(error, OSError) and error.errno in _FULL):
        return StorageFull()
    if isinstance(error, StoreLocked) or (isinstance(error, OSError) and error.errno == errno.EROFS):
        return StorageReadOnly()
    return StorageUnavailable() if isinstance(error, DocumentsError) else None
