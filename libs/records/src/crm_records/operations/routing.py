"""What the routes of operations, exchange and attachments share: registering them, and sending files."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]


class Routes:
    def __init__(self, base: str, tag: str, suffix: str) -> None:
        self.router = APIRouter()
        self._base, self._tag, self._suffix = base, tag, suffix

    def add(self, method: str, path: str, endpoint: Endpoint, answer: Json, *, status: int = 200, **extra: Any) -> None:
        """One route; `extra` is merged into its OpenAPI operation."""
        self.router.add_api_route(
            self._base + path, endpoint, methods=[method], status_code=status, response_class=Response,
            operation_id=f"{endpoint.__name__}_{self._suffix}", summary=endpoint.__name__.replace("_", " "),
            tags=[self._tag], responses={status: answer}, openapi_extra=extra, response_model=None,
        )


def disposition(name: str) -> str:
    """Always an attachment: nothing that people upload or export is shown as a page (RFC 6266, RFC 5987)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in name) or "file"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def send(content: AsyncIterator[bytes], *, name: str, media: str, size: int | None = None) -> StreamingResponse:
    headers = {"content-disposition": disposition(name)}
    if size is not None:
        headers["content-length"] = str(size)
    return StreamingResponse(content, media_type=media, headers=headers)


def send_file(path: Path, folder: "TemporaryDirectory[str]", *, name: str, media: str) -> StreamingResponse:
    """A file of a temporary folder, which goes when it was sent."""

    async def pieces() -> AsyncIterator[bytes]:
        try:
            with path.open("rb") as file:
                while piece := file.read(1 << 18):
                    yield piece
        finally:
            folder.cleanup()

    return send(pieces(), name=name, media=media, size=path.stat().st_size)
