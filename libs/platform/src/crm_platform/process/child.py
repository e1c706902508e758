"""Heavy work on what others sent (tables, documents, pictures) in a child process with limits.

The child is a fresh interpreter that imports only what the function needs. It cannot take more memory or time than it
is given, dies with its parent and with a cancelled call, and yields the processor to those who wait for answers.
"""

import asyncio
import contextlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Any, Literal, TypeVar

from crm_platform.process import inside

T = TypeVar("T")

LARGEST_MESSAGE = 256 * 1024 * 1024
"""Bytes of one argument or result."""

_START = f"from {inside.__name__} import main; main()"


class ChildFailed(Exception):
    """The child did not answer: no `start`, out of `memory`, out of `time`, or it `ended` by a signal or by itself."""

    def __init__(self, why: Literal["start", "memory", "time", "ended"], detail: str = "") -> None:
        super().__init__(f"{why} {detail}".strip())
        self.why, self.detail = why, detail


async def run_in_child(function: Callable[..., T], *args: Any, memory_mb: int, seconds: float) -> T:
    """Call a module's function (its arguments and result pickled) in a child; what it raises is raised here.

    `memory_mb` bounds the child's whole address space (an empty one needs about 60), `seconds` its time.
    """
    async with contextlib.aclosing(_messages(function, args, memory_mb, seconds, each=False)) as messages:
        async for message in messages:
            return message
    raise ChildFailed("ended")


async def stream_from_child(
    function: Callable[..., Iterable[T]], *args: Any, memory_mb: int, seconds: float
) -> AsyncGenerator[T, None]:
    """The items of what the function returns, as they come; the child waits for a slow reader.

    `seconds` counts only while the reader waits for the child. To stop early close it (`contextlib.aclosing`).
    """
    async with contextlib.aclosing(_messages(function, args, memory_mb, seconds, each=True)) as messages:
        async for message in messages:
            yield message


async def _messages(
    function: Callable[..., Any], args: tuple[Any, ...], memory_mb: int, seconds: float, *, each: bool
) -> AsyncGenerator[Any, None]:
    order = pickle.dumps((function, args, each))
    head = pickle.dumps((os.getpid(), sys.path, memory_mb * 1024 * 1024, int(seconds) + 1))
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _START, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
    except OSError as e:
        raise ChildFailed("start", str(e)) from e
    sending = asyncio.create_task(_send(process, [head, order]))
    try:
        while True:
            began = asyncio.get_running_loop().time()
            kind, payload = await _receive(process, max(0.0, seconds))
            seconds -= asyncio.get_running_loop().time() - began
            if kind == inside.END:
                return
            if kind == inside.RAISED:
                raise _rebuilt(payload)
            yield pickle.loads(payload)  # noqa: S301 - our own code wrote it
    finally:
        sending.cancel()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await asyncio.gather(sending, process.wait(), return_exceptions=True)


async def _send(process: asyncio.subprocess.Process, messages: list[bytes]) -> None:
    writer = process.stdin
    if writer is None:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it ended: reading tells why
        for message in messages:
            writer.write(struct.pack("<Q", len(message)) + message)
            await writer.drain()
        writer.close()


async def _receive(process: asyncio.subprocess.Process, seconds: float) -> tuple[int, bytes]:
    reader = process.stdout
    try:
        async with asyncio.timeout(seconds):
            if reader is None:
                raise ChildFailed("ended")
            kind, size = struct.unpack("<BQ", await reader.readexactly(9))
            if size > LARGEST_MESSAGE:
                raise ChildFailed("memory", "its result is too large")
            return kind, await reader.readexactly(size)
    except TimeoutError:
        raise ChildFailed("time") from None
    except asyncio.IncompleteReadError:
        code = await process.wait()
        if code == -signal.SIGXCPU:
            raise ChildFailed("time") from None
        raise ChildFailed("ended", signal.Signals(-code).name if code < 0 else f"code {code}") from None


def _rebuilt(payload: bytes) -> BaseException:
    kind, args, facts, trace = pickle.loads(payload)  # noqa: S301 - our own code wrote it
    if kind is MemoryError:
        return ChildFailed("memory")
    raised: BaseException = kind.__new__(kind, *args)
    raised.__dict__.update(facts)
    raised.add_note(trace)
    return raised
