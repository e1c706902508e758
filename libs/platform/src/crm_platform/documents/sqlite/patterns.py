"""`$regex` inside the engine."""

import functools
import re
from typing import Any

from crm_platform.documents.sqlite.values import MARK, TIME


@functools.lru_cache(1000)
def _pattern(pattern: str, options: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if "i" in options else 0)


def matches(*args: Any) -> bool:
    pattern, text, options = args
    if text.startswith(TIME):
        return False
    return _pattern(pattern, options).search(text[2:] if text[:1] == MARK else text) is not None
