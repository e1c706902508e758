"""The REST routes of a record type: `router = record_routes(context, Customer.declared)`."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from crm_records.declaration import RecordType
from crm_records.service import ServiceContext
from crm_records.surface import access_schema, openapi
from crm_records.surface.records import RecordHandlers

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]


class _Routes:
    def __init__(self, type_: RecordType, base: str) -> None:
        self.router = APIRouter()
        self._type, self._base = type_, base

    def add(self, method: str, path: str, endpoint: Endpoint, answer: Json, *, status: int = 200, **extra: Any) -> None:
        """One route; `extra` is merged into its OpenAPI operation."""
        operation_id = f"{endpoint.__name__}_{self._type.name}"
        self.router.add_api_route(
            self._base + path, endpoint, methods=[method], status_code=status, response_class=Response,
            operation_id=operation_id, summary=f"{endpoint.__name__.replace('_', ' ')} {self._type.label[1]}",
            tags=[self._type.plural], responses={status: answer}, openapi_extra=extra, response_model=None,
        )


def record_routes(context: ServiceContext, type_: RecordType, *, base: str | None = None) -> APIRouter:
    """List, group, get, create, edit, delete, restore, reveal, access, assign, history of one record type.

    `base`: the collection's path, `/v1/<plural>` where none is given.
    """
    base = base or f"/v1/{type_.plural}"
    routes, do = _Routes(type_, base), RecordHandlers(context, type_, base)
    record = openapi.record_schema(type_)
    one = openapi.path_parameter()
    shown = openapi.answer({"anyOf": [record, openapi.RECEIPT]}, headers=openapi.ETAG)
    made = openapi.answer(
        {"anyOf": [record, openapi.RECEIPT]}, "Created", headers={**openapi.ETAG, **openapi.LOCATION}
    )
    writes = [openapi.KEY, openapi.IF_MATCH]
    _reading(routes, do, type_, record)
    routes.add(
        "POST", "", do.create, made, status=201, parameters=[openapi.KEY], requestBody=openapi.create_body(type_)
    )
    mask = openapi.query("update_mask", {"type": "string", "format": "field-names"}, "The fields to write.")
    routes.add(
        "PATCH", "/{id}", do.edit, shown, parameters=[one, mask, *writes], requestBody=openapi.edit_body(type_)
    )
    routes.add("DELETE", "/{id}", do.delete, {"description": "Deleted"}, status=204, parameters=[one, *writes])
    routes.add("POST", "/{id}:restore", do.restore, shown, parameters=[one, *writes])
    _access(routes, do, type_, shown, [one, *writes])
    return routes.router


def _reading(routes: _Routes, do: RecordHandlers, type_: RecordType, record: Json) -> None:
    one = openapi.path_parameter()
    listed = openapi.answer(openapi.list_schema(type_))
    routes.add("GET", "", do.list, listed, parameters=openapi.list_parameters(type_))
    ids = openapi.query("ids", {"type": "array", "items": openapi.ID, "maxItems": 100}, "Which.", required=True)
    rows: Json = {
        "type": "object", "required": [type_.plural], "properties": {type_.plural: openapi.rows_schema(type_)},
        "additionalProperties": False,
    }
    routes.add("GET", ":batchGet", do.batch_get, openapi.answer(rows), parameters=[ids, openapi.FIELDS])
    facets = [f.name for f in type_.fields.values() if f.facet and not f.masked and not f.secret]
    if facets:
        by = openapi.query("by", {"type": "string", "enum": facets}, "The field to count by.", required=True)
        routes.add(
            "GET", ":group", do.group, openapi.answer(_BUCKETS), parameters=[by, *openapi.search_parameters()]
        )
    routes.add(
        "GET", "/{id}", do.get, openapi.answer(record, headers=openapi.ETAG), parameters=[one, openapi.FIELDS]
    )
    changes: Json = {
        "type": "object", "required": ["changes", "next_page_token"],
        "properties": {
            "changes": {"type": "array", "items": openapi.CHANGE}, "next_page_token": {"type": "string"},
        },
        "additionalProperties": False,
    }
    routes.add(
        "GET", "/{id}/changes", do.changes, openapi.answer(changes), parameters=[one, *openapi.page_parameters()]
    )


def _access(routes: _Routes, do: RecordHandlers, type_: RecordType, shown: Json, parameters: list[Json]) -> None:
    if getattr(type_.model, "operations", None):
        return                              # decided by rules of its own: it has no shared owner to change
    body = openapi.body
    routes.add(
        "POST", "/{id}:set_access", do.set_access, shown, parameters=parameters,
        requestBody=body(access_schema.set_access_schema()),
    )
    routes.add(
        "POST", "/{id}:assign", do.assign, shown, parameters=parameters, requestBody=body(access_schema.assign_schema())
    )
    if any(f.masked or f.secret for f in type_.fields.values()):
        values: Json = {
            "type": "object", "required": ["values"], "properties": {"values": {"type": "object"}},
            "additionalProperties": False,
        }
        routes.add(
            "POST", "/{id}:reveal", do.reveal, openapi.answer(values), parameters=[openapi.path_parameter()],
            requestBody=body(access_schema.reveal_schema(type_)),
        )


_BUCKETS: Json = {
    "type": "object",
    "required": ["buckets"],
    "properties": {
        "buckets": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["value", "count"],
                "properties": {
                    "value": {"type": ["string", "integer", "boolean", "null"]},
                    "count": {"type": "integer", "minimum": 0},
                },
                "additionalProperties": False,
            },
        }
    },
    "additionalProperties": False,
}
