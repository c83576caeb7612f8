"""What is open, and should be worked on by some workflow. Everybody's: it is the engine's work that is checked, not a tenant's."""

from datetime import datetime

import sqlalchemy as sa

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import deliveries, runs


def open_runs(transaction: Transaction, *, asked_before: datetime) -> dict[str, str]:
    """The organization of each run that has not ended and was asked for before that moment, by the run's id."""
    rows = transaction.connection.execute(
        sa.select(runs.c.id, runs.c.org_id).where(runs.c.finished_at.is_(None), runs.c.requested_at < asked_before)
    )
    return {row.id: row.org_id for row in rows}


def overdue_deliveries(transaction: Transaction, *, due_before: datetime) -> dict[str, str]:
    """The organization of each delivery whose next attempt was due before that moment, by the delivery's id."""
    rows = transaction.connection.execute(
        sa.select(deliveries.c.id, deliveries.c.org_id).where(
            deliveries.c.finished_at.is_(None), deliveries.c.next_attempt_at < due_before
        )
    )
    return {row.id: row.org_id for row in rows}
