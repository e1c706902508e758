"""Documents: a checked subset of MongoDB's language on two engines."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from crm_platform.documents.port import Documents, Spec


def open_documents(url: str, specs: Sequence[Spec]) -> Documents:
    """The store that a URL names, not yet opened: `sqlite:////absolute/file.db` or `mongodb://host/database`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        from crm_platform.documents.sqlite import SqliteDocuments  # noqa: PLC0415 - one engine need not load the other

        return SqliteDocuments(parts.path[1:], specs)
    if parts.scheme in ("mongodb", "mongodb+srv"):
        from crm_platform.documents.mongo import MongoDocuments  # noqa: PLC0415

        return MongoDocuments(url, parts.path.strip("/"), specs)
    raise ValueError(f"no documents engine for {parts.scheme}:")


__all__ = ["open_documents"]
