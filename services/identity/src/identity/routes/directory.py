"""The directory: names of people, departments, groups, regions and roles, for everyone signed in."""

from typing import TYPE_CHECKING, Any

from crm_platform.http import etag, json_response, signed_in
from crm_records.access.policy import Policy
from crm_records.surface import openapi
from fastapi import APIRouter, Request
from fastapi.responses import Response

from identity.people.rules import pinyin_of
from identity.routes.adding import Json, add, an_object

if TYPE_CHECKING:
    from identity.service import Identity

_TEXT: Json = {"type": "string"}
_OR_NULL: Json = {"type": ["string", "null"]}
_NAMED = an_object({"id": _TEXT, "name": _TEXT}, "id", "name")


def _list_of(item: Json) -> Json:
    return {"type": "array", "items": item}


_PERSON = an_object(
    {
        "id": openapi.ID, "name": _TEXT, "pinyin": _TEXT, "department_id": _OR_NULL, "post": _TEXT,
        "active": {"type": "boolean"},
    },
    "id", "name", "pinyin", "department_id", "post", "active",
)  # fmt: skip
_DEPARTMENT = an_object(
    {"id": openapi.ID, "name": _TEXT, "parent_id": _OR_NULL, "region_id": openapi.ID},
    "id", "name", "parent_id", "region_id",
)  # fmt: skip
_DIRECTORY = an_object(
    {
        "people": _list_of(_PERSON), "departments": _list_of(_DEPARTMENT), "groups": _list_of(_NAMED),
        "regions": _list_of(_NAMED), "roles": _list_of(_NAMED),
    },
    "people", "departments", "groups", "regions", "roles",
)  # fmt: skip


def directory_of(policy: Policy, roles: dict[str, str]) -> dict[str, Any]:
    people: list[dict[str, Any]] = [
        {
            "id": p.id,
            "name": p.name,
            "pinyin": pinyin_of(p.name),
            "department_id": p.department_ids[0] if p.department_ids else None,
            "post": p.post,
            "active": policy.active(p.id),
        }
        for p in policy.people.values()
    ]
    departments = [
        {"id": d.id, "name": d.name, "parent_id": d.parent_id, "region_id": d.region_id}
        for d in policy.departments.values()
    ]
    return {
        "people": sorted(people, key=lambda person: person["pinyin"]),
        "departments": departments,
        "groups": [{"id": g.id, "name": g.name} for g in policy.groups.values()],
        "regions": [{"id": r.id, "name": r.name} for r in policy.regions.values()],
        "roles": [{"id": id_, "name": title} for id_, title in roles.items()],
    }


class _Directory:
    """Made once a policy version; a reader who has that version gets 304."""

    def __init__(self, identity: "Identity") -> None:
        self._identity = identity
        self._version = -1
        self._body = b""

    async def get_directory(self, request: Request) -> Response:
        signed_in(request)
        policy = self._identity.snapshot.current
        headers = {"etag": etag(policy.version), "cache-control": "private, no-cache"}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        if self._version != policy.version:
            self._body = bytes(json_response(directory_of(policy, self._identity.publisher.roles())).body)
            self._version = policy.version
        return Response(self._body, headers=headers, media_type="application/json")


def directory_routes(identity: "Identity") -> APIRouter:
    router = APIRouter()
    unchanged: dict[int | str, Json] = {304: {"description": "As the reader knows it"}}
    add(router, "GET", "/v1/directory", _Directory(identity).get_directory, answer=_DIRECTORY, also=unchanged)
    return router
