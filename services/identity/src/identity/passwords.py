"""Passwords: hashed with argon2id outside the event loop, a bounded number at once; what a good one is."""

import asyncio
import secrets
from functools import partial
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from crm_platform.errors import FieldError, Reason, TooMany

from identity.settings import Settings

T = TypeVar("T")

LONGEST = 128
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_WORN_OUT = frozenset({"1234567890", "0123456789", "qwertyuiop", "password12", "password123", "administrator"})

TOO_SHORT = Reason("TOO_SHORT", "密码至少 {min} 个字符", "A password has at least {min} characters")
TOO_LONG = Reason("TOO_LONG", "密码最多 {max} 个字符", "A password has at most {max} characters")
TOO_EASY = Reason("TOO_EASY", "密码太容易猜到", "This password is too easy to guess")
NOT_CHANGED = Reason("NOT_CHANGED", "新密码不能与原密码相同", "The new password must differ from the old one")


def password_faults(password: str, *, login: str, least: int, pointer: str) -> list[FieldError]:
    """Why this may not be a password of that login; empty where it may."""
    if len(password) < least:
        return [FieldError(pointer, TOO_SHORT, {"min": least})]
    if len(password) > LONGEST:
        return [FieldError(pointer, TOO_LONG, {"max": LONGEST})]
    plain = password.casefold()
    if plain in _WORN_OUT or len(set(plain)) < 4 or (login and login.casefold() in plain):
        return [FieldError(pointer, TOO_EASY)]
    return []


def generated_password() -> str:
    """Three groups of four, without letters that look alike: 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


class Hasher:
    """argon2id in threads. Beyond `hashes_waiting` in the queue it refuses: memory and time stay bounded."""

    def __init__(self, settings: Settings) -> None:
        self._argon = PasswordHasher(
            time_cost=settings.hash_rounds, memory_cost=settings.hash_memory_kib, parallelism=1
        )
        self._slots = asyncio.Semaphore(settings.hashes_at_once)
        self._most_waiting, self._waiting = settings.hashes_waiting, 0
        self._decoy: str | None = None

    async def hash(self, password: str) -> str:
        return await self._work(partial(self._argon.hash, password))

    async def matches(self, hashed: str | None, password: str) -> bool:
        """Without a hash the same work is done on a decoy, so that an unknown login takes as long as a known one."""
        if hashed is None:
            self._decoy = self._decoy or await self.hash(secrets.token_hex(16))
        found = await self._work(partial(self._verify, hashed or self._decoy or "", password[: LONGEST + 1]))
        return found and hashed is not None

    def outdated(self, hashed: str) -> bool:
        """Made with other costs than are set now: hash anew at the next chance."""
        return self._argon.check_needs_rehash(hashed)

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._argon.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _work(self, job: "partial[T]") -> T:
        if self._waiting >= self._most_waiting:
            raise TooMany(retry_after_seconds=5)
        self._waiting += 1
        try:
            async with self._slots:
                return await asyncio.to_thread(job)
        finally:
            self._waiting -= 1
