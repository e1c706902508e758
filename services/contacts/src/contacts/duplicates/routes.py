"""The check while typing, who was told by it, and the Managers' queue of possible duplicates."""

from typing import Any

from crm_platform.errors import BAD_FORMAT, REQUIRED, Invalid
from crm_platform.http import caller_of, etag, idempotency_key, if_match, json_response, read_object, signed_in
from crm_records.access.caller import Caller
from crm_records.access.model import Level, Store
from crm_records.commands import Rights
from crm_records.lists.request import ListRequest
from crm_records.lists.tokens import query_print, read_token, write_token
from crm_records.service import ServiceContext
from crm_records.surface import openapi, parameters
from crm_records.validation import normalise
from fastapi import APIRouter, Request
from fastapi.responses import Response

from contacts.customers.record import Customer
from contacts.disclosures import Disclosures, Told, disclosures, wire_disclosure
from contacts.duplicates.commands import DismissPair, ReopenPair, tells_nothing
from contacts.duplicates.queries import (
    SHOWN,
    Findings,
    Readable,
    customer_sides,
    find_duplicates,
    pairs_on_wire,
    wire_kinds,
)
from contacts.duplicates.record import ENTRIES, RESOLUTIONS, STATES, DuplicatePair
from contacts.duplicates.rules import duplicate_keys

Json = dict[str, Any]
_PAIRS, _TOLD = "/v1/contacts/duplicate-pairs", "/v1/contacts/duplicate-disclosures"
_ANY_STORE = Store(name="contacts")


class _Checks:
    def __init__(self, context: ServiceContext, told: Disclosures) -> None:
        self._context, self._disclosures = context, told

    async def check_duplicates(self, request: Request) -> Response:
        """Wrong values are no reason to be silent about the right ones: they are left out."""
        caller: Caller = caller_of(request)
        rights = self._context.lists.rights(caller)
        rights.require("create", Customer.declared)
        body = await read_object(request)
        values = body.get("values")
        own_id = body.get("id")
        if not isinstance(values, dict) or not isinstance(own_id, str | None) or set(body) - {"values", "id"}:
            raise Invalid
        clean, _ = normalise(
            Customer.declared, values, mode="edit", lists=self._context.code_lists.current, custom=(),
            today=self._context.today(rights.now),
        )  # fmt: skip
        found = Findings()
        if rights.standing("contacts").level >= Level.READER:
            keys = duplicate_keys(clean)
            found = await find_duplicates(
                self._context.documents, keys, lambda doc: rights.can_read(Customer.declared, doc), own_id
            )
        return json_response(await self._answer(rights, found))

    async def _answer(self, rights: Rights, found: Findings) -> Json:
        store = rights.policy.stores.get("contacts", _ANY_STORE)
        told = [] if tells_nothing(store, rights.standing("contacts").level) else found.hidden
        await self._disclosures.tell(
            self._context, rights.caller, "check", [Told(match.id, match.letters) for match in told]
        )
        return {"matches": [match.to_wire() for match in found.matches], "hidden": min(len(told), 1)}


