"""A code list: codes with labels in Chinese and English, in order, perhaps as a tree."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Code:
    """One choice. `level`: 1 for those without a parent. An inactive code is shown where it is, never newly chosen.

    `marks`: what the organisation says of it (`key`: customers of this level are key customers).
    """

    code: str
    zh: str
    en: str
    parent: str | None = None
    level: int = 1
    active: bool = True
    marks: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def label(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True, eq=False)
class CodeList:
    """`editable`: the organisation's designers may change it; else it is a public standard."""

    name: str
    label: tuple[str, str]
    codes: tuple[Code, ...]
    editable: bool = True
    source: str = ""
    by_code: Mapping[str, Code] = field(init=False)
    _spelled: dict[int | None, dict[str, list[Code]]] = field(init=False, default_factory=dict[Any, Any])
    _beneath: dict[str, list[str]] = field(init=False, default_factory=dict[str, list[str]])
    _texts: dict[tuple[str, str, int | None], str] = field(init=False, default_factory=dict[Any, str])

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {code.code: code for code in self.codes})

    def branch(self, code: str) -> tuple[str, ...]:
        """The code and all beneath it in the tree, inactive ones too."""
        if not self._beneath:
            for one in self.codes:
                self._beneath.setdefault(one.parent or "", []).append(one.code)
        found = [code]
        for one in found:
            found += (child for child in self._beneath.get(one, ()) if child not in found)
        return tuple(found)

    def root(self, code: str) -> str:
        """The first of those above the code, itself where it has none."""
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            one = self.by_code.get(code)
            if one is not None and one.parent is not None and one.parent in self.by_code:
                code = one.parent
        return code

    @property
    def is_tree(self) -> bool:
        return any(code.level > 1 for code in self.codes)

    def find(self, text: str, *, level: int | None = None, parent: str | None = None) -> str | None:
        """The code that a person means by its code, its label in either language, or a usual short name."""
        exact = self.by_code.get(text)
        if exact is not None and _fits(exact, level, parent):
            return exact.code
        spelled = self._spelled.get(level)
        if spelled is None:
            spelled = self._spelled[level] = self._spell(level)
        for code in spelled.get(folded(text), ()):
            if _fits(code, level, parent):
                return code.code
        return None

    def text(self, code: str, language: Language, level: int | None = None) -> str:
        """The label, if `find` reads it back as this code, else the code itself (K and K70 are both 房地产业)."""
        key = (code, language, level)
        text = self._texts.get(key)
        if text is None:
            found = self.by_code.get(code)
            text = found.label(language) if found is not None else code
            text = self._texts[key] = text if self.find(text, level=level) == code else code
        return text

    def _spell(self, level: int | None) -> dict[str, list[Code]]:
        """Codes go before labels, labels before short names, active before inactive ones. Only those of the level: the
        counties of a list are spelled out for nobody who asks for cities.
        """
        spelled: dict[str, list[Code]] = {}
        codes = sorted((c for c in self.codes if level in (None, c.level)), key=lambda one: not one.active)
        for spellings in (_codes_of, _labels_of, _aliases_of):
            for code in codes:
                for spelling in spellings(code):
                    found = spelled.setdefault(folded(spelling), [])
                    if code not in found:
                        found.append(code)
        return spelled


def _fits(code: Code, level: int | None, parent: str | None) -> bool:
    return (level is None or code.level == level) and (parent is None or code.parent == parent)


def _codes_of(code: Code) -> tuple[str, ...]:
    return (code.code,)


def _labels_of(code: Code) -> tuple[str, ...]:
    return (code.zh, code.en)


def _aliases_of(code: Code) -> tuple[str, ...]:
    return code.aliases


