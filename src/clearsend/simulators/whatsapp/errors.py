"""Errors in Meta's words. It never decides when one is due.

Codes and meanings follow Meta's published tables; the HTTP status is that of an older table and only a hint. A client
should decide on `code` and `error_data.details`.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearsend.simulators.vendor import Reply

_TYPE = "OAuthException"
_TYPE_OF_OBJECTS = "GraphMethodException"


@dataclass(frozen=True)
class ErrorRow:
    """One documented error. `code` may carry a subcode, as in `190/463`."""

    code: str
    status: int
    title: str
    is_transient: bool = False
    type: str = _TYPE


_ROWS: Sequence[ErrorRow] = (
    ErrorRow("0", 401, "AuthException"),
    ErrorRow("1", 400, "An unknown error occurred", True),
    ErrorRow("2", 503, "Service temporarily unavailable", True),
    ErrorRow("3", 500, "Application does not have the capability to make this API call."),
    ErrorRow("4", 400, "Application request limit reached", True),
    ErrorRow("10", 403, "Application does not have permission for this action"),
    ErrorRow("17", 400, "User request limit reached", True),
    ErrorRow("32", 400, "Page request limit reached", True),
    ErrorRow("33", 400, "This business phone number has been deleted"),
    ErrorRow("100", 400, "Invalid parameter"),
    ErrorRow("100/33", 400, "Unsupported request", type=_TYPE_OF_OBJECTS),
    ErrorRow("190", 401, "Invalid OAuth access token - Cannot parse access token"),
    ErrorRow("190/460", 401, "Error validating access token: The session has been invalidated because the user changed their password."),
    ErrorRow("190/463", 401, "Error validating access token: Session has expired."),
    ErrorRow("190/467", 401, "Error validating access token: This access token is invalid."),
    ErrorRow("200", 403, "You do not have the necessary permissions to access this object"),
    ErrorRow("341", 400, "Application limit reached", True),
    ErrorRow("368", 403, "Temporarily blocked for policies violations"),
    ErrorRow("613", 400, "Calls to this API have exceeded the rate limit.", True),
    ErrorRow("2200", 400, "Callback verification failed"),
    ErrorRow("80007", 400, "There have been too many calls to this WhatsApp Business account. Wait a bit and try again.", True),
    ErrorRow("80008", 400, "There have been too many calls to this WhatsApp Business account. Wait a bit and try again.", True),
    ErrorRow("130429", 400, "Rate limit hit", True),
    ErrorRow("130497", 403, "Business account is restricted from messaging users in this country."),
    ErrorRow("131000", 500, "Something went wrong"),
    ErrorRow("131005", 403, "Access denied"),
    ErrorRow("131008", 400, "Required parameter is missing"),
    ErrorRow("131009", 400, "Parameter value is not valid"),
    ErrorRow("131016", 500, "Service unavailable", True),
    ErrorRow("131031", 403, "Account has been locked"),
    ErrorRow("131042", 400, "Business eligibility payment issue"),
    ErrorRow("131045", 500, "Incorrect certificate"),
    ErrorRow("131057", 500, "Account in maintenance mode", True),
    ErrorRow("133000", 500, "Incomplete deregistration"),
    ErrorRow("133004", 503, "Server temporarily unavailable", True),
    ErrorRow("133005", 400, "Two step verification PIN Mismatch"),
    ErrorRow("133006", 400, "Phone number re-verification needed"),
    ErrorRow("133008", 400, "Too many two step verification PIN guesses"),
    ErrorRow("133009", 400, "Two step verification PIN guessed too fast"),
    ErrorRow("133010", 400, "Phone number not registered"),
    ErrorRow("133015", 400, "Please wait a few minutes before attempting to register this phone number"),
    ErrorRow("133016", 400, "Account register deregister rate limit exceeded"),
    ErrorRow("136024", 400, "Request code error"),
    ErrorRow("136025", 400, "Verify code error"),
    ErrorRow("200000", 400, "Cannot add phone number to WABA"),
    ErrorRow("2388012", 400, "Phone number migration failed"),
    ErrorRow("2388091", 400, "Phone number migration failed"),
    ErrorRow("2388093", 400, "Phone number migration failed"),
    ErrorRow("2388103", 400, "Phone number migration failed"),
    ErrorRow("2494100", 400, "Phone number in maintenance mode", True),
)  # fmt: skip

ROWS: Mapping[str, ErrorRow] = {row.code: row for row in _ROWS}

# For these codes, a header says for how many minutes the throttling lasts.
_THROTTLING = frozenset({"80007", "80008"})
_MINUTES_TO_REGAIN_ACCESS = 5

_CODE_OF_STATUS = {429: "4", 500: "131000", 502: "2", 503: "2", 504: "2"}


def error(code: str, *, message: str | None = None, details: str | None = None) -> Reply:
    """One error. `message` replaces the title; `details` becomes `error_data.details`; None leaves `error_data` out."""
    row = ROWS[code]
    return _answer(row.status, row, message, details)


def missing_object(method: str, id_: str) -> Reply:
    """There is no such object, or this token may not see it: Meta does not say which."""
    sentence = (
        f"Unsupported {method.lower()} request. Object with ID '{id_}' does not exist, cannot be loaded due to missing "
        "permissions, or does not support this operation. Please read the Graph API documentation at "
        "https://developers.facebook.com/docs/graph-api"
    )
    return error("100/33", message=sentence)


def error_with_status(status: int, retry_after: int) -> Reply:
    """The error that comes with an HTTP status; 429 with Retry-After and an exhausted `x-app-usage`."""
    answer = _answer(status, ROWS[_CODE_OF_STATUS[status]], None, None)
    if status != 429:
        return answer
    usage = json.dumps({"call_count": 100, "total_time": 25, "total_cputime": 25})
    return Reply(status, answer.body, {"retry-after": str(retry_after), "x-app-usage": usage})


def _answer(status: int, row: ErrorRow, message: str | None, details: str | None) -> Reply:
    code, _, subcode = row.code.partition("/")
    item: dict[str, Any] = {
        "message": message or (row.title if code == "190" or subcode else f"(#{code}) {row.title}"),
        "type": row.type,
        "code": int(code),
    }
    if details is not None:
        item["error_data"] = {"messaging_product": "whatsapp", "details": details}
    if subcode:
        item["error_subcode"] = int(subcode)
    if row.is_transient:
        item["is_transient"] = True
    item["fbtrace_id"] = "A" + secrets.token_urlsafe(16)
    return Reply(status, {"error": item})


def minutes_to_regain_access(answer: Reply) -> int:
    """The minutes that the usage header gives for an answer: 0, unless the answer is about throttling."""
    code = answer.body["error"]["code"] if isinstance(answer.body, dict) and "error" in answer.body else None
    return _MINUTES_TO_REGAIN_ACCESS if str(code) in _THROTTLING else 0
