"""Brands in the store: one an owner, and the registry's word survives what the owner says later."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from clearsend.domain.profile import BrandCompliance, BrandContact, IdentityStatus
from clearsend.store import brands
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import brands as table
from tests.store import stock
from tests.store.stock import BEGINNING, BUSINESS, COMPLIANCE, CONTACT, Clock


def test_what_is_written_is_read(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        written = stock.brand(transaction, org_id, org_id)

    assert (written.contact, written.business, written.compliance) == (CONTACT, BUSINESS, COMPLIANCE)
    assert written.owner_id == org_id
    assert written.created_at == written.updated_at == BEGINNING
    assert not written.is_submitted


def test_as_little_as_a_brand_may_say(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        contact, compliance = BrandContact("Ada"), BrandCompliance("RETAIL", "KEY_ACCOUNT")
        brands.put(transaction, org_id, org_id, contact=contact, business=None, compliance=compliance)

        found = brands.find(transaction, org_id, org_id)
    assert found is not None
    assert (found.contact, found.business, found.compliance) == (contact, None, compliance)


def test_a_second_word_replaces_the_first_and_leaves_the_registry_alone(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        first = stock.brand(transaction, org_id, org_id)
        words = {
            "tcr_brand_id": "BXYZ123",
            "status": "ACTIVE",
            "identity_status": IdentityStatus.VERIFIED.value,
            "universal_ein": "US_123456789",
            "csp_id": "S1",
            "submitted_at": transaction.now,
        }
        transaction.connection.execute(sa.update(table).values(**words))
    later = clock.advance(days=3)

    with database.writing() as transaction:
        contact = BrandContact("Bob Archer")
        brands.put(transaction, org_id, org_id, contact=contact, business=None, compliance=COMPLIANCE)
        second = brands.find(transaction, org_id, org_id)

    registration = stock.registered(first, **{**words, "identity_status": IdentityStatus.VERIFIED})
    assert second == replace(first, contact=contact, business=None, registration=registration, updated_at=later)
    assert second.is_approved


def test_the_brands_of_several_owners(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        with_brand, without = (stock.profile(transaction, org_id) for _ in range(2))
        parent = stock.brand(transaction, org_id, org_id)
        own = stock.brand(transaction, org_id, with_brand.id)

        found = brands.find_many(transaction, org_id, [org_id, with_brand.id, without.id])
        assert found == {org_id: parent, with_brand.id: own}
        assert brands.find_many(transaction, org_id, []) == {}


def test_what_a_newer_version_wrote_is_read_as_far_as_it_is_known(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        stock.brand(transaction, org_id, org_id)
        transaction.connection.execute(
            sa.update(table).values(
                contact={"name": "Ada", "pronouns": "she"},
                compliance={"vertical": "NGO", "brand_relationship": "KEY_ACCOUNT", "colour": "blue"},
            )
        )

        found = brands.find(transaction, org_id, org_id)
    assert found is not None
    assert (found.contact, found.compliance) == (BrandContact("Ada"), BrandCompliance("NGO", "KEY_ACCOUNT"))


def test_another_organization_sees_and_changes_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        written = stock.brand(transaction, org_id, org_id)

        assert brands.find(transaction, other_id, org_id) is None
        assert brands.find_many(transaction, other_id, [org_id]) == {}

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        brands.put(transaction, other_id, org_id, contact=BrandContact("Mallory"), business=None, compliance=COMPLIANCE)
    with database.reading() as transaction:
        assert brands.find(transaction, org_id, org_id) == written
