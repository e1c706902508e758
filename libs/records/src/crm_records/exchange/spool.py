"""The compact file between the parser's child and the rest: frames of 25 rows, each a length and MessagePack.

A row is `[number, cell, cell, …]`; the number is the one the spreadsheet shows (1 is the first line). A cell is text,
None where empty, or `{"e": code, "v": text}` where it must be refused. Everything is text on purpose: the same table
as .csv, .xls and .xlsx gives the same rows.
"""

import struct
from collections.abc import Iterable, Iterator
from io import BufferedReader, BufferedWriter
from typing import Any

import msgspec

Row = list[Any]
FRAME_ROWS = 25
"""Read in a millisecond or two."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[Any]]).decode
_LENGTH = struct.Struct("<I")


def write_frames(file: BufferedWriter, rows: Iterable[Row]) -> int:
    """Returns the number of rows; holds one frame at a time."""
    frame: list[Row] = []
    count = 0
    for row in rows:
        frame.append(row)
        if len(frame) == FRAME_ROWS:
            count += _put(file, frame)
            frame = []
    if frame:
        count += _put(file, frame)
    return count


def frame(rows: Iterable[Row]) -> bytes:
    """One frame of at most 200 rows."""
    body = _encode(list(rows))
    return _LENGTH.pack(len(body)) + body


def _put(file: BufferedWriter, frame: list[Row]) -> int:
    body = _encode(frame)
    file.write(_LENGTH.pack(len(body)))
    file.write(body)
    return len(frame)


def read_frames(file: BufferedReader) -> Iterator[list[Row]]:
    while head := file.read(4):
        yield _decode(file.read(_LENGTH.unpack(head)[0]))
