"""A book of people: a record type with columns of every kind, and its service with operations and files."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from crm_platform.blobs.files import FileBlobs
from crm_platform.cipher import FieldCipher
from crm_platform.documents.port import Doc
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.http import SignedIn, create_app
from crm_platform.log.sqlite import SqliteLog
from crm_platform.tasks.rows import SPECS as TASK_SPECS
from crm_platform.tasks.rows import RowTasks
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.policy import Listed
from crm_records.access.snapshot import PolicySnapshot
from crm_records.attachments import FileLimits, attachment_routes
from crm_records.codes import flat, standard_lists
from crm_records.commands import CreateRecord, CurrentCodeLists, NoRules, RuleContext, Serials, Types, Work
from crm_records.declaration import (
    Boolean,
    Code,
    Date,
    Email,
    File,
    Instant,
    Integer,
    Line,
    Money,
    PartialDate,
    Phone,
    Record,
    Reference,
    RichText,
    Serial,
    Text,
    YearMonth,
)
from crm_records.declaration import field as declared
from crm_records.exchange.duplicates import NoDuplicates
from crm_records.exchange.tables import Limits
from crm_records.operations import SPECS, Operations, bulk_routes, exchange_routes, operation_routes
from crm_records.service import ServiceContext
from crm_records.storage import STORE_SPECS, record_spec
from crm_records.surface import record_routes
from crm_records.upkeep import Upkeep

from crm_testkit.notes import PEOPLE, START, Ticking, a_policy

TAB = "basic"
URL = "/v1/contacts/operations"


class Contact(
    Record, name="contact", plural="people", store="contacts", label=("联系人", "Contact"),
    create_document="create_customer", title="full_name",
):
    code: Serial | None = declared("编号", "Code", tab=TAB, written="create", filter=True)
    full_name: Line = declared("姓名", "Full name", tab=TAB, required=True, max=100, filter=True, list_sort="pinyin")
    mobile: Phone | None = declared("手机", "Mobile", tab=TAB, duplicate="mobile", filter=True)
    email: Email | None = declared("电子邮件", "E-mail", tab=TAB, duplicate="email")
    identity_number: Line | None = declared("证件号码", "Identity number", tab=TAB, max=30)
    account: Line | None = declared("银行账号", "Bank account", tab=TAB, max=34, secret=True, masked=True)
    wechat: Line | None = declared("微信", "WeChat", tab=TAB, max=64, masked=True)
    level: Code | None = declared("级别", "Level", tab=TAB, codes="level", filter=True, bulk=True)
    tags: list[Code] | None = declared("标签", "Tags", tab=TAB, codes="tag", max_items=5, bulk=True)
    province: Code | None = declared("省", "Province", tab=TAB, codes="gbt2260", code_level=1, bulk=True)
    city: Code | None = declared("城市", "City", tab=TAB, codes="gbt2260", code_level=2, within="province", bulk=True)
    headcount: Integer | None = declared("人数", "Headcount", tab=TAB, min=0, max=1_000_000, bulk=True)
    capital: Money | None = declared("资本", "Capital", tab=TAB)
    founded_on: Date | None = declared("成立日期", "Founded on", tab=TAB)
    birthday: PartialDate | None = declared("生日", "Birthday", tab=TAB)
    closes_in: YearMonth | None = declared("预计年月", "Closes in", tab=TAB)
    next_at: Instant | None = declared("下次联系", "Next contact", tab=TAB, bulk=True)
    active: Boolean | None = declared("有效", "Active", tab=TAB, bulk=True)
    notes: Text | None = declared("说明", "Notes", tab=TAB, max=2000, bulk=True)
    remarks: RichText | None = declared("备注", "Remarks", tab=TAB, max=5000)
    hobbies: list[Line] | None = declared("爱好", "Hobbies", tab=TAB, max=50, max_items=5)
    boss: Reference | None = declared("上级", "Boss", tab=TAB, refers="contact")
    owner_id: Reference | None = declared("负责人", "Owner", tab=TAB, refers="person", written="create")
    photo: File | None = declared("照片", "Photo", tab=TAB)
    attachments: list[File] | None = declared("附件", "Attachments", tab=TAB, max_items=3)


class ContactDuplicates(NoDuplicates):
    """E-mail and mobile, each by itself."""

    def keys(self, values: Mapping[str, Any]) -> list[str]:
        return [f"{name}:{values[name]}" for name in ("email", "mobile") if values.get(name)]

    def key_of(self, field: str, value: Any) -> str | None:
        return f"{field}:{value}" if field in ("email", "mobile") else None


class ContactRules(NoRules):
    def __init__(self, serials: Serials) -> None:
        self._serials = serials

    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[Any]:
        del before, context
        draft["dup"] = ContactDuplicates().keys(draft)
        return []

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        if before is None:
            draft["code"] = await self._serials.next(work.parts.today(work.now).year)


LISTS = (
    flat("level", ("级别", "Level"), {"A": ("重点", "Key"), "B": ("普通", "Plain"), "C": ("潜在", "Potential")}),
    flat("tag", ("标签", "Tag"), {"red": ("红", "Red"), "green": ("绿", "Green"), "blue": ("蓝", "Blue")}),
)


@dataclass
class Book:
    """The running service. `Caller(name)` are the people of `crm_testkit.notes`."""

    context: ServiceContext
    operations: Operations
    documents: SqliteDocuments
    blobs: FileBlobs
    tasks: RowTasks
    log: SqliteLog
    clock: Ticking
    policies: PolicySnapshot
    clients: dict[str, httpx.AsyncClient]

    def client(self, person: str = "manager") -> httpx.AsyncClient:
        return self.clients[person]

    async def create(self, person: str = "manager", **values: Any) -> str:
        command = CreateRecord(type_name="contact", values={"full_name": "张伟", **values})
        return (await self.context.executor.run(command, Caller(person))).ids[0]

    async def get(self, id_: str) -> Doc:
        doc = await self.documents["people"].get(id_)
        assert doc is not None
        return doc

    async def all(self) -> list[Doc]:
        """Living records in the order of their making."""
        docs = await self.documents["people"].find({}, sort=[("_id", 1)])
        return [doc for doc in docs if doc.get("deleted_at") is None]

    async def later(self, **time: float) -> None:
        """Time goes on, and what is due by then is done."""
        self.clock.now += timedelta(**time)
        self.tasks.wake()
        await self.tasks.settle()

    async def reached(self, id_: str, *states: str, person: str = "manager") -> dict[str, Any]:
        """The operation once it is in one of the states."""
        seen: dict[str, Any] = {}
        for _ in range(3000):
            answer = await self.client(person).get(f"{URL}/{id_}")
            assert answer.status_code == 200, answer.text
            seen = answer.json()
            if seen["state"] in states:
                return seen
            await asyncio.sleep(0.01)
        raise AssertionError(f"{id_} never was {states}: {seen}")

    async def post(self, path: str, body: Any = None, *, person: str = "manager", status: int = 202) -> dict[str, Any]:
        answer = await self.client(person).post(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def upload(
        self, content: bytes, name: str = "t.csv", *, person: str = "manager", status: int = 201, **fields: str
    ) -> dict[str, Any]:
        answer = await self.client(person).post(
            "/v1/contacts/imports", files={"file": (name, content)}, data={"record_type": "contact", **fields}
        )
        assert answer.status_code == status, answer.text
        return answer.json()

    async def decide(self, id_: str, *, person: str = "manager", **decisions: Any) -> dict[str, Any]:
        answer = await self.client(person).patch(f"/v1/contacts/imports/{id_}", json=decisions)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def dry_run(self, id_: str, *, person: str = "manager") -> dict[str, Any]:
        begun = await self.post(f"/v1/contacts/imports/{id_}:dry_run", person=person)
        return await self.reached(begun["id"], "ready", "failed", person=person)

    async def run(self, operation_id: str, *, person: str = "manager") -> dict[str, Any]:
        await self.post(f"{URL}/{operation_id}:start", person=person)
        return await self.reached(operation_id, "done", "failed", "cancelled", person=person)

    async def imported(self, content: bytes, name: str = "t.csv", *, person: str = "manager", **decisions: Any) -> Any:
        """Upload, decide, dry run, run: the finished operation."""
        held = await self.upload(content, name, person=person)
        if decisions:
            await self.decide(held["id"], person=person, **decisions)
        ready = await self.dry_run(held["id"], person=person)
        assert ready["state"] == "ready", ready
        return await self.run(ready["id"], person=person)

    async def rows(self, operation_id: str, state: str = "", *, person: str = "manager") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        token = ""
        while True:
            query = {name: value for name, value in (("state", state), ("page_token", token)) if value}
            answer = await self.client(person).get(f"{URL}/{operation_id}/rows", params=query)
            assert answer.status_code == 200, answer.text
            found += answer.json()["rows"]
            token = answer.json()["next_page_token"]
            if not token:
                return found

    async def export(self, *, person: str = "manager", **asked: Any) -> tuple[dict[str, Any], bytes]:
        """The finished operation and its file."""
        begun = await self.post("/v1/people:export", {"selection": {}, **asked}, person=person)
        done = await self.reached(begun["id"], "done", "failed", person=person)
        answer = await self.client(person).get(f"{URL}/{begun['id']}/file")
        return done, answer.content


def _documents_policy() -> dict[str, Any]:
    names = tuple(Listed(kind="person", ref=n) for n in (*PEOPLE, "boss"))
    return {"create_customer": names, "bulk_edit": names, "export": names, "assign": names[:1]}


@contextlib.asynccontextmanager
async def people_book(
    folder: Path, *, limits: Limits | None = None, start: datetime = START, grace_seconds: float = 10
) -> AsyncGenerator[Book]:
    """The service over this folder; opened again over the same one it goes on where it was.

    `start`: where its clock begins; later than the leases of a process that was killed, they are over.
    `grace_seconds`: what running tasks have left at the end; 0 ends them in the middle, as a kill does.
    """
    specs = [record_spec(Contact.declared), *STORE_SPECS, *TASK_SPECS, *SPECS]
    documents = SqliteDocuments(str(folder / "book.db"), specs, synchronous="OFF")
    clock = Ticking(start)
    blobs, log = FileBlobs(folder / "blobs", clock=clock), SqliteLog(documents)
    policies = PolicySnapshot(a_policy(documents=_documents_policy()))
    tasks = RowTasks(documents, clock=clock, poll_seconds=0.05, grace_seconds=grace_seconds)
    context = ServiceContext(
        service="contacts", documents=documents, types=Types((Contact, ContactRules(Serials(documents, "R")))),
        policies=policies, cipher=FieldCipher(b"0" * 32), clock=clock, token_key=b"t" * 32, tasks=tasks,
        code_lists=CurrentCodeLists(standard_lists().with_lists(LISTS)),
    )
    operations = Operations(context, blobs, {"contact": ContactDuplicates()}, limits)
    Upkeep(context, log, blobs, purged=(Contact.declared,))
    routers = [
        record_routes(context, Contact.declared), operation_routes(operations), exchange_routes(operations),
        bulk_routes(operations, Contact.declared),
        attachment_routes(context, Contact.declared, blobs, FileLimits(file=1 << 20, photo=1 << 19)),
    ]

    async def authenticate(signed_in: SignedIn) -> Caller:
        return Caller(signed_in.token, client="program", language=signed_in.language) if signed_in.token else ANONYMOUS

    app = create_app(title="people", version="1", routers=routers, authenticate=authenticate)
    async with contextlib.AsyncExitStack() as stack:
        for part in (documents, blobs, log, tasks):
            await part.open()
            stack.push_async_callback(part.close)
        clients: dict[str, httpx.AsyncClient] = {}
        for person in [*policies.current.people, ""]:
            headers = {"authorization": f"Bearer {person}"} if person else {}
            clients[person] = await stack.enter_async_context(
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://people", headers=headers)
            )
        yield Book(context, operations, documents, blobs, tasks, log, clock, policies, clients)
