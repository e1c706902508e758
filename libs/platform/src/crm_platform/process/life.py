"""The life of a process: its parts start in order and stop in reverse, all within one deadline."""

import asyncio
import logging
import os
import signal
from typing import Protocol, Self

STOP_SECONDS = 15.0
LAST_CHANCE_SECONDS = 0.2
"""What a part still gets when those before it have used up the deadline."""

_log = logging.getLogger(__name__)


class Part(Protocol):
    """What the adapters are: opened once, closed once."""

    async def open(self) -> None: ...
    async def close(self) -> None: ...


class Life:
    """`async with life:` starts the parts; leaving it stops them. `stopped()` waits for SIGTERM or SIGINT."""

    def __init__(self, *, stop_seconds: float = STOP_SECONDS) -> None:
        self._parts: list[tuple[str, Part]] = []
        self._started: list[tuple[str, Part]] = []
        self._stop_seconds = stop_seconds
        self._signalled = asyncio.Event()

    def add(self, name: str, part: Part) -> None:
        self._parts.append((name, part))

    async def start(self) -> None:
        """Where one part cannot start, those that did are stopped again and its error is raised."""
        try:
            for name, part in self._parts:
                await part.open()
                self._started.append((name, part))
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """A part that fails or takes too long is logged; the others stop all the same."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._stop_seconds
        while self._started:
            name, part = self._started.pop()
            try:
                await asyncio.wait_for(part.close(), max(LAST_CHANCE_SECONDS, deadline - loop.time()))
            except TimeoutError:
                _log.error("%s did not stop in time", name)
            except Exception:  # noqa: BLE001 - the edge of a part
                _log.exception("%s did not stop cleanly", name)

    def listen(self) -> None:
        """Take SIGTERM and SIGINT: the first asks to stop, the second ends the process at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._signal, number)

    def ask_to_stop(self) -> None:
        self._signalled.set()

    async def stopped(self) -> None:
        """Until a signal or `ask_to_stop`."""
        await self._signalled.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self._signalled.is_set():
            os._exit(128 + number)
        self._signalled.set()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
