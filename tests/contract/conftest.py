"""Real servers for the contract suites."""

from collections.abc import Iterator

import pytest
from crm_testkit.mongod import running_mongod


@pytest.fixture(scope="session")
def mongod() -> Iterator[str]:
    """The address of a MongoDB replica set."""
    with running_mongod() as uri:
        yield uri
