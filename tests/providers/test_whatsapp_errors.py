"""Every row of Meta's error table, what is not in it, and the many ways in which an error may be spelled."""

import json
from typing import Any

import httpx
import pytest

from clearsend.providers.causes import Cause
from clearsend.providers.http import VendorAnswer
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.whatsapp import errors

PLAIN_CAUSES = [cause for cause in errors.CAUSES if cause.code.isdecimal()]


def answer(status: int, error: Any, headers: dict[str, str] | None = None, excerpt: str = "") -> VendorAnswer:
    body = None if error is None else {"error": error}
    return VendorAnswer(status, httpx.Headers(headers or {}), body, body, excerpt, 0.0)


@pytest.mark.parametrize("status", [200, 400, 500])
@pytest.mark.parametrize("is_transient", [None, True, False])
@pytest.mark.parametrize("cause", PLAIN_CAUSES, ids=lambda cause: cause.code)
def test_a_known_code_decides_before_the_flag_and_the_status(
    cause: Cause, is_transient: bool | None, status: int
) -> None:
    error = {"code": int(cause.code), "message": "Words", "fbtrace_id": "Az8"}
    if is_transient is not None:
        error["is_transient"] = is_transient
    failure = errors.failure(answer(status, error))
    assert failure.message == "Words (fbtrace_id Az8)"
    if cause.is_transient:
        assert isinstance(failure, Unavailable)
        assert failure.retry_after_seconds == cause.pause_seconds
    else:
        assert isinstance(failure, Rejected)
        assert (failure.provider, failure.code, failure.remedy) == ("whatsapp", cause.code, cause.remedy)


# Meta's pages, sorted by what they say to do; the last row of PERMANENT is of codes that no page explains.
PERMANENT = (
    *(0, 3, 10, 33, 100, 190, 200, 299, 368, 2200, 130497, 131005, 131008, 131009, 131031, 131042, 131045),
    *(133000, 133005, 133006, 133008, 133010, 133016, 136024, 136025, 200000, 2388012, 2388091, 2388093, 2388103),
    *(133002, 133003, 133007, 133011, 133014),
)
TRANSIENT = (
    *(1, 2, 4, 17, 32, 341, 613, 80007, 80008, 130429, 131000, 131016, 131057, 2494100),
    *(133004, 133009, 133015),
)


def test_the_documented_classes_are_the_tables() -> None:
    for code in PERMANENT:
        status = 500 if str(code) in {cause.code for cause in errors.CAUSES} or 200 <= code < 300 else 400
        assert isinstance(errors.failure(answer(status, {"code": code})), Rejected), code
    for code in TRANSIENT:
        assert isinstance(errors.failure(answer(400, {"code": code})), Unavailable), code


def test_the_spent_budget_of_registrations_says_72_hours() -> None:
    failure = errors.failure(answer(400, {"code": 133016, "message": "limit"}))
    assert isinstance(failure, Rejected)
    assert "72 hours" in failure.remedy


def test_an_expired_token_names_the_call_that_replaces_it() -> None:
    failure = errors.failure(answer(401, {"code": 190, "error_subcode": 463, "message": "Session has expired"}))
    assert isinstance(failure, Rejected)
    assert "PATCH /v3/profiles/{profileId}" in failure.remedy
    assert "whatsapp_business_account.access_token" in failure.remedy
    assert "subcode 463" in failure.message


def test_a_missing_object_is_told_from_a_bad_parameter() -> None:
    missing = errors.failure(answer(400, {"code": 100, "error_subcode": 33, "message": "Unsupported get request"}))
    invalid = errors.failure(answer(400, {"code": 100, "message": "Invalid parameter"}))
    assert isinstance(missing, Rejected)
    assert isinstance(invalid, Rejected)
    assert missing.code == invalid.code == "100"
    assert "waba_id" in missing.remedy
    assert missing.remedy != invalid.remedy


@pytest.mark.parametrize("code", [200, 210, 299, "230"])
def test_the_permissions_are_a_range(code: Any) -> None:
    failure = errors.failure(answer(403, {"code": code}))
    assert isinstance(failure, Rejected)
    assert "assign the WhatsApp account" in failure.remedy
    assert failure.code == str(code)


