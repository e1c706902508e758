"""The lists that are public standards: countries, currencies, China's divisions and its industries.

Their data is generated (`tools/extract_codes.py`, docs/decisions) and says in itself from what and when.
"""

import functools
import importlib.resources
import json
from typing import Any

from crm_records.codes.model import Code, CodeList, CodeLists, tree

LABELS = {
    "country": ("国家和地区", "Country or region"),
    "currency": ("币种", "Currency"),
    "gbt2260": ("行政区划", "Administrative division of China"),
    "gbt4754": ("国民经济行业", "Industry"),
}


def read_data(name: str) -> dict[str, Any]:
    return json.loads(importlib.resources.files("crm_records.codes").joinpath(f"data/{name}.json").read_bytes())


@functools.cache
def standard_list(name: str) -> CodeList:
    """`codes`: [code, zh, en, parent or null, aliases] in order, and false where the standard has withdrawn it."""
    data = read_data(name)
    codes = [
        Code(code, zh, en, parent, active=False not in withdrawn, aliases=tuple(aliases))
        for code, zh, en, parent, aliases, *withdrawn in data["codes"]
    ]
    return tree(name, LABELS[name], codes, editable=False, source=data["source"])


@functools.cache
def standard_lists() -> CodeLists:
    """The shared lists; a service adds its own with `with_lists`."""
    return CodeLists([standard_list(name) for name in LABELS], read_data("currency")["digits"])
