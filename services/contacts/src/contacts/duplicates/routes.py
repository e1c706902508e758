"""`POST /v1/customers:check_duplicates`: while typing, who this may be already."""

import time
from collections import deque
from typing import Any

from crm_platform.errors import Invalid, TooMany
from crm_platform.http import caller_of, json_response, read_object
from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.service import ServiceContext
from crm_records.surface import openapi
from crm_records.validation import normalise
from fastapi import APIRouter, Request
from fastapi.responses import Response

from contacts.customers.record import Customer
from contacts.duplicates.queries import Findings, find_duplicates
from contacts.duplicates.rules import duplicate_keys

Json = dict[str, Any]


class Disclosures:
    """Counts how often each person learned of a hidden customer: a few are help, many are a search for others' work."""

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._seen: dict[str, deque[float]] = {}

    def note(self, person: str) -> None:
        now = time.monotonic()
        seen = self._seen.setdefault(person, deque())
        while seen and seen[0] < now - 60:
            seen.popleft()
        if len(seen) >= self._a_minute:
            raise TooMany(retry_after_seconds=60)
        seen.append(now)


class _Checks:
    def __init__(self, context: ServiceContext, disclosures: Disclosures) -> None:
        self._context, self._disclosures = context, disclosures

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
        return json_response(self._answer(caller, found))

    def _answer(self, caller: Caller, found: Findings) -> Json:
        store = self._context.policies.current.stores.get("contacts")
        told = bool(found.hidden) and (store is None or store.hidden_duplicates == "exists")
        if told:
            self._disclosures.note(caller.name)
        return {"matches": [match.to_wire() for match in found.matches], "hidden": int(told)}


def duplicate_routes(context: ServiceContext, hidden_checks_a_minute: int) -> APIRouter:
    router = APIRouter()
    checks = _Checks(context, Disclosures(hidden_checks_a_minute))
    router.add_api_route(
        "/v1/customers:check_duplicates", checks.check_duplicates, methods=["POST"], response_class=Response,
        response_model=None, operation_id="check_duplicates", tags=["customers"],
        summary="customers that may be the same", responses={200: openapi.answer(_ANSWER)},
        openapi_extra={"requestBody": openapi.body(_QUESTION)},
    )  # fmt: skip
    return router


_QUESTION: Json = {
    "type": "object",
    "required": ["values"],
    "properties": {"values": {"type": "object"}, "id": {"type": ["string", "null"]}},
    "additionalProperties": False,
}
_LABEL: Json = {"type": "object", "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}}
_SHOWN = ("customer_name", "contact_name", "company_name", "customer_code", "owner_id")
_TEXT: Json = {"type": ["string", "null"]}
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
                    **dict.fromkeys(_SHOWN, _TEXT),
                    "strength": {"type": "string", "enum": ["exact", "similar"]},
                    "keys": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"kind": {"type": "string"}, "label": _LABEL}},
                    },
                },
            },
        },
        "hidden": {"type": "integer", "minimum": 0, "maximum": 1},
    },
}
