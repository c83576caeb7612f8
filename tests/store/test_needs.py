"""Who waits for a person: what the database finds is what the profiles themselves say, on both kinds of database."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.actions import profile_views as views
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import Brand, Profile, ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.review import Decision, Review
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState, State, WhatsAppState
from clearsend.store import brands, campaigns, needs, profiles, registrations, whatsapp_accounts
from clearsend.store.foundation import tables
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.profiles import Count
from tests.store import stock

REASON = Reason("10039", "No money.")
NUMBER = "+12025550100"


@dataclass(frozen=True)
class Place:
    """A profile that inherits everything, one that has everything of its own, and what belongs to whom."""

    org_id: str
    inheriting: Profile
    own: Profile
    subjects: dict[tuple[str, Kind], str]

    def trouble(self, transaction: Transaction, owner_id: str, kind: Kind, state: State, **changes: Any) -> str:
        """Bring the registration of a subject into a state; the subject."""
        subject_id = self.subjects[owner_id, kind]
        found = registrations.insert(transaction, self.org_id, owner_id, kind, subject_id)
        registrations.update(transaction, self.org_id, found.id, {"state": state, **changes})
        return subject_id


def _place(transaction: Transaction, *, is_tcr: bool = True) -> Place:
    org_id = stock.organization(transaction)
    inheriting = stock.profile(transaction, org_id, inherit_tcr_brand=True, inherit_tcr_campaign=True)
    own = stock.profile(
        transaction, org_id, inherit_tcr_brand=False, inherit_tcr_campaign=False, sending_phone_number=NUMBER
    )
    subjects: dict[tuple[str, Kind], str] = {}
    for owner_id, waba_id in ((org_id, "1001"), (own.id, "1002")):
        compliance = replace(stock.COMPLIANCE, is_tcr_application=is_tcr)
        brands.put(transaction, org_id, owner_id, contact=stock.CONTACT, business=stock.BUSINESS, compliance=compliance)
        brand = brands.find(transaction, org_id, owner_id)
        assert brand is not None
        whatsapp_accounts.put_account(
            transaction, org_id, owner_id, waba_id=waba_id, phone_number_id=None, access_token="EAA", pin=None
        )
        subjects[owner_id, Kind.BRAND] = brand.id
        subjects[owner_id, Kind.CAMPAIGN] = stock.campaign(transaction, org_id, brand).id
        subjects[owner_id, Kind.NUMBER] = NUMBER
        subjects[owner_id, Kind.WHATSAPP] = waba_id
    return Place(org_id, inheriting, own, subjects)


def _found(transaction: Transaction, org_id: str) -> set[str]:
    """The ids that the database finds, which must be those that say it of themselves."""
    page = profiles.search(transaction, org_id, PageRequest(10), needs_person=True)
    everybody = profiles.search(transaction, org_id, PageRequest(10)).profiles
    found = {profile.id for profile in page.profiles}
    assert found == _saying(transaction, org_id, everybody)
    assert page.total == Count(len(found)) == profiles.count_in_need(transaction, org_id)
    return found


def _saying(transaction: Transaction, org_id: str, everybody: Sequence[Profile]) -> set[str]:
    return {
        view.profile.id
        for view in views.views(transaction, org_id, everybody)
        if action_needed.is_awaited(view.profile.status, view.action_needed)
    }


@pytest.mark.parametrize(
    ("kind", "state", "reasons", "is_needed"),
    [
        (Kind.BRAND, BrandState.FAILED, (), True),
        (Kind.BRAND, BrandState.AWAITING_OTP, (), True),
        (Kind.BRAND, BrandState.SUBMITTING, (REASON,), True),
        (Kind.BRAND, BrandState.SUBMITTING, (), False),
        (Kind.BRAND, BrandState.PENDING, (REASON,), False),
        (Kind.CAMPAIGN, CampaignState.REJECTED, (), True),
        (Kind.CAMPAIGN, CampaignState.APPROVED, (), False),
        (Kind.NUMBER, NumberState.FAILED, (), True),
        (Kind.NUMBER, NumberState.ASSIGNED, (), False),
        (Kind.WHATSAPP, WhatsAppState.BLOCKED, (), True),
        (Kind.WHATSAPP, WhatsAppState.LIMITED, (REASON,), False),
    ],
)
def test_own_trouble_concerns_its_owner_alone(
    database: Database, kind: Kind, state: State, reasons: Any, is_needed: bool
) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        place.trouble(transaction, place.own.id, kind, state, reasons=reasons)
    with database.reading() as transaction:
        assert _found(transaction, place.org_id) == ({place.own.id} if is_needed else set())


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.BRAND, BrandState.UNVERIFIED),
        (Kind.CAMPAIGN, CampaignState.EXPIRED),
        (Kind.WHATSAPP, WhatsAppState.NEEDS_PERSON),
    ],
)
def test_trouble_of_the_organization_concerns_who_inherits(database: Database, kind: Kind, state: State) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        place.trouble(transaction, place.org_id, kind, state)
        elsewhere = _place(transaction)
    with database.reading() as transaction:
        assert _found(transaction, place.org_id) == {place.inheriting.id}
        assert _found(transaction, elsewhere.org_id) == set()


def test_what_is_not_in_effect_concerns_nobody(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        campaign_id = place.trouble(transaction, place.own.id, Kind.CAMPAIGN, CampaignState.REJECTED)
        campaigns.delete(transaction, place.org_id, campaign_id)
        place.trouble(transaction, place.own.id, Kind.NUMBER, NumberState.FAILED)
        profiles.update(transaction, place.org_id, place.own.id, {"sending_phone_number": "+12025550111"})
        outside = _place(transaction, is_tcr=False)
        outside.trouble(transaction, outside.own.id, Kind.BRAND, BrandState.FAILED)
    with database.reading() as transaction:
        assert _found(transaction, place.org_id) == set()
        assert _found(transaction, outside.org_id) == set()


def test_a_draft_does_not_wait_for_what_a_deleted_lender_has(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        borrowed = {f"sending_{name}_number_profile_id": place.own.id for name in ("phone", "whatsapp")}
        stock.profile(transaction, place.org_id, inherit_tcr_brand=True, inherit_tcr_campaign=True, **borrowed)
        place.trouble(transaction, place.own.id, Kind.WHATSAPP, WhatsAppState.BLOCKED, reasons=(REASON,))
        assert len(_found(transaction, place.org_id)) == 2
        profiles.delete(transaction, place.org_id, place.own.id)
        assert _found(transaction, place.org_id) == set()


def test_a_rejected_review_concerns_the_profile_until_it_is_approved(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction, is_tcr=False)
        rejected = Review(Decision.REJECT, "The website is missing.", transaction.now)
        profiles.set_review(transaction, place.org_id, place.own.id, rejected)
        assert _found(transaction, place.org_id) == {place.own.id}
        profiles.set_review(transaction, place.org_id, place.own.id, replace(rejected, decision=Decision.APPROVE))
        assert _found(transaction, place.org_id) == set()


def _give_brand(transaction: Transaction, org_id: str, owner_id: str, is_tcr: bool | None) -> Brand | None:
    if is_tcr is None:
        return None
    compliance = replace(stock.COMPLIANCE, is_tcr_application=is_tcr)
    brands.put(transaction, org_id, owner_id, contact=stock.CONTACT, business=stock.BUSINESS, compliance=compliance)
    return brands.find(transaction, org_id, owner_id)


def _profiles_of_every_kind(transaction: Transaction, org_id: str, parent_brand: Brand | None) -> list[Profile]:
    """A profile in every status, with every inheritance, every kind of brand, and no, one or a deleted campaign."""
    made = []
    for status, inherits_brand, inherits_campaigns, is_tcr, has_campaign in itertools.product(
        ProfileStatus, (False, True), (False, True), (None, False, True), (False, True, None)
    ):
        profile = stock.profile(
            transaction,
            org_id,
            status=status,
            inherit_tcr_brand=inherits_brand,
            inherit_tcr_campaign=inherits_campaigns,
        )
        brand = _give_brand(transaction, org_id, profile.id, is_tcr) or parent_brand
        made.append(profile)
        if has_campaign is not False and brand is not None:
            campaign = stock.campaign(transaction, org_id, replace(brand, owner_id=profile.id))
            if has_campaign is None:
                campaigns.delete(transaction, org_id, campaign.id)
    return made


def _examined(transaction: Transaction, org_id: str) -> set[str]:
    """The ids that the database finds when there are too many to look them up by their ids."""
    condition = needs.person(transaction, org_id, many=1)
    query = sa.select(tables.profiles.c.id).where(tables.profiles.c.org_id == org_id, condition)
    return set(transaction.connection.execute(query).scalars())


@pytest.mark.parametrize("parent_is_tcr", [None, False, True])
def test_unmet_prerequisites_over_all_combinations(database: Database, parent_is_tcr: bool | None) -> None:
    """What the database finds is what the profiles say of themselves, whatever they and their organization have."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        parent_brand = _give_brand(transaction, org_id, org_id, parent_is_tcr)
        made = _profiles_of_every_kind(transaction, org_id, parent_brand)
        is_owner = {profile.id for profile in made}
        for has_parent_campaign in (True, False):
            for one in campaigns.list_of(transaction, org_id, org_id):
                campaigns.delete(transaction, org_id, one.id)
            if has_parent_campaign and parent_brand is not None:
                stock.campaign(transaction, org_id, parent_brand)
            found = profiles.search(transaction, org_id, PageRequest(1000), needs_person=True)
            saying = _saying(transaction, org_id, made)
            assert {profile.id for profile in found.profiles} == saying
            assert found.total == profiles.count_in_need(transaction, org_id) == Count(len(saying))
            assert _examined(transaction, org_id) == saying
            assert saying < is_owner
            kinds = {profile.status for profile in found.profiles}
            assert kinds == {ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED, ProfileStatus.FAILED}


