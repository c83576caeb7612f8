"""The month's spending cap, and the price that a caller accepts: over all combinations, against rules written by hand."""

import itertools
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from clearsend.domain.access import Actor, Role
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Acceptance, Payment, Price, Spending
from clearsend.domain.registration.prices import Fee
from tests.domain.facts import ORG_ID, PROFILE_ID

AMOUNTS = ("0.00", "0.01", "44.99", "45.00", "45.01", "100.00")


def price(amount: str) -> Price:
    return Price(Payment.REGISTRATION, Fee(amount, "USD", "A fee."))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("by_completion", [False, True])
@pytest.mark.parametrize("key_of", [None, PROFILE_ID])
@pytest.mark.parametrize("acting_for", [None, PROFILE_ID])
def test_who_may_agree_beyond_the_cap(
    role: Role, by_completion: bool, key_of: str | None, acting_for: str | None
) -> None:
    """Without a cap, and within it, everyone; beyond it, only an owner or admin who accepts a stated fee with a key of the
    organization, also one that acts for a profile."""
    actor = Actor("key", ORG_ID, "user", role, key_of, acting_for)
    decides = not by_completion and key_of is None and role in (Role.OWNER, Role.ADMIN)
    caps = (None, "0.00", "45.00", "50.00", "145.00")
    for cap, agreed, amount in itertools.product(caps, AMOUNTS, AMOUNTS):
        spending = Spending(None if cap is None else Decimal(cap), Decimal(agreed))
        is_free = amount == "0.00"
        is_within = cap is None or is_free or Decimal(agreed) + Decimal(amount) <= Decimal(cap)
        assert spending.has_room_for(price(amount)) is is_within
        may_agree = agreement.may_agree(actor, price(amount), spending, by_completion=by_completion)
        assert may_agree is (is_within or decides), (cap, agreed, amount)


def test_the_last_cent_of_the_cap_may_be_agreed_to() -> None:
    spending = Spending(Decimal("100.00"), Decimal("55.00"))
    assert spending.has_room_for(price("45.00"))
    assert not spending.has_room_for(price("45.01"))


def test_a_cap_is_raised_by_a_higher_one_and_by_none() -> None:
    caps = (None, "0.00", "9.00", "10.00", "100.00")
    for before, after in itertools.product(caps, caps):
        room = [Decimal(10**9) if cap is None else Decimal(cap) for cap in (before, after)]
        assert agreement.is_raised(before, after) is (room[0] < room[1]), (before, after)


@pytest.mark.parametrize(
    ("amount", "is_given", "up_to"), list(itertools.product(AMOUNTS, (False, True), (None, *AMOUNTS)))
)
def test_which_price_is_accepted(amount: str, is_given: bool, up_to: str | None) -> None:
    acceptance = Acceptance(is_given, None if up_to is None else Decimal(up_to))
    is_within = up_to is None or Decimal(amount) <= Decimal(up_to)
    is_free = amount == "0.00"
    assert agreement.is_accepted(acceptance, price(amount)) is (is_free or (is_given and is_within))


@pytest.mark.parametrize(
    ("now", "beginning"),
    [
        (datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)),
        (datetime(2026, 5, 31, 23, 59, 59, 999999, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)),
        (datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        (datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2028, 2, 1, tzinfo=UTC)),
        (datetime(2026, 6, 1, 1, tzinfo=timezone(timedelta(hours=2))), datetime(2026, 5, 1, tzinfo=UTC)),
        (datetime(2026, 5, 31, 20, tzinfo=timezone(timedelta(hours=-5))), datetime(2026, 6, 1, tzinfo=UTC)),
    ],
)
def test_the_month_is_that_of_utc(now: datetime, beginning: datetime) -> None:
    assert agreement.beginning_of_month(now) == beginning
