"""Hints: a notice that comes while something else is being written is not lost, and the vendor is read once more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.actions.registration import connections
from clearsend.domain.profile import Channel, ChannelKind
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, WhatsAppState
from clearsend.domain.registration.tasks import ReadBrand
from clearsend.store import registrations
from tests.postgresql import waits_for_a_lock
from tests.store.stock import BEGINNING
from tests.workflows.registration_books import Books
from tests.world import eventually


def test_a_refused_reading_loses_no_hint(books: Books) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    operation = books.begin(ReadBrand)
    hinted_at = books.clock.advance(seconds=2)
    with books.database.writing() as transaction:
        registrations.hint(transaction, {"brand_id": "b-1"})
    books.clock.advance(seconds=2)

    books.refuse(operation)

    assert books.now(found).next_check_at == hinted_at
    assert books.begin(ReadBrand)


# On SQLite, a notice waits until the transaction has ended.
only_where_writers_meet = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@contextmanager
def notice_after_the_first_look(books: Books) -> Iterator[list[datetime]]:
    """A notice about the brand comes when the worker's transaction has read the registration, and waits until it is written.
    Yields a list of one item afterwards: its time."""
    hinted_at: list[datetime] = []

    def notice() -> None:
        with books.database.writing() as transaction:
            registrations.hint(transaction, {"brand_id": "b-1"})

    with ThreadPoolExecutor() as executor:

        def hint(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if hinted_at or "FROM registrations" not in statement:
                return
            hinted_at.append(books.clock())
            executor.submit(notice)
            eventually(lambda: waits_for_a_lock(books.database), bool, what="that the notice waits")

        sa.event.listen(books.database.engine, "after_cursor_execute", hint)
        try:
            yield hinted_at
        finally:
            sa.event.remove(books.database.engine, "after_cursor_execute", hint)


@only_where_writers_meet
def test_a_pass_that_finds_nothing_to_do_loses_no_hint_of_that_moment(books: Books) -> None:
    """A registration without a task, such as a deleted campaign's, is put off, unless somebody has just asked for it."""
    found = books.has(Kind.CAMPAIGN, "deleted", state=CampaignState.PENDING, vendor_id="c-1", next_check_at=BEGINNING)
    books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1")
    hinted_at: list[datetime] = []

    def hint(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if hinted_at or not statement.startswith("UPDATE registrations"):
            return
        hinted_at.append(books.clock.advance(seconds=2))
        with books.database.writing() as transaction:
            registrations.hint(transaction, {"campaign_id": "c-1"})

    sa.event.listen(books.database.engine, "before_cursor_execute", hint)
    try:
        assert books.open() is None
    finally:
        sa.event.remove(books.database.engine, "before_cursor_execute", hint)

    assert [books.now(found).next_check_at] == hinted_at


@only_where_writers_meet
@pytest.mark.parametrize("state", [BrandState.PENDING, BrandState.VERIFIED])
def test_a_reading_that_is_written_loses_no_hint_of_that_moment(books: Books, state: BrandState) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    operation = books.begin(ReadBrand)
    books.clock.advance(seconds=2)

    with notice_after_the_first_look(books) as hinted_at:
        books.apply(operation, Reading(state, {}))

    assert [books.now(found).next_check_at] == hinted_at
    assert books.now(found).state is state


def test_a_completions_own_reading_of_whatsapp_loses_no_hint(books: Books) -> None:
    reading = Reading(WhatsAppState.CONNECTED, {}, "1122334455")
    waba_id = "1029384756"
    channel = Channel(ChannelKind.WHATSAPP, books.owner.owner_id, waba_id, True, waba_id, f"{waba_id}///1")
    with books.database.writing() as transaction:
        connections.confirm(transaction, books.owner.org_id, channel, reading, exchanges=())
    hinted_at = books.clock.advance(seconds=2)
    with books.database.writing() as transaction:
        registrations.hint(transaction, {"waba_id": waba_id})
    books.clock.advance(seconds=2)

    with books.database.writing() as transaction:
        connections.confirm(transaction, books.owner.org_id, channel, reading, exchanges=())
        found = registrations.find(transaction, *books.owner, Kind.WHATSAPP, waba_id)

    assert found is not None
    assert found.next_check_at == hinted_at


def test_a_completion_begins_to_connect_a_number_only_as_it_is_stored(books: Books) -> None:
    """Otherwise the note of a conversation that has overtaken it would be lost."""
    number = "+12125550123"
    channel = Channel(ChannelKind.SMS, books.owner.owner_id, number, False, number, number)
    with books.database.writing() as transaction:
        assert connections.begin(transaction, books.owner.org_id, channel, None)
        found = registrations.find(transaction, *books.owner, Kind.SMS, number)
    assert found is not None
    assert found.intent is not None
    assert found.intent.sent_at == books.clock()
    books.clock.advance(seconds=1)

    with books.database.writing() as transaction:
        assert not connections.begin(transaction, books.owner.org_id, channel, None), "it is known by now"
        assert registrations.find(transaction, *books.owner, Kind.SMS, number) == found
        assert connections.begin(transaction, books.owner.org_id, channel, found)


def test_what_has_failed_once_and_has_nothing_to_do_does_not_rest_for_a_day(books: Books) -> None:
    """With its failure, it would rest until the time to which it is postponed, also if there is something to do before."""
    later = BEGINNING + timedelta(days=1)
    books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=later)
    gone = books.has(
        Kind.CAMPAIGN, "of a deleted one", state=CampaignState.PENDING, failures=1, next_check_at=BEGINNING
    )
    books.clock.advance(seconds=1)

    assert books.open() is None, "there is nothing to do"

    assert not books.now(gone).is_due(books.clock())
    assert not books.now(gone).is_resting(books.clock())
