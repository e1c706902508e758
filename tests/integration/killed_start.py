"""`crm start` that is ended by kill -9 at a named moment of the first administrator's making."""

import os
import signal
import sys
from typing import Any

from crm_records.commands.executor import Executor
from crm_stack.cli import main
from identity import bootstrap
from identity.credentials import Credentials

MOMENTS = ("before the password", "between password and records", "after the records")


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def _only_records(*_: Any, **__: Any) -> None:
    """As an earlier release did it: the records first, and then the power went."""


def arm(moment: str) -> None:
    run = Executor.run

    async def run_and_die(self: Executor, command: Any, *arguments: Any, **options: Any) -> Any:
        if not isinstance(command, bootstrap.Begin):
            return await run(self, command, *arguments, **options)
        if moment == "between password and records":
            _die()
        outcome = await run(self, command, *arguments, **options)
        _die()
        return outcome

    Executor.run = run_and_die  # type: ignore[method-assign]
    if moment == "before the password":
        Credentials.set_first = _die  # type: ignore[method-assign]
    if moment == "records without a password":
        Credentials.set_first = _only_records  # type: ignore[method-assign]


if __name__ == "__main__":
    arm(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
