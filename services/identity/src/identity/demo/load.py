"""Loads the demo organisation into a new installation and gives every account a password of its own."""

from typing import TYPE_CHECKING

from crm_records.access.caller import Caller
from crm_records.access.policy import Policy

from identity.accounts import Account, demo_accounts, keep_accounts
from identity.bootstrap import Begin
from identity.demo.organisation import ADMINISTRATOR, LEFT, PEOPLE, demo_id, records
from identity.demo.rights import entries, members
from identity.passwords import generated_password

if TYPE_CHECKING:
    from identity.service import Identity

_LEVELS = ("不能存取者", "存放者", "读者", "作者", "编辑者", "设计者", "管理者")
_BENCH = {
    ADMINISTRATOR: "administrator", "huangzhiqiang": "region", "zhangwei": "salesman", "panlei": "few",
    "songyu": "nobody",
}
# login: what the account is good for showing
_SHOWS = {
    "wangfang": ("系统管理员，所有库的管理者", "Administrator: Manager of every store"),
    "lijianguo": ("总经理：编辑者，可读全公司客户", "General manager: Editor, reads every customer beneath him"),
    "zhaomin": ("销售总监：编辑者，可分配、批量修改、输出", "Sales director: Editor; assigns, edits in bulk, exports"),
    "chenjun": ("华北区经理：可读本部门客户", "Head of sales north: reads his department's customers"),
    "zhangwei": ("客户经理：作者，只看自己的客户", "Salesman: Author, sees his own customers"),
    "tangxin": ("市场专员：读者，可输出数据", "Marketing: Reader, may export"),
    "yehong": ("热线录入员：存放者，只能创建", "Hotline: Depositor, creates and reads nothing"),
    "shenyun": ("系统设计师：设计者", "Designer"),
    "zengguang": ("外部审计：不能存取者", "Auditor from outside: No Access"),
}


async def load_demo(identity: "Identity") -> list[Account]:
    """Everything in one transaction, then the passwords. AlreadyBegun where the installation has begun."""
    administrator = demo_id("person", ADMINISTRATOR)
    command = Begin(manager_id=administrator, records=records(), entries=entries(), members=members())
    await identity.context.executor.run(command, Caller.system("bootstrap"))
    return await complete_demo(identity)


async def complete_demo(identity: "Identity") -> list[Account]:
    """The accounts of a demo organisation; made now where the start before was cut off ahead of them."""
    policy = identity.snapshot.current
    known = await demo_accounts(identity.documents, identity.cipher)
    if known or demo_id("person", ADMINISTRATOR) not in policy.people:
        return known
    accounts = [_account(policy, line) for line in PEOPLE if line[0] not in LEFT]
    for account in accounts:
        await identity.credentials.set(account.person_id, account.login, account.password, first=False)
    await keep_accounts(identity.documents, identity.cipher, accounts)
    return accounts


def _account(policy: Policy, line: tuple[str, str, str, str, str | None]) -> Account:
    login, name, department, post, _ = line
    person_id = demo_id("person", login)
    caller = Caller(person_id)
    level = policy.standing(caller, "contacts").level
    place = next(d.name for d in policy.departments.values() if d.id == demo_id("department", department))
    plain = (f"{place}{post}：{_LEVELS[level]}", f"{level.name.replace('_', ' ').title()} of contacts")
    what = _SHOWS.get(login, plain)
    return Account(
        person_id=person_id,
        login=login,
        password=generated_password(),
        name=name,
        post=post,
        what_zh=what[0],
        what_en=what[1],
        levels={store: policy.standing(caller, store).level.name.lower() for store in policy.stores},
        bench=_BENCH.get(login),
    )

