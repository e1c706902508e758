"""What an installation may set of identity."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`hash_memory_kib`, `hash_rounds`: cost of argon2id; the default is what OWASP asks for at least."""

    idle: timedelta = timedelta(hours=12)
    absolute: timedelta = timedelta(days=30)
    program_life: timedelta = timedelta(days=1)
    lock_after: int = 10
    lock_for: timedelta = timedelta(minutes=15)
    attempts_a_minute: int = 120                # from one address, for all logins together
    password_min: int = 10
    password_days: int | None = None            # a password older than this must be changed; None: never
    hash_memory_kib: int = 19 * 1024
    hash_rounds: int = 2
    hashes_at_once: int = 2
    hashes_waiting: int = 64
    preferences_bytes: int = 64 * 1024
