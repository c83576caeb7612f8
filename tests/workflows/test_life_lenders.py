"""Numbers of completed tenants that pass from one owner to another: borrowed, inherited, given up and declared by the next."""

from collections.abc import Callable

import pytest

from clearsend.domain.registration.record import Details
from clearsend.domain.registration.states import Kind, NumberState
from tests.api.stories import register
from tests.workflows.living import (
    ITS_NUMBER,
    TAKE_OFF,
    assert_first_connected_then_released,
    await_nothing_to_do,
    await_on_campaign,
    await_rest,
    eventually_by_day,
    live_heirs,
    live_tenant,
    on_campaign,
    on_messaging_profile,
    profile,
)
from tests.workflows.test_registration_kinds import SECOND_NUMBER, await_quiet
from tests.workflows.test_registration_story import NUMBER
from tests.world import World, eventually


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, and a server that looks soon at what waits."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    return world


def _of_a_lender(world: World, profile_id: str) -> None:
    lender = world.create_profile(sending_phone_number=SECOND_NUMBER)
    fields = {"sending_phone_number": None, "sending_phone_number_profile_id": lender}
    world.data("PATCH", f"/v3/profiles/{profile_id}", fields)


def _of_the_organization(world: World, profile_id: str) -> None:
    world.data("PATCH", "/v3/organization", {"sending_phone_number": SECOND_NUMBER})
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": None})


@pytest.mark.parametrize("declare", [_of_a_lender, _of_the_organization])
def test_anothers_number_is_connected_before_the_own_one_is_released(
    world: World, declare: Callable[[World, str], None]
) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]

    declare(world, profile_id)

    assert await_on_campaign(world, SECOND_NUMBER) == campaign
    eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the old number off the campaign")
    assert_first_connected_then_released(world, NUMBER, SECOND_NUMBER)
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"


def test_a_place_that_an_older_version_has_left_takes_no_number_of_the_organization_off(world: World) -> None:
    """Each heir had a place of its own on the campaign, which stayed when it got a number of its own."""
    world.equip_organization()
    (heir_id,) = live_heirs(world, 1)
    campaign = await_on_campaign(world, ITS_NUMBER)
    on_it = {"vendor_id": ITS_NUMBER, "details": Details(campaign_id=campaign)}
    register(world, heir_id, Kind.NUMBER, ITS_NUMBER, NumberState.ASSIGNED, **on_it)

    world.data("PATCH", f"/v3/profiles/{heir_id}", {"sending_phone_number": NUMBER})

    assert await_on_campaign(world, NUMBER) == campaign
    await_nothing_to_do(world, heir_id)
    assert world.telnyx.calls(f"{TAKE_OFF}/*") == []
    assert on_campaign(world)[ITS_NUMBER] == campaign


def test_the_own_number_stays_where_the_organizations_is_for_other_campaigns(world: World) -> None:
    """A number is on one campaign only: the organization's cannot be on the tenant's."""
    world.equip_organization()
    live_heirs(world, 1)
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": None})

    await_quiet(world)
    await_rest(world)
    findings = world.data("GET", f"/v3/profiles/{profile_id}/readiness")["findings"]
    assert "own_number_needed" in {one["code"] for one in findings}
    assert on_campaign(world)[NUMBER] == campaign != on_campaign(world)[ITS_NUMBER]
    assert profile_id in str(on_messaging_profile(world, NUMBER))
    assert world.telnyx.calls(f"{TAKE_OFF}/*") == []


@pytest.mark.parametrize("is_at_once", [True, False], ids=["at once", "once it is released"])
def test_a_number_that_one_gives_up_goes_on_the_campaign_of_the_next(world: World, is_at_once: bool) -> None:
    first, second = live_tenant(world), live_tenant(world, number=SECOND_NUMBER, name="Second")
    campaign = on_campaign(world)[SECOND_NUMBER]

    world.data("PATCH", f"/v3/profiles/{first}", {"sending_phone_number": "+12125550125"})
    if not is_at_once:
        eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the number off the campaign")
    world.data("PATCH", f"/v3/profiles/{second}", {"sending_phone_number": NUMBER})

    eventually_by_day(
        world,
        lambda: on_campaign(world).get(NUMBER),
        lambda on: on == campaign,
        what="the number on the next's campaign",
    )
    assert on_messaging_profile(world, NUMBER) is not None
    for profile_id in (first, second):
        await_nothing_to_do(world, profile_id)
