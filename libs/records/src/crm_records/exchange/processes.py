"""A module of this package run once in a process of its own: an order in, an answer out, killed when it takes long."""

import asyncio
import contextlib
import logging
import sys
import tempfile
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """`code` None: it took too long and was killed; negative: a signal ended it."""

    code: int | None
    output: bytes


async def run_module(module: str, order: bytes, *, seconds: float) -> Ended:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        cwd=tempfile.gettempdir(),
    )
    try:
        async with asyncio.timeout(seconds):
            output, complaint = await process.communicate(order)
    except TimeoutError:
        return Ended(None, b"")
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        log.warning("%s ended with %s: %s", module, process.returncode, complaint[-500:].decode("utf-8", "replace"))
    return Ended(process.returncode, output)
