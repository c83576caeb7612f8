"""Unfinished work of every organization that no wake-up is about is found once it is old enough, and no other; what cannot be
brought to an end is given up, but not because no worker was there."""

from datetime import timedelta

import pytest

from clearsend.actions import orphans as action
from clearsend.domain.completion import RunStatus
from clearsend.domain.delivery import DeliveryStatus
from clearsend.store import deliveries, inbox, orphans, runs
from clearsend.store.engine.jobs import NOBODY, Kind, Lane
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

INSTANT = timedelta(microseconds=1)


def _run(transaction: Transaction, org_id: str) -> str:
    return stock.run(transaction, org_id, stock.profile(transaction, org_id).id)


def _delivery(transaction: Transaction, org_id: str, receiver: str) -> str:
    event = stock.event(transaction, org_id, stock.profile(transaction, org_id).id)
    delivery_id = transaction.new_id()
    url = "https://platform.example/hook"
    deliveries.insert(
        transaction, org_id, delivery_id=delivery_id, event_id=event.id, receiver=receiver, url=url, body="{}"
    )
    return delivery_id


def _notice(transaction: Transaction, notice_id: str) -> str:
    kept = inbox.insert(
        transaction, vendor="telnyx", notice_id=notice_id, type_="t", subjects={}, summary={}, occurred_at=None
    )
    assert kept is not None
    return kept


