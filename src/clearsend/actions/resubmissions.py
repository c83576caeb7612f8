"""Bringing a refused campaign before the reviewers again, by the cheapest way there is. It pays for no new campaign unasked.

The conversation itself is had by the workflow `advance_registration`.
"""

from decimal import Decimal

from clearsend.actions import campaigns, registration
from clearsend.actions.campaigns import CampaignOwner
from clearsend.domain import errors, precheck, registration_plan
from clearsend.domain.profile import Campaign
from clearsend.domain.registration import CampaignState, Fee, Kind, Registration, Request
from clearsend.domain.registration_plan import Resubmission
from clearsend.store import brands, registrations
from clearsend.store.database import Transaction
from clearsend.store.registrations import Owner


def rehearse(
    transaction: Transaction, whose: CampaignOwner, campaign_id: str, *, has_accepted_fee: bool
) -> tuple[Registration, Resubmission]:
    """What resubmitting would do and cost; nothing is written.

    Raises:
        AppError VALIDATION_001: the campaign is inherited, or not refused; or a new one is needed, whose fee was not accepted.
        AppError RESOURCE_010: no such campaign.
    """
    campaigns.refuse_inherited(whose)
    campaign = campaigns.get(transaction, whose, campaign_id)
    found = registrations.find(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)
    resubmission = None if found is None else registration_plan.resubmission(found, campaign)
    if found is None or resubmission is None:
        word = CampaignState.NOT_SUBMITTED if found is None else CampaignState(found.state)
        raise errors.invalid("campaign", f"The campaign is {_said(word)}: {_NOT_REFUSED[word]}")
    if resubmission.way is Request.SUBMIT:
        _refuse_held(transaction, whose, campaign)
    # What a resubmission in place costs is said with the campaign, before anybody asks; a new campaign is another thing.
    needs_consent = resubmission.way is Request.SUBMIT and Decimal(resubmission.fee.amount) > 0
    if needs_consent and not has_accepted_fee:
        raise errors.invalid("acceptFee", _ask_for_fee(resubmission))
    return found, resubmission


def request(
    transaction: Transaction, whose: CampaignOwner, campaign_id: str, *, reason: str | None, has_accepted_fee: bool
) -> Resubmission:
    """Have a refused campaign resubmitted. Asking twice for the same is asking once.

    Raises: see `rehearse`.
    """
    campaigns.hold(transaction, whose)
    found, resubmission = rehearse(transaction, whose, campaign_id, has_accepted_fee=has_accepted_fee)
    if (found.requested, found.statement) == (resubmission.way.value, reason):
        return resubmission
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
    registration.enqueue(transaction, Owner(whose.org_id, whose.id), cause="person")
    return resubmission


def _refuse_held(transaction: Transaction, whose: CampaignOwner, campaign: Campaign) -> None:
    """A new campaign costs a fee, so that what the registry could not take is said first."""
    brand = brands.find(transaction, whose.org_id, whose.brand_owner_id)
    held = {} if brand is None else precheck.held_back(brand, [campaign], None)
    problems = {remark.pointer: [f"{remark.why} {remark.fix}"] for remark in held.get(campaign.id, ())}
    if problems:
        raise errors.AppError(errors.INVALID_REQUEST, details=problems)


def _said(word: str) -> str:
    return word.replace("_", " ")


_NOT_REFUSED = {
    CampaignState.NOT_SUBMITTED: "complete the profile, and it is submitted for the first time.",
    CampaignState.SUBMITTING: "it is on its way to the registry already.",
    CampaignState.PENDING: "the reviewers have it; wait for their decision.",
    CampaignState.APPROVED: "there is nothing to resubmit.",
    CampaignState.SUSPENDED: "a suspension is lifted by those who have suspended it; see the reasons.",
    CampaignState.DEACTIVATED: "that is for good; create a new campaign.",
}


def _ask_for_fee(resubmission: Resubmission) -> str:
    because = resubmission.why_new or ""
    if resubmission.forced_by:
        because += (
            f" Changed, and not to be changed in place: {', '.join(_said(name) for name in resubmission.forced_by)}."
        )
    return (
        f"{because} It has to be submitted as a new campaign, which costs {_price(resubmission.fee)}. "
        "Send acceptFee: true to go on."
    )


def _price(fee: Fee) -> str:
    return f"{fee.amount} {fee.currency} ({fee.description.rstrip('.')})"
