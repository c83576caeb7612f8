"""The webhook endpoints of an organization, as people and programs configure them. This module sends nothing: `webhooks.py`
queues deliveries, and a workflow sends them.

The caller of an action generates each signing secret; it is shown once, in the answer of that call. An endpoint belongs to
the organization or to one of its profiles. `confined_to`: the profile of a caller that may see, name and change only what
belongs to that profile; everything else does not exist for that caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clearsend.actions import webhooks
from clearsend.domain import errors, retry, webhook
from clearsend.domain.delivery import Delivery
from clearsend.domain.events import Event
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.webhook import Endpoint, Settings
from clearsend.store import deliveries, events, organizations
from clearsend.store import webhooks as endpoints
from clearsend.store.foundation.database import Transaction
from clearsend.store.webhooks import EndpointPage

_TOO_MANY = (
    f"An organization has at most {webhook.MAX_PER_ORGANIZATION} webhooks. Delete one that is not needed any more, or let one "
    "take several kinds of events (event_types)."
)
_NOTHING_DELIVERED = "Nothing was delivered to this webhook under that id"


@dataclass(frozen=True)
class LogEntry:
    """A delivery with its attempts, and its event."""

    delivery: Delivery
    event: Event


@dataclass(frozen=True)
class DeliveryPage:
    """One page of an endpoint's deliveries, newest first. `total` counts all, and is None on a page by position."""

    entries: Sequence[LogEntry]
    total: int | None
    neighbours: Neighbours


def preview(transaction: Transaction, org_id: str, settings: Settings, *, confined_to: str | None = None) -> Endpoint:
    """The endpoint that `create` would return, for a sandbox call: nothing is written. `settings` has a display name."""
    return replace(
        Endpoint(
            id=transaction.new_id(),
            org_id=org_id,
            display_name="",
            endpoint_url=None,
            is_active=True,
            disabled_at=None,
            disabled_reason=None,
            event_types=(),
            event_filters=None,
            sender_profile=None,
            retry_count=webhook.DEFAULT_RETRY_COUNT,
            timeout_seconds=webhook.DEFAULT_TIMEOUT_SECONDS,
            consecutive_failures=0,
            last_delivery_attempt_at=None,
            last_successful_delivery_at=None,
            created_at=transaction.now,
            updated_at=transaction.now,
            profile_id=confined_to,
        ),
        **settings,
    )


def create(
    transaction: Transaction, org_id: str, settings: Settings, *, signing_secret: str, confined_to: str | None = None
) -> Endpoint:
    """Create an active endpoint of the profile to which the caller is confined, or else of the organization. `settings` has a
    display name; other absent settings get the defaults of the public API.

    Raises: AppError BUSINESS_008: the organization has the maximum number of endpoints.
    """
    # Of two simultaneous requests, the second counts the endpoint of the first.
    organizations.lock(transaction, org_id)
    if endpoints.count(transaction, org_id) >= webhook.MAX_PER_ORGANIZATION:
        raise errors.AppError(errors.QUOTA_EXCEEDED, message=_TOO_MANY)
    endpoint = preview(transaction, org_id, settings, confined_to=confined_to)
    endpoints.insert(transaction, org_id, endpoint, signing_secret=signing_secret)
    return endpoint


def get(transaction: Transaction, org_id: str, endpoint_id: str, *, confined_to: str | None = None) -> Endpoint:
    """Raises: AppError RESOURCE_008."""
    return endpoints.get(transaction, org_id, endpoint_id, confined_to=confined_to)


def list_page(
    transaction: Transaction,
    org_id: str,
    wanted: PageRequest,
    *,
    search: str = "",
    is_active: bool | None = None,
    confined_to: str | None = None,
) -> EndpointPage:
    """The wanted page. `search`: part of the name or of the URL, or the id. `is_active`: None for any."""
    return endpoints.list_page(transaction, org_id, wanted, search=search, is_active=is_active, confined_to=confined_to)


def update(
    transaction: Transaction, org_id: str, endpoint_id: str, changes: Settings, *, confined_to: str | None = None
) -> Endpoint:
    """Change the given settings. Pending deliveries go to the new URL.

    Raises: AppError RESOURCE_008.
    """
    endpoints.lock(transaction, org_id, endpoint_id, confined_to=confined_to)
    endpoints.update(transaction, org_id, endpoint_id, changes)
    return endpoints.get(transaction, org_id, endpoint_id)


def delete(transaction: Transaction, org_id: str, endpoint_id: str, *, confined_to: str | None = None) -> None:
    """Delete an endpoint. Its log stays. Its pending deliveries end unsent at their next attempt, with that reason.

    Raises: AppError RESOURCE_008.
    """
    endpoints.lock(transaction, org_id, endpoint_id, confined_to=confined_to)
    endpoints.delete(transaction, org_id, endpoint_id)


def toggle(
    transaction: Transaction, org_id: str, endpoint_id: str, *, is_active: bool, confined_to: str | None = None
) -> Endpoint:
    """Enable or disable an endpoint. Enabling resets its failures; missed events are not sent automatically.

    Raises: AppError RESOURCE_008.
    """
    endpoints.lock(transaction, org_id, endpoint_id, confined_to=confined_to)
    endpoints.toggle(transaction, org_id, endpoint_id, is_active=is_active)
    return endpoints.get(transaction, org_id, endpoint_id)


