"""A collaborator's time ends: the record's keys are computed anew, so that counts and facets follow.

Lists and gets are exact without it, since every fetched row is tested against present facts and time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.tasks.port import Task

from crm_records.commands.registry import command
from crm_records.commands.rules import Registered
from crm_records.commands.work import Work

TASK = "records.end_collaboration"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshKeys:
    """Compute a record's access keys from its present facts."""

    type_name: str
    id: str


@command(operation="change_acl")
async def refresh_keys(work: Work, command: RefreshKeys) -> None:
    record = await work.records(command.type_name).get(command.id, deleted=True)
    work.records(command.type_name).save(record, derived=True)


def endings(entry: Registered, draft: Doc, before: Doc | None, now: datetime) -> list[Task]:
    """One task for each end that lies ahead and was not there before."""
    given = draft.get("collaborators")
    if not given or given == (before or {}).get("collaborators"):
        return []
    ends: set[datetime] = {c["until"] for c in given if c.get("until") is not None and c["until"] >= now}
    arguments: dict[str, Any] = {"type_name": entry.type.name, "id": draft["_id"]}
    return [
        # an end still counts to its last instant
        Task(name=TASK, arguments=arguments, key=f"{TASK} {draft['_id']} {end.isoformat()}",
             due_at=end + timedelta(milliseconds=1))
        for end in sorted(ends)
    ]  # fmt: skip
