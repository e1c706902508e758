"""What runs in a child process (see `child`). Imports little: each child pays for it."""

import ctypes
import os
import pickle
import resource
import signal
import struct
import sys
import traceback
from typing import Any, BinaryIO

ITEM, END, RAISED = 0, 1, 2
POLITENESS = 5
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Read the limits and the call from standard input, write what it gives to what was standard output."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the function prints must not get among the answers
    parent, path, memory, cpu_seconds = pickle.loads(_read(requests))  # noqa: S301 - our own parent wrote it
    sys.path[:] = path
    _limit(parent, memory, cpu_seconds)
    try:
        _call(requests, answers)
    except BaseException as raised:  # noqa: BLE001 - the edge of the child: everything goes to the parent
        _answer(answers, RAISED, _described(raised))
    answers.flush()
    os._exit(0)  # threads of libraries must not keep it


def _call(requests: BinaryIO, answers: BinaryIO) -> None:
    function, args, each = pickle.loads(_read(requests))  # noqa: S301 - our own parent wrote it
    result = function(*args)
    for item in result if each else (result,):
        sys.stdout.flush()  # who has the answer ends the child
        _answer(answers, ITEM, pickle.dumps(item, protocol=5))
        answers.flush()
    _answer(answers, END, b"")


def _limit(parent: int, memory: int, cpu_seconds: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends its children
    os.nice(POLITENESS)


def _read(requests: BinaryIO) -> bytes:
    (size,) = struct.unpack("<Q", requests.read(8))
    return requests.read(size)


def _answer(answers: BinaryIO, kind: int, payload: bytes) -> None:
    answers.write(struct.pack("<BQ", kind, len(payload)))
    answers.write(payload)


def _described(raised: BaseException) -> bytes:
    """Class, arguments and attributes, which rebuild any exception; its text where they cannot be pickled."""
    trace = "" if isinstance(raised, MemoryError) else "".join(traceback.format_tb(raised.__traceback__))
    whole: Any = (type(raised), raised.args, vars(raised), trace)
    try:
        return pickle.dumps(whole)
    except Exception:  # noqa: BLE001 - whatever its attributes hold
        return pickle.dumps((RuntimeError, (f"{type(raised).__name__}: {raised}",), {}, trace))
