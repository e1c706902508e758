"""The whole system on one page: every service in one process, on engines in one data folder."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import contacts.service
import identity.service
from crm_platform.cipher import FieldCipher
from crm_platform.http import create_app
from crm_platform.http.server import HttpServer
from crm_platform.http.web import serve_web
from crm_platform.process import Life, Part
from crm_records.access.snapshot import PolicySnapshot
from fastapi import FastAPI
from identity.settings import Settings as IdentitySettings

from crm_stack.engines import Engines, engines_at
from crm_stack.places import WEB_DIST
from crm_stack.secret_keys import Keys, keys_at

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the process's life made of two functions."""

    open_with: Callable[[], Awaitable[None]]
    close_with: Callable[[], Awaitable[None]] | None = None

    async def open(self) -> None:
        await self.open_with()

    async def close(self) -> None:
        if self.close_with is not None:
            await self.close_with()


class Stack:
    """`life` starts stores, services, logs, tasks in this order and stops them in reverse."""

    def __init__(
        self, folder: Path, *, web: Path = WEB_DIST, identity_settings: IdentitySettings | None = None
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.keys: Keys = keys_at(folder)
        cipher = FieldCipher(self.keys.field)
        self.snapshot = PolicySnapshot()
        self.identity_engines = engines_at(folder, "identity", identity.service.SPECS, identity.service.INDEXES)
        self.identity = identity.service.Identity(
            self.identity_engines.documents,
            snapshot=self.snapshot,
            cipher=cipher,
            token_key=self.keys.token,
            search=self.identity_engines.search,
            tasks=self.identity_engines.tasks,
            settings=identity_settings,
        )
        self.contacts_engines = engines_at(folder, "contacts", contacts.service.SPECS, contacts.service.INDEXES)
        self.contacts = contacts.service.Contacts(
            self.contacts_engines.documents,
            search=self.contacts_engines.search,
            blobs=self.contacts_engines.blobs,
            tasks=self.contacts_engines.tasks,
            policies=self.snapshot,
            cipher=cipher,
            token_key=self.keys.token,
        )
        self.identity.subscribe(self.identity_engines.log)
        self.contacts.subscribe(self.contacts_engines.log)
        self.app = self._app(web)
        self.life = self._life()

    def _app(self, web: Path) -> FastAPI:
        # routes are tried in order: the busiest first
        routers = [*contacts.service.routes(self.contacts), identity.service.routes(self.identity)]
        app = create_app(
            title="CW-CRM", version=VERSION, routers=routers, authenticate=self.identity.authenticate
        )
        _add_health(app)
        if web.exists():
            serve_web(app, web)
        return app

    def _life(self) -> Life:
        """All stores first: one that cannot be opened stops the start before anything is written anywhere."""
        life = Life()
        for engines in (self.identity_engines, self.contacts_engines):
            life.add("documents", engines.documents)
        for engines, service in ((self.identity_engines, self.identity), (self.contacts_engines, self.contacts)):
            life.add("search", engines.search)
            life.add(type(service).__name__, Step(service.open))
            for name, part in _running(engines):
                life.add(name, part)
        return life

    def serve(self, host: str, port: int) -> HttpServer:
        """The HTTP server, bound but not started."""
        return HttpServer(self.app, host=host, port=port)


def _running(engines: Engines) -> list[tuple[str, Part]]:
    return [("log", engines.log), ("tasks", engines.tasks)]


def _add_health(app: FastAPI) -> None:
    @app.get("/healthz/live", include_in_schema=False)
    async def live() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction] - a route
        return {"state": "live"}

    @app.get("/healthz/ready", include_in_schema=False)
    async def ready() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction] - a route
        return {"state": "ready"}
