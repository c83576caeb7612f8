"""Dossiers and registration facts to order: the facts that a rule may see, as plain values, and the dossier that shows them.

It knows no rule: what a combination of facts should lead to is for each test to say.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

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
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.facts import RegistrationFacts
from clearsend.domain.registration.prices import Fee, PriceList
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind, SmsState, State

NOW = datetime(2026, 5, 1, 9, 53, 14, tzinfo=UTC)
ORG_ID = "org"
PROFILE_ID = "prf"

# What no vendor charges: whatever a rule names by it, it has from its argument.
PRICES = PriceList(
    as_of=date(2024, 2, 29),
    brand=Fee("6.00", "EUR", "A brand."),
    review=Fee("7.00", "EUR", "A review."),
    in_place=Fee("0.00", "EUR", "In place."),
    shared_campaign=Fee("0.00", "EUR", "Shared."),
    monthly={
        "LOW_VOLUME": Decimal("1.25"),
        "SOLE_PROPRIETOR": Decimal("2.00"),
        "CHARITY": Decimal("0.00"),
        "AGENTS_FRANCHISES": Decimal("40.00"),
    },
    other_monthly=Decimal("20.00"),
    months_at_once=2,
    number=Fee("8.00", "EUR", "A number."),
    number_monthly=Decimal("3.00"),
    most_for_number=Decimal("9.00"),
)


class BrandFacts(NamedTuple):
    """What a rule may see of a brand."""

    is_tcr: bool
    is_approved: bool
    has_main_destination: bool


class Facts(NamedTuple):
    """What a rule may see. Campaigns are told by whether the registry has approved each."""

    has_name: bool
    has_short_name: bool
    has_description: bool
    inherits_brand: bool
    inherits_campaigns: bool
    own_brand: BrandFacts | None
    parent_brand: BrandFacts | None
    own_campaigns: tuple[bool, ...]
    parent_campaigns: tuple[bool, ...]
    is_sms_connected: bool
    is_whatsapp_connected: bool
    is_reviewed: bool
    is_number_assigned: bool = False


_EITHER = (False, True)
_BRANDS = (None, *itertools.starmap(BrandFacts, itertools.product(_EITHER, repeat=3)))
_OWN_CAMPAIGNS = ((), (False,), (True,), (True, False))
_PARENT_CAMPAIGNS = ((), (False,))


def combinations() -> Iterator[Facts]:
    """Every combination of facts: 248,832 of them. A number that is not connected is not asked whether it is assigned."""
    everything = itertools.product(
        *[_EITHER] * 5, _BRANDS, _BRANDS, _OWN_CAMPAIGNS, _PARENT_CAMPAIGNS, _EITHER, _EITHER, _EITHER, _EITHER
    )
    return (
        facts
        for facts in itertools.starmap(Facts, everything)
        if facts.is_sms_connected or not facts.is_number_assigned
    )


def dossier(facts: Facts) -> Dossier:
    """The dossier that shows `facts`. Its parts are shared: they are immutable, and there are many dossiers to build."""
    return Dossier(
        profile=_profile(*facts[:5]),
        organization=ORGANIZATION,
        own_brand=_brand(PROFILE_ID, facts.own_brand),
        parent_brand=_brand(ORG_ID, facts.parent_brand),
        own_campaigns=_campaigns(PROFILE_ID, facts.own_campaigns),
        parent_campaigns=_campaigns(ORG_ID, facts.parent_campaigns),
        sms=_channel(ChannelKind.SMS, facts.is_sms_connected),
        whatsapp=_channel(ChannelKind.WHATSAPP, facts.is_whatsapp_connected),
        is_review_approved=facts.is_reviewed,
        is_number_assigned=facts.is_number_assigned,
    )


@cache
def _profile(
    has_name: bool, has_short_name: bool, has_description: bool, inherits_brand: bool, inherits_campaigns: bool
) -> Profile:
    return replace(
        PROFILE,
        name="Northwind Dental" if has_name else None,
        short_name="NORTHWIND" if has_short_name else None,
        description="Reminders of appointments" if has_description else None,
        inherit_tcr_brand=inherits_brand,
        inherit_tcr_campaign=inherits_campaigns,
    )


@cache
def _brand(owner_id: str, facts: BrandFacts | None) -> Brand | None:
    if facts is None:
        return None
    return replace(
        BRAND,
        owner_id=owner_id,
        compliance=replace(
            BRAND.compliance,
            is_tcr_application=facts.is_tcr,
            destination_countries=(DestinationCountry("CA"), DestinationCountry("US", facts.has_main_destination)),
        ),
        registration=BrandRegistration(identity_status=IdentityStatus.VERIFIED if facts.is_approved else None),
    )


@cache
def _campaigns(owner_id: str, approvals: tuple[bool, ...]) -> tuple[Campaign, ...]:
    return tuple(
        replace(
            CAMPAIGN,
            owner_id=owner_id,
            registration=CampaignRegistration(status=CampaignStatus.ACTIVE if is_approved else None),
        )
        for is_approved in approvals
    )


@cache
def _channel(kind: ChannelKind, is_connected: bool) -> Channel:
    return Channel(kind, PROFILE_ID, "sender", is_connected=True) if is_connected else Channel(kind)


ORGANIZATION = Organization(ORG_ID, "Platform Inc.", "ops@platform.example", None, NOW, NOW)

PROFILE = Profile(
    id=PROFILE_ID,
    org_id=ORG_ID,
    name="Northwind Dental",
    short_name="NORTHWIND",
    description="Reminders of appointments",
    icon=None,
    status=ProfileStatus.INCOMPLETE,
    inherit_tcr_brand=False,
    inherit_tcr_campaign=False,
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
    created_at=NOW,
    updated_at=NOW,
)

# As little as a brand and a campaign can say of themselves.
BRAND = Brand(
    id="brd",
    owner_id=PROFILE_ID,
    contact=BrandContact("Ada Marsh"),
    compliance=BrandCompliance("HEALTHCARE", "SMALL_ACCOUNT", is_tcr_application=True),
    business=None,
    registration=BrandRegistration(),
    created_at=NOW,
    updated_at=NOW,
)
CAMPAIGN = Campaign(
    id="cmp",
    owner_id=PROFILE_ID,
    brand_id="brd",
    content=CampaignContent("Reminders", "Reminds of appointments.", "App"),
    use_cases=(),
    registration=CampaignRegistration(),
    created_at=NOW,
    updated_at=NOW,
)

# A profile with everything of its own, able to send.
READY = Facts(
    has_name=True,
    has_short_name=True,
    has_description=True,
    inherits_brand=False,
    inherits_campaigns=False,
    own_brand=BrandFacts(is_tcr=True, is_approved=True, has_main_destination=True),
    parent_brand=None,
    own_campaigns=(True,),
    parent_campaigns=(),
    is_sms_connected=True,
    is_whatsapp_connected=True,
    is_reviewed=False,
    is_number_assigned=True,
)

# The number of `registration_facts()`: one of those that must be on a campaign.
NUMBER = "+12125550100"


def registration(
    kind: Kind, subject_id: str, state: State, *, owner_id: str = PROFILE_ID, **fields: Any
) -> Registration:
    """A registration that has been in its state for no time."""
    return Registration(
        f"reg-{subject_id}", ORG_ID, kind, owner_id, subject_id, state, **{"state_since": NOW, **fields}
    )


def registration_facts(*registrations: Registration, **fields: Any) -> RegistrationFacts:
    """What a profile with a brand, a campaign and a connected number of its own has to register, every fee agreed to."""
    number = fields.get("phone_number", NUMBER)
    if number is not None and not any(one.kind is Kind.SMS for one in registrations):
        registrations = (*registrations, connected(number))
    usual = RegistrationFacts(
        owner_id=PROFILE_ID,
        display_name="Northwind Dental",
        brand=BRAND,
        campaigns=(CAMPAIGN,),
        owns_brand=True,
        owns_campaigns=True,
        phone_number=NUMBER,
        registrations=registrations,
        is_number_used=True,
        is_account_used=True,
    )
    meant = with_campaigns(replace(usual, **fields))
    return meant if "agreed" in fields else replace(meant, agreed=everything_of(meant))


def connected(phone_number: str, **fields: Any) -> Registration:
    """A number on its messaging profile."""
    return registration(Kind.SMS, phone_number, SmsState.CONNECTED, **{"sent": {"fingerprint": phone_number}, **fields})


def with_campaigns(meant: RegistrationFacts) -> RegistrationFacts:
    """The facts with the campaigns in effect as those of the number."""
    known = [meant.find(Kind.CAMPAIGN, campaign.id) for campaign in meant.campaigns if meant.is_tcr_application]
    return replace(meant, number_campaigns=[one for one in known if one is not None])


def everything_of(meant: RegistrationFacts) -> frozenset[tuple[str, Payment]]:
    """Every payment that its brand, its campaigns and the order of a number could ever need."""
    ids = [
        meant.owner_id,
        *([] if meant.brand is None else [meant.brand.id]),
        *(campaign.id for campaign in meant.campaigns),
    ]
    return frozenset(itertools.product(ids, Payment))
