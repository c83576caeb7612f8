"""Completing a profile: accepting the request, keeping the books of the run, settling it. It never talks to a provider.

`request` is what a caller asks; the other functions are the moves of the workflow `complete_profile`, in their order.
Each may be repeated: a step that was recorded is not recorded twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from clearsend.actions import webhooks
from clearsend.domain import completion, errors, events, prerequisites, retry, status
from clearsend.domain.access import Actor
from clearsend.domain.completion import AttemptOutcome, Exchange, Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.delivery import Delivery
from clearsend.domain.events import Event, EventType
from clearsend.domain.prerequisites import Finding
from clearsend.domain.profile import Channel, ChannelKind, ProfileStatus, WhatsAppAccount
from clearsend.domain.status import Reason, Settlement
from clearsend.store import channels, deliveries, dossiers, leases, profiles, queue, runs
from clearsend.store.channels import Confirmation, WhatsAppSecrets
from clearsend.store.database import Transaction

# Longer than any one conversation with a provider can take; a run that was killed takes its own claim over at once.
_CONVERSATION_LASTS = timedelta(minutes=3)

_CHANNEL_OF_STEP = {StepName.CONNECT_SMS: ChannelKind.SMS, StepName.CONNECT_WHATSAPP: ChannelKind.WHATSAPP}

_FINAL_EVENTS = {
    RunStatus.COMPLETED: events.COMPLETION_COMPLETED,
    RunStatus.SUBMITTED: events.COMPLETION_SUBMITTED,
    RunStatus.FAILED: events.COMPLETION_FAILED,
}

_PROFILE_STATUS = {
    RunStatus.COMPLETED: ProfileStatus.COMPLETED,
    RunStatus.SUBMITTED: ProfileStatus.SUBMITTED,
    RunStatus.FAILED: ProfileStatus.FAILED,
}


@dataclass(frozen=True)
class Requested:
    """The answer to `complete`: nothing to do, or a run (new or joined) in progress."""

    is_already_completed: bool
    run_id: str | None = None


@dataclass(frozen=True)
class Opened:
    """An attempt that may now be made: its number, and the channel to connect with what its provider needs."""

    number: int
    channel: Channel
    account: WhatsAppAccount | None = None
    secrets: WhatsAppSecrets | None = None
    whatsapp_phone_number: str | None = None


@dataclass(frozen=True)
class Occupied:
    """Another run is connecting the same sender for the first time; the step has to wait a moment."""


@dataclass(frozen=True)
class Passed:
    """The step is over already, or there is nothing to do in it."""


@dataclass(frozen=True)
class Timeline:
    """Everything that is known of a run."""

    run: Run
    steps: Sequence[Step]
    deliveries: Sequence[Delivery]


@dataclass(frozen=True)
class Readiness:
    """A dry run. `settlement` is None when a completion would be refused."""

    unmet: Sequence[Finding]
    warnings: Sequence[Finding]
    settlement: Settlement | None


def request(transaction: Transaction, actor: Actor, profile_id: str, *, webhook_url: str, request_id: str) -> Requested:
    """Accept a completion: the run and its workflow in one commit.

    Raises:
        AppError RESOURCE_014: no such profile in the organization.
        AppError VALIDATION_001: prerequisites are unmet; the details name every one.
    """
    org_id = actor.org_id
    dossier = dossiers.get(transaction, org_id, profile_id, for_update=True)
    match completion.decide(dossier, runs.find_open(transaction, org_id, profile_id)):
        case completion.AlreadyCompleted():
            return Requested(is_already_completed=True)
        case completion.Unready(findings):
            raise errors.AppError(errors.INVALID_REQUEST, details=prerequisites.by_field(findings))
        case completion.Join(run_id):
            runs.add_callback(transaction, org_id, run_id, webhook_url)
            _publish(transaction, org_id, profile_id, run_id, events.COMPLETION_JOINED, {})
            return Requested(is_already_completed=False, run_id=run_id)
        case completion.Start():
            return _start_run(transaction, actor, profile_id, webhook_url=webhook_url, request_id=request_id)


def _start_run(
    transaction: Transaction, actor: Actor, profile_id: str, *, webhook_url: str, request_id: str
) -> Requested:
    run_id = transaction.new_id()
    runs.insert(
        transaction,
        actor.org_id,
        run_id=run_id,
        profile_id=profile_id,
        request_id=request_id,
        requested_by=actor.user_id,
    )
    runs.add_callback(transaction, actor.org_id, run_id, webhook_url)
    _publish(transaction, actor.org_id, profile_id, run_id, events.COMPLETION_REQUESTED, {"request_id": request_id})
    _enqueue(transaction, actor.org_id, run_id, round_number=1, delay_seconds=None)
    return Requested(is_already_completed=False, run_id=run_id)


def begin(transaction: Transaction, org_id: str, run_id: str) -> bool:
    """Mark the run and its profile as in progress. False when nothing is left to do: the run has ended already, or the
    profile was completed while it waited in the queue."""
    run = _hold(transaction, org_id, run_id)
    if run.status is not RunStatus.QUEUED:
        return run.is_open
    if profiles.current_status(transaction, org_id, run.profile_id) is ProfileStatus.COMPLETED:
        _finish(
            transaction, run, RunStatus.COMPLETED, [Reason("already_completed", "The profile was completed meanwhile.")]
        )
        return False
    _start(transaction, run)
    return True


def _start(transaction: Transaction, run: Run) -> None:
    runs.start(transaction, run.org_id, run.id)
    _move_profile(transaction, run.org_id, run.profile_id, ProfileStatus.IN_PROGRESS)
    _publish(transaction, run.org_id, run.profile_id, run.id, events.COMPLETION_STARTED, {})


def open_attempt(
    transaction: Transaction, org_id: str, run_id: str, name: StepName, *, fresh_pin: str
) -> Opened | Occupied | Passed:
    """Open the next attempt of a step that talks to a provider.

    `fresh_pin`: six random digits, kept as the WhatsApp number's two-step PIN if there is none: stored, before it is sent.

    Raises:
        AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    run = _hold(transaction, org_id, run_id)
    step = runs.get_step(transaction, org_id, run_id, name)
    if not run.is_open or step.finished_at is not None:
        return Passed()
    dossier = dossiers.get(transaction, org_id, run.profile_id)
    channel = dossier.sms if name is StepName.CONNECT_SMS else dossier.whatsapp
    if channel.owner_id is None or channel.sender is None:
        _close_step(transaction, org_id, run_id, name, StepStatus.SKIPPED, {"reason": "not configured"})
        return Passed()
    if not _may_converse(transaction, org_id, run_id, channel):
        return Occupied()
    number = len(step.attempts) + 1
    runs.interrupt_attempts(transaction, org_id, run_id, name)
    runs.insert_attempt(transaction, org_id, run_id, name, number)
    runs.update_step(
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
        return Opened(number, channel)
    return _opened_whatsapp(transaction, org_id, number, channel, fresh_pin)


def _may_converse(transaction: Transaction, org_id: str, run_id: str, channel: Channel) -> bool:
    """The first conversation about a sender creates things at the vendor, so only one run may hold it at a time. Later
    ones find everything in place, and need no claim: a thousand tenants may inherit one number at once."""
    assert channel.owner_id is not None
    assert channel.sender is not None
    if channels.is_confirmed(transaction, org_id, channel.kind, Confirmation(channel.owner_id, channel.sender)):
        return True
    return leases.acquire(transaction, _conversation(channel), holder=run_id, lasts=_CONVERSATION_LASTS)


def _conversation(channel: Channel) -> str:
    return f"{channel.kind.value}:{channel.owner_id}"


def _opened_whatsapp(transaction: Transaction, org_id: str, number: int, channel: Channel, fresh_pin: str) -> Opened:
    assert channel.owner_id is not None
    channels.keep_pin(transaction, org_id, channel.owner_id, fresh_pin)
    lender = profiles.find(transaction, org_id, channel.owner_id)
    return Opened(
        number,
        channel,
        account=channels.find_account(transaction, org_id, channel.owner_id),
        secrets=channels.account_secrets(transaction, org_id, channel.owner_id),
        whatsapp_phone_number=None if lender is None else lender.whatsapp_phone_number,
    )


def confirm_channel(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    *,
    vendor_ids: Mapping[str, Any],
    exchanges: Sequence[Exchange],
) -> None:
    """The provider has confirmed the channel: write that, and close the step."""
    run = _hold(transaction, org_id, run_id)
    if not _close_attempt(transaction, org_id, run_id, name, opened, AttemptOutcome.DONE, None, exchanges):
        return
    channel = opened.channel
    assert channel.owner_id is not None
    assert channel.sender is not None
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
    if is_new:
        _publish(
            transaction,
            org_id,
            run.profile_id,
            run_id,
            events.CHANNEL_ACTIVATED,
            {"channel": channel.kind.value, "sender_value": channel.sender},
        )


def postpone(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    *,
    round_number: int,
    message: str,
    exchanges: Sequence[Exchange],
    jitter: float,
    retry_after_seconds: float | None,
) -> None:
    """The provider is unavailable: try again later, by another round of the workflow, or give up after about a day."""
    run = _hold(transaction, org_id, run_id)
    if not _close_attempt(transaction, org_id, run_id, name, opened, AttemptOutcome.UNAVAILABLE, message, exchanges):
        return
    delay = retry.PROVIDER.delay_after(opened.number, jitter=jitter, retry_after_seconds=retry_after_seconds)
    if delay is None:
        _close_step(transaction, org_id, run_id, name, StepStatus.FAILED, {"message": message})
        reason = Reason(
            "provider_unavailable",
            f"Gave up after {opened.number} attempts: {message}",
            "Call complete again once the provider works.",
        )
        _finish(transaction, run, RunStatus.FAILED, [reason])
        return
    next_attempt_at = transaction.now + timedelta(seconds=delay)
    runs.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {"status": StepStatus.WAITING.value, "next_attempt_at": next_attempt_at},
    )
    if opened.number == 1:
        _publish(
            transaction,
            org_id,
            run.profile_id,
            run_id,
            events.COMPLETION_DELAYED,
            {"step": name.value, "message": message},
        )
    _enqueue(transaction, org_id, run_id, round_number=round_number + 1, delay_seconds=delay)


