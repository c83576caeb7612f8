"""Brands at the simulated Telnyx: what one must be, how one is vetted, and the PIN of a sole proprietor."""

import re
from typing import Any

import pytest

from tests.simulators.registry import BRAND, CAMPAIGN, NUMBER, SOLE, Registry, invalid, refusal

PIN_TEXTS = {"pinSms": "Your PIN is @OTP_PIN@", "successSms": "Thank you."}

# Brands


@pytest.mark.parametrize("name", ["entityType", "displayName", "country", "email", "vertical"])
def test_what_the_schema_of_a_brand_requires(registry: Registry, name: str) -> None:
    without = {key: value for key, value in BRAND.items() if key != name}
    assert invalid(registry.http.post("/10dlc/brand", json=without)) == (422, ["body", name])
    assert registry.fees() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ein": None}, "10004"),
        ({"companyName": None}, "10004"),
        ({"entityType": "PUBLIC_PROFIT"}, "10004"),
        ({"entityType": "SOLE_PROPRIETOR"}, "10004"),
        ({"entityType": "LLC"}, "10032"),
        ({"vertical": "DENTAL"}, "10032"),
        ({"stockExchange": "WALL"}, "10032"),
        ({"displayName": "x" * 101}, "10025"),
    ],
)
def test_what_else_a_brand_must_be(registry: Registry, changes: dict[str, Any], code: str) -> None:
    assert refusal(registry.http.post("/10dlc/brand", json={**BRAND, **changes})) == (400, code)
    assert registry.fees() == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{"])
def test_a_body_that_is_no_object_is_a_422(registry: Registry, content: bytes) -> None:
    answer = registry.http.post("/10dlc/brand", content=content, headers={"content-type": "application/json"})
    assert invalid(answer) == (422, ["body"])


def test_a_field_of_the_wrong_type_is_a_422_and_an_unknown_one_is_dropped(registry: Registry) -> None:
    answer = registry.http.post("/10dlc/brand", json={**BRAND, "mock": "yes"})
    assert invalid(answer) == (422, ["body", "mock"])
    created = registry.call("POST", "/10dlc/brand", {**BRAND, "colour": "blue", "mock": True})
    assert "colour" not in created
    assert registry.fees() == []


def test_brands_are_listed_without_tax_numbers_and_not_found_by_them(registry: Registry) -> None:
    first = registry.brand()
    registry.wait(1)
    second = registry.brand(displayName="Other", ein="98-7654321")
    listed = registry.call("GET", "/10dlc/brand")
    assert [brand["brandId"] for brand in listed["records"]] == [second, first]
    assert (listed["page"], listed["totalRecords"]) == (1, 2)
    assert "ein" not in listed["records"][0]
    assert len(registry.call("GET", "/10dlc/brand", ein="98-7654321")["records"]) == 2
    [found] = registry.call("GET", "/10dlc/brand", displayName="Other")["records"]
    assert found["brandId"] == second
    page = registry.call("GET", "/10dlc/brand", page=2, recordsPerPage=1, sort="createdAt")
    assert [brand["brandId"] for brand in page["records"]] == [second]
    wrong = registry.http.get("/10dlc/brand", params={"recordsPerPage": 501})
    assert invalid(wrong) == (422, ["query", "recordsPerPage"])


def test_a_refused_brand_says_why_and_is_mended_in_place_for_no_fee(registry: Registry) -> None:
    brand_id = registry.brand(ein="12-34")
    registry.wait(1)
    brand = registry.call("GET", f"/10dlc/brand/{brand_id}")
    assert brand["status"] == "REGISTRATION_FAILED"
    assert "EIN" in brand["failureReasons"]
    [category] = registry.call("GET", f"/10dlc/brand/feedback/{brand_id}")["category"]
    assert (category["id"], "ein" in category["fields"]) == ("TAX_ID", True)
    [row] = registry.world.see("telnyx", "webhooks")
    payload = row["body"]["data"]["payload"]
    assert (payload["type"], payload["status"]) == ("REGISTRATION", "failed")
    assert "ein" in payload["reasons"][0]["fields"]
    registry.call("PUT", f"/10dlc/brand/{brand_id}", {**BRAND, "ein": "12-3456789"})
    assert registry.identity(brand_id)[0] == "REGISTRATION_PENDING"
    registry.wait(1)
    assert registry.identity(brand_id) == ("OK", "VERIFIED")
    assert registry.fees() == [("brand", "4.00")]


def test_the_feedback_names_a_category_for_every_reason(registry: Registry) -> None:
    brand_id = registry.good_brand()
    reasons = ["The EIN is unknown", "No such stock symbol", "Not a government entity", "No non-profit", "Something"]
    registry.decide("brand", brand_id, "unverified", reasons)
    assert registry.identity(brand_id) == ("OK", "UNVERIFIED")
    feedback = registry.call("GET", f"/10dlc/brand/feedback/{brand_id}")
    assert [category["id"] for category in feedback["category"]] == [
        "TAX_ID",
        "STOCK_SYMBOL",
        "GOVERNMENT_ENTITY",
        "NONPROFIT",
        "OTHERS",
    ]


def test_a_brand_is_revetted_once_and_then_every_three_months(registry: Registry) -> None:
    brand_id = registry.brand()
    assert refusal(registry.http.put(f"/10dlc/brand/{brand_id}/revet")) == (400, "10015")
    registry.wait(1)
    registry.decide("brand", brand_id, "unverified", "The EIN does not match")
    registry.call("PUT", f"/10dlc/brand/{brand_id}/revet")
    registry.wait(1)
    assert registry.identity(brand_id) == ("OK", "VERIFIED")
    assert registry.told()[-1] == ("REVET", "success")
    registry.wait(89 * 86_400)
    assert refusal(registry.http.put(f"/10dlc/brand/{brand_id}/revet")) == (400, "10015")
    registry.wait(86_400)
    registry.decide("brand", brand_id, "pending")
    registry.call("PUT", f"/10dlc/brand/{brand_id}/revet")
    registry.wait(60)
    registry.decide("brand", brand_id, "failed", "Still not")
    assert registry.identity(brand_id) == ("OK", "UNVERIFIED")
    assert registry.told()[-1] == ("REVET", "failed")
    assert registry.fees() == [("brand", "4.00")]


def test_a_brand_with_active_campaigns_stays(registry: Registry) -> None:
    brand_id = registry.good_brand()
    campaign_id = registry.campaign(brand_id)
    assert registry.call("GET", f"/10dlc/brand/{brand_id}")["assignedCampaignsCount"] == 1
    assert refusal(registry.http.delete(f"/10dlc/brand/{brand_id}")) == (400, "40332")
    registry.call("DELETE", f"/10dlc/campaign/{campaign_id}")
    answer = registry.http.delete(f"/10dlc/brand/{brand_id}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert refusal(registry.http.get(f"/10dlc/brand/{brand_id}")) == (404, "10005")


def test_only_a_public_company_gets_an_email(registry: Registry) -> None:
    listed = {"stockSymbol": "NWD", "stockExchange": "NYSE", "businessContactEmail": "cfo@northwind.example"}
    public = registry.brand(entityType="PUBLIC_PROFIT", **listed)
    answer = registry.http.post(f"/10dlc/brand/{public}/2faEmail")
    assert (answer.status_code, answer.content) == (200, b"")
    assert refusal(registry.http.post(f"/10dlc/brand/{registry.brand()}/2faEmail")) == (400, "10015")


def test_a_vetting_makes_a_brand_vetted_and_is_ordered_once(registry: Registry) -> None:
    brand_id = registry.good_brand()
    path, order = f"/10dlc/brand/{brand_id}/externalVetting", {"evpId": "AEGIS", "vettingClass": "STANDARD"}
    ordered = registry.call("POST", path, order)
    assert "vettingScore" not in ordered
    assert refusal(registry.http.post(path, json=order)) == (400, "10012")
    registry.wait(1)
    assert registry.identity(brand_id)[1] == "VETTED_VERIFIED"
    assert registry.told()[-1] == ("ORDER_EXTERNAL_VETTING", "success")
    [vetting] = registry.call("GET", path)
    assert (vetting["vettingId"], vetting["vettingScore"]) == (ordered["vettingId"], 75)
    registry.wait(180 * 86_400)
    second = registry.call("POST", path, order)
    registry.decide("vetting", second["vettingId"], "failed", "Not found")
    assert registry.told()[-1] == ("ORDER_EXTERNAL_VETTING", "failed")
    registry.call("POST", path, order)
    imported = registry.call("PUT", path, {"evpId": "CV", "vettingId": "v-1", "vettingToken": "planted-token"})
    assert imported["vettingId"] == "v-1"
    seen = str([registry.world.see("telnyx", "state"), registry.world.see("telnyx", "calls")])
    assert "v-1" in seen
    assert "planted-token" not in seen


# Sole proprietors


def sole_proprietor(registry: Registry, **fields: Any) -> str:
    brand_id = str(registry.call("POST", "/10dlc/brand", {**SOLE, **fields})["brandId"])
    registry.wait(1)
    assert registry.identity(brand_id) == ("OK", "UNVERIFIED")
    return brand_id


def texts(registry: Registry) -> list[str]:
    [handset] = registry.world.see("telnyx", "state")["handsets"]
    assert handset["phone_number"] == SOLE["mobilePhone"]
    return [message["text"] for message in handset["messages"]]


def test_a_sole_proprietor_is_verified_by_a_pin(registry: Registry) -> None:
    brand_id = sole_proprietor(registry)
    path = f"/10dlc/brand/{brand_id}/smsOtp"
    assert refusal(registry.http.get(path)) == (404, "10005")
    triggered = registry.call("POST", path, PIN_TEXTS)
    [text] = texts(registry)
    pin = text.removeprefix("Your PIN is ")
    assert re.fullmatch(r"\d{6}", pin)
    wrong = f"{(int(pin) + 1) % 1_000_000:06d}"
    assert refusal(registry.http.put(path, json={"otpPin": wrong})) == (400, "10015")
    assert invalid(registry.http.put(path, json={"otpPin": "123"})) == (422, ["body", "otpPin"])
    assert registry.identity(brand_id)[1] == "UNVERIFIED"
    answer = registry.http.put(path, json={"otpPin": pin})
    assert (answer.status_code, answer.content) == (204, b"")
    assert registry.identity(brand_id) == ("OK", "VERIFIED")
    assert registry.told()[-1] == ("TCR_BRAND_UPDATE", "BRAND_OTP_VERIFIED")
    assert texts(registry) == [text, "Thank you."]
    status = registry.call("GET", path)
    assert (status["deliveryStatus"], status["referenceId"]) == ("DELIVERED_HANDSET", triggered["referenceId"])
    assert "verifyDate" in status
    assert registry.call("GET", f"/10dlc/brand/smsOtp/{triggered['referenceId']}", brandId=brand_id) == status
    assert refusal(registry.http.put(path, json={"otpPin": pin})) == (400, "10015")
    # For the owner of the phone it is in plain words, and nowhere else.
    state = {kind: found for kind, found in registry.world.see("telnyx", "state").items() if kind != "handsets"}
    assert pin not in str([state["one_time_pins"], registry.world.see("telnyx", "calls")])


def test_a_pin_lives_for_a_day_and_a_newer_one_takes_its_place(registry: Registry) -> None:
    brand_id = sole_proprietor(registry)
    path = f"/10dlc/brand/{brand_id}/smsOtp"
    registry.call("POST", path, PIN_TEXTS)
    registry.wait(86_400)
    old = texts(registry)[0].split()[-1]
    expired = registry.http.put(path, json={"otpPin": old})
    assert (refusal(expired), expired.json()["errors"][0]["detail"]) == ((400, "10015"), "OTP PIN expired")
    assert registry.call("GET", path)["deliveryStatus"] == "EXPIRED"
    registry.call("POST", path, PIN_TEXTS)
    new = texts(registry)[1].split()[-1]
    assert registry.http.put(path, json={"otpPin": new}).status_code == 204


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"pinSms": "Your PIN", "successSms": "x"}, 400),
        ({"pinSms": "@OTP_PIN@" + "x" * 500, "successSms": "x"}, 400),
        ({"pinSms": "@OTP_PIN@"}, 422),
    ],
)
def test_what_the_texts_of_a_pin_must_be(registry: Registry, body: dict[str, str], status: int) -> None:
    answer = registry.http.post(f"/10dlc/brand/{sole_proprietor(registry)}/smsOtp", json=body)
    assert answer.status_code == status
    assert registry.world.see("telnyx", "state")["handsets"] == []


