"""Valid values for the formats that the OpenAPI document names, for a fuzzer that is to be understood."""

import re
import string
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from crm_platform.ids import new_id
from crm_records.access.policy import STORES
from crm_records.codes import CodeLists
from crm_records.kinds.identifiers import check_character
from hypothesis import strategies as st

from crm_testkit.sized_texts import Sized, known_texts, lengths_of

Json = dict[str, Any]
Texts = st.SearchStrategy[str]

_LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)
_WORDS = st.text("客户资料王张李abc XYZ0189-（）", min_size=0, max_size=18).map(lambda words: f"甲{words}乙")
_DAYS = st.dates(date(1950, 1, 1), date(2020, 12, 28)).filter(lambda day: day.day <= 28)
_INSTANTS = st.integers(946_684_800, 2_082_758_400).map(lambda second: datetime.fromtimestamp(second, UTC))
_SIX_DIGITS = re.compile(r"\d{6}", re.ASCII).fullmatch
_COMMON_FIELDS = ("updated_at", "created_at", "created_by", "visibility")
_FILTERS = (
    "", "updated_at >= days_ago(7)", "created_at < now()", "NOT updated_at = null",
    'created_at > "2026-01-01T00:00:00Z" OR updated_at < now()', "created_by = me()",
)  # fmt: skip


def credit_codes() -> Texts:
    return st.integers(0, 10**8).map(lambda n: f"91110108{n:09d}").map(lambda code: code + check_character(code))


def formats(lists: CodeLists, ids: dict[str, list[str]], document: Json) -> dict[str, Texts]:
    """Strategies by format. `ids`: what there is to refer to, by the name of the record type."""
    found, lengths = _texts(), lengths_of(document)
    for name, usual in found.items():
        known = known_texts(name, lengths[name])
        found[name] = Sized(usual, known) if known else usual
    return found | {name: Sized(st.sampled_from(some), some) for name, some in _choices(lists, ids).items()}


def _texts() -> dict[str, Texts]:
    return {
        "line": _WORDS,
        "text": _WORDS,
        "rich-text": _WORDS.map(lambda words: f"<p>{words}</p>"),
        "phone": st.integers(0, 10**9 - 1).map(lambda n: f"+8613{n:09d}"),
        "email": st.tuples(_LETTERS, _LETTERS).map(lambda pair: f"{pair[0]}@{pair[1]}.example"),
        "http-url": _LETTERS.map(lambda name: f"https://{name}.example/"),
        "past-date": _DAYS.map(date.isoformat),
        "partial-date": st.one_of(_DAYS.map(date.isoformat), _DAYS.map(lambda day: f"{day:%m-%d}")),
        "year-month": st.integers(2040, 2060).map(lambda year: f"{year}-06"),
        "past-month": st.integers(1960, 2020).map(lambda year: f"{year}-06"),
        "date-time": _INSTANTS.map(lambda at: at.isoformat(timespec="milliseconds").replace("+00:00", "Z")),
        "check-bank-account": st.text(string.digits, min_size=12, max_size=19),
        "check-tax-id": st.text(string.digits + "ABC", min_size=15, max_size=20),
        "check-credit-code": credit_codes(),            # all are of one length
        "check-postal-code": st.text(string.digits, min_size=6, max_size=6),
        "check-login": st.text(string.ascii_lowercase + string.digits, min_size=2, max_size=20).map(lambda t: f"u{t}"),
        "check-role-name": _LETTERS.map(str.title),
        "field-names": st.lists(st.sampled_from(_COMMON_FIELDS), min_size=1, max_size=3, unique=True).map(",".join),
        "crm-sort-value": _INSTANTS.map(lambda at: at.isoformat()),
        "page-token": st.just(""),
        "new-password": st.text(string.ascii_letters, min_size=4, max_size=20).map(lambda t: f"Xk7 {t} 93 wq"),
    }


def _choices(lists: CodeLists, ids: dict[str, list[str]]) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {
        "check-store-role": ["contacts:Assigner", "sales:Tracker", "contacts:Admin"],
        "check-store-name": STORES,
        "export-column": ["customer_name", "contact_name", "mobile", "owner_id"],
        "bulk-field": ["job_title", "salutation", "department"],
        "crm-filter": _FILTERS,
        "code-list-name": [one.name for one in lists],
        "record-id": [*(id_ for some in ids.values() for id_ in some[:3]), "missing"],
        "member-id": ids["person"],
        **{f"{name}-id": some for name, some in ids.items()},
    }
    for one in lists:
        codes = [code for code in one.codes if code.active]
        found[f"code-{one.name}"] = [code.code for code in codes]
        roots = {code.code for code in codes if code.parent is None}
        if len(roots) < len(codes):
            found[f"code-{one.name}-1"] = sorted(roots)
            found[f"code-{one.name}-2"] = [c.code for c in codes if c.parent in roots]
    return found


