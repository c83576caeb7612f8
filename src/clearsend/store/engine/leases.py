"""Leases: exclusive claims that expire, so that a holder that dies does not block others forever. This module renews none."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import leases

# The leases by which workers show that they are alive begin with this.
EXECUTORS = "executor:"


@dataclass(frozen=True)
class Lease:
    """A lease as one transaction saw it."""

    name: str
    holder: str
    expires_at: datetime
    is_expired: bool


def acquire(transaction: Transaction, name: str, *, holder: str, lasts: timedelta) -> bool:
    """Acquire the lease `name` for `lasts` from now, or extend it if `holder` has it. False if another holder has it."""
    insert = sqlite.insert if transaction.is_sqlite else postgresql.insert
    claim = {"name": name, "holder": holder, "expires_at": transaction.now + lasts}
    claimed = transaction.connection.execute(
        insert(leases)
        .values(**claim)
        .on_conflict_do_update(
            index_elements=["name"],
            set_=claim,
            where=sa.or_(leases.c.holder == holder, leases.c.expires_at <= transaction.now),
        )
        .returning(leases.c.name)
    )
    return claimed.first() is not None


def release(transaction: Transaction, name: str, *, holder: str) -> None:
    transaction.connection.execute(leases.delete().where(leases.c.name == name, leases.c.holder == holder))


def release_all(transaction: Transaction, *, holder: str) -> None:
    """Release every lease of `holder`."""
    transaction.connection.execute(leases.delete().where(leases.c.holder == holder))


def list_below(transaction: Transaction, prefix: str) -> list[Lease]:
    """The leases whose names begin with `prefix`, current or expired."""
    rows = transaction.connection.execute(sa.select(leases).where(leases.c.name.startswith(prefix, autoescape=True)))
    return [Lease(row.name, row.holder, row.expires_at, row.expires_at <= transaction.now) for row in rows]


def forget(transaction: Transaction, lease: Lease) -> None:
    """Delete a lease unless it was extended, or acquired by another holder, since it was read."""
    transaction.connection.execute(
        leases.delete().where(
            leases.c.name == lease.name, leases.c.holder == lease.holder, leases.c.expires_at == lease.expires_at
        )
    )
