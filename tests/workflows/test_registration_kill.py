"""A server killed by `kill -9` after each effect at the registry: it goes on after every restart, and pays for nothing twice."""

import pytest

from tests.workflows.test_registration_story import await_completed, fees, paid, tcr_tenant
from tests.world import CAMPAIGN, World, eventually

pytestmark = pytest.mark.long

# In the order of a registration: before the first request, then after each effect and before our books.
MOMENTS = ["intent:brand", "effect:brand", "effect:campaign", "effect:second_campaign", "effect:number"]


def test_a_registration_survives_death_after_every_effect_in_turn(world: World) -> None:
    profile_id = _accepted(world)
    for moment in MOMENTS:
        world.spawn(die_at=moment)
        assert world.await_death() == -9, moment
    world.spawn()

    await_completed(world, profile_id)
    _assert_registered_once(world)


def test_a_registration_survives_an_answer_that_never_came_and_death(sqlite_world: World) -> None:
    world = sqlite_world
    profile_id = _accepted(world)
    for write in ("POST /10dlc/brand", "POST /10dlc/campaignBuilder", "POST /10dlc/phone_number_campaigns"):
        world.telnyx.fail_next(write, "applied_then_timeout")
        world.spawn()
        world.await_call(write)
        world.kill()
    world.spawn()

    await_completed(world, profile_id)
    _assert_registered_once(world)


def test_a_registration_that_had_failed_once_goes_on_at_once_after_death(sqlite_world: World) -> None:
    """What the dead had begun is not resting after that failure."""
    world = sqlite_world
    profile_id = _accepted(world)
    world.telnyx.fail_next("GET /10dlc/campaign", "503", times=2)
    world.spawn(die_at="effect:campaign")
    assert world.await_death() == -9
    world.spawn()

    await_completed(world, profile_id)
    _assert_registered_once(world)


def _accepted(world: World) -> str:
    """A tenant whose completion was accepted by a server that has ended since."""
    world.telnyx.approve_after(0)
    world.start(has_worker=False, registration_check_seconds=0.3)
    profile_id = tcr_tenant(world)
    assert world.ask_to_complete(profile_id).status_code == 202
    world.stop()
    return profile_id


def _assert_registered_once(world: World) -> None:
    state = world.telnyx.state()
    assert len(state["brands"]) == 1
    assert len(state["campaigns"]) == 2
    assert len(state["phone_number_campaigns"]) == 1
    assert fees(world) == paid(brands=1, campaigns=2)


# How a person answers a rejection: who has rejected, and the call that brings the campaign before the reviewers again.
_WAYS = {
    "update": ("rejected", "PUT /10dlc/campaign/*"),
    "appeal": ("mno_rejected", "POST /10dlc/campaign/*/appeal"),
}


@pytest.mark.parametrize("way", _WAYS)
def test_a_resubmission_that_was_killed_is_reviewed_and_paid_once(world: World, way: str) -> None:
    outcome, request = _WAYS[way]
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", outcome, "Please add a link to the opt-in form.")
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    eventually(lambda: world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"], bool, what="the rejection")
    world.stop()

    # The reviewers take their time: what was resubmitted is with them when the server comes back.
    world.telnyx.approve_after(0, automatic=False)
    world.start(has_worker=False)
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")
    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}"
    if way == "update":
        flow = f"{CAMPAIGN['messageFlow']} The form is at https://northwind.example/book."
        world.data("PUT", path, {"campaign": {**CAMPAIGN, "messageFlow": flow}})
    assert world.call("POST", f"{path}/resubmit", {"acceptFee": True}).status_code == 202
    world.stop()
    world.spawn(die_at="effect:resubmit")
    assert world.await_death() == -9
    world.spawn()
    world.telnyx.approve_after(0)

    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1, reviews=2)
    assert len(world.telnyx.calls(request)) == 1
