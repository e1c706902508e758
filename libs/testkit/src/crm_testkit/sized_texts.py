"""Texts of exact lengths for a fuzzer.

At the limits of a field it asks for texts exactly so long, by drawing until one fits: where hardly any does, that is
hundreds of draws a field, and the limit stays untried. Here such a text is at hand, or none is said to be at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
Made = Callable[[int], str | None]


class Sized(st.SearchStrategy[T]):
    """Draws of `usual`, or one of `known`. A filter is asked about `known`, whose first is like `usual`."""

    def __init__(self, usual: st.SearchStrategy[T], known: Sequence[T]) -> None:
        super().__init__()
        self._usual, self._known = usual, known
        self._either = usual | st.sampled_from(known)

    def do_draw(self, data: Any) -> T:
        return data.draw(self._either)

    def map(self, pack: Callable[[T], Any]) -> st.SearchStrategy[Any]:
        return Sized(self._usual.map(pack), [pack(one) for one in self._known])

    def filter(self, condition: Callable[[T], Any]) -> st.SearchStrategy[T]:
        fit = [one for one in self._known if condition(one)]
        if not fit:
            return st.nothing()
        usual = self._usual.filter(condition) if fit[0] == self._known[0] else st.sampled_from(fit)
        return Sized(usual, fit)


def lengths_of(document: dict[str, Any]) -> dict[str, set[int]]:
    """{format: lengths at the limits that an OpenAPI document's requests set for it, and one inside}"""
    found: dict[str, set[int]] = defaultdict(set)
    parts: list[Any] = [document["paths"], document["components"].get("schemas")]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            if isinstance(part.get("format"), str):
                limits = ((part.get("minLength"), 1), (part.get("maxLength"), -1))
                found[part["format"]].update(n + way for n, step in limits if n is not None for way in (0, step))
            parts += [value for name, value in part.items() if name != "responses"]
        elif isinstance(part, list):
            parts += part
    return found


def known_texts(format_: str, lengths: Iterable[int]) -> list[str]:
    """A usual text of the format, then one of each of these lengths that it can have; [] for formats not known here."""
    usual, made = _MADE.get(format_, (0, None))
    if made is None:
        return []
    return [text for n in (usual, *sorted(lengths)) if (text := made(n)) is not None]


def _words(length: int) -> str:
    return "甲" if length == 1 else f"甲{'字' * (length - 2)}乙"


def _email(length: int) -> str | None:
    """Before the @ are at most 64 characters, between two points at most 63."""
    if length <= 64:
        return f"{'a' * (length - 10)}@b.example"
    name = "".join("." if n % 50 == 49 else "b" for n in range(length - 73))
    return f"{'a' * 64}@{name}.example"


def _only(text: str) -> tuple[int, Made]:
    return len(text), lambda length: text if length == len(text) else None


def _from(least: int, made: Callable[[int], str], most: int = 8000) -> Made:
    return lambda length: made(length) if least <= length <= most else None


_MADE: dict[str, tuple[int, Made]] = {
    "line": (12, _from(1, _words)),
    "text": (12, _from(1, _words)),
    "rich-text": (12, _from(9, lambda n: f"<p>{_words(n - 7)}</p>")),
    "phone": (14, _from(14, lambda n: f"+86{' ' * (n - 14)}13800138000")),
    "email": (20, _from(11, lambda n: _email(n) or "", 254)),
    "http-url": (20, _from(19, lambda n: f"https://a.example/{'p' * (n - 18)}")),
    "check-bank-account": (16, _from(4, lambda n: "62" * (n // 2) + "6" * (n % 2), 34)),
    "check-tax-id": (15, _from(15, lambda n: "9" * n, 20)),
    "check-postal-code": (6, _from(1, lambda n: "1" * n, 12)),
    "check-login": (8, _from(2, lambda n: f"u{'x' * (n - 1)}", 64)),
    "check-role-name": (8, _from(1, lambda n: "R" * n, 64)),
    "crm-sort-value": _only("2026-01-01T00:00:00+00:00"),
    "field-names": _only("updated_at"),
    "new-password": (16, _from(16, lambda n: f"Xk7 {'p' * (n - 10)} 93 wq", 128)),
}
"""{format: (a usual length, how it is made so long)}"""
