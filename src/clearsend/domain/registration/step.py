"""The next state of a registration after a conversation with a vendor: facts in, a whole `Change` out. It stores nothing.

A conversation begins (`Begun`) and ends with one of the other outcomes. The plan chooses the conversation (`plan.py`); the
actions save the change in one call.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain import retry
from clearsend.domain.precheck.room import CAMPAIGN_FULL
from clearsend.domain.reason import Reason
from clearsend.domain.registration import connection
from clearsend.domain.registration import intent as intents
from clearsend.domain.registration.agreement import SPENDING_CAP_REACHED
from clearsend.domain.registration.change import Change, Consent, Entry
from clearsend.domain.registration.outcome import Begun, Ended, Held, NotThere, Outcome, Read, Refused, Unavailable
from clearsend.domain.registration.pace import Pace, may_create
from clearsend.domain.registration.record import (
    CORRECTION_PROPOSED,
    OTP_SENT,
    RESUBMISSION_UNCONFIRMED,
    UPDATE_NOT_ENOUGH,
    WAKES,
    Intent,
    Reading,
    Registration,
    Request,
    is_overtaken,
)
from clearsend.domain.registration.states import (
    SENDING,
    BrandState,
    CampaignState,
    Ignored,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    SmsState,
    State,
    WhatsAppState,
    follow,
)
from clearsend.domain.registration.tasks import (
    CREATIONS,
    PAID,
    AcceptCampaign,
    AssignNumber,
    ChooseNumber,
    ConnectSms,
    ConnectWhatsApp,
    DeactivateCampaign,
    OrderNumber,
    ReadBrand,
    ReadCampaign,
    ReadNumber,
    ReadSms,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SendOtp,
    SubmitBrand,
    SubmitCampaign,
    Task,
    UnassignNumber,
    UpdateBrand,
    VerifyOtp,
)

# After a refusal of the account itself (a wrong key, no money): the submitted data is not at fault.
_ACCOUNT_PAUSE_SECONDS = 3_600.0


def step(registration: Registration, outcome: Outcome, now: datetime, pace: Pace) -> Change:
    """The change of `registration`, as it is stored now, by `outcome`."""
    match outcome:
        case Begun():
            return intents.begin(registration, outcome, now, pace)
        case Read() if _may_still_be_assigned(registration, outcome, now, pace):
            return _not_there(registration, outcome, now, pace)
        case Read():
            return _read(registration, outcome, now, pace)
        case Refused():
            return _refuse(registration, outcome, now, pace)
        case NotThere():
            return _not_there(registration, outcome, now, pace)
        case Unavailable():
            return _postpone(registration, outcome, now)
        case Held():
            return _hold(registration, outcome, now, pace)


# ---- After a conversation with an answer


def _read(registration: Registration, read: Read, now: datetime, pace: Pace) -> Change:
    reading = read.reading
    followed = follow(registration.kind, registration.state, _observed(read.task, registration, reading))
    done = _done(registration, read, now)
    changed, forgets_pin = _but_newer_wishes(registration, read, done)
    changed = replace(changed, checked_at=now, failures=0)
    if followed != Ignored("stale"):
        changed = replace(
            changed,
            vendor_fields=reading.vendor_fields,
            details=reading.details,
            reasons=(*_still_unknown(registration, read), *connection.explained(registration, reading)),
            vendor_id=reading.vendor_id or registration.vendor_id,
            tcr_id=reading.tcr_id or registration.tcr_id,
        )
    consent = None
    if isinstance(followed, Moved):
        changed = replace(changed, state=followed.to, state_since=now)
        if is_overtaken(changed, followed.to):
            changed, forgets_pin = replace(changed, requested=None), True
            # The accepted fee was for the request that is overtaken; after a later refusal, a caller has to accept another.
            consent = Consent.ENDED if changed.kind is Kind.CAMPAIGN else None
    if isinstance(read.task, PAID) and changed.vendor_id is not None:
        consent = Consent.USED
    elif changed.state is NumberOrderState.FAILED:
        # The caller has to accept the price of another number again.
        consent = Consent.ENDED
    changed = replace(changed, next_check_at=_next_check(read.task, changed, now, pace))
    moved = followed if isinstance(followed, Moved) else None
    is_notable = isinstance(read.task, ResubmitCampaign | UpdateBrand) or (
        # Repeated readings of an unknown status must not fill the history.
        followed != Ignored("no_change") and dict(reading.vendor_fields) != dict(registration.vendor_fields)
    )
    entry = Entry(followed, reading.vendor_fields) if moved or is_notable else None
    # A number that was never connected has not fallen off, and people know a replaced campaign by its successor.
    is_silent = (registration.state, changed.state) == (SmsState.UNKNOWN, SmsState.DISCONNECTED) or registration.is_left
    return Change(changed, entry=entry, moved=moved, consent=consent, forgets_pin=forgets_pin, is_silent=is_silent)


def _may_still_be_assigned(registration: Registration, read: Read, now: datetime, pace: Pace) -> bool:
    """Is the number on no campaign yet, while a request to put it on one, whose answer is missing, may still take effect?"""
    is_on_none = registration.state is NumberState.ASSIGNING and read.reading.state is NumberState.NOT_ASSIGNED
    return is_on_none and not isinstance(read.task, CREATIONS) and not may_create(registration.intent, now, pace)


def _observed(task: Task, registration: Registration, reading: Reading) -> State | None:
    """The state that a reading shows. After a creation, the object exists: a state that is unknown, or that cannot follow the
    present state, is taken as pending."""
    if not isinstance(task, CREATIONS):
        return reading.state
    is_known = isinstance(follow(registration.kind, registration.state, reading.state), Moved)
    is_undone = (registration.state, reading.state) == (NumberState.ASSIGNING, NumberState.NOT_ASSIGNED)
    return reading.state if is_known and not is_undone else _UNDER_WAY[registration.kind]


_UNDER_WAY: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.PENDING,
    Kind.CAMPAIGN: CampaignState.PENDING,
    Kind.NUMBER: NumberState.PENDING,
    Kind.NUMBER_ORDER: NumberOrderState.PENDING,
}


def _next_check(task: Task, registration: Registration, now: datetime, pace: Pace) -> datetime | None:
    if isinstance(task, ResubmitCampaign):
        # The vendor may show the old refusal for a moment: a person must not take that for an answer, and pay once more.
        return now + timedelta(seconds=pace.first_check)
    if isinstance(task, ReadSms) and _may_be_conversing(registration, now):
        return now + intents.CONVERSATION_LASTS
    if registration.state in (SmsState.RELEASED, WhatsAppState.RELEASED):
        return None
    is_waking = registration.intent is not None and WAKES in registration.intent.details
    is_unsubscribed = registration.state in SENDING and registration.details.is_unsubscribed
    is_lost = registration.state in (SmsState.DISCONNECTED, NumberState.NOT_ASSIGNED)
    if is_lost or is_unsubscribed or (registration.state is NumberState.FAILED and is_waking):
        repair_at = connection.repair_at(registration, now)
        if repair_at > now:
            return repair_at
        # A repair that is possible now follows in the same pass; otherwise, nothing changes soon.
    return pace.next_check(registration, now)


def _still_unknown(registration: Registration, read: Read) -> list[Reason]:
    """Reasons that no reading shows: the last appeal may not have arrived, or the last update did not suffice. They are kept
    until the campaign is no longer refused, or a person requests another resubmission. The same holds for the proposed
    correction of a verified brand, and for a number that waits for room on a campaign."""
    if isinstance(read.task, ReadNumber) and read.reading.state in (NumberState.NOT_ASSIGNED, NumberState.FAILED):
        return [reason for reason in registration.reasons if reason.code == CAMPAIGN_FULL]
    if isinstance(read.task, ReadBrand) and read.reading.state is BrandState.VERIFIED:
        return [reason for reason in registration.reasons if reason.code == CORRECTION_PROPOSED]
    if not isinstance(read.task, ReadCampaign) or read.reading.state is not CampaignState.REJECTED:
        return []
    return [reason for reason in registration.reasons if reason.code in (RESUBMISSION_UNCONFIRMED, UPDATE_NOT_ENOUGH)]


def _done(registration: Registration, read: Read, now: datetime) -> Registration:
    """The registration with the person's request marked as done, with any result: another attempt would cost another fee."""
    intent = registration.intent
    answered = None if intent is None else replace(intent, sent_at=None)
    match read.task:
        case ResubmitCampaign():
            return replace(registration, requested=None, sent=read.sent, intent=answered)
        case UpdateBrand():
            return replace(registration, requested=None, sent=read.sent)
        case SendOtp():
            # The first PIN is sent automatically; a person requests every further one.
            noted = None if intent is None else replace(intent, details={**intent.details, OTP_SENT: "yes"})
            return replace(registration, requested=None, intent=noted)
        case DeactivateCampaign() | VerifyOtp():
            return replace(registration, requested=None)
        case ReleaseSms():
            return replace(registration, requested=None, intent=answered)
        case ReadSms() if not _may_be_conversing(registration, now):
            return replace(registration, intent=answered)
        case UnassignNumber() | ReleaseWhatsApp():
            # Not a loss: the number may be put on another campaign at once. An account that is declared again is connected anew.
            return replace(registration, requested=None, sent=None)
        case ConnectSms() | ConnectWhatsApp():
            return replace(registration, requested=None, sent=_connected(registration, read, now), intent=answered)
        case ChooseNumber():
            done = replace(registration, requested=None)
            if read.reading.state is not NumberOrderState.ORDERING:
                return done
            return replace(done, sent=read.reading.vendor_fields, intent=Intent(intents.next_token(registration)))
        case task if isinstance(task, CREATIONS):
            return replace(registration, submitted_at=registration.submitted_at or now, intent=answered)
        case _:
            return registration


