"""The simulated Telnyx as a registry: left alone, it approves everything in order, and tells the address it was given."""

import re

from tests.simulators.registry import HOOK, NUMBER, Registry


def test_left_alone_everything_is_approved_and_told(registry: Registry) -> None:
    brand_id = registry.brand()
    assert registry.identity(brand_id) == ("REGISTRATION_PENDING", "UNVERIFIED")
    registry.wait(1)
    assert registry.identity(brand_id) == ("OK", "VERIFIED")
    campaign_id = registry.campaign(brand_id)
    seen = [registry.call("GET", f"/10dlc/campaign/{campaign_id}")]
    for _ in range(3):
        registry.wait(1)
        seen.append(registry.call("GET", f"/10dlc/campaign/{campaign_id}"))
    assert [campaign["campaignStatus"] for campaign in seen] == [
        "TCR_PENDING",
        "TCR_ACCEPTED",
        "MNO_PENDING",
        "MNO_PROVISIONED",
    ]
    assert [campaign["submissionStatus"] for campaign in seen[:2]] == ["PENDING", "CREATED"]
    assert seen[0]["tcrCampaignId"] == campaign_id
    assert re.fullmatch(r"C[A-Z0-9]{5,8}", seen[1]["tcrCampaignId"])
    assert (seen[2]["isTMobileRegistered"], seen[3]["isTMobileRegistered"]) == (False, True)
    registry.number()
    registry.call("POST", "/10dlc/phone_number_campaigns", {"phoneNumber": NUMBER, "campaignId": campaign_id})
    assert registry.assignment()["assignmentStatus"] == "PENDING_ASSIGNMENT"
    registry.wait(1)
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"
    [number] = registry.call("GET", "/phone_numbers", **{"filter[phone_number]": NUMBER})["data"]
    assert number["messaging_campaign_id"] == campaign_id
    assert registry.told() == [
        ("TCR_BRAND_UPDATE", "BRAND_ADD"),
        ("TCR_EVENT", "CAMPAIGN_ADD"),
        ("TELNYX_REVIEW", "ACCEPTED"),
        ("MNO_REVIEW", "ACCEPTED"),
        ("VERIFIED", None),
        ("ASSIGNMENT", "success"),
        ("STATUS_UPDATE", "ADDED"),
    ]
    assert registry.fees() == [("brand", "4.00"), ("campaign_review", "15.00"), ("campaign_months", "30.00")]
    body = registry.world.see("telnyx", "webhooks")[1]["body"]
    assert body["data"]["event_type"] == "10dlc.campaign.update"
    assert (body["data"]["record_type"], body["meta"]) == ("event", {"attempt": 1, "delivered_to": HOOK})
    # The second stage ended one second after the brand, although nobody looked in between.
    assert body["data"]["occurred_at"] == "2026-11-23T12:00:02.000Z"


def test_time_that_nobody_watched_passes_in_order(registry: Registry) -> None:
    campaign_id = registry.campaign(registry.good_brand())
    registry.wait(3600)
    assert registry.status(campaign_id) == "MNO_PROVISIONED"
    times = [row["body"]["data"]["occurred_at"] for row in registry.world.see("telnyx", "webhooks")]
    assert times == [f"2026-11-23T12:00:0{second}.000Z" for second in (1, 2, 3, 4, 4)]


def test_without_a_delay_the_next_look_sees_the_end_and_without_automatism_the_beginning(registry: Registry) -> None:
    registry.world.control("telnyx", "approvals", delay_ms=0)
    brand_id = registry.brand()
    campaign_id = registry.campaign(brand_id)
    assert registry.status(campaign_id) == "MNO_PROVISIONED"
    registry.world.control("telnyx", "approvals", automatic=False)
    waiting = registry.campaign(brand_id)
    registry.wait(3600)
    assert registry.status(waiting) == "TCR_PENDING"
    registry.decide("campaign", waiting, "APPROVED")
    assert registry.status(waiting) == "MNO_PROVISIONED"


def test_an_object_without_an_address_tells_nobody(registry: Registry) -> None:
    registry.good_brand(webhookURL=None)
    assert registry.told() == []
