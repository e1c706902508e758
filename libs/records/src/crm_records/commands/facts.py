"""The facts of access on a record: set on create, kept in agreement on every write, turned into keys."""

from collections.abc import Sequence
from datetime import datetime

from crm_platform.documents.port import Doc

from crm_records.access.caller import Caller
from crm_records.access.policy import Policy
from crm_records.declaration import RecordType

FACTS = frozenset({
    "owner_id", "department_id", "collaborators", "reader_list", "authors", "visibility", "public", "record_controls",
})
"""Members that every record has beside its declared fields."""


def begin(draft: Doc, type_: RecordType, caller: Caller, policy: Policy, now: datetime) -> None:
    """What a new record starts with, where the draft does not say it."""
    if caller.person_id is not None:
        draft.setdefault("owner_id", caller.person_id)
    store = policy.stores.get(type_.store)
    if draft.get("reader_list"):
        draft["visibility"] = "restricted"
    draft.setdefault("visibility", "restricted" if store is not None and store.visibility == "restricted" else "open")
    draft["created_at"] = now
    draft["created_by"] = caller.name
    follow_owner(draft, policy)
    if draft["visibility"] == "restricted":
        draft.pop("public", None)


def name_blobs(draft: Doc, files: Sequence[str]) -> None:
    """`blobs`: the contents that the record's files stand for, so that they are found to be in use."""
    digests = blobs_of(draft, files)
    if digests:
        draft["blobs"] = digests
    else:
        draft.pop("blobs", None)


def blobs_of(doc: Doc, files: Sequence[str]) -> list[str]:
    held = [doc.get(name) or [] for name in files]
    return sorted({file["blob"] for one in held for file in (one if isinstance(one, list) else [one])})


def follow_owner(draft: Doc, policy: Policy) -> None:
    """The record's department is its owner's own one."""
    owner = policy.people.get(draft.get("owner_id") or "")
    if owner is None:
        return
    if owner.department_ids:
        draft["department_id"] = owner.department_ids[0]
    else:
        draft.pop("department_id", None)


def agree(draft: Doc, before: Doc) -> None:
    """Naming readers restricts a record; opening it clears them; restricting it clears `public`."""
    readers = draft.get("reader_list")
    if readers and readers != before.get("reader_list"):
        draft["visibility"] = "restricted"
    elif draft.get("visibility") == "open":
        draft.pop("reader_list", None)
    if draft.get("visibility") == "restricted":
        draft.pop("public", None)
