"""What becomes of work whoever does it: it is handed over, put back when its wake-up is lost, put off after a defect, given up in
the end."""

from datetime import timedelta
from typing import Any

from clearsend.actions.registration import notices
from clearsend.actions.registration.notices import Notice
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import NOBODY, Begun, Job, Kind
from clearsend.store.engine.wakeups import begin
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import deliveries, inbox, runs, wakeups
from clearsend.webhooks.receiver import CannedReply
from clearsend.workflows import complete_profile, deliver_webhooks
from tests import deps as dependencies
from tests.store import stock
from tests.workflows.at_work import at_work
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
    world.await_callback_delivered(profile_id)
    await_rest(world)


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
    assert len(world.telnyx.state()["messaging_profiles"]) == 1


def test_work_without_a_wake_up_is_put_back(world: World) -> None:
    """As after a person has deleted them: a run, a delivery that is to be retried, and a vendor's notice."""
    world.start(has_worker=False, callback_first_retry_seconds=3600)
    world.equip_organization()
    run, young = world.create_profile(), world.create_profile()
    for profile_id in (run, young):
        assert world.ask_to_complete(profile_id).status_code == 202
    with world.database.writing() as transaction:
        notices.receive(transaction, Notice("telnyx", "n-1", "10dlc.brand.update", {"brand_id": "b-1"}, {}, None))
    with world.database.writing() as transaction:
        _lose(transaction, Kind.APPLY_PROVIDER_EVENT)
        transaction.connection.execute(inbox.update().values(received_at=transaction.now - timedelta(minutes=2)))
        _age(transaction, world.timeline(run)["id"], timedelta(minutes=2))
        _lose(transaction, Kind.COMPLETE_PROFILE)

    with at_work(world):
        assert world.await_end(run)["status"] == "completed"
        eventually(lambda: _is_applied(world), bool, what="the notice")
        # Its wake-up may be on its way still.
        assert world.timeline(young)["status"] == "queued"
        with world.database.writing() as transaction:
            _age(transaction, world.timeline(young)["id"], timedelta(minutes=2))
        assert world.await_end(young)["status"] == "completed"

        world.await_callback_delivered(run)
        world.await_callback_delivered(young)
        world.inbox.answer(CannedReply(500))
        refused = world.create_profile()
        world.complete(refused)
        eventually(lambda: _resting(world, Kind.DELIVER_WEBHOOK), bool, what="the time of the next attempt")
        with world.database.writing() as transaction:
            _lose(transaction, Kind.DELIVER_WEBHOOK)
            transaction.connection.execute(
                deliveries.update()
                .where(deliveries.c.finished_at.is_(None))
                .values(next_attempt_at=transaction.now - timedelta(minutes=2))
            )
        (callback,) = world.await_callback_delivered(refused)["callbacks"]
    assert [attempt["outcome"] for attempt in callback["attempts"]] == ["http_error", "delivered"]


