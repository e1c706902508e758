"""Who may read and write one field (access.md, section 4): by level or by a role of the store.

Who may not read a field gets a record without it, in every way (values, history, filters, orders, counts, tables), and
whoever may not read it may not write it. Keyword search holds nothing of a field that is hidden from some.
"""

import functools
from collections.abc import Iterable, Sequence

from crm_records.access.standing import Standing
from crm_records.declaration import Field, RecordType


def may_read(field: Field, standing: Standing) -> bool:
    return _admits(field.read_level, field.read_role, standing)


def may_write(field: Field, standing: Standing) -> bool:
    return may_read(field, standing) and _admits(field.write_level, field.write_role, standing)


def unreadable(type_: RecordType, custom: Sequence[Field], standing: Standing) -> frozenset[str]:
    """Names of the fields that are not there for the caller, `custom.<name>` among them."""
    return frozenset(name for name, field in _ruled(type_, custom) if not may_read(field, standing))


def unwritable(type_: RecordType, custom: Sequence[Field], standing: Standing) -> frozenset[str]:
    """Names of the fields that the caller may not write, those he may not read included."""
    return frozenset(name for name, field in _ruled(type_, custom) if not may_write(field, standing))


def _admits(level: int | None, role: str | None, standing: Standing) -> bool:
    if standing.unfiltered or (level is None and role is None):
        return True
    return (level is not None and standing.level >= level) or (role is not None and role in standing.roles)


def _ruled(type_: RecordType, custom: Sequence[Field]) -> Iterable[tuple[str, Field]]:
    declared = _ruled_fields(type_.model)
    return [*declared, *((f"custom.{field.name}", field) for field in custom if field.ruled)] if custom else declared


@functools.lru_cache(maxsize=256)
def _ruled_fields(model: type) -> tuple[tuple[str, Field], ...]:
    return tuple((name, field) for name, field in model.declared.fields.items() if field.ruled)
