"""Stores with their ACLs, and the permission documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NotFound
from crm_platform.http import caller_of, etag, idempotency_key, if_match, json_response, read_object, signed_in
from crm_records.access.caller import Caller
from crm_records.access.decision import Access
from crm_records.access.policy import DOCUMENTS, DUPLICATE_POLICIES, FLAGS, STORES, Level
from crm_records.surface import openapi, parameters
from fastapi import APIRouter, Request
from fastapi.responses import Response

from identity.permission_documents import FillDocument, wire_document
from identity.routes.adding import Json, add, an_object
from identity.stores import ConfigureStore, wire_store

if TYPE_CHECKING:
    from identity.service import Identity

_REF: Json = {"type": "string", "maxLength": 200}
_ENTRY = an_object(
    {
        "kind": {"enum": ["person", "department", "group", "region", "anonymous", "default"]},
        "ref": _REF,
        "level": {"type": "integer", "minimum": 0, "maximum": 6},
        "flags": {"type": "array", "items": {"enum": list(FLAGS)}},
        "roles": {"type": "array", "items": {"type": "string"}},
    },
    "kind", "level",
)  # fmt: skip
_STATE: Json = {"enum": ["inherit", "allow", "deny"]}
_PRINT: Json = {"enum": ["inherit", "allow", "deny", "watermark"]}
_SETTINGS: Json = {
    "visibility": {"enum": ["open", "restricted"]},
    "superiors_read_down": {"type": "boolean"},
    "entries": {"type": "array", "items": _ENTRY},
    "controls": an_object({"print": _PRINT, **dict.fromkeys(("copy", "export", "forward"), _STATE)}),
    "hidden_duplicates": {"enum": ["exists", "silent"]},
    **{name: {"enum": ["block", "warn"]} for name in DUPLICATE_POLICIES},
}
_HEAD: Json = {"name": {"type": "string"}, "version": {"type": "integer", "minimum": 1}}
_STORE = an_object({**_HEAD, **_SETTINGS}, *_HEAD, *_SETTINGS)
_LINE = an_object({"kind": {"enum": ["person", "department", "group", "role", "anonymous"]}, "ref": _REF}, "kind")
_MEMBERS: Json = {"members": {"type": "array", "items": _LINE}}
_LABEL = an_object({"zh": {"type": "string"}, "en": {"type": "string"}}, "zh", "en")
_DOCUMENT = an_object({**_HEAD, "label": _LABEL, **_MEMBERS}, *_HEAD, "label", "members")


class _Acl:
    def __init__(self, identity: "Identity") -> None:
        self._identity = identity

    async def list_stores(self, request: Request) -> Response:
        """Those whose ACL the caller may see."""
        caller: Caller = signed_in(request)
        docs = await self._identity.documents["stores"].get_many(STORES)
        return json_response({"stores": [wire_store(doc) for doc in docs if self._shows(caller, doc["_id"])]})

    async def get_store(self, request: Request) -> Response:
        signed_in(request)
        return await self._answer(request, "stores", wire_store)

    async def configure_store(self, request: Request) -> Response:
        await self._run(request, ConfigureStore(id=parameters.path_id(request, "name"), values=await _values(request)))
        return await self._answer(request, "stores", wire_store)

    async def list_permission_documents(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        docs = await self._identity.documents["permission_documents"].get_many(DOCUMENTS)
        shown = docs if self._shows(caller, "system") else []
        return json_response({"permission_documents": [wire_document(doc) for doc in shown]})

    async def get_permission_document(self, request: Request) -> Response:
        signed_in(request)
        return await self._answer(request, "permission_documents", wire_document)

    async def fill_permission_document(self, request: Request) -> Response:
        await self._run(request, FillDocument(id=parameters.path_id(request, "name"), values=await _values(request)))
        return await self._answer(request, "permission_documents", wire_document)

    async def _run(self, request: Request, command: Any) -> None:
        await self._identity.context.executor.run(
            command, caller_of(request), idempotency_key(request), if_match(request)
        )

    async def _answer(self, request: Request, collection: str, wire: Callable[[Doc], Doc]) -> Response:
        name = parameters.path_id(request, "name")
        store = name if collection == "stores" else "system"
        if not self._shows(caller_of(request), store):
            raise NotFound
        doc = await self._identity.documents[collection].get(name)
        if doc is None:
            raise NotFound
        return json_response(wire(doc), headers={"etag": etag(doc["version"])})

    def _shows(self, caller: Caller, store: str) -> bool:
        """To Managers of the store, and to whoever reads the records of system."""
        policy = self._identity.snapshot.current
        access = Access(policy, caller, self._identity.context.clock())
        return access.decide("change_acl", store).allowed or policy.standing(caller, "system").level >= Level.READER


async def _values(request: Request) -> dict[str, Any]:
    return parameters.masked_values(await read_object(request), parameters.names(request, "update_mask"))


def acl_routes(identity: "Identity") -> APIRouter:
    router, do = APIRouter(), _Acl(identity)
    mask = openapi.query("update_mask", {"type": "string", "format": "field-names"}, "The settings to write.")
    for path, plural, names, handlers, schema, taken in (
        (
            "/v1/stores", "stores", STORES, (do.list_stores, do.get_store, do.configure_store), _STORE,
            an_object(_SETTINGS),
        ),
        (
            "/v1/permission-documents", "permission_documents", DOCUMENTS,
            (do.list_permission_documents, do.get_permission_document, do.fill_permission_document), _DOCUMENT,
            an_object(_MEMBERS, "members"),
        ),
    ):  # fmt: skip
        every, one, change = handlers
        name = openapi.path_parameter("name", {"enum": list(names)})
        writes = [name, mask, openapi.KEY, openapi.IF_MATCH]
        listed = an_object({plural: {"type": "array", "items": schema}}, plural)
        add(router, "GET", path, every, answer=listed)
        add(router, "GET", f"{path}/{{name}}", one, answer=schema, parameters=[name])
        add(router, "PATCH", f"{path}/{{name}}", change, answer=schema, takes=taken, parameters=writes)
    return router
