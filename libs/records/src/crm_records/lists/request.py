"""What is asked of a list, and its answer."""

from dataclasses import dataclass
from typing import Any

MAX_PAGE_SIZE = 200
MAX_WORDS = 200
"""Characters of what a person typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """`q`: what a person typed. `filter`: see crm_records.lists.syntax. `order_by`: `updated_at desc`, one field.

    `start_at`: begin at this value of the order. `fields`: top-level fields to return, none named means all.
    `deleted`: deleted records instead, for those who may restore them. `about`: how many there are.
    """

    q: str = ""
    filter: str = ""
    order_by: str = ""
    page_size: int = 50
    page_token: str = ""
    start_at: str | None = None
    fields: tuple[str, ...] = ()
    deleted: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """`rows` as on the wire. `next_page_token` is empty at the end; a page may be shorter than asked before it.

    `about`: exact to 1,000, then rounded to two digits; None where it was not asked or is not known.
    """

    rows: list[dict[str, Any]]
    next_page_token: str
    about: int | None
