"""One way for everything that changes data: a command with a caller and a key, run by the executor."""

from crm_records.commands.bulk import Done
from crm_records.commands.executor import Executor
from crm_records.commands.generic import (
    AssignRecord,
    CreateRecord,
    DeleteRecord,
    EditRecord,
    RestoreRecord,
    RevealFields,
    SetAccess,
    Written,
)
from crm_records.commands.parts import Cipher, CurrentCodeLists, Parts
from crm_records.commands.receipts import Outcome, prune_receipts
from crm_records.commands.registry import command
from crm_records.commands.repository import Repository
from crm_records.commands.rights import Rights
from crm_records.commands.rules import NoRules, RuleContext, TypeRules, Types
from crm_records.commands.serials import Serials
from crm_records.commands.work import Work

__all__ = [
    "AssignRecord",
    "Cipher",
    "CreateRecord",
    "CurrentCodeLists",
    "DeleteRecord",
    "Done",
    "EditRecord",
    "Executor",
    "NoRules",
    "Outcome",
    "Parts",
    "Repository",
    "RestoreRecord",
    "RevealFields",
    "Rights",
    "RuleContext",
    "Serials",
    "SetAccess",
    "TypeRules",
    "Types",
    "Work",
    "Written",
    "command",
    "prune_receipts",
]
