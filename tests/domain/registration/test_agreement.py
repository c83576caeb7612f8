"""What an agreement covers, who may make one, and what is named before: over all combinations, against rules written by hand."""

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from clearsend.domain.access import Actor, Role
from clearsend.domain.profile import Brand, BrandBusiness, Campaign, EntityType, ProfileStatus, UseCase
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Agreement, Payment, Price
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import Kind
from tests.domain.facts import BRAND, CAMPAIGN, NOW, ORG_ID, PRICES, PROFILE, PROFILE_ID

SOLE_PROPRIETOR = replace(BRAND, business=BrandBusiness(entity_type=EntityType.SOLE_PROPRIETOR))


def agreed(**values: Any) -> Agreement:
    usual = Agreement(
        owner_id=PROFILE_ID,
        kind=Kind.CAMPAIGN,
        subject_id="cmp",
        payment=Payment.REGISTRATION,
        use_cases=("MARKETING",),
        amount="45.00",
        is_of_completion=True,
        status=ProfileStatus.SUBMITTED,
    )
    return replace(usual, **values)


def price(amount: str, *use_cases: str, payment: Payment = Payment.REGISTRATION) -> Price:
    return Price(payment, Fee(amount, "USD", "A fee."), use_cases)


def campaign(*use_cases: str, **content: Any) -> Campaign:
    used = tuple(UseCase(f"use-{name}", name, ("A sample.",), NOW, NOW) for name in use_cases)
    return replace(CAMPAIGN, use_cases=used, content=replace(CAMPAIGN.content, **content))


@pytest.mark.parametrize(
    ("amount", "payment", "use_cases", "wanted"),
    list(
        itertools.product(
            ("0.00", "15.00", "45.00", "45.01", "105.00"), Payment, (("MARKETING",), ("MIXED",), ()), (None, "45.00")
        )
    ),
)
def test_what_an_agreement_covers(
    amount: str, payment: Payment, use_cases: tuple[str, ...], wanted: str | None
) -> None:
    """`wanted`: the total that was agreed to; None for an agreement from before totals were kept."""
    covered = agreement.covers(agreed(amount=wanted), price(amount, *use_cases, payment=payment))
    is_free = Decimal(amount) == 0
    is_within = wanted is None or (Decimal(amount) <= Decimal("45.00") and use_cases == ("MARKETING",))
    assert covered is (is_free or (payment is Payment.REGISTRATION and is_within))


def test_without_an_agreement_only_what_is_free_is_covered() -> None:
    assert agreement.covers(None, price("0.00"))
    assert not agreement.covers(None, price("0.01"))


@pytest.mark.parametrize("status", [*ProfileStatus, None])
def test_what_a_completion_has_agreed_to_is_paid_once_it_has_settled(status: ProfileStatus | None) -> None:
    """`status`: None for a profile that is deleted."""
    goes_on = status in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
    assert agreement.holds(agreed(status=status)) is goes_on
    assert agreement.holds(agreed(is_of_completion=False, status=None))


@pytest.mark.parametrize(
    ("key_of", "is_allowed", "of"),
    list(itertools.product((None, PROFILE_ID, "another"), (False, True), ("profile", "organization"))),
)
def test_who_may_spend(key_of: str | None, is_allowed: bool, of: str) -> None:
    actor = Actor("key", ORG_ID, "user", Role.OWNER, key_of)
    profile = replace(PROFILE, allow_profile_spending=is_allowed) if of == "profile" else None
    own_and_allowed = key_of == PROFILE_ID and of == "profile" and is_allowed
    assert agreement.may_spend(actor, profile) is (key_of is None or own_and_allowed)


