"""Agreements: a person's consent to one payment, for one brand, campaign or number, up to a total. They spend nothing.

Nothing that costs money is sent to a vendor without an agreement that covers it. The first request that the vendor accepts
uses the agreement up; a request that the vendor refuses immediately does not. An edit of the brand or campaign keeps the
agreement, but the agreement covers neither other use cases nor a higher price.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from clearsend.domain.access import Actor
from clearsend.domain.profile import Brand, Campaign, Profile, ProfileStatus
from clearsend.domain.registration import purpose
from clearsend.domain.registration.prices import Fee, PriceList
from clearsend.domain.registration.states import Kind

# The reason code of a brand or campaign that waits for an agreement.
FEE_NOT_AGREED = "fee_not_agreed"


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


def price_of_brand(prices: PriceList) -> Price:
    return Price(Payment.REGISTRATION, prices.brand)


def price_of_campaign(campaign: Campaign, brand: Brand | None, prices: PriceList) -> Price:
    """The price of a new campaign. Accepting one that another provider shares costs nothing."""
    if campaign.content.shared_tcr_campaign_id is not None:
        return Price(Payment.REGISTRATION, prices.shared_campaign)
    found = purpose.of_campaign(campaign, brand)
    return Price(Payment.REGISTRATION, prices.campaign(found.use_case), tuple(sorted(_words(campaign))))


def price_of_number(prices: PriceList) -> Price:
    return Price(Payment.REGISTRATION, prices.number)


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


def may_spend(actor: Actor, profile: Profile | None) -> bool:
    """May `actor` agree to the fees of `profile`, or of the organization itself if `profile` is None? A profile's own key may
    agree only to fees of that profile, and only if the organization allows it."""
    if not actor.is_profile_scoped:
        return True
    return profile is not None and profile.id == actor.profile_id and profile.allow_profile_spending
