"""The OpenAPI document is the product: every route is in it, and every answer is as it says, whoever asks."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from contacts.demo.load import load_customers
from crm_platform.ids import new_id
from crm_stack.demo import owners
from crm_testkit.openapi_material import Agreement, formats
from crm_testkit.stack import Keepsake, RunningStack, running_stack
from fastapi.routing import APIRoute
from schemathesis.cli import schemathesis as command_line

LONG = os.environ.get("CRM_LONG") == "1"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(14_400 if LONG else 1200),
    pytest.mark.filterwarnings("ignore:Generating overly large repr"),  # of a request: what it tells is of failures
]

EXAMPLES = 200 if LONG else 20
PHASES = "examples,coverage,fuzzing,stateful" if LONG else "examples,fuzzing"
"""Coverage tries every edge of each of a customer's 88 fields, one request each: some 3,000 a login."""
LOGINS = (
    ("wangfang", "shenyun", "lijianguo", "zhangwei", "tangxin", "yehong", "zengguang")
    if LONG
    else ("wangfang", "zhangwei")
)
"""One of each level in contacts, from Manager to No Access; else the administrator and who sees 5 %."""
PARTS: tuple[tuple[str, ...], ...] = (
    ("customers",), ("contacts", "imports", "operations"), ("code_lists",), ("custom_fields",), ("saved_views",),
    ("identity",), ("people",), ("departments",), ("groups",), ("regions",), ("roles",),
)  # fmt: skip
"""Tags of the document that are fuzzed together in `long`; else all are at once."""
SEED = 20261124
CUSTOMERS = 40

_CONTENT = "what is in a file decides, and no schema can say what that must be"
EXCLUDED: dict[tuple[str, str], str] = {
    ("POST /v1/contacts/imports", "positive_data_acceptance"): _CONTENT,
    ("POST /v1/contacts/imports", "negative_data_rejection"): "any bytes may be a table of text",
    ("POST /v1/contacts/imports/{id}:dry_run", "positive_data_acceptance"): "the mapping lies in the store, not here",
    ("POST /v1/customers/{id}/attachments", "positive_data_acceptance"): _CONTENT,
    ("PUT /v1/customers/{id}/photo", "positive_data_acceptance"): _CONTENT,
    (
        "POST /v1/contacts/code-list-changes",
        "positive_data_acceptance",
    ): "one change a list, and only the store knows which list has one",
    **{
        (f"GET /v1/{plural}/{{id}}/changes", "use_after_free"): "who may restore a record may see its history"
        for plural in (
            "customers", "people", "departments", "groups", "regions", "roles", "contacts/custom-fields",
            "contacts/code-list-changes", "contacts/saved-views",
        )
    },
}
"""(operation, check): why this check cannot hold for it. Nothing else is left out."""

EXPECTED_OF_VALID = ["2xx", "304", "401", "403", "404", "409", "412", "429"]
"""A valid request may still be refused by the state of things: 412 is the caller's own precondition."""
EXPECTED_OF_INVALID = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "429"]
"""The caller's precondition may fail before the rest is looked at."""


class Fuzzed:
    """The product under the fuzzer, with what the hooks need."""

    current: "Fuzzed"

    def __init__(self, crm: RunningStack, login: str) -> None:
        self.crm = crm
        self.token = crm.token(login)
        self.keepsake = Keepsake(crm)
        self.document: dict[str, Any] = crm.client(None).get("/openapi.json").json()
        self.lists = crm.stack.contacts.context.code_lists.current
        directory = crm.client(login).get("/v1/directory").json()
        listed = crm.client(login).get("/v1/customers", params={"page_size": 20, "fields": "id"})
        ids = {
            name: [one["id"] for one in directory[plural]]
            for name, plural in (
                ("department", "departments"), ("group", "groups"), ("region", "regions"),
            )
        }  # fmt: skip
        ids["person"] = [one["id"] for one in directory["people"] if one["active"]]
        ids["customer"] = [one["id"] for one in listed.json()["customers"]]
        self.agreement = Agreement(self.lists, ids)
        for name, strategy in formats(self.lists, ids, self.document).items():
            schemathesis.openapi.format(name, strategy)


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(tmp_path_factory.mktemp("product"), demo=True) as running:
        people = owners(running.stack.snapshot.current)
        made = load_customers(running.stack.contacts, people, count=CUSTOMERS, seed=1, now=datetime.now(UTC))
        running.run(made)
        yield running


@pytest.fixture(scope="module")
def document(crm: RunningStack) -> dict[str, Any]:
    return crm.client(None).get("/openapi.json").json()


@pytest.mark.xdist_group("openapi-zhangwei")
def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for schema in _schemas(operation):
                jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
            named = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            assert named == {part.partition("}")[0] for part in path.split("{")[1:]}, (method, path)
    ids = [o["operationId"] for operations in document["paths"].values() for o in operations.values()]
    assert len(ids) == len(set(ids))


