"""One turn of registering: the books before and after one conversation with a vendor. It never has the conversation.

These are the moves of the workflow `advance_registration`. Each may be repeated, and a process that was thought dead is not
believed any more. What is to be done next is decided in `domain/registration/plan.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.actions.registration import claims, facts, history, start, withheld
from clearsend.actions.registration.facts import WhatsAppAccess
from clearsend.domain.completion import Exchange
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, plan, prices, sent
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration.claims import ClaimKind, Holder, NotAvailable
from clearsend.domain.registration.plan import CREATIONS, Pace, Task, TaskKind
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import (
    RESUBMISSION_UNCONFIRMED,
    UPDATE_NOT_ENOUGH,
    BrandState,
    CampaignState,
    Details,
    Ignored,
    Intent,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    Reading,
    Registration,
    Request,
    State,
    follow,
)
from clearsend.store import agreements, dossiers, organizations, profiles, registrations
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
    claimed = _claimed_thing(operation)
    if claimed is None:
        return operation
    found = claims.holder(transaction, operation.owner.org_id, *claimed)
    return replace(
        operation, holder_of_claim=found, answer=claim_rules.lost(*claimed) if found is Holder.ANOTHER else None
    )


def _claimed_thing(operation: Operation) -> tuple[ClaimKind, str] | None:
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
    is_allowed = operation.task.is_agreed and plan.may_create(intent, now, pace)
    if intent is None:
        intent = Intent(_next_token(registration), None, {"display_name": operation.display_name})
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
    intent = registration.intent or Intent(_next_token(registration))
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


def _next_token(registration: Registration) -> str:
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


def apply(
    transaction: Transaction, operation: Operation, reading: Reading, *, exchanges: Sequence[Exchange], pace: Pace
) -> None:
    """Write what the vendor's truth is, and what follows from it."""
    if not still_counts(transaction, operation):
        return
    registration = registrations.get(transaction, operation.owner.org_id, operation.registration.id)
    reading = _claim_what_is_ours(transaction, operation, registration, reading)
    followed = follow(registration.kind, registration.state, _observed(operation, registration, reading))
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
                # Its fee was accepted for what is over: a later refusal is another matter.
                agreements.end(transaction, *operation.owner, wished.kind, wished.subject_id)
    # The same unknown word, read again and again, would fill the history with nothing; a review that changed nothing is news.
    is_review = operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN
    is_news = is_review or (
        followed != Ignored("no_change") and dict(reading.vendor_fields) != dict(registration.vendor_fields)
    )
    if isinstance(followed, Moved) or is_news:
        history.record(
            transaction,
            registration,
            followed,
            cause=operation.cause,
            vendor_fields=reading.vendor_fields,
            exchanges=exchanges,
        )
    if isinstance(followed, Moved) and registration.state is NumberState.ASSIGNED:
        # Others may have taken over what was read for this one.
        registrations.mark_stale(transaction, operation.owner.org_id, registration)
    registrations.update(transaction, operation.owner.org_id, registration.id, changes)
    schedule_check(transaction, operation, registration, pace)
    written = registrations.get(transaction, operation.owner.org_id, registration.id)
    if operation.task.kind in _PAID and written.vendor_id is not None:
        agreements.use(transaction, *operation.owner, written.kind, written.subject_id)
    elif written.state is NumberOrderState.FAILED:
        # Whoever wants another number accepts its price anew.
        agreements.end(transaction, *operation.owner, written.kind, written.subject_id)
    history.project(transaction, written)
    if isinstance(followed, Moved):
        history.announce(transaction, registration, written, followed, cause=operation.cause, fee=_fee(operation.task))


def _still_unknown(operation: Operation, registration: Registration, reading: Reading) -> list[Reason]:
    """What no reading tells of the last resubmission: that nobody knows whether an appeal arrived, that an update alone was not
    enough. It is said until the campaign is refused no more, or somebody asks again."""
    if operation.task.kind is not TaskKind.READ_CAMPAIGN or reading.state is not CampaignState.REJECTED:
        return []
    return [reason for reason in registration.reasons if reason.code in (RESUBMISSION_UNCONFIRMED, UPDATE_NOT_ENOUGH)]


