"""Applying the reading of a conversation with a vendor: the record, the move and its consequences. It calls no vendor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.actions.registration import claims, history, operations
from clearsend.domain.completion import Exchange
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, plan
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration.claims import NotAvailable
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import CREATIONS, Task, TaskKind
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import (
    RESUBMISSION_UNCONFIRMED,
    UPDATE_NOT_ENOUGH,
    Intent,
    Reading,
    Registration,
    Request,
)
from clearsend.domain.registration.states import (
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
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements, registrations
from clearsend.store.foundation.database import Transaction


def apply(
    transaction: Transaction,
    operation: operations.Operation,
    reading: Reading,
    *,
    exchanges: Sequence[Exchange],
    pace: Pace,
) -> None:
    """Write the reading and its consequences; nothing if this worker has lost its lease."""
    if not operations.still_counts(transaction, operation):
        return
    registration = registrations.get(transaction, operation.owner.org_id, operation.registration.id)
    reading = _claim_what_is_ours(transaction, operation, registration, reading)
    followed = follow(registration.kind, registration.state, _observed(operation, registration, reading))
    changes = _changes(transaction, operation, registration, reading, followed)
    # Repeated readings of an unknown status must not fill the history; the answer to a resubmission is always recorded.
    is_review = operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN
    is_notable = is_review or (
        followed != Ignored("no_change") and dict(reading.vendor_fields) != dict(registration.vendor_fields)
    )
    if isinstance(followed, Moved) or is_notable:
        history.record(
            transaction,
            registration,
            followed,
            cause=operation.cause,
            vendor_fields=reading.vendor_fields,
            exchanges=exchanges,
        )
    if isinstance(followed, Moved) and registration.state is NumberState.ASSIGNED:
        # Other profiles' registrations may have copied the previous reading of this number.
        registrations.mark_stale(transaction, operation.owner.org_id, registration)
    registrations.update(transaction, operation.owner.org_id, registration.id, changes)
    schedule_check(transaction, operation, pace)
    written = registrations.get(transaction, operation.owner.org_id, registration.id)
    if operation.task.kind in _PAID and written.vendor_id is not None:
        agreements.use(transaction, *operation.owner, written.kind, written.subject_id)
    elif written.state is NumberOrderState.FAILED:
        # The caller has to accept the price of another number again.
        agreements.end(transaction, *operation.owner, written.kind, written.subject_id)
    history.project(transaction, written)
    if isinstance(followed, Moved):
        history.announce(transaction, registration, written, followed, cause=operation.cause, fee=_fee(operation.task))


def _changes(
    transaction: Transaction,
    operation: operations.Operation,
    registration: Registration,
    reading: Reading,
    followed: Moved | Ignored,
) -> dict[str, Any]:
    """The new values of the registration. A move that overtakes a person's request ends it, and the agreement to its fee."""
    changes: dict[str, Any] = {"checked_at": transaction.now, "failures": 0}
    changes |= but_newer_wishes(
        transaction, operation, registration, _done(operation, registration, reading, transaction.now)
    )
    if followed != Ignored("stale"):
        changes |= {
            "vendor_fields": reading.vendor_fields,
            "details": reading.details,
            "reasons": [*_still_unknown(operation, registration, reading), *reading.reasons],
            "vendor_id": reading.vendor_id or registration.vendor_id,
            "tcr_id": reading.tcr_id or registration.tcr_id,
        }
    if isinstance(followed, Moved):
        changes |= {"state": followed.to, "state_since": transaction.now}
        wished = replace(registration, requested=changes.get("requested", registration.requested))
        if plan.is_overtaken(wished, followed.to):
            changes |= {"requested": None, "otp_ciphertext": None}
            if wished.kind is Kind.CAMPAIGN:
                # The accepted fee was for the request that is overtaken; after a later refusal, a caller has to accept another.
                agreements.end(transaction, *operation.owner, wished.kind, wished.subject_id)
    return changes


def _still_unknown(operation: operations.Operation, registration: Registration, reading: Reading) -> list[Reason]:
    """Reasons that no reading shows: the last appeal may not have arrived, or the last update did not suffice. They are kept
    until the campaign is no longer refused, or a person requests another resubmission."""
    if operation.task.kind is not TaskKind.READ_CAMPAIGN or reading.state is not CampaignState.REJECTED:
        return []
    return [reason for reason in registration.reasons if reason.code in (RESUBMISSION_UNCONFIRMED, UPDATE_NOT_ENOUGH)]


def _claim_what_is_ours(
    transaction: Transaction, operation: operations.Operation, registration: Registration, reading: Reading
) -> Reading:
    """Take the claim that a reading gives: to a bought number, or to an accepted campaign of another provider. If another
    organization has the claim, return the reading that says so."""
    if reading.state is NumberOrderState.ORDERED and registration.sent is not None:
        claims.buy(transaction, operation.owner, registration.sent["phone_number"])
    claimed = operations.claimed_thing(operation)
    if claimed is None or not claim_rules.shows_accepted(reading):
        return reading
    try:
        claims.take(transaction, operation.owner, *claimed)
    except NotAvailable:
        return claim_rules.lost(*claimed)
    return reading


