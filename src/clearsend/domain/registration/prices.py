"""Fees and price lists, for display before a person agrees to pay, and the price of a new campaign. This module has no
figures, charges nothing and asks no vendor; the figures are in the vendor's folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Fee:
    """A vendor's immediate charge. `amount`: the total, decimal text; `currency`: ISO 4217; `description`: the parts of the
    total, and later charges."""

    amount: str
    currency: str
    description: str

    @property
    def is_free(self) -> bool:
        return Decimal(self.amount) == 0

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} ({self.description.rstrip('.')})"


@dataclass(frozen=True)
class Ceiling:
    """The most that a new campaign may cost at once, in USD: `agreed`. Its first review costs `review`; `months_at_once` monthly
    fees are charged with it."""

    agreed: Decimal
    review: Decimal
    months_at_once: int

    def total(self, monthly: Decimal) -> Decimal:
        """The immediate cost of a campaign with this monthly fee."""
        return self.review + self.months_at_once * monthly


@dataclass(frozen=True)
class PriceList:
    """A vendor's prices as published on `as_of`. Amounts without a currency are in that of `review`.

    `review`: one review of a campaign, the first or another. `in_place`: a correction that needs no new registration.
    `shared_campaign`: accepting a campaign that another provider has registered. `monthly`: the monthly fee of a campaign, by
    use case; `other_monthly`: for all other use cases. `months_at_once`: the number of months charged with the first review.
    `number_monthly`: the monthly fee of a number.
    `most_for_number`: the highest price of a number, its first month included; a more expensive number is not ordered.
    """

    as_of: date
    brand: Fee
    review: Fee
    in_place: Fee
    shared_campaign: Fee
    monthly: Mapping[str, Decimal]
    other_monthly: Decimal
    months_at_once: int
    number: Fee
    number_monthly: Decimal
    most_for_number: Decimal

    def campaign_monthly(self, use_case: str | None) -> Decimal:
        """The monthly fee of a campaign; the usual one if its use case is not known."""
        return self.monthly.get(use_case or "", self.other_monthly)

    def ceiling(self, agreed: Decimal) -> Ceiling:
        """The ceiling of a new campaign for which a total was agreed to."""
        return Ceiling(agreed, Decimal(self.review.amount), self.months_at_once)

    def campaign(self, use_case: str) -> Fee:
        """The immediate price of a new campaign: its first review, and `months_at_once` monthly fees of its use case."""
        monthly = self.campaign_monthly(use_case)
        total = Decimal(self.review.amount) + self.months_at_once * monthly
        return Fee(
            f"{total:.2f}",
            self.review.currency,
            f"{self.review.amount} for the review of a new campaign, and {self.months_at_once} months of {use_case} at "
            f"{monthly:.2f} each, charged immediately; then {monthly:.2f} a month. Not refundable; prices as of "
            f"{self.as_of.isoformat()}.",
        )
