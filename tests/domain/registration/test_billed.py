"""Monthly fees and their sums, by hand-written figures."""

import itertools
from decimal import Decimal

import pytest

from clearsend.domain.registration import billed
from clearsend.domain.registration.billed import BilledKind, Rate, Sum, Tally
from tests.domain.facts import PRICES

CAMPAIGN, NUMBER = BilledKind.CAMPAIGN, BilledKind.NUMBER


@pytest.mark.parametrize(
    ("rate", "monthly"),
    [
        (Rate(CAMPAIGN, "LOW_VOLUME"), "1.25"),
        (Rate(CAMPAIGN, "CHARITY"), "0.00"),
        (Rate(CAMPAIGN, "MARKETING"), "20.00"),
        (Rate(CAMPAIGN, None), "20.00"),
        (Rate(NUMBER), "3.00"),
        (Rate(NUMBER, named="0.00"), "0.00"),
        (Rate(NUMBER, named="1.1000"), "1.10"),
    ],
)
def test_the_monthly_fee_of_a_thing(rate: Rate, monthly: str) -> None:
    assert rate.monthly(PRICES) == Decimal(monthly)


def test_sums_are_of_one_kind_or_of_all() -> None:
    counts = (0, 1, 100_000)
    for low, usual, listed, named in itertools.product(counts, repeat=4):
        tallies = [
            Tally(Rate(CAMPAIGN, "LOW_VOLUME"), low),
            Tally(Rate(CAMPAIGN, "MARKETING"), usual),
            Tally(Rate(NUMBER), listed),
            Tally(Rate(NUMBER, named="1.10"), named),
        ]
        campaigns = Sum(low + usual, low * Decimal("1.25") + usual * Decimal("20.00"))
        numbers = Sum(listed + named, listed * Decimal("3.00") + named * Decimal("1.10"))
        assert billed.total(tallies, PRICES, CAMPAIGN) == campaigns
        assert billed.total(tallies, PRICES, NUMBER) == numbers
        assert billed.total(tallies, PRICES) == Sum(
            campaigns.count + numbers.count, campaigns.monthly + numbers.monthly
        )
    assert billed.total([], PRICES) == Sum(0, Decimal(0))
