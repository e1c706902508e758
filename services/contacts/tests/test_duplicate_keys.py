import sys
from pathlib import Path

import pytest
from contacts.duplicates.rules import duplicate_keys, shared_kinds

sys.path.insert(0, str(Path(__file__).parent))
from duplicate_pairs import Pair, pairs

PAIRS = list(pairs())


def kinds(pair: Pair) -> set[str]:
    found = shared_kinds(set(duplicate_keys(pair.one)), set(duplicate_keys(pair.other)))
    return {kind.strength for kind in found}


def test_there_are_enough_labelled_pairs() -> None:
    assert len(PAIRS) >= 200
    assert {pair.same for pair in PAIRS} == {True, False}


def test_exact_keys_find_exactly_the_pairs_labelled_so() -> None:
    wrong = [(p.rule, p.one["customer_name"]) for p in PAIRS if ("exact" in kinds(p)) != p.exact]
    assert wrong == []


def test_similar_keys_reach_most_pairs_labelled_same(capsys: pytest.CaptureFixture[str]) -> None:
    found = [p for p in PAIRS if kinds(p)]
    same = [p for p in PAIRS if p.same]
    hits = [p for p in found if p.same]
    precision, recall = len(hits) / len(found), len(hits) / len(same)
    with capsys.disabled():
        print(f"\nduplicate keys: {len(PAIRS)} pairs, precision {precision:.3f}, recall {recall:.3f}")
    missed = sorted({p.rule for p in same if not kinds(p)})
    assert recall >= 0.9, missed
    assert precision >= 0.9, sorted({p.rule for p in found if not p.same})


def test_keys_hold_no_personal_data() -> None:
    values = PAIRS[0].one
    text = " ".join(duplicate_keys(values))
    assert values["mobile"][-8:] not in text
    assert values["contact_name"] not in text
