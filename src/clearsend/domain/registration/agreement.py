"""Agreements: a person's consent to one payment, for one brand, campaign or number, up to a total. They spend nothing.

Nothing that costs money is sent to a vendor without an agreement that covers it. The first request that the vendor accepts
uses the agreement up; a request that the vendor refuses immediately does not. An edit of the brand or campaign keeps the
agreement, but the agreement covers neither other use cases nor a higher price.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from clearsend.domain.access import Actor, Role
from clearsend.domain.profile import Brand, Campaign, Profile, ProfileStatus
from clearsend.domain.registration import purpose
from clearsend.domain.registration.prices import Fee, PriceList
from clearsend.domain.registration.states import Kind

# The reason codes of a brand or campaign that waits for an agreement: none was made, or the month's spending cap forbids it.
FEE_NOT_AGREED = "fee_not_agreed"
SPENDING_CAP_REACHED = "spending_cap_reached"


# The reason code of a campaign that costs more at the vendor than was agreed to.
CAMPAIGN_TOO_DEAR = "campaign_too_dear"


class Payment(StrEnum):
    """The purpose of a payment: a registration, with all fees that are charged with it; or another review of a campaign."""

    REGISTRATION = "registration"
    REVIEW = "review"


@dataclass(frozen=True)
class Price:
    """The present cost of one payment. `use_cases`: those of a campaign, sorted, because its price depends on them."""

    payment: Payment
    fee: Fee
    use_cases: Sequence[str] = ()


@dataclass(frozen=True)
class Agreement:
    """The terms of one or more open agreements that are alike. `amount`: the agreed total, decimal text; None in agreements older
    than the storage of totals. `is_of_completion`: a completion agreed, not a separate request that accepted the fee.
    `status`: the present status of the profile that was completed; None if there is none, or if it is deleted."""

    owner_id: str
    kind: Kind
    subject_id: str
    payment: Payment
    use_cases: Sequence[str]
    amount: str | None
    is_of_completion: bool = False
    status: ProfileStatus | None = None


@dataclass(frozen=True)
class Acceptance:
    """A caller's answer to a price. `is_given`: the caller accepts the fee; `up_to`: only up to this amount (USD), so that a
    price that has risen since it was named is not paid. None: whatever the price is now."""

    is_given: bool
    up_to: Decimal | None = None


@dataclass(frozen=True)
class Spending:
    """The fees that an organization has agreed to in a calendar month (UTC), in USD. `cap`: None if there is none. `agreed`: the
    total of the agreements that were used or are open; those that ended unused do not count."""

    cap: Decimal | None
    agreed: Decimal

    def has_room_for(self, price: Price) -> bool:
        return self.cap is None or price.fee.is_free or self.agreed + Decimal(price.fee.amount) <= self.cap


def price_of_brand(prices: PriceList) -> Price:
    return Price(Payment.REGISTRATION, prices.brand)


def price_of_campaign(campaign: Campaign, brand: Brand | None, prices: PriceList) -> Price:
    """The price of a new campaign. Accepting one that another provider shares costs nothing."""
    if campaign.content.shared_tcr_campaign_id is not None:
        return Price(Payment.REGISTRATION, prices.shared_campaign)
    found = purpose.of_campaign(campaign, brand)
    return Price(Payment.REGISTRATION, prices.campaign(found.use_case), tuple(sorted(_words(campaign))))


def price_of_number(prices: PriceList, most: Decimal | None = None) -> Price:
    """The price of a number by the price list or, if the caller agrees to more, the most that may be paid for one: the number is
    chosen later, and one that costs more than was agreed is not."""
    price = Price(Payment.REGISTRATION, prices.number)
    return price if most is None else up_to(price, min(most, prices.most_for_number))


def up_to(price: Price, most: Decimal | None) -> Price:
    """The price to which a caller agrees that accepts up to `most`: what the vendor charges above the price list is paid, too."""
    if most is None or most <= Decimal(price.fee.amount):
        return price
    return replace(price, fee=replace(price.fee, amount=f"{most:.2f}"))


def price_of_review(campaign: Campaign, prices: PriceList) -> Price:
    return Price(Payment.REVIEW, prices.review, tuple(sorted(_words(campaign))))


def _words(campaign: Campaign) -> set[str]:
    return {use_case.messaging_use_case for use_case in campaign.use_cases}


def covers(agreement: Agreement | None, price: Price) -> bool:
    """May `price` be paid under `agreement`? A free payment needs none; an agreement without a total covers any."""
    if price.fee.is_free:
        return True
    if agreement is None or agreement.payment is not price.payment:
        return False
    if agreement.amount is None:
        return True
    return tuple(agreement.use_cases) == tuple(price.use_cases) and Decimal(price.fee.amount) <= Decimal(
        agreement.amount
    )


# After these settlements of a completion, its agreements may be paid.
_GOES_ON = (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)


def holds(agreement: Agreement) -> bool:
    """Is an agreement in force? One that a completion made is only while the completed profile is submitted or completed; one
    that a separate request made always is."""
    return not agreement.is_of_completion or agreement.status in _GOES_ON


def is_accepted(acceptance: Acceptance, price: Price) -> bool:
    """Does a caller accept `price`? A free one needs no acceptance."""
    if price.fee.is_free:
        return True
    return acceptance.is_given and (acceptance.up_to is None or Decimal(price.fee.amount) <= acceptance.up_to)


def is_raised(before: str | None, after: str | None) -> bool:
    """Does a change of the spending cap, decimal text or None for none, leave more room?"""
    return before is not None and (after is None or Decimal(after) > Decimal(before))


def beginning_of_month(now: datetime) -> datetime:
    """The first moment of the calendar month (UTC) for which agreements of `now` count."""
    return now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


# These may exceed the spending cap, by accepting one stated fee with a key of the organization.
_DECIDES_ON_CAP = frozenset({Role.OWNER, Role.ADMIN})


def may_agree(actor: Actor, price: Price, spending: Spending, *, by_completion: bool) -> bool:
    """May `actor`, who may spend, agree to `price` at this level of spending? Beyond the cap, neither a completion nor a
    profile's own key may; an owner or admin of the organization who accepts the stated fee decides to."""
    if spending.has_room_for(price):
        return True
    return not by_completion and not actor.is_profile_scoped and actor.role in _DECIDES_ON_CAP


def may_spend(actor: Actor, profile: Profile | None) -> bool:
    """May `actor` agree to the fees of `profile`, or of the organization itself if `profile` is None? A profile's own key may
    agree only to fees of that profile, and only if the organization allows it."""
    if not actor.is_profile_scoped:
        return True
    return profile is not None and profile.id == actor.profile_id and profile.allow_profile_spending
