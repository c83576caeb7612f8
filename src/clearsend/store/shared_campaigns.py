"""The registrations of campaigns of other providers. Several campaigns of one organization may name the same one: it has one id at
the vendor, and a registration for each of them. This module decides nothing.
"""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import registrations as table
from clearsend.store.registrations import lock_all, of_row


def list_of(transaction: Transaction, org_id: str, tcr_id: str) -> list[Registration]:
    """The organization's registrations of the campaign with this id in the registry, in the order of their ids."""
    rows = transaction.connection.execute(
        sa.select(table)
        .where(table.c.org_id == org_id, table.c.kind == Kind.CAMPAIGN.value, table.c.vendor_id == tcr_id)
        .order_by(table.c.id)
    )
    return [of_row(row) for row in rows]


def lock(transaction: Transaction, org_id: str, tcr_id: str, registration_id: str) -> None:
    """Lock what `list_of` lists, and the registration with this id, until the transaction ends."""
    named = sa.and_(table.c.kind == Kind.CAMPAIGN.value, table.c.vendor_id == tcr_id)
    either = sa.or_(named, table.c.id == registration_id)
    lock_all(transaction, sa.select(table.c.id).where(table.c.org_id == org_id, either))


def make_due(transaction: Transaction, org_id: str, registration_ids: Collection[str]) -> None:
    """Have these registrations looked at now."""
    transaction.connection.execute(
        table.update()
        .where(table.c.org_id == org_id, table.c.id.in_(registration_ids))
        .values(next_check_at=transaction.now)
    )


def postpone(transaction: Transaction, org_id: str, registration_ids: Collection[str], until: datetime) -> None:
    """Set the time of the next reading of these registrations to `until`, except of those that are due already."""
    transaction.connection.execute(
        table.update()
        .where(table.c.org_id == org_id, table.c.id.in_(registration_ids), table.c.next_check_at > transaction.now)
        .values(next_check_at=until)
    )
