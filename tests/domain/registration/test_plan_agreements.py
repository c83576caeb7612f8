"""What costs money is planned only once the owner has agreed to pay for it."""

from dataclasses import replace

import pytest

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.plan import TaskKind, awaiting_agreement, next_task
from clearsend.domain.registration.record import Intent, Request
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from tests.domain.facts import BRAND, CAMPAIGN, NOW, registration_facts
from tests.domain.registration.subjects import NOT_TCR, SECOND_CAMPAIGN, SHARED_CAMPAIGN, a_brand, a_campaign, next_kind

REGISTRATION, REVIEW = Payment.REGISTRATION, Payment.REVIEW


def test_nothing_is_submitted_that_nobody_has_agreed_to_pay_for() -> None:
    assert next_kind(agreed=()) is None
    assert next_kind(a_brand(), agreed=()) is None
    assert next_kind(a_brand(), agreed={(BRAND.id, REGISTRATION)}) is None, "an agreement is on one thing"
    assert next_kind(a_brand(), agreed={(CAMPAIGN.id, REVIEW)}) is None, "and for one payment"
    assert next_kind(agreed={(BRAND.id, REGISTRATION)}) is TaskKind.SUBMIT_BRAND
    assert next_kind(a_brand(), agreed={(CAMPAIGN.id, REGISTRATION)}) is TaskKind.SUBMIT_CAMPAIGN


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
    assert next_kind(brand) is TaskKind.SUBMIT_BRAND
    assert next_kind(a_brand(), campaign, agreed=()) is None
    assert next_kind(a_brand(), campaign) is TaskKind.SUBMIT_CAMPAIGN


def test_what_costs_nothing_needs_no_agreement() -> None:
    shared = registration_facts(a_brand(), campaigns=(SHARED_CAMPAIGN,), agreed=())
    found = next_task(shared, NOW)
    assert found is not None
    assert found.kind is TaskKind.ACCEPT_CAMPAIGN
    corrected = a_brand(BrandState.UNVERIFIED, sent={}, vendor_id="b-1")
    assert next_kind(corrected, agreed=()) is TaskKind.UPDATE_BRAND
    assert (
        next_kind(a_brand(), a_campaign(CampaignState.PENDING, next_check_at=NOW), agreed=()) is TaskKind.READ_CAMPAIGN
    )
    assert next_kind(a_brand(), a_campaign(CampaignState.APPROVED), agreed=()) is TaskKind.ASSIGN_NUMBER


def test_what_may_be_at_the_vendor_already_is_looked_for_and_not_sent() -> None:
    """The agreement has ended while the answer to the request was still missing."""
    sent, unsent = Intent("reg-1", NOW), Intent("reg-1")
    brand = next_task(registration_facts(a_brand(BrandState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW)
    campaign = next_task(
        registration_facts(a_brand(), a_campaign(CampaignState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW
    )
    assert brand is not None
    assert campaign is not None
    assert (brand.kind, brand.is_agreed) == (TaskKind.SUBMIT_BRAND, False)
    assert (campaign.kind, campaign.is_agreed) == (TaskKind.SUBMIT_CAMPAIGN, False)
    assert next_kind(a_brand(BrandState.SUBMITTING, vendor_id=None, intent=unsent), agreed=()) is None


def test_what_waits_for_an_agreement_is_named_once_a_completion_was_asked_for() -> None:
    both = [(Kind.BRAND, BRAND.id), (Kind.CAMPAIGN, CAMPAIGN.id)]
    under_way = registration_facts(agreed=(), is_under_way=True)
    assert list(awaiting_agreement(under_way)) == both
    assert list(awaiting_agreement(replace(under_way, is_under_way=False))) == []
    assert list(awaiting_agreement(replace(under_way, agreed={(BRAND.id, REGISTRATION)}))) == both[1:]
    assert list(awaiting_agreement(replace(under_way, owns_campaigns=False))) == both[:1]
    assert list(awaiting_agreement(replace(under_way, owns_brand=False))) == both[1:]
    assert list(awaiting_agreement(replace(under_way, brand=NOT_TCR))) == []
    withheld = Finding("code", "/campaigns/0", "why", "fix", Severity.BLOCKING, Subject.CAMPAIGN, CAMPAIGN.id)
    assert list(awaiting_agreement(replace(under_way, withheld={CAMPAIGN.id: [withheld]}))) == both[:1]
    approved = a_campaign(CampaignState.APPROVED)
    beside = registration_facts(
        a_brand(), approved, campaigns=(CAMPAIGN, SECOND_CAMPAIGN), agreed=(), is_under_way=True
    )
    assert list(awaiting_agreement(beside)) == [(Kind.CAMPAIGN, SECOND_CAMPAIGN.id)]
    assert list(awaiting_agreement(replace(beside, is_organization=True))) == [], "no heir waits for it"
    for state in CampaignState:
        waits = list(awaiting_agreement(registration_facts(a_brand(), a_campaign(state), agreed=(), is_under_way=True)))
        assert bool(waits) is (state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING)), state
