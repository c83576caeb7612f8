"""The record of each attempt to connect a channel, before and after the conversation. This module never calls a provider.

These are the transactions of the steps `connect_sms` and `connect_whatsapp`. Each may be repeated without writing twice, and
the result of a worker that was taken for dead is discarded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from clearsend.actions.completion import runs
from clearsend.actions.registration import claims, connections
from clearsend.domain import events, retry
from clearsend.domain.completion import AttemptOutcome, Exchange, Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.profile import Channel, ChannelKind, WhatsAppAccount
from clearsend.domain.reason import Reason
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration import connection
from clearsend.domain.registration.claims import ClaimKind, Holder
from clearsend.domain.registration.intent import CONVERSATION_LASTS
from clearsend.domain.registration.record import Reading, Registration
from clearsend.store import profiles, whatsapp_accounts
from clearsend.store import runs as run_store
from clearsend.store.dossiers import Facts
from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner
from clearsend.store.runs import Course
from clearsend.store.whatsapp_accounts import WhatsAppSecrets

# Longer than most conversations with a vendor take.
_LOOK_AGAIN_SECONDS = 15.0


@dataclass(frozen=True)
class Opened:
    """An attempt of `step` that the worker may make now: its number, and the channel to connect with what its provider
    needs."""

    step: StepName
    number: int
    channel: Channel
    account: WhatsAppAccount | None = None
    secrets: WhatsAppSecrets | None = None
    whatsapp_phone_number: str | None = None
    # Set when another organization has claimed the number: the worker must not call the provider.
    refusal: Reason | None = None


@dataclass(frozen=True)
class Occupied:
    """Another conversation is connecting the same sender: the step waits a moment."""


@dataclass(frozen=True)
class Passed:
    """The step is over already, or has nothing to do."""


def open_attempt(transaction: Transaction, course: Course, facts: Facts, name: StepName) -> Opened | Occupied | Passed:
    """Open the next attempt of a step that talks to a provider, of an open run, which is locked. `facts`: of its profile.

    A sender that was read as connected a moment ago, as it is declared now, needs no conversation: a thousand tenants may inherit
    one number. A step that is over is taken again if its sender is not connected as it is declared now: it was changed meanwhile.
    """
    step = course.steps[name]
    org_id, run_id = course.run.org_id, course.run.id
    if any(attempt.finished_at is None for attempt in step.attempts):
        # Its worker died, and the sender may be another one by now.
        leases.release_all(transaction, holder=run_id)
    channel = facts.channel(ChannelKind.SMS if name is StepName.CONNECT_SMS else ChannelKind.WHATSAPP)
    if channel.owner_id is None or channel.sender is None:
        if step.finished_at is None:
            _close_step(transaction, org_id, run_id, name, StepStatus.SKIPPED, {"reason": "not configured"})
        return Passed()
    if step.finished_at is not None and (step.status is StepStatus.FAILED or channel.is_connected):
        return Passed()
    task = connections.task_of(channel)
    known = facts.find(channel.owner_id, task.kind, task.subject_id)
    if known is not None and connection.is_fresh(known, channel.fingerprint, transaction.now):
        _pass_known(transaction, course, name, channel, known)
        return Passed()
    if not connections.occupy(transaction, channel.owner_id, task, holder=run_id, lasts=CONVERSATION_LASTS):
        return Occupied()
    if not connections.begin(transaction, org_id, channel, known):
        connections.leave(transaction, channel.owner_id, task, holder=run_id)
        return Occupied()
    number = _open(transaction, course, step)
    if channel.kind is ChannelKind.SMS:
        return Opened(name, number, channel, refusal=_refusal(transaction, org_id, channel.sender))
    return _opened_whatsapp(transaction, org_id, number, channel)


def _open(transaction: Transaction, course: Course, step: Step) -> int:
    """Insert the next attempt of a step, instead of one that was interrupted; return its number."""
    org_id, run_id, name = course.run.org_id, course.run.id, step.name
    number = len(step.attempts) + 1
    if any(attempt.finished_at is None for attempt in step.attempts):
        run_store.interrupt_attempts(transaction, org_id, run_id, name)
    run_store.insert_attempt(transaction, org_id, run_id, name, number)
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {
            "status": StepStatus.RUNNING.value,
            "started_at": step.started_at or transaction.now,
            "finished_at": None,
            "next_attempt_at": None,
        },
    )
    return number


def _pass_known(
    transaction: Transaction, course: Course, name: StepName, channel: Channel, known: Registration
) -> None:
    """Close a step without a conversation: by the last reading of the sender."""
    assert known.checked_at is not None
    run = course.run
    result = {
        _SUBJECTS[channel.kind]: known.subject_id,
        "phone_number_id": known.vendor_id,
        **known.vendor_fields,
        "read_at": known.checked_at.isoformat(),
    }
    _close_step(transaction, run.org_id, run.id, name, StepStatus.DONE, result)
    _activated(transaction, run, channel)


_SUBJECTS = {ChannelKind.SMS: "phone_number", ChannelKind.WHATSAPP: "waba_id"}


def _activated(transaction: Transaction, run: Run, channel: Channel) -> None:
    payload = {"channel": channel.kind.value, "sender_value": channel.sender}
    runs.publish(transaction, run, events.CHANNEL_ACTIVATED, payload)


def _refusal(transaction: Transaction, org_id: str, phone_number: str) -> Reason | None:
    if claims.holder(transaction, org_id, ClaimKind.NUMBER, phone_number) is not Holder.ANOTHER:
        return None
    return claim_rules.not_available(ClaimKind.NUMBER, phone_number)


def _opened_whatsapp(transaction: Transaction, org_id: str, number: int, channel: Channel) -> Opened:
    assert channel.owner_id is not None
    lender = profiles.find(transaction, org_id, channel.owner_id)
    return Opened(
        StepName.CONNECT_WHATSAPP,
        number,
        channel,
        account=whatsapp_accounts.find_account(transaction, org_id, channel.owner_id),
        secrets=whatsapp_accounts.account_secrets(transaction, org_id, channel.owner_id),
        whatsapp_phone_number=None if lender is None else lender.whatsapp_phone_number,
    )


def confirm(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    opened: Opened,
    *,
    vendor_ids: Mapping[str, Any],
    exchanges: Sequence[Exchange],
    reading: Reading,
) -> Course | None:
    """Write the provider's confirmation of the sender, with the organization's claim to a number, and close the step; returns
    the run as it is then. `reading`: of the sender.

    None when a later attempt has replaced this one: only the worker of that attempt may continue the run.

    Raises: NotAvailable: another organization has claimed the number meanwhile.
    """
    course = run_store.lock_course(transaction, org_id, run_id)
    run = course.run
    if not _close_attempt(transaction, course, opened, AttemptOutcome.DONE, None, exchanges):
        return None
    channel = opened.channel
    assert channel.owner_id is not None
    assert channel.sender is not None
    if channel.kind is ChannelKind.SMS:
        claims.take(transaction, Owner(org_id, channel.owner_id), ClaimKind.NUMBER, channel.sender)
    connections.confirm(transaction, org_id, channel, reading, exchanges=exchanges)
    _close_step(transaction, org_id, run_id, opened.step, StepStatus.DONE, vendor_ids)
    _activated(transaction, run, channel)
    closed = replace(course.steps[opened.step], status=StepStatus.DONE, finished_at=transaction.now)
    return replace(course, steps={**course.steps, opened.step: closed})


def postpone(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    opened: Opened,
    *,
    message: str,
    exchanges: Sequence[Exchange],
    jitter: float,
    retry_after_seconds: float | None,
) -> None:
    """The provider is unavailable: try again later, or fail the run after about a day."""
    course = run_store.lock_course(transaction, org_id, run_id)
    run = course.run
    if not _close_attempt(transaction, course, opened, AttemptOutcome.UNAVAILABLE, message, exchanges):
        look_again(transaction, org_id, run_id)
        return
    delay = retry.PROVIDER.delay_after(opened.number, jitter=jitter, retry_after_seconds=retry_after_seconds)
    if delay is None:
        _close_step(transaction, org_id, run_id, opened.step, StepStatus.FAILED, {"message": message})
        reason = Reason(
            "provider_unavailable",
            f"Gave up after {opened.number} attempts: {message}",
            "Call complete again once the provider works.",
        )
        runs.finish(transaction, run, RunStatus.FAILED, [reason])
        return
    next_attempt_at = transaction.now + timedelta(seconds=delay)
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        opened.step,
        {"status": StepStatus.WAITING.value, "next_attempt_at": next_attempt_at},
    )
    if opened.number == 1:
        runs.publish(
            transaction,
            run,
            events.COMPLETION_DELAYED,
            {"step": opened.step.value, "message": message},
        )
    runs.wake(transaction, org_id, run_id, delay_seconds=delay)


def defer(transaction: Transaction, org_id: str, run_id: str, name: StepName) -> None:
    """Another conversation has a lease on the same sender: try again a moment later. The step may have been over, with another
    sender."""
    next_attempt_at = transaction.now + timedelta(seconds=retry.CONTENTION_SECONDS)
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {"status": StepStatus.WAITING.value, "finished_at": None, "next_attempt_at": next_attempt_at},
    )
    runs.wake(transaction, org_id, run_id, delay_seconds=retry.CONTENTION_SECONDS)


def look_again(transaction: Transaction, org_id: str, run_id: str) -> None:
    """Have the run looked at when both attempts should have ended, because a later attempt has replaced this one. Usually the
    worker of the later attempt continues the run; but after an outage of the database, it may have been stopped."""
    if runs.lock(transaction, org_id, run_id).is_open:
        runs.wake(transaction, org_id, run_id, delay_seconds=_LOOK_AGAIN_SECONDS)


def refuse(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    opened: Opened,
    *,
    reason: Reason,
    exchanges: Sequence[Exchange],
) -> None:
    """The provider has refused permanently: end the run with the provider's message and our remedy."""
    course = run_store.lock_course(transaction, org_id, run_id)
    run = course.run
    if not _close_attempt(transaction, course, opened, AttemptOutcome.REJECTED, reason.message, exchanges):
        look_again(transaction, org_id, run_id)
        return
    _close_step(transaction, org_id, run_id, opened.step, StepStatus.FAILED, {"code": reason.code})
    connections.refuse(transaction, org_id, opened.channel, reason, exchanges=exchanges)
    runs.finish(transaction, run, RunStatus.FAILED, [reason])


