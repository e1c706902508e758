"""The contacts service without its doors and its log, at a moment of one's choice."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from contacts.service import INDEXES, SPECS, Contacts
from crm_platform.blobs.files import FileBlobs
from crm_platform.cipher import FieldCipher
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.search.tantivy import TantivyIndex
from crm_platform.tasks.rows import SPECS as TASK_SPECS
from crm_platform.tasks.rows import RowTasks
from crm_records.access.snapshot import PolicySnapshot

from crm_testkit.notes import Ticking, a_policy


@asynccontextmanager
async def contacts_at(folder: Path, now: datetime) -> AsyncGenerator[Contacts]:
    """Its clock begins at `now`; over the same folder it goes on where it was. People: those of `crm_testkit.notes`."""
    documents = SqliteDocuments(str(folder / "contacts.db"), [*SPECS, *TASK_SPECS], synchronous="OFF")
    await documents.open()
    clock = Ticking(now.astimezone(UTC))
    yield Contacts(
        documents, search=TantivyIndex(folder / "search", list(INDEXES)), blobs=FileBlobs(folder / "blobs"),
        tasks=RowTasks(documents, clock=clock), policies=PolicySnapshot(a_policy()), cipher=FieldCipher(b"0" * 32),
        token_key=b"t" * 32, now=clock,
    )  # fmt: skip
    await documents.close()
