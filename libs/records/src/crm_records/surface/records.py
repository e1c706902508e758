"""The HTTP handlers of one record type: they parse, hand over, and answer with ready bytes."""

from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import BAD_FORMAT, Forbidden, Invalid, NotFound, Unauthenticated
from crm_platform.http import caller_of, etag, idempotency_key, if_match, json_response, read_object
from fastapi import Request
from fastapi.responses import Response

from crm_records.access.caller import Caller
from crm_records.changes import fields_of, history
from crm_records.commands import (
    AssignRecord,
    CreateRecord,
    DeleteRecord,
    EditRecord,
    Outcome,
    RestoreRecord,
    RevealFields,
    Rights,
    SetAccess,
)
from crm_records.declaration import RecordType
from crm_records.lists.rows import row_shape
from crm_records.lists.tokens import query_print, read_token, write_token
from crm_records.service import ServiceContext
from crm_records.surface import parameters

_SHOWN_OPERATIONS = ("edit", "delete", "assign", "print", "export", "copy", "forward", "reveal")
_REASON = ("reason",)


class RecordHandlers:
    def __init__(self, context: ServiceContext, type_: RecordType, base: str) -> None:
        self._context, self._type, self._base = context, type_, base
        self._entry = context.types[type_.name]

    async def list(self, request: Request) -> Response:
        page = await self._context.lists.page(self._caller(request), self._type, parameters.list_request(request))
        return json_response(
            {self._type.plural: page.rows, "next_page_token": page.next_page_token, "about": page.about}
        )

    async def get(self, request: Request) -> Response:
        fields = parameters.names(request, "fields")
        return await self._record(self._caller(request), parameters.path_id(request), fields)

    async def batch_get(self, request: Request) -> Response:
        fields = parameters.names(request, "fields")
        caller = self._caller(request)
        if not self._context.lists.rights(caller).keys(self._type.store):
            raise Forbidden(factor="level")     # as a list, and unlike a get, which must not tell that there is one
        rows = await self._context.lists.get_many(caller, self._type, parameters.ids(request), fields)
        return json_response({self._type.plural: rows})

    async def group(self, request: Request) -> Response:
        by = parameters.text(request, "by", most=100)
        buckets = await self._context.lists.group(
            self._caller(request), self._type, by, parameters.list_request(request)
        )
        return json_response({"buckets": [{"value": b.value, "count": b.count} for b in buckets]})

    async def create(self, request: Request) -> Response:
        caller: Caller = caller_of(request)
        command = CreateRecord(type_name=self._type.name, values=await read_object(request))
        outcome = await self._run(request, command, versioned=False)
        return await self._answer(caller, outcome.ids[0], status=201)

    async def edit(self, request: Request) -> Response:
        id_ = parameters.path_id(request)
        mask = parameters.names(request, "update_mask")
        values = parameters.masked_values(await read_object(request), mask)
        await self._run(request, EditRecord(type_name=self._type.name, id=id_, values=values))
        return await self._answer(self._caller(request), id_)

    async def delete(self, request: Request) -> Response:
        await self._run(request, DeleteRecord(type_name=self._type.name, id=parameters.path_id(request)))
        return Response(status_code=204)

    async def restore(self, request: Request) -> Response:
        id_ = parameters.path_id(request)
        await self._run(request, RestoreRecord(type_name=self._type.name, id=id_))
        return await self._answer(self._caller(request), id_)

    async def reveal(self, request: Request) -> Response:
        body = await read_object(request)
        parameters.only(body, ("fields", "reason"))
        fields = body.get("fields")
        if not isinstance(fields, list) or not fields or not all(isinstance(n, str) for n in fields):
            raise Invalid.one("/fields", BAD_FORMAT, hint_zh="字段名列表", hint_en="a list of field names")
        command = RevealFields(type_name=self._type.name, id=parameters.path_id(request), fields=tuple(fields))
        outcome = await self._context.executor.run(
            command, self._caller(request), reason=parameters.body_text(body, "reason")
        )
        return json_response({"values": outcome.result})

    async def set_access(self, request: Request) -> Response:
        id_, body = parameters.path_id(request), await read_object(request)
        reason = parameters.body_text(body, "reason")
        values = {name: value for name, value in body.items() if name not in _REASON}
        await self._run(request, SetAccess(type_name=self._type.name, id=id_, values=values), reason=reason)
        return await self._answer(self._caller(request), id_)

    async def assign(self, request: Request) -> Response:
        id_, body = parameters.path_id(request), await read_object(request)
        parameters.only(body, ("owner_id", "mode", "reason"))
        owner = parameters.body_text(body, "owner_id", required=True, most=100)
        mode = parameters.body_or(body, "mode", "replace")
        if mode not in ("replace", "add"):
            raise Invalid.one("/mode", BAD_FORMAT, hint_zh="replace 或 add", hint_en="replace or add")
        command = AssignRecord(type_name=self._type.name, id=id_, owner_id=owner or "", mode=mode)
        await self._run(request, command, reason=parameters.body_text(body, "reason"))
        return await self._answer(self._caller(request), id_)

    async def changes(self, request: Request) -> Response:
        id_, size = parameters.path_id(request), parameters.page_size(request)
        print_ = query_print("changes", self._type.name, id_)
        token = parameters.text(request, "page_token")
        key = self._context.token_key
        after = read_token(key, print_, token)[0] if token else None
        rights = self._context.lists.rights(self._caller(request))
        doc = await self._context.lists.document(rights, self._type, id_, deleted=True)
        rows = await history(self._context.documents, self._type, id_, after=after, limit=size)
        hidden = {*rights.masked(self._type, doc), *self._entry.secrets}
        unreadable = self._context.lists.unreadable(rights, self._type)
        following = write_token(key, print_, [rows[-1]["_id"]]) if len(rows) == size else ""
        return json_response(
            {"changes": [_change(row, hidden, unreadable) for row in rows], "next_page_token": following}
        )

    def _caller(self, request: Request) -> Caller:
        """Whoever asks; somebody not signed in only where the store has something for him."""
        caller: Caller = caller_of(request)
        if caller.person_id is None and not self._context.lists.rights(caller).keys(self._type.store):
            raise Unauthenticated
        return caller

    async def _run(
        self, request: Request, command: Any, *, reason: str | None = None, versioned: bool = True
    ) -> Outcome:
        return await self._context.executor.run(
            command, caller_of(request), key=idempotency_key(request),
            if_match=if_match(request) if versioned else None, reason=reason,
        )

    async def _answer(self, caller: Caller, id_: str, status: int = 200) -> Response:
        """The record as it is now; a receipt where the caller may not (or no longer) read it."""
        try:
            return await self._record(caller, id_, (), status)
        except NotFound:
            return json_response({"receipt": True}, status=status)

    async def _record(self, caller: Caller, id_: str, fields: tuple[str, ...], status: int = 200) -> Response:
        rights = self._context.lists.rights(caller)
        shape = row_shape(self._type, fields, self._context.lists.unreadable(rights, self._type))
        doc = await self._context.lists.document(rights, self._type, id_)
        row = shape.row(doc, rights, self._context.cipher.decrypt)
        row["_access"] = self._access(rights, doc)
        headers = {"etag": etag(doc["version"])}
        if status == 201:
            headers["location"] = f"{self._base}/{id_}"
        return json_response(row, status=status, headers=headers)

    def _access(self, rights: Rights, doc: Doc) -> dict[str, Any]:
        """What the caller may do with the record, and which factor refuses the rest."""
        allowed: dict[str, Any] = {}
        reasons: dict[str, str] = {}
        for operation in _SHOWN_OPERATIONS:
            decision = rights.decide(operation, self._type, doc)
            allowed[operation] = decision.allowed
            if decision.factor is not None:
                reasons[operation] = decision.factor
        masked = rights.masked(self._type, doc) - rights.unreadable(self._type)
        return {**allowed, "masked": sorted(masked), "reasons": reasons}


def _change(row: Doc, hidden: set[str], unreadable: frozenset[str]) -> dict[str, Any]:
    return {
        "id": row["_id"],
        "at": row["at"],
        "actor_id": row["actor"],
        "client": row["client"],
        "command": row["command"],
        "verb": row["verb"],
        "reason": row["reason"],
        "operation_id": row["operation_id"],
        "version": row["version"],
        "fields": fields_of(row, hidden, unreadable),
    }
