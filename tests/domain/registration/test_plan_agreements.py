"""What costs money is planned only once the owner has agreed to pay for it."""

from dataclasses import replace

import pytest

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.record import Intent, Request
from clearsend.domain.registration.sent import brand_content, campaign_content
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberOrderState
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    AssignNumber,
    OrderNumber,
    ReadCampaign,
    ReadOrder,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    UpdateBrand,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, PROFILE_ID, registration, registration_facts
from tests.domain.registration.subjects import (
    NOT_TCR,
    SECOND_CAMPAIGN,
    SHARED_CAMPAIGN,
    a_brand,
    a_campaign,
    next_kind,
    next_task,
    unagreed,
)

REGISTRATION, REVIEW = Payment.REGISTRATION, Payment.REVIEW


def test_nothing_is_submitted_that_nobody_has_agreed_to_pay_for() -> None:
    assert next_kind(agreed=()) is None
    assert next_kind(a_brand(), agreed=()) is None
    assert next_kind(a_brand(), agreed={(BRAND.id, REGISTRATION)}) is None, "an agreement is on one thing"
    assert next_kind(a_brand(), agreed={(CAMPAIGN.id, REVIEW)}) is None, "and for one payment"
    assert next_kind(agreed={(BRAND.id, REGISTRATION)}) is SubmitBrand
    assert next_kind(a_brand(), agreed={(CAMPAIGN.id, REGISTRATION)}) is SubmitCampaign


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
def test_a_wish_is_paid_for_by_its_own_agreement(wish: Request) -> None:
    asked = a_campaign(CampaignState.REJECTED, requested=wish.value, next_check_at=NOW)
    payment = REGISTRATION if wish is Request.SUBMIT else REVIEW
    (other,) = set(Payment) - {payment}
    assert next_kind(a_brand(), asked, agreed={(CAMPAIGN.id, other)}) is None
    assert next_kind(a_brand(), asked, agreed={(CAMPAIGN.id, payment)}) is not None


def test_what_was_refused_at_the_door_and_corrected_goes_again_under_its_agreement_only() -> None:
    brand = a_brand(BrandState.FAILED, vendor_id=None, sent={})
    campaign = a_campaign(CampaignState.REJECTED, vendor_id=None, sent={})
    assert next_kind(brand, agreed=()) is None
    assert next_kind(brand) is SubmitBrand
    assert next_kind(a_brand(), campaign, agreed=()) is None
    assert next_kind(a_brand(), campaign) is SubmitCampaign


def test_what_was_refused_at_the_door_and_not_corrected_is_not_sent_again() -> None:
    brand = a_brand(BrandState.FAILED, vendor_id=None, sent=brand_content(BRAND, "Northwind Dental"))
    campaign = a_campaign(CampaignState.REJECTED, vendor_id=None, sent=campaign_content(CAMPAIGN))
    assert next_kind(brand) is None
    assert next_kind(a_brand(), campaign) is None


def test_what_is_inherited_is_not_registered_by_the_heir_whatever_was_agreed_to() -> None:
    both = {(BRAND.id, REGISTRATION), (CAMPAIGN.id, REGISTRATION), (CAMPAIGN.id, REVIEW)}
    assert next_kind(agreed=both, owns_brand=False) is None
    assert next_kind(a_brand(), agreed=both, brand=NOT_TCR) is None
    assert next_kind(a_brand(), agreed=both, owns_campaigns=False) is None


def test_a_review_in_doubt_submits_no_new_campaign_without_an_agreement() -> None:
    asked = a_campaign(CampaignState.REJECTED, requested=Request.SUBMIT.value, intent=Intent("reg-1", NOW))
    assert next_kind(a_brand(), asked, agreed=()) is not SubmitCampaign


