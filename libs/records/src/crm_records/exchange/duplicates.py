"""What a record type says of duplicates, for imports: keys of a row, equal to keys on the records' `dup` array."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class DuplicateFinder(Protocol):
    def keys(self, values: Mapping[str, Any]) -> Sequence[str]:
        """The exact keys of document values: a record that has one of them is the same."""
        ...

    def key_of(self, field: str, value: Any) -> str | None:
        """The key that this field's value alone gives, None where the field gives none by itself."""
        ...


class NoDuplicates:
    def keys(self, values: Mapping[str, Any]) -> Sequence[str]:
        del values
        return ()

    def key_of(self, field: str, value: Any) -> str | None:
        del field, value
        return None
