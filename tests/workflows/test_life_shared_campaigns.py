"""A campaign of another provider that several campaigns of one organization name: accepted once, read once, told to each."""

from typing import Any

import pytest

from tests.workflows.living import (
    a_day_passes,
    await_code,
    await_nothing_to_do,
    await_on_campaign,
    await_rest,
    await_told,
    profile,
)
from tests.workflows.test_claims_story import OTHER_BRAND, SHARED_ID, acting_as, sharing_tenant
from tests.workflows.test_registration_kinds import SECOND_NUMBER, await_action, telnyx
from tests.workflows.test_registration_story import NUMBER, await_completed, events_of
from tests.world import CAMPAIGN, World

READ = "GET /10dlc/partner_campaigns/*"
ACCEPT = "POST /10dlc/campaign/acceptSharing/*"


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, a campaign that another provider shares, and a server that looks soon at what waits."""
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending", brand="Northwind Dental")
    world.start(registration_check_seconds=0.3)
    return world


def live_pair(world: World) -> tuple[str, str]:
    """Two completed tenants, each with a campaign that names the same one of another provider."""
    pair = sharing_tenant(world), sharing_tenant(world, number=SECOND_NUMBER)
    for profile_id in pair:
        assert world.ask_to_complete(profile_id).status_code == 202
    for profile_id, number in zip(pair, (NUMBER, SECOND_NUMBER), strict=True):
        await_completed(world, profile_id)
        await_on_campaign(world, number)
    await_told(world)
    await_rest(world)
    return pair


def reads(world: World) -> int:
    return len(world.telnyx.calls(READ))


def report_here(world: World) -> None:
    """The vendor reports on the shared campaign to this installation."""
    report_to = {"webhookURL": f"{world.base_url}/inbound/telnyx"}
    telnyx(world, "PATCH", f"/10dlc/partner_campaigns/{SHARED_ID}", report_to)


def test_two_that_name_one_campaign_accept_it_once_and_read_it_once_a_day(world: World) -> None:
    pair = live_pair(world)
    assert len(world.telnyx.calls(ACCEPT)) == 1

    for _ in range(2):
        before = reads(world)
        a_day_passes(world)
        await_rest(world)
        assert reads(world) == before + 1

    for profile_id in pair:
        await_nothing_to_do(world, profile_id)
        assert profile(world, profile_id)["status"] == "completed"


def test_one_notice_is_read_once_and_told_to_each(world: World) -> None:
    pair = live_pair(world)
    report_here(world)
    before = reads(world)

    world.telnyx.decide("shared_campaign", SHARED_ID, "suspended", "Too many complaints.")

    for profile_id in pair:
        needed = await_action(world, profile_id, kind="campaign", state="suspended")
        assert needed["message"] == "Too many complaints."
    await_told(world)
    await_rest(world)
    notices = [one for one in world.telnyx.webhooks() if SHARED_ID in str(one)]
    assert 1 <= reads(world) - before <= len(notices), "one for a notice, not one for each that names it"
    for profile_id in pair:
        assert events_of(world, profile_id).count("campaign.suspended") == 1

    world.telnyx.decide("shared_campaign", SHARED_ID, "approved")
    for profile_id in pair:
        await_nothing_to_do(world, profile_id)


def test_two_campaigns_of_one_profile_that_name_one_are_read_once(world: World) -> None:
    profile_id = sharing_tenant(world)
    content: Any = {**CAMPAIGN, "name": "Twin", "tcrCampaignId": SHARED_ID}
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": content})
    world.complete(profile_id)
    await_completed(world, profile_id)
    await_on_campaign(world, NUMBER)
    await_rest(world)
    assert len(world.telnyx.calls(ACCEPT)) == 1
    before = reads(world)

    a_day_passes(world)

    await_rest(world)
    assert reads(world) == before + 1
    states = [one["registration"]["state"] for one in world.data("GET", f"/v3/profiles/{profile_id}/campaigns")]
    assert states == ["approved", "approved"]


def test_another_brand_of_the_organization_stays_refused_day_by_day(world: World) -> None:
    fitting = sharing_tenant(world)
    world.complete(fitting)
    await_completed(world, fitting)
    strange = sharing_tenant(world, number=SECOND_NUMBER, brand=OTHER_BRAND)
    world.complete(strange)
    await_code(world, strange, "campaign_of_another_brand")

    for _ in range(2):
        a_day_passes(world)
        await_rest(world)

    await_code(world, strange, "campaign_of_another_brand")
    assert profile(world, strange)["status"] == "submitted"
    await_nothing_to_do(world, fitting)


def test_another_organization_learns_no_name_and_costs_no_call(world: World) -> None:
    pair = live_pair(world)
    other = world.found("Other")
    before = reads(world)

    with acting_as(world, other):
        greedy = sharing_tenant(world, number="+12125550125")
        world.complete(greedy)
        needed = await_code(world, greedy, "campaign_not_available")
        for secret in (*pair, world.tenant.id, other.id):
            assert secret not in f"{needed['message']} {needed['remedy']}"
        assert "tcrCampaignId" in needed["remedy"]
    await_rest(world)
    assert reads(world) == before
    assert len(world.telnyx.calls(ACCEPT)) == 1
