"""How the columns of a table are headed: by the field's label, which tells it from every other field of its type.

Where two fields share a label in one language (部门 and 所属部门 are both "Department" in English), the first that an
import may fill keeps it; the others have their name behind it: `Department (department_id)`. So a table that was
exported is understood when it comes back, whichever columns it has and in whatever order.
"""

import functools
from collections.abc import Mapping, Sequence

from crm_platform.errors import Language

from crm_records.declaration import Field, RecordType


def headers(type_: RecordType, custom: Sequence[Field], language: Language) -> Mapping[str, str]:
    """{field, `custom.<name>` too: its header}."""
    return _headers(type_.model, tuple(custom), language)


@functools.lru_cache(maxsize=64)
def _headers(model: type, custom: tuple[Field, ...], language: Language) -> Mapping[str, str]:
    fields: dict[str, Field] = {**model.declared.fields, **{f"custom.{f.name}": f for f in custom}}
    first: dict[str, str] = {}
    for path, field in sorted(fields.items(), key=lambda one: not one[1].importable):
        first.setdefault(_label(field, language).casefold(), path)
    return {
        path: label if first[label.casefold()] == path else f"{label} ({path})"
        for path, field in fields.items() for label in [_label(field, language)]
    }


def _label(field: Field, language: Language) -> str:
    return field.label[language == "en"]
