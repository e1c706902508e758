"""Lists in every declared order for callers who see nothing, 200, 5 %, 40 % and all, at the front and far behind it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from harness import Bench, Caller, Figures

CALLERS = {"nobody": "0", "few": "200", "salesman": "5 %", "region": "40 %", "administrator": "all"}
PAGE, DEEP_PAGE, DEEP_PAGES = 50, 1000, 20
STRIDE = 200
"""Rows a request while walking to the deep pages: a token goes on behind a row, whatever the size of its page."""

TIMES = 200


def at_depth(bench: Bench, fields: str) -> tuple[list[str], list[Figures]]:
    """A line for each caller, order and depth; the figures of all of them."""
    lines: list[str] = []
    measured: list[Figures] = []
    bench.settle()
    for role, sees in CALLERS.items():
        caller = bench.caller(role)
        for order in orders(caller):
            path = f"/v1/customers?order_by={quote(order)}"
            pages = {1: [""], **deep(caller, path)}
            for number, tokens in pages.items():
                asked = [f"{path}&page_size={PAGE}&fields={fields}&page_token={quote(token)}" for token in tokens]
                found = bench.measure(_turns(caller, asked), TIMES, rested=False)
                measured.append(found)
                times = f"p50 {found.p50_ms:5.1f} ms, p99 {found.p99_ms:5.1f} ms, CPU {found.cpu_ms:5.2f} ms"
                lines.append(f"sees {sees:5} {order:22} page {number:5,}: {times}")
    return lines, measured


def _turns(caller: Caller, paths: list[str]) -> Callable[[int], Any]:
    return lambda n: caller.get(paths[n % len(paths)])


def orders(caller: Caller) -> list[str]:
    """As they are declared: `customer_name`, `updated_at desc`."""
    types = caller.get("/v1/contacts/record-types")["record_types"]
    declared = next(one for one in types if one["name"] == "customer")["orders"]
    return [one["name"] + (" desc" if one["descending"] else "") for one in declared]


def deep(caller: Caller, path: str) -> dict[int, list[str]]:
    """{page: tokens}: the last pages up to the thousandth, or of a shorter list; none of a single page."""
    rows, token, tokens = 0, "", list[str]()
    while rows < DEEP_PAGE * PAGE:
        found = caller.get(f"{path}&page_size={STRIDE}&fields=customer_name&page_token={quote(token)}")
        rows += len(found["customers"])
        token = found["next_page_token"]
        if not token:
            break
        tokens.append(token)
    last = tokens[-(DEEP_PAGES * PAGE // STRIDE) :]
    return {min(DEEP_PAGE, rows // PAGE): last} if last else {}
