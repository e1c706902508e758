"""HTTP of operations: `/v1/<service>/operations…`, and the verbs that begin one on a record type's collection."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import BAD_FORMAT, WRONG_TYPE, Invalid, Language, NotFound
from crm_platform.http import idempotency_key, json_response, language_of, read_object, signed_in
from fastapi import APIRouter, Request
from fastapi.responses import Response

from crm_records import changes
from crm_records.access.caller import Caller
from crm_records.commands.receipts import Ask
from crm_records.declaration import RecordType
from crm_records.describe import input_schema
from crm_records.exchange.export import MEDIA
from crm_records.operations import bulk_edit, export, model, schemas, selection
from crm_records.operations.bulk_edit import BulkEdit
from crm_records.operations.export import Export
from crm_records.operations.journal import Journal, Row
from crm_records.operations.refused import write_refused
from crm_records.operations.routing import Json, Routes, send, send_file
from crm_records.operations.service import Operations
from crm_records.surface import openapi, parameters

_PLACE = re.compile(r"(\d{1,8})-(\d{1,4})")
MAX_SELECTION_BYTES = 12 << 20
STATES = frozenset({*model.COUNTS, "pending"})


def operation_routes(operations: Operations) -> APIRouter:
    """Reading, starting, cancelling, resuming and undoing operations; their rows and files."""
    service = operations.context.service
    routes, do = Routes(f"/v1/{service}/operations", "operations", service), _Handlers(operations)
    one = openapi.path_parameter()
    operation = openapi.answer(schemas.OPERATION)
    routes.add("GET", "", do.list_operations, openapi.answer(schemas.OPERATIONS), parameters=openapi.page_parameters())
    routes.add("GET", "/{id}", do.get_operation, operation, parameters=[one])
    for verb in (do.start_operation, do.cancel_operation, do.resume_operation, do.undo_operation):
        name = verb.__name__.partition("_")[0]
        routes.add("POST", f"/{{id}}:{name}", verb, operation, status=202, parameters=[one, openapi.KEY])
    state = openapi.query("state", {"type": "string", "enum": sorted(STATES)}, "Rows in this state only.")
    routes.add(
        "GET", "/{id}/rows", do.list_operation_rows, openapi.answer(schemas.ROWS),
        parameters=[one, state, *openapi.page_parameters()],
    )
    routes.add("GET", "/{id}/file", do.get_operation_file, schemas.file_of(*MEDIA.values()), parameters=[one])
    routes.add("GET", "/{id}/refused-file", do.get_refused_file, schemas.file_of(MEDIA["xlsx"]), parameters=[one])
    return routes.router


class _Handlers:
    def __init__(self, operations: Operations) -> None:
        self._operations, self._engine = operations, operations.engine
        self._context = operations.context

    async def list_operations(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        size = parameters.page_size(request)
        before = parameters.text(request, "page_token", most=100) or None
        found = await self._engine.mine(caller, before, size + 1)
        token = found[size - 1]["_id"] if len(found) > size else ""
        return json_response({
            "operations": [self._wire(request, caller, one) for one in found[:size]], "next_page_token": token,
        })

    async def get_operation(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        operation = await self._engine.get(caller, parameters.path_id(request))
        return json_response(self._wire(request, caller, operation))

    async def start_operation(self, request: Request) -> Response:
        return await self._moved(request, self._engine.start)

    async def cancel_operation(self, request: Request) -> Response:
        return await self._moved(request, self._engine.cancel)

    async def resume_operation(self, request: Request) -> Response:
        return await self._moved(request, self._engine.resume)

    async def undo_operation(self, request: Request) -> Response:
        return await self._moved(request, self._engine.undo)

    async def _moved(self, request: Request, move: Any) -> Response:
        caller: Caller = signed_in(request)
        operation = await move(caller, parameters.path_id(request), idempotency_key(request))
        return json_response(self._wire(request, caller, operation), status=202)

    def _wire(self, request: Request, caller: Caller, operation: Doc) -> dict[str, Any]:
        return self._engine.wire(caller, operation, language_of(request))

    async def list_operation_rows(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        operation = await self._engine.get(caller, parameters.path_id(request))
        state = parameters.text(request, "state", most=40)
        if state and state not in STATES:
            raise Invalid.one("/state", BAD_FORMAT, hint_zh="操作行的状态", hint_en="a state of rows")
        after = _place(parameters.text(request, "page_token", most=40))
        wanted = frozenset({state}) if state else frozenset[str]()
        rows, following = await Journal(self._context.documents, operation["_id"]).page(
            wanted, after, parameters.page_size(request), _reached(operation)
        )
        shown = await self._rows(caller, operation, rows, language_of(request))
        return json_response({"rows": shown, "next_page_token": "{}-{}".format(*following) if following else ""})

    async def _rows(self, caller: Caller, operation: Doc, rows: list[Row], language: Language) -> list[dict[str, Any]]:
        """With titles and changes as far as the caller may read them today."""
        type_ = self._context.types[operation["record_type"]].type
        ids = sorted({row.id for row in rows if row.id is not None})
        readable = {
            doc["id"]: doc for doc in await self._context.lists.get_many(caller, type_, ids, (type_.title_field,))
        }
        history = await self._changes(caller, operation, sorted(readable))
        shown: list[dict[str, Any]] = []
        for row in rows:
            known = readable.get(row.id or "", {})
            change = history.get(row.id or "", {})
            shown.append({
                "n": row.n, "id": row.id, "title": row.title or str(known.get(type_.title_field) or ""),
                "state": row.state, "errors": [model.told(one, language) for one in row.errors],
                "before": change.get("before"), "after": change.get("after"),
            })
        return shown

    async def _changes(self, caller: Caller, operation: Doc, ids: list[str]) -> dict[str, Doc]:
        """{record: values before and after}; masked fields are named in history only."""
        if not ids:
            return {}
        entry = self._context.types[operation["record_type"]]
        hidden, lists = set(entry.masked), self._context.lists
        unreadable = lists.unreadable(lists.rights(caller), entry.type)
        rows = await self._context.documents[changes.COLLECTION].find({"record_id": {"$in": ids}})
        found: dict[str, Doc] = {}
        for row in sorted(rows, key=lambda r: r["version"]):
            if row.get("operation_id") != operation["_id"]:
                continue
            pairs = [one for one in changes.fields_of(row, hidden, unreadable) if not one.get("masked")]
            found[row["record_id"]] = {
                "before": {one["name"]: one["before"] for one in pairs},
                "after": {one["name"]: one["after"] for one in pairs},
            }
        return found

    async def get_operation_file(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        operation = await self._engine.get(caller, parameters.path_id(request))
        if not self._engine.wire(caller, operation)["can"]["file"]:
            raise NotFound
        type_ = self._context.types[operation["record_type"]].type
        self._context.lists.rights(caller).require("export", type_)
        file = operation["file"]
        content = self._operations.blobs.read(file["digest"])
        return send(content, name=file["name"], media=file["type"], size=file["size"])

    async def get_refused_file(self, request: Request) -> Response:
        caller: Caller = signed_in(request)
        operation = await self._engine.get(caller, parameters.path_id(request))
        if not self._engine.wire(caller, operation)["can"]["refused_file"]:
            raise NotFound
        language = language_of(request)
        folder = TemporaryDirectory(prefix="crm-refused-")
        try:
            path = await write_refused(self._operations.exchange, operation, language, Path(folder.name))
        except BaseException:
            folder.cleanup()
            raise
        stem = Path(operation["arguments"]["file_name"]).stem
        name = f"{stem}-refused.xlsx" if language == "en" else f"{stem}-未导入.xlsx"
        return send_file(path, folder, name=name, media=MEDIA["xlsx"])


def _reached(operation: Doc) -> int:
    """Before it runs, its rows say what would happen."""
    return operation["done"] if operation.get("started_at") else operation["total"] + 1


def _place(token: str) -> tuple[int, int]:
    if not token:
        return 0, 0
    found = _PLACE.fullmatch(token)
    if not found:
        raise Invalid.one("/page_token", BAD_FORMAT, hint_zh="上一页的 next_page_token", hint_en="next_page_token")
    return int(found[1]), int(found[2])


def bulk_routes(operations: Operations, type_: RecordType, *, base: str | None = None) -> APIRouter:
    """`:bulk_edit` and `:export` of a record type's collection."""
    routes = Routes(base or f"/v1/{type_.plural}", type_.plural, type_.name)
    engine, entry = operations.engine, operations.context.types[type_.name]

    async def bulk_edit_records(request: Request) -> Response:
        caller: Caller = signed_in(request)
        body = await read_object(request, max_bytes=MAX_SELECTION_BYTES)
        parameters.only(body, ("selection", "values", "clear", "list_modes", "reason"))
        edit = BulkEdit(
            values=_object(body, "values"), clear=_texts(body, "clear"), list_modes=_object(body, "list_modes"),
            reason=parameters.body_text(body, "reason", most=500),
        )
        chosen = selection.parse(body.get("selection"))
        ask = Ask.of(caller, idempotency_key(request), "bulk_edit", type_.name, body)
        operation = await engine.once(ask, lambda: bulk_edit.begin(engine, entry, caller, chosen, edit, ask))
        return json_response(engine.wire(caller, operation, language_of(request)), status=202)

    async def export_records(request: Request) -> Response:
        caller: Caller = signed_in(request)
        body = await read_object(request, max_bytes=MAX_SELECTION_BYTES)
        parameters.only(body, ("selection", "columns", "format", "language"))
        language = parameters.body_or(body, "language", language_of(request))
        if language not in ("zh", "en"):
            raise Invalid.one("/language", BAD_FORMAT, hint_zh="zh 或 en", hint_en="zh or en")
        format_ = parameters.body_or(body, "format", "xlsx")
        wanted = Export(columns=_texts(body, "columns"), format=format_, language=language)
        chosen = selection.parse(body.get("selection"))
        ask = Ask.of(caller, idempotency_key(request), "export", type_.name, body, language)
        operation = await engine.once(ask, lambda: export.begin(engine, entry, caller, chosen, wanted, ask))
        return json_response(engine.wire(caller, operation, language_of(request)), status=202)

    answer = openapi.answer(schemas.OPERATION, "Begun")
    takes = schemas.bulk_edit(*_bulk_values(type_))
    begin: Json = {"status": 202, "parameters": [openapi.KEY]}
    routes.add("POST", ":bulk_edit", bulk_edit_records, answer, **begin, requestBody=openapi.body(takes))
    routes.add("POST", ":export", export_records, answer, **begin, requestBody=openapi.body(schemas.EXPORT))
    return routes.router


def _bulk_values(type_: RecordType) -> tuple[dict[str, Any], list[str]]:
    """Schema of what may be set in bulk, and which of it are lists."""
    schema = input_schema(type_, "edit")
    bulk = {name: field for name, field in type_.fields.items() if field.bulk and field.writable and not field.secret}
    shown = {name: one for name, one in schema["properties"].items() if name in bulk or name == "custom"}
    return {**schema, "properties": shown}, sorted(name for name, field in bulk.items() if field.many)


def _object(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = parameters.body_or(body, name, {})
    if not isinstance(value, dict):
        raise Invalid.one(f"/{name}", WRONG_TYPE, expected_zh="对象", expected_en="an object")
    return value


def _texts(body: Mapping[str, Any], name: str) -> list[str]:
    value = parameters.body_or(body, name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or len(value) > 500:
        raise Invalid.one(f"/{name}", WRONG_TYPE, expected_zh="字段名的列表", expected_en="a list of field names")
    return list(dict.fromkeys(value))

