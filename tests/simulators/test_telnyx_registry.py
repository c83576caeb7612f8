"""The simulated Telnyx as a registry, over HTTP: brands, campaigns, assignments, orders, and what is decided about them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import httpx
import pytest

from tests.providers.simulated import Simulated, simulated

NUMBER = "+12125550100"
HOOK = "https://hooks.example.com/telnyx"

BRAND: Mapping[str, Any] = {
    "entityType": "PRIVATE_PROFIT",
    "displayName": "Northwind Dental",
    "companyName": "Northwind Dental LLC",
    "ein": "12-3456789",
    "country": "US",
    "email": "ann@northwind.example",
    "vertical": "HEALTHCARE",
    "webhookURL": HOOK,
}
SOLE: Mapping[str, Any] = {
    "entityType": "SOLE_PROPRIETOR",
    "displayName": "Ann Archer",
    "firstName": "Ann",
    "lastName": "Archer",
    "phone": "+12125550101",
    "mobilePhone": "+12125550102",
    "street": "1 Main Street",
    "city": "Springfield",
    "state": "IL",
    "postalCode": "62701",
    "country": "US",
    "email": "ann@northwind.example",
    "vertical": "HEALTHCARE",
    "webhookURL": HOOK,
}
CAMPAIGN: Mapping[str, Any] = {
    "description": "Reminders of appointments that patients have made with Northwind Dental.",
    "usecase": "ACCOUNT_NOTIFICATION",
    "messageFlow": "Patients tick a box on the booking form at https://northwind.example/book.",
    "sample1": "Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.",
    "optoutKeywords": "STOP,END",
    "webhookURL": HOOK,
}
PIN_TEXTS = {"pinSms": "Your PIN is @OTP_PIN@", "successSms": "Thank you."}


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


class Registry:
    """Calls that must succeed, and what the world looks like after them."""

    def __init__(self, world: Simulated) -> None:
        self.world = world
        self.http = world.telnyx

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        answer = self.http.request(method, path, json=body, params=query or None)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def brand(self, **fields: Any) -> str:
        return str(self.call("POST", "/10dlc/brand", {**BRAND, **fields})["brandId"])

    def good_brand(self, **fields: Any) -> str:
        brand_id = self.brand(**fields)
        self.wait(1)
        return brand_id

    def campaign(self, brand_id: str, **fields: Any) -> str:
        body = {**CAMPAIGN, "brandId": brand_id, **fields}
        return str(self.call("POST", "/10dlc/campaignBuilder", body)["campaignId"])

    def good_campaign(self, **fields: Any) -> str:
        campaign_id = self.campaign(self.good_brand(), **fields)
        self.wait(3)
        return campaign_id

    def number(self, phone_number: str = NUMBER) -> str:
        """A number on a messaging profile; the id of the profile."""
        profile = self.call("POST", "/messaging_profiles", {"name": "p", "whitelisted_destinations": ["US"]})["data"]
        [found] = self.call("GET", "/phone_numbers", **{"filter[phone_number]": phone_number})["data"]
        self.call("PATCH", f"/phone_numbers/{found['id']}/messaging", {"messaging_profile_id": profile["id"]})
        return str(profile["id"])

    def wait(self, seconds: float) -> None:
        self.world.clock.advance(seconds=seconds)

    def decide(self, kind: str, id_: str, outcome: str, reason: Any = None) -> Any:
        answer = self.world.control("telnyx", "decide", kind=kind, id=id_, outcome=outcome, reason=reason)
        assert answer.is_success, answer.text
        return answer.json()

    def status(self, campaign_id: str) -> str:
        return str(self.call("GET", f"/10dlc/campaign/{campaign_id}")["campaignStatus"])

    def identity(self, brand_id: str) -> tuple[str, str]:
        brand = self.call("GET", f"/10dlc/brand/{brand_id}")
        return brand["status"], brand["identityStatus"]

    def assignment(self, phone_number: str = NUMBER) -> Any:
        return self.call("GET", f"/10dlc/phone_number_campaigns/{phone_number}")

    def told(self) -> list[tuple[str, str | None]]:
        """The events so far: their type, and what they say of it."""
        payloads = [row["body"]["data"]["payload"] for row in self.world.see("telnyx", "webhooks")]
        return [(payload["type"], payload.get("eventType") or payload.get("status")) for payload in payloads]

    def fees(self) -> list[tuple[str, str]]:
        return [(fee["what"], fee["dollars"]) for fee in self.world.see("telnyx", "state")["fees"]]


@pytest.fixture
def registry(server: Simulated) -> Registry:
    server.reset()
    return Registry(server)


def refusal(answer: httpx.Response) -> tuple[int, str]:
    [error] = answer.json()["errors"]
    assert "meta" not in error
    return answer.status_code, error["code"]


def invalid(answer: httpx.Response) -> tuple[int, list[str]]:
    [error] = answer.json()["detail"]
    return answer.status_code, error["loc"]


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


def search(registry: Registry, **filters: Any) -> Sequence[str]:
    query = {f"filter[{name}]": value for name, value in filters.items()}
    return [row["phone_number"] for row in registry.call("GET", "/available_phone_numbers", **query)["data"]]


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