def test_open_runs_are_found_by_when_they_were_requested(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        queued, started, of_another, woken = (_run(transaction, org_id) for org_id in (ours, ours, theirs, ours))
        runs.start(transaction, ours, started)
        for status in (RunStatus.COMPLETED, RunStatus.SUBMITTED, RunStatus.FAILED):
            runs.finish(transaction, ours, _run(transaction, ours), status=status, reasons=[])
        stock.job(transaction, woken, org_id=ours)
        # A wake-up of another kind is about something else.
        stock.job(transaction, queued, kind=Kind.DELIVER_WEBHOOK, lane=Lane.DELIVERIES)
    moment = clock.advance(seconds=10)
    with database.writing() as transaction:
        later = _run(transaction, ours)

    old = {(ours, queued), (ours, started), (theirs, of_another)}
    with database.reading() as transaction:
        assert orphans.open_runs(transaction, requested_before=BEGINNING) == []
        assert set(orphans.open_runs(transaction, requested_before=BEGINNING + INSTANT)) == old
        assert set(orphans.open_runs(transaction, requested_before=moment)) == old
        assert set(orphans.open_runs(transaction, requested_before=moment + INSTANT)) == old | {(ours, later)}
        # Whether there is a wake-up does not matter here.
        long_open = orphans.long_open_runs(transaction, requested_before=moment)
        assert set(long_open) == old | {(ours, woken)}


@pytest.mark.parametrize("state", ["idle", "waiting", "running", "again"])
def test_what_is_at_rest_waits_or_runs_is_no_orphan(database: Database, state: str) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = _run(transaction, org_id)
        stock.job(transaction, run_id, org_id=org_id, state=state, due_at=BEGINNING if state == "idle" else None)
        assert orphans.open_runs(transaction, requested_before=BEGINNING + INSTANT) == []


def test_receivers_are_found_by_the_next_attempts_at_their_deliveries(database: Database, clock: Clock) -> None:
    later = BEGINNING + timedelta(minutes=5)
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        for org_id, receiver in ((ours, "due"), (ours, "due"), (theirs, "of another"), (ours, "woken")):
            _delivery(transaction, org_id, receiver)
        stock.job(transaction, "woken", kind=Kind.DELIVER_WEBHOOK, lane=Lane.DELIVERIES, org_id=ours)
        retried, delivered, given_up = (_delivery(transaction, ours, name) for name in ("retried", "over", "over"))
        retrying = DeliveryStatus.RETRYING
        deliveries.update(transaction, ours, [retried], status=retrying, next_attempt_at=later, finished_at=None)
        for delivery_id, status in ((delivered, DeliveryStatus.DELIVERED), (given_up, DeliveryStatus.FAILED)):
            # A moment that was left behind makes nothing due that has ended.
            deliveries.update(
                transaction, ours, [delivery_id], status=status, next_attempt_at=BEGINNING, finished_at=BEGINNING
            )

    first = [(ours, "due"), (theirs, "of another")]
    with database.reading() as transaction:
        assert orphans.receivers(transaction, due_before=BEGINNING) == []
        assert sorted(orphans.receivers(transaction, due_before=BEGINNING + INSTANT)) == sorted(first)
        assert sorted(orphans.receivers(transaction, due_before=later)) == sorted(first)
        found = orphans.receivers(transaction, due_before=later + INSTANT)
        assert sorted(found) == sorted([*first, (ours, "retried")])

    # What is sent once more by hand is due again.
    moment = clock.advance(hours=1)
    with database.writing() as transaction:
        deliveries.reopen(transaction, ours, given_up, attempts_before=1, attempts=1)
        found = orphans.receivers(transaction, due_before=moment + INSTANT)
    assert sorted(found) == sorted([*first, (ours, "retried"), (ours, "over")])


def test_notices_are_found_until_they_are_applied(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        lost, woken, applied = (_notice(transaction, name) for name in ("lost", "woken", "applied"))
        stock.job(transaction, woken, kind=Kind.APPLY_PROVIDER_EVENT, lane=Lane.REGISTRATIONS, org_id=NOBODY)
        inbox.close(transaction, applied, "applied")
    moment = clock.advance(minutes=1)
    with database.reading() as transaction:
        assert orphans.notices(transaction, received_before=BEGINNING) == []
        assert orphans.notices(transaction, received_before=moment) == [(NOBODY, lost)]


def test_orphans_are_woken_once(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id, notice_id = _run(transaction, org_id), _notice(transaction, "n")
        _delivery(transaction, org_id, "receiver")

    def rescue() -> int:
        with database.writing() as transaction:
            return action.rescue(transaction)

    # Work and its wake-up are written together, but clocks differ.
    clock.advance(seconds=59)
    assert rescue() == 0
    clock.advance(seconds=2)
    assert rescue() == 3
    assert rescue() == 0
    with database.reading() as transaction:
        woken = {(row["kind"], row["org_id"], row["subject"], row["state"]) for row in stock.jobs(transaction)}
    assert woken == {
        (Kind.COMPLETE_PROFILE, org_id, run_id, "waiting"),
        (Kind.DELIVER_WEBHOOK, org_id, "receiver", "waiting"),
        (Kind.APPLY_PROVIDER_EVENT, NOBODY, notice_id, "waiting"),
    }


def _look_after(database: Database) -> None:
    """As the reconciliation does."""
    with database.writing() as transaction:
        for org_id, run_id in action.list_hopeless(transaction):
            action.give_up(transaction, org_id, run_id)


def test_a_run_that_is_worked_on_in_vain_for_days_is_given_up(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id, ended = _run(transaction, org_id), _run(transaction, org_id)
    status = RunStatus.QUEUED
    for _ in range(6):
        with database.reading() as transaction:
            status = runs.get(transaction, org_id, run_id).status
        assert status is RunStatus.QUEUED
        clock.advance(days=1)
        _look_after(database)
        with database.writing() as transaction:
            if runs.get(transaction, org_id, ended).is_open:
                runs.finish(transaction, org_id, ended, status=RunStatus.COMPLETED, reasons=[])

    with database.reading() as transaction:
        run = runs.get(transaction, org_id, run_id)
        assert runs.get(transaction, org_id, ended).status is RunStatus.COMPLETED
    assert (run.status, [reason.code for reason in run.reasons]) == (RunStatus.FAILED, ["internal_error"])


def test_a_run_that_was_left_alone_for_weeks_is_not_given_up(database: Database, clock: Clock) -> None:
    """After an outage or an upgrade, or in a backup: it is as old as a hopeless one, and it has its time all the same."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = _run(transaction, org_id)
    clock.advance(weeks=3)
    for _ in range(2):
        _look_after(database)
        clock.advance(hours=47)

    with database.reading() as transaction:
        assert runs.get(transaction, org_id, run_id).is_open
