"""HTTP of imports: templates, upload, decisions, dry run."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from crm_platform.errors import BAD_FORMAT, NOT_A_CODE, REQUIRED, WRONG_TYPE, Invalid, NotFound
from crm_platform.http import idempotency_key, json_response, language_of, read_object, signed_in
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import UploadFile

from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask
from crm_records.exchange import directory, imports, template
from crm_records.exchange.export import MEDIA
from crm_records.exchange.imports import LONGEST_WORD, Decisions
from crm_records.operations import importing, schemas
from crm_records.operations.planning import skips_always
from crm_records.operations.routing import Routes, disposition
from crm_records.operations.service import Operations
from crm_records.surface import openapi, parameters

_WORDS = ("mode", "sheet", "encoding", "duplicates")
_DECIDED = ("mapping", "match", *_WORDS)
_UPLOADED = ("file", "record_type", "source")


def exchange_routes(operations: Operations) -> APIRouter:
    """`/v1/<service>/import-templates/{type}` and `/v1/<service>/imports…`."""
    service = operations.context.service
    routes, do = Routes(f"/v1/{service}", "imports", service), _Handlers(operations)
    one, shown = openapi.path_parameter(), openapi.answer(schemas.IMPORT)
    types = [entry.type.name for entry in operations.context.types]
    name = openapi.path_parameter("name", {"type": "string", "enum": types})
    format_ = openapi.query("format", {"enum": ["xlsx"]}, "The file's format.")
    sheet = schemas.file_of(MEDIA["xlsx"])
    routes.add("GET", "/import-templates/{name}", do.get_template, sheet, parameters=[name, format_])
    made = openapi.answer(schemas.IMPORT, "Read")
    upload = schemas.upload(types)
    routes.add("POST", "/imports", do.upload_import, made, status=201, parameters=[openapi.KEY], requestBody=upload)
    routes.add("GET", "/imports/{id}", do.get_import, shown, parameters=[one])
    routes.add(
        "PATCH", "/imports/{id}", do.decide_import, shown, parameters=[one],
        requestBody=openapi.body(schemas.DECISIONS),
    )
    routes.add(
        "POST", "/imports/{id}:dry_run", do.dry_run, openapi.answer(schemas.OPERATION, "Begun"), status=202,
        parameters=[one, openapi.KEY],
    )
    return routes.router


class _Handlers:
    def __init__(self, operations: Operations) -> None:
        self._operations, self._context = operations, operations.context

    async def get_template(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        entry = self._context.types.get(request.path_params["name"])
        if entry is None:
            raise NotFound
        if request.query_params.get("format", "xlsx") != "xlsx":
            raise Invalid.one("/format", NOT_A_CODE, value=request.query_params["format"][:40])
        rights, custom = self._context.lists.rights(caller), self._context.custom_fields(entry.type.name)
        rights.require("import", entry.type)
        language = language_of(request)
        content = await asyncio.to_thread(
            template.build, entry.type, self._context.code_lists.current, language,
            custom=custom, choices=directory.choices(self._context.policies.current),
            without=rights.unwritable(entry.type, custom),
        )
        label = entry.type.label[language == "en"]
        name = f"{label} import template.xlsx" if language == "en" else f"{label}导入模板.xlsx"
        return Response(content, media_type=MEDIA["xlsx"], headers={"content-disposition": disposition(name)})

    async def upload_import(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        async with request.form(max_files=1, max_fields=10) as form:
            parameters.only(form, _UPLOADED)
            type_name, source, file = form.get("record_type"), form.get("source"), form.get("file")
            entry = self._context.types.get(type_name) if isinstance(type_name, str) else None
            if entry is None:
                raise Invalid.one("/record_type", NOT_A_CODE, value=str(type_name)[:40])
            if not isinstance(file, UploadFile):
                raise Invalid.one("/file", REQUIRED)
            if source is not None and (not isinstance(source, str) or len(source) > LONGEST_WORD):
                raise Invalid.one("/source", BAD_FORMAT, hint_zh="最多 200 个字符", hint_en="at most 200 characters")
            doc = await self._operations.imports.upload(
                caller, entry.type, pieces(file), name=file.filename or "table", source=source or None,
                key=idempotency_key(request),
            )
        return self._answer(request, doc, status=201)

    async def get_import(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        return self._answer(request, await self._operations.imports.get(caller, parameters.path_id(request)))

    async def decide_import(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        body = await read_object(request)
        parameters.only(body, _DECIDED)
        decided = await self._operations.imports.decide(caller, parameters.path_id(request), _decisions(body))
        return self._answer(request, decided)

    async def dry_run(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        engine, exchange, id_ = self._operations.engine, self._operations.exchange, parameters.path_id(request)
        ask = Ask.of(caller, idempotency_key(request), "dry_run", id_)
        operation = await engine.once(ask, lambda: importing.begin(engine, exchange, caller, id_, ask))
        return json_response(engine.wire(caller, operation, language_of(request)), status=202)

    def _answer(self, request: Request, doc: dict[str, Any], *, status: int = 200) -> Response:
        errors = self._operations.imports.errors(signed_in(request), doc)
        always = skips_always(self._context.policies.current, self._context.types[doc["record_type"]])
        return json_response(imports.to_wire(doc, errors, language_of(request), always_skips=always), status=status)


async def pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(1 << 20):
        yield piece


def _decisions(body: dict[str, Any]) -> Decisions:
    mapping: dict[int, str] | None = None
    given = body.get("mapping")
    if given is not None:
        if not isinstance(given, dict) or not all(k.isascii() and k.isdigit() and len(k) < 5 for k in given):
            raise Invalid.one("/mapping", WRONG_TYPE, expected_zh="列号到字段的对象", expected_en="columns to fields")
        if not all(v is None or (isinstance(v, str) and len(v) <= LONGEST_WORD) for v in given.values()):
            raise Invalid.one("/mapping", WRONG_TYPE, expected_zh="列号到字段的对象", expected_en="columns to fields")
        mapping = {int(k): v for k, v in given.items() if v}
    match = body.get("match")
    if match is not None and not (isinstance(match, list) and all(isinstance(m, str) for m in match)):
        raise Invalid.one("/match", WRONG_TYPE, expected_zh="字段名的列表", expected_en="a list of field names")
    words = {name: parameters.body_text(body, name, most=LONGEST_WORD) for name in _WORDS}
    return Decisions(mapping=mapping, match=match, **words)
