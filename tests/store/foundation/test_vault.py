"""Secrets at rest: encrypted by the newest key, readable by any that is configured, and nothing to guess from."""

import base64

import pytest

from clearsend.store.foundation import vault
from clearsend.store.foundation.vault import Vault, WrongSecretKey

OLD = "the key of last year, long enough for anybody"
NEW = "the key of this year, long enough for anybody"


@pytest.mark.parametrize("plaintext", ["", "EAA-token", "größer ☎ 🏙", "x" * 10_000, "line\nbreak\0"])
def test_what_is_encrypted_comes_back(plaintext: str) -> None:
    ours = Vault([OLD])
    first, second = ours.encrypt(plaintext), ours.encrypt(plaintext)

    assert ours.decrypt(first) == ours.decrypt(second) == plaintext
    assert first != second
    assert not plaintext or plaintext not in first
    assert first.isascii()


def test_a_key_is_exchanged_without_losing_what_is_stored() -> None:
    stored = Vault([OLD]).encrypt("EAA-token")
    both = Vault([NEW, OLD])

    assert both.decrypt(stored) == "EAA-token"
    assert Vault([NEW]).decrypt(both.encrypt("EAA-token")) == "EAA-token"


def test_the_wrong_key_names_the_setting_and_no_secret() -> None:
    stored = Vault([OLD]).encrypt("EAA-token")

    with pytest.raises(WrongSecretKey, match="CLEARSEND_SECRET_KEY") as wrong:
        Vault([NEW]).decrypt(stored)
    assert not any(secret in str(wrong.value) for secret in (stored, "EAA-token", OLD, NEW))
    assert wrong.value.__suppress_context__


def test_what_was_tampered_with_is_refused() -> None:
    ours = Vault([OLD])
    raw = bytearray(base64.urlsafe_b64decode(ours.encrypt("EAA-token")))
    raw[-1] ^= 1

    for forged in (base64.urlsafe_b64encode(raw).decode(), "", "not a ciphertext", "größer"):
        with pytest.raises(WrongSecretKey):
            ours.decrypt(forged)


@pytest.mark.parametrize("keys", [[], [""], ["x" * 31], [NEW, "short"]])
def test_a_key_that_can_be_guessed_is_refused(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="at least 32 characters"):
        Vault(keys)


def test_new_keys_are_long_enough_and_never_the_same() -> None:
    keys = {vault.new_secret_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(len(key) >= vault.MIN_SECRET_KEY_CHARS and "," not in key for key in keys)


def test_a_digest_is_the_sha_256_in_hex() -> None:
    assert vault.digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
