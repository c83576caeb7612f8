"""The transactions of a pass over the registrations of one owner: before and after each conversation with a vendor.

Load, decide, save: `facts.py` loads, `domain/registration/plan.py` and `step.py` decide, `changes.py` saves. This module has no
conversation. Each transaction may be repeated; the answer to a conversation that another one has overtaken is discarded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from clearsend.actions.registration import changes, claims, connections, facts, start, withheld
from clearsend.actions.registration.facts import WhatsAppAccess
from clearsend.domain.completion import Exchange
from clearsend.domain.registration import agreement, shared
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration import intent as intents
from clearsend.domain.registration import plan as plans
from clearsend.domain.registration import step as steps
from clearsend.domain.registration.claims import ClaimKind, Holder, NotAvailable
from clearsend.domain.registration.facts import RegistrationFacts, Rest
from clearsend.domain.registration.outcome import Begun, Outcome, Read
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.prices import Ceiling, Fee, PriceList
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.states import Kind, NumberOrderState
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    ConnectWhatsApp,
    ReadCampaign,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    Task,
    UpdateBrand,
    VerifyOtp,
)
from clearsend.store import dossiers, organizations, profiles, registrations, shared_campaigns, whatsapp_accounts
from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# A sender is connected, and a campaign of another provider read, by one conversation at a time; another looks again after this
# time.
_LOOK_AGAIN_SECONDS = 5.0


@dataclass(frozen=True)
class Operation:
    """One conversation with a vendor, about `task` of `registration`, which is as `step.py` needs it in the conversation.

    The intent, if any, is committed already. `may_send`: the worker may send the request; otherwise it may only look for its
    effect. `whatsapp` is set for the conversations about a WhatsApp number, `otp` for the verification of a PIN.
    `holder_of_claim`: the holder of the claim on the number, or on the campaign of another provider. `answer`: the result of the
    operation, if the worker need not call the vendor: the claim is another organization's, or the same campaign was just read
    for another of this one.
    """

    owner: Owner
    cause: str
    task: Task
    registration: Registration
    display_name: str
    may_send: bool = False
    otp: str | None = field(default=None, repr=False)
    whatsapp: WhatsAppAccess | None = field(default=None, repr=False)
    holder_of_claim: Holder = Holder.NOBODY
    answer: Reading | None = None
    # Of a new campaign.
    ceiling: Ceiling | None = None


def begin(transaction: Transaction, owner: Owner, *, holder: str, cause: str, pace: Pace) -> Operation | None:
    """Begin the next conversation for `owner`; None if there is none, or if it has to wait for another one.

    If nothing is due, the profile is settled again. The owner's row is locked first, so that no cause is lost: a cause recorded
    before is seen here, a later one by the next pass. `holder`: of the leases (`connections.occupy`).
    """
    _lock(transaction, owner)
    known = None if owner.is_organization else dossiers.find(transaction, owner.org_id, owner.owner_id)
    is_deleted = known is None and not owner.is_organization
    gathered = facts.of_deleted(transaction, owner) if is_deleted else facts.gather(transaction, owner, known)
    planned = plans.plan(gathered, transaction.now)
    if isinstance(planned, Rest):
        _leave_all(transaction, gathered, holder)
        _rest(transaction, owner, gathered, planned, cause=cause, pace=pace)
        if known is not None:
            start.settle(transaction, known.dossier)
        return None
    lasts = intents.CONVERSATION_LASTS
    if not connections.occupy(transaction, owner.owner_id, planned, holder=holder, lasts=lasts):
        start.wake(transaction, owner, cause=cause, delay_seconds=_LOOK_AGAIN_SECONDS)
        return None
    own = gathered.own(planned.kind, planned.subject_id)
    before = own or registrations.new(*owner, planned.kind, planned.subject_id, transaction.now)
    change = steps.step(before, Begun(planned, gathered.display_name), transaction.now, pace)
    is_new = own is None or change.registration != before
    if is_new and not changes.save(transaction, before, change, cause=cause):
        connections.leave(transaction, owner.owner_id, planned, holder=holder)
        start.wake(transaction, owner, cause=cause, delay_seconds=_LOOK_AGAIN_SECONDS)
        return None
    conversing = change.conversing or before
    operation = Operation(
        owner,
        cause,
        planned,
        replace(conversing, version=before.version + 1 if is_new else before.version),
        gathered.display_name,
        may_send=intents.may_send(before, planned, transaction.now, pace),
        ceiling=_ceiling(planned, transaction.prices),
    )
    return _with_secrets(transaction, _with_claim(transaction, operation))


def _leave_all(transaction: Transaction, gathered: RegistrationFacts, holder: str) -> None:
    """Release what a worker that died in a conversation for this job has left, since nothing is to be connected any more."""
    if any(one.owner_id == gathered.owner_id for one in gathered.registrations):
        leases.release_all(transaction, holder=holder)


def _rest(
    transaction: Transaction,
    owner: Owner,
    gathered: RegistrationFacts,
    rest: Rest,
    *,
    cause: str,
    pace: Pace,
) -> None:
    # A due registration without a task, such as a deleted campaign's, must not come up every minute.
    _postpone_due(transaction, owner, gathered.registrations, pace)
    if not gathered.is_deleted:
        withheld.write(transaction, owner, gathered, rest, cause=cause, pace=pace)


def _with_claim(transaction: Transaction, operation: Operation) -> Operation:
    """The operation, with the holder of the claim on its number or campaign."""
    claimed = _claimed_thing(operation.task)
    if claimed is None:
        return operation
    org_id, task = operation.owner.org_id, operation.task
    found = claims.holder(transaction, org_id, *claimed)
    answer = claim_rules.lost(task.kind, *claimed) if found is Holder.ANOTHER else None
    if found is Holder.OURS and isinstance(task, ReadCampaign):
        others = shared_campaigns.list_of(transaction, org_id, claimed[1])
        answer = shared.last_reading(operation.registration, others, transaction.now)
    return replace(operation, holder_of_claim=found, answer=answer)


def _claimed_thing(task: Task) -> tuple[ClaimKind, str] | None:
    """The number, or the campaign of another provider, that a task concerns; None if it concerns neither."""
    if task.kind in (Kind.NUMBER, Kind.SMS):
        return ClaimKind.NUMBER, task.subject_id
    if isinstance(task, AcceptCampaign | ReadCampaign) and task.shared_id is not None:
        return ClaimKind.CAMPAIGN, task.shared_id
    return None


def _with_secrets(transaction: Transaction, operation: Operation) -> Operation:
    owner, task = operation.owner, operation.task
    if isinstance(task, VerifyOtp):
        return replace(operation, otp=registrations.otp(transaction, owner.org_id, operation.registration.id))
    if isinstance(task, ConnectWhatsApp | ReadWhatsApp):
        return replace(operation, whatsapp=facts.whatsapp_access(transaction, owner, task.subject_id))
    return operation


def end(
    transaction: Transaction,
    operation: Operation,
    outcome: Outcome,
    *,
    holder: str,
    exchanges: Sequence[Exchange],
    pace: Pace,
) -> None:
    """Save the outcome of a conversation with its consequences; nothing if another conversation has overtaken this one."""
    owner, task = operation.owner, operation.task
    _lock(transaction, owner)
    connections.leave(transaction, owner.owner_id, task, holder=holder)
    others = _others_of_shared(transaction, operation, outcome)
    registration = registrations.get(transaction, owner.org_id, operation.registration.id, for_update=True)
    if registration.version != operation.registration.version:
        return
    if isinstance(outcome, Read):
        outcome = replace(outcome, reading=_claim_what_is_ours(transaction, operation, registration, outcome.reading))
    change = steps.step(registration, outcome, transaction.now, pace)
    changes.save(
        transaction,
        registration,
        change,
        cause=operation.cause,
        conversing=operation.registration,
        exchanges=exchanges,
        fee=_fee(task, transaction.prices),
    )
    if others:
        _share(transaction, registration, change.registration, others)


def _others_of_shared(transaction: Transaction, operation: Operation, outcome: Outcome) -> Sequence[Registration]:
    """The organization's other registrations of the campaign of another provider that the worker has just read, all of them
    locked in one order; none after any other conversation."""
    claimed = _claimed_thing(operation.task)
    is_read = isinstance(outcome, Read) and outcome.reading.details.is_accepted and operation.answer is None
    if claimed is None or not is_read:
        return ()
    own, tcr_id = operation.registration, claimed[1]
    shared_campaigns.lock(transaction, own.org_id, tcr_id, own.id)
    return [one for one in shared_campaigns.list_of(transaction, own.org_id, tcr_id) if one.id != own.id]


def _share(transaction: Transaction, before: Registration, after: Registration, others: Sequence[Registration]) -> None:
    """Have the others of a shared campaign take the reading over if it shows anything new; otherwise, they need no reading of their
    own before the next one is due."""
    ids = [one.id for one in others]
    if not shared.is_news(before, after):
        if after.next_check_at is not None:
            shared_campaigns.postpone(transaction, after.org_id, ids, after.next_check_at)
        return
    shared_campaigns.make_due(transaction, after.org_id, ids)
    for owner_id in sorted({one.owner_id for one in others}):
        start.wake(transaction, Owner(after.org_id, owner_id), cause="registration")


def ended(transaction: Transaction, operation: Operation) -> dict[str, object]:
    """The arguments that every outcome of this operation has: see `step.py`."""
    sent = intents.sent_content(operation.task, operation.registration, operation.display_name)
    newer = operation.otp is not None and operation.otp != registrations.otp(
        transaction, operation.owner.org_id, operation.registration.id
    )
    return {
        "task": operation.task,
        "before": operation.registration,
        "sent": sent,
        "may_have_been_sent": operation.may_send,
        "has_newer_pin": newer,
    }


def _claim_what_is_ours(
    transaction: Transaction, operation: Operation, registration: Registration, reading: Reading
) -> Reading:
    """Take the claim that a reading gives: to a bought or connected number, or to an accepted campaign of another provider. If
    another organization has the claim, return the reading that says so. What is released is given up, with its secrets."""
    if isinstance(operation.task, ReleaseWhatsApp):
        whatsapp_accounts.forget_former(transaction, *operation.owner)
    if isinstance(operation.task, ReleaseSms) and _is_given_up(operation.task, reading):
        claims.give_up(transaction, operation.owner, operation.task.phone_number)
    if reading.state is NumberOrderState.ORDERED and registration.sent is not None:
        claims.buy(transaction, operation.owner, registration.sent["phone_number"])
    claimed = _claimed_thing(operation.task)
    if claimed is None or not claim_rules.gives_claim(reading):
        return reading
    try:
        claims.take(transaction, operation.owner, *claimed)
    except NotAvailable:
        return claim_rules.lost(operation.task.kind, *claimed)
    return reading


def _is_given_up(task: ReleaseSms, reading: Reading) -> bool:
    """Does the claim to a released number end? Not to a bought one that was not returned: it stays billed, and listed."""
    return task.is_given_up and not (task.is_bought and reading.details.is_elsewhere)


def _ceiling(task: Task, prices: PriceList) -> Ceiling | None:
    """The most that the task may cost, if it is a new campaign and the agreed total is known."""
    return prices.ceiling(task.agreed) if isinstance(task, SubmitCampaign) and task.agreed is not None else None


def _fee(task: Task, prices: PriceList) -> Fee | None:
    """The fee of a task; a free fee for a task that a person may expect to cost money; None for all other tasks."""
    match task:
        case SubmitBrand():
            return prices.brand
        case SubmitCampaign():
            return agreement.price_of_campaign(task.campaign, task.brand, prices).fee
        case ResubmitCampaign():
            return prices.review
        case UpdateBrand():
            return prices.in_place
        case _:
            return None


def _postpone_due(transaction: Transaction, owner: Owner, seen: Iterable[Registration], pace: Pace) -> None:
    """Postpone the registrations that were due when `seen` was read, not those that have become due since; in the order in which
    all code locks several."""
    for found in sorted(seen, key=lambda one: one.id):
        if found.owner_id == owner.owner_id and found.is_due(transaction.now):
            registrations.postpone(transaction, owner.org_id, found, pace.settled(transaction.now))


def _lock(transaction: Transaction, owner: Owner) -> None:
    if owner.is_organization:
        organizations.lock(transaction, owner.org_id)
    else:
        profiles.lock(transaction, owner.org_id, owner.owner_id)
