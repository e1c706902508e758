"""Identity on one page: its record types, its store, what it is made of, its routes."""

from crm_platform import clock
from crm_platform.clock import Clock
from crm_platform.documents.port import Documents, Spec
from crm_platform.http import SignedIn
from crm_platform.log.port import Log
from crm_platform.search.port import SearchIndex, SearchSpec
from crm_platform.tasks.port import Tasks
from crm_records.access.caller import Caller
from crm_records.access.snapshot import PolicySnapshot
from crm_records.codes import CodeLists
from crm_records.commands.parts import Cipher, CurrentCodeLists
from crm_records.commands.rules import Types
from crm_records.lists.fields import search_spec
from crm_records.search_sync import SearchSync
from crm_records.service import ServiceContext
from crm_records.storage import STORE_SPECS, record_spec
from crm_records.upkeep import Upkeep
from fastapi import APIRouter

from identity import accounts, credentials, policy, preferences, sessions
from identity.bootstrap import Begin
from identity.credentials import Credentials
from identity.departments import Department, DepartmentRules
from identity.groups import Group, GroupRules
from identity.people.commands import GivePassword, SignOutEverywhere
from identity.people.record import LOGIN_INDEX, Person
from identity.people.rules import PersonRules
from identity.permission_documents import FillDocument, PermissionDocument
from identity.policy import Publisher, WatchedDocuments
from identity.preferences import Preferences
from identity.regions import Region, RegionRules
from identity.roles import KEY_INDEX, Role, RoleRules
from identity.sessions import Sessions
from identity.settings import Settings
from identity.stores import ConfigureStore, StoreAcl, StoreRules

TYPES = Types(
    (Person, PersonRules()),
    (Department, DepartmentRules()),
    (Group, GroupRules()),
    (Region, RegionRules()),
    (Role, RoleRules()),
    (StoreAcl, StoreRules()),
    PermissionDocument,
)
BY_REST = (Person, Department, Group, Region, Role)
"""Types that the generic routes serve; stores and documents have verbs of their own."""
COMMANDS = (Begin, ConfigureStore, FillDocument, GivePassword, SignOutEverywhere)
"""Beside those that every record type has."""

SPECS: tuple[Spec, ...] = (
    *STORE_SPECS,
    record_spec(Person.declared, LOGIN_INDEX),
    record_spec(Role.declared, KEY_INDEX),
    *(record_spec(m.declared) for m in (Department, Group, Region, StoreAcl, PermissionDocument)),
    *credentials.SPECS,
    *sessions.SPECS,
    *preferences.SPECS,
    *policy.SPECS,
    *accounts.SPECS,
)
INDEXES: tuple[SearchSpec, ...] = tuple(search_spec(entry.type) for entry in TYPES)
PURGE_EVERY_SECONDS = 3600


class Identity:
    """`snapshot` is what every service of the process decides from; identity alone replaces it."""

    def __init__(
        self,
        documents: Documents,
        *,
        snapshot: PolicySnapshot,
        cipher: Cipher,
        token_key: bytes,
        search: SearchIndex | None = None,
        tasks: Tasks | None = None,
        settings: Settings | None = None,
        now: Clock = clock.now,
    ) -> None:
        settings = settings or Settings()
        self.snapshot, self.cipher, self.settings = snapshot, cipher, settings
        self.publisher = Publisher(documents, snapshot, now)
        self.context = ServiceContext(
            service="identity",
            documents=WatchedDocuments(documents, self.publisher),
            types=TYPES,
            policies=snapshot,
            code_lists=CurrentCodeLists(CodeLists(())),
            cipher=cipher,
            token_key=token_key,
            search=search,
            tasks=tasks,
            clock=now,
        )
        self.search_sync = SearchSync(self.context, search) if search is not None else None
        self.documents = documents
        self.sessions = Sessions(documents, settings, snapshot, now)
        self.credentials = Credentials(documents, settings, self.publisher.person_id, now)
        self.preferences = Preferences(documents, settings.preferences_bytes)
        if tasks is not None:
            tasks.every("identity.purge_sessions", PURGE_EVERY_SECONDS, self._purge)

    async def open(self) -> None:
        """Build the policy; documents and index are open already."""
        await self.publisher.load()
        if self.search_sync is not None:
            await self.search_sync.rebuild_where_needed()

    @property
    def is_new(self) -> bool:
        """Nobody has begun yet: neither `begin_empty` nor the demo organisation."""
        return not self.snapshot.current.stores

    def subscribe(self, log: Log) -> None:
        """What follows identity's own events."""
        if self.search_sync is not None:
            self.search_sync.subscribe(log)
        Upkeep(self.context, log)               # erases nobody: history everywhere names people by their id

    async def authenticate(self, request: SignedIn) -> Caller:
        """For the edge: who holds this token."""
        return await self.sessions.authenticate(request.token, client=request.client, language=request.language)

    async def _purge(self, _: dict[str, object]) -> None:
        await self.sessions.purge()


def routes(identity: Identity) -> APIRouter:
    """Everything identity serves, flat."""
    from identity.routes import all_routes  # noqa: PLC0415 - routes are built on this page, which they name

    return all_routes(identity)