class Agreement:
    """Makes the parts of a valid request agree: what a schema of single fields cannot say."""

    def __init__(self, lists: CodeLists, ids: dict[str, list[str]]) -> None:
        self._ids, self._lists = ids, lists
        self._kinds: tuple[tuple[set[str], Callable[[Json], None]], ...] = (
            ({"country", "province", "city"}, self._place),
            ({"postal_code"}, self._postal_code),
            ({"record_type", "columns", "layout", "group_by", "order_by", "filter"}, self._view),
            ({"list_name", "codes"}, self._code_list),
            ({"entries"}, self._entries),
        )
        self._cities: dict[str, str] = {}
        self._parents = {code.code: code.parent for code in lists.get("gbt2260").codes}
        for code, parent in self._parents.items():
            if parent is not None:
                self._cities.setdefault(parent, code)

    def query(self, query: Json) -> None:
        """One order for `start_at`; deleted records in the store's order alone."""
        if "start_at" in query:
            query["order_by"] = "updated_at desc"
        if query.get("deleted") in (True, "true"):
            for name in ("q", "filter", "order_by", "start_at"):
                query.pop(name, None)

    def values(self, values: Json) -> None:
        """Of one record, or of a change of it."""
        if values.get("kind") == "org":
            values["company_name"] = values.get("company_name") or "华信贸易有限公司"
        if values.get("email_secondary") is not None:
            values["email_secondary"] = f"2{values['email_secondary'][1:]}"     # not the first, and no longer
        for marks, agree in self._kinds:
            if marks & values.keys():
                agree(values)
        for name in ("reader_list", "authors", "shared_with"):
            for member in values.get(name) or ():
                self._member(member, "id")
        for name in ("members", "entries"):
            for member in values.get(name) or ():
                self._member(member, "ref")
            if values.get(name):
                values[name] = list({(line["kind"], line["ref"]): line for line in values[name]}.values())

    def _view(self, view: Json) -> None:
        """Of a list's columns that there is, filtered and ordered as it may be."""
        good = {
            "record_type": "customer", "filter": "updated_at >= days_ago(7)", "order_by": "updated_at desc",
            "group_by": "kind", "layout": "table", "widths": {"customer_name": 120},
        }  # fmt: skip
        for name in good.keys() & view.keys():
            view[name] = None if view[name] is None else good[name]

    def custom_field(self, definition: Json) -> None:
        """A name of its own; a new one may be asked of nobody, or no customer could be made any more."""
        good = {
            "record_type": "customer", "name": f"f{new_id().replace('-', '')}", "kind": "line", "tab": "basic",
            "many": False, "required": False, "min": None, "max": None, "codes": None, "refers": None,
        }  # fmt: skip
        for name in good.keys() & definition.keys():
            definition[name] = good[name]

    def _code_list(self, change: Json) -> None:
        """The list as it is: what others are sent stays right."""
        known = self._lists.get("decision_role").codes
        good = {"list_name": "decision_role", "codes": [{"code": c.code, "zh": c.zh, "en": c.en} for c in known]}
        for name in good.keys() & change.keys():
            change[name] = good[name]

    def _postal_code(self, values: Json) -> None:
        """Of China: other lengths are for other countries."""
        if values["postal_code"] and _SIX_DIGITS(values["postal_code"]) is None:
            values["postal_code"] = "518000"

    def _place(self, values: Json) -> None:
        province = self._parents.get(values.get("city") or "") or values.get("province") or "110000"
        if province not in self._cities:
            province = next(iter(self._cities))
        values.update(country="CN", province=province, city=self._cities[province])

    def _entries(self, values: Json) -> None:
        """Flags are for some levels only, and there is always a line for everybody else."""
        for line in values["entries"]:
            line.update(flags=[], roles=["Admin"])
        if not any(line["kind"] == "default" for line in values["entries"]):
            values["entries"].append({"kind": "default", "ref": "", "level": 0})

    def _member(self, member: Json, name: str) -> None:
        kind = member.get("kind")
        known = {**self._ids, "role": ["contacts:Admin"]}
        member[name] = known[kind][0] if kind in known else ""
