"""What the engine's other half does beside the library: hand over on exit, take over from the dead, requeue the stranded, adopt
what other versions left, put back what is lost, and let nobody starve."""

from datetime import timedelta

import sqlalchemy as sa
from clearsend.workflows.engine import APPLICATION_VERSION

from clearsend.store.engine import leases, takeover
from clearsend.webhooks.receiver import CannedReply
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


def test_new_work_waits_for_the_newest_version_and_for_no_version_that_is_gone(world: World) -> None:
    """A worker of a newer version lives elsewhere; then it is gone, and this one adopts what it and others have left."""
    world.start(has_worker=False)
    world.equip_organization()
    own, fresh, lost, orphaned, keyless = (world.create_profile() for _ in range(5))
    asked = {}
    for profile_id in (own, fresh, lost, orphaned, keyless):
        assert world.ask_to_complete(profile_id).status_code == 202
        asked[profile_id] = world.timeline(profile_id)["id"]
    _change(world, asked[own], f"application_version = '{APPLICATION_VERSION}'")
    _change(world, asked[lost], "application_version = '0'")
    _change(world, asked[orphaned], "application_version = '0', status = 'PENDING', executor_id = 'gone.1.1.dead'")
    _change(world, asked[keyless], "queue_partition_key = NULL")
    newer = "elsewhere.1.1.newer"
    with world.database.writing() as transaction:
        leases.acquire(transaction, takeover.lease_name(newer, "newer"), holder=newer, lasts=timedelta(minutes=1))
        transaction.connection.execute(
            sa.text(
                f"INSERT INTO {_engines(world)}application_versions "
                "(version_id, version_name, version_timestamp, created_at, application_name) "
                f"VALUES ('older', '{APPLICATION_VERSION}', :at - 1, 0, 'clearsend'), "
                "('newer', 'newer', :at, 0, 'clearsend')"
            ),
            {"at": int(transaction.now.timestamp() * 1000)},
        )
    world.stop()

    world.start()

    assert world.await_end(own)["status"] == "completed"
    assert [world.timeline(id_)["status"] for id_ in (fresh, lost, orphaned, keyless)] == ["queued"] * 4
    with world.database.writing() as transaction:
        leases.acquire(transaction, takeover.lease_name(newer, "newer"), holder=newer, lasts=timedelta(0))
    for profile_id in (fresh, lost, orphaned, keyless):
        assert world.await_end(profile_id)["status"] == "completed"


def test_a_run_and_a_delivery_that_nobody_works_on_are_put_back(world: World) -> None:
    """The engine gave the one up, somebody has deleted the other's row, and a third was tried in vain for days."""
    world.start(has_worker=False)
    world.equip_organization()
    given_up, deleted, hopeless = (world.create_profile() for _ in range(3))
    runs = {}
    for profile_id in (given_up, deleted, hopeless):
        assert world.ask_to_complete(profile_id).status_code == 202
        runs[profile_id] = world.timeline(profile_id)["id"]
    _change(world, runs[given_up], "status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'")
    _change(world, runs[hopeless], "status = 'ERROR'")
    with world.database.writing() as transaction:
        transaction.connection.execute(
            sa.text(f"DELETE FROM {_engines(world)}workflow_status WHERE workflow_uuid = :id"),
            {"id": f"complete-{runs[deleted]}-1"},
        )
        for profile_id, age in (
            (given_up, timedelta(minutes=2)),
            (deleted, timedelta(hours=1)),
            (hopeless, timedelta(days=4)),
        ):
            transaction.connection.execute(
                sa.text("UPDATE runs SET requested_at = :at WHERE id = :id").bindparams(
                    sa.bindparam("at", transaction.now - age, sa.DateTime(timezone=True))
                ),
                {"id": runs[profile_id]},
            )
    world.stop()
    world.start(callback_first_retry_seconds=3600)
    assert world.await_end(given_up)["status"] == "completed"
    assert world.await_end(deleted)["status"] == "completed"
    assert [reason["code"] for reason in world.await_end(hopeless)["reasons"]] == ["internal_error"]
    world.inbox.wait_for(3, 180)

    world.inbox.answer(CannedReply(500))
    refused = world.create_profile()
    world.complete(refused)
    eventually(
        lambda: world.timeline(refused)["callbacks"][0]["status"], lambda status: status == "retrying", what="the 500"
    )
    with world.database.writing() as transaction:
        lost = transaction.connection.execute(
            sa.text(
                f"DELETE FROM {_engines(world)}workflow_status WHERE name = 'deliver_webhook' AND status = 'DELAYED'"
            )
        )
        assert lost.rowcount == 1
        transaction.connection.execute(
            sa.text("UPDATE deliveries SET next_attempt_at = :at WHERE finished_at IS NULL").bindparams(
                sa.bindparam("at", transaction.now - timedelta(minutes=2), sa.DateTime(timezone=True))
            )
        )
    assert world.await_callback_delivered(refused)["callbacks"]


def test_nobody_waits_for_the_bulk_of_another(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    bulk = [world.create_profile() for _ in range(30)]
    for profile_id in bulk:
        assert world.ask_to_complete(profile_id).status_code == 202
    first, world.tenant = world.tenant, world.found("Late Riser")
    world.equip_organization(sending_phone_number="+12125550123")
    single = world.create_profile()
    assert world.ask_to_complete(single).status_code == 202
    world.stop()

    world.start(worker_completions=5)

    done = world.await_end(single)
    assert done["status"] == "completed"
    world.tenant = first
    ended = [world.timeline(profile_id)["finished_at"] for profile_id in bulk]
    earlier = [at for at in ended if at is not None and at < done["finished_at"]]
    assert len(earlier) < len(bulk) / 2, f"{len(earlier)} of those who came before were done before"


def _pretend_claimed_by(world: World, executor_id: str) -> None:
    """Mark every waiting completion as claimed by `executor_id`, without anybody running it."""
    with world.database.writing() as transaction:
        claimed = transaction.connection.execute(
            sa.text(
                f"UPDATE {_engines(world)}workflow_status SET status = 'PENDING', executor_id = :executor, "
                f"application_version = '{APPLICATION_VERSION}' WHERE name = 'complete_profile' AND status IN ('ENQUEUED', 'DELAYED')"
            ),
            {"executor": executor_id},
        )
        assert claimed.rowcount == 1


def _change(world: World, run_id: str, assignments: str) -> None:
    """Change the row of a run's first workflow, as the engine would have left it."""
    with world.database.writing() as transaction:
        changed = transaction.connection.execute(
            sa.text(f"UPDATE {_engines(world)}workflow_status SET {assignments} WHERE workflow_uuid = :id"),
            {"id": f"complete-{run_id}-1"},
        )
        assert changed.rowcount == 1


def _engines(world: World) -> str:
    """The schema of the engine's tables, as a prefix."""
    return "" if world.database_url.startswith("sqlite") else "dbos."
