"""Failures, operations without a result: the vendor is unavailable, refuses, or does not show the object yet.

This module never gives up a registration: registries take weeks anyway.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from clearsend.actions.registration import history, operations, readings, start
from clearsend.actions.registration.operations import Operation
from clearsend.domain import retry
from clearsend.domain.completion import Exchange
from clearsend.domain.reason import Reason
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import TaskKind
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.states import (
    BrandState,
    CampaignState,
    Ignored,
    NumberOrderState,
    NumberState,
    State,
    WhatsAppState,
)
from clearsend.store import agreements, registrations
from clearsend.store.foundation.database import Transaction

# After a refusal of the account itself (a wrong key, no money): the submitted data is not at fault.
_ACCOUNT_PAUSE_SECONDS = 3_600.0


@dataclass(frozen=True)
class VendorRefusal:
    """A vendor's refusal. `is_account_wide`: it concerns our whole account at the vendor, not one object."""

    reason: Reason
    is_account_wide: bool = False


def not_yet(transaction: Transaction, operation: Operation, *, pace: Pace) -> None:
    """The object is not at the vendor, and an earlier request may still take effect: look again after `pace.quiet` seconds."""
    if not operations.still_counts(transaction, operation):
        return
    intent = operation.registration.intent
    assert intent is not None
    assert intent.sent_at is not None
    waits = (intent.sent_at + timedelta(seconds=pace.quiet) - transaction.now).total_seconds()
    if waits <= 0 and not operation.task.is_agreed:
        # The earlier request has had no effect, and there is no agreement to send it again: nothing is under way.
        registrations.update(
            transaction, operation.owner.org_id, operation.registration.id, {"intent": replace(intent, sent_at=None)}
        )
    _rest(transaction, operation, max(waits, 0.0), operation.registration.reasons)


def postpone(
    transaction: Transaction,
    operation: Operation,
    *,
    message: str,
    exchanges: Sequence[Exchange],
    jitter: float,
    retry_after_seconds: float | None,
    is_unapplied: bool,
) -> None:
    """The vendor is unavailable: queue another operation for later, without a limit of attempts. `is_unapplied`: the request
    certainly had no effect."""
    if not operations.still_counts(transaction, operation):
        return
    registration = registrations.get(transaction, operation.owner.org_id, operation.registration.id)
    delay = retry.REGISTRATION.delay_after(
        operation.registration.failures + 1, jitter=jitter, retry_after_seconds=retry_after_seconds
    )
    assert delay is not None, "a registration is never given up"
    if operation.registration.failures == 0:
        _record_failure(transaction, operation, registration, "unavailable", {"message": message}, exchanges)
    if is_unapplied:
        _nothing_was_sent(transaction, operation)
    _rest(transaction, operation, delay, registration.reasons)


def refuse(
    transaction: Transaction, operation: Operation, refusal: VendorRefusal, *, exchanges: Sequence[Exchange], pace: Pace
) -> None:
    """Write the vendor's refusal. The registration moves to the refused state of the task or, if the task has none, keeps its
    state with the reason. After a refusal of the whole account, or of a deactivation, the worker tries again later."""
    if not operations.still_counts(transaction, operation):
        return
    registration = registrations.get(transaction, operation.owner.org_id, operation.registration.id)
    if refusal.is_account_wide:
        if tuple(registration.reasons) != (refusal.reason,):
            message = {"message": refusal.reason.message}
            _record_failure(transaction, operation, registration, "account_refused", message, exchanges)
        _nothing_was_sent(transaction, operation)
        _rest(transaction, operation, _ACCOUNT_PAUSE_SECONDS, [refusal.reason])
        return
    if operation.task.kind is TaskKind.DEACTIVATE_CAMPAIGN:
        # A deleted campaign costs a monthly fee, and people no longer see it: the worker repeats this until it succeeds.
        if tuple(registration.reasons) != (refusal.reason,):
            _record_failure(
                transaction, operation, registration, "refused", {"message": refusal.reason.message}, exchanges
            )
        _rest(transaction, operation, pace.settled_check, [refusal.reason])
        return
    refused = _REFUSED.get(operation.task.kind)
    # A second refusal in the refused state is no move.
    if refused is None or (refused is registration.state and registration.requested is not None):
        _record_failure(transaction, operation, registration, "refused", {"message": refusal.reason.message}, exchanges)
        changes: dict[str, Any] = {
            "requested": None,
            "otp_ciphertext": None,
            "reasons": [refusal.reason],
            "failures": 0,
        }
        if operation.task.kind is TaskKind.UPDATE_BRAND:
            # The same correction would be refused again: the worker waits for another one.
            changes["sent"] = operations.sent_content(operation)
        if operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN:
            changes |= {"intent": None if registration.intent is None else replace(registration.intent, sent_at=None)}
            agreements.end(transaction, *operation.owner, registration.kind, registration.subject_id)
        changes = readings.but_newer_wishes(transaction, operation, registration, changes)
        registrations.update(transaction, operation.owner.org_id, registration.id, changes)
        readings.schedule_check(transaction, operation, pace)
        return
    readings.apply(
        transaction,
        operation,
        Reading(
            refused,
            registration.vendor_fields,
            registration.vendor_id,
            registration.tcr_id,
            [refusal.reason],
            registration.details,
        ),
        exchanges=exchanges,
        pace=pace,
    )


_REFUSED: Mapping[TaskKind, State] = {
    TaskKind.SUBMIT_BRAND: BrandState.FAILED,
    TaskKind.SUBMIT_CAMPAIGN: CampaignState.REJECTED,
    TaskKind.ACCEPT_CAMPAIGN: CampaignState.REJECTED,
    TaskKind.CHOOSE_NUMBER: NumberOrderState.FAILED,
    TaskKind.ORDER_NUMBER: NumberOrderState.FAILED,
    TaskKind.ASSIGN_NUMBER: NumberState.FAILED,
    TaskKind.READ_WHATSAPP: WhatsAppState.NEEDS_PERSON,
}


def _record_failure(
    transaction: Transaction,
    operation: Operation,
    registration: Registration,
    because: str,
    vendor_fields: Mapping[str, str],
    exchanges: Sequence[Exchange],
) -> None:
    history.record(
        transaction,
        registration,
        Ignored(because),
        cause=operation.cause,
        vendor_fields=vendor_fields,
        exchanges=exchanges,
    )


def _nothing_was_sent(transaction: Transaction, operation: Operation) -> None:
    """Restore the intent from before this operation, which had no effect. An earlier, unanswered request may still have one."""
    if operation.may_create:
        registrations.update(
            transaction, operation.owner.org_id, operation.registration.id, {"intent": operation.registration.intent}
        )


def _rest(transaction: Transaction, operation: Operation, seconds: float, reasons: Sequence[Reason]) -> None:
    """Postpone this registration by `seconds`, and queue its next operation for then."""
    registrations.update(
        transaction,
        operation.owner.org_id,
        operation.registration.id,
        {
            "failures": operation.registration.failures + 1,
            "reasons": reasons,
            "next_check_at": transaction.now + timedelta(seconds=seconds),
        },
    )
    start.wake(transaction, operation.owner, cause="registration", delay_seconds=seconds)