def _connected(registration: Registration, read: Read, now: datetime) -> Mapping[str, Any] | None:
    """The memory of connecting a sender: the declaration that the vendor has confirmed or refused, and the repairs."""
    assert isinstance(read.task, ConnectSms | ConnectWhatsApp)
    fingerprint = read.task.fingerprint
    if read.reading.state not in SENDING:
        return connection.refused(registration, fingerprint)
    is_repair = (registration.sent or {}).get("fingerprint") == fingerprint
    confirmed = replace(registration, sent=connection.confirmed(registration, fingerprint))
    return connection.repaired(confirmed, now) if is_repair else confirmed.sent


def _may_be_conversing(registration: Registration, now: datetime) -> bool:
    """May another worker be about to connect the number, after this reading of it?"""
    intent = registration.intent
    return intent is not None and intent.sent_at is not None and now < intent.sent_at + intents.CONVERSATION_LASTS


_REVIEWS = (Request.UPDATE, Request.APPEAL)


def _but_newer_wishes(registration: Registration, ended: Ended, done: Registration) -> tuple[Registration, bool]:
    """`done` without what would erase a request that a person made during the conversation; and is the PIN deleted?"""
    before = ended.before
    forgets_pin = isinstance(ended.task, VerifyOtp)
    is_another = (registration.requested, registration.statement) != (before.requested, before.statement)
    is_another = is_another and registration.requested is not None
    if isinstance(ended.task, ResubmitCampaign) and registration.requested in _REVIEWS:
        # Another request for the same review, with another statement, is the same request: one fee.
        is_another = False
    if not (is_another or ended.has_newer_pin):
        return done, forgets_pin
    return replace(done, requested=registration.requested), False


