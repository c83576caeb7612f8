"""Days that pass: whatever waits for its next reading is due now, and the last repair was a day earlier."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from clearsend.store.foundation.columns import metadata
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import registrations

_READ_BY_TIME = [table for table in metadata.tables.values() if "next_check_at" in table.c]


def a_day_passes(database: Database) -> None:
    """The reconciliation of a running server finds what is due now."""
    with database.writing() as transaction:
        for row in transaction.connection.execute(sa.select(registrations.c.id, registrations.c.sent)).all():
            if row.sent is not None and "repaired_at" in row.sent:
                earlier = datetime.fromisoformat(row.sent["repaired_at"]) - timedelta(days=1)
                sent = {**row.sent, "repaired_at": earlier.isoformat()}
                changed = sa.update(registrations).where(registrations.c.id == row.id).values(sent=sent)
                transaction.connection.execute(changed)
        for table in _READ_BY_TIME:
            waits = table.c.next_check_at.is_not(None)
            transaction.connection.execute(sa.update(table).where(waits).values(next_check_at=datetime.now(UTC)))


def count_due(database: Database, within: timedelta = timedelta()) -> int:
    """How much is due, or will be within a time, that is read by time."""
    with database.reading() as transaction:
        counts = (
            sa.select(sa.func.count()).select_from(table).where(table.c.next_check_at <= datetime.now(UTC) + within)
            for table in _READ_BY_TIME
        )
        return sum(int(transaction.connection.execute(count).scalar_one()) for count in counts)
