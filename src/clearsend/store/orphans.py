"""Unfinished work of all organizations that no wake-up is about: each should have one. This module changes nothing."""

from datetime import datetime

import sqlalchemy as sa

from clearsend.store.engine.jobs import NOBODY, Kind
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import deliveries, inbox, runs, wakeups


def open_runs(transaction: Transaction, *, requested_before: datetime) -> list[tuple[str, str]]:
    """Organization and id of the open runs that were requested before the time."""
    rows = transaction.connection.execute(
        sa.select(runs.c.org_id, runs.c.id).where(
            runs.c.finished_at.is_(None),
            runs.c.requested_at < requested_before,
            _nobody_wakes(Kind.COMPLETE_PROFILE, runs.c.id),
        )
    )
    return [(row.org_id, row.id) for row in rows]


def receivers(transaction: Transaction, *, due_before: datetime) -> list[tuple[str, str]]:
    """Organization and receiver of the deliveries of which the next attempt was due before the time."""
    rows = transaction.connection.execute(
        sa.select(deliveries.c.org_id, deliveries.c.receiver)
        .where(
            deliveries.c.finished_at.is_(None),
            deliveries.c.next_attempt_at < due_before,
            _nobody_wakes(Kind.DELIVER_WEBHOOK, deliveries.c.receiver),
        )
        .distinct()
    )
    return [(row.org_id, row.receiver) for row in rows]


def notices(transaction: Transaction, *, received_before: datetime) -> list[tuple[str, str]]:
    """The ids of the vendors' notices that were received before the time and are not applied; they belong to nobody."""
    rows = transaction.connection.execute(
        sa.select(inbox.c.id).where(
            inbox.c.applied_at.is_(None),
            inbox.c.received_at < received_before,
            _nobody_wakes(Kind.APPLY_PROVIDER_EVENT, inbox.c.id),
        )
    )
    return [(NOBODY, row.id) for row in rows]


def long_open_runs(transaction: Transaction, *, requested_before: datetime) -> list[tuple[str, str]]:
    """Organization and id of all open runs that were requested before the time."""
    rows = transaction.connection.execute(
        sa.select(runs.c.org_id, runs.c.id).where(runs.c.finished_at.is_(None), runs.c.requested_at < requested_before)
    )
    return [(row.org_id, row.id) for row in rows]


def _nobody_wakes(kind: Kind, subject: sa.Column[str]) -> sa.ColumnElement[bool]:
    known = sa.select(wakeups.c.subject).where(wakeups.c.kind == kind.value, wakeups.c.subject == subject)
    return ~known.exists()
