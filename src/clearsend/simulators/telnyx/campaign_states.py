"""The stages of a campaign at the registry, Telnyx and the operators, and the events of each stage. It stores nothing.

Without a decision: TCR_PENDING, TCR_ACCEPTED, MNO_PENDING, MNO_PROVISIONED. If the registry objects: TCR_FAILED.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from clearsend.simulators.telnyx import vocabulary
from clearsend.simulators.telnyx.fields import stamp
from clearsend.simulators.telnyx.reviews import HOLD, payload
from clearsend.simulators.world import Object

PROVISIONED = "MNO_PROVISIONED"
SUSPENDED = "TCR_SUSPENDED"

# Status → the next status without a decision. A campaign in any other status stays as it is.
NEXT: Mapping[str, str] = {
    "TCR_PENDING": "TCR_ACCEPTED",
    "TCR_ACCEPTED": "MNO_PENDING",
    "TELNYX_ACCEPTED": "MNO_PENDING",
    "MNO_PENDING": PROVISIONED,
    "MNO_ACCEPTED": PROVISIONED,
}

# Outcome of a decision made in advance → the statuses from which it is applied; before these, the campaign moves on.
DUE_FROM: Mapping[str, Sequence[str]] = {
    "TCR_ACCEPTED": ("TCR_PENDING",),
    "TCR_FAILED": ("TCR_PENDING",),
    "TELNYX_ACCEPTED": ("TCR_ACCEPTED",),
    "TELNYX_FAILED": ("TCR_ACCEPTED", "TELNYX_ACCEPTED"),
    "MNO_PENDING": ("TCR_ACCEPTED", "TELNYX_ACCEPTED"),
    "MNO_ACCEPTED": ("MNO_PENDING",),
    "MNO_REJECTED": ("MNO_PENDING", "MNO_ACCEPTED"),
    "MNO_PROVISIONING_FAILED": ("MNO_PENDING", "MNO_ACCEPTED"),
    PROVISIONED: ("MNO_PENDING", "MNO_ACCEPTED"),
}

REFUSED = ("TCR_FAILED", "TELNYX_FAILED", "MNO_REJECTED", "MNO_PROVISIONING_FAILED", "TCR_EXPIRED", SUSPENDED)
DEAD = ("TCR_FAILED", "TCR_EXPIRED")

# Neither is a status. DORMANT suspends a campaign for want of a number, with an event of its own; AWAKE ends that.
DORMANT, AWAKE = "DORMANT", "AWAKE"
_STATUS_OF: Mapping[str, str] = {DORMANT: SUSPENDED, AWAKE: PROVISIONED}

# Outcome in a control call → what is applied.
OUTCOMES: Mapping[str, str] = {
    **{status.lower(): status for status in vocabulary.CAMPAIGN_STATUSES},
    "approved": PROVISIONED,
    "provisioned": PROVISIONED,
    "rejected": "TELNYX_FAILED",
    "expired": "TCR_EXPIRED",
    "suspended": SUSPENDED,
    "dormant": DORMANT,
    "pending": HOLD,
}

# Status of a campaign → its status at every operator; REVIEW for a campaign in any other status.
OPERATIONS: Mapping[str, str] = {
    PROVISIONED: "APPROVED",
    "MNO_ACCEPTED": "APPROVED",
    "MNO_REJECTED": "REJECTED",
    "MNO_PROVISIONING_FAILED": "REJECTED",
    SUSPENDED: "SUSPENDED",
}

# Field → the shortest and the longest text that the registry accepts, after the vendor has accepted the campaign.
_LENGTHS: Mapping[str, tuple[int, int]] = {
    "description": (40, 4096),
    "messageFlow": (40, 2048),
    "sample1": (20, 1024),
}


def enter(campaign: Object, outcome: str) -> str:
    """Bring the campaign to what an outcome means, DORMANT and AWAKE included. Returns its new status."""
    status = _STATUS_OF.get(outcome, outcome)
    campaign.update({"campaignStatus": status, "_is_dormant": outcome == DORMANT})
    return status


def is_dormant(campaign: Object) -> bool:
    """Is the campaign suspended only for want of a number?"""
    return campaign["campaignStatus"] == SUSPENDED and bool(campaign.get("_is_dormant"))


def objections(campaign: Object) -> Sequence[str]:
    """The registry's objections to a campaign."""
    found = []
    usecase, count = vocabulary.USECASES[campaign["usecase"]], len(campaign["subUsecases"])
    if count < usecase.min_sub:
        found.append(f"Usecase {usecase.name} requires minimum of {usecase.min_sub} sub-usecases")
    if count > usecase.max_sub:
        found.append(f"Usecase {usecase.name} supports maximum of {usecase.max_sub} sub-usecases")
    for name, (shortest, longest) in _LENGTHS.items():
        if name in campaign and not shortest <= len(campaign[name]) <= longest:
            found.append(f"{name} must have {shortest} to {longest} characters")
    return found


def events(campaign: Object, id_: str, status: str, reasons: Sequence[str], at: datetime) -> Sequence[Object]:
    """The events of a campaign that has reached `status`; `id_` is the id under which the receiver knows the campaign."""
    tcr_id = campaign["tcrCampaignId"]
    told = ", ".join(reasons)
    registry = {"campaignId": id_, "description": told or f"{tcr_id}: {status}"}
    accepted = payload("TELNYX_REVIEW", campaignId=id_, description=f"{tcr_id} approved by Telnyx", status="ACCEPTED")
    allowed = payload("MNO_REVIEW", campaignId=id_, description=f"{tcr_id} approved by MNO", status="ACCEPTED")
    details = [{"fields": [], "description": reason} for reason in reasons]
    table: Mapping[str, Sequence[Object]] = {
        "TCR_PENDING": (),
        "TCR_ACCEPTED": (payload("TCR_EVENT", eventType="CAMPAIGN_ADD", **registry),),
        "TCR_FAILED": (payload("REGISTRATION", campaignId=id_, status="failed", reasons=details),),
        "TCR_EXPIRED": (payload("TCR_EVENT", eventType="CAMPAIGN_EXPIRED", **registry),),
        SUSPENDED: (payload("TCR_EVENT", eventType="MNO_CAMPAIGN_OPERATION_SUSPENDED", **registry),),
        DORMANT: (payload("TELNYX_EVENT", status=DORMANT, **registry),),
        AWAKE: (payload("TCR_EVENT", eventType="MNO_CAMPAIGN_OPERATION_UNSUSPENDED", **registry),),
        "TELNYX_ACCEPTED": (accepted,),
        "TELNYX_FAILED": (payload("TELNYX_REVIEW", status="REJECTED", **registry),),
        "MNO_PENDING": (accepted,),
        "MNO_ACCEPTED": (allowed,),
        "MNO_REJECTED": (payload("MNO_REVIEW", status="REJECTED", **registry),),
        "MNO_PROVISIONING_FAILED": (
            payload("TCR_EVENT", eventType="MNO_CAMPAIGN_OPERATION_REJECTED", **registry),
        ),
        PROVISIONED: (
            allowed,
            payload(
                "VERIFIED",
                brandId=campaign.get("brandId"),
                campaignId=id_,
                createdDate=stamp(at),
                cspId=campaign.get("cspId"),
                isTMobileRegistered=True,
            ),
        ),
    }  # fmt: skip
    return table.get(status, (payload("TCR_EVENT", eventType="CAMPAIGN_UPDATE", **registry),))
