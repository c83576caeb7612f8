"""The nouns of the product: organization, profile, brand, campaign, channel. It holds no rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ProfileStatus(StrEnum):
    """The status of a profile; the wire values of `status`."""

    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    FAILED = "failed"


class BillingModel(StrEnum):
    """The payer: the profile, its organization, or both, the profile first."""

    PROFILE = "profile"
    ORGANIZATION = "organization"
    PROFILE_AND_ORGANIZATION = "profile_and_organization"


class EntityType(StrEnum):
    """Legal form of a brand, as the Campaign Registry (TCR) names it."""

    PRIVATE_PROFIT = "PRIVATE_PROFIT"
    PUBLIC_PROFIT = "PUBLIC_PROFIT"
    NON_PROFIT = "NON_PROFIT"
    SOLE_PROPRIETOR = "SOLE_PROPRIETOR"
    GOVERNMENT = "GOVERNMENT"


class IdentityStatus(StrEnum):
    """The registry's verification of a brand's identity."""

    SELF_DECLARED = "SELF_DECLARED"
    UNVERIFIED = "UNVERIFIED"
    VERIFIED = "VERIFIED"
    VETTED_VERIFIED = "VETTED_VERIFIED"


class CampaignStatus(StrEnum):
    """Status of a campaign on the wire. A campaign has none before it is submitted."""

    SENT_CREATED = "SENT_CREATED"
    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"


class ChannelKind(StrEnum):
    SMS = "sms"
    WHATSAPP = "whatsapp"


@dataclass(frozen=True)
class BillingContact:
    name: str
    email: str
    phone: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class BrandContact:
    name: str
    business_name: str | None = None
    role: str | None = None
    phone: str | None = None
    email: str | None = None
    phone_country_code: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    mobile_phone: str | None = None


@dataclass(frozen=True)
class BrandBusiness:
    legal_name: str | None = None
    tax_id: str | None = None
    tax_id_type: str | None = None
    entity_type: EntityType | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    url: str | None = None
    country_of_registration: str | None = None
    stock_symbol: str | None = None
    stock_exchange: str | None = None


@dataclass(frozen=True)
class DestinationCountry:
    """A country that messages go to. `id` is ISO 3166-1 alpha-2; `is_main` marks the main country."""

    id: str
    is_main: bool = False


@dataclass(frozen=True)
class BrandCompliance:
    vertical: str
    brand_relationship: str
    is_tcr_application: bool = False
    phone_number_prefix: str | None = None
    destination_countries: Sequence[DestinationCountry] = ()
    notes: str | None = None


@dataclass(frozen=True)
class BrandRegistration:
    """The registry's answers about a brand so far; all empty until it is submitted."""

    tcr_brand_id: str | None = None
    status: str | None = None
    identity_status: IdentityStatus | None = None
    universal_ein: str | None = None
    csp_id: str | None = None
    submitted_at: datetime | None = None


@dataclass(frozen=True)
class Brand:
    """The sender as a registry knows it. `owner_id` is a profile's id, or the organization's for its own brand."""

    id: str
    owner_id: str
    contact: BrandContact
    compliance: BrandCompliance
    business: BrandBusiness | None
    registration: BrandRegistration
    created_at: datetime
    updated_at: datetime

    @property
    def is_submitted(self) -> bool:
        return self.registration.submitted_at is not None

    @property
    def is_approved(self) -> bool:
        """The registry has verified the identity: campaigns may be registered under it."""
        return self.registration.identity_status in (IdentityStatus.VERIFIED, IdentityStatus.VETTED_VERIFIED)

    @property
    def has_main_destination(self) -> bool:
        return any(country.is_main for country in self.compliance.destination_countries)


@dataclass(frozen=True)
class UseCase:
    """One use case of a campaign with 1 to 5 sample messages."""

    id: str
    messaging_use_case: str
    sample_messages: Sequence[str]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class CampaignContent:
    """Everything that the caller states about a campaign. Keywords are comma-separated, `volume` is a number of
    messages a month, as text.

    `shared_tcr_campaign_id`: the Campaign Registry's id of a campaign that another provider registered and shares with ours;
    such a campaign is accepted, not submitted.
    """

    name: str
    description: str
    type: str
    message_flow: str | None = None
    privacy_policy_link: str | None = None
    terms_and_conditions_link: str | None = None
    optin_message: str | None = None
    optout_message: str | None = None
    help_message: str | None = None
    optin_keywords: str | None = None
    optout_keywords: str | None = None
    help_keywords: str | None = None
    volume: str | None = None
    shared_tcr_campaign_id: str | None = None


