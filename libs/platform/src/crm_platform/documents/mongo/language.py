"""Between the port's words and MongoDB's, and MongoDB's failures as the port's."""

import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from bson.errors import InvalidDocument
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    OperationFailure,
)

from crm_platform.documents.language import GUARD
from crm_platform.documents.port import DuplicateKey, Filter, StoreUnavailable, Unsupported
from crm_platform.documents.semantics import normal

DUPLICATE = 11000
REFUSED = frozenset({2, 9, 14, 28, 40, 52, 54, 57, 171, 10334, 17280, 16837})
"""Codes of what MongoDB refuses because of the values met: wrong types, no viable path, too large."""
FULL = 14031
_INDEX = re.compile(r"index: (\S+) dup key")


def native_filter(where: Any) -> Any:
    """`$prefix` is the port's own; the rest is MongoDB's. Both `$prefix` and `$regex` on one field are refused."""
    if isinstance(where, list):
        return [native_filter(item) for item in where]
    if not isinstance(where, dict):
        return normal(where)
    if "$prefix" in where and "$regex" in where:
        raise Unsupported("$prefix beside $regex")
    return {
        "$regex" if key == "$prefix" else key: "^" + re.escape(value) if key == "$prefix" else native_filter(value)
        for key, value in where.items()
    }


def native_projection(fields: Sequence[str]) -> dict[str, int]:
    if not fields:
        return {GUARD: 0}
    return dict.fromkeys(["_id", "version", *fields], 1)


def duplicate(collection: str, details: Any) -> DuplicateKey:
    """The declared index out of a server's error: its key pattern tells the id, the message the name."""
    text = str((details or {}).get("errmsg", ""))
    found = _INDEX.search(text)
    index = found.group(1) if found else "_id"
    return DuplicateKey(collection, "_id" if index == "_id_" else index)


@contextmanager
def failures(collection: str) -> Generator[None]:
    """The port's errors for the driver's."""
    try:
        yield
    except DuplicateKeyError as error:
        raise duplicate(collection, error.details) from None
    except (BulkWriteError, OperationFailure, InvalidDocument, OverflowError, ConnectionFailure) as error:
        known = failure_of(collection, error)
        if known is error:
            raise
        raise known from error


def failure_of(collection: str, error: Exception) -> Exception:
    if isinstance(error, BulkWriteError):
        first = (error.details.get("writeErrors") or [{}])[0]
        if first.get("code") == DUPLICATE:
            return duplicate(collection, first)
        return Unsupported(str(first.get("errmsg"))) if first.get("code") in REFUSED else error
    if isinstance(error, InvalidDocument | OverflowError):
        return Unsupported(str(error))
    if isinstance(error, AutoReconnect | ConnectionFailure | ExecutionTimeout):
        return StoreUnavailable(str(error))
    if isinstance(error, OperationFailure):
        if error.code == DUPLICATE:
            return duplicate(collection, error.details)
        if error.code in REFUSED:
            return Unsupported(str(error))
    return error


def by_id(id_: str, version: int | None) -> Filter:
    return {"_id": id_} if version is None else {"_id": id_, "version": version}
