"""Index terms of a text. Both engines see only these, separated by spaces, so both answer alike.

Terms of a Chinese run: every pair of neighbours (so any two-character piece finds it), words once more (so that a
pair which is a word counts double), and single characters. A name also gives `a~c` (neighbours but one, for finding
it with one wrong character), `=whole`, beginnings of Latin words, and pinyin.
The terms that a person's words stand for come from `crm_platform.search.wording`.
"""

import functools
import operator
from typing import NamedTuple

import rjieba

from crm_platform.search import pinyin as py
from crm_platform.search.fold import fold, runs, unpad
from crm_platform.search.wording import bare_fragment, query_terms

__all__ = ["MOST", "Terms", "fragment_terms", "index_terms", "query_terms"]

MOST = 20_000
"""Characters of one text that are indexed; what follows is not found."""

_CACHED = 48
_cut = rjieba.cut_for_search


class Terms(NamedTuple):
    """What one text gives, terms separated by spaces.

    `latin` is apart since typos are looked for in it: the fewer terms, the faster.
    """

    words: str
    latin: str
    pinyin: str
    initials: str


def index_terms(text: str, *, name: bool = False) -> Terms:
    """Terms of a text; `name` for names of people and companies."""
    if len(text) <= _CACHED:
        return _cached(text, name)
    return _analyse(text, name=name)


@functools.lru_cache(maxsize=8192)
def _cached(text: str, name: bool) -> Terms:
    return _analyse(text, name=name)


def _analyse(text: str, *, name: bool) -> Terms:
    folded = unpad(fold(text)) if name else fold(text)
    words: list[str] = []
    latin: list[str] = []
    full: list[str] = []
    initials: list[str] = []
    for run, chinese in runs(folded):
        if not chinese:
            (latin if run.isalpha() else words).append(run)
            if name:
                latin += [run[:size] for size in (2, 3) if len(run) > size]
        elif name:
            words += _chinese_name(run)
            more_full, more_initials = py.windows(run)
            full += more_full
            initials += more_initials
        elif len(run) == 1:
            words.append(run)
        else:
            words += map(operator.add, run, run[1:])
            words += [word for word in _cut(run) if len(word) < 3]
    if name and 1 < len(folded) <= _CACHED:
        words.append("=" + (folded if folded.isalnum() else "".join(folded.split())))
    return Terms(" ".join(words), " ".join(latin), " ".join(full), " ".join(initials))


def _chinese_name(run: str) -> list[str]:
    terms = [*map(operator.add, run, run[1:]), *run]
    terms += map("~".join, zip(run, run[2:], strict=False))
    terms += [word for word in _cut(run) if len(word) == 2]
    return terms


def fragment_terms(text: str) -> str:
    """Each three neighbouring characters of a phone, address or code, in order; separators do not count."""
    bare = bare_fragment(text)
    return bare if len(bare) < 3 else " ".join(map(operator.add, map(operator.add, bare, bare[1:]), bare[2:]))