def test_every_operation_is_in_one_part(document: dict[str, Any]) -> None:
    tags = [tag for operations in document["paths"].values() for o in operations.values() for tag in o["tags"]]
    assert set(tags) == {tag for part in PARTS for tag in part}


def _schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("schema"), dict):
            yield node["schema"]
        for value in node.values():
            yield from _schemas(value)
    elif isinstance(node, list):
        for value in node:
            yield from _schemas(value)


@pytest.mark.xdist_group("openapi-zhangwei")
def test_every_route_is_in_the_document_and_the_other_way_round(crm: RunningStack, document: dict[str, Any]) -> None:
    served = {
        (method.lower(), route.path_format)
        for route in crm.stack.app.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    told = {(method, path) for path, operations in document["paths"].items() for method in operations}
    outside = {("get", "/openapi.json"), ("get", "/healthz/live"), ("get", "/healthz/ready")}
    assert served - told == outside
    assert told - served == set()


@schemathesis.auth()
class SignedIn:
    """Every request carries the token of the one who asks now, but for those that the checks send without."""

    def get(self, case: Any, context: Any) -> str:
        del case, context
        return Fuzzed.current.token

    def set(self, case: Any, data: str, context: Any) -> None:
        del context
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}
        if case.cookies:
            case.cookies.pop("crm_session", None)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Parts of a valid request that must agree with each other are made to."""
    del context, kwargs
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    agreement = Fuzzed.current.agreement
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = new_id()
    if case.headers and case.headers.get("If-Match", "*")[:1] not in ('"', "*"):
        case.headers["If-Match"] = f'"{case.headers["If-Match"]}"'  # the fuzzer takes a quoted header for JSON
    if isinstance(case.query, dict):
        agreement.query(case.query)
    body = case.body
    if isinstance(body, dict):
        agreement.values(body)
        if "/custom-fields" in case.path:
            agreement.custom_field(body)
        if isinstance(body.get("values"), dict):
            agreement.values(body["values"])
        if case.method.upper() == "PATCH":
            body.update((name, None) for name in ("parent_id", "superior_id", "group_ids") if name in body)  # rings
        if case.path.endswith(":bulk_edit") and not body.get("clear"):
            body["values"] = {"job_title": "经理", **(body.get("values") or {})}
        if "update_mask" in (case.query or {}):
            case.query["update_mask"] = ",".join(name for name in body if name != "custom")


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """What is excluded above, and nothing else, is no failure."""
    del context, response
    if any((case.operation.label, check) in EXCLUDED for check in failure.checks):
        return False
    return "Invalid component: in body" not in failure.message or not _is_valid(case)


def _is_valid(case: Any) -> bool:
    """Whether the body is as the document says. The fuzzer knows our formats by samples only and takes all other values
    for wrong ones, so a change of something else that did not come about escapes its own look at this.
    """
    content = case.operation.definition.raw["requestBody"]["content"]
    if "application/json" not in content:
        return False  # parts of a form are no JSON: what the fuzzer says of them stands
    schema = content["application/json"]["schema"]
    whole = {**schema, "components": Fuzzed.current.document["components"]}
    return jsonschema_rs.Draft202012Validator(whole).is_valid(case.body)


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Whoever fuzzes keeps his place in the organisation."""
    del context
    if case.method.upper() in ("GET", "HEAD", "OPTIONS") or response.status_code >= 300:
        return
    if not case.path.startswith(("/v1/contacts", "/v1/customers")):
        Fuzzed.current.keepsake.restore()


@pytest.mark.parametrize("part", PARTS if LONG else [()], ids=lambda part: "-".join(part) or "all")
@pytest.mark.parametrize(
    "login", [pytest.param(one, marks=pytest.mark.xdist_group(f"openapi-{one}")) for one in LOGINS]
)
def test_every_operation_answers_as_the_document_says(
    crm: RunningStack,
    login: str,
    part: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # the fuzzer keeps a folder of its own where it runs
    (tmp_path / "schemathesis.toml").write_text(_configuration())
    Fuzzed.current = Fuzzed(crm, login)
    arguments = [
        "--config-file", str(tmp_path / "schemathesis.toml"), "run", f"{crm.address}/openapi.json",
        "--seed", str(SEED), "--max-examples", str(EXAMPLES), "--checks", "all", "--continue-on-failure",
        "--workers", "1", "--no-color", "--phases", PHASES, "--request-timeout", "60",
        "--max-response-time", "60",  # budgets are measured elsewhere, on a machine that does nothing else
        *(word for tag in part for word in ("--include-tag", tag)),
    ]  # fmt: skip
    try:
        code = command_line.main(arguments, standalone_mode=False) or 0
    except SystemExit as end:
        code = end.code
    told = capfd.readouterr().out
    assert code == 0, told


def _configuration() -> str:
    lines = [
        f"[checks.positive_data_acceptance]\nexpected-statuses = {EXPECTED_OF_VALID!r}\n",
        f"[checks.negative_data_rejection]\nexpected-statuses = {EXPECTED_OF_INVALID!r}\n",
    ]
    return "\n".join(lines)
