"""Claims: which organization may use a number or a campaign of another provider, in the one vendor account that all share.

A claim is taken by a purchase, or by a reading that shows the thing on our own object; never by a declaration. What the
organization without the claim is told names only what that organization has declared itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import CampaignState, NumberState, State


class ClaimKind(StrEnum):
    """What is claimed: a phone number (E.164), or a campaign of another provider by the registry's id."""

    NUMBER = "number"
    CAMPAIGN = "campaign"


class Basis(StrEnum):
    """Why the claim is the organization's: it bought the thing, the vendor showed it on our object, the operator said so."""

    PURCHASE = "purchase"
    READING = "reading"
    OPERATOR = "operator"


class Holder(StrEnum):
    """Who holds a claim, as far as an organization may know."""

    NOBODY = "nobody"
    OURS = "ours"
    ANOTHER = "another"


@dataclass(frozen=True)
class Claim:
    """`owner_id`: the profile that has bought or connected it, or the organization itself. The claim is the organization's."""

    kind: ClaimKind
    value: str
    org_id: str
    owner_id: str
    basis: Basis
    claimed_at: datetime


_ASK_OPERATOR = "If it is yours, ask the operator of this installation, who can release it (clearsend claims)."

NUMBER_NOT_AVAILABLE = "number_not_available"
NUMBER_REMEDY = (
    "Choose another number with sending_phone_number (PATCH /v3/profiles/{profileId}) and call complete again, or buy one with "
    f"POST /v3/profiles/{{profileId}}/number-order. {_ASK_OPERATOR}"
)
CAMPAIGN_NOT_AVAILABLE = "campaign_not_available"
CAMPAIGN_REMEDY = (
    "Check the campaign's tcrCampaignId (PUT /v3/profiles/{profileId}/campaigns/{campaignId}), or register a campaign of your "
    f"own: leave tcrCampaignId out. Then resubmit it. {_ASK_OPERATOR}"
)


class NotAvailable(Exception):  # noqa: N818 - reads as the fact it is
    """Another organization holds the claim. `reason` is what may be said about it."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.message)


def not_available(kind: ClaimKind, value: str) -> Reason:
    """What the organization that may not use the thing learns: nothing of whose it is."""
    if kind is ClaimKind.NUMBER:
        return Reason(NUMBER_NOT_AVAILABLE, f"The number {value} is not available.", NUMBER_REMEDY)
    return Reason(CAMPAIGN_NOT_AVAILABLE, f"The campaign {value} is not available.", CAMPAIGN_REMEDY)


def lost(kind: ClaimKind, value: str) -> Reading:
    """Where a thing stands for the organization without the claim. No vendor is asked for it."""
    return Reading(_LOST[kind], {}, reasons=[not_available(kind, value)])


_LOST: Mapping[ClaimKind, State] = {
    ClaimKind.NUMBER: NumberState.FAILED,
    ClaimKind.CAMPAIGN: CampaignState.REJECTED,
}


def shows_accepted(reading: Reading) -> bool:
    """Does the vendor say that a campaign of another provider is accepted? One that is only shared waits for whoever accepts."""
    return reading.details.is_accepted
