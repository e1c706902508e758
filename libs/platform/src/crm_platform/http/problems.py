"""Errors as RFC 9457 problems, in the caller's language."""

import logging
import re
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from crm_platform.documents.port import DocumentsError
from crm_platform.errors import (
    BAD_FORMAT,
    CrmError,
    FieldError,
    Forbidden,
    Invalid,
    Malformed,
    MethodNotAllowed,
    NotFound,
    TooMany,
    Unauthenticated,
    Unavailable,
)
from crm_platform.http.requests import language_of, to_json
from crm_platform.http.storage import storage_problem

logger = logging.getLogger("crm.http")

_PARAMETER = re.compile(r"\{[^}]*\}")


def problem_response(request: Request, error: CrmError) -> Response:
    """The one rendering. A refusal of someone not signed in says 'sign in' rather than 'forbidden'."""
    state = request.scope.get("state", {})
    caller = state.get("caller")
    if isinstance(error, Forbidden) and getattr(caller, "person_id", None) is None:
        error = Unauthenticated()
    language = language_of(request)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": error.title[language == "en"],
        "status": error.status,
        "detail": error.message(language),
        "reason": error.reason,
        "trace_id": state.get("trace_id", ""),
    }
    for name, value in error.variables.items():
        body.setdefault(name, value)
    if isinstance(error, Invalid):
        body["errors"] = [
            {"pointer": e.pointer, "reason": e.reason.code, "detail": e.detail(language)} for e in error.errors
        ]
    headers = {"content-language": "zh-CN" if language == "zh" else "en"}
    if isinstance(error, TooMany):
        headers["retry-after"] = str(error.variables.get("retry_after_seconds", 1))
    if isinstance(error, MethodNotAllowed):
        headers["allow"] = error.variables["allow"]
    if isinstance(error, Unauthenticated):
        headers["www-authenticate"] = 'Bearer realm="crm"'
    return Response(to_json(body), error.status, headers, media_type="application/problem+json")


def install_problems(app: FastAPI) -> None:
    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, CrmError)
        return problem_response(request, error)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem_response(request, _from_validation(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem_response(request, _from_starlette(app, request, error))

    async def storage(request: Request, error: Exception) -> Response:
        problem = storage_problem(error)
        if problem is None:
            return await unexpected(request, error)
        logger.error("the store refused: %r", error, extra={"path": request.url.path})
        return problem_response(request, problem)

    async def unexpected(request: Request, error: Exception) -> Response:
        logger.error("unexpected failure", exc_info=error, extra={"path": request.url.path})
        return problem_response(request, CrmError())

    app.add_exception_handler(CrmError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(DocumentsError, storage)
    app.add_exception_handler(OSError, storage)
    app.add_exception_handler(Exception, unexpected)


def _from_validation(error: RequestValidationError) -> CrmError:
    found: list[FieldError] = []
    for item in error.errors():
        if item["type"] == "json_invalid":
            return Malformed(expected="JSON")
        where = [str(part) for part in item["loc"][1:]] or [str(item["loc"][0])]
        found.append(FieldError("/" + "/".join(where), BAD_FORMAT, {"hint_zh": item["msg"], "hint_en": item["msg"]}))
    return Invalid(found)


def _from_starlette(app: FastAPI, request: Request, error: HTTPException) -> CrmError:
    if error.status_code == 404:
        return NotFound()
    if error.status_code == 405:
        return MethodNotAllowed(allow=", ".join(_methods(app, request)))
    if error.status_code == 400:
        return Malformed(expected="HTTP")
    return Unavailable() if error.status_code == 503 else CrmError()


def _methods(app: FastAPI, request: Request) -> list[str]:
    """All methods of the path: the framework itself names those of the first matching route only.

    Where several paths match (`/{id}`, `/{id}:restore`), the one with most letters of its own is meant.
    """
    found: dict[int, set[str]] = {}
    for route in app.routes:
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            own = len(_PARAMETER.sub("", getattr(route, "path", "")))
            found.setdefault(own, set()).update(getattr(route, "methods", None) or ())
    return sorted(found[max(found)]) if found else []
