"""`./crm bench`: runs scenarios against a started product and prints what each costs beside its budget."""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from budgets import BUDGETS
from harness import Bench, speed_probe
from scenarios import SCENARIOS, Result

SCALE = {"B01": "B22", "B02": "B22", "B04": "B22", "B03": "B22k"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./crm bench")
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    chosen = [name for name in SCENARIOS if not arguments.scenarios or name in arguments.scenarios]
    found = run(chosen, arguments.customers)
    if any(name.startswith("B22") for name in arguments.scenarios):
        found |= scale(found, arguments.customers)
    show(found, as_json=arguments.json)
    return 0


def run(names: list[str], customers: int) -> dict[str, Result]:
    if not names:
        return {}
    bench = Bench(customers).open()
    try:
        results: dict[str, Result] = {}
        for name in names:
            print(f"… {name} {BUDGETS[name].title}", file=sys.stderr, flush=True)
            results[name] = SCENARIOS[name](bench)
            print(f"  {results[name].value:.3f} {results[name].note}", file=sys.stderr, flush=True)
        return results
    finally:
        bench.close()


def scale(small: dict[str, Result], customers: int) -> dict[str, Result]:
    """The same at ten times the customers, as ratios; the smaller run is done first where it is missing."""
    names = list(SCALE)
    small = small | run([n for n in names if n not in small], customers)
    large = run(names, customers * 10)
    ratios = {name: large[name].value / small[name].value for name in names}
    note = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    worst = max(ratio for name, ratio in ratios.items() if name != "B03")
    return {"B22": Result(worst, note=note), "B22k": Result(ratios["B03"])}


def show(results: dict[str, Result], *, as_json: bool) -> None:
    rows = []
    for name, result in results.items():
        budget = BUDGETS[name]
        ratio = budget.most / result.value if budget.at_least else result.value / budget.most
        rows.append(
            {
                "scenario": name,
                "title": budget.title,
                "figure": budget.figure,
                "value": round(result.value, 3),
                "p50_ms": result.p50_ms,
                "p99_ms": result.p99_ms,
                "budget": budget.most,
                "ratio": round(ratio, 2),
                "hard": budget.hard,
                "note": result.note,
            }
        )
    probe = speed_probe()
    if as_json:
        print(json.dumps({"speed_probe_us": round(probe, 1), "results": rows}, ensure_ascii=False, indent=1))
        return
    print(f"{'':6}{'value':>10} {'budget':>8} {'ratio':>6}  {'p50':>7} {'p99':>7}  what")
    for row in rows:
        mark = "  " if row["ratio"] <= 1 else "✗!" if row["hard"] else "✗ "
        p50, p99 = (f"{row[k]:7.1f}" if row[k] is not None else " " * 7 for k in ("p50_ms", "p99_ms"))
        print(
            f"{row['scenario']:5}{mark}{row['value']:9.2f} {row['budget']:8} {row['ratio']:6.2f}  {p50} {p99}  "
            f"{row['title']} [{row['figure']}] {row['note']}"
        )
    print(f"speed probe: {probe:.1f} µs (budgets were set where it is 26 to 28)")


if __name__ == "__main__":
    sys.exit(main())
