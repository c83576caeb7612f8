"""The kept two-step PIN of a WhatsApp number. It belongs to the number, outlives the profile that has registered the number, and is
never guessed. Nothing is registered here."""

from clearsend.store import whatsapp_pins
from clearsend.store.foundation.database import Transaction


def choose(transaction: Transaction, org_id: str, phone_number_id: str, *, fresh: str) -> str:
    """The PIN with which the worker registers a number without a declared one: the kept one or, for a number that Clearsend
    registers for the first time, `fresh` (six random digits), which is stored before it is sent.

    Raises: WrongSecretKey.
    """
    kept = whatsapp_pins.find(transaction, org_id, phone_number_id)
    if kept is not None:
        return kept
    whatsapp_pins.put_first(transaction, org_id, phone_number_id, fresh)
    return whatsapp_pins.find(transaction, org_id, phone_number_id) or fresh


def keep(transaction: Transaction, org_id: str, phone_number_id: str, pin: str) -> None:
    """Keep a declared PIN that Meta has accepted."""
    whatsapp_pins.put(transaction, org_id, phone_number_id, pin)
