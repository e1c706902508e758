"""Files of records: what may be kept, who gets it, photos made anew."""

import io
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from crm_records.access.caller import Caller
from crm_records.commands import DeleteRecord
from crm_testkit.people_book import Book
from crm_testkit.sampling import one_in
from PIL import Image

PDF = b"%PDF-1.7\n" + b"x" * 20_000


async def attach(
    book: Book, id_: str, content: bytes = PDF, name: str = "合同.pdf", *, person: str = "manager", **headers: str
) -> httpx.Response:
    return await book.client(person).post(
        f"/v1/people/{id_}/attachments", files={"file": (name, content)}, headers=headers
    )


async def put_photo(book: Book, id_: str, content: bytes, *, person: str = "manager") -> httpx.Response:
    return await book.client(person).put(f"/v1/people/{id_}/photo", files={"file": ("x.jpg", content)})


def picture(size: tuple[int, int] = (1600, 1200), format_: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, format_, **options)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SpyCam"
    exif[0x0112] = 6                                     # to be turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    return picture((400, 200), exif=exif)


async def test_an_attachment_is_kept_listed_and_given_back(book: Book) -> None:
    one = await book.create()
    answer = await attach(book, one)
    assert answer.status_code == 201, answer.text
    (file,) = answer.json()["attachments"]
    assert (file["name"], file["size"], file["type"], file["added_by"]) == (
        "合同.pdf", len(PDF), "application/pdf", "manager",
    )
    assert answer.headers["etag"] == '"2"'

    given = await book.client().get(f"/v1/people/{one}/attachments/{file['id']}")
    assert given.content == PDF
    assert given.headers["content-disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''%E5%90%88%E5%90%8C.pdf" in given.headers["content-disposition"]
    assert given.headers["x-content-type-options"] == "nosniff"

    gone = await book.client().delete(f"/v1/people/{one}/attachments/{file['id']}")
    assert gone.status_code == 204
    assert (await book.get(one)).get("attachments") is None
    assert (await book.client().get(f"/v1/people/{one}/attachments/{file['id']}")).status_code == 404
    verbs = [row["command"] for row in (await book.client().get(f"/v1/people/{one}/changes")).json()["changes"]]
    assert verbs == ["remove_file", "add_file", "create_record"]


@pytest.mark.parametrize(
    ("files", "data", "pointer"),
    [
        ({"other": ("a.pdf", PDF)}, {}, "/other"),
        ({"file": ("a.pdf", PDF)}, {"note": "?"}, "/note"),
        ({"file": (None, b"no file")}, {}, "/file"),
    ],
)
async def test_a_form_that_is_not_as_documented_is_refused(
    book: Book, files: dict[str, Any], data: dict[str, str], pointer: str
) -> None:
    one = await book.create()
    answer = await book.client().post(f"/v1/people/{one}/attachments", files=files, data=data)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await book.get(one)).get("attachments") is None


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"MZ\x90\x00" + bytes(100), "setup.pdf", None),
        (b"\x7fELF" + bytes(100), "x", None),
        (b"#!/bin/sh\nrm -rf /\n", "notes.txt", None),
        (b"hello", "run.bat", None),
        (b"hello", "x.js", None),
        (b"", "empty.txt", None),
        (bytes(range(256)) * 20, "x.bin", None),
        (b"<html><script>alert(1)</script>", "page.html", "application/octet-stream"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "x.png", "application/octet-stream"),
        ("你好，世界".encode() * 3000, "说明.txt", "text/plain"),
        ("你好，世界".encode("gb18030") * 3000, "说明.txt", "text/plain"),
        (b"a,b\n1,2\n", "x.csv", "text/csv"),
        (picture((10, 10), "PNG"), "x.png", "image/png"),
        (b"PK\x03\x04" + bytes(100), "x.zip", "application/zip"),
    ],
)
async def test_what_a_file_is_decides_its_content_not_its_name(
    book: Book, content: bytes, name: str, kind: str | None
) -> None:
    one = await book.create()
    answer = await attach(book, one, content, name)
    if kind is None:
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/file")
        assert (await book.get(one)).get("attachments") is None
        return
    (file,) = answer.json()["attachments"]
    given = await book.client().get(f"/v1/people/{one}/attachments/{file['id']}")
    assert given.headers["content-type"].split(";")[0] == kind == file["type"]
    assert given.headers["content-disposition"].startswith("attachment")
    assert given.content == content


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\temp\\a.txt", "a.txt"), ("a\u202etxt.exe.txt", "atxt.exe.txt"),
        ("长" * 300 + ".txt", "长" * 146 + ".txt"), ("...", "file"),
    ],
)
async def test_names_lose_what_could_harm(book: Book, given: str, kept: str) -> None:
    one = await book.create()
    answer = await attach(book, one, b"text", given)
    assert answer.json()["attachments"][0]["name"] == kept


async def test_sizes_and_numbers_are_limited(book: Book) -> None:
    one = await book.create()
    answer = await attach(book, one, PDF + bytes(1 << 20))
    assert (answer.status_code, (await book.get(one))["version"]) == (413, 1)
    for _ in range(3):
        assert (await attach(book, one)).status_code == 201
    answer = await attach(book, one)
    assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "TOO_MANY_ITEMS")


