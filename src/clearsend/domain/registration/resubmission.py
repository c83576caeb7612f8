"""The ways of bringing a refused campaign before the reviewers again, and their prices. It resubmits nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration import agreement
from clearsend.domain.registration.prices import Fee, PriceList
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.sent import campaign_content
from clearsend.domain.registration.states import CampaignState

# The fields that the vendor allows to change in place; a change of any other needs a new campaign.
_CHANGEABLE = frozenset({"message_flow", "help_message", "samples", "privacy_policy_link", "terms_and_conditions_link"})


@dataclass(frozen=True)
class Resubmission:
    """One way of bringing a refused campaign before the reviewers again, and its price. `changed`: the fields that differ
    from the content sent. `why_new`: the reason why a new campaign is needed, None if none is; `forced_by`: the changed
    fields that cannot be changed in place."""

    way: Request
    fee: Fee
    changed: Sequence[str]
    why_new: str | None = None
    forced_by: Sequence[str] = ()


def cheapest(
    registration: Registration, campaign: Campaign, brand: Brand | None, prices: PriceList
) -> Resubmission | None:
    """The cheapest way back to the reviewers; None if the campaign is neither refused nor expired. `brand`: its brand."""
    if registration.state not in (CampaignState.REJECTED, CampaignState.EXPIRED):
        return None
    content = campaign_content(campaign)
    sent = registration.sent or {}
    changed = [name for name, value in content.items() if sent.get(name) != value]
    if campaign.content.shared_tcr_campaign_id is not None:
        return Resubmission(Request.SUBMIT, prices.shared_campaign, changed)
    forced_by = [name for name in changed if name not in _CHANGEABLE]
    why_new = _why_new(registration, forced_by)
    if why_new is not None:
        fee = agreement.price_of_campaign(campaign, brand, prices).fee
        return Resubmission(Request.SUBMIT, fee, changed, why_new, forced_by)
    return Resubmission(Request.UPDATE if changed else Request.APPEAL, prices.review, changed)


def _why_new(registration: Registration, forced_by: Sequence[str]) -> str | None:
    if registration.is_shared:
        return "The refused campaign is another provider's."
    if registration.vendor_id is None:
        return "It was never registered."
    if registration.state is CampaignState.EXPIRED:
        return "It has expired, and an expired campaign cannot be reactivated."
    if registration.details.is_final:
        return "It was refused permanently: it can neither be corrected nor appealed."
    return "The changed fields cannot be changed in place." if forced_by else None
