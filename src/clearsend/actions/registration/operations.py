"""One turn of registering: the books before and after one conversation with a vendor. It never has the conversation.

These are the moves of the workflow `advance_registration`. Each may be repeated, and a process that was thought dead is not
believed any more. What is to be done next is decided in `domain/registration/plan.py`.
"""

from collections.abc import Mapping
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

# Longer than any one conversation with a vendor can take; a turn that was killed takes its own claim over at once.
_CONVERSATION_LASTS = timedelta(minutes=3)


@dataclass(frozen=True)
class Operation:
    """One conversation to have.

    `intent` is written already; `may_create` says whether the thing may be sent now (of a resubmission: also if it is not known
    what came of an earlier one), or only be looked for. `whatsapp` comes with a WhatsApp number, `otp` with a PIN.
    `holder_of_claim`: who has claimed the number or the campaign of another provider; where it is another organization,
    `answer` is what comes of the turn, and nobody is asked.
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
    """Open the next conversation that is to be had for `owner`, or None: there is none, or somebody else is at it.

    Who finds nothing to do settles the profile again. Holding the owner's row first, everybody sees either the hint that
    another has left or the claim that is still held: no hint is lost between the two.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    _lock(transaction, owner)
    if not leases.acquire(transaction, _claim(owner), holder=holder, lasts=_CONVERSATION_LASTS):
        return None
    dossier = None if owner.is_organization else dossiers.get(transaction, owner.org_id, owner.owner_id)
    gathered = facts.gather(transaction, owner, dossier)
    task = start.next_task(transaction, owner, gathered, cause=cause)
    if task is None:
        leases.release(transaction, _claim(owner), holder=holder)
        # What is due and yet nothing to be done about, say of a campaign that was deleted, must not come up every minute.
        registrations.postpone_due(
            transaction, owner.org_id, owner.owner_id, transaction.now + timedelta(seconds=pace.settled_check)
        )
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
    """The turn, with who has claimed what it is about."""
    claimed = claimed_thing(operation)
    if claimed is None:
        return operation
    found = claims.holder(transaction, operation.owner.org_id, *claimed)
    return replace(
        operation, holder_of_claim=found, answer=claim_rules.lost(*claimed) if found is Holder.ANOTHER else None
    )


def claimed_thing(operation: Operation) -> tuple[ClaimKind, str] | None:
    """What a turn is about, where it is a thing that another organization may have claimed."""
    task = operation.task
    if task.registration_kind is Kind.NUMBER:
        return ClaimKind.NUMBER, task.subject_id
    if task.registration_kind is Kind.CAMPAIGN and task.campaign is not None:
        shared_id = task.campaign.content.shared_tcr_campaign_id
        return None if shared_id is None else (ClaimKind.CAMPAIGN, shared_id)
    return None


def defer(transaction: Transaction, owner: Owner, *, pace: Pace) -> None:
    """The profile was deleted: what is due of it must not come up every minute, before what is due of others."""
    until = transaction.now + timedelta(seconds=pace.settled_check)
    registrations.postpone_due(transaction, owner.org_id, owner.owner_id, until)


def _intend(transaction: Transaction, operation: Operation, pace: Pace) -> Operation:
    """Write down what is about to be created, before it is."""
    registration, now = operation.registration, transaction.now
    begins = registration.state is not _INTENDED[registration.kind]
    intent = None if begins else registration.intent
    is_allowed = operation.task.is_agreed and may_create(intent, now, pace)
    if intent is None:
        intent = Intent(next_token(registration), None, {"display_name": operation.display_name})
    changes: dict[str, Any] = {
        "intent": _about_to_be_sent(intent, now) if is_allowed else intent,
        # Whoever finds it still like this, finds that nobody has come back from the conversation.
        "next_check_at": now + _CONVERSATION_LASTS,
        # With failures, the date would read as a rest after them, and whoever goes on for the dead would wait until then.
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
    # The look-up needs to know when it was sent before, not that it is about to be sent; a setback, how many there were.
    return replace(
        operation,
        registration=replace(written, intent=intent, failures=registration.failures),
        may_create=is_allowed,
    )


def _intend_review(transaction: Transaction, operation: Operation) -> Operation:
    """Write down that a paid review is about to be asked for: whoever finds that, and no answer, knows that it may have been."""
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
    """A later look-up must know since when the thing may be there, not only when it was tried last."""
    details = {plan.FIRST_SENT_AT: now.isoformat(), **intent.details}
    return replace(intent, sent_at=now, details=details)


_INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}


def next_token(registration: Registration) -> str:
    """What the vendor's object will be known by: the registration and how many times it was submitted."""
    last = 0 if registration.intent is None else int(registration.intent.token.rpartition("-")[2])
    return f"{registration.id}-{last + 1}"


def sent_content(operation: Operation) -> dict[str, Any] | None:
    """What the conversation sends, to see later what has changed since."""
    task = operation.task
    if task.registration_kind is Kind.BRAND and task.brand is not None:
        return sent.brand_content(task.brand, operation.display_name)
    if task.registration_kind is Kind.CAMPAIGN and task.campaign is not None:
        return sent.campaign_content(task.campaign)
    if task.kind is TaskKind.ORDER_NUMBER and operation.registration.sent is not None:
        return dict(operation.registration.sent)
    return None


def still_counts(transaction: Transaction, operation: Operation) -> bool:
    """Is the claim still ours? A process that was thought dead is not believed any more: the truth is read again anyway."""
    _lock(transaction, operation.owner)
    return leases.acquire(transaction, _claim(operation.owner), holder=operation.holder, lasts=_CONVERSATION_LASTS)


def _lock(transaction: Transaction, owner: Owner) -> None:
    if owner.is_organization:
        organizations.lock(transaction, owner.org_id)
    else:
        profiles.lock(transaction, owner.org_id, owner.owner_id)


def _claim(owner: Owner) -> str:
    return f"registration:{owner.owner_id}"