def _claim_what_is_ours(
    transaction: Transaction, operation: Operation, registration: Registration, reading: Reading
) -> Reading:
    """Take the claim that a reading gives: to a number that was bought, to a campaign of another provider that was accepted. Where
    another organization has it, that is what was read."""
    if reading.state is NumberOrderState.ORDERED and registration.sent is not None:
        claims.buy(transaction, operation.owner, registration.sent["phone_number"])
    claimed = _claimed_thing(operation)
    if claimed is None or not claim_rules.shows_accepted(reading):
        return reading
    try:
        claims.take(transaction, operation.owner, *claimed)
    except NotAvailable:
        return claim_rules.lost(*claimed)
    return reading


def _observed(operation: Operation, registration: Registration, reading: Reading) -> State | None:
    """The state that a reading shows. What was created is there: if its word is unknown, or still the old one, it is under way."""
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


def schedule_check(transaction: Transaction, operation: Operation, before: Registration, pace: Pace) -> None:
    """Say when the vendor is asked again; unless a notice has come while we were asking, which may know more than we read."""
    if before.next_check_at != operation.registration.next_check_at:
        return
    after = registrations.get(transaction, operation.owner.org_id, before.id)
    next_check_at = pace.next_check(after, transaction.now)
    if operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN:
        # It may still read as refused for a moment: nobody shall take that for an answer, and pay once more.
        next_check_at = transaction.now + timedelta(seconds=pace.first_check)
    registrations.update(transaction, operation.owner.org_id, before.id, {"next_check_at": next_check_at})


def _done(operation: Operation, registration: Registration, reading: Reading, now: datetime) -> dict[str, Any]:
    """What a person had asked for is done, whatever came of it: another attempt would be another fee."""
    match operation.task.kind:
        case TaskKind.RESUBMIT_CAMPAIGN:
            intent = registration.intent
            return {
                "requested": None,
                "sent": sent_content(operation),
                "intent": None if intent is None else replace(intent, sent_at=None),
            }
        case TaskKind.UPDATE_BRAND:
            return {"requested": None, "sent": sent_content(operation)}
        case TaskKind.SEND_OTP:
            # Once by itself; every further PIN is a person's wish.
            intent = registration.intent
            details = {} if intent is None else {**intent.details, plan.OTP_SENT: "yes"}
            return {"requested": None, "intent": None if intent is None else replace(intent, details=details)}
        case TaskKind.DEACTIVATE_CAMPAIGN:
            return {"requested": None}
        case TaskKind.CHOOSE_NUMBER:
            chosen = {"sent": reading.vendor_fields, "intent": Intent(_next_token(registration))}
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
    transaction: Transaction, operation: Operation, registration: Registration, changes: dict[str, Any]
) -> dict[str, Any]:
    """`changes` without those that would forget what a person has asked for while we were talking with the vendor."""
    before = operation.registration
    is_another = (registration.requested, registration.statement) != (before.requested, before.statement)
    is_another = is_another and registration.requested is not None
    if operation.task.kind is TaskKind.RESUBMIT_CAMPAIGN and registration.requested in _REVIEWS:
        # The same review, asked for once more with other words: one wish, one fee.
        is_another = False
    if not is_another and operation.otp is not None:
        is_another = registrations.otp(transaction, operation.owner.org_id, registration.id) != operation.otp
    if not is_another:
        return changes
    return {name: value for name, value in changes.items() if name not in ("requested", "otp_ciphertext")}


_REVIEWS = (Request.UPDATE, Request.APPEAL)

# What the vendor charges once it has taken it.
_PAID = frozenset({TaskKind.SUBMIT_BRAND, TaskKind.SUBMIT_CAMPAIGN, TaskKind.RESUBMIT_CAMPAIGN, TaskKind.ORDER_NUMBER})


def _fee(task: Task) -> Fee | None:
    """What the conversation costs, of one that costs something or might be thought to."""
    match task.kind:
        case TaskKind.SUBMIT_BRAND:
            return prices.BRAND
        case TaskKind.SUBMIT_CAMPAIGN if task.campaign is not None:
            return agreement.price_of_campaign(task.campaign, task.brand).fee
        case TaskKind.RESUBMIT_CAMPAIGN:
            return prices.REVIEW
        case TaskKind.UPDATE_BRAND:
            return prices.NONE
        case _:
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
