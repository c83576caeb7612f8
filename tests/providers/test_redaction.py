"""Secrets are taken out of texts and values, and nothing that only looks like one."""

from clearsend.providers.redaction import REDACTED, Redactor


def test_a_pin_is_hidden_where_it_stands_alone_only() -> None:
    redactor = Redactor(["123456"])
    assert redactor.text("pin 123456, id 1234567") == f"pin {REDACTED}, id 1234567"


def test_an_escaped_secret_is_redacted_too() -> None:
    redactor = Redactor(['a|b"c/d e'])
    assert redactor.text("x=a%7Cb%22c%2Fd%20e") == f"x={REDACTED}"
    assert redactor.text('"a|b\\"c/d e"') == f'"{REDACTED}"'


def test_nothing_short_is_taken_for_a_secret() -> None:
    assert Redactor(["", "a"]).text("a banana") == "a banana"


def test_codes_and_flags_are_not_redacted() -> None:
    said = {"error_subcode": 33, "is_pin_enabled": True, "code": 493817, "tokens_left": 5}
    assert Redactor(["493817"]).value(said) == said
