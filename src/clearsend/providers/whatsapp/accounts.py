"""What the fields of a WhatsApp Business Account say about it. Pure; it never asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearsend.providers import http

FIELDS = "id,name,account_review_status"


@dataclass(frozen=True)
class AccountProblem:
    """An account that Meta does not let send. `cause` is the code in the error table."""

    cause: str
    words: str


def judge(fields: Mapping[str, Any]) -> AccountProblem | None:
    """Only a plain REJECTED stands in the way: a review that is pending limits, which the health of the number says. A
    missing or an unknown value is no refusal."""
    review = http.text_of(fields.get("account_review_status"))
    if review != "REJECTED":
        return None
    return AccountProblem("account_rejected", f"Meta reports account_review_status {review}.")
