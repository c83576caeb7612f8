"""Saving a change of a registration as a whole: the row, its history, the agreements, what the public API shows, and the events.

This module decides nothing: `domain/registration/step.py` makes the change.
"""

from collections.abc import Sequence
from dataclasses import replace

from clearsend.actions.registration import history, start
from clearsend.domain.completion import Exchange
from clearsend.domain.registration import campaign_room
from clearsend.domain.registration.change import Change, Consent
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import SENDING, BrandState, CampaignState, Kind, NumberState
from clearsend.store import agreements, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


def save(
    transaction: Transaction,
    before: Registration,
    change: Change,
    *,
    cause: str,
    conversing: Registration | None = None,
    exchanges: Sequence[Exchange] = (),
    fee: Fee | None = None,
) -> bool:
    """Save `change` of the registration that was stored as `before`. False, with nothing written, if another conversation has
    changed it meanwhile. `conversing`: the registration as the conversation began, whose date of the next reading a notice may
    have changed since; `fee`: of a submission, for its event."""
    after = change.registration
    owner = Owner(after.org_id, after.owner_id)
    is_saved = registrations.save(
        transaction,
        owner.org_id,
        after,
        seen=(conversing or before).next_check_at,
        is_date_firm=change.is_date_firm,
        forgets_pin=change.forgets_pin,
    )
    if not is_saved:
        return False
    if change.replaced is not None:
        _keep_replaced(transaction, change.replaced)
    if change.entry is not None:
        history.record(transaction, before, change.entry, cause=cause, exchanges=exchanges)
    _close_agreements(transaction, before, change.consent)
    _tell(transaction, before, change, cause=cause, fee=fee)
    freed = campaign_room.freed(before, after)
    if freed is not None:
        start.wake_waiting_for_room(transaction, owner.org_id, freed)
    if change.again_in_seconds is not None:
        start.wake(transaction, owner, cause="registration", delay_seconds=change.again_in_seconds)
    return True


def _close_agreements(transaction: Transaction, before: Registration, consent: Consent | None) -> None:
    thing = (before.org_id, before.owner_id, before.kind, before.subject_id)
    if consent is Consent.USED:
        sent_at = None if before.intent is None else before.intent.sent_at
        agreements.use(transaction, *thing, sent_at=sent_at)
    elif consent is Consent.ENDED:
        agreements.end(transaction, *thing)


def _keep_replaced(transaction: Transaction, replaced: Registration) -> None:
    """Keep a campaign that a resubmission replaces as a registration of its own, so that it is deactivated, and billed until then."""
    assert replaced.vendor_id is not None
    fresh = registrations.new(replaced.org_id, replaced.owner_id, Kind.CAMPAIGN, replaced.vendor_id, transaction.now)
    kept = replace(
        fresh,
        state=replaced.state,
        state_since=replaced.state_since,
        vendor_id=replaced.vendor_id,
        tcr_id=replaced.tcr_id,
        vendor_fields=replaced.vendor_fields,
        details=replaced.details,
        submitted_at=replaced.submitted_at,
        requested=Request.DEACTIVATE.value,
        next_check_at=transaction.now,
    )
    registrations.save(transaction, replaced.org_id, kept, seen=None)


def _tell(transaction: Transaction, before: Registration, change: Change, *, cause: str, fee: Fee | None) -> None:
    """Show the change in the public API, publish its event, and wake those whom it concerns."""
    after = change.registration
    if history.shown(before) != history.shown(after):
        history.project(transaction, after)
    if change.is_news:
        history.tell_held(transaction, after, cause=cause)
    if change.moved is None:
        return
    if not change.is_silent:
        history.announce(transaction, before, after, change.moved, cause=cause, fee=fee)
    if _concerns_others(before, after):
        owner = Owner(after.org_id, after.owner_id)
        start.tell(transaction, owner)
        if after.kind is Kind.CAMPAIGN and not owner.is_organization:
            start.wake_lender(transaction, owner)
        if after.kind in (Kind.SMS, Kind.NUMBER) and after.state not in _AWAITED:
            start.wake_next_owner(transaction, owner, after.subject_id)


# Others may wait for these states of what they inherit or borrow, or lose their own by the end of these states.
_AWAITED = frozenset({*SENDING, NumberState.ASSIGNED, BrandState.VERIFIED, CampaignState.APPROVED})


def _concerns_others(before: Registration, after: Registration) -> bool:
    return (before.state in _AWAITED) is not (after.state in _AWAITED)
