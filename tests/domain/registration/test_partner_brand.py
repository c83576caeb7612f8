"""Whose brand a campaign of another provider is registered for: what is the same name, and what is clearly another."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    EntityType,
)
from clearsend.domain.registration import partner_brand

AT = datetime(2026, 5, 1, tzinfo=UTC)


def case(
    legal_name: str | None = "Northwind Dental LLC",
    *,
    known_as: str | None = None,
    owner_name: str | None = None,
    registry_id: str | None = None,
) -> BrandText:
    brand = Brand(
        id="b",
        owner_id="p",
        contact=BrandContact("Ann Archer", business_name=known_as),
        business=None if legal_name is None else BrandBusiness(legal_name),
        compliance=BrandCompliance("HEALTHCARE", "SMALL_ACCOUNT", is_tcr_application=True),
        registration=BrandRegistration(tcr_brand_id=registry_id),
        created_at=AT,
        updated_at=AT,
    )
    return BrandText(brand, owner_name)


SAME = [
    "Northwind Dental LLC",
    "Northwind Dental",
    "NORTHWIND DENTAL, L.L.C.",
    "NORTHWIND DENTAL L.L.C",
    "northwind-dental",
    "North Wind Dental Inc",
    "NorthwindDental",
    "The Northwind Dental Company",
    "Northwind Dental Co., Ltd.",
    "Nörthwind  Dental",
    "Northwind® Dental™",
    "Northwind",
    "Northwind Dental Group of Springfield",
    "Archer Holdings Inc. d/b/a Northwind Dental",
    "Archer Holdings DBA: Northwind Dental",
    "Archer Holdings (doing business as Northwind Dental)",
    "Northwind Dental PLLC t/a Smiles",
]
ANOTHER = [
    "Southwind Dental LLC",
    "Northwind Realty LLC",
    "Dental",
    "Dental Northwind",
    "Archer Holdings Inc.",
    "Acme",
    "ND",
    "北風歯科",
]


@pytest.mark.parametrize("named", SAME)
def test_a_name_may_be_written_in_many_ways(named: str) -> None:
    assert not partner_brand.is_another(named, None, case())


@pytest.mark.parametrize("named", ANOTHER)
def test_another_name_is_another_brand(named: str) -> None:
    assert partner_brand.is_another(named, None, case())


@pytest.mark.parametrize("named", [None, "", "  ", "—", "...", "™"])
def test_where_the_vendor_names_none_nothing_is_clear(named: str | None) -> None:
    assert not partner_brand.is_another(named, "BOTHER1", case(registry_id="BBRAND1"))


def test_where_ours_has_no_name_nothing_is_clear() -> None:
    assert not partner_brand.is_another("Acme", None, case(None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith & Sons", "Smith and Sons Inc"),
        ("Joe's Pizza", "JOES PIZZA LLC"),
        ("U.S. Auto Parts", "US Auto Parts, Inc."),
        ("A.B. Smith Corp", "AB Smith Corporation"),
        ("International Business Machines Corp.", "IBM"),
        ("The Company, Inc.", "Company Incorporated"),
        ("Müller GmbH", "MULLER"),
        ("Straße 7 GmbH", "Strasse 7"),
        ("Amazon.com Inc", "Amazon"),
        ("7-Eleven", "7 Eleven Inc"),
    ],
)
def test_sameness_has_no_direction(one: str, other: str) -> None:
    assert not partner_brand.is_another(one, None, case(other))
    assert not partner_brand.is_another(other, None, case(one))


def test_every_name_of_ours_counts() -> None:
    ours = case("Archer Holdings Inc", known_as="Northwind Dental")
    assert not partner_brand.is_another("Archer Holdings", None, ours)
    assert not partner_brand.is_another("Northwind Dental", None, ours)
    assert not partner_brand.is_another("Riverside", None, case(None, owner_name="Riverside Clinic"))
    assert partner_brand.is_another("Riverside", None, case(owner_name="Riverside Clinic")), (
        "a brand with a name goes by that"
    )


def test_a_sole_proprietor_goes_by_the_persons_name_too() -> None:
    shop = case("Ann's Flowers")
    person = replace(shop.declared.contact, first_name="Ann", last_name="Archer")
    for entity_type, is_another in ((EntityType.SOLE_PROPRIETOR, False), (EntityType.PRIVATE_PROFIT, True)):
        brand = replace(shop.declared, contact=person, business=BrandBusiness("Ann's Flowers", entity_type=entity_type))
        assert partner_brand.is_another("Ann Archer", None, BrandText(brand, None)) is is_another


def test_the_same_id_leaves_no_doubt_and_another_id_says_nothing() -> None:
    """A company has an id of its own for every provider that has registered it."""
    names, ids = (None, "Northwind Dental", "Acme"), (None, "BBRAND1", "BOTHER1")
    for named, theirs, ours in product(names, ids, ids):
        is_proven = theirs is not None and theirs == ours
        found = partner_brand.is_another(named, theirs, case(registry_id=ours))
        assert found is (named == "Acme" and not is_proven), (named, theirs, ours)
