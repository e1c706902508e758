"""The dry run of an import: each row becomes a plan, and nothing is written to any record.

A plan is `[n, action, target, values, keys, errors, made]`; plans are spooled in their order, 200 of
them a chunk of the journal.
"""

import asyncio
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import FieldError, Forbidden, Reason
from crm_platform.ids import new_id

from crm_records.access.caller import Caller
from crm_records.access.model import Level
from crm_records.access.policy import Policy
from crm_records.commands import facts
from crm_records.commands.rights import Rights
from crm_records.commands.rules import Registered, RuleContext
from crm_records.declaration import Kind
from crm_records.exchange import directory
from crm_records.exchange.duplicates import NoDuplicates
from crm_records.exchange.imports import Exchange, chosen_of
from crm_records.exchange.matching import Doubles, Match, Matcher, signature
from crm_records.exchange.read_columns import Reading
from crm_records.exchange.rows import Parsed, RowReader
from crm_records.exchange.spool import Row as TableRow
from crm_records.kinds import Context, Refusal, text
from crm_records.operations.commands import put_values
from crm_records.operations.model import field_problem, problem
from crm_records.validation import sort_out

CREATE, UPDATE, UNCHANGED, DUPLICATE, REFUSED = "created", "updated", "unchanged", "duplicate", "refused"
_BREATH = 5
"""Rows between two looks at the event loop: a few milliseconds."""

NO_MATCH = Reason("NO_MATCH", "没有匹配的已有记录", "No existing record matches")
AMBIGUOUS = Reason("AMBIGUOUS_MATCH", "匹配到 {count} 条已有记录，无法确定", "{count} existing records match")
NO_MATCH_VALUE = Reason("NO_MATCH_VALUE", "匹配字段为空", "A match field is empty")
EXISTS = Reason("DUPLICATE", "与已有记录“{title}”重复", "The same as the existing record “{title}”")
FOLLOWED = Reason("DUPLICATE", "同事已在跟进这个客户", "A colleague follows this customer")
IN_FILE = Reason("DUPLICATE_IN_FILE", "与文件第 {row} 行重复", "The same as row {row} of the file")


@dataclass(slots=True)
class Plan:
    """`target`: the record to update, or the id that a new one will have: a row that was carried out is known by it.
    `keys`: of a new record, to be looked up again before it is made. `made`: what the type's rules filled in or changed
    of a new record.
    """

    n: int
    action: str
    target: str | None = None
    values: Doc = field(default_factory=dict[str, Any])
    keys: list[str] = field(default_factory=list[str])
    errors: list[Doc] = field(default_factory=list[Doc])
    made: Doc = field(default_factory=dict[str, Any])

    @property
    def present(self) -> str | None:
        """The record it is about that is there now."""
        return None if self.action == CREATE else self.target

    def packed(self) -> list[Any]:
        return [self.n, self.action, self.target, self.values, self.keys, self.errors, self.made]


def plan_of(packed: Sequence[Any]) -> Plan:
    return Plan(*packed)


