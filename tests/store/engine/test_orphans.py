"""Open runs and overdue deliveries of every organization are found once they have waited for long enough, and no others."""

from datetime import timedelta

from clearsend.domain.completion import RunStatus
from clearsend.domain.delivery import DeliveryStatus
from clearsend.store import deliveries, runs
from clearsend.store.engine import orphans
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

INSTANT = timedelta(microseconds=1)


def _run(transaction: Transaction, org_id: str) -> str:
    return stock.run(transaction, org_id, stock.profile(transaction, org_id).id)


def _delivery(transaction: Transaction, org_id: str) -> str:
    event = stock.event(transaction, org_id, stock.profile(transaction, org_id).id)
    delivery_id = transaction.new_id()
    url = "https://platform.example/hook"
    deliveries.insert(transaction, org_id, delivery_id=delivery_id, event_id=event.id, url=url, body="{}")
    return delivery_id


def test_open_runs_are_found_by_when_they_were_asked_for(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        queued, started, of_another = (_run(transaction, org_id) for org_id in (ours, ours, theirs))
        runs.start(transaction, ours, started)
        for status in (RunStatus.COMPLETED, RunStatus.SUBMITTED, RunStatus.FAILED):
            runs.finish(transaction, ours, _run(transaction, ours), status=status, reasons=[])
    moment = clock.advance(seconds=10)
    with database.writing() as transaction:
        later = _run(transaction, ours)

    old = {queued: ours, started: ours, of_another: theirs}
    with database.reading() as transaction:
        assert orphans.open_runs(transaction, asked_before=BEGINNING) == {}
        assert orphans.open_runs(transaction, asked_before=BEGINNING + INSTANT) == old
        assert orphans.open_runs(transaction, asked_before=moment) == old
        assert orphans.open_runs(transaction, asked_before=moment + INSTANT) == old | {later: ours}


def test_deliveries_are_overdue_by_their_next_attempt(database: Database, clock: Clock) -> None:
    later = BEGINNING + timedelta(minutes=5)
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        due, of_another, retried = (_delivery(transaction, org_id) for org_id in (ours, theirs, ours))
        resting, delivered, given_up = (_delivery(transaction, ours) for _ in range(3))
        retrying = DeliveryStatus.RETRYING
        deliveries.update(transaction, ours, [retried], status=retrying, next_attempt_at=later, finished_at=None)
        deliveries.update(transaction, ours, [resting], status=retrying, next_attempt_at=None, finished_at=None)
        for delivery_id, status in ((delivered, DeliveryStatus.DELIVERED), (given_up, DeliveryStatus.FAILED)):
            # A moment that was left behind makes nothing due that has ended.
            deliveries.update(
                transaction, ours, [delivery_id], status=status, next_attempt_at=BEGINNING, finished_at=BEGINNING
            )

    first = {due: ours, of_another: theirs}
    with database.reading() as transaction:
        assert orphans.overdue_deliveries(transaction, due_before=BEGINNING) == {}
        assert orphans.overdue_deliveries(transaction, due_before=BEGINNING + INSTANT) == first
        assert orphans.overdue_deliveries(transaction, due_before=later) == first
        assert orphans.overdue_deliveries(transaction, due_before=later + INSTANT) == first | {retried: ours}

    # What is sent once more by hand is due again.
    moment = clock.advance(hours=1)
    with database.writing() as transaction:
        deliveries.reopen(transaction, ours, given_up, attempts_before=1, attempts=1)
        found = orphans.overdue_deliveries(transaction, due_before=moment + INSTANT)
    assert found == first | {retried: ours, given_up: ours}
