"""The field cipher: nothing readable, nothing exchangeable, keys that can change."""

import pytest
from crm_platform.cipher import CannotDecrypt, FieldCipher

OLD, NEW = b"o" * 32, b"n" * 32


@pytest.mark.parametrize("text", ["6222020200112230", "", "银行账号 12", "x" * 10_000])
def test_a_value_comes_back_and_its_cipher_text_shows_nothing(text):
    sealed = FieldCipher(NEW).encrypt(text)
    assert sealed.startswith("enc:1:")
    assert not text or text not in sealed
    assert FieldCipher(NEW).decrypt(sealed) == text


def test_equal_values_have_different_cipher_texts():
    cipher = FieldCipher(NEW)
    assert cipher.encrypt("1") != cipher.encrypt("1")


def test_old_values_are_read_after_a_rotation_and_renewed_with_the_new_key():
    sealed = FieldCipher(OLD).encrypt("1")
    rotated = FieldCipher(NEW, old_keys=[OLD])
    assert rotated.decrypt(sealed) == "1"
    assert not rotated.is_current(sealed)
    renewed = rotated.renew(sealed)
    assert FieldCipher(NEW).decrypt(renewed) == "1"
    assert rotated.renew(renewed) == renewed


def test_another_key_opens_nothing():
    with pytest.raises(CannotDecrypt, match="key"):
        FieldCipher(OLD).decrypt(FieldCipher(NEW).encrypt("1"))


def test_any_change_is_noticed():
    cipher = FieldCipher(NEW, old_keys=[OLD])
    sealed = cipher.encrypt("6222020200112230")
    for at in range(len(sealed)):
        changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(CannotDecrypt):
            cipher.decrypt(changed)
    for text in ("", "plain", "enc:1:", "enc:1:aaaaaaaa:", "enc:1:x:é", sealed[:-1], sealed + "A"):
        with pytest.raises(CannotDecrypt):
            cipher.decrypt(text)


def test_a_text_cannot_be_moved_under_another_key():
    cipher = FieldCipher(NEW, old_keys=[OLD])
    new, old = cipher.encrypt("1"), FieldCipher(OLD).encrypt("1")
    with pytest.raises(CannotDecrypt):
        cipher.decrypt(old[:15] + new[15:])


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        FieldCipher(b"short")
