"""Days that pass: whatever waits for its next reading is due now, and the last repair was a day earlier."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import registrations


def a_day_passes(database: Database) -> None:
    """The reconciliation of a running server finds what is due now. Each row is written for itself: the server locks several of
    them in an order of its own."""
    with database.reading() as transaction:
        rows = transaction.connection.execute(sa.select(registrations.c.id)).scalars().all()
    for registration_id in rows:
        with database.writing() as transaction:
            _let_a_day_pass(transaction, registration_id)


def _let_a_day_pass(transaction: Transaction, registration_id: str) -> None:
    this = registrations.c.id == registration_id
    found = sa.select(registrations.c.sent, registrations.c.next_check_at).where(this).with_for_update()
    row = transaction.connection.execute(found).one()
    values: dict[str, Any] = {}
    if row.next_check_at is not None:
        values["next_check_at"] = datetime.now(UTC)
    if row.sent is not None and "repaired_at" in row.sent:
        earlier = datetime.fromisoformat(row.sent["repaired_at"]) - timedelta(days=1)
        values["sent"] = {**row.sent, "repaired_at": earlier.isoformat()}
    if values:
        transaction.connection.execute(sa.update(registrations).where(this).values(values))


def count_due(database: Database, within: timedelta = timedelta()) -> int:
    """How many registrations are due, or will be within a time."""
    due = registrations.c.next_check_at <= datetime.now(UTC) + within
    with database.reading() as transaction:
        count = sa.select(sa.func.count()).select_from(registrations).where(due)
        return int(transaction.connection.execute(count).scalar_one())
