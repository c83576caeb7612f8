"""Meta's budget of registrations of a WhatsApp number, as the adapter asks for it in a conversation. It decides nothing."""

from dataclasses import dataclass

from clearsend.actions.registration import whatsapp_budget
from clearsend.store.foundation.database import Database


@dataclass(frozen=True)
class Budget:
    """Meta's budget of registrations. Each call is its own transaction: a note must be committed before the request is sent."""

    database: Database

    def is_affordable(self, phone_number_id: str) -> bool:
        with self.database.reading() as transaction:
            return whatsapp_budget.is_affordable(transaction, phone_number_id)

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None:
        with self.database.writing() as transaction:
            whatsapp_budget.note(transaction, phone_number_id, is_accepted=is_accepted)

    def forget(self, phone_number_id: str) -> bool:
        # Called at every confirmation, when notes are rare: read first, and write only if there are any.
        with self.database.reading() as transaction:
            has_notes = whatsapp_budget.has_notes(transaction, phone_number_id)
        if has_notes:
            with self.database.writing() as transaction:
                whatsapp_budget.forget(transaction, phone_number_id)
        return has_notes