def test_a_pin_is_for_sole_proprietors_with_a_phone_at_home(registry: Registry) -> None:
    company = registry.good_brand()
    assert refusal(registry.http.post(f"/10dlc/brand/{company}/smsOtp", json=PIN_TEXTS)) == (400, "10015")
    abroad = sole_proprietor(registry, mobilePhone="+442079460000")
    assert refusal(registry.http.post(f"/10dlc/brand/{abroad}/smsOtp", json=PIN_TEXTS)) == (400, "10015")


def test_a_mobile_phone_has_three_sole_proprietors(registry: Registry) -> None:
    for n in range(3):
        registry.call("POST", "/10dlc/brand", {**SOLE, "displayName": f"Ann {n}"})
    assert refusal(registry.http.post("/10dlc/brand", json=SOLE)) == (400, "10015")


def test_a_sole_proprietor_has_one_campaign_of_its_kind_with_one_number(registry: Registry) -> None:
    brand_id = sole_proprietor(registry)
    registry.decide("brand", brand_id, "verified")
    body = {**CAMPAIGN, "brandId": brand_id}
    assert refusal(registry.http.post("/10dlc/campaignBuilder", json=body)) == (400, "10015")
    campaign_id = registry.campaign(brand_id, usecase="SOLE_PROPRIETOR")
    second = registry.http.post("/10dlc/campaignBuilder", json={**body, "usecase": "SOLE_PROPRIETOR"})
    assert second.json()["errors"][0]["detail"] == "Sole Proprietor brands can only have one active campaign"
    registry.wait(3)
    for phone_number, status in ((NUMBER, 200), ("+12125550101", 400)):
        registry.number(phone_number)
        answer = registry.http.post(
            "/10dlc/phone_number_campaigns", json={"phoneNumber": phone_number, "campaignId": campaign_id}
        )
        assert answer.status_code == status
    other = {**body, "brandId": registry.good_brand(), "usecase": "SOLE_PROPRIETOR"}
    assert refusal(registry.http.post("/10dlc/campaignBuilder", json=other)) == (400, "10015")
