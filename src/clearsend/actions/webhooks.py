"""Publishes events, and records their deliveries. This module sends nothing: `workflows/deliver_webhook.py` does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain import events as catalogue
from clearsend.domain import retry, webhook
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus, Unsent
from clearsend.domain.events import Event, EventType
from clearsend.domain.webhook import Endpoint
from clearsend.store import deliveries, events, organizations
from clearsend.store import webhooks as endpoints
from clearsend.store.engine import queue
from clearsend.store.foundation import vault
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Callback:
    """The result of a run for its callers: the same body for each of `urls`."""

    run_id: str
    urls: Sequence[str]
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Dispatch:
    """The content and the target of one attempt.

    `webhook_id`: the endpoint's id; for a callback, the organization's id. `signing_secrets`: the newest first.
    `timeout_seconds`: None for the server's default.
    """

    delivery: Delivery
    url: str
    webhook_id: str
    signing_secrets: Sequence[str] = field(repr=False)
    timeout_seconds: float | None = None


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
    """Write the event and one delivery per subscriber, in the transaction that caused the event, and enqueue the sending.

    `order`: the event's place among several events of the same transaction, which are listed in that order.
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
    if callback is not None:
        body = _text(callback.body)
        for url in callback.urls:
            _deliver(transaction, org_id, event, url=url, body=body, run_id=callback.run_id)
    _tell_endpoints(transaction, event)


def publish_test(transaction: Transaction, org_id: str, endpoint: Endpoint, event_type: str) -> Delivery:
    """Write and queue one delivery, with a single attempt, of an invented event named `event_type`. The endpoint has a URL.

    The event is stored as `webhook.test`, so that no reader takes it for something that happened.
    """
    payload = {
        "is_test": True,
        "webhook_id": endpoint.id,
        "event_type": event_type,
        "message": "A test of this webhook: nothing happened.",
    }
    event = Event(transaction.new_id(), org_id, endpoint.profile_id, catalogue.WEBHOOK_TEST, payload, transaction.now)
    events.insert(transaction, event)
    assert endpoint.endpoint_url is not None
    body = _envelope(event, catalogue.type_named(event_type))
    delivery_id = _deliver(
        transaction, org_id, event, url=endpoint.endpoint_url, body=body, endpoint_id=endpoint.id, attempts=1
    )
    return deliveries.get(transaction, org_id, delivery_id)


def send_again(transaction: Transaction, org_id: str, delivery: Delivery, *, attempts: int) -> None:
    """Reopen a delivery that has ended, for `attempts` more attempts; attempt a pending delivery immediately."""
    made = len(delivery.attempts)
    if delivery.status.is_final:
        deliveries.reopen(transaction, org_id, delivery.id, attempts_before=made, attempts=attempts)
        _enqueue(
            transaction, org_id, delivery.id, made + 1, queue_name=queue.DELIVERIES, receiver=receiver_of(delivery)
        )
    else:
        deliveries.update(
            transaction,
            org_id,
            [delivery.id],
            status=delivery.status,
            next_attempt_at=transaction.now,
            finished_at=None,
        )
        transaction.queue.wake(transaction.connection, _workflow_id(delivery.id, made + 1))


def dispatch(transaction: Transaction, org_id: str, delivery_id: str, *, attempt: int) -> Dispatch | Unsent | None:
    """The content of attempt number `attempt`, or the reason to send nothing; None if that attempt was made already (the
    step is repeated), or the delivery has ended or been pruned."""
    delivery = deliveries.find(transaction, org_id, delivery_id)
    if delivery is None or delivery.status.is_final or len(delivery.attempts) >= attempt:
        return None
    return _dispatch(transaction, org_id, [delivery])[0]


def dispatch_waiting(transaction: Transaction, org_id: str, delivery_ids: Sequence[str]) -> list[Dispatch]:
    """The contents of the first attempts at these deliveries to one receiver. A delivery is left out if it was attempted or has
    ended already, or if its endpoint must not be called."""
    waiting = [
        delivery
        for delivery in deliveries.list_by_id(transaction, org_id, delivery_ids)
        if delivery.status is DeliveryStatus.PENDING and not delivery.attempts
    ]
    return [found for found in _dispatch(transaction, org_id, waiting) if isinstance(found, Dispatch)]


