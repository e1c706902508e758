"""The document says of every POST that makes something that it may be repeated with its key."""

from typing import Any

import pytest
from crm_platform.http.app import openapi_document
from crm_stack.stack import Stack

WITHOUT_KEY: dict[str, str] = {
    "/v1/customers:check_duplicates": "reads only; a POST because personal data must not stand in an address",
    "/v1/customers/{id}:reveal": "changes nothing; every look is a row of history of its own",
    "/v1/sessions": "every sign-in is a session; a receipt would keep a digest of the password",
    "/v1/sessions:sign_out_everywhere": "a repeat finds nothing more to end",
    "/v1/passwords:change": "a repeat is refused, the old password no longer holds; no digest of it is kept",
}
"""Every other POST takes `Idempotency-Key`. One line more needs a reason as good."""


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    document = openapi_document(Stack(tmp_path_factory.mktemp("product")).app)
    return {path: methods["post"] for path, methods in document["paths"].items() if "post" in methods}


def takes_key(operation: dict[str, Any]) -> bool:
    named = [(one["in"], one["name"]) for one in operation.get("parameters", ())]
    return ("header", "Idempotency-Key") in named


def test_every_post_takes_a_key_or_says_why_not(posts: dict[str, dict[str, Any]]) -> None:
    assert len(posts) > 30, "the whole product was walked"
    assert [path for path, one in posts.items() if not takes_key(one)] == [p for p in posts if p in WITHOUT_KEY]


def test_what_begins_or_makes_something_always_takes_one(posts: dict[str, dict[str, Any]]) -> None:
    makes = [path for path, one in posts.items() if {"201", "202"} & one["responses"].keys()]
    assert {"/v1/customers:bulk_edit", "/v1/customers:export", "/v1/contacts/imports"} <= set(makes)
    assert [path for path in makes if not takes_key(posts[path])] == []


def test_the_list_of_exceptions_names_what_there_is(posts: dict[str, dict[str, Any]]) -> None:
    assert WITHOUT_KEY.keys() <= posts.keys()
