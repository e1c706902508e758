"""The scenarios, by id. Each takes a prepared bench and answers its figure and what else it saw."""

import random
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import bench_decision
from depths import at_depth
from harness import Bench, Caller, Figures
from sheets import customers_sheet

LIST_FIELDS = (
    "customer_code,customer_name,contact_name,mobile,customer_level,lifecycle_status,next_action,next_action_at,owner_id,"
    "city,industry,updated_at"
)


@dataclass
class Result:
    value: float
    p50_ms: float | None = None
    p99_ms: float | None = None
    cpu_ms: float | None = None
    note: str = ""
    lines: list[str] = field(default_factory=list[str])


def of_figures(figures: Figures, note: str = "") -> Result:
    return Result(figures.cpu_ms, figures.p50_ms, figures.p99_ms, figures.cpu_ms, note)


def some_ids(caller: Caller, count: int = 200) -> list[str]:
    found: list[str] = []
    token = ""
    while len(found) < count:
        page = caller.get(f"/v1/customers?page_size=100&fields=customer_name&page_token={quote(token)}")
        found += [row["id"] for row in page["customers"]]
        token = page["next_page_token"]
        if not token:
            break
    return found


def get_one(bench: Bench) -> Result:
    caller = bench.caller("salesman")
    ids = some_ids(caller)
    return of_figures(bench.measure(lambda n: caller.get(f"/v1/customers/{ids[n % len(ids)]}"), 600))


def _list(bench: Bench, role: str) -> Figures:
    caller = bench.caller(role)
    path = f"/v1/customers?page_size=50&order_by={quote('updated_at desc')}&fields={LIST_FIELDS}"
    path += "&filter=" + quote('lifecycle_status = "customer"')
    return bench.measure(lambda _: caller.get(path), 400)


def list_page(bench: Bench) -> Result:
    return of_figures(_list(bench, "salesman"))


def lists_at_depth(bench: Bench) -> Result:
    lines, worst = at_depth(bench, LIST_FIELDS)
    at = max(worst, key=lambda one: one.p99_ms)
    return Result(at.p99_ms, at.p50_ms, at.p99_ms, at.cpu_ms, f"{bench.customers} customers", lines)


def keyword(bench: Bench) -> Result:
    caller = bench.caller("salesman")
    words = ["博远", "信息技术", "zhang", "供应链", "wangw", "1234", "传真", "机械", "liu", "gz"]
    path = f"/v1/customers?page_size=20&fields={LIST_FIELDS}&q="
    return of_figures(bench.measure(lambda n: caller.get(path + quote(words[n % len(words)])), 300))


def create(bench: Bench) -> Result:
    caller = bench.caller("salesman")
    chance = random.Random()

    def once(n: int) -> None:
        unique = uuid.uuid4().hex
        mobile = f"+8619{chance.randrange(10**9):09d}"
        body = {
            "kind": "org",
            "customer_name": f"新建{unique[:8]}有限公司",
            "company_name": f"新建{unique[:8]}有限公司",
            "contact_name": "王小明",
            "mobile": mobile,
            "email_primary": f"{unique}@bench.example",
            "province": "440000",
            "city": "440100",
            "customer_level": "B",
            "lifecycle_status": "new",
            "next_action": "电话回访",
            "next_action_at": "2027-01-05T02:00:00Z",
            "remarks": "<p>测试</p>",
            "industry": "C34",
        }
        caller.call("POST", "/v1/customers", body, {"idempotency-key": f"bench-{unique}"})

    return of_figures(bench.measure(once, 300, until_quiet=True), "index and background work included")


def scope(bench: Bench) -> Result:
    """Turn about, the best of each: a merge of the index, or a neighbour, meets one of them only."""
    turns = [(_list(bench, "salesman"), _list(bench, "administrator")) for _ in range(3)]
    few, everything = (min((pair[side] for pair in turns), key=lambda one: one.cpu_ms) for side in (0, 1))
    note = f"5 %: {few.cpu_ms:.2f} ms, all: {everything.cpu_ms:.2f} ms"
    return Result(few.cpu_ms / everything.cpu_ms, few.p50_ms, few.p99_ms, few.cpu_ms, note)


def wait_for(caller: Caller, operation: str, *states: str, seconds: float = 900) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = caller.get(f"/v1/contacts/operations/{operation}")
        if found["state"] in states:
            return found
        if found["state"] == "failed":
            raise RuntimeError(str(found))
        time.sleep(0.25)
    raise TimeoutError(operation)


def upload(caller: Caller, file: Path) -> dict[str, Any]:
    boundary = uuid.uuid4().hex
    body = (
        (
            f'--{boundary}\r\nContent-Disposition: form-data; name="record_type"\r\n\r\ncustomer\r\n--{boundary}\r\n'
            f'Content-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
        ).encode()
        + file.read_bytes()
        + f"\r\n--{boundary}--\r\n".encode()
    )
    kind = {"content-type": f"multipart/form-data; boundary={boundary}"}
    return caller.call("POST", "/v1/contacts/imports", body, kind)


