"""Things that the vendor bills every month, as far as Clearsend knows, and their monthly sum. It asks no vendor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import CampaignState


class BilledKind(StrEnum):
    """A campaign that the vendor has and that we registered, or a number that was bought or connected."""

    CAMPAIGN = "campaign"
    NUMBER = "number"


# The vendor bills no campaign in these states.
NOT_BILLED = frozenset({CampaignState.EXPIRED, CampaignState.DEACTIVATED})


def is_billed(campaign: Registration) -> bool:
    """Does the vendor bill a campaign to us? We have registered it, and it has not ended."""
    return campaign.vendor_id is not None and not campaign.is_shared and campaign.state not in NOT_BILLED


@dataclass(frozen=True)
class Rate:
    """The values that the monthly fee depends on: the `use_case` of a campaign; the fee that the vendor named for a number when it
    was bought (`named`: decimal text). None where it is not known."""

    kind: BilledKind
    use_case: str | None = None
    named: str | None = None

    def monthly(self, prices: PriceList) -> Decimal:
        if self.kind is BilledKind.CAMPAIGN:
            return prices.campaign_monthly(self.use_case)
        return prices.number_monthly if self.named is None else Decimal(self.named)


@dataclass(frozen=True)
class Billed:
    """One thing that is billed. `id`: of the campaign, or the number (E.164). `profile_id`: its owner; None: the organization.
    `is_deleted`: a deleted or replaced campaign whose deactivation the vendor has not confirmed yet; the `id` of a replaced one is the
    vendor's."""

    id: str
    rate: Rate
    vendor_id: str | None
    profile_id: str | None
    is_owner_deleted: bool
    is_deleted: bool
    is_in_use: bool
    state: CampaignState | None
    since: datetime
    tcr_id: str | None = None


@dataclass(frozen=True)
class Tally:
    """The number of things with one rate."""

    rate: Rate
    count: int


@dataclass(frozen=True)
class Sum:
    count: int
    monthly: Decimal


def total(tallies: Iterable[Tally], prices: PriceList, kind: BilledKind | None = None) -> Sum:
    """The sum of the things of one kind, or of all."""
    found = [tally for tally in tallies if kind in (None, tally.rate.kind)]
    return Sum(
        sum(tally.count for tally in found),
        sum((tally.count * tally.rate.monthly(prices) for tally in found), Decimal(0)),
    )
