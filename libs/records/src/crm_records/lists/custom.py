"""Custom fields in lists: they come and go at run time, so the index holds them under free names.

`custom` is an open field: `v_<name>` a value as declared fields have it, `c_<name>` the currency of money. The words
of all custom fields that are searched lie together in `words_custom`, their numbers and addresses in
`words_custom_codes`. A filter, an export or a view names such a field `custom.<name>`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.search.port import SearchField

from crm_records.declaration import Field, Kind

PREFIX = "custom."
FRAGMENTS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.SERIAL, Kind.URL})
"""Kinds that are found by any piece of them."""

Exact = Callable[[Field], Callable[[Any], Any] | None]


def search_fields(weight: float) -> list[SearchField]:
    return [
        SearchField("custom", "open"),
        SearchField("words_custom", "text", weight=weight, many=True),
        SearchField("words_custom_codes", "fragment", weight=weight, many=True),
    ]


def by_path(custom: Sequence[Field]) -> dict[str, Field]:
    """{`custom.<name>`: field} of those that can be filtered."""
    return {PREFIX + field.name: field for field in custom if field.filter}


def index_name(path: str) -> str:
    """Where the value of `custom.<name>` lies."""
    return f"{PREFIX}v_{path.removeprefix(PREFIX)}"


def currency_name(path: str) -> str:
    return f"{PREFIX}c_{path.removeprefix(PREFIX)}"


def indexed(custom: Sequence[Field], values: Mapping[str, Any], exact_of: Exact) -> Doc:
    """What the index holds of a record's custom values."""
    exact: Doc = {}
    words: list[str] = []
    codes: list[str] = []
    for field in custom:
        value = values.get(field.name)
        if value is None:
            continue
        convert = _moments(field) if field.kind is Kind.INSTANT else exact_of(field)
        exact[f"v_{field.name}"] = value if convert is None else convert(value)
        if field.kind is Kind.MONEY:
            exact[f"c_{field.name}"] = [v["currency"] for v in value] if field.many else value["currency"]
        if field.search and not field.hidden_from_some:
            into = codes if field.kind in FRAGMENTS else words
            into += [one for one in (value if field.many else [value]) if isinstance(one, str)]
    return {"custom": exact, "words_custom": words, "words_custom_codes": codes}


def _moments(field: Field) -> Callable[[Any], Any]:
    """An event's copy of a record has instants as text."""
    def moment(value: Any) -> Any:
        return datetime.fromisoformat(value) if isinstance(value, str) else value

    return (lambda values: [moment(value) for value in values]) if field.many else moment


def shape_of(field: Field) -> str:
    """What of a definition decides how its values are indexed."""
    searched = field.search and not field.hidden_from_some
    return f"{field.kind}{'*' if field.many else ''}{' searched' if searched else ''}"