UNKNOWN = (
    (400, {"code": 999_999}, False),
    (400, {"code": 999_999, "is_transient": True}, True),
    (400, {"code": 999_999, "is_transient": "true"}, False),
    (500, {"code": 999_999}, True),
    (429, {"code": 999_999}, True),
    (200, {"code": 999_999}, False),
    (400, {"message": "no code"}, False),
    (400, None, False),
    (404, None, False),
    (302, None, True),
    (429, None, True),
    (502, None, True),
    (504, "a string", True),
    (400, {"code": True}, False),
)


@pytest.mark.parametrize(("status", "error", "is_transient"), UNKNOWN)
def test_what_is_not_in_the_table(status: int, error: Any, is_transient: bool) -> None:
    failure = errors.failure(answer(status, error))
    assert isinstance(failure, Unavailable if is_transient else Rejected)
    assert failure.message
    if isinstance(failure, Rejected):
        assert failure.remedy
        assert failure.code


SPELLINGS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"message": "M"}, "M"),
    ({"message": "M", "error_data": {"details": "D"}}, "M. D"),
    ({"message": "M", "error_data": "a plain string"}, "M. a plain string"),
    ({"message": "M", "error_data": {"details": None}}, "M"),
    ({"message": "M", "error_data": [1]}, "M"),
    ({"message": "M.", "error_user_title": "T", "error_user_msg": "U."}, "M. T. U"),
    ({"message": "M: the same", "error_data": {"details": "the same"}}, "M: the same"),
    ({}, "no further words"),
)


@pytest.mark.parametrize(("error", "words"), SPELLINGS)
def test_all_that_meta_says_is_kept_with_its_trace(error: dict[str, Any], words: str) -> None:
    failure = errors.failure(answer(400, {"code": 100, **error, "fbtrace_id": "AzT"}))
    assert failure.message == f"{words} (fbtrace_id AzT)"


def test_a_long_message_does_not_cost_the_trace() -> None:
    failure = errors.failure(answer(400, {"code": 100, "message": "x" * 5_000, "fbtrace_id": "AzT"}))
    assert len(failure.message) <= 1_000
    assert failure.message.endswith("(fbtrace_id AzT)")


def usage(*minutes: Any) -> dict[str, str]:
    entries = [{"type": "whatsapp", "call_count": 100, "estimated_time_to_regain_access": value} for value in minutes]
    return {"x-business-use-case-usage": json.dumps({"123": entries})}


WAITS: tuple[tuple[int, dict[str, str], float | None], ...] = (
    (80007, usage(5), 300.0),
    (80007, usage(0, 2), 120.0),
    (80007, usage(0), 60.0),
    (80007, {**usage(1), "retry-after": "90"}, 90.0),
    (80007, {"x-business-use-case-usage": "not JSON"}, 60.0),
    (80007, {"x-business-use-case-usage": "[1]"}, 60.0),
    (80007, usage("soon"), 60.0),
    (80007, usage(10**9), 86_400.0),
    (4, {"retry-after": "1"}, 1.0),
    (2, {}, None),
    (133015, {}, 300.0),
)


@pytest.mark.parametrize(("code", "headers", "seconds"), WAITS)
def test_the_demanded_wait_is_honoured(code: int, headers: dict[str, str], seconds: float | None) -> None:
    failure = errors.failure(answer(400, {"code": code}, headers))
    assert isinstance(failure, Unavailable)
    assert failure.retry_after_seconds == seconds


def test_a_gateway_page_is_told() -> None:
    failure = errors.failure(answer(502, None, excerpt="502 Bad Gateway"))
    assert failure.message == "HTTP 502: 502 Bad Gateway"


def test_a_block_keeps_metas_own_solution() -> None:
    reason = errors.block_reason("138024", "Description.", "Possible solution.")
    assert (reason.code, reason.message, reason.remedy) == ("138024", "Description.", "Possible solution.")
    failure = errors.refused(reason)
    assert (failure.code, failure.message) == ("138024", "Description.")
    assert failure.remedy == "Possible solution. Then call complete again."
    unexplained = errors.block_reason(None, "Description.", None)
    assert unexplained.code == "blocked"
    assert errors.refused(unexplained).remedy == unexplained.remedy


def test_the_table_has_each_code_once_and_a_sentence_for_each() -> None:
    codes = [cause.code for cause in errors.CAUSES]
    assert len(codes) == len(set(codes))
    assert all(cause.meaning and cause.remedy.endswith(".") for cause in errors.CAUSES)