@pytest.mark.parametrize("field", ["name", "short_name", "description"])
def test_a_lost_field_is_an_unmet_prerequisite(database: Database, field: str) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        for status in ProfileStatus:
            changes: dict[str, Any] = {"status": status.value, field: None}
            profiles.update(transaction, place.org_id, place.own.id, changes)
            is_halted = status in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED, ProfileStatus.FAILED)
            assert _found(transaction, place.org_id) == ({place.own.id} if is_halted else set())
        profiles.update(transaction, place.org_id, place.own.id, {"status": ProfileStatus.COMPLETED.value})
        profiles.delete(transaction, place.org_id, place.own.id)
        assert _found(transaction, place.org_id) == set()


def test_a_draft_counts_only_for_what_waits_at_a_vendor(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        drafts = {view.profile.id: view.action_needed for view in views.views(transaction, place.org_id, [place.own])}
        assert [one.code for one in drafts[place.own.id]] == [action_needed.COMPLETE_NEEDED]
        assert _found(transaction, place.org_id) == set()
        place.trouble(transaction, place.own.id, Kind.BRAND, BrandState.FAILED)
        assert _found(transaction, place.org_id) == {place.own.id}


def test_a_failed_profile_counts_until_it_is_completed_again(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction)
        profiles.update(transaction, place.org_id, place.own.id, {"status": ProfileStatus.FAILED.value})
        assert _found(transaction, place.org_id) == {place.own.id}
        stock.run(transaction, place.org_id, place.own.id)
        assert _found(transaction, place.org_id) == set()
