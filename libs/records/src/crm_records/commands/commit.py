"""From a unit of work to one database transaction: documents, history, events, tasks, receipt."""

from crm_platform.documents.port import Doc, DocumentsError, DuplicateKey, Transaction, VersionConflict
from crm_platform.errors import AlreadyExists, CrmError
from crm_platform.ids import new_id

from crm_records.changes import COLLECTION as CHANGES
from crm_records.commands import receipts
from crm_records.commands.ending import endings
from crm_records.commands.settle import Settled
from crm_records.commands.values import changed_members
from crm_records.commands.work import Extra, Look, Request, Work
from crm_records.declaration import RecordType

_NOT_IN_EVENTS = frozenset({"_id", "sort", "dup", "blobs"})


def build(work: Work, settled: list[Settled]) -> Transaction:
    transaction = work.parts.documents.transaction()
    for (collection, id_), version in work.buffer.guards.items():
        transaction.guard(collection, id_, version=version)
    for one in settled:
        _write(transaction, one)
        _publish(work, transaction, one)
    for look in work.buffer.looks:
        _log(work, transaction, look)
    for extra in work.buffer.extras:
        _publish_extra(work, transaction, extra)
    for fill in work.buffer.fills:
        fill(transaction)
    tasks = work.parts.tasks
    due = list(work.buffer.tasks)
    if tasks is not None:
        for one in settled:
            due += endings(one.write.entry, one.draft, one.write.before, work.now)
    for task in due:
        assert tasks is not None, "this service has no tasks"
        tasks.enqueue(transaction, task)
    request = work.request
    if request.key is not None:
        ids = ids_of(work)
        id_ = receipts.receipt_id(request.caller, request.key)
        receipts.write(transaction, id_, fingerprint=request.fingerprint, ids=ids, at=work.now)
    return transaction


def ids_of(work: Work) -> list[str]:
    """The record the command is about first, then the others in the order of their writing."""
    target = work.request.spec.target_of(work.request.command)
    first = [target] if target is not None else []
    return list(dict.fromkeys([*first, *work.buffer.ids]))


def is_empty(work: Work, settled: list[Settled]) -> bool:
    """Nothing to commit, not even a receipt."""
    buffer = work.buffer
    found = settled or buffer.looks or buffer.guards or buffer.tasks or buffer.extras or buffer.fills
    return not found and work.request.key is None


def _write(transaction: Transaction, one: Settled) -> None:
    collection, draft, before = one.write.entry.type.plural, one.draft, one.write.before
    if before is None:
        transaction.insert(collection, draft)
        return
    # only what differs, so that an edit and a derived change of other fields do not undo each other
    differing = changed_members(before, draft)
    update: Doc = {}
    put = {n: c[1] for n, c in differing.items() if c[1] is not None}
    drop = {n: "" for n, c in differing.items() if c[1] is None}
    if put:
        update["$set"] = put
    if drop:
        update["$unset"] = drop
    transaction.update(collection, draft["_id"], update, version=before["version"])


def _publish(work: Work, transaction: Transaction, one: Settled) -> None:
    type_, draft, request = one.write.entry.type, one.draft, work.request
    verb = "derived" if one.write.derived else one.write.verb
    if not one.write.derived:
        transaction.insert(CHANGES, _change_row(work, one))
    data: Doc = {
        "record_type": type_.name,
        "id": draft["_id"],
        "version": draft["version"],
        "changed": sorted(one.changed),
        "actor": request.caller.name,
        "reason": request.reason,
        "operation_id": request.operation_id,
    }
    if not one.write.derived:
        data["after"] = {n: v for n, v in draft.items() if n not in _NOT_IN_EVENTS}
        data["before"] = {n: c[0] for n, c in one.changed.items()}
    key = draft.get("customer_id") if type_.under_customer else None
    event = _event(work, one.event_id, f"{type_.name}.{verb}", draft["_id"], data)
    transaction.publish(work.parts.topic, key or draft["_id"], one.event_id, event, checked=True)


def _log(work: Work, transaction: Transaction, look: Look) -> None:
    type_, doc = type(look.record).declared, look.record.doc
    row = _row(work, new_id(), type_, doc, look.verb)
    row["fields"] = {name: [None, None] for name in look.names}
    transaction.insert(CHANGES, row)
    data = {
        "record_type": type_.name, "id": doc["_id"], "version": doc["version"], "fields": list(look.names),
        "actor": work.caller.name, "reason": work.reason, "operation_id": work.operation_id,
    }
    event = _event(work, row["_id"], f"{type_.name}.{look.verb}", doc["_id"], data)
    key = doc.get("customer_id") if type_.under_customer else None
    transaction.publish(work.parts.topic, key or doc["_id"], row["_id"], event)


def _change_row(work: Work, one: Settled) -> Doc:
    row = _row(work, one.event_id, one.write.entry.type, one.draft, one.write.verb)
    row["fields"] = {n: [c[0], c[1]] for n, c in one.changed.items()}
    return row


def _row(work: Work, id_: str, type_: RecordType, doc: Doc, verb: str) -> Doc:
    request: Request = work.request
    row: Doc = {
        "_id": id_,
        "version": doc["version"],
        "record_type": type_.name,
        "record_id": doc["_id"],
        "at": work.now,
        "actor": request.caller.name,
        "client": request.caller.client,
        "command": request.spec.name,
        "verb": verb,
        "reason": request.reason,
        "operation_id": request.operation_id,
    }
    if request.operation_id is not None:
        row["by_operation"] = True
    return row


def _publish_extra(work: Work, transaction: Transaction, extra: Extra) -> None:
    id_ = new_id()
    transaction.publish(work.parts.topic, extra.key, id_, _event(work, id_, extra.type, extra.subject, extra.data))


def _event(work: Work, id_: str, type_: str, subject: str, data: Doc) -> Doc:
    return {
        "specversion": "1.0",
        "id": id_,
        "source": work.parts.source,
        "type": f"crm.{work.parts.service}.{type_}",
        "time": work.now,
        "subject": subject,
        "datacontenttype": "application/json",
        "data": data,
    }

def refusal(error: DocumentsError) -> CrmError | None:
    """What an undone commit tells the caller; None where running the command again decides."""
    if isinstance(error, VersionConflict):
        return None
    if isinstance(error, DuplicateKey):
        return None if error.collection == receipts.COLLECTION else AlreadyExists(index=error.index)
    raise error
