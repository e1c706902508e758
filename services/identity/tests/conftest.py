"""One installation with the demo organisation, reached over HTTP by whoever signs in."""

import asyncio
import shutil
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
import pytest
from crm_platform import clock
from crm_platform.cipher import FieldCipher
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.http import create_app
from crm_records.access.snapshot import PolicySnapshot
from identity.demo import load_demo
from identity.service import SPECS, Identity, routes
from identity.settings import Settings

CHEAP = Settings(hash_memory_kib=8, hash_rounds=1)
WEB = {"x-crm-client": "web"}


class Installation:
    """The service in this process. `later(…)` moves its clock."""

    def __init__(self, documents, settings=CHEAP):
        self.ahead = timedelta()
        self.snapshot = PolicySnapshot()
        self.identity = Identity(
            documents, snapshot=self.snapshot, cipher=FieldCipher(b"k" * 32), token_key=b"t" * 32, settings=settings,
            now=self.now,
        )
        self.app = create_app(
            title="identity", version="1", routers=[routes(self.identity)], authenticate=self.identity.authenticate
        )
        self.passwords: dict[str, str] = {}

    def now(self):
        return clock.now() + self.ahead

    def later(self, **spans):
        self.ahead += timedelta(**spans)

    def client(self, address="192.0.2.1", **headers):
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        return httpx.AsyncClient(transport=transport, base_url="http://crm", headers=WEB | headers)

    @asynccontextmanager
    async def signed_in(self, login):
        async with self.client() as client:
            body = {"login": login, "password": self.passwords[login]}
            answer = await client.post("/v1/sessions", json=body)
            assert answer.status_code == 200, answer.text
            yield client

    def id(self, login):
        return self.identity.publisher.person_id(login)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A store with the demo organisation, made once and copied for each test; its passwords."""
    path = tmp_path_factory.mktemp("demo") / "identity.db"

    async def make():
        store = SqliteDocuments(str(path), SPECS, synchronous="OFF")
        await store.open()
        begun = Installation(store)
        await begun.identity.open()
        accounts = await load_demo(begun.identity)
        await store.close()
        return {account.login: account.password for account in accounts}

    return path, asyncio.run(make())


@pytest.fixture
async def documents(request, tmp_path):
    if "crm" in request.fixturenames:
        shutil.copy(request.getfixturevalue("demo")[0], tmp_path / "identity.db")
    found = SqliteDocuments(str(tmp_path / "identity.db"), SPECS, synchronous="OFF")
    await found.open()
    yield found
    await found.close()


@pytest.fixture
async def empty(documents):
    found = Installation(documents)
    await found.identity.open()
    return found


@pytest.fixture
async def crm(empty, demo):
    empty.passwords = dict(demo[1])
    return empty


@pytest.fixture
async def admin(crm):
    """王芳, Manager of every store."""
    async with crm.signed_in("wangfang") as client:
        yield client


@pytest.fixture
async def reader(crm):
    """钱丽, Reader of system."""
    async with crm.signed_in("qianli") as client:
        yield client


@pytest.fixture
async def salesman(crm):
    """张伟, No Access to system."""
    async with crm.signed_in("zhangwei") as client:
        yield client