# ---- After a conversation without an answer


def _refuse(registration: Registration, refused: Refused, now: datetime, pace: Pace) -> Change:
    """The registration moves to the refused state of the task or, if the task has none, keeps its state with the reason.
    After a refusal of the whole account, or of a deactivation, the worker tries again later: a deleted campaign costs a
    monthly fee, and people no longer see it."""
    task = refused.task
    if refused.is_account_wide or isinstance(task, DeactivateCampaign):
        because = "account_refused" if refused.is_account_wide else "refused"
        is_told = tuple(registration.reasons) == (refused.reason,)
        entry = None if is_told else Entry(Ignored(because), {"message": refused.reason.message})
        seconds = _ACCOUNT_PAUSE_SECONDS if refused.is_account_wide else pace.settled_check
        unsent = _with_earlier_intent(registration, refused) if refused.is_account_wide else registration
        return _rest(replace(unsent, reasons=(refused.reason,)), refused, now, seconds, entry)
    state = _REFUSED.get(type(task))
    # A second refusal in the refused state is no move.
    if state is not None and (state is not registration.state or registration.requested is None):
        return _read(registration, _as_read(registration, refused, state), now, pace)
    done = replace(registration, requested=None)
    if isinstance(task, UpdateBrand):
        # The same correction would be refused again: the worker waits for another one.
        done = replace(done, sent=refused.sent)
    if isinstance(task, ConnectSms | ConnectWhatsApp):
        done = replace(done, sent=connection.refused(registration, task.fingerprint))
    if isinstance(task, ConnectSms | ResubmitCampaign) and done.intent is not None:
        done = replace(done, intent=replace(done.intent, sent_at=None))
    changed, _ = _but_newer_wishes(registration, refused, done)
    changed = replace(changed, reasons=(refused.reason,), failures=0)
    return Change(
        replace(changed, next_check_at=_next_check(task, changed, now, pace)),
        entry=Entry(Ignored("refused"), {"message": refused.reason.message}),
        consent=Consent.ENDED if isinstance(task, ResubmitCampaign) else None,
        forgets_pin=changed.requested is None,
    )


