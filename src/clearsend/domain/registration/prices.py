"""What the vendors charge, as it is named before anybody agrees to it. It charges nothing and asks no vendor.

Source: Telnyx's published prices (support articles 5634625 and 5896911, and its price list of numbers), as of `AS_OF`. What a
campaign costs a month is its registry fee, which depends on the use case; three months of it are charged at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

AS_OF = date(2025, 7, 22)

MONTHS_AT_ONCE = 3


@dataclass(frozen=True)
class Fee:
    """What a vendor charges at once. `amount` is decimal text and the whole of it, `currency` ISO 4217; the description says
    what it is made of, and what is charged later."""

    amount: str
    currency: str
    description: str

    @property
    def is_free(self) -> bool:
        return Decimal(self.amount) == 0

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} ({self.description.rstrip('.')})"


_REVIEW = Decimal("15.00")

BRAND = Fee("4.00", "USD", "Registration of a brand at the Campaign Registry; not refundable.")
REVIEW = Fee(
    f"{_REVIEW}", "USD", "A resubmitted campaign is reviewed again, and the review is charged again; not refundable."
)
NONE = Fee("0.00", "USD", "Changed in place: Telnyx documents no fee for it.")
SHARED_CAMPAIGN = Fee("0.00", "USD", "Another provider has registered the campaign: accepting it costs nothing.")

# A campaign's monthly fee by its use case, in USD; every use case that is not here costs `OTHER_MONTHLY`.
MONTHLY: Mapping[str, Decimal] = {
    "LOW_VOLUME": Decimal("1.50"),
    "SOLE_PROPRIETOR": Decimal("2.00"),
    "CHARITY": Decimal("3.00"),
    "EMERGENCY": Decimal("5.00"),
    "AGENTS_FRANCHISES": Decimal("30.00"),
    "TRIAL": Decimal("0.00"),
}
OTHER_MONTHLY = Decimal("10.00")

# What a local number may cost at once, its first month included: a dearer one is not ordered.
MOST_FOR_NUMBER = Decimal("3.00")
NUMBER = Fee(
    "2.00",
    "USD",
    "A local US number by Telnyx's price list (https://telnyx.com/pricing/numbers): 1.00 once and 1.00 for the first month, then "
    "1.00 USD a month. The price of the chosen number is read before it is ordered, and one that costs more than "
    f"{MOST_FOR_NUMBER} USD at once is not.",
)


def campaign(use_case: str) -> Fee:
    """What a new campaign costs at once: its first review, and three months of the fee of its use case."""
    monthly = MONTHLY.get(use_case, OTHER_MONTHLY)
    total = _REVIEW + MONTHS_AT_ONCE * monthly
    return Fee(
        f"{total:.2f}",
        "USD",
        f"{_REVIEW} for the review of a new campaign, and {MONTHS_AT_ONCE} months of {use_case} at {monthly:.2f} each, charged at "
        f"once; then {monthly:.2f} a month. Not refundable; prices as of {AS_OF.isoformat()}.",
    )
