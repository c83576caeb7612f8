"""What follows from each outcome of a conversation: every arrow of every state machine, over all combinations."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from clearsend.domain.registration.change import Consent
from clearsend.domain.registration.intent import CONVERSATION_LASTS, may_send
from clearsend.domain.registration.outcome import Begun, Held, NotThere, Read, Refused, Unavailable
from clearsend.domain.registration.record import (
    Details,
    Intent,
    Reading,
    Registration,
    is_overtaken,
)
from clearsend.domain.registration.states import (
    TRANSITIONS,
    BrandState,
    CampaignState,
    Ignored,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    State,
    follow,
)
from clearsend.domain.registration.step import step
from clearsend.domain.registration.tasks import (
    CREATIONS,
    PAID,
    AcceptCampaign,
    ConnectSms,
    DeactivateCampaign,
    ReadNumber,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    Task,
    VerifyOtp,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, registration
from tests.domain.registration.situations import INTENDED, REASON, TASKS, UNDER, ended, known, situations, states
from tests.domain.registration.subjects import PACE, SHARED_CAMPAIGN


def test_every_task_is_tried() -> None:
    assert {type(task) for task in TASKS} == set(get_args(Task))


# ---- Every arrow


def test_every_arrow_of_every_machine_is_followed_by_a_reading_and_nothing_else_is() -> None:
    followed: set[tuple[Kind, str, str]] = set()
    for task, found in situations():
        for observed in (None, *states(task.kind)):
            reading = Reading(observed, {"word": "after"}, "at-vendor")
            change = step(found, ended(task, found, Read, reading=reading), NOW, PACE)
            name = TRANSITIONS[task.kind].get((found.state, observed)) if observed is not None else None
            is_undone = (found.state, observed) == (NumberState.ASSIGNING, NumberState.NOT_ASSIGNED)
            if isinstance(task, CREATIONS) and (name is None or is_undone):
                # What was created is there: an unknown or impossible word is taken for pending.
                expected = follow(task.kind, found.state, _pending(task.kind))
            else:
                expected = follow(task.kind, found.state, observed)
            if isinstance(expected, Moved):
                assert change.registration.state is expected.to
                assert change.registration.state_since == NOW
                assert change.moved == expected
                assert change.entry is not None
                assert change.entry.outcome == expected
                followed.add((task.kind, found.state.value, expected.to.value))
            else:
                assert (change.registration.state, change.registration.state_since) == (found.state, found.state_since)
                assert change.moved is None
                is_stale = expected == Ignored("stale")
                assert (change.registration.vendor_fields == found.vendor_fields) is is_stale
            assert change.registration.checked_at == NOW
            assert change.registration.failures == 0
            assert change.again_in_seconds is None
    arrows = {(kind, before.value, to.value) for kind, table in TRANSITIONS.items() for before, to in table}
    assert followed == arrows


def _pending(kind: Kind) -> State:
    pending: Mapping[Kind, State] = {
        Kind.BRAND: BrandState.PENDING,
        Kind.CAMPAIGN: CampaignState.PENDING,
        Kind.NUMBER: NumberState.PENDING,
        Kind.NUMBER_ORDER: NumberOrderState.PENDING,
    }
    return pending[kind]


def test_an_intent_is_written_before_every_creation_and_nothing_before_a_reading() -> None:
    for task, found in situations():
        is_new = found.state is not INTENDED.get(task.kind)
        if isinstance(task, CREATIONS) and is_new and (found.state, INTENDED[task.kind]) not in TRANSITIONS[task.kind]:
            continue  # it is never planned: `test_plan_properties.py`
        change = step(found, Begun(task, "Northwind"), NOW, PACE)
        assert change.conversing is not None
        assert change.moved is None, "the vendor has nothing yet"
        if isinstance(task, CREATIONS):
            written = change.registration
            assert written.state is INTENDED[task.kind]
            assert written.intent is not None
            assert (written.intent.token == "reg-1") is not is_new
            assert (written.intent.sent_at == NOW) is may_send(found, task, NOW, PACE)
            assert change.conversing.failures == found.failures
            assert change.is_date_firm
        elif isinstance(task, ResubmitCampaign):
            assert change.registration.intent is not None
            assert change.registration.intent.sent_at == NOW - timedelta(hours=1), "the earlier one may have been sent"
            assert not may_send(found, task, NOW, PACE)
        elif isinstance(task, ConnectSms):
            noted = replace(
                found, intent=change.registration.intent, next_check_at=NOW + CONVERSATION_LASTS, failures=0
            )
            assert change.registration == noted
            assert noted.intent is not None
            assert noted.intent.sent_at == NOW
            assert change.conversing.failures == found.failures
            assert change.is_date_firm
        else:
            assert change.registration == found


def test_a_new_campaign_leaves_the_billed_one_that_it_replaces() -> None:
    """Whatever is declared now: what the vendor has decides."""
    for task in (SubmitCampaign(CAMPAIGN, BRAND, UNDER), AcceptCampaign(SHARED_CAMPAIGN, BRAND)):
        refused = known(task, CampaignState.REJECTED, vendor_id="at-vendor", tcr_id="CREF")
        change = step(refused, Begun(task, "Northwind"), NOW, PACE)
        assert (change.replaced, change.registration.vendor_id) == (refused, None)
        for other in (
            replace(refused, state=CampaignState.EXPIRED),
            replace(refused, vendor_id=None),
            replace(refused, vendor_id="CREF"),
        ):
            assert step(other, Begun(task, "Northwind"), NOW, PACE).replaced is None
        again = replace(refused, state=CampaignState.SUBMITTING, intent=Intent("reg-1", NOW))
        assert step(again, Begun(task, "Northwind"), NOW, PACE).replaced is None


def test_of_the_end_of_a_replaced_campaign_no_event_tells() -> None:
    task = DeactivateCampaign("at-vendor")
    left = known(task, CampaignState.REJECTED, vendor_id="at-vendor", requested="deactivate")
    reading = Reading(CampaignState.DEACTIVATED, {}, "at-vendor")
    change = step(left, ended(task, left, Read, reading=reading), NOW, PACE)
    assert change.registration.state is CampaignState.DEACTIVATED
    assert (change.is_silent, change.registration.requested) == (True, None)
    deleted = replace(left, subject_id=CAMPAIGN.id)
    assert not step(deleted, ended(task, deleted, Read, reading=reading), NOW, PACE).is_silent


# ---- What costs money


def test_a_payment_is_used_up_once_the_vendor_has_accepted_it_and_not_by_a_refusal() -> None:
    for task, found in situations():
        at_vendor = replace(found, vendor_id=None)
        best = next((to for before, to in TRANSITIONS[task.kind] if before is found.state), None)
        if best is None:
            continue
        read = step(at_vendor, ended(task, at_vendor, Read, reading=Reading(best, {}, "new-id")), NOW, PACE)
        refused = step(at_vendor, ended(task, at_vendor, Refused, reason=REASON), NOW, PACE)
        assert (read.consent is Consent.USED) is isinstance(task, PAID), task
        assert refused.consent is not Consent.USED, task


@pytest.mark.parametrize("is_unapplied", [True, False])
def test_only_a_request_that_certainly_had_no_effect_is_forgotten(is_unapplied: bool) -> None:
    unsent = Intent("reg-1", None, {"display_name": "Northwind"})
    found = known(SubmitBrand(BRAND), BrandState.SUBMITTING, intent=unsent)
    begun = step(found, Begun(SubmitBrand(BRAND), "Northwind"), NOW, PACE)
    assert begun.conversing is not None
    outcome = Unavailable(
        SubmitBrand(BRAND), begun.conversing, may_have_been_sent=True, message="down", is_unapplied=is_unapplied
    )
    change = step(begun.registration, outcome, NOW, PACE)
    assert change.registration.intent is not None
    assert (change.registration.intent.sent_at is None) is is_unapplied


# ---- Failures move nothing but what the vendor has refused


def test_a_vendor_that_is_down_moves_nothing_and_is_asked_again_later() -> None:
    for task, found in situations():
        change = step(found, ended(task, found, Unavailable, message="down"), NOW, PACE)
        assert (change.registration.state, change.registration.reasons) == (found.state, found.reasons)
        assert change.registration.requested == found.requested
        assert change.registration.failures == found.failures + 1
        assert change.registration.next_check_at is not None
        assert change.registration.next_check_at > NOW
        assert change.again_in_seconds is not None
        assert (change.entry is not None) is (found.failures == 0), "an outage is told once"
        assert change.moved is None
        assert change.consent is None


def test_a_refusal_of_the_account_moves_nothing_and_waits_an_hour() -> None:
    for task, found in situations():
        change = step(found, ended(task, found, Refused, reason=REASON, is_account_wide=True), NOW, PACE)
        assert (change.registration.state, change.registration.requested) == (found.state, found.requested)
        assert change.registration.reasons == (REASON,)
        assert change.registration.next_check_at == NOW + timedelta(hours=1)
        again = step(change.registration, ended(task, found, Refused, reason=REASON, is_account_wide=True), NOW, PACE)
        assert again.entry is None, "it is told once"


def test_a_refusal_leaves_its_reason_and_no_wish_that_it_was_about() -> None:
    for task, found in situations():
        change = step(found, ended(task, found, Refused, reason=REASON), NOW, PACE)
        after = change.registration
        is_stale = isinstance(follow(task.kind, found.state, after.state), Ignored) and after.state is not found.state
        assert not is_stale
        if isinstance(task, DeactivateCampaign):
            assert after.requested == found.requested, "it is tried until it succeeds"
        if after.reasons != found.reasons:
            assert after.reasons == (REASON,)


def test_what_is_not_there_is_looked_for_again_and_given_up_without_an_agreement() -> None:
    sent = Intent("reg-1", NOW - timedelta(seconds=PACE.quiet), {})
    for task in (SubmitBrand(BRAND), SubmitBrand(BRAND, is_agreed=False)):
        found = known(task, BrandState.SUBMITTING, intent=sent)
        change = step(found, NotThere(task, found), NOW, PACE)
        assert change.registration.intent is not None
        assert (change.registration.intent.sent_at is None) is not task.is_agreed
        early = replace(found, intent=replace(sent, sent_at=NOW))
        waiting = step(early, NotThere(task, early), NOW, PACE)
        assert waiting.again_in_seconds == PACE.quiet
        assert waiting.registration.intent == early.intent


# ---- What a person asks for meanwhile is not lost


def test_a_request_that_a_person_makes_during_a_conversation_is_kept() -> None:
    for task, found in situations():
        if found.requested is None:
            continue
        before = replace(found, requested=None)
        for outcome in (
            ended(task, before, Refused, reason=REASON),
            ended(task, before, Read, reading=Reading(found.state, {}, "at-vendor")),
        ):
            after = step(found, outcome, NOW, PACE).registration
            is_same_review = isinstance(task, ResubmitCampaign) and found.requested in ("update", "appeal")
            moved_on = after.state is not found.state
            assert after.requested == found.requested or is_same_review or moved_on or _is_pointless(found, after)


def _is_pointless(found: Registration, after: Registration) -> bool:
    return is_overtaken(replace(found, requested=found.requested), after.state)


def test_the_entered_pin_is_deleted_once_it_was_presented_unless_a_newer_one_came() -> None:
    task = VerifyOtp(BRAND)
    found = known(task, BrandState.AWAITING_OTP, requested="verify_otp")
    for outcome in (Read, Refused):
        more: dict[str, Any] = {"reading": Reading(BrandState.VERIFIED, {})} if outcome is Read else {"reason": REASON}
        assert step(found, outcome(task, found, **more), NOW, PACE).forgets_pin
    newer = step(found, Refused(task, found, has_newer_pin=True, reason=REASON), NOW, PACE)
    assert not newer.forgets_pin
    assert newer.registration.requested == "verify_otp"


# ---- Held


def test_what_is_held_is_told_once_and_again_only_for_another_problem() -> None:
    fresh = registration(Kind.BRAND, BRAND.id, BrandState.NOT_SUBMITTED)
    held = step(fresh, Held((REASON,)), NOW, PACE)
    assert (held.registration.reasons, held.is_news) == ((REASON,), True)
    reworded = step(held.registration, Held((replace(REASON, message="Other words."),)), NOW, PACE)
    assert (reworded.entry, reworded.is_news) == (None, False)
    other = step(held.registration, Held((replace(REASON, code="another"),), because="fee_not_agreed"), NOW, PACE)
    assert other.is_news
    assert other.registration.next_check_at is None
    capped = step(held.registration, Held((REASON,), because="spending_cap_reached"), NOW, PACE).registration
    assert capped.next_check_at == NOW + timedelta(days=1), "another month may have begun"
    freed = step(held.registration, Held(()), NOW, PACE)
    assert (freed.registration.reasons, freed.entry) == ((), None)


def test_details_are_those_of_the_last_reading() -> None:
    found = known(ReadNumber(NUMBER, ()), NumberState.ASSIGNED, details=Details(campaign_id="c-1"))
    change = step(
        found,
        Read(
            ReadNumber(NUMBER, ()), found, reading=Reading(NumberState.ASSIGNED, {}, details=Details(campaign_id="c-2"))
        ),
        NOW,
        PACE,
    )
    assert change.registration.details.campaign_id == "c-2"
