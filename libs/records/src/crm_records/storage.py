"""A record type's collection and what every service's store holds beside its records."""

from crm_platform.documents.port import Index, Order, Spec

from crm_records import changes, unused_blobs
from crm_records.commands import receipts, serials
from crm_records.declaration import Kind, RecordType
from crm_records.lists import shapes

STORE_SPECS: tuple[Spec, ...] = (changes.SPEC, receipts.SPEC, serials.SPEC, unused_blobs.SPEC, shapes.SPEC)
"""Add these to the specs of a service's store."""

_LISTS = ("access", "own_access", "dup", "blobs", "collaborators", "reader_list", "authors")


def record_spec(type_: RecordType, *extra: Index) -> Spec:
    """Indexes and list orders of a record's collection, from its declaration."""
    fields = type_.fields.values()
    indexes = [Index(f.name, ((f.name, 1),), unique=True) for f in fields if f.kind is Kind.SERIAL]
    indexes.append(Index("deleted_at", (("deleted_at", 1),)))
    if any(f.duplicate for f in fields):
        indexes.append(Index("dup", (("dup", 1),), many=True))
    if any(f.kind is Kind.FILE for f in fields):
        indexes.append(Index("blobs", (("blobs", 1),), many=True))
    if type_.under_customer:
        indexes.append(Index("customer", (("customer_id", 1), ("_id", 1))))
    return Spec(
        type_.plural,
        arrays=frozenset([*_LISTS, *(f.name for f in fields if f.many)]),
        indexes=(*indexes, *extra),
        orders=orders_of(type_),
    )


def orders_of(type_: RecordType) -> tuple[Order, ...]:
    """`updated_at`, newest first, and each field declared with `list_sort`; the default one has the hot filters."""
    hot = tuple(f.name for f in type_.fields.values() if f.hot)
    names = dict.fromkeys(["updated_at", *(f.name for f in type_.fields.values() if f.list_sort)])
    return tuple(
        Order(
            name,
            f"sort.{name}",
            descending=name == "updated_at",
            hot=hot if name == type_.default_order else (),
        )
        for name in names
    )
