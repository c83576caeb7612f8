"""The engine's records of finished work go; what is under way is left alone, and nothing happens twice for want of a record."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.actions.completion import runs
from clearsend.store.engine import queue
from clearsend.workflows import housekeeping
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually, now

SCHEDULED = {queue.HOUSEKEEPING, queue.RECONCILE, queue.RESCUE_ORPHANS}


def _keep_house(world: World, *, days: float) -> None:
    """As if it were so many days later."""

    def later() -> datetime:
        return now() + timedelta(days=days)

    housekeeping.housekeeping(dependencies.make(replace(world.database, clock=later)))


def _workflows(world: World) -> dict[str, tuple[str, str]]:
    """Name and state by id."""
    with world.database.reading() as transaction:
        return {row["workflow_uuid"]: (row["name"], row["status"]) for row in stock.workflows(transaction)}


def _told(world: World, profile_id: str) -> dict[str, Any]:
    """What is shown of a run; its registrations go on by themselves."""
    return {name: value for name, value in world.timeline(profile_id).items() if name != "registrations"}


def test_finished_work_is_forgotten_and_not_done_again(world: World) -> None:
    world.start(housekeeping_seconds=1, reconcile_seconds=1)
    world.equip_organization()
    done = world.create_profile(inherit_tcr_brand=True)
    world.complete(done)
    world.await_callback_delivered(done)
    # Under way: a completion whose vendor is down, in its round to come.
    waiting = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503", times=100, retry_after=3600)
    assert world.ask_to_complete(waiting).status_code == 202
    eventually(
        lambda: world.timeline(waiting)["steps"][0]["status"], lambda status: status == "waiting", what="the wait"
    )
    eventually(
        lambda: {name for name, status in _workflows(world).values() if status == "SUCCESS"},
        lambda names: names >= {queue.HOUSEKEEPING, queue.RECONCILE},
        what="the scheduled work",
    )
    ended = {id_: name for id_, (name, status) in _workflows(world).items() if status == "SUCCESS"}
    scheduled = {id_ for id_, name in ended.items() if name in SCHEDULED}
    finished = ended.keys() - scheduled
    run_id, delivery_id = world.timeline(done)["id"], world.timeline(done)["callbacks"][0]["id"]
    assert {f"complete-{run_id}-1", f"deliver-{delivery_id}-1"} <= finished

    _keep_house(world, days=2)
    left = _workflows(world).keys()
    assert not scheduled & left
    assert finished <= left

    told = _told(world, done)
    _keep_house(world, days=8)
    _keep_house(world, days=8)
    left = _workflows(world).keys()
    assert not finished & left
    eventually(
        lambda: [status for name, status in _workflows(world).values() if name == queue.COMPLETE_PROFILE],
        lambda unfinished: unfinished == ["DELAYED"],
        what="the round to come",
    )
    assert _told(world, done) == told

    calls, callbacks = world.telnyx.calls("GET /phone_numbers"), len(world.inbox.received)
    with world.database.writing() as transaction:
        runs.enqueue_pass(transaction, world.tenant.id, run_id, pass_number=1)
        transaction.queue.enqueue(
            transaction.connection,
            queue=queue.DELIVERIES,
            workflow=queue.DELIVER_WEBHOOK,
            workflow_id=f"deliver-{delivery_id}-1",
            arguments=(world.tenant.id, delivery_id, 1),
            partition=delivery_id,
        )
    eventually(
        lambda: [_workflows(world)[id_][1] for id_ in (f"complete-{run_id}-1", f"deliver-{delivery_id}-1")],
        lambda statuses: statuses == ["SUCCESS", "SUCCESS"],
        what="the end of the duplicates",
    )
    assert (world.telnyx.calls("GET /phone_numbers"), len(world.inbox.received)) == (calls, callbacks)
    assert _told(world, done) == told

    # What was left alone goes on, and ends.
    world.telnyx.reset()
    with world.database.writing() as transaction:
        transaction.queue.wake(transaction.connection, f"complete-{world.timeline(waiting)['id']}-2")
    assert world.await_end(waiting)["status"] == "completed"
