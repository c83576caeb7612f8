"""Judges the fields of a WhatsApp Business Account. Pure; it makes no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearsend.providers import http

FIELDS = "id,name,account_review_status"


@dataclass(frozen=True)
class AccountProblem:
    """An account that Meta does not allow to send. `cause` is the code in the error table."""

    cause: str
    words: str


def judge(fields: Mapping[str, Any]) -> AccountProblem | None:
    """The refusal of an account, if any. Only a plain REJECTED blocks it: a pending review is a limit, which the health of
    the number reports. A missing or unknown value is no refusal."""
    review = http.text_of(fields.get("account_review_status"))
    if review != "REJECTED":
        return None
    return AccountProblem("account_rejected", f"Meta reports account_review_status {review}.")
