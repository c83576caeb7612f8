"""Numbers at the simulated Telnyx: which ones a campaign takes, and which ones are for sale."""

from typing import Any

import pytest

from tests.simulators.registry import HOOK, NUMBER, Registry, refusal, search

# Numbers of campaigns


@pytest.mark.parametrize(
    ("phone_number", "code"),
    [("2125550100", "10016"), ("+12125560100", "10017"), ("+442079460000", "10015"), ("+18005550100", "10015")],
)
def test_which_numbers_a_campaign_takes(registry: Registry, phone_number: str, code: str) -> None:
    registry.world.control("telnyx", "numbers", phone_numbers=["+442079460000"])
    body = {"phoneNumber": phone_number, "campaignId": registry.good_campaign()}
    assert refusal(registry.http.post("/10dlc/phone_number_campaigns", json=body))[1] == code


@pytest.mark.parametrize("path", ["/10dlc/phone_number_campaigns", "/10dlc/phoneNumberCampaign"])
def test_a_number_is_on_a_profile_first_and_in_one_approved_campaign(registry: Registry, path: str) -> None:
    brand_id = registry.good_brand()
    first, second = registry.campaign(brand_id), registry.campaign(brand_id)
    body = {"phoneNumber": NUMBER, "campaignId": first}
    on_no_profile = registry.http.post(path, json=body)
    assert "messaging profile" in on_no_profile.json()["errors"][0]["detail"]
    registry.number()
    not_approved = registry.http.post(path, json=body)
    assert "not approved" in not_approved.json()["errors"][0]["detail"]
    none = registry.http.get(f"{path}/{NUMBER}")
    assert refusal(none) == (404, "10005")
    assert none.json()["errors"][0]["detail"] == "Phone Number Campaign does not exist on account"
    assert refusal(registry.http.post(path, json={**body, "campaignId": "none"})) == (404, "10005")
    registry.wait(3)
    registry.call("POST", path, body)
    assert refusal(registry.http.post(path, json={**body, "campaignId": second})) == (400, "10012")
    registry.wait(1)
    assert registry.call("PUT", f"{path}/{NUMBER}", {**body, "campaignId": second})["campaignId"] == second
    registry.wait(1)
    [found] = registry.call("GET", path, **{"filter[telnyx_campaign_id]": second})["records"]
    assert (found["phoneNumber"], found["assignmentStatus"]) == (NUMBER, "ASSIGNED")
    assert registry.call("GET", path, **{"filter[telnyx_campaign_id]": first})["records"] == []
    assert registry.call("DELETE", f"{path}/{NUMBER}")["assignmentStatus"] == "PENDING_UNASSIGNMENT"
    registry.wait(1)
    assert refusal(registry.http.get(f"{path}/{NUMBER}")) == (404, "10005")
    assert registry.told()[-2:] == [("DELETION", "success"), ("STATUS_UPDATE", "DELETED")]


def test_an_assignment_that_failed_is_asked_for_again(registry: Registry) -> None:
    registry.decide("number", NUMBER, "failed", "The operator does not know the number")
    campaign_id = registry.good_campaign()
    registry.number()
    body = {"phoneNumber": NUMBER, "campaignId": campaign_id}
    registry.call("POST", "/10dlc/phone_number_campaigns", body)
    registry.wait(1)
    failed = registry.assignment()
    assert failed["assignmentStatus"] == "FAILED_ASSIGNMENT"
    assert failed["failureReasons"] == "The operator does not know the number"
    assert registry.told()[-2:] == [("ASSIGNMENT", "failed"), ("STATUS_UPDATE", "FAILED")]
    registry.call("POST", "/10dlc/phone_number_campaigns", body)
    registry.wait(1)
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"


