"""Who waits for a person: what the database finds is what the profiles themselves say, on both kinds of database."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from clearsend.actions import profiles as views
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import Profile
from clearsend.domain.reason import Reason
from clearsend.domain.registration.review import Decision, Review
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState, State, WhatsAppState
from clearsend.store import brands, campaigns, channels, profiles, registrations
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
        channels.put_account(
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
    saying = {view.profile.id for view in views.views(transaction, org_id, everybody) if view.action_needed}
    found = {profile.id for profile in page.profiles}
    assert found == saying
    assert page.total == Count(len(found)) == profiles.count_in_need(transaction, org_id)
    return found


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


def test_a_rejected_review_concerns_the_profile_until_it_is_approved(database: Database) -> None:
    with database.writing() as transaction:
        place = _place(transaction, is_tcr=False)
        rejected = Review(Decision.REJECT, "The website is missing.", transaction.now)
        profiles.set_review(transaction, place.org_id, place.own.id, rejected)
        assert _found(transaction, place.org_id) == {place.own.id}
        profiles.set_review(transaction, place.org_id, place.own.id, replace(rejected, decision=Decision.APPROVE))
        assert _found(transaction, place.org_id) == set()