def give_up(transaction: Transaction, run: Run, reason: Reason) -> None:
    """Close the open attempts and steps of a run that ends, and release its leases, for which other runs would wait.

    A worker that is in a conversation for the run continues without its lease: its result is discarded, and the next
    conversation about the sender looks before it writes.
    """
    for step in run_store.steps(transaction, run.org_id, run.id):
        if step.status in (StepStatus.RUNNING, StepStatus.WAITING):
            run_store.interrupt_attempts(transaction, run.org_id, run.id, step.name, message=reason.message)
            _close_step(transaction, run.org_id, run.id, step.name, StepStatus.FAILED, {"code": reason.code})
    leases.release_all(transaction, holder=run.id)


def _close_attempt(
    transaction: Transaction,
    course: Course,
    opened: Opened,
    outcome: AttemptOutcome,
    message: str | None,
    exchanges: Sequence[Exchange],
) -> bool:
    """Write the outcome of an attempt and, if its result counts, release the leases on the sender.

    False when the run has ended, the step is over or a later attempt is under way: this worker was taken for dead, or reports
    twice, and its result is discarded.
    """
    run, step = course.run, course.steps[opened.step]
    run_store.finish_attempt(
        transaction,
        run.org_id,
        run.id,
        opened.step,
        opened.number,
        outcome=outcome,
        message=message,
        exchanges=exchanges,
    )
    if not run.is_open or step.finished_at is not None or len(step.attempts) != opened.number:
        return False
    assert opened.channel.owner_id is not None
    connections.leave(transaction, opened.channel.owner_id, connections.task_of(opened.channel), holder=run.id)
    return True


def _close_step(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    step_status: StepStatus,
    result: Mapping[str, Any],
) -> None:
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {
            "status": step_status.value,
            "finished_at": transaction.now,
            "next_attempt_at": None,
            "result": dict(result),
        },
    )
