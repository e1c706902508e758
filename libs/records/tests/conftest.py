"""A running service of notes for the tests of the machinery."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from crm_testkit.notes import World, notes_world
from hypothesis import settings

settings.register_profile("crm", deadline=None)     # how long a case takes is for the benchmarks to say
settings.load_profile("crm")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with notes_world(tmp_path) as running:
        yield running
