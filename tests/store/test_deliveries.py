"""The outbox in the store: the exact text to send, and every attempt at it."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.store import deliveries
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

BODY = '{"profileId":"p","status":"COMPLETED","text":"größer ☎ \\u0000 \\ud800"}'
URL = "https://platform.example/" + "x" * 2000


def _pending(transaction: Transaction, org_id: str, *, url: str = URL, receiver: str = "receiver") -> Delivery:
    event = stock.event(transaction, org_id, stock.profile(transaction, org_id).id)
    delivery_id = transaction.new_id()
    deliveries.insert(
        transaction,
        org_id,
        delivery_id=delivery_id,
        event_id=event.id,
        receiver=receiver,
        run_id="run",
        url=url,
        body=BODY,
    )
    return deliveries.get(transaction, org_id, delivery_id)


def _attempt(number: int, outcome: str = "timeout", **fields: object) -> DeliveryAttempt:
    values: dict[str, object] = {
        "http_status": None,
        "duration_ms": 2000,
        "response_excerpt": None,
        "error": "no answer",
        "attempted_at": BEGINNING + timedelta(minutes=number),
    }
    return DeliveryAttempt(number=number, outcome=outcome, **{**values, **fields})  # type: ignore[arg-type]


def test_a_new_delivery_is_due_at_once_with_its_exact_text(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        pending = _pending(transaction, org_id)

    assert (pending.url, pending.body, pending.receiver) == (URL, BODY, "receiver")
    assert (pending.status, pending.next_attempt_at) == (DeliveryStatus.PENDING, BEGINNING)
    assert (pending.created_at, pending.finished_at, pending.attempts) == (BEGINNING, None, ())


def test_attempts_are_listed_in_order(database: Database) -> None:
    refused = _attempt(1, "refused", http_status=500, response_excerpt="größer ☎", error=None)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        pending = _pending(transaction, org_id)
        sibling = _pending(transaction, org_id, url="https://other.example")
        for attempt in (_attempt(2), refused):
            deliveries.insert_attempts(transaction, org_id, {pending.id: attempt})

        assert deliveries.get(transaction, org_id, pending.id).attempts == (refused, _attempt(2))
        assert deliveries.get(transaction, org_id, sibling.id).attempts == ()


def test_an_attempt_is_written_once(database: Database) -> None:
    """Of two workers that both have made it, the second is told, and harms nothing else that it has done."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        pending, sibling = _pending(transaction, org_id), _pending(transaction, org_id)
        assert deliveries.insert_attempts(transaction, org_id, {pending.id: _attempt(1)}) == {pending.id}

    both = {pending.id: _attempt(1, "refused"), sibling.id: _attempt(1)}
    with database.writing() as transaction:
        assert deliveries.insert_attempts(transaction, org_id, both) == {sibling.id}
        assert deliveries.get(transaction, org_id, pending.id).attempts == (_attempt(1),)
        assert deliveries.get(transaction, org_id, sibling.id).attempts == (_attempt(1),)
        assert deliveries.insert_attempts(transaction, org_id, {pending.id: _attempt(2)}) == {pending.id}


