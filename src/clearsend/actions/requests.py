"""Idempotent requests: the effect and the remembered answer in one commit. This module reads no content of a request."""

from collections.abc import Callable
from dataclasses import dataclass

from clearsend.domain import errors
from clearsend.store import idempotency
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.idempotency import Remembered, Scope
from clearsend.store.in_flight import InFlight, StillHeld

# A duplicate waits this long for the first request to end; then the caller is told to retry.
WAIT_SECONDS = 5.0

# After the wait within this process, at least this much is left to wait for other processes.
_LEAST_WAIT_SECONDS = 0.1


@dataclass(frozen=True)
class Rendered:
    """An answer as it is sent, so that a replay is the same to the byte."""

    status_code: int
    body: str
    is_sandbox: bool


@dataclass(frozen=True)
class Outcome:
    """The answer. `original_request_id`: for a replay, the id of the request that was answered first; otherwise None."""

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
    """Perform a request in one transaction, or return the answer that was given under the same key before.

    `scope`: None for a request without a key, which is always performed. Only success is remembered: a refusal is an exception,
    which rolls the claim on the key back. A duplicate waits at most 5 seconds for the first request. On PostgreSQL, `perform`
    with a key waits at most 5 seconds for each lock.

    Raises:
        AppError CONFLICT_001: the first request under this key has not ended within 5 seconds.
        DatabaseUnavailable, and every exception that `perform` raises.
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
    # A read finds most replays, and waits for no writer: hundreds of replays may arrive together.
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