def test_a_run_that_is_hopeless_ends_failed_and_says_so(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    run_id = world.timeline(profile_id)["id"]
    with world.database.writing() as transaction:
        _lose(transaction, Kind.COMPLETE_PROFILE)
        _age(transaction, run_id, timedelta(days=6))
        # It was noticed, and has had its last chance.
        leases.acquire(transaction, f"last-chance:{run_id}", holder="orphans", lasts=timedelta(0))
    world.stop()

    world.start()

    ended = world.await_end(profile_id)
    assert (ended["status"], [reason["code"] for reason in ended["reasons"]]) == ("failed", ["internal_error"])
    (callback,) = world.inbox.wait_for(1, 180)
    assert callback.json()["status"] == "failed"
    assert world.complete(profile_id)["status"] == "completed", "another one may succeed"


def test_a_pass_with_a_defect_is_put_off_and_not_lost(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    run_id = world.timeline(profile_id)["id"]
    defects = iter([ZeroDivisionError()])

    def fail_once(begun: Begun) -> None:
        if begun.job.kind is Kind.COMPLETE_PROFILE:
            for defect in defects:
                raise defect

    with at_work(world, before=fail_once) as begun:
        (put_off,) = eventually(lambda: _resting(world, Kind.COMPLETE_PROFILE), bool, what="the end of the pass")
        assert (put_off["subject"], world.timeline(profile_id)["status"]) == (run_id, "queued")
        with world.database.writing() as transaction:
            assert put_off["due_at"] > put_off["since"], "not at once: it would come again and again"
            transaction.wake(Kind.COMPLETE_PROFILE, world.tenant.id, run_id)
        assert world.await_end(profile_id)["status"] == "completed"
    assert [job.subject for job in begun if job.kind is Kind.COMPLETE_PROFILE] == [run_id, run_id]


def test_a_job_that_is_run_again_after_its_end_does_nothing(world: World) -> None:
    """As when its end was written down, and the engine did not hear of it."""
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    with at_work(world) as begun:
        world.complete(profile_id)
        told = world.await_callback_delivered(profile_id)
        await_rest(world)
        finished = [job for job in begun if job.kind in (Kind.COMPLETE_PROFILE, Kind.DELIVER_WEBHOOK)]
    assert {job.kind for job in finished} == {Kind.COMPLETE_PROFILE, Kind.DELIVER_WEBHOOK}
    calls = world.telnyx.calls()

    # It knows no vendor, and sends nothing to anybody.
    deps = dependencies.make(world.database)
    for job in finished:
        assert not _is_begun(world, job), "an engine does not even begin it"
        if job.kind is Kind.COMPLETE_PROFILE:
            complete_profile.complete_profile(deps, Begun(job))
        else:
            deliver_webhooks.deliver_webhooks(deps, Begun(job))

    assert world.timeline(profile_id)["steps"] == told["steps"]
    assert world.timeline(profile_id)["callbacks"] == told["callbacks"]
    assert (world.telnyx.calls(), len(world.inbox.received)) == (calls, 1)
    await_rest(world)


def test_nobody_waits_for_the_bulk_of_another(world: World) -> None:
    world.start(has_worker=False, worker_completions=5)
    world.equip_organization()
    bulk = [world.create_profile() for _ in range(30)]
    for profile_id in bulk:
        assert world.ask_to_complete(profile_id).status_code == 202
    first, world.tenant = world.tenant, world.found("Late Riser")
    world.equip_organization(sending_phone_number="+12125550123")
    single = world.create_profile()
    assert world.ask_to_complete(single).status_code == 202

    with at_work(world):
        done = world.await_end(single)
        assert done["status"] == "completed"
        world.tenant = first
        ended = [world.timeline(profile_id)["finished_at"] for profile_id in bulk]
    earlier = [at for at in ended if at is not None and at < done["finished_at"]]
    assert len(earlier) < len(bulk) / 2, f"{len(earlier)} of those who came before were done before"


def await_rest(world: World) -> None:
    """Until nothing waits or runs but what comes by the clock."""

    def under_way() -> list[dict[str, Any]]:
        with world.database.reading() as transaction:
            return [job for job in stock.jobs(transaction) if job["org_id"] != NOBODY and job["state"] != "idle"]

    eventually(under_way, lambda found: not found, what="rest")


def _is_begun(world: World, job: Job) -> bool:
    with world.database.writing() as transaction:
        return begin(transaction.connection, transaction.now, job) is not None


def _is_applied(world: World) -> bool:
    with world.database.reading() as transaction:
        return all(row.applied_at is not None for row in transaction.connection.execute(inbox.select()))


def _resting(world: World, kind: Kind) -> list[dict[str, Any]]:
    """The subjects of a kind that rest until a time to come."""
    with world.database.reading() as transaction:
        return [job for job in stock.jobs(transaction, kind) if job["state"] == "idle"]


def _lose(transaction: Transaction, kind: Kind) -> None:
    """Delete the wake-ups of a kind."""
    assert transaction.connection.execute(wakeups.delete().where(wakeups.c.kind == kind)).rowcount


def _age(transaction: Transaction, run_id: str, age: timedelta) -> None:
    """As if the run had been requested so long ago."""
    transaction.connection.execute(runs.update().where(runs.c.id == run_id).values(requested_at=transaction.now - age))
