"""The HTTP edge: one app factory, one rendering of errors, one place that knows cookies and headers."""

from crm_platform.http.app import create_app
from crm_platform.http.edge import Authenticate, Edge, SignedIn
from crm_platform.http.problems import problem_response
from crm_platform.http.requests import (
    caller_of,
    etag,
    idempotency_key,
    if_match,
    json_response,
    language_of,
    read_object,
    signed_in,
)

__all__ = [
    "Authenticate",
    "Edge",
    "SignedIn",
    "caller_of",
    "create_app",
    "etag",
    "idempotency_key",
    "if_match",
    "json_response",
    "language_of",
    "problem_response",
    "read_object",
    "signed_in",
]
