"""A running service of notes for the tests of the machinery."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from crm_testkit.notes import World, notes_world


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with notes_world(tmp_path) as running:
        yield running
