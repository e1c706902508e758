"""References to other records in tables: a person reads and types a record's human number, not its id."""

from collections.abc import Iterable, Sequence

from crm_platform.documents.port import Doc

from crm_records.commands.rights import Rights
from crm_records.declaration import Field, Kind, RecordType
from crm_records.lists.rows import DECIDING
from crm_records.service import ServiceContext


def serial_field(type_: RecordType) -> str | None:
    """The unique human number of a type, if it has one."""
    return next((f.name for f in type_.fields.values() if f.kind is Kind.SERIAL), None)


async def serials_of(context: ServiceContext, rights: Rights, field: Field, docs: Sequence[Doc]) -> None:
    """Put the human numbers in place of the ids that the documents refer to; what he may not read stays an id."""
    type_ = context.types[field.refers or ""].type
    serial = serial_field(type_)
    ids = {doc[field.name] for doc in docs if doc.get(field.name) is not None}
    if serial is None or not ids:
        return
    found = await context.documents[type_.plural].get_many(sorted(ids), fields=(serial, *DECIDING))
    numbers = {doc["_id"]: doc.get(serial) for doc in found if rights.can_read(type_, doc)}
    for doc in docs:
        id_ = doc.get(field.name)
        if id_ is not None:
            doc[field.name] = numbers.get(id_) or id_


async def ids_of(context: ServiceContext, rights: Rights, field: Field, texts: Iterable[str]) -> dict[str, str]:
    """{what a cell says: id} for human numbers and ids of records that the caller may read."""
    type_ = context.types[field.refers or ""].type
    wanted = sorted(set(texts))
    serial = serial_field(type_)
    if not wanted:
        return {}
    docs = await context.documents[type_.plural].get_many(wanted, fields=DECIDING)
    found = {doc["_id"]: doc["_id"] for doc in docs if rights.can_read(type_, doc)}
    if serial is not None:
        docs = await context.documents[type_.plural].find({serial: {"$in": wanted}}, fields=(serial, *DECIDING))
        found |= {doc[serial]: doc["_id"] for doc in docs if rights.can_read(type_, doc)}
    return found
