"""A sender profile on the wire, and the request to complete one. It never decides whether a profile is complete."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypedDict, cast

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from clearsend.domain.profile import BillingContact, BillingModel, Brand, Organization, Profile, ProfileStatus
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress
from clearsend.schemas import billing, brands, examples, registrations
from clearsend.schemas.billing import BillingContactIn, BillingContactOut, PaymentDetailsIn
from clearsend.schemas.brands import BrandIn, BrandOut
from clearsend.schemas.envelope import Pagination, WireOut, WireTime
from clearsend.schemas.fields import Flag, Identifier, Kept, Phone, SandboxIn, Text, Url, matching, refusal
from clearsend.schemas.registrations import ActionNeededOut
from clearsend.schemas.whatsapp import WhatsAppAccountIn

_SHORT_NAME_SENTENCE = "must have 3 to 11 characters: letters A to Z, digits or spaces, with at least one letter"
_SHORT_NAME_PATTERN = r"^[A-Za-z0-9 ]*[A-Za-z][A-Za-z0-9 ]*$"

Name = Annotated[str, Text(100, 1)]
ShortName = Annotated[
    str,
    Text(
        11,
        3,
        sentence=_SHORT_NAME_SENTENCE,
        check=matching(_SHORT_NAME_PATTERN, _SHORT_NAME_SENTENCE),
        documented={"pattern": _SHORT_NAME_PATTERN},
    ),
]
Description = Annotated[str, Text(5000, is_multiline=True)]


class ProfileDetailsIn(SandboxIn):
    """Fields that creating and changing a profile share."""

    name: Annotated[Name | None, Kept()] = Field(
        default=None, description="Name of the profile; it cannot be cleared.", examples=["Northwind Dental"]
    )
    short_name: ShortName | None = Field(default=None, description="Abbreviation of the name.", examples=["NORTHWIND"])
    description: Description | None = Field(
        default=None, description="Content and recipients of the profile's messages."
    )
    icon: Url | None = Field(default=None, description="URL of an icon.")
    allow_contact_sharing: Flag | None = Field(
        default=None, description="Whether sibling profiles may use the profile's contacts. Default: false."
    )
    allow_template_sharing: Flag | None = Field(
        default=None, description="Whether sibling profiles may use the profile's templates. Default: false."
    )
    inherit_contacts: Flag | None = Field(
        default=None, description="Whether the profile uses the organization's contacts. Default: true."
    )
    inherit_templates: Flag | None = Field(
        default=None, description="Whether the profile uses the organization's templates. Default: true."
    )
    # A field that the validator of another field reads must come before that field.
    inherit_tcr_brand: Flag | None = Field(
        default=None,
        description="Whether the profile uses the organization's brand. Default: true, or false if `brand` is sent.",
    )
    inherit_tcr_campaign: Flag | None = Field(
        default=None,
        description="Whether the profile uses the organization's campaigns. Default: true, or false if `brand` is sent.",
    )
    billing_model: BillingModel | None = Field(
        default=None, description="Payer of the profile's invoices. Default: `profile`."
    )
    billing_contact: BillingContactIn | None = Field(default=None, description="The recipient of the invoices.")
    payment_details: PaymentDetailsIn | None = Field(
        default=None,
        description="A payment card: checked for its form, never stored. Not allowed with billing model `organization`.",
    )
    sending_phone_number: Phone | None = Field(
        default=None, description="SMS sender number in international format; stored as E.164."
    )
    sending_phone_number_profile_id: Identifier | None = Field(
        default=None, description="Profile of the same organization that lends its SMS number."
    )
    whatsapp_phone_number: Phone | None = Field(
        default=None, description="WhatsApp sender number in international format; stored as E.164."
    )
    sending_whatsapp_number_profile_id: Identifier | None = Field(
        default=None, description="Profile of the same organization that lends its WhatsApp number."
    )
    allow_number_change_during_onboarding: Flag | None = Field(
        default=None, description="Whether the number may be changed during onboarding. Default: false."
    )
    allow_profile_spending: Flag | None = Field(
        default=None,
        description=(
            "Whether the profile's own key may accept fees for the profile's registrations and numbers. Default: "
            "false; only a key of the organization can change it."
        ),
    )
    whatsapp_business_account: WhatsAppAccountIn | None = Field(
        default=None, description="The profile's own WhatsApp credentials, instead of the organization's."
    )
    brand: BrandIn | None = Field(
        default=None, description="The profile's own brand; not together with `inherit_tcr_brand: true`."
    )

    @field_validator("payment_details")
    @classmethod
    def _paid_by_itself(cls, details: PaymentDetailsIn | None, info: ValidationInfo) -> PaymentDetailsIn | None:
        if details is not None and info.data.get("billing_model") is BillingModel.ORGANIZATION:
            raise refusal("must be left out when billing_model is organization: the organization pays")
        return details

    @field_validator("brand")
    @classmethod
    def _brand_of_its_own(cls, brand: BrandIn | None, info: ValidationInfo) -> BrandIn | None:
        if brand is not None and info.data.get("inherit_tcr_brand") is True:
            raise refusal("must be left out when inherit_tcr_brand is true; set inherit_tcr_brand to false to send one")
        return brand


class ProfileCreateIn(ProfileDetailsIn):
    """A new sender profile. Only the name is required; the other fields may follow before the profile is completed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                examples.PROFILE_CREATE,
                examples.PROFILE_CREATE_WITH_BRAND,
            ]
        }
    )

    name: Name = Field(description="Name of the profile.", examples=["Northwind Dental"])


