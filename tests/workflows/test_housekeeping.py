"""The chores that come by the clock come again and again; finished work leaves nothing with the engine, and is not done again;
what is under way is left alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.store.engine.jobs import EVERYTHING, NOBODY, Begun, Job, Kind
from clearsend.store.foundation.database import Database
from clearsend.workflows import chores, complete_profile, deliver_webhooks
from tests import deps as dependencies
from tests.store import stock
from tests.workflows.at_work import at_work
from tests.world import World, eventually, now

CHORES = {Kind.RECONCILE, Kind.HOUSEKEEPING}


def _keep_house(world: World, *, days: float) -> None:
    """As if it were so many days later."""

    def later() -> datetime:
        return now() + timedelta(days=days)

    # Obsolete, so that it leaves the next housekeeping as it is.
    begun = Begun(Job(Kind.HOUSEKEEPING, NOBODY, EVERYTHING, 0))
    deps = dependencies.make(replace(world.database, clock=later))
    chores.housekeeping(deps, begun, every_seconds=3600)


def _jobs(world: World) -> dict[Kind, list[dict[str, Any]]]:
    """All but the chores, by kind."""
    with world.database.reading() as transaction:
        found = [job for job in stock.jobs(transaction) if job["kind"] not in CHORES]
    return {Kind(kind): [job for job in found if job["kind"] == kind] for kind in {job["kind"] for job in found}}


def _told(world: World, profile_id: str) -> dict[str, Any]:
    """What is shown of a run; its registrations go on by themselves."""
    return {name: value for name, value in world.timeline(profile_id).items() if name != "registrations"}


def test_finished_work_leaves_nothing_and_is_not_done_again(world: World) -> None:
    world.start(has_worker=False, housekeeping_seconds=1, reconcile_seconds=1)
    world.equip_organization()
    done, waiting = world.create_profile(), world.create_profile()
    with at_work(world) as begun:
        world.complete(done)
        world.await_callback_delivered(done)
        # Under way: a completion whose vendor is down, until its pass to come.
        world.telnyx.fail_next("GET /phone_numbers", "503", times=100, retry_after=3600)
        assert world.ask_to_complete(waiting).status_code == 202
        (due,) = eventually(
            lambda: [job for job in _jobs(world).get(Kind.COMPLETE_PROFILE, []) if job["state"] == "idle"],
            bool,
            what="the wait",
        )
        eventually(
            lambda: Kind.DELIVER_WEBHOOK in _jobs(world), lambda is_left: not is_left, what="the end of the jobs"
        )
        told = _told(world, done)

        for days in (2, 8, 8):
            _keep_house(world, days=days)

        assert _jobs(world)[Kind.COMPLETE_PROFILE] == [due], "it is left alone"
        assert _told(world, done) == told

        # The same jobs once more, as when an engine runs one twice.
        calls, callbacks = world.telnyx.calls("GET /phone_numbers"), len(world.inbox.received)
        finished = [job for job in begun if job.kind not in CHORES and job.subject != due["subject"]]
        assert {Kind.COMPLETE_PROFILE, Kind.DELIVER_WEBHOOK} <= {job.kind for job in finished}
        deps = dependencies.make(world.database)
        for job in finished:
            if job.kind is Kind.COMPLETE_PROFILE:
                complete_profile.complete_profile(deps, Begun(job))
            if job.kind is Kind.DELIVER_WEBHOOK:
                deliver_webhooks.deliver_webhooks(deps, Begun(job))
        assert (world.telnyx.calls("GET /phone_numbers"), len(world.inbox.received)) == (calls, callbacks)
        assert _told(world, done) == told
        assert _jobs(world)[Kind.COMPLETE_PROFILE] == [due]

        # What was left alone goes on, and ends.
        world.telnyx.reset()
        with world.database.writing() as transaction:
            transaction.wake(Kind.COMPLETE_PROFILE, world.tenant.id, due["subject"])
        assert world.await_end(waiting)["status"] == "completed"


def test_chores_come_again_and_again(world: World) -> None:
    world.start(has_worker=False, housekeeping_seconds=1, reconcile_seconds=1)
    with at_work(world) as begun:
        for kind in CHORES:
            eventually(
                lambda: [job.number for job in begun if job.kind is kind],  # noqa: B023 - asked at once
                lambda numbers: len(numbers) >= 3,
                what=f"the third {kind}",
            )
    assert len(begun) == len(set(begun)), "each of them once"


def test_a_chore_is_one_job_however_many_workers_there_are(database: Database) -> None:
    for kind in CHORES:
        for _ in range(3):
            with database.writing() as transaction:
                transaction.wake(kind, NOBODY, EVERYTHING, at=transaction.now)
    with database.reading() as transaction:
        assert {job["kind"] for job in stock.jobs(transaction)} == CHORES
        assert len(stock.jobs(transaction)) == len(CHORES)
