"""Numbers at the simulated Telnyx: which ones a campaign takes, and which ones are for sale."""

from collections.abc import Sequence
from typing import Any

import pytest

from clearsend.simulators.telnyx.sharing import STRANGERS
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


# Numbers that are lost


def _on_campaign(registry: Registry) -> str:
    """The number on a campaign of ours; the id of the campaign."""
    campaign_id = registry.good_campaign()
    registry.number()
    registry.call("POST", "/10dlc/phone_number_campaigns", {"phoneNumber": NUMBER, "campaignId": campaign_id})
    registry.wait(1)
    return campaign_id


def _listed(registry: Registry) -> list[tuple[str, str]]:
    """The messaging profile and the campaign of the number, as the account lists it."""
    found = registry.call("GET", "/phone_numbers", **{"filter[phone_number]": NUMBER})["data"]
    return [(one["messaging_profile_name"], one["messaging_campaign_id"]) for one in found]


_TOLD = [("DELETION", "success"), ("STATUS_UPDATE", "DELETED")]


@pytest.mark.parametrize(
    ("outcome", "listed", "told"),
    [
        ("disconnected", [("", "ours")], []),
        ("unassigned", [("p", "")], _TOLD),
        ("removed", [], _TOLD),
        ("moved", [("another sender of the account", STRANGERS)], _TOLD),
    ],
)
def test_a_number_is_lost_at_once(
    registry: Registry, outcome: str, listed: Sequence[tuple[str, str]], told: Sequence[tuple[str, str]]
) -> None:
    campaign_id = _on_campaign(registry)
    before = len(registry.told())
    assert registry.decide("number", NUMBER, outcome)["applied_to"] == [NUMBER]
    assert _listed(registry) == [(profile, campaign_id if name == "ours" else name) for profile, name in listed]
    assert registry.told()[before:] == told
    gone = registry.http.get(f"/10dlc/phone_number_campaigns/{NUMBER}").status_code == 404
    assert gone == (outcome in ("unassigned", "removed"))


@pytest.mark.parametrize("outcome", ["disconnected", "unassigned", "removed", "moved"])
def test_a_number_on_no_campaign_is_lost_too(registry: Registry, outcome: str) -> None:
    registry.number()
    assert registry.decide("number", NUMBER, outcome)["applied_to"] == [NUMBER]
    names = {"disconnected": [("", "")], "unassigned": [("p", "")], "removed": []}
    assert _listed(registry) == names.get(outcome, [("another sender of the account", "")])
    assert registry.told() == []
    assert refusal(registry.http.get(f"/10dlc/phone_number_campaigns/{NUMBER}")) == (404, "10005")
    refused = registry.world.control("telnyx", "decide", kind="number", id="+12125560100", outcome=outcome)
    assert (refused.status_code, refused.json()) == (400, {"error": "id: the account has no such number"})


@pytest.mark.parametrize("outcome", ["disconnected", "unassigned", "removed"])
def test_a_lost_number_is_put_back(registry: Registry, outcome: str) -> None:
    campaign_id = _on_campaign(registry)
    registry.decide("number", NUMBER, outcome)
    if outcome == "removed":
        on_nothing = registry.http.post(
            "/10dlc/phone_number_campaigns", json={"phoneNumber": NUMBER, "campaignId": campaign_id}
        )
        assert refusal(on_nothing) == (422, "10017")
        registry.world.control("telnyx", "numbers", phone_number=NUMBER)
    if outcome != "unassigned":
        registry.number()
    if outcome != "disconnected":
        registry.call("POST", "/10dlc/phone_number_campaigns", {"phoneNumber": NUMBER, "campaignId": campaign_id})
        registry.wait(1)
    assert _listed(registry) == [("p", campaign_id)]
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"


def test_a_number_that_somebody_else_took_is_refused_for_ours(registry: Registry) -> None:
    campaign_id = _on_campaign(registry)
    registry.decide("number", NUMBER, "moved")
    body = {"phoneNumber": NUMBER, "campaignId": campaign_id}
    assert refusal(registry.http.post("/10dlc/phone_number_campaigns", json=body)) == (400, "10012")
    assert registry.assignment()["tcrCampaignId"] == STRANGERS
    registry.decide("number", NUMBER, "moved")
    assert [one["name"] for one in registry.call("GET", "/messaging_profiles")["data"]] == [
        "another sender of the account",
        "p",
    ], "there is one such profile"


def test_a_deleted_number_is_out_of_the_account_and_off_its_campaign(registry: Registry) -> None:
    _on_campaign(registry)
    [found] = registry.call("GET", "/phone_numbers", **{"filter[phone_number]": NUMBER})["data"]
    deleted = registry.call("DELETE", f"/phone_numbers/{found['id']}")["data"]
    assert (deleted["phone_number"], deleted["status"]) == (NUMBER, "deleted")
    assert _listed(registry) == []
    assert registry.told()[-2:] == _TOLD
    assert registry.http.delete(f"/phone_numbers/{found['id']}").status_code == 404
    assert refusal(registry.http.get(f"/10dlc/phone_number_campaigns/{NUMBER}")) == (404, "10005")


# Dormant campaigns


def test_the_first_number_wakes_a_dormant_campaign_and_the_second_attempt_succeeds(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    registry.number()
    registry.decide("campaign", campaign_id, "dormant")
    assert registry.told()[-1] == ("TELNYX_EVENT", "DORMANT")
    body = {"phoneNumber": NUMBER, "campaignId": campaign_id}
    assert registry.call("POST", "/10dlc/phone_number_campaigns", body)["assignmentStatus"] == "PENDING_ASSIGNMENT"
    assert registry.status(campaign_id) == "TCR_SUSPENDED"
    registry.wait(1)
    failed = registry.assignment()
    assert (failed["assignmentStatus"], "dormant" in failed["failureReasons"]) == ("FAILED_ASSIGNMENT", True)
    assert registry.told()[-3:] == [
        ("ASSIGNMENT", "failed"),
        ("STATUS_UPDATE", "FAILED"),
        ("TCR_EVENT", "MNO_CAMPAIGN_OPERATION_UNSUSPENDED"),
    ]
    woken = registry.call("GET", f"/10dlc/campaign/{campaign_id}")
    assert (woken["campaignStatus"], woken["isTMobileSuspended"]) == ("MNO_PROVISIONED", False)
    registry.call("POST", "/10dlc/phone_number_campaigns", body)
    registry.wait(1)
    assert registry.assignment()["assignmentStatus"] == "ASSIGNED"
    paid = registry.fees()
    assert [what for what, _ in paid] == ["brand", "campaign_review", "campaign_months"], "waking it costs nothing"


def test_a_dormant_campaign_of_others_is_woken_too(registry: Registry) -> None:
    registry.decide("shared_campaign", "CABC123", "dormant")
    registry.number()
    body = {"phoneNumber": NUMBER, "campaignId": "CABC123"}
    for status in ("FAILED_ASSIGNMENT", "ASSIGNED"):
        registry.call("POST", "/10dlc/phone_number_campaigns", body)
        registry.wait(1)
        assert registry.assignment()["assignmentStatus"] == status


def test_a_campaign_that_is_suspended_for_another_cause_takes_no_number(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    registry.number()
    registry.decide("campaign", campaign_id, "dormant")
    registry.decide("campaign", campaign_id, "suspended")
    body = {"phoneNumber": NUMBER, "campaignId": campaign_id}
    assert refusal(registry.http.post("/10dlc/phone_number_campaigns", json=body)) == (400, "10015")