def run_import(bench: Bench, rows: int) -> tuple[float, float, dict[str, Any]]:
    """(CPU seconds, wall seconds, operation) of upload, dry run and run; the file's own making is not counted."""
    caller = bench.caller("administrator")
    file = customers_sheet(bench.data.parent / "bench-files", rows, start=time.time_ns() // 1000 % 80_000_000)
    cpu, began = bench.cpu_seconds(), time.perf_counter()
    found = upload(caller, file)
    operation = caller.call("POST", f"/v1/contacts/imports/{found['id']}:dry_run", {})
    wait_for(caller, operation["id"], "ready")
    caller.call("POST", f"/v1/contacts/operations/{operation['id']}:start", {})
    done = wait_for(caller, operation["id"], "done")
    time.sleep(4)  # the index's share belongs to the import
    return bench.cpu_seconds() - cpu, time.perf_counter() - began, done


def import_rows(rows: int) -> Callable[[Bench], Result]:
    def measure(bench: Bench) -> Result:
        cpu, wall, done = run_import(bench, rows)
        return Result(cpu, note=f"{wall:.0f} s wall, {done['counts']}, {cpu / rows * 1000:.2f} CPU ms a row")

    return measure


STILL_QUICK_MS = 15
"""Below this nobody is kept waiting, whatever the ratio."""


def interference(bench: Bench) -> Result:
    """Gets of one caller while another imports 10,000 rows."""
    caller = bench.caller("salesman")
    ids = some_ids(caller)

    def once(n: int) -> None:
        caller.get(f"/v1/customers/{ids[n % len(ids)]}")
        time.sleep(0.005)  # one person reading, not a load test

    idle = bench.measure(once, 600)
    bench.caller("administrator")
    importing = threading.Thread(target=run_import, args=(bench, 10_000))
    importing.start()
    walls: list[float] = []
    while importing.is_alive():
        began = time.perf_counter()
        once(len(walls))
        walls.append((time.perf_counter() - began) * 1000 - 5)
    walls.sort()
    p99 = walls[int(len(walls) * 0.99)]
    ratio = p99 / (idle.p99_ms - 5)
    note = f"p99 {p99:.1f} ms, idle {idle.p99_ms - 5:.1f} ms, {len(walls)} gets"
    return Result(min(ratio, 3) if p99 <= STILL_QUICK_MS else ratio, walls[len(walls) // 2], p99, None, note)


def decision(_bench: Bench) -> Result:
    each, floor = bench_decision.measure()
    return Result(each, note=f"a bare look-up {floor:.2f} us")


def export(bench: Bench) -> Result:
    caller = bench.caller("administrator")
    types = caller.get("/v1/contacts/record-types")["record_types"]
    columns = [f["name"] for t in types if t["name"] == "customer" for f in t["fields"] if f["exportable"]]
    cpu = bench.cpu_seconds()
    body = {"selection": {"filter": ""}, "columns": columns, "format": "csv"}
    operation = caller.call("POST", "/v1/customers:export", body)
    done = wait_for(caller, operation["id"], "ready", "done")
    if done["state"] == "ready":
        caller.call("POST", f"/v1/contacts/operations/{operation['id']}:start", {})
        done = wait_for(caller, operation["id"], "done")
    used = bench.cpu_seconds() - cpu
    return Result(done["done"] / used, note=f"{done['done']} rows, {used:.1f} CPU s")


def freshness(bench: Bench) -> Result:
    caller = bench.caller("administrator")
    walls: list[float] = []
    for _ in range(30):
        word = "鲲" + uuid.uuid4().hex[:10]
        body = {"kind": "individual", "customer_name": word, "contact_name": word}
        caller.call("POST", "/v1/customers", body)
        began = time.perf_counter()
        while not caller.get(f"/v1/customers?fields=customer_name&q={quote(word)}")["customers"]:
            time.sleep(0.02)
        walls.append((time.perf_counter() - began) * 1000)
    walls.sort()
    return Result(walls[-1], walls[15], walls[-1])


def second_start(bench: Bench) -> Result:
    bench.product.stop(seconds=60)
    began = time.perf_counter()
    bench.product.start()
    seconds = time.perf_counter() - began
    bench._callers.clear()
    return Result(seconds)


def memory(bench: Bench) -> Result:
    return Result(bench.memory_mb(), note=f"{bench.customers} customers")


SCENARIOS: dict[str, Callable[[Bench], Result]] = {
    "B01": get_one,
    "B02": list_page,
    "B02p": lists_at_depth,
    "B03": keyword,
    "B04": create,
    "B10": export,
    "B12": scope,
    "B14": freshness,
    "B20": second_start,
    "B21": memory,
    "B11": decision,
    "B09": interference,
    "B07": import_rows(10_000),
    "B08": import_rows(100_000),
}
