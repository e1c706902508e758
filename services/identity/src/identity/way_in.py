"""An installation in which not one person has a password: nobody could ever sign in again."""

from typing import TYPE_CHECKING

from identity.bootstrap import AlreadyBegun
from identity.demo.organisation import ADMINISTRATOR, demo_id
from identity.last_manager import managers

if TYPE_CHECKING:
    from identity.service import Identity


async def shut_out(identity: "Identity") -> str | None:
    """The login of a Manager of system where not one person has a password, so that nobody can get in; else None."""
    if identity.is_new or await identity.credentials.any():
        return None
    policy = identity.snapshot.current
    if demo_id("person", ADMINISTRATOR) in policy.people:
        return None                                     # whose accounts `complete_demo` makes
    found = managers(policy, policy.stores["system"].entries)
    return min((identity.publisher.login(person) for person in found), default=None)


async def give_way_in(identity: "Identity", login: str, password: str) -> None:
    """The first password of an installation in which nobody has one. AlreadyBegun, Invalid."""
    person = identity.publisher.person_id(login)
    if person is None or login != await shut_out(identity):
        raise AlreadyBegun
    await identity.credentials.set_first(person, login, password)
