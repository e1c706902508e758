"""Broad tables of cases: some are tried at once, the others with the slow tests."""

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(every: int, cases: Iterable[Any]) -> list[Any]:
    """Parameter sets, of which each `every`-th stays quick, the first among them. A plain tuple: one case's values."""
    return [
        pytest.param(*(case if type(case) is tuple else (case,)), marks=pytest.mark.slow if n % every else ())
        for n, case in enumerate(cases)
    ]