def test_nothing_is_paid_for_an_owner_that_is_deleted() -> None:
    order = registration(Kind.NUMBER_ORDER, PROFILE_ID, NumberOrderState.NOT_ORDERED, requested=Request.SUBMIT.value)
    paid = {(BRAND.id, REGISTRATION), (CAMPAIGN.id, REGISTRATION), (PROFILE_ID, REGISTRATION)}
    for known in ((), (a_brand(),), (a_brand(), a_campaign(CampaignState.APPROVED), order)):
        facts = registration_facts(*known, agreed=paid, is_deleted=True, phone_number=None)
        assert next_task(facts, NOW) is None
        assert next_task(replace(facts, is_deleted=False), NOW) is not None


def test_an_order_of_a_deleted_owner_is_followed_up_and_never_placed() -> None:
    paid = {(PROFILE_ID, REGISTRATION)}
    for state, intent, due, expected in (
        (NumberOrderState.ORDERING, Intent("reg-1", NOW), NOW, OrderNumber(PROFILE_ID, is_agreed=False)),
        (NumberOrderState.ORDERING, Intent("reg-1"), NOW, None),
        (NumberOrderState.PENDING, Intent("reg-1"), NOW, ReadOrder(PROFILE_ID)),
        (NumberOrderState.PENDING, Intent("reg-1"), None, None),
        (NumberOrderState.ORDERED, Intent("reg-1"), NOW, None),
    ):
        order = registration(Kind.NUMBER_ORDER, PROFILE_ID, state, intent=intent, next_check_at=due)
        facts = registration_facts(order, agreed=paid, is_deleted=True, phone_number=None)
        assert next_task(facts, NOW) == expected, (state, intent)


def test_what_costs_nothing_needs_no_agreement() -> None:
    shared = registration_facts(a_brand(), campaigns=(SHARED_CAMPAIGN,), agreed=())
    found = next_task(shared, NOW)
    assert found is not None
    assert type(found) is AcceptCampaign
    corrected = a_brand(BrandState.UNVERIFIED, sent={}, vendor_id="b-1")
    assert next_kind(corrected, agreed=()) is UpdateBrand
    assert next_kind(a_brand(), a_campaign(CampaignState.PENDING, next_check_at=NOW), agreed=()) is ReadCampaign
    assert next_kind(a_brand(), a_campaign(CampaignState.APPROVED), agreed=()) is AssignNumber


