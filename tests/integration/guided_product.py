"""The product over the data folder that is named, until its input ends; it says where, and what it would generate."""

import json
import sys
from pathlib import Path

import contacts
from crm_stack.generate import _fields, _openapi
from crm_testkit.stack import RunningStack


def main() -> None:
    running = RunningStack(Path(sys.argv[1]))
    running.start()
    told = {"address": running.address, "package": contacts.__file__, "fields": _fields(), "openapi": _openapi()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    running.stop()


if __name__ == "__main__":
    main()
