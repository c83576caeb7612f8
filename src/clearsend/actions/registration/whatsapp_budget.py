"""The stored notes on registrations of WhatsApp numbers: a restart does not reset Meta's budget. Nothing is registered here."""

from clearsend.domain.registration import whatsapp_budget
from clearsend.store import whatsapp_registrations
from clearsend.store.foundation.database import Transaction


def is_affordable(transaction: Transaction, phone_number_id: str) -> bool:
    """May the number be registered once more now?"""
    since = transaction.now - whatsapp_budget.WINDOW
    notes = whatsapp_registrations.list_since(transaction, phone_number_id, since)
    return whatsapp_budget.is_affordable(notes, transaction.now)


def has_notes(transaction: Transaction, phone_number_id: str) -> bool:
    since = transaction.now - whatsapp_budget.WINDOW
    return bool(whatsapp_registrations.list_since(transaction, phone_number_id, since))


def note(transaction: Transaction, phone_number_id: str, *, is_accepted: bool) -> None:
    """Note that a registration is about to be sent or, with `is_accepted`, that Meta has accepted it."""
    whatsapp_registrations.insert(transaction, phone_number_id, is_accepted=is_accepted)


def forget(transaction: Transaction, phone_number_id: str) -> None:
    """Delete the notes: the number is connected, or Meta has refused explicitly."""
    whatsapp_registrations.delete_of(transaction, phone_number_id)
