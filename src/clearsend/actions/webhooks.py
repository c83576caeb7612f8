"""Publishes events, and records their deliveries. This module sends nothing: `workflows/deliver_webhooks.py` does.

The unfinished deliveries to one receiver are its outbox, and the subject of one job.
"""

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
from clearsend.store.engine.jobs import Kind
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
    """The content and the target of the next attempt at a delivery.

    `webhook_id`: the endpoint's id; for a callback, the organization's id. `signing_secrets`: the newest first; none if the
    server cannot decrypt them. `timeout_seconds`: None for the server's default.
    """

    delivery: Delivery
    url: str
    webhook_id: str
    signing_secrets: Sequence[str] = field(repr=False)
    timeout_seconds: float | None = None


@dataclass(frozen=True)
class Outbox:
    """The next deliveries to one receiver: those to be sent now or, if none must be sent, those to be withheld and why.

    `next_at`: the time of the next attempt, if none is due; None if nothing is unfinished.
    """

    dispatches: Sequence[Dispatch] = ()
    withheld: Sequence[Delivery] = ()
    why: Unsent | None = None
    next_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing to be done now?"""
        return not self.dispatches and not self.withheld


@dataclass(frozen=True)
class Sent:
    """An attempt that was made. `is_ours`: it failed through no fault of the receiver, and does not count as a failure of the
    endpoint."""

    delivery: Delivery
    attempt: DeliveryAttempt
    is_ours: bool = False


def publish(
    transaction: Transaction,
    event_type: EventType,
    *,
    org_id: str,
    profile_id: str | None,
    payload: Mapping[str, Any],
    run_id: str | None = None,
    callback: Callback | None = None,
) -> None:
    """Write the event and one delivery per subscriber, in the transaction that caused the event, and enqueue the sending. The
    events of one transaction are listed in the order in which they are published."""
    event = Event(
        id=transaction.new_id(),
        org_id=org_id,
        profile_id=profile_id,
        type=event_type,
        payload=payload,
        occurred_at=transaction.moment(),
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
    if delivery.status.is_final:
        deliveries.reopen(transaction, org_id, delivery.id, attempts_before=len(delivery.attempts), attempts=attempts)
    else:
        deliveries.update(
            transaction,
            org_id,
            [delivery.id],
            status=delivery.status,
            next_attempt_at=transaction.now,
            finished_at=None,
        )
    transaction.wake(Kind.DELIVER_WEBHOOK, org_id, delivery.receiver)


def load_outbox(transaction: Transaction, org_id: str, receiver: str, *, limit: int) -> Outbox:
    """Load what is to be sent to a receiver next: at most `limit` deliveries."""
    unfinished = deliveries.list_outbox(transaction, org_id, receiver, limit=limit)
    due = [one for one in unfinished if one.next_attempt_at is None or one.next_attempt_at <= transaction.now]
    if not due:
        return Outbox(next_at=unfinished[0].next_attempt_at if unfinished else None)
    try:
        return _outbox(transaction, org_id, due)
    except vault.WrongSecretKey:
        return Outbox([Dispatch(one, one.url, one.endpoint_id or org_id, []) for one in due])


def _outbox(transaction: Transaction, org_id: str, due: Sequence[Delivery]) -> Outbox:
    if due[0].endpoint_id is None:
        secrets = [organizations.signing_secret(transaction, org_id)]
        return Outbox([Dispatch(delivery, delivery.url, org_id, secrets) for delivery in due])
    endpoint, secrets = endpoints.get_with_secrets(transaction, org_id, due[0].endpoint_id)
    if endpoint.deleted_at is not None:
        return Outbox(withheld=due, why=Unsent.ENDPOINT_DELETED)
    if not endpoint.is_active:
        return Outbox(withheld=due, why=Unsent.ENDPOINT_DISABLED)
    return Outbox(
        [
            Dispatch(delivery, endpoint.endpoint_url or delivery.url, endpoint.id, secrets, endpoint.timeout_seconds)
            for delivery in due
        ]
    )


def record(
    transaction: Transaction, org_id: str, sent: Sequence[Sent], *, backoff: retry.Backoff, jitter: float
) -> dict[str, DeliveryStatus]:
    """Write attempts to one receiver and their consequences: the end of a delivery, or the time of its next attempt after
    `backoff`. Returns the status of each delivery, by id, except for attempts that another worker has written."""
    written = deliveries.insert_attempts(transaction, org_id, {one.delivery.id: one.attempt for one in sent})
    ours = [one for one in sent if one.delivery.id in written]
    delivered = [one.delivery for one in ours if one.attempt.is_delivered]
    if delivered:
        _move(transaction, org_id, [one.id for one in delivered], DeliveryStatus.DELIVERED, None)
        if delivered[0].endpoint_id is not None:
            endpoints.note_success(transaction, org_id, delivered[0].endpoint_id)
    statuses = {one.id: DeliveryStatus.DELIVERED for one in delivered}
    for one in ours:
        if not one.attempt.is_delivered:
            statuses[one.delivery.id] = _fail(transaction, org_id, one, backoff, jitter)
    return statuses


def _fail(transaction: Transaction, org_id: str, sent: Sent, backoff: retry.Backoff, jitter: float) -> DeliveryStatus:
    delivery, since = sent.delivery, sent.delivery.attempts_before
    budget = replace(backoff, max_attempts=delivery.attempts_allowed - since)
    delay = budget.delay_after(sent.attempt.number - since, jitter=jitter)
    status = DeliveryStatus.FAILED if delay is None else DeliveryStatus.RETRYING
    _move(transaction, org_id, [delivery.id], status, delay)
    if delivery.endpoint_id is not None and not sent.is_ours:
        _count_failure(transaction, org_id, delivery.endpoint_id, sent.attempt)
    return status


def withhold(transaction: Transaction, org_id: str, withheld: Sequence[Delivery], *, why: Unsent) -> None:
    """End deliveries whose endpoint must not be called, each with an attempt that states the reason `why`."""
    at = transaction.now
    unsent = {one.id: DeliveryAttempt(one.next_number, why.value, None, 0, None, why.sentence, at) for one in withheld}
    written = deliveries.insert_attempts(transaction, org_id, unsent)
    _move(transaction, org_id, list(written), DeliveryStatus.FAILED, None)


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
    """Write a delivery and wake its receiver's outbox; returns its id."""
    delivery_id, receiver = transaction.new_id(), _receiver(org_id, endpoint_id, url)
    deliveries.insert(
        transaction,
        org_id,
        delivery_id=delivery_id,
        event_id=event.id,
        receiver=receiver,
        url=url,
        body=body,
        run_id=run_id,
        endpoint_id=endpoint_id,
        attempts=attempts,
    )
    transaction.wake(Kind.DELIVER_WEBHOOK, org_id, receiver)
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


def _receiver(org_id: str, endpoint_id: str | None, url: str) -> str:
    """The endpoint's id or, for callbacks, a digest of the organization's id and the URL's scheme and host: the engine's tables
    contain no data of tenants."""
    return endpoint_id or vault.digest(f"{org_id} {'/'.join(url.split('/', 3)[:3])}")
