"""Pinyin without tones: readings for the index, spellings of what a person types, a key to sort names by.

A character with several readings that people meet in names is indexed under each of them, so that whoever types
either finds it; where one spelling must be chosen (sort keys, a name in Latin letters) surnames have their own.
"""

import functools
import itertools
import re

import pypinyin

from crm_platform.search.fold import CJK, fold, unpad
from crm_platform.search.syllables import READINGS, SURNAMES, SYLLABLES, WORDS

WINDOW = 4
"""Syllables of the longest index term; what is typed longer is looked up in overlapping pieces."""

_BEGINNINGS = {s[:n] for s in SYLLABLES for n in range(1, len(s) + 1)}
_BEGINS_WORD = frozenset(word[0] for word in WORDS)
_CHINESE = re.compile(f"[{CJK}]+")


@functools.lru_cache(maxsize=32_768)
def readings(char: str) -> tuple[str, ...]:
    """Spellings of one character, the commonest first; empty where it is no Chinese character."""
    if char in READINGS:
        return READINGS[char]
    spelling = pypinyin.lazy_pinyin(char, errors="ignore")
    return (spelling[0],) if spelling and spelling[0].isascii() and spelling[0].isalpha() else ()


def windows(run: str) -> tuple[list[str], list[str]]:
    """Index terms of a name's Chinese run: (whole syllables, initials), from each character on.

    `张小明` -> zhang, zhangxiao, zhangxiaoming, xiao, ...; zxm, zx, xm, z; and `zhangxm` as people shorten names.
    Terms of one beginning come together, spaces between them.
    """
    full: list[str] = []
    initials: list[str] = []
    for start in range(len(run)):
        heads, shorts = _beginning_with(run[start : start + WINDOW])
        if heads:
            full.append(heads)
        if shorts:
            initials.append(shorts)
    if run:
        initials += {reading[0] for reading in readings(run[0])}
    if 1 < len(run) <= WINDOW and all(map(readings, run)):
        given = "".join(readings(char)[0][0] for char in run[1:])
        initials += {family + given for family in readings(run[0])}
    return full, initials


@functools.lru_cache(maxsize=32_768)
def _beginning_with(chars: str) -> tuple[str, str]:
    """Terms that begin at the first of the characters: (one to all syllables, two to all initials)."""
    spelled = list(map(readings, chars))
    full: list[str] = []
    initials: list[str] = []
    if list(map(len, spelled)).count(1) == len(spelled):
        alone = [reading for (reading,) in spelled]
        letters = "".join([one[0] for one in alone])
        initials = [letters[:size] for size in range(2, len(letters) + 1)]
        return " ".join(itertools.accumulate(alone)), " ".join(initials)
    heads = [""]
    shorts = [""]
    for options in spelled:
        if not options:
            break
        heads = [head + option for head in heads for option in options][:8]
        shorts = [short + letter for short in shorts for letter in {o[0] for o in options}][:8]
        full += heads
        if len(shorts[0]) > 1:
            initials += shorts
    return " ".join(dict.fromkeys(full)), " ".join(dict.fromkeys(initials))


def spellings(run: str) -> list[str]:
    """All spellings of a short Chinese run, for finding what sounds alike; empty where a character has none."""
    options = [readings(char) for char in run]
    return ["".join(choice) for choice in itertools.islice(itertools.product(*options), 8)] if all(options) else []


@functools.lru_cache(maxsize=4096)
def typed(letters: str) -> tuple[tuple[str, ...], ...]:
    """Index terms that `letters`, typed as pinyin and perhaps not to the end of a syllable, stand for.

    Every group must be found, any term of it will do; empty where it cannot be pinyin.
    """
    if not letters.isascii() or not letters.isalpha() or len(letters) > 60:
        return ()
    split = _split(letters)
    if split is None:
        return ()
    if len(split) > WINDOW:
        step = WINDOW - 1
        pieces = ["".join(split[at : at + WINDOW]) for at in range(0, len(split) - 1, step)]
        return tuple(group for piece in pieces for group in typed(piece))
    if _ends_whole(letters):  # perhaps the last syllable goes on: xi, xia, xiang
        heads = [len(letters) - len(split[-1])]
    else:
        heads = [at for at in _reachable(letters) if len(letters) - at < 6]
    terms = {letters[:at] + s for at in heads for s in SYLLABLES if s.startswith(letters[at:])}
    return (tuple(sorted(terms)),) if terms else ()


def broken(letters: str) -> tuple[str, str]:
    """The longest pinyin that `letters` begin and end with, where something between them is not pinyin."""
    head = max(_reachable(letters))
    tails = (at for at in range(head + 1, len(letters)) if _ends_whole(letters[at:]))
    tail = next(tails, len(letters))
    return letters[:head], letters[tail:]


def _reachable(letters: str) -> list[int]:
    """Where a whole number of syllables may end, 0 included."""
    ends = [0]
    for at in range(1, len(letters) + 1):
        if any(start in ends and letters[start:at] in SYLLABLES for start in range(max(0, at - 6), at)):
            ends.append(at)
    return ends


def _ends_whole(letters: str) -> bool:
    return _reachable(letters)[-1] == len(letters)


def _split(letters: str) -> list[str] | None:
    """One way to read the letters as syllables, the longest first, the last perhaps unfinished."""
    if not letters:
        return []
    for size in range(min(6, len(letters)), 0, -1):
        head, rest = letters[:size], letters[size:]
        if head in SYLLABLES or (not rest and head in _BEGINNINGS):
            tail = _split(rest)
            if tail is not None:
                return [head, *tail]
    return None


def syllables(text: str, *, name: bool = False) -> list[str]:
    """The text in pinyin, one entry a character or Latin word; `name`: it begins with a surname."""
    found: list[str] = []
    folded = unpad(fold(text))
    at = 0
    for match in _CHINESE.finditer(folded):
        found += folded[at : match.start()].split()
        found += _spelled(match[0], surname=name and match.start() == 0)
        at = match.end()
    return found + folded[at:].split()


def sort_key(text: str, *, name: bool = False) -> str:
    """What a list is sorted by: pinyin with a space after each syllable, then the text itself to part homophones."""
    return f"{' '.join(syllables(text, name=name))} {fold(text)}"


def _spelled(run: str, *, surname: bool) -> list[str]:
    if surname:
        for size in (2, 1):
            family = run[:size]
            if family in SURNAMES:
                return _cut(SURNAMES[family], size) + _spelled(run[size:], surname=False)
    if _BEGINS_WORD.isdisjoint(run):
        return list(map(_first_reading, run))
    spelled: list[str] = []
    at = 0
    while at < len(run):
        word = next((run[at : at + n] for n in (3, 2) if run[at : at + n] in WORDS), None)
        spelled += WORDS[word] if word else [_first_reading(run[at])]
        at += len(word) if word else 1
    return spelled


@functools.lru_cache(maxsize=32_768)
def _first_reading(char: str) -> str:
    return (readings(char) or (char,))[0]


def _cut(spelling: str, size: int) -> list[str]:
    """`yuchi` for two characters -> yu, chi."""
    return (_split(spelling) or [spelling]) if size > 1 else [spelling]
