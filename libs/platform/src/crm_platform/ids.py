"""Ids are UUIDv7 text (RFC 9562, 5.7): made by the service, in order of time, so that indexes grow at one end."""

import os
import threading
import time

_lock = threading.Lock()
_last = 0
_random = b""
_used = 0


def new_id() -> str:
    """A UUIDv7; ids of one process never go back, not even within a millisecond."""
    global _last, _random, _used  # noqa: PLW0603 - the clock and the randomness of this process
    with _lock:
        now = time.time_ns() // 1_000_000 << 12          # 48 bits of ms, 12 bits of counter
        _last = max(_last + 1, now)
        stamp = _last
        if _used == len(_random):                        # many at once: each call would give up the interpreter's lock
            _random, _used = os.urandom(2048), 0
        random = int.from_bytes(_random[_used : _used + 8]) & (1 << 62) - 1
        _used += 8
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
