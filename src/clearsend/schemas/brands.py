"""A brand on the wire: camelCase inside a request, snake_case inside an answer. It never decides which brand is in effect."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType

from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    DestinationCountry,
    EntityType,
    IdentityStatus,
)
from clearsend.domain.registration.action_needed import BrandProgress
from clearsend.schemas import examples, registrations
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.fields import Country, Email, Flag, Phone, Text, Url, WireIn, matching, refusal
from clearsend.schemas.registrations import BrandRegistrationOut

MAX_DESTINATION_COUNTRIES = 250

# The verticals of the Campaign Registry, as the public API spells them.
Vertical = TypeAliasType(
    "Vertical",
    Literal[
        "PROFESSIONAL",
        "REAL_ESTATE",
        "HEALTHCARE",
        "HUMAN_RESOURCES",
        "ENERGY",
        "ENTERTAINMENT",
        "RETAIL",
        "TRANSPORTATION",
        "AGRICULTURE",
        "INSURANCE",
        "POSTAL",
        "EDUCATION",
        "HOSPITALITY",
        "FINANCIAL",
        "POLITICAL",
        "GAMBLING",
        "LEGAL",
        "CONSTRUCTION",
        "NGO",
        "MANUFACTURING",
        "GOVERNMENT",
        "TECHNOLOGY",
        "COMMUNICATION",
    ],
)
BrandRelationship = TypeAliasType(
    "BrandRelationship",
    Literal["BASIC_ACCOUNT", "SMALL_ACCOUNT", "MEDIUM_ACCOUNT", "LARGE_ACCOUNT", "KEY_ACCOUNT"],
)
# Exchanges on which a company may be listed; the registry compares the exchange with the symbol.
StockExchange = TypeAliasType(
    "StockExchange",
    Literal[
        "NONE",
        "NASDAQ",
        "NYSE",
        "AMEX",
        "AMX",
        "ASX",
        "B3",
        "BME",
        "BSE",
        "FRA",
        "ICEX",
        "JPX",
        "JSE",
        "KRX",
        "LON",
        "NSE",
        "OMX",
        "SEHK",
        "SSE",
        "STO",
        "SWX",
        "SZSE",
        "TSX",
        "TWSE",
        "VSE",
    ],
)
BrandStatus = TypeAliasType("BrandStatus", Literal["ACTIVE", "INACTIVE", "SUSPENDED"])

_PREFIX_SENTENCE = "must be a dialling prefix of 1 to 7 digits with an optional leading +, such as +1"
_CODE_SENTENCE = "must be a country calling code of 1 to 4 digits with an optional leading +, such as 1"


class _CamelIn(WireIn):
    model_config = ConfigDict(alias_generator=to_camel)


class BrandContactIn(_CamelIn):
    """The person whom a reviewer may contact about the brand."""

    name: Annotated[str, Text(100, 1)] = Field(description="Name of the person.")
    business_name: Annotated[str, Text(255)] | None = Field(
        default=None, description="Name of the brand as its customers know it."
    )
    role: Annotated[str, Text(100)] | None = Field(default=None, description="Role of the person in the business.")
    phone: Phone | None = Field(default=None, description="Phone number in international format; stored as E.164.")
    email: Email | None = Field(default=None, description="Email address, preferably in the domain of the website.")
    phone_country_code: (
        Annotated[
            str,
            Text(
                5,
                1,
                sentence=_CODE_SENTENCE,
                check=matching(r"\+?[1-9][0-9]{0,3}", _CODE_SENTENCE),
                documented={"pattern": r"^\+?[1-9][0-9]{0,3}$"},
            ),
        ]
        | None
    ) = Field(default=None, description="Calling code of the phone number's country, such as 1.")
    first_name: Annotated[str, Text(100)] | None = Field(
        default=None, description="First name of a sole proprietor; default: `name` without its last word."
    )
    last_name: Annotated[str, Text(100)] | None = Field(
        default=None, description="Last name of a sole proprietor; default: the last word of `name`."
    )
    mobile_phone: Phone | None = Field(
        default=None,
        description="Mobile phone of a sole proprietor, to which the registry sends a PIN; default: `phone`. Stored as E.164.",
    )


class BrandBusinessIn(_CamelIn):
    """The legal entity, exactly as on its tax registration."""

    legal_name: Annotated[str, Text(255)] | None = Field(default=None, description="Registered name.")
    tax_id: Annotated[str, Text(50)] | None = Field(default=None, description="Tax id; in the US, the EIN.")
    tax_id_type: Annotated[str, Text(32)] | None = Field(
        default=None, description="Kind of tax id, such as us_ein or ca_bn."
    )
    entity_type: EntityType | None = Field(default=None, description="Legal form.")
    street: Annotated[str, Text(255)] | None = Field(default=None, description="Street and number.")
    city: Annotated[str, Text(100)] | None = Field(default=None, description="City.")
    state: Annotated[str, Text(100)] | None = Field(default=None, description="State or province.")
    postal_code: Annotated[str, Text(20)] | None = Field(default=None, description="Postal or ZIP code.")
    country: Country | None = Field(default=None, description="Country of the address.")
    url: Url | None = Field(default=None, description="Public website of the brand.")
    country_of_registration: Country | None = Field(
        default=None, description="Country in which the business is registered."
    )
    stock_symbol: Annotated[str, Text(10)] | None = Field(
        default=None, description="Symbol under which a public company is listed.", examples=["NWD"]
    )
    stock_exchange: StockExchange | None = Field(
        default=None, description="Exchange on which a public company is listed."
    )


class DestinationCountryIn(_CamelIn):
    """A destination country of the messages."""

    id: Country = Field(description="The country.")
    is_main: Flag = Field(
        default=False,
        description="Whether the country is a main destination. A reviewer approves it, unless the brand is for the TCR.",
    )


class BrandComplianceIn(_CamelIn):
    """The facts that a registry or a reviewer needs."""

    vertical: Vertical = Field(description="Industry.")
    brand_relationship: BrandRelationship = Field(
        description="Closeness and duration of the platform's relationship with the brand."
    )
    is_tcr_application: Flag | None = Field(
        default=None,
        description="Whether the brand must be registered with the Campaign Registry (US 10DLC traffic). Default: false.",
    )
    phone_number_prefix: (
        Annotated[
            str,
            Text(
                8,
                1,
                sentence=_PREFIX_SENTENCE,
                check=matching(r"\+?[1-9][0-9]{0,6}", _PREFIX_SENTENCE),
                documented={"pattern": r"^\+?[1-9][0-9]{0,6}$"},
            ),
        ]
        | None
    ) = Field(default=None, description="Prefix of the sending numbers, such as +1.")
    destination_countries: Annotated[list[DestinationCountryIn], Field(max_length=MAX_DESTINATION_COUNTRIES)] | None = (
        Field(default=None, description="Destination countries of the messages, each country once.")
    )
    notes: Annotated[str, Text(2000, is_multiline=True)] | None = Field(
        default=None, description="Further notes for a reviewer."
    )

    @field_validator("destination_countries")
    @classmethod
    def _each_once(cls, countries: list[DestinationCountryIn] | None) -> list[DestinationCountryIn] | None:
        if countries is not None and len({country.id for country in countries}) < len(countries):
            raise refusal("must name each country only once")
        return countries


class BrandIn(WireIn):
    """A brand: the sender as a registry knows it. The keys inside are camelCase."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.BRAND_IN]})

    contact: BrandContactIn = Field(description="The person whom a reviewer may contact.")
    business: BrandBusinessIn | None = Field(default=None, description="The legal entity.")
    compliance: BrandComplianceIn = Field(description="The facts that a registry or a reviewer needs.")


