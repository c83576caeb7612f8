"""Handlers for campaigns, and for submitting a brand, of a profile or of the organization. They never call a vendor."""

from collections.abc import Iterable

from clearsend.actions import campaigns
from clearsend.actions.campaigns import CampaignOwner
from clearsend.actions.registration import resubmissions, submissions
from clearsend.api.call import Answer, Call
from clearsend.domain.profile import Campaign
from clearsend.domain.registration.agreement import Acceptance
from clearsend.schemas import campaigns as schemas
from clearsend.schemas import resubmissions as resubmission_schemas
from clearsend.schemas import submissions as submission_schemas
from clearsend.schemas.campaigns import CampaignDeleteIn, CampaignIn, CampaignOut
from clearsend.schemas.resubmissions import ResubmitIn
from clearsend.schemas.submissions import SubmitIn

# Of a sandbox call, which asks for the price.
_ANY_PRICE = Acceptance(is_given=True)


def list_of(call: Call) -> Answer:
    whose = _owner(call)
    return Answer(200, _render(call, whose, campaigns.list_of(call.transaction, whose)))


def create(call: Call, body: CampaignIn) -> Answer:
    if body.sandbox:
        return Answer(201, _previewed(call, body), is_sandbox=True)
    whose = _owner(call)
    created = campaigns.create(call.transaction, whose, body, is_confined=call.confined_to is not None)
    (made,) = _render(call, whose, [created])
    return Answer(201, made)


def replace(call: Call, body: CampaignIn) -> Answer:
    if body.sandbox:
        return Answer(200, _previewed(call, body), is_sandbox=True)
    whose = _owner(call)
    changed = campaigns.replace(
        call.transaction, whose, call.campaign_id, body, is_confined=call.confined_to is not None
    )
    (replaced,) = _render(call, whose, [changed])
    return Answer(200, replaced)


def delete(call: Call, body: CampaignDeleteIn) -> Answer:
    if body.sandbox:
        return Answer(204, is_sandbox=True)
    campaigns.delete(call.transaction, _owner(call), call.campaign_id)
    return Answer(204)


def resubmit(call: Call, body: ResubmitIn) -> Answer:
    """Request a resubmission. A sandbox call reads the campaign, answers with the fee, and changes nothing."""
    whose = _owner(call)
    if body.sandbox:
        _, planned, _ = resubmissions.preview(call.transaction, whose, call.campaign_id, acceptance=_ANY_PRICE)
        return Answer(202, resubmission_schemas.render(planned), is_sandbox=True)
    requested = resubmissions.request(
        call.transaction, call.actor, whose, call.campaign_id, reason=body.reason, acceptance=body.acceptance
    )
    return Answer(202, resubmission_schemas.render(requested))


def submit(call: Call, body: SubmitIn) -> Answer:
    """Request the submission of a campaign. A sandbox call reads the campaign, answers with the fee, and changes nothing."""
    whose = _owner(call)
    if body.sandbox:
        price = submissions.preview_campaign(call.transaction, whose, call.campaign_id, acceptance=_ANY_PRICE)
    else:
        price = submissions.submit_campaign(
            call.transaction, call.actor, whose, call.campaign_id, acceptance=body.acceptance
        )
    return Answer(202, submission_schemas.render(price.fee), is_sandbox=body.sandbox)


def submit_brand(call: Call, body: SubmitIn) -> Answer:
    """Request the submission of a brand. A sandbox call reads the brand, answers with the fee, and changes nothing."""
    whose = _owner(call)
    if body.sandbox:
        _, price = submissions.preview_brand(call.transaction, whose, acceptance=_ANY_PRICE)
    else:
        price = submissions.submit_brand(call.transaction, call.actor, whose, acceptance=body.acceptance)
    return Answer(202, submission_schemas.render(price.fee), is_sandbox=body.sandbox)


def _owner(call: Call) -> CampaignOwner:
    return campaigns.owner(call.transaction, call.actor.org_id, call.ids.get("profileId"))


def _render(call: Call, whose: CampaignOwner, found: Iterable[Campaign]) -> list[CampaignOut]:
    views = campaigns.views(call.transaction, whose, found)
    return [schemas.render(view.campaign, whose.id, view.progress) for view in views]


def _previewed(call: Call, body: CampaignIn) -> CampaignOut:
    """The answer to a sandbox call: the campaign as if it were stored. The id of its brand is invented: no brand is read."""
    owner_id = call.ids.get("profileId", call.actor.org_id)
    drafted = campaigns.draft(call.transaction, owner_id, call.transaction.new_id(), body)
    return schemas.render(drafted, owner_id)
