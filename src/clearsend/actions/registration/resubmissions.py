"""Requests to bring a refused campaign before the reviewers again, by the cheapest way. Nothing is spent without an accepted
fee.

The workflow `advance_registration` has the conversation.
"""

from clearsend.actions import campaigns
from clearsend.actions.campaigns import CampaignOwner
from clearsend.actions.registration import agreements, start
from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.precheck import number, review
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Acceptance, Price
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.resubmission import Resubmission, cheapest
from clearsend.domain.registration.states import CampaignState, Kind
from clearsend.store import dossiers, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


def preview(
    transaction: Transaction, whose: CampaignOwner, campaign_id: str, *, acceptance: Acceptance
) -> tuple[Registration, Resubmission, Price]:
    """The effect and the price of resubmitting; nothing is written.

    Raises:
        AppError VALIDATION_001: the campaign is inherited, or neither refused nor expired; the pre-check withholds it as a new
            campaign; or its fee was not accepted.
        AppError RESOURCE_010: no such campaign.
    """
    campaigns.refuse_inherited(whose)
    campaign = campaigns.get(transaction, whose, campaign_id)
    brand = campaigns.find_brand(transaction, whose)
    found = registrations.find(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)
    resubmission = None if found is None else cheapest(found, campaign, brand, transaction.prices)
    if found is None or resubmission is None:
        word = CampaignState.NOT_SUBMITTED if found is None else CampaignState(found.state)
        raise errors.invalid("campaign", f"The campaign is {_said(word)}: {_NOT_REFUSED[word]}")
    if resubmission.way is Request.SUBMIT:
        refuse_held(transaction, whose, brand, campaign)
        price = agreement.price_of_campaign(campaign, brand, transaction.prices)
    else:
        price = agreement.price_of_review(campaign, transaction.prices)
    agreements.require_acceptance(acceptance, price, because=_why(resubmission))
    if any(reason.code == agreement.CAMPAIGN_TOO_DEAR for reason in found.reasons):
        # The vendor has named a higher price than the list.
        price = agreement.up_to(price, acceptance.up_to)
    return found, resubmission, price


def request(
    transaction: Transaction,
    actor: Actor,
    whose: CampaignOwner,
    campaign_id: str,
    *,
    reason: str | None,
    acceptance: Acceptance,
) -> Resubmission:
    """Request the resubmission of a refused campaign. A repeated request has no further effect. `reason`: the statement to the
    reviewers.

    Raises:
        AppError AUTH_004: the caller may not spend, or not beyond the monthly cap. For the rest see `preview`.
    """
    campaigns.lock(transaction, whose)
    found, resubmission, price = preview(transaction, whose, campaign_id, acceptance=acceptance)
    if not price.fee.is_free:
        agreements.require_spender(actor, whose.profile)
    owner = Owner(whose.org_id, whose.id)
    is_asked_already = (found.requested, found.statement) == (resubmission.way.value, reason)
    if is_asked_already and agreements.is_accepted(transaction, owner, Kind.CAMPAIGN, campaign_id, price):
        return resubmission
    agreements.accept(transaction, actor, owner, Kind.CAMPAIGN, campaign_id, price)
    registrations.update(
        transaction,
        whose.org_id,
        found.id,
        {
            "requested": resubmission.way.value,
            "statement": reason,
            "next_check_at": transaction.now,
            "failures": 0,
        },
    )
    start.wake(transaction, owner, cause="person")
    return resubmission


def refuse_held(transaction: Transaction, whose: CampaignOwner, brand: Brand | None, campaign: Campaign) -> None:
    """Refuse a campaign that the pre-check withholds, because a new campaign costs a fee: also one that the number of its
    profile cannot be on.

    Raises: AppError VALIDATION_001.
    """
    withheld = {} if brand is None else review.withheld(brand, [campaign], None)
    problems = {finding.field: [finding.text] for finding in withheld.get(campaign.id, ())}
    if whose.profile is not None:
        dossier = dossiers.get(transaction, whose.org_id, whose.id)
        problems |= {one.field.strip("/"): [one.text] for one in number.own_number_needed(dossier)}
    if problems:
        raise errors.AppError(errors.INVALID_REQUEST, details=problems)


def _said(word: str) -> str:
    return word.replace("_", " ")


_NOT_REFUSED = {
    CampaignState.NOT_SUBMITTED: "it goes to the registry for the first time by POST …/campaigns/{campaignId}/submit, or when "
    "the profile is completed.",
    CampaignState.SUBMITTING: "it is on its way to the registry already.",
    CampaignState.PENDING: "the reviewers have it; wait for their decision.",
    CampaignState.APPROVED: "there is nothing to resubmit.",
    CampaignState.SUSPENDED: "only those who have suspended it can lift the suspension; see the reasons.",
    CampaignState.DEACTIVATED: "that is for good; create a new campaign.",
}


def _why(resubmission: Resubmission) -> str:
    """The sentence that explains the price."""
    if resubmission.way is not Request.SUBMIT:
        return "The campaign is reviewed again."
    because = resubmission.why_new or ""
    if resubmission.forced_by:
        because += (
            f" These changes require a new campaign: {', '.join(_said(name) for name in resubmission.forced_by)}."
        )
    return f"{because} It has to be submitted as a new campaign."
