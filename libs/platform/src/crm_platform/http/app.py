"""The app factory that every service and the stack use.

It mends three things in which FastAPI departs from its own OpenAPI document: a 405 names all methods of the path, an
unreadable body is a documented problem, and parameters are not coerced from other JSON types.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from crm_platform.http.edge import Authenticate, Edge
from crm_platform.http.problems import install_problems

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "reason", "trace_id"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reason": {"type": "string"},
        "trace_id": {"type": "string"},
        "factor": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "reason", "detail"],
                "properties": {k: {"type": "string"} for k in ("pointer", "reason", "detail")},
            },
        },
    },
}
_STATUS = {
    400: "Unreadable request",
    401: "Not signed in",
    403: "Not permitted",
    404: "Not found",
    409: "In conflict with the present state",
    412: "Changed by someone else",
    413: "Too large",
    422: "Invalid input",
    429: "Too many requests",
    503: "Temporarily unavailable",
}

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(
    *,
    title: str,
    version: str,
    routers: Iterable[APIRouter],
    authenticate: Authenticate,
    lifespan: Lifespan | None = None,
) -> FastAPI:
    """One app of all routers behind the edge; `/openapi.json` is its whole document."""
    app = FastAPI(
        title=title,
        version=version,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    install_problems(app)
    for router in routers:
        app.router.routes.extend(router.routes)  # flat: a nested router costs a second match a request
    document: list[dict[str, Any]] = []

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi() -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction] - a route
        if not document:
            document.append(openapi_document(app))
        return document[0]

    app.add_middleware(Edge, authenticate=authenticate)
    return app


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The app's OpenAPI 3.1 document, with the problems that every operation may answer."""
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    document["paths"] = _share(document.get("paths", {}), schemas)
    schemas["Problem"] = PROBLEM_SCHEMA
    components["responses"] = {str(status): _problem(text) for status, text in _STATUS.items()}
    components["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": "crm_session"},
        "program": {"type": "http", "scheme": "bearer"},
    }
    document["security"] = [{"session": []}, {"program": []}]
    for path in document["paths"].values():
        for operation in path.values():
            responses = operation.setdefault("responses", {})
            for status in components["responses"]:
                responses[status] = {"$ref": f"#/components/responses/{status}"}
    return document


def _problem(text: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": text, "content": {"application/problem+json": {"schema": schema}}}


def _share(part: Any, schemas: dict[str, Any]) -> Any:
    """Object schemas whose title is a name stand once, under `components/schemas`."""
    if isinstance(part, list):
        return [_share(item, schemas) for item in part]
    if not isinstance(part, dict):
        return part
    shared = {name: _share(value, schemas) for name, value in part.items()}
    title = shared.get("title")
    if not isinstance(title, str) or not title.isidentifier() or "properties" not in shared:
        return shared
    if schemas.setdefault(title, shared) != shared:
        raise ValueError(f"two schemas are titled {title}")
    return {"$ref": f"#/components/schemas/{title}"}
