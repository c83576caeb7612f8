"""Campaigns with many numbers: warned about at forty, full at forty-nine, and what happens once there is room."""

from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain.registration.record import Details
from clearsend.domain.registration.states import Kind, NumberState
from clearsend.store import registrations
from tests.workflows.living import (
    ASSIGN,
    await_code,
    await_nothing_to_do,
    await_on_campaign,
    await_rest,
    codes,
    on_campaign,
    profile,
    telnyx_ids,
)
from tests.workflows.test_registration_kinds import SECOND_NUMBER, await_event, await_quiet
from tests.workflows.test_registration_story import NUMBER, await_completed, events_of
from tests.world import BRAND, CAMPAIGN, World


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, a server that looks soon at what waits, and an organization with a brand and a campaign."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    world.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})
    return world


def live_heir(world: World, number: str = NUMBER) -> str:
    """A completed tenant with a number of its own on the campaign of its organization."""
    profile_id = world.create_profile(sending_phone_number=number)
    world.complete(profile_id)
    await_completed(world, profile_id)
    await_on_campaign(world, number)
    await_rest(world)
    return profile_id


def crowd(world: World, campaign_id: str, count: int) -> None:
    """So many numbers of others in the organization are on the campaign."""
    with world.database.writing() as transaction:
        for place in range(count):
            number = f"+1212556{place:04}"
            fresh = registrations.new(world.tenant.id, f"owner-{place}", Kind.NUMBER, number, transaction.now)
            there = replace(fresh, state=NumberState.ASSIGNED, details=Details(campaign_id=campaign_id))
            assert registrations.save(transaction, world.tenant.id, there, seen=None)


def scarce(world: World, profile_id: str) -> list[tuple[str, str]]:
    """The warnings about room: code and campaign."""
    ready: Any = world.data("GET", f"/v3/profiles/{profile_id}/readiness")
    return [(one["code"], one["subject_id"]) for one in ready["findings"] if str(one["code"]).startswith("campaign_")]


def test_a_number_waits_for_room_and_goes_on_once_another_leaves(world: World) -> None:
    first = live_heir(world)
    (at_vendor,) = telnyx_ids(world)
    (campaign,) = world.data("GET", f"/v3/profiles/{first}/campaigns")
    assert scarce(world, first) == []
    crowd(world, at_vendor, 48)
    assert scarce(world, first) == [("campaign_full", campaign["id"])]
    assigned = len(world.telnyx.calls(ASSIGN))

    second = world.create_profile(sending_phone_number=SECOND_NUMBER)
    world.complete(second)
    needed = await_code(world, second, "campaign_full")
    await_rest(world)
    assert (needed["kind"], needed["subject_id"], needed["state"]) == ("number", SECOND_NUMBER, "not_assigned")
    assert campaign["id"] in needed["message"]
    assert "number pool" in needed["remedy"]
    assert len(world.telnyx.calls(ASSIGN)) == assigned, "the vendor is not asked to"
    assert events_of(world, second).count("number.held") == 1

    # Nothing changes with another completion, and the event is not repeated.
    assert world.ask_to_complete(second).status_code in (200, 202)
    world.await_end(second)
    await_rest(world)
    assert codes(world, second) == {"campaign_full"}
    assert events_of(world, second).count("number.held") == 1
    assert len(world.telnyx.calls(ASSIGN)) == assigned

    world.data("PATCH", f"/v3/profiles/{first}", {"sending_phone_number": None})

    await_event(world, second, "number.assigned")
    assert list(on_campaign(world)) == [SECOND_NUMBER]
    await_nothing_to_do(world, second)
    assert len(world.telnyx.calls(ASSIGN)) == assigned + 1


def test_the_first_campaign_with_room_is_taken(world: World) -> None:
    first = live_heir(world)
    (full,) = telnyx_ids(world)
    crowd(world, full, 48)
    second = world.create_profile(sending_phone_number=SECOND_NUMBER)
    world.complete(second)
    await_code(world, second, "campaign_full")

    # As the remedy says: another campaign is registered.
    more = world.data("POST", "/v3/organization/campaigns", {"campaign": {**CAMPAIGN, "name": "More"}})
    path = f"/v3/organization/campaigns/{more['id']}/submit"
    assert world.call("POST", path, {"acceptFee": True}).status_code == 202

    await_event(world, second, "number.assigned")
    (other,) = set(telnyx_ids(world)) - {full}
    on = {one["phoneNumber"]: one["campaignId"] for one in world.telnyx.state()["phone_number_campaigns"]}
    assert on == {NUMBER: full, SECOND_NUMBER: other}
    for profile_id in (first, second):
        await_nothing_to_do(world, profile_id)
        assert profile(world, profile_id)["status"] == "completed"


def test_a_campaign_that_fills_up_is_warned_about_and_still_takes_numbers(world: World) -> None:
    first = live_heir(world)
    (at_vendor,) = telnyx_ids(world)
    (campaign,) = world.data("GET", f"/v3/profiles/{first}/campaigns")
    crowd(world, at_vendor, 38)
    assert scarce(world, first) == []

    second = live_heir(world, SECOND_NUMBER)

    assert set(on_campaign(world)) == {NUMBER, SECOND_NUMBER}
    for profile_id in (first, second):
        assert scarce(world, profile_id) == [("campaign_nearly_full", campaign["id"])]
        assert codes(world, profile_id) == set(), "a warning is nothing to do"
    await_quiet(world)
