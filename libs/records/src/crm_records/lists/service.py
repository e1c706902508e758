"""Lists, gets and groups: what a caller may read, as rows for the wire. Reads never build models."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from crm_platform.documents.port import Doc
from crm_platform.errors import Invalid, NotFound, Unavailable
from crm_platform.search.port import Bucket, SearchIndex, SearchQuery

from crm_records.access.caller import Caller
from crm_records.codes import CodeList
from crm_records.commands.parts import Parts
from crm_records.commands.rights import Rights
from crm_records.declaration import Field, Kind, RecordType
from crm_records.lists import custom as custom_values
from crm_records.lists.errors import NOT_A_FACET
from crm_records.lists.fields import index_kind
from crm_records.lists.plan import Plan, make_plan
from crm_records.lists.request import MAX_PAGE_SIZE, ListPage, ListRequest
from crm_records.lists.rows import DECIDING, RowShape, row_shape
from crm_records.lists.tokens import query_print, read_token, write_token

EXACT_TO = 1000
_ROUNDS = 5
"""How often a page is filled up when fetched rows turn out not to be readable; then it stays short."""
_IDS_AT_ONCE = 500
_UNKNOWN_CODES = 200
"""Codes on records that are no longer in their list, which are counted too."""


class ListService:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def rights(self, caller: Caller) -> Rights:
        """The caller's decisions under the policy that holds now."""
        return Rights(self._parts.policies.current, caller, self._parts.clock())

    def unreadable(self, rights: Rights, type_: RecordType) -> frozenset[str]:
        """Fields that are not there for the caller, custom ones among them."""
        return rights.unreadable(type_, self._parts.custom_fields(type_.name))

    async def page(self, caller: Caller, type_: RecordType, request: ListRequest) -> ListPage:
        rights = self.rights(caller)
        shape = row_shape(type_, request.fields, self.unreadable(rights, type_))
        plan = make_plan(self._parts, rights, type_, request)
        size = min(max(request.page_size, 1), MAX_PAGE_SIZE)
        print_ = query_print(type_.name, request.q, request.filter, request.order_by, request.deleted)
        after = read_token(self._parts.token_key, print_, request.page_token) if request.page_token else None
        docs, position, about = await self._fetch(plan, rights, size, after, shape)
        if request.about:
            about = await self._about(plan, about)
        decipher = self._parts.cipher.decrypt
        token = "" if position is None else write_token(self._parts.token_key, print_, position)
        return ListPage([shape.row(doc, rights, decipher) for doc in docs], token, about if request.about else None)

    async def document(self, rights: Rights, type_: RecordType, id_: str, *, deleted: bool = False) -> Doc:
        """The stored record; NotFound where it is not there for the caller."""
        doc = await self._parts.documents[type_.plural].get(id_)
        if doc is None or (doc.get("deleted_at") is not None and not deleted) or not rights.can_read(type_, doc):
            raise NotFound(record_type=type_.name, id=id_)
        return doc

    async def get_many(
        self, caller: Caller, type_: RecordType, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Rows of those that the caller may read, in the order of `ids`."""
        rights = self.rights(caller)
        shape = row_shape(type_, fields, self.unreadable(rights, type_))
        docs = await self._parts.documents[type_.plural].get_many(ids, fields=shape.read)
        decipher = self._parts.cipher.decrypt
        return [shape.row(doc, rights, decipher) for doc in docs if _live(rights, type_, doc)]

    async def group(self, caller: Caller, type_: RecordType, by: str, request: ListRequest) -> list[Bucket]:
        """Counts by the values of a facet field over what the caller may read, largest first.

        Codes of a tree are counted under the branches they belong to, so that each bucket counts what a filter by its
        value finds.
        """
        rights = self.rights(caller)
        plan = make_plan(self._parts, rights, type_, request)
        custom = custom_values.by_path(self._parts.custom_fields(type_.name))
        field = plan.queryable.filterable.get(by) or custom.get(by)
        hidden = field is not None and (
            by in self.unreadable(rights, type_)
            or (field.masked and not rights.standing(type_.store).sees_masked)
        )
        if field is None or not field.facet or hidden or index_kind(field) == "instant":
            raise Invalid.one("/by", NOT_A_FACET, value=by[:100])
        if not plan.keys:
            return []
        at = custom_values.index_name(by) if by in custom else by
        tree = self._tree(field)
        if tree is None:
            return await self._search().group(type_.plural, plan.search_query(0, None), at)
        buckets = await self._search().group(
            type_.plural, plan.search_query(0, None), at, limit=len(tree.codes) + _UNKNOWN_CODES
        )
        return _by_branch(tree, buckets)

    def _tree(self, field: Field) -> CodeList | None:
        lists, name = self._parts.code_lists.current, field.codes or ""
        if field.kind is not Kind.CODE or field.code_level is not None or field.many or name not in lists:
            return None
        found = lists.get(name)
        return found if found.is_tree else None

    async def ids(
        self, caller: Caller, type_: RecordType, *, filter_: str = "", q: str = "", most: int = 200_000
    ) -> AsyncIterator[list[str]]:
        """Ids of all that match and the caller may read, in batches: what an operation freezes."""
        rights = self.rights(caller)
        # an order of its own, so that pages hang together while records change
        plan = make_plan(self._parts, rights, type_, ListRequest(q=q, filter=filter_, order_by="updated_at desc"))
        after: list[Any] | None = None
        left = most
        while left > 0 and plan.keys:
            docs, after, _ = await self._once(plan, min(_IDS_AT_ONCE, left), after, DECIDING)
            found = [doc["_id"] for doc, _ in docs if _live(rights, type_, doc)]
            left -= len(found)
            if found:
                yield found
            if after is None:
                return

    async def _fetch(
        self, plan: Plan, rights: Rights, size: int, after: list[Any] | None, shape: RowShape
    ) -> tuple[list[Doc], list[Any] | None, int | None]:
        """A page of readable documents, the position behind it (None at the end), how many match if that is known."""
        if not plan.keys:
            return [], None, 0
        kept: list[Doc] = []
        about: int | None = None
        deleted = plan.keys[0].startswith("x/")
        for _ in range(_ROUNDS):
            found, behind, counted = await self._once(plan, size - len(kept), after, shape.read)
            about = counted if about is None else about
            kept += [doc for doc, _ in found if _live(rights, plan.type, doc, deleted=deleted)]
            after = behind
            if after is None or len(kept) >= size:
                break
        return kept, after, about

    async def _once(
        self, plan: Plan, limit: int, after: list[Any] | None, fields: Sequence[str]
    ) -> tuple[list[tuple[Doc, Any]], list[Any] | None, int | None]:
        collection = self._parts.documents[plan.type.plural]
        if plan.by_store:
            page = await collection.page(plan.page_query(limit, after, fields))
            return list(zip(page.rows, page.positions, strict=True)), page.next, None
        hits = await self._search().search(plan.type.plural, plan.search_query(limit, after))
        docs = {doc["_id"]: doc for doc in await collection.get_many(hits.ids, fields=fields)}
        found = [(docs[i], p) for i, p in zip(hits.ids, hits.positions, strict=True) if i in docs]
        return found, hits.next, hits.about

    async def _about(self, plan: Plan, counted: int | None) -> int | None:
        if counted is None:
            query = plan.page_query(1, None, ())
            exact = await self._parts.documents[plan.type.plural].count_visible(query, EXACT_TO + 1)
            if exact <= EXACT_TO:
                return exact
            if self._parts.search is None or plan.keys[0].startswith("x/"):
                return None
            counted = (await self._search().search(plan.type.plural, _counting(plan))).about
        return counted if counted <= EXACT_TO else _two_digits(counted)

    def _search(self) -> SearchIndex:
        if self._parts.search is None:
            raise Unavailable
        return self._parts.search


def _by_branch(tree: CodeList, buckets: Sequence[Bucket]) -> list[Bucket]:
    counts: dict[Any, int] = {}
    for bucket in buckets:
        value = tree.root(bucket.value) if isinstance(bucket.value, str) else bucket.value
        counts[value] = counts.get(value, 0) + bucket.count
    return [Bucket(value, n) for value, n in sorted(counts.items(), key=lambda one: (-one[1], one[0] is None, one[0]))]


def _counting(plan: Plan) -> SearchQuery:
    return SearchQuery(keys=plan.keys, words=plan.words, where=plan.condition, limit=1)


def _live(rights: Rights, type_: RecordType, doc: Doc, *, deleted: bool = False) -> bool:
    """The engine proposed it; the present facts decide."""
    return (doc.get("deleted_at") is not None) is deleted and rights.can_read(type_, doc)


def _two_digits(number: int) -> int:
    scale = 10 ** (len(str(number)) - 2)
    return number // scale * scale