def give_way(transaction: Transaction, org_id: str, run_id: str, name: StepName, *, round_number: int) -> None:
    """Another run converses about the same sender: come back in a moment."""
    next_attempt_at = transaction.now + timedelta(seconds=retry.CONTENTION_SECONDS)
    runs.update_step(
        transaction,
        org_id,
        run_id,
        name,
        {"status": StepStatus.WAITING.value, "next_attempt_at": next_attempt_at},
    )
    _enqueue(transaction, org_id, run_id, round_number=round_number + 1, delay_seconds=retry.CONTENTION_SECONDS)


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
    run = _hold(transaction, org_id, run_id)
    if not _close_attempt(
        transaction, org_id, run_id, name, opened, AttemptOutcome.REJECTED, reason.sentence, exchanges
    ):
        return
    _close_step(transaction, org_id, run_id, name, StepStatus.FAILED, {"code": reason.code})
    _finish(transaction, run, RunStatus.FAILED, [reason])


def settle(transaction: Transaction, org_id: str, run_id: str) -> RunStatus:
    """Check the prerequisites once more on fresh facts, decide the status, and publish the result: one commit."""
    run = _hold(transaction, org_id, run_id)
    if not run.is_open:
        return run.status
    dossier = dossiers.get(transaction, org_id, run.profile_id)
    lost = prerequisites.unmet(dossier)
    if lost:
        outcome = RunStatus.FAILED
        reasons: Sequence[Reason] = [Reason(finding.code, finding.sentence, finding.fix) for finding in lost]
    else:
        settlement = status.settle(dossier)
        outcome = RunStatus(settlement.status.value)
        reasons = settlement.reasons
    runs.update_step(
        transaction,
        org_id,
        run_id,
        StepName.SETTLE,
        {
            "status": (StepStatus.FAILED if lost else StepStatus.DONE).value,
            "started_at": transaction.now,
            "finished_at": transaction.now,
            "result": {"status": outcome.value},
        },
    )
    _finish(transaction, run, outcome, reasons)
    return outcome


