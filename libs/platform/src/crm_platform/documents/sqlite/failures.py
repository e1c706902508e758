"""What befalls the engine, as the port tells it."""

import apsw

from crm_platform.documents.port import DocumentsError, StoreFull, StoreLocked, StoreUnavailable

ENGINE_FAILURES = (apsw.FullError, apsw.IOError, apsw.CorruptError, apsw.NotADBError, apsw.ReadOnlyError)
"""They undo the whole transaction: nobody's write of the group is kept."""


def failure_of(error: BaseException, path: str) -> BaseException:
    """The port's error for a failure of the engine; any other failure as it is."""
    if isinstance(error, DocumentsError):
        return error
    if isinstance(error, apsw.FullError):
        return StoreFull(f"no room left for {path}")
    if isinstance(error, apsw.BusyError | apsw.LockedError | apsw.ReadOnlyError | apsw.PermissionsError):
        return StoreLocked(f"{path} cannot be written: {error}")
    if isinstance(error, apsw.CantOpenError | PermissionError):
        return StoreLocked(f"{path} cannot be opened: {error}")
    if isinstance(error, apsw.IOError | apsw.CorruptError | apsw.NotADBError | OSError):
        return StoreUnavailable(f"{path} cannot be read: {error}")
    return error
