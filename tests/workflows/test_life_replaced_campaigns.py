"""A refused campaign that another one replaces: it is billed until it is deactivated, and what the vendor has decides, not what
is declared now."""

from tests.workflows.leftovers import (
    DAYS,
    DELETE_CAMPAIGN,
    RESUBMIT,
    active_campaigns,
    billed,
    complete,
    delete,
    put_campaign,
    refuse_campaign,
    release,
    row,
    take,
)
from tests.workflows.money_desk import Desk
from tests.workflows.money_steps import PROFILE, Ask, Rest, Sleep, Work
from tests.workflows.still_world import StillWorld

SHARED = "CSHARE1"


def share(world: StillWorld) -> None:
    world.telnyx.decide("shared_campaign", SHARED, "pending", brand="Northwind 0 LLC")


def test_it_ends_although_the_new_one_is_refused_and_deleted(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    refuse_campaign(desk)
    still_world.telnyx.fail_next("POST /10dlc/campaignBuilder", "10015")
    still_world.telnyx.fail_next("DELETE /10dlc/campaign/*", "503")
    take(desk, put_campaign(useCases=OTHER_USE_CASES), RESUBMIT, Work(), DELETE_CAMPAIGN)
    assert billed(desk, "campaign", "vendor_id") == active_campaigns(still_world) != []
    assert (billed(desk, "campaign", "deleted"), billed(desk, "campaign", "in_use")) == ([True], [False])
    take(desk, DAYS)
    assert billed(desk, "campaign", "vendor_id") == active_campaigns(still_world) == []


OTHER_USE_CASES = [
    {"messagingUseCaseUs": "MARKETING", "sampleMessages": ["Northwind 0: spring offers are here. Reply STOP to end."]}
]


def test_it_ends_although_its_profile_is_deleted(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    refuse_campaign(desk)
    still_world.telnyx.fail_next("DELETE /10dlc/campaign/*", "503")
    take(desk, RESUBMIT, Work(), delete(), release(), DAYS)
    assert active_campaigns(still_world) == billed(desk, "campaign", "vendor_id") == []


def test_it_ends_although_its_profile_is_restored(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    refuse_campaign(desk)
    still_world.telnyx.fail_next("DELETE /10dlc/campaign/*", "503")
    take(desk, RESUBMIT, Work(), delete(), Ask("POST", f"{PROFILE}/restore"), DAYS)
    assert len(active_campaigns(still_world)) == 1
    assert billed(desk, "campaign", "vendor_id") == active_campaigns(still_world)


def test_it_ends_when_a_campaign_of_another_provider_replaces_it(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    share(still_world)
    refuse_campaign(desk)
    take(desk, put_campaign(tcrCampaignId=SHARED), RESUBMIT, DAYS)
    assert row(still_world, "campaign", desk.profiles[0].id).state == "approved"
    assert active_campaigns(still_world) == billed(desk, "campaign", "vendor_id") == []


def test_it_ends_when_it_is_deleted_after_another_providers_was_declared(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    refuse_campaign(desk)
    take(desk, put_campaign(tcrCampaignId=SHARED), DELETE_CAMPAIGN, DAYS)
    assert active_campaigns(still_world) == []


def test_a_declared_campaign_of_another_provider_moves_nothing_before_it_is_resubmitted(
    still_world: StillWorld,
) -> None:
    desk = Desk(still_world)
    share(still_world)
    refuse_campaign(desk)
    before = row(still_world, "campaign", desk.profiles[0].id)
    take(desk, put_campaign(tcrCampaignId=SHARED), Sleep(90_000), Rest(70))
    after = row(still_world, "campaign", desk.profiles[0].id)
    assert after.checked_at > before.checked_at
    assert (after.state, after.vendor_id) == ("rejected", before.vendor_id)


def test_a_campaign_of_another_provider_is_never_deactivated(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    share(still_world)
    take(desk, put_campaign(tcrCampaignId=SHARED), complete(), Rest(1300))
    still_world.telnyx.decide("shared_campaign", SHARED, "rejected", "No.")
    take(desk, Sleep(90_000), Rest(70), put_campaign(), RESUBMIT, Rest(4000))
    assert len(active_campaigns(still_world)) == 1
    assert [path for method, path in still_world.line.sent if method == "DELETE"] == []


def test_the_new_one_is_read_although_the_old_one_cannot_be_deactivated(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    refuse_campaign(desk)
    still_world.telnyx.approve_after(0, automatic=False)
    still_world.telnyx.fail_next("DELETE /10dlc/campaign/*", "10015")
    take(desk, RESUBMIT, Work())
    still_world.telnyx.decide("campaign", still_world.telnyx.state()["campaigns"][1]["campaignId"], "approved")
    # The longest time between two readings is ten minutes here.
    take(desk, Sleep(3600), Rest(300))
    assert row(still_world, "campaign", desk.profiles[0].id).state == "approved"
    assert billed(desk, "campaign", "vendor_id") == active_campaigns(still_world)
