"""Delivers webhooks: a job sends what is due to one receiver, one after the other, until nothing is or an attempt fails.

Attempts are recorded in batches: the fewer transactions, the faster, but if a process dies between sending and recording, the
batch is sent again, under the same event ids. A receiver that fails gets into a lane of its own until it accepts something:
receivers that hang take no slot of those that do not.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC

import structlog

from clearsend.actions import webhooks
from clearsend.actions.webhooks import Dispatch, Outbox, Sent
from clearsend.deps import Deps
from clearsend.domain.delivery import DeliveryAttempt, DeliveryStatus
from clearsend.store.engine.jobs import Begun, Job, Kind, Lane
from clearsend.store.foundation.database import Transaction
from clearsend.telemetry import metrics
from clearsend.webhooks import sender, signing
from clearsend.webhooks.sender import Outcome, OutcomeKind

# The most deliveries that are sent before they are recorded, and the time after which no other is sent before.
_BATCH = 5
_BATCH_SECONDS = 1.0

# After this time the slot goes to another receiver, and the rest waits for the next job. A draining worker waits until then.
_JOB_SECONDS = 4.0

log = structlog.get_logger(__name__)


def deliver_webhooks(deps: Deps, begun: Begun) -> None:
    """Send what is due to the receiver that is the job's subject."""
    job, until = begun.job, time.monotonic() + _JOB_SECONDS
    with deps.database.reading() as transaction:
        outbox = webhooks.load_outbox(transaction, job.org_id, job.subject, limit=_BATCH)
    while True:
        sent = _send(deps, outbox.dispatches)
        has_failed = bool(sent) and not sent[-1].attempt.is_delivered
        with deps.database.writing() as transaction:
            statuses = _record(deps, transaction, job, outbox, sent)
            outbox = webhooks.load_outbox(transaction, job.org_id, job.subject, limit=_BATCH)
            is_over = has_failed or outbox.is_empty or time.monotonic() > until
            if is_over:
                _end(transaction, job, outbox, _next_lane(sent))
        _tell(sent, statuses)
        if is_over:
            return


def _send(deps: Deps, dispatches: Sequence[Dispatch]) -> list[Sent]:
    """Send one after the other until one fails, or the first have taken so long that they must be recorded."""
    sent: list[Sent] = []
    until = time.monotonic() + _BATCH_SECONDS
    for dispatch in dispatches:
        if sent and (not sent[-1].attempt.is_delivered or time.monotonic() > until):
            break
        sent.append(_attempt(deps, dispatch))
    return sent


def _attempt(deps: Deps, dispatch: Dispatch) -> Sent:
    delivery, at = dispatch.delivery, deps.database.clock()
    try:
        outcome = _post(deps, dispatch, int(at.astimezone(UTC).timestamp()))
    except Exception:
        # A defect of ours, or a secret that cannot be decrypted: recorded as a failed attempt, so that the delivery is retried.
        log.exception("deliver_webhooks.defect", delivery_id=delivery.id, attempt=delivery.next_number)
        outcome = Outcome(
            OutcomeKind.INTERNAL_ERROR, None, 0, None, "The server could not send this delivery; its log says why."
        )
    attempt = DeliveryAttempt(
        number=delivery.next_number,
        outcome=outcome.kind.value,
        http_status=outcome.http_status,
        duration_ms=outcome.duration_ms,
        response_excerpt=outcome.response_excerpt,
        error=outcome.error,
        attempted_at=at,
    )
    return Sent(delivery, attempt, is_ours=outcome.kind is OutcomeKind.INTERNAL_ERROR)


def _post(deps: Deps, dispatch: Dispatch, timestamp: int) -> Outcome:
    body = dispatch.delivery.body.encode()
    headers = signing.headers(
        secrets=dispatch.signing_secrets,
        webhook_id=dispatch.webhook_id,
        event_id=dispatch.delivery.event_id,
        timestamp=timestamp,
        body=body,
    )
    return sender.send(
        sender.Delivery(url=dispatch.url, body=body, headers=headers),
        allow_private=deps.allows_private_urls,
        timeout_seconds=dispatch.timeout_seconds or deps.webhook_timeout_seconds,
        user_agent=deps.user_agent,
        resolve=deps.resolve,
        dial=deps.dial,
    )


def _record(
    deps: Deps, transaction: Transaction, job: Job, outbox: Outbox, sent: Sequence[Sent]
) -> Mapping[str, DeliveryStatus]:
    """Write what was done about `outbox`; returns the statuses of the deliveries, by id."""
    if outbox.why is not None:
        webhooks.withhold(transaction, job.org_id, outbox.withheld, why=outbox.why)
    if not sent:
        return {one.id: DeliveryStatus.FAILED for one in outbox.withheld}
    return webhooks.record(transaction, job.org_id, sent, backoff=deps.delivery_backoff, jitter=deps.jitter())


def _next_lane(sent: Sequence[Sent]) -> Lane | None:
    """The lane of the next job, by the last attempt; None leaves it as it is."""
    if not sent:
        return None
    return Lane.DELIVERIES if sent[-1].attempt.is_delivered else Lane.RETRIES


def _end(transaction: Transaction, job: Job, rest: Outbox, lane: Lane | None) -> None:
    """End the job; what is due is for another one, in `lane`."""
    if not rest.is_empty:
        transaction.wake(Kind.DELIVER_WEBHOOK, job.org_id, job.subject)
    elif rest.next_at is not None:
        transaction.wake(Kind.DELIVER_WEBHOOK, job.org_id, job.subject, at=rest.next_at)
    transaction.end(job, lane=lane)


def _tell(sent: Sequence[Sent], statuses: Mapping[str, DeliveryStatus]) -> None:
    for status in statuses.values():
        if status.is_final:
            metrics.delivery_ended(status.value)
    for one in sent:
        metrics.delivery_attempted(one.attempt.outcome, one.attempt.duration_ms / 1000)
        if not one.attempt.is_delivered:
            log.info(
                "deliver_webhooks.failed",
                delivery_id=one.delivery.id,
                attempt=one.attempt.number,
                outcome=one.attempt.outcome,
            )
