"""The built web pages, from the same origin: hashed assets for a year, the page itself never cached."""

import gzip
import mimetypes
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response

from crm_platform.errors import NotFound

_COMPRESSED = frozenset({".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest"})


class WebFiles:
    """Files are read once and kept, compressed where it pays: a build is a few hundred kilobytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._kept: dict[str, tuple[bytes, bytes | None, str]] = {}

    def find(self, path: str) -> tuple[bytes, bytes | None, str] | None:
        """(content, gzip of it or None, media type) of a file of the build."""
        if path in self._kept:
            return self._kept[path]
        file = (self.folder / path).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            return None
        content = file.read_bytes()
        packed = gzip.compress(content, 9, mtime=0) if file.suffix in _COMPRESSED else None
        media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._kept[path] = (content, packed, media)
        return self._kept[path]

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
