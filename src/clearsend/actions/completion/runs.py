"""Functions that several actions share: lock, wake, start, finish and publish a run. They decide nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from clearsend.actions import webhooks
from clearsend.actions.registration import agreements
from clearsend.domain import completion, events
from clearsend.domain.completion import Run, RunStatus
from clearsend.domain.events import EventType
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.store import profiles
from clearsend.store import runs as run_store
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Transaction
from clearsend.telemetry import metrics

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


def lock(transaction: Transaction, org_id: str, run_id: str) -> Run:
    """The run, locked until the transaction ends.

    The lock is on the profile's row, as in `request`: every transaction takes this one lock first, so there is no deadlock.
    """
    return run_store.lock(transaction, org_id, run_id)


def start(transaction: Transaction, run: Run) -> None:
    """Mark a queued run and its profile as in progress."""
    run_store.start(transaction, run.org_id, run.id)
    _move_profile(transaction, run.org_id, run.profile_id, ProfileStatus.IN_PROGRESS)
    publish(transaction, run, events.COMPLETION_STARTED, {})


def finish(transaction: Transaction, run: Run, run_status: RunStatus, reasons: Sequence[Reason]) -> None:
    """End the run, move the profile, and publish the result to all callers, in the given transaction.

    A run that ended `submitted` ends once more after the approval that it waited for; all callers receive that result too. The
    agreements of a run that failed end with it.
    """
    run_store.finish(transaction, run.org_id, run.id, status=run_status, reasons=reasons)
    _move_profile(transaction, run.org_id, run.profile_id, _PROFILE_STATUS[run_status])
    # A completed profile stays completed, and keeps its agreements.
    if run_status is RunStatus.FAILED and not _is_completed(transaction, run.org_id, run.profile_id):
        agreements.end_of_completion(transaction, run.org_id, run.profile_id)
    ended = replace(run, status=run_status, reasons=reasons, finished_at=transaction.now)
    body = completion.callback_body(ended, timestamp=transaction.now.isoformat())
    publish(
        transaction,
        run,
        _FINAL_EVENTS[run_status],
        {"status": run_status.value, "reasons": body["reasons"]},
        webhooks.Callback(run.id, run_store.callback_urls(transaction, run.org_id, run.id), body),
    )
    waited = transaction.now - run.requested_at
    metrics.run_ended(run_status.value, waited.total_seconds() if run.is_open else None)


def _is_completed(transaction: Transaction, org_id: str, profile_id: str) -> bool:
    return profiles.current_status(transaction, org_id, profile_id) is ProfileStatus.COMPLETED


def _move_profile(transaction: Transaction, org_id: str, profile_id: str, following: ProfileStatus) -> None:
    """Move the profile, unless it is completed: that is never taken back."""
    if _is_completed(transaction, org_id, profile_id):
        return
    if not profiles.move(transaction, org_id, profile_id, following):
        raise AssertionError(f"profile {profile_id} cannot become {following}")


def publish(
    transaction: Transaction,
    run: Run,
    event_type: EventType,
    payload: Mapping[str, Any],
    callback: webhooks.Callback | None = None,
) -> None:
    """Publish an event of a run."""
    webhooks.publish(
        transaction,
        event_type,
        org_id=run.org_id,
        profile_id=run.profile_id,
        run_id=run.id,
        payload=payload,
        callback=callback,
    )


def wake(transaction: Transaction, org_id: str, run_id: str, *, delay_seconds: float | None = None) -> None:
    """Have the run worked on, `delay_seconds` from now if given."""
    at = None if delay_seconds is None else transaction.now + timedelta(seconds=delay_seconds)
    transaction.wake(Kind.COMPLETE_PROFILE, org_id, run_id, at=at)