def _observed(operation: operations.Operation, registration: Registration, reading: Reading) -> State | None:
    """The state that a reading shows. After a creation, the object exists: a state that is unknown, or that cannot follow the
    present state, is taken as pending."""
    if operation.task.kind not in CREATIONS:
        return reading.state
    is_known = isinstance(follow(registration.kind, registration.state, reading.state), Moved)
    return reading.state if is_known else _UNDER_WAY[registration.kind]


_UNDER_WAY: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.PENDING,
    Kind.CAMPAIGN: CampaignState.PENDING,
    Kind.NUMBER: NumberState.PENDING,
    Kind.NUMBER_ORDER: NumberOrderState.PENDING,
}


def schedule_check(transaction: Transaction, operation: operations.Operation, pace: Pace) -> None:
    """Set the time of the next reading, unless a notice has arrived since this one began: it may be newer than the reading."""
    after = registrations.get(transaction, operation.owner.org_id, operation.registration.id)
    next_check_at = pace.next_check(after, transaction.now)
    if operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN:
        # The vendor may show the old refusal for a moment: a person must not take that for an answer, and pay once more.
        next_check_at = transaction.now + timedelta(seconds=pace.first_check)
    registrations.postpone(transaction, operation.owner.org_id, operation.registration, next_check_at)


def _done(
    operation: operations.Operation, registration: Registration, reading: Reading, now: datetime
) -> dict[str, Any]:
    """The changes that mark the person's request as done, with any result: another attempt would cost another fee."""
    match operation.task.kind:
        case TaskKind.RESUBMIT_CAMPAIGN:
            intent = registration.intent
            return {
                "requested": None,
                "sent": operations.sent_content(operation),
                "intent": None if intent is None else replace(intent, sent_at=None),
            }
        case TaskKind.UPDATE_BRAND:
            return {"requested": None, "sent": operations.sent_content(operation)}
        case TaskKind.SEND_OTP:
            # The first PIN is sent automatically; a person requests every further one.
            intent = registration.intent
            details = {} if intent is None else {**intent.details, plan.OTP_SENT: "yes"}
            return {"requested": None, "intent": None if intent is None else replace(intent, details=details)}
        case TaskKind.DEACTIVATE_CAMPAIGN:
            return {"requested": None}
        case TaskKind.CHOOSE_NUMBER:
            chosen = {"sent": reading.vendor_fields, "intent": Intent(operations.next_token(registration))}
            return {"requested": None} | (chosen if reading.state is NumberOrderState.ORDERING else {})
        case TaskKind.VERIFY_OTP:
            return {"requested": None, "otp_ciphertext": None}
        case kind if kind in CREATIONS:
            intent = registration.intent
            return {
                "submitted_at": registration.submitted_at or now,
                "intent": None if intent is None else replace(intent, sent_at=None),
            }
        case _:
            return {}


def but_newer_wishes(
    transaction: Transaction, operation: operations.Operation, registration: Registration, changes: dict[str, Any]
) -> dict[str, Any]:
    """`changes` without those that would erase a request that a person made during the conversation."""
    before = operation.registration
    is_another = (registration.requested, registration.statement) != (before.requested, before.statement)
    is_another = is_another and registration.requested is not None
    if operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN and registration.requested in _REVIEWS:
        # Another request for the same review, with another statement, is the same request: one fee.
        is_another = False
    if not is_another and operation.otp is not None:
        is_another = registrations.otp(transaction, operation.owner.org_id, registration.id) != operation.otp
    if not is_another:
        return changes
    return {name: value for name, value in changes.items() if name not in ("requested", "otp_ciphertext")}


_REVIEWS = (Request.UPDATE, Request.APPEAL)

# The vendor charges for these once it has accepted the request.
_PAID = frozenset({TaskKind.SUBMIT_BRAND, TaskKind.SUBMIT_CAMPAIGN, TaskKind.RESUBMIT_CAMPAIGN, TaskKind.ORDER_NUMBER})


def _fee(task: Task) -> Fee | None:
    """The fee of a task; a free fee for a task that a person may expect to cost money; None for all other tasks."""
    match task.kind:
        case TaskKind.SUBMIT_BRAND:
            return PRICES.brand
        case TaskKind.SUBMIT_CAMPAIGN if task.campaign is not None:
            return agreement.price_of_campaign(task.campaign, task.brand, PRICES).fee
        case TaskKind.RESUBMIT_CAMPAIGN:
            return PRICES.review
        case TaskKind.UPDATE_BRAND:
            return PRICES.in_place
        case _:
            return None
