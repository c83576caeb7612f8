"""The vendors' notices, each stored once. A notice names no organization, and this module does not look for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import inbox


@dataclass(frozen=True)
class Received:
    """A stored notice. `outcome` is None until the notice is applied."""

    id: str
    vendor: str
    type: str
    subjects: Mapping[str, str]
    outcome: str | None


def insert(
    transaction: Transaction,
    *,
    vendor: str,
    notice_id: str,
    type_: str,
    subjects: Mapping[str, str],
    summary: Mapping[str, Any],
    occurred_at: datetime | None,
) -> str | None:
    """Store a notice and return the id of its row; None if the vendor has sent the same notice before."""
    write = sqlite.insert if transaction.is_sqlite else postgresql.insert
    row = transaction.connection.execute(
        write(inbox)
        .values(
            id=transaction.new_id(),
            vendor=vendor,
            notice_id=notice_id,
            type=type_,
            subjects=dict(subjects),
            summary=dict(summary),
            occurred_at=occurred_at,
            received_at=transaction.now,
        )
        .on_conflict_do_nothing(index_elements=["vendor", "notice_id"])
        .returning(inbox.c.id)
    ).one_or_none()
    return None if row is None else str(row.id)


def get(transaction: Transaction, id_: str) -> Received:
    row = transaction.connection.execute(sa.select(inbox).where(inbox.c.id == id_)).one()
    return Received(row.id, row.vendor, row.type, row.subjects, row.outcome)


def close(transaction: Transaction, id_: str, outcome: str) -> None:
    """Write the outcome of a notice."""
    transaction.connection.execute(
        inbox.update().where(inbox.c.id == id_).values(outcome=outcome, applied_at=transaction.now)
    )
