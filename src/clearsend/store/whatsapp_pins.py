"""The two-step PINs of WhatsApp numbers, by Meta's id of the number, for as long as the organization exists. This module calls no
provider."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import whatsapp_pins


def find(transaction: Transaction, org_id: str, phone_number_id: str) -> str | None:
    """Raises: WrongSecretKey."""
    ciphertext = transaction.connection.execute(
        sa.select(whatsapp_pins.c.pin_ciphertext).where(
            whatsapp_pins.c.org_id == org_id, whatsapp_pins.c.phone_number_id == phone_number_id
        )
    ).scalar_one_or_none()
    return None if ciphertext is None else transaction.vault.decrypt(ciphertext)


def put(transaction: Transaction, org_id: str, phone_number_id: str, pin: str) -> None:
    """Store the PIN of a number in place of an earlier one."""
    insert = _insert(transaction, org_id, phone_number_id, pin)
    changed = {name: insert.excluded[name] for name in ("pin_ciphertext", "updated_at")}
    transaction.connection.execute(
        insert.on_conflict_do_update(index_elements=["org_id", "phone_number_id"], set_=changed)
    )


def put_first(transaction: Transaction, org_id: str, phone_number_id: str, pin: str) -> None:
    """Store the PIN of a number unless it has one."""
    transaction.connection.execute(
        _insert(transaction, org_id, phone_number_id, pin).on_conflict_do_nothing(
            index_elements=["org_id", "phone_number_id"]
        )
    )


def _insert(transaction: Transaction, org_id: str, phone_number_id: str, pin: str) -> sqlite.Insert | postgresql.Insert:
    statement = sqlite.insert if transaction.is_sqlite else postgresql.insert
    return statement(whatsapp_pins).values(
        id=transaction.new_id(),
        org_id=org_id,
        phone_number_id=phone_number_id,
        pin_ciphertext=transaction.vault.encrypt(pin),
        updated_at=transaction.now,
    )
