"""Claims: the right of an organization to use a number, or a campaign of another provider, in the one vendor account that all
share. They call no vendor.

An organization gets a claim by buying the number, when the vendor shows the number or campaign on an object of the
organization, or from the operator. A declaration is not enough. An organization without the claim learns nothing that it
has not declared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import CampaignState, Kind, NumberState, SmsState, State


class ClaimKind(StrEnum):
    """The object of a claim: a phone number (E.164), or a campaign of another provider, by the registry's id."""

    NUMBER = "number"
    CAMPAIGN = "campaign"


class Basis(StrEnum):
    """The basis of a claim: a purchase, the vendor's confirmation (`reading`), or a decision of the operator."""

    PURCHASE = "purchase"
    READING = "reading"
    OPERATOR = "operator"


class Holder(StrEnum):
    """The holder of a claim, as far as an organization may know."""

    NOBODY = "nobody"
    OURS = "ours"
    ANOTHER = "another"


@dataclass(frozen=True)
class Claim:
    """A claim of one organization. `owner_id`: the profile that bought or connected the object, or the organization."""

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
    """Another organization holds the claim. `reason`: the explanation that the caller may see."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.message)


def not_available(kind: ClaimKind, value: str) -> Reason:
    """The reason shown to an organization that may not use the number or campaign `value`. It does not name the holder."""
    if kind is ClaimKind.NUMBER:
        return Reason(NUMBER_NOT_AVAILABLE, f"The number {value} is not available.", NUMBER_REMEDY)
    return Reason(CAMPAIGN_NOT_AVAILABLE, f"The campaign {value} is not available.", CAMPAIGN_REMEDY)


def lost(registration_kind: Kind, kind: ClaimKind, value: str) -> Reading:
    """The reading of a registration for an organization without the claim on `value`. It contains nothing from the vendor."""
    return Reading(_LOST[registration_kind], {}, reasons=[not_available(kind, value)])


_LOST: Mapping[Kind, State] = {
    Kind.NUMBER: NumberState.FAILED,
    Kind.SMS: SmsState.NEEDS_PERSON,
    Kind.CAMPAIGN: CampaignState.REJECTED,
}


def gives_claim(reading: Reading) -> bool:
    """Does the vendor show that the number is connected, or that a campaign of another provider is accepted? A campaign that is
    only shared is not accepted yet."""
    return reading.state is SmsState.CONNECTED or reading.details.is_accepted