class BrandContactOut(WireOut):
    """The person whom a reviewer may contact about the brand."""

    name: str = Field(description="Name of the person.")
    business_name: str | None = Field(description="Name of the brand as its customers know it.")
    role: str | None = Field(description="Role of the person in the business.")
    phone: str | None = Field(description="Phone number, E.164.")
    email: str | None = Field(description="Email address.")
    phone_country_code: str | None = Field(description="Calling code of the phone number's country.")
    first_name: str | None = Field(description="First name of a sole proprietor.")
    last_name: str | None = Field(description="Last name of a sole proprietor.")
    mobile_phone: str | None = Field(description="Mobile phone of a sole proprietor, E.164.")


class BrandBusinessOut(WireOut):
    """The legal entity."""

    legal_name: str | None = Field(description="Registered name.")
    tax_id: str | None = Field(description="Tax id.")
    tax_id_type: str | None = Field(description="Kind of tax id.")
    entity_type: EntityType | None = Field(description="Legal form.")
    street: str | None = Field(description="Street and number.")
    city: str | None = Field(description="City.")
    state: str | None = Field(description="State or province.")
    postal_code: str | None = Field(description="Postal or ZIP code.")
    country: str | None = Field(description="Country of the address, ISO 3166-1 alpha-2.")
    url: str | None = Field(description="Website.")
    country_of_registration: str | None = Field(description="Country of registration, ISO 3166-1 alpha-2.")
    stock_symbol: str | None = Field(description="Symbol under which a public company is listed.")
    stock_exchange: StockExchange | None = Field(description="Exchange on which a public company is listed.")


class DestinationCountryOut(WireOut):
    """A destination country of the messages. `isMain` is camelCase in answers too, as the public API documents it."""

    id: str = Field(description="The country, ISO 3166-1 alpha-2.")
    is_main: bool = Field(alias="isMain", description="Whether the country is a main destination.")


