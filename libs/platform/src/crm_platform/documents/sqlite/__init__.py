"""Documents in one SQLite file: the embedded engine."""

from crm_platform.documents.sqlite.documents import SqliteDocuments

__all__ = ["SqliteDocuments"]
