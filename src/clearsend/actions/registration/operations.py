"""Operations: the records before and after one conversation with a vendor. This module never has the conversation.

These are the transactions of the workflow `advance_registration`. Each may be repeated, and the result of a worker that was
taken for dead is discarded. The next task is decided in `domain/registration/plan.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.actions.registration import claims, facts, history, start, withheld
from clearsend.actions.registration.facts import WhatsAppAccess
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration import plan, sent
from clearsend.domain.registration.claims import ClaimKind, Holder
from clearsend.domain.registration.pace import Pace, may_create
from clearsend.domain.registration.plan import CREATIONS, Task, TaskKind
from clearsend.domain.registration.record import Details, Intent, Reading, Registration
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
from clearsend.store import dossiers, organizations, profiles, registrations
from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# Longer than any one conversation with a vendor can take; after a crash, the same workflow takes over its own lease.
_CONVERSATION_LASTS = timedelta(minutes=3)
_LOOK_AGAIN_SECONDS = 30.0


@dataclass(frozen=True)
class Operation:
    """One conversation with a vendor, about `task` of `registration`.

    The intent, if any, is committed already. `may_create`: the worker may send the creation now; otherwise it may only look for
    the object. For a resubmission, `may_create` is False if the outcome of an earlier one is unknown. `whatsapp` is set for the
    reading of a WhatsApp number, `otp` for the verification of a PIN. `holder_of_claim`: the holder of the claim on the number,
    or on the campaign of another provider; if that is another organization, `answer` is the result of the operation, and the
    worker does not call the vendor.
    """

    owner: Owner
    holder: str
    cause: str
    task: Task
    registration: Registration
    display_name: str
    may_create: bool = False
    otp: str | None = field(default=None, repr=False)
    whatsapp: WhatsAppAccess | None = None
    holder_of_claim: Holder = Holder.NOBODY
    answer: Reading | None = None


def open_operation(transaction: Transaction, owner: Owner, *, holder: str, cause: str, pace: Pace) -> Operation | None:
    """Open the next operation for `owner`; None if there is none, or another worker has one open.

    If nothing is due, the profile is settled again. Every transaction of an operation locks the owner's row first, so that no
    cause is lost: a cause recorded before is seen here, a later one by the next operation, in this workflow or another.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    _lock(transaction, owner)
    if not leases.acquire(transaction, _lease_name(owner), holder=holder, lasts=_CONVERSATION_LASTS):
        # A worker that was taken for dead may be in a conversation still: look again, until its lease has expired.
        start.wake(transaction, owner, cause=cause, delay_seconds=_LOOK_AGAIN_SECONDS)
        return None
    dossier = None if owner.is_organization else dossiers.get(transaction, owner.org_id, owner.owner_id)
    gathered = facts.gather(transaction, owner, dossier)
    task = start.next_conversation(transaction, owner, gathered, cause=cause)
    if task is None:
        leases.release(transaction, _lease_name(owner), holder=holder)
        # A due registration without a task, such as a deleted campaign's, must not come up every minute.
        _postpone_due(transaction, owner, gathered.registrations, pace)
        withheld.write(transaction, owner, withheld.withheld(gathered), cause=cause)
        if dossier is not None:
            start.settle(transaction, owner.org_id, owner.owner_id)
        return None
    found = gathered.find(task.registration_kind, task.subject_id)
    registration = found or registrations.insert(
        transaction, owner.org_id, owner.owner_id, task.registration_kind, task.subject_id
    )
    operation = _with_claim(transaction, Operation(owner, holder, cause, task, registration, gathered.display_name))
    if task.kind in CREATIONS:
        return _intend(transaction, operation, pace)
    if task.kind is TaskKind.RESUBMIT_CAMPAIGN:
        return _intend_review(transaction, operation)
    if task.kind is TaskKind.VERIFY_OTP:
        return replace(operation, otp=registrations.otp(transaction, owner.org_id, registration.id))
    if task.kind is TaskKind.READ_WHATSAPP:
        return replace(operation, whatsapp=facts.whatsapp_access(transaction, owner))
    return operation


def _with_claim(transaction: Transaction, operation: Operation) -> Operation:
    """The operation, with the holder of the claim on its number or campaign."""
    claimed = claimed_thing(operation)
    if claimed is None:
        return operation
    found = claims.holder(transaction, operation.owner.org_id, *claimed)
    return replace(
        operation, holder_of_claim=found, answer=claim_rules.lost(*claimed) if found is Holder.ANOTHER else None
    )


def claimed_thing(operation: Operation) -> tuple[ClaimKind, str] | None:
    """The number, or the campaign of another provider, that an operation concerns; None if it concerns neither."""
    task = operation.task
    if task.registration_kind is Kind.NUMBER:
        return ClaimKind.NUMBER, task.subject_id
    if task.registration_kind is Kind.CAMPAIGN and task.campaign is not None:
        shared_id = task.campaign.content.shared_tcr_campaign_id
        return None if shared_id is None else (ClaimKind.CAMPAIGN, shared_id)
    return None


