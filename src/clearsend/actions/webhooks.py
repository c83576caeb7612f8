"""Publishing events and keeping the books of their deliveries. It sends nothing: `workflows/deliver_webhook.py` does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from clearsend.domain import retry
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.domain.events import Event, EventType
from clearsend.store import deliveries, events, organizations, queue
from clearsend.store.database import Transaction


@dataclass(frozen=True)
class Callback:
    """The result of a run, for those who asked to be called: the same body for each of `urls`."""

    run_id: str
    urls: Sequence[str]
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Dispatch:
    """What one attempt sends: the delivery and the secret that signs it."""

    delivery: Delivery
    signing_secret: str = field(repr=False)


def publish(
    transaction: Transaction,
    event_type: EventType,
    *,
    org_id: str,
    profile_id: str | None,
    payload: Mapping[str, Any],
    run_id: str | None = None,
    callback: Callback | None = None,
    order: int = 0,
) -> None:
    """Write the event and one delivery per subscriber, in the transaction that caused it, and enqueue the sending.

    `order`: which it is of several events of the same transaction, so that they are listed as they happened.
    """
    event = Event(
        id=transaction.new_id(),
        org_id=org_id,
        profile_id=profile_id,
        type=event_type,
        payload=payload,
        occurred_at=transaction.now + timedelta(microseconds=order),
        run_id=run_id,
    )
    events.insert(transaction, event)
    if callback is None:
        return
    body = json.dumps(callback.body, separators=(",", ":"))
    for url in callback.urls:
        delivery_id = transaction.new_id()
        deliveries.insert(
            transaction,
            org_id,
            delivery_id=delivery_id,
            event_id=event.id,
            run_id=callback.run_id,
            url=url,
            body=body,
        )
        _enqueue(transaction, org_id, delivery_id, attempt=1, delay_seconds=None)


def dispatch(transaction: Transaction, org_id: str, delivery_id: str, *, attempt: int) -> Dispatch | None:
    """What attempt number `attempt` is to send, or None when that attempt was made already (the step is being repeated)."""
    delivery = deliveries.get(transaction, org_id, delivery_id)
    if delivery.status.is_final or len(delivery.attempts) >= attempt:
        return None
    return Dispatch(delivery, organizations.signing_secret(transaction, org_id))


def record(
    transaction: Transaction,
    org_id: str,
    delivery_id: str,
    attempt: DeliveryAttempt,
    *,
    is_delivered: bool,
    backoff: retry.Backoff,
    jitter: float,
) -> DeliveryStatus:
    """Write an attempt and what follows from it: the end, or the next attempt after `backoff`."""
    deliveries.insert_attempt(transaction, org_id, delivery_id, attempt)
    delay = None if is_delivered else backoff.delay_after(attempt.number, jitter=jitter)
    if is_delivered:
        status = DeliveryStatus.DELIVERED
    elif delay is None:
        status = DeliveryStatus.FAILED
    else:
        status = DeliveryStatus.RETRYING
        _enqueue(transaction, org_id, delivery_id, attempt=attempt.number + 1, delay_seconds=delay)
    deliveries.update(
        transaction,
        org_id,
        delivery_id,
        status=status,
        next_attempt_at=None if delay is None else transaction.now + timedelta(seconds=delay),
        finished_at=transaction.now if status.is_final else None,
    )
    return status


def _enqueue(
    transaction: Transaction, org_id: str, delivery_id: str, *, attempt: int, delay_seconds: float | None
) -> None:
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue.DELIVERIES,
        workflow=queue.DELIVER_WEBHOOK,
        workflow_id=f"deliver-{delivery_id}-{attempt}",
        arguments=(org_id, delivery_id, attempt),
        delay_seconds=delay_seconds,
    )
