"""Who may sign in with which password: kept apart from the person's record, never on the wire."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from crm_platform.clock import Clock
from crm_platform.documents.port import Doc, Documents, DocumentsError, Index, Spec
from crm_platform.errors import Invalid, TooMany, Unauthenticated, Unavailable

from identity.passwords import NOT_CHANGED, Hasher, password_faults
from identity.settings import Settings

SPECS = (
    Spec("credentials"),
    Spec("sign_in_failures", indexes=(Index("until", (("until", 1),)),)),
)
_ADDRESSES = 10_000
_PRUNE_EVERY = timedelta(minutes=10)


class SignInFailed(Unauthenticated):
    """The same for an unknown login, a wrong password and a disabled person."""

    reason = "SIGN_IN_FAILED"
    title = ("登录失败", "Sign-in failed")
    text = ("登录名或密码不正确", "The login or the password is not right")


class SignInLocked(TooMany):
    """Too many failures for this login from this address, whether there is such a login or not."""

    reason = "SIGN_IN_LOCKED"
    title = ("登录已暂时锁定", "Sign-in locked for a while")
    text = (
        "失败次数过多，请在 {retry_after_seconds} 秒后再试",
        "Too many failures; try again in {retry_after_seconds} seconds",
    )


@dataclass(frozen=True, slots=True)
class Proved:
    """A person who gave his password. `must_change`: it is a first or an expired one."""

    person_id: str
    must_change: bool


class Attempts:
    """Sign-ins of one address in the present minute; the addresses longest ago are forgotten first."""

    def __init__(self, most: int, clock: Clock) -> None:
        self._most, self._clock = most, clock
        self._counts: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def admit(self, address: str) -> None:
        """TooMany beyond the rate."""
        seconds = int(self._clock().timestamp())
        minute = seconds // 60
        known, count = self._counts.pop(address, (minute, 0))
        count = count + 1 if known == minute else 1
        self._counts[address] = (minute, count)
        if len(self._counts) > _ADDRESSES:
            self._counts.popitem(last=False)
        if count > self._most:
            raise TooMany(retry_after_seconds=60 - seconds % 60)


class Credentials:
    """`find_person(login)` gives the id of an active person, None for everybody else."""

    def __init__(
        self, documents: Documents, settings: Settings, find_person: Callable[[str], str | None], clock: Clock
    ) -> None:
        self._documents, self._settings, self._clock = documents, settings, clock
        self._find_person = find_person
        self.hasher = Hasher(settings)
        self._attempts = Attempts(settings.attempts_a_minute, clock)
        self._prune_at = clock()

    async def prove(self, login: str, password: str, address: str) -> Proved:
        """The person with this login and password; SignInFailed, SignInLocked, TooMany."""
        self._attempts.admit(address)
        login = login.strip().casefold()
        key = hashlib.sha256(f"{login}\n{address}".encode()).hexdigest()
        await self._refuse_locked(key)
        person_id = self._find_person(login)
        known = await self._documents["credentials"].get(person_id) if person_id is not None else None
        if not await self.hasher.matches(known["hash"] if known else None, password):
            await self._failed(key)
            raise SignInFailed
        assert person_id is not None
        assert known is not None
        await self._documents["sign_in_failures"].delete({"_id": key})
        if self.hasher.outdated(known["hash"]):
            await self._put(known, {**known, "hash": await self.hasher.hash(password)})
        return Proved(person_id, self._must_change(known))

    async def set(self, person_id: str, login: str, password: str, *, first: bool) -> None:
        """Give a person a password; a `first` one must be changed at sign-in."""
        self.judge(password, login, "/password")
        await self._write(person_id, password, must_change=first)

    async def set_first(self, person_id: str, login: str, password: str) -> None:
        """Of an installation in which nobody signs in yet: what an attempt that was cut off left behind goes."""
        self.judge(password, login, "/password")
        await self._documents["credentials"].delete({})
        await self._write(person_id, password, must_change=False)

    async def any(self) -> bool:
        """Somebody has a password."""
        return await self._documents["credentials"].count({}, cap=1) > 0

    async def change(self, person_id: str, login: str, old: str, new: str, address: str) -> None:
        """By the person himself; SignInFailed where the old one is wrong."""
        await self.prove(login, old, address)
        self.judge(new, login, "/new")
        if old == new:
            raise Invalid.one("/new", NOT_CHANGED)
        await self._write(person_id, new, must_change=False)

    async def has_password(self, person_id: str) -> bool:
        return await self._documents["credentials"].get(person_id, fields=("_id",)) is not None

    def judge(self, password: str, login: str, pointer: str) -> None:
        """Invalid where this may not be a password of that login."""
        faults = password_faults(password, login=login, least=self._settings.password_min, pointer=pointer)
        if faults:
            raise Invalid(faults)

    def _must_change(self, known: Doc) -> bool:
        days = self._settings.password_days
        expired = days is not None and self._clock() - known["changed_at"] > timedelta(days=days)
        return bool(known["must_change"]) or expired

    async def _write(self, person_id: str, password: str, *, must_change: bool) -> None:
        hashed = await self.hasher.hash(password)
        known = await self._documents["credentials"].get(person_id)
        doc: Doc = {
            "_id": person_id, "hash": hashed, "must_change": must_change, "changed_at": self._clock(),
            "version": known["version"] if known else 0,
        }  # fmt: skip
        if not await self._put(known, doc):
            raise Unavailable

    async def _put(self, known: Doc | None, doc: Doc) -> bool:
        transaction = self._documents.transaction()
        doc["version"] += 1
        if known is None:
            transaction.insert("credentials", doc)
        else:
            transaction.replace("credentials", doc, version=known["version"])
        error: DocumentsError | None = (await self._documents.commit(transaction))[0]
        return error is None

    async def _refuse_locked(self, key: str) -> None:
        now = self._clock()
        await self._prune(now)
        found = await self._documents["sign_in_failures"].get(key)
        if found is None or found["until"] <= now or found["count"] < self._settings.lock_after:
            return
        raise SignInLocked(retry_after_seconds=int((found["until"] - now).total_seconds()) + 1)

    async def _failed(self, key: str) -> None:
        """Failures count while each comes within the lock's time of the one before."""
        now = self._clock()
        failures = self._documents["sign_in_failures"]
        found = await failures.get(key)
        if found is not None and found["until"] <= now:
            await failures.delete({"_id": key})
        until = now + self._settings.lock_for
        await failures.update_one({"_id": key}, {"$inc": {"count": 1}, "$set": {"until": until}}, upsert=True)

    async def _prune(self, now: datetime) -> None:
        if now < self._prune_at:
            return
        self._prune_at = now + _PRUNE_EVERY
        await self._documents["sign_in_failures"].delete({"until": {"$lt": now}})
