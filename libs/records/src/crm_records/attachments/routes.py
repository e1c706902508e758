"""HTTP of a record's files: `/v1/<plural>/{id}/attachments…` and `/v1/<plural>/{id}/photo`."""

from crm_platform.blobs.port import Blobs
from crm_platform.errors import REQUIRED, Invalid
from crm_platform.http import idempotency_key, if_match, signed_in
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import UploadFile

from crm_records.attachments import inline
from crm_records.attachments.service import Asked, FileLimits, Files
from crm_records.declaration import Field, Kind, RecordType
from crm_records.operations import schemas
from crm_records.operations.exchange_routes import pieces
from crm_records.operations.routing import Json, Routes, send
from crm_records.service import ServiceContext
from crm_records.surface import openapi, parameters
from crm_records.surface.records import RecordHandlers

UPLOAD: Json = {
    "required": True,
    "content": {
        "multipart/form-data": {"schema": schemas.thing(["file"], {"file": {"type": "string", "format": "binary"}})}
    },
}
INLINE = openapi.query(
    "inline", {"type": "boolean"},
    "To be shown, not saved: pictures (PNG, JPEG, WebP, GIF), PDF, and the first 200,000 bytes of a text, by what the "
    "content was found to be; 422 for other types. The right to copy is needed all the same.",
)


def attachment_routes(
    context: ServiceContext, type_: RecordType, blobs: Blobs, limits: FileLimits | None = None, *,
    base: str | None = None,
) -> APIRouter:
    """Routes of every field of files that the type declares, under the field's name."""
    base = base or f"/v1/{type_.plural}"
    routes = Routes(base, type_.plural, type_.name)
    files = Files(context, blobs, type_, limits)
    shown = openapi.answer(openapi.record_schema(type_), headers=openapi.ETAG)
    one, writes = openapi.path_parameter(), [openapi.KEY, openapi.IF_MATCH]
    for field in type_.fields.values():
        if field.kind is not Kind.FILE:
            continue
        do = _Handlers(RecordHandlers(context, type_, base), files, field)
        path = f"/{{id}}/{field.name}"
        item = [one]
        if field.many:
            routes.add("POST", path, do.named("add"), shown, status=201, parameters=[one, *writes], requestBody=UPLOAD)
            path += "/{file_id}"
            item = [one, openapi.path_parameter("file_id")]
        else:
            routes.add("PUT", path, do.named("put"), shown, parameters=[one, *writes], requestBody=UPLOAD)
        media, asked = ("*/*", [*item, INLINE]) if field.many else ("image/*", item)
        routes.add("GET", path, do.named("get"), schemas.file_of(media), parameters=asked)
        gone = {"description": "Removed"}
        routes.add("DELETE", path, do.named("remove"), gone, status=204, parameters=[*item, *writes])
    return routes.router


class _Handlers:
    def __init__(self, records: RecordHandlers, files: Files, field: Field) -> None:
        self._records, self._files, self._field = records, files, field

    def named(self, verb: str):  # noqa: ANN202 - an endpoint whose name is its operation's
        handler = getattr(self, f"_{verb}")

        async def endpoint(request: Request) -> Response:
            return await handler(request)

        endpoint.__name__ = f"{verb}_{self._field.name}"
        return endpoint

    async def _add(self, request: Request) -> Response:
        return await self._upload(request, status=201)

    async def _put(self, request: Request) -> Response:
        return await self._upload(request, status=200)

    async def _upload(self, request: Request, *, status: int) -> Response:
        asked = _asked(request)
        async with request.form(max_files=1, max_fields=5) as form:
            parameters.only(form, ("file",))
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Invalid.one("/file", REQUIRED)
            await self._files.add(asked, self._field, pieces(file), file.filename)
        return await self._records._answer(asked.caller, asked.id, status=status)  # noqa: SLF001 - the answer every route of a record gives

    async def _get(self, request: Request) -> Response:
        asked = Asked(caller=self._records._caller(request), id=parameters.path_id(request))  # noqa: SLF001
        file_id = parameters.path_id(request, "file_id") if self._field.many else None
        shown = parameters.flag(request, "inline") or not self._field.many
        file, content = await self._files.get(asked, self._field, file_id)
        if not shown:
            return send(content, name=file["name"], media=file["type"], size=file["size"])
        answer = inline.shown(content, name=file["name"], media=file["type"], size=file["size"])
        if not self._field.many:
            answer.headers["content-disposition"] = "inline"    # our own encoder made it: the name is not the picture's
            answer.headers["cache-control"] = "private, max-age=0, must-revalidate"
        return answer

    async def _remove(self, request: Request) -> Response:
        file_id = parameters.path_id(request, "file_id") if self._field.many else None
        await self._files.remove(_asked(request), self._field, file_id)
        return Response(status_code=204)


def _asked(request: Request) -> Asked:
    return Asked(
        caller=signed_in(request), id=parameters.path_id(request), key=idempotency_key(request),
        if_match=if_match(request),
    )
