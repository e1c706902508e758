"""kill -9 while deleted records are erased: each is gone whole or there whole, and the next run ends it."""

import asyncio
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from crm_testkit.notes import START
from crm_testkit.people_book import people_book

pytestmark = pytest.mark.crash
RECORDS = 300
CHILD = textwrap.dedent(
    """
    import asyncio, sys
    from datetime import timedelta
    from pathlib import Path
    from crm_testkit.notes import START
    from crm_testkit.people_book import people_book

    async def main():
        async with people_book(Path(sys.argv[1]), start=START + timedelta(days=40)) as book:
            print("open", flush=True)
            await book.later(days=1)

    asyncio.run(main())
    """
)


@pytest.mark.parametrize("after", [0.02, 0.08, 0.2])
async def test_a_purge_that_was_killed_is_ended_by_the_next(tmp_path: Path, after: float) -> None:
    async with people_book(tmp_path) as book:
        table = "姓名\n" + "\n".join(f"人{n}" for n in range(RECORDS))
        await book.imported(table.encode())
        for doc in (await book.all())[1:]:
            assert (await book.client().delete(f"/v1/people/{doc['_id']}")).status_code == 204

    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    await child.stdout.readline()
    await asyncio.sleep(after)
    child.kill()
    await child.wait()

    async with people_book(tmp_path, start=START + timedelta(days=42)) as book:
        left = {doc["_id"] for doc in await book.documents["people"].find({})}
        purged = await book.documents["changes"].find({"verb": "purged"})
        assert {row["record_id"] for row in purged}.isdisjoint(left)
        assert len(purged) + len(left) == RECORDS, "none half gone"
        await book.later(days=1)
        assert await book.documents["people"].count({}) == 1
        assert await book.documents["changes"].count({"verb": "purged"}) == RECORDS - 1, "each erased once"
