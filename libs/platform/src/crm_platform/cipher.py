"""The field cipher: AES-256-GCM for values that no list, event or file may hold in the clear.

`enc:1:<key id>:<base64url of nonce and ciphertext>`. The key id is part of what is authenticated, so a text cannot be
moved under another key. Rotation: put the new key first; values are read with the key they name and written with the
first; `renew` tells which are still under an old one.
"""

import base64
import hashlib
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PREFIX = "enc:1:"
_NONCE_BYTES = 12


class CannotDecrypt(Exception):
    """The text is no cipher text of ours, was changed, or its key is not among ours. Never holds the value."""


class FieldCipher:
    """`key`: 32 bytes. `old_keys` only decrypt."""

    def __init__(self, key: bytes, *, old_keys: Sequence[bytes] = ()) -> None:
        self._ciphers: dict[str, AESGCM] = {}
        for one in (key, *old_keys):
            if len(one) != 32:
                raise ValueError("a key of the field cipher has 32 bytes")
            self._ciphers[_key_id(one)] = AESGCM(one)
        self._current = _key_id(key)

    def encrypt(self, text: str) -> str:
        """Another text each time: equal values cannot be told by their cipher texts."""
        nonce = os.urandom(_NONCE_BYTES)
        head = f"{PREFIX}{self._current}:"
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(), head.encode())
        return head + base64.urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, text: str) -> str:
        head, raw = self._parts(text)
        cipher = self._ciphers.get(head)
        if cipher is None:
            raise CannotDecrypt("its key is not among ours")
        try:
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], f"{PREFIX}{head}:".encode()).decode()
        except (InvalidTag, ValueError):
            raise CannotDecrypt("it was changed") from None

    def is_current(self, text: str) -> bool:
        """Is it under the newest key?"""
        return text.startswith(f"{PREFIX}{self._current}:")

    def renew(self, text: str) -> str:
        """The same value under the newest key."""
        return text if self.is_current(text) else self.encrypt(self.decrypt(text))

    @staticmethod
    def is_encrypted(text: str) -> bool:
        return text.startswith(PREFIX)

    def _parts(self, text: str) -> tuple[str, bytes]:
        key_id, separator, body = text.removeprefix(PREFIX).partition(":")
        if not text.startswith(PREFIX) or not separator:
            raise CannotDecrypt("it is no cipher text")
        try:
            return key_id, base64.b64decode(body, altchars=b"-_", validate=True)
        except ValueError:
            raise CannotDecrypt("it was changed") from None


def _key_id(key: bytes) -> str:
    """Tells keys apart and says nothing about them."""
    return hashlib.sha256(b"field cipher key id\0" + key).hexdigest()[:8]
