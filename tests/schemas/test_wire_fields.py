"""The kinds of text that a request may be made of."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from clearsend.schemas.fields import (
    COUNTRY_CODES,
    Country,
    Email,
    Flag,
    Identifier,
    NumericId,
    Phone,
    SandboxIn,
    Text,
    Url,
)
from clearsend.schemas.profiles import ShortName

TYPES: dict[str, Any] = {
    "url": Url,
    "email": Email,
    "phone": Phone,
    "identifier": Identifier,
    "numeric": NumericId,
    "country": Country,
    "short": ShortName,
}


def accepts(kind: str, value: object) -> bool:
    try:
        TypeAdapter(TYPES[kind]).validate_python(value)
    except ValidationError:
        return False
    return True


def refuses(kind: str, value: object) -> bool:
    return not accepts(kind, value)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com",
        "http://localhost:8080/hook?x=1#y",
        "HTTPS://Example.com/",
        "https://[::1]:8443/",
        "https://user:pass@example.com/",
        "https://bücher.example/",
        "  https://example.com/hook\n",
        "https://example.com/" + "a" * 2028,
    ],
)
def test_urls_that_pass(value: str) -> None:
    assert accepts("url", value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "example.com",
        "ftp://example.com",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://:443/",
        "http:example.com",
        "https://exa mple.com/",
        "https://example.com\\@evil.example/",
        "https://example.com:99999/",
        "https://example.com:0/",
        "https://[::1/",
        "https://example.com/\x00",
        "https://example.com/a\nb",
        "https://example.com/" + "a" * 2029,
        None,
        7,
    ],
)
def test_urls_that_do_not(value: object) -> None:
    assert refuses("url", value)


@pytest.mark.parametrize(
    "value", ["+12025550123", "+1 202 555 0123", "+1 (202) 555-0123", "+447911123456", "+12125559999"]
)
def test_phones_that_pass_become_e164(value: str) -> None:
    phone = TypeAdapter(Phone).validate_python(value)
    assert re.fullmatch(r"\+[1-9][0-9]{6,14}", phone)


@pytest.mark.parametrize(
    "value",
    [
        "2025550123",
        "+1",
        "+15550123",
        "+120255501234567890",
        "+1 800 FLOWERS",
        "tel:+12025550123",
        "+12025550123x5",
        "phone",
        "",
        12025550123,
        "+١٢٠٢٥٥٥٠١٢٣",
    ],
)
def test_phones_that_do_not(value: object) -> None:
    assert refuses("phone", value)


@pytest.mark.parametrize("value", ["a@b.example", "first.last+tag@sub.domain.example", "a" * 240 + "@" + "b.example"])
def test_emails_that_pass(value: str) -> None:
    assert accepts("email", value)


@pytest.mark.parametrize(
    "value", ["", "a", "a@b", "a@@b.example", "a b@c.example", "@b.example", "a" * 246 + "@b.example"]
)
def test_emails_that_do_not(value: str) -> None:
    assert refuses("email", value)


def test_countries_are_codes_in_capitals() -> None:
    assert accepts("country", "US")
    assert all(refuses("country", value) for value in ["us", "USA", "ZZ", "", None, 1])
    assert len(COUNTRY_CODES) == 249


@pytest.mark.parametrize("value", ["abc", "SALES", "Mkt 2", "1 a", "  SALES  ", "ABCDEFGHIJK"])
def test_short_names_that_pass(value: str) -> None:
    assert accepts("short", value)


@pytest.mark.parametrize("value", ["ab", "123", "ABCDEFGHIJKL", "a-b-c", "äöü", "   ", "", "a\tb"])
def test_short_names_that_do_not(value: str) -> None:
    assert refuses("short", value)


def test_ids_are_uuids_in_lower_case() -> None:
    assert TypeAdapter(Identifier).validate_python("770E8400-E29B-41D4-A716-446655440002").islower()
    assert all(
        refuses("identifier", value) for value in ["", "x", "{770e8400-e29b-41d4-a716-446655440002}", "1" * 36, 5]
    )


def test_numeric_ids_have_ascii_digits_only() -> None:
    assert accepts("numeric", "1" * 64)
    assert all(refuses("numeric", value) for value in ["", "1" * 65, "12a", "٣", 12])


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\x7fb", "a\x85b", "a\ud800b", "a\udfff"])
@pytest.mark.parametrize("is_multiline", [True, False])
def test_what_postgresql_cannot_store_is_refused(value: str, is_multiline: bool) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Any](TypeOf(is_multiline)).validate_python(value)


def TypeOf(is_multiline: bool) -> Any:  # noqa: N802 - makes a type
    from typing import Annotated

    return Annotated[str, Text(10, is_multiline=is_multiline)]


def test_line_breaks_only_where_text_may_have_lines() -> None:
    assert TypeAdapter[Any](TypeOf(True)).validate_python("a\r\n\tb") == "a\r\n\tb"
    with pytest.raises(ValidationError):
        TypeAdapter[Any](TypeOf(False)).validate_python("a\nb")


@pytest.mark.parametrize("value", ["true", "yes", 1, 0, 1.0, None, [], {}])
def test_flags_are_never_guessed(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Flag).validate_python(value)


@pytest.mark.parametrize("value", [1, 1.5, True, b"bytes", ["a"], {"a": "b"}])
def test_text_is_never_made_of_something_else(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Any](TypeOf(True)).validate_python(value)


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"country"}))
def test_the_documented_pattern_lets_everything_through_that_the_check_does(kind: str) -> None:
    schema = TypeAdapter(TYPES[kind]).json_schema()
    samples = {
        "url": ["https://example.com", "HTTP://localhost:80/?a=b"],
        "email": ["a@b.example"],
        "phone": ["+1 (202) 555-0123"],
        "identifier": ["770E8400-e29b-41d4-a716-446655440002"],
        "numeric": ["123"],
        "short": ["Mkt 2"],
    }[kind]
    for sample in samples:
        assert accepts(kind, sample)
        assert re.search(schema["pattern"], sample)
        assert schema["minLength"] <= len(sample) <= schema["maxLength"]


@given(st.text(max_size=40))
def test_no_text_makes_a_check_stumble(value: str) -> None:
    for kind in TYPES:
        accepts(kind, value)


def test_unknown_fields_are_ignored() -> None:
    assert SandboxIn.model_validate({"sandbox": True, "dry_run": 7}).sandbox is True


@pytest.mark.parametrize("older", ["test_mode", "testMode"])
def test_the_older_spelling_of_a_sandbox_is_understood(older: str) -> None:
    """The clients of before 0.9 say `test_mode`: ignored, it would let a test spend money."""
    assert SandboxIn.model_validate({older: True}).sandbox is True
    assert SandboxIn.model_validate({older: True, "sandbox": False}).sandbox is True
    assert SandboxIn.model_validate({older: False, "sandbox": True}).sandbox is True
    for nothing in (False, None):
        assert SandboxIn.model_validate({older: nothing}).sandbox is False
    for unclear in ("true", 1, "yes"):
        with pytest.raises(ValidationError):
            SandboxIn.model_validate({older: unclear})


def test_no_error_shows_what_was_sent() -> None:
    with pytest.raises(ValidationError) as caught:
        SandboxIn.model_validate({"sandbox": "hunter2"})
    assert "hunter2" not in str(caught.value)
