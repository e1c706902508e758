"""A whole index made beside the one that answers, by one large writer: few segments, little to merge, no journal.

For filling an installation from outside while the product is stopped; what holds while it runs is `rebuild`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from crm_platform.search.port import SearchSpec
from crm_platform.search.tantivy.folder import IndexFolder
from crm_platform.search.tantivy.layout import Layout

HEAP_BYTES = 300_000_000
"""A segment is written when so much is gathered; about 100,000 customers."""


class Filling:
    """`folder` as TantivyIndex has it, which must not be open. What is added answers only after `switch`; given up
    before it, the next `open` of the index sweeps it away.
    """

    def __init__(self, folder: str | Path, spec: SearchSpec) -> None:
        self._layout = Layout(spec)
        self._folder = IndexFolder(Path(folder) / spec.name, self._layout)
        self._folder.path.mkdir(parents=True, exist_ok=True)
        self._generation, index = self._folder.create(complete=True)
        self._writer = index.writer(HEAP_BYTES, 1)

    def add(self, docs: Sequence[Mapping[str, Any]]) -> None:
        """Documents that were not added before."""
        for doc in docs:
            self._writer.add_json(self._layout.document(doc))

    def commit(self) -> None:
        """Durable and merged on return; nothing more can be added."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def retire(self) -> None:
        """From now on the old index answers no more: opened before `switch`, an empty one asks for a rebuild."""
        self._folder.retire()

    def switch(self) -> None:
        self._folder.switch(self._generation)
