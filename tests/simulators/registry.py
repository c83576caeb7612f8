"""The simulated Telnyx as a registry, called over HTTP: a brand, a campaign or a number in one line, and what it said no with."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from tests.providers.simulated import Simulated

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


def refusal(answer: httpx.Response) -> tuple[int, str]:
    [error] = answer.json()["errors"]
    assert "meta" not in error
    return answer.status_code, error["code"]


def invalid(answer: httpx.Response) -> tuple[int, list[str]]:
    [error] = answer.json()["detail"]
    return answer.status_code, error["loc"]


def search(registry: Registry, **filters: Any) -> Sequence[str]:
    query = {f"filter[{name}]": value for name, value in filters.items()}
    return [row["phone_number"] for row in registry.call("GET", "/available_phone_numbers", **query)["data"]]
