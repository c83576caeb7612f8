"""The history of a registration, the events of its moves, and the registry's answers shown on the brand or campaign itself.

This module decides no move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from clearsend.actions import webhooks
from clearsend.domain import events
from clearsend.domain.completion import Exchange
from clearsend.domain.events import EventType
from clearsend.domain.profile import CampaignStatus, IdentityStatus
from clearsend.domain.registration.change import Entry
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import (
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
)
from clearsend.store import brands, campaigns, dependents, profiles, registration_moves
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner
from clearsend.telemetry import metrics


def record(
    transaction: Transaction,
    registration: Registration,
    entry: Entry,
    *,
    cause: str,
    exchanges: Sequence[Exchange],
) -> None:
    """Write an entry into the history of `registration` (its state before)."""
    outcome = entry.outcome
    registration_moves.insert(
        transaction,
        registration.org_id,
        registration.id,
        name=outcome.name if isinstance(outcome, Moved) else outcome.because,
        from_state=registration.state.value,
        to_state=(outcome.to if isinstance(outcome, Moved) else registration.state).value,
        is_ignored=isinstance(outcome, Ignored),
        cause=cause,
        vendor_fields=entry.vendor_fields,
        exchanges=exchanges,
    )
    if isinstance(outcome, Moved):
        metrics.registration_moved(registration.kind.value, outcome.to.value)


# The kind is part of the key, because states of different kinds share their values.
_EVENTS: Mapping[tuple[Kind, State], EventType] = {
    (Kind.BRAND, BrandState.PENDING): events.BRAND_SUBMITTED,
    (Kind.BRAND, BrandState.VETTING): events.BRAND_RESUBMITTED,
    (Kind.BRAND, BrandState.AWAITING_OTP): events.BRAND_OTP_SENT,
    (Kind.BRAND, BrandState.VERIFIED): events.BRAND_VERIFIED,
    (Kind.BRAND, BrandState.UNVERIFIED): events.BRAND_UNVERIFIED,
    (Kind.BRAND, BrandState.FAILED): events.BRAND_FAILED,
    (Kind.CAMPAIGN, CampaignState.PENDING): events.CAMPAIGN_SUBMITTED,
    (Kind.CAMPAIGN, CampaignState.APPROVED): events.CAMPAIGN_APPROVED,
    (Kind.CAMPAIGN, CampaignState.REJECTED): events.CAMPAIGN_REJECTED,
    (Kind.CAMPAIGN, CampaignState.SUSPENDED): events.CAMPAIGN_SUSPENDED,
    (Kind.CAMPAIGN, CampaignState.EXPIRED): events.CAMPAIGN_EXPIRED,
    (Kind.CAMPAIGN, CampaignState.DEACTIVATED): events.CAMPAIGN_DEACTIVATED,
    (Kind.NUMBER, NumberState.NOT_ASSIGNED): events.NUMBER_UNASSIGNED,
    (Kind.NUMBER, NumberState.PENDING): events.NUMBER_SUBMITTED,
    (Kind.NUMBER, NumberState.ASSIGNED): events.NUMBER_ASSIGNED,
    (Kind.NUMBER, NumberState.FAILED): events.NUMBER_FAILED,
    (Kind.NUMBER_ORDER, NumberOrderState.ORDERING): events.NUMBER_CHOSEN,
    (Kind.NUMBER_ORDER, NumberOrderState.PENDING): events.NUMBER_ORDER_PLACED,
    (Kind.NUMBER_ORDER, NumberOrderState.ORDERED): events.NUMBER_ORDERED,
    (Kind.NUMBER_ORDER, NumberOrderState.FAILED): events.NUMBER_ORDER_FAILED,
    (Kind.SMS, SmsState.CONNECTED): events.CHANNEL_ACTIVATED,
    (Kind.SMS, SmsState.DISCONNECTED): events.CHANNEL_DISCONNECTED,
    (Kind.SMS, SmsState.NEEDS_PERSON): events.CHANNEL_ACTION_NEEDED,
    (Kind.SMS, SmsState.RELEASED): events.CHANNEL_RELEASED,
    (Kind.WHATSAPP, WhatsAppState.NEEDS_PERSON): events.CHANNEL_ACTION_NEEDED,
    (Kind.WHATSAPP, WhatsAppState.REGISTERED): events.CHANNEL_REGISTERED,
    (Kind.WHATSAPP, WhatsAppState.CONNECTED): events.CHANNEL_ACTIVATED,
    (Kind.WHATSAPP, WhatsAppState.LIMITED): events.CHANNEL_LIMITED,
    (Kind.WHATSAPP, WhatsAppState.BLOCKED): events.CHANNEL_BLOCKED,
    (Kind.WHATSAPP, WhatsAppState.RELEASED): events.CHANNEL_RELEASED,
}

# A submission from these states is a resubmission.
_BEFORE_RESUBMISSION: frozenset[State] = frozenset(
    {BrandState.FAILED, BrandState.UNVERIFIED, CampaignState.REJECTED, CampaignState.SUSPENDED}
)
_REFUSED: frozenset[State] = frozenset({BrandState.FAILED, CampaignState.REJECTED})
_RESUBMITTED = {
    events.BRAND_SUBMITTED: events.BRAND_RESUBMITTED,
    events.CAMPAIGN_SUBMITTED: events.CAMPAIGN_RESUBMITTED,
}


def event_of(kind: Kind, before: State, to: State) -> EventType:
    """The event that a move publishes.

    Raises: KeyError for a move that publishes no event, such as to `submitting`: the vendor has nothing yet.
    """
    event_type = _EVENTS[kind, to]
    return _RESUBMITTED.get(event_type, event_type) if before in _BEFORE_RESUBMISSION else event_type


def announce(
    transaction: Transaction,
    before: Registration,
    registration: Registration,
    moved: Moved,
    *,
    cause: str,
    fee: Fee | None,
) -> None:
    """Publish a move from `before` to `registration`, with its `fee` if it is a submission."""
    event_type = event_of(registration.kind, before.state, moved.to)
    submission = _submission(before, registration)
    payload = {
        **_payload(registration, cause),
        "previous_state": before.state.value,
        "transition": moved.name,
    }
    if registration.kind is Kind.NUMBER_ORDER:
        payload["number"] = registration.sent
    if fee is None or submission is None or moved.to in _REFUSED:
        _publish(transaction, registration, event_type, payload)
    else:
        # The vendor may have decided immediately; the submission with its fee is published all the same.
        _publish(transaction, registration, submission, {**payload, "fee": asdict(fee)})
        if event_type != submission:
            _publish(transaction, registration, event_type, payload)


def tell_held(transaction: Transaction, registration: Registration, *, cause: str) -> None:
    """Publish that a brand or campaign is withheld, or that a number waits for room on a campaign."""
    told = {Kind.BRAND: events.BRAND_HELD, Kind.CAMPAIGN: events.CAMPAIGN_HELD, Kind.NUMBER: events.NUMBER_HELD}
    withheld = told[registration.kind]
    _publish(transaction, registration, withheld, _payload(registration, cause))


def _payload(registration: Registration, cause: str) -> dict[str, Any]:
    return {
        "registration_id": registration.id,
        "kind": registration.kind.value,
        "subject_id": registration.subject_id,
        "state": registration.state.value,
        "cause": cause,
        "vendor_id": registration.vendor_id,
        "tcr_id": registration.tcr_id,
        "reasons": [asdict(reason) for reason in registration.reasons],
    }


def _submission(before: Registration, registration: Registration) -> EventType | None:
    """The event of a submission to the registry, the first or another; None for a kind without one."""
    submitted = {Kind.BRAND: events.BRAND_SUBMITTED, Kind.CAMPAIGN: events.CAMPAIGN_SUBMITTED}.get(registration.kind)
    return _RESUBMITTED.get(submitted) if submitted and before.state in _BEFORE_RESUBMISSION else submitted


def _publish(
    transaction: Transaction,
    registration: Registration,
    event_type: EventType,
    payload: Mapping[str, Any],
) -> None:
    owner = Owner(registration.org_id, registration.owner_id)
    webhooks.publish(
        transaction,
        event_type,
        org_id=owner.org_id,
        profile_id=None if owner.is_organization else owner.owner_id,
        payload=payload,
    )


_CAMPAIGN_STATUS: Mapping[State, CampaignStatus] = {
    CampaignState.PENDING: CampaignStatus.SENT_CREATED,
    CampaignState.REJECTED: CampaignStatus.SENT_CREATED,
    CampaignState.SUSPENDED: CampaignStatus.SENT_CREATED,
    CampaignState.APPROVED: CampaignStatus.ACTIVE,
    CampaignState.EXPIRED: CampaignStatus.EXPIRED,
    CampaignState.DEACTIVATED: CampaignStatus.EXPIRED,
}


def shown(registration: Registration) -> tuple[Any, ...]:
    """The values that `project` copies."""
    return (
        *(registration.state, registration.vendor_id, registration.tcr_id, registration.submitted_at),
        *(registration.details, tuple(registration.reasons)),
    )


def project(transaction: Transaction, registration: Registration) -> None:
    """Copy the vendor's answer to the brand or campaign, and a bought number to its profile: the public API shows it there."""
    details = registration.details
    if registration.kind is Kind.BRAND:
        identity = details.identity_status
        is_refused = registration.state is BrandState.FAILED
        brands.set_registration(
            transaction,
            registration.org_id,
            registration.subject_id,
            tcr_brand_id=registration.tcr_id,
            status=("INACTIVE" if is_refused else "ACTIVE") if registration.vendor_id else None,
            identity_status=IdentityStatus(identity) if identity in set(IdentityStatus) else None,
            universal_ein=details.universal_ein,
            csp_id=details.csp_id,
            submitted_at=registration.submitted_at if registration.vendor_id else None,
        )
    if registration.kind is Kind.CAMPAIGN:
        has_reasons = registration.state in (CampaignState.REJECTED, CampaignState.SUSPENDED, CampaignState.EXPIRED)
        campaigns.set_registration(
            transaction,
            registration.org_id,
            registration.subject_id,
            tcr_campaign_id=registration.tcr_id,
            telnyx_campaign_id=registration.vendor_id,
            status=_CAMPAIGN_STATUS.get(registration.state) if registration.vendor_id else None,
            sync_error="; ".join(reason.message for reason in registration.reasons) or None if has_reasons else None,
            submitted_at=registration.submitted_at if registration.vendor_id else None,
        )
    is_bought = registration.kind is Kind.NUMBER_ORDER and registration.state is NumberOrderState.ORDERED
    if is_bought and registration.sent is not None:
        org_id, owner_id = registration.org_id, registration.owner_id
        profiles.give_number(transaction, org_id, owner_id, registration.sent["phone_number"])
        if dependents.has_borrower(transaction, org_id, owner_id):
            transaction.wake(JobKind.TELL_FOLLOWERS, org_id, owner_id)
