"""The duplicate rule of a write: exact keys block a create, and two creates of one key at once cannot both pass."""

from typing import Literal

from crm_platform.documents.port import Doc
from crm_platform.errors import AlreadyExists
from crm_records.access.model import Level
from crm_records.commands.work import Work

from contacts.customers.record import Customer
from contacts.duplicates.queries import FIELDS, MOST, Findings, sort_findings
from contacts.duplicates.rules import KINDS

Policy = Literal["block", "warn"]


class DuplicateCustomer(AlreadyExists):
    """Carries the matches that the caller may read; of others only that there is one."""

    reason = "DUPLICATE_CUSTOMER"
    title = ("客户可能重复", "The customer exists already")
    text = ("已有相同的客户，请先核对", "There is such a customer already; please check first")


class FollowedByColleague(AlreadyExists):
    reason = "FOLLOWED_BY_COLLEAGUE"
    title = ("客户已有人跟进", "A colleague follows this customer")
    text = ("同事已在跟进这个客户", "A colleague follows this customer")


async def refuse_duplicates(work: Work, draft: Doc, before: Doc | None, policy: Policy) -> None:
    """Called before the commit of a created or changed customer. Only keys that are new are looked at."""
    keys = set(draft.get("dup") or ()) - set((before or {}).get("dup") or ())
    exact = sorted(key for key in keys if KINDS[key[0]].strength == "exact")
    if policy != "block" or not exact or work.operation_id is not None:
        return
    await work.exclusive(*(f"customer:{key}" for key in exact))
    docs = await work.unfiltered("duplicates", Customer, {"dup": {"$in": exact}}, fields=FIELDS, limit=MOST)
    own_id = draft.get("_id") if before is not None else None
    found = sort_findings(exact, docs, lambda doc: work.access.can_read(Customer.declared, doc), own_id=own_id)
    await _judge(work, draft, found)


async def _judge(work: Work, draft: Doc, found: Findings) -> None:
    standing = work.access.standing(Customer.declared.store)
    if found.exact:
        raise DuplicateCustomer(matches=[match.to_wire() for match in found.exact], hidden=len(found.hidden))
    if not found.hidden:
        return
    store = work.policy.stores.get(Customer.declared.store)
    silent = store is not None and store.hidden_duplicates == "silent"
    if silent or standing.level < Level.READER:
        # the caller must not learn it: the pair goes to those who may see both
        work.publish("duplicate.suspected", draft["_id"], {"customers": [draft["_id"], *found.hidden]})
        return
    raise FollowedByColleague(hidden=1)
