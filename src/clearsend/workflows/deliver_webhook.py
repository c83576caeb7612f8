"""One attempt to deliver one webhook, and the next in the queue if it fails. It never waits: later attempts are delayed workflows.

At-least-once: a process that dies between sending and writing sends again, under the same event id.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from clearsend.actions import webhooks
from clearsend.domain.delivery import DeliveryAttempt, DeliveryStatus, Unsent
from clearsend.domain.retry import Backoff
from clearsend.store.database import Database, DatabaseUnavailable
from clearsend.telemetry import metrics
from clearsend.webhooks import guard, sender, signing
from clearsend.webhooks.sender import Outcome, OutcomeKind
from clearsend.workflows import engine

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Tools:
    """What the workflow works with. `allow_private` lifts the address rule for loopback and private ranges; `jitter()` is
    uniform in [0, 1); `resolve` and `dial` are the way into the network."""

    database: Database
    backoff: Backoff
    jitter: Callable[[], float]
    allow_private: bool
    timeout_seconds: float
    user_agent: str
    resolve: guard.Resolver = guard.system_resolver
    dial: sender.Dial = sender.dial_tcp


def deliver_webhook(tools: Tools, org_id: str, delivery_id: str, attempt: int) -> None:
    """Make attempt number `attempt` (1-based) of a delivery."""
    engine.step("send", functools.partial(send, tools, org_id, delivery_id, attempt))


def send(tools: Tools, org_id: str, delivery_id: str, number: int) -> str:
    """Load what to send, send it with no transaction open, and write the attempt with what follows from it.

    What must not be sent any more ends here, with a row that says so.
    """
    attempted_at = tools.database.clock()
    try:
        with tools.database.reading() as transaction:
            dispatch = webhooks.dispatch(transaction, org_id, delivery_id, attempt=number)
        outcome = _post(tools, dispatch, attempted_at) if isinstance(dispatch, webhooks.Dispatch) else dispatch
    except DatabaseUnavailable:
        raise
    except Exception:
        # A defect of ours, or a secret that cannot be read: an attempt like any other, so that the delivery goes on.
        log.exception("deliver_webhook.defect", delivery_id=delivery_id, attempt=number)
        outcome = Outcome(OutcomeKind.INTERNAL_ERROR, None, 0, None, "The server could not send it; its log says why.")
    if outcome is None:
        return "made_already"
    if isinstance(outcome, Unsent):
        return _withhold(tools, org_id, delivery_id, number, outcome, attempted_at)
    with tools.database.writing() as transaction:
        status = webhooks.record(
            transaction,
            org_id,
            delivery_id,
            _attempt(number, attempted_at, outcome),
            is_delivered=outcome.is_delivered,
            is_ours=outcome.kind is OutcomeKind.INTERNAL_ERROR,
            backoff=tools.backoff,
            jitter=tools.jitter(),
        )
    metrics.delivery_attempted(outcome.kind.value, outcome.duration_ms / 1000)
    if status.is_final:
        metrics.delivery_ended(status.value)
    if status is not DeliveryStatus.DELIVERED:
        log.info("deliver_webhook.failed", delivery_id=delivery_id, attempt=number, outcome=outcome.kind.value)
    return status.value


def _withhold(tools: Tools, org_id: str, delivery_id: str, number: int, why: Unsent, at: datetime) -> str:
    with tools.database.writing() as transaction:
        status = webhooks.withhold(transaction, org_id, delivery_id, attempt=number, why=why, at=at)
    metrics.delivery_ended(status.value)
    return status.value


def _post(tools: Tools, dispatch: webhooks.Dispatch, at: datetime) -> Outcome:
    body = dispatch.delivery.body.encode()
    headers = signing.headers(
        secrets=dispatch.signing_secrets,
        webhook_id=dispatch.webhook_id,
        event_id=dispatch.delivery.event_id,
        timestamp=int(at.astimezone(UTC).timestamp()),
        body=body,
    )
    return sender.send(
        sender.Delivery(url=dispatch.url, body=body, headers=headers),
        allow_private=tools.allow_private,
        timeout_seconds=dispatch.timeout_seconds or tools.timeout_seconds,
        user_agent=tools.user_agent,
        resolve=tools.resolve,
        dial=tools.dial,
    )


def _attempt(number: int, attempted_at: datetime, outcome: Outcome) -> DeliveryAttempt:
    return DeliveryAttempt(
        number=number,
        outcome=outcome.kind.value,
        http_status=outcome.http_status,
        duration_ms=outcome.duration_ms,
        response_excerpt=outcome.response_excerpt,
        error=outcome.error,
        attempted_at=attempted_at,
    )
