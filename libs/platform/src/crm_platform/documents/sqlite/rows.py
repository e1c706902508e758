# ruff: noqa: S608 - names come from checked declarations, values are bound
"""Reading and writing the rows of one collection on a given connection: what runs in the threads of the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw
import orjson

from crm_platform.documents.language import check_document, check_value
from crm_platform.documents.port import Doc, DuplicateKey, Filter, Spec, VersionConflict
from crm_platform.documents.semantics import apply_update, upsert_document
from crm_platform.documents.sqlite.database import Connection, all_rows, one_row
from crm_platform.documents.sqlite.keys import Facts, KeyNumbers, KeyTables
from crm_platform.documents.sqlite.sql import Query, json_path, name
from crm_platform.documents.sqlite.values import MARK, decode, dump, load, load_all
from crm_platform.ids import new_id

MISSING = '"\x7fm"'  # in a projected page: the document has no such field
_MISSING = "\x7fm"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked document, ready to be written."""

    id: str
    text: bytes
    facts: Facts | None


class Projection:
    """Some top-level fields, taken apart in SQL: a list of 12 fields does not pay for parsing 90."""

    def __init__(self, fields: Sequence[str]) -> None:
        wanted = dict.fromkeys(["_id", "version", *fields]) if fields else {}
        self.names = list(wanted)

    @property
    def sql(self) -> str:
        """The columns to select; `docs` reads them."""
        if not self.names:
            return "json(doc)"
        rest = [f"doc->{json_path(field)}" for field in self.names[1:]]
        return ",".join(["json_quote(id)", *rest])

    def docs(self, rows: Sequence[Sequence[Any]]) -> list[Doc]:
        """One document a row of columns; one parse for all of them."""
        if not rows:
            return []
        if not self.names:
            return load_all([row[0] for row in rows])
        text = "[" + ",".join(MISSING if value is None else value for row in rows for value in row) + "]"
        values = orjson.loads(text)
        return [self._doc(values, start) for start in range(0, len(values), len(self.names))]

    def _doc(self, values: list[Any], start: int) -> Doc:
        doc: Doc = {}
        for field, value in zip(self.names, values[start : start + len(self.names)], strict=True):
            kind = value.__class__
            if kind is str and value[:1] == MARK:
                if value != _MISSING:
                    doc[field] = decode(value)
            else:
                doc[field] = decode(value) if kind is dict or kind is list else value
        return doc


