"""Classifies the reasons of reviewers and the registry, and adds what a person must change. It never makes a request.

Telnyx, the Campaign Registry and the carriers give reasons as free text. The verbatim text is always kept; the rows of
`brand_rejections` and `campaign_rejections` only add a class and a remedy.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.providers import http
from clearsend.providers.causes import Rejection
from clearsend.providers.ports import Rejected
from clearsend.providers.telnyx import brand_rejections, campaign_rejections

UNCLASSIFIED = "unclassified"

# Longer than any reason seen so far; a longer text is judged by its beginning.
_LONGEST_TEXT = 4_000

REJECTIONS: Sequence[Rejection] = (*brand_rejections.ROWS, *campaign_rejections.ROWS)

_UNKNOWN = Rejection(
    UNCLASSIFIED,
    "words that this table does not know",
    "Read the reviewer's words and correct what they name: PATCH /v3/profiles/{profileId} for the brand, PUT "
    "/v3/profiles/{profileId}/campaigns/{campaignId} for the campaign; then resubmit it. If they are unclear, compare with "
    "the pre-check of GET /v3/profiles/{profileId}/readiness, or ask Telnyx support.",
)

_PHRASES: Mapping[str, Sequence[re.Pattern[str]]] = {
    row.code: [re.compile(phrase, re.IGNORECASE) for phrase in row.phrases] for row in REJECTIONS
}

# A reviewer's number stands first, in brackets, or after a word such as "code"; "5000 messages a month" has none.
_NUMBER = re.compile(
    r"(?:^\s*|[(\[]\s*|\b(?:code|error|reason|dca)\W{0,3})(\d{3,4})(?=\s*(?:$|[-:.,)\]]))", re.IGNORECASE
)

# Codes of Telnyx that say only that the request was refused: the message says more.
_VAGUE_CODES = frozenset(
    {"10004", "10012", "10015", "10017", "10021", "10025", "10027", "http_400", "http_409", "http_422"}
)


def classify(text: str, names: Sequence[str] = ()) -> Reason:
    """The reason that a vendor gives as `text`, with our class and remedy; `names` are the fields that it names."""
    row = _row(text)
    return Reason(row.code, text, advice(row), tuple(names))


def reasons(record: Mapping[str, Any]) -> Sequence[Reason]:
    """The reasons in `failureReasons` (a text, or a list of texts or objects) of a brand's, campaign's or number's record."""
    given = record.get("failureReasons")
    found = []
    for item in given if isinstance(given, list) else [given]:
        if isinstance(item, dict):
            text = http.word(item.get("description") or item.get("message") or item.get("detail"))
            names = fields(item)
        else:
            text, names = http.word(item), []
        if text is not None:
            found.append(classify(text, names))
    return found


def fields(item: Mapping[str, Any]) -> list[str]:
    """The fields that a reason points to, in the vendor's names."""
    listed = item.get("fields")
    names = (http.word(name) for name in listed) if isinstance(listed, list) else ()
    return [name for name in names if name is not None]


def feedback(category: str, text: str, names: Sequence[str] = ()) -> Reason:
    """The reason for a category of the registry's feedback on a brand. Its code is the category; its remedy is that of the
    row for the category, or else for the text."""
    row = _row(category)
    return Reason(category, text, advice(_row(text) if row is _UNKNOWN else row), tuple(names))


def explained(rejection: Rejected) -> Rejected:
    """The same refusal; if its code is vague and its message matches a row, with the remedy of that row."""
    row = _row(rejection.message)
    if rejection.code not in _VAGUE_CODES or row is _UNKNOWN:
        return rejection
    return Rejected(rejection.provider, rejection.code, rejection.message, advice(row))


def advice(row: Rejection) -> str:
    """The remedy, and the fields to look at."""
    return f"{row.remedy} Look at: {', '.join(row.change)}." if row.change else row.remedy


def table() -> Sequence[Rejection]:
    """All rows; the one for unknown words is last."""
    return (*REJECTIONS, _UNKNOWN)


def _row(text: str) -> Rejection:
    """The row of a text: by a reviewer's number, else the first row with a phrase that occurs in the text."""
    judged = text[:_LONGEST_TEXT].strip()
    numbers = [int(number) for number in _NUMBER.findall(judged)]
    for number in numbers:
        for row in REJECTIONS:
            if any(first <= number <= last for first, last in row.numbers):
                return row
    for row in REJECTIONS:
        if any(phrase.search(judged) for phrase in _PHRASES[row.code]):
            return row
    return _UNKNOWN
