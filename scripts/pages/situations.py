"""Dossiers that differ in what the status logic may look at, for the page that shows it at work. It settles nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import (
    BillingModel,
    Brand,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    Campaign,
    CampaignContent,
    CampaignRegistration,
    CampaignStatus,
    Channel,
    ChannelKind,
    DestinationCountry,
    IdentityStatus,
    Organization,
    Profile,
    ProfileStatus,
)


class Situation(NamedTuple):
    """The questions of the truth table, in the order of its columns."""

    is_connected: bool
    is_tcr: bool
    inherits_both: bool
    is_approved: bool
    has_main_destination: bool
    is_reviewed: bool


QUESTIONS = Situation._fields
LABELS = {
    "is_connected": "channel connected?",
    "is_tcr": "TCR application?",
    "inherits_both": "inherits brand and campaigns?",
    "is_approved": "own registrations approved?",
    "has_main_destination": "main destination?",
    "is_reviewed": "reviewed?",
}

_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def dossiers(situation: Situation) -> Iterator[Dossier]:
    """Every dossier of `situation`: connected means one channel or both; not inheriting both means one or none of them."""
    channels = ((True, False), (False, True), (True, True)) if situation.is_connected else ((False, False),)
    inheritances = ((True, True),) if situation.inherits_both else ((False, False), (False, True), (True, False))
    for sms, whatsapp in channels:
        for inherits_brand, inherits_campaigns in inheritances:
            yield _dossier(situation, sms, whatsapp, inherits_brand, inherits_campaigns)


def _dossier(
    situation: Situation, sms: bool, whatsapp: bool, inherits_brand: bool, inherits_campaigns: bool
) -> Dossier:
    return Dossier(
        profile=_profile(inherits_brand, inherits_campaigns),
        organization=Organization("org", "Platform", "ops@platform.example", None, _MOMENT, _MOMENT),
        own_brand=_brand("profile", situation),
        parent_brand=_brand("org", situation),
        own_campaigns=(_campaign("profile", situation),),
        parent_campaigns=(_campaign("org", situation),),
        sms=Channel(ChannelKind.SMS, "profile", "+12025550100", is_connected=sms),
        whatsapp=Channel(ChannelKind.WHATSAPP, "profile", "106540352242922", is_connected=whatsapp),
        is_review_approved=situation.is_reviewed,
        is_number_assigned=situation.is_approved,
    )


def _brand(owner_id: str, situation: Situation) -> Brand:
    identity = IdentityStatus.VERIFIED if situation.is_approved else IdentityStatus.UNVERIFIED
    return Brand(
        id="brand",
        owner_id=owner_id,
        contact=BrandContact("Ada Marsh"),
        compliance=BrandCompliance(
            "HEALTHCARE",
            "SMALL_ACCOUNT",
            is_tcr_application=situation.is_tcr,
            destination_countries=(DestinationCountry("US", situation.has_main_destination),),
        ),
        business=None,
        registration=BrandRegistration(identity_status=identity),
        created_at=_MOMENT,
        updated_at=_MOMENT,
    )


def _campaign(owner_id: str, situation: Situation) -> Campaign:
    return Campaign(
        id="campaign",
        owner_id=owner_id,
        brand_id="brand",
        content=CampaignContent("Reminders", "Reminds of appointments.", "App"),
        use_cases=(),
        registration=CampaignRegistration(status=CampaignStatus.ACTIVE if situation.is_approved else None),
        created_at=_MOMENT,
        updated_at=_MOMENT,
    )


def _profile(inherits_brand: bool, inherits_campaigns: bool) -> Profile:
    return Profile(
        id="profile",
        org_id="org",
        name="Northwind Dental",
        short_name="NORTHWIND",
        description="Reminders of appointments",
        icon=None,
        status=ProfileStatus.IN_PROGRESS,
        inherit_tcr_brand=inherits_brand,
        inherit_tcr_campaign=inherits_campaigns,
        allow_contact_sharing=False,
        allow_template_sharing=False,
        inherit_contacts=True,
        inherit_templates=True,
        billing_model=BillingModel.PROFILE,
        billing_contact=None,
        sending_phone_number=None,
        sending_phone_number_profile_id=None,
        whatsapp_phone_number=None,
        sending_whatsapp_number_profile_id=None,
        allow_number_change_during_onboarding=False,
        allow_profile_spending=False,
        created_at=_MOMENT,
        updated_at=_MOMENT,
    )
