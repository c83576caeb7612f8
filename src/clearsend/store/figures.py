"""What an operator wants to know of the whole installation, in numbers: never whose. It changes nothing.

`present` reads what is going on, and takes as long as there is much of that; `stock` counts everything there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from clearsend.store.engine import leases
from clearsend.store.engine.table import IS_DELAYED, IS_RUNNING, IS_WAITING, workflows_of
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import profiles, registrations, runs, webhook_endpoints


@dataclass(frozen=True)
class Depth:
    """How many workflows of a queue are `waiting`, `running`, or `delayed`, and for how long the oldest could have run by now."""

    queue: str
    state: str
    count: int
    oldest_seconds: float


@dataclass(frozen=True)
class Present:
    """`oldest_run_at`: when the oldest of the open runs was asked for. Overdue registrations should have been read by now."""

    workers: int
    open_runs: int
    oldest_run_at: datetime | None
    overdue_registrations: int


@dataclass(frozen=True)
class Stock:
    """Profiles by status, registrations by kind and state, webhook endpoints by `active`, `inactive` and `disabled`."""

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
    standing = sa.case(
        (webhook_endpoints.c.is_active, "active"),
        (webhook_endpoints.c.disabled_at.is_not(None), "disabled"),
        else_="inactive",
    )
    by_standing = transaction.connection.execute(
        sa.select(standing, sa.func.count()).where(webhook_endpoints.c.deleted_at.is_(None)).group_by(standing)
    )
    return Stock(
        {row[0]: row[1] for row in by_status},
        {(row[0], row[1]): row[2] for row in by_state},
        {row[0]: row[1] for row in by_standing},
    )


def depths(transaction: Transaction) -> list[Depth]:
    """How much there is in each queue that is not over."""
    table = workflows_of(transaction)
    delayed_until = table.c.delay_until_epoch_ms
    ready_at = sa.case((delayed_until > table.c.created_at, delayed_until), else_=table.c.created_at)
    now = transaction.now.timestamp()
    found = []
    for name, condition in (("waiting", IS_WAITING), ("running", IS_RUNNING), ("delayed", IS_DELAYED)):
        rows = transaction.connection.execute(
            sa.select(table.c.queue_name, sa.func.count(), sa.func.min(ready_at))
            .where(condition, table.c.queue_name.is_not(None))
            .group_by(table.c.queue_name)
        )
        found += [Depth(queue, name, count, max(now - oldest / 1000, 0.0)) for queue, count, oldest in rows]
    return found
