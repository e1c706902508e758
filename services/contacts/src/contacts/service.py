"""Contacts on one page: its record types, its store, what it is made of, its routes."""

from collections.abc import Sequence

from crm_platform import clock
from crm_platform.blobs.port import Blobs
from crm_platform.clock import Clock
from crm_platform.documents.port import Documents, Spec
from crm_platform.log.port import Log
from crm_platform.search.port import SearchIndex, SearchSpec
from crm_platform.tasks.port import Tasks
from crm_records.access.snapshot import PolicySource
from crm_records.attachments import attachment_routes
from crm_records.codes import standard_lists
from crm_records.commands import Cipher, Serials, Types
from crm_records.commands.rules import NoRules, TypeRules
from crm_records.declaration import Record, RecordType
from crm_records.designs import CodeListRules, CustomFieldRules, Designs, design_specs, design_types
from crm_records.keeping import Keeping
from crm_records.lists.fields import search_spec
from crm_records.operations import SPECS as OPERATION_SPECS
from crm_records.operations import Operations, bulk_routes, exchange_routes, operation_routes
from crm_records.saved_views import SavedViewRules, saved_view_type
from crm_records.search_sync import SearchSync
from crm_records.service import ServiceContext
from crm_records.storage import STORE_SPECS, record_spec
from crm_records.surface import record_routes, service_routes
from crm_records.upkeep import Upkeep
from fastapi import APIRouter

from contacts.customers.codes import CUSTOMER_CODE_LISTS
from contacts.customers.commands import CustomerRules
from contacts.customers.record import Customer
from contacts.disclosures import SPEC as DISCLOSURES
from contacts.disclosures import Disclosures
from contacts.duplicates.commands import ImportedDuplicates, PairRules
from contacts.duplicates.record import PAIR_SPEC, DuplicatePair
from contacts.duplicates.routes import duplicate_routes
from contacts.settings import ContactsSettings

RECORDS: tuple[type[Record], ...] = (
    Customer,
)  # fmt: skip
"""The service's nouns. One line more is one record type more: collection, index, routes, history, import, export."""

SavedView = saved_view_type("contacts")
DESIGNS = CustomField, CodeListChange = design_types("contacts")
SPECS: tuple[Spec, ...] = (
    *STORE_SPECS,
    *OPERATION_SPECS,
    *design_specs(DESIGNS),
    PAIR_SPEC,
    DISCLOSURES,
    *(record_spec(model.declared) for model in (*RECORDS, SavedView)),
)
INDEXES: tuple[SearchSpec, ...] = tuple(
    search_spec(model.declared) for model in (*RECORDS, SavedView, *DESIGNS, DuplicatePair)
)
CODE_LISTS = standard_lists().with_lists(CUSTOMER_CODE_LISTS)


class Contacts:
    def __init__(
        self,
        documents: Documents,
        *,
        search: SearchIndex,
        blobs: Blobs,
        tasks: Tasks,
        policies: PolicySource,
        cipher: Cipher,
        token_key: bytes,
        settings: ContactsSettings | None = None,
        keeping: Keeping | None = None,
        now: Clock = clock.now,
    ) -> None:
        self.settings = settings or ContactsSettings()
        self.keeping = keeping or Keeping()
        self.blobs = blobs
        self.designs = Designs(documents, CODE_LISTS)
        self.disclosures = Disclosures(
            a_minute=self.settings.hidden_checks_a_minute, imported_a_day=self.settings.hidden_rows_a_day
        )
        rules: dict[type[Record], TypeRules] = {Customer: CustomerRules(self.disclosures, Serials(documents, "KH"))}
        nouns = [(model, rules.get(model) or NoRules()) for model in RECORDS]
        designed = Types(*nouns)
        self.context = ServiceContext(
            service="contacts",
            documents=documents,
            types=Types(
                *nouns,
                (SavedView, SavedViewRules(designed)),
                (CustomField, CustomFieldRules(designed)),
                (CodeListChange, CodeListRules(CODE_LISTS)),
                (DuplicatePair, PairRules()),
            ),
            policies=policies,
            code_lists=self.designs.code_lists,
            custom_fields=self.designs.custom_fields,
            cipher=cipher,
            token_key=token_key,
            search=search,
            tasks=tasks,
            clock=now,
        )
        self.search_sync = SearchSync(self.context, search, self.designs)
        finders = {Customer.declared.name: ImportedDuplicates(self.disclosures)}
        self.operations = Operations(self.context, blobs, finders)

    def subscribe(self, log: Log) -> None:
        """What follows the service's own events."""
        self.search_sync.subscribe(log)
        self.designs.subscribe(log, self.context.topic)
        purged = tuple(model.declared for model in (*RECORDS, SavedView))
        Upkeep(self.context, log, self.blobs, purged=purged, keeping=self.keeping)

    async def open(self) -> None:
        """Documents and index are open already."""
        await self.designs.load()
        await self.search_sync.rebuild_where_needed()


def routes(contacts: Contacts) -> Sequence[APIRouter]:
    """Everything contacts serves, the busiest first: routes are tried in order."""
    context = contacts.context
    return (
        *(router for model in RECORDS for router in _routes_of(contacts, model.declared)),
        operation_routes(contacts.operations),
        exchange_routes(contacts.operations),
        duplicate_routes(context, contacts.disclosures),
        record_routes(context, SavedView.declared, base="/v1/contacts/saved-views"),
        record_routes(context, CustomField.declared, base="/v1/contacts/custom-fields"),
        record_routes(context, CodeListChange.declared, base="/v1/contacts/code-list-changes"),
        service_routes(context),
    )


def _routes_of(contacts: Contacts, type_: RecordType) -> Sequence[APIRouter]:
    return (
        bulk_routes(contacts.operations, type_),
        record_routes(contacts.context, type_),
        attachment_routes(contacts.context, type_, contacts.blobs),
    )
