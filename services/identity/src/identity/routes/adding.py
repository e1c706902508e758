"""One way to add a route whose bodies are read by hand and described in the OpenAPI document."""

from collections.abc import Awaitable, Callable
from typing import Any

from crm_records.surface import openapi
from fastapi import APIRouter, Request
from fastapi.responses import Response

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]


def an_object(properties: Json, *required: str, more: bool = False) -> Json:
    return {
        "type": "object", "properties": properties, "required": list(required), "additionalProperties": more,
    }  # fmt: skip


def add(
    router: APIRouter, method: str, path: str, endpoint: Endpoint, *, answer: Json | None, takes: Json | None = None,
    parameters: list[Json] | None = None, also: dict[int | str, Json] | None = None,
) -> None:
    """`answer`: schema of 200, None for 204. `takes`: schema of the body. `also`: further responses."""
    status = 204 if answer is None else 200
    extra: Json = {"parameters": parameters or []}
    if takes is not None:
        extra["requestBody"] = openapi.body(takes)
    described = {"description": "Done"} if answer is None else openapi.answer(answer)
    router.add_api_route(
        path, endpoint, methods=[method], status_code=status, response_class=Response, response_model=None,
        operation_id=endpoint.__name__, summary=endpoint.__name__.replace("_", " "), tags=["identity"],
        responses={status: described, **(also or {})}, openapi_extra=extra,
    )  # fmt: skip
