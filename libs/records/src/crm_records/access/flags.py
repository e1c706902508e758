"""Which flags a level has, may be given, or never has (access.md, section 2)."""

from collections.abc import Iterable

from crm_records.access.model import FLAGS, Level

# One letter a level, Manager first: L locked on, O may be ticked, o may be ticked and serves own records only,
# n may be ticked and counts for nothing, - never.
FLAG_TABLE = {
    "create":         "LLLO-L-",
    "delete":         "OOOo---",
    "personal_views": "LLOOO--",
    "shared_views":   "LLO----",
    "scripts":        "LOOOO--",
    "read_public":    "LLLLLOO",
    "write_public":   "LLLOOOO",
    "copy":           "OOOOOnn",
    "change_design":  "LL-----",
    "change_acl":     "L------",
}  # fmt: skip


def _with_letters(letters: str) -> dict[Level, frozenset[str]]:
    return {
        level: frozenset(flag for flag in FLAGS if FLAG_TABLE[flag][Level.MANAGER - level] in letters)
        for level in Level
    }


LOCKED = _with_letters("L")
TICKABLE = _with_letters("Oon")
ALLOWED = _with_letters("LOo")


def effective_flags(level: Level, ticked: Iterable[str]) -> frozenset[str]:
    """The flags that are on at a level whose entry has these ticked."""
    return LOCKED[level] | (ALLOWED[level] & frozenset(ticked))
