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
    """What creating and changing a profile have in common."""

    name: Annotated[Name | None, Kept()] = Field(
        default=None, description="Name of the profile; it cannot be cleared.", examples=["Northwind Dental"]
    )
    short_name: ShortName | None = Field(default=None, description="Abbreviation of the name.", examples=["NORTHWIND"])
    description: Description | None = Field(default=None, description="What the profile sends, and to whom.")
    icon: Url | None = Field(default=None, description="Address of an icon.")
    allow_contact_sharing: Flag | None = Field(
        default=None, description="May sibling profiles use its contacts? Default false."
    )
    allow_template_sharing: Flag | None = Field(
        default=None, description="May sibling profiles use its templates? Default false."
    )
    inherit_contacts: Flag | None = Field(
        default=None, description="Does it use the organization's contacts? Default true."
    )
    inherit_templates: Flag | None = Field(
        default=None, description="Does it use the organization's templates? Default true."
    )
    # The fields that rules of other fields look at stand before those.
    inherit_tcr_brand: Flag | None = Field(
        default=None, description="Does it use the organization's brand? Default true, or false when `brand` is sent."
    )
    inherit_tcr_campaign: Flag | None = Field(
        default=None,
        description="Does it use the organization's campaigns? Default true, or false when `brand` is sent.",
    )
    billing_model: BillingModel | None = Field(default=None, description="Who pays. Default `profile`.")
    billing_contact: BillingContactIn | None = Field(default=None, description="Who receives the invoices.")
    payment_details: PaymentDetailsIn | None = Field(
        default=None, description="A payment card: checked for its form, never stored. Not with `organization`."
    )
    sending_phone_number: Phone | None = Field(
        default=None, description="Number to send SMS from, in international format; stored as E.164."
    )
    sending_phone_number_profile_id: Identifier | None = Field(
        default=None, description="Profile of the same organization whose SMS number is borrowed."
    )
    whatsapp_phone_number: Phone | None = Field(
        default=None, description="Number to send WhatsApp messages from, in international format; stored as E.164."
    )
    sending_whatsapp_number_profile_id: Identifier | None = Field(
        default=None, description="Profile of the same organization whose WhatsApp number is borrowed."
    )
    allow_number_change_during_onboarding: Flag | None = Field(
        default=None, description="May its number be changed while it is being set up? Default false."
    )
    allow_profile_spending: Flag | None = Field(
        default=None,
        description="May the profile's own key agree to fees for the profile's things? Default false; only a key of the "
        "organization changes it.",
    )
    whatsapp_business_account: WhatsAppAccountIn | None = Field(
        default=None, description="WhatsApp credentials of its own, instead of the organization's."
    )
    brand: BrandIn | None = Field(
        default=None, description="A brand of its own; not together with `inherit_tcr_brand: true`."
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
    """A new sender profile. Only the name is needed; the rest may follow until it is completed."""

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
    """A change of a profile. What is left out stays; null clears what may be empty, and leaves a flag as it is."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                examples.PROFILE_PATCH,
                examples.PROFILE_PATCH_BRAND,
            ]
        }
    )


class ProfileDeleteIn(SandboxIn):
    """The optional body of a deletion."""


class RestoreIn(SandboxIn):
    """The optional body of a restoration."""


class CompleteIn(SandboxIn):
    """Complete a profile, and say where to report the result."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.COMPLETE]})

    web_hook_url: Url = Field(
        alias="webHookUrl", description="Called with the result when the completion ends, well or not."
    )


class CompletedOut(WireOut):
    """The profile was completed before; nothing was started."""

    status: Literal["completed"] = Field(default="completed", description="Always `completed`.")
    message: str = Field(default="Profile is already completed", description="The same, for people.")


class AcceptedOut(WireOut):
    """The completion goes on in the background; the webhook address will hear of its end."""

    message: str = Field(default="Profile completion in progress", description="What happens now, for people.")


class ProfileOut(WireOut):
    """A sender profile."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PROFILE_OUT]})

    id: str = Field(description="Id of the profile.")
    organization_id: str = Field(description="Id of its organization.")
    name: str | None = Field(description="Name.")
    email: str | None = Field(description="Email address of its organization.")
    icon: str | None = Field(description="Address of an icon.")
    description: str | None = Field(description="What the profile sends, and to whom.")
    short_name: str | None = Field(description="Abbreviation of the name.")
    status: ProfileStatus = Field(description="Where it stands.")
    created_at: WireTime = Field(description="When it was created.")
    updated_at: WireTime = Field(description="When it was last changed.")
    allow_contact_sharing: bool = Field(description="May sibling profiles use its contacts?")
    allow_template_sharing: bool = Field(description="May sibling profiles use its templates?")
    inherit_contacts: bool = Field(description="Does it use the organization's contacts?")
    inherit_templates: bool = Field(description="Does it use the organization's templates?")
    inherit_tcr_brand: bool = Field(description="Does it use the organization's brand?")
    inherit_tcr_campaign: bool = Field(description="Does it use the organization's campaigns?")
    billing_model: BillingModel = Field(description="Who pays.")
    sending_phone_number_profile_id: str | None = Field(description="Profile whose SMS number is borrowed.")
    sending_whatsapp_number_profile_id: str | None = Field(description="Profile whose WhatsApp number is borrowed.")
    sending_phone_number: str | None = Field(description="Number to send SMS from, E.164.")
    whatsapp_phone_number: str | None = Field(description="Number to send WhatsApp messages from, E.164.")
    allow_number_change_during_onboarding: bool = Field(
        description="May its number be changed while it is being set up?"
    )
    allow_profile_spending: bool = Field(
        description="May the profile's own key agree to fees for the profile's things?"
    )
    waba_id: str | None = Field(description="Its WhatsApp Business Account, own or inherited.")
    billing_contact: BillingContactOut | None = Field(description="Who receives the invoices.")
    brand: BrandOut | None = Field(description="The brand in effect, own or inherited.")
    action_needed: list[ActionNeededOut] = Field(
        description="What somebody must do before it goes on, of everything in effect, own or inherited; empty when nothing."
    )


class ProfileListOut(WireOut):
    """Profiles of the organization."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"profiles": [examples.PROFILE_OUT], "pagination": None}]}
    )

    profiles: list[ProfileOut] = Field(description="The profiles, oldest first.")
    pagination: Pagination | None = Field(default=None, description="Which page this is; null when it is all of them.")


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
    """Every value of a new profile, defaults filled in. A brand of its own means that nothing is inherited, unless said.

    Brand and WhatsApp account are records of their own: see `body.brand` and `body.whatsapp_business_account`.
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
    """Only the values to change: what was sent, but for a null where null means `as it is`.

    Brand and WhatsApp account are records of their own: null in `body.brand` together with `"brand" in
    body.model_fields_set` asks to remove it.
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
