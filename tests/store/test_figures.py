"""The figures of a whole installation: each counts what its name says, over all organizations, and nothing that is over."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from clearsend.actions import endpoints
from clearsend.domain.completion import RunStatus
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.store import figures, profiles, registrations, runs, webhooks
from clearsend.store.engine import leases, queue, takeover
from clearsend.store.figures import Present, Stock
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock


def _register(transaction: Transaction, org_id: str, kind: Kind, subject_id: str, **changes: Any) -> None:
    inserted = registrations.insert(transaction, org_id, org_id, kind, subject_id)
    if changes:
        registrations.update(transaction, org_id, inserted.id, changes)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def test_nothing_is_nothing(database: Database) -> None:
    with database.reading() as transaction:
        assert figures.present(transaction) == Present(0, 0, None, 0)
        assert figures.stock(transaction) == Stock({}, {}, {})
        assert figures.depths(transaction) == []


def test_runs_are_open_until_they_end(database: Database, clock: Clock) -> None:
    opened = []
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
    for org_id in (ours, theirs, ours):
        clock.advance(seconds=1)
        with database.writing() as transaction:
            opened.append((org_id, stock.run(transaction, org_id, stock.profile(transaction, org_id).id)))
    runs_left = len(opened)
    with database.writing() as transaction:
        runs.start(transaction, *opened[1])

    for number, (org_id, run_id) in enumerate(opened, start=1):
        with database.writing() as transaction:
            found = figures.present(transaction)
            assert (found.open_runs, found.oldest_run_at) == (runs_left, BEGINNING + timedelta(seconds=number))
            runs.finish(transaction, org_id, run_id, status=RunStatus.COMPLETED, reasons=[])
        runs_left -= 1
    with database.reading() as transaction:
        assert figures.present(transaction) == Present(0, 0, None, 0)


def test_registrations_are_overdue_from_the_moment_of_their_reading(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        for name in ("Platform Inc.", "Another Inc."):
            org_id = stock.organization(transaction, name)
            _register(transaction, org_id, Kind.BRAND, "due", next_check_at=BEGINNING)
            _register(transaction, org_id, Kind.BRAND, "later", next_check_at=BEGINNING + timedelta(seconds=1))
            _register(transaction, org_id, Kind.BRAND, "never", next_check_at=None)
        assert figures.present(transaction).overdue_registrations == 2
    clock.advance(seconds=1)
    with database.reading() as transaction:
        assert figures.present(transaction).overdue_registrations == 4


def test_workers_count_while_their_leases_hold(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        for executor_id, seconds in (("one", 60), ("two", 30)):
            name = takeover.lease_name(executor_id, "7")
            leases.acquire(transaction, name, holder=executor_id, lasts=timedelta(seconds=seconds))
        leases.acquire(transaction, "sweep", holder="one", lasts=timedelta(hours=1))

    for seconds, workers in ((29, 2), (1, 1), (29, 1), (1, 0)):
        clock.advance(seconds=seconds)
        with database.reading() as transaction:
            assert figures.present(transaction).workers == workers


def test_profiles_are_counted_by_status_until_they_are_deleted(database: Database) -> None:
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        for org_id in (ours, theirs):
            stock.profile(transaction, org_id)
            stock.profile(transaction, org_id, status=ProfileStatus.COMPLETED)
        gone = stock.profile(transaction, ours, status=ProfileStatus.SUBMITTED)
        last = stock.profile(transaction, ours)
        counted: dict[str, int] = {"incomplete": 3, "completed": 2, "submitted": 1}
        assert figures.stock(transaction).profiles == counted

        profiles.delete(transaction, ours, gone.id)
        profiles.delete(transaction, ours, last.id)
        assert figures.stock(transaction).profiles == {"incomplete": 2, "completed": 2}


def test_registrations_are_counted_by_kind_and_state(database: Database) -> None:
    with database.writing() as transaction:
        ours, theirs = stock.organization(transaction), stock.organization(transaction, "Another Inc.")
        for org_id in (ours, theirs):
            _register(transaction, org_id, Kind.BRAND, "b", state=BrandState.PENDING)
        _register(transaction, ours, Kind.CAMPAIGN, "c", state=CampaignState.PENDING)
        _register(transaction, ours, Kind.CAMPAIGN, "d")

        expected: Mapping[tuple[str, str], int] = {
            ("brand", "pending"): 2,
            ("campaign", "pending"): 1,
            ("campaign", "not_submitted"): 1,
        }
        assert figures.stock(transaction).registrations == expected


def test_endpoints_that_failed_are_told_from_those_switched_off_by_hand(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        on, off, failed, failed_and_off, gone = (
            endpoints.create(transaction, org_id, {"display_name": "Ours"}, signing_secret="whsec_Zmlyc3Q=").id
            for _ in range(5)
        )
        assert figures.stock(transaction).endpoints == {"active": 5}

        webhooks.toggle(transaction, org_id, off, is_active=False)
        for endpoint_id in (failed, failed_and_off):
            webhooks.disable(transaction, org_id, endpoint_id, reason="It failed ten times in a row.")
        webhooks.toggle(transaction, org_id, failed_and_off, is_active=False)
        webhooks.delete(transaction, org_id, gone)
        assert figures.stock(transaction).endpoints == {"active": 1, "inactive": 1, "disabled": 2}

        webhooks.toggle(transaction, org_id, failed, is_active=True)
        webhooks.delete(transaction, org_id, on)
        assert figures.stock(transaction).endpoints == {"active": 1, "inactive": 1, "disabled": 1}


def test_the_depth_of_a_queue_tells_how_long_its_oldest_could_have_run(database: Database, clock: Clock) -> None:
    created_at = _milliseconds(BEGINNING)
    with database.writing() as transaction:
        for place, status in enumerate(("ENQUEUED", "ENQUEUED", "PENDING", "SUCCESS", "ERROR", "CANCELLED")):
            stock.workflow(transaction, f"c-{place}", created_at=created_at + place * 1000, status=status)
        stock.workflow(transaction, "d", queue_name=queue.DELIVERIES, created_at=created_at)
        stock.workflow(transaction, "called", queue_name=None, created_at=0)
    clock.advance(seconds=10)

    with database.reading() as transaction:
        found = figures.depths(transaction)

    counts = {(depth.queue, depth.state): depth.count for depth in found}
    assert counts == {
        (queue.COMPLETIONS, "waiting"): 2,
        (queue.COMPLETIONS, "running"): 1,
        (queue.DELIVERIES, "waiting"): 1,
    }
    # The engine's clock counts whole milliseconds.
    oldest = {(depth.queue, depth.state): round(depth.oldest_seconds, 1) for depth in found}
    assert oldest == {
        (queue.COMPLETIONS, "waiting"): 10,
        (queue.COMPLETIONS, "running"): 8,
        (queue.DELIVERIES, "waiting"): 10,
    }
    assert len(found) == len(counts)


@pytest.mark.parametrize(
    ("status", "state", "delayed_for", "seconds"),
    [
        ("DELAYED", "delayed", 60, 0),
        ("DELAYED", "delayed", 4, 6),
        # It was woken, or its delay is over: what counts is when it was to begin.
        ("ENQUEUED", "waiting", 4, 6),
        ("PENDING", "running", 4, 6),
        # A delay that ended before the workflow was made is none.
        ("ENQUEUED", "waiting", -100, 10),
        ("DELAYED", "delayed", None, 10),
    ],
)
def test_a_delay_is_no_waiting(
    database: Database, clock: Clock, status: str, state: str, delayed_for: int | None, seconds: int
) -> None:
    created_at = _milliseconds(BEGINNING)
    until = None if delayed_for is None else created_at + delayed_for * 1000
    with database.writing() as transaction:
        stock.workflow(transaction, "one", created_at=created_at, delay_until_epoch_ms=until, status=status)
    clock.advance(seconds=10)

    with database.reading() as transaction:
        (found,) = figures.depths(transaction)

    assert (found.state, found.count) == (state, 1)
    assert found.oldest_seconds == pytest.approx(seconds, abs=0.001)
