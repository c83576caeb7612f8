"""Every row of Telnyx's error table, in every documented shape, and what is not in the table."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from clearsend.providers.causes import Cause
from clearsend.providers.http import VendorAnswer
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx import errors

VENDOR_CAUSES = [cause for cause in errors.CAUSES if cause.code.isdecimal()]
_STATUS_CAUSES = [cause for cause in errors.CAUSES if cause.code.startswith("http_")]


def answer(status: int, body: Any, headers: dict[str, str] | None = None, excerpt: str = "") -> VendorAnswer:
    return VendorAnswer(status, httpx.Headers(headers or {}), body, body, excerpt, 0.0)


def item(code: Any) -> dict[str, Any]:
    return {"code": code, "title": "Title", "detail": "The detail.", "source": {"pointer": "/name"}}


SHAPES: dict[str, Callable[[Any], Any]] = {
    "listed": lambda code: {"errors": [item(code)]},
    "listed, code as number": lambda code: {"errors": [item(int(code))]},
    "bare": item,
    "bare, code as number": lambda code: item(int(code)),
}


@pytest.mark.parametrize("status", [400, 500])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("cause", VENDOR_CAUSES, ids=lambda cause: cause.code)
def test_a_known_code_decides_whatever_the_status(cause: Cause, shape: str, status: int) -> None:
    failure = errors.failure(answer(status, SHAPES[shape](cause.code)))
    assert failure.message == "Title: The detail. (at /name)"
    if cause.is_transient:
        assert isinstance(failure, Unavailable)
    else:
        assert isinstance(failure, Rejected)
        assert (failure.provider, failure.code, failure.remedy) == ("telnyx", cause.code, cause.remedy)


def test_a_field_that_fails_validation_is_named() -> None:
    body = {"detail": [{"loc": ["body", "displayName"], "msg": "field required", "type": "value_error.missing"}]}
    failure = errors.failure(answer(422, body))
    assert isinstance(failure, Rejected)
    assert failure.code == "http_422"
    assert failure.message == "body.displayName: field required"


@pytest.mark.parametrize("cause", _STATUS_CAUSES, ids=lambda cause: cause.code)
def test_a_status_without_a_code_has_its_remedy(cause: Cause) -> None:
    failure = errors.failure(answer(int(cause.code.removeprefix("http_")), None))
    assert isinstance(failure, Rejected)
    assert (failure.code, failure.remedy) == (cause.code, cause.remedy)


@pytest.mark.parametrize("status", [302, 408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("body", [None, {"errors": [item("99999")]}, {"errors": []}, [], "text"])
def test_an_unknown_failure_of_the_server_is_tried_again(status: int, body: Any) -> None:
    assert isinstance(errors.failure(answer(status, body)), Unavailable)


@pytest.mark.parametrize("status", [400, 404, 409, 418, 451])
def test_an_unknown_refusal_asks_a_person(status: int) -> None:
    failure = errors.failure(answer(status, {"errors": [item("99999")]}))
    assert isinstance(failure, Rejected)
    assert failure.code == "99999"
    assert failure.remedy


def test_a_gateway_page_is_told() -> None:
    failure = errors.failure(answer(502, None, excerpt="502 Bad Gateway"))
    assert isinstance(failure, Unavailable)
    assert failure.message == "HTTP 502: 502 Bad Gateway"


def test_of_several_errors_the_one_for_a_person_decides() -> None:
    failure = errors.failure(answer(500, {"errors": [item("10007"), item("10015")]}))
    assert isinstance(failure, Rejected)
    assert failure.code == "10015"


WAITS: tuple[tuple[int, dict[str, str], float | None], ...] = (
    (429, {"retry-after": "12", "x-ratelimit-reset": "3"}, 12.0),
    (429, {"x-ratelimit-reset": "3"}, 3.0),
    (429, {}, None),
    (503, {"retry-after": "9"}, 9.0),
    (503, {"x-ratelimit-reset": "3"}, None),
)


@pytest.mark.parametrize(("status", "headers", "seconds"), WAITS)
def test_the_demanded_wait_is_honoured(status: int, headers: dict[str, str], seconds: float | None) -> None:
    failure = errors.failure(answer(status, None, headers))
    assert isinstance(failure, Unavailable)
    assert failure.retry_after_seconds == seconds


def test_a_rate_limit_is_known_by_its_code_too() -> None:
    failure = errors.failure(answer(400, {"errors": [item("10011")]}, {"x-ratelimit-reset": "3"}))
    assert isinstance(failure, Unavailable)
    assert failure.retry_after_seconds == 3.0


def test_the_table_has_each_code_once_and_a_sentence_for_each() -> None:
    codes = [cause.code for cause in errors.CAUSES]
    assert len(codes) == len(set(codes))
    assert all(cause.meaning and cause.remedy.endswith(".") for cause in errors.CAUSES)


@pytest.mark.parametrize("body", [{"errors": "x"}, {"errors": [1]}, {"detail": "x"}, {"code": True}, {"errors": [{}]}])
def test_no_shape_breaks_the_reader(body: Any) -> None:
    assert isinstance(errors.failure(answer(400, body)), Rejected)
