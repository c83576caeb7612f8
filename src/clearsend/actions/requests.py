"""Doing a request once: its effect and its remembered answer in one commit. It does not know what the request is."""

from collections.abc import Callable
from dataclasses import dataclass

from clearsend.domain import errors
from clearsend.store import idempotency
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.idempotency import Remembered, Scope
from clearsend.store.in_flight import InFlight, StillHeld

# A duplicate waits this long for the first to end, then is told to come back.
WAIT_SECONDS = 5.0

# What is left of the wait for other processes, at least, after it was waited in this one.
_LEAST_WAIT_SECONDS = 0.1


@dataclass(frozen=True)
class Rendered:
    """An answer as it goes out, so that a replay is the same to the byte."""

    status_code: int
    body: str
    is_sandbox: bool


@dataclass(frozen=True)
class Outcome:
    """What was answered; `original_request_id` is set when it was answered before, to that request."""

    rendered: Rendered
    original_request_id: str | None = None


def once(
    database: Database,
    in_flight: InFlight,
    org_id: str,
    scope: Scope | None,
    *,
    request_id: str,
    perform: Callable[[Transaction], Rendered],
) -> Outcome:
    """Perform a request in one transaction, or give the answer that was given under the same key before.

    Only success is remembered: a refusal is an exception, which takes the claim with it. A duplicate waits for its own kind
    alone and no longer than 5 seconds; a database that is busy with something else is waited for as without a key.

    Raises:
        AppError CONFLICT_001: the first request under this key has not ended within 5 seconds.
        DatabaseUnavailable, and whatever `perform` raises.
    """
    if scope is None:
        with database.writing() as transaction:
            return Outcome(perform(transaction))
    try:
        with in_flight.lock(scope.of(org_id), wait_seconds=WAIT_SECONDS) as waited:
            return _perform_or_replay(database, org_id, scope, waited, request_id, perform)
    except StillHeld:
        raise errors.AppError(errors.IDEMPOTENCY_CONFLICT, retry_after_seconds=1) from None


def _perform_or_replay(
    database: Database,
    org_id: str,
    scope: Scope,
    waited: float,
    request_id: str,
    perform: Callable[[Transaction], Rendered],
) -> Outcome:
    # Most replays are told apart by reading: they wait for no writer, and there may be hundreds.
    with database.reading() as transaction:
        remembered = idempotency.find(transaction, org_id, scope)
    if remembered is not None:
        return _replay(remembered)
    with database.writing() as transaction:
        transaction.limit_lock_wait(int(max(WAIT_SECONDS - waited, _LEAST_WAIT_SECONDS) * 1000))
        remembered = idempotency.claim(transaction, org_id, scope, request_id=request_id)
        if remembered is not None:
            return _replay(remembered)
        transaction.limit_lock_wait(int(WAIT_SECONDS * 1000))
        rendered = perform(transaction)
        idempotency.remember(
            transaction,
            org_id,
            scope,
            status_code=rendered.status_code,
            body=rendered.body,
            is_sandbox=rendered.is_sandbox,
        )
        return Outcome(rendered)


def _replay(remembered: Remembered) -> Outcome:
    return Outcome(Rendered(remembered.status_code, remembered.body, remembered.is_sandbox), remembered.request_id)
