"""Reading a table of any format: parsed in a child process, spooled to a file, streamed from there in frames.

The child is gone when `read_table` returns; the service never holds more than one frame of rows.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from crm_records.exchange import child
from crm_records.exchange.child import Table
from crm_records.exchange.container import Limits
from crm_records.exchange.processes import run_module
from crm_records.exchange.refusals import file_refused
from crm_records.exchange.spool import Row, read_frames

__all__ = ["Limits", "Row", "Table", "read_table", "stream_rows"]

_WALL_FACTOR = 4                            # a busy machine gives the child less than a core


class _Answer(msgspec.Struct):
    table: Table | None = None
    refused: str = "DAMAGED_FILE"
    variables: dict[str, str | int] = {}


async def read_table(
    path: str, spool: str, *, limits: Limits | None = None, sheet: str | None = None, encoding: str | None = None,
) -> Table:
    """Parse the file at `path` into the spool file at `spool`. Refused files: Invalid at `/file`."""
    limits = limits or Limits()
    order = child.order_for(path, spool, limits, sheet, encoding)
    ended = await run_module("crm_records.exchange.child", order, seconds=limits.cpu_seconds * _WALL_FACTOR)
    if ended.code is None or ended.code < 0:   # by time, or by a signal: an allocation or a second beyond its limits
        raise file_refused("TOO_EXPENSIVE", {})
    if ended.code:
        raise file_refused("DAMAGED_FILE", {})
    answer = msgspec.json.decode(ended.output, type=_Answer)
    if answer.table is None:
        raise file_refused(answer.refused, dict(answer.variables))
    return answer.table


async def stream_rows(spool: str, *, skip: int = 0) -> AsyncIterator[list[Row]]:
    """Frames of rows in order, without the first `skip` rows; other work of the loop runs between frames."""
    with Path(spool).open("rb") as file:        # noqa: ASYNC230 - 200 rows of a local file at a time
        for frame in read_frames(file):
            if skip >= len(frame):
                skip -= len(frame)
                continue
            yield frame[skip:] if skip else frame
            skip = 0
            await asyncio.sleep(0)