class BrandComplianceOut(WireOut):
    """The facts that a registry or a reviewer needs."""

    vertical: Vertical = Field(description="Industry.")
    brand_relationship: BrandRelationship = Field(
        description="Closeness and duration of the platform's relationship with the brand."
    )
    is_tcr_application: bool = Field(description="Whether the brand must be registered with the Campaign Registry.")
    phone_number_prefix: str | None = Field(description="Prefix of the sending numbers.")
    destination_countries: list[DestinationCountryOut] = Field(description="Destination countries of the messages.")
    notes: str | None = Field(description="Further notes for a reviewer.")
    primary_use_case: None = Field(default=None, description="Always null; kept for older clients.")


class BrandOut(WireOut):
    """A brand and its state at the registry."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.BRAND_OUT]})

    id: str = Field(description="Id of the brand.")
    tcr_brand_id: str | None = Field(description="Id in the Campaign Registry, once registered.")
    status: BrandStatus | None = Field(description="Status at the registry; null before submission.")
    identity_status: IdentityStatus | None = Field(
        description="Level to which the registry has verified the brand's identity."
    )
    universal_ein: str | None = Field(description="The registry's own form of the tax id.")
    csp_id: str | None = Field(description="Deprecated: id of the service provider that registered the brand.")
    submitted_to_tcr: bool = Field(description="Whether the brand was submitted to the registry.")
    submitted_at: WireTime | None = Field(description="When the brand was submitted.")
    is_inherited: bool = Field(description="Whether the profile inherits the brand from its organization.")
    created_at: WireTime = Field(description="When the brand was created.")
    updated_at: WireTime = Field(description="When the brand was last changed.")
    contact: BrandContactOut = Field(description="The person whom a reviewer may contact.")
    business: BrandBusinessOut | None = Field(description="The legal entity.")
    compliance: BrandComplianceOut = Field(description="The facts that a registry or a reviewer needs.")
    registration: BrandRegistrationOut | None = Field(
        description="State of the brand's registration; null before the registration starts."
    )


def parse(brand: BrandIn) -> tuple[BrandContact, BrandBusiness | None, BrandCompliance]:
    """The contact, the business (None if omitted) and the compliance facts of a brand in a request."""
    return _parse_contact(brand.contact), _parse_business(brand.business), _parse_compliance(brand.compliance)


def _parse_contact(contact: BrandContactIn) -> BrandContact:
    return BrandContact(
        name=contact.name,
        business_name=contact.business_name,
        role=contact.role,
        phone=contact.phone,
        email=contact.email,
        phone_country_code=contact.phone_country_code,
        first_name=contact.first_name,
        last_name=contact.last_name,
        mobile_phone=contact.mobile_phone,
    )


def _parse_business(business: BrandBusinessIn | None) -> BrandBusiness | None:
    if business is None:
        return None
    return BrandBusiness(
        legal_name=business.legal_name,
        tax_id=business.tax_id,
        tax_id_type=business.tax_id_type,
        entity_type=business.entity_type,
        street=business.street,
        city=business.city,
        state=business.state,
        postal_code=business.postal_code,
        country=business.country,
        url=business.url,
        country_of_registration=business.country_of_registration,
        stock_symbol=business.stock_symbol,
        stock_exchange=business.stock_exchange,
    )


def _parse_compliance(compliance: BrandComplianceIn) -> BrandCompliance:
    return BrandCompliance(
        vertical=compliance.vertical,
        brand_relationship=compliance.brand_relationship,
        is_tcr_application=bool(compliance.is_tcr_application),
        phone_number_prefix=compliance.phone_number_prefix,
        destination_countries=tuple(
            DestinationCountry(country.id, country.is_main) for country in compliance.destination_countries or ()
        ),
        notes=compliance.notes,
    )


def render(brand: Brand, is_inherited: bool, progress: BrandProgress | None = None) -> BrandOut:
    registration = brand.registration
    return BrandOut(
        id=brand.id,
        tcr_brand_id=registration.tcr_brand_id,
        status=registration.status,
        identity_status=registration.identity_status,
        universal_ein=registration.universal_ein,
        csp_id=registration.csp_id,
        submitted_to_tcr=brand.is_submitted,
        submitted_at=registration.submitted_at,
        is_inherited=is_inherited,
        created_at=brand.created_at,
        updated_at=brand.updated_at,
        contact=BrandContactOut(**vars(brand.contact)),
        business=None if brand.business is None else BrandBusinessOut(**vars(brand.business)),
        compliance=_render_compliance(brand.compliance),
        registration=None if progress is None else registrations.render_brand(progress),
    )


def _render_compliance(compliance: BrandCompliance) -> BrandComplianceOut:
    return BrandComplianceOut(
        vertical=compliance.vertical,
        brand_relationship=compliance.brand_relationship,
        is_tcr_application=compliance.is_tcr_application,
        phone_number_prefix=compliance.phone_number_prefix,
        destination_countries=[
            DestinationCountryOut(id=country.id, is_main=country.is_main)
            for country in compliance.destination_countries
        ],
        notes=compliance.notes,
    )
