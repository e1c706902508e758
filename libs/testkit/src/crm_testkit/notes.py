"""A small record type with a bit of every kind, its service in one process, and people of every level."""

import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from crm_platform.cipher import FieldCipher
from crm_platform.documents.mongo import MongoDocuments
from crm_platform.documents.port import Doc, Documents, Spec
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.errors import AlreadyExists
from crm_platform.http import SignedIn, create_app
from crm_platform.ids import new_id
from crm_platform.log.port import Event, Log
from crm_platform.log.sqlite import SqliteLog
from crm_platform.search.tantivy import TantivyIndex
from crm_platform.tasks.rows import SPECS as TASK_SPECS
from crm_platform.tasks.rows import RowTasks
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.policy import (
    Department,
    Entry,
    Group,
    Level,
    Listed,
    Person,
    Policy,
    Region,
    Store,
)
from crm_records.access.snapshot import PolicySnapshot
from crm_records.codes import flat, standard_lists
from crm_records.commands import Cipher, CurrentCodeLists, NoRules, Types, Work
from crm_records.declaration import (
    Boolean,
    Code,
    Date,
    Instant,
    Integer,
    Line,
    Money,
    Phone,
    Record,
    Reference,
    RichText,
    Text,
    YearMonth,
)
from crm_records.declaration import field as declared
from crm_records.lists.fields import search_spec
from crm_records.saved_views import SavedViewRules, saved_view_type
from crm_records.search_sync import SearchSync
from crm_records.service import ServiceContext
from crm_records.storage import STORE_SPECS, record_spec
from crm_records.surface import record_routes, service_routes

from crm_testkit.mongo_outbox import MongoOutbox

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TAB = "basic"


class Note(
    Record, name="note", plural="notes", store="contacts", label=("笔记", "Note"), create_document="create_customer"
):
    title: Line = declared("标题", "Title", tab=TAB, required=True, max=200, search=10, list_sort="pinyin", filter=True)
    body: RichText | None = declared("正文", "Body", tab=TAB, max=10_000, search=1)
    mobile: Phone | None = declared("手机", "Mobile", tab=TAB, search=5, filter=True, duplicate="mobile")
    wechat: Line | None = declared("微信", "WeChat", tab=TAB, max=64, masked=True, personal=True, filter=True)
    account: Line | None = declared("账号", "Account", tab=TAB, max=34, secret=True, masked=True)
    level: Code | None = declared("级别", "Level", tab=TAB, codes="note_level", filter=True, facet=True, bulk=True)
    tags: list[Code] = declared("标签", "Tags", tab=TAB, codes="note_tag", filter=True, facet=True, max_items=20)
    status: Code | None = declared("状态", "Status", tab=TAB, codes="note_status", filter=True, hot=True, facet=True)
    count: Integer | None = declared("数量", "Count", tab=TAB, min=0, max=1_000_000, filter=True)
    price: Money | None = declared("价格", "Price", tab=TAB, filter=True)
    day: Date | None = declared("日期", "Day", tab=TAB, filter=True)
    month: YearMonth | None = declared("月份", "Month", tab=TAB, filter=True)
    due_at: Instant | None = declared("到期", "Due", tab=TAB, filter=True, list_sort="plain")
    done: Boolean | None = declared("完成", "Done", tab=TAB, filter=True)
    plain: Text | None = declared("备注", "Plain", tab=TAB, max=500)
    owner_id: Reference | None = declared(
        "负责人", "Owner", tab=TAB, refers="person", written="create", filter=True, hot=True, facet=True
    )
    touched_at: Instant | None = declared("最近", "Touched", tab=TAB, derived=True, filter=True)


class NoteRules(NoRules):
    """A mobile is kept by one note only: a rule that reads, and that two creates at once could break."""

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        mobile = draft.get("mobile")
        if mobile is None or mobile == (before or {}).get("mobile"):
            return
        await work.exclusive(f"mobile:{mobile}")
        draft["dup"] = [f"mobile:{mobile}"]
        found = await work.unfiltered("duplicates", Note, {"dup": f"mobile:{mobile}"}, fields=["_id"], limit=2)
        if any(doc["_id"] != draft["_id"] for doc in found):
            raise AlreadyExists(field="mobile")


LISTS = (
    flat("note_level", ("级别", "Level"), {c: (c, c) for c in "ABCD"}),
    flat("note_tag", ("标签", "Tag"), {c: (c, c) for c in ("red", "green", "blue")}),
    flat("note_status", ("状态", "Status"), {c: (c, c) for c in ("new", "open", "closed")}),
)

PEOPLE = {
    "manager": Level.MANAGER, "editor": Level.EDITOR, "author": Level.AUTHOR, "colleague": Level.AUTHOR,
    "reader": Level.READER, "depositor": Level.DEPOSITOR, "outsider": Level.NO_ACCESS,
}
"""One person of each level; `boss` heads sales, where author and colleague are; `reader` is in the back office."""


