"""Who asks: a person of the directory, somebody not signed in, or one of the named system callers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Self, overload

from crm_platform.errors import Language

from crm_records.access.model import Level

Client = Literal["browser", "program", "system"]

SYSTEM_CALLERS: dict[str, str] = {
    "bootstrap": "writes the first person and the first Manager of every store",
    "demo": "loads the demo organisation and its records into a new installation",
    "sign-in": "writes what a person changes of his own account: the end of his sessions",
    "import-resume": "goes on with imports and operations after a restart",
    "collaborator-end": "takes collaborators whose time is over out of the access keys",
    "purge": "erases deleted records after their time",
    "projection": "keeps local projections of other services' records",
    "migration": "brings stored records to the present release",
}
"""Closed: nothing else may act without a person. Each name says what it is for."""


class _System:
    """`Caller.system("purge")` makes a system caller; `caller.system` is its name, None for everybody else."""

    @overload
    def __get__(self, caller: None, owner: type["Caller"]) -> "Callable[[str], Caller]": ...
    @overload
    def __get__(self, caller: "Caller", owner: type["Caller"]) -> str | None: ...
    def __get__(self, caller: "Caller | None", owner: type["Caller"]) -> "Callable[[str], Caller] | str | None":
        if caller is not None:
            return caller.system_name
        return lambda name: owner(None, None, None, "system", name)


@dataclass(frozen=True, slots=True)
class Caller:
    """`cap`: the most that the channel allows (API key, portal, mobile session), None for no cap."""

    person_id: str | None = None            # None: not signed in, or the system
    session_id: str | None = None
    cap: Level | None = None
    client: Client = "browser"
    system_name: str | None = None
    language: Language = "zh"

    system = _System()

    def __post_init__(self) -> None:
        if self.system_name is None:
            return
        if self.system_name not in SYSTEM_CALLERS:
            raise ValueError(f"not a system caller: {self.system_name}")
        if self.person_id is not None or self.cap is not None:
            raise ValueError("a system caller is no person and has no cap")

    @property
    def signed_in(self) -> bool:
        return self.person_id is not None

    @property
    def name(self) -> str:
        """How history and receipts name the caller: the person's id, `system:purge`, or `anonymous`."""
        if self.system_name is not None:
            return f"system:{self.system_name}"
        return self.person_id or "anonymous"

    def uncapped(self) -> Self:
        return replace(self, cap=None)


ANONYMOUS = Caller()
