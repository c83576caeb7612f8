"""Hints: a notice that comes while something else is being written is not lost, and the vendor is read once more."""

from datetime import datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from clearsend.actions.registration import readings, start
from clearsend.domain.registration.plan import TaskKind
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import BrandState, Kind, WhatsAppState
from clearsend.store import registrations
from tests.store.stock import BEGINNING
from tests.workflows.registration_books import Books


def test_a_refused_reading_loses_no_hint(books: Books) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    operation = books.begin(TaskKind.READ_BRAND)
    hinted_at = books.clock.advance(seconds=2)
    with books.database.writing() as transaction:
        registrations.hint(transaction, {"brand_id": "b-1"})
    books.clock.advance(seconds=2)

    books.refuse(operation)

    assert books.now(found).next_check_at == hinted_at
    assert books.begin(TaskKind.READ_BRAND)


# On SQLite, a notice waits until the transaction has ended.
only_where_writers_meet = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def _hint_before(monkeypatch: pytest.MonkeyPatch, books: Books, module: ModuleType, name: str) -> list[datetime]:
    """Let a notice about the brand be committed each time that `module.name` is called. Returns its times, as they come."""
    called, hinted_at = getattr(module, name), []

    def hint_first(*args: Any, **kwargs: Any) -> Any:
        with books.database.writing() as transaction:
            registrations.hint(transaction, {"brand_id": "b-1"})
            hinted_at.append(transaction.now)
        return called(*args, **kwargs)

    monkeypatch.setattr(module, name, hint_first)
    return hinted_at


@only_where_writers_meet
def test_a_pass_that_finds_nothing_to_do_loses_no_hint_of_that_moment(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_an_hour = BEGINNING + timedelta(hours=1)
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=in_an_hour)
    hinted_at = _hint_before(monkeypatch, books, start, "next_conversation")

    assert books.open() is None

    assert [books.now(found).next_check_at] == hinted_at
    monkeypatch.undo()
    assert books.begin(TaskKind.READ_BRAND)


@only_where_writers_meet
@pytest.mark.parametrize("state", [BrandState.PENDING, BrandState.VERIFIED])
def test_a_reading_that_is_written_loses_no_hint_of_that_moment(
    books: Books, monkeypatch: pytest.MonkeyPatch, state: BrandState
) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    operation = books.begin(TaskKind.READ_BRAND)
    books.clock.advance(seconds=2)
    hinted_at = _hint_before(monkeypatch, books, readings, "follow")

    books.apply(operation, Reading(state, {}))

    assert [books.now(found).next_check_at] == hinted_at
    assert books.now(found).state is state


def test_a_completions_own_reading_of_whatsapp_loses_no_hint(books: Books) -> None:
    reading = Reading(WhatsAppState.CONNECTED, {}, "1122334455")
    with books.database.writing() as transaction:
        start.note_whatsapp(transaction, *books.owner, "1029384756", reading)
    hinted_at = books.clock.advance(seconds=2)
    with books.database.writing() as transaction:
        registrations.hint(transaction, {"waba_id": "1029384756"})
    books.clock.advance(seconds=2)

    with books.database.writing() as transaction:
        start.note_whatsapp(transaction, *books.owner, "1029384756", reading)
        found = registrations.find(transaction, *books.owner, Kind.WHATSAPP, "1029384756")

    assert found is not None
    assert found.next_check_at == hinted_at
