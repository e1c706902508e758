"""Lines that a person types at the start, read in the event loop: whoever waits for one can be told to stop."""

import asyncio
import contextlib
import os
import stat
import sys
import termios
from collections.abc import Generator

_CHUNK = 4096


class Prompt:
    """`fd`: where the lines come from. What was typed ahead is kept for the next question."""

    def __init__(self, fd: int = 0) -> None:
        self._fd = fd
        self._typed = b""

    async def ask(self, question: str, *, hidden: bool = False) -> str:
        """One line, without its end; EOFError where there is no more. `hidden`: not shown while it is typed."""
        sys.stdout.write(question)
        sys.stdout.flush()
        with self._unseen(hidden):
            line = await self._line()
        if hidden or not os.isatty(self._fd):
            print()  # nobody saw the end of the line
        return line.decode(errors="replace").strip("\r")

    async def _line(self) -> bytes:
        while b"\n" not in self._typed:
            await self._readable()
            chunk = os.read(self._fd, _CHUNK)
            if not chunk:
                break
            self._typed += chunk
        line, end, self._typed = self._typed.partition(b"\n")
        if not line and not end:
            raise EOFError
        return line

    async def _readable(self) -> None:
        """A terminal, pipe or socket is waited for; a file never makes anybody wait."""
        mode = os.fstat(self._fd).st_mode
        if not (os.isatty(self._fd) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
            return
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        loop.add_reader(self._fd, ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(self._fd)

    @contextlib.contextmanager
    def _unseen(self, hidden: bool) -> Generator[None]:
        """The terminal shows again what is typed, however the waiting ends."""
        if not hidden or not os.isatty(self._fd):
            yield
            return
        before = termios.tcgetattr(self._fd)
        unseen = list(before)
        unseen[3] &= ~termios.ECHO
        termios.tcsetattr(self._fd, termios.TCSADRAIN, unseen)
        try:
            yield
        finally:
            termios.tcsetattr(self._fd, termios.TCSADRAIN, before)
