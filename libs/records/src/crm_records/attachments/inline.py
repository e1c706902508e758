"""Files shown within a page: only types that a browser draws without running anything, under a policy of their own."""

from collections.abc import AsyncIterator

from crm_platform.errors import Invalid, Reason
from fastapi.responses import StreamingResponse

from crm_records.operations.routing import disposition

PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
TEXTS = frozenset({"text/plain", "text/csv"})
PDF = "application/pdf"
TEXT_BYTES = 200_000
"""Of a text this much is shown; whoever wants all of it downloads it."""
NOT_SHOWN = Reason("NOT_SHOWN", "此类文件（{type}）只能下载", "Files of this kind ({type}) can only be downloaded")


def shown(content: AsyncIterator[bytes], *, name: str, media: str, size: int) -> StreamingResponse:
    """`media` is what the content was found to be when it was kept; Invalid at `/inline` for what is not shown.

    Nothing in it runs, loads, or is taken for something else. Only a PDF may be framed, and by our own pages:
    the browser's viewer needs a frame, and shows it under `sandbox` too.
    """
    if media not in PICTURES and media not in TEXTS and media != PDF:
        raise Invalid.one("/inline", NOT_SHOWN, type=media)
    ancestors, frame = ("'self'", "SAMEORIGIN") if media == PDF else ("'none'", "DENY")
    headers = {
        "content-disposition": disposition(name).replace("attachment", "inline", 1),
        "content-security-policy": f"default-src 'none'; sandbox; frame-ancestors {ancestors}",
        "x-frame-options": frame,
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "content-length": str(size),
        "content-type": media,
    }
    if media in TEXTS:
        content, most = _first(content, TEXT_BYTES), min(size, TEXT_BYTES)
        # a table is a text here: browsers save `text/csv`; its encoding the reader must find
        headers |= {"content-length": str(most), "content-type": "text/plain"}
    return StreamingResponse(content, headers=headers)


async def _first(content: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    left = most
    async for piece in content:
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            return
