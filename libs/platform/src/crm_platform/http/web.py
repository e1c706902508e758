"""The built web pages, from the same origin: hashed assets for a year, the page itself never cached."""

import gzip
import mimetypes
from pathlib import Path, PurePosixPath

from fastapi import FastAPI, Request
from fastapi.responses import Response

from crm_platform.errors import NotFound

_COMPRESSED = frozenset({".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest"})


class WebFiles:
    """One build, read whole when it is opened: a build that is made meanwhile never mixes with it (a few megabytes)."""

    def __init__(self, folder: Path) -> None:
        files = (file for file in folder.rglob("*") if file.is_file())
        self._content = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
        self._packed: dict[str, bytes] = {}

    def find(self, path: str) -> tuple[bytes, bytes | None, str] | None:
        """(content, gzip of it or None, media type) of a file of the build."""
        content = self._content.get(path)
        if content is None:
            return None
        media = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if PurePosixPath(path).suffix not in _COMPRESSED:
            return content, None, media
        if path not in self._packed:
            self._packed[path] = gzip.compress(content, 9, mtime=0)
        return content, self._packed[path], media

    def answer(self, request: Request, path: str) -> Response:
        """The file, or the page for every address of the single-page application."""
        found = self.find(path) if path else None
        if found is None:
            if "." in path.rsplit("/", 1)[-1] or (found := self.find("index.html")) is None:
                raise NotFound
            path = "index.html"
        content, packed, media = found
        headers = {"cache-control": "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"}
        if packed is not None:
            headers["vary"] = "accept-encoding"
            if "gzip" in request.headers.get("accept-encoding", ""):
                headers["content-encoding"] = "gzip"
                content = packed
        return Response(content, headers=headers, media_type=media)


def serve_web(app: FastAPI, folder: Path) -> None:
    """Add the pages behind every other route."""
    files = WebFiles(folder)

    @app.get("/{path:path}", include_in_schema=False)
    async def page(request: Request, path: str) -> Response:  # pyright: ignore[reportUnusedFunction] - a route
        if path.startswith("v1/"):
            raise NotFound
        return files.answer(request, path)
