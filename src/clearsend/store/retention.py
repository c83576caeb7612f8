"""Deletes old records of all organizations, batch by batch. It never deletes unfinished work, runs, events or registrations.

Each function deletes at most `limit` records, the oldest first, and returns their number.

The database reuses the pages of deleted rows: a SQLite file stops growing, and needs no vacuum.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from clearsend.domain.delivery import DeliveryStatus
from clearsend.store import idempotency, rate_windows
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import (
    deliveries,
    delivery_attempts,
    idempotency_records,
    inbox,
    whatsapp_registrations,
)
from clearsend.store.foundation.tables import leases as lease_rows
from clearsend.store.foundation.tables import rate_windows as window_rows

# Windows and leases have no use once they have ended; they are kept this long for a person who investigates a problem.
_WINDOWS_KEPT_FOR = timedelta(hours=1) + rate_windows.LASTS
_LEASES_KEPT_FOR = timedelta(days=1)


def delete_deliveries(transaction: Transaction, status: DeliveryStatus, *, before: datetime, limit: int) -> int:
    """Delete deliveries that ended as `status` before `before`, with their attempts; a delivery that was reopened stays."""
    old = sa.and_(deliveries.c.status == status.value, deliveries.c.finished_at < before)
    chosen = transaction.connection.scalars(
        sa.select(deliveries.c.id)
        .where(old)
        .order_by(deliveries.c.finished_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    if chosen:
        transaction.connection.execute(delivery_attempts.delete().where(delivery_attempts.c.delivery_id.in_(chosen)))
        transaction.connection.execute(deliveries.delete().where(deliveries.c.id.in_(chosen)))
    return len(chosen)


def delete_notices(transaction: Transaction, *, before: datetime, limit: int) -> int:
    """Delete applied notices that were received before `before`."""
    old = sa.and_(inbox.c.applied_at.is_not(None), inbox.c.received_at < before)
    return _delete(transaction, inbox, old, oldest=inbox.c.received_at, limit=limit)


def delete_whatsapp_registrations(transaction: Transaction, *, before: datetime, limit: int) -> int:
    at = whatsapp_registrations.c.at
    return _delete(transaction, whatsapp_registrations, at < before, oldest=at, limit=limit)


def delete_idempotency_records(transaction: Transaction, *, limit: int) -> int:
    """Delete answers that are too old to be replayed."""
    created_at = idempotency_records.c.created_at
    old = created_at < transaction.now - idempotency.REMEMBERED_FOR
    return _delete(transaction, idempotency_records, old, oldest=created_at, limit=limit)


def delete_rate_windows(transaction: Transaction, *, limit: int) -> int:
    starts_at = window_rows.c.starts_at
    return _delete(
        transaction, window_rows, starts_at < transaction.now - _WINDOWS_KEPT_FOR, oldest=starts_at, limit=limit
    )


def delete_leases(transaction: Transaction, *, limit: int) -> int:
    """Delete leases that expired over a day ago."""
    expires_at = lease_rows.c.expires_at
    old = expires_at < transaction.now - _LEASES_KEPT_FOR
    return _delete(transaction, lease_rows, old, oldest=expires_at, limit=limit)


def _delete(
    transaction: Transaction, table: sa.Table, old: sa.ColumnElement[bool], *, oldest: sa.Column[datetime], limit: int
) -> int:
    key: Sequence[sa.Column[str]] = list(table.primary_key.columns)
    chosen = sa.select(*key).where(old).order_by(oldest).limit(limit)
    # The condition is repeated, so that a row that was renewed after it was chosen stays.
    deleted = transaction.connection.execute(table.delete().where(sa.tuple_(*key).in_(chosen), old))
    return deleted.rowcount
