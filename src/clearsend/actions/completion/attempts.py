"""Connecting a channel of a run: the books of each attempt, before and after the conversation. It never talks to a provider.

These are the moves of the steps `connect_sms` and `connect_whatsapp`. Each may be repeated: what was written is not written
twice, and a process that was thought dead is not believed any more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from clearsend.actions.completion import runs
from clearsend.actions.registration import claims, start
from clearsend.domain import events, retry
from clearsend.domain.completion import AttemptOutcome, Exchange, Run, RunStatus, StepName, StepStatus
from clearsend.domain.profile import Channel, ChannelKind, WhatsAppAccount
from clearsend.domain.reason import Reason
from clearsend.domain.registration import claims as claim_rules
from clearsend.domain.registration.claims import ClaimKind, Holder
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import WhatsAppState
from clearsend.store import channels, dossiers, profiles
from clearsend.store import runs as run_store
from clearsend.store.channels import Confirmation, WhatsAppSecrets
from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# Longer than any one conversation with a provider can take; a run that was killed takes its own claim over at once.
_CONVERSATION_LASTS = timedelta(minutes=3)

# Longer than a conversation with a vendor takes.
_LOOK_AGAIN_SECONDS = 15.0


@dataclass(frozen=True)
class Opened:
    """An attempt that may now be made: its number, and the channel to connect with what its provider needs."""

    number: int
    channel: Channel
    # Was the sender claimed for the run? Only somebody's first conversation about it needs that.
    is_claimed: bool
    account: WhatsAppAccount | None = None
    secrets: WhatsAppSecrets | None = None
    whatsapp_phone_number: str | None = None
    # Why the provider is not to be asked at all: another organization has claimed the number.
    refusal: Reason | None = None


@dataclass(frozen=True)
class Occupied:
    """Another run is connecting the same sender for the first time, or another organization the same number; the step has to
    wait a moment."""


@dataclass(frozen=True)
class Passed:
    """The step is over already, or there is nothing to do in it."""


def open_attempt(
    transaction: Transaction, org_id: str, run_id: str, name: StepName, *, fresh_pin: str
) -> Opened | Occupied | Passed:
    """Open the next attempt of a step that talks to a provider.

    `fresh_pin`: six random digits, kept as the WhatsApp number's two-step PIN if there is none: stored, before it is sent.

    Raises:
        AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    run = runs.lock(transaction, org_id, run_id)
    step = run_store.get_step(transaction, org_id, run_id, name)
    if not run.is_open or step.finished_at is not None:
        return Passed()
    kind = ChannelKind.SMS if name is StepName.CONNECT_SMS else ChannelKind.WHATSAPP
    channel = dossiers.channel(transaction, org_id, run.profile_id, kind)
    if channel.owner_id is None or channel.sender is None:
        _close_step(transaction, org_id, run_id, name, StepStatus.SKIPPED, {"reason": "not configured"})
        return Passed()
    is_first = not _is_known(transaction, org_id, channel)
    if is_first and not _occupy(transaction, channel, run_id):
        return Occupied()
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
            "next_attempt_at": None,
        },
    )
    if channel.kind is ChannelKind.SMS:
        return Opened(number, channel, is_first, refusal=_refusal(transaction, org_id, channel.sender))
    return _opened_whatsapp(transaction, org_id, number, channel, fresh_pin, is_claimed=is_first)


def _is_known(transaction: Transaction, org_id: str, channel: Channel) -> bool:
    """The first conversation about a sender creates things at the vendor, so only one run may hold it at a time. Later
    ones find everything in place, and need no claim: a thousand tenants may inherit one number at once."""
    assert channel.owner_id is not None
    assert channel.sender is not None
    return channels.is_confirmed(transaction, org_id, channel.kind, Confirmation(channel.owner_id, channel.sender))


def _occupy(transaction: Transaction, channel: Channel, run_id: str) -> bool:
    """Let the run have the conversation about a sender to itself, unless others are at it."""
    names = _conversations(channel)
    taken = [leases.acquire(transaction, name, holder=run_id, lasts=_CONVERSATION_LASTS) for name in names]
    if not all(taken):
        _leave(transaction, channel, run_id)
    return all(taken)


