"""The registrations that Meta counts: listed per number since a moment, the oldest first, and forgotten per number."""

from datetime import timedelta

from clearsend.domain.registration.whatsapp_budget import Note
from clearsend.store import whatsapp_registrations
from clearsend.store.foundation.database import Database
from tests.store.stock import BEGINNING, Clock

NUMBER = "106540352242922"
OTHER = "9" * 20


def test_they_are_listed_since_a_moment_the_oldest_first(database: Database, clock: Clock) -> None:
    for hours, is_accepted in ((0, False), (30, True), (71, False)):
        clock.moment = BEGINNING + timedelta(hours=hours)
        with database.writing() as transaction:
            whatsapp_registrations.insert(transaction, NUMBER, is_accepted=is_accepted)
            whatsapp_registrations.insert(transaction, OTHER, is_accepted=True)

    first = Note(BEGINNING, is_accepted=False)
    second = Note(BEGINNING + timedelta(hours=30), is_accepted=True)
    third = Note(BEGINNING + timedelta(hours=71), is_accepted=False)
    with database.reading() as transaction:
        assert whatsapp_registrations.list_since(transaction, NUMBER, BEGINNING) == [first, second, third]
        just_after = BEGINNING + timedelta(microseconds=1)
        assert whatsapp_registrations.list_since(transaction, NUMBER, just_after) == [second, third]
        assert whatsapp_registrations.list_since(transaction, NUMBER, clock.moment + timedelta(seconds=1)) == []
        assert whatsapp_registrations.list_since(transaction, "nobody's", BEGINNING) == []


def test_those_of_one_number_are_forgotten_and_the_others_kept(database: Database) -> None:
    with database.writing() as transaction:
        for number in (NUMBER, NUMBER, OTHER):
            whatsapp_registrations.insert(transaction, number, is_accepted=True)
        whatsapp_registrations.delete_of(transaction, NUMBER)

        assert whatsapp_registrations.list_since(transaction, NUMBER, BEGINNING) == []
        assert len(whatsapp_registrations.list_since(transaction, OTHER, BEGINNING)) == 1


def test_the_count_outlives_the_transaction_that_wrote_it(database: Database) -> None:
    """Ten in 72 hours: a budget that a restart forgets locks the number out."""
    for _ in range(10):
        with database.writing() as transaction:
            whatsapp_registrations.insert(transaction, NUMBER, is_accepted=False)
    with database.reading() as transaction:
        assert len(whatsapp_registrations.list_since(transaction, NUMBER, BEGINNING)) == 10
