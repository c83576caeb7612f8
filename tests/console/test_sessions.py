"""The cookie of a session, and whose form is heeded: pure."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from clearsend.console import sessions
from clearsend.console.sessions import Session
from clearsend.store.foundation.vault import Vault, new_secret_key

NOW = datetime(2026, 5, 1, 9, 53, 14, tzinfo=UTC)
VAULT = Vault([new_secret_key()])
SESSION = Session("org", "key", NOW + sessions.LASTS)


def test_a_session_comes_back_until_it_expires() -> None:
    cookie = sessions.seal(VAULT, SESSION)

    assert sessions.unseal(VAULT, cookie, now=NOW) == SESSION
    assert sessions.unseal(VAULT, cookie, now=SESSION.expires_at - timedelta(seconds=1)) == SESSION
    assert sessions.unseal(VAULT, cookie, now=SESSION.expires_at) is None


def test_a_session_survives_an_exchange_of_the_secret_key() -> None:
    old, new = new_secret_key(), new_secret_key()
    cookie = sessions.seal(Vault([old]), SESSION)

    assert sessions.unseal(Vault([new, old]), cookie, now=NOW) == SESSION
    assert sessions.unseal(Vault([new]), cookie, now=NOW) is None


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        "x",
        "ключ",
        sessions.seal(VAULT, SESSION)[:-4],
        sessions.seal(Vault([new_secret_key()]), SESSION),
        # Other secrets that the same vault has sealed.
        VAULT.encrypt("EAAtoken"),
        VAULT.encrypt("123456"),
        VAULT.encrypt("null"),
        VAULT.encrypt(json.dumps(["something else", "org", "key", SESSION.expires_at.isoformat()])),
    ],
    # Sealed anew in every process, so they cannot name the tests.
    ids=["none", "empty", "short", "not ASCII", "cut", "another key", "token", "PIN", "null", "other words"],
)
def test_nothing_else_is_a_session(cookie: str | None) -> None:
    assert sessions.unseal(VAULT, cookie, now=NOW) is None


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "same-site", "origin": "https://c.example"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://c.example:8080", "host": "c.example:8080"}, True),
        ({"origin": "https://C.example", "host": "c.example"}, True),
        ({"origin": "https://evil.example", "host": "c.example"}, False),
        ({"origin": "https://c.example:444", "host": "c.example"}, False),
        ({"origin": "https://c.example.evil.example", "host": "c.example"}, False),
        ({"origin": "null", "host": "c.example"}, False),
        ({"origin": "null"}, False),
        # Not a browser.
        ({"host": "c.example"}, True),
    ],
)
def test_only_our_own_forms_are_heeded(headers: dict[str, str], is_own: bool) -> None:
    assert sessions.is_own_form(headers) is is_own
