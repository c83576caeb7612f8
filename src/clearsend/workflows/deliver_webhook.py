"""One attempt to deliver a webhook; if it fails, the next attempt is queued as a delayed workflow. No workflow waits for one.

At-least-once: if a process dies between sending and recording, the webhook is sent again under the same event id.

Every attempt has its own workflow. That is safe, but running each one separately would be slow, since most of the work would be
the engine's records. So when a receiver accepts a delivery at the first attempt, its workflow also sends others that wait for
that receiver. It claims their workflows, and ends each in the transaction that records its attempt.
"""

import functools
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from clearsend.actions import webhooks
from clearsend.actions.webhooks import Dispatch
from clearsend.deps import Batching, Deps
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus, Unsent
from clearsend.store.engine import queue
from clearsend.store.foundation.database import DatabaseUnavailable, Transaction
from clearsend.telemetry import metrics
from clearsend.webhooks import sender, signing
from clearsend.webhooks.sender import Outcome, OutcomeKind
from clearsend.workflows import engine

# A batch has as many deliveries as are expected to be sent within this time: the last of them waits that long.
_BATCH_MS = 1000
_MOST_IN_A_BATCH = 25
# After this time no batch begins, and the slot returns to the queue, for other receivers. A draining worker waits until then.
_BATCHES_SECONDS = 4.0

log = structlog.get_logger(__name__)


def deliver_webhook(deps: Deps, org_id: str, delivery_id: str, attempt: int) -> None:
    """Make attempt number `attempt` (1-based) of a delivery."""
    engine.step("send", functools.partial(send, deps, org_id, delivery_id, attempt))


def send(deps: Deps, org_id: str, delivery_id: str, number: int) -> str:
    """Load the content, send it with no transaction open, and record attempt `number` with its consequences. Then do the same
    for other deliveries to the receiver, if it accepted this one at the first attempt.

    A delivery that must no longer be sent ends here, and a row in place of the attempt says why. Returns the delivery's status,
    or `made_already` if there was nothing to do.
    """
    attempted_at = deps.database.clock()
    dispatch: Dispatch | Unsent | None = None
    try:
        with deps.database.reading() as transaction:
            dispatch = webhooks.dispatch(transaction, org_id, delivery_id, attempt=number)
        outcome = _post(deps, dispatch, attempted_at) if isinstance(dispatch, Dispatch) else dispatch
    except DatabaseUnavailable:
        raise
    except Exception:
        # A defect of ours, or a secret that cannot be decrypted: recorded as a failed attempt, so that the delivery is retried.
        log.exception("deliver_webhook.defect", delivery_id=delivery_id, attempt=number)
        outcome = Outcome(
            OutcomeKind.INTERNAL_ERROR, None, 0, None, "The server could not send this delivery; its log says why."
        )
    if outcome is None:
        return "made_already"
    if isinstance(outcome, Unsent):
        return _withhold(deps, org_id, delivery_id, number, outcome, attempted_at)
    with deps.database.writing() as transaction:
        status = _record(deps, transaction, org_id, delivery_id, _attempt(number, attempted_at, outcome))
    _tell(delivery_id, _attempt(number, attempted_at, outcome), status)
    if deps.batching is not None and isinstance(dispatch, Dispatch) and number == 1 and outcome.is_delivered:
        _Batches(deps, deps.batching, dispatch.delivery, outcome.duration_ms).send()
    return status.value


@dataclass(frozen=True)
class _Posted:
    """The result of a batch. `sent`: delivery id and attempt, by workflow id; `unsent`: workflow ids to return to the queue."""

    sent: Mapping[str, tuple[str, DeliveryAttempt]]
    unsent: Sequence[str]