def _dispatch(transaction: Transaction, org_id: str, to_send: Sequence[Delivery]) -> list[Dispatch | Unsent]:
    """For each of several deliveries to one receiver, the content to send or the reason to send nothing."""
    if not to_send:
        return []
    if to_send[0].endpoint_id is None:
        secrets = [organizations.signing_secret(transaction, org_id)]
        return [Dispatch(delivery, delivery.url, org_id, secrets) for delivery in to_send]
    endpoint, secrets = endpoints.get_with_secrets(transaction, org_id, to_send[0].endpoint_id)
    if endpoint.deleted_at is not None:
        return [Unsent.ENDPOINT_DELETED] * len(to_send)
    if not endpoint.is_active:
        return [Unsent.ENDPOINT_DISABLED] * len(to_send)
    return [
        Dispatch(delivery, endpoint.endpoint_url or delivery.url, endpoint.id, secrets, endpoint.timeout_seconds)
        for delivery in to_send
    ]


def record(
    transaction: Transaction,
    org_id: str,
    delivery_id: str,
    attempt: DeliveryAttempt,
    *,
    is_ours: bool,
    backoff: retry.Backoff,
    jitter: float,
) -> DeliveryStatus:
    """Write an attempt and its consequence: the end of the delivery, or the next attempt after `backoff`.

    `is_ours`: the attempt failed through no fault of the receiver, and does not count as a failure of the endpoint.
    """
    delivery = deliveries.get(transaction, org_id, delivery_id)
    if attempt.is_delivered:
        record_delivered(transaction, org_id, {delivery_id: attempt}, endpoint_id=delivery.endpoint_id)
        return DeliveryStatus.DELIVERED
    deliveries.insert_attempts(transaction, org_id, {delivery_id: attempt})
    since = delivery.attempts_before
    budget = replace(backoff, max_attempts=delivery.attempts_allowed - since)
    delay = budget.delay_after(attempt.number - since, jitter=jitter)
    status = DeliveryStatus.FAILED
    if delay is not None:
        status = DeliveryStatus.RETRYING
        _enqueue(
            transaction,
            org_id,
            delivery_id,
            attempt.number + 1,
            queue_name=queue.RETRIES,
            receiver=receiver_of(delivery),
            delay_seconds=delay,
        )
    _move(transaction, org_id, [delivery_id], status, delay)
    if delivery.endpoint_id is not None and not is_ours:
        _count_failure(transaction, org_id, delivery.endpoint_id, attempt)
    return status


def record_delivered(
    transaction: Transaction, org_id: str, delivered: Mapping[str, DeliveryAttempt], *, endpoint_id: str | None
) -> None:
    """Write the successful attempts, by delivery id. All are to one receiver: `endpoint_id`, or None for callbacks."""
    if not delivered:
        return
    deliveries.insert_attempts(transaction, org_id, delivered)
    _move(transaction, org_id, list(delivered), DeliveryStatus.DELIVERED, None)
    if endpoint_id is not None:
        endpoints.note_success(transaction, org_id, endpoint_id)


def withhold(
    transaction: Transaction, org_id: str, delivery_id: str, *, attempt: int, why: Unsent, at: datetime
) -> DeliveryStatus:
    """End a delivery whose endpoint must not be called, with an attempt that states the reason `why`."""
    unsent = DeliveryAttempt(attempt, why.value, None, 0, None, why.sentence, at)
    deliveries.insert_attempts(transaction, org_id, {delivery_id: unsent})
    _move(transaction, org_id, [delivery_id], DeliveryStatus.FAILED, None)
    return DeliveryStatus.FAILED


def _tell_endpoints(transaction: Transaction, event: Event) -> None:
    """Write one delivery per endpoint that may receive the event and is subscribed to it."""
    is_of_profile = event.profile_id is not None
    body = None
    for endpoint in endpoints.list_subscribers(transaction, event.org_id, event.profile_id):
        if endpoint.endpoint_url is None or not webhook.wants(endpoint, event.type, is_of_profile=is_of_profile):
            continue
        body = body or _envelope(event, event.type)
        _deliver(
            transaction,
            event.org_id,
            event,
            url=endpoint.endpoint_url,
            body=body,
            endpoint_id=endpoint.id,
            attempts=1 + endpoint.retry_count,
        )


