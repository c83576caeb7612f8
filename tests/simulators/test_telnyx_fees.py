"""The ledger of the simulated Telnyx, over HTTP: what costs how much, once for each thing, and nothing for what is refused."""

from typing import Any

import httpx
import pytest

from tests.simulators.registry import BRAND, CAMPAIGN, HOOK, NUMBER, SOLE, Registry, search
from tests.world import eventually

Entry = tuple[str, str, str]


def ledger(registry: Registry) -> list[Entry]:
    """Every entry, oldest first: what, of what, dollars."""
    return [(fee["what"], fee["of"], fee["dollars"]) for fee in registry.world.see("telnyx", "state")["fees"]]


def lose(registry: Registry, path: str, body: Any, *, adds: str) -> None:
    """Send a request that Telnyx obeys and never answers; return once Telnyx has what it `adds`."""
    registry.world.fail("telnyx", f"POST {path}", "applied_then_timeout")
    with pytest.raises(httpx.ReadTimeout):
        registry.http.post(path, json=body, timeout=0.3)
    eventually(lambda: registry.world.see("telnyx", "state")[adds], bool, what=f"one of the {adds}")


# Campaigns


@pytest.mark.parametrize(
    ("usecase", "months"),
    [
        ("2FA", "30.00"),
        ("MARKETING", "30.00"),
        ("MIXED", "30.00"),
        ("POLITICAL", "30.00"),
        ("UCAAS_LOW", "30.00"),
        ("LOW_VOLUME", "4.50"),
        ("CHARITY", "9.00"),
        ("EMERGENCY", "15.00"),
        ("AGENTS_FRANCHISES", "90.00"),
    ],
)
def test_a_new_campaign_pays_its_review_and_three_months(registry: Registry, usecase: str, months: str) -> None:
    brand_id = registry.good_brand()
    campaign_id = registry.campaign(brand_id, usecase=usecase)
    paid = [("brand", brand_id, "4.00"), ("campaign_review", campaign_id, "15.00")]
    assert ledger(registry) == [*paid, ("campaign_months", campaign_id, months)]
    cost = registry.call("GET", "/10dlc/campaign/usecase/cost", usecase=usecase)
    assert (cost["upFrontCost"], 3 * float(cost["monthlyCost"])) == (months, float(months))
    offered = registry.call("GET", f"/10dlc/campaignBuilder/brand/{brand_id}/usecase/{usecase}")
    assert 3 * offered["monthlyFee"] == offered["quarterlyFee"] == float(months)


def test_a_sole_proprietor_pays_two_dollars_a_month(registry: Registry) -> None:
    brand_id = registry.call("POST", "/10dlc/brand", SOLE)["brandId"]
    registry.wait(1)
    registry.decide("brand", brand_id, "verified")
    campaign_id = registry.campaign(brand_id, usecase="SOLE_PROPRIETOR")
    assert ledger(registry)[1:] == [
        ("campaign_review", campaign_id, "15.00"),
        ("campaign_months", campaign_id, "6.00"),
    ]


def test_what_costs_nothing_a_month_is_not_in_the_ledger(registry: Registry) -> None:
    registry.campaign(registry.good_brand(), usecase="TRIAL")
    assert registry.fees() == [("brand", "4.00"), ("campaign_review", "15.00")]
    cost = registry.call("GET", "/10dlc/campaign/usecase/cost", usecase="TRIAL")
    assert (cost["monthlyCost"], cost["upFrontCost"]) == ("0.00", "0.00")


def test_a_campaign_that_comes_again_pays_for_another_review_only(registry: Registry) -> None:
    campaign_id = registry.good_campaign()
    paid = ledger(registry)
    path, review = f"/10dlc/campaign/{campaign_id}", ("campaign_review", campaign_id, "15.00")
    registry.call("PUT", path, {"sample1": "Northwind Dental: other words of what is approved."})
    registry.call("PUT", path, {"webhookURL": HOOK})
    assert ledger(registry) == paid, "what is changed in place costs nothing"
    registry.decide("campaign", campaign_id, "telnyx_failed", "No")
    registry.call("PUT", path, {"sample1": "Northwind Dental: better words."})
    assert ledger(registry) == [*paid, review]
    registry.decide("campaign", campaign_id, "mno_rejected", "No")
    registry.call("POST", f"{path}/appeal", {"appeal_reason": "It was mended"})
    assert ledger(registry) == [*paid, review, review]
    registry.wait(3600)
    registry.call("DELETE", path)
    assert ledger(registry) == [*paid, review, review], "nothing is given back"


