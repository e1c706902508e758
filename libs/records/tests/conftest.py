"""A running service of notes for the tests of the machinery."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from crm_testkit.mongod import running_mongod
from crm_testkit.notes import World, notes_world
from crm_testkit.people_book import Book, people_book
from hypothesis import settings

settings.register_profile("crm", deadline=None)     # how long a case takes is for the benchmarks to say
settings.load_profile("crm")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with notes_world(tmp_path) as running:
        yield running


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Book]:
    async with people_book(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def mongod() -> Iterator[str]:
    """The address of a MongoDB replica set."""
    with running_mongod() as uri:
        yield uri


@pytest.fixture(params=["sqlite", pytest.param("mongodb", marks=[pytest.mark.mongo, pytest.mark.xdist_group("mongo")])])
def mongodb(request: pytest.FixtureRequest) -> str | None:
    """Once for each engine: None for SQLite, else the address of MongoDB."""
    return None if request.param == "sqlite" else request.getfixturevalue("mongod")