class ProfilePatchIn(ProfileDetailsIn):
    """A change of a profile. Omitted fields stay as they are; null clears a field that may be empty, and leaves flags and
    `billing_model` unchanged."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                examples.PROFILE_PATCH,
                examples.PROFILE_PATCH_BRAND,
            ]
        }
    )


class ProfileDeleteIn(SandboxIn):
    """Optional body of a deletion."""


class RestoreIn(SandboxIn):
    """Optional body of a restoration."""


class CompleteIn(SandboxIn):
    """Complete a profile and report the result to a webhook URL."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.COMPLETE]})

    web_hook_url: Url = Field(
        alias="webHookUrl", description="URL that receives the result when the completion ends, successfully or not."
    )


class CompletedOut(WireOut):
    """The profile was already completed; nothing was started."""

    status: Literal["completed"] = Field(default="completed", description="Always `completed`.")
    message: str = Field(default="Profile is already completed", description="The same, as a sentence for people.")


class AcceptedOut(WireOut):
    """The completion continues in the background; the webhook URL receives its result."""

    message: str = Field(
        default="Profile completion in progress", description="The work in progress, as a sentence for people."
    )


class ProfileOut(WireOut):
    """A sender profile."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PROFILE_OUT]})

    id: str = Field(description="Id of the profile.")
    organization_id: str = Field(description="Id of its organization.")
    name: str | None = Field(description="Name.")
    email: str | None = Field(description="Email address of its organization.")
    icon: str | None = Field(description="URL of an icon.")
    description: str | None = Field(description="Content and recipients of the profile's messages.")
    short_name: str | None = Field(description="Abbreviation of the name.")
    status: ProfileStatus = Field(description="Status of the profile.")
    created_at: WireTime = Field(description="When the profile was created.")
    updated_at: WireTime = Field(description="When the profile was last changed.")
    allow_contact_sharing: bool = Field(description="Whether sibling profiles may use the profile's contacts.")
    allow_template_sharing: bool = Field(description="Whether sibling profiles may use the profile's templates.")
    inherit_contacts: bool = Field(description="Whether the profile uses the organization's contacts.")
    inherit_templates: bool = Field(description="Whether the profile uses the organization's templates.")
    inherit_tcr_brand: bool = Field(description="Whether the profile uses the organization's brand.")
    inherit_tcr_campaign: bool = Field(description="Whether the profile uses the organization's campaigns.")
    billing_model: BillingModel = Field(description="Payer of the profile's invoices.")
    sending_phone_number_profile_id: str | None = Field(description="Profile that lends its SMS number.")
    sending_whatsapp_number_profile_id: str | None = Field(description="Profile that lends its WhatsApp number.")
    sending_phone_number: str | None = Field(description="SMS sender number, E.164.")
    whatsapp_phone_number: str | None = Field(description="WhatsApp sender number, E.164.")
    allow_number_change_during_onboarding: bool = Field(
        description="Whether the number may be changed during onboarding."
    )
    allow_profile_spending: bool = Field(
        description="Whether the profile's own key may accept fees for the profile's registrations and numbers."
    )
    waba_id: str | None = Field(description="WhatsApp Business Account in effect, own or inherited.")
    billing_contact: BillingContactOut | None = Field(description="The recipient of the invoices.")
    brand: BrandOut | None = Field(description="The brand in effect, own or inherited.")
    action_needed: list[ActionNeededOut] = Field(
        description=(
            "Actions that a person must take before the profile can go on: for every registration in effect, own or "
            "inherited, the review, every unmet prerequisite, and the call of `complete` if nothing else is missing; "
            "empty if there are none."
        )
    )


class ProfileListOut(WireOut):
    """Profiles of the organization."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"profiles": [examples.PROFILE_OUT], "pagination": None}]}
    )

    profiles: list[ProfileOut] = Field(description="The profiles, oldest first.")
    pagination: Pagination | None = Field(default=None, description="Position of this page in the list.")


