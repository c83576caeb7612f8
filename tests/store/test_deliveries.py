"""The outbox in the store: the exact text to send, and every attempt at it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.store import deliveries
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

BODY = '{"profileId":"p","status":"COMPLETED","text":"größer ☎ \\u0000 \\ud800"}'
URL = "https://platform.example/" + "x" * 2000


def _pending(transaction: Transaction, org_id: str, *, url: str = URL) -> Delivery:
    event = stock.event(transaction, org_id, stock.profile(transaction, org_id).id)
    delivery_id = transaction.new_id()
    deliveries.insert(transaction, org_id, delivery_id=delivery_id, event_id=event.id, run_id="run", url=url, body=BODY)
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

    assert (pending.url, pending.body) == (URL, BODY)
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
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        pending = _pending(transaction, org_id)
        deliveries.insert_attempts(transaction, org_id, {pending.id: _attempt(1)})

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        deliveries.insert_attempts(transaction, org_id, {pending.id: _attempt(1)})


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