def _leave(transaction: Transaction, channel: Channel, run_id: str) -> None:
    for name in _conversations(channel):
        leases.release(transaction, name, holder=run_id)


def _conversations(channel: Channel) -> list[str]:
    """What only one run may talk about at a time: what the owner has at the vendor, and a number, whichever organizations want
    it. Of two that have found it on nobody's messaging profile, the second would take it off the first's."""
    of_owner = f"{channel.kind.value}:{channel.owner_id}"
    return [of_owner, f"number:{channel.sender}"] if channel.kind is ChannelKind.SMS else [of_owner]


def _refusal(transaction: Transaction, org_id: str, phone_number: str) -> Reason | None:
    if claims.holder(transaction, org_id, ClaimKind.NUMBER, phone_number) is not Holder.ANOTHER:
        return None
    return claim_rules.not_available(ClaimKind.NUMBER, phone_number)


def _opened_whatsapp(
    transaction: Transaction, org_id: str, number: int, channel: Channel, fresh_pin: str, *, is_claimed: bool
) -> Opened:
    assert channel.owner_id is not None
    channels.keep_pin(transaction, org_id, channel.owner_id, fresh_pin)
    lender = profiles.find(transaction, org_id, channel.owner_id)
    return Opened(
        number,
        channel,
        is_claimed,
        account=channels.find_account(transaction, org_id, channel.owner_id),
        secrets=channels.account_secrets(transaction, org_id, channel.owner_id),
        whatsapp_phone_number=None if lender is None else lender.whatsapp_phone_number,
    )


def confirm(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    *,
    vendor_ids: Mapping[str, Any],
    exchanges: Sequence[Exchange],
    reading: Reading | None = None,
) -> bool:
    """The provider has confirmed the channel: write that, with the organization's claim to a number, and close the step.
    `standing`: of a WhatsApp number.

    False when another attempt has taken this one's place: whoever makes it goes on with the run, and nobody else may.

    Raises: NotAvailable: another organization has claimed the number meanwhile.
    """
    run = runs.lock(transaction, org_id, run_id)
    if not _close_attempt(transaction, run, name, opened, AttemptOutcome.DONE, None, exchanges):
        return False
    channel = opened.channel
    assert channel.owner_id is not None
    assert channel.sender is not None
    if channel.kind is ChannelKind.SMS:
        claims.take(transaction, Owner(org_id, channel.owner_id), ClaimKind.NUMBER, channel.sender)
    is_new = channels.confirm(
        transaction,
        org_id,
        run.profile_id,
        channel.kind,
        Confirmation(channel.owner_id, channel.sender),
        vendor_ids=vendor_ids,
        run_id=run_id,
    )
    _close_step(transaction, org_id, run_id, name, StepStatus.DONE, vendor_ids)
    if reading is not None:
        _note_whatsapp(transaction, org_id, opened, reading)
    if is_new:
        runs.publish(
            transaction,
            run,
            events.CHANNEL_ACTIVATED,
            {"channel": channel.kind.value, "sender_value": channel.sender},
        )
    return True


def postpone(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    *,
    pass_number: int,
    message: str,
    exchanges: Sequence[Exchange],
    jitter: float,
    retry_after_seconds: float | None,
) -> None:
    """The provider is unavailable: try again later, by another round of the workflow, or give up after about a day."""
    run = runs.lock(transaction, org_id, run_id)
    if not _close_attempt(transaction, run, name, opened, AttemptOutcome.UNAVAILABLE, message, exchanges):
        look_again(transaction, org_id, run_id, pass_number=pass_number)
        return
    delay = retry.PROVIDER.delay_after(opened.number, jitter=jitter, retry_after_seconds=retry_after_seconds)
    if delay is None:
        _close_step(transaction, org_id, run_id, name, StepStatus.FAILED, {"message": message})
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
        name,
        {"status": StepStatus.WAITING.value, "next_attempt_at": next_attempt_at},
    )
    if opened.number == 1:
        runs.publish(
            transaction,
            run,
            events.COMPLETION_DELAYED,
            {"step": name.value, "message": message},
        )
    runs.enqueue_pass(transaction, org_id, run_id, pass_number=pass_number + 1, delay_seconds=delay)