def defer(transaction: Transaction, owner: Owner, *, pace: Pace) -> None:
    """Postpone a deleted profile's due registrations: otherwise they come up every minute, before those of other owners."""
    _postpone_due(transaction, owner, registrations.list_of(transaction, owner.org_id, [owner.owner_id]), pace)


def _postpone_due(transaction: Transaction, owner: Owner, seen: Iterable[Registration], pace: Pace) -> None:
    """Postpone the registrations that were due when `seen` was read, not those that have become due since."""
    until = transaction.now + timedelta(seconds=pace.settled_check)
    for found in seen:
        if found.owner_id == owner.owner_id and found.is_due(transaction.now):
            registrations.postpone(transaction, owner.org_id, found, until)


def _intend(transaction: Transaction, operation: Operation, pace: Pace) -> Operation:
    """Commit the intent before the creation."""
    registration, now = operation.registration, transaction.now
    begins = registration.state is not _INTENDED[registration.kind]
    intent = None if begins else registration.intent
    is_allowed = operation.task.is_agreed and may_create(intent, now, pace)
    if intent is None:
        intent = Intent(next_token(registration), None, {"display_name": operation.display_name})
    changes: dict[str, Any] = {
        "intent": _about_to_be_sent(intent, now) if is_allowed else intent,
        # If this date passes, the worker has not come back from the conversation.
        "next_check_at": now + _CONVERSATION_LASTS,
        # With a count of failures, a worker that takes over would wait until that date, as after an outage.
        "failures": 0,
        "requested": None,
        "sent": sent_content(operation) if is_allowed else registration.sent,
    }
    if begins:
        following = _INTENDED[registration.kind]
        moved = follow(registration.kind, registration.state, following)
        assert isinstance(moved, Moved), f"{registration.kind} cannot go from {registration.state} to {following}"
        changes |= {
            "state": following,
            "state_since": now,
            "reasons": [],
            "vendor_id": None,
            "tcr_id": None,
            "vendor_fields": {},
            "details": Details(),
        }
        history.record(transaction, registration, moved, cause=operation.cause, vendor_fields={}, exchanges=())
    registrations.update(transaction, operation.owner.org_id, registration.id, changes)
    written = registrations.get(transaction, operation.owner.org_id, registration.id)
    # The look-up needs the earlier sending time, not this one; a failure needs the number of earlier failures.
    return replace(
        operation,
        registration=replace(written, intent=intent, failures=registration.failures),
        may_create=is_allowed,
    )


def _intend_review(transaction: Transaction, operation: Operation) -> Operation:
    """Commit the intent before a paid review is requested: if no answer arrives, the request may still have been sent."""
    registration = operation.registration
    intent = registration.intent or Intent(next_token(registration))
    written = replace(intent, sent_at=intent.sent_at or transaction.now)
    registrations.update(transaction, operation.owner.org_id, registration.id, {"intent": written})
    return replace(
        operation,
        registration=replace(registration, intent=intent),
        may_create=intent.sent_at is None,
    )


def _about_to_be_sent(intent: Intent, now: datetime) -> Intent:
    """The intent with `now` as the sending time. It keeps the first one too: a look-up needs the earliest creation time."""
    details = {plan.FIRST_SENT_AT: now.isoformat(), **intent.details}
    return replace(intent, sent_at=now, details=details)


_INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}


def next_token(registration: Registration) -> str:
    """The token of the next object at the vendor: the registration's id and the number of its submissions."""
    last = 0 if registration.intent is None else int(registration.intent.token.rpartition("-")[2])
    return f"{registration.id}-{last + 1}"


def sent_content(operation: Operation) -> dict[str, Any] | None:
    """The content that the conversation sends, kept to detect later changes; None if there is none."""
    task = operation.task
    if task.registration_kind is Kind.BRAND and task.brand is not None:
        return sent.brand_content(task.brand, operation.display_name)
    if task.registration_kind is Kind.CAMPAIGN and task.campaign is not None:
        return sent.campaign_content(task.campaign)
    if task.kind is TaskKind.ORDER_NUMBER and operation.registration.sent is not None:
        return dict(operation.registration.sent)
    return None


def still_counts(transaction: Transaction, operation: Operation) -> bool:
    """Does this worker still have the lease? If it was taken for dead, its result is discarded; another worker reads again."""
    _lock(transaction, operation.owner)
    return leases.acquire(transaction, _lease_name(operation.owner), holder=operation.holder, lasts=_CONVERSATION_LASTS)


def _lock(transaction: Transaction, owner: Owner) -> None:
    if owner.is_organization:
        organizations.lock(transaction, owner.org_id)
    else:
        profiles.lock(transaction, owner.org_id, owner.owner_id)


def _lease_name(owner: Owner) -> str:
    return f"registration:{owner.owner_id}"
