"""Files of records: checked by content, stored once, given out by the decision."""

import logging
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm_platform.blobs.port import BlobInfo, Blobs
from crm_platform.documents.port import Doc
from crm_platform.errors import Invalid, NotFound, TooLarge, Unavailable
from crm_platform.process import ChildFailed, run_in_child

from crm_records.access.caller import Caller
from crm_records.attachments.commands import AddFile, RemoveFile
from crm_records.attachments.content import HEAD_BYTES, NO_PICTURE, kind_of, safe_name
from crm_records.commands import Outcome
from crm_records.declaration import Field, RecordType
from crm_records.exchange.imports import read_file
from crm_records.picture import made_anew
from crm_records.service import ServiceContext

logger = logging.getLogger(__name__)
_PICTURE_MEMORY_MB = 768
_PICTURE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Bytes, and files a record (the declaration may say fewer)."""

    file: int = 20 << 20
    photo: int = 2 << 20
    files: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for a change of which record, with what came in the request's headers."""

    caller: Caller
    id: str
    key: str | None = None
    if_match: int | None = None


class Files:
    """The files of one record type."""

    def __init__(
        self, context: ServiceContext, blobs: Blobs, type_: RecordType, limits: FileLimits | None = None
    ) -> None:
        self._context, self._blobs, self._type = context, blobs, type_
        self.limits = limits or FileLimits()

    async def add(self, asked: Asked, field: Field, content: AsyncIterator[bytes], name: str | None) -> Outcome:
        """Check the right first: nothing is stored for somebody who may not edit the record."""
        await self._require(asked, "edit")
        shown = safe_name(name)
        if field.many:
            info, media = await self._kept(content, shown)
        else:
            info, media = await self._photo(content)
        file = {"blob": info.digest, "name": shown, "size": info.size, "type": media}
        most = min(self.limits.files, field.max_items or self.limits.files)
        command = AddFile(type_name=self._type.name, id=asked.id, field=field.name, file=file, most=most)
        return await self._context.executor.run(command, asked.caller, key=asked.key, if_match=asked.if_match)

    async def remove(self, asked: Asked, field: Field, file_id: str | None) -> Outcome:
        command = RemoveFile(type_name=self._type.name, id=asked.id, field=field.name, file_id=file_id)
        return await self._context.executor.run(command, asked.caller, key=asked.key, if_match=asked.if_match)

    async def get(self, asked: Asked, field: Field, file_id: str | None) -> tuple[Doc, AsyncIterator[bytes]]:
        """The file and its content. Attachments need the right to copy; a photo is seen by who sees the record."""
        doc = await self._require(asked, "copy" if field.many else "read")
        held = doc.get(field.name)
        files: list[Doc] = held if isinstance(held, list) else [held] if held else []
        file = next((one for one in files if file_id in (None, one["id"])), None)
        if file is None:
            raise NotFound
        return file, self._blobs.read(file["blob"])

    async def _require(self, asked: Asked, operation: str) -> Doc:
        rights = self._context.lists.rights(asked.caller)
        doc = await self._context.lists.document(rights, self._type, asked.id)
        rights.require(operation, self._type, doc)
        return doc

    async def _kept(self, content: AsyncIterator[bytes], name: str) -> tuple[BlobInfo, str]:
        head, whole = await _with_head(content)
        media = kind_of(head, name)
        return await self._blobs.put(whole, max_size=self.limits.file), media

    async def _photo(self, content: AsyncIterator[bytes]) -> tuple[BlobInfo, str]:
        """Only the picture made anew is kept: what else was in the file (place, device) never reaches the store."""
        with tempfile.TemporaryDirectory(prefix="crm-photo-") as folder:
            source, target = Path(folder) / "source", Path(folder) / "target"
            await _write(source, content, self.limits.photo)
            media = await _made_anew(source, target)
            return await self._blobs.put(read_file(target), max_size=self.limits.photo * 4), media


async def _made_anew(source: Path, target: Path) -> str:
    """The media type of what was written to `target`. Unavailable where nothing was said about the picture."""
    try:
        return await run_in_child(
            made_anew, str(source), str(target), memory_mb=_PICTURE_MEMORY_MB, seconds=_PICTURE_SECONDS
        )
    except ValueError:
        raise Invalid.one("/file", NO_PICTURE) from None
    except ChildFailed as failed:
        if failed.why == "memory":          # told by the child itself: the picture asked for more than any may have
            raise Invalid.one("/file", NO_PICTURE) from None
        logger.warning("photo maker failed: %s", failed)
        raise Unavailable from failed


async def _with_head(content: AsyncIterator[bytes]) -> tuple[bytes, AsyncIterator[bytes]]:
    """The first bytes, and the whole content again."""
    head = b""
    async for piece in content:
        head += piece
        if len(head) >= HEAD_BYTES:
            break

    async def whole() -> AsyncIterator[bytes]:
        yield head
        async for piece in content:
            yield piece

    return head[:HEAD_BYTES], whole()


async def _write(path: Path, content: AsyncIterator[bytes], most: int) -> None:
    size = 0
    with path.open("wb") as file:
        async for piece in content:
            size += len(piece)
            if size > most:
                raise TooLarge(max=f"{most >> 20} MB")
            file.write(piece)


def file_to_wire(file: Doc) -> dict[str, Any]:
    return {name: value for name, value in file.items() if name != "blob"}