def _envelope(event: Event, shown_as: EventType) -> str:
    """The body for an endpoint. Its payload adds the ids of the profile, the run and the event to the event's own payload."""
    known = {"profile_id": event.profile_id, "run_id": event.run_id, "event_id": event.id}
    return _text(
        {
            "field": shown_as.family,
            "event": shown_as.name,
            "timestamp": event.occurred_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "payload": {name: value for name, value in known.items() if value is not None} | dict(event.payload),
        }
    )


def _text(body: Mapping[str, Any]) -> str:
    return json.dumps(body, separators=(",", ":"))


def _deliver(
    transaction: Transaction,
    org_id: str,
    event: Event,
    *,
    url: str,
    body: str,
    run_id: str | None = None,
    endpoint_id: str | None = None,
    attempts: int = retry.DELIVERY.max_attempts,
) -> str:
    """Write a delivery and queue its first attempt; returns its id."""
    delivery_id = transaction.new_id()
    deliveries.insert(
        transaction,
        org_id,
        delivery_id=delivery_id,
        event_id=event.id,
        url=url,
        body=body,
        run_id=run_id,
        endpoint_id=endpoint_id,
        attempts=attempts,
    )
    _enqueue(
        transaction, org_id, delivery_id, 1, queue_name=queue.DELIVERIES, receiver=_receiver(org_id, endpoint_id, url)
    )
    return delivery_id


def _move(
    transaction: Transaction,
    org_id: str,
    delivery_ids: Sequence[str],
    status: DeliveryStatus,
    delay_seconds: float | None,
) -> None:
    deliveries.update(
        transaction,
        org_id,
        delivery_ids,
        status=status,
        next_attempt_at=None if delay_seconds is None else transaction.now + timedelta(seconds=delay_seconds),
        finished_at=transaction.now if status.is_final else None,
    )


def _count_failure(transaction: Transaction, org_id: str, endpoint_id: str, attempt: DeliveryAttempt) -> None:
    """Count one more failure in a row; too many disable the endpoint, and an event tells the other endpoints."""
    failures = endpoints.note_failure(transaction, org_id, endpoint_id)
    if failures < webhook.DISABLE_AFTER:
        return
    reason = f"{failures} attempts in a row have failed. The last one: {attempt.error}"
    if endpoints.disable(transaction, org_id, endpoint_id, reason=reason):
        endpoint = endpoints.get(transaction, org_id, endpoint_id)
        publish(
            transaction,
            catalogue.WEBHOOK_DISABLED,
            org_id=org_id,
            profile_id=endpoint.profile_id,
            payload={
                "webhook_id": endpoint_id,
                "display_name": endpoint.display_name,
                "consecutive_failures": failures,
                "reason": reason,
            },
        )


def _enqueue(
    transaction: Transaction,
    org_id: str,
    delivery_id: str,
    attempt: int,
    *,
    queue_name: str,
    receiver: str,
    delay_seconds: float | None = None,
) -> None:
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue_name,
        workflow=queue.DELIVER_WEBHOOK,
        workflow_id=_workflow_id(delivery_id, attempt),
        arguments=(org_id, delivery_id, attempt),
        delay_seconds=delay_seconds,
        partition=receiver,
    )


def _workflow_id(delivery_id: str, attempt: int) -> str:
    return f"deliver-{delivery_id}-{attempt}"


def receiver_of(delivery: Delivery) -> str:
    """The partition of a delivery in the queue (see `_receiver`)."""
    return _receiver(delivery.org_id, delivery.endpoint_id, delivery.url)


def _receiver(org_id: str, endpoint_id: str | None, url: str) -> str:
    """The partition of a delivery in the queue: the endpoint's id or, for callbacks, a digest of the organization's id and the
    URL's scheme and host. The URL itself stays out of the engine's tables, which contain no data of tenants."""
    return endpoint_id or vault.digest(f"{org_id} {'/'.join(url.split('/', 3)[:3])}")
