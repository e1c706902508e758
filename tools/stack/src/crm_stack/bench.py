"""`./crm bench`: the scenarios live in tests/bench."""

import argparse
import subprocess
import sys

from crm_stack.places import ROOT


def bench(arguments: argparse.Namespace) -> int:
    command = [sys.executable, str(ROOT / "tests" / "bench" / "run.py"), *arguments.scenarios]
    command += ["--customers", str(arguments.customers), *(["--json"] if arguments.json else [])]
    for name in ("data", "large"):
        folder = getattr(arguments, name)
        command += [f"--{name}", str(folder.resolve())] if folder else []
    return subprocess.run(command, cwd=ROOT, check=False).returncode
