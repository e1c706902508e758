"""The installation's own keys: made once, kept in the data folder, readable by its owner alone."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Keys:
    """`field`: the field cipher; `token`: page tokens and caller tokens; `demo`: seeds the demo's passwords."""

    field: bytes
    token: bytes
    demo: bytes


def keys_at(folder: Path) -> Keys:
    file = folder / "keys.json"
    if not file.exists():
        fresh = {name: secrets.token_hex(32) for name in ("field", "token", "demo")}
        descriptor = os.open(f"{file}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            json.dump(fresh, handle)
            handle.flush()
            os.fsync(handle.fileno())
        Path(f"{file}.new").replace(file)
    kept = json.loads(file.read_text())
    return Keys(**{name: bytes.fromhex(kept[name]) for name in ("field", "token", "demo")})
