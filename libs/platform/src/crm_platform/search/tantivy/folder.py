"""The generations of an index on disk: `CURRENT` names the one that answers, all others are left-overs."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import orjson
import tantivy

from crm_platform.durable import sync_folder
from crm_platform.search.tantivy.layout import Layout


@dataclass(frozen=True, slots=True)
class Generation:
    """One tantivy index. `complete`: it was filled from the store, so that nothing older than it is missing."""

    name: str
    fingerprint: str
    complete: bool


class IndexFolder:
    """One index's folder; the caller holds it alone."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path, self.layout = path, layout

    def open(self) -> tuple[Generation, tantivy.Index]:
        """The generation that answers; a new empty one where there is none that this declaration can read."""
        self.path.mkdir(parents=True, exist_ok=True)
        current = self._read()
        if current is not None and current.fingerprint == self.layout.fingerprint:
            try:
                index = self._index(current.name, new=False)
            except (ValueError, OSError):
                pass  # damaged: rebuilt like one of an older declaration
            else:
                self._sweep(keep=current.name)
                return current, index
        generation, index = self.create()
        self.switch(generation)
        return generation, index

    def create(self, *, complete: bool = False) -> tuple[Generation, tantivy.Index]:
        """A new empty generation beside the current one."""
        taken = {int(path.name[1:]) for path in self.path.glob("g*") if path.name[1:].isdigit()}
        generation = Generation(f"g{max(taken, default=0) + 1}", self.layout.fingerprint, complete)
        (self.path / generation.name).mkdir()
        return generation, self._index(generation.name, new=True)

    def switch(self, generation: Generation) -> None:
        """From now on this one answers, also after a crash; the others go."""
        facts = {"name": generation.name, "fingerprint": generation.fingerprint, "complete": generation.complete}
        new = self.path / "CURRENT.new"
        with new.open("wb") as file:
            file.write(orjson.dumps(facts))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path / "CURRENT")
        sync_folder(self.path)
        self._sweep(keep=generation.name)

    def retire(self) -> None:
        """None answers any more: the next `open` begins an empty one."""
        (self.path / "CURRENT").unlink(missing_ok=True)
        sync_folder(self.path)

    def discard(self, generation: Generation) -> None:
        shutil.rmtree(self.path / generation.name, ignore_errors=True)

    def _index(self, name: str, *, new: bool) -> tantivy.Index:
        path = str(self.path / name)
        index = tantivy.Index(self.layout.schema, path) if new else tantivy.Index.open(path)
        index.config_reader("manual")  # reloaded after each commit of ours; no thread that watches files
        index.reload()
        return index

    def _read(self) -> Generation | None:
        try:
            return Generation(**orjson.loads((self.path / "CURRENT").read_bytes()))
        except (FileNotFoundError, orjson.JSONDecodeError, TypeError):
            return None

    def _sweep(self, keep: str) -> None:
        for path in self.path.glob("g*"):
            if path.name != keep:
                shutil.rmtree(path, ignore_errors=True)
