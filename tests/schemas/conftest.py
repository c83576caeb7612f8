"""One organization with one profile, its brand and its campaign, as the domain knows them."""

from datetime import UTC, datetime

import pytest

from clearsend.domain.profile import (
    BillingContact,
    BillingModel,
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    Campaign,
    CampaignContent,
    CampaignRegistration,
    CampaignStatus,
    DestinationCountry,
    EntityType,
    IdentityStatus,
    Organization,
    Profile,
    ProfileStatus,
    UseCase,
)

CREATED = datetime(2026, 4, 30, 8, 0, tzinfo=UTC)
UPDATED = datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC)

ORG_ID = "550e8400-e29b-41d4-a716-446655440000"
PROFILE_ID = "770e8400-e29b-41d4-a716-446655440002"


@pytest.fixture
def organization() -> Organization:
    return Organization(
        id=ORG_ID,
        name="Platform Inc.",
        email="ops@platform.example",
        sending_phone_number="+12025550100",
        created_at=CREATED,
        updated_at=UPDATED,
    )


@pytest.fixture
def profile() -> Profile:
    return Profile(
        id=PROFILE_ID,
        org_id=ORG_ID,
        name="Northwind Dental",
        short_name="NORTHWIND",
        description="Reminders",
        icon="https://northwind.example/icon.png",
        status=ProfileStatus.INCOMPLETE,
        inherit_tcr_brand=False,
        inherit_tcr_campaign=True,
        allow_contact_sharing=False,
        allow_template_sharing=False,
        inherit_contacts=True,
        inherit_templates=True,
        billing_model=BillingModel.PROFILE,
        billing_contact=BillingContact("Accounts", "billing@northwind.example", None, "100 Main Street"),
        sending_phone_number="+12025550123",
        sending_phone_number_profile_id=None,
        whatsapp_phone_number=None,
        sending_whatsapp_number_profile_id=None,
        allow_number_change_during_onboarding=False,
        allow_profile_spending=False,
        created_at=CREATED,
        updated_at=UPDATED,
    )


@pytest.fixture
def brand() -> Brand:
    return Brand(
        id="6f1c2a34-8b7d-4e5f-9a01-2b3c4d5e6f70",
        owner_id=PROFILE_ID,
        contact=BrandContact("Ada Marsh", "Northwind", "COO", "+12025550123", "ada@northwind.example", "1"),
        compliance=BrandCompliance(
            vertical="HEALTHCARE",
            brand_relationship="SMALL_ACCOUNT",
            is_tcr_application=True,
            phone_number_prefix="+1",
            destination_countries=(DestinationCountry("US", is_main=True), DestinationCountry("CA")),
            notes="Notes",
        ),
        business=BrandBusiness(legal_name="Northwind Dental LLC", entity_type=EntityType.PRIVATE_PROFIT, country="US"),
        registration=BrandRegistration(
            tcr_brand_id="BXYZ123",
            status="ACTIVE",
            identity_status=IdentityStatus.VERIFIED,
            submitted_at=UPDATED,
        ),
        created_at=CREATED,
        updated_at=UPDATED,
    )


@pytest.fixture
def campaign(brand: Brand) -> Campaign:
    return Campaign(
        id="b2c3d4e5-f6a7-4901-8cde-f12345678901",
        owner_id=PROFILE_ID,
        brand_id=brand.id,
        content=CampaignContent(name="Reminders", description="Reminds.", type="App", volume="1999"),
        use_cases=(UseCase("c3d4e5f6-a7b8-4901-9cde-f12345678902", "TWO_FA", ("Code 1", "Code 2"), CREATED, UPDATED),),
        registration=CampaignRegistration(
            tcr_campaign_id="C123", status=CampaignStatus.ACTIVE, submitted_at=CREATED, billed_at=UPDATED
        ),
        created_at=CREATED,
        updated_at=UPDATED,
    )
