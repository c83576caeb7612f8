"""Campaigns of a profile or of the organization. This module registers none: see `actions/registration`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clearsend.actions.registration import index, start
from clearsend.domain import errors
from clearsend.domain.profile import Brand, Campaign, CampaignRegistration, Profile, UseCase
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.action_needed import CampaignProgress
from clearsend.domain.registration.billed import is_billed
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import CampaignState, Kind
from clearsend.schemas import campaigns as campaign_schemas
from clearsend.schemas.campaigns import CampaignIn, UseCaseDraft
from clearsend.store import agreements, brands, campaigns, organizations, profiles, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class CampaignOwner:
    """The owner of campaigns: a profile, or the organization when `profile` is None."""

    org_id: str
    profile: Profile | None

    @property
    def id(self) -> str:
        return self.org_id if self.profile is None else self.profile.id

    @property
    def brand_owner_id(self) -> str:
        return self.org_id if self.profile is None or self.profile.inherit_tcr_brand else self.profile.id

    @property
    def has_inherited_campaigns(self) -> bool:
        return self.profile is not None and self.profile.inherit_tcr_campaign


@dataclass(frozen=True)
class CampaignView:
    """A campaign with its progress at the registry, None before its registration begins."""

    campaign: Campaign
    progress: CampaignProgress | None


def owner(transaction: Transaction, org_id: str, profile_id: str | None) -> CampaignOwner:
    """The owner of the campaigns that a call is about: a profile, or the organization itself.

    Raises: AppError RESOURCE_014: no such profile; RESOURCE_005: no such organization.
    """
    if profile_id is None:
        organizations.get(transaction, org_id)
        return CampaignOwner(org_id, None)
    return CampaignOwner(org_id, profiles.get(transaction, org_id, profile_id))


def list_of(transaction: Transaction, whose: CampaignOwner) -> list[Campaign]:
    """The campaigns in effect: with `inherit_tcr_campaign`, those of the organization.

    Raises: AppError RESOURCE_009: there is no brand that they could belong to.
    """
    _brand(transaction, whose)
    return campaigns.list_of(transaction, whose.org_id, whose.org_id if whose.has_inherited_campaigns else whose.id)


def views(transaction: Transaction, whose: CampaignOwner, found: Iterable[Campaign]) -> list[CampaignView]:
    """Campaigns of `whose`, own or inherited, as the API shows them."""
    known = index.load(transaction, whose.org_id, {whose.id, whose.org_id})
    brand = find_brand(transaction, whose)
    return [
        CampaignView(
            campaign,
            action_needed.of_campaign(
                known.find(campaign.owner_id, Kind.CAMPAIGN, campaign.id), campaign, brand, transaction.prices
            ),
        )
        for campaign in found
    ]


def draft(transaction: Transaction, owner_id: str, brand_id: str, body: CampaignIn) -> Campaign:
    """The campaign that `body` describes, for `create` and for sandbox calls: nothing is written."""
    content, use_cases = campaign_schemas.parse(body)
    return Campaign(
        id=transaction.new_id(),
        owner_id=owner_id,
        brand_id=brand_id,
        content=content,
        use_cases=_use_cases(transaction, use_cases),
        registration=CampaignRegistration(),
        created_at=transaction.now,
        updated_at=transaction.now,
    )


def create(transaction: Transaction, whose: CampaignOwner, body: CampaignIn, *, is_confined: bool = False) -> Campaign:
    """Write a new campaign. `is_confined`: the caller may not name a shared campaign that another owner has.

    Raises:
        AppError VALIDATION_001: inherited campaigns are read-only; or another owner has the shared campaign, and the caller is
            confined.
        AppError RESOURCE_009: no brand.
    """
    refuse_inherited(whose)
    campaign = draft(transaction, whose.id, _brand(transaction, whose).id, body)
    if is_confined:
        _refuse_foreign(transaction, whose, campaign.content.shared_tcr_campaign_id)
    campaigns.insert(transaction, whose.org_id, campaign)
    start.declared(transaction, whose.org_id, whose.id)
    return campaign


def replace(
    transaction: Transaction, whose: CampaignOwner, campaign_id: str, body: CampaignIn, *, is_confined: bool = False
) -> Campaign:
    """Replace everything that the caller states about a campaign; an absent field becomes empty. A refused campaign is
    corrected this way. If it was never registered, its submission is queued; otherwise a caller has to resubmit it.

    Raises:
        AppError VALIDATION_001: inherited campaigns are read-only; so is a campaign that is being submitted or resubmitted,
            under review, approved or deactivated; or see `create`.
        AppError RESOURCE_010: no such campaign.
    """
    refuse_inherited(whose)
    lock(transaction, whose)
    campaign = get(transaction, whose, campaign_id)
    _refuse_change(_registration(transaction, whose, campaign))
    content, use_cases = campaign_schemas.parse(body)
    if is_confined and content.shared_tcr_campaign_id != campaign.content.shared_tcr_campaign_id:
        _refuse_foreign(transaction, whose, content.shared_tcr_campaign_id)
    campaigns.update(transaction, whose.org_id, campaign.id, content, _use_cases(transaction, use_cases))
    changed = get(transaction, whose, campaign_id)
    if _purposes(changed) != _purposes(campaign):
        # The agreement was on a price for the previous use cases.
        agreements.end(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)
    start.campaign_changed(transaction, whose.org_id, whose.id, campaign.id)
    start.declared(transaction, whose.org_id, whose.id)
    return changed


def _purposes(campaign: Campaign) -> set[str]:
    return {use_case.messaging_use_case for use_case in campaign.use_cases}


def delete(transaction: Transaction, whose: CampaignOwner, campaign_id: str) -> None:
    """Delete a campaign, and end the agreements on it. If it is at the vendor, and not shared by another provider, queue its
    deactivation there, so that its monthly fee ends.

    Raises: AppError VALIDATION_001 (inherited, or on its way to the vendor), RESOURCE_010 (no such campaign).
    """
    refuse_inherited(whose)
    lock(transaction, whose)
    campaign = get(transaction, whose, campaign_id)
    found = _registration(transaction, whose, campaign)
    if found is not None and found.state is CampaignState.SUBMITTING:
        raise errors.invalid(
            "campaign",
            "The campaign is on its way to the registry at this moment, and could not be stopped there; delete it once its "
            "registration is pending or refused.",
        )
    campaigns.delete(transaction, whose.org_id, campaign.id)
    agreements.end(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)
    if found is not None and is_billed(found):
        registrations.update(
            transaction,
            whose.org_id,
            found.id,
            {"requested": Request.DEACTIVATE.value, "next_check_at": transaction.now, "failures": 0},
        )
        start.wake(transaction, Owner(whose.org_id, whose.id), cause="person")
    start.declared(transaction, whose.org_id, whose.id)


def get(transaction: Transaction, whose: CampaignOwner, campaign_id: str) -> Campaign:
    """One of the owner's own campaigns.

    Raises: AppError RESOURCE_010.
    """
    campaign = campaigns.find(transaction, whose.org_id, whose.id, campaign_id)
    if campaign is None:
        raise errors.AppError(errors.CAMPAIGN_NOT_FOUND)
    return campaign


def lock(transaction: Transaction, whose: CampaignOwner) -> None:
    """Lock the owner's row until the transaction ends: no worker begins to register its campaigns meanwhile."""
    if whose.profile is None:
        organizations.lock(transaction, whose.org_id)
    else:
        profiles.lock(transaction, whose.org_id, whose.id)


