"""The room on a campaign: T-Mobile takes a limited count of numbers on one. This module reads and assigns nothing.

The count is that of the numbers that the organization's registrations show on the campaign, or on their way to it; of two owners
that take the last place at the same moment, the vendor decides.
"""

from collections.abc import Mapping, Sequence

from clearsend.domain.precheck.room import CAMPAIGN_FULL, MOST_NUMBERS
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import FOR_CAMPAIGN, Registration
from clearsend.domain.registration.states import Kind, NumberState

ON_CAMPAIGN = (NumberState.ASSIGNING, NumberState.PENDING, NumberState.ASSIGNED)


def campaign_of(number: Registration) -> str | None:
    """The vendor's id of the campaign on which a number counts: the one that it is on, or is being put on; None for a number on
    no campaign, and for any other registration."""
    if number.kind is not Kind.NUMBER or number.state not in ON_CAMPAIGN:
        return None
    if number.details.campaign_id is not None:
        return number.details.campaign_id
    return None if number.intent is None else number.intent.details.get(FOR_CAMPAIGN)


def has_room(campaign: Registration, numbers: Mapping[str, int]) -> bool:
    """May one more number be put on the campaign? `numbers`: how many others are on each, by the vendor's id."""
    return campaign.details.is_pooled or numbers.get(campaign.vendor_id or "", 0) < MOST_NUMBERS


def in_order(campaigns: Sequence[Registration], numbers: Mapping[str, int]) -> list[Registration]:
    """The campaigns with room first, otherwise in their own order."""
    return sorted(campaigns, key=lambda one: not has_room(one, numbers))


def freed(before: Registration, after: Registration) -> str | None:
    """The vendor's id of the campaign on which a change makes room: a number has left it, or its pool was approved; None for any
    other change."""
    left = campaign_of(before)
    if left is not None and left != campaign_of(after):
        return left
    is_pooled = after.kind is Kind.CAMPAIGN and after.details.is_pooled and not before.details.is_pooled
    return after.vendor_id if is_pooled else None


def full(campaign_ids: Sequence[str]) -> Reason:
    """The reason of a number that waits for room on one of its campaigns. `campaign_ids`: ours."""
    return Reason(
        CAMPAIGN_FULL,
        f"The number waits for room on a campaign: T-Mobile takes at most {MOST_NUMBERS} numbers on one, and each that it may be on "
        f"has as many ({', '.join(campaign_ids)}).",
        "Register another campaign (POST …/campaigns, then POST …/campaigns/{campaignId}/submit), give up numbers that need not be on "
        "this one, or ask Telnyx's support for a T-Mobile number pool for it. The number goes on by itself once there is room.",
    )