class ProfileFields(TypedDict, total=False):
    """Values of the domain's `Profile` that a caller may set, by the name of the attribute."""

    name: str
    short_name: str | None
    description: str | None
    icon: str | None
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


_NEVER_NULL = frozenset(
    {
        "name",
        "inherit_tcr_brand",
        "inherit_tcr_campaign",
        "allow_contact_sharing",
        "allow_template_sharing",
        "inherit_contacts",
        "inherit_templates",
        "billing_model",
        "allow_number_change_during_onboarding",
        "allow_profile_spending",
    }
)


def parse(body: ProfileCreateIn) -> ProfileFields:
    """Every value of a new profile, with defaults. By default, a profile with its own brand inherits no brand and no campaigns.

    Brand and WhatsApp account are separate records: see `body.brand` and `body.whatsapp_business_account`.
    """
    has_own_brand = body.brand is not None
    defaults: ProfileFields = {
        "inherit_tcr_brand": not has_own_brand,
        "inherit_tcr_campaign": not has_own_brand,
        "allow_contact_sharing": False,
        "allow_template_sharing": False,
        "inherit_contacts": True,
        "inherit_templates": True,
        "billing_model": BillingModel.PROFILE,
        "allow_number_change_during_onboarding": False,
        "allow_profile_spending": False,
    }
    return cast("ProfileFields", {**defaults, **_given(body, set(ProfileFields.__annotations__))})


def parse_changes(body: ProfilePatchIn) -> ProfileFields:
    """Only the values to change: every field sent, except a null that means "leave as it is".

    Brand and WhatsApp account are separate records: `body.brand is None` together with `"brand" in body.model_fields_set` is a
    request to remove the brand.
    """
    return cast("ProfileFields", _given(body, body.model_fields_set & set(ProfileFields.__annotations__)))


def _given(body: ProfileDetailsIn, names: set[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in ProfileFields.__annotations__:
        value = getattr(body, name)
        if name not in names or (value is None and name in _NEVER_NULL):
            continue
        values[name] = billing.parse(value) if isinstance(value, BillingContactIn) else value
    return values


def render(
    profile: Profile,
    organization: Organization,
    brand: Brand | None,
    waba_id: str | None,
    *,
    brand_progress: BrandProgress | None = None,
    action_needed: Sequence[ActionNeeded] = (),
) -> ProfileOut:
    """The profile with the brand in effect and the id of the WhatsApp account in effect, own or inherited."""
    contact = profile.billing_contact
    return ProfileOut(
        id=profile.id,
        organization_id=profile.org_id,
        name=profile.name,
        email=organization.email,
        icon=profile.icon,
        description=profile.description,
        short_name=profile.short_name,
        status=profile.status,
        created_at=profile.created_at,
        updated_at=profile.updated_at,
        allow_contact_sharing=profile.allow_contact_sharing,
        allow_template_sharing=profile.allow_template_sharing,
        inherit_contacts=profile.inherit_contacts,
        inherit_templates=profile.inherit_templates,
        inherit_tcr_brand=profile.inherit_tcr_brand,
        inherit_tcr_campaign=profile.inherit_tcr_campaign,
        billing_model=profile.billing_model,
        sending_phone_number_profile_id=profile.sending_phone_number_profile_id,
        sending_whatsapp_number_profile_id=profile.sending_whatsapp_number_profile_id,
        sending_phone_number=profile.sending_phone_number,
        whatsapp_phone_number=profile.whatsapp_phone_number,
        allow_number_change_during_onboarding=profile.allow_number_change_during_onboarding,
        allow_profile_spending=profile.allow_profile_spending,
        waba_id=waba_id,
        billing_contact=None if contact is None else billing.render(contact),
        brand=None if brand is None else brands.render(brand, brand.owner_id != profile.id, brand_progress),
        action_needed=registrations.render_action_needed(action_needed),
    )