def test_a_lost_answer_costs_what_it_would_have_cost(registry: Registry) -> None:
    lose(registry, "/10dlc/brand", BRAND, adds="brands")
    assert registry.fees() == [("brand", "4.00")]
    registry.wait(1)
    [brand] = registry.call("GET", "/10dlc/brand")["records"]
    lose(registry, "/10dlc/campaignBuilder", {**CAMPAIGN, "brandId": brand["brandId"]}, adds="campaigns")
    assert registry.fees()[1:] == [("campaign_review", "15.00"), ("campaign_months", "30.00")]
    order = {"evpId": "AEGIS", "vettingClass": "STANDARD"}
    lose(registry, f"/10dlc/brand/{brand['brandId']}/externalVetting", order, adds="vettings")
    assert registry.fees()[3:] == [("vetting", "41.50")]
    [offer] = search(registry, limit=1)
    lose(registry, "/number_orders", {"phone_numbers": [{"phone_number": offer}]}, adds="number_orders")
    registry.wait(1)
    assert ledger(registry)[4:] == [("number", offer, "1.00"), ("number_month", offer, "1.00")]


def test_a_mock_and_what_it_does_cost_nothing(registry: Registry) -> None:
    brand_id = registry.good_brand(mock=True)
    registry.campaign(brand_id)
    order = {"evpId": "AEGIS", "vettingClass": "STANDARD"}
    registry.call("POST", f"/10dlc/brand/{brand_id}/externalVetting", order)
    registry.wait(3600)
    assert ledger(registry) == []


# Vettings


@pytest.mark.parametrize(
    ("vetting_class", "dollars"),
    [("STANDARD", "41.50"), ("ENHANCED", "101.50"), ("POLITICAL", "66.00"), ("AUTHPLUS", "12.50")],
)
def test_a_vetting_is_paid_when_it_is_ordered(registry: Registry, vetting_class: str, dollars: str) -> None:
    brand_id = registry.good_brand()
    path, order = f"/10dlc/brand/{brand_id}/externalVetting", {"evpId": "AEGIS", "vettingClass": vetting_class}
    first = registry.call("POST", path, order)["vettingId"]
    registry.http.post(path, json=order)
    paid = [("brand", brand_id, "4.00"), ("vetting", first, dollars)]
    assert ledger(registry) == paid, "the second is refused"
    registry.wait(1)
    registry.decide("vetting", first, "failed", "Not found")
    assert ledger(registry) == paid, "its end costs nothing"
    second = registry.call("POST", path, order)["vettingId"]
    assert ledger(registry) == [*paid, ("vetting", second, dollars)], "a failed one is ordered and paid again"


def test_an_imported_vetting_is_free(registry: Registry) -> None:
    brand_id = registry.good_brand()
    vetting = {"evpId": "CV", "vettingId": "v-1", "vettingToken": "planted-token"}
    registry.call("PUT", f"/10dlc/brand/{brand_id}/externalVetting", vetting)
    assert registry.identity(brand_id)[1] == "VETTED_VERIFIED"
    assert registry.fees() == [("brand", "4.00")]


# Numbers


def test_a_number_is_paid_when_its_order_succeeds(registry: Registry) -> None:
    offers = registry.call("GET", "/available_phone_numbers", **{"filter[limit]": 2})["data"]
    numbers = [offer["phone_number"] for offer in offers]
    body = {"phone_numbers": [{"phone_number": number} for number in numbers]}
    order_id = registry.call("POST", "/number_orders", body)["data"]["id"]
    assert ledger(registry) == [], "it is only placed"
    registry.wait(1)
    paid = [(what, number, "1.00") for number in numbers for what in ("number", "number_month")]
    assert ledger(registry) == paid
    costs = {(offer["cost_information"]["upfront_cost"], offer["cost_information"]["monthly_cost"]) for offer in offers}
    assert costs == {("1.00000", "1.00000")}, "it costs what was offered"
    for outcome in ("success", "failed", "success"):
        registry.decide("order", order_id, outcome)
    registry.wait(3600)
    assert ledger(registry) == paid, "the account has had it since the first time"


