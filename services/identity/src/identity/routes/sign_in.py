"""Sign-in, sign-out, passwords."""

from typing import TYPE_CHECKING, Any, Literal

from crm_platform.errors import NOT_A_CODE, Invalid
from crm_platform.http import caller_of, idempotency_key, json_response, read_object, signed_in
from crm_platform.http.edge import COOKIE
from crm_records.access.caller import Caller
from crm_records.surface import openapi, parameters
from fastapi import APIRouter, Request
from fastapi.responses import Response

from identity.passwords import LONGEST, generated_password
from identity.people.commands import GivePassword, SignOutEverywhere
from identity.routes.adding import Json, add, an_object
from identity.sessions import Opened

if TYPE_CHECKING:
    from identity.service import Identity

SELF = Caller.system("sign-in")
_LOGIN: Json = {"type": "string", "minLength": 1, "maxLength": 200}
_PASSWORD: Json = {"type": "string", "minLength": 1, "maxLength": 1000}
_NEW_PASSWORD: Json = {"type": "string", "format": "new-password", "minLength": 1, "maxLength": LONGEST}
_PERSON = an_object({"id": openapi.ID, "name": {"type": "string"}}, "id", "name")
_SESSION = an_object(
    {
        "person": _PERSON,
        "must_change_password": {"type": "boolean"},
        "access_token": {"type": "string"},
        "expires_at": {"type": "string", "format": "date-time"},
    },
    "person", "must_change_password",
)  # fmt: skip


class _SignIn:
    def __init__(self, identity: "Identity") -> None:
        self._identity = identity

    async def sign_in(self, request: Request) -> Response:
        body = await read_object(request)
        parameters.only(body, ("login", "password", "client"))
        login = parameters.body_text(body, "login", required=True, most=200) or ""
        password = parameters.body_text(body, "password", required=True) or ""
        client = _client(body)
        proved = await self._identity.credentials.prove(login, password, _address(request))
        opened = await self._identity.sessions.open(proved.person_id, client, must_change=proved.must_change)
        return self._answer(request, proved.person_id, opened, client, must_change=proved.must_change)

    async def sign_out(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        await self._identity.sessions.close(caller.session_id or "")
        return _without_cookie(Response(status_code=204))

    async def sign_out_everywhere(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        await self._end_sessions(caller.person_id or "")
        return _without_cookie(Response(status_code=204))

    async def change_password(self, request: Request) -> Response:
        """All sessions end, and this one is opened anew."""
        caller: Caller = signed_in(request)
        person_id = caller.person_id or ""
        body = await read_object(request)
        parameters.only(body, ("old", "new"))
        old = parameters.body_text(body, "old", required=True) or ""
        new = parameters.body_text(body, "new", required=True) or ""
        login = self._identity.publisher.login(person_id)
        await self._identity.credentials.change(person_id, login, old, new, _address(request))
        await self._end_sessions(person_id)
        client = "program" if caller.client == "program" else "browser"
        opened = await self._identity.sessions.open(person_id, client)
        return self._answer(request, person_id, opened, client, must_change=False)

    async def give_password(self, request: Request) -> Response:
        """A first password for a person; one is made where none is sent. Shown once, here."""
        body = await read_object(request)
        parameters.only(body, ("password",))
        person_id = parameters.path_id(request)
        given = parameters.body_text(body, "password")
        password = generated_password() if given is None else given
        login = self._identity.publisher.login(person_id)
        self._identity.credentials.judge(password, login, "/password")
        command = GivePassword(id=person_id)
        outcome = await self._identity.context.executor.run(command, caller_of(request), idempotency_key(request))
        await self._identity.credentials.set(person_id, outcome.result or login, password, first=True)
        await self._identity.sessions.close_all(person_id)
        return json_response({"password": password})

    async def end_sessions(self, request: Request) -> Response:
        """By who may edit people."""
        person_id = parameters.path_id(request)
        command = SignOutEverywhere(id=person_id)
        await self._identity.context.executor.run(command, caller_of(request), idempotency_key(request))
        await self._identity.sessions.close_all(person_id)
        return Response(status_code=204)

    async def _end_sessions(self, person_id: str) -> None:
        await self._identity.context.executor.run(SignOutEverywhere(id=person_id), SELF)
        await self._identity.sessions.close_all(person_id)

    def _answer(
        self, request: Request, person_id: str, opened: Opened, client: str, *, must_change: bool
    ) -> Response:
        person = self._identity.snapshot.current.people[person_id]
        content: dict[str, Any] = {
            "person": {"id": person.id, "name": person.name}, "must_change_password": must_change,
        }  # fmt: skip
        if client == "program":
            return json_response({**content, "access_token": opened.token, "expires_at": opened.expires_at})
        response = json_response(content)
        life = int(self._identity.settings.absolute.total_seconds())
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, opened.token, max_age=life, path="/", httponly=True, samesite="lax", secure=secure
        )
        return response


def _client(body: dict[str, Any]) -> Literal["browser", "program"]:
    client = body.get("client", "browser")
    if client not in ("browser", "program"):
        raise Invalid.one("/client", NOT_A_CODE, value=str(client)[:40])
    return client


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _without_cookie(response: Response) -> Response:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response


def sign_in_routes(identity: "Identity") -> APIRouter:
    router, do = APIRouter(), _SignIn(identity)
    signing = an_object(
        {"login": _LOGIN, "password": _PASSWORD, "client": {"enum": ["browser", "program"]}}, "login", "password"
    )
    one = [openapi.path_parameter(), openapi.KEY]
    add(router, "POST", "/v1/sessions", do.sign_in, answer=_SESSION, takes=signing)
    add(router, "DELETE", "/v1/sessions/current", do.sign_out, answer=None)
    add(router, "POST", "/v1/sessions:sign_out_everywhere", do.sign_out_everywhere, answer=None)
    changing = an_object({"old": _PASSWORD, "new": _NEW_PASSWORD}, "old", "new")
    add(router, "POST", "/v1/passwords:change", do.change_password, answer=_SESSION, takes=changing)
    giving = an_object({"password": {**_NEW_PASSWORD, "type": ["string", "null"]}})
    given = an_object({"password": {"type": "string"}}, "password")
    add(router, "POST", "/v1/people/{id}:give_password", do.give_password, answer=given, takes=giving, parameters=one)
    add(router, "POST", "/v1/people/{id}:sign_out", do.end_sessions, answer=None, parameters=one)
    return router
