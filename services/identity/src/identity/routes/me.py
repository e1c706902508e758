"""Oneself: who, what one may do in every store, preferences."""

from typing import TYPE_CHECKING, Any

from crm_platform.http import json_response, read_object, signed_in
from crm_records.access.caller import Caller
from crm_records.access.decision import Access
from crm_records.access.operations import OPERATIONS
from crm_records.access.policy import FLAGS, STORES, Policy
from crm_records.surface import openapi
from fastapi import APIRouter, Request
from fastapi.responses import Response

from identity.routes.adding import Json, add, an_object

if TYPE_CHECKING:
    from identity.service import Identity

_NAMES: Json = {"type": "array", "items": {"type": "string"}}
_STORE = an_object(
    {
        "level": {"type": "integer", "minimum": 0, "maximum": 6},
        "level_name": {"type": "string"},
        "flags": {"type": "array", "items": {"enum": list(FLAGS)}},
        "roles": _NAMES,
    },
    "level", "level_name", "flags", "roles",
)  # fmt: skip
_TEXT_OR_NULL: Json = {"type": ["string", "null"]}
_ME = an_object(
    {
        "person": an_object(
            {
                "id": openapi.ID, "name": {"type": "string"}, "login": {"type": "string"},
                "department_id": _TEXT_OR_NULL, "post": {"type": "string"}, "language": {"enum": ["zh", "en"]},
            },
            "id", "name", "login", "department_id", "post", "language",
        ),
        "must_change_password": {"type": "boolean"},
        "stores": {"type": "object", "additionalProperties": _STORE},
        "operations": {"type": "object", "additionalProperties": {"type": "boolean"}},
        "preferences": {"type": "object"},
        "policy_version": {"type": "integer"},
    },
    "person", "must_change_password", "stores", "operations", "preferences", "policy_version",
)  # fmt: skip


def standings(policy: Policy, caller: Caller) -> dict[str, Any]:
    """Level, flags and roles in every store."""
    found: dict[str, Any] = {}
    for name in STORES:
        standing = policy.standing(caller, name)
        found[name] = {
            "level": int(standing.level),
            "level_name": standing.level.name.lower(),
            "flags": sorted(standing.flags),
            "roles": sorted(standing.roles),
        }
    return found


class _Me:
    def __init__(self, identity: "Identity") -> None:
        self._identity = identity

    async def get_me(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        person_id = caller.person_id or ""
        identity = self._identity
        policy = identity.snapshot.current
        person = policy.people[person_id]
        preferences = await identity.preferences.get(person_id)
        access = Access(policy, caller, identity.context.clock())
        operations = {name: access.decide(name, rule.store).allowed for name, rule in OPERATIONS.items()}
        language = preferences.get("language")
        return json_response(
            {
                "person": {
                    "id": person.id,
                    "name": person.name,
                    "login": identity.publisher.login(person.id),
                    "department_id": person.department_ids[0] if person.department_ids else None,
                    "post": person.post,
                    "language": language if language in ("zh", "en") else caller.language,
                },
                "must_change_password": await identity.sessions.must_change(caller.session_id or ""),
                "stores": standings(policy, caller),
                "operations": operations,
                "preferences": preferences,
                "policy_version": policy.version,
            }
        )

    async def patch_preferences(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        patch = await read_object(request, max_bytes=self._identity.settings.preferences_bytes)
        values = await self._identity.preferences.patch(caller.person_id or "", patch)
        return json_response({"preferences": values})


def me_routes(identity: "Identity") -> APIRouter:
    router, do = APIRouter(), _Me(identity)
    add(router, "GET", "/v1/me", do.get_me, answer=_ME)
    patched = an_object({"preferences": {"type": "object"}}, "preferences")
    add(router, "PATCH", "/v1/me/preferences", do.patch_preferences, answer=patched, takes={"type": "object"})
    return router
