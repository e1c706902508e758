"""What a file really is, by its content, and whether it may be kept."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import filetype
from crm_platform.errors import Invalid, Reason

HEAD_BYTES = 8192
"""What a file is told by."""

REFUSED = Reason("FILE_TYPE_REFUSED", "不能保存此类文件（{type}）", "Files of this kind ({type}) are not kept")
EMPTY = Reason("EMPTY_FILE", "文件是空的", "The file is empty")
NO_PICTURE = Reason("NOT_A_PICTURE", "不是可用的图片", "Not a picture that can be used")
BINARY = "application/octet-stream"

_ALLOWED_PREFIXES = ("image/", "audio/", "video/")
_ALLOWED = frozenset({
    "application/pdf", "application/zip", "application/x-7z-compressed", "application/x-rar-compressed",
    "application/gzip", "application/x-bzip2", "application/x-xz", "application/x-tar", "application/rtf",
    "application/epub+zip", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
})
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa",
    b"dex\n", b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00", b"\x00asm", b"!<arch>\n", b"\xed\xab\xee\xdb",
)
_PROGRAM_NAMES = frozenset({
    "exe", "dll", "com", "scr", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "msi", "msp", "jar",
    "apk", "lnk", "reg", "pif", "cpl", "sh", "bash", "app", "deb", "rpm", "iso", "img", "vhd", "xll", "chm",
})
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def kind_of(head: bytes, name: str) -> str:
    """The media type to keep it under; Invalid at `/file` for programs and what is not known to be harmless."""
    if not head:
        raise Invalid.one("/file", EMPTY)
    extension = PurePosixPath(name).suffix.lower().lstrip(".")
    if head.startswith(_PROGRAMS) or extension in _PROGRAM_NAMES:
        raise Invalid.one("/file", REFUSED, type=extension or "program")
    if _MARKUP.match(head):
        return BINARY                       # HTML, SVG, XML may hold scripts: never given a type that a browser runs
    guessed = filetype.guess(head)
    if guessed is not None:
        media = str(guessed.mime)
        if media in _ALLOWED or media.startswith(_ALLOWED_PREFIXES):
            return media
        raise Invalid.one("/file", REFUSED, type=media)
    if _is_text(head):
        return "text/csv" if extension == "csv" else "text/plain"
    return _by_structure(head)


def _by_structure(head: bytes) -> str:
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return BINARY                       # an older office document or message
    if head.startswith(b"PK\x03\x04"):
        return "application/zip"
    raise Invalid.one("/file", REFUSED, type=BINARY)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            head.decode(encoding)
        except UnicodeDecodeError as e:
            if e.start < len(head) - 4:     # not merely cut off in the middle of a character
                continue
        return True
    return False


def safe_name(name: str | None) -> str:
    """The bare name: no folders of either kind of system, no control or direction characters, at most 150."""
    bare = PureWindowsPath(PurePosixPath(name or "").name).name
    bare = _CONTROL.sub("", bare).strip(" .")
    if len(bare) > 150:
        stem, dot, extension = bare.rpartition(".")
        bare = f"{stem[: 149 - len(extension)]}{dot}{extension}" if dot and len(extension) < 12 else bare[:150]
    return bare or "file"
