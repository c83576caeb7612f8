"""The fees of the simulated Telnyx and their names in the ledger. It never decides when a fee is due.

Sources. Monthly fees of campaigns: Telnyx's table of 2025-07-22 (`vocabulary.py`). Brands: the text of Telnyx's API, while
an article of Telnyx's help centre says 4.50. Vettings: the prices that another provider has listed since August 2025, because
Telnyx publishes no current price (for Authentication+, Telnyx also names 15 dollars). Numbers: Telnyx's price list for a local
US number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clearsend.simulators.telnyx import vocabulary


@dataclass(frozen=True)
class Fee:
    """`what`: the name in the ledger."""

    what: str
    dollars: Decimal


BRAND = Fee("brand", Decimal("4.00"))
REVIEW = Fee("campaign_review", Decimal("15.00"))
NUMBER = Fee("number", Decimal("1.00"))
NUMBER_MONTH = Fee("number_month", Decimal("1.00"))

# Telnyx charges the first months of a new campaign together, and documents no refund.
MONTHS_AT_ONCE = 3

_CAMPAIGN_MONTHS = "campaign_months"
_VETTING = "vetting"
_VETTING_DOLLARS: Mapping[str, Decimal] = {
    "STANDARD": Decimal("41.50"),
    "ENHANCED": Decimal("101.50"),
    "POLITICAL": Decimal("66.00"),
    "AUTHPLUS": Decimal("12.50"),
}


def campaign_months(usecase: str) -> Fee:
    return Fee(_CAMPAIGN_MONTHS, MONTHS_AT_ONCE * vocabulary.monthly_fee(usecase))


def vetting(vetting_class: str) -> Fee:
    return Fee(_VETTING, _VETTING_DOLLARS[vetting_class])


def in_dollars(amount: Decimal) -> str:
    """An amount as the ledger and the campaign calls write it: two decimals."""
    return f"{amount:.2f}"


def rows() -> Sequence[tuple[str, str, str, str]]:
    """The fees as rows of the documentation: the name in the ledger, the amount, the occasion, the meaning of `of`."""
    classes = ", ".join(f"{name} {in_dollars(dollars)}" for name, dollars in _VETTING_DOLLARS.items())
    return (
        (BRAND.what, in_dollars(BRAND.dollars), "a brand is registered", "`brandId`"),
        (REVIEW.what, in_dollars(REVIEW.dollars), "a campaign is submitted, resubmitted or appealed", "`campaignId`"),
        (_CAMPAIGN_MONTHS, _months(), "a new campaign is submitted, unless its use case is free", "`campaignId`"),
        (_VETTING, classes, "an external vetting is ordered; an import is free", "`vettingId`"),
        (NUMBER.what, in_dollars(NUMBER.dollars), "an order succeeds, for each of its numbers", "the phone number"),
        (NUMBER_MONTH.what, in_dollars(NUMBER_MONTH.dollars), "the same, for the first month", "the phone number"),
    )


def _months() -> str:
    """The monthly fees, the usual one last."""
    usual = vocabulary.USUAL_MONTHLY
    special = [
        f"{usecase.name} {in_dollars(usecase.monthly)}"
        for usecase in vocabulary.USECASES.values()
        if usecase.monthly != usual
    ]
    return f"{MONTHS_AT_ONCE} months in advance; for one month: {', '.join(special)}, any other {in_dollars(usual)}"
