"""The flat keys of a record, by which engines find what a caller may read (access.md, section 5).

Open: `open`, and `pub` when public. Restricted: `o:owner`, `in:department`, and one key a member. Deleted records
carry each key as `x/key`; records under a customer carry the customer's as `c/key`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from crm_platform.clock import now as wall_clock
from crm_platform.errors import FieldError, Invalid, Reason

from crm_records.access.facts import Facts, collaborators_at, is_open, is_public

MOST_KEYS = 32
_TOO_MANY = Reason("TOO_MANY_READERS", "最多可指定 {max} 个查看人、作者和协作人", "At most {max} people may be named")
_PREFIX = {"person": "u", "department": "d", "group": "g", "role": "r", "region": "rg"}


class TooManyReaders(Invalid):
    """More members than one record may name."""

    reason = "TOO_MANY_READERS"
    text = ("指定的查看人过多，请改用部门或工作组", "Too many are named; name a department or a group instead")


def record_keys(doc: Facts, store: str = "", *, now: datetime | None = None) -> list[str]:
    """The `access` of a record that hangs under no customer. `now`: collaborators whose time is over have no key."""
    del store                               # keys do not differ by store; the parameter keeps callers' intent plain
    keys = _open_keys(doc) if is_open(doc) else own_keys(doc, now=now)
    return _marked(keys, doc)


def own_keys(doc: Facts, *, now: datetime | None = None) -> list[str]:
    """The keys of a restricted record's own facts; for a record under a customer they are its `own_access`."""
    keys: dict[str, None] = {}
    if doc.get("owner_id"):
        keys[f"o:{doc['owner_id']}"] = None
    if doc.get("department_id"):
        keys[f"in:{doc['department_id']}"] = None
    for person, _ in collaborators_at(doc, now or wall_clock()):
        keys[f"u:{person}"] = None
    for member in (*(doc.get("reader_list") or ()), *(doc.get("authors") or ())):
        keys["all" if member["kind"] == "everyone" else f"{_PREFIX[member['kind']]}:{member['id']}"] = None
    if len(keys) > MOST_KEYS:
        raise TooManyReaders([FieldError("/reader_list", _TOO_MANY, {"max": MOST_KEYS})], max=MOST_KEYS)
    return list(keys)


def child_keys(customer_keys: Iterable[str], doc: Facts) -> list[str]:
    """The `access` of a record under a customer that has these keys."""
    return _marked([f"c/{key}" for key in customer_keys if key != "pub"], doc)


def live(keys: Sequence[str]) -> list[str]:
    """The keys without the mark of deletion."""
    return [key.removeprefix("x/") for key in keys]


def _open_keys(doc: Facts) -> list[str]:
    return ["open", "pub"] if is_public(doc) else ["open"]


def _marked(keys: list[str], doc: Facts) -> list[str]:
    return [f"x/{key}" for key in keys] if doc.get("deleted_at") is not None else keys
