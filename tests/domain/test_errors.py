"""The catalogue of errors, and the refusal that carries one of its entries."""

import re

import pytest

from clearsend.domain import errors
from clearsend.domain.errors import CATALOG, AppError, CatalogEntry, Kind


def test_every_error_is_in_the_catalogue_once() -> None:
    declared = [value for value in vars(errors).values() if isinstance(value, CatalogEntry)]
    assert len(declared) == len(CATALOG)
    assert set(declared) == set(CATALOG)


def test_a_code_means_one_thing_but_for_those_that_are_shared() -> None:
    """The public catalogue has one code for what is not there, be it the address or the method, and one for what is out of
    range, be it the size of a body or a number in it."""
    codes = [entry.code for entry in CATALOG]
    assert {code for code in codes if codes.count(code) > 1} == {"RESOURCE_013", "VALIDATION_005"}


@pytest.mark.parametrize("entry", CATALOG, ids=lambda entry: f"{entry.code}-{entry.kind}")
def test_an_entry_has_a_code_a_message_and_a_meaning(entry: CatalogEntry) -> None:
    assert re.fullmatch(r"[A-Z]+_\d{3}", entry.code)
    assert entry.message
    assert entry.meaning.endswith(".")


def test_every_kind_is_used() -> None:
    assert {entry.kind for entry in CATALOG} == set(Kind)


def test_a_refusal_speaks_in_the_words_of_its_entry() -> None:
    error = AppError(errors.PROFILE_NOT_FOUND)
    assert (error.kind, error.code, error.message) == (Kind.NOT_FOUND, "RESOURCE_014", "Profile not found")
    assert error.details is None
    assert error.retry_after_seconds is None
    assert str(error) == "RESOURCE_014: Profile not found"


def test_a_refusal_may_say_more() -> None:
    error = AppError(errors.RATE_LIMITED, message="Slow down", details={"x-api-key": ["Wait."]}, retry_after_seconds=7)
    assert (error.code, error.message, error.retry_after_seconds) == ("BUSINESS_002", "Slow down", 7)
    assert error.details == {"x-api-key": ["Wait."]}
    assert str(error) == "BUSINESS_002: Slow down"


def test_one_wrong_field() -> None:
    error = errors.invalid("webHookUrl", "Must be an address.")
    assert error.entry is errors.INVALID_REQUEST
    assert error.message == "Request validation failed"
    assert error.details == {"webHookUrl": ["Must be an address."]}
    assert errors.invalid("id", "No.", message="Invalid profile ID format").message == "Invalid profile ID format"
