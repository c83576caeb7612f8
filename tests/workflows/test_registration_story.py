"""What happens between SUBMITTED and able to send, told on both databases against the simulated registry."""

import json
from collections import Counter
from typing import Any

from tests.world import BRAND, CAMPAIGN, World, eventually

NUMBER = "+12125550123"


def tcr_tenant(world: World, *, campaigns: int = 2, brand: Any = BRAND, number: str = NUMBER, **fields: Any) -> str:
    """A tenant with a brand, campaigns and a number of its own."""
    profile_id = world.create_profile(brand=brand, sending_phone_number=number, **fields)
    for place in range(campaigns):
        content = {**CAMPAIGN, "name": f"{CAMPAIGN['name']} {place + 1}"}
        world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": content})
    return profile_id


def await_completed(world: World, profile_id: str) -> None:
    eventually(
        lambda: world.data("GET", f"/v3/profiles/{profile_id}")["status"],
        lambda status: status == "completed",
        what="the profile is able to send",
    )


def events_of(world: World, profile_id: str) -> list[str]:
    """The types of a profile's events, oldest first."""
    listed = world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]
    return [event["event"] for event in reversed(listed)]


def fees(world: World) -> dict[str, int]:
    """The whole ledger of the registry: what was paid and how much, and how many times."""
    return dict(Counter(f"{fee['what']} {fee['dollars']}" for fee in world.telnyx.state()["fees"]))


def paid(*, brands: int = 0, campaigns: int = 0, reviews: int | None = None) -> dict[str, int]:
    """What `fees` must be: each campaign is paid for three months, and reviewed once unless `reviews` says otherwise."""
    wanted = {
        "brand 4.00": brands,
        "campaign_review 15.00": campaigns if reviews is None else reviews,
        "campaign_months 30.00": campaigns,
    }
    return {fee: count for fee, count in wanted.items() if count}


def test_a_tenant_goes_from_complete_to_able_to_send_by_itself(world: World) -> None:
    world.telnyx.approve_after(50)
    world.start()
    profile_id = tcr_tenant(world)
    world.complete(profile_id)

    await_completed(world, profile_id)

    state = world.telnyx.state()
    assert [brand["identityStatus"] for brand in state["brands"]] == ["VERIFIED"]
    assert [campaign["campaignStatus"] for campaign in state["campaigns"]] == ["MNO_PROVISIONED"] * 2
    assert fees(world) == {"brand 4.00": 1, "campaign_review 15.00": 2, "campaign_months 30.00": 2}
    told = events_of(world, profile_id)
    for name in ("completion.submitted", "brand.submitted", "brand.verified", "campaign.approved", "number.assigned"):
        assert name in told, told
    assert told.count("campaign.approved") == 2
    assert told[-1] == "completion.completed"
    ended = world.timeline(profile_id)
    assert (ended["status"], [reason["code"] for reason in ended["reasons"]]) == ("completed", ["ready"])
    callbacks = world.inbox.wait_for(2, 180)
    assert [json.loads(callback.body)["status"] for callback in callbacks] == ["SUBMITTED", "COMPLETED"]
    for callback in callbacks:
        callback.verify(world.tenant.signing_secret)


def test_without_webhooks_reconciliation_alone_gets_there(world: World) -> None:
    # Until the completion has ended: it would read a quick approval itself.
    world.telnyx.approve_after(50, automatic=False)
    world.telnyx.send_webhooks(deliver=False)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world)
    world.complete(profile_id)
    world.telnyx.approve_after(50)

    await_completed(world, profile_id)

    causes = {move["cause"] for registration in _registrations(world, profile_id) for move in registration["moves"]}
    assert "webhook" not in causes
    assert "reconciliation" in causes


def test_a_rejected_campaign_is_mended_in_place(world: World) -> None:
    words = "The opt-in consent language does not cover all selected use cases."
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", "rejected", words)
    world.start()
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    needed = eventually(
        lambda: world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"], bool, what="the rejection"
    )
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")
    assert (needed[0]["kind"], needed[0]["subject_id"]) == ("campaign", campaign["id"])
    assert needed[0]["message"] == words
    assert needed[0]["remedy"]
    assert words in campaign["tcrSyncError"]
    assert "campaign.rejected" in events_of(world, profile_id)

    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}"
    flow = f"{CAMPAIGN['messageFlow']} The same box covers every kind of message that is named here."
    world.data("PUT", path, {"campaign": {**CAMPAIGN, "name": campaign["name"], "messageFlow": flow}})
    offered = world.call("POST", f"{path}/resubmit", {"sandbox": True})
    assert offered.status_code == 202, offered.text
    assert offered.json()["data"]["way"] == "update"
    assert offered.json()["data"]["fee"]["amount"] == "15.00", "a review costs, also the second"
    assert fees(world) == paid(brands=1, campaigns=1), "asking costs nothing"
    assert world.call("POST", f"{path}/resubmit", {}).status_code == 400, "nobody has accepted the fee"
    assert world.call("POST", f"{path}/resubmit", {"acceptFee": True}).status_code == 202

    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1, reviews=2), "two reviews of one campaign of one brand"
    assert len(world.telnyx.state()["campaigns"]) == 1
    assert world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"] == []
    told = events_of(world, profile_id)
    assert told.index("campaign.rejected") < told.index("campaign.resubmitted") < told.index("campaign.approved")


def _registrations(world: World, profile_id: str) -> Any:
    return world.timeline(profile_id)["registrations"]


def test_what_the_registry_could_not_take_is_held_back_until_it_is_mended(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start()
    without_tax_id = {**BRAND, "business": {**BRAND["business"], "taxId": None}}
    profile_id = world.create_profile(brand=without_tax_id, sending_phone_number=NUMBER)
    without_flow = {name: value for name, value in CAMPAIGN.items() if name != "messageFlow"}
    campaign = world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": without_flow})
    findings = world.data("GET", f"/v3/profiles/{profile_id}/readiness")["findings"]
    foretold = {finding["code"] for finding in findings if finding["severity"] == "blocking"}
    assert len(foretold) == 2, findings
    world.complete(profile_id)

    def needed(count: int) -> list[Any]:
        listed = eventually(
            lambda: world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"],
            lambda found: len(found) == count,
            what=f"{count} things held back",
        )
        return list(listed)

    held = needed(2)
    assert {item["code"] for item in held} == foretold, "the same code as the real check"
    assert {item["state"] for item in held} == {"not_submitted"}
    assert {"brand.held", "campaign.held"} <= set(events_of(world, profile_id))
    assert world.telnyx.calls("POST /10dlc/brand") == []

    world.telnyx.approve_after(0, automatic=False)
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": BRAND})
    eventually(lambda: fees(world), bool, what="the brand goes to the registry")
    (left,) = needed(1)
    assert left["kind"] == "campaign"
    assert fees(world) == paid(brands=1)
    world.data("PUT", f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}", {"campaign": CAMPAIGN})
    assert needed(0) == [], "mended, though its brand is not verified yet"

    world.telnyx.approve_after(0)
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)
