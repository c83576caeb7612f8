"""Notes on registrations of WhatsApp numbers: Meta allows 10 per number in 72 hours. This module does not apply that limit."""

from datetime import datetime

import sqlalchemy as sa

from clearsend.domain.registration.whatsapp_budget import Note
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import whatsapp_registrations


def list_since(transaction: Transaction, phone_number_id: str, since: datetime) -> list[Note]:
    """The notes on the number since `since`, oldest first."""
    rows = transaction.connection.execute(
        sa.select(whatsapp_registrations)
        .where(whatsapp_registrations.c.phone_number_id == phone_number_id, whatsapp_registrations.c.at >= since)
        .order_by(whatsapp_registrations.c.at)
    )
    return [Note(row.at, row.is_accepted) for row in rows]


def insert(transaction: Transaction, phone_number_id: str, *, is_accepted: bool) -> None:
    transaction.connection.execute(
        whatsapp_registrations.insert().values(
            id=transaction.new_id(), phone_number_id=phone_number_id, is_accepted=is_accepted, at=transaction.now
        )
    )


def delete_of(transaction: Transaction, phone_number_id: str) -> None:
    transaction.connection.execute(
        whatsapp_registrations.delete().where(whatsapp_registrations.c.phone_number_id == phone_number_id)
    )