def test_all_numbers_of_a_profile_are_assigned_at_once(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    profile_id = registry.number()
    path, body = "/10dlc/phoneNumberAssignmentByProfile", {"messagingProfileId": profile_id}
    for both in ({}, {"campaignId": campaign_id, "tcrCampaignId": "CABC123"}):
        assert refusal(registry.http.post(path, json={**body, **both})) == (400, "10015")
    answer = registry.http.post(path, json={**body, "campaignId": campaign_id})
    assert answer.status_code == 202
    task = f"{path}/{answer.json()['taskId']}"
    assert registry.call("GET", task)["status"] == "pending"
    registry.wait(1)
    assert registry.call("GET", task)["status"] == "completed"
    [row] = registry.call("GET", f"{task}/phoneNumbers")["records"]
    assert (row["phoneNumber"], row["status"]) == (NUMBER, "completed")
    registry.wait(1)
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"
    again = registry.call("POST", path, {**body, "campaignId": campaign_id})
    registry.wait(1)
    [row] = registry.call("GET", f"{path}/{again['taskId']}/phoneNumbers")["records"]
    assert row["status"] == "failed"


# Numbers for sale


def test_numbers_are_searched_and_bought_by_reference(registry: Registry) -> None:
    profile = registry.call(
        "POST", "/messaging_profiles", {"name": "p", "whitelisted_destinations": ["US"], "webhook_url": HOOK}
    )["data"]
    first, second = search(registry, national_destination_code="415", limit=2)
    assert first.startswith("+1415550")
    order = {
        "phone_numbers": [{"phone_number": first}],
        "messaging_profile_id": profile["id"],
        "customer_reference": "intent-1",
    }
    placed = registry.call("POST", "/number_orders", order)["data"]
    assert (placed["status"], placed["phone_numbers"][0]["status"]) == ("pending", "pending")
    assert registry.call("GET", "/phone_numbers", **{"filter[phone_number]": first})["data"] == []
    registry.wait(1)
    [found] = registry.call("GET", "/number_orders", **{"filter[customer_reference]": "intent-1"})["data"]
    assert (found["id"], found["status"]) == (placed["id"], "success")
    assert registry.call("GET", "/number_orders", **{"filter[customer_reference]": "other"})["data"] == []
    [number] = registry.call("GET", "/phone_numbers", **{"filter[phone_number]": first})["data"]
    assert number["messaging_profile_id"] == profile["id"]
    assert search(registry, national_destination_code="415", limit=1) == [second]
    [row] = registry.world.see("telnyx", "webhooks")
    assert row["body"]["data"]["event_type"] == "number_order.complete"
    assert row["body"]["data"]["payload"]["status"] == "success"
    renamed = registry.call("PATCH", f"/number_orders/{placed['id']}", {"customer_reference": "other"})["data"]
    assert registry.call("GET", f"/number_orders/{placed['id']}")["data"] == renamed


@pytest.mark.parametrize(
    ("phone_numbers", "code"),
    [
        ([{"phone_number": "+12125500999"}], "85000"),
        ([{"phone_number": NUMBER}], "85001"),
        ([{}], "10004"),
        ([], "10004"),
    ],
)
def test_what_cannot_be_bought(registry: Registry, phone_numbers: list[Any], code: str) -> None:
    answer = registry.http.post("/number_orders", json={"phone_numbers": phone_numbers})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


def test_of_two_orders_for_a_number_one_fails(registry: Registry) -> None:
    [offer] = search(registry, limit=1)
    body = {"phone_numbers": [{"phone_number": offer}]}
    orders = [registry.call("POST", "/number_orders", body)["data"]["id"] for _ in range(2)]
    registry.wait(1)
    ends = [registry.call("GET", f"/number_orders/{order}")["data"]["status"] for order in orders]
    assert ends == ["success", "failure"]
    other = {"phone_numbers": [{"phone_number": search(registry, limit=1)[0]}], "customer_reference": "doomed"}
    registry.decide("order", "doomed", "failure")
    placed = registry.call("POST", "/number_orders", other)["data"]
    registry.wait(1)
    assert registry.call("GET", f"/number_orders/{placed['id']}")["data"]["status"] == "failure"


def test_only_local_us_numbers_are_for_sale(registry: Registry) -> None:
    assert search(registry, country_code="GB") == []
    assert search(registry, phone_number_type="toll_free") == []
    assert search(registry, **{"phone_number][ends_with": "7777", "limit": 5}) == ["+12125507777"]
    wrong = registry.http.get("/available_phone_numbers", params={"filter[limit]": "many"})
    assert wrong.json()["errors"][0]["code"] == "10033"
