"""The review of a profile outside the registry that has a main destination country. It stores no decision and
publishes nothing.

`status.py` decides whether a profile waits for the review; this module decides whether there is anything to review.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clearsend.domain.dossier import Dossier


class Decision(StrEnum):
    """A reviewer's decision."""

    APPROVE = "approve"
    REJECT = "reject"


@dataclass(frozen=True)
class Review:
    """The last decision on a profile, and its reason. All fields are None before the first decision."""

    decision: Decision | None = None
    reason: str | None = None
    decided_at: datetime | None = None


def why_not(dossier: Dossier) -> str | None:
    """The sentence that explains why there is nothing to review, with a remedy; None if there is something."""
    brand = dossier.brand
    if brand is None:
        return "There is no brand in effect, so there is nothing to review yet; send a brand first."
    if brand.compliance.is_tcr_application:
        return "The brand in effect is a TCR application: only the Campaign Registry reviews it."
    if not brand.has_main_destination:
        return (
            "The brand in effect has no main destination country, so no review is needed; mark one with isMain in "
            "brand.compliance.destinationCountries if there is one."
        )
    return None
