"""The embedded engines of one service: one folder, one SQLite file, one index."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crm_platform.blobs.files import FileBlobs
from crm_platform.documents.port import Spec
from crm_platform.documents.sqlite import SqliteDocuments
from crm_platform.log.sqlite import SqliteLog
from crm_platform.search.port import SearchSpec
from crm_platform.search.tantivy import TantivyIndex
from crm_platform.tasks import rows as tasks_rows
from crm_platform.tasks.rows import RowTasks


@dataclass(frozen=True, slots=True)
class Engines:
    """Opened in the order of their fields, closed in reverse."""

    documents: SqliteDocuments
    search: TantivyIndex
    blobs: FileBlobs
    log: SqliteLog
    tasks: RowTasks


def engines_at(folder: Path, service: str, specs: Sequence[Spec], indexes: Sequence[SearchSpec]) -> Engines:
    """Not yet opened. `folder` is the data folder of the whole product."""
    place = folder / service
    place.mkdir(parents=True, exist_ok=True)
    documents = SqliteDocuments(str(place / f"{service}.db"), [*specs, *tasks_rows.SPECS])
    return Engines(
        documents=documents,
        search=TantivyIndex(str(place / "search"), indexes),
        blobs=FileBlobs(str(place / "blobs")),
        log=SqliteLog(documents),
        tasks=RowTasks(documents, sole=True),
    )
