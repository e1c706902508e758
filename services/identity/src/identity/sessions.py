"""Sessions: an opaque token of 256 bits for browser or program, of which only the digest is kept.

A session carries the person's epoch at sign-in. Signing out everywhere and disabling a person raise the epoch on his
record, which is part of the policy: every session of an older epoch is worthless at once, in every process.
"""

import hashlib
import logging
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from crm_platform.clock import Clock
from crm_platform.documents.port import Doc, Documents, Index, Spec, StoreFull, StoreLocked
from crm_platform.errors import Language, Unavailable
from crm_records.access.caller import Caller
from crm_records.access.policy import Level
from crm_records.access.snapshot import PolicySource

from identity.settings import Settings

logger = logging.getLogger(__name__)

SPECS = (
    Spec(
        "sessions",
        indexes=(
            Index("person", (("person_id", 1),)),
            Index("expires", (("expires_at", 1),)),
            Index("seen", (("seen_at", 1),)),
        ),
    ),
)
TOUCH_EVERY = timedelta(minutes=5)
_REMEMBERED = 10_000
_REMEMBERED_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Opened:
    token: str
    session_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Known:
    doc: Doc
    read_at: datetime


class Sessions:
    def __init__(self, documents: Documents, settings: Settings, policies: PolicySource, clock: Clock) -> None:
        self._documents, self._settings, self._policies, self._clock = documents, settings, policies, clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def open(
        self, person_id: str, client: Literal["browser", "program"], *, must_change: bool = False,
        cap: Level | None = None,
    ) -> Opened:
        """A new session. `must_change`: it serves changing the password and nothing else."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        life = self._settings.absolute if client == "browser" else self._settings.program_life
        doc: Doc = {
            "_id": _digest(token), "version": 1, "person_id": person_id, "client": client, "created_at": now,
            "seen_at": now, "expires_at": now + life, "must_change": must_change,
            "epoch": self._policies.current.people[person_id].session_epoch,
            "cap": None if cap is None else int(cap),
        }  # fmt: skip
        transaction = self._documents.transaction()
        transaction.insert("sessions", doc)
        error = (await self._documents.commit(transaction))[0]
        if error is not None:
            raise Unavailable
        return Opened(token, doc["_id"], doc["expires_at"])

    async def authenticate(
        self, token: str | None, *, client: Literal["browser", "program"] = "browser", language: Language = "zh"
    ) -> Caller:
        """The caller of a token; not signed in for none or a worthless one."""
        nobody = Caller(client=client, language=language)
        if not token or len(token) > 100:
            return nobody
        session = await self._live(_digest(token))
        if session is None or session["client"] != client:
            return nobody
        return Caller(session["person_id"], session["_id"], _cap_of(session), client, None, language)

    async def must_change(self, session_id: str) -> bool:
        session = await self._live(session_id)
        return session is not None and bool(session["must_change"])

    async def close(self, session_id: str) -> None:
        """Sign this one out."""
        self._known.pop(session_id, None)
        await self._documents["sessions"].delete({"_id": session_id})

    async def close_all(self, person_id: str) -> None:
        """Take away what an epoch has made worthless already."""
        for key in [k for k, v in self._known.items() if v.doc["person_id"] == person_id]:
            del self._known[key]
        await self._documents["sessions"].delete({"person_id": person_id})

    async def purge(self) -> int:
        """Delete sessions whose time is over."""
        now = self._clock()
        idle = await self._documents["sessions"].delete({"seen_at": {"$lt": now - self._settings.idle}})
        return idle + await self._documents["sessions"].delete({"expires_at": {"$lt": now}})

    async def _live(self, digest: str) -> Doc | None:
        now = self._clock()
        known = self._known.get(digest)
        if known is None or now - known.read_at > _REMEMBERED_FOR:
            doc = await self._documents["sessions"].get(digest)
            if doc is None:
                self._known.pop(digest, None)
                return None
            known = self._remember(digest, doc, now)
        if not self._stands(known.doc, now):
            await self.close(digest)
            return None
        if now - known.doc["seen_at"] > TOUCH_EVERY:
            await self._touch(known.doc, now)
        return known.doc

    def _stands(self, session: Doc, now: datetime) -> bool:
        if now > session["expires_at"] or now - session["seen_at"] > self._settings.idle:
            return False
        policy = self._policies.current
        person_id = session["person_id"]
        return policy.active(person_id) and policy.people[person_id].session_epoch == session["epoch"]

    def _remember(self, digest: str, doc: Doc, now: datetime) -> _Known:
        known = self._known[digest] = _Known(doc, now)
        self._known.move_to_end(digest)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return known

    async def _touch(self, session: Doc, now: datetime) -> None:
        session["seen_at"] = now
        try:
            await self._documents["sessions"].update_one({"_id": session["_id"]}, {"$set": {"seen_at": now}})
        except (StoreFull, StoreLocked):
            logger.warning("a session's use cannot be noted: the store cannot be written")  # who reads may go on


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _cap_of(session: Doc) -> Level | None:
    """Until a first password is changed the session reaches nothing."""
    if session["must_change"]:
        return Level.NO_ACCESS
    return None if session["cap"] is None else Level(session["cap"])
