"""Telnyx's price list: the totals that it comes to, that the simulated vendor charges them, and that the examples name them."""

from dataclasses import asdict
from decimal import Decimal

import pytest

from clearsend.domain.registration.prices import Fee
from clearsend.providers.telnyx.prices import PRICES
from clearsend.schemas.number_orders import NumberOrderAcceptedOut
from clearsend.schemas.submissions import SubmittedOut
from clearsend.simulators.telnyx import fees
from clearsend.simulators.telnyx.vocabulary import USECASES


@pytest.mark.parametrize(
    ("use_case", "total"),
    [
        ("MARKETING", "45.00"),
        ("MIXED", "45.00"),
        ("LOW_VOLUME", "19.50"),
        ("SOLE_PROPRIETOR", "21.00"),
        ("CHARITY", "24.00"),
        ("EMERGENCY", "30.00"),
        ("AGENTS_FRANCHISES", "105.00"),
        ("TRIAL", "15.00"),
    ],
)
def test_a_new_campaign_costs_its_review_and_three_months(use_case: str, total: str) -> None:
    found = PRICES.campaign(use_case)
    assert (found.amount, found.currency) == (total, "USD")
    for told in ("15.00 for the review", f"3 months of {use_case}", "2025-07-22"):
        assert told in found.description


def test_the_prices_that_are_named_are_those_that_the_simulated_vendor_charges() -> None:
    for name, usecase in USECASES.items():
        named = PRICES.monthly.get(name, PRICES.other_monthly)
        assert usecase.monthly == named, name
    assert set(PRICES.monthly) <= set(USECASES)
    assert PRICES.months_at_once == fees.MONTHS_AT_ONCE
    assert Decimal(PRICES.brand.amount) == fees.BRAND.dollars
    assert Decimal(PRICES.review.amount) == fees.REVIEW.dollars
    assert Decimal(PRICES.number.amount) == fees.NUMBER.dollars + fees.NUMBER_MONTH.dollars


def test_what_costs_nothing_is_free() -> None:
    assert PRICES.in_place.is_free
    assert PRICES.shared_campaign.is_free


def test_a_number_may_cost_what_it_does_by_the_list() -> None:
    assert Decimal(PRICES.number.amount) <= PRICES.most_for_number
    assert "1.00 USD a month" in PRICES.number.description


@pytest.mark.parametrize(("model", "fee"), [(NumberOrderAcceptedOut, PRICES.number), (SubmittedOut, PRICES.brand)])
def test_an_example_in_the_documents_names_the_fee_of_the_list(
    model: type[NumberOrderAcceptedOut | SubmittedOut], fee: Fee
) -> None:
    (example,) = model.model_json_schema()["examples"]
    assert example["fee"] == asdict(fee)
