"""Which records an operation is about: ids, or everything that a list shows but some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crm_platform.documents.port import Doc, Documents
from crm_platform.errors import BAD_FORMAT, REQUIRED, TOO_LONG, TOO_MANY_ITEMS, WRONG_TYPE, Invalid

from crm_records.access.caller import Caller
from crm_records.declaration import RecordType
from crm_records.lists.request import MAX_WORDS
from crm_records.lists.syntax import MAX_LENGTH
from crm_records.operations.journal import CHUNK, Journal
from crm_records.operations.running import Run
from crm_records.service import ServiceContext

MOST = 200_000
_WORDS = {"filter": MAX_LENGTH, "q": MAX_WORDS}


@dataclass(frozen=True, slots=True)
class Selection:
    """`ids` None: all that match `filter` and `q`, without `but`."""

    ids: tuple[str, ...] | None
    filter: str = ""
    q: str = ""
    but: tuple[str, ...] = ()


def parse(given: Any, *, pointer: str = "/selection") -> Selection:
    """`{"ids": […]}` or `{"filter", "q", "except"}`; Invalid otherwise."""
    if not isinstance(given, Mapping):
        raise Invalid.one(pointer, WRONG_TYPE, expected_zh="对象", expected_en="an object")
    unknown = set(given) - {"ids", "filter", "q", "except"}
    if unknown or ("ids" in given and len(given) > 1):
        hint = "ids; filter, q, except"
        raise Invalid.one(pointer, BAD_FORMAT, hint_zh=hint, hint_en=hint)
    if "ids" in given:
        ids = _texts(given["ids"], f"{pointer}/ids")
        if not ids:
            raise Invalid.one(f"{pointer}/ids", REQUIRED)
        return Selection(tuple(dict.fromkeys(ids)))
    given = {name: value for name, value in given.items() if value is not None}
    words = {name: given.get(name, "") for name in _WORDS}
    for name, value in words.items():
        if not isinstance(value, str):
            raise Invalid.one(f"{pointer}/{name}", WRONG_TYPE, expected_zh="文字", expected_en="text")
        if len(value) > _WORDS[name]:
            raise Invalid.one(f"{pointer}/{name}", TOO_LONG, max=_WORDS[name])
    return Selection(None, **words, but=tuple(_texts(given.get("except", []), f"{pointer}/except")))


def _texts(given: Any, pointer: str) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(one, str) and 0 < len(one) <= 64 for one in given):
        raise Invalid.one(pointer, WRONG_TYPE, expected_zh="编号的列表", expected_en="a list of ids")
    if len(given) > MOST:
        raise Invalid.one(pointer, TOO_MANY_ITEMS, max=MOST)
    return given


async def check(context: ServiceContext, caller: Caller, type_: RecordType, selection: Selection) -> None:
    """Fail now, not in background, for a filter that means nothing."""
    if selection.ids is None:
        async for _ in context.lists.ids(caller, type_, filter_=selection.filter, q=selection.q, most=1):
            return


async def keep(documents: Documents, operation_id: str, selection: Selection) -> Doc:
    """Named ids go to the journal at once (the operation's document stays small); what to keep of the rest."""
    if selection.ids is not None:
        await _freeze_all(Journal(documents, operation_id), selection.ids)
        return {"frozen": len(selection.ids), "filter": "", "q": ""}
    await _freeze_all(_exceptions(documents, operation_id), selection.but)
    return {"frozen": None, "filter": selection.filter, "q": selection.q}


async def drop(documents: Documents, operation_id: str) -> None:
    """What `keep` wrote for an operation that is not to be."""
    await Journal(documents, operation_id).clear()
    await _exceptions(documents, operation_id).clear()


def _exceptions(documents: Documents, operation_id: str) -> Journal:
    return Journal(documents, f"{operation_id}!")


async def _freeze_all(journal: Journal, ids: Sequence[str]) -> None:
    for start in range(0, len(ids), CHUNK * 10):
        await journal.freeze(start, ids[start : start + CHUNK * 10])


async def freeze(run: Run) -> int:
    """Write the ids into the journal, in the order of the list; how many there are."""
    kept = run.arguments["selection"]
    if kept["frozen"] is not None:
        return kept["frozen"]
    but: set[str] = set()
    async for chunk in _exceptions(run.context.documents, run.id).chunks():
        but.update(chunk["ids"])
    await run.journal.clear()
    total = 0
    pending: list[str] = []
    most = MOST + len(but)
    async for found in run.context.lists.ids(
        run.caller, run.entry.type, filter_=kept["filter"], q=kept["q"], most=most
    ):
        pending += [id_ for id_ in found if id_ not in but]
        full = len(pending) // CHUNK * CHUNK
        if full:
            await run.journal.freeze(total, pending[:full])
            total += full
            del pending[:full]
            await run.beat(0, total)
    if pending:
        await run.journal.freeze(total, pending)
    return total + len(pending)
