"""The two-step PINs of an organization's WhatsApp numbers, as the adapter asks for them in a conversation. It decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from clearsend.actions.registration import whatsapp_pins
from clearsend.store.foundation.database import Database


@dataclass(frozen=True)
class Pins:
    """The PINs of one organization. Each call is its own transaction: a PIN must be committed before it is sent. `fresh()` gives
    six random digits."""

    database: Database
    org_id: str
    fresh: Callable[[], str]

    def choose(self, phone_number_id: str) -> str:
        with self.database.writing() as transaction:
            return whatsapp_pins.choose(transaction, self.org_id, phone_number_id, fresh=self.fresh())

    def keep(self, phone_number_id: str, pin: str) -> None:
        with self.database.writing() as transaction:
            whatsapp_pins.keep(transaction, self.org_id, phone_number_id, pin)