@pytest.mark.parametrize(
    ("wanted", "brand", "use_case", "total"),
    [
        (campaign("MARKETING"), BRAND, "MARKETING", "47.00"),
        (campaign("TWO_FA"), BRAND, "2FA", "47.00"),
        (campaign("MARKETING", "CUSTOMER_CARE"), BRAND, "MIXED", "47.00"),
        (campaign("LOW_VOLUME", "CUSTOMER_CARE"), BRAND, "LOW_VOLUME", "9.50"),
        (campaign("MARKETING", volume="1999"), BRAND, "LOW_VOLUME", "9.50"),
        (campaign("MARKETING", volume="2000"), BRAND, "MARKETING", "47.00"),
        (campaign("CHARITY"), BRAND, "CHARITY", "7.00"),
        (campaign("AGENTS_FRANCHISES"), BRAND, "AGENTS_FRANCHISES", "87.00"),
        (campaign("MARKETING"), SOLE_PROPRIETOR, "SOLE_PROPRIETOR", "11.00"),
        (campaign("MARKETING"), None, "MARKETING", "47.00"),
    ],
)
def test_the_price_of_a_new_campaign_is_all_that_is_charged_at_once(
    wanted: Campaign, brand: Brand | None, use_case: str, total: str
) -> None:
    found = agreement.price_of_campaign(wanted, brand, PRICES)
    assert (found.payment, found.fee.amount, found.fee.currency) == (Payment.REGISTRATION, total, "EUR")
    for told in ("7.00 for the review", f"2 months of {use_case}", "2024-02-29"):
        assert told in found.fee.description


def test_a_shared_campaign_costs_nothing_and_a_review_its_fee() -> None:
    shared = campaign("MARKETING", shared_tcr_campaign_id="C1AB2CD")
    assert agreement.price_of_campaign(shared, BRAND, PRICES).fee.is_free
    review = agreement.price_of_review(campaign("MARKETING"), PRICES)
    assert (review.payment, review.fee.amount) == (Payment.REVIEW, "7.00")
    assert agreement.price_of_brand(PRICES).fee.amount == "6.00"


def test_an_edit_keeps_an_agreement_and_another_use_case_ends_it() -> None:
    first = agreement.price_of_campaign(campaign("MARKETING", "CUSTOMER_CARE"), BRAND, PRICES)
    agreement_on_it = agreed(use_cases=first.use_cases, amount=first.fee.amount)
    reworded = campaign("CUSTOMER_CARE", "MARKETING", description="Other words, of which there may be many.")
    assert agreement.covers(agreement_on_it, agreement.price_of_campaign(reworded, BRAND, PRICES))
    other = campaign("MARKETING", "POLLING_VOTING")
    assert not agreement.covers(agreement_on_it, agreement.price_of_campaign(other, BRAND, PRICES))


def test_a_review_is_agreed_to_for_its_use_cases() -> None:
    review = agreement.price_of_review(campaign("MARKETING", "CUSTOMER_CARE"), PRICES)
    given = agreed(payment=Payment.REVIEW, use_cases=review.use_cases, amount=review.fee.amount)
    assert agreement.covers(given, agreement.price_of_review(campaign("CUSTOMER_CARE", "MARKETING"), PRICES))
    assert not agreement.covers(given, agreement.price_of_review(campaign("MARKETING"), PRICES))


@pytest.mark.parametrize(
    ("up_to", "amount"), [(None, "8.00"), ("7.00", "8.00"), ("8.00", "8.00"), ("8.50", "8.50"), ("50.00", "9.00")]
)
def test_a_number_costs_what_was_agreed_to_within_the_limit(up_to: str | None, amount: str) -> None:
    """The list price is 8.00, and no number may cost more than 9.00."""
    found = agreement.price_of_number(PRICES, None if up_to is None else Decimal(up_to))
    assert (found.payment, found.fee.amount, found.use_cases) == (Payment.REGISTRATION, amount, ())


@pytest.mark.parametrize(("most", "agreed"), [(None, "47.00"), ("46.99", "47.00"), ("47.00", "47.00"), ("75", "75.00")])
def test_a_caller_may_agree_to_more_than_the_list(most: str | None, agreed: str) -> None:
    price = agreement.price_of_campaign(CAMPAIGN, BRAND, PRICES)
    found = agreement.up_to(price, None if most is None else Decimal(most))
    assert (found.fee.amount, found.use_cases) == (agreed, price.use_cases)
