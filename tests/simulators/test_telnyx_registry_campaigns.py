"""Campaigns at the simulated Telnyx: what one must be, and what is decided about it; those that others share as well."""

from typing import Any

import pytest

from tests.simulators.registry import BRAND, CAMPAIGN, HOOK, NUMBER, Registry, invalid, refusal

# Campaigns


@pytest.mark.parametrize("name", ["brandId", "description", "usecase"])
def test_what_the_schema_of_a_campaign_requires(registry: Registry, name: str) -> None:
    body = {**CAMPAIGN, "brandId": registry.good_brand()}
    del body[name]
    assert invalid(registry.http.post("/10dlc/campaignBuilder", json=body)) == (422, ["body", name])


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"messageFlow": None}, 400, "10004"),
        ({"usecase": "TWO_FA"}, 400, "10032"),
        ({"subUsecases": ["M2M"]}, 400, "10032"),
        ({"optoutKeywords": "STOP, END"}, 400, "10015"),
        ({"helpKeywords": "HELP ME"}, 400, "10015"),
        ({"brandId": "none"}, 404, "10005"),
    ],
)
def test_what_else_a_campaign_must_be(registry: Registry, changes: dict[str, Any], status: int, code: str) -> None:
    body = {**CAMPAIGN, "brandId": registry.good_brand(), **changes}
    assert refusal(registry.http.post("/10dlc/campaignBuilder", json=body)) == (status, code)
    assert registry.fees() == [("brand", "4.00")]


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("pending", 400),
        ("failed", 400),
        ("unverified", 400),
        ("raw:NEW", 400),
        ("verified", 200),
        ("vetted_verified", 200),
    ],
)
def test_a_campaign_needs_a_verified_brand(registry: Registry, outcome: str, status: int) -> None:
    registry.decide("brand", "*", outcome)
    brand_id = registry.good_brand()
    answer = registry.http.post("/10dlc/campaignBuilder", json={**CAMPAIGN, "brandId": brand_id})
    assert answer.status_code == status
    if status == 400:
        sentence = "Cannot associate campaign with brand in pending or failed status"
        assert answer.json()["errors"][0]["detail"] == sentence


