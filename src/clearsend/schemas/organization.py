"""The organization on the wire: the parent from which profiles inherit. Its members are never listed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, TypedDict, cast

from pydantic import ConfigDict, Field

from clearsend.domain.profile import Brand, Organization
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress
from clearsend.schemas import brands, examples, registrations
from clearsend.schemas.brands import BrandIn, BrandOut
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.fields import Amount, Email, Kept, Phone, SandboxIn
from clearsend.schemas.profiles import Name
from clearsend.schemas.registrations import ActionNeededOut
from clearsend.schemas.whatsapp import WhatsAppAccountIn


class OrganizationPatchIn(SandboxIn):
    """A change of the organization. Omitted fields stay as they are; null clears fields that may be empty."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                examples.ORGANIZATION_PATCH,
                {"name": "Platform Inc.", "email": "ops@platform.example.com", "sandbox": False},
            ]
        }
    )

    name: Annotated[Name | None, Kept()] = Field(
        default=None, description="Name; it cannot be cleared.", examples=["Platform Inc."]
    )
    email: Annotated[Email | None, Kept()] = Field(
        default=None, description="Email address, shown on every profile; it cannot be cleared."
    )
    brand: BrandIn | None = Field(default=None, description="The brand that profiles may inherit.")
    whatsapp_business_account: WhatsAppAccountIn | None = Field(
        default=None, description="The WhatsApp credentials that profiles may inherit."
    )
    sending_phone_number: Phone | None = Field(
        default=None, description="The SMS number that profiles may inherit, in international format; stored as E.164."
    )
    monthly_spending_cap: Amount | None = Field(
        default=None,
        description=(
            "The most, in USD, that may be agreed to in fees in a calendar month (UTC); null: no cap. Beyond it, neither "
            "completions nor profiles' own keys agree to a fee; an owner or admin who accepts a stated fee does."
        ),
        examples=["500.00"],
    )


class OrganizationOut(WireOut):
    """The organization, with the brand, number and WhatsApp account that its profiles may inherit."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ORGANIZATION_OUT]})

    id: str = Field(description="Id of the organization.")
    name: str = Field(description="Name.")
    email: str = Field(description="Email address.")
    sending_phone_number: str | None = Field(description="The SMS number that profiles may inherit, E.164.")
    waba_id: str | None = Field(description="The WhatsApp Business Account that profiles may inherit.")
    monthly_spending_cap: str | None = Field(
        description="The most, in USD, that may be agreed to in fees in a calendar month (UTC); null: no cap."
    )
    agreed_this_month: str = Field(
        description=(
            "The fees, in USD, that were agreed to in this calendar month (UTC), paid or not; without agreements that ended unused."
        )
    )
    created_at: WireTime = Field(description="When the organization was created.")
    updated_at: WireTime = Field(description="When the organization was last changed.")
    brand: BrandOut | None = Field(description="The brand that profiles may inherit.")
    action_needed: list[ActionNeededOut] = Field(
        description=(
            "Actions that a person must take before the registrations of the organization's own brand, campaigns, number and "
            "WhatsApp account can go on; empty if there are none. Profiles that inherit them show the same actions."
        )
    )


class OrganizationFields(TypedDict, total=False):
    """Values of the domain's `Organization` that a caller may set, by the name of the attribute."""

    name: str
    email: str
    sending_phone_number: str | None
    monthly_spending_cap: str | None


def parse_changes(body: OrganizationPatchIn) -> OrganizationFields:
    """Only the values to change. Brand and WhatsApp account are separate records: the caller takes them from `body`."""
    names = [name for name in OrganizationFields.__annotations__ if name in body.model_fields_set]
    return cast("OrganizationFields", {name: getattr(body, name) for name in names})


def render(
    organization: Organization,
    brand: Brand | None,
    waba_id: str | None,
    brand_progress: BrandProgress | None = None,
    action_needed: Sequence[ActionNeeded] = (),
    *,
    agreed_this_month: Decimal,
) -> OrganizationOut:
    return OrganizationOut(
        id=organization.id,
        name=organization.name,
        email=organization.email,
        sending_phone_number=organization.sending_phone_number,
        waba_id=waba_id,
        monthly_spending_cap=organization.monthly_spending_cap,
        agreed_this_month=f"{agreed_this_month:.2f}",
        created_at=organization.created_at,
        updated_at=organization.updated_at,
        brand=None if brand is None else brands.render(brand, is_inherited=False, progress=brand_progress),
        action_needed=registrations.render_action_needed(action_needed),
    )