class _Queue:
    """Managers of contacts only: each handler asks for the operation first, so that to others it says nothing."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def _rights(self, request: Request) -> Rights:
        rights = self._context.lists.rights(signed_in(request))
        rights.require_in("review_duplicates", "contacts")
        return rights

    async def list_duplicate_pairs(self, request: Request) -> Response:
        rights = self._rights(request)
        state = request.query_params.get("state")
        if state is not None and state not in STATES:
            raise Invalid.one("/state", BAD_FORMAT, hint_zh="、".join(STATES), hint_en=", ".join(STATES))
        asked = ListRequest(
            filter=f'state = "{state}"' if state else "", page_size=parameters.page_size(request),
            page_token=parameters.text(request, "page_token"), about=parameters.flag(request, "about"),
        )
        page = await self._context.lists.page(rights.caller, DuplicatePair.declared, asked)
        pairs = await self._wire(rights, page.rows)
        return json_response(
            {"duplicate_pairs": pairs, "next_page_token": page.next_page_token, "about": page.about}
        )

    async def get_duplicate_pair(self, request: Request) -> Response:
        return await self._one(self._rights(request), parameters.path_id(request))

    async def dismiss_duplicate_pair(self, request: Request) -> Response:
        self._rights(request)
        id_, body = parameters.path_id(request), await read_object(request)
        parameters.only(body, ("note",))
        note = (parameters.body_text(body, "note", required=True, most=500) or "").strip()
        if not note:
            raise Invalid.one("/note", REQUIRED)
        return await self._run(request, DismissPair(id=id_, note=note))

    async def reopen_duplicate_pair(self, request: Request) -> Response:
        self._rights(request)
        return await self._run(request, ReopenPair(id=parameters.path_id(request)))

    async def list_duplicate_disclosures(self, request: Request) -> Response:
        rights = self._rights(request)
        size, token = parameters.page_size(request), parameters.text(request, "page_token")
        key, print_ = self._context.token_key, query_print("duplicate_disclosures")
        after = read_token(key, print_, token)[0] if token else None
        rows = await disclosures(self._context.documents, after=after, limit=size)
        following = write_token(key, print_, [rows[-1]["_id"]]) if len(rows) == size else ""
        documents = self._context.documents
        sides = await customer_sides(documents, [row["customer_id"] for row in rows], self._readable(rights))
        found = [wire_disclosure(row, wire_kinds(row["kinds"]), sides[row["customer_id"]]) for row in rows]
        return json_response({"duplicate_disclosures": found, "next_page_token": following})

    async def _run(self, request: Request, command: DismissPair | ReopenPair) -> Response:
        await self._context.executor.run(
            command, caller_of(request), key=idempotency_key(request), if_match=if_match(request)
        )
        return await self._one(self._rights(request), command.id)

    async def _one(self, rights: Rights, id_: str) -> Response:
        doc = await self._context.lists.document(rights, DuplicatePair.declared, id_)
        pair = (await self._wire(rights, [{**doc, "id": doc["_id"]}]))[0]
        return json_response(pair, headers={"etag": etag(doc["version"])})

    async def _wire(self, rights: Rights, rows: list[Json]) -> list[Json]:
        return await pairs_on_wire(self._context.documents, rows, self._readable(rights))

    @staticmethod
    def _readable(rights: Rights) -> Readable:
        return lambda doc: rights.can_read(Customer.declared, doc)


def duplicate_routes(context: ServiceContext, told: Disclosures) -> APIRouter:
    router = APIRouter()
    checks, queue = _Checks(context, told), _Queue(context)

    def add(method: str, path: str, endpoint: Any, answer: Json, *, tag: str = "contacts", **extra: Any) -> None:
        name: str = endpoint.__name__
        router.add_api_route(
            path, endpoint, methods=[method], response_class=Response, response_model=None, operation_id=name,
            tags=[tag], summary=name.replace("_", " "), responses={200: answer}, openapi_extra=extra,
        )

    one, writes = openapi.path_parameter(), [openapi.KEY, openapi.IF_MATCH]
    state = openapi.query("state", {"enum": list(STATES)}, "Pairs of this state only.")
    about = openapi.query("about", {"type": "boolean"}, "How many there are: exact to 1,000.")
    pair = openapi.answer(_PAIR, headers=openapi.ETAG)
    add(
        "POST", "/v1/customers:check_duplicates", checks.check_duplicates, openapi.answer(_ANSWER), tag="customers",
        requestBody=openapi.body(_QUESTION),
    )
    add("GET", _PAIRS, queue.list_duplicate_pairs, openapi.answer(_LIST), parameters=[
        state, about, *openapi.page_parameters(),
    ])  # fmt: skip
    add("GET", f"{_PAIRS}/{{id}}", queue.get_duplicate_pair, pair, parameters=[one])
    add(
        "POST", f"{_PAIRS}/{{id}}:dismiss", queue.dismiss_duplicate_pair, pair, parameters=[one, *writes],
        requestBody=openapi.body(_NOTE),
    )
    add("POST", f"{_PAIRS}/{{id}}:reopen", queue.reopen_duplicate_pair, pair, parameters=[one, *writes])
    add("GET", _TOLD, queue.list_duplicate_disclosures, openapi.answer(_DISCLOSURES), parameters=[
        *openapi.page_parameters(),
    ])  # fmt: skip
    return router


_QUESTION: Json = {
    "type": "object",
    "required": ["values"],
    "properties": {"values": {"type": "object"}, "id": {"type": ["string", "null"]}},
    "additionalProperties": False,
}
_LABEL: Json = {"type": "object", "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}}
_KEYS: Json = {
    "type": "array",
    "items": {"type": "object", "properties": {"kind": {"type": "string"}, "label": _LABEL}},
}
_TEXT: Json = {"type": ["string", "null"]}
_AT: Json = {"type": "string", "format": "date-time"}
_FLAG: Json = {"type": "boolean"}


def _thing(properties: Json) -> Json:
    return {
        "type": "object", "required": list(properties), "properties": properties, "additionalProperties": False,
    }


_ANSWER: Json = {
    "type": "object",
    "required": ["matches", "hidden"],
    "properties": {
        "matches": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "strength", "keys"],
                "properties": {
                    "id": {"type": "string"},
                    **dict.fromkeys(SHOWN, _TEXT),
                    "strength": {"type": "string", "enum": ["exact", "similar"]},
                    "keys": _KEYS,
                },
            },
        },
        "hidden": {"type": "integer", "minimum": 0, "maximum": 1},
    },
}
_SIDE = _thing({"id": openapi.ID, "readable": _FLAG, "deleted": _FLAG, **dict.fromkeys(SHOWN, _TEXT)})
_PAIR = _thing(
    {
        "id": openapi.ID, "version": {"type": "integer", "minimum": 1}, "found_at": _AT, "found_by": {"type": "string"},
        "entry": {"enum": list(ENTRIES)}, "state": {"enum": list(STATES)}, "resolution": {"enum": [*RESOLUTIONS, None]},
        "decided_by": _TEXT, "decided_at": {**_AT, "type": ["string", "null"]}, "note": _TEXT, "keys": _KEYS,
        "sides": {"type": "array", "items": _SIDE, "minItems": 2, "maxItems": 2},
    }
)
_LIST = _thing(
    {
        "duplicate_pairs": {"type": "array", "items": _PAIR}, "next_page_token": {"type": "string"},
        "about": {"type": ["integer", "null"], "minimum": 0},
    }
)
_NOTE: Json = {
    "type": "object", "required": ["note"], "additionalProperties": False,
    "properties": {"note": {"type": "string", "format": "text", "minLength": 1, "maxLength": 500}},
}
_DISCLOSURES = _thing(
    {
        "duplicate_disclosures": {
            "type": "array",
            "items": _thing(
                {
                    "id": openapi.ID, "at": _AT, "actor_id": {"type": "string"},
                    "client": {"enum": ["browser", "program", "system"]},
                    "door": {"enum": ["check", *ENTRIES]}, "customer": _SIDE, "keys": _KEYS,
                    "operation_id": _TEXT,
                }
            ),
        },
        "next_page_token": {"type": "string"},
    }
)