def _as_read(registration: Registration, refused: Refused, state: State) -> Read:
    """The refusal as a reading of `state`, with the vendor's record as it was read last."""
    last = registration
    reading = Reading(state, last.vendor_fields, last.vendor_id, last.tcr_id, [refused.reason], last.details)
    return Read(refused.task, refused.before, refused.sent, has_newer_pin=refused.has_newer_pin, reading=reading)


_REFUSED: Mapping[type, State] = {
    SubmitBrand: BrandState.FAILED,
    SubmitCampaign: CampaignState.REJECTED,
    AcceptCampaign: CampaignState.REJECTED,
    ChooseNumber: NumberOrderState.FAILED,
    OrderNumber: NumberOrderState.FAILED,
    AssignNumber: NumberState.FAILED,
    ConnectSms: SmsState.NEEDS_PERSON,
    ConnectWhatsApp: WhatsAppState.NEEDS_PERSON,
    ReadWhatsApp: WhatsAppState.NEEDS_PERSON,
}


def _not_there(registration: Registration, ended: NotThere | Read, now: datetime, pace: Pace) -> Change:
    """Look again after `pace.quiet` seconds. If the earlier request has had no effect by then, and there is no agreement to
    send it again, nothing is under way."""
    intent = ended.before.intent
    assert intent is not None
    assert intent.sent_at is not None
    waits = (intent.sent_at + timedelta(seconds=pace.quiet) - now).total_seconds()
    if waits <= 0 and isinstance(ended.task, CREATIONS) and not ended.task.is_agreed:
        registration = replace(registration, intent=replace(intent, sent_at=None))
    return _rest(replace(registration, reasons=ended.before.reasons), ended, now, max(waits, 0.0), None)


def _postpone(registration: Registration, ended: Unavailable, now: datetime) -> Change:
    """Try again later, without a limit of attempts: registries take weeks anyway."""
    seconds = retry.REGISTRATION.delay_after(
        ended.before.failures + 1, jitter=ended.jitter, retry_after_seconds=ended.retry_after_seconds
    )
    assert seconds is not None, "a registration is never given up"
    is_first = ended.before.failures == 0
    entry = Entry(Ignored("unavailable"), {"message": ended.message}) if is_first else None
    if ended.is_unapplied:
        registration = _with_earlier_intent(registration, ended)
    return _rest(registration, ended, now, seconds, entry)


def _with_earlier_intent(registration: Registration, ended: Ended) -> Registration:
    """The registration with the intent from before this conversation, which had no effect. An earlier, unanswered request may
    still have one."""
    return replace(registration, intent=ended.before.intent) if ended.may_have_been_sent else registration


def _rest(registration: Registration, ended: Ended, now: datetime, seconds: float, entry: Entry | None) -> Change:
    rested = replace(registration, failures=ended.before.failures + 1, next_check_at=now + timedelta(seconds=seconds))
    return Change(rested, entry=entry, again_in_seconds=seconds, is_date_firm=True)


# ---- Without a conversation


def _hold(registration: Registration, held: Held, now: datetime, pace: Pace) -> Change:
    changed = replace(registration, reasons=tuple(held.reasons))
    if held.because == SPENDING_CAP_REACHED:
        # In another month there is room again, of which nobody tells.
        changed = replace(changed, next_check_at=pace.settled(now))
    if held.reasons and registration.kind is Kind.NUMBER and registration.next_check_at is None:
        # It may have been put on a campaign by another meanwhile.
        changed = replace(changed, next_check_at=pace.settled(now))
    if all(problem in _problems(registration.reasons) for problem in _problems(held.reasons)):
        # Only the wording is another, since an upgrade, or some are gone: people have been told already.
        return Change(changed)
    codes = {"codes": ", ".join(reason.code for reason in held.reasons)}
    return Change(changed, entry=Entry(Ignored(held.because), codes), is_news=True)


def _problems(reasons: Sequence[Reason]) -> list[tuple[str, tuple[str, ...]]]:
    """The reasons without their wording."""
    return [(reason.code, tuple(reason.fields)) for reason in reasons]