class Planner:
    """Plans batches of rows in order. Rights and lists are those of the moment of the batch."""

    def __init__(self, exchange: Exchange, entry: Registered, imported: Doc, caller: Caller) -> None:
        self._exchange, self._entry = exchange, entry
        self._context = exchange.context
        self._chosen = chosen_of(imported)
        self._skip = imported["duplicates"] == "skip" or skips_always(exchange.context.policies.current, entry)
        self._operation_id: str | None = imported["operation_id"]
        self._finder = exchange.finders.get(entry.type.name) or NoDuplicates()
        self._custom = self._context.custom_fields(entry.type.name)
        self._targets = exchange.targets(entry.type, caller)
        self._lists = self._context.code_lists.current
        self._policy = self._context.policies.current
        self._reader_of: tuple[date, RowReader] | None = None
        self._doubles = Doubles(self._context.documents, entry.type)
        self._matcher = (
            Matcher(self._context.documents, entry.type, self._finder, self._chosen.match)
            if self._chosen.mode != "create" else None
        )
        self._rows_of: dict[str, int] = {}
        self._rules_by: dict[bool, tuple[Rights, RuleContext]] = {}
        self._once = frozenset(f.name for f in entry.type.fields.values() if f.written == "create")

    @property
    def needs_scan(self) -> bool:
        """The match fields have no index: the file's values must be known before the first batch is planned."""
        return self._matcher is not None and not self._matcher.indexed

    async def gather(self, rows: Sequence[TableRow], wanted: set[tuple[str, ...]], rights: Rights) -> None:
        for row in await self._reader().read(rows, rights):
            found = signature(self._chosen.match, self._match_values(row))
            if found is not None:
                wanted.add(found)

    async def scan(self, wanted: set[tuple[str, ...]], rights: Rights) -> None:
        assert self._matcher is not None
        await self._matcher.scan(wanted, rights)

    async def plan(self, rows: Sequence[TableRow], rights: Rights) -> list[Plan]:
        parsed = await self._reader().read(rows, rights)
        matches = await self._match(parsed, rights)
        plans: list[Plan] = []
        for n, (row, match) in enumerate(zip(parsed, matches, strict=True)):
            plans.append(self._one(row, match, rights))
            if n % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        if self._skip:
            await self._mark_doubles(plans, rights)
        return plans

    async def _match(self, rows: Sequence[Parsed], rights: Rights) -> list[Match | None]:
        if self._matcher is None:
            return [None] * len(rows)
        values = [self._match_values(row) for row in rows]
        return list(await self._matcher.find(values, rights))

    def _match_values(self, row: Parsed) -> dict[str, Any]:
        """The match fields in the form that is stored."""
        given = {n: row.values[n] for n in self._chosen.match if n in row.values and n not in row.found_by}
        kept, _ = sort_out(self._entry.type, given, mode="edit")
        custom = {name: value for name, value in row.custom.items() if not isinstance(value, Refusal)}
        return {**kept, "custom": custom, **row.found_by}

    def _reader(self) -> RowReader:
        """What it remembers of texts holds for one day: some values may not lie ahead."""
        today = self._context.today(self._context.clock())
        if self._reader_of is None or self._reader_of[0] != today:
            judging = Context(self._lists, today, "import", directory.knows(self._policy))
            reading = Reading(directory.names(self._policy), judging)
            reader = RowReader(self._context, self._targets, self._chosen.mapping, reading)
            self._reader_of = (today, reader)
        return self._reader_of[1]

    def _one(self, row: Parsed, match: Match | None, rights: Rights) -> Plan:
        target, error = self._target(row, match)
        if error is not None:
            return Plan(row.n, REFUSED, errors=[field_problem(error)])
        given = row.values if target is None else self._without_same(row.values, target)
        values, errors = sort_out(
            self._entry.type, given, mode="import" if target is None else "edit", custom=self._custom,
            custom_results=row.custom or None,
        )
        errors = [*row.errors, *errors]
        made: Doc = {}
        if not errors:
            errors, made = self._as_a_whole(values, target, rights)
        if errors:
            return Plan(row.n, REFUSED, values=self._title(values), errors=[field_problem(e) for e in errors])
        if target is None:
            return self._new(row.n, values, made, rights)
        return self._change(row.n, target, values, rights)

    def _without_same(self, values: Mapping[str, Any], target: Doc) -> Mapping[str, Any]:
        """What is written once only, on create: an export shows it too, and the same again is no change of it."""
        same = {n for n in self._once & values.keys() if _kept(values[n]) == target.get(n)}
        return {n: result for n, result in values.items() if n not in same} if same else values

    def _as_a_whole(self, values: Doc, target: Doc | None, rights: Rights) -> tuple[list[FieldError], Doc]:
        """What the record as a whole would be refused for when the row is written, and what rules make of it."""
        if target is None:
            draft = dict(values)
            facts.begin(draft, self._entry.type, rights.caller, rights.policy, rights.now)
        else:
            draft = dict(target)
            put_values(draft, values)
        begun = dict(draft)
        errors = self._entry.rules.prepare(draft, target, self._rule_context(rights, created=target is None))
        made = {name: value for name, value in draft.items() if value is not begun.get(name)}
        made |= dict.fromkeys(begun.keys() - draft.keys())
        return errors, made if made.keys().isdisjoint(self._entry.secrets) else {}

    def _rule_context(self, rights: Rights, *, created: bool) -> RuleContext:
        """One for the rows of a batch, which have their rights in common."""
        known = self._rules_by.get(created)
        if known is None or known[0] is not rights:
            context = RuleContext(
                type=self._entry.type, verb="created" if created else "updated", now=rights.now,
                today=self._context.today(rights.now), caller=rights.caller, policy=rights.policy, lists=self._lists,
            )
            known = self._rules_by[created] = (rights, context)
        return known[1]

    def _target(self, row: Parsed, match: Match | None) -> tuple[Doc | None, FieldError | None]:
        if match is None:
            return None, None
        pointer = f"/{self._chosen.match[0]}"
        if len(match.docs) > 1:
            return None, FieldError(pointer, AMBIGUOUS, {"count": len(match.docs)})
        if match.docs:
            return match.docs[0], None
        if self._chosen.mode == "upsert":
            return None, None
        missing = signature(self._chosen.match, self._match_values(row)) is None
        return None, FieldError(pointer, NO_MATCH_VALUE if missing else NO_MATCH)

    def _title(self, values: Mapping[str, Any]) -> Doc:
        """What a refused row is called in lists."""
        name = self._entry.type.title_field
        return {name: values[name]} if isinstance(values.get(name), str) else {}

    def _new(self, n: int, values: Doc, made: Doc, rights: Rights) -> Plan:
        decision = rights.decide("create", self._entry.type)
        if not decision.allowed:
            return Plan(n, REFUSED, values=self._title(values), errors=[problem(Forbidden(factor=decision.factor))])
        keys = list(self._finder.keys(ChainMap(made, values))) if self._skip else []
        return Plan(n, CREATE, new_id(), values, keys, made=made)

    def _change(self, n: int, target: Doc, values: Doc, rights: Rights) -> Plan:
        type_ = self._entry.type
        for operation in ("edit", "bulk_edit"):
            decision = rights.decide(operation, type_, target)
            if not decision.allowed:
                refused = problem(Forbidden(factor=decision.factor))
                return Plan(n, REFUSED, target["_id"], self._title(values), errors=[refused])
        earlier = self._rows_of.setdefault(target["_id"], n)
        if earlier != n:
            double = FieldError(f"/{self._chosen.match[0]}", IN_FILE, {"row": earlier})
            return Plan(n, DUPLICATE, target["_id"], self._title(values), errors=[field_problem(double)])
        values = {name: value for name, value in values.items() if not self._says_the_same(name, value, target)}
        differs = self._differs(target, values)
        return Plan(n, UPDATE if differs else UNCHANGED, target["_id"], values if differs else self._title(values))

    def _says_the_same(self, name: str, value: Any, target: Doc) -> bool:
        """A table shows rich text without its markup: the same words again are no reason to lose it."""
        declared = self._entry.type.fields.get(name)
        if declared is None or declared.kind is not Kind.RICH_TEXT or not target.get(name):
            return False
        return text.plain(target[name]) == text.plain(value)

    def _differs(self, target: Doc, values: Doc) -> bool:
        after = dict(target)
        put_values(after, values)
        decrypt = self._context.cipher.decrypt
        for name in self._entry.secrets:
            if after.get(name) != target.get(name) and target.get(name) and decrypt(target[name]) == after.get(name):
                after[name] = target[name]
        return any(after.get(name) != target.get(name) for name in values)

    async def _mark_doubles(self, plans: Sequence[Plan], rights: Rights) -> None:
        new = [plan for plan in plans if plan.action == CREATE and plan.keys]
        existing = await self._doubles.existing([key for plan in new for key in plan.keys])
        told: list[tuple[Sequence[str], Doc]] = []
        for plan in new:
            docs = [doc for key in plan.keys for doc in existing.get(key, ())]
            error = duplicate_error(rights, self._entry, docs)
            if error is not None and error.reason is FOLLOWED:
                told.append((plan.keys, docs[0]))
            if error is None:
                row = self._doubles.earlier(plan.n, plan.keys)
                error = FieldError("", IN_FILE, {"row": row}) if row is not None else None
            if error is not None:
                readable = next((d["_id"] for d in docs if rights.can_read(self._entry.type, d)), None)
                plan.action, plan.target, plan.values = DUPLICATE, readable, self._title(plan.values)
                plan.keys, plan.errors, plan.made = [], [field_problem(error)], {}
        await self._finder.told(self._context, rights.caller, told, self._operation_id)


def _kept(result: Any) -> Any:
    return None if result.__class__ is Refusal else result


def duplicate_error(rights: Rights, entry: Registered, docs: Sequence[Doc]) -> FieldError | None:
    """What the caller is told of records that are the same; of hidden ones the store's setting decides."""
    if not docs:
        return None
    readable = next((doc for doc in docs if rights.can_read(entry.type, doc)), None)
    if readable is not None:
        return FieldError("", EXISTS, {"title": str(readable.get(entry.type.title_field) or "")})
    store = rights.policy.stores.get(entry.type.store)
    silent = store is not None and store.hidden_duplicates == "silent"
    blind = silent or rights.standing(entry.type.store).level < Level.READER
    return None if blind else FieldError("", FOLLOWED)


def skips_always(policy: Policy, entry: Registered) -> bool:
    """The store leaves it not to the importer whether rows that are there already are written again."""
    store = policy.stores.get(entry.type.store)
    return store is not None and store.duplicates_on_import == "block"

