"""What a person typed, as a tree of index terms that each engine turns into its own query.

Every word must be found, anywhere in the record. Strictly: as it is written, in pinyin or by initials, or as a piece
of a number. Loosely: also with one letter or character wrong, and by what sounds alike.
"""

import functools
import itertools
import re
from dataclasses import dataclass
from typing import Literal

import rjieba

from crm_platform.search import pinyin as py
from crm_platform.search.fold import fold, runs

Part = Literal["words", "latin", "pinyin", "initials"]
"""`latin`: words of letters; `words`: Chinese, and what holds digits."""

MOST_CHARACTERS = 200
MOST_WORDS = 12
_FILLERS = frozenset("的了在和与是及之")
_NUMERIC = re.compile(r"[\d+().-]+")
_SEPARATORS = re.compile(r";ext=|[^\w@]+|_+")
_BARE_ASCII = {code: None for code in range(128) if _SEPARATORS.match(chr(code))}


@dataclass(frozen=True, slots=True)
class Term:
    """One index term. `prefix`: any term that begins so. `fuzzy`: one letter changed, added, dropped or swapped."""

    part: Part
    text: str
    boost: float = 1.0
    prefix: bool = False
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of many terms, all worth the same."""

    part: Part
    texts: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a number or code: its three-character terms with their distance from the first."""

    grams: tuple[tuple[int, str], ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Every:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least `least` of the items."""

    items: tuple["Node", ...]
    least: int = 1


Node = Term | OneOf | Fragment | Every | Some


@functools.lru_cache(maxsize=256)
def query_terms(words: str, *, loose: bool = False) -> Node | None:
    """The tree for `words`; None where they hold nothing that can be found (only punctuation)."""
    typed = fold(words[:MOST_CHARACTERS]).split()[:MOST_WORDS]
    nodes: list[Node] = []
    for numeric, group in itertools.groupby(typed, lambda word: _NUMERIC.fullmatch(word) is not None):
        words_of = list(group)
        apart = [node for word in words_of if (node := _word(word, loose=loose)) is not None]
        if numeric and len(words_of) > 1:
            nodes.append(_some([_every(apart), *_fragment("".join(words_of))] if apart else []))
        else:
            nodes += apart
    return _every(nodes) if nodes else None


def can_be_loosened(words: str) -> bool:
    """Is there anything in them where a typo can be looked for (not in numbers)?"""
    return bool(words.strip()) and query_terms(words) != query_terms(words, loose=True)


def whole(words: str) -> Term:
    """The term of a name that is exactly what was typed: it comes first among the hits."""
    return Term("words", "=" + "".join(fold(words[:MOST_CHARACTERS]).split()))


def bare_fragment(text: str) -> str:
    """A number, address or code without what people put between its parts."""
    if text.isascii():
        return text.lower().replace(";ext=", "").translate(_BARE_ASCII)
    return _SEPARATORS.sub("", fold(text))


def _word(word: str, *, loose: bool) -> Node | None:
    pieces = list(runs(word))
    if not pieces:
        return None
    alone = len(pieces) == 1
    mixed = any(chinese for _, chinese in pieces)
    nodes = [
        _chinese(run, loose=loose) if chinese else _latin(run, loose=loose, fragment=alone or mixed)
        for run, chinese in pieces
    ]
    options: list[Node] = [_every(nodes)]
    if not alone and not mixed:
        options += _fragment(word)
    return _some(options)


def _latin(run: str, *, loose: bool, fragment: bool) -> Node:
    part: Part = "latin" if run.isalpha() else "words"
    options: list[Node] = [Term(part, run, 2)]
    if len(run) >= 4:
        options.append(Term(part, run, prefix=True))
    if run.isalpha():
        options += _as_pinyin(run)
    if fragment:
        options += _fragment(run)
    if loose and len(run) >= 4 and run.isalpha():
        options += _misspelled(run)
    return _some(options)


def _as_pinyin(run: str) -> list[Node]:
    options: list[Node] = []
    groups = py.typed(run) if len(run) > 1 else ()
    if groups:
        options.append(_every([OneOf("pinyin", group) for group in groups]))
    if len(run) <= py.WINDOW:
        options.append(Term("initials", run, 0.7))
    elif not groups and len(run) <= 20:
        pieces = [run[at : at + py.WINDOW] for at in range(len(run) - py.WINDOW + 1)]
        options.append(_some([_every([Term("initials", piece, 0.7) for piece in pieces]), Term("initials", run)]))
    return options


def _misspelled(run: str) -> list[Node]:
    options: list[Node] = [Term("latin", run, 0.3, fuzzy=True)]
    if not run.isascii():
        return options
    options.append(Term("pinyin", run, 0.3, fuzzy=True))
    if py.typed(run):
        return options
    head, tail = py.broken(run)
    parts = [part for part in (head, tail) if len(part) >= 2]
    if sum(map(len, parts)) >= max(6, len(run) - 5):
        options.append(_every([OneOf("pinyin", group, 0.2) for part in parts for group in py.typed(part)]))
    return options


def _fragment(word: str) -> list[Node]:
    bare = bare_fragment(word)
    if len(bare) < 3:
        return []
    spellings = [bare, bare[1:]] if len(bare) > 6 and bare.isdigit() and bare[0] == "0" else [bare]
    return [_grams(spelling) for spelling in spellings]  # a trunk zero is not part of the number as stored


def _grams(bare: str) -> Fragment:
    last = len(bare) - 3
    offsets = sorted({*range(0, last, 3), last})
    return Fragment(tuple((at, bare[at : at + 3]) for at in offsets))


def _chinese(run: str, *, loose: bool) -> Node:
    if len(run) == 1:
        return Term("words", run)
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    options: list[Node] = [_every([Term("words", pair, 2) for pair in pairs])]
    if len(run) > 2:
        options += _segmented(run)
    if loose:
        options += _sounds_like(run)
        if len(run) > 2:
            options.append(_one_wrong(run, pairs))
    return _some(options)


def _segmented(run: str) -> list[Node]:
    """The words of a longer run, wherever each stands: 上海软件公司 also finds 上海明华软件有限公司."""
    cut = [word for word in rjieba.cut(run) if word not in _FILLERS]
    if len(cut) < 2 or max(map(len, cut)) < 2:
        return []
    nodes: list[Node] = []
    for word in cut:
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] or [word]
        nodes.append(_every([Term("words", pair) for pair in pairs]))
    return [_every(nodes)]


def _sounds_like(run: str) -> list[Node]:
    pieces = [run[at : at + py.WINDOW] for at in range(0, max(1, len(run) - 1), py.WINDOW - 1)]
    groups = [py.spellings(piece) for piece in pieces]
    return [_every([OneOf("pinyin", tuple(group), 0.6) for group in groups])] if all(groups) else []


def _one_wrong(run: str, pairs: list[str]) -> Node:
    """One character is another: the pairs without it remain, and the pair around it."""
    if len(run) > 5:
        return Some(tuple(Term("words", pair, 0.5) for pair in pairs), len(pairs) - 2)
    options: list[Node] = []
    for wrong in range(len(run)):
        left = [Term("words", pair, 0.5) for at, pair in enumerate(pairs) if wrong not in (at, at + 1)]
        if 0 < wrong < len(run) - 1:
            left.append(Term("words", f"{run[wrong - 1]}~{run[wrong + 1]}", 0.5))
        options.append(_every(left))
    return _some(options)


def _every(items: "list[Node] | list[Term] | list[OneOf]") -> Node:
    return items[0] if len(items) == 1 else Every(tuple(items))


def _some(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else Some(tuple(items))
