"""Blobs in files: written once, whole or not at all."""

import asyncio
import hashlib
from datetime import UTC, datetime

import pytest
from crm_platform.blobs.files import FileBlobs
from crm_platform.errors import NotFound, TooLarge


@pytest.fixture
async def blobs(tmp_path):
    blobs = FileBlobs(tmp_path)
    await blobs.open()
    yield blobs
    await blobs.close()


async def pieces(*parts: bytes):
    for part in parts:
        yield part


def files(folder) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


async def test_content_comes_back_by_its_digest(blobs, tmp_path):
    info = await blobs.put(pieces(b"abc", b"", b"def"), max_size=6)
    assert (info.digest, info.size) == (hashlib.sha256(b"abcdef").hexdigest(), 6)
    assert b"".join([piece async for piece in blobs.read(info.digest, chunk=4)]) == b"abcdef"
    assert await blobs.info(info.digest) == info
    assert (tmp_path / await blobs.path(info.digest)).read_bytes() == b"abcdef"
    assert files(tmp_path) == [f"{info.digest[:2]}/{info.digest}"]


async def test_the_same_content_is_kept_once(blobs, tmp_path):
    first = await blobs.put(b"same", max_size=10)
    assert await blobs.put(pieces(b"sa", b"me"), max_size=10) == first
    assert len(files(tmp_path)) == 1


async def test_simultaneous_writes_of_one_content_all_succeed(blobs, tmp_path):
    done = await asyncio.gather(*(blobs.put(b"x" * 100_000, max_size=1_000_000) for _ in range(20)))
    assert len(set(done)) == 1
    assert len(files(tmp_path)) == 1


async def test_too_large_keeps_nothing(blobs, tmp_path):
    with pytest.raises(TooLarge) as refused:
        await blobs.put(pieces(b"x" * 1_048_576, b"y"), max_size=1_048_576)
    assert refused.value.variables == {"max": "1 MB"}
    assert files(tmp_path) == []


async def test_a_source_that_breaks_keeps_nothing(blobs, tmp_path):
    async def broken():
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await blobs.put(broken(), max_size=100)
    assert files(tmp_path) == []


async def test_what_a_killed_process_left_half_written_goes_at_the_next_start(tmp_path):
    (tmp_path / "new").mkdir(parents=True)
    (tmp_path / "new" / "half").write_bytes(b"half")
    blobs = FileBlobs(tmp_path)
    await blobs.open()
    assert files(tmp_path) == []
    await blobs.close()


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "A" * 64])
async def test_what_is_not_there_is_not_found_and_no_path_leads_out(blobs, digest):
    assert await blobs.info(digest) is None
    with pytest.raises(NotFound):
        await blobs.path(digest)
    with pytest.raises(NotFound):
        async for _ in blobs.read(digest):
            pass


async def test_a_deleted_blob_is_gone_and_deleting_twice_is_no_error(blobs):
    info = await blobs.put(b"abc", max_size=10)
    await blobs.delete(info.digest)
    await blobs.delete(info.digest)
    assert await blobs.info(info.digest) is None


async def test_what_was_put_again_since_is_not_deleted(tmp_path):
    times = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    blobs = FileBlobs(tmp_path, clock=lambda: times[0])
    await blobs.open()
    digest = (await blobs.put(b"same", max_size=9)).digest
    assert [found async for found in blobs.idle(times[0])] == [[digest]]
    times[0] = times[1]
    await blobs.put(b"same", max_size=9)
    assert [found async for found in blobs.idle(datetime(2026, 1, 1, tzinfo=UTC))] == []
    assert not await blobs.delete(digest, unused_since=datetime(2026, 1, 1, tzinfo=UTC))
    assert await blobs.info(digest) is not None
    assert await blobs.delete(digest, unused_since=times[2])
    assert await blobs.info(digest) is None
    assert not await blobs.delete(digest, unused_since=times[2])
    await blobs.close()


async def test_content_put_while_it_is_deleted_is_there_afterwards(tmp_path):
    """Whoever comes first: once `put` has answered, a sweep by an older time does not take the content away."""
    old, fresh = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    at = [old]
    blobs = FileBlobs(tmp_path, clock=lambda: at[0])
    await blobs.open()
    for n in range(60):
        at[0], content = old, b"%d" % n
        digest = (await blobs.put(content, max_size=9)).digest
        at[0] = fresh
        await asyncio.gather(blobs.put(content, max_size=9), blobs.delete(digest, unused_since=old))
        assert await blobs.info(digest) is not None, n
    await blobs.close()
