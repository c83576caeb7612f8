"""Brands on the wire: camelCase in, snake_case out."""

import copy
import dataclasses
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from clearsend.domain.profile import Brand, DestinationCountry, EntityType
from clearsend.schemas import brands, examples
from clearsend.schemas.brands import BrandIn, BrandOut, BrandRelationship, Vertical
from clearsend.schemas.errors import details_of
from clearsend.schemas.fields import COUNTRY_CODES

MINIMAL: Any = {
    "contact": {"name": "Ada"},
    "compliance": {"vertical": "RETAIL", "brandRelationship": "KEY_ACCOUNT"},
}


def refused(body: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        BrandIn.model_validate(body)
    return details_of(caught.value)


def altered(section: str, field: str, value: object) -> dict[str, Any]:
    body: dict[str, Any] = copy.deepcopy(examples.BRAND_IN)
    body[section][field] = value
    return body


def test_the_vocabularies() -> None:
    assert len(get_args(Vertical.__value__)) == 23
    assert all(word.endswith("_ACCOUNT") for word in get_args(BrandRelationship.__value__))
    assert len(get_args(BrandRelationship.__value__)) == 5
    assert len(EntityType) == 5


def test_the_least_brand() -> None:
    contact, business, compliance = brands.parse(BrandIn.model_validate(MINIMAL))
    assert contact.name == "Ada"
    assert business is None
    assert (compliance.is_tcr_application, compliance.destination_countries) == (False, ())


def test_the_whole_brand() -> None:
    contact, business, compliance = brands.parse(BrandIn.model_validate(examples.BRAND_IN))
    assert (contact.business_name, contact.phone, contact.phone_country_code) == (
        "Northwind Dental",
        "+12025550123",
        "1",
    )
    assert business is not None
    assert business.entity_type is EntityType.PRIVATE_PROFIT
    assert (business.legal_name, business.country_of_registration) == ("Northwind Dental LLC", "US")
    assert compliance.destination_countries == (DestinationCountry("US", is_main=True),)


@pytest.mark.parametrize("section", ["contact", "business", "compliance"])
def test_nulls_of_the_sdk_pass_wherever_something_may_be_left_out(section: str) -> None:
    required = {"contact": {"name"}, "business": set(), "compliance": {"vertical", "brandRelationship"}}[section]
    body: Any = copy.deepcopy(examples.BRAND_IN)
    for field in set(body[section]) - required:
        body[section][field] = None
    BrandIn.model_validate(body)


def test_what_older_clients_send_is_ignored() -> None:
    body = altered("compliance", "expectedMessagingVolume", 5)
    body["compliance"]["primaryUseCase"] = 7
    assert brands.parse(BrandIn.model_validate(body)) == brands.parse(BrandIn.model_validate(examples.BRAND_IN))


@pytest.mark.parametrize(
    ("section", "field", "largest"),
    [
        ("contact", "name", 100),
        ("contact", "businessName", 255),
        ("contact", "role", 100),
        ("business", "legalName", 255),
        ("business", "taxId", 50),
        ("business", "taxIdType", 32),
        ("business", "street", 255),
        ("business", "city", 100),
        ("business", "state", 100),
        ("business", "postalCode", 20),
        ("compliance", "notes", 2000),
    ],
)
def test_limits(section: str, field: str, largest: int) -> None:
    BrandIn.model_validate(altered(section, field, "x" * largest))
    details = refused(altered(section, field, "x" * (largest + 1)))
    assert list(details) == [f"{section}.{field}"]
    assert f"at most {largest} characters" in details[f"{section}.{field}"][0]
    assert list(refused(altered(section, field, 5))) == [f"{section}.{field}"]


@pytest.mark.parametrize(
    ("section", "field", "values"),
    [
        ("contact", "name", ["", " ", None]),
        ("contact", "phone", ["2025550123", "+1"]),
        ("contact", "email", ["nobody"]),
        ("contact", "phoneCountryCode", ["", "US", "+", "12345", "0"]),
        ("business", "entityType", ["private_profit", "LLC", "", 1, ["LLC"], {}]),
        ("business", "country", ["us", "USA", "XX", ""]),
        ("business", "countryOfRegistration", ["us"]),
        ("business", "url", ["northwind.example", ""]),
        ("compliance", "vertical", ["retail", "", None, 1, []]),
        ("compliance", "brandRelationship", ["BASIC", "basic_account", None]),
        ("compliance", "isTcrApplication", ["true", 1]),
        ("compliance", "phoneNumberPrefix", ["", "++1", "one", "+12345678"]),
        ("compliance", "destinationCountries", ["US", {"id": "US"}]),
    ],
)
def test_what_does_not_pass(section: str, field: str, values: list[object]) -> None:
    for value in values:
        assert list(refused(altered(section, field, value))) == [f"{section}.{field}"], value


def test_destination_countries() -> None:
    def countries(*values: object) -> dict[str, Any]:
        return altered("compliance", "destinationCountries", list(values))

    field = "compliance.destinationCountries"
    every_country = [{"id": code} for code in COUNTRY_CODES]
    BrandIn.model_validate(countries(*every_country))
    assert refused(countries(*every_country, {"id": "US"}, {"id": "US"})) == {
        field: ["Destination countries must have at most 250 items"]
    }
    assert refused(countries({"id": "US"}, {"id": "US"})) == {
        field: ["Destination countries must name each country only once"]
    }
    assert list(refused(countries({"id": "us"}, "US"))) == [f"{field}[0].id", f"{field}[1]"]
    assert list(refused(countries({"id": "US", "isMain": "yes"}))) == [f"{field}[0].isMain"]
    assert refused(countries({"isMain": True}))[f"{field}[0].id"] == ["ID is required"]


def test_an_enumeration_is_named_whole() -> None:
    assert refused(altered("compliance", "brandRelationship", "BASIC")) == {
        "compliance.brandRelationship": [
            "Brand relationship must be one of: "
            "BASIC_ACCOUNT, SMALL_ACCOUNT, MEDIUM_ACCOUNT, LARGE_ACCOUNT, KEY_ACCOUNT"
        ]
    }


@pytest.mark.parametrize("section", ["contact", "compliance"])
def test_sections_are_objects(section: str) -> None:
    values: list[Any] = ["text", 5, [], None]
    for value in values:
        assert list(refused({**MINIMAL, section: value})) == [section]


def test_a_rendered_brand(brand: Brand) -> None:
    wire = brands.render(brand, is_inherited=True).wire()
    assert list(wire) == [
        "id",
        "tcr_brand_id",
        "status",
        "identity_status",
        "universal_ein",
        "csp_id",
        "submitted_to_tcr",
        "submitted_at",
        "is_inherited",
        "created_at",
        "updated_at",
        "contact",
        "business",
        "compliance",
        "registration",
    ]
    assert list(wire["contact"]) == [
        "name",
        "business_name",
        "role",
        "phone",
        "email",
        "phone_country_code",
        "first_name",
        "last_name",
        "mobile_phone",
    ]
    assert wire["registration"] is None
    assert list(wire["business"]) == [
        "legal_name",
        "tax_id",
        "tax_id_type",
        "entity_type",
        "street",
        "city",
        "state",
        "postal_code",
        "country",
        "url",
        "country_of_registration",
        "stock_symbol",
        "stock_exchange",
    ]
    assert list(wire["compliance"]) == [
        "vertical",
        "brand_relationship",
        "is_tcr_application",
        "phone_number_prefix",
        "destination_countries",
        "notes",
        "primary_use_case",
    ]
    assert wire["compliance"]["destination_countries"] == [
        {"id": "US", "isMain": True},
        {"id": "CA", "isMain": False},
    ]
    assert wire["compliance"]["primary_use_case"] is None
    assert wire["submitted_to_tcr"] is True
    assert wire["is_inherited"] is True
    assert BrandOut.model_validate(wire).wire() == wire


def test_what_was_sent_comes_back(brand: Brand) -> None:
    contact, business, compliance = brands.parse(BrandIn.model_validate(examples.BRAND_IN))
    echoed = dataclasses.replace(brand, contact=contact, business=business, compliance=compliance)
    wire = brands.render(echoed, is_inherited=False).wire()
    shown: Any = examples.BRAND_OUT
    assert {name: wire[name] for name in ("contact", "business", "compliance")} == {
        name: shown[name] for name in ("contact", "business", "compliance")
    }


def test_a_brand_without_business(brand: Brand) -> None:
    assert brands.render(dataclasses.replace(brand, business=None), is_inherited=False).wire()["business"] is None