def folded(text: str) -> str:
    """Width, case and spaces make no difference when a label is looked up."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class CodeLists:
    """Every list a service knows. Immutable: a change of a list makes new `CodeLists`."""

    def __init__(self, lists: Iterable[CodeList], digits: Mapping[str, int] | None = None) -> None:
        self._lists = {one.name: one for one in lists}
        self._digits = digits or {}
        self._allowed: dict[tuple[str, int | None], frozenset[str]] = {}

    def __iter__(self) -> Iterator[CodeList]:
        return iter(self._lists.values())

    def get(self, name: str) -> CodeList:
        return self._lists[name]

    def __contains__(self, name: str) -> bool:
        return name in self._lists

    def allows(self, name: str, code: str, level: int | None = None) -> bool:
        """The code may be chosen: it is in the list, at that level of its tree, and active."""
        key = (name, level)
        allowed = self._allowed.get(key)
        if allowed is None:
            allowed = self._allowed[key] = frozenset(
                one.code for one in self._lists[name].codes if one.active and (level is None or one.level == level)
            )
        return code in allowed

    def has(self, name: str, code: str, parent: str | None = None) -> bool:
        """The code is in the list and active (and hangs directly under `parent`)."""
        if not self.allows(name, code):
            return False
        return parent is None or self._lists[name].by_code[code].parent == parent

    def label(self, name: str, code: str, language: Language = "zh") -> str:
        """What people read; a code that is not (or no longer) in the list shows as itself."""
        found = self._lists[name].by_code.get(code) if name in self._lists else None
        return found.label(language) if found is not None else code

    def text(self, name: str, code: str, language: Language = "zh", level: int | None = None) -> str:
        """The label where it is read back as this code, else the code: what stands in a cell."""
        return self._lists[name].text(code, language, level) if name in self._lists else code

    def find(self, name: str, text: str, *, level: int | None = None, parent: str | None = None) -> str | None:
        return self._lists[name].find(text.strip(), level=level, parent=parent)

    def minor_digits(self, currency: str) -> int:
        """Decimals of a currency: 2 for CNY, 0 for JPY."""
        return self._digits.get(currency, 2)

    def with_lists(self, lists: Iterable[CodeList]) -> "CodeLists":
        return CodeLists([*self._lists.values(), *lists], self._digits)

    def with_rows(self, rows: Iterable[Mapping[str, Any]]) -> "CodeLists":
        """The lists as the organisation's rows change them; rows of unknown or fixed lists change nothing."""
        changed = [
            overridden(self._lists[row["_id"]], row["codes"])
            for row in rows if row["_id"] in self._lists and self._lists[row["_id"]].editable
        ]
        return self.with_lists(changed)


def overridden(given: CodeList, codes: Iterable[Mapping[str, Any]]) -> CodeList:
    """The list in the rows' order and wording; declared codes that the rows leave out stay, after the others."""
    rows = [_from_row(row) for row in codes]
    named = {one.code for one in rows}
    rest = [one for one in given.codes if one.code not in named]
    return CodeList(given.name, given.label, tuple(_levelled([*rows, *rest])), given.editable, given.source)


def _from_row(row: Mapping[str, Any]) -> Code:
    label = row["label"]
    return Code(
        row["code"], label["zh"], label.get("en") or label["zh"], row.get("parent"),
        active=row.get("active", True), marks=tuple(row.get("marks", ())),
    )


def _levelled(codes: list[Code]) -> list[Code]:
    """The codes with their level counted from the roots; a parent that is missing makes a root."""
    by_code = {one.code: one for one in codes}
    return [
        Code(one.code, one.zh, one.en, one.parent, _level(one, by_code), one.active, one.marks, one.aliases)
        for one in codes
    ]


def _level(code: Code, by_code: Mapping[str, Code]) -> int:
    level, seen = 1, {code.code}
    while code.parent is not None and code.parent in by_code and code.parent not in seen:
        code = by_code[code.parent]
        seen.add(code.code)
        level += 1
    return level


def tree(name: str, label: tuple[str, str], codes: Iterable[Code], *, editable: bool, source: str = "") -> CodeList:
    """A list whose codes name their parents."""
    return CodeList(name, label, tuple(_levelled(list(codes))), editable, source)


def flat(name: str, label: tuple[str, str], codes: Mapping[str, tuple[str, str]]) -> CodeList:
    """An editable list as a service declares it: `{"A": ("A 级", "A")}`."""
    return CodeList(name, label, tuple(Code(code, zh, en) for code, (zh, en) in codes.items()))
