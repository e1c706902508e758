"""The crm command. Sub-commands are imported when called, so that `./crm help` answers at once."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from crm_stack.places import DEFAULT_DATA

Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./crm", description="CW-CRM 协作客户关系管理 / collaborative CRM")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_start, _accounts, _demo, _test, _bench, _generate, _doctor):
        add(commands)
    commands.add_parser("lock", help="resolve the Python packages anew")
    arguments = parser.parse_args(["--help"] if list(argv) in ([], ["help"]) else list(argv))
    run: Run = arguments.run
    return run(arguments)


def _with_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="data folder (default: .crm/data)")


def _start(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("start", help="start the product on this machine")
    _with_data(parser)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--empty", action="store_true", help="no demo organisation: ask for the first administrator")
    parser.add_argument("--open", action="store_true", help="open the browser")

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.start import start

        return start(arguments)

    parser.set_defaults(run=run)


def _accounts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("accounts", help="the demo accounts: login, password, what each may do")
    _with_data(parser)
    parser.add_argument("--json", action="store_true")

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.accounts import accounts

        return accounts(arguments)

    parser.set_defaults(run=run)


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("demo", help="add generated customers, written directly (documents, keys, index)")
    _with_data(parser)
    parser.add_argument("--customers", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.demo import demo

        return demo(arguments)

    parser.set_defaults(run=run)


def _test(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("test", help="run the tests this machine can run")
    parser.add_argument("suite", nargs="?", choices=["quick", "all", "long"], default="quick")

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.checks import run_suite

        return run_suite(arguments.suite)

    parser.set_defaults(run=run)


def _bench(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("bench", help="measure the scenarios against their budgets")
    parser.add_argument("scenarios", nargs="*", metavar="B01")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--data", type=Path, help="an existing folder with generated customers, used as it is")
    parser.add_argument("--large", type=Path, help="the same with ten times as many, for B22")
    parser.add_argument("--json", action="store_true")

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.bench import bench

        return bench(arguments)

    parser.set_defaults(run=run)


def _generate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("generate", help="write anew what is derived from the declarations")
    parser.add_argument("--check", action="store_true", help="change nothing; fail where something is out of date")

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.generate import generate

        return generate(check=arguments.check)

    parser.set_defaults(run=run)


def _doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("doctor", help="what this machine has and lacks")
    _with_data(parser)

    def run(arguments: argparse.Namespace) -> int:
        from crm_stack.doctor import doctor

        return doctor(arguments)

    parser.set_defaults(run=run)