@dataclass(frozen=True)
class CampaignRegistration:
    """The registry's answers about a campaign so far; all empty until it is submitted. `sync_error`: the reasons of a refusal,
    suspension or expiry, also of a submission that was refused immediately."""

    tcr_campaign_id: str | None = None
    telnyx_campaign_id: str | None = None
    status: CampaignStatus | None = None
    sync_error: str | None = None
    submitted_at: datetime | None = None
    billed_at: datetime | None = None


@dataclass(frozen=True)
class Campaign:
    """A kind of messages, with the recipients' consent to it. `owner_id`: a profile's id, or the organization's."""

    id: str
    owner_id: str
    brand_id: str
    content: CampaignContent
    use_cases: Sequence[UseCase]
    registration: CampaignRegistration
    created_at: datetime
    updated_at: datetime

    @property
    def is_submitted(self) -> bool:
        return self.registration.submitted_at is not None

    @property
    def is_approved(self) -> bool:
        return self.registration.status is CampaignStatus.ACTIVE


@dataclass(frozen=True)
class Organization:
    """The platform: the parent of its profiles. It may have a brand, campaigns and channels that they inherit.
    `monthly_spending_cap`: decimal text, USD; None if there is no cap on the fees that are agreed to in a calendar month."""

    id: str
    name: str
    email: str
    sending_phone_number: str | None
    created_at: datetime
    updated_at: datetime
    monthly_spending_cap: str | None = None


@dataclass(frozen=True)
class Profile:
    """A sender profile: one tenant of the platform."""

    id: str
    org_id: str
    name: str | None
    short_name: str | None
    description: str | None
    icon: str | None
    status: ProfileStatus
    inherit_tcr_brand: bool
    inherit_tcr_campaign: bool
    allow_contact_sharing: bool
    allow_template_sharing: bool
    inherit_contacts: bool
    inherit_templates: bool
    billing_model: BillingModel
    billing_contact: BillingContact | None
    sending_phone_number: str | None
    sending_phone_number_profile_id: str | None
    whatsapp_phone_number: str | None
    sending_whatsapp_number_profile_id: str | None
    allow_number_change_during_onboarding: bool
    allow_profile_spending: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class WhatsAppAccount:
    """A WhatsApp Business Account as configured; the access token and PIN stay in the store, encrypted. `version`: grows with
    each change of the account, its number, token, PIN or webhook address. `has_former`: it has replaced another one, which still
    sends."""

    owner_id: str
    waba_id: str
    phone_number_id: str | None
    version: int = 1
    has_former: bool = False


@dataclass(frozen=True)
class Channel:
    """One way to send. `owner_id`: the owner of the number or account: the profile, its lender, or the organization; None if
    neither is configured. `subject_id`: the phone number, or the WhatsApp Business Account. `fingerprint`: of everything that
    is declared for the sender.

    A channel is connected while its provider's last reading confirms the sender as it is declared.
    """

    kind: ChannelKind
    owner_id: str | None = None
    sender: str | None = None
    is_connected: bool = False
    subject_id: str = ""
    fingerprint: str = ""

    @property
    def is_configured(self) -> bool:
        return self.owner_id is not None


def borrowing_cycle(profile_id: str, lender_id: str, lenders: dict[str, str]) -> list[str] | None:
    """The chain of lenders, from `profile_id` on, that would become a circle if `profile_id` borrowed from `lender_id`.

    The last id of the chain repeats an earlier one. None if there would be no circle. `lenders` maps the id of each profile
    that borrows a number now to the id of its lender.
    """
    chain = [profile_id]
    current: str | None = lender_id
    while current is not None:
        if current in chain:
            return [*chain, current]
        chain.append(current)
        current = lenders.get(current)
    return None