def defer(transaction: Transaction, org_id: str, run_id: str, name: StepName, *, pass_number: int) -> None:
    """Another run converses about the same sender: come back in a moment."""
    next_attempt_at = transaction.now + timedelta(seconds=retry.CONTENTION_SECONDS)
    run_store.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {"status": StepStatus.WAITING.value, "next_attempt_at": next_attempt_at},
    )
    runs.enqueue_pass(transaction, org_id, run_id, pass_number=pass_number + 1, delay_seconds=retry.CONTENTION_SECONDS)


def look_again(transaction: Transaction, org_id: str, run_id: str, *, pass_number: int) -> None:
    """Another attempt has taken this one's place: whoever makes it goes on. Unless it is the engine that has stopped them, for
    this one's sake (after an outage of the database two processes may work on one round, and the books and the engine each
    believe another): so somebody sees to it once both must have ended."""
    if runs.lock(transaction, org_id, run_id).is_open:
        runs.enqueue_pass(transaction, org_id, run_id, pass_number=pass_number + 1, delay_seconds=_LOOK_AGAIN_SECONDS)


def refuse(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    *,
    reason: Reason,
    exchanges: Sequence[Exchange],
) -> None:
    """The provider has refused for good: the run ends here, with the provider's words and our remedy."""
    run = runs.lock(transaction, org_id, run_id)
    if not _close_attempt(transaction, run, name, opened, AttemptOutcome.REJECTED, reason.message, exchanges):
        return
    _close_step(transaction, org_id, run_id, name, StepStatus.FAILED, {"code": reason.code})
    refused = Reason(reason.code, reason.message, reason.remedy)
    _note_whatsapp(transaction, org_id, opened, Reading(WhatsAppState.NEEDS_PERSON, {}, reasons=[refused]))
    runs.finish(transaction, run, RunStatus.FAILED, [reason])


def give_up(transaction: Transaction, run: Run, reason: Reason) -> None:
    """Leave nothing open of a run that ends whatever it is doing: no attempt, no step, no claim that others would wait for.

    Should another process be in a conversation for the same run, it goes on without its claim: what it finds out does not
    count any more, and whoever comes next looks before it writes.
    """
    for step in run_store.steps(transaction, run.org_id, run.id):
        if step.status in (StepStatus.RUNNING, StepStatus.WAITING):
            run_store.interrupt_attempts(transaction, run.org_id, run.id, step.name, message=reason.message)
            _close_step(transaction, run.org_id, run.id, step.name, StepStatus.FAILED, {"code": reason.code})
    leases.release_all(transaction, holder=run.id)


def _note_whatsapp(transaction: Transaction, org_id: str, opened: Opened, reading: Reading) -> None:
    if opened.account is not None:
        start.note_whatsapp(transaction, org_id, opened.account.owner_id, opened.account.waba_id, reading)


def _close_attempt(
    transaction: Transaction,
    run: Run,
    name: StepName,
    opened: Opened,
    outcome: AttemptOutcome,
    message: str | None,
    exchanges: Sequence[Exchange],
) -> bool:
    """Write how an attempt ended, and let go of the conversation if it was the last one.

    False when the run has ended, the step is over or a later attempt is under way: then this process was thought dead, or
    came twice, and its word no longer counts.
    """
    run_store.finish_attempt(
        transaction,
        run.org_id,
        run.id,
        name,
        opened.number,
        outcome=outcome,
        message=message,
        exchanges=exchanges,
    )
    step = run_store.get_step(transaction, run.org_id, run.id, name)
    if not run.is_open or step.finished_at is not None or len(step.attempts) != opened.number:
        return False
    if opened.is_claimed:
        _leave(transaction, opened.channel, run.id)
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