async def test_a_repeated_upload_with_its_key_adds_one_file(book: Book) -> None:
    one = await book.create()
    for _ in range(2):
        assert (await attach(book, one, **{"idempotency-key": "k1"})).status_code == 201
    assert len((await book.get(one))["attachments"]) == 1
    assert (await attach(book, one, b"other", **{"idempotency-key": "k1"})).status_code == 422
    assert (await attach(book, one, **{"if-match": '"1"'})).status_code == 412


async def test_adding_needs_the_right_to_edit_and_loading_the_right_to_copy(book: Book) -> None:
    one = await book.create("manager")
    await book.documents["people"].update_one({"_id": one}, {"$set": {"visibility": "open", "access": ["open"]}})
    file = (await attach(book, one)).json()["attachments"][0]["id"]
    path = f"/v1/people/{one}/attachments/{file}"

    for person, adds, loads in (("reader", 403, 403), ("author", 403, 403), ("editor", 201, 200)):
        assert (await attach(book, one, person=person)).status_code == adds
        assert (await book.client(person).get(path)).status_code == loads
    assert (await attach(book, one, person="outsider")).status_code == 404
    assert (await book.client("").get(path)).status_code == 401

    await book.documents["people"].update_one({"_id": one}, {"$set": {"record_controls": {"copy": "deny"}}})
    answer = await book.client("editor").get(path)
    assert (answer.status_code, answer.json()["factor"]) == (403, "control")


async def test_files_of_hidden_and_deleted_records_are_not_there(book: Book) -> None:
    one = await book.create("author")
    file = (await attach(book, one, person="author")).json()["attachments"][0]["id"]
    path = f"/v1/people/{one}/attachments/{file}"
    assert (await book.client("editor").get(path)).status_code == 404
    await book.context.executor.run(DeleteRecord(type_name="contact", id=one), Caller("author"))
    assert (await book.client("author").get(path)).status_code == 404
    assert (await attach(book, one, person="author")).status_code == 404


async def test_a_photo_is_made_anew_without_what_else_was_in_it(book: Book) -> None:
    one = await book.create()
    source = with_place()
    assert b"SpyCam" in source
    answer = await put_photo(book, one, source)
    assert answer.status_code == 200, answer.text
    assert answer.json()["photo"]["type"] == "image/jpeg"

    given = await book.client().get(f"/v1/people/{one}/photo")
    made = Image.open(io.BytesIO(given.content))
    assert made.size == (200, 400)                      # upright
    assert dict(made.getexif()) == {}
    assert b"SpyCam" not in given.content
    assert (given.headers["content-type"], given.headers["content-disposition"]) == ("image/jpeg", "inline")

    big = await put_photo(book, one, picture((1600, 1200), quality=30))
    assert big.status_code == 200, big.text
    assert Image.open(io.BytesIO((await book.client().get(f"/v1/people/{one}/photo")).content)).size == (1024, 768)
    assert (await book.client().delete(f"/v1/people/{one}/photo")).status_code == 204
    assert (await book.client().get(f"/v1/people/{one}/photo")).status_code == 404
    assert (await book.client().delete(f"/v1/people/{one}/photo")).status_code == 404


@pytest.mark.parametrize(
    ("content", "status"),
    one_in(3, [
        (PDF, 422), (b"GIF89a" + bytes(20), 422), (b"", 422), (picture((100, 100)) + bytes(1 << 19), 413),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422),
    ]),
)
async def test_what_is_no_picture_becomes_no_photo(book: Book, content: bytes, status: int) -> None:
    one = await book.create()
    assert (await put_photo(book, one, content)).status_code == status
    assert (await book.get(one)).get("photo") is None


async def test_a_picture_of_too_many_pixels_is_not_opened(book: Book) -> None:
    out = io.BytesIO()
    Image.new("1", (7_000, 6_000)).save(out, "PNG")
    one = await book.create()
    answer = await put_photo(book, one, out.getvalue())
    assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "NOT_A_PICTURE")


async def test_a_picture_that_wants_more_memory_than_there_is_for_it_is_no_photo(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm_records.attachments.service._PICTURE_MEMORY_MB", 200)
    out = io.BytesIO()
    Image.new("1", (6_300, 6_300)).save(out, "PNG")
    one = await book.create()
    answer = await put_photo(book, one, out.getvalue())
    assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "NOT_A_PICTURE")
    assert (await put_photo(book, one, picture((200, 100)))).status_code == 200