def refuse_inherited(whose: CampaignOwner) -> None:
    """Raises: AppError VALIDATION_001 when the owner inherits its campaigns."""
    if whose.has_inherited_campaigns:
        raise errors.invalid(
            "inherit_tcr_campaign",
            "This profile inherits the campaigns of its organization, which are read-only here; set inherit_tcr_campaign "
            "to false with PATCH /v3/profiles/{profileId}, or change them under /v3/organization/campaigns.",
        )


def _refuse_foreign(transaction: Transaction, whose: CampaignOwner, tcr_campaign_id: str | None) -> None:
    """Raises: AppError VALIDATION_001 when another owner in the organization has the campaign with that id."""
    if tcr_campaign_id is not None and campaigns.is_named_elsewhere(
        transaction, whose.org_id, tcr_campaign_id, owner_id=whose.id
    ):
        raise errors.invalid("campaign.tcrCampaignId", "The campaign is not available to this profile.")


def _registration(transaction: Transaction, whose: CampaignOwner, campaign: Campaign) -> Registration | None:
    return registrations.find(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)


_WAY_OUT = "To send something else, create another campaign."
# The reason why a campaign cannot be changed in a state, with a remedy. In the other states it can be changed.
_UNCHANGEABLE = {
    CampaignState.SUBMITTING: "it is on its way to the registry; wait for the reviewers' decision.",
    CampaignState.PENDING: "the reviewers have it; it can be corrected if they refuse it.",
    CampaignState.APPROVED: f"it is approved as it is, and the carriers compare the messages with it. {_WAY_OUT}",
    CampaignState.DEACTIVATED: f"it was deactivated for good. {_WAY_OUT}",
}


def _refuse_change(found: Registration | None) -> None:
    if found is None:
        return
    why = _UNCHANGEABLE.get(CampaignState(found.state))
    if why is None and found.requested is not None:
        why = "its resubmission has not finished yet; wait for the answer of the registry."
    if why is not None:
        raise errors.invalid("campaign", f"The campaign cannot be changed now: {why}")


def find_brand(transaction: Transaction, whose: CampaignOwner) -> Brand | None:
    """The brand that campaigns of `whose` belong to, own or inherited."""
    return brands.find(transaction, whose.org_id, whose.brand_owner_id)


def _brand(transaction: Transaction, whose: CampaignOwner) -> Brand:
    brand = find_brand(transaction, whose)
    if brand is None:
        raise errors.AppError(errors.BRAND_NOT_FOUND)
    return brand


def _use_cases(transaction: Transaction, drafts: Sequence[UseCaseDraft]) -> tuple[UseCase, ...]:
    return tuple(
        UseCase(
            id=transaction.new_id(),
            messaging_use_case=use_case.messaging_use_case,
            sample_messages=use_case.sample_messages,
            created_at=transaction.now,
            updated_at=transaction.now,
        )
        for use_case in drafts
    )
