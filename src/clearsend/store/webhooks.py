"""Webhook endpoints, their secrets and the count of their failures. This module sends nothing: see `deliveries.py`.

Only `get_with_secrets` returns a deleted endpoint: a pending delivery must learn that its endpoint is deleted. `confined_to` is
the profile to whose endpoints a caller is confined; None for the endpoints of the organization and of all its profiles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.domain import errors
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.webhook import Endpoint, Filters, Settings
from clearsend.store.foundation import pages, statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.pages import Order
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import from_json, to_json
from clearsend.store.foundation.tables import webhook_endpoints

# All columns but the secrets.
_SHOWN = [column for column in webhook_endpoints.c if "secret" not in column.name]

_ORDER = Order(webhook_endpoints.c.created_at, webhook_endpoints.c.id)

# Every secret that still signs adds a signature to each request, and receivers limit the length of a header.
_MOST_RETIRING = 50
_TOO_MANY_SECRETS = (
    f"The secret was rotated {_MOST_RETIRING} times within a day, and all of those secrets still sign. Wait until the oldest is "
    "a day old, or create another webhook."
)

# Executed for every event. An event without a profile goes to the organization's endpoints only: nothing equals null.
_SUBSCRIBERS = Prepared(
    sa.select(*_SHOWN)
    .where(
        webhook_endpoints.c.org_id == sa.bindparam("org_id"),
        webhook_endpoints.c.deleted_at.is_(None),
        webhook_endpoints.c.is_active,
        webhook_endpoints.c.endpoint_url.is_not(None),
        sa.or_(
            webhook_endpoints.c.profile_id.is_(None),
            webhook_endpoints.c.profile_id == sa.bindparam("profile_id"),
        ),
    )
    .order_by(webhook_endpoints.c.created_at, webhook_endpoints.c.id)
)


@dataclass(frozen=True)
class EndpointPage:
    """One page of endpoints, oldest first; `total` counts all."""

    endpoints: list[Endpoint]
    total: int
    neighbours: Neighbours = field(default_factory=Neighbours)


def insert(transaction: Transaction, org_id: str, endpoint: Endpoint, *, signing_secret: str) -> None:
    values = to_json(endpoint) | {
        "org_id": org_id,
        "signing_secret_ciphertext": transaction.vault.encrypt(signing_secret),
    }
    transaction.connection.execute(webhook_endpoints.insert().values(**values))


def get(transaction: Transaction, org_id: str, endpoint_id: str, *, confined_to: str | None = None) -> Endpoint:
    """Raises: AppError RESOURCE_008."""
    row = transaction.connection.execute(
        sa.select(*_SHOWN).where(*_visible(org_id, confined_to), webhook_endpoints.c.id == endpoint_id)
    ).one_or_none()
    if row is None:
        raise errors.AppError(errors.WEBHOOK_NOT_FOUND)
    return _endpoint(row)


def lock(transaction: Transaction, org_id: str, endpoint_id: str, *, confined_to: str | None = None) -> None:
    """Lock the endpoint until the transaction ends; on SQLite, which has no row locks, a writer locks the whole database.

    Raises: AppError RESOURCE_008: no such endpoint, or the caller may not see it.
    """
    row = transaction.connection.execute(
        sa.select(webhook_endpoints.c.id)
        .where(*_visible(org_id, confined_to), webhook_endpoints.c.id == endpoint_id)
        .with_for_update(key_share=True)
    ).one_or_none()
    if row is None:
        raise errors.AppError(errors.WEBHOOK_NOT_FOUND)


def get_with_secrets(transaction: Transaction, org_id: str, endpoint_id: str) -> tuple[Endpoint, list[str]]:
    """An endpoint that exists, even if deleted, and the secrets that sign its deliveries now, the newest first.

    Raises: WrongSecretKey.
    """
    row = transaction.connection.execute(
        sa.select(webhook_endpoints).where(webhook_endpoints.c.org_id == org_id, webhook_endpoints.c.id == endpoint_id)
    ).one()
    endpoint = _endpoint(row)
    retiring = _still_signing(row.retiring_secrets, transaction.now)
    ciphertexts = [row.signing_secret_ciphertext, *(secret["ciphertext"] for secret in retiring)]
    return endpoint, [transaction.vault.decrypt(ciphertext) for ciphertext in ciphertexts]


def list_subscribers(transaction: Transaction, org_id: str, profile_id: str | None) -> list[Endpoint]:
    """The active endpoints with a URL that may get an event of a profile (the organization's and that profile's) or, if
    `profile_id` is None, of the organization itself (only the organization's), in the order of creation."""
    rows = _SUBSCRIBERS.all(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    return [_endpoint(row) for row in rows]


def count(transaction: Transaction, org_id: str) -> int:
    """The number of endpoints, active or not."""
    counted = sa.select(sa.func.count()).select_from(webhook_endpoints).where(*_visible(org_id))
    return transaction.connection.execute(counted).scalar_one()


def list_page(
    transaction: Transaction,
    org_id: str,
    wanted: PageRequest,
    *,
    search: str = "",
    is_active: bool | None = None,
    confined_to: str | None = None,
) -> EndpointPage:
    """The wanted page of the endpoints, in the order of creation. `search`: part of the name or of the URL, or the whole id."""
    listing = sa.select(*_SHOWN).where(*_visible(org_id, confined_to))
    if is_active is not None:
        listing = listing.where(webhook_endpoints.c.is_active == is_active)
    if search:
        named = (webhook_endpoints.c.display_name, webhook_endpoints.c.endpoint_url)
        listing = listing.where(statements.contains(search, *named, or_is=webhook_endpoints.c.id))
    # An organization has few endpoints.
    total = pages.count(transaction, listing)
    page = pages.read(transaction, listing, _ORDER, wanted, total=total)
    return EndpointPage([_endpoint(row) for row in page.rows], total, page.neighbours)


def update(transaction: Transaction, org_id: str, endpoint_id: str, changes: Settings) -> None:
    """Write the settings that a caller can change."""
    values: dict[str, Any] = dict(changes)
    if changes.get("sender_profile") is not None:
        values["sender_profile"] = to_json(changes["sender_profile"])
    statements.write(transaction, org_id, webhook_endpoints, endpoint_id, values | {"updated_at": transaction.now})


def delete(transaction: Transaction, org_id: str, endpoint_id: str) -> None:
    """Mark the endpoint as deleted."""
    statements.write(
        transaction,
        org_id,
        webhook_endpoints,
        endpoint_id,
        {"deleted_at": transaction.now, "updated_at": transaction.now},
    )


def toggle(transaction: Transaction, org_id: str, endpoint_id: str, *, is_active: bool) -> None:
    """Activate or deactivate an endpoint at a person's request. Activation clears its failures."""
    clean = {"disabled_at": None, "disabled_reason": None, "consecutive_failures": 0} if is_active else {}
    statements.write(
        transaction,
        org_id,
        webhook_endpoints,
        endpoint_id,
        clean | {"is_active": is_active, "updated_at": transaction.now},
    )


def rotate_secret(
    transaction: Transaction, org_id: str, endpoint_id: str, *, signing_secret: str, retiring_until: datetime
) -> None:
    """Replace the present secret by `signing_secret`. The old one still signs until `retiring_until`, and earlier secrets
    until their own times. The caller must have locked the endpoint.

    Raises: AppError VALIDATION_001 if so many secrets still sign that another would be lost.
    """
    row = transaction.connection.execute(
        sa.select(webhook_endpoints.c.signing_secret_ciphertext, webhook_endpoints.c.retiring_secrets).where(
            *_visible(org_id), webhook_endpoints.c.id == endpoint_id
        )
    ).one()
    retiring = _still_signing(row.retiring_secrets, transaction.now)
    if len(retiring) >= _MOST_RETIRING:
        raise errors.invalid("signing_secret", _TOO_MANY_SECRETS)
    replaced = {"ciphertext": row.signing_secret_ciphertext, "until": retiring_until.isoformat()}
    statements.write(
        transaction,
        org_id,
        webhook_endpoints,
        endpoint_id,
        {
            "retiring_secrets": [replaced, *retiring],
            "signing_secret_ciphertext": transaction.vault.encrypt(signing_secret),
            "updated_at": transaction.now,
        },
    )


def _still_signing(retiring: Sequence[Mapping[str, str]] | None, now: datetime) -> list[Mapping[str, str]]:
    """The replaced secrets that still sign, newest first."""
    return [secret for secret in retiring or () if datetime.fromisoformat(secret["until"]) > now]


def note_success(transaction: Transaction, org_id: str, endpoint_id: str) -> None:
    """A delivery succeeded: reset the count of failures in a row."""
    moments = {"last_delivery_attempt_at": transaction.now, "last_successful_delivery_at": transaction.now}
    statements.write(transaction, org_id, webhook_endpoints, endpoint_id, moments | {"consecutive_failures": 0})


def note_failure(transaction: Transaction, org_id: str, endpoint_id: str) -> int:
    """Count a failed attempt; returns the number of failures in a row. Locks the endpoint until the transaction ends, so that
    attempts that fail at the same moment get different numbers."""
    failures: int = transaction.connection.execute(
        webhook_endpoints.update()
        .where(webhook_endpoints.c.org_id == org_id, webhook_endpoints.c.id == endpoint_id)
        .values(
            consecutive_failures=webhook_endpoints.c.consecutive_failures + 1,
            last_delivery_attempt_at=transaction.now,
        )
        .returning(webhook_endpoints.c.consecutive_failures)
    ).scalar_one()
    return failures


def disable(transaction: Transaction, org_id: str, endpoint_id: str, *, reason: str) -> bool:
    """Disable an endpoint because of its failures. False if it is inactive already, or deleted."""
    result = transaction.connection.execute(
        webhook_endpoints.update()
        .where(*_visible(org_id), webhook_endpoints.c.id == endpoint_id, webhook_endpoints.c.is_active)
        .values(is_active=False, disabled_at=transaction.now, disabled_reason=reason, updated_at=transaction.now)
    )
    return result.rowcount > 0


def _visible(org_id: str, confined_to: str | None = None) -> tuple[sa.ColumnElement[bool], ...]:
    within = () if confined_to is None else (webhook_endpoints.c.profile_id == confined_to,)
    return webhook_endpoints.c.org_id == org_id, webhook_endpoints.c.deleted_at.is_(None), *within


def _endpoint(row: Any) -> Endpoint:
    return Endpoint(
        id=row.id,
        org_id=row.org_id,
        display_name=row.display_name,
        endpoint_url=row.endpoint_url,
        is_active=row.is_active,
        disabled_at=row.disabled_at,
        disabled_reason=row.disabled_reason,
        event_types=tuple(row.event_types),
        event_filters=row.event_filters,
        sender_profile=None if row.sender_profile is None else from_json(Filters, row.sender_profile),
        retry_count=row.retry_count,
        timeout_seconds=row.timeout_seconds,
        consecutive_failures=row.consecutive_failures,
        last_delivery_attempt_at=row.last_delivery_attempt_at,
        last_successful_delivery_at=row.last_successful_delivery_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
        deleted_at=row.deleted_at,
        profile_id=row.profile_id,
    )
