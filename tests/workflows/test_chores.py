"""The chores that come by the clock: they come again, expired records go, and what is under way is left alone."""

import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.actions.completion import runs
from clearsend.actions.retention import Retention
from clearsend.deps import Deps
from clearsend.domain.registration.states import Kind as Subject
from clearsend.store import registrations
from clearsend.store.engine.jobs import EVERYTHING, NOBODY, Begun, Kind
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import deliveries, delivery_attempts
from clearsend.workflows import chores
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually, now

EVERY = 60.0


def do(database: Database, kind: Kind, **parts: Any) -> dict[str, Any]:
    """Do a chore that is due; returns its wake-up afterwards."""
    chore: Callable[[Deps, Begun], None] = {
        Kind.RECONCILE: functools.partial(chores.reconcile, every_seconds=EVERY),
        Kind.HOUSEKEEPING: functools.partial(chores.housekeeping, every_seconds=EVERY),
    }[kind]
    with database.writing() as transaction:
        transaction.wake(kind, NOBODY, EVERYTHING)
    (begun,) = stock.begin(database, kind)
    chore(dependencies.make(database, **parts), begun)
    with database.reading() as transaction:
        (job,) = stock.jobs(transaction, kind)
    return job


@pytest.mark.parametrize("kind", [Kind.RECONCILE, Kind.HOUSEKEEPING])
def test_a_chore_comes_again(database: Database, kind: Kind) -> None:
    before = now()
    job = do(database, kind)
    assert job["state"] == "idle"
    assert job["due_at"] >= before + timedelta(seconds=EVERY)


def test_more_owners_than_one_sweep_wakes_are_woken_soon(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for _ in range(chores._OWNERS_A_SWEEP + 1):
            owner_id = stock.profile(transaction, org_id).id
            found = registrations.insert(transaction, org_id, owner_id, Subject.BRAND, "brand")
            registrations.update(transaction, org_id, found.id, {"next_check_at": transaction.now})

    job = do(database, Kind.RECONCILE)

    with database.reading() as transaction:
        assert len(stock.jobs(transaction, Kind.ADVANCE_REGISTRATION)) == chores._OWNERS_A_SWEEP
    assert job["due_at"] < now() + timedelta(seconds=EVERY)


def _keep_house(world: World, *, days: float) -> None:
    """As if it were so many days later."""

    def later() -> datetime:
        return now() + timedelta(days=days)

    do(replace(world.database, clock=later), Kind.HOUSEKEEPING, retention=Retention())


def test_finished_records_go_and_what_is_under_way_stays(world: World) -> None:
    world.start(housekeeping_seconds=3600)
    world.equip_organization()
    done, waiting = world.create_profile(), world.create_profile(sending_phone_number="+12125550111")
    world.complete(done)
    world.await_callback_delivered(done)
    world.telnyx.fail_next("GET /phone_numbers", "503", times=100, retry_after=3600)
    assert world.ask_to_complete(waiting).status_code == 202
    eventually(
        lambda: world.timeline(waiting)["steps"][0]["status"], lambda status: status == "waiting", what="the wait"
    )
    world.stop()

    world.start(has_worker=False)
    _keep_house(world, days=29)
    assert world.timeline(done)["callbacks"]
    _keep_house(world, days=31)
    assert world.timeline(done)["callbacks"] == []
    with world.database.reading() as transaction:
        for table in (deliveries, delivery_attempts):
            assert transaction.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0
        (job,) = stock.jobs(transaction, Kind.COMPLETE_PROFILE)
    run_id = world.timeline(waiting)["id"]
    assert (job["subject"], job["state"]) == (run_id, "idle")

    # What was left alone goes on, and ends.
    world.telnyx.reset()
    with world.database.writing() as transaction:
        runs.wake(transaction, world.tenant.id, run_id)
    world.stop()
    world.start()
    assert world.await_end(waiting)["status"] == "completed"