def test_what_may_be_at_the_vendor_already_is_looked_for_and_not_sent() -> None:
    """The agreement has ended while the answer to the request was still missing."""
    sent, unsent = Intent("reg-1", NOW), Intent("reg-1")
    brand = next_task(registration_facts(a_brand(BrandState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW)
    campaign = next_task(
        registration_facts(a_brand(), a_campaign(CampaignState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW
    )
    assert isinstance(brand, SubmitBrand)
    assert isinstance(campaign, SubmitCampaign)
    assert not brand.is_agreed
    assert not campaign.is_agreed
    assert next_kind(a_brand(BrandState.SUBMITTING, vendor_id=None, intent=unsent), agreed=()) is None


@pytest.mark.parametrize("owns_brand", [True, False])
def test_a_brand_that_was_changed_while_it_may_be_at_the_vendor_is_looked_for_as_it_was_sent(
    *, owns_brand: bool
) -> None:
    """And not sent again as it was, whatever was agreed to: it is not what is declared now, or not registered by this owner."""
    before = replace(BRAND, contact=replace(BRAND.contact, email="before@northwind.example"))
    sent = brand_content(before, "Northwind Dental")
    doubtful = a_brand(BrandState.SUBMITTING, vendor_id=None, intent=Intent("reg-1", NOW), sent=sent)
    found = next_task(registration_facts(doubtful, owns_brand=owns_brand, own_brand=BRAND), NOW)
    assert found == SubmitBrand(before, is_agreed=False)
    unsent = replace(doubtful, intent=Intent("reg-1"))
    again = next_task(registration_facts(unsent), NOW)
    assert again == SubmitBrand(BRAND, is_agreed=True), "nothing has left: it goes as it is now"


def test_a_campaign_that_is_not_registered_by_its_owner_any_more_is_only_looked_for() -> None:
    doubtful = a_campaign(CampaignState.SUBMITTING, vendor_id=None, intent=Intent("reg-1", NOW))
    facts = registration_facts(a_brand(), doubtful, owns_campaigns=False, own_campaigns=(CAMPAIGN,), own_brand=BRAND)
    found = next_task(facts, NOW)
    assert isinstance(found, SubmitCampaign)
    assert not found.is_agreed
    unsent = replace(doubtful, intent=Intent("reg-1"))
    facts = registration_facts(a_brand(), unsent, owns_campaigns=False, own_campaigns=(CAMPAIGN,), own_brand=BRAND)
    assert type(next_task(facts, NOW)) is not SubmitCampaign


@pytest.mark.parametrize("way", [Request.UPDATE, Request.APPEAL])
def test_a_review_is_looked_for_only_once_it_has_left_and_while_it_is_wanted(way: Request) -> None:
    def following(state: CampaignState, intent: Intent) -> type | None:
        asked = a_campaign(state, requested=way.value, intent=intent)
        elsewhere = registration_facts(
            *(a_brand(), asked), owns_campaigns=False, own_campaigns=(CAMPAIGN,), own_brand=BRAND, agreed=()
        )
        task = next_task(elsewhere, NOW)
        return None if task is None else type(task)

    assert following(CampaignState.REJECTED, Intent("reg-1", NOW)) is ResubmitCampaign
    assert following(CampaignState.REJECTED, Intent("reg-1")) is not ResubmitCampaign
    assert following(CampaignState.PENDING, Intent("reg-1", NOW)) is not ResubmitCampaign


@pytest.mark.parametrize("state", [state for state in BrandState if state is not BrandState.VERIFIED])
@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
def test_nothing_of_a_campaign_is_paid_while_its_brand_is_not_verified(state: BrandState, wish: Request) -> None:
    asked = a_campaign(CampaignState.REJECTED, requested=wish.value, next_check_at=NOW)
    unchanged = a_brand(state, sent=brand_content(BRAND, "Northwind Dental"))
    assert next_kind(unchanged, asked) not in (SubmitCampaign, ResubmitCampaign)


def test_what_waits_for_an_agreement_is_named_once_a_completion_was_asked_for() -> None:
    both = [(Kind.BRAND, BRAND.id), (Kind.CAMPAIGN, CAMPAIGN.id)]
    under_way = registration_facts(agreed=(), is_under_way=True, phone_number=None)
    assert unagreed(under_way) == both
    assert unagreed(replace(under_way, is_under_way=False)) == []
    has_brand = registration_facts(a_brand(), agreed=(), is_under_way=True, phone_number=None)
    assert unagreed(has_brand) == both[1:]
    assert unagreed(replace(under_way, owns_campaigns=False)) == both[:1]
    assert unagreed(replace(under_way, owns_brand=False)) == both[1:]
    assert unagreed(replace(under_way, brand=NOT_TCR)) == []
    withheld = Finding("code", "/campaigns/0", "why", "fix", Severity.BLOCKING, Subject.CAMPAIGN, CAMPAIGN.id)
    assert unagreed(replace(under_way, withheld={CAMPAIGN.id: [withheld]})) == both[:1]
    approved = a_campaign(CampaignState.APPROVED)
    beside = registration_facts(
        a_brand(), approved, campaigns=(CAMPAIGN, SECOND_CAMPAIGN), agreed=(), is_under_way=True, phone_number=None
    )
    assert unagreed(beside) == [(Kind.CAMPAIGN, SECOND_CAMPAIGN.id)]
    assert unagreed(replace(beside, is_organization=True)) == [], "no heir waits for it"
    for state in CampaignState:
        waits = unagreed(
            registration_facts(a_brand(), a_campaign(state), agreed=(), is_under_way=True, phone_number=None)
        )
        assert bool(waits) is (state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING)), state
