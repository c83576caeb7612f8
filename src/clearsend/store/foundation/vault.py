"""Secrets at rest: access tokens, PINs and signing secrets, encrypted with the installation's key. It stores nothing itself."""

import base64
import hashlib
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MIN_SECRET_KEY_CHARS = 32


class WrongSecretKey(Exception):  # noqa: N818 - reads as the fact it is
    """A stored secret cannot be decrypted with any configured key: it was encrypted with another key, or is damaged."""


class Vault:
    """Encrypts with the first key and decrypts with any, so that a key can be replaced without losing what is stored.

    `secret_keys`: the newest first, each of at least 32 unguessable characters.

    Raises: ValueError: no key, or a key that is too short.
    """

    def __init__(self, secret_keys: Sequence[str]) -> None:
        if not secret_keys or any(len(key) < MIN_SECRET_KEY_CHARS for key in secret_keys):
            raise ValueError(f"a secret key needs at least {MIN_SECRET_KEY_CHARS} characters")
        self._fernet = MultiFernet([Fernet(_derive(key)) for key in secret_keys])

    def encrypt(self, plaintext: str) -> str:
        return self._fernet.encrypt(plaintext.encode()).decode()

    def decrypt(self, ciphertext: str) -> str:
        """Raises: WrongSecretKey."""
        try:
            return self._fernet.decrypt(ciphertext.encode()).decode()
        except InvalidToken:
            raise WrongSecretKey(
                "a stored secret cannot be decrypted: CLEARSEND_SECRET_KEY is not the one that it was encrypted with"
            ) from None


def _derive(secret_key: str) -> bytes:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"clearsend vault").derive(secret_key.encode())
    return base64.urlsafe_b64encode(derived)


def new_secret_key() -> str:
    return secrets.token_urlsafe(48)


def digest(value: str) -> str:
    """The SHA-256 of `value` in hex: to look up values that must not be stored, and to index values that are too long."""
    return hashlib.sha256(value.encode()).hexdigest()
