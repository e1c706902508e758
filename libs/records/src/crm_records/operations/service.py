"""Operations of one service, composed: what its `service.py` makes once, and whose routes it mounts."""

from collections.abc import Mapping
from functools import cached_property

from crm_platform.blobs.port import Blobs
from crm_platform.documents.port import Spec

from crm_records.exchange import imports, mapping
from crm_records.exchange.duplicates import DuplicateFinder
from crm_records.exchange.imports import Exchange, Imports
from crm_records.exchange.tables import Limits
from crm_records.operations import journal, model
from crm_records.operations.bulk_edit import BulkEditKind
from crm_records.operations.engine import Engine
from crm_records.operations.export import ExportKind
from crm_records.operations.importing import ImportKind
from crm_records.operations.undo import UndoKind
from crm_records.service import ServiceContext

SPECS: tuple[Spec, ...] = (model.SPEC, journal.SPEC, imports.SPEC, mapping.SPEC)
"""Add these to the specs of a service's store."""


class Operations:
    """Make it before `context.tasks` opens: it registers its task.

    `finders`: what a record type's duplicates are, by the type's name.
    """

    def __init__(
        self, context: ServiceContext, blobs: Blobs, finders: Mapping[str, DuplicateFinder] | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.context, self.blobs = context, blobs
        self.exchange = Exchange(context=context, blobs=blobs, finders=finders or {}, limits=limits or Limits())
        self.engine = Engine(context, {
            "bulk_edit": BulkEditKind(),
            "import": ImportKind(self.exchange),
            "export": ExportKind(blobs),
            "undo": UndoKind(),
        })

    @cached_property
    def imports(self) -> Imports:
        return Imports(self.exchange)
