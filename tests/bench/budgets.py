"""What each scenario may cost: design 11 over reference budgets. One place; nothing else repeats a figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """`figure` is what is compared (`cpu_ms`, `cpu_s`, `ratio`, `p99_ms`, `s`, `mb`, `rows_per_cpu_s`, `us`).

    `most` is the budget; for rates it is the least. `hard`: the delivery is not done while it is missed.
    """

    title: str
    figure: str
    most: float
    hard: bool = False
    at_least: bool = False


BUDGETS = {
    "B01": Budget("get one customer", "cpu_ms", 1.1),
    "B02": Budget("list of 50, hot filter, sorted, caller sees 5 %", "cpu_ms", 2.8, hard=True),
    "B02p": Budget("lists: five callers, each order, pages 1 and 1,000 (worst p99)", "p99_ms", 50, hard=True),
    "B03": Budget("keyword search, first page", "cpu_ms", 4.0),
    "B04": Budget("create one customer, durable", "cpu_ms", 4.0),
    "B07": Budget("import 10,000 rows x 88 columns (.xlsx)", "cpu_s", 12),
    "B08": Budget("import 100,000 rows x 88 columns (.xlsx)", "cpu_s", 120, hard=True),
    "B09": Budget("get one while an import runs, p99 over idle p99", "ratio", 3),
    "B10": Budget("export to .csv, all fields", "rows_per_cpu_s", 20_000, at_least=True),
    "B11": Budget("access decision in process", "us", 10),
    "B12": Budget("list as the 5 % caller over list as administrator", "ratio", 1.3, hard=True),
    "B14": Budget("written, then found by keyword", "p99_ms", 1000),
    "B20": Budget("second start to ready", "s", 5),
    "B21": Budget("memory after the read scenarios", "mb", 600),
    "B22": Budget("B01, B02, B04 at 1,000,000 over 100,000 (worst)", "ratio", 1.5, hard=True),
    "B22k": Budget("B03 at 1,000,000 over 100,000", "ratio", 5, hard=True),
}
