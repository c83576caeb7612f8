"""The figures of a whole installation: each counts what its name says, over all organizations, and nothing that is over."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from clearsend.actions import endpoints
from clearsend.domain.completion import RunStatus
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.store import figures, profiles, registrations, runs, webhooks
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.engine.jobs import Lane
from clearsend.store.figures import Present, Stock
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock


def _register(transaction: Transaction, org_id: str, kind: Kind, subject_id: str, **changes: Any) -> None:
    inserted = registrations.insert(transaction, org_id, org_id, kind, subject_id)
    if changes:
        registrations.update(transaction, org_id, inserted.id, changes)


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
            name = f"{leases.EXECUTORS}{executor_id}"
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


def test_the_depth_of_a_lane_tells_how_long_its_oldest_job_has_been_there(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        for place, state in enumerate(("waiting", "waiting", "running", "again")):
            since = BEGINNING + timedelta(seconds=place)
            stock.job(transaction, f"run-{place}", state=state, since=since)
        stock.job(transaction, "receiver", kind=JobKind.DELIVER_WEBHOOK, lane=Lane.DELIVERIES)
        stock.job(transaction, "hangs", kind=JobKind.DELIVER_WEBHOOK, lane=Lane.RETRIES, state="running")
    clock.advance(seconds=10)

    with database.reading() as transaction:
        found = figures.depths(transaction)

    assert {(depth.queue, depth.state): (depth.count, depth.oldest_seconds) for depth in found} == {
        ("completions", "waiting"): (2, 10),
        ("completions", "running"): (2, 8),
        ("deliveries", "waiting"): (1, 10),
        ("retries", "running"): (1, 10),
    }
    assert len(found) == 4


@pytest.mark.parametrize(("due_in", "overdue"), [(60, 0), (10, 0), (4, 6)])
def test_a_delay_is_no_waiting(database: Database, clock: Clock, due_in: int, overdue: int) -> None:
    """What is to be looked at later waits for nothing until then."""
    with database.writing() as transaction:
        stock.job(transaction, "one", state="idle", due_at=BEGINNING + timedelta(seconds=due_in))
    clock.advance(seconds=10)

    with database.reading() as transaction:
        (found,) = figures.depths(transaction)

    assert (found.queue, found.state, found.count) == ("completions", "delayed", 1)
    assert found.oldest_seconds == pytest.approx(overdue)


def test_the_delay_of_a_running_job_is_not_its_age(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        stock.job(transaction, "one", state="running", due_at=BEGINNING + timedelta(hours=1))
    clock.advance(seconds=10)

    with database.reading() as transaction:
        (found,) = figures.depths(transaction)

    assert (found.state, found.oldest_seconds) == ("running", 10)