class _Batches:
    """Other deliveries that wait for the same receiver, sent batch by batch for as long as it accepts all of them.

    `duration_ms`: the time that the receiver took for the first delivery.
    """

    def __init__(self, deps: Deps, batching: Batching, delivery: Delivery, duration_ms: float) -> None:
        self._tools = deps
        self._batching = batching
        self._org_id = delivery.org_id
        self._endpoint_id = delivery.endpoint_id
        self._receiver = webhooks.receiver_of(delivery)
        self._duration_ms = duration_ms

    def send(self) -> None:
        """Claim, send and record batches. Raises nothing, since the first delivery has succeeded: the engine rescues workflows
        whose attempts could not be recorded, and their deliveries are sent again."""
        until = time.monotonic() + _BATCHES_SECONDS
        taken: list[str] = []
        posted = _Posted({}, [])
        try:
            while True:
                with self._tools.database.writing() as transaction:
                    is_over = not self._write(transaction, posted) or time.monotonic() > until
                    batch = [] if is_over else self._take(transaction)
                    taken += batch
                    ids = [queue.subject_of(workflow_id) for workflow_id in batch]
                    dispatches = webhooks.dispatch_waiting(transaction, self._org_id, ids)
                if not batch:
                    return
                posted = self._post(batch, dispatches)
        except DatabaseUnavailable:
            log.warning("deliver_webhook.database_unavailable")
        except Exception:
            log.exception("deliver_webhook.defect_in_batch")
        finally:
            self._batching.release(taken)

    def _take(self, transaction: Transaction) -> list[str]:
        limit = min(_MOST_IN_A_BATCH, int(_BATCH_MS / max(self._duration_ms, 1)))
        if limit == 0:
            return []
        return self._batching.take_along(
            transaction,
            workflow=queue.DELIVER_WEBHOOK,
            queue_name=queue.DELIVERIES,
            partition=self._receiver,
            limit=limit,
        )

    def _post(self, batch: Sequence[str], dispatches: Sequence[Dispatch]) -> _Posted:
        """Send the deliveries of `batch` one after the other until one fails; the rest is left for the queue."""
        waiting = {dispatch.delivery.id: dispatch for dispatch in dispatches}
        sent: dict[str, tuple[str, DeliveryAttempt]] = {}
        for workflow_id in batch:
            dispatch = waiting.get(queue.subject_of(workflow_id))
            if dispatch is None:
                continue
            attempted_at = self._tools.database.clock()
            outcome = _post(self._tools, dispatch, attempted_at)
            sent[workflow_id] = (dispatch.delivery.id, _attempt(1, attempted_at, outcome))
            if not outcome.is_delivered:
                break
        if sent:
            self._duration_ms = sum(attempt.duration_ms for _, attempt in sent.values()) / len(sent)
        return _Posted(sent, [workflow_id for workflow_id in batch if workflow_id not in sent])

    def _write(self, transaction: Transaction, posted: _Posted) -> bool:
        """Record a batch. True if it is empty, or every delivery of it was sent, succeeded, and was still this worker's."""
        if not posted.sent and not posted.unsent:
            return True
        ours = self._batching.end_taken(transaction, list(posted.sent))
        sent = dict(posted.sent[workflow_id] for workflow_id in posted.sent if workflow_id in ours)
        delivered = {id_: attempt for id_, attempt in sent.items() if attempt.is_delivered}
        webhooks.record_delivered(transaction, self._org_id, delivered, endpoint_id=self._endpoint_id)
        for delivery_id, attempt in sent.items():
            status = DeliveryStatus.DELIVERED
            if delivery_id not in delivered:
                status = _record(self._tools, transaction, self._org_id, delivery_id, attempt)
            _tell(delivery_id, attempt, status)
        if posted.unsent:
            self._batching.give_back_taken(transaction, posted.unsent)
        return len(delivered) == len(posted.sent) and not posted.unsent


def _record(
    deps: Deps, transaction: Transaction, org_id: str, delivery_id: str, attempt: DeliveryAttempt
) -> DeliveryStatus:
    return webhooks.record(
        transaction,
        org_id,
        delivery_id,
        attempt,
        is_ours=attempt.outcome == OutcomeKind.INTERNAL_ERROR,
        backoff=deps.delivery_backoff,
        jitter=deps.jitter(),
    )


def _tell(delivery_id: str, attempt: DeliveryAttempt, status: DeliveryStatus) -> None:
    metrics.delivery_attempted(attempt.outcome, attempt.duration_ms / 1000)
    if status.is_final:
        metrics.delivery_ended(status.value)
    if status is not DeliveryStatus.DELIVERED:
        log.info("deliver_webhook.failed", delivery_id=delivery_id, attempt=attempt.number, outcome=attempt.outcome)


def _withhold(deps: Deps, org_id: str, delivery_id: str, number: int, why: Unsent, at: datetime) -> str:
    with deps.database.writing() as transaction:
        status = webhooks.withhold(transaction, org_id, delivery_id, attempt=number, why=why, at=at)
    metrics.delivery_ended(status.value)
    return status.value


def _post(deps: Deps, dispatch: webhooks.Dispatch, at: datetime) -> Outcome:
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
        allow_private=deps.allows_private_urls,
        timeout_seconds=dispatch.timeout_seconds or deps.webhook_timeout_seconds,
        user_agent=deps.user_agent,
        resolve=deps.resolve,
        dial=deps.dial,
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