@pytest.mark.parametrize(
    ("usecase", "count", "status"),
    [
        ("LOW_VOLUME", 0, "TCR_FAILED"),
        ("LOW_VOLUME", 1, "TCR_ACCEPTED"),
        ("LOW_VOLUME", 6, "TCR_FAILED"),
        ("MIXED", 1, "TCR_FAILED"),
        ("MIXED", 2, "TCR_ACCEPTED"),
        ("MIXED", 5, "TCR_ACCEPTED"),
        ("MARKETING", 1, "TCR_FAILED"),
    ],
)
def test_the_registry_counts_sub_use_cases(registry: Registry, usecase: str, count: int, status: str) -> None:
    subs = ["2FA", "ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "FRAUD_ALERT", "MARKETING", "SECURITY_ALERT"]
    campaign_id = registry.campaign(registry.good_brand(), usecase=usecase, subUsecases=subs[:count])
    registry.wait(1)
    campaign = registry.call("GET", f"/10dlc/campaign/{campaign_id}")
    assert campaign["campaignStatus"] == status
    if status == "TCR_FAILED":
        assert (campaign["submissionStatus"], campaign["status"]) == ("FAILED", "ACTIVE")
        assert f"Usecase {usecase}" in campaign["failureReasons"]
        assert registry.told()[-1] == ("REGISTRATION", "failed")


def test_the_registry_measures_texts(registry: Registry) -> None:
    campaign_id = registry.campaign(registry.good_brand(), messageFlow="Short")
    registry.wait(1)
    assert "messageFlow" in registry.call("GET", f"/10dlc/campaign/{campaign_id}")["failureReasons"]


def test_a_reference_is_used_once_and_found_again(registry: Registry) -> None:
    brand_id = registry.good_brand()
    campaign_id = registry.campaign(brand_id, referenceId="intent-1")
    body = {**CAMPAIGN, "brandId": brand_id, "referenceId": "intent-1"}
    assert refusal(registry.http.post("/10dlc/campaignBuilder", json=body)) == (400, "10012")
    [found] = registry.call("GET", "/10dlc/campaign", brandId=brand_id)["records"]
    assert (found["campaignId"], found["referenceId"], found["assignedPhoneNumbersCount"]) == (
        campaign_id,
        "intent-1",
        0,
    )
    assert refusal(registry.http.get("/10dlc/campaign")) == (400, "10004")
    assert registry.fees() == [("brand", "4.00"), ("campaign_review", "15.00"), ("campaign_months", "30.00")]


def test_without_funds_a_campaign_is_answered_402_in_a_form_of_its_own(registry: Registry) -> None:
    brand_id = registry.good_brand()
    registry.world.fail("telnyx", "POST /10dlc/campaignBuilder", 20100)
    answer = registry.http.post("/10dlc/campaignBuilder", json={**CAMPAIGN, "brandId": brand_id})
    assert (answer.status_code, answer.json()["code"]) == (402, "20100")
    registry.world.fail("telnyx", "POST /10dlc/brand", 20100)
    assert refusal(registry.http.post("/10dlc/brand", json=BRAND)) == (402, "20100")
    assert registry.fees() == [("brand", "4.00")]


def test_a_rejected_campaign_is_resubmitted_by_new_content_and_goes_on_by_itself(registry: Registry) -> None:
    registry.decide("campaign", "intent-1", "Rejected", ["No opt-in form.", "Brand not named."])
    campaign_id = registry.campaign(registry.good_brand(), referenceId="intent-1")
    registry.wait(2)
    campaign = registry.call("GET", f"/10dlc/campaign/{campaign_id}")
    assert (campaign["campaignStatus"], campaign["status"]) == ("TELNYX_FAILED", "ACTIVE")
    assert campaign["failureReasons"] == "No opt-in form.; Brand not named."
    assert registry.told()[-2:] == [("TCR_EVENT", "CAMPAIGN_ADD"), ("TELNYX_REVIEW", "REJECTED")]
    registry.call("PUT", f"/10dlc/campaign/{campaign_id}", {"autoRenewal": False})
    assert registry.status(campaign_id) == "TELNYX_FAILED"
    mended = registry.call("PUT", f"/10dlc/campaign/{campaign_id}", {"sample1": "Northwind Dental: better words."})
    assert (mended["campaignStatus"], mended["sample1"]) == ("TCR_ACCEPTED", "Northwind Dental: better words.")
    assert "failureReasons" not in mended
    assert registry.told()[-1] == ("TCR_EVENT", "CAMPAIGN_RESUBMISSION")
    registry.wait(2)
    assert registry.status(campaign_id) == "MNO_PROVISIONED"
    submitted = [("brand", "4.00"), ("campaign_review", "15.00"), ("campaign_months", "30.00")]
    assert registry.fees() == [*submitted, ("campaign_review", "15.00")]


def test_an_appeal_is_for_what_telnyx_or_an_operator_has_rejected(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    path = f"/10dlc/campaign/{campaign_id}/appeal"
    assert refusal(registry.http.post(path, json={"appeal_reason": "Please"})) == (400, "10015")
    assert invalid(registry.http.post(path, json={"appealReason": "x"})) == (422, ["body", "appeal_reason"])
    for outcome in ("mno_rejected", "telnyx_failed"):
        registry.decide("campaign", campaign_id, outcome, "No")
        assert "appealed_at" in registry.call("POST", path, {"appeal_reason": "It was mended"})
        assert registry.status(campaign_id) == "TCR_ACCEPTED"
    assert refusal(registry.http.post("/10dlc/campaign/none/appeal", json={"appeal_reason": "x"})) == (404, "10005")


def test_an_update_has_limits_and_does_not_wake_the_dead(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    path = f"/10dlc/campaign/{campaign_id}"
    assert refusal(registry.http.put(path, json={"sample2": "x" * 256})) == (400, "10025")
    assert registry.call("PUT", path, {"description": "is not changed"})["description"] == CAMPAIGN["description"]
    assert registry.status(campaign_id) == "MNO_PROVISIONED"
    gone = registry.call("DELETE", path)
    assert isinstance(gone["time"], float)
    dead = registry.call("GET", path)
    assert (dead["campaignStatus"], dead["status"]) == ("TCR_EXPIRED", "EXPIRED")
    assert refusal(registry.http.put(path, json={"sample1": "Again, with better words"})) == (400, "10015")
    assert refusal(registry.http.delete(path)) == (400, "10015")


STATUSES = (
    *("TCR_PENDING", "TCR_SUSPENDED", "TCR_EXPIRED", "TCR_ACCEPTED", "TCR_FAILED", "TELNYX_ACCEPTED", "TELNYX_FAILED"),
    *("MNO_PENDING", "MNO_ACCEPTED", "MNO_REJECTED", "MNO_PROVISIONED", "MNO_PROVISIONING_FAILED"),
)
WORDS = {"approved": "MNO_PROVISIONED", "provisioned": "MNO_PROVISIONED", "expired": "TCR_EXPIRED"}
WORDS |= {"rejected": "TELNYX_FAILED", "suspended": "TCR_SUSPENDED", "DORMANT": "TCR_SUSPENDED", "raw:NEW": "NEW"}


@pytest.mark.parametrize(("outcome", "status"), [*((status, status) for status in STATUSES), *WORDS.items()])
def test_every_status_can_be_decided_at_once_and_in_advance(registry: Registry, outcome: str, status: str) -> None:
    brand_id = registry.good_brand()
    existing = registry.campaign(brand_id)
    decided = registry.decide("campaign", existing, outcome, "Because")
    assert decided["applied_to"] == [existing]
    assert registry.status(existing) == status
    registry.decide("campaign", "intent-1", outcome, "Because")
    later = registry.campaign(brand_id, referenceId="intent-1")
    assert registry.status(later) == "TCR_PENDING"
    seen = []
    for _ in range(4):
        registry.wait(1)
        seen.append(registry.status(later))
    assert status in (*seen, "TCR_PENDING")


def test_everybodys_decision_is_for_those_without_one_of_their_own(registry: Registry) -> None:
    mine = registry.brand(displayName="Mine")
    registry.decide("brand", "Mine", "failed", "No")
    assert registry.decide("brand", "*", "self_declared")["applied_to"] == []
    theirs = registry.good_brand(displayName="Theirs")
    assert registry.identity(mine)[0] == "REGISTRATION_FAILED"
    assert registry.identity(theirs) == ("OK", "SELF_DECLARED")
    tcr_id = registry.call("GET", f"/10dlc/brand/{theirs}")["tcrBrandId"]
    registry.decide("brand", tcr_id, "vetted_verified")
    assert registry.identity(theirs) == ("OK", "VETTED_VERIFIED")
    assert registry.decide("brand", "*", "verified")["applied_to"] == []


def test_what_is_held_waits_until_it_is_decided(registry: Registry) -> None:
    campaign_id = registry.campaign(registry.good_brand())
    registry.wait(1)
    registry.decide("campaign", campaign_id, "pending")
    registry.wait(3600)
    assert registry.status(campaign_id) == "TCR_ACCEPTED"
    registry.decide("campaign", campaign_id, "telnyx_accepted")
    assert registry.status(campaign_id) == "TELNYX_ACCEPTED"
    registry.wait(2)
    assert registry.status(campaign_id) == "MNO_PROVISIONED"


def test_what_operators_ask_for_and_say(registry: Registry) -> None:
    brand_id = registry.good_brand()
    path = f"/10dlc/campaignBuilder/brand/{brand_id}/usecase"
    mixed = registry.call("GET", f"{path}/MIXED")
    assert (mixed["minSubUsecases"], mixed["maxSubUsecases"]) == (2, 5)
    assert {row["qualify"] for row in mixed["mnoMetadata"].values()} == {True}
    sole = registry.call("GET", f"{path}/SOLE_PROPRIETOR")
    assert {row["qualify"] for row in sole["mnoMetadata"].values()} == {False}
    assert refusal(registry.http.get(f"{path}/SHOUTING")) == (400, "10032")
    campaign_id = registry.campaign(brand_id)
    operations = [set(registry.call("GET", f"/10dlc/campaign/{campaign_id}/operationStatus").values())]
    registry.wait(3)
    operations.append(set(registry.call("GET", f"/10dlc/campaign/{campaign_id}/operationStatus").values()))
    assert operations == [{"REVIEW"}, {"APPROVED"}]
    assert set(registry.call("GET", f"/10dlc/campaign/{campaign_id}/mnoMetadata")) == set(mixed["mnoMetadata"])
    cost = registry.call("GET", "/10dlc/campaign/usecase/cost", usecase="LOW_VOLUME")
    assert (cost["monthlyCost"], cost["upFrontCost"]) == ("1.50", "4.50")
    assert invalid(registry.http.get("/10dlc/campaign/usecase/cost")) == (422, ["query", "usecase"])
    assert "MIXED" in registry.call("GET", "/10dlc/enum/usecase")
    assert refusal(registry.http.get("/10dlc/enum/colour")) == (404, "10005")


# Campaigns of others


def test_a_shared_campaign_is_accepted_and_reviewed(registry: Registry) -> None:
    assert refusal(registry.http.post("/10dlc/campaign/acceptSharing/CABC123")) == (404, "10005")
    assert invalid(registry.http.post("/10dlc/campaign/acceptSharing/none")) == (422, ["path", "campaignId"])
    registry.decide("shared_campaign", "CABC123", "pending")
    path = "/10dlc/partner_campaigns/CABC123"
    registry.call("PATCH", path, {"webhookURL": HOOK, "description": "is not changed"})
    registry.wait(60)
    assert registry.call("GET", path)["campaignStatus"] == "TCR_ACCEPTED"
    sharing = registry.call("GET", "/10dlc/partnerCampaign/CABC123/sharing")
    assert sharing["sharedWithMe"]["sharingStatus"] == "PENDING"
    answer = registry.http.post("/10dlc/campaign/acceptSharing/CABC123")
    assert (answer.status_code, answer.json()) == (202, {})
    registry.call("POST", "/10dlc/campaign/acceptSharing/CABC123")
    sharing = registry.call("GET", "/10dlc/campaign/CABC123/sharing")
    assert sharing["sharedWithMe"]["sharingStatus"] == "ACCEPTED"
    registry.wait(2)
    [found] = registry.call("GET", "/10dlc/partner_campaigns")["records"]
    assert (found["tcrCampaignId"], found["campaignStatus"]) == ("CABC123", "MNO_PROVISIONED")
    assert registry.told() == [("TELNYX_REVIEW", "ACCEPTED"), ("MNO_REVIEW", "ACCEPTED"), ("VERIFIED", None)]
    registry.number()
    registry.call("POST", "/10dlc/phone_number_campaigns", {"phoneNumber": NUMBER, "campaignId": "CABC123"})
    registry.wait(1)
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"
    assert registry.told()[-2:] == [("ASSIGNMENT", "success"), ("STATUS_UPDATE", "ADDED")]
    assert registry.call("GET", path)["assignedPhoneNumbersCount"] == 1
    assert registry.call("GET", "/10dlc/partnerCampaign/sharedByMe")["records"] == []
    assert registry.fees() == []


def test_a_shared_campaign_names_its_brand_where_the_control_call_does(registry: Registry) -> None:
    registry.decide("shared_campaign", "CABC123", "pending")
    control = {"kind": "shared_campaign", "id": "CXYZ789", "outcome": "pending", "brand": "Riverside Clinic"}
    assert registry.world.control("telnyx", "decide", **control).status_code == 200
    assert "brandDisplayName" not in registry.call("GET", "/10dlc/partner_campaigns/CABC123")
    assert registry.call("GET", "/10dlc/partner_campaigns/CXYZ789")["brandDisplayName"] == "Riverside Clinic"


def test_a_shared_campaign_may_be_declined_or_rejected(registry: Registry) -> None:
    registry.decide("shared_campaign", "CABC123", "declined")
    assert refusal(registry.http.post("/10dlc/campaign/acceptSharing/CABC123")) == (400, "10015")
    assert registry.call("GET", "/10dlc/partner_campaigns")["records"] == []
    registry.world.control("telnyx", "approvals", delay_ms=0)
    registry.decide("shared_campaign", "CXYZ789", "accepted")
    assert registry.call("GET", "/10dlc/partner_campaigns/CXYZ789")["campaignStatus"] == "MNO_PROVISIONED"
    registry.decide("shared_campaign", "CXYZ789", "mno_rejected", "No")
    shared = registry.call("GET", "/10dlc/partner_campaigns/CXYZ789")
    assert (shared["campaignStatus"], shared["failureReasons"]) == ("MNO_REJECTED", "No")