def test_of_two_orders_for_a_number_one_is_paid(registry: Registry) -> None:
    [offer] = search(registry, limit=1)
    orders = [
        registry.call("POST", "/number_orders", {"phone_numbers": [{"phone_number": offer}]})["data"]["id"]
        for _ in range(2)
    ]
    registry.wait(1)
    ends = {registry.call("GET", f"/number_orders/{order}")["data"]["status"] for order in orders}
    assert ends == {"success", "failure"}
    assert ledger(registry) == [("number", offer, "1.00"), ("number_month", offer, "1.00")]


def test_a_number_that_is_not_bought_costs_nothing(registry: Registry) -> None:
    [offer] = search(registry, limit=1)
    registry.decide("order", "doomed", "failure")
    order = {"phone_numbers": [{"phone_number": offer}], "customer_reference": "doomed"}
    registry.call("POST", "/number_orders", order)
    registry.wait(3600)
    registry.number()
    registry.world.control("telnyx", "numbers", phone_numbers=["+442079460000"])
    assert ledger(registry) == []


# What is refused


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/10dlc/brand", {**BRAND, "vertical": "DENTAL"}),
        ("/10dlc/campaignBuilder", {**CAMPAIGN, "brandId": "none"}),
        ("/10dlc/campaignBuilder", {**CAMPAIGN, "brandId": "the brand", "usecase": "SOLE_PROPRIETOR"}),
        ("/10dlc/campaignBuilder", {**CAMPAIGN, "brandId": "the brand", "messageFlow": None}),
        ("/10dlc/campaignBuilder", {**CAMPAIGN, "brandId": "the brand", "referenceId": "taken"}),
        ("/10dlc/brand/the brand/externalVetting", {"evpId": "NONE", "vettingClass": "STANDARD"}),
        ("/10dlc/brand/the brand/externalVetting", {"evpId": "AEGIS", "vettingClass": "GOLD"}),
        ("/10dlc/brand/none/externalVetting", {"evpId": "AEGIS", "vettingClass": "STANDARD"}),
        ("/number_orders", {"phone_numbers": [{"phone_number": NUMBER}]}),
        ("/number_orders", {"phone_numbers": [{"phone_number": "+12125500999"}]}),
    ],
)
def test_what_is_refused_costs_nothing(registry: Registry, path: str, body: dict[str, Any]) -> None:
    brand_id = registry.good_brand()
    registry.campaign(brand_id, referenceId="taken")
    paid = ledger(registry)
    if body.get("brandId") == "the brand":
        body = {**body, "brandId": brand_id}
    answer = registry.http.post(path.replace("the brand", brand_id), json=body)
    assert answer.status_code in (400, 404), answer.text
    registry.wait(3600)
    assert ledger(registry) == paid


@pytest.mark.parametrize("fault", [20100, 10015, 503, 429, "html_502"])
@pytest.mark.parametrize("path", ["/10dlc/brand", "/10dlc/campaignBuilder", "/10dlc/brand/*/externalVetting"])
def test_what_fails_at_the_door_costs_nothing(registry: Registry, path: str, fault: str | int) -> None:
    brand_id = registry.good_brand()
    bodies: dict[str, Any] = {
        "/10dlc/brand": BRAND,
        "/10dlc/campaignBuilder": {**CAMPAIGN, "brandId": brand_id},
        "/10dlc/brand/*/externalVetting": {"evpId": "AEGIS", "vettingClass": "STANDARD"},
    }
    registry.world.fail("telnyx", f"POST {path}", fault)
    assert registry.http.post(path.replace("*", brand_id), json=bodies[path]).status_code >= 400
    assert registry.fees() == [("brand", "4.00")]
