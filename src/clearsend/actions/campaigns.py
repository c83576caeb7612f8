"""Campaigns of a profile or of the organization. It registers none: that is the registry's business and comes later."""

from collections.abc import Sequence
from dataclasses import dataclass

from clearsend.domain import errors
from clearsend.domain.profile import Brand, Campaign, CampaignRegistration, Profile, UseCase
from clearsend.schemas import campaigns as campaign_schemas
from clearsend.schemas.campaigns import CampaignIn, UseCaseDraft
from clearsend.store import brands, campaigns, organizations, profiles
from clearsend.store.database import Transaction


@dataclass(frozen=True)
class Owner:
    """Whose campaigns are meant: a profile, or the organization when `profile` is None."""

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


def owner(transaction: Transaction, org_id: str, profile_id: str | None) -> Owner:
    """Raises: AppError RESOURCE_014, RESOURCE_005."""
    if profile_id is None:
        organizations.get(transaction, org_id)
        return Owner(org_id, None)
    return Owner(org_id, profiles.get(transaction, org_id, profile_id))


def list_of(transaction: Transaction, whose: Owner) -> list[Campaign]:
    """The campaigns in effect: with `inherit_tcr_campaign`, those of the organization.

    Raises: AppError RESOURCE_009 when there is no brand that they could belong to.
    """
    _brand(transaction, whose)
    return campaigns.list_of(transaction, whose.org_id, whose.org_id if whose.has_inherited_campaigns else whose.id)


def draft(transaction: Transaction, owner_id: str, brand_id: str, body: CampaignIn) -> Campaign:
    """The campaign that `body` describes, not written anywhere: what a sandbox call shows."""
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


def create(transaction: Transaction, whose: Owner, body: CampaignIn) -> Campaign:
    """Raises:
    AppError VALIDATION_001: inherited campaigns are read-only.
    AppError RESOURCE_009: no brand.
    """
    _refuse_inherited(whose)
    campaign = draft(transaction, whose.id, _brand(transaction, whose).id, body)
    campaigns.insert(transaction, whose.org_id, campaign)
    return campaign


def replace(transaction: Transaction, whose: Owner, campaign_id: str, body: CampaignIn) -> Campaign:
    """Replace everything that the caller says about a campaign; what is left out becomes empty.

    Raises:
        AppError VALIDATION_001: inherited campaigns are read-only; submitted ones cannot be changed.
        AppError RESOURCE_010: no such campaign.
    """
    _refuse_inherited(whose)
    campaign = _get(transaction, whose, campaign_id)
    if campaign.is_submitted:
        raise errors.invalid(
            "campaign", "The campaign was submitted to the Campaign Registry and cannot be changed any more."
        )
    content, use_cases = campaign_schemas.parse(body)
    campaigns.update(transaction, whose.org_id, campaign.id, content, _use_cases(transaction, use_cases))
    return _get(transaction, whose, campaign_id)


def delete(transaction: Transaction, whose: Owner, campaign_id: str) -> None:
    """Raises: AppError VALIDATION_001 (inherited), RESOURCE_010 (no such campaign)."""
    _refuse_inherited(whose)
    campaigns.delete(transaction, whose.org_id, _get(transaction, whose, campaign_id).id)


def _refuse_inherited(whose: Owner) -> None:
    if whose.has_inherited_campaigns:
        raise errors.invalid(
            "inherit_tcr_campaign",
            "This profile inherits the campaigns of its organization, which are read-only here; set inherit_tcr_campaign "
            "to false with PATCH /v3/profiles/{profileId}, or change them under /v3/organization/campaigns.",
        )


def _brand(transaction: Transaction, whose: Owner) -> Brand:
    brand = brands.find(transaction, whose.org_id, whose.brand_owner_id)
    if brand is None:
        raise errors.AppError(errors.BRAND_NOT_FOUND)
    return brand


def _get(transaction: Transaction, whose: Owner, campaign_id: str) -> Campaign:
    campaign = campaigns.find(transaction, whose.org_id, whose.id, campaign_id)
    if campaign is None:
        raise errors.AppError(errors.CAMPAIGN_NOT_FOUND)
    return campaign


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
