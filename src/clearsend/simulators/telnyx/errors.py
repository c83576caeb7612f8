"""Errors in Telnyx's words. It never decides when one is due.

Codes and meanings follow Telnyx's published table. Telnyx does not publish which HTTP status goes with which code; the
statuses here are ours where the API description is silent, and a client should decide on the code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearsend.simulators.vendor import Reply


@dataclass(frozen=True)
class ErrorRow:
    """One documented error."""

    code: str
    status: int
    title: str
    detail: str


_ROWS: Sequence[ErrorRow] = (
    ErrorRow("10004", 400, "Missing required parameter", "A required parameter is missing."),
    ErrorRow("10005", 404, "Resource not found", "The requested resource or URL could not be found."),
    ErrorRow("10006", 400, "Invalid resource ID", "The resource ID provided is invalid."),
    ErrorRow("10007", 500, "Unexpected error", "An unexpected error occurred."),
    ErrorRow("10008", 504, "Timeout", "The request took too long to process."),
    ErrorRow("10009", 401, "Authentication failed", "Could not find any usable credentials in the request."),
    ErrorRow("10010", 403, "Authorization failed", "You do not have permission to perform the requested action."),
    ErrorRow("10011", 429, "Too many requests", "You have exceeded the maximum number of allowed requests."),
    ErrorRow("10012", 400, "Duplicate resource", "A resource with these properties already exists."),
    ErrorRow("10015", 400, "Bad Request", "The request failed because it was not well-formed."),
    ErrorRow("10016", 400, "Invalid phone number", "The phone number must be in +E.164 format."),
    ErrorRow("10017", 422, "Associated resource missing", "A resource that this one refers to could not be found."),
    ErrorRow("10021", 409, "Resource in use", "The resource is in use and cannot be changed."),
    ErrorRow("10025", 400, "Invalid string length", "The value is too short or too long."),
    ErrorRow("10026", 400, "Invalid type", "The value has the wrong type."),
    ErrorRow("10027", 422, "Unprocessable entity", "The request was understood, but cannot be processed."),
    ErrorRow("10032", 400, "Invalid enumerated value", "The value is not one of the allowed ones."),
    ErrorRow("10033", 400, "Value outside of range", "The value is too small or too large."),
    ErrorRow("10036", 409, "Resource is being processed", "The resource is being processed; try again later."),
    ErrorRow("10037", 503, "Service unavailable", "The service is temporarily unavailable; try again later."),
    ErrorRow("10038", 403, "Account level too low", "The feature is not permitted at this account level."),
    ErrorRow("10039", 403, "Account level too low", "The feature is not permitted at this account level."),
    ErrorRow("20002", 401, "API key revoked", "The API key used has been revoked."),
    ErrorRow("20012", 403, "Account inactive", "The account is inactive."),
    ErrorRow("20013", 403, "Account blocked", "The account is blocked."),
    ErrorRow("20014", 403, "Account verification required", "The account must be verified first."),
    ErrorRow("20016", 403, "Account verification required", "The account must be verified first."),
    ErrorRow("20017", 403, "Account verification required", "The account must be verified first."),
    ErrorRow("20100", 402, "Insufficient funds", "The account balance is too low for this operation."),
    ErrorRow("40010", 400, "Not 10DLC registered", "The sending number is not 10DLC-registered."),
    ErrorRow("40100", 400, "Number not enabled for messaging", "The phone number is not enabled for messaging."),
    ErrorRow("40309", 400, "Invalid destination region", "The destination is not among the whitelisted destinations."),
    ErrorRow("40312", 403, "Messaging profile disabled", "The messaging profile is disabled."),
    ErrorRow("40314", 403, "Messaging disabled", "Messaging is disabled on the account."),
    ErrorRow("40320", 400, "'From' temporarily unusable", "The sending number cannot be used at the moment."),
    ErrorRow("40321", 400, "No usable numbers", "The number pool has no usable number."),
    ErrorRow("40323", 400, "Messaging activation failed", "Messaging could not be activated for the number."),
    ErrorRow("40331", 400, "Invalid whitelisted destinations", "The whitelisted destinations are missing or invalid."),
    ErrorRow("40332", 400, "Brand has active campaigns", "The brand cannot be deleted while it has active campaigns."),
    ErrorRow("40333", 403, "Spend limit reached", "The messaging profile has reached its spend limit."),
    ErrorRow(
        "85000", 400, "Number not searched for", "The number must be found with the search API before it is bought."
    ),
    ErrorRow("85001", 400, "Numbers not available", "Some of the numbers are not available any more."),
    ErrorRow("85005", 400, "Invalid messaging profile ID", "The messaging profile ID is invalid."),
    ErrorRow("85006", 400, "Number already reserved", "The number is reserved by somebody."),
    ErrorRow("85007", 400, "Reservation limit reached", "Too many numbers are reserved."),
)

ROWS: Mapping[str, ErrorRow] = {row.code: row for row in _ROWS}

# HTTP status that a fault asks for → the code of the answer.
_CODE_OF_STATUS = {429: "10011", 500: "10007", 502: "10037", 503: "10037", 504: "10008"}


def error(code: str, *, detail: str | None = None, pointer: str | None = None, parameter: str | None = None) -> Reply:
    """One error. `pointer` is a JSON pointer into the body, `parameter` the name of a query parameter."""
    row = ROWS[code]
    return _answer(row.status, row, detail, pointer, parameter)


def bare(answer: Reply) -> Reply:
    """The same error as the 10DLC calls give it: without `meta`."""
    items = [{name: value for name, value in item.items() if name != "meta"} for item in answer.body["errors"]]
    return Reply(answer.status, {"errors": items}, answer.headers)


def single(answer: Reply) -> Reply:
    """The same error as the 402 of a campaign: not in a list."""
    return Reply(answer.status, bare(answer).body["errors"][0], answer.headers)


def error_with_status(status: int, retry_after: int) -> Reply:
    """The error that comes with an HTTP status; 429 with Retry-After and the rate-limit headers."""
    answer = _answer(status, ROWS[_CODE_OF_STATUS[status]], None, None, None)
    if status != 429:
        return answer
    wait = str(retry_after)
    headers = {"retry-after": wait, "x-ratelimit-limit": "100", "x-ratelimit-remaining": "0", "x-ratelimit-reset": wait}
    return Reply(status, answer.body, headers)


def _answer(status: int, row: ErrorRow, detail: str | None, pointer: str | None, parameter: str | None) -> Reply:
    item: dict[str, Any] = {"code": row.code, "title": row.title, "detail": detail or row.detail}
    if pointer is not None:
        item["source"] = {"pointer": pointer}
    if parameter is not None:
        item["source"] = {"parameter": parameter}
    item["meta"] = {"url": f"https://developers.telnyx.com/docs/overview/errors/{row.code}"}
    return Reply(status, {"errors": [item]})
