"""Both engines answer alike: fixed seeds for what was once wrong, a random one for what nobody thought of."""

import os
import random
from pathlib import Path

import pytest
from crm_platform.documents.mongo import MongoDocuments
from crm_platform.documents.sqlite import SqliteDocuments
from crm_testkit.document_fuzz import Fuzz
from crm_testkit.document_material import SPEC

SECONDS = float(os.environ.get("CRM_FUZZ_SECONDS", "10"))


@pytest.mark.mongo
@pytest.mark.parametrize("seed", [1, 20261124, None], ids=["seed 1", "seed 20261124", "random seed"])
async def test_sqlite_and_mongodb_give_the_same_answers(seed: int | None, mongod: str, tmp_path: Path) -> None:
    seed = random.randrange(10**9) if seed is None else seed
    mongo = MongoDocuments(mongod, f"fuzz{seed}", [SPEC])
    sqlite = SqliteDocuments(str(tmp_path / "fuzz.db"), [SPEC], synchronous="OFF")
    await mongo.client.drop_database(f"fuzz{seed}")
    await mongo.open()
    await sqlite.open()
    try:
        result = await Fuzz(mongo, sqlite, seed).run(SECONDS / 3)
    finally:
        await mongo.client.drop_database(f"fuzz{seed}")
        await mongo.close()
        await sqlite.close()
    assert not result, str(result)
    assert result.operations > 50