class Rows:
    def __init__(self, spec: Spec, numbers: KeyNumbers) -> None:
        self.spec = spec
        self.keys = KeyTables(spec, numbers)
        self.table = name(spec.name)
        self._unique = {f"index '{spec.name}__{index.name}'": index.name for index in spec.indexes}
        self._unique |= {f"index '{spec.name}__{index.name}__null'": index.name for index in spec.indexes}
        facts = self.keys.columns if self.keys.all else "null"
        self._find = f"select n, doc->'$.version', {facts} from {self.table} where id=?"
        self._insert_bare = f"insert into {self.table}(id, doc) values(?, jsonb(cast(? as text)))"
        self._insert = f"{self._insert_bare} returning n"
        self._update = f"update {self.table} set doc=jsonb(cast(? as text)) where n=?"

    # reading

    def select(
        self, columns: str, where: Filter, sort: Sequence[tuple[str, int]] = (), skip: int = 0, limit: int = 0
    ) -> tuple[str, list[Any]]:
        query = Query(self.spec)
        sql = f"select {columns} from {self.table} where {query.where(where)}"
        if sort:
            sql += f" order by {query.order(sort)}"
        if skip or limit:
            sql += f" limit {int(limit) or -1} offset {int(skip)}"
        return sql, query.args

    def count(self, connection: Connection, where: Filter, cap: int) -> int:
        sql, args = self.select("1", where, limit=cap)
        return one_row(connection, f"select count(*) from ({sql})", args)[0]

    # writing

    def prepare(self, doc: Doc) -> Prepared:
        check_document(doc)
        return Prepared(doc["_id"], dump(doc), self.keys.facts(doc))

    def insert(self, connection: Connection, doc: Prepared) -> None:
        try:
            n = one_row(connection, self._insert, (doc.id, doc.text))[0]
        except apsw.ConstraintError as error:
            raise self.duplicate(error) from None
        if doc.facts is not None:
            self.keys.change(connection, n, None, doc.facts)

    def insert_all(self, connection: Connection, docs: Sequence[Prepared]) -> None:
        """As `insert`, statement by statement instead of document by document."""
        try:
            made = connection.executemany(self._insert, [(doc.id, doc.text) for doc in docs])
            numbers = [int(row[0]) for row in made.fetchall()]  # pyright: ignore[reportArgumentType] - a row number
        except apsw.ConstraintError as error:
            raise self.duplicate(error) from None
        if self.keys.all:
            self.keys.add(connection, list(zip(numbers, [doc.facts for doc in docs], strict=True)))

    def insert_bare(self, connection: Connection, docs: Sequence[Prepared]) -> None:
        """Documents without their rows in the key tables, which are built later."""
        try:
            connection.executemany(self._insert_bare, [(doc.id, doc.text) for doc in docs])
        except apsw.ConstraintError as error:
            raise self.duplicate(error) from None

    def replace(self, connection: Connection, doc: Prepared, version: int) -> None:
        n, old = self._expect(connection, doc.id, version)
        self._store(connection, n, doc, old)

    def update(self, connection: Connection, id_: str, update: Doc, version: int | None) -> None:
        n, old = self._expect(connection, id_, version)
        (text,) = one_row(connection, f"select json(doc) from {self.table} where n=?", (n,))
        self._store(connection, n, self.prepare(apply_update(load(text), update)), old)

    def remove(self, connection: Connection, id_: str, version: int | None) -> None:
        n, old = self._expect(connection, id_, version)
        connection.execute(f"delete from {self.table} where n=?", (n,))
        self.keys.change(connection, n, old, None)

    def guard(self, connection: Connection, id_: str, version: int | None) -> None:
        row = one_row(connection, f"select doc->'$.version' from {self.table} where id=?", (id_,))
        if (row is not None) if version is None else (row is None or row[0] != str(version)):
            raise VersionConflict(self.spec.name, id_)

    def update_one(
        self, connection: Connection, where: Filter, update: Doc, upsert: bool, sort: Sequence[tuple[str, int]]
    ) -> Doc | None:
        facts = self.keys.columns if self.keys.all else "null"
        sql, args = self.select(f"n, {facts}, json(doc)", where, sort, limit=1)
        row = one_row(connection, sql, args)
        if row is None:
            return self._upsert(connection, where, update) if upsert else None
        doc = apply_update(load(row[2]), update)
        self._store(connection, row[0], self.prepare(doc), self._old(row[1]))
        return doc

    def update_many(self, connection: Connection, where: Filter, update: Doc) -> int:
        count = 0
        for rows in self._chunks(connection, where, "json(doc)"):
            for n, facts, text in rows:
                self._store(connection, n, self.prepare(apply_update(load(text), update)), self._old(facts))
            count += len(rows)
        return count

    def delete(self, connection: Connection, where: Filter) -> int:
        count = 0
        for rows in self._chunks(connection, where, "null"):
            for n, facts, _ in rows:
                connection.execute(f"delete from {self.table} where n=?", (n,))
                self.keys.change(connection, n, self._old(facts), None)
            count += len(rows)
        return count

    def _chunks(self, connection: Connection, where: Filter, column: str) -> Iterator[list[tuple[int, str, str]]]:
        """All that match now, with their facts; the ids are fixed before the first change."""
        facts = self.keys.columns if self.keys.all else "null"
        sql, args = self.select("n", where)
        found = [n for (n,) in all_rows(connection, sql, args)]
        read = f"select n, {facts}, {column} from {self.table} where n in (select value from json_each(?))"
        for start in range(0, len(found), CHUNK):
            yield all_rows(connection, read, (orjson.dumps(found[start : start + CHUNK]).decode(),))

    def _upsert(self, connection: Connection, where: Filter, update: Doc) -> Doc:
        doc = apply_update(upsert_document(where), update, inserted=True)
        doc.setdefault("_id", new_id())
        check_value(doc)
        self.insert(connection, self.prepare(doc))
        return doc

    def _expect(self, connection: Connection, id_: str, version: int | None) -> tuple[int, Facts | None]:
        """The row and facts of a document that must exist in this version."""
        row = one_row(connection, self._find, (id_,))
        if row is None or (version is not None and row[1] != str(version)):
            raise VersionConflict(self.spec.name, id_)
        return row[0], self._old(row[2])

    def _store(self, connection: Connection, n: int, doc: Prepared, old: Facts | None) -> None:
        try:
            connection.execute(self._update, (doc.text, n))
        except apsw.ConstraintError as error:
            raise self.duplicate(error) from None
        if self.keys.all:
            self.keys.change(connection, n, old, doc.facts)

    def _old(self, facts: str | None) -> Facts | None:
        return None if facts is None else self.keys.stored_facts(facts)

    def duplicate(self, error: apsw.ConstraintError) -> Exception:
        """The port's error: `UNIQUE constraint failed: index 'x'`, or `… failed: table.id`."""
        failed = str(error).rpartition(": ")[2]
        if getattr(error, "extendedresult", 0) not in (
            apsw.SQLITE_CONSTRAINT_UNIQUE,
            apsw.SQLITE_CONSTRAINT_PRIMARYKEY,
        ):
            return error
        return DuplicateKey(self.spec.name, self._unique.get(failed, "_id"))
