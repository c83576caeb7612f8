"""What ends an agreement, and a request: neither is paid or carried out twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clearsend.domain.registration.change import Consent
from clearsend.domain.registration.intent import may_send
from clearsend.domain.registration.outcome import Begun, Read, Refused
from clearsend.domain.registration.record import (
    Intent,
    Reading,
    Request,
)
from clearsend.domain.registration.states import (
    INITIAL,
    BrandState,
    CampaignState,
    Kind,
    NumberOrderState,
    State,
)
from clearsend.domain.registration.step import step
from clearsend.domain.registration.tasks import (
    CREATIONS,
    PAID,
    ChooseNumber,
    OrderNumber,
    ReadCampaign,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    Task,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, PROFILE_ID, registration
from tests.domain.registration.situations import REASON, TASKS, UNDER
from tests.domain.registration.subjects import PACE

_REVIEWS = [ResubmitCampaign(CAMPAIGN, BRAND, UNDER, Request(way)) for way in (Request.UPDATE, Request.APPEAL)]


@pytest.mark.parametrize("task", _REVIEWS)
def test_a_review_that_was_refused_is_not_paid_by_the_next_agreement_to_none(task: ResubmitCampaign) -> None:
    asked = registration(
        *(Kind.CAMPAIGN, CAMPAIGN.id, CampaignState.REJECTED), vendor_id="c-1", requested=task.way.value
    )
    asked = replace(asked, intent=Intent("reg-1", NOW))
    change = step(asked, Refused(task, asked, reason=REASON), NOW, PACE)
    assert (change.consent, change.registration.requested) == (Consent.ENDED, None)


@pytest.mark.parametrize("task", _REVIEWS)
@pytest.mark.parametrize("state", [CampaignState.REJECTED, None])
def test_a_review_that_was_asked_for_is_asked_for_once(task: ResubmitCampaign, state: CampaignState | None) -> None:
    """Also if the campaign stays refused: the next agreement is to another request."""
    asked = registration(
        *(Kind.CAMPAIGN, CAMPAIGN.id, CampaignState.REJECTED), vendor_id="c-1", requested=task.way.value
    )
    asked = replace(asked, intent=Intent("reg-1", NOW))
    change = step(asked, Read(task, asked, reading=Reading(state, {}, "c-1")), NOW, PACE)
    assert (change.consent, change.registration.requested) == (Consent.USED, None)
    assert change.registration.intent == Intent("reg-1")


@pytest.mark.parametrize("task", _REVIEWS)
def test_the_same_review_asked_for_in_other_words_meanwhile_is_one_request(task: ResubmitCampaign) -> None:
    before = registration(
        *(Kind.CAMPAIGN, CAMPAIGN.id, CampaignState.REJECTED), vendor_id="c-1", requested=task.way.value
    )
    now = replace(before, statement="The form is public.")
    read = Read(task, before, reading=Reading(CampaignState.REJECTED, {}, "c-1"))
    assert step(now, read, NOW, PACE).registration.requested is None
    assert step(now, Refused(task, before, reason=REASON), NOW, PACE).registration.requested is None


@pytest.mark.parametrize("is_sent", [False, True])
@pytest.mark.parametrize(
    ("state", "task"),
    [
        (BrandState.SUBMITTING, SubmitBrand(BRAND, is_agreed=False)),
        (CampaignState.SUBMITTING, SubmitCampaign(CAMPAIGN, BRAND, UNDER, is_agreed=False)),
        (NumberOrderState.ORDERING, OrderNumber(PROFILE_ID, is_agreed=False)),
    ],
)
def test_what_is_not_agreed_to_may_never_be_sent(
    state: State, task: SubmitBrand | SubmitCampaign | OrderNumber, *, is_sent: bool
) -> None:
    """Whether or not it was sent long ago, and in its first state."""
    intent = Intent("reg-1", NOW - timedelta(days=1) if is_sent else None)
    for found in (state, INITIAL[task.kind]):
        known = registration(task.kind, task.subject_id, found, intent=intent)
        assert not may_send(known, task, NOW, PACE)
        assert may_send(known, replace(task, is_agreed=True), NOW, PACE)


def test_what_may_still_take_effect_is_not_sent_again_though_it_is_agreed_to() -> None:
    for seconds, may in ((0, False), (PACE.quiet - 1, False), (PACE.quiet, True)):
        intent = Intent("reg-1", NOW - timedelta(seconds=seconds))
        known = registration(Kind.BRAND, BRAND.id, BrandState.SUBMITTING, intent=intent)
        assert may_send(known, SubmitBrand(BRAND), NOW, PACE) is may


@pytest.mark.parametrize("state", [NumberOrderState.ORDERING, NumberOrderState.FAILED])
def test_a_number_that_was_asked_for_is_chosen_once(state: NumberOrderState) -> None:
    initial = INITIAL[Kind.NUMBER_ORDER]
    asked = registration(Kind.NUMBER_ORDER, PROFILE_ID, initial, requested=Request.SUBMIT.value)
    chosen = {"phone_number": NUMBER, "upfront_cost": "1.00", "monthly_cost": "1.00", "currency": "USD"}
    task = ChooseNumber(PROFILE_ID)
    outcome = Read(task, asked, reading=Reading(state, chosen))
    refused = Refused(task, asked, reason=REASON)
    change = step(asked, outcome if state is NumberOrderState.ORDERING else refused, NOW, PACE)
    assert (change.registration.state, change.registration.requested) == (state, None)


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
@pytest.mark.parametrize("state", [CampaignState.PENDING, CampaignState.APPROVED, CampaignState.SUSPENDED])
def test_a_request_that_the_registry_has_overtaken_ends_with_its_agreement(state: CampaignState, wish: Request) -> None:
    """After a later refusal, a caller has to accept another fee."""
    asked = registration(
        *(Kind.CAMPAIGN, CAMPAIGN.id, CampaignState.REJECTED), vendor_id="c-1", requested=wish.value, statement="Why."
    )
    for task in (ReadCampaign(CAMPAIGN, BRAND), *(_REVIEWS if wish is not Request.SUBMIT else ())):
        change = step(asked, Read(task, asked, reading=Reading(state, {}, "c-1")), NOW, PACE)
        if change.moved is not None:
            assert change.registration.requested is None
            assert change.consent is (Consent.USED if isinstance(task, PAID) else Consent.ENDED)


@pytest.mark.parametrize("task", [task for task in TASKS if isinstance(task, CREATIONS)])
def test_a_request_is_over_once_what_it_asked_for_has_begun(task: Task) -> None:
    asked = registration(task.kind, task.subject_id, INITIAL[task.kind], requested=Request.SUBMIT.value)
    begun = step(asked, Begun(task, "Northwind"), NOW, PACE).registration
    assert begun.requested is None
