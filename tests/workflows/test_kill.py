"""A server killed by `kill -9` at the worst moments of a completion: after restart it finishes, with nothing done twice."""

import pytest

from tests.world import World, eventually

pytestmark = pytest.mark.long

WABA = {"waba_id": "1029384756", "access_token": "EAAtoken-of-the-tests"}
NUMBER_ID = "10293847561"

# In the order of a run.
MOMENTS = [
    "job:begun",
    "books:begin",
    "effect:connect_sms",
    "books:connect_sms",
    "effect:connect_whatsapp",
    # With the settlement and its result.
    "books:connect_whatsapp",
    "effect:send",
    "books:send",
    "job:ended",
]

# Every write of a conversation with a vendor, held after it was applied.
WRITES = [
    ("telnyx", "POST /messaging_profiles"),
    ("telnyx", "PATCH /phone_numbers/*/messaging"),
    ("whatsapp", "POST /register"),
    ("whatsapp", "POST /subscribed_apps"),
]


def test_a_run_survives_death_at_every_step_in_turn(world: World) -> None:
    world.start(has_worker=False)
    profile_id = _tenant_with_both_channels(world)
    assert world.ask_to_complete(profile_id).status_code == 202
    world.stop()

    for moment in MOMENTS:
        world.spawn(die_at=moment)
        assert world.await_death() == -9, moment
    world.spawn()

    _assert_finished_once(world, profile_id)


def test_a_run_survives_death_in_the_middle_of_every_conversation_in_turn(world: World) -> None:
    world.start(has_worker=False)
    profile_id = _tenant_with_both_channels(world)
    assert world.ask_to_complete(profile_id).status_code == 202
    world.stop()

    for vendor, write in WRITES:
        getattr(world, vendor).fail_next(write, "applied_then_timeout")
        world.spawn()
        eventually(lambda: getattr(world, vendor).calls(write), bool, what=f"the call {write}")  # noqa: B023 - asked at once
        world.kill()
    world.spawn()

    _assert_finished_once(world, profile_id)


def _tenant_with_both_channels(world: World) -> str:
    world.equip_organization()
    return world.create_profile(sending_phone_number="+12125550123", whatsapp_business_account=WABA)


def _assert_finished_once(world: World, profile_id: str) -> None:
    timeline = world.await_callback_delivered(profile_id)
    assert timeline["status"] == "completed", timeline
    assert [step["status"] for step in timeline["steps"]] == ["done", "done", "done"]
    names = [item["name"] for item in world.telnyx.state()["messaging_profiles"]]
    assert names.count(f"clearsend-{world.tenant.id}-{profile_id}") == 1
    (number,) = (item for item in world.whatsapp.state()["phone_numbers"] if item["id"] == NUMBER_ID)
    assert number["registrations"] == 1
    callbacks = world.inbox.wait_for(1, 180)
    assert {callback.headers["x-webhook-event-id"] for callback in callbacks} == {timeline["callbacks"][0]["event_id"]}
    for callback in callbacks:
        callback.verify(world.tenant.signing_secret)