def abort(transaction: Transaction, org_id: str, run_id: str, *, reason: Reason) -> None:
    """End a run that cannot go on, whatever step it is in."""
    run = _hold(transaction, org_id, run_id)
    if not run.is_open:
        return
    if run.status is RunStatus.QUEUED:
        # It failed before it began, but ends as every run does: no profile jumps from `incomplete` to `failed`.
        _start(transaction, run)
    _finish(transaction, run, RunStatus.FAILED, [reason])


def timeline(transaction: Transaction, org_id: str, profile_id: str) -> Timeline:
    """The latest run of a profile.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError RESOURCE_013: it was never asked to complete.
    """
    profiles.get(transaction, org_id, profile_id)
    run = runs.find_latest(transaction, org_id, profile_id)
    if run is None:
        raise errors.AppError(errors.RESOURCE_NOT_FOUND, message="This profile has no completion yet")
    return Timeline(run, runs.steps(transaction, org_id, run.id), deliveries.list_of_run(transaction, org_id, run.id))


def readiness(transaction: Transaction, org_id: str, profile_id: str) -> Readiness:
    """What completing now would lead to, by the code that would decide it; configured channels are taken to connect.

    Raises: AppError RESOURCE_014.
    """
    facts = dossiers.get(transaction, org_id, profile_id)
    unmet = prerequisites.unmet(facts)
    connected = replace(
        facts,
        sms=replace(facts.sms, is_connected=facts.sms.is_configured),
        whatsapp=replace(facts.whatsapp, is_connected=facts.whatsapp.is_configured),
    )
    return Readiness(unmet, prerequisites.warnings(facts), None if unmet else status.settle(connected))


