"""Figures about the whole installation for its operator, never about one organization. This module changes nothing.

`present` and `depths` read unfinished work only, so their duration grows with the backlog; `stock` counts finished work too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import profiles, registrations, runs, wakeups, webhook_endpoints


@dataclass(frozen=True)
class Depth:
    """The number of a lane's jobs in one state (`waiting`, `running`, or `delayed` until a time), and the seconds since the oldest
    has been in it; for those that are delayed, since it was due, or 0."""

    queue: str
    state: str
    count: int
    oldest_seconds: float


@dataclass(frozen=True)
class Present:
    """Unfinished work. `workers`: those alive. `oldest_run_at`: the time when the oldest open run was requested; None if no run
    is open. `overdue_registrations`: those due for a reading."""

    workers: int
    open_runs: int
    oldest_run_at: datetime | None
    overdue_registrations: int


@dataclass(frozen=True)
class Stock:
    """Profiles by status, registrations by kind and state, webhook endpoints as `active`, `inactive` or `disabled`."""

    profiles: Mapping[str, int]
    registrations: Mapping[tuple[str, str], int]
    endpoints: Mapping[str, int]


def present(transaction: Transaction) -> Present:
    opened = transaction.connection.execute(
        sa.select(sa.func.count(), sa.func.min(runs.c.requested_at)).where(runs.c.finished_at.is_(None))
    ).one()
    overdue = transaction.connection.execute(
        sa.select(sa.func.count())
        .select_from(registrations)
        .where(registrations.c.next_check_at.is_not(None), registrations.c.next_check_at <= transaction.now)
    ).scalar_one()
    workers = [lease for lease in leases.list_below(transaction, leases.EXECUTORS) if not lease.is_expired]
    return Present(len(workers), opened[0], opened[1], overdue)


def stock(transaction: Transaction) -> Stock:
    by_status = transaction.connection.execute(
        sa.select(profiles.c.status, sa.func.count()).where(profiles.c.deleted_at.is_(None)).group_by(profiles.c.status)
    )
    by_state = transaction.connection.execute(
        sa.select(registrations.c.kind, registrations.c.state, sa.func.count()).group_by(
            registrations.c.kind, registrations.c.state
        )
    )
    status = sa.case(
        (webhook_endpoints.c.is_active, "active"),
        (webhook_endpoints.c.disabled_at.is_not(None), "disabled"),
        else_="inactive",
    )
    by_endpoint_status = transaction.connection.execute(
        sa.select(status, sa.func.count()).where(webhook_endpoints.c.deleted_at.is_(None)).group_by(status)
    )
    return Stock(
        {row[0]: row[1] for row in by_status},
        {(row[0], row[1]): row[2] for row in by_state},
        {row[0]: row[1] for row in by_endpoint_status},
    )


def depths(transaction: Transaction) -> list[Depth]:
    """The depth of each lane, by `waiting`, `running` and `delayed`."""
    state = sa.case(
        (wakeups.c.state == "idle", "delayed"), (wakeups.c.state == "waiting", "waiting"), else_="running"
    ).label("shown")
    ready_at = sa.case((wakeups.c.state == "idle", wakeups.c.due_at), else_=wakeups.c.since)
    oldest = sa.func.min(ready_at, type_=wakeups.c.since.type).label("oldest")
    rows = transaction.connection.execute(
        sa.select(wakeups.c.lane, state, sa.func.count().label("jobs"), oldest).group_by(wakeups.c.lane, state)
    )
    return [
        Depth(row.lane, row.shown, row.jobs, max((transaction.now - row.oldest).total_seconds(), 0.0)) for row in rows
    ]
