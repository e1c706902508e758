"""Reading a table of any format: parsed in a child process, spooled to a file, streamed from there in frames.

The child is gone when `read_table` returns; the service never holds more than one frame of rows.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from crm_platform.errors import Unavailable
from crm_platform.process import ChildFailed, run_in_child

from crm_records.exchange import child
from crm_records.exchange.child import Table
from crm_records.exchange.container import Limits
from crm_records.exchange.refusals import Refused, file_refused
from crm_records.exchange.spool import Row, read_frames

__all__ = ["Limits", "Row", "Table", "read_table", "stream_rows"]

log = logging.getLogger(__name__)
BATCH_ROWS = 200
_WALL_FACTOR = 4                            # a busy machine gives the child less than a core


async def read_table(
    path: str, spool: str, *, limits: Limits | None = None, sheet: str | None = None, encoding: str | None = None,
) -> Table:
    """Parse the file at `path` into the spool file at `spool`. Refused files: Invalid at `/file`."""
    limits = limits or Limits()
    order = child.Order(path=path, spool=spool, limits=limits, sheet=sheet, encoding=encoding)
    try:
        return await run_in_child(
            child.read, order, memory_mb=limits.memory >> 20, seconds=limits.cpu_seconds * _WALL_FACTOR
        )
    except Refused as refused:
        raise file_refused(refused.code, refused.variables) from None
    except ChildFailed as failed:
        # an allocation too much ends the parser's library by SIGABRT
        by_limits = failed.why in ("memory", "time") or failed.detail in ("SIGABRT", "SIGKILL", "SIGSEGV")
        log.warning("table parser failed: %s", failed)
        if failed.why == "start":
            raise Unavailable from failed
        raise file_refused("TOO_EXPENSIVE" if by_limits else "DAMAGED_FILE", {}) from None


async def stream_rows(spool: str, *, skip: int = 0) -> AsyncIterator[list[Row]]:
    """Rows in order, 200 at a time, without the first `skip`; other work of the loop runs while they are read."""
    rows: list[Row] = []
    with Path(spool).open("rb") as file:        # noqa: ASYNC230 - some rows of a local file at a time
        for frame in read_frames(file):
            if skip >= len(frame):
                skip -= len(frame)
                continue
            rows += frame[skip:] if skip else frame
            skip = 0
            await asyncio.sleep(0)
            while len(rows) >= BATCH_ROWS:
                yield rows[:BATCH_ROWS]
                rows = rows[BATCH_ROWS:]
    if rows:
        yield rows