@pytest.mark.parametrize(
    ("interpreter", "seconds"), [(None, 20.0), ("exit 1", 20.0), ("kill -9 $$", 20.0), ("exec sleep 60", 0.1)]
)
async def test_a_photo_that_nobody_judged_is_not_told_to_be_none(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interpreter: str | None, seconds: float
) -> None:
    """What makes photos does not start, ends by itself, is killed, or does not answer in its time."""
    program = tmp_path / "python"
    if interpreter is not None:
        program.write_text(f"#!/bin/sh\n{interpreter}\n", "ascii")
        program.chmod(0o700)
    one = await book.create()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(program))
        patch.setattr("crm_records.attachments.service._PICTURE_SECONDS", seconds)
        answer = await put_photo(book, one, picture((10, 10)))
    assert (answer.status_code, answer.json()["reason"]) == (503, "UNAVAILABLE")
    assert answer.json()["detail"] == "请稍后再试"
    assert (await book.get(one)).get("photo") is None
    assert (await put_photo(book, one, picture((10, 10)))).status_code == 200


SHOWN = {
    "image/png": (picture((10, 10), "PNG"), "x.bin"),
    "image/jpeg": (picture((10, 10)), "网页.html"),
    "image/webp": (picture((10, 10), "WEBP"), "x"),
    "image/gif": (picture((10, 10), "GIF"), "x.txt"),
    "application/pdf": (PDF, "合同.pdf"),
    "text/plain": ("你好".encode("gb18030"), "说明.pdf"),
    "text/csv": ("姓名,电话\n".encode(), "名单.csv"),
}


@pytest.mark.parametrize("kind", SHOWN)
async def test_what_can_be_shown_is_shown_by_its_content_and_can_do_nothing(book: Book, kind: str) -> None:
    content, name = SHOWN[kind]
    one = await book.create()
    (file,) = (await attach(book, one, content, name)).json()["attachments"]
    assert file["type"] == kind
    answer = await book.client().get(f"/v1/people/{one}/attachments/{file['id']}?inline=true")
    assert (answer.status_code, answer.content) == (200, content)
    headers = answer.headers
    assert headers["content-type"] == (kind if not kind.startswith("text/") else "text/plain")
    assert headers["content-disposition"].startswith("inline; filename=")
    framed = kind == "application/pdf"
    ancestors, frames = ("'self'", "SAMEORIGIN") if framed else ("'none'", "DENY")
    policy = f"default-src 'none'; sandbox; frame-ancestors {ancestors}"
    assert headers.get_list("content-security-policy") == [policy]
    assert headers.get_list("x-frame-options") == [frames]
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "page.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "x.png"),
        (b"<?xml version='1.0'?><a/>", "a.csv"),
        (b"PK\x03\x04" + bytes(100), "x.pdf"),
        (picture((10, 10), "BMP"), "x.png"),
    ],
)
async def test_whatever_its_name_says_other_content_is_only_downloaded(book: Book, content: bytes, name: str) -> None:
    one = await book.create()
    (file,) = (await attach(book, one, content, name)).json()["attachments"]
    path = f"/v1/people/{one}/attachments/{file['id']}"
    answer = await book.client().get(f"{path}?inline=true")
    assert (answer.status_code, answer.json()["errors"][0]["reason"]) == (422, "NOT_SHOWN")
    assert "只能下载" in answer.json()["errors"][0]["detail"]
    given = await book.client().get(path)
    assert (given.status_code, given.content) == (200, content)
    assert given.headers["content-disposition"].startswith("attachment")
    assert (await book.client().get(f"{path}?inline=yes")).status_code == 422


async def test_of_a_long_text_the_beginning_is_shown(book: Book) -> None:
    one = await book.create()
    content = "一行文字\n".encode() * 30_000
    (file,) = (await attach(book, one, content, "长.txt")).json()["attachments"]
    path = f"/v1/people/{one}/attachments/{file['id']}"
    answer = await book.client().get(f"{path}?inline=true")
    assert (answer.headers["content-length"], answer.content) == ("200000", content[:200_000])
    assert (await book.client().get(path)).content == content


async def test_showing_is_decided_like_downloading(book: Book) -> None:
    one = await book.create("manager")
    people = book.documents["people"]
    await people.update_one({"_id": one}, {"$set": {"visibility": "open", "access": ["open"]}})
    file = (await attach(book, one, *SHOWN["image/png"])).json()["attachments"][0]["id"]
    path = f"/v1/people/{one}/attachments/{file}"

    async def answers(person: str) -> list[int]:
        return [(await book.client(person).get(path + way)).status_code for way in ("", "?inline=true")]

    assert await answers("editor") == [200, 200]
    for person, status in (("reader", 403), ("author", 403), ("outsider", 404), ("", 401)):
        assert await answers(person) == [status, status], person
    await people.update_one({"_id": one}, {"$set": {"record_controls": {"copy": "deny"}}})
    assert await answers("editor") == [403, 403]
    refused = await book.client("editor").get(f"{path}?inline=true")
    assert refused.json()["factor"] == "control"
    await people.update_one({"_id": one}, {"$set": {"record_controls": {}}})
    assert await answers("editor") == [200, 200]


async def test_a_photo_can_do_nothing_either(book: Book) -> None:
    one = await book.create()
    await put_photo(book, one, with_place())
    headers = (await book.client().get(f"/v1/people/{one}/photo")).headers
    assert headers.get_list("content-security-policy") == ["default-src 'none'; sandbox; frame-ancestors 'none'"]
    assert (headers["content-disposition"], headers["x-content-type-options"]) == ("inline", "nosniff")
