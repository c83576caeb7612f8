"""Telnyx's statuses of campaigns and of numbers on them, in our states. It reads no record.

Source: the API description of Telnyx (`campaignStatus`, `assignmentStatus`).
"""

from collections.abc import Mapping

from clearsend.domain.registration.states import CampaignState, NumberState

# `campaignStatus` → our state. A word that is not here is kept raw and moves nothing.
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
    # It could not be taken off: it still is where it was.
    "FAILED_UNASSIGNMENT": NumberState.ASSIGNED,
}

# `campaignStatus` of campaigns that Telnyx does not bring before the reviewers again: a new campaign is needed.
FINAL: frozenset[str] = frozenset({"TCR_FAILED", "TCR_EXPIRED", "MNO_PROVISIONING_FAILED"})
