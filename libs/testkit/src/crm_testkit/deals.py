"""A book of deals: a record type with fields that only some may read or write, custom fields, and search."""

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from crm_platform.blobs.files import FileBlobs
from crm_platform.cipher import FieldCipher
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.http import SignedIn, create_app
from crm_platform.log.sqlite import SqliteLog
from crm_platform.search.tantivy import TantivyIndex
from crm_platform.tasks.rows import SPECS as TASK_SPECS
from crm_platform.tasks.rows import RowTasks
from crm_records.access.caller import ANONYMOUS, Caller
from crm_records.access.policy import Listed
from crm_records.access.snapshot import PolicySnapshot
from crm_records.codes import standard_lists
from crm_records.commands import NoRules, Types
from crm_records.declaration import Code, Integer, Line, Money, Record, Text
from crm_records.declaration import field as declared
from crm_records.designs import CustomFieldRules, Designs, design_specs, design_types
from crm_records.lists.fields import search_spec
from crm_records.operations import SPECS, Operations, bulk_routes, exchange_routes, operation_routes
from crm_records.saved_views import SavedViewRules, saved_view_type
from crm_records.search_sync import SearchSync
from crm_records.service import ServiceContext
from crm_records.storage import STORE_SPECS, record_spec
from crm_records.surface import record_routes, service_routes

from crm_testkit.notes import PEOPLE, Ticking, a_policy
from crm_testkit.people_book import Book

TAB = "basic"
FINANCE = "colleague"
"""The person with the role Finance; Author like `author`."""


class Deal(Record, name="deal", plural="deals", store="contacts", label=("商机", "Deal"), title="title"):
    title: Line = declared("标题", "Title", tab=TAB, required=True, max=100, filter=True, search=10)
    industry: Code | None = declared("行业", "Industry", tab=TAB, codes="gbt4754", filter=True, facet=True, bulk=True)
    worth: Money | None = declared("金额", "Worth", tab=TAB, filter=True, bulk=True)
    margin: Integer | None = declared(
        "毛利", "Margin", tab=TAB, filter=True, facet=True, bulk=True, read_level=6, read_role="Finance",
        write_role="Finance",
    )
    verdict: Text | None = declared("评语", "Verdict", tab=TAB, search=3, filter=True, bulk=True, read_role="Finance")
    target: Integer | None = declared("目标", "Target", tab=TAB, filter=True, bulk=True, write_level=6)


CustomField, CodeListChange = design_types("contacts")
SavedView = saved_view_type("contacts")


@dataclass
class DealBook(Book):
    index: TantivyIndex
    designs: Designs
    sync: SearchSync

    async def settle(self) -> None:
        """Everything committed so far is found by search."""
        await self.log.settle()
        await self.index.put("deals", [], refresh=True)
        await self.index.delete("deals", ["-"], refresh=True)

    async def deal(self, person: str = "manager", **values: Any) -> str:
        made = await self.post("/v1/deals", {"title": "商机", **values}, person=person, status=201)
        return made["id"]

    async def field(self, **definition: Any) -> dict[str, Any]:
        """A new custom field of deals, in force."""
        body = {"record_type": "deal", "tab": TAB, "label": {"zh": definition["name"]}, **definition}
        made = await self.post("/v1/contacts/custom-fields", body, status=201)
        await self.settle()
        return made

    async def found(self, person: str = "manager", **query: str) -> list[str]:
        """Titles of the deals that a list shows, in the order of their titles."""
        await self.settle()
        answer = await self.client(person).get("/v1/deals", params=query)
        assert answer.status_code == 200, answer.text
        return sorted(row["title"] for row in answer.json()["deals"])

    async def counts(self, by: str, person: str = "manager") -> dict[Any, int]:
        await self.settle()
        answer = await self.client(person).get("/v1/deals:group", params={"by": by})
        assert answer.status_code == 200, answer.text
        return {bucket["value"]: bucket["count"] for bucket in answer.json()["buckets"]}


def _policy() -> Any:
    names = tuple(Listed(kind="person", ref=n) for n in (*PEOPLE, "boss"))
    policy = a_policy(documents={"create_customer": names, "bulk_edit": names, "export": names, "assign": names[:1]})
    store = policy.stores["contacts"]
    entries = tuple(replace(e, flags=e.flags | {"copy"}) for e in store.entries)
    people = {**policy.people, FINANCE: replace(policy.people[FINANCE], roles=frozenset({"contacts:Finance"}))}
    stores = {"contacts": replace(store, visibility="open", entries=entries)}
    return replace(policy, people=people, stores=stores)


@contextlib.asynccontextmanager
async def deal_book(folder: Path) -> AsyncGenerator[DealBook]:
    """The service over this folder; opened again over the same one it goes on where it was."""
    models = (Deal, SavedView, CustomField, CodeListChange)
    specs = [
        record_spec(Deal.declared), record_spec(SavedView.declared), *design_specs((CustomField, CodeListChange)),
        *STORE_SPECS, *TASK_SPECS, *SPECS,
    ]
    documents = SqliteDocuments(str(folder / "deals.db"), specs, synchronous="OFF")
    index = TantivyIndex(folder / "search", [search_spec(model.declared) for model in models])
    clock = Ticking()
    blobs, log, policies = FileBlobs(folder / "blobs", clock=clock), SqliteLog(documents), PolicySnapshot(_policy())
    tasks, designs = RowTasks(documents, clock=clock, poll_seconds=0.05), Designs(documents, standard_lists())
    plain = Types(Deal)
    types = Types(
        Deal, (SavedView, SavedViewRules(plain)), (CustomField, CustomFieldRules(plain)), (CodeListChange, NoRules())
    )
    context = ServiceContext(
        service="contacts", documents=documents, types=types, policies=policies, cipher=FieldCipher(b"0" * 32),
        clock=clock, token_key=b"t" * 32, tasks=tasks, search=index, code_lists=designs.code_lists,
        custom_fields=designs.custom_fields,
    )
    operations, sync = Operations(context, blobs, {}), SearchSync(context, index, designs)
    sync.subscribe(log)
    designs.subscribe(log, context.topic)
    routers = [
        record_routes(context, Deal.declared), operation_routes(operations), exchange_routes(operations),
        bulk_routes(operations, Deal.declared), service_routes(context),
        record_routes(context, CustomField.declared, base="/v1/contacts/custom-fields"),
        record_routes(context, SavedView.declared, base="/v1/contacts/saved-views"),
    ]

    async def authenticate(signed_in: SignedIn) -> Caller:
        return Caller(signed_in.token, client="program", language=signed_in.language) if signed_in.token else ANONYMOUS

    app = create_app(title="deals", version="1", routers=routers, authenticate=authenticate)
    async with contextlib.AsyncExitStack() as stack:
        for part in (documents, index, blobs, log, tasks):
            await part.open()
            stack.push_async_callback(part.close)
        await designs.load()
        await sync.rebuild_where_needed()
        clients: dict[str, httpx.AsyncClient] = {}
        for person in policies.current.people:
            headers = {"authorization": f"Bearer {person}"}
            clients[person] = await stack.enter_async_context(
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://deals", headers=headers)
            )
        yield DealBook(
            context, operations, documents, blobs, tasks, log, clock, policies, clients, index, designs, sync
        )
