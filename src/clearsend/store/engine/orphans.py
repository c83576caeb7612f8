"""Open runs and overdue deliveries of all organizations: each should have a workflow. This module reads no workflows."""

from datetime import datetime

import sqlalchemy as sa

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import deliveries, runs


def open_runs(transaction: Transaction, *, asked_before: datetime) -> dict[str, str]:
    """The open runs that were requested before `asked_before`: run id to organization id."""
    rows = transaction.connection.execute(
        sa.select(runs.c.id, runs.c.org_id).where(runs.c.finished_at.is_(None), runs.c.requested_at < asked_before)
    )
    return {row.id: row.org_id for row in rows}


def overdue_deliveries(transaction: Transaction, *, due_before: datetime) -> dict[str, str]:
    """The deliveries whose next attempt was due before `due_before`: delivery id to organization id."""
    rows = transaction.connection.execute(
        sa.select(deliveries.c.id, deliveries.c.org_id).where(
            deliveries.c.finished_at.is_(None), deliveries.c.next_attempt_at < due_before
        )
    )
    return {row.id: row.org_id for row in rows}
