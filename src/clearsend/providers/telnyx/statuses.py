"""Maps Telnyx's statuses of campaigns, and of numbers on campaigns, to our states. It reads no record.

Source: the API description of Telnyx (`campaignStatus`, `assignmentStatus`).
"""

from collections.abc import Mapping

from clearsend.domain.registration.states import CampaignState, NumberState

# `campaignStatus` → our state. A status that is not listed is kept for display and changes no state.
CAMPAIGN_STATUS: Mapping[str, CampaignState] = {
    "TCR_PENDING": CampaignState.PENDING,
    "TCR_SUSPENDED": CampaignState.SUSPENDED,
    "TCR_EXPIRED": CampaignState.EXPIRED,
    "TCR_ACCEPTED": CampaignState.PENDING,
    "TCR_FAILED": CampaignState.REJECTED,
    "TELNYX_ACCEPTED": CampaignState.PENDING,
    "TELNYX_FAILED": CampaignState.REJECTED,
    "MNO_PENDING": CampaignState.PENDING,
    "MNO_ACCEPTED": CampaignState.PENDING,
    "MNO_REJECTED": CampaignState.REJECTED,
    "MNO_PROVISIONED": CampaignState.APPROVED,
    "MNO_PROVISIONING_FAILED": CampaignState.REJECTED,
}

# `assignmentStatus` → our state.
ASSIGNMENT_STATUS: Mapping[str, NumberState] = {
    "PENDING_ASSIGNMENT": NumberState.PENDING,
    "ASSIGNED": NumberState.ASSIGNED,
    "FAILED_ASSIGNMENT": NumberState.FAILED,
    "PENDING_UNASSIGNMENT": NumberState.NOT_ASSIGNED,
    # The number could not be taken off its campaign: it is still assigned.
    "FAILED_UNASSIGNMENT": NumberState.ASSIGNED,
}

# `campaignStatus` of campaigns that Telnyx does not submit to the reviewers again: a new campaign is needed.
FINAL: frozenset[str] = frozenset({"TCR_FAILED", "TCR_EXPIRED", "MNO_PROVISIONING_FAILED"})
