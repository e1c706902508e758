"""Stores and their ACLs: one record a store, changed by the Managers of that store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import NOT_A_CODE, REQUIRED, UNKNOWN_FIELD, WRONG_TYPE, FieldError, Invalid, NotFound, Stale
from crm_records.access.operations import CONTROLS
from crm_records.access.policy import DUPLICATE_POLICIES, STORES, Store
from crm_records.commands.registry import command
from crm_records.commands.rules import NoRules
from crm_records.commands.work import Work
from crm_records.declaration import Boolean, Controls, Line, Record, Struct, field

from identity.acl_values import entry_judge, judged_lines
from identity.entities import entry_of
from identity.last_manager import LastManager, managers

RESTRICTED = frozenset({"contacts", "mail", "sms", "fax", "complaints", "work"})
READ_DOWN = frozenset({"contacts", "sales", "sms", "fax", "work"})
_SETTINGS = frozenset({
    "visibility", "superiors_read_down", "entries", "controls", "hidden_duplicates", *DUPLICATE_POLICIES,
})

_SHIPPED = Store(name="")


class StoreAcl(Record, name="store", plural="stores", store="system", label=("库", "Store")):
    """Its id is the store's name. `new_visibility` is the setting that people know as the store's visibility."""

    name: Line = field("名称", "Name", tab="basic", required=True, written="create", max=40)
    new_visibility: Line = field("新记录可见性", "Visibility of a new record", tab="basic", written="command", max=20)
    superiors_read_down: Boolean | None = field("上级可读下级", "Superiors read down", tab="basic", written="command")
    entries: list[Struct] | None = field("存取控制表", "Access control list", tab="basic", written="command")
    controls: Controls | None = field("控制", "Controls", tab="basic", written="command")
    hidden_duplicates: Line | None = field("重复提示", "Hidden duplicates", tab="basic", written="command", max=10)
    duplicates_on_create: Line | None = field("新建查重", "On create", tab="basic", written="command", max=10)
    duplicates_on_edit: Line | None = field("修改查重", "On edit", tab="basic", written="command", max=10)
    duplicates_on_import: Line | None = field("导入查重", "On import", tab="basic", written="command", max=10)


class StoreRules(NoRules):
    async def before_commit(self, work: Work, draft: Doc, before: Doc | None) -> None:
        """The last Manager stays; also asked of the first state, which bootstrap writes."""
        del before
        await work.exclusive("managers")
        if work.caller.system_name is not None:
            return
        entries = tuple(entry_of(line) for line in draft.get("entries") or ())
        if not managers(work.parts.policies.current, entries):
            raise LastManager(store=draft["_id"])


def new_store(name: str, entries: list[Doc]) -> Doc:
    """A store as it ships: its defaults, `-Default-` with No Access, and these entries."""
    return {
        "_id": name,
        "name": name,
        "new_visibility": "restricted" if name in RESTRICTED else "open",
        "superiors_read_down": name in READ_DOWN,
        "entries": [*entries, {"kind": "default", "ref": "", "level": 0, "flags": [], "roles": []}],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigureStore:
    """`values`: any of visibility, superiors_read_down, entries, controls, hidden_duplicates, duplicates_on_…"""

    id: str
    values: Mapping[str, Any]


def _decided_inside(_: ConfigureStore) -> tuple[str, ...]:
    """By the store that is named, which is no matter of the record's own store."""
    return ()


@command(operation=_decided_inside)
async def configure_store(work: Work, command: ConfigureStore) -> None:
    if command.id not in STORES:
        raise NotFound(record_type="store", id=command.id)
    work.access.require_in("change_acl", command.id)
    record = await acl_record(work, StoreAcl, command.id)
    values, errors = _judged(work, command.values)
    if errors:
        raise Invalid(errors)
    record.doc.update(values)
    work.of(StoreAcl).save(record, verb="configured")


async def acl_record(work: Work, model: type[Record], id_: str) -> Any:
    """The one record of this id, read for whoever was allowed to change it; Stale for another If-Match."""
    found = await work.unfiltered("last_manager", model, {"_id": id_}, limit=1)
    if not found:
        raise NotFound(record_type=model.declared.name, id=id_)
    expected = work.request.if_match
    if expected is not None and expected != found[0]["version"]:
        raise Stale(id=id_, version=found[0]["version"])
    return work.of(model).remember(found[0])   # decided by another store than the record's


def _judged(work: Work, values: Mapping[str, Any]) -> tuple[Doc, list[FieldError]]:
    kept: Doc = {}
    errors = [FieldError(f"/{name}", UNKNOWN_FIELD) for name in values if name not in _SETTINGS]
    if "entries" in values:
        kept["entries"], faults = judged_lines(values["entries"], "entries", entry_judge(work.policy))
        errors += faults
        if not faults and not any(line["kind"] == "default" for line in kept["entries"]):
            errors.append(FieldError("/entries", REQUIRED))         # -Default- always exists
    errors += _one_of(values, kept, "visibility", ("open", "restricted"), "new_visibility")
    errors += _one_of(values, kept, "hidden_duplicates", ("exists", "silent"), "hidden_duplicates")
    for name in DUPLICATE_POLICIES:
        errors += _one_of(values, kept, name, ("block", "warn"), name)
    if "superiors_read_down" in values:
        if isinstance(values["superiors_read_down"], bool):
            kept["superiors_read_down"] = values["superiors_read_down"]
        else:
            expected = {"expected_zh": "是或否", "expected_en": "true or false"}
            errors.append(FieldError("/superiors_read_down", WRONG_TYPE, expected))
    errors += _controls(values, kept)
    return kept, errors


def _one_of(
    values: Mapping[str, Any], kept: Doc, name: str, choices: tuple[str, ...], stored: str
) -> list[FieldError]:
    if name not in values:
        return []
    if values[name] not in choices:
        return [FieldError(f"/{name}", NOT_A_CODE, {"value": str(values[name])[:40]})]
    kept[stored] = values[name]
    return []


def _controls(values: Mapping[str, Any], kept: Doc) -> list[FieldError]:
    if "controls" not in values:
        return []
    given = values["controls"] or {}
    if not isinstance(given, Mapping):
        return [FieldError("/controls", WRONG_TYPE, {"expected_zh": "对象", "expected_en": "an object"})]
    allowed = {name: {"inherit", "allow", "deny"} | ({"watermark"} if name == "print" else set()) for name in CONTROLS}
    wrong = [name for name, state in given.items() if not isinstance(state, str) or state not in allowed.get(name, ())]
    if wrong:
        return [FieldError(f"/controls/{name}", NOT_A_CODE, {"value": str(given[name])[:40]}) for name in wrong]
    kept["controls"] = {name: state for name, state in given.items() if state != "inherit"}
    return []


def wire_store(doc: Doc) -> Doc:
    """As people see it."""
    return {
        "name": doc["_id"],
        "version": doc["version"],
        "visibility": doc["new_visibility"],
        "superiors_read_down": bool(doc.get("superiors_read_down")),
        "entries": doc.get("entries") or [],
        "controls": doc.get("controls") or {},
        "hidden_duplicates": doc.get("hidden_duplicates") or "exists",
        **{name: doc.get(name) or getattr(_SHIPPED, name) for name in DUPLICATE_POLICIES},
    }
