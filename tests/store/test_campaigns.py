"""Campaigns in the store: in order of creation, deleted softly, and of one owner in one organization."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from clearsend.domain.profile import CampaignContent, CampaignRegistration, CampaignStatus
from clearsend.store import campaigns
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import campaigns as table
from tests.store import stock
from tests.store.stock import Clock


def test_what_is_written_is_read(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        written = stock.campaign(transaction, org_id, stock.brand(transaction, org_id, org_id), name="Größe ✓")

    with database.reading() as transaction:
        assert campaigns.find(transaction, org_id, org_id, written.id) == written
        assert campaigns.list_of(transaction, org_id, org_id) == [written]


def test_they_are_listed_by_owner_in_order_of_creation(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile, bare = (stock.profile(transaction, org_id).id for _ in range(2))
        brands = {owner_id: stock.brand(transaction, org_id, owner_id) for owner_id in (org_id, profile)}
    written: dict[str, list[str]] = {org_id: [], profile: [], bare: []}
    for name, owner_id in (("b", org_id), ("a", profile), ("c", org_id), ("0", profile)):
        with database.writing() as transaction:
            stock.campaign(transaction, org_id, brands[owner_id], name=name)
        written[owner_id].append(name)
        clock.advance(seconds=1)

    with database.reading() as transaction:
        found = campaigns.list_of_many(transaction, org_id, [org_id, profile, bare])
    assert {owner_id: [item.content.name for item in items] for owner_id, items in found.items()} == written


def test_an_update_replaces_what_the_caller_says_and_nothing_of_the_registry(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        brand = stock.brand(transaction, org_id, org_id)
        first = stock.campaign(transaction, org_id, brand)
        sibling = stock.campaign(transaction, org_id, brand)
        transaction.connection.execute(
            sa.update(table)
            .where(table.c.id == first.id)
            .values(
                tcr_campaign_id="C1",
                telnyx_campaign_id="T1",
                status="ACTIVE",
                sync_error="was refused once",
                submitted_at=transaction.now,
                billed_at=transaction.now,
            )
        )
        registered_at = transaction.now
    later = clock.advance(days=1)

    with database.writing() as transaction:
        content = CampaignContent("Offers", "Offers to members.", "KYC")
        use_cases = (stock.use_case(transaction, "one", "two\nlines"), stock.use_case(transaction, "three"))
        campaigns.update(transaction, org_id, first.id, content, use_cases)

    with database.reading() as transaction:
        found = campaigns.find(transaction, org_id, org_id, first.id)
        assert campaigns.find(transaction, org_id, org_id, sibling.id) == sibling
    registration = CampaignRegistration(
        "C1", "T1", CampaignStatus.ACTIVE, "was refused once", registered_at, registered_at
    )
    assert found == replace(first, content=content, use_cases=use_cases, registration=registration, updated_at=later)
    assert found.is_approved


def test_a_deleted_campaign_is_out_of_sight(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        brand = stock.brand(transaction, org_id, org_id)
        deleted, kept = (stock.campaign(transaction, org_id, brand) for _ in range(2))

        campaigns.delete(transaction, org_id, deleted.id)

        assert campaigns.find(transaction, org_id, org_id, deleted.id) is None
        assert campaigns.list_of(transaction, org_id, org_id) == [kept]
        assert transaction.connection.scalar(sa.select(sa.func.count()).select_from(table)) == 2


def test_another_owner_and_another_organization_see_and_change_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id = stock.profile(transaction, org_id).id
        written = stock.campaign(transaction, org_id, stock.brand(transaction, org_id, org_id))

        assert campaigns.find(transaction, org_id, profile_id, written.id) is None
        assert campaigns.find(transaction, other_id, org_id, written.id) is None
        assert campaigns.list_of(transaction, other_id, org_id) == []
        campaigns.update(transaction, other_id, written.id, CampaignContent("x", "x", "x"), ())
        campaigns.delete(transaction, other_id, written.id)

        assert campaigns.find(transaction, org_id, org_id, written.id) == written


@pytest.mark.parametrize("where", ["registered", "shared"])
def test_an_id_of_the_registry_is_named_by_another_owner_of_the_organization(database: Database, where: str) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id = stock.profile(transaction, org_id).id
        written = stock.campaign(transaction, org_id, stock.brand(transaction, org_id, org_id))
        if where == "shared":
            content = replace(written.content, shared_tcr_campaign_id="CXYZ123")
            campaigns.update(transaction, org_id, written.id, content, written.use_cases)
        else:
            transaction.connection.execute(sa.update(table).values(tcr_campaign_id="CXYZ123"))

        def is_named(org_id: str, owner_id: str, tcr_id: str = "CXYZ123") -> bool:
            return campaigns.is_named_elsewhere(transaction, org_id, tcr_id, owner_id=owner_id)

        assert is_named(org_id, profile_id)
        assert not is_named(org_id, org_id)
        assert not is_named(org_id, profile_id, "CXYZ124")
        assert not is_named(other_id, profile_id)
        campaigns.delete(transaction, org_id, written.id)
        assert is_named(org_id, profile_id)


def test_a_campaign_without_a_brand_cannot_be_written(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        brand = replace(stock.brand(transaction, org_id, org_id), id="no such brand")
    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        stock.campaign(transaction, org_id, brand)
