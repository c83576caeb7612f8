"""Deletes finished records after their retention time, one batch at a time. It never touches unfinished ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.registration import whatsapp_budget
from clearsend.store import retention
from clearsend.store.foundation.database import Transaction

# The most rows that one transaction deletes: it takes a few hundredths of a second, in which SQLite has no other writer.
BATCH = 500


@dataclass(frozen=True)
class Retention:
    """The retention times, counted from the end of a record; for a vendor's notice, from its receipt."""

    deliveries: timedelta = timedelta(days=30)
    failed_deliveries: timedelta = timedelta(days=90)
    notices: timedelta = timedelta(days=30)


def prune(transaction: Transaction, policy: Retention) -> int:
    """Delete at most `BATCH` expired records; returns their number. If it is less than `BATCH`, no more are expired."""
    now = transaction.now
    deletions: Sequence[Callable[[int], int]] = (
        lambda left: retention.delete_deliveries(
            transaction, DeliveryStatus.DELIVERED, before=now - policy.deliveries, limit=left
        ),
        lambda left: retention.delete_deliveries(
            transaction, DeliveryStatus.FAILED, before=now - policy.failed_deliveries, limit=left
        ),
        lambda left: retention.delete_notices(transaction, before=now - policy.notices, limit=left),
        lambda left: retention.delete_whatsapp_registrations(
            transaction, before=now - whatsapp_budget.WINDOW, limit=left
        ),
        lambda left: retention.delete_idempotency_records(transaction, limit=left),
        lambda left: retention.delete_rate_windows(transaction, limit=left),
        lambda left: retention.delete_leases(transaction, limit=left),
    )
    deleted = 0
    for delete in deletions:
        if deleted < BATCH:
            deleted += delete(BATCH - deleted)
    return deleted
