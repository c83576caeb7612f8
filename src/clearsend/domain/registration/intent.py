"""The intent of a conversation: what is written before a request leaves, so that its effect is found if no answer arrives.

Facts in, a `Change` out: it stores nothing and sends nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain.registration import billed, connection, sent
from clearsend.domain.registration.change import Change, Entry
from clearsend.domain.registration.outcome import Begun
from clearsend.domain.registration.pace import Pace, may_create
from clearsend.domain.registration.record import (
    FIRST_SENT_AT,
    FOR_CAMPAIGN,
    WAKES,
    Details,
    Intent,
    Registration,
)
from clearsend.domain.registration.states import (
    BrandState,
    CampaignState,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    State,
    follow,
)
from clearsend.domain.registration.tasks import (
    CREATIONS,
    AcceptCampaign,
    AssignNumber,
    ConnectSms,
    OrderNumber,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    Task,
    UpdateBrand,
)

# Longer than any one conversation with a vendor can take: afterwards, the worker has not come back from it.
CONVERSATION_LASTS = timedelta(minutes=3)


_INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}


def may_send(registration: Registration, task: Task, now: datetime, pace: Pace) -> bool:
    """May the worker send the request of `task`, or only look for the effect of an earlier one?"""
    if isinstance(task, ResubmitCampaign):
        return registration.intent is None or registration.intent.sent_at is None
    if not isinstance(task, CREATIONS):
        return False
    is_new = registration.state is not _INTENDED[registration.kind]
    return task.is_agreed and may_create(None if is_new else registration.intent, now, pace)


def sent_content(task: Task, registration: Registration, display_name: str) -> Mapping[str, Any] | None:
    """The content that a conversation sends, kept to detect later changes; None if there is none."""
    match task:
        case SubmitBrand() | UpdateBrand():
            return sent.brand_content(task.brand, display_name)
        case SubmitCampaign() | AcceptCampaign() | ResubmitCampaign():
            return sent.campaign_content(task.campaign)
        case OrderNumber():
            return registration.sent
        case _:
            return None


def next_token(registration: Registration) -> str:
    """The token of the next object at the vendor: the registration's id and the number of its submissions."""
    last = 0 if registration.intent is None else int(registration.intent.token.rpartition("-")[2])
    return f"{registration.id}-{last + 1}"


def begin(registration: Registration, begun: Begun, now: datetime, pace: Pace) -> Change:
    """Write the intent of a creation, of a paid review, and of the connection of a number: if no answer arrives, the request may
    still have been sent."""
    task = begun.task
    if isinstance(task, ConnectSms):
        return _begin_connection(registration, now)
    if isinstance(task, ResubmitCampaign):
        intent = registration.intent or Intent(next_token(registration))
        written = replace(registration, intent=replace(intent, sent_at=intent.sent_at or now))
        return Change(written, conversing=replace(registration, intent=intent))
    if not isinstance(task, CREATIONS):
        return Change(registration, conversing=registration)
    return _intend(registration, begun, now, pace)


def _begin_connection(registration: Registration, now: datetime) -> Change:
    """Note, before a number is connected, that it may be on the messaging profile of its owner. If the worker dies, and another
    number is declared meanwhile, nothing else tells of it."""
    intent = replace(registration.intent or Intent(next_token(registration)), sent_at=now)
    # With a count of failures, a worker that takes over would wait until that date, as after an outage.
    noted = replace(registration, intent=intent, next_check_at=now + CONVERSATION_LASTS, failures=0)
    return Change(noted, conversing=replace(noted, failures=registration.failures), is_date_firm=True)


def _intend(registration: Registration, begun: Begun, now: datetime, pace: Pace) -> Change:
    """Write the intent of a creation: a new one, or the earlier one again while the registration is in its intended state."""
    task = begun.task
    is_new = registration.state is not _INTENDED[registration.kind]
    earlier = None if is_new else registration.intent
    intent = earlier or Intent(next_token(registration), None, {"display_name": begun.display_name})
    if isinstance(task, AssignNumber):
        wakes = {WAKES: "yes"} if task.is_waking else {}
        intent = replace(intent, details={**intent.details, **wakes, FOR_CAMPAIGN: task.campaign_ids[0]})
    is_sent = may_send(registration, task, now, pace)
    intended = replace(
        registration,
        intent=_about_to_be_sent(intent, now) if is_sent else intent,
        next_check_at=now + CONVERSATION_LASTS,
        # With a count of failures, a worker that takes over would wait until that date, as after an outage.
        failures=0,
        requested=None,
        sent=sent_content(task, registration, begun.display_name) if is_sent else registration.sent,
    )
    if not is_new:
        return Change(intended, replace(intended, intent=intent, failures=registration.failures), is_date_firm=True)
    if isinstance(task, AssignNumber):
        # A number that falls off its campaign again and again is not put back at once.
        intended = replace(intended, sent=connection.repaired(registration, now))
    following = _INTENDED[registration.kind]
    moved = follow(registration.kind, registration.state, following)
    assert isinstance(moved, Moved), f"{registration.kind} cannot go from {registration.state} to {following}"
    intended = replace(
        intended,
        state=following,
        state_since=now,
        reasons=(),
        vendor_id=None,
        tcr_id=None,
        vendor_fields={},
        details=Details(),
    )
    conversing = replace(intended, intent=intent, failures=registration.failures)
    replaced = registration if registration.kind is Kind.CAMPAIGN and billed.is_billed(registration) else None
    return Change(intended, conversing, Entry(moved, {}), is_date_firm=True, replaced=replaced)


def _about_to_be_sent(intent: Intent, now: datetime) -> Intent:
    """The intent with `now` as the sending time. It keeps the first one too: a look-up needs the earliest creation time."""
    details = {FIRST_SENT_AT: now.isoformat(), **intent.details}
    return replace(intent, sent_at=now, details=details)