def a_policy(version: int = 1, **changes: Any) -> Policy:
    departments = {
        "sales": Department(id="sales", name="销售部", region_id="north", head_ids=("boss",)),
        "office": Department(id="office", name="办公室", region_id="north"),
    }
    places = {"author": "sales", "colleague": "sales", "boss": "sales"}
    names = [*PEOPLE, "boss"]
    people = {n: Person(id=n, name=n, department_ids=(places.get(n, "office"),)) for n in names}
    flags = {Level.AUTHOR: ("create", "delete", "personal_views"), Level.READER: ("personal_views",)}
    entries = [
        Entry(kind="person", ref=n, level=level, flags=frozenset(flags.get(level, ("delete", "copy", "shared_views"))))
        for n, level in PEOPLE.items()
    ]
    entries.append(Entry(kind="person", ref="boss", level=Level.EDITOR, flags=frozenset({"delete", "shared_views"})))
    given: dict[str, Any] = {
        "people": people,
        "departments": departments,
        "regions": {"north": Region(id="north", name="北方")},
        "groups": {"team": Group(id="team", name="组", person_ids=frozenset({"colleague"}))},
        "stores": {
            "contacts": Store(
                name="contacts", visibility="restricted", superiors_read_down=True, entries=tuple(entries)
            )
        },
        "documents": {
            "create_customer": tuple(Listed(kind="person", ref=n) for n in names),
            "assign": (Listed(kind="person", ref="manager"), Listed(kind="person", ref="boss")),
        },
    }
    return Policy(version=version, **{**given, **changes})


class Ticking:
    """A clock that goes on by a millisecond each time it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass
class World:
    """A service of notes with everything that stands behind it."""

    context: ServiceContext
    documents: Documents
    index: TantivyIndex
    log: Log
    sync: SearchSync
    clock: Ticking
    policies: PolicySnapshot
    witnessed: list[Doc] = field(default_factory=list[Doc])
    clients: dict[str, httpx.AsyncClient] = field(default_factory=dict[str, httpx.AsyncClient])

    async def settle(self) -> None:
        """Everything committed so far is found by search."""
        await self.log.settle()
        await self.index.put("notes", [], refresh=True)
        await self.index.delete("notes", ["-"], refresh=True)

    async def events(self) -> list[Doc]:
        """Every event committed so far, in order."""
        await self.log.settle()
        return self.witnessed

    def client(self, person: str | None) -> httpx.AsyncClient:
        """HTTP as this person; None: not signed in."""
        return self.clients[person or ""]


@contextlib.asynccontextmanager
async def _store(
    folder: Path, mongodb: str | None, specs: list[Spec]
) -> AsyncGenerator[tuple[Documents, Log]]:
    """Opened, with its log, which is not; a database of MongoDB lives as long as the block."""
    if mongodb is None:
        sqlite = SqliteDocuments(str(folder / "notes.db"), specs, synchronous="OFF")
        await sqlite.open()
        yield sqlite, SqliteLog(sqlite)
        await sqlite.close()
        return
    store = MongoDocuments(mongodb, f"notes_{new_id().replace('-', '')}", specs)
    await store.open()
    yield store, MongoOutbox(store)
    await store.client.drop_database(store.database.name)
    await store.close()


@contextlib.asynccontextmanager
async def notes_world(
    folder: Path, *, wrap: Callable[[Documents], Any] | None = None, mongodb: str | None = None
) -> AsyncGenerator[World]:
    """A running service of notes. `wrap`: what the machinery gets in the store's place.

    `mongodb`: the address of the server that keeps the records instead of a file in this folder.
    """
    views = saved_view_type("contacts")
    specs = [record_spec(Note.declared), record_spec(views.declared), *STORE_SPECS, *TASK_SPECS]
    async with (
        _store(folder, mongodb, specs) as (store, log),
        _running(folder, views, store, log, store if wrap is None else wrap(store)) as world,
    ):
        yield world


@contextlib.asynccontextmanager
async def _running(
    folder: Path, views: type[Record], store: Documents, log: Log, documents: Documents
) -> AsyncGenerator[World]:
    types = Types((Note, NoteRules()))
    types = Types((Note, NoteRules()), (views, SavedViewRules(types)))
    index = TantivyIndex(folder / "search", [search_spec(e.type) for e in types])
    clock, policies = Ticking(), PolicySnapshot(a_policy())
    cipher: Cipher = FieldCipher(b"0" * 32)
    context = ServiceContext(
        service="contacts", documents=documents, types=types, policies=policies, cipher=cipher, clock=clock,
        code_lists=CurrentCodeLists(standard_lists().with_lists(LISTS)), token_key=b"t" * 32, search=index,
        tasks=RowTasks(store, clock=clock),
    )
    sync = SearchSync(context, index)
    sync.subscribe(log)
    witnessed: list[Doc] = []

    async def witness(batch: list[Event]) -> None:
        witnessed.extend(event.body for event in batch)

    log.subscribe("witness", context.topic, witness)
    async with contextlib.AsyncExitStack() as stack:
        for part in (index, log):
            await part.open()
            stack.push_async_callback(part.close)
        world = World(context, documents, index, log, sync, clock, policies, witnessed)
        app = _app(context, views)
        for person in [*policies.current.people, ""]:
            world.clients[person] = await stack.enter_async_context(_client(app, person))
        yield world


def _app(context: ServiceContext, views: type[Record]) -> Any:
    async def authenticate(signed_in: SignedIn) -> Caller:
        return Caller(signed_in.token, client="program", language=signed_in.language) if signed_in.token else ANONYMOUS

    routers = [
        record_routes(context, Note.declared),
        record_routes(context, views.declared, base="/v1/contacts/saved-views"),
        service_routes(context),
    ]
    return create_app(title="notes", version="1", routers=routers, authenticate=authenticate)


def _client(app: Any, person: str) -> httpx.AsyncClient:
    headers = {"authorization": f"Bearer {person}"} if person else {}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://notes", headers=headers)
