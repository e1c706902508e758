"""The whole product inside this process: a thread with its own event loop, a loopback address, people by login."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine, Generator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
from crm_records.access.policy import Level
from crm_stack.stack import Stack
from identity.bootstrap import begin_empty
from identity.demo import load_demo
from identity.settings import Settings

from crm_testkit.product import CONNECTIONS

T = TypeVar("T")

ADMINISTRATOR = "admin"
PASSWORD = "a password for tests 4711"  # noqa: S105 - of people who live for one test
CHEAP = Settings(
    hash_memory_kib=8, hash_rounds=1, attempts_a_minute=100_000, lock_after=100_000, program_life=timedelta(days=1)
)
_NO_WEB = Path("/nonexistent")

Line = tuple[str, str, int, str] | tuple[str, str, int, str, str]
"""An ACL entry by words: kind, login or id, level, flags, perhaps roles; several with spaces between them."""


class RunningStack:
    """`address` takes requests of any client; `run` carries a coroutine out in the product's own loop."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.stack: Stack
        self.passwords: dict[str, str] = {}
        self._loop = asyncio.new_event_loop()
        self._clients: dict[str, httpx.Client] = {}
        self._thread = threading.Thread(target=self._serve, daemon=True, name="product")
        self._ready = threading.Event()
        self._end: asyncio.Event
        self._failure: BaseException | None = None

    def start(self) -> None:
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        for client in self._clients.values():
            client.close()
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._live())
        except BaseException as error:  # noqa: BLE001 - raised again where the test waits
            self._failure = error
        finally:
            self._ready.set()
            self._loop.close()

    async def _live(self) -> None:
        self._end = asyncio.Event()
        self.stack = Stack(self.folder, web=_NO_WEB, identity_settings=CHEAP)
        async with self.stack.life:
            server = self.stack.serve("127.0.0.1", 0)
            await server.start()
            self.address = f"http://127.0.0.1:{server.port}"
            self._ready.set()
            try:
                await self._end.wait()
            finally:
                await server.stop()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def begin(self) -> str:
        """An empty organisation with its first administrator; his id."""
        self.passwords[ADMINISTRATOR] = PASSWORD
        return self.run(begin_empty(self.stack.identity, login=ADMINISTRATOR, name="管理员", password=PASSWORD))

    def begin_demo(self) -> None:
        for account in self.run(load_demo(self.stack.identity)):
            self.passwords[account.login] = account.password

    def token(self, login: str) -> str:
        body = {"login": login, "password": self.passwords[login], "client": "program"}
        answer = httpx.post(f"{self.address}/v1/sessions", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()["access_token"]

    def capped(self, login: str, cap: Level) -> str:
        """The token of a session whose channel allows no more than this."""
        opened = self.run(self.stack.identity.sessions.open(self.id(login), "program", cap=cap))
        return opened.token

    def client(self, login: str | None, *, cap: Level | None = None) -> httpx.Client:
        """Signed in as a program; None: nobody. Kept until the product stops."""
        key = f"{login or ''} {cap or ''}"
        if key not in self._clients:
            headers: dict[str, str] = {}
            if login is not None:
                token = self.token(login) if cap is None else self.capped(login, cap)
                headers["authorization"] = f"Bearer {token}"
            self._clients[key] = httpx.Client(
                base_url=self.address, headers=headers, timeout=60, limits=CONNECTIONS
            )
        return self._clients[key]

    @property
    def admin(self) -> httpx.Client:
        return self.client(ADMINISTRATOR)

    def make(self, plural: str, **values: Any) -> str:
        """A record made by the administrator; its id."""
        answer = self.admin.post(f"/v1/{plural}", json=values)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def person(self, login: str, **values: Any) -> str:
        """Somebody with a password that need not be changed first; his id."""
        id_ = self.make("people", login=login, **{"name": login, **values})
        self.run(self.stack.identity.credentials.set(id_, login, PASSWORD, first=False))
        self.passwords[login] = PASSWORD
        return id_

    def id(self, login: str) -> str:
        found = self.stack.identity.publisher.person_id(login)
        assert found is not None, login
        return found

    def admit(self, *lines: Line, store: str = "contacts", default: int = Level.NO_ACCESS, **settings: Any) -> None:
        """Give a store these entries, beside the administrator as Manager and `-Default-`."""
        entries = [_entry("person", self.id(ADMINISTRATOR), Level.MANAGER, "copy delete")]
        for kind, ref, level, flags, *roles in lines:
            entries.append(_entry(kind, self._ref(kind, ref), level, flags, str(roles[0]) if roles else ""))
        if not any(line[0] == "default" for line in lines):
            entries.append(_entry("default", "", default, ""))
        answer = self.admin.patch(f"/v1/stores/{store}", json={"entries": entries, **settings})
        assert answer.status_code == 200, answer.text

    def list_in(self, document: str, *logins: str) -> None:
        """Fill a permission document with these people."""
        members = [{"kind": "person", "ref": self.id(login)} for login in logins]
        answer = self.admin.patch(f"/v1/permission-documents/{document}", json={"members": members})
        assert answer.status_code == 200, answer.text

    def _ref(self, kind: str, ref: str) -> str:
        return self.id(ref) if kind == "person" else ref


def _entry(kind: str, ref: str, level: int, flags: str, roles: str = "") -> dict[str, Any]:
    return {"kind": kind, "ref": ref, "level": int(level), "flags": flags.split(), "roles": roles.split()}


@contextlib.contextmanager
def running_stack(folder: Path, *, demo: bool = False) -> Generator[RunningStack]:
    """Begun, with one administrator or the demo organisation; stopped cleanly at the end."""
    running = RunningStack(folder)
    running.start()
    try:
        if demo:
            running.begin_demo()
        else:
            running.begin()
        yield running
    finally:
        running.stop()


class Keepsake:
    """Records of identity as they were: a fuzzer with an administrator's rights would lock everybody out."""

    _KEPT = ("stores", "permission_documents", "people", "groups", "departments", "sessions")

    def __init__(self, running: RunningStack) -> None:
        self._running = running
        self._kept = running.run(self._read())

    def restore(self) -> None:
        self._running.run(self._restore())

    async def _read(self) -> dict[str, dict[str, Any]]:
        documents = self._running.stack.identity.documents
        return {name: {doc["_id"]: doc for doc in await documents[name].find({})} for name in self._KEPT}

    async def _restore(self) -> None:
        present = await self._read()
        documents = self._running.stack.identity.context.documents  # watched: the policy follows
        transaction = documents.transaction()
        for name, kept in self._kept.items():
            for id_, doc in kept.items():
                now = present[name].get(id_)
                if now is None:
                    transaction.insert(name, doc)
                elif now != doc and name != "sessions":
                    transaction.replace(name, {**doc, "version": now["version"] + 1}, version=now["version"])
        for id_, doc in present["groups"].items():
            if doc.get("denies") and id_ not in self._kept["groups"]:
                transaction.update("groups", id_, {"$unset": {"denies": ""}}, version=doc["version"])
        errors = await documents.commit(transaction)
        assert errors == [None], errors