def _hold(transaction: Transaction, org_id: str, run_id: str) -> Run:
    """The run as it stands, held until the transaction ends.

    What is locked is its profile, as `request` does: one lock, taken first by everybody, cannot be taken crosswise.
    """
    profiles.lock(transaction, org_id, runs.get(transaction, org_id, run_id).profile_id)
    return runs.get(transaction, org_id, run_id)


def _close_attempt(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    opened: Opened,
    outcome: AttemptOutcome,
    message: str | None,
    exchanges: Sequence[Exchange],
) -> bool:
    """Write how an attempt ended and let go of the conversation. False if another process has closed the step meanwhile:
    then this one was thought dead, and its word no longer counts."""
    leases.release(transaction, _conversation(opened.channel), holder=run_id)
    runs.finish_attempt(
        transaction,
        org_id,
        run_id,
        name,
        opened.number,
        outcome=outcome,
        message=message,
        exchanges=exchanges,
    )
    step = runs.get_step(transaction, org_id, run_id, name)
    return step.finished_at is None and len(step.attempts) == opened.number


def _close_step(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    name: StepName,
    step_status: StepStatus,
    result: Mapping[str, Any],
) -> None:
    runs.update_step(
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


def _finish(transaction: Transaction, run: Run, run_status: RunStatus, reasons: Sequence[Reason]) -> None:
    """End the run, move the profile, publish the result to everyone who asked: in the transaction of the caller."""
    runs.finish(transaction, run.org_id, run.id, status=run_status, reasons=reasons)
    _move_profile(transaction, run.org_id, run.profile_id, _PROFILE_STATUS[run_status])
    ended = runs.get(transaction, run.org_id, run.id)
    body = completion.callback_body(ended, timestamp=transaction.now.isoformat())
    _publish(
        transaction,
        run.org_id,
        run.profile_id,
        run.id,
        _FINAL_EVENTS[run_status],
        {"status": run_status.value, "reasons": body["reasons"]},
        webhooks.Callback(run.id, runs.callback_urls(transaction, run.org_id, run.id), body),
    )


def _move_profile(transaction: Transaction, org_id: str, profile_id: str, following: ProfileStatus) -> None:
    current = profiles.current_status(transaction, org_id, profile_id)
    if not status.is_allowed(current, following):
        raise AssertionError(f"profile {profile_id} cannot go from {current} to {following}")
    profiles.set_status(transaction, org_id, profile_id, following)


def _publish(
    transaction: Transaction,
    org_id: str,
    profile_id: str,
    run_id: str | None,
    event_type: EventType,
    payload: Mapping[str, Any],
    callback: webhooks.Callback | None = None,
) -> None:
    event = Event(
        id=transaction.new_id(),
        org_id=org_id,
        profile_id=profile_id,
        type=event_type,
        payload=payload,
        occurred_at=transaction.now,
        run_id=run_id,
    )
    webhooks.publish(transaction, event, callback)


def _enqueue(
    transaction: Transaction, org_id: str, run_id: str, *, round_number: int, delay_seconds: float | None
) -> None:
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue.COMPLETIONS,
        workflow=queue.COMPLETE_PROFILE,
        workflow_id=f"complete-{run_id}-{round_number}",
        arguments=(org_id, run_id, round_number),
        delay_seconds=delay_seconds,
    )
