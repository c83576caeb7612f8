"""What follows for a sender: confirmed, refused, repaired, released."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clearsend.domain.registration import connection
from clearsend.domain.registration.change import Change
from clearsend.domain.registration.intent import CONVERSATION_LASTS
from clearsend.domain.registration.outcome import Begun, Read, Refused, Unavailable
from clearsend.domain.registration.record import Intent, Reading, Registration
from clearsend.domain.registration.states import (
    Kind,
    NumberState,
    SmsState,
    WhatsAppState,
)
from clearsend.domain.registration.step import step
from clearsend.domain.registration.tasks import (
    AssignNumber,
    ConnectSms,
    ConnectWhatsApp,
    ReadSms,
    ReleaseSms,
    ReleaseWhatsApp,
    UnassignNumber,
)
from tests.domain.facts import NOW, NUMBER, registration, registration_facts
from tests.domain.registration.situations import REASON, known, states
from tests.domain.registration.subjects import ACCOUNT, PACE, WABA, a_whatsapp, next_task


def test_a_confirmation_counts_only_for_the_declaration_that_it_was_made_for() -> None:
    task = ConnectSms(NUMBER)
    fresh = registration(Kind.SMS, NUMBER, SmsState.UNKNOWN)
    connected = step(fresh, Read(task, fresh, reading=Reading(SmsState.CONNECTED, {}, "n-1")), NOW, PACE).registration
    assert connection.is_confirmed(connected, NUMBER)
    assert not connection.is_confirmed(connected, "+12125550111")
    assert connection.is_fresh(connected, NUMBER, NOW + timedelta(minutes=15))
    assert not connection.is_fresh(connected, NUMBER, NOW + timedelta(minutes=16))
    assert not connection.is_fresh(replace(connected, next_check_at=NOW), NUMBER, NOW), "a notice has come"
    assert not connection.is_fresh(replace(connected, failures=1), NUMBER, NOW)


@pytest.mark.parametrize("state", [SmsState.UNKNOWN, SmsState.RELEASED, SmsState.NEEDS_PERSON, SmsState.DISCONNECTED])
def test_the_begin_of_a_connection_is_noted_until_there_is_an_answer(state: SmsState) -> None:
    task = ConnectSms(NUMBER)
    before = registration(Kind.SMS, NUMBER, state, failures=2)
    change = step(before, Begun(task), NOW, PACE)
    begun, conversing = change.registration, change.conversing
    assert conversing is not None
    assert (begun.state, _sent_at(begun), begun.next_check_at) == (state, NOW, NOW + CONVERSATION_LASTS)
    assert (begun.failures, conversing.failures) == (0, 2), "a worker that takes over does not wait"
    later = NOW + timedelta(seconds=5)
    connected = step(begun, Read(task, conversing, reading=Reading(SmsState.CONNECTED, {})), later, PACE).registration
    assert _sent_at(connected) is None
    refused = step(begun, Refused(task, conversing, reason=REASON), later, PACE).registration
    assert (refused.state, _sent_at(refused)) == (SmsState.NEEDS_PERSON, None)
    unanswered = step(begun, Unavailable(task, conversing, message="no answer"), later, PACE).registration
    assert _sent_at(unanswered) == NOW
    released = step(begun, Read(ReleaseSms(NUMBER), begun, reading=Reading(SmsState.RELEASED, {})), later, PACE)
    assert _sent_at(released.registration) is None


def test_a_reading_while_the_number_may_still_be_connected_settles_nothing() -> None:
    begun = step(registration(Kind.SMS, NUMBER, SmsState.UNKNOWN), Begun(ConnectSms(NUMBER)), NOW, PACE).registration

    def read(at: datetime) -> Change:
        return step(begun, Read(ReadSms(NUMBER), begun, reading=Reading(SmsState.DISCONNECTED, {})), at, PACE)

    early = read(NOW + timedelta(minutes=1))
    assert _sent_at(early.registration) == NOW
    assert early.registration.next_check_at == NOW + timedelta(minutes=1) + CONVERSATION_LASTS
    assert early.is_silent, "a number that was never connected has not fallen off"
    late = read(NOW + CONVERSATION_LASTS).registration
    assert _sent_at(late) is None
    lost = step(late, Read(ReadSms(NUMBER), late, reading=Reading(SmsState.CONNECTED, {})), NOW, PACE).registration
    assert not step(lost, Read(ReadSms(NUMBER), lost, reading=Reading(SmsState.DISCONNECTED, {})), NOW, PACE).is_silent


def _sent_at(found: Registration) -> datetime | None:
    return None if found.intent is None else found.intent.sent_at


def test_a_refused_declaration_is_remembered_and_what_was_confirmed_before_is_too() -> None:
    task = ConnectWhatsApp(WABA, ACCOUNT.fingerprint)
    before = known(task, next(iter(states(Kind.WHATSAPP))), sent={"fingerprint": "earlier"}, requested=None)
    after = step(before, Refused(task, before, reason=REASON), NOW, PACE).registration
    assert connection.has_refused(after, ACCOUNT.fingerprint)
    assert (after.sent or {})["fingerprint"] == "earlier"


def test_repairs_are_tried_at_once_then_after_a_minute_doubling_to_six_hours() -> None:
    """A number that falls off again and again: nobody is fought over it."""
    found = registration(Kind.SMS, NUMBER, SmsState.DISCONNECTED, sent={"fingerprint": NUMBER})
    waits = []
    now = NOW
    for _ in range(11):
        at = connection.repair_at(found, now)
        waits.append((at - now).total_seconds())
        now = at
        connected = step(found, Read(ConnectSms(NUMBER), found, reading=Reading(SmsState.CONNECTED, {})), now, PACE)
        lost = connected.registration
        found = step(
            lost, Read(ReadSms(NUMBER), lost, reading=Reading(SmsState.DISCONNECTED, {})), now, PACE
        ).registration
        assert found.next_check_at == connection.repair_at(found, now)
    assert waits == [0, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600]


def test_after_a_healthy_day_a_loss_is_the_first_again() -> None:
    often = {"fingerprint": NUMBER, "repairs": 7, "repaired_at": NOW.isoformat()}
    found = registration(Kind.SMS, NUMBER, SmsState.DISCONNECTED, sent=often)
    before, after = NOW + timedelta(hours=23), NOW + timedelta(days=1)
    assert connection.repair_at(found, NOW) == NOW + timedelta(minutes=64)
    assert connection.repaired(found, before)["repairs"] == 8
    assert connection.repair_at(found, after) == after
    assert connection.repaired(found, after)["repairs"] == 1


def test_a_released_account_is_connected_anew_when_it_is_declared_again() -> None:
    found = a_whatsapp(WhatsAppState.CONNECTED, next_check_at=NOW)
    read = Read(ReleaseWhatsApp(WABA), found, reading=Reading(WhatsAppState.RELEASED, {}))
    released = step(found, read, NOW, PACE).registration
    assert (released.state, released.next_check_at) == (WhatsAppState.RELEASED, None)
    assert not connection.is_confirmed(released, ACCOUNT.fingerprint)
    again = registration_facts(released, brand=None, phone_number=None, account=ACCOUNT)
    assert next_task(again) == ConnectWhatsApp(WABA, ACCOUNT.fingerprint)


def test_a_released_number_is_never_read_again_by_itself() -> None:
    found = known(ReleaseSms(NUMBER), SmsState.CONNECTED)
    change = step(found, Read(ReleaseSms(NUMBER), found, reading=Reading(SmsState.RELEASED, {})), NOW, PACE)
    assert change.registration.next_check_at is None


def test_a_number_that_never_came_onto_its_campaign_is_off_it_once_no_request_can_put_it_there() -> None:
    """It was replaced while its assignment was under way. Otherwise, it would be taken off again and again."""
    task = UnassignNumber(NUMBER, ("c-1",))
    nowhere = Reading(NumberState.NOT_ASSIGNED, {})
    unsent = registration(Kind.NUMBER, NUMBER, NumberState.ASSIGNING, intent=Intent("t-1"), failures=1)
    unanswered = replace(unsent, intent=Intent("t-1", NOW - timedelta(seconds=1)))
    over = NOW - timedelta(seconds=1) + timedelta(seconds=PACE.quiet)

    assert step(unsent, Read(task, unsent, reading=nowhere), NOW, PACE).registration.state is NumberState.NOT_ASSIGNED
    waits = step(unanswered, Read(task, unanswered, reading=nowhere), NOW, PACE).registration
    assert (waits.state, waits.next_check_at) == (NumberState.ASSIGNING, over)
    assert waits.is_resting(NOW)
    assert step(waits, Read(task, waits, reading=nowhere), over, PACE).registration.state is NumberState.NOT_ASSIGNED


def test_a_suspended_campaign_is_woken_by_a_second_attempt_a_minute_after_the_first() -> None:
    task = AssignNumber(NUMBER, ("c-1",), is_waking=True)
    fresh = registration(Kind.NUMBER, NUMBER, NumberState.NOT_ASSIGNED)
    begun = step(fresh, Begun(task, "Northwind"), NOW, PACE).registration
    failed = step(begun, Refused(task, begun, reason=REASON), NOW, PACE).registration
    assert failed.state is NumberState.FAILED
    assert failed.next_check_at == NOW + timedelta(minutes=1)
