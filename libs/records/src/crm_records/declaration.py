"""A record is declared once: one class, one line a field, and everything else is derived from it.

    class Customer(Record, name="customer", plural="customers", store="contacts", label=("客户", "Customer")):
        mobile: Phone | None = field("手机", "Mobile", tab="basic", search=5, duplicate="mobile", personal=True)

A `Record` is a typed view over its document (a dict): attributes read and write `record.doc`, nothing is copied.
Values on the wire, in the document and in events have the same shape, except instants (datetime in the document,
RFC 3339 text on the wire) and secrets (enciphered in the document).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dc_field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self, get_args, get_origin, get_type_hints

from crm_platform.documents.port import Doc


class Kind(StrEnum):
    """What a value is. Shape on the wire, by kind:

    line text: str; rich_text: str (sanitised HTML); phone: E.164 with optional `;ext=`; email, url: str;
    money: {"amount": int minor units, "currency": ISO 4217}; integer: int; boolean: bool; date: `YYYY-MM-DD`;
    partial_date: `YYYY-MM-DD` or `MM-DD`, a lunar leap month is written `04L` (`2020-04L-12`);
    year_month: `YYYY-MM`; instant: RFC 3339 UTC with milliseconds; code: str; reference: id; serial: str;
    file: {"id", "blob", "name", "size", "type", "added_at", "added_by"};
    member: {"kind": person|department|group|role|region|everyone, "id": str} (a role's id is `store:role`);
    controls: {"print"|"copy"|"export"|"forward": inherit|allow|deny} (print also watermark);
    struct: an object whose parts are declared by `parts`.
    """

    LINE = "line"
    TEXT = "text"
    RICH_TEXT = "rich_text"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    MONEY = "money"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    YEAR_MONTH = "year_month"
    INSTANT = "instant"
    CODE = "code"
    REFERENCE = "reference"
    SERIAL = "serial"
    FILE = "file"
    MEMBER = "member"
    CONTROLS = "controls"
    STRUCT = "struct"


Line = Annotated[str, Kind.LINE]
Text = Annotated[str, Kind.TEXT]
RichText = Annotated[str, Kind.RICH_TEXT]
Phone = Annotated[str, Kind.PHONE]
Email = Annotated[str, Kind.EMAIL]
Url = Annotated[str, Kind.URL]
Money = Annotated[dict[str, Any], Kind.MONEY]
Integer = Annotated[int, Kind.INTEGER]
Boolean = Annotated[bool, Kind.BOOLEAN]
Date = Annotated[str, Kind.DATE]
PartialDate = Annotated[str, Kind.PARTIAL_DATE]
YearMonth = Annotated[str, Kind.YEAR_MONTH]
Instant = Annotated[datetime, Kind.INSTANT]
Code = Annotated[str, Kind.CODE]
Reference = Annotated[str, Kind.REFERENCE]
Serial = Annotated[str, Kind.SERIAL]
File = Annotated[dict[str, Any], Kind.FILE]
Member = Annotated[dict[str, Any], Kind.MEMBER]
Controls = Annotated[dict[str, Any], Kind.CONTROLS]
Struct = Annotated[dict[str, Any], Kind.STRUCT]

Written = Literal["person", "create", "system", "command"]
"""Who writes a field: a person (create, edit, import); once on create; the system; a command of its own only."""

SortBy = Literal["plain", "pinyin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of a struct (`children.name`)."""

    name: str
    kind: Kind
    label: tuple[str, str]
    required: bool = False
    max: int | None = None
    codes: str | None = None
    refers: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One declared field. `max`/`min`: characters of text, value of integers, items are `max_items`.

    `codes`: the code list; `refers`: what a reference names (a record type's name, or person, department, region).
    `search`: weight in keyword search (0: not searched). `duplicate`: the duplicate key it takes part in.
    `default`: what an absent value becomes on create. `read_level`/`read_role`: who may read it at all, by level
    (0 to 6) or by a role of the store; either will do where both are named. `write_level`/`write_role`: who of those
    may write it. See `crm_records.access.field_rules`.
    `code_level`: the only level of a tree of codes that is meant (1: those without a parent); `within`: the field that
    holds the code's parent. `past`: a date that may not lie ahead. `calendar`: the field that tells a partial date's
    calendar, so that days of the lunar one are let through. `check(value, values)`: refuses (`kinds.Refusal`) or
    returns the value to keep.
    """

    name: str
    kind: Kind
    label: tuple[str, str]
    tab: str
    many: bool = False
    required: bool = False
    min: int | None = None
    max: int | None = None
    max_items: int | None = None
    codes: str | None = None
    code_level: int | None = None
    within: str | None = None
    refers: str | None = None
    parts: tuple[Part, ...] = ()
    past: bool = False
    calendar: str | None = None
    written: Written = "person"
    derived: bool = False
    personal: bool = False
    masked: bool = False
    secret: bool = False
    search: float = 0
    filter: bool = False
    hot: bool = False
    facet: bool = False
    list_sort: SortBy | None = None
    bulk: bool = False
    default: Any = None
    duplicate: str | None = None
    vcard: str | None = None
    check: Callable[[Any, Mapping[str, Any]], Any] | None = None
    note: tuple[str, str] | None = None
    read_level: int | None = None
    read_role: str | None = None
    write_level: int | None = None
    write_role: str | None = None

    @property
    def ruled(self) -> bool:
        """Not everybody who reads or edits the record may read or write the field."""
        return self.hidden_from_some or self.write_level is not None or self.write_role is not None

    @property
    def hidden_from_some(self) -> bool:
        return self.read_level is not None or self.read_role is not None

    @property
    def writable(self) -> bool:
        """A person may send it in an edit."""
        return self.written == "person"

    @property
    def importable(self) -> bool:
        return self.written in ("person", "create") and self.kind not in (Kind.FILE, Kind.SERIAL)


def field(zh: str, en: str, *, tab: str, **options: Any) -> Any:
    """Declare a field; its name, kind, list-ness and optionality come from the annotation."""
    return _Pending((zh, en), tab, options)


@dataclass(frozen=True, slots=True)
class _Pending:
    label: tuple[str, str]
    tab: str
    options: dict[str, Any]


class _Attribute:
    """Reads and writes one field of the record's document."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, record: "Record | None", owner: type) -> Any:
        if record is None:
            return self
        return record.doc.get(self.name)

    def __set__(self, record: "Record", value: Any) -> None:
        record.doc[self.name] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """All that is declared of one kind of record. `fields` keeps the order of declaration."""

    name: str
    plural: str
    store: str
    label: tuple[str, str]
    model: "type[Record]"
    fields: dict[str, Field]
    tabs: tuple[tuple[str, str, str], ...]          # (id, zh, en)
    create_document: str | None = None              # permission document that creating needs
    title_field: str = ""                           # what a link to the record shows
    default_order: str = "updated_at"
    under_customer: bool = False
    people_fields: frozenset[str] = dc_field(default_factory=frozenset[str])


RECORD_TABS: tuple[tuple[str, str, str], ...] = (("basic", "基本", "Basic"),)


class Record:
    """Base of every declared record. `doc` is the stored document; `id` and `version` are read from it.

    Every record also has, outside its declared fields: owner_id, department_id, collaborators, reader_list, authors,
    visibility, public, record_controls (facts of access, declared by the types that show them), created_at,
    created_by, updated_at, updated_by, deleted_at, and `custom` (values of custom fields).
    """

    declared: ClassVar[RecordType]
    doc: Doc

    def __init_subclass__(
        cls, *, name: str, plural: str, store: str, label: tuple[str, str],
        tabs: Sequence[tuple[str, str, str]] = RECORD_TABS, create_document: str | None = None, title: str = "",
        default_order: str = "updated_at",
    ) -> None:
        hints = get_type_hints(cls, include_extras=True)
        fields: dict[str, Field] = {}
        for attribute, pending in list(vars(cls).items()):
            if isinstance(pending, _Pending):
                fields[attribute] = _declare(attribute, hints[attribute], pending)
                setattr(cls, attribute, _Attribute(attribute))
        shown = fields.get(title or next(iter(fields), ""))
        if shown is not None and shown.ruled:
            raise TypeError(f"{shown.name} is what links to the record show")
        cls.declared = RecordType(
            name=name, plural=plural, store=store, label=label, model=cls, fields=fields, tabs=tuple(tabs),
            create_document=create_document, title_field=title or next(iter(fields), ""), default_order=default_order,
        )

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @property
    def id(self) -> str:
        return self.doc["_id"]

    @property
    def version(self) -> int:
        return self.doc["version"]

    def copy(self) -> Self:
        return type(self)(dict(self.doc))


def _declare(name: str, hint: Any, pending: _Pending) -> Field:
    optional, many, kind = _read_hint(name, hint)
    options = dict(pending.options)
    if options.get("list_sort") is True:
        options["list_sort"] = "plain"
    if options.get("derived"):
        options.setdefault("written", "system")
    required = bool(options.pop("required", False))
    if required and optional:
        raise TypeError(f"{name} is required but its annotation allows None")
    made = Field(name=name, kind=kind, many=many, label=pending.label, tab=pending.tab, required=required, **options)
    if made.ruled and not may_be_ruled(made):
        raise TypeError(f"{name} is needed or compared by everybody: it cannot be read or written by some only")
    return made


def may_be_ruled(field: Field) -> bool:
    """Rules of reading and writing fit a field that no one needs: what is required, orders lists, finds duplicates, or
    has ways of its own (files, human numbers) shows itself elsewhere too.
    """
    shown = field.required or field.hot or field.list_sort is not None or field.duplicate is not None
    return not shown and field.kind not in (Kind.FILE, Kind.SERIAL) and field.written != "command"


def _read_hint(name: str, hint: Any) -> tuple[bool, bool, Kind]:
    """(may be None, is a list, kind) of `Phone | None`, `list[Line]`, `Phone`."""
    optional = False
    if get_origin(hint) not in (Annotated, list) and type(None) in get_args(hint):
        optional = True
        hint = next(a for a in get_args(hint) if a is not type(None))
    many = get_origin(hint) is list
    if many:
        hint = get_args(hint)[0]
    for note in getattr(hint, "__metadata__", ()):
        if isinstance(note, Kind):
            return optional, many, note
    raise TypeError(f"{name}: annotate with a kind of crm_records.declaration")
