"""The main job from request to callback, on both databases."""

from dataclasses import replace
from datetime import timedelta

from clearsend import app
from clearsend.actions.completion import progress, request
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Reading
from clearsend.providers.ports import Journal, SmsConnection, SmsProvider, SmsSender
from clearsend.store import profiles
from clearsend.store.engine import leases
from tests.world import BRAND, CAMPAIGN, World


class Broken:
    """A provider with a defect of ours: in its first conversation it raises what no provider may."""

    def __init__(self, sound: SmsProvider) -> None:
        self._sound = sound
        self._is_broken = True

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        if self._is_broken:
            self._is_broken = False
            raise ZeroDivisionError
        return self._sound.ensure_connected(sender, journal)

    def read(self, sender: SmsSender, journal: Journal) -> Reading:
        return self._sound.read(sender, journal)

    def release(self, sender: SmsSender, journal: Journal, *, is_returned: bool) -> Reading:
        return self._sound.release(sender, journal, is_returned=is_returned)


def test_a_tenant_that_inherits_everything_is_completed(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()

    timeline = world.complete(profile_id)

    assert timeline["status"] == "completed"
    assert [(step["name"], step["status"]) for step in timeline["steps"]] == [
        ("connect_sms", "done"),
        ("connect_whatsapp", "skipped"),
        ("settle", "done"),
    ]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"
    (callback,) = world.inbox.wait_for(1, 180)
    callback.verify(world.tenant.signing_secret)
    assert callback.json()["profileId"] == profile_id
    assert callback.json()["status"] == "COMPLETED"
    assert callback.json()["success"] is True


def test_a_tenant_with_its_own_brand_is_submitted(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile(brand=dict(BRAND))
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})

    timeline = world.complete(profile_id)

    assert timeline["status"] == "submitted"
    assert [reason["code"] for reason in timeline["reasons"]] == ["awaiting_registry"]
    (callback,) = world.inbox.wait_for(1, 180)
    assert callback.json()["status"] == "SUBMITTED"


def test_a_run_of_a_completed_profile_leaves_its_status_as_it_is(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    with world.database.writing() as transaction:
        assert profiles.move(transaction, world.tenant.id, profile_id, ProfileStatus.IN_PROGRESS)
        assert profiles.move(transaction, world.tenant.id, profile_id, ProfileStatus.COMPLETED)
    world.stop()

    world.start()

    timeline = world.await_end(profile_id)
    assert timeline["status"] == "completed"
    assert [reason["code"] for reason in timeline["reasons"]] == ["ready"]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"


def test_a_run_that_cannot_even_begin_ends_failed_and_says_so(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    run_id = world.timeline(profile_id)["id"]

    with world.database.writing() as transaction:
        request.abort(transaction, world.tenant.id, run_id, reason=Reason("internal_error", "Broken."))

    assert world.timeline(profile_id)["status"] == "failed"
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "failed"


def test_a_run_that_ends_while_it_waits_for_its_turn_waits_no_more(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    run_id = world.timeline(profile_id)["id"]

    with world.database.writing() as transaction:
        # Another run connects the organization's number.
        leases.acquire(transaction, f"sms:{world.tenant.id}", holder="another run", lasts=timedelta(minutes=1))
        assert progress.advance(transaction, world.tenant.id, run_id) is None
    assert world.timeline(profile_id)["steps"][0]["status"] == "waiting"
    with world.database.writing() as transaction:
        request.abort(transaction, world.tenant.id, run_id, reason=Reason("internal_error", "Broken."))

    first, *others = world.timeline(profile_id)["steps"]
    assert (first["status"], first["next_attempt_at"], first["attempts"]) == ("failed", None, [])
    assert [step["status"] for step in others] == ["pending", "pending"]


def test_a_run_that_a_defect_ends_leaves_no_step_open_and_no_sender_claimed(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile(
        whatsapp_business_account={"waba_id": "1029384756", "access_token": "EAAtoken-of-the-tests"}
    )
    with world.dependencies() as deps:
        worker = app.create_worker(world.settings, replace(deps, sms=Broken(deps.sms)))
        worker.launch()
        try:
            failed = world.complete(profile_id)
            with world.database.reading() as transaction:
                claims = leases.list_below(transaction, "sms:")
            # The next completion need not wait until a claim of the dead runs out.
            mended = world.complete(profile_id)
        finally:
            worker.drain(0)

    assert (failed["status"], [reason["code"] for reason in failed["reasons"]]) == ("failed", ["internal_error"])
    assert [step["status"] for step in failed["steps"]] == ["failed", "pending", "pending"]
    step = failed["steps"][0]
    assert (step["finished_at"], step["result"]) == (failed["finished_at"], {"code": "internal_error"})
    (attempt,) = step["attempts"]
    assert (attempt["outcome"], attempt["finished_at"]) == ("interrupted", failed["finished_at"])
    assert attempt["message"] == failed["reasons"][0]["message"]
    assert claims == []
    assert mended["status"] == "completed"
    assert [attempt["outcome"] for attempt in mended["steps"][0]["attempts"]] == ["done"]
