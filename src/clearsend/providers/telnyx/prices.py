"""Telnyx's published prices. It charges nothing and asks no vendor.

Source: Telnyx's published prices (support articles 5634625 and 5896911, and its price list of numbers), as of `PRICES.as_of`.
The monthly price of a campaign is its registry fee, which depends on the use case; three months are charged in advance.
"""

from datetime import date
from decimal import Decimal

from clearsend.domain.registration.prices import Fee, PriceList

_MOST_FOR_NUMBER = Decimal("3.00")

PRICES = PriceList(
    as_of=date(2025, 7, 22),
    brand=Fee("4.00", "USD", "Registration of a brand at the Campaign Registry; not refundable."),
    review=Fee(
        "15.00", "USD", "A resubmitted campaign is reviewed again, and the review is charged again; not refundable."
    ),
    in_place=Fee("0.00", "USD", "Changed in place: Telnyx documents no fee for it."),
    shared_campaign=Fee("0.00", "USD", "Another provider has registered the campaign: accepting it costs nothing."),
    monthly={
        "LOW_VOLUME": Decimal("1.50"),
        "SOLE_PROPRIETOR": Decimal("2.00"),
        "CHARITY": Decimal("3.00"),
        "EMERGENCY": Decimal("5.00"),
        "AGENTS_FRANCHISES": Decimal("30.00"),
        "TRIAL": Decimal("0.00"),
    },
    other_monthly=Decimal("10.00"),
    months_at_once=3,
    number=Fee(
        "2.00",
        "USD",
        "A local US number by Telnyx's price list (https://telnyx.com/pricing/numbers): 1.00 once and 1.00 for the first month, "
        "then 1.00 USD a month. The price of the chosen number is read before it is ordered, and one that costs more than "
        f"{_MOST_FOR_NUMBER} USD at once is not.",
    ),
    most_for_number=_MOST_FOR_NUMBER,
)
