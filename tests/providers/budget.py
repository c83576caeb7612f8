"""A budget of registrations in memory, with a clock that a test sets. It knows no rule: the domain does."""

from datetime import UTC, datetime, timedelta

from clearsend.domain.registration import whatsapp_budget
from clearsend.domain.registration.whatsapp_budget import Note


class Budget:
    """Does what the store does, without a store."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
        self._notes: dict[str, list[Note]] = {}

    def advance(self, **duration: float) -> None:
        self.now += timedelta(**duration)

    def notes(self, phone_number_id: str) -> list[Note]:
        return self._notes.get(phone_number_id, [])

    def is_affordable(self, phone_number_id: str) -> bool:
        return whatsapp_budget.is_affordable(self.notes(phone_number_id), self.now)

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None:
        self._notes[phone_number_id] = [*self.notes(phone_number_id), Note(self.now, is_accepted)]

    def forget(self, phone_number_id: str) -> bool:
        return bool(self._notes.pop(phone_number_id, []))
