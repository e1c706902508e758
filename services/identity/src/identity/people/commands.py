"""What is done with a person beyond plain edits."""

from dataclasses import dataclass

from crm_platform.errors import Forbidden
from crm_records.commands.registry import command
from crm_records.commands.work import Work

from identity.people.record import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOutEverywhere:
    """End every session of a person: by himself (the `sign-in` caller), or by who may edit people."""

    id: str


@command(operation="edit", store="system")
async def sign_out_everywhere(work: Work, command: SignOutEverywhere) -> None:
    people = work.of(Person)
    person = await people.get(command.id)
    person.session_epoch = (person.session_epoch or 0) + 1
    people.save(person, verb="signed_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivePassword:
    """Permission for giving a person a first password, which is signing in as him: for Managers of system.

    The password itself never enters a command.
    """

    id: str


@command(operation="change_acl", store="system")
async def give_password(work: Work, command: GivePassword) -> str:
    """The login it is for. The person's sessions end."""
    people = work.of(Person)
    person = await people.get(command.id)
    if person.doc.get("deleted_at") is not None:
        raise Forbidden(factor="state")
    person.session_epoch = (person.session_epoch or 0) + 1
    people.save(person, verb="password_given")
    return person.login
