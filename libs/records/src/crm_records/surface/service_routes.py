"""What a service says of itself: its record types and its code lists."""

from typing import Any

from crm_platform.errors import NotFound
from crm_platform.http import json_response, signed_in
from fastapi import APIRouter, Request
from fastapi.responses import Response

from crm_records.access.caller import Caller
from crm_records.access.decision import reaches_author
from crm_records.access.policy import STORES
from crm_records.codes import CodeList
from crm_records.describe import describe_type
from crm_records.service import ServiceContext
from crm_records.surface import openapi

INLINE_CODES = 300
"""Lists of more codes are named only; their codes are asked for one list at a time."""

Json = dict[str, Any]


def service_routes(context: ServiceContext) -> APIRouter:
    """`/v1/<service>/record-types`, `/v1/<service>/code-lists` and `/v1/<service>/assignees`."""
    router = APIRouter()
    base = f"/v1/{context.service}"

    async def record_types(request: Request) -> Response:
        rights, lists = context.lists.rights(signed_in(request)), context.code_lists.current
        found: list[Json] = []
        for entry in context.types:
            custom = context.custom_fields(entry.type.name)
            found.append(describe_type(
                entry.type, custom=custom, lists=lists, unreadable=rights.unreadable(entry.type, custom),
                unwritable=rights.unwritable(entry.type, custom),
            ))
        return json_response({"record_types": found})

    async def code_lists(request: Request) -> Response:
        signed_in(request)
        return json_response({"code_lists": [_listed(one) for one in context.code_lists.current]})

    async def code_list(request: Request) -> Response:
        signed_in(request)
        lists, name = context.code_lists.current, request.path_params["name"]
        if name not in lists:
            raise NotFound
        return json_response(_list(lists.get(name)))

    known = Assignees(context)

    async def assignees(request: Request) -> Response:
        return json_response({"people": known.of(signed_in(request))})

    def add(path: str, endpoint: Any, schema: Json, parameters: list[Json]) -> None:
        name = endpoint.__name__
        router.add_api_route(
            base + path, endpoint, methods=["GET"], response_class=Response, response_model=None,
            tags=[context.service], operation_id=f"{name}_{context.service}", summary=name.replace("_", " "),
            responses={200: openapi.answer(schema)}, openapi_extra={"parameters": parameters},
        )

    add("/record-types", record_types, _wrapped("record_types", {"type": "object"}), [])
    if context.service in STORES:
        add("/assignees", assignees, _wrapped("people", openapi.ID), [])
    add("/code-lists", code_lists, _wrapped("code_lists", _CODE_LIST), [])
    add("/code-lists/{name}", code_list, _CODE_LIST, [openapi.path_parameter("name", openapi.LIST_NAME)])
    return router


class Assignees:
    """Who may be given a record of the store, told to whoever may assign there. Made once a policy version."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._known: tuple[int, list[str]] = (-1, [])

    def of(self, caller: Caller) -> list[str]:
        store = self._context.service
        self._context.lists.rights(caller).require_in("assign", store)
        policy = self._context.policies.current
        if self._known[0] != policy.version:
            people = [person_id for person_id in policy.people if reaches_author(policy, person_id, store)]
            self._known = (policy.version, people)
        return self._known[1]


def _wrapped(name: str, item: Json) -> Json:
    return {
        "type": "object", "required": [name], "properties": {name: {"type": "array", "items": item}},
        "additionalProperties": False,
    }


def _list(one: CodeList) -> Json:
    codes = [
        {"code": c.code, "label": {"zh": c.zh, "en": c.en}, "parent": c.parent, "active": c.active} for c in one.codes
    ]
    return {**_head(one), "codes": codes}


def _listed(one: CodeList) -> Json:
    return _list(one) if len(one.codes) <= INLINE_CODES else _head(one)


def _head(one: CodeList) -> Json:
    return {
        "name": one.name, "label": {"zh": one.label[0], "en": one.label[1]}, "editable": one.editable,
        "size": len(one.codes),
    }


_LABEL: Json = {
    "type": "object", "required": ["zh", "en"], "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "additionalProperties": False,
}
_CODE: Json = {
    "type": "object",
    "required": ["code", "label", "parent", "active"],
    "properties": {
        "code": {"type": "string"}, "label": _LABEL, "parent": {"type": ["string", "null"]},
        "active": {"type": "boolean"},
    },
    "additionalProperties": False,
}
_CODE_LIST: Json = {
    "type": "object",
    "required": ["name", "label", "editable", "size"],
    "properties": {
        "name": {"type": "string"}, "label": _LABEL, "editable": {"type": "boolean"}, "size": {"type": "integer"},
        "codes": {"type": "array", "items": _CODE},
    },
    "additionalProperties": False,
}
