"""What a record type says of duplicates, for imports: keys of a row, equal to keys on the records' `dup` array."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from crm_platform.documents.port import Doc

from crm_records.access.caller import Caller
from crm_records.commands import Parts


class DuplicateFinder(Protocol):
    def keys(self, values: Mapping[str, Any]) -> Sequence[str]:
        """The exact keys of document values: a record that has one of them is the same."""
        ...

    def key_of(self, field: str, value: Any) -> str | None:
        """The key that this field's value alone gives, None where the field gives none by itself."""
        ...

    async def told(
        self, parts: Parts, caller: Caller, rows: Sequence[tuple[Sequence[str], Doc]], operation_id: str | None
    ) -> None:
        """The caller is about to learn that a record hidden from him has one of a row's keys: (keys, that record).

        What this raises ends the import before he learns it.
        """
        ...


class NoDuplicates:
    def keys(self, values: Mapping[str, Any]) -> Sequence[str]:
        del values
        return ()

    def key_of(self, field: str, value: Any) -> str | None:
        del field, value
        return None

    async def told(
        self, parts: Parts, caller: Caller, rows: Sequence[tuple[Sequence[str], Doc]], operation_id: str | None
    ) -> None:
        """There is nothing to tell."""
