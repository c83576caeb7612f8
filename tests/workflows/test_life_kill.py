"""A server killed by `kill -9` after each effect in the life of a completed tenant: it goes on, and nothing is done or paid twice."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clearsend.store.engine import leases
from tests.workflows.living import (
    ASSIGN,
    ITS_NUMBER,
    TAKE_OFF,
    a_day_passes,
    account,
    await_connected,
    await_nothing_to_do,
    await_on_campaign,
    callbacks,
    eventually_by_day,
    graph,
    is_subscribed,
    live_on_whatsapp,
    live_tenant,
    on_campaign,
    on_messaging_profile,
    profile,
    whatsapp_number,
)
from tests.workflows.test_number_order_story import ask, await_number
from tests.workflows.test_registration_kinds import SECOND_NUMBER, await_action, await_event, await_quiet, brand
from tests.workflows.test_registration_story import NUMBER, await_completed, fees, paid, tcr_tenant
from tests.world import BRAND, CAMPAIGN, World, eventually

pytestmark = pytest.mark.long


@pytest.fixture
def world(world: World) -> World:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    return world


@contextmanager
def _meanwhile(world: World) -> Iterator[None]:
    """What is asked for is accepted, and not done yet. Then there is no server."""
    world.stop()
    world.start(has_worker=False)
    yield
    world.stop()


def _die_at_each(world: World, *moments: str) -> None:
    """Servers that die, each after one effect; then one that lives."""
    for moment in moments:
        world.spawn(die_at=moment)
        assert world.await_death() == -9, moment
    world.spawn()


def test_a_number_is_replaced_although_the_server_dies_after_every_effect(world: World) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]
    with _meanwhile(world):
        world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})

    _die_at_each(world, "effect:connect_sms", "effect:number", "effect:release_sms", "effect:unassign")

    assert await_on_campaign(world, SECOND_NUMBER) == campaign
    eventually(lambda: on_messaging_profile(world, NUMBER), lambda on: on is None, what="the old number off")
    assert NUMBER not in on_campaign(world)
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"
    assert len(world.telnyx.calls(f"{TAKE_OFF}/*")) == 1
    assert fees(world) == paid(brands=1, campaigns=1)


def test_what_was_given_up_ends_although_the_server_dies_after_every_effect(world: World) -> None:
    profile_id = live_tenant(world)
    with _meanwhile(world):
        assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
        assert world.call("POST", f"/v3/profiles/{profile_id}/release", {"confirm": True}).is_success

    _die_at_each(world, "effect:deactivate", "effect:unassign", "effect:release_sms")

    eventually(lambda: on_messaging_profile(world, NUMBER), lambda on: on is None, what="the number off")
    assert on_campaign(world) == {}
    eventually(
        lambda: world.data("GET", "/v3/organization/billed")["things"],
        lambda things: things == [],
        what="nothing billed",
    )
    # A deactivation whose answer the dead did not write is sent again: it has no further effect, and costs nothing.
    assert len(world.telnyx.calls("DELETE /10dlc/campaign/*")) == 2
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_bought_number_is_returned_once_although_the_server_dies(world: World) -> None:
    profile_id = world.create_profile()
    ask(world, profile_id)
    number = await_number(world, profile_id)
    with _meanwhile(world):
        assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
        assert world.call("POST", f"/v3/profiles/{profile_id}/release", {"confirm": True}).is_success

    _die_at_each(world, "effect:release_sms")

    eventually(
        lambda: world.data("GET", "/v3/organization/billed")["things"],
        lambda things: things == [],
        what="nothing billed",
    )
    assert number not in [one["phone_number"] for one in world.telnyx.state()["phone_numbers"]]
    assert len(world.telnyx.calls("DELETE /phone_numbers/*")) == 1


def test_another_account_is_connected_once_although_the_server_dies(world: World) -> None:
    old, new = "7310000011", "7320000022"
    profile_id = live_on_whatsapp(world, old)
    with _meanwhile(world):
        world.data("PATCH", f"/v3/profiles/{profile_id}", account(new))

    _die_at_each(world, "effect:connect_whatsapp")

    await_connected(world, new)
    await_nothing_to_do(world, profile_id)
    assert is_subscribed(world, new)
    assert whatsapp_number(world, new)["registrations"] == 1
    assert whatsapp_number(world, old)["registrations"] == 1
    assert profile(world, profile_id)["status"] == "completed"


def test_a_missing_subscription_is_made_again_although_the_server_dies(world: World) -> None:
    waba_id = "7310000011"
    profile_id = live_on_whatsapp(world, waba_id)
    world.stop()
    graph(world, "DELETE", f"/{waba_id}/subscribed_apps")
    a_day_passes(world)
    before = len(world.whatsapp.calls("POST /subscribed_apps"))

    _die_at_each(world, "effect:connect_whatsapp")

    await_nothing_to_do(world, profile_id)
    assert is_subscribed(world, waba_id)
    assert len(world.whatsapp.calls("POST /subscribed_apps")) == before + 1
    assert whatsapp_number(world, waba_id)["registrations"] == 1
    assert profile(world, profile_id)["status"] == "completed"


def test_a_number_that_has_fallen_off_is_put_back_although_the_server_dies(world: World) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]
    world.stop()
    for outcome in ("unassigned", "disconnected"):
        world.telnyx.decide("number", NUMBER, outcome)
    a_day_passes(world)

    _die_at_each(world, "effect:connect_sms", "effect:number")

    assert await_on_campaign(world, NUMBER) == campaign
    await_nothing_to_do(world, profile_id)
    assert profile_id in str(on_messaging_profile(world, NUMBER))
    assert len(world.telnyx.calls(ASSIGN)) == 2, "once at first, and once again"
    assert profile(world, profile_id)["status"] == "completed"
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_number_wakes_a_dormant_campaign_although_the_server_dies(world: World) -> None:
    profile_id = world.create_profile(brand=BRAND)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    assert world.complete(profile_id)["status"] == "submitted"
    await_event(world, profile_id, "campaign.approved")
    world.await_callback_delivered(profile_id)
    (campaign,) = world.telnyx.state()["campaigns"]
    world.telnyx.decide("campaign", campaign["campaignId"], "dormant")
    await_event(world, profile_id, "campaign.suspended")
    with _meanwhile(world):
        world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})

    # The first attempt wakes the campaign and fails, the second succeeds.
    _die_at_each(world, "effect:number", "effect:number")

    await_on_campaign(world, NUMBER)
    # The vendor's notices went to the address of a server that is no more.
    eventually_by_day(
        world,
        lambda: profile(world, profile_id)["status"],
        lambda status: status == "completed",
        what="the profile is able to send",
    )
    await_nothing_to_do(world, profile_id)
    assert [call["status"] for call in world.telnyx.calls(ASSIGN)] == [200, 200]
    told = [(True, "SUBMITTED"), (True, "COMPLETED")]
    eventually(lambda: callbacks(world, profile_id), lambda found: found == told, what="the callbacks")
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_corrected_brand_and_another_campaign_go_out_once_although_the_server_dies(world: World) -> None:
    profile_id = live_tenant(world)
    path = f"/v3/profiles/{profile_id}"
    with _meanwhile(world):
        world.data("PATCH", path, {"brand": brand(legalName="Northwind Dental Group LLC")})
        assert world.call("POST", f"{path}/brand/submit", {"acceptFee": True}).status_code == 202
        another = {**CAMPAIGN, "name": "Another", "description": "Reminders of payments that are due at Northwind."}
        campaign = world.data("POST", f"{path}/campaigns", {"campaign": another})
        assert world.call("POST", f"{path}/campaigns/{campaign['id']}/submit", {"acceptFee": True}).status_code == 202

    _die_at_each(world, "effect:update_brand", "effect:campaign")

    eventually(
        lambda: [found["campaignStatus"] for found in world.telnyx.state()["campaigns"]],
        lambda found: found == ["MNO_PROVISIONED"] * 2,
        what="the approval",
    )
    await_nothing_to_do(world, profile_id)
    (registered,) = world.telnyx.state()["brands"]
    assert (registered["companyName"], registered["identityStatus"]) == ("Northwind Dental Group LLC", "VERIFIED")
    # A correction whose answer the dead did not write is sent again: it says the same, and costs nothing.
    assert len(world.telnyx.calls("PUT /10dlc/brand/*")) == 2
    assert world.telnyx.calls("PUT /10dlc/brand/*/revet") == []
    assert fees(world) == paid(brands=1, campaigns=2)
    assert profile(world, profile_id)["status"] == "completed"


def test_a_pin_is_sent_and_taken_once_although_the_server_dies(world: World) -> None:
    person = {"firstName": "Ann", "lastName": "Archer", "mobilePhone": "+12125550177"}
    sole = brand(contact=person, entityType="SOLE_PROPRIETOR", taxId=None, legalName=None)
    with _meanwhile(world):
        profile_id = tcr_tenant(world, campaigns=1, brand=sole)
        assert world.ask_to_complete(profile_id).status_code == 202

    _die_at_each(world, "effect:send_otp")

    await_action(world, profile_id, kind="brand", state="awaiting_otp")
    ((message,),) = [handset["messages"] for handset in world.telnyx.state()["handsets"]]
    (pin,) = re.findall(r"\b\d{6}\b", message["text"])
    world.terminate()
    world.telnyx.send_webhooks(deliver=False)
    with _meanwhile(world):
        assert world.call("POST", f"/v3/profiles/{profile_id}/brand/otp", {"pin": pin}).status_code == 202

    _die_at_each(world, "effect:verify_otp")

    await_completed(world, profile_id)
    await_nothing_to_do(world, profile_id)
    assert len(world.telnyx.calls("POST /10dlc/brand/*/smsOtp")) == 1
    moves = [move["name"] for one in world.timeline(profile_id)["registrations"] for move in one["moves"]]
    assert "refused" not in moves, "the PIN that was taken is not called invalid"
    assert fees(world) == {"brand 4.00": 1, "campaign_review 15.00": 1, "campaign_months 6.00": 1}


def test_a_shared_campaign_is_accepted_once_although_the_server_dies(world: World) -> None:
    shared_id = "CSHARED1"
    world.telnyx.decide("shared_campaign", shared_id, "pending", brand="Northwind Dental, Inc.")
    with _meanwhile(world):
        profile_id = world.create_profile(brand=BRAND, sending_phone_number=NUMBER)
        content = {**CAMPAIGN, "tcrCampaignId": shared_id}
        world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": content})
        assert world.ask_to_complete(profile_id).status_code == 202

    _die_at_each(world, "effect:accept_campaign")

    await_completed(world, profile_id)
    assert await_on_campaign(world, NUMBER) == shared_id
    await_nothing_to_do(world, profile_id)
    assert len(world.telnyx.calls("POST /10dlc/campaign/acceptSharing/*")) == 1
    assert fees(world) == paid(brands=1)


def test_what_a_dead_server_had_begun_does_not_keep_a_number_from_its_next_owner(world: World) -> None:
    profile_id = live_tenant(world)
    with _meanwhile(world):
        world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})
    world.spawn(die_at="effect:connect_sms")
    assert world.await_death() == -9
    with _meanwhile(world):
        assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204

    world.spawn()

    await_quiet(world)
    with world.database.reading() as transaction:
        assert leases.list_below(transaction, f"number:{SECOND_NUMBER}") == []


@pytest.mark.parametrize("is_organizations", [True, False])
def test_a_number_that_a_dead_server_had_connected_is_released_for_its_successor(
    world: World, is_organizations: bool
) -> None:
    """The completion of the first tenant had put the number on its messaging profile, and nobody wrote that down."""
    world.equip_organization()
    number, path = ITS_NUMBER, "/v3/organization"
    profile_id = world.create_profile(**({} if is_organizations else {"sending_phone_number": NUMBER}))
    if not is_organizations:
        number, path = NUMBER, f"/v3/profiles/{profile_id}"
    world.stop()
    world.start(has_worker=False)
    assert world.ask_to_complete(profile_id).status_code == 202
    world.stop()
    world.spawn(die_at="effect:connect_sms")
    assert world.await_death() == -9
    assert on_messaging_profile(world, number) is not None
    world.start(has_worker=False)
    world.data("PATCH", path, {"sending_phone_number": SECOND_NUMBER})
    world.stop()

    world.spawn()
    await_completed(world, profile_id)
    eventually_by_day(
        world, lambda: on_messaging_profile(world, number), lambda on: on is None, what="the first number off"
    )
    assert on_messaging_profile(world, SECOND_NUMBER) is not None
    await_nothing_to_do(world, profile_id)
