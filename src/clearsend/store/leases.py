"""Short exclusive claims, for what two processes must not do at once. A claim ends with its time, however its holder died."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.database import Transaction
from clearsend.store.tables import leases


def acquire(transaction: Transaction, name: str, *, holder: str, lasts: timedelta) -> bool:
    """Claim `name`, or prolong the claim that `holder` has already. False while somebody else holds it."""
    insert = sqlite.insert if transaction.is_sqlite else postgresql.insert
    claim = {"name": name, "holder": holder, "expires_at": transaction.now + lasts}
    result = transaction.connection.execute(
        insert(leases)
        .values(**claim)
        .on_conflict_do_update(
            index_elements=["name"],
            set_=claim,
            where=sa.or_(leases.c.holder == holder, leases.c.expires_at <= transaction.now),
        )
    )
    return result.rowcount > 0


def release(transaction: Transaction, name: str, *, holder: str) -> None:
    transaction.connection.execute(leases.delete().where(leases.c.name == name, leases.c.holder == holder))


def list_expired(transaction: Transaction, prefix: str) -> list[str]:
    """The names below `prefix` whose holders have stopped prolonging them."""
    return list(
        transaction.connection.execute(
            sa.select(leases.c.name).where(
                leases.c.name.startswith(prefix, autoescape=True), leases.c.expires_at <= transaction.now
            )
        ).scalars()
    )


def forget(transaction: Transaction, name: str) -> None:
    """Remove a claim that has expired."""
    transaction.connection.execute(leases.delete().where(leases.c.name == name, leases.c.expires_at <= transaction.now))
