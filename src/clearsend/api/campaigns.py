"""Campaigns over HTTP, of a profile and of the organization: the same calls with another owner."""

from clearsend.actions import campaigns
from clearsend.actions.campaigns import Owner
from clearsend.api.call import Answer, Call
from clearsend.domain.profile import Campaign
from clearsend.schemas import campaigns as schemas
from clearsend.schemas.campaigns import CampaignDeleteIn, CampaignIn, CampaignOut


def list_of(call: Call) -> Answer:
    whose = _owner(call)
    return Answer(200, [_render(whose, campaign) for campaign in campaigns.list_of(call.transaction, whose)])


def create(call: Call, body: CampaignIn) -> Answer:
    if body.sandbox:
        return Answer(201, _imagined(call, body), is_sandbox=True)
    whose = _owner(call)
    return Answer(201, _render(whose, campaigns.create(call.transaction, whose, body)))


def replace(call: Call, body: CampaignIn) -> Answer:
    if body.sandbox:
        return Answer(200, _imagined(call, body), is_sandbox=True)
    whose = _owner(call)
    return Answer(200, _render(whose, campaigns.replace(call.transaction, whose, call.campaign_id, body)))


def delete(call: Call, body: CampaignDeleteIn) -> Answer:
    if body.sandbox:
        return Answer(204, is_sandbox=True)
    campaigns.delete(call.transaction, _owner(call), call.campaign_id)
    return Answer(204)


def _owner(call: Call) -> Owner:
    return campaigns.owner(call.transaction, call.actor.org_id, call.ids.get("profileId"))


def _render(whose: Owner, campaign: Campaign) -> CampaignOut:
    return schemas.render(campaign, whose.id)


def _imagined(call: Call, body: CampaignIn) -> CampaignOut:
    """What a sandbox call shows: the campaign as if it had been written, on a brand that nobody looked up."""
    owner_id = call.ids.get("profileId", call.actor.org_id)
    drafted = campaigns.draft(call.transaction, owner_id, call.transaction.new_id(), body)
    return schemas.render(drafted, owner_id)
