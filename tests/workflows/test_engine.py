"""What the engine's other half does beside the library: hand over on exit, take over from the dead, requeue the stranded."""

from datetime import timedelta

import sqlalchemy as sa

from clearsend.store import leases
from tests.world import World, eventually


def test_a_run_accepted_without_a_worker_is_done_by_the_next_one(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    assert world.timeline(profile_id)["status"] == "queued"
    world.stop()

    world.start()

    assert world.await_end(profile_id)["status"] == "completed"


def test_a_worker_that_leaves_hands_over_what_it_holds(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "timeout")
    assert world.ask_to_complete(profile_id).status_code == 202
    eventually(lambda: world.telnyx.calls("GET /phone_numbers"), bool, what="the call that is held")
    world.stop()

    world.start()

    assert world.await_end(profile_id)["status"] == "completed"


def test_a_workflow_held_by_a_lapsed_lease_is_taken_over(world: World) -> None:
    """As if a worker on another machine had died: only its lease can tell."""
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    _pretend_claimed_by(world, "elsewhere.1.1.dead")
    with world.database.writing() as transaction:
        leases.acquire(
            transaction, "executor:elsewhere.1.1.dead", holder="elsewhere.1.1.dead", lasts=timedelta(seconds=3)
        )
    world.stop()

    world.start()

    assert world.await_end(profile_id)["status"] == "completed"
    with world.database.reading() as transaction:
        assert [lease.name for lease in leases.list_below(transaction, "executor:elsewhere")] == []


def test_a_workflow_that_this_worker_holds_but_does_not_run_is_requeued(world: World) -> None:
    """As after a failure between claim and start, which the library only logs."""
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503", retry_after=3)
    assert world.ask_to_complete(profile_id).status_code == 202
    eventually(
        lambda: world.timeline(profile_id)["steps"][0]["status"], lambda status: status == "waiting", what="the wait"
    )
    with world.database.reading() as transaction:
        (own,) = leases.list_below(transaction, "executor:")

    _pretend_claimed_by(world, own.holder)

    assert world.await_end(profile_id)["status"] == "completed"


def _pretend_claimed_by(world: World, executor_id: str) -> None:
    """Mark every waiting workflow as claimed by `executor_id`, without anybody running it."""
    table = "workflow_status" if world.database_url.startswith("sqlite") else "dbos.workflow_status"
    with world.database.writing() as transaction:
        claimed = transaction.connection.execute(
            sa.text(
                f"UPDATE {table} SET status = 'PENDING', executor_id = :executor, application_version = '1' "
                "WHERE status IN ('ENQUEUED', 'DELAYED')"
            ),
            {"executor": executor_id},
        )
        assert claimed.rowcount == 1
