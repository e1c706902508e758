"""The first state of an installation: every store and document, the first person, the first Manager of every store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_platform.documents.port import Doc
from crm_platform.errors import RuleBroken
from crm_platform.ids import new_id
from crm_records.access.caller import Caller
from crm_records.access.policy import DOCUMENTS, STORES
from crm_records.commands.registry import command
from crm_records.commands.work import Work
from crm_records.declaration import Record

from identity.departments import Department
from identity.people.record import Person
from identity.permission_documents import PermissionDocument
from identity.regions import Region
from identity.stores import StoreAcl, new_store

if TYPE_CHECKING:
    from identity.service import Identity

MANAGER_FLAGS = ("copy", "delete")


class AlreadyBegun(RuleBroken):
    reason = "ALREADY_BEGUN"
    text = ("系统已经初始化", "The installation has its first administrator already")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """`records`: type name -> documents, besides what every installation has. `manager_id`: of every store.

    `entries`: store -> further ACL entries; `members`: permission document -> its lines.
    """

    manager_id: str
    records: Mapping[str, list[Doc]]
    entries: Mapping[str, list[Doc]]
    members: Mapping[str, list[Doc]]


@command(operation="change_acl", store="system")
async def begin(work: Work, command: Begin) -> None:
    """All in one transaction: there is no moment in which a store has no Manager."""
    await work.exclusive("bootstrap")
    if work.parts.policies.current.stores:
        raise AlreadyBegun
    for type_name, docs in command.records.items():
        for doc in docs:
            _add(work, type_name, doc)
    manager: Doc = {"kind": "person", "ref": command.manager_id, "level": 6, "flags": list(MANAGER_FLAGS), "roles": []}
    for name in STORES:
        _add(work, StoreAcl.declared.name, new_store(name, [manager, *command.entries.get(name, [])]))
    for name in DOCUMENTS:
        members = command.members.get(name, [])
        _add(work, PermissionDocument.declared.name, {"_id": name, "name": name, "members": members})


def _add(work: Work, type_name: str, doc: Doc) -> None:
    records = work.records(type_name)
    record: Record = records.new(dict(doc))
    records.add(record)


async def begin_empty(identity: "Identity", *, login: str, name: str, password: str) -> str:
    """`--empty`: one region, one department, the first administrator; his id. AlreadyBegun, Invalid.

    His password is kept before he is there: whenever this is cut off, either nothing has begun or he can sign in.
    """
    if not identity.is_new:
        raise AlreadyBegun
    region, department, person = new_id(), new_id(), new_id()
    await identity.credentials.set_first(person, login, password)
    records: dict[str, list[Doc]] = {
        Region.declared.name: [{"_id": region, "name": "总部"}],
        Department.declared.name: [{"_id": department, "name": "总部", "region_id": region, "head_ids": [person]}],
        Person.declared.name: [
            {"_id": person, "name": name, "login": login, "active": True, "department_ids": [department]}
        ],
    }
    command = Begin(manager_id=person, records=records, entries={}, members={})
    await identity.context.executor.run(command, Caller.system("bootstrap"))
    return person