def rotate_secret(
    transaction: Transaction, org_id: str, endpoint_id: str, *, signing_secret: str, confined_to: str | None = None
) -> None:
    """Sign with `signing_secret`, and for one more day also with the previous secret.

    Raises:
        AppError RESOURCE_008: no such endpoint.
        AppError VALIDATION_001: 50 earlier secrets still sign.
    """
    endpoints.lock(transaction, org_id, endpoint_id, confined_to=confined_to)
    endpoints.rotate_secret(
        transaction,
        org_id,
        endpoint_id,
        signing_secret=signing_secret,
        retiring_until=transaction.now + webhook.SECRET_RETIRES_AFTER,
    )


def log_page(
    transaction: Transaction,
    org_id: str,
    endpoint_id: str,
    wanted: PageRequest,
    *,
    search: str = "",
    confined_to: str | None = None,
) -> DeliveryPage:
    """The wanted page of the deliveries to an endpoint, past and pending. `search`: part of the event's name, a
    status, or the id of the event or of the delivery.

    Raises: AppError RESOURCE_008.
    """
    endpoints.get(transaction, org_id, endpoint_id, confined_to=confined_to)
    found = deliveries.list_of_endpoint(transaction, org_id, endpoint_id, wanted, search=search)
    entries = [LogEntry(delivery, event) for delivery, event in found.entries]
    return DeliveryPage(entries, found.total, found.neighbours)


def log_entry(
    transaction: Transaction,
    org_id: str,
    endpoint_id: str,
    event_or_delivery_id: str,
    *,
    confined_to: str | None = None,
) -> LogEntry:
    """One delivery to an endpoint; the first, if there are several for the event. `endpoint_id`: see `redeliver`.

    Raises:
        AppError RESOURCE_008: no such endpoint.
        AppError RESOURCE_013: the endpoint has no delivery under that id.
    """
    if endpoint_id != org_id:
        endpoints.get(transaction, org_id, endpoint_id, confined_to=confined_to)
    found = _known_as(transaction, org_id, endpoint_id, event_or_delivery_id, confined_to)
    return LogEntry(found[0], events.get(transaction, org_id, found[0].event_id))


def redeliver(
    transaction: Transaction,
    org_id: str,
    endpoint_id: str,
    event_or_delivery_id: str,
    *,
    confined_to: str | None = None,
) -> Delivery:
    """Deliver again: the same event id and the same text, with as many attempts as the first time. A delivery that is still
    pending is attempted immediately instead.

    `endpoint_id` may be the organization's own id, under which callbacks are sent: then callbacks are delivered again. When an
    event has several callbacks, the event's id means all of them, and the first is returned. A caller that is confined to a
    profile reaches only the callbacks of that profile's runs.

    Raises:
        AppError RESOURCE_008: no such endpoint.
        AppError RESOURCE_013: the endpoint has no delivery under that id.
        AppError BUSINESS_010, VALIDATION_001: the endpoint is switched off, or has no URL.
    """
    attempts = retry.DELIVERY.max_attempts
    if endpoint_id != org_id:
        attempts = 1 + _able_to_receive(transaction, org_id, endpoint_id, confined_to).retry_count
    found = _known_as(transaction, org_id, endpoint_id, event_or_delivery_id, confined_to)
    for delivery in found:
        webhooks.send_again(transaction, org_id, delivery, attempts=attempts)
    return deliveries.get(transaction, org_id, found[0].id)


def _known_as(
    transaction: Transaction, org_id: str, endpoint_id: str, event_or_delivery_id: str, confined_to: str | None
) -> list[Delivery]:
    """The deliveries under that id to an endpoint that the caller may name, or callbacks that the caller may reach."""
    is_callback = endpoint_id == org_id
    found = deliveries.list_known_as(
        transaction,
        org_id,
        event_or_delivery_id,
        endpoint_id=None if is_callback else endpoint_id,
        run_of=confined_to if is_callback else None,
    )
    if not found:
        raise errors.AppError(errors.RESOURCE_NOT_FOUND, message=_NOTHING_DELIVERED)
    return found


def test(
    transaction: Transaction,
    org_id: str,
    endpoint_id: str,
    event_type: str,
    *,
    confined_to: str | None = None,  # noqa: PT028 - an action, not a test
) -> Delivery:
    """Send an invented event of `event_type` to this endpoint only: one attempt, with a row in the log.

    Raises:
        AppError RESOURCE_008: no such endpoint.
        AppError BUSINESS_010, VALIDATION_001: the endpoint is switched off, or has no URL.
    """
    endpoint = _able_to_receive(transaction, org_id, endpoint_id, confined_to)
    return webhooks.publish_test(transaction, org_id, endpoint, event_type)


def _able_to_receive(transaction: Transaction, org_id: str, endpoint_id: str, confined_to: str | None) -> Endpoint:
    endpoint = endpoints.get(transaction, org_id, endpoint_id, confined_to=confined_to)
    if not endpoint.is_active:
        raise errors.AppError(errors.WEBHOOK_INACTIVE)
    if endpoint.endpoint_url is None:
        raise errors.invalid("endpoint_url", "The webhook has no URL to send to. Set its endpoint_url first.")
    return endpoint
