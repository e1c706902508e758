"""What must hold of a person before he is written."""

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError
from crm_records.access.policy import Policy
from crm_records.commands.rules import NoRules, RuleContext
from crm_records.commands.work import Work
from pypinyin import Style, lazy_pinyin

from identity.entities import person_of
from identity.last_manager import require_a_manager
from identity.people.record import BAD_LOGIN, is_login
from identity.references import RING, require_role_rights, wrong_roles
from identity.rights import given_to_person, in_force, moved, require_manager


def pinyin_of(name: str) -> str:
    """Full spelling and initials, `zhangwei zw`, for pickers."""
    full = "".join(lazy_pinyin(name)).casefold()
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).casefold()
    return f"{full} {initials}"[:400]


def is_above(policy: Policy, person_id: str, superior_id: str | None) -> bool:
    """The person is the superior, or stands above him in the chain."""
    seen: set[str] = set()
    while superior_id is not None and superior_id not in seen:
        if superior_id == person_id:
            return True
        seen.add(superior_id)
        superior = policy.people.get(superior_id)
        superior_id = superior.superior_id if superior else None
    return False


def leaves(draft: Doc) -> bool:
    return draft.get("deleted_at") is not None or not draft.get("active", False)


class PersonRules(NoRules):
    def prepare(self, draft: Doc, before: Doc | None, context: RuleContext) -> list[FieldError]:
        del context
        draft["pinyin"] = pinyin_of(draft.get("name", ""))
        draft.setdefault("session_epoch", 0)
        draft["login"] = draft.get("login", "").casefold()
        errors = wrong_roles(draft)
        if not is_login(draft["login"]):
            errors.append(FieldError("/login", BAD_LOGIN))
        if before is not None and leaves(draft) and not leaves(before):
            draft["session_epoch"] = before.get("session_epoch", 0) + 1        # his sessions end with this commit
        return errors

    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        require_role_rights(work, draft, before)
        require_manager(work, given_to_person(draft, before))
        await work.exclusive("managers", "people")
        policy = work.parts.policies.current
        if before is not None and moved(draft, before, ("active", "department_ids")):
            others = {id_: person for id_, person in policy.people.items() if id_ != draft["_id"]}
            require_a_manager(policy, people=others | ({draft["_id"]: person_of(draft)} if in_force(draft) else {}))
        if is_above(policy, draft.get("_id", ""), draft.get("superior_id")):
            RING.refuse("/superior_id")
