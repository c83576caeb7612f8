"""Doing a request once: its effect and its remembered answer in one commit. It does not know what the request is."""

from collections.abc import Callable
from dataclasses import dataclass

from clearsend.store import idempotency
from clearsend.store.database import Database, Transaction
from clearsend.store.idempotency import Scope

# A duplicate waits this long for the first to end, then is told to come back.
_WAIT_MILLISECONDS = 5_000


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
    org_id: str,
    scope: Scope | None,
    *,
    request_id: str,
    perform: Callable[[Transaction], Rendered],
) -> Outcome:
    """Perform a request in one transaction, or give the answer that was given under the same key before.

    Only success is remembered: a refusal is an exception, which takes the claim with it.

    Raises:
        AppError CONFLICT_001: the first request under this key has not ended within 5 seconds.
        DatabaseUnavailable, and whatever `perform` raises.
    """
    with database.writing() as transaction:
        if scope is None:
            return Outcome(perform(transaction))
        transaction.limit_lock_wait(_WAIT_MILLISECONDS)
        remembered = idempotency.claim(transaction, org_id, scope, request_id=request_id)
        if remembered is not None:
            first = Rendered(remembered.status_code, remembered.body, remembered.is_sandbox)
            return Outcome(first, remembered.request_id)
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
