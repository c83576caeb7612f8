"""Profiles in the store: written whole, deleted softly, paged in order, and never seen by another organization."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.errors import AppError
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import BillingContact, BillingModel, ProfileStatus
from clearsend.domain.registration.review import Decision, Review
from clearsend.store import dossiers, profiles
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import profile_counts
from clearsend.store.foundation.tables import profiles as table
from tests.store import stock
from tests.store.stock import BEGINNING, Clock


def test_what_is_written_is_read(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        written = stock.profile(
            transaction,
            org_id,
            name="Zahnärzte 🦷 am Ring",
            icon="https://northwind.example/icon.png",
            billing_model=BillingModel.PROFILE_AND_ORGANIZATION,
            billing_contact=BillingContact("Ann", "ann@x.example", address="1 Main Street\nSpringfield"),
            sending_phone_number="+12025550100",
            whatsapp_phone_number="+12025550101",
            allow_number_change_during_onboarding=True,
        )

    with database.reading() as transaction:
        assert profiles.get(transaction, org_id, written.id) == written
        assert profiles.find(transaction, org_id, written.id) == written


def test_only_what_is_named_is_changed(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        written = stock.profile(transaction, org_id, billing_contact=BillingContact("Ann", "ann@x.example"))
        sibling = stock.profile(transaction, org_id)
    later = clock.advance(days=1)

    with database.writing() as transaction:
        contact = BillingContact("Bob", "bob@x.example", phone="1")
        profiles.update(transaction, org_id, written.id, {"short_name": None, "billing_contact": contact})

    with database.reading() as transaction:
        changed = profiles.get(transaction, org_id, written.id)
        assert profiles.get(transaction, org_id, sibling.id) == sibling
    assert changed == replace(written, short_name=None, billing_contact=contact, updated_at=later)

    with database.writing() as transaction:
        profiles.update(transaction, org_id, written.id, {"billing_contact": None})
        assert profiles.get(transaction, org_id, written.id).billing_contact is None


def test_a_deleted_profile_is_out_of_sight_and_comes_back_whole(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        kept = stock.profile(transaction, org_id)
        written = stock.profile(transaction, org_id, sending_phone_number_profile_id=kept.id)
    clock.advance(days=1)
    with database.writing() as transaction:
        profiles.delete(transaction, org_id, written.id)

    with database.writing() as transaction:
        assert profiles.find(transaction, org_id, written.id) is None
        for for_update in (False, True):
            with pytest.raises(AppError, match="RESOURCE_014"):
                profiles.get(transaction, org_id, written.id, for_update=for_update)
        page = profiles.list_page(transaction, org_id, PageRequest(10))
        assert (page.profiles, page.total) == ([kept], 1)
        assert profiles.lenders(transaction, org_id, "sending_phone_number_profile_id") == {}
        profiles.update(transaction, org_id, written.id, {"name": "Changed behind the curtain"})
        # A run in progress must still be able to end.
        assert profiles.current_status(transaction, org_id, written.id) is ProfileStatus.INCOMPLETE
        assert profiles.move(transaction, org_id, written.id, ProfileStatus.IN_PROGRESS)
        assert profiles.move(transaction, org_id, written.id, ProfileStatus.FAILED)

        assert profiles.restore(transaction, org_id, written.id) is True
        assert profiles.restore(transaction, org_id, written.id) is False
        restored = profiles.get(transaction, org_id, written.id)
    assert restored == replace(written, status=ProfileStatus.FAILED, updated_at=clock.moment)


def test_pages_follow_the_order_of_creation(database: Database, clock: Clock) -> None:
    written = []
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    for number in range(5):
        with database.writing() as transaction:
            written.append(stock.profile(transaction, org_id, name=f"Tenant {number}"))
        clock.advance(microseconds=1)

    with database.reading() as transaction:
        pages = [profiles.list_page(transaction, org_id, PageRequest(2, number=page)) for page in (1, 2, 3, 4)]

    assert [page.profiles for page in pages] == [written[:2], written[2:4], written[4:], []]
    assert [page.total for page in pages] == [5, 5, 5, 5]


def test_profiles_of_the_same_moment_are_on_one_page_only(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        written = {stock.profile(transaction, org_id).id for _ in range(9)}
        pages = [profiles.list_page(transaction, org_id, PageRequest(2, number=page)).profiles for page in range(1, 6)]

    found = [profile.id for page in pages for profile in page]
    assert len(found) == 9
    assert set(found) == written


def test_who_borrows_from_whom(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        lender = stock.profile(transaction, org_id)
        sms = stock.profile(transaction, org_id, sending_phone_number_profile_id=lender.id)
        whatsapp = stock.profile(transaction, org_id, sending_whatsapp_number_profile_id=lender.id)

        assert profiles.lenders(transaction, org_id, "sending_phone_number_profile_id") == {sms.id: lender.id}
        assert profiles.lenders(transaction, org_id, "sending_whatsapp_number_profile_id") == {whatsapp.id: lender.id}


def test_a_review_is_remembered(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        assert not dossiers.get(transaction, org_id, profile.id).is_review_approved

        transaction.connection.execute(sa.update(table).values(review_approved_at=transaction.now))
        assert dossiers.get(transaction, org_id, profile.id).is_review_approved


def test_the_last_decision_is_the_one_that_counts(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile, sibling = (stock.profile(transaction, org_id) for _ in range(2))
        decisions = [
            Review(Decision.REJECT, "No website.", BEGINNING),
            Review(Decision.APPROVE, None, BEGINNING),
            Review(Decision.REJECT, "Gone again.", BEGINNING),
        ]
        for decision in decisions:
            profiles.set_review(transaction, org_id, profile.id, decision)
            assert profiles.reviews(transaction, org_id, [profile.id, sibling.id]) == {
                profile.id: decision,
                sibling.id: Review(),
            }
            is_approved = dossiers.get(transaction, org_id, profile.id).is_review_approved
            assert is_approved == (decision.decision is Decision.APPROVE)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        naive = datetime(2026, 5, 1)
        with pytest.raises(sa.exc.StatementError, match="time zone"):
            stock.profile(transaction, org_id, created_at=naive)


def test_a_time_of_another_zone_is_the_same_moment(database: Database) -> None:
    elsewhere = datetime.fromisoformat("2026-05-01T11:53:14.031204+02:00")
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id, created_at=elsewhere)

        read = profiles.get(transaction, org_id, profile.id).created_at
    assert read == elsewhere
    assert read.tzinfo is UTC


def test_a_number_is_declared_by_a_profile_or_the_organization(database: Database) -> None:
    number, parents, free = "+12125550123", "+12125550124", "+12125550125"
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=parents)
        other_id = stock.organization(transaction, "Other")
        holder = stock.profile(transaction, org_id, sending_phone_number=number).id

        def is_declared(org_id: str, number: str, **options: bool) -> bool:
            return profiles.is_number_declared(transaction, org_id, number, **options)

        assert is_declared(org_id, number)
        assert is_declared(org_id, parents)
        assert not is_declared(org_id, free)
        assert not is_declared(other_id, number, also_by_deleted=True)
        profiles.delete(transaction, org_id, holder)
        assert not is_declared(org_id, number)
        assert is_declared(org_id, number, also_by_deleted=True)


Foreign = Callable[[Transaction, str, str], Any]


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(profiles.find, id="find"),
        pytest.param(lambda t, org, _: profiles.list_page(t, org, PageRequest(10)).profiles, id="list_page"),
        pytest.param(lambda t, org, _: profiles.lenders(t, org, "sending_phone_number_profile_id"), id="lenders"),
        pytest.param(lambda t, org, profile_id: profiles.reviews(t, org, [profile_id]), id="reviews"),
        pytest.param(profiles.restore, id="restore"),
    ],
)
def test_another_organization_sees_nothing(database: Database, look: Foreign) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        lender = stock.profile(transaction, org_id)
        profile = stock.profile(transaction, org_id, sending_phone_number_profile_id=lender.id)
        transaction.connection.execute(sa.update(table).values(review_approved_at=transaction.now))

        assert look(transaction, org_id, profile.id) or look is profiles.restore
        assert not look(transaction, other_id, profile.id)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t, org, profile_id: profiles.update(t, org, profile_id, {"name": "Stolen"}), id="update"),
        pytest.param(
            lambda t, org, profile_id: profiles.move(t, org, profile_id, ProfileStatus.IN_PROGRESS), id="move"
        ),
        pytest.param(profiles.delete, id="delete"),
        pytest.param(
            lambda t, org, profile_id: profiles.set_review(
                t, org, profile_id, Review(Decision.APPROVE, None, BEGINNING)
            ),
            id="set_review",
        ),
    ],
)
def test_another_organization_changes_nothing(database: Database, change: Foreign) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile = stock.profile(transaction, org_id)

        change(transaction, other_id, profile.id)

        assert profiles.get(transaction, org_id, profile.id) == profile
        with pytest.raises(AppError, match="RESOURCE_014"):
            profiles.get(transaction, other_id, profile.id)
        with pytest.raises(sa.exc.NoResultFound):
            profiles.current_status(transaction, other_id, profile.id)


def test_the_kept_number_of_profiles_is_what_counting_says(database: Database) -> None:
    """After a history of creations, deletions and restorations in two organizations, some of them rolled back."""
    chance = random.Random(20260501)
    with database.writing() as transaction:
        org_ids = [stock.organization(transaction) for _ in range(2)]
    known: list[tuple[str, str]] = []

    def step(transaction: Transaction) -> tuple[str, str] | None:
        if not known or chance.random() < 0.5:
            org_id = chance.choice(org_ids)
            return org_id, stock.profile(transaction, org_id).id
        # Also what is deleted already, or not deleted: that changes nothing.
        chance.choice([profiles.delete, profiles.restore])(transaction, *chance.choice(known))
        return None

    for _ in range(60):
        try:
            with database.writing() as transaction:
                made = step(transaction)
                if chance.random() < 0.2:
                    raise InterruptedError
        except InterruptedError:
            continue
        if made is not None:
            known.append(made)
    with database.writing() as transaction:
        kept = {org_id: profiles.count(transaction, org_id) for org_id in org_ids}
        assert kept == {org_id: _counted(transaction, org_id) for org_id in org_ids}
        assert 0 < sum(kept.values()) < len(known)

        transaction.connection.execute(profile_counts.update().values(visible=7))
        for org_id in org_ids:
            profiles.recount(transaction, org_id)
        assert {org_id: profiles.count(transaction, org_id) for org_id in org_ids} == kept


def _counted(transaction: Transaction, org_id: str) -> int:
    visible = sa.select(sa.func.count()).where(table.c.org_id == org_id, table.c.deleted_at.is_(None))
    return transaction.connection.execute(visible).scalar_one()


@pytest.mark.parametrize("page_size", [1, 3, 4])
def test_pages_counted_from_either_end_are_the_same_list(database: Database, clock: Clock, page_size: int) -> None:
    made = []
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    for _ in range(11):
        clock.advance(seconds=1)
        with database.writing() as transaction:
            made.append(stock.profile(transaction, org_id).id)
    with database.writing() as transaction:
        profiles.delete(transaction, org_id, made.pop(4))
    with database.reading() as transaction:
        pages = [
            profiles.list_page(transaction, org_id, PageRequest(page_size, number=number))
            for number in range(1, -(-10 // page_size) + 2)
        ]
    assert [profile.id for page in pages for profile in page.profiles] == made
    assert [len(page.profiles) for page in pages][-1] == 0
    assert {page.total for page in pages} == {10}


def test_a_count_that_is_behind_hides_nobody(database: Database) -> None:
    """As while servers of the release before, which do not keep it, work beside those of this one."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        made = {stock.profile(transaction, org_id, name=f"Profile {number}").id for number in range(5)}
        transaction.connection.execute(profile_counts.update().values(visible=2))
        page = profiles.list_page(transaction, org_id, PageRequest(10))
        assert ({profile.id for profile in page.profiles}, page.total) == (made, 5)
        page = profiles.list_page(transaction, org_id, PageRequest(2, number=3))
        assert (len(page.profiles), page.total) == (1, 5)