def test_the_end_of_a_delivery(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        pending, sibling = _pending(transaction, org_id), _pending(transaction, org_id, url="https://other.example")
        later = clock.advance(minutes=1)
        deliveries.update(
            transaction,
            org_id,
            [pending.id],
            status=DeliveryStatus.DELIVERED,
            next_attempt_at=None,
            finished_at=later,
        )

        ended = deliveries.get(transaction, org_id, pending.id)
        assert (ended.status, ended.next_attempt_at, ended.finished_at) == (DeliveryStatus.DELIVERED, None, later)
        assert deliveries.get(transaction, org_id, sibling.id) == sibling


def test_the_deliveries_of_a_run_in_the_order_of_asking(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    written = []
    for url in ("https://b.example", "https://a.example"):
        with database.writing() as transaction:
            written.append(_pending(transaction, org_id, url=url))
            deliveries.insert_attempts(transaction, org_id, {written[-1].id: _attempt(1)})
        clock.advance(seconds=1)

    with database.reading() as transaction:
        found = deliveries.list_of_run(transaction, org_id, "run")
        assert deliveries.list_of_run(transaction, org_id, "another run") == []
    assert [(item.url, item.attempts) for item in found] == [(item.url, (_attempt(1),)) for item in written]


def test_another_organization_sees_and_changes_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        pending = _pending(transaction, org_id)

        assert deliveries.list_of_run(transaction, other_id, "run") == []
        with pytest.raises(sa.exc.NoResultFound):
            deliveries.get(transaction, other_id, pending.id)
        deliveries.update(
            transaction, other_id, [pending.id], status=DeliveryStatus.FAILED, next_attempt_at=None, finished_at=None
        )
        assert deliveries.get(transaction, org_id, pending.id) == pending


# The outbox of a receiver.


def _retry(transaction: Transaction, org_id: str, delivery: Delivery, at: datetime) -> None:
    deliveries.insert_attempts(transaction, org_id, {delivery.id: _attempt(1)})
    deliveries.update(
        transaction, org_id, [delivery.id], status=DeliveryStatus.RETRYING, next_attempt_at=at, finished_at=None
    )


def test_the_outbox_has_first_attempts_first_and_then_retries_each_by_their_time(
    database: Database, clock: Clock
) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        failed_first, failed_last = _pending(transaction, org_id), _pending(transaction, org_id)
        _retry(transaction, org_id, failed_first, BEGINNING + timedelta(minutes=1))
        _retry(transaction, org_id, failed_last, BEGINNING + timedelta(minutes=2))
        of_another_receiver = _pending(transaction, org_id, receiver="another")
    pending = []
    for _ in range(2):
        clock.advance(hours=1)
        with database.writing() as transaction:
            pending.append(_pending(transaction, org_id))

    with database.reading() as transaction:
        found = deliveries.list_outbox(transaction, org_id, "receiver", limit=10)
        assert [one.id for one in found] == [one.id for one in [*pending, failed_first, failed_last]]
        # The number of the next attempt needs the attempts of those that have any.
        assert [one.next_number for one in found] == [1, 1, 2, 2]
        assert deliveries.list_outbox(transaction, org_id, "receiver", limit=3) == found[:3]
        assert deliveries.list_outbox(transaction, org_id, "another", limit=10) == [of_another_receiver]
        assert deliveries.list_outbox(transaction, org_id, "nobody", limit=10) == []


def test_the_outbox_has_what_is_due_later_and_nothing_that_has_ended(database: Database) -> None:
    later = BEGINNING + timedelta(hours=1)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        retried, delivered, failed = (_pending(transaction, org_id) for _ in range(3))
        _retry(transaction, org_id, retried, later)
        for ended, status in ((delivered, DeliveryStatus.DELIVERED), (failed, DeliveryStatus.FAILED)):
            deliveries.update(
                transaction, org_id, [ended.id], status=status, next_attempt_at=None, finished_at=BEGINNING
            )

        (found,) = deliveries.list_outbox(transaction, org_id, "receiver", limit=10)
        assert (found.id, found.next_attempt_at) == (retried.id, later)

        # What a person repeats is sent before what has failed by itself.
        deliveries.reopen(transaction, org_id, failed.id, attempts_before=0, attempts=1)
        ids = [one.id for one in deliveries.list_outbox(transaction, org_id, "receiver", limit=10)]
        assert ids == [failed.id, retried.id]


def test_the_outbox_of_another_organization_is_its_own(database: Database) -> None:
    with database.writing() as transaction:
        org_id, other_id = stock.organization(transaction), stock.organization(transaction, "Other")
        _pending(transaction, org_id)
        assert deliveries.list_outbox(transaction, other_id, "receiver", limit=10) == []
