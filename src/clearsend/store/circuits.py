"""Circuits, which keep all processes from calling a vendor that is down. `domain/circuit.py` decides when they open.

A circuit belongs to the installation, not to an organization: a vendor that is down is down for all of them.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain.circuit import Circuit
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import vendor_circuits


def load(transaction: Transaction) -> dict[tuple[str, str], Circuit]:
    """The circuits by vendor and scope; a healthy vendor has no row."""
    rows = transaction.connection.execute(sa.select(vendor_circuits))
    return {(row.vendor, row.scope): Circuit(row.failures, row.opened_at, row.paused_until, row.reason) for row in rows}


def lock(transaction: Transaction, vendor: str, scope: str) -> Circuit:
    """Lock the circuit's row until the transaction ends, and return the circuit."""
    insert = sqlite.insert if transaction.is_sqlite else postgresql.insert
    # One statement: between two statements, another process may find the vendor healthy and delete the row.
    row = transaction.connection.execute(
        insert(vendor_circuits)
        .values(vendor=vendor, scope=scope, failures=0, updated_at=transaction.now)
        .on_conflict_do_update(index_elements=["vendor", "scope"], set_={"updated_at": transaction.now})
        .returning(vendor_circuits)
    ).one()
    return Circuit(row.failures, row.opened_at, row.paused_until, row.reason)


def save(transaction: Transaction, vendor: str, scope: str, circuit: Circuit) -> None:
    transaction.connection.execute(
        vendor_circuits.update()
        .where(vendor_circuits.c.vendor == vendor, vendor_circuits.c.scope == scope)
        .values(
            failures=circuit.failures,
            opened_at=circuit.opened_at,
            paused_until=circuit.paused_until,
            reason=circuit.reason,
            updated_at=transaction.now,
        )
    )


def forget(transaction: Transaction, vendor: str, scope: str) -> None:
    """Delete the row: the vendor is healthy again."""
    transaction.connection.execute(
        vendor_circuits.delete().where(vendor_circuits.c.vendor == vendor, vendor_circuits.c.scope == scope)
    )
