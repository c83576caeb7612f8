"""Brands and campaigns as tests send them to the registry. Nothing here knows a vendor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    Campaign,
    CampaignContent,
    CampaignRegistration,
    EntityType,
    UseCase,
)
from clearsend.domain.registration.record import Intent
from clearsend.providers.ports import BrandApplication, CampaignApplication, SharedCampaign

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

BUSINESS = BrandBusiness(
    legal_name="Northwind Dental LLC",
    tax_id="12-3456789",
    tax_id_type="us_ein",
    entity_type=EntityType.PRIVATE_PROFIT,
    street="100 Main Street",
    city="Springfield",
    state="Illinois",
    postal_code="62701",
    country="US",
    url="https://northwind.example",
    country_of_registration="US",
)
CONTACT = BrandContact(name="Ada B. Marsh", phone="+12025550123", email="ada@northwind.example")
COMPLIANCE = BrandCompliance("HEALTHCARE", "SMALL_ACCOUNT", is_tcr_application=True)
BRAND = Brand("brn_1", "prf_1", CONTACT, COMPLIANCE, BUSINESS, BrandRegistration(), NOW, NOW)

CONTENT = CampaignContent(
    name="Reminders",
    description="Northwind Dental reminds its patients of the appointments that they have made.",
    type="App",
    message_flow="Patients tick a box on https://northwind.example/visit when they make an appointment online.",
    optin_keywords="START, yes",
    optout_keywords="STOP",
    help_keywords="HELP",
    help_message="Northwind Dental: call +1 202 555 0123 for help.",
    volume="5000",
)


def brand_application(
    *,
    token: str = "tok-1",
    sent_at: datetime | None = None,
    details: Mapping[str, str] | None = None,
    display_name: str = "Northwind Dental",
    webhook: bool = True,
    business: Mapping[str, Any] | None = None,
    contact: Mapping[str, Any] | None = None,
) -> BrandApplication:
    brand = replace(BRAND, business=replace(BUSINESS, **(business or {})), contact=replace(CONTACT, **(contact or {})))
    address = f"https://clearsend.example/inbound/telnyx?subject={token}" if webhook else None
    return BrandApplication(brand, display_name, Intent(token, sent_at, details or {}), address)


def use_cases(*named: tuple[str, Sequence[str]]) -> list[UseCase]:
    return [UseCase(f"uc_{number}", name, list(texts), NOW, NOW) for number, (name, texts) in enumerate(named)]


REMINDERS = use_cases(
    (
        "ACCOUNT_NOTIFICATION",
        ["Northwind Dental: see you tomorrow at 9. Reply STOP to opt out.", "Northwind: all set."],
    ),
)


def campaign_application(
    vendor_brand_id: str = "b-1",
    *,
    token: str = "tok-c1",
    sent_at: datetime | None = None,
    cases: Sequence[UseCase] = REMINDERS,
    brand: Brand = BRAND,
    webhook: bool = True,
    **content: Any,
) -> CampaignApplication:
    said = replace(CONTENT, **content)
    campaign = Campaign("cmp_1", "prf_1", "brn_1", said, cases, CampaignRegistration(), NOW, NOW)
    address = f"https://clearsend.example/inbound/telnyx?subject={token}" if webhook else None
    return CampaignApplication(campaign, brand, vendor_brand_id, Intent(token, sent_at), address)


def shared_campaign(
    tcr_id: str = "CABC123", *, brand: Brand = BRAND, is_ours: bool = False, is_accepted: bool = False
) -> SharedCampaign:
    return SharedCampaign(tcr_id, BrandText(brand, "Northwind Dental"), is_ours, is_accepted)
