"""The main job from request to callback, on both databases."""

from clearsend.actions import completion
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.status import Reason
from clearsend.store import profiles
from tests.world import BRAND, CAMPAIGN, World


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
    (callback,) = world.inbox.wait_for(1, 10)
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
    (callback,) = world.inbox.wait_for(1, 10)
    assert callback.json()["status"] == "SUBMITTED"


def test_a_run_whose_profile_was_completed_while_it_waited_ends_completed(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    with world.database.writing() as transaction:
        profiles.set_status(transaction, world.tenant.id, profile_id, ProfileStatus.COMPLETED)
    world.stop()

    world.start()

    timeline = world.await_end(profile_id)
    assert timeline["status"] == "completed"
    assert [reason["code"] for reason in timeline["reasons"]] == ["already_completed"]


def test_a_run_that_cannot_even_begin_ends_failed_and_says_so(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    run_id = world.timeline(profile_id)["id"]

    with world.database.writing() as transaction:
        completion.abort(transaction, world.tenant.id, run_id, reason=Reason("internal_error", "Broken."))

    assert world.timeline(profile_id)["status"] == "failed"
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "failed"
